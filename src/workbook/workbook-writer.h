/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Workbooks out: sheets by description, rows one after another, written under a temporary name,
 * read back, and only then put in place. Memory does not grow with the number of rows, except for
 * those of a small book, which are held until its end. */
#pragma once

#include "workbook/sheet.h"

G_BEGIN_DECLS

typedef struct _ShianWorkbookWriter ShianWorkbookWriter;

/** ShianWorkbookVerify: what is compared in the finished file before it is put in place.
 * @SHIAN_VERIFY_AUTO: every cell up to 100,000 cells, beyond that the counts
 * @SHIAN_VERIFY_COUNTS: names of sheets, number of rows and of cells in each
 * @SHIAN_VERIFY_CELLS: also every cell of the tables */
typedef enum {
  SHIAN_VERIFY_AUTO,
  SHIAN_VERIFY_COUNTS,
  SHIAN_VERIFY_CELLS,
} ShianWorkbookVerify;

/** Books said to have at most so many records are held in memory until the end, some 60 MB: that is
 * quicker where many cells have the same texts, for those are written once, and slower elsewhere. */
#define SHIAN_SMALL_BOOK_ROWS 25000

/** ShianWorkbookOptions: all members may be NULL or zero.
 * @title, @author, @subject, @comments: properties of the document
 * @properties: names and values in turn, ends with NULL: properties for programs, not shown
 * @verify: see above
 * @n_rows: the records all sheets will have, 0 when that is not known; see SHIAN_SMALL_BOOK_ROWS */
typedef struct {
  const char *title;
  const char *author;
  const char *subject;
  const char *comments;
  const char *const *properties;
  ShianWorkbookVerify verify;
  guint n_rows;
} ShianWorkbookOptions;

/** ShianWorkbookSummary:
 * @n_sheets: visible sheets
 * @n_rows: records written in all of them, headings and totals not counted
 * @n_cut_rows: rows whose text does not fit in the tallest row the format has (409 points) */
typedef struct {
  guint n_sheets;
  guint n_rows;
  guint n_cut_rows;
} ShianWorkbookSummary;

/** ShianWorkbookFill: begins sheets and adds rows; FALSE with @error abandons the file. */
typedef gboolean (*ShianWorkbookFill) (ShianWorkbookWriter *writer, gpointer data, GError **error);

/**
 * shian_workbook_write:
 * @path: the file; an existing one is replaced only when the new one is complete
 * @options: (nullable)
 * @summary: (out) (optional)
 *
 * Errors: those of @fill; SHIAN_ERROR_INVALID naming sheet, row and column for text that is not
 * UTF-8, has control characters or is longer than a cell holds; SHIAN_ERROR_NO_SPACE,
 * _READ_ONLY, _IO; SHIAN_ERROR_IO when what was read back differs from what was given. Must not be
 * called again from inside @fill for the same @path.
 */
gboolean shian_workbook_write (const char *path, const ShianWorkbookOptions *options,
                               ShianWorkbookFill fill, gpointer data, ShianWorkbookSummary *summary,
                               GError **error);

/** shian_workbook_writer_begin_sheet: starts a sheet; the one before is finished. @sheet is
 * borrowed until the workbook is written. */
gboolean shian_workbook_writer_begin_sheet (ShianWorkbookWriter *writer, const ShianSheet *sheet,
                                            GError **error);

/** shian_workbook_writer_add_row: one record; @n_cells may be smaller than the number of columns,
 * the rest stays empty. Texts are copied. */
gboolean shian_workbook_writer_add_row (ShianWorkbookWriter *writer, const ShianCell *cells,
                                        guint n_cells, GError **error);

/** shian_workbook_writer_n_rows: records added so far, in all sheets. */
guint shian_workbook_writer_n_rows (const ShianWorkbookWriter *writer);

G_END_DECLS
