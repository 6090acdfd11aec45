/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "../workbook/outside-reader.h"
#include "pack-fixture.h"

#include "base/error.h"
#include "checklist/work.h"
#include "packs/checklist-workbook.h"
#include "packs/pack-words.h"

#include <math.h>

static char *
export_checklist (PackFixture *fixture, const ShianUnit *unit, ShianPackResult *result)
{
  g_autoptr (GError) error = NULL;
  const char *path;

  g_assert_true (shian_checklist_workbook_write (
      fixture->store, fixture->directory, unit, &fixture->period, fixture->folder, result, &error));
  g_assert_no_error (error);
  path = result->files->pdata[result->files->len - 1];
  pack_fixture_keep (path);
  return g_strdup (path);
}

static void
assert_row (const PackTable *table, guint row, const ShianChecklistItem *item)
{
  g_autofree char *section = shian_pack_section_title (item->book->section);
  g_autofree char *measure = shian_pack_measure_title (item->book->measure);
  g_autofree char *wording = shian_pack_wording (item->book->task);
  g_autofree char *partners = shian_pack_join (item->partners, "、");

  g_assert_cmpstr (pack_table_text (table, row, 2), ==, item->book->label);
  g_assert_cmpstr (pack_table_text (table, row, 3), ==, section);
  g_assert_cmpstr (pack_table_text (table, row, 4), ==, measure);
  g_assert_cmpstr (pack_table_text (table, row, 5), ==, wording);
  g_assert_cmpstr (pack_table_text (table, row, 6), ==, shian_role_title (item->role));
  g_assert_cmpstr (pack_table_text (table, row, 7), ==, partners);
  g_assert_cmpstr (pack_table_text (table, row, 8), ==, item->via != NULL ? item->via : "计划点名");
  g_assert_cmpstr (pack_table_text (table, row, 9), ==, item->target);
  g_assert_cmpint (pack_table_kind (table, row, 10), ==, SHIAN_CELL_DATE);
  g_assert_cmpstr (pack_table_text (table, row, 10), ==, item->due);
  g_assert_cmpstr (pack_table_text (table, row, 11), ==,
                   shian_status_document_title (shian_checklist_item_status (item)));
}

static void
test_tasks (void)
{
  g_autoptr (PackFixture) fixture = pack_fixture_new ();
  g_autoptr (ShianPackResult) result = shian_pack_result_new ();
  g_autoptr (ShianChecklist) checklist = NULL;
  g_autoptr (PackTable) table = NULL;
  g_autofree char *path = NULL;

  pack_fixture_enter (fixture, 1, "2024Q2", SHIAN_STATUS_DONE, "好", (double) NAN, NULL);
  checklist = pack_fixture_checklist (fixture);
  path = export_checklist (fixture, fixture->unit, result);
  g_assert_true (g_str_has_suffix (path, "/区教育局-2024年食品安全任务清单.xlsx"));
  table = pack_table_load (path, "任务清单");
  g_assert_cmpstr (pack_table_text (table, 1, 1), ==, "区教育局2024年食品安全任务清单（第二季度）");
  for (guint i = 0; i < checklist->items->len; i++) {
    g_assert_cmpfloat (pack_table_number (table, 4 + i, 1), ==, i + 1);
    assert_row (table, 4 + i, checklist->items->pdata[i]);
  }
  g_assert_cmpuint (pack_table_last_row (table), ==, 4 + 17 + 2);
  g_assert_cmpstr (pack_table_text (table, 5, 11), ==, "已完成");
}

static void
test_points (void)
{
  g_autoptr (PackFixture) fixture = pack_fixture_new ();
  g_autoptr (ShianPackResult) result = shian_pack_result_new ();
  g_autoptr (ShianChecklist) checklist = pack_fixture_checklist (fixture);
  g_autoptr (GError) error = NULL;
  g_autoptr (PackTable) table = NULL;
  g_autofree char *path = NULL;
  const ShianChecklistItem *first = checklist->items->pdata[0];
  const ShianPoint *ticked = first->book->points->pdata[0];
  guint row = 4;

  g_assert_true (
      shian_tick_set (fixture->store, ticked->record.id, fixture->unit->record.id, TRUE, &error));
  path = export_checklist (fixture, fixture->unit, result);
  table = pack_table_load (path, "要点清单");
  for (guint i = 0; i < checklist->items->len; i++) {
    const ShianChecklistItem *item = checklist->items->pdata[i];
    for (guint k = 0; k < item->book->points->len; k++, row++) {
      const ShianPoint *point = item->book->points->pdata[k];
      g_assert_cmpfloat (pack_table_number (table, row, 1), ==, row - 3);
      g_assert_cmpstr (pack_table_text (table, row, 2), ==, item->book->label);
      g_assert_cmpstr (pack_table_text (table, row, 3), ==, point->text);
      g_assert_cmpstr (pack_table_text (table, row, 4), ==, point == ticked ? "已完成" : "未完成");
    }
  }
  g_assert_cmpuint (pack_table_last_row (table), ==, row - 1);
  {
    g_autoptr (PackTable) tasks = pack_table_load (path, "任务清单");
    g_autofree char *count = g_strdup_printf ("1／%u", first->n_points);
    g_assert_cmpstr (pack_table_text (tasks, 4, 12), ==, count);
  }
  g_assert_cmpuint (result->n_rows, ==, 17 + row - 4);
}

/* The numbers that must agree with the screen and the command line. */
static void
test_numbers (void)
{
  static const struct {
    const char *unit;
    guint tasks;
  } cases[] = {
    { "区教育局", 17 }, { "区市场监管局", 46 }, { "子牙镇人民政府", 16 }, { "王口镇人民政府", 17 }
  };
  g_autoptr (PackFixture) fixture = pack_fixture_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (ShianPackResult) result = shian_pack_result_new ();
    g_autoptr (GError) error = NULL;
    const ShianUnit *unit =
        shian_unit_directory_require (fixture->directory, cases[i].unit, &error);
    g_autofree char *path = NULL;
    g_autoptr (PackTable) table = NULL;
    guint row = 4;

    g_assert_no_error (error);
    path = export_checklist (fixture, unit, result);
    g_assert_cmpuint (result->n_cut_rows, ==, 0);
    table = pack_table_load (path, "任务清单");
    while (pack_table_kind (table, row, 1) == SHIAN_CELL_NUMBER)
      row++;
    g_assert_cmpuint (row - 4, ==, cases[i].tasks);
  }
}

static void
test_outside (void)
{
  g_autoptr (PackFixture) fixture = pack_fixture_new ();
  g_autoptr (ShianPackResult) result = shian_pack_result_new ();
  g_autofree char *path = export_checklist (fixture, fixture->unit, result);
  g_autofree char *facts = outside_reader_facts (path);

  if (facts == NULL)
    return;
  outside_reader_assert (facts, "properties 区教育局2024年食品安全任务清单（第二季度） 区教育局");
  outside_reader_assert (facts, "sheet 任务清单 visible");
  outside_reader_assert (facts, "sheet 要点清单 visible");
  outside_reader_assert (facts, "freeze C4");
  outside_reader_assert (facts, "repeat $3:$3");
  outside_reader_assert (facts, "filter A3:M20");
  outside_reader_assert (facts, "list K4:K20 '选项'!$A$1:$A$5 stop");
  g_assert_nonnull (g_strstr_len (facts, -1, "'要点清单'!B4\n"));
}

/* Rows in the order asked for, with their progress; one that is gone stops everything. */
static void
test_excerpt (void)
{
  g_autoptr (PackFixture) fixture = pack_fixture_new ();
  g_autoptr (ShianPackResult) result = shian_pack_result_new ();
  g_autoptr (GPtrArray) tasks = g_ptr_array_new ();
  ShianChecklistExcerpt excerpt = { tasks, (char *) "状态：已完成" };
  g_autoptr (ShianChecklist) checklist = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (PackTable) table = NULL;

  pack_fixture_enter (fixture, 5, "2024Q2", SHIAN_STATUS_DONE, "查了12家", (double) NAN, NULL);
  checklist = pack_fixture_checklist (fixture);
  for (guint i = 5; i > 2; i--)
    g_ptr_array_add (tasks,
                     ((ShianChecklistItem *) checklist->items->pdata[i])->book->task->record.id);
  g_assert_true (shian_checklist_workbook_write_excerpt (fixture->store, fixture->directory,
                                                         fixture->unit, &fixture->period, &excerpt,
                                                         fixture->folder, result, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (result->n_rows, ==, 3);
  pack_fixture_keep (result->files->pdata[0]);
  table = pack_table_load (result->files->pdata[0], "任务清单");
  g_assert_cmpstr (pack_table_text (table, 1, 1), ==, "按屏幕所列导出（状态：已完成）");
  for (guint i = 0; i < 3; i++)
    assert_row (table, 5 + i, checklist->items->pdata[5 - i]);
  g_assert_cmpstr (pack_table_text (table, 5, 14), ==, "查了12家");
  g_assert_cmpuint (pack_table_last_row (table), ==, 7);

  g_ptr_array_add (tasks, (char *) "gone");
  g_assert_false (shian_checklist_workbook_write_excerpt (fixture->store, fixture->directory,
                                                          fixture->unit, &fixture->period, &excerpt,
                                                          fixture->folder, result, &error));
  g_assert_error (error, SHIAN_ERROR, SHIAN_ERROR_CONFLICT);
  g_assert_nonnull (strstr (error->message, "4"));
  g_assert_cmpuint (result->files->len, ==, 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/packs/checklist/tasks", test_tasks);
  g_test_add_func ("/packs/checklist/points", test_points);
  g_test_add_func ("/packs/checklist/numbers", test_numbers);
  g_test_add_func ("/packs/checklist/excerpt", test_excerpt);
  g_test_add_func ("/packs/checklist/outside", test_outside);
  return g_test_run ();
}
