/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "outside-reader.h"
#include "sample-sheet.h"

static char *
facts_of (ShianWorkbookFill fill, guint n_rows, const ShianWorkbookOptions *options)
{
  char *path = shian_sample_path ("t.xlsx");
  char *facts;

  g_assert_true (shian_workbook_write (path, options, fill, GUINT_TO_POINTER (n_rows), NULL, NULL));
  facts = outside_reader_facts (path);
  shian_sample_clean (path);
  return facts;
}

static void
test_layout (void)
{
  static const char *const properties[] = { "layout", "1", NULL };
  ShianWorkbookOptions options = { .title = "季度报表",
                                   .author = "区教育局",
                                   .properties = properties };
  g_autofree char *facts = facts_of (shian_sample_fill, 24, &options);

  if (facts == NULL)
    return;
  outside_reader_assert (facts, "properties 季度报表 区教育局");
  outside_reader_assert (facts, "sheet 季度报表 visible");
  outside_reader_assert (facts, "sheet 选项 hidden");
  outside_reader_assert (facts, "freeze C6");
  outside_reader_assert (facts, "repeat $4:$5");
  outside_reader_assert (facts, "filter A5:L29");
  outside_reader_assert (facts, "page landscape 9 1 0 True");
  outside_reader_assert (facts, "footer 第 &P 页 共 &N 页");
  outside_reader_assert (facts, "protected False");
  outside_reader_assert (facts, "merged A1:L1");
  outside_reader_assert (facts, "merged A2:L2");
  outside_reader_assert (facts, "merged A4:A5");
  outside_reader_assert (facts, "merged D4:E4");
  outside_reader_assert (facts, "merged F4:H4");
  outside_reader_assert (facts, "list J6:J29 '选项'!$A$1:$A$13 stop");
}

static void
test_cells (void)
{
  g_autofree char *facts = facts_of (shian_sample_fill, 24, NULL);

  if (facts == NULL)
    return;
  outside_reader_assert (facts, "cell A1 General T:附件1");
  outside_reader_assert (facts, "cell A4 General T:序号");
  outside_reader_assert (facts, "cell D4 General T:责任分工");
  outside_reader_assert (facts, "cell D5 General T:牵头");
  outside_reader_assert (facts, "cell B6 @ T:（一）-1");
  outside_reader_assert (facts, "cell F6 #,##0 N:5381");
  outside_reader_assert (facts, "cell H7 0.00% N:0.142857142857143");
  outside_reader_assert (facts, "cell I6 yyyy-mm-dd D:2024-06-30");
  outside_reader_assert (facts, "cell L6 @ T:JY31202230012345678");
  outside_reader_assert (
      facts,
      "cell K7 General "
      "T:部分民办园食堂面积不足，“三防”设施不到位。\\n下季度完成12所改造，责任到人、逐月销号。");
  outside_reader_assert (facts, "cell A30 General T:合计");
  outside_reader_assert (facts, "cell F30 #,##0 T:=IF(COUNT(F6:F29)=0,\"\",SUM(F6:F29))");
  outside_reader_assert (facts, "shown F30 N:129420");
}

/* A small book, held in memory until its end, is the same to a reader. */
static void
test_held (void)
{
  ShianWorkbookOptions options = { .n_rows = 24 };
  g_autofree char *flowing = facts_of (shian_sample_fill, 24, NULL);
  g_autofree char *held = facts_of (shian_sample_fill, 24, &options);

  g_assert_cmpstr (held, ==, flowing);
}

/* Columns of codes are text below the table as well, so that codes typed in later stay codes. */
static void
test_code_columns (void)
{
  g_autofree char *facts = facts_of (shian_sample_fill, 2, NULL);

  if (facts == NULL)
    return;
  g_assert_nonnull (g_strstr_len (facts, -1, "\ncolumn L @ "));
  g_assert_nonnull (g_strstr_len (facts, -1, "\ncolumn B @ "));
  g_assert_nonnull (g_strstr_len (facts, -1, "\ncolumn H 0.00% "));
}

static gboolean
fill_linked (ShianWorkbookWriter *writer, gpointer data, GError **error)
{
  static const ShianColumn columns[] = {
    { .title = "甲", .total = TRUE, .kind = SHIAN_COLUMN_INTEGER, .editable = TRUE }
  };
  static const ShianSheet one = { .name = "一/1",
                                  .columns = columns,
                                  .n_columns = 1,
                                  .protect = TRUE,
                                  .no_filter = TRUE,
                                  .portrait = TRUE };
  static const ShianSheet two = {
    .name = "二", .columns = columns, .n_columns = 1, .total_label = "合计"
  };
  ShianCell cell = shian_cell_text ("看一");

  cell.link = "一/1!A2";
  return shian_workbook_writer_begin_sheet (writer, &one, error) &&
         shian_workbook_writer_add_row (writer, &cell, 0, error) &&
         shian_workbook_writer_begin_sheet (writer, &two, error) &&
         shian_workbook_writer_add_row (writer, &cell, 1, error);
}

static void
test_links (void)
{
  g_autofree char *facts = facts_of (fill_linked, 0, NULL);

  if (facts == NULL)
    return;
  outside_reader_assert (facts, "protected True");
  outside_reader_assert (facts, "filter None");
  outside_reader_assert (facts, "page portrait 9 1 0 True");
  outside_reader_assert (facts, "cell A2 #,##0 T:看一 '一／1'!A2");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/workbook/outside/layout", test_layout);
  g_test_add_func ("/workbook/outside/cells", test_cells);
  g_test_add_func ("/workbook/outside/code-columns", test_code_columns);
  g_test_add_func ("/workbook/outside/held", test_held);
  g_test_add_func ("/workbook/outside/links", test_links);
  return g_test_run ();
}
