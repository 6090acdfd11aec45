/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What somebody's list offers to choose from: its sheets, and the headings of one of them. */
#pragma once

#include "store/store.h"
#include "subjects/import-columns.h"
#include "workbook/table-file.h"

G_BEGIN_DECLS

/** ShianImportOutline:
 * @sheets: names (char *) in order
 * @hidden: guint8 of each: whether the workbook hides it
 * @sheet: the one looked at, from 0; −1 while none has headings
 * @heading_row: from 1; the last line of the headings
 * @columns: ShianImportColumn; NULL when nothing looks like headings */
typedef struct {
  GPtrArray *sheets;
  GByteArray *hidden;
  int sheet;
  guint heading_row;
  GPtrArray *columns;
} ShianImportOutline;

ShianImportOutline *shian_import_outline_new (void);
void shian_import_outline_free (ShianImportOutline *outline);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ShianImportOutline, shian_import_outline_free)

/** shian_import_outline_take_sheets: the names of all sheets of @file. */
void shian_import_outline_take_sheets (ShianImportOutline *outline, ShianTableFile *file);

/** shian_import_outline_take_columns: those found in @sheet; a reference of @columns is taken. */
void shian_import_outline_take_columns (ShianImportOutline *outline, int sheet, guint heading_row,
                                        GPtrArray *columns);

/** shian_import_outline_guess: where nothing says which column is the name, the likeliest headings of
 * @sheet, or of the first visible one for −1, so that a person can say it. */
void shian_import_outline_guess (ShianImportOutline *outline, ShianStore *store,
                                 ShianTableFile *file, int sheet);

G_END_DECLS
