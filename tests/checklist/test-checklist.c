/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whose task it is and how, when it is due, and how far it has come. */
#include "store-fixture.h"

#include "base/clock.h"
#include "base/date.h"
#include "base/error.h"
#include "checklist/checklist.h"
#include "checklist/due.h"
#include "checklist/work.h"
#include "store/save.h"
#include "store/statement.h"

#include <math.h>
#include <string.h>

typedef struct {
  StoreFixture base;
  FixturePlan *plan;
  ShianUnit *school;
  ShianUnit *market;
  ShianUnit *town;
  char *tasks[5];
} Work;

/* Task 0 names the school office and a collective that holds it too; 1 comes by a collective; 2 by
 * two collectives; 3 names it twice; 4 is somebody else's. */
static void
set_up (Work *work, gconstpointer unused)
{
  static const char *const texts[] = { "一", "二", "三", "四", "五" };
  ShianStore *store;

  store_fixture_set_up (&work->base, NULL);
  store = work->base.store;
  work->school = fixture_add_unit (store, 1, "区教育局", SHIAN_UNIT_DEPARTMENT, TRUE, NULL);
  work->market = fixture_add_unit (store, 2, "区市场监管局", SHIAN_UNIT_DEPARTMENT, TRUE, NULL);
  work->town = fixture_add_unit (store, 3, "子牙镇人民政府", SHIAN_UNIT_TOWN, TRUE, NULL);
  shian_unit_free (
      fixture_add_unit (store, 4, "相关成员单位", SHIAN_UNIT_COLLECTIVE, FALSE, "@member"));
  shian_unit_free (
      fixture_add_unit (store, 5, "教育系统", SHIAN_UNIT_COLLECTIVE, FALSE, "区教育局"));
  work->plan = fixture_add_plan (store, 2024, "2024-05-13");
  for (int i = 0; i < 5; i++)
    work->tasks[i] = fixture_add_task (store, work->plan, texts[i]);
#define RESPONSIBLE(task, number, name, role)                                                      \
  fixture_add_responsibility (store, work->plan, work->tasks[task], number, name, role)
  RESPONSIBLE (0, 1, "相关成员单位", SHIAN_ROLE_LEAD);
  RESPONSIBLE (0, 2, "区教育局", SHIAN_ROLE_SUPPORT);
  RESPONSIBLE (0, 3, "区市场监管局", SHIAN_ROLE_LEAD);
  RESPONSIBLE (1, 1, "区市场监管局", SHIAN_ROLE_RESPONSIBLE);
  RESPONSIBLE (1, 2, "相关成员单位", SHIAN_ROLE_ASSIGNED);
  RESPONSIBLE (2, 1, "相关成员单位", SHIAN_ROLE_ASSIGNED);
  RESPONSIBLE (2, 2, "教育系统", SHIAN_ROLE_LEAD);
  RESPONSIBLE (3, 1, "区教育局", SHIAN_ROLE_SUPPORT);
  RESPONSIBLE (3, 2, "区教育局", SHIAN_ROLE_LEAD);
  RESPONSIBLE (3, 3, "不认识的单位", SHIAN_ROLE_ASSIGNED);
  RESPONSIBLE (4, 1, "区市场监管局", SHIAN_ROLE_RESPONSIBLE);
}

static void
tear_down (Work *work, gconstpointer unused)
{
  for (int i = 0; i < 5; i++)
    g_free (work->tasks[i]);
  shian_unit_free (work->school);
  shian_unit_free (work->market);
  shian_unit_free (work->town);
  fixture_plan_free (work->plan);
  store_fixture_tear_down (&work->base, NULL);
}

static ShianChecklist *
load (Work *work, const ShianUnit *unit, const char *period)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ShianUnitDirectory) directory = shian_unit_directory_load (work->base.store, NULL);
  ShianPeriod parsed;
  ShianChecklist *checklist;

  if (period != NULL)
    g_assert_true (shian_period_parse (period, &parsed, NULL));
  checklist = shian_checklist_load (work->base.store, directory, unit,
                                    period != NULL ? &parsed : NULL, &error);
  g_assert_no_error (error);
  return checklist;
}

static char *
partners_of (const ShianChecklistItem *item)
{
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint i = 0; i < item->partners->len; i++)
    g_string_append_printf (out, "%s;", (const char *) item->partners->pdata[i]);
  return g_string_free (g_steal_pointer (&out), FALSE);
}

static void
assert_item (Work *work, ShianChecklist *checklist, int task, ShianRole role, const char *via,
             const char *partners)
{
  const ShianChecklistItem *item = shian_checklist_find (checklist, work->tasks[task]);
  g_autofree char *found = NULL;

  g_assert_nonnull (item);
  g_assert_cmpint (item->role, ==, role);
  g_assert_cmpstr (item->via, ==, via);
  found = partners_of (item);
  g_assert_cmpstr (found, ==, partners);
}

static void
test_whose (Work *work, gconstpointer unused)
{
  g_autoptr (ShianChecklist) school = load (work, work->school, "2024Q1");
  g_autoptr (ShianChecklist) town = load (work, work->town, NULL);
  g_autoptr (ShianChecklist) market = load (work, work->market, NULL);

  g_assert_cmpuint (school->items->len, ==, 4);
  assert_item (work, school, 0, SHIAN_ROLE_SUPPORT, NULL,
               "相关成员单位（牵头）;区市场监管局（牵头）;");
  assert_item (work, school, 1, SHIAN_ROLE_ASSIGNED, "相关成员单位", "区市场监管局;");
  assert_item (work, school, 2, SHIAN_ROLE_LEAD, "教育系统", "相关成员单位;");
  assert_item (work, school, 3, SHIAN_ROLE_LEAD, NULL, "不认识的单位;");
  g_assert_null (shian_checklist_find (school, work->tasks[4]));
  g_assert_cmpuint (town->items->len, ==, 3);
  assert_item (work, town, 0, SHIAN_ROLE_LEAD, "相关成员单位",
               "区教育局（配合）;区市场监管局（牵头）;");
  g_assert_cmpuint (market->items->len, ==, 4);
  for (guint i = 0; i + 1 < school->items->len; i++) {
    const ShianChecklistItem *one = school->items->pdata[i];
    const ShianChecklistItem *next = school->items->pdata[i + 1];
    g_assert_cmpint (one->book->task->number, <, next->book->task->number);
  }
}

static void
test_refused (Work *work, gconstpointer unused)
{
  g_autoptr (ShianUnitDirectory) directory = shian_unit_directory_load (work->base.store, NULL);
  const ShianPeriod other = { 2031, 1 };
  g_autoptr (GError) error = NULL;

  g_assert_null (shian_checklist_load (work->base.store, directory,
                                       shian_unit_directory_find (directory, "相关成员单位"), NULL,
                                       &error));
  g_assert_error (error, SHIAN_ERROR, SHIAN_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_null (shian_checklist_load (work->base.store, directory, work->school, &other, &error));
  g_assert_error (error, SHIAN_ERROR, SHIAN_ERROR_NOT_FOUND);
}

static void
test_read_only (Work *work, gconstpointer unused)
{
  g_autoptr (ShianStore) reader = fixture_open (work->base.path, SHIAN_STORE_READ_ONLY, NULL);
  g_autoptr (ShianUnitDirectory) directory = shian_unit_directory_load (reader, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (ShianChecklist) checklist =
      shian_checklist_load (reader, directory, work->school, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (checklist->items->len, ==, 4);
}

/* The newest plan counts where no period says which. */
static void
test_newest_plan (Work *work, gconstpointer unused)
{
  g_autoptr (FixturePlan) next = fixture_add_plan (work->base.store, 2025, "2025-04-01");
  g_autofree char *task = fixture_add_task (work->base.store, next, "明年");
  g_autoptr (ShianChecklist) newest = NULL;
  g_autoptr (ShianChecklist) older = NULL;

  fixture_add_responsibility (work->base.store, next, task, 1, "区教育局", SHIAN_ROLE_LEAD);
  newest = load (work, work->school, NULL);
  older = load (work, work->school, "2024Q4");
  g_assert_cmpuint (newest->items->len, ==, 1);
  g_assert_cmpuint (older->items->len, ==, 4);
}

static void
add_date (Work *work, int task, gint64 number, int kind, const char *text, gint64 amount,
          const char *day)
{
  g_autoptr (ShianPlanDate) date = shian_plan_date_new ();

  date->plan = g_strdup (work->plan->plan);
  date->task = g_strdup (work->tasks[task]);
  date->number = number;
  date->text = g_strdup (text);
  date->kind = kind;
  date->amount = amount;
  date->day = g_strdup (day);
  fixture_save (work->base.store, &SHIAN_PLAN_DATE_TYPE, date);
}

static void
assert_due (Work *work, ShianChecklist *checklist, int task, const char *due, const char *reason)
{
  const ShianChecklistItem *item = shian_checklist_find (checklist, work->tasks[task]);

  g_test_message ("%s %s", item->due, item->due_reason);
  g_assert_cmpstr (item->due, ==, due);
  if (reason == NULL)
    g_assert_null (item->due_reason);
  else
    g_assert_nonnull (strstr (item->due_reason, reason));
}

static void
test_due (Work *work, gconstpointer unused)
{
  g_autoptr (ShianChecklist) checklist = NULL;

  add_date (work, 0, 1, SHIAN_TEXT_DATE_MONTH_END, "6月底前", 6, "2024-06-30");
  add_date (work, 0, 2, SHIAN_TEXT_DATE_MONTH_END, "9月底前", 9, "2024-09-30");
  add_date (work, 1, 1, SHIAN_TEXT_DATE_QUARTERLY, "每季度", SHIAN_INTEGER_NONE, NULL);
  add_date (work, 2, 1, SHIAN_TEXT_DATE_DAYS, "印发后26日内", 26, NULL); /* 8 June: a Saturday */
  add_date (work, 3, 1, SHIAN_TEXT_DATE_DAYS, "印发后30日内", 30, NULL);
  checklist = load (work, work->school, NULL);
  assert_due (work, checklist, 0, "2024-09-30", "9月底前");
  assert_due (work, checklist, 1, "2024-12-31", NULL);
  assert_due (work, checklist, 2, "2024-06-11", "顺延");
  assert_due (work, checklist, 3, "2024-06-12", "30日内");
}

static void
test_due_after_issue (void)
{
  g_autoptr (ShianCalendar) calendar = shian_calendar_new_builtin ();
  g_autofree char *reason = NULL;
  g_autofree char *moved = shian_due_after_issue ("2024-09-20", 11, calendar, &reason);
  g_autofree char *plain = NULL;

  g_assert_cmpstr (moved, ==, "2024-10-08"); /* 1 October and the days after */
  g_assert_nonnull (strstr (reason, "顺延"));
  g_clear_pointer (&reason, g_free);
  plain = shian_due_after_issue ("2024-05-13", 1, calendar, &reason);
  g_assert_cmpstr (plain, ==, "2024-05-14");
  g_assert_null (reason);
  g_assert_null (shian_due_after_issue (NULL, 30, calendar, NULL));
  g_assert_null (shian_due_after_issue ("5月13日", 30, calendar, NULL));
  g_assert_null (shian_due_after_issue ("2024-05-13", -1, calendar, NULL));
  g_assert_null (shian_due_after_issue ("2024-05-13", SHIAN_INTEGER_NONE, calendar, NULL));
  g_assert_null (shian_due_after_issue ("2024-05-13", G_MAXINT64, calendar, NULL));
}

static gboolean
report (Work *work, int task, const char *period, ShianStatus status, double figure, double total,
        GError **error)
{
  g_autoptr (ShianProgress) progress = shian_progress_find_or_new (
      work->base.store, work->tasks[task], work->school->record.id, period, error);

  progress->status = (int) status;
  progress->figure = figure;
  progress->figure_total = total;
  return shian_progress_save (work->base.store, progress, error);
}

static void
assert_reported (Work *work, int task, const char *period, double figure, double total)
{
  g_autoptr (GError) error = NULL;
  gboolean ok = report (work, task, period, SHIAN_STATUS_IN_PROGRESS, figure, total, &error);

  g_assert_no_error (error);
  g_assert_true (ok);
}

static double
total_in (Work *work, int task, const char *period)
{
  g_autoptr (ShianChecklist) checklist = load (work, work->school, period);
  return shian_checklist_find (checklist, work->tasks[task])->figure_total;
}

#define NONE ((double) NAN)

static void
test_figures (Work *work, gconstpointer unused)
{
  g_assert_true (isnan (total_in (work, 0, "2024Q4")));
  assert_reported (work, 0, "2024Q1", 10, NONE);
  assert_reported (work, 0, "2024Q3", 5, NONE);
  g_assert_cmpfloat (total_in (work, 0, "2024Q1"), ==, 10);
  g_assert_cmpfloat (total_in (work, 0, "2024Q2"), ==, 10);
  g_assert_cmpfloat (total_in (work, 0, "2024Q3"), ==, 15);
  g_assert_cmpfloat (total_in (work, 0, "2024"), ==, 15);
  assert_reported (work, 0, "2024Q2", NONE, 40); /* stated: counts from there */
  g_assert_cmpfloat (total_in (work, 0, "2024Q2"), ==, 40);
  g_assert_cmpfloat (total_in (work, 0, "2024Q3"), ==, 45);
  assert_reported (work, 0, "2024", 60, NONE);
  g_assert_cmpfloat (total_in (work, 0, "2024"), ==, 60);
  g_assert_cmpfloat (total_in (work, 0, "2024Q4"), ==, 45); /* the year's row is no quarter */
  assert_reported (work, 1, "2024Q1", 0, NONE);
  g_assert_cmpfloat (total_in (work, 1, "2024Q1"), ==, 0); /* nothing is not none */
}

static void
assert_refused (Work *work, const char *period, double figure, double total, int code)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (report (work, 0, period, SHIAN_STATUS_DONE, figure, total, &error));
  g_test_message ("%s", error->message);
  g_assert_error (error, SHIAN_ERROR, code);
}

static void
test_progress_refused (Work *work, gconstpointer unused)
{
  g_autoptr (ShianProgress) lost = shian_progress_new ();
  g_autoptr (GError) error = NULL;

  assert_reported (work, 0, "2024Q1", 10, NONE);
  assert_refused (work, "2024Q2", -1, NONE, SHIAN_ERROR_INVALID);
  assert_refused (work, "2024Q2", NONE, -1, SHIAN_ERROR_INVALID);
  assert_refused (work, "2024Q2", NONE, 9, SHIAN_ERROR_INVALID);
  assert_refused (work, "2024Q2", (double) INFINITY, NONE, SHIAN_ERROR_INVALID);
  assert_refused (work, "2025Q1", 1, NONE, SHIAN_ERROR_INVALID);
  assert_refused (work, "2024Q5", 1, NONE, SHIAN_ERROR_INVALID);
  assert_reported (work, 0, "2024Q2", NONE, 10);
  lost->task = g_strdup ("none");
  lost->unit = g_strdup (work->school->record.id);
  lost->period = g_strdup ("2024Q1");
  g_assert_false (shian_progress_save (work->base.store, lost, &error));
  g_assert_error (error, SHIAN_ERROR, SHIAN_ERROR_NOT_FOUND);
}

static void
test_progress_lists (Work *work, gconstpointer unused)
{
  ShianStore *store = work->base.store;
  const char *unit = work->school->record.id;
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GPtrArray) quarter = NULL;
  g_autoptr (GPtrArray) task = NULL;
  g_autoptr (GPtrArray) other = NULL;
  g_autoptr (ShianProgress) none = NULL;

  assert_reported (work, 0, "2024Q2", 1, NONE);
  assert_reported (work, 0, "2024Q1", 1, NONE);
  assert_reported (work, 1, "2024Q1", 1, NONE);
  all = shian_progress_list (store, NULL, NULL, NULL);
  quarter = shian_progress_list (store, unit, "2024Q1", NULL);
  task = shian_progress_of_task (store, work->tasks[0], unit, NULL);
  other = shian_progress_list (store, work->town->record.id, NULL, NULL);
  none = shian_progress_find (store, work->tasks[3], unit, "2024Q1", NULL);
  g_assert_cmpuint (all->len, ==, 3);
  g_assert_cmpuint (quarter->len, ==, 2);
  g_assert_cmpuint (task->len, ==, 2);
  g_assert_cmpstr (((ShianProgress *) task->pdata[0])->period, ==, "2024Q1");
  g_assert_cmpuint (other->len, ==, 0);
  g_assert_null (none);
}

static void
test_status (Work *work, gconstpointer unused)
{
  g_autoptr (ShianChecklist) checklist = NULL;
  g_autoptr (GError) error = NULL;
  guint counts[SHIAN_N_STATUSES];

  g_assert_true (report (work, 0, "2024Q1", SHIAN_STATUS_DONE, NONE, NONE, &error));
  g_assert_true (report (work, 1, "2024Q2", SHIAN_STATUS_LAGGING, NONE, NONE, &error));
  checklist = load (work, work->school, "2024Q1");
  shian_checklist_count (checklist, counts);
  g_assert_cmpuint (counts[SHIAN_STATUS_DONE], ==, 1);
  g_assert_cmpuint (counts[SHIAN_STATUS_LAGGING], ==, 0); /* that was another quarter */
  g_assert_cmpuint (counts[SHIAN_STATUS_NOT_STARTED], ==, 3);
  for (int i = 0; i < SHIAN_N_STATUSES; i++)
    g_assert_cmpstr (shian_status_document_title ((ShianStatus) i), !=, "");
}

static void
test_involvement (Work *work, gconstpointer unused)
{
  ShianStore *store = work->base.store;
  const char *unit = work->school->record.id;
  g_autoptr (ShianChecklist) checklist = NULL;
  g_autoptr (ShianChecklist) after = NULL;
  g_autoptr (GError) error = NULL;
  const ShianChecklistItem *item;

  g_assert_true (shian_involvement_set (store, work->tasks[1], unit, NULL, &error));
  g_assert_true (shian_involvement_set (store, work->tasks[1], unit, "无此类场所", &error));
  g_assert_true (shian_involvement_set (store, work->tasks[0], unit, "以前经集体名称", &error));
  g_assert_no_error (error);
  checklist = load (work, work->school, "2024Q1");
  item = shian_checklist_find (checklist, work->tasks[1]);
  g_assert_false (item->involved);
  g_assert_cmpstr (item->not_involved_reason, ==, "无此类场所");
  g_assert_cmpint (shian_checklist_item_status (item), ==, SHIAN_STATUS_NOT_INVOLVED);
  g_assert_true (shian_checklist_find (checklist, work->tasks[0])->involved); /* it is named */
  g_assert_false (shian_involvement_set (store, work->tasks[1], unit, "", &error));
  g_assert_error (error, SHIAN_ERROR, SHIAN_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_true (shian_involvement_set (store, work->tasks[1], unit, NULL, &error));
  g_assert_true (shian_involvement_set (store, work->tasks[1], unit, "又不涉及", &error));
  g_assert_true (shian_involvement_set (store, work->tasks[1], unit, NULL, &error));
  g_assert_no_error (error);
  after = load (work, work->school, "2024Q1");
  g_assert_true (shian_checklist_find (after, work->tasks[1])->involved);
}

static ShianStepRecord *
save_step (Work *work, const char *text, gboolean done)
{
  ShianStepRecord *step = shian_step_record_new ();
  g_autoptr (GError) error = NULL;

  step->task = g_strdup (work->tasks[0]);
  step->unit = g_strdup (work->school->record.id);
  step->text = g_strdup (text);
  step->done = done;
  g_assert_true (shian_step_save (work->base.store, step, &error));
  g_assert_no_error (error);
  return step;
}

static void
test_steps (Work *work, gconstpointer unused)
{
  g_autoptr (ShianStepRecord) first = save_step (work, "制发检查表", FALSE);
  g_autoptr (ShianStepRecord) second = save_step (work, "走访", TRUE);
  g_autoptr (ShianStepRecord) third = NULL;
  g_autoptr (GPtrArray) steps = NULL;
  g_autoptr (ShianChecklist) checklist = NULL;
  const ShianChecklistItem *item;

  g_assert_cmpint (first->number, ==, 1);
  g_assert_cmpint (second->number, ==, 2);
  g_assert_cmpstr (second->done_on, ==, "2024-07-01");
  g_assert_null (first->done_on);
  g_assert_true (shian_store_remove (work->base.store, &SHIAN_STEP_TYPE, first->record.id, NULL));
  third = save_step (work, "通报", FALSE);
  g_assert_cmpint (third->number, ==, 3);
  steps = shian_steps_of_task (work->base.store, work->tasks[0], work->school->record.id, NULL);
  g_assert_cmpuint (steps->len, ==, 2);
  second->done = FALSE;
  g_assert_true (shian_step_save (work->base.store, second, NULL));
  g_assert_null (second->done_on);
  second->done = TRUE;
  second->done_on = g_strdup (""); /* as an emptied entry gives it */
  g_assert_true (shian_step_save (work->base.store, second, NULL));
  g_assert_cmpstr (second->done_on, ==, "2024-07-01");
  checklist = load (work, work->school, "2024Q1");
  item = shian_checklist_find (checklist, work->tasks[0]);
  g_assert_cmpuint (item->n_steps, ==, 2);
  g_assert_cmpuint (item->n_steps_done, ==, 1);
}

static void
test_ticks (Work *work, gconstpointer unused)
{
  ShianStore *store = work->base.store;
  const char *unit = work->school->record.id;
  g_autofree char *one = fixture_add_point (store, work->plan, work->tasks[0], 1, "其一");
  g_autofree char *two = fixture_add_point (store, work->plan, work->tasks[0], 2, "其二");
  g_autoptr (ShianChecklist) checklist = NULL;
  g_autoptr (GPtrArray) ticks = NULL;
  g_autoptr (GError) error = NULL;
  const ShianChecklistItem *item;

  for (int i = 0; i < 2; i++) /* twice the same is one tick */
    g_assert_true (shian_tick_set (store, one, unit, TRUE, &error));
  g_assert_true (shian_tick_set (store, two, unit, TRUE, &error));
  g_assert_true (shian_tick_set (store, two, unit, FALSE, &error));
  g_assert_true (shian_tick_set (store, two, work->town->record.id, TRUE, &error));
  g_assert_no_error (error);
  ticks = shian_ticks_of_task (store, work->tasks[0], unit, NULL);
  g_assert_cmpuint (ticks->len, ==, 2);
  checklist = load (work, work->school, "2024Q1");
  item = shian_checklist_find (checklist, work->tasks[0]);
  g_assert_cmpuint (item->n_points, ==, 2);
  g_assert_cmpuint (item->n_points_done, ==, 1);
  g_assert_false (shian_tick_set (store, "no such point", unit, TRUE, &error));
  g_assert_error (error, SHIAN_ERROR, SHIAN_ERROR_INVALID);
}

int
main (int argc, char **argv)
{
  GDate today;

  g_test_init (&argc, &argv, NULL);
  g_assert_true (shian_date_set (&today, 2024, 7, 1));
  shian_clock_fix_today (&today);
#define ADD(name, function) g_test_add ("/checklist/" name, Work, NULL, set_up, function, tear_down)
  ADD ("whose", test_whose);
  ADD ("refused", test_refused);
  ADD ("read-only", test_read_only);
  ADD ("newest-plan", test_newest_plan);
  ADD ("due", test_due);
  ADD ("figures", test_figures);
  ADD ("progress-refused", test_progress_refused);
  ADD ("progress-lists", test_progress_lists);
  ADD ("status", test_status);
  ADD ("involvement", test_involvement);
  ADD ("steps", test_steps);
  ADD ("ticks", test_ticks);
  g_test_add_func ("/checklist/due-after-issue", test_due_after_issue);
  return g_test_run ();
}
