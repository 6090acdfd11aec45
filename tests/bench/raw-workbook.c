/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "raw-workbook.h"

#include "timing.h"

#include <xlsxwriter.h>

/* How many columns the widest row has. */
static guint
measure_width (const char *path)
{
  g_autoptr (ShianWorkbookReader) reader = shian_workbook_reader_open (path, NULL, NULL);
  g_autoptr (ShianSheetRows) rows = shian_workbook_reader_rows (reader, 0, NULL);
  const ShianCell *cells;
  guint row, n, widest = 0;

  while (shian_sheet_rows_next (rows, &row, &cells, &n, NULL))
    widest = MAX (widest, n);
  return widest;
}

BenchTable *
bench_load_table (const char *path)
{
  BenchTable *table = g_new0 (BenchTable, 1);
  g_autoptr (ShianWorkbookReader) reader = shian_workbook_reader_open (path, NULL, NULL);
  g_autoptr (ShianSheetRows) rows = shian_workbook_reader_rows (reader, 0, NULL);
  const ShianCell *cells;
  guint row;
  guint n;

  table->n_columns = measure_width (path);
  table->cells = g_array_new (FALSE, TRUE, sizeof (ShianCell));
  table->texts = g_string_chunk_new (1 << 16);
  while (shian_sheet_rows_next (rows, &row, &cells, &n, NULL)) {
    g_array_set_size (table->cells, (guint) (row * table->n_columns));
    for (guint i = 0; i < n; i++) {
      ShianCell *cell = &g_array_index (table->cells, ShianCell, (row - 1) * table->n_columns + i);
      *cell = cells[i];
      if (cell->text != NULL)
        cell->text = g_string_chunk_insert (table->texts, cell->text);
    }
    table->n_rows = row;
  }
  return table;
}

static void
write_raw_row (lxw_worksheet *sheet, guint row, const ShianCell *cells, guint n_columns,
               lxw_format **formats)
{
  for (guint i = 0; i < n_columns; i++) {
    lxw_col_t column = (lxw_col_t) i;
    lxw_format *format = formats[i];
    if (cells[i].kind == SHIAN_CELL_TEXT)
      worksheet_write_string (sheet, row, column, cells[i].text, format);
    else if (cells[i].kind == SHIAN_CELL_NUMBER)
      worksheet_write_number (sheet, row, column, cells[i].number, format);
    else
      worksheet_write_blank (sheet, row, column, format);
  }
}

static gboolean
is_dressed (BenchMode mode)
{
  return mode == BENCH_DRESSED || mode == BENCH_USUAL_DRESSED;
}

static void
make_formats (lxw_workbook *book, BenchMode mode, guint n_columns, lxw_format **formats)
{
  for (guint i = 0; i < n_columns; i++) {
    if (i > 0 && !is_dressed (mode)) {
      formats[i] = formats[0];
      continue;
    }
    formats[i] = workbook_add_format (book);
    format_set_text_wrap (formats[i]);
    format_set_border (formats[i], LXW_BORDER_THIN);
    format_set_indent (formats[i], (guint8) i); /* no two alike */
  }
}

double
bench_write_raw (const BenchTable *table, const char *path, BenchMode mode)
{
  lxw_workbook_options options = { .constant_memory = mode == BENCH_BARE || mode == BENCH_DRESSED };
  double start = bench_processor_ms () / 1e3;
  lxw_workbook *book = workbook_new_opt (path, &options);
  lxw_worksheet *sheet = workbook_add_worksheet (book, "季度报表");
  g_autofree lxw_format **formats = g_new0 (lxw_format *, table->n_columns);

  make_formats (book, mode, table->n_columns, formats);
  for (guint row = 0; row < table->n_rows; row++) {
    if (is_dressed (mode))
      worksheet_set_row (sheet, row, 20 + 15 * (row % 7), NULL);
    write_raw_row (sheet, row, &g_array_index (table->cells, ShianCell, row * table->n_columns),
                   table->n_columns, formats);
  }
  if (workbook_close (book) != LXW_NO_ERROR)
    g_error ("libxlsxwriter cannot write %s", path);
  return bench_processor_ms () / 1e3 - start;
}
