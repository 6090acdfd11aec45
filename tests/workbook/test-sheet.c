/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sample-sheet.h"

#include "base/error.h"

#include <string.h>

static void
expect_name (GHashTable *taken, const char *name, const char *expected)
{
  g_autofree char *legal = shian_sheet_name_legal (name, taken);

  g_assert_cmpstr (legal, ==, expected);
}

static void
test_names (void)
{
  g_autoptr (GHashTable) taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  expect_name (taken, "季度报表", "季度报表");
  expect_name (taken, " 季度报表 ", "季度报表(2)");
  expect_name (taken, "Sheet", "Sheet");
  expect_name (taken, "SHEET", "SHEET(2)");
  expect_name (taken, "a/b\\c?d*e[f]:g", "a／b＼c？d＊e［f］：g");
  expect_name (taken, "'引号'", "引号");
  expect_name (taken, "", "表");
  expect_name (taken, "'", "表(2)");
  expect_name (taken, "History", "History_");
  expect_name (taken, "区食品安全委相关成员单位及各乡镇人民政府街道办事处园区管委会任务清单",
               "区食品安全委相关成员单位及各乡镇人民政府街道办事处园区管委会任");
  expect_name (taken, "区食品安全委相关成员单位及各乡镇人民政府街道办事处园区管委会任务总表",
               "区食品安全委相关成员单位及各乡镇人民政府街道办事处园区管(2)");
}

/* 31 UTF-16 units, and a character outside the first plane is never halved. */
static void
test_name_length (void)
{
  g_autoptr (GHashTable) taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *legal = shian_sheet_name_legal ("一二三四五六七八九十一二三四五六七八九十一二三"
                                                   "四五六七八九十𬭚",
                                                   taken);

  g_assert_cmpint (g_utf8_strlen (legal, -1), ==, 30);
}

static void
test_rows (void)
{
  ShianSheet plain = { .name = "x", .columns = shian_sample_sheet.columns, .n_columns = 3 };

  g_assert_cmpuint (shian_sheet_heading_row (&shian_sample_sheet), ==, 4);
  g_assert_cmpuint (shian_sheet_heading_lines (&shian_sample_sheet), ==, 2);
  g_assert_cmpuint (shian_sheet_first_row (&shian_sample_sheet), ==, 6);
  g_assert_cmpuint (shian_sheet_first_row (&plain), ==, 2);
}

static void
refuse (const ShianSheet *sheet, const char *words)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (shian_sheet_check (sheet, &error));
  g_assert_error (error, SHIAN_ERROR, SHIAN_ERROR_INVALID);
  if (strstr (error->message, words) == NULL)
    g_error ("“%s” does not speak of “%s”", error->message, words);
}

static void
test_refusals (void)
{
  ShianColumn columns[2] = { { .title = "甲" }, { .title = NULL } };
  static const char *const bad_list[] = { "一", "\xd2\xd2", NULL };
  ShianSheet sheet = { .name = "表一", .columns = columns, .n_columns = 2 };

  refuse (&sheet, "column 2 has no heading");
  columns[1].title = "\xd2\xd2";
  refuse (&sheet, "column 2");
  columns[1].title = "乙";
  columns[1].choices = bad_list;
  refuse (&sheet, "column 2");
  columns[1].choices = NULL;
  sheet.notes = bad_list;
  refuse (&sheet, "notes");
  sheet.notes = NULL;
  sheet.title = "a\001b";
  refuse (&sheet, "title");
  sheet.title = NULL;
  sheet.n_columns = 0;
  refuse (&sheet, "columns");
  sheet.n_columns = 20000;
  refuse (&sheet, "columns");
}

static void
test_widths (void)
{
  ShianColumn column = { .title = "甲" };

  g_assert_cmpfloat (shian_sheet_column_width (&column, 1), ==, 6);
  g_assert_cmpfloat (shian_sheet_column_width (&column, 20), ==, 20);
  g_assert_cmpfloat (shian_sheet_column_width (&column, 200), ==, 40);
  column.max_width = 60;
  g_assert_cmpfloat (shian_sheet_column_width (&column, 200), ==, 60);
  column.width = 12;
  g_assert_cmpfloat (shian_sheet_column_width (&column, 200), ==, 12);
}

static void
test_cells (void)
{
  GDate date;
  ShianCell cell = shian_cell_iso_date ("2024-06-30");
  g_autofree char *name = shian_cell_name (703, 12);

  g_assert_cmpfloat (cell.number, ==, 45473);
  g_assert_true (shian_cell_get_date (&cell, &date));
  g_assert_cmpint (g_date_get_day (&date), ==, 30);
  g_assert_cmpint (shian_cell_iso_date ("2024-6-30").kind, ==, SHIAN_CELL_EMPTY);
  g_assert_cmpint (shian_cell_integer (G_MININT64).kind, ==, SHIAN_CELL_EMPTY);
  g_assert_cmpint (shian_cell_integer (0).kind, ==, SHIAN_CELL_NUMBER);
  g_assert_cmpint (shian_cell_text ("").kind, ==, SHIAN_CELL_EMPTY);
  cell = shian_cell_number (45473);
  g_assert_false (shian_cell_get_date (&cell, &date));
  g_assert_cmpstr (name, ==, "AAA12");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/workbook/sheet/names", test_names);
  g_test_add_func ("/workbook/sheet/name-length", test_name_length);
  g_test_add_func ("/workbook/sheet/rows", test_rows);
  g_test_add_func ("/workbook/sheet/refusals", test_refusals);
  g_test_add_func ("/workbook/sheet/widths", test_widths);
  g_test_add_func ("/workbook/sheet/cells", test_cells);
  return g_test_run ();
}
