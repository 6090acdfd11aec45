/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "../workbook/outside-reader.h"
#include "pack-fixture.h"

#include "base/error.h"
#include "checklist/work.h"
#include "packs/pack-words.h"
#include "packs/quarter-pack.h"
#include "plan/plan-records.h"

#include <glib/gstdio.h>
#include <math.h>
#include <string.h>

/* Columns of the report, from 1. */
enum {
  NUMBER = 1,
  LABEL,
  WORDING,
  LEAD,
  RESPONSIBLE,
  SUPPORT,
  TARGET,
  PROGRESS,
  FIGURE,
  TOTAL,
  RATE,
  PROBLEMS,
  NEXT,
  EVIDENCE,
  STATUS,
  REPORTER,
  REMARK
};

#define LONG_TEXT                                                                                                                          \
  "截至6月30日，全区94所学校食堂全部完成春季开学专项检查，检查食堂188家次，发现问题237个，已督促" \
  "整改231个，"                                                                                                                        \
  "整改率97.47%；“互联网＋明厨亮灶”接入91所，覆盖率96.81%，其余3所因校舍改造预计8月底前完成；"     \
  "组织校长（园长）食品安全专题培训2期、182人次，开展HACCP体系宣贯1次。"

static void
enter_some (PackFixture *fixture)
{
  pack_fixture_enter (fixture, 0, "2024Q1", SHIAN_STATUS_IN_PROGRESS, "一季度", 100, NULL);
  pack_fixture_enter (fixture, 0, "2024Q2", SHIAN_STATUS_IN_PROGRESS, LONG_TEXT, 88, NULL);
  pack_fixture_enter (fixture, 1, "2024Q2", SHIAN_STATUS_DONE, "已全部完成。\n材料已归档。", 0,
                      "无");
  pack_fixture_enter (fixture, 2, "2024Q2", SHIAN_STATUS_LAGGING, "进度滞后。", (double) NAN, NULL);
  pack_fixture_enter (fixture, 3, "2024Q2", SHIAN_STATUS_IN_PROGRESS, NULL, 0.5, NULL);
  pack_fixture_add_evidence (fixture, 0, "检查照片.txt");
  pack_fixture_add_evidence (fixture, 0, "培训签到.txt");
}

static char *
export_pack (PackFixture *fixture, ShianPackResult *result)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_build_filename (fixture->folder, "out", "新文件夹", NULL);

  g_assert_true (shian_quarter_pack_write (fixture->store, fixture->directory, fixture->unit,
                                           &fixture->period, folder, result, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (result->files->len, ==, 1);
  pack_fixture_keep (result->files->pdata[0]);
  return g_strdup (result->files->pdata[0]);
}

static void
assert_text (const PackTable *table, guint row, guint column, const char *given)
{
  if (given == NULL || given[0] == '\0')
    g_assert_cmpint (pack_table_kind (table, row, column), ==, SHIAN_CELL_EMPTY);
  else
    g_assert_cmpstr (pack_table_text (table, row, column), ==, given);
}

static void
assert_number (const PackTable *table, guint row, guint column, double given)
{
  if (isnan (given)) {
    g_assert_cmpint (pack_table_kind (table, row, column), ==, SHIAN_CELL_EMPTY);
  } else {
    g_assert_cmpint (pack_table_kind (table, row, column), ==, SHIAN_CELL_NUMBER);
    g_assert_cmpfloat_with_epsilon (pack_table_number (table, row, column), given, 1e-12);
  }
}

static void
assert_item (const PackTable *table, guint row, guint number, const ShianChecklistItem *item)
{
  const ShianProgress *progress = item->progress;
  g_autofree char *wording = shian_pack_wording (item->book->task);

  assert_number (table, row, NUMBER, number);
  assert_text (table, row, LABEL, item->book->label);
  assert_text (table, row, WORDING, wording);
  assert_text (table, row, TARGET, item->target);
  assert_text (table, row, STATUS,
               shian_status_document_title (shian_checklist_item_status (item)));
  assert_text (table, row, PROGRESS, progress != NULL ? progress->text : NULL);
  assert_number (table, row, FIGURE, progress != NULL ? progress->figure : (double) NAN);
  assert_number (table, row, TOTAL, item->figure_total);
  assert_number (table, row, RATE, shian_quarter_pack_rate (item));
  assert_text (table, row, PROBLEMS, progress != NULL ? progress->problems : NULL);
  assert_text (table, row, REPORTER, progress != NULL ? progress->reporter : NULL);
}

/* Every cell equals the store. */
static void
test_cells (void)
{
  g_autoptr (PackFixture) fixture = pack_fixture_new ();
  g_autoptr (ShianPackResult) result = shian_pack_result_new ();
  g_autoptr (ShianChecklist) checklist = NULL;
  g_autoptr (PackTable) table = NULL;
  g_autofree char *path = NULL;

  enter_some (fixture);
  checklist = pack_fixture_checklist (fixture);
  g_assert_cmpuint (checklist->items->len, ==, 17);
  path = export_pack (fixture, result);
  g_assert_true (g_str_has_suffix (path, "/2024Q2-区教育局-季度报表.xlsx"));
  g_assert_cmpuint (result->n_rows, ==, 17);
  g_assert_cmpuint (result->n_cut_rows, ==, 0);
  table = pack_table_load (path, "季度报表");
  g_assert_cmpstr (pack_table_text (table, 1, 1), ==, "附件1");
  g_assert_cmpstr (pack_table_text (table, 2, 1), ==,
                   "2024年食品安全监督管理计划落实情况季度报表（第二季度）");
  g_assert_cmpstr (pack_table_text (table, 3, 1), ==, "填报单位（盖章）：区教育局");
  for (guint i = 0; i < 17; i++)
    assert_item (table, 6 + i, i + 1, checklist->items->pdata[i]);
  assert_number (table, 6, TOTAL, 188);
  assert_number (table, 7, FIGURE, 0); /* nothing happened, which is not a blank */
  assert_text (table, 6, EVIDENCE, "2件：检查照片.txt；培训签到.txt");
  g_assert_true (g_str_has_prefix (pack_table_text (table, 23, 1), "注：1."));
  g_assert_cmpuint (pack_table_last_row (table), ==, 26);
}

static const ShianPackMissing *
find_missing (const ShianPackResult *result, const char *label, ShianPackLack lack)
{
  for (guint i = 0; i < result->missing->len; i++) {
    const ShianPackMissing *missing = result->missing->pdata[i];
    if (missing->lack == lack && g_str_equal (missing->label, label))
      return missing;
  }
  return NULL;
}

static void
test_missing (void)
{
  g_autoptr (PackFixture) fixture = pack_fixture_new ();
  g_autoptr (ShianPackResult) result = shian_pack_result_new ();
  g_autoptr (ShianChecklist) checklist = NULL;
  g_autofree char *path = NULL;
  g_autofree char *summary = NULL;
  g_autofree char *text = NULL;
  const char *labels[5];

  enter_some (fixture);
  pack_fixture_enter (fixture, 4, "2024Q2", SHIAN_STATUS_LAGGING, NULL, (double) NAN, NULL);
  checklist = pack_fixture_checklist (fixture);
  for (guint i = 0; i < 5; i++)
    labels[i] = ((ShianChecklistItem *) checklist->items->pdata[i])->book->label;
  path = export_pack (fixture, result);
  g_assert_null (find_missing (result, labels[0], SHIAN_LACK_PROGRESS));
  g_assert_null (find_missing (result, labels[1], SHIAN_LACK_TEXT));
  g_assert_nonnull (find_missing (result, labels[2], SHIAN_LACK_PROBLEMS));
  g_assert_nonnull (find_missing (result, labels[3], SHIAN_LACK_TEXT));
  g_assert_nonnull (find_missing (result, labels[4], SHIAN_LACK_TEXT));
  g_assert_nonnull (find_missing (result, labels[4], SHIAN_LACK_PROBLEMS));
  g_assert_cmpuint (result->missing->len, ==, 12 + 4);
  g_assert_cmpuint (shian_pack_result_n_tasks_missing (result), ==, 12 + 3);
  summary = shian_pack_result_summary (result);
  g_assert_cmpstr (summary, ==, "Exported 1 file, 17 rows; 15 tasks are not filled in");
  text = shian_pack_missing_text (find_missing (result, labels[2], SHIAN_LACK_PROBLEMS));
  g_assert_nonnull (strstr (text, labels[2]));
}

static void
test_not_involved (void)
{
  g_autoptr (PackFixture) fixture = pack_fixture_new ();
  g_autoptr (ShianPackResult) result = shian_pack_result_new ();
  g_autoptr (ShianChecklist) checklist = pack_fixture_checklist (fixture);
  g_autoptr (GError) error = NULL;
  g_autoptr (PackTable) table = NULL;
  g_autofree char *path = NULL;
  guint i = 0;

  while (((ShianChecklistItem *) checklist->items->pdata[i])->via == NULL)
    i++;
  g_assert_true (shian_involvement_set (
      fixture->store, ((ShianChecklistItem *) checklist->items->pdata[i])->book->task->record.id,
      fixture->unit->record.id, "本单位无此职责", &error));
  path = export_pack (fixture, result);
  g_assert_cmpuint (result->missing->len, ==, 16);
  table = pack_table_load (path, "季度报表");
  assert_text (table, 6 + i, STATUS, "不涉及");
  assert_text (table, 6 + i, PROGRESS, "/");
  assert_text (table, 6 + i, FIGURE, "/");
  assert_text (table, 6 + i, RATE, "/");
  assert_text (table, 6 + i, REMARK, "本单位无此职责");
}

static void
test_year (void)
{
  g_autoptr (PackFixture) fixture = pack_fixture_new ();
  g_autoptr (ShianPackResult) result = shian_pack_result_new ();
  g_autoptr (PackTable) table = NULL;
  g_autofree char *path = NULL;

  enter_some (fixture);
  fixture->period.quarter = 0;
  path = export_pack (fixture, result);
  g_assert_true (g_str_has_suffix (path, "/2024-区教育局-年度报表.xlsx"));
  table = pack_table_load (path, "年度报表");
  g_assert_cmpstr (pack_table_text (table, 2, 1), ==, "2024年食品安全监督管理计划落实情况年度报表");
  assert_text (table, 4, PROGRESS, "全年进展");
  assert_text (table, 4, NEXT, "下年度计划");
  assert_number (table, 6, TOTAL, 188);
}

static ShianChecklistItem
item_with_targets (ShianBookTask *task, ShianQuantity *quantities, guint n, double total)
{
  task->quantities = g_ptr_array_new ();
  for (guint i = 0; i < n; i++)
    g_ptr_array_add (task->quantities, &quantities[i]);
  return (ShianChecklistItem){ .book = task, .involved = TRUE, .figure_total = total };
}

static void
test_rate (void)
{
  static const struct {
    double values[2];
    const char *units[2];
    guint n;
    double total;
    double rate;
  } cases[] = {
    { { 5381, 0 }, { "批次", NULL }, 1, 2690.5, 0.5 },
    { { 5381, 0 }, { "批次", NULL }, 1, 0, 0 },
    { { 5381, 0 }, { "批次", NULL }, 1, (double) NAN, (double) NAN },
    { { 100, 0 }, { "%", NULL }, 1, 50, (double) NAN },
    { { 5381, 1570 }, { "批次", "批次" }, 2, 50, (double) NAN },
    { { 0, 0 }, { NULL, NULL }, 0, 50, (double) NAN },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    ShianQuantity quantities[2] = { { .value = cases[i].values[0] },
                                    { .value = cases[i].values[1] } };
    ShianBookTask task = { 0 };
    ShianChecklistItem item;
    double rate;

    quantities[0].unit = (char *) cases[i].units[0];
    quantities[1].unit = (char *) cases[i].units[1];
    item = item_with_targets (&task, quantities, cases[i].n, cases[i].total);
    rate = shian_quarter_pack_rate (&item);
    g_assert_true (isnan (cases[i].rate) ? isnan (rate) : fabs (rate - cases[i].rate) < 1e-12);
    g_ptr_array_unref (task.quantities);
  }
}

static void
test_outside (void)
{
  g_autoptr (PackFixture) fixture = pack_fixture_new ();
  g_autoptr (ShianPackResult) result = shian_pack_result_new ();
  g_autofree char *path = NULL;
  g_autofree char *facts = NULL;

  enter_some (fixture);
  path = export_pack (fixture, result);
  facts = outside_reader_facts (path);
  if (facts == NULL)
    return;
  outside_reader_assert (facts, "sheet 季度报表 visible");
  outside_reader_assert (facts, "freeze C6");
  outside_reader_assert (facts, "repeat $4:$5");
  outside_reader_assert (facts, "filter A5:Q22");
  outside_reader_assert (facts, "page landscape 9 1 0 True");
  outside_reader_assert (facts, "footer 第 &P 页 共 &N 页");
  outside_reader_assert (facts, "list O6:O22 '选项'!$A$1:$A$5 stop");
  outside_reader_assert (facts, "cell J6 #,##0 N:188");
  outside_reader_assert (facts, "cell I9 #,##0.0######### N:0.5");
  outside_reader_assert (facts, "cell O8 General T:滞后");
}

static void
test_errors (void)
{
  g_autoptr (PackFixture) fixture = pack_fixture_new ();
  g_autoptr (ShianPackResult) result = shian_pack_result_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *blocked = g_build_filename (fixture->folder, "blocked", NULL);
  const ShianUnit *collective =
      shian_unit_directory_find (fixture->directory, "区食品安全委相关成员单位");

  g_assert_true (g_file_set_contents (blocked, "", 0, NULL));
  g_assert_false (shian_quarter_pack_write (fixture->store, fixture->directory, fixture->unit,
                                            &fixture->period, blocked, result, &error));
  g_assert_true (error->domain == SHIAN_ERROR);
  g_clear_error (&error);
  g_assert_false (shian_quarter_pack_write (fixture->store, fixture->directory, collective,
                                            &fixture->period, fixture->folder, result, &error));
  g_assert_error (error, SHIAN_ERROR, SHIAN_ERROR_INVALID);
  g_clear_error (&error);
  fixture->period.year = 1999;
  g_assert_false (shian_quarter_pack_write (fixture->store, fixture->directory, fixture->unit,
                                            &fixture->period, fixture->folder, result, &error));
  g_assert_error (error, SHIAN_ERROR, SHIAN_ERROR_NOT_FOUND);
  g_assert_cmpuint (result->files->len, ==, 0);
  g_assert_cmpuint (result->missing->len, ==, 0);
}

static gboolean
fill_short (ShianWorkbookWriter *writer, gpointer data, GError **error)
{
  static const ShianColumn columns[] = { { .title = "甲" } };
  static const ShianSheet sheet = { .name = "一", .columns = columns, .n_columns = 1 };

  return shian_workbook_writer_begin_sheet (writer, &sheet, error);
}

/* A table with fewer rows than the query gave never takes its place. */
static void
test_row_count (void)
{
  g_autoptr (ShianPackResult) result = shian_pack_result_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("shian-packs-XXXXXX", NULL);

  g_assert_false (
      shian_pack_write (folder, "甲", NULL, NULL, 3, TRUE, fill_short, NULL, result, &error));
  g_assert_error (error, SHIAN_ERROR, SHIAN_ERROR_FAILED);
  g_assert_nonnull (strstr (error->message, "3 rows"));
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/packs/quarter/cells", test_cells);
  g_test_add_func ("/packs/quarter/missing", test_missing);
  g_test_add_func ("/packs/quarter/not-involved", test_not_involved);
  g_test_add_func ("/packs/quarter/year", test_year);
  g_test_add_func ("/packs/quarter/rate", test_rate);
  g_test_add_func ("/packs/quarter/outside", test_outside);
  g_test_add_func ("/packs/quarter/errors", test_errors);
  g_test_add_func ("/packs/quarter/row-count", test_row_count);
  return g_test_run ();
}
