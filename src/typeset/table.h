/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A table as forms have it: columns in millimetres or shares, wrapped cells, heading rows on every
 * page, group rows, boxes to tick. */
#pragma once

#include "typeset/text-block.h"

#include <gdk-pixbuf/gdk-pixbuf.h>

G_BEGIN_DECLS

typedef struct _ShianTable ShianTable;
typedef struct _ShianRow ShianRow;
typedef struct _ShianTableCell ShianTableCell;

typedef enum {
  SHIAN_ROW_BODY,
  SHIAN_ROW_HEADING, /* repeated on each page, shaded; all of them come before the others */
  SHIAN_ROW_GROUP,   /* lightly shaded, never the last row of a page */
} ShianRowKind;

/** ShianMark: a shape before a text, drawn and never taken from a font. */
typedef enum {
  SHIAN_TABLE_MARK_NONE,
  SHIAN_TABLE_MARK_BOX,        /* an empty box */
  SHIAN_TABLE_MARK_TICKED_BOX, /* a box with a tick */
} ShianMark;

typedef enum {
  SHIAN_VALIGN_MIDDLE,
  SHIAN_VALIGN_TOP,
} ShianVAlign;

/** shian_table_new: without columns. A table is given to one document. (transfer full) */
ShianTable *shian_table_new (void);
void shian_table_free (ShianTable *table);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ShianTable, shian_table_free)

/** shian_table_add_column: @mm wide; or, with @mm 0, @share of what the fixed ones leave. Where the
 * fixed columns alone are too wide all shrink alike. All columns come before the first row. */
void shian_table_add_column (ShianTable *table, double mm, double share);

/** shian_table_add_column_for: wide enough for @text on one line, which depends on the font that is
 * really there; at least @mm. */
void shian_table_add_column_for (ShianTable *table, ShianFonts *fonts, const char *text,
                                 const ShianTextStyle *style, double mm);

guint shian_table_n_columns (const ShianTable *table);

/** shian_table_set_borders: hairlines around all cells (the default) or none. */
void shian_table_set_borders (ShianTable *table, gboolean borders);

/** shian_table_set_keep_with_next: the last row stays with the block after the table: the first rows
 * of a table, the first lines of a paragraph. */
void shian_table_set_keep_with_next (ShianTable *table, gboolean keep);

/** shian_table_add_row: (transfer none) */
ShianRow *shian_table_add_row (ShianTable *table, ShianRowKind kind);
guint shian_table_n_rows (const ShianTable *table);

/** shian_row_set_min_height: in millimetres; for writing by hand. */
void shian_row_set_min_height (ShianRow *row, double mm);

/** shian_row_set_keep_with_next: the row stands on one page with the row after it, where a page holds
 * both. */
void shian_row_set_keep_with_next (ShianRow *row, gboolean keep);

/** shian_row_set_name: what the row is found by again, see shian_document_first_name(). */
void shian_row_set_name (ShianRow *row, const char *name);

/** shian_row_add_cell: the next cell, @span columns wide. Columns without a cell stay empty.
 * (transfer none) */
ShianTableCell *shian_row_add_cell (ShianRow *row, guint span);

/** shian_row_add_text: a cell with one text. (transfer none) */
ShianTableCell *shian_row_add_text (ShianRow *row, guint span, const char *text,
                                    const ShianTextStyle *style);

/** shian_cell_add_text: one more text below the others, @mark hanging before it. */
void shian_cell_add_text (ShianTableCell *cell, ShianMark mark, const char *text,
                          const ShianTextStyle *style);
/** shian_cell_add_picture: below what the cell has, in the middle, as wide as the cell but no higher
 * than @mm, never larger than 150 dots an inch allow, never cut. Keeps a reference. */
void shian_cell_add_picture (ShianTableCell *cell, GdkPixbuf *picture, double mm);
void shian_cell_set_valign (ShianTableCell *cell, ShianVAlign valign);

G_END_DECLS
