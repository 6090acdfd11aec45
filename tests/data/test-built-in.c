/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The plan, the directory and the sample that ship with the program, held against each other and
 * against the published plan. */
#include "checklist/checklist.h"
#include "plan/plan-import.h"
#include "plan/plan-parser.h"
#include "reports/registers.h"

#include <glib/gstdio.h>
#include <json-glib/json-glib.h>

#define PREFIX "/io/github/shian/Shian/"
#define PLAN PREFIX "plans/jinghai-2024.txt"
/* So many characters in a row are a sentence of somebody else. */
#define RUN 13
#define SAMPLE_MARK "（示例）"

typedef struct {
  char *folder;
  ShianStore *store;
  ShianUnitDirectory *directory;
} Fixture;

static char *
read_resource (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_resources_lookup_data (path, 0, &error);

  g_assert_no_error (error);
  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static ShianPlanText *
parse (const char *text)
{
  g_autoptr (GError) error = NULL;
  ShianPlanText *plan = shian_plan_parser_parse (text, &error);

  g_assert_no_error (error);
  return plan;
}

static ShianPlanText *
parse_built_in (void)
{
  g_autofree char *text = read_resource (PLAN);
  return parse (text);
}

/* The published plan or what is known of it; NULL, with the test skipped, where it is not at hand.
 */
static char *
read_shared (const char *name)
{
  const char *shared = g_getenv ("SHIAN_SHARED");
  g_autofree char *path = NULL;
  char *text = NULL;

  if (shared != NULL)
    path = g_build_filename (shared, "plans", name, NULL);
  if (path == NULL || !g_file_get_contents (path, &text, NULL, NULL))
    g_test_skip ("SHIAN_SHARED does not lead to the published plan");
  return text;
}

static ShianPlanImport *
propose (ShianStore *store, ShianPlanText *plan)
{
  g_autoptr (GError) error = NULL;
  ShianPlanImport *import = shian_plan_import_new (store, plan, "builtin", &error);

  g_assert_no_error (error);
  return import;
}

static void
set_up (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;
  g_autoptr (ShianPlanImport) import = NULL;

  f->folder = g_dir_make_tmp ("shian-XXXXXX", &error);
  g_assert_no_error (error);
  path = g_build_filename (f->folder, "shian.db", NULL);
  f->store = shian_registers_open (path, SHIAN_STORE_CREATE, &error);
  g_assert_no_error (error);
  import = propose (f->store, parse_built_in ());
  g_assert_true (shian_plan_import_accept (f->store, import, &error));
  g_assert_no_error (error);
  f->directory = shian_unit_directory_load (f->store, &error);
  g_assert_no_error (error);
}

static void
remove_file (const char *folder, const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_unlink (path);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  g_autoptr (GDir) dir = NULL;
  const char *name;

  shian_unit_directory_free (f->directory);
  shian_store_close (f->store);
  dir = g_dir_open (f->folder, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    remove_file (f->folder, name);
  g_rmdir (f->folder);
  g_free (f->folder);
}

static void
test_counts (void)
{
  g_autoptr (ShianPlanText) plan = parse_built_in ();
  guint measures, tasks, responsibilities;

  shian_plan_text_count (plan, &measures, &tasks, &responsibilities);
  g_assert_cmpstr (plan->title, ==, "静海区2024年食品安全监督管理计划");
  g_assert_cmpint (plan->year, ==, 2024);
  g_assert_cmpuint (plan->sections->len, ==, 8);
  g_assert_cmpuint (measures, ==, 32);
  g_assert_cmpuint (tasks, ==, 71);
  g_assert_cmpuint (responsibilities, ==, 156);
  g_assert_cmpuint (plan->obligations->len, ==, 3);
  g_assert_cmpuint (plan->characters, ==, plan->accounted);
}

typedef void (*TaskFunc) (const ShianTextTask *task, const char *label, gpointer data);

static void
each_task (const ShianPlanText *plan, TaskFunc func, gpointer data)
{
  for (guint s = 0; s < plan->sections->len; s++) {
    const ShianTextSection *section = plan->sections->pdata[s];
    for (guint m = 0; m < section->measures->len; m++) {
      const ShianTextMeasure *measure = section->measures->pdata[m];
      for (guint t = 0; t < measure->tasks->len; t++) {
        const ShianTextTask *task = measure->tasks->pdata[t];
        g_autofree char *label =
            g_strdup_printf ("%d.%d-%d", section->number, measure->number, task->number);
        func (task, label, data);
      }
    }
  }
}

/* One line a task: place, clause, and every figure. */
static void
add_facts (const ShianTextTask *task, const char *label, gpointer data)
{
  GString *facts = data;

  g_string_append_printf (facts, "%s %s", label, task->clause);
  for (guint i = 0; i < task->quantities->len; i++)
    g_string_append_printf (facts, " %s", ((ShianTextQuantity *) task->quantities->pdata[i])->text);
  g_string_append_c (facts, '\n');
}

static void
test_same_facts (void)
{
  g_autofree char *text = read_shared ("jinghai-2024.txt");
  g_autoptr (ShianPlanText) built_in = parse_built_in ();
  g_autoptr (ShianPlanText) published = NULL;
  g_autoptr (GString) here = g_string_new (NULL);
  g_autoptr (GString) there = g_string_new (NULL);

  if (text == NULL)
    return;
  published = parse (text);
  each_task (built_in, add_facts, here);
  each_task (published, add_facts, there);
  g_assert_cmpstr (here->str, ==, there->str);
}

static void
add_wording (const ShianTextTask *task, const char *label, gpointer data)
{
  g_ptr_array_add (data, g_strdup (task->text));
}

/* Names are facts; the sentences around them are to be our own. */
static char *
without_names (const char *text)
{
  g_autoptr (GRegex) names = g_regex_new ("《[^》]*》|“[^”]*”|（[A-Z0-9/-]+）", 0, 0, NULL);
  return g_regex_replace_literal (names, text, -1, 0, "|", 0, NULL);
}

static void
check_own_words (const char *own, const char *published)
{
  const char *end = own;

  if (g_utf8_strlen (own, -1) < RUN)
    return;
  end = g_utf8_offset_to_pointer (own, RUN);
  for (const char *p = own;; p = g_utf8_next_char (p), end = g_utf8_next_char (end)) {
    g_autofree char *run = g_strndup (p, end - p);
    if (strstr (published, run) != NULL)
      g_test_fail_printf ("the published plan has the same words: %s", run);
    if (*end == '\0')
      return;
  }
}

static void
test_own_words (void)
{
  g_autofree char *published = read_shared ("jinghai-2024.txt");
  g_autoptr (ShianPlanText) built_in = parse_built_in ();
  g_autoptr (GPtrArray) wordings = g_ptr_array_new_with_free_func (g_free);

  if (published == NULL)
    return;
  each_task (built_in, add_wording, wordings);
  for (guint i = 0; i < wordings->len; i++) {
    g_autofree char *own = without_names (wordings->pdata[i]);
    check_own_words (own, published);
  }
}

static void
test_official_wording_lands (Fixture *f, gconstpointer data)
{
  g_autofree char *text = read_shared ("jinghai-2024.txt");
  g_autoptr (ShianPlanImport) import = NULL;

  if (text == NULL)
    return;
  import = propose (f->store, parse (text));
  g_assert_cmpuint (import->counts[SHIAN_IMPORT_ADDED], ==, 0);
  g_assert_cmpuint (import->counts[SHIAN_IMPORT_REMOVED], ==, 0);
  for (guint i = 0; i < import->items->len; i++) {
    const ShianImportItem *item = import->items->pdata[i];
    g_assert_false (item->moved);
    g_assert_false (item->units_changed);
    g_assert_cmpstr (item->label, ==, item->old->label);
  }
}

static void
check_units (const ShianTextTask *task, const char *label, gpointer data)
{
  for (guint i = 0; i < task->responsibilities->len; i++) {
    const ShianTextResponsibility *responsibility = task->responsibilities->pdata[i];
    if (shian_unit_directory_find (data, responsibility->unit) == NULL)
      g_test_fail_printf ("%s: nobody is called %s", label, responsibility->unit);
  }
}

static void
test_units_known (Fixture *f, gconstpointer data)
{
  g_autoptr (ShianPlanText) plan = parse_built_in ();

  each_task (plan, check_units, f->directory);
}

static void
test_aliases (Fixture *f, gconstpointer data)
{
  static const char *const names[][2] = {
    { "区食药安办", "区食品安全办" },
    { "区食药安委各成员单位", "区食品安全委相关成员单位" },
    { "相关成员单位", "区食品安全委相关成员单位" },
    { "各乡镇(街道)", "各乡镇（街道）" },
    { "区发改委", "区发展改革委" },
    { "天津市静海区王口镇人民政府", "王口镇人民政府" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++) {
    const ShianUnit *unit = shian_unit_directory_find (f->directory, names[i][0]);
    g_assert_nonnull (unit);
    g_assert_cmpstr (unit->short_name, ==, names[i][1]);
  }
}

static ShianChecklist *
load_checklist (Fixture *f, const char *name)
{
  g_autoptr (GError) error = NULL;
  const ShianUnit *unit = shian_unit_directory_find (f->directory, name);
  ShianChecklist *list;

  g_assert_nonnull (unit);
  list = shian_checklist_load (f->store, f->directory, unit, NULL, &error);
  g_assert_no_error (error);
  return list;
}

static void
test_checklists (Fixture *f, gconstpointer data)
{
  static const struct {
    const char *unit;
    guint tasks;
    guint by_name;
  } expected[] = {
    { "区教育局", 17, 4 },         { "区市场监管局", 46, 34 },  { "子牙镇人民政府", 16, 0 },
    { "王口镇人民政府", 17, 1 },   { "区食品安全办", 12, 12 },  { "朝阳街道办事处", 16, 0 },
    { "子牙经开区管委会", 16, 0 }, { "区文化和旅游局", 13, 0 }, { "区水务局", 0, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (expected); i++) {
    g_autoptr (ShianChecklist) list = load_checklist (f, expected[i].unit);
    guint by_name = 0;
    for (guint k = 0; k < list->items->len; k++)
      by_name += ((ShianChecklistItem *) list->items->pdata[k])->via == NULL;
    g_assert_cmpuint (list->items->len, ==, expected[i].tasks);
    g_assert_cmpuint (by_name, ==, expected[i].by_name);
  }
}

static void
check_sample_entry (Fixture *f, JsonObject *entry)
{
  static const char *const texts[] = { "text", "problems", "next_plan" };
  g_autoptr (ShianChecklist) list =
      load_checklist (f, json_object_get_string_member (entry, "unit"));
  const char *label = json_object_get_string_member (entry, "label");
  const ShianBookTask *task = shian_plan_book_find_label (list->book, label);

  g_assert_nonnull (task);
  g_assert_nonnull (shian_checklist_find (list, task->task->record.id));
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++) {
    const char *text = json_object_get_string_member_with_default (entry, texts[i], "");
    if (*text != '\0' && !g_str_has_prefix (text, SAMPLE_MARK))
      g_test_fail_printf ("%s: a sample has to say so: %s", label, text);
  }
  if (json_object_has_member (entry, "status"))
    g_assert_cmpint (
        shian_choice_find (SHIAN_STATUS_CHOICES, json_object_get_string_member (entry, "status")),
        >=, 0);
}

static void
test_sample (Fixture *f, gconstpointer data)
{
  g_autofree char *text = read_resource (data);
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) root = json_from_string (text, &error);
  JsonArray *entries;

  g_assert_no_error (error);
  entries = json_node_get_array (root);
  g_assert_cmpuint (json_array_get_length (entries), >, 0);
  for (guint i = 0; i < json_array_get_length (entries); i++)
    check_sample_entry (f, json_array_get_object_element (entries, i));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/built-in/counts", test_counts);
  g_test_add_func ("/built-in/same-facts", test_same_facts);
  g_test_add_func ("/built-in/own-words", test_own_words);
  g_test_add ("/built-in/official-wording-lands", Fixture, NULL, set_up,
              test_official_wording_lands, tear_down);
  g_test_add ("/built-in/units-known", Fixture, NULL, set_up, test_units_known, tear_down);
  g_test_add ("/built-in/aliases", Fixture, NULL, set_up, test_aliases, tear_down);
  g_test_add ("/built-in/checklists", Fixture, NULL, set_up, test_checklists, tear_down);
  g_test_add ("/built-in/sample-progress", Fixture, PREFIX "sample/progress.json", set_up,
              test_sample, tear_down);
  g_test_add ("/built-in/sample-steps", Fixture, PREFIX "sample/steps.json", set_up, test_sample,
              tear_down);
  return g_test_run ();
}
