/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "forms/checklist-form-fill.h"

#include "base/clock.h"
#include "base/date.h"
#include "base/error.h"
#include "checklist/work.h"
#include "reports/registers.h"
#include "store/save.h"

#include <glib/gstdio.h>
#include <sqlite3.h>

typedef struct {
  char *folder;
  ShianStore *store;
  ShianUnitDirectory *directory;
  const ShianUnit *unit;
  char *plan;
  char *section;
  char *measure;
  char *tasks[2];
  char *points[2];
} Fixture;

/* Saves @record and hands over its id. */
static char *
save (Fixture *f, const ShianRecordType *type, gpointer record)
{
  g_autoptr (GError) error = NULL;
  char *id;

  g_assert_true (shian_store_save (f->store, type, record, &error));
  g_assert_no_error (error);
  id = g_strdup (((ShianRecord *) record)->id);
  shian_record_free (type, record);
  return id;
}

static void
add_plan (Fixture *f)
{
  ShianPlan *plan = shian_plan_new ();
  ShianSection *section = shian_section_new ();
  ShianMeasure *measure = shian_measure_new ();

  plan->year = 2024;
  plan->title = g_strdup ("示例区2024年食品安全监督管理计划");
  plan->issued = g_strdup ("2024-04-15");
  plan->source_name = g_strdup ("builtin");
  plan->source = g_strdup ("正文");
  plan->source_sha256 = g_strnfill (64, 'a');
  f->plan = save (f, &SHIAN_PLAN_TYPE, plan);
  section->plan = g_strdup (f->plan);
  section->number = 2;
  section->title = g_strdup ("强化问题整治");
  f->section = save (f, &SHIAN_SECTION_TYPE, section);
  measure->plan = g_strdup (f->plan);
  measure->section = g_strdup (f->section);
  measure->number = 7;
  measure->title = g_strdup ("校园食品安全");
  f->measure = save (f, &SHIAN_MEASURE_TYPE, measure);
}

static void
add_task (Fixture *f, guint index, const char *text, const char *clause)
{
  ShianTask *task = shian_task_new ();
  ShianPoint *point = shian_point_new ();

  task->plan = g_strdup (f->plan);
  task->measure = g_strdup (f->measure);
  task->number = (gint64) index + 1;
  task->text = g_strdup (text);
  task->clause = g_strdup (clause);
  f->tasks[index] = save (f, &SHIAN_TASK_TYPE, task);
  point->plan = g_strdup (f->plan);
  point->task = g_strdup (f->tasks[index]);
  point->number = 1;
  point->text = g_strdup (text);
  f->points[index] = save (f, &SHIAN_POINT_TYPE, point);
}

static void
add_responsibility (Fixture *f, guint task, const char *unit, ShianRole role, int number)
{
  ShianResponsibility *responsibility = shian_responsibility_new ();

  responsibility->plan = g_strdup (f->plan);
  responsibility->task = g_strdup (f->tasks[task]);
  responsibility->number = number;
  responsibility->unit_name = g_strdup (unit);
  responsibility->role = (int) role;
  g_free (save (f, &SHIAN_RESPONSIBILITY_TYPE, responsibility));
}

static void
set_up (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;

  f->folder = g_dir_make_tmp ("shian-fill-XXXXXX", NULL);
  path = g_build_filename (f->folder, "shian.db", NULL);
  f->store = shian_registers_open (path, SHIAN_STORE_CREATE, &error);
  g_assert_no_error (error);
  add_plan (f);
  add_task (f, 0, "制定学校食堂管理办法", "区教育局牵头，区市场监管局配合");
  add_task (f, 1, "排查学校周边隐患", NULL);
  add_responsibility (f, 0, "区教育局", SHIAN_ROLE_LEAD, 1);
  add_responsibility (f, 0, "区市场监管局", SHIAN_ROLE_SUPPORT, 2);
  add_responsibility (f, 1, "区教育局", SHIAN_ROLE_ASSIGNED, 1);
  f->directory = shian_unit_directory_load (f->store, &error);
  g_assert_no_error (error);
  f->unit = shian_unit_directory_find (f->directory, "区教育局");
  g_assert_nonnull (f->unit);
}

static void
remove_tree (const char *path)
{
  GDir *dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *child = g_build_filename (path, name, NULL);

    remove_tree (child);
  }
  g_clear_pointer (&dir, g_dir_close);
  g_remove (path);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  shian_unit_directory_free (f->directory);
  shian_store_close (f->store);
  remove_tree (f->folder);
  g_free (f->folder);
  g_free (f->plan);
  g_free (f->section);
  g_free (f->measure);
  for (guint i = 0; i < 2; i++) {
    g_free (f->tasks[i]);
    g_free (f->points[i]);
  }
}

static ShianChecklist *
load (Fixture *f, const ShianPeriod *period)
{
  g_autoptr (GError) error = NULL;
  ShianChecklist *checklist =
      shian_checklist_load (f->store, f->directory, f->unit, period, &error);

  g_assert_no_error (error);
  return checklist;
}

static void
set_progress (Fixture *f)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ShianProgress) progress =
      shian_progress_find_or_new (f->store, f->tasks[0], f->unit->record.id, "2024Q2", &error);

  g_assert_no_error (error);
  progress->status = SHIAN_STATUS_IN_PROGRESS;
  progress->text = g_strdup ("已印发征求意见稿。");
  progress->figure = 12;
  progress->problems = g_strdup ("两所学校未反馈");
  g_assert_true (shian_progress_save (f->store, progress, &error));
  g_assert_no_error (error);
  g_assert_true (shian_tick_set (f->store, f->points[0], f->unit->record.id, TRUE, &error));
  g_assert_no_error (error);
}

static void
test_words (Fixture *f, gconstpointer data)
{
  const ShianPeriod period = { 2024, 2 };
  g_autoptr (ShianChecklist) checklist = NULL;
  g_autoptr (ShianChecklistForm) form = NULL;
  g_autoptr (GError) error = NULL;
  const ShianChecklistFormRow *row;
  GDate day;

  set_progress (f);
  shian_date_set (&day, 2024, 6, 28);
  shian_clock_fix_today (&day);
  checklist = load (f, &period);
  form = shian_checklist_form_fill (checklist, f->store, &error);
  shian_clock_fix_today (NULL);
  g_assert_no_error (error);
  g_assert_cmpstr (form->title, ==, "区教育局2024年食品安全任务清单（第二季度）");
  g_assert_cmpstr (form->unit, ==, shian_unit_display_name (f->unit));
  g_assert_cmpstr (form->period, ==, "2024年第二季度");
  g_assert_cmpstr (form->date, ==, "2024年6月28日");
  g_assert_cmpstr (form->note, ==, "注：共2项任务，其中未启动1项、推进中1项。");
  g_assert_cmpuint (form->rows->len, ==, 2);
  row = g_ptr_array_index (form->rows, 0);
  g_assert_cmpstr (row->section, ==, "二、强化问题整治");
  g_assert_cmpstr (row->label, ==, "（七）-1");
  g_assert_cmpstr (row->measure, ==, "（七）校园食品安全");
  g_assert_cmpstr (row->text, ==, "制定学校食堂管理办法。（区教育局牵头，区市场监管局配合）");
  g_assert_cmpstr (row->role, ==, "牵头");
  g_assert_cmpstr (row->partners, ==, "区市场监管局（配合）");
  g_assert_cmpstr (row->status, ==, "推进中");
  g_assert_cmpstr (row->progress, ==,
                   "已印发征求意见稿。\n本期：12\n累计：12\n存在问题：两所学校未反馈");
  g_assert_cmpuint (row->points->len, ==, 1);
  g_assert_true (g_array_index (row->points, ShianChecklistFormPoint, 0).done);
  row = g_ptr_array_index (form->rows, 1);
  g_assert_cmpstr (row->text, ==, "排查学校周边隐患。");
  g_assert_null (row->partners);
  g_assert_cmpstr (row->progress, ==, "");
  g_assert_false (g_array_index (row->points, ShianChecklistFormPoint, 0).done);
}

/* What the list shows, in its order; the head says that it is not the whole. */
static void
test_part (Fixture *f, gconstpointer data)
{
  const ShianPeriod period = { 2024, 2 };
  g_autoptr (ShianChecklist) checklist = load (f, &period);
  g_autoptr (GPtrArray) one = g_ptr_array_new ();
  g_autoptr (GPtrArray) turned = g_ptr_array_new ();
  g_autoptr (ShianChecklistForm) form = NULL;
  g_autoptr (GError) error = NULL;

  g_ptr_array_add (one, f->tasks[1]);
  form = shian_checklist_form_fill_part (checklist, one, "搜索：周边", f->store, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (form->title, ==, "区教育局2024年食品安全任务清单（第二季度，筛选）");
  g_assert_cmpstr (form->part, ==, "按屏幕所列打印（搜索：周边）");
  g_assert_cmpstr (form->note, ==, "注：全部2项任务，本表1项。");
  g_assert_cmpuint (form->rows->len, ==, 1);
  g_assert_cmpstr (((ShianChecklistFormRow *) form->rows->pdata[0])->label, ==, "（七）-2");
  g_assert_cmpstr (((ShianChecklistFormRow *) form->rows->pdata[0])->section, ==,
                   "二、强化问题整治");
  g_clear_pointer (&form, shian_checklist_form_free);
  g_ptr_array_add (turned, f->tasks[1]);
  g_ptr_array_add (turned, f->tasks[0]);
  form = shian_checklist_form_fill_part (checklist, turned, "按状态排列", f->store, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (form->title, ==, "区教育局2024年食品安全任务清单（第二季度，重排）");
  g_assert_null (((ShianChecklistFormRow *) form->rows->pdata[0])->section);
  g_ptr_array_add (turned, (gpointer) "no-such-task");
  g_assert_null (shian_checklist_form_fill_part (checklist, turned, "x", f->store, &error));
  g_assert_error (error, SHIAN_ERROR, SHIAN_ERROR_CONFLICT);
  g_assert_nonnull (strstr (error->message, "3"));
}

static void
test_titles (Fixture *f, gconstpointer data)
{
  const ShianPeriod year = { 2024, 0 };
  g_autoptr (ShianChecklist) whole = load (f, &year);
  g_autoptr (ShianChecklist) none = load (f, NULL);
  g_autofree char *with = shian_checklist_form_title (whole);
  g_autofree char *without = shian_checklist_form_title (none);

  g_assert_cmpstr (with, ==, "区教育局2024年食品安全任务清单（全年）");
  g_assert_cmpstr (without, ==, "区教育局2024年食品安全任务清单");
}

static void
test_pages (Fixture *f, gconstpointer data)
{
  g_autoptr (ShianFonts) fonts = shian_fonts_new (NULL);
  g_autoptr (ShianChecklist) checklist = load (f, NULL);
  g_autoptr (GError) error = NULL;

  if (fonts == NULL) {
    g_test_skip ("no font with Chinese is installed");
    return;
  }
  for (int landscape = 0; landscape < 2; landscape++) {
    g_autoptr (ShianDocument) document =
        shian_checklist_form_document (checklist, f->store, fonts, landscape, &error);
    const ShianPageSetup *setup = shian_document_page_setup (document);

    g_assert_no_error (error);
    g_assert_cmpuint (shian_document_n_pages (document), ==, 1);
    g_assert_cmpfloat (setup->width, ==, landscape ? 297 : 210);
  }
}

/* A store that cannot say what is ticked gives an error, not a form without ticks. */
static void
test_store_error (Fixture *f, gconstpointer data)
{
  g_autoptr (ShianChecklist) checklist = load (f, NULL);
  g_autoptr (GError) error = NULL;
  sqlite3 *other;

  g_assert_cmpint (sqlite3_open (shian_store_get_path (f->store), &other), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (other, "ALTER TABLE tick RENAME TO lost", NULL, NULL, NULL), ==,
                   SQLITE_OK);
  sqlite3_close (other);
  g_assert_null (shian_checklist_form_fill (checklist, f->store, &error));
  g_assert_nonnull (error);
  g_assert_true (error->domain == SHIAN_ERROR);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/checklist-form-fill/words", Fixture, NULL, set_up, test_words, tear_down);
  g_test_add ("/checklist-form-fill/part", Fixture, NULL, set_up, test_part, tear_down);
  g_test_add ("/checklist-form-fill/titles", Fixture, NULL, set_up, test_titles, tear_down);
  g_test_add ("/checklist-form-fill/pages", Fixture, NULL, set_up, test_pages, tear_down);
  g_test_add ("/checklist-form-fill/store-error", Fixture, NULL, set_up, test_store_error,
              tear_down);
  return g_test_run ();
}
