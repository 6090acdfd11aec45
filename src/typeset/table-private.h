/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The inside of a table, for its layout and drawing and for the flow of a document. */
#pragma once

#include "typeset/table.h"

#include <gdk-pixbuf/gdk-pixbuf.h>

G_BEGIN_DECLS

#define SHIAN_CELL_PAD_Y 3.0 /* points, 1 mm */

typedef struct {
  double mm;
  double share;
} ShianTableColumn;

/** ShianCellPart: a text, or a picture, which counts as one line of its own height. */
typedef struct {
  ShianMark mark;
  ShianTextBlock *block;
  GdkPixbuf *picture;
  double most;   /* points, of a picture's height */
  double height; /* points, after shaping */
  double width;
} ShianCellPart;

struct _ShianTableCell {
  guint column;
  guint span;
  ShianVAlign valign;
  GArray *parts; /* ShianCellPart */
};

struct _ShianRow {
  ShianRowKind kind;
  char *name;
  guint n_columns; /* of the table */
  guint n_used;
  double min_height; /* points */
  gboolean keep_with_next;
  double height; /* points, after shaping */
  GPtrArray *cells;
};

struct _ShianTable {
  GArray *columns;
  GPtrArray *rows;
  guint n_headings;
  gboolean borders;
  gboolean keep_with_next;
  double width;           /* points, shaped for; below 0 before */
  double *edges;          /* points, n columns + 1, from 0 */
  double headings_height; /* points */
};

/** ShianRowPiece: what of a row stands on a page: the lines whose lower edge, in points from the
 * top of the row's text, lies above @from and up to @to. A whole row is 0 to G_MAXDOUBLE. */
typedef struct {
  guint row;
  double y;
  double height;
  double from;
  double to;
} ShianRowPiece;

/** shian_table_pad_x: left and right of a cell's text, in points; none without borders, so that
 * such a table is flush with the paragraphs. */
double shian_table_pad_x (const ShianTable *table);

/** shian_cell_part_pitch, shian_cell_part_hang: line pitch, and the room its mark takes. */
double shian_cell_part_pitch (const ShianCellPart *part);
double shian_cell_part_hang (const ShianCellPart *part);

/** shian_table_shape: sets the edges and all heights for @width points. */
void shian_table_shape (ShianTable *table, ShianFonts *fonts, double width, ShianFontLog *log);

/** shian_cell_part_shown: the lines from @first up to but not including @end of a part whose top is
 * at @top that belong to the piece @from, @to. Returns the part's height. */
double shian_cell_part_shown (const ShianCellPart *part, double top, double from, double to,
                              guint *first, guint *end);

/** shian_cell_shown_height: of the lines of the piece @from, @to, in points. */
double shian_cell_shown_height (const ShianTableCell *cell, double from, double to);

/** shian_row_cut: where the piece that begins at @from ends, so that its lines are at most @room
 * points high; @from itself when not one line fits. */
double shian_row_cut (const ShianRow *row, double from, double room);

/** shian_row_shown_height: the height of a piece's text, padding not included. */
double shian_row_shown_height (const ShianRow *row, double from, double to);

/** shian_table_draw: @pieces (ShianRowPiece) with the table's left edge at @x. */
void shian_table_draw (const ShianTable *table, cairo_t *cr, double x, const GArray *pieces);

G_END_DECLS
