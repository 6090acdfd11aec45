/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "workbook/table-file.h"

#include "workbook/csv-table.h"
#include "workbook/workbook-sniff.h"

struct _ShianTableFile {
  ShianWorkbookReader *reader; /* NULL for .csv */
  ShianCsvTable *csv;
  char *name;
};

struct _ShianTableRows {
  ShianSheetRows *sheet; /* NULL for .csv */
  ShianCsvTable *csv;
};

ShianTableFile *
shian_table_file_open (const char *path, const ShianWorkbookLimits *limits, GError **error)
{
  g_autoptr (ShianTableFile) file = g_new0 (ShianTableFile, 1);

  g_return_val_if_fail (path != NULL, NULL);
  file->name = g_path_get_basename (path);
  if (shian_workbook_is_text (path))
    file->csv = shian_csv_table_open (path, error);
  else
    file->reader = shian_workbook_reader_open (path, limits, error);
  return file->csv != NULL || file->reader != NULL ? g_steal_pointer (&file) : NULL;
}

void
shian_table_file_free (ShianTableFile *file)
{
  if (file == NULL)
    return;
  shian_workbook_reader_free (file->reader);
  shian_csv_table_free (file->csv);
  g_free (file->name);
  g_free (file);
}

guint
shian_table_file_n_sheets (const ShianTableFile *file)
{
  return file->csv != NULL ? 1 : shian_workbook_reader_n_sheets (file->reader);
}

const char *
shian_table_file_sheet_name (const ShianTableFile *file, guint index)
{
  return file->csv != NULL ? file->name : shian_workbook_reader_sheet_name (file->reader, index);
}

gboolean
shian_table_file_sheet_is_hidden (const ShianTableFile *file, guint index)
{
  return file->csv == NULL && shian_workbook_reader_sheet_is_hidden (file->reader, index);
}

ShianTableRows *
shian_table_file_rows (ShianTableFile *file, guint index, GError **error)
{
  g_autoptr (ShianTableRows) rows = g_new0 (ShianTableRows, 1);

  if (file->csv != NULL) {
    rows->csv = file->csv;
    shian_csv_table_rewind (file->csv);
    return g_steal_pointer (&rows);
  }
  rows->sheet = shian_workbook_reader_rows (file->reader, index, error);
  return rows->sheet != NULL ? g_steal_pointer (&rows) : NULL;
}

void
shian_table_rows_free (ShianTableRows *rows)
{
  if (rows == NULL)
    return;
  shian_sheet_rows_free (rows->sheet);
  g_free (rows);
}

gboolean
shian_table_rows_next (ShianTableRows *rows, guint *row, const ShianCell **cells, guint *n_cells,
                       GError **error)
{
  return rows->csv != NULL ? shian_csv_table_next (rows->csv, row, cells, n_cells, error)
                           : shian_sheet_rows_next (rows->sheet, row, cells, n_cells, error);
}

gboolean
shian_table_rows_were_cut (const ShianTableRows *rows)
{
  return rows->csv != NULL ? shian_csv_table_was_cut (rows->csv)
                           : shian_sheet_rows_were_cut (rows->sheet);
}
