/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A table somebody sent, workbook or .csv, read in one way. */
#pragma once

#include "workbook/workbook-reader.h"

G_BEGIN_DECLS

typedef struct _ShianTableFile ShianTableFile;
typedef struct _ShianTableRows ShianTableRows;

/** shian_table_file_open: told apart by content, not by name. Errors as
 * shian_workbook_reader_open() and shian_csv_table_open(). (transfer full) */
ShianTableFile *shian_table_file_open (const char *path, const ShianWorkbookLimits *limits,
                                       GError **error);
void shian_table_file_free (ShianTableFile *file);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ShianTableFile, shian_table_file_free)

/** shian_table_file_n_sheets: 1 for .csv. */
guint shian_table_file_n_sheets (const ShianTableFile *file);
/** shian_table_file_sheet_name: of a .csv its file name. (transfer none) */
const char *shian_table_file_sheet_name (const ShianTableFile *file, guint index);
gboolean shian_table_file_sheet_is_hidden (const ShianTableFile *file, guint index);

/** shian_table_file_rows: starts reading a sheet from its top; of a .csv only one reading at a time.
 * (transfer full) */
ShianTableRows *shian_table_file_rows (ShianTableFile *file, guint index, GError **error);
void shian_table_rows_free (ShianTableRows *rows);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ShianTableRows, shian_table_rows_free)

/** shian_table_rows_next: as shian_sheet_rows_next(). */
gboolean shian_table_rows_next (ShianTableRows *rows, guint *row, const ShianCell **cells,
                                guint *n_cells, GError **error);
/** shian_table_rows_were_cut: as shian_sheet_rows_were_cut(). */
gboolean shian_table_rows_were_cut (const ShianTableRows *rows);

G_END_DECLS
