/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the lists of canteens and findings show, as workbooks. */
#include "../reports/register-fixture.h"
#include "pack-fixture.h"

#include "base/error.h"
#include "inspection/draft.h"
#include "inspection/finding-list.h"
#include "inspection/template-store.h"
#include "packs/seen-lists.h"
#include "subjects/subject-register.h"

#include <math.h>

/* (transfer full): id */
static char *
add_school (ShianStore *store, const char *name)
{
  g_autoptr (ShianSubject) subject = shian_subject_new ();
  g_autoptr (GError) error = NULL;

  subject->name = g_strdup (name);
  subject->town = g_strdup ("示例镇");
  g_assert_true (shian_subject_save (store, subject, &error));
  g_assert_no_error (error);
  return g_strdup (subject->record.id);
}

/* A draft with two findings. */
static void
inspect (ShianStore *store, const char *subject)
{
  static const char *const names[] = { "甲", "乙", NULL };
  ShianInspectionOrder order = {
    .subject = subject, .template = "campus-canteen", .made_on = "2024-05-13", .inspectors = names
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (ShianInspection) inspection = shian_inspection_begin (store, &order, &error);
  g_autoptr (ShianInspectionSheet) sheet = NULL;
  ShianAnswerInput input = SHIAN_ANSWER_INPUT_NONE;

  g_assert_no_error (error);
  sheet = shian_inspection_sheet_load (store, inspection->record.id, &error);
  input.verdict = SHIAN_VERDICT_NOT_CONFORMING;
  for (guint i = 1; i <= 2; i++) {
    g_autofree char *code = g_strdup_printf ("C%02u", i);
    g_autoptr (ShianAnswer) answer = shian_answer_give (
        store, inspection->record.id, shian_template_book_find_code (sheet->book, code)->record.id,
        &input, &error);
    g_assert_no_error (error);
  }
}

static guint
row_with (const PackTable *table, guint column, const char *text)
{
  for (guint row = 1; row <= pack_table_last_row (table); row++)
    if (g_strcmp0 (pack_table_text (table, row, column), text) == 0)
      return row;
  return 0;
}

static void
test_due (void)
{
  g_autoptr (PackFixture) fixture = pack_fixture_new ();
  g_autofree char *one = add_school (fixture->store, "示例第一小学食堂");
  g_autofree char *other = add_school (fixture->store, "示例第二小学食堂");
  const ShianLedgerRange range = { "2024-04-01", "2024-06-30", "2024年第二季度" };
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (ShianPackResult) result = shian_pack_result_new ();
  g_autoptr (PackTable) table = NULL;
  g_autoptr (GError) error = NULL;

  inspect (fixture->store, one);
  g_hash_table_add (seen, one);
  g_assert_true (
      shian_due_list_write (fixture->store, &range, seen, fixture->folder, "食堂", result, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (result->n_rows, ==, 1);
  pack_fixture_keep (result->files->pdata[0]);
  table = pack_table_load (result->files->pdata[0], "检查情况");
  g_assert_cmpuint (row_with (table, 2, "示例第二小学食堂"), ==, 0);
  g_assert_cmpstr (pack_table_text (table, row_with (table, 2, "示例第一小学食堂"), 5), ==,
                   "检查中");
}

static void
test_findings (void)
{
  g_autoptr (PackFixture) fixture = pack_fixture_new ();
  g_autofree char *one = add_school (fixture->store, "示例第一小学食堂");
  const ShianLedgerRange range = { NULL, NULL, "待整改" };
  ShianFindingQuery query = SHIAN_FINDING_QUERY_ALL;
  g_autoptr (ShianPackResult) result = shian_pack_result_new ();
  g_autoptr (PackTable) table = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  const ShianFinding *first, *second;

  inspect (fixture->store, one);
  rows = shian_finding_list (fixture->store, &query, &error);
  g_assert_cmpuint (rows->len, ==, 2);
  first = ((ShianFindingRow *) rows->pdata[0])->finding;
  second = ((ShianFindingRow *) rows->pdata[1])->finding;
  g_ptr_array_add (ids, second->record.id);
  g_ptr_array_add (ids, first->record.id);
  g_assert_true (shian_finding_ledger_write_seen (fixture->store, &range, ids, fixture->folder,
                                                  "问题", result, &error));
  g_assert_no_error (error);
  pack_fixture_keep (result->files->pdata[0]);
  table = pack_table_load (result->files->pdata[0], "问题清单");
  g_assert_cmpuint (row_with (table, 4, second->label) + 1, ==, row_with (table, 4, first->label));
  g_ptr_array_add (ids, (char *) "00000000-0000-7000-8000-000000000000");
  g_assert_false (shian_finding_ledger_write_seen (fixture->store, &range, ids, fixture->folder,
                                                   "问题2", result, &error));
  g_assert_error (error, SHIAN_ERROR, SHIAN_ERROR_NOT_FOUND);
}

/* One row for each inspection a number counts, whatever its premises are. */
static void
test_inspected (void)
{
  g_autoptr (PackFixture) fixture = pack_fixture_new ();
  const ShianLedgerRange range = { "2024-04-01", "2024-06-30", "2024年第二季度 · 学校食堂、摊贩" };
  g_autoptr (ShianPackResult) result = shian_pack_result_new ();
  g_autoptr (PackTable) table = NULL;
  g_autoptr (GError) error = NULL;
  guint row;

  g_assert_true (register_fixture_fill (fixture->store, &error));
  g_assert_true (shian_inspected_list_write (fixture->store, &range, "campus_canteen;stall",
                                             fixture->folder, "检查", result, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (result->n_rows, ==, 3);
  pack_fixture_keep (result->files->pdata[0]);
  table = pack_table_load (result->files->pdata[0], "检查情况");
  g_assert_cmpuint (row_with (table, 3, "老街面馆"), ==, 0);
  row = row_with (table, 3, "东门煎饼摊");
  g_assert_cmpstr (pack_table_text (table, row, 6), ==, "甲、乙");
  g_assert_cmpfloat (pack_table_number (table, row, 9), ==, 1);
  g_assert_cmpstr (pack_table_text (table, row + 1, 3), ==, "示例小学食堂");
  g_assert_cmpstr (pack_table_text (table, row + 2, 3), ==, "示例小学食堂");
  g_assert_cmpfloat (pack_table_number (table, row + 2, 10), ==, 0); /* closed since */
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/packs/seen-lists/due", test_due);
  g_test_add_func ("/packs/seen-lists/findings", test_findings);
  g_test_add_func ("/packs/seen-lists/inspected", test_inspected);
  return g_test_run ();
}
