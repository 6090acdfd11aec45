/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The real plans, where they are at hand: the whole of one against what it is known to say, the
 * excerpts by what was read in them by eye. */
#include "plan-outline.h"

#include <json-glib/json-glib.h>

static void
compare_task (const ShianTextTask *task, JsonObject *truth)
{
  JsonArray *responsibilities = json_object_get_array_member (truth, "responsibilities");

  g_assert_cmpint (task->number, ==, json_object_get_int_member (truth, "number"));
  g_assert_cmpstr (task->text, ==, json_object_get_string_member (truth, "text"));
  g_assert_cmpstr (task->clause, ==, json_object_get_string_member (truth, "clause"));
  g_assert_cmpuint (task->responsibilities->len, ==, json_array_get_length (responsibilities));
  for (guint i = 0; i < task->responsibilities->len; i++) {
    const ShianTextResponsibility *one = g_ptr_array_index (task->responsibilities, i);
    JsonObject *expected = json_array_get_object_element (responsibilities, i);
    g_assert_cmpstr (one->unit, ==, json_object_get_string_member (expected, "unit"));
    g_assert_cmpstr (shian_role_key (one->role), ==,
                     json_object_get_string_member (expected, "role"));
  }
}

static void
compare_measure (const ShianTextMeasure *measure, JsonObject *truth)
{
  JsonArray *tasks = json_object_get_array_member (truth, "tasks");

  g_assert_cmpint (measure->number, ==, json_object_get_int_member (truth, "number"));
  g_assert_cmpstr (measure->title, ==, json_object_get_string_member (truth, "title"));
  g_assert_cmpuint (measure->tasks->len, ==, json_array_get_length (tasks));
  for (guint i = 0; i < measure->tasks->len; i++)
    compare_task (g_ptr_array_index (measure->tasks, i), json_array_get_object_element (tasks, i));
}

static void
compare_section (const ShianTextSection *section, JsonObject *truth)
{
  JsonArray *measures = json_object_get_array_member (truth, "measures");

  g_assert_cmpint (section->number, ==, json_object_get_int_member (truth, "number"));
  g_assert_cmpstr (section->title, ==, json_object_get_string_member (truth, "title"));
  g_assert_cmpuint (section->measures->len, ==, json_array_get_length (measures));
  for (guint i = 0; i < section->measures->len; i++)
    compare_measure (g_ptr_array_index (section->measures, i),
                     json_array_get_object_element (measures, i));
}

static void
compare_obligations (const ShianPlanText *plan, JsonArray *truth)
{
  g_assert_cmpuint (plan->obligations->len, ==, json_array_get_length (truth));
  for (guint i = 0; i < plan->obligations->len; i++) {
    const ShianTextObligation *one = g_ptr_array_index (plan->obligations, i);
    JsonObject *expected = json_array_get_object_element (truth, i);
    g_assert_cmpstr (shian_obligation_key (one->kind), ==,
                     json_object_get_string_member (expected, "kind"));
    g_assert_cmpstr (one->to, ==, json_object_get_string_member (expected, "to"));
    g_assert_cmpint (one->days, ==, json_object_get_int_member_with_default (expected, "days", 0));
  }
}

static void
test_jinghai (void)
{
  g_autofree char *text = plan_shared_text ("jinghai-2024.txt");
  g_autofree char *json = text != NULL ? plan_shared_text ("jinghai-2024.expected.json") : NULL;
  g_autoptr (JsonNode) node = NULL;
  g_autoptr (ShianPlanText) plan = NULL;
  JsonObject *truth;
  JsonArray *sections;

  if (json == NULL)
    return;
  node = json_from_string (json, NULL);
  truth = json_node_get_object (node);
  sections = json_object_get_array_member (truth, "sections");
  plan = plan_parse (text);
  g_assert_cmpint (plan->year, ==, json_object_get_int_member (truth, "year"));
  g_assert_null (plan->title);
  g_assert_cmpuint (plan->sections->len, ==, json_array_get_length (sections));
  for (guint i = 0; i < plan->sections->len; i++)
    compare_section (g_ptr_array_index (plan->sections, i),
                     json_array_get_object_element (sections, i));
  compare_obligations (plan, json_object_get_array_member (truth, "obligations"));
}

static void
count_roles (const ShianPlanText *plan, guint counts[4])
{
  for (guint i = 0; i < plan->sections->len; i++) {
    const ShianTextSection *section = g_ptr_array_index (plan->sections, i);
    for (guint j = 0; j < section->measures->len; j++) {
      const ShianTextMeasure *measure = g_ptr_array_index (section->measures, j);
      for (guint k = 0; k < measure->tasks->len; k++) {
        const ShianTextTask *task = g_ptr_array_index (measure->tasks, k);
        for (guint r = 0; r < task->responsibilities->len; r++)
          counts[((ShianTextResponsibility *) g_ptr_array_index (task->responsibilities, r))
                     ->role]++;
      }
    }
  }
}

static void
test_jinghai_counts (void)
{
  g_autofree char *text = plan_shared_text ("jinghai-2024.txt");
  g_autoptr (ShianPlanText) plan = NULL;
  guint roles[4] = { 0 };
  guint measures;
  guint tasks;
  guint responsibilities;

  if (text == NULL)
    return;
  plan = plan_parse (text);
  shian_plan_text_count (plan, &measures, &tasks, &responsibilities);
  g_assert_cmpuint (plan->sections->len, ==, 8);
  g_assert_cmpuint (measures, ==, 32);
  g_assert_cmpuint (tasks, ==, 71);
  g_assert_cmpuint (responsibilities, ==, 156);
  count_roles (plan, roles);
  g_assert_cmpuint (roles[SHIAN_ROLE_ASSIGNED], ==, 101);
  g_assert_cmpuint (roles[SHIAN_ROLE_RESPONSIBLE], ==, 36);
  g_assert_cmpuint (roles[SHIAN_ROLE_LEAD], ==, 15);
  g_assert_cmpuint (roles[SHIAN_ROLE_SUPPORT], ==, 4);
}

typedef struct {
  const char *file;
  int year;
  gboolean titled;
  guint sections;
  guint measures;
  guint tasks;
  const char *units;
} Excerpt;

static void
test_excerpt (gconstpointer data)
{
  const Excerpt *excerpt = data;
  g_autofree char *text = plan_shared_text (excerpt->file);
  g_autoptr (ShianPlanText) plan = NULL;
  g_autofree char *units = NULL;
  guint measures;
  guint tasks;

  if (text == NULL)
    return;
  plan = plan_parse (text);
  units = plan_outline_units (plan);
  shian_plan_text_count (plan, &measures, &tasks, NULL);
  g_assert_cmpstr (units, ==, excerpt->units);
  g_assert_cmpint (plan->year, ==, excerpt->year);
  g_assert_cmpint (plan->title != NULL, ==, excerpt->titled);
  g_assert_cmpuint (plan->sections->len, ==, excerpt->sections);
  g_assert_cmpuint (measures, ==, excerpt->measures);
  g_assert_cmpuint (tasks, ==, excerpt->tasks);
}

static const Excerpt EXCERPTS[] = {
  { "binhai-2021-pdf-noise-excerpt.txt", 2021, TRUE, 1, 2, 4,
    "assigned:区委办 assigned:区政府办 assigned:区食安办 assigned:区食安委相关成员单位 / "
    "responsible:区食安办 / responsible:区委巡察办 / " },
  { "jizhou-2025-excerpt.txt", 2025, TRUE, 1, 2, 5,
    "assigned:区食药安办 assigned:各乡镇(街道) / lead:区食药安办 assigned:相关成员单位 / "
    "assigned:区林业局 assigned:区农业农村委 assigned:区市场监管局 assigned:区粮食中心 "
    "assigned:蓟州海关 / assigned:区食药安委相关成员单位 / " },
  { "ninghe-2025-excerpt.txt", 2025, TRUE, 1, 2, 3,
    "lead:区食药安办 assigned:区食药安委各成员单位 / responsible:区食药安办 / " },
  { "responsible-unit-colon-excerpt.txt", 0, FALSE, 1, 4, 4,
    "responsible:市高院 responsible:市公安局 responsible:市规划资源局 responsible:上海银保监局 "
    "responsible:上海证监局 responsible:市税务局 responsible:市人力资源社会保障局 "
    "responsible:市住房城乡建设管理委 responsible:市通信管理局 responsible:各区政府 / "
    "responsible:市住房城乡建设管理委 responsible:市规划资源局 responsible:市水务局 "
    "responsible:市绿化市容局 responsible:市卫生健康委 responsible:市国动办 "
    "responsible:市交通委（市道运局） responsible:市交警总队 responsible:市气象局 / "
    "responsible:市委组织部 responsible:市科技局 / "
    "responsible:市发改委 responsible:市财政局 responsible:市工信局 responsible:市商务局" },
};

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/plan/shared/jinghai", test_jinghai);
  g_test_add_func ("/plan/shared/jinghai-counts", test_jinghai_counts);
  for (gsize i = 0; i < G_N_ELEMENTS (EXCERPTS); i++) {
    g_autofree char *path = g_strconcat ("/plan/shared/", EXCERPTS[i].file, NULL);
    g_test_add_data_func (path, &EXCERPTS[i], test_excerpt);
  }
  return g_test_run ();
}
