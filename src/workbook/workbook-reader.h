/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Workbooks in: .xlsx as Excel, WPS, LibreOffice and other programs write it, one row at a time.
 * Every limit is on what the file turns out to hold, not on what it says about itself. */
#pragma once

#include "workbook/cell.h"

G_BEGIN_DECLS

typedef struct _ShianWorkbookReader ShianWorkbookReader;
typedef struct _ShianSheetRows ShianSheetRows;

/** ShianWorkbookLimits: what a file may cost. Zero means the usual value.
 * @part_bytes: bytes one part unpacks to (1 GB)
 * @string_bytes: text shared by all sheets (256 MB)
 * @columns: further columns are not looked at (1,024)
 * @empty_rows: so many rows without content in succession end a sheet (10,000) */
typedef struct {
  guint64 part_bytes;
  guint64 string_bytes;
  guint columns;
  guint empty_rows;
} ShianWorkbookLimits;

/**
 * shian_workbook_reader_open:
 * @limits: (nullable)
 *
 * Reads the list of sheets, the formats and the shared texts. Errors: SHIAN_ERROR_UNSUPPORTED for
 * .xls, .et, .xlsb, .ods, .csv and locked files, saying what to do; SHIAN_ERROR_INVALID for damaged,
 * hostile and oversized ones; SHIAN_ERROR_NOT_FOUND, _READ_ONLY, _IO. (transfer full)
 */
ShianWorkbookReader *shian_workbook_reader_open (const char *path,
                                                 const ShianWorkbookLimits *limits, GError **error);
void shian_workbook_reader_free (ShianWorkbookReader *reader);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ShianWorkbookReader, shian_workbook_reader_free)

/** shian_workbook_reader_n_sheets: worksheets, hidden ones included, charts not. */
guint shian_workbook_reader_n_sheets (const ShianWorkbookReader *reader);
/** shian_workbook_reader_sheet_name: (transfer none) */
const char *shian_workbook_reader_sheet_name (const ShianWorkbookReader *reader, guint index);
gboolean shian_workbook_reader_sheet_is_hidden (const ShianWorkbookReader *reader, guint index);
/** shian_workbook_reader_find_sheet: its index, or -1. */
int shian_workbook_reader_find_sheet (const ShianWorkbookReader *reader, const char *name);
/** shian_workbook_reader_sheet_part: the part of the package that holds it. (transfer none) */
const char *shian_workbook_reader_sheet_part (const ShianWorkbookReader *reader, guint index);

/** shian_workbook_reader_rows: starts reading a sheet. Several sheets may be read at once; @reader
 * must outlive them. (transfer full) */
ShianSheetRows *shian_workbook_reader_rows (ShianWorkbookReader *reader, guint index,
                                            GError **error);
void shian_sheet_rows_free (ShianSheetRows *rows);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ShianSheetRows, shian_sheet_rows_free)

/**
 * shian_sheet_rows_next:
 * @row: (out): its number in the sheet, from 1
 * @cells: (out) (transfer none): from column A on, gaps are empty cells; valid until the next call
 * @n_cells: (out): up to the last cell with content
 *
 * Rows without content are passed over. FALSE at the end (no error) and on error:
 * SHIAN_ERROR_INVALID names sheet and row.
 */
gboolean shian_sheet_rows_next (ShianSheetRows *rows, guint *row, const ShianCell **cells,
                                guint *n_cells, GError **error);

/** shian_sheet_rows_cut: whether reading stopped at a limit: columns beyond the last looked at had
 * content. To be asked at the end, and told to the user. */
gboolean shian_sheet_rows_were_cut (const ShianSheetRows *rows);

G_END_DECLS
