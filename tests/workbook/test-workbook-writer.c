/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sample-sheet.h"

#include "base/error.h"
#include "workbook/workbook-reader.h"

#include <glib/gstdio.h>
#include <locale.h>
#include <math.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>

/* A sheet of text columns written from a list of rows, for the small cases. */
typedef struct {
  const ShianSheet *sheet;
  const ShianCell *cells; /* n_rows × sheet->n_columns */
  guint n_rows;
} Table;

static gboolean
fill_table (ShianWorkbookWriter *writer, gpointer data, GError **error)
{
  const Table *table = data;

  if (!shian_workbook_writer_begin_sheet (writer, table->sheet, error))
    return FALSE;
  for (guint i = 0; i < table->n_rows; i++)
    if (!shian_workbook_writer_add_row (writer, table->cells + i * table->sheet->n_columns,
                                        table->sheet->n_columns, error))
      return FALSE;
  return TRUE;
}

static void
assert_cell (const ShianCell *found, guint i, guint n, const ShianCell *given)
{
  if (given->kind == SHIAN_CELL_EMPTY) {
    g_assert_true (i >= n || found[i].kind == SHIAN_CELL_EMPTY);
    return;
  }
  g_assert_cmpuint (i, <, n);
  g_assert_cmpint (found[i].kind, ==, given->kind);
  if (given->kind == SHIAN_CELL_TEXT)
    g_assert_cmpstr (found[i].text, ==, given->text);
  else
    g_assert_cmpfloat_with_epsilon (found[i].number, given->number, 1e-12);
}

static void
assert_sample (const char *path, guint n_rows)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ShianWorkbookReader) reader = shian_workbook_reader_open (path, NULL, &error);
  g_autoptr (ShianSheetRows) rows = NULL;
  ShianCell given[SHIAN_SAMPLE_COLUMNS];
  const ShianCell *cells;
  guint first = shian_sheet_first_row (&shian_sample_sheet);
  guint row;
  guint n;
  guint seen = 0;

  g_assert_no_error (error);
  g_assert_cmpint (shian_workbook_reader_find_sheet (reader, "季度报表"), ==, 0);
  rows = shian_workbook_reader_rows (reader, 0, &error);
  while (shian_sheet_rows_next (rows, &row, &cells, &n, &error)) {
    if (row < first || row >= first + n_rows)
      continue;
    g_assert_cmpuint (row, ==, first + seen);
    shian_sample_row (seen++, given);
    for (guint i = 0; i < SHIAN_SAMPLE_COLUMNS; i++)
      assert_cell (cells, i, n, &given[i]);
  }
  g_assert_no_error (error);
  g_assert_cmpuint (seen, ==, n_rows);
}

/* Below, at and above the number of rows held back to settle the widths. */
static void
test_round_trip (void)
{
  static const guint sizes[] = { 0, 1, 24, 499, 500, 501, 2000 };

  for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++) {
    char *path = shian_sample_path ("表.xlsx");
    g_autoptr (GError) error = NULL;
    ShianWorkbookSummary summary = { 0 };
    ShianWorkbookOptions options = { .verify = SHIAN_VERIFY_CELLS,
                                     .n_rows = i % 2 == 0 ? sizes[i] : 0 };

    g_assert_true (shian_workbook_write (path, &options, shian_sample_fill,
                                         GUINT_TO_POINTER (sizes[i]), &summary, &error));
    g_assert_no_error (error);
    g_assert_cmpuint (summary.n_sheets, ==, 1);
    g_assert_cmpuint (summary.n_rows, ==, sizes[i]);
    g_assert_cmpuint (summary.n_cut_rows, ==, 0);
    assert_sample (path, sizes[i]);
    shian_sample_clean (path);
  }
}

static char *
write_table (const ShianWorkbookOptions *way, const ShianSheet *sheet, const ShianCell *cells,
             guint n_rows, ShianWorkbookSummary *summary, GError **error)
{
  Table table = { sheet, cells, n_rows };
  char *path = shian_sample_path ("t.xlsx");

  if (shian_workbook_write (path, way, fill_table, &table, summary, error))
    return path;
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  shian_sample_clean (path);
  return NULL;
}

/* The texts of column A, below the heading, joined with “|”. */
static char *
column_a (const char *path)
{
  g_autoptr (ShianWorkbookReader) reader = shian_workbook_reader_open (path, NULL, NULL);
  g_autoptr (ShianSheetRows) rows = shian_workbook_reader_rows (reader, 0, NULL);
  g_autoptr (GString) out = g_string_new (NULL);
  const ShianCell *cells;
  guint row;
  guint n;

  while (shian_sheet_rows_next (rows, &row, &cells, &n, NULL))
    if (row > 1)
      g_string_append_printf (out, "%s%s", out->len > 0 ? "|" : "", cells[0].text);
  return g_string_free (g_steal_pointer (&out), FALSE);
}

static const ShianColumn one_column[] = { { .title = "内容" } };
static const ShianSheet one_sheet = { .name = "一", .columns = one_column, .n_columns = 1 };

static void
test_odd_texts (gconstpointer way)
{
  ShianCell cells[] = {
    shian_cell_text ("_x000D_照写_x41_"),     shian_cell_text (" 前后空格 "),
    shian_cell_text ("行一\r\n行二\r行三"),   shian_cell_text ("<&>\"'"),
    shian_cell_text ("𬭚旻珺堃喆😀"), shian_cell_text ("=1+1"),
    shian_cell_text ("internal:A1"),          shian_cell_text ("\t制表"),
  };
  g_autoptr (GError) error = NULL;
  char *path = write_table (way, &one_sheet, cells, G_N_ELEMENTS (cells), NULL, &error);
  g_autofree char *found = NULL;

  g_assert_no_error (error);
  found = column_a (path);
  g_assert_cmpstr (
      found, ==,
      "_x000D_照写_x41_| 前后空格 |行一\n行二\n行三|<&>\"'|𬭚旻珺堃喆😀|=1+1|"
      "internal:A1|\t制表");
  shian_sample_clean (path);
}

static void
refuse_cell (const ShianWorkbookOptions *way, ShianCell cell, const char *words)
{
  ShianCell cells[] = { shian_cell_text ("好"), shian_cell_text ("也好"), cell };
  g_autoptr (GError) error = NULL;

  g_assert_null (write_table (way, &one_sheet, cells, 3, NULL, &error));
  g_assert_error (error, SHIAN_ERROR, SHIAN_ERROR_INVALID);
  if (strstr (error->message, words) == NULL || strstr (error->message, "“一”, row 4") == NULL ||
      strstr (error->message, "内容") == NULL || strstr (error->message, "A4") == NULL)
    g_error ("“%s” does not name the place and “%s”", error->message, words);
}

static void
test_refusals (gconstpointer way)
{
  g_autofree char *long_text = g_strnfill (SHIAN_CELL_MAX_TEXT + 1, 'a');
  g_autoptr (GString) wide = g_string_new (NULL);

  refuse_cell (way, shian_cell_text ("\xbc\xec\xb2\xe9"), "UTF-8"); /* 检查 in GBK */
  refuse_cell (way, shian_cell_text ("a\001b"), "U+0001");
  refuse_cell (way, shian_cell_text ("a\x7f"), "U+007F");
  refuse_cell (way, shian_cell_text ("a\xc2\x85"), "U+0085");
  refuse_cell (way, shian_cell_text (long_text), "32768");
  refuse_cell (way, shian_cell_text ("a\xef\xbf\xbf"), "U+FFFF");
  refuse_cell (way, shian_cell_number ((double) INFINITY), "finite");
  for (int i = 0; i < 17000; i++)
    g_string_append (wide, "😀"); /* two units each */
  refuse_cell (way, shian_cell_text (wide->str), "32,767");
}

/* A bad cell after the rows held back were written is named with its own row. */
static gboolean
fill_late_refusal (ShianWorkbookWriter *writer, gpointer data, GError **error)
{
  ShianCell good = shian_cell_text ("好");
  ShianCell bad = shian_cell_text ("\xff");

  if (!shian_workbook_writer_begin_sheet (writer, &one_sheet, error))
    return FALSE;
  for (guint i = 0; i < 700; i++)
    if (!shian_workbook_writer_add_row (writer, &good, 1, error))
      return FALSE;
  return shian_workbook_writer_add_row (writer, &bad, 1, error);
}

static void
test_late_refusal (gconstpointer way)
{
  char *path = shian_sample_path ("t.xlsx");
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (path, "旧", -1, NULL));
  g_assert_false (shian_workbook_write (path, way, fill_late_refusal, NULL, NULL, &error));
  g_assert_error (error, SHIAN_ERROR, SHIAN_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "A702"));
  {
    g_autofree char *kept = NULL;
    g_assert_true (g_file_get_contents (path, &kept, NULL, NULL));
    g_assert_cmpstr (kept, ==, "旧");
  }
  shian_sample_clean (path);
}

static gboolean
fill_nothing (ShianWorkbookWriter *writer, gpointer data, GError **error)
{
  return TRUE;
}

static void
test_no_sheet (void)
{
  char *path = shian_sample_path ("t.xlsx");
  g_autoptr (GError) error = NULL;

  g_assert_false (shian_workbook_write (path, NULL, fill_nothing, NULL, NULL, &error));
  g_assert_error (error, SHIAN_ERROR, SHIAN_ERROR_INVALID);
  shian_sample_clean (path);
}

static void
test_missing_folder (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (shian_workbook_write ("/nonexistent/a.xlsx", NULL, shian_sample_fill,
                                        GUINT_TO_POINTER (1), NULL, &error));
  g_assert_error (error, SHIAN_ERROR, SHIAN_ERROR_NOT_FOUND);
  g_assert_nonnull (strstr (error->message, "/nonexistent"));
}

/* Longest text a cell takes: no row is tall enough in a narrow column, so the column grows; what
 * still does not fit is counted. */
static void
test_tall_rows (gconstpointer way)
{
  g_autoptr (GString) text = g_string_new (NULL);
  ShianCell cell;
  ShianWorkbookSummary summary = { 0 };
  char *path;

  for (int i = 0; i < 1000; i++)
    g_string_append (text, "食");
  cell = shian_cell_text (text->str);
  path = write_table (way, &one_sheet, &cell, 1, &summary, NULL);
  g_assert_nonnull (path);
  g_assert_cmpuint (summary.n_cut_rows, ==, 0);
  shian_sample_clean (path);
  for (int i = 0; i < 10000; i++)
    g_string_append (text, "安");
  cell = shian_cell_text (text->str);
  path = write_table (way, &one_sheet, &cell, 1, &summary, NULL);
  g_assert_nonnull (path);
  g_assert_cmpuint (summary.n_cut_rows, ==, 1);
  shian_sample_clean (path);
}

static void
test_many_columns (void)
{
  ShianColumn columns[300];
  ShianCell cells[600];
  ShianSheet sheet = { .name = "宽", .columns = columns, .n_columns = 300, .title = "三百列" };
  char *path;
  g_autoptr (GError) error = NULL;

  memset (columns, 0, sizeof columns);
  for (guint i = 0; i < 300; i++) {
    columns[i].title = "列";
    columns[i].group = i / 3 % 2 == 0 ? "组" : NULL;
  }
  for (guint i = 0; i < 600; i++)
    cells[i] = shian_cell_integer (i);
  path = write_table (NULL, &sheet, cells, 2, NULL, &error);
  g_assert_no_error (error);
  shian_sample_clean (path);
}

static gboolean
fill_two (ShianWorkbookWriter *writer, gpointer data, GError **error)
{
  static const ShianSheet first = { .name = "清单/一", .columns = one_column, .n_columns = 1 };
  static const ShianSheet second = { .name = "选项", .columns = one_column, .n_columns = 1 };
  ShianCell cell = shian_cell_text ("转到");

  cell.link = "选项(2)!A2";
  return shian_workbook_writer_begin_sheet (writer, &first, error) &&
         shian_workbook_writer_add_row (writer, &cell, 1, error) &&
         shian_workbook_writer_begin_sheet (writer, &second, error) &&
         shian_workbook_writer_add_row (writer, &cell, 0, error);
}

static void
test_two_sheets (gconstpointer way)
{
  char *path = shian_sample_path ("t.xlsx");
  g_autoptr (GError) error = NULL;
  ShianWorkbookSummary summary;

  g_assert_true (shian_workbook_write (path, way, fill_two, NULL, &summary, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (summary.n_sheets, ==, 2);
  g_assert_cmpuint (summary.n_rows, ==, 2);
  {
    g_autoptr (ShianWorkbookReader) reader = shian_workbook_reader_open (path, NULL, &error);
    g_assert_cmpuint (shian_workbook_reader_n_sheets (reader), ==, 2);
    g_assert_cmpstr (shian_workbook_reader_sheet_name (reader, 0), ==, "清单／一");
    g_assert_cmpstr (shian_workbook_reader_sheet_name (reader, 1), ==, "选项(2)");
  }
  shian_sample_clean (path);
}

/* The lists stand on a hidden sheet; thirteen Chinese entries are more than a rule may hold. */
static void
test_choices (gconstpointer way)
{
  char *path = shian_sample_path ("t.xlsx");
  g_autoptr (ShianWorkbookReader) reader = NULL;
  g_autoptr (ShianSheetRows) rows = NULL;
  const ShianCell *cells;
  guint row;
  guint n;
  guint count = 0;

  g_assert_true (
      shian_workbook_write (path, way, shian_sample_fill, GUINT_TO_POINTER (2), NULL, NULL));
  reader = shian_workbook_reader_open (path, NULL, NULL);
  g_assert_cmpstr (shian_workbook_reader_sheet_name (reader, 1), ==, "选项");
  g_assert_true (shian_workbook_reader_sheet_is_hidden (reader, 1));
  g_assert_false (shian_workbook_reader_sheet_is_hidden (reader, 0));
  rows = shian_workbook_reader_rows (reader, 1, NULL);
  while (shian_sheet_rows_next (rows, &row, &cells, &n, NULL))
    count++;
  g_assert_cmpuint (count, ==, 13);
  shian_sample_clean (path);
}

/* A decimal comma in the locale must not reach the file. */
static void
test_locale (void)
{
  g_autofree char *before = g_strdup (setlocale (LC_NUMERIC, NULL));
  char *path;

  if (setlocale (LC_NUMERIC, "de_DE.UTF-8") == NULL &&
      setlocale (LC_NUMERIC, "fr_FR.UTF-8") == NULL) {
    g_test_skip ("no locale with a decimal comma is installed");
    return;
  }
  path = shian_sample_path ("t.xlsx");
  g_assert_true (
      shian_workbook_write (path, NULL, shian_sample_fill, GUINT_TO_POINTER (3), NULL, NULL));
  assert_sample (path, 3);
  setlocale (LC_NUMERIC, before);
  shian_sample_clean (path);
}

/* No file may grow past a limit: what a full disk looks like to the writer. In a child, for the
 * limit cannot be lifted again. */
static void
test_no_space (gconstpointer way)
{
  if (g_test_subprocess ()) {
    struct rlimit limit = { 20000, 20000 };
    char *path = shian_sample_path ("t.xlsx");
    g_autoptr (GError) error = NULL;
    g_autofree char *kept = NULL;

    g_assert_true (g_file_set_contents (path, "旧", -1, NULL));
    signal (SIGXFSZ, SIG_IGN);
    g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
    g_assert_false (
        shian_workbook_write (path, way, shian_sample_fill, GUINT_TO_POINTER (3000), NULL, &error));
    g_assert_nonnull (error);
    g_assert_true (error->domain == SHIAN_ERROR);
    g_assert_cmpint (error->code, !=, SHIAN_ERROR_INVALID);
    g_assert_true (g_file_get_contents (path, &kept, NULL, NULL));
    g_assert_cmpstr (kept, ==, "旧");
    shian_sample_clean (path); /* fails when a temporary file is left */
    return;
  }
  g_test_trap_subprocess (NULL, 0, 0);
  g_test_trap_assert_passed ();
}

/* Both when nothing is known of the number of rows and when it is known to be small: what is held in
 * memory until the end is written by other code of the library. */
static void
add_both_ways (void)
{
  static const ShianWorkbookOptions small = { .n_rows = 1 };
  static const struct {
    const char *name;
    GTestDataFunc run;
  } tests[] = {
    { "odd-texts", test_odd_texts },       { "refusals", test_refusals },
    { "late-refusal", test_late_refusal }, { "no-space", test_no_space },
    { "tall-rows", test_tall_rows },       { "two-sheets", test_two_sheets },
    { "choices", test_choices },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++) {
    g_autofree char *flowing = g_strconcat ("/workbook/writer/flowing/", tests[i].name, NULL);
    g_autofree char *held = g_strconcat ("/workbook/writer/held/", tests[i].name, NULL);
    g_test_add_data_func (flowing, NULL, tests[i].run);
    g_test_add_data_func (held, &small, tests[i].run);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/workbook/writer/round-trip", test_round_trip);
  g_test_add_func ("/workbook/writer/no-sheet", test_no_sheet);
  g_test_add_func ("/workbook/writer/missing-folder", test_missing_folder);
  g_test_add_func ("/workbook/writer/many-columns", test_many_columns);
  g_test_add_func ("/workbook/writer/locale", test_locale);
  add_both_ways ();
  return g_test_run ();
}
