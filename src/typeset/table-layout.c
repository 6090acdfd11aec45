/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "typeset/page.h"
#include "typeset/table-private.h"

#include <math.h>

/* Room for rounding when lines are counted into a height. */
#define TINY 1e-6
/* A drawn mark and the gap after it, in parts of the type size. */
#define HANG 1.2
#define PICTURE_DPI 150.0
#define PAD_X 3.4 /* points, 1.2 mm */

double
shian_cell_part_pitch (const ShianCellPart *part)
{
  if (part->picture != NULL)
    return part->height;
  return shian_text_style_pitch (shian_text_block_style (part->block));
}

double
shian_table_pad_x (const ShianTable *table)
{
  return table->borders ? PAD_X : 0;
}

double
shian_cell_part_hang (const ShianCellPart *part)
{
  return part->mark == SHIAN_TABLE_MARK_NONE ? 0
                                             : shian_text_block_style (part->block)->size * HANG;
}

void
shian_table_add_column_for (ShianTable *table, ShianFonts *fonts, const char *text,
                            const ShianTextStyle *style, double mm)
{
  g_return_if_fail (table != NULL && fonts != NULL && text != NULL && style != NULL);
  /* Borders may be switched off later; the padding then stays as distance. */
  shian_table_add_column (
      table,
      MAX (mm, (shian_fonts_text_width (fonts, text, style) + 2 * PAD_X) / SHIAN_POINTS_PER_MM), 0);
}

static void
set_edges (ShianTable *table, double width)
{
  guint n = table->columns->len;
  double fixed = 0, shares = 0, shrink = 1, rest, x = 0;

  for (guint i = 0; i < n; i++) {
    const ShianTableColumn *column = &g_array_index (table->columns, ShianTableColumn, i);

    if (column->mm > 0)
      fixed += column->mm * SHIAN_POINTS_PER_MM;
    else
      shares += column->share;
  }
  /* Columns by share keep at least a tenth of the width each whatever the fixed ones ask for. */
  rest = MAX (width - fixed, shares > 0 ? width / 10 : 0);
  if (fixed > 0 && fixed + (shares > 0 ? rest : 0) > width)
    shrink = (width - (shares > 0 ? rest : 0)) / fixed;
  g_free (table->edges);
  table->edges = g_new0 (double, n + 1);
  for (guint i = 0; i < n; i++) {
    const ShianTableColumn *column = &g_array_index (table->columns, ShianTableColumn, i);

    x += column->mm > 0 ? column->mm * SHIAN_POINTS_PER_MM * shrink : rest * column->share / shares;
    table->edges[i + 1] = x;
  }
}

/* An empty text with a mark still takes a line; one without takes none. */
static guint
part_lines (const ShianCellPart *part)
{
  guint lines;

  if (part->picture != NULL)
    return 1;
  lines = shian_text_block_n_lines (part->block);
  return lines == 0 && part->mark != SHIAN_TABLE_MARK_NONE ? 1 : lines;
}

double
shian_cell_part_shown (const ShianCellPart *part, double top, double from, double to, guint *first,
                       guint *end)
{
  double pitch = shian_cell_part_pitch (part);
  guint lines = part_lines (part);

  *first = (guint) CLAMP (floor ((from - top) / pitch + TINY), 0, lines);
  *end = (guint) CLAMP (floor ((to - top) / pitch + TINY), *first, lines);
  return lines * pitch;
}

double
shian_cell_shown_height (const ShianTableCell *cell, double from, double to)
{
  double top = 0, height = 0;
  guint first, end;

  for (guint p = 0; p < cell->parts->len; p++) {
    const ShianCellPart *part = &g_array_index (cell->parts, ShianCellPart, p);

    top += shian_cell_part_shown (part, top, from, to, &first, &end);
    height += (end - first) * shian_cell_part_pitch (part);
  }
  return height;
}

double
shian_row_shown_height (const ShianRow *row, double from, double to)
{
  double height = 0;

  for (guint i = 0; i < row->cells->len; i++)
    height = MAX (height, shian_cell_shown_height (g_ptr_array_index (row->cells, i), from, to));
  return height;
}

static void
shape_picture (ShianCellPart *part, double width)
{
  double across = gdk_pixbuf_get_width (part->picture);
  double down = gdk_pixbuf_get_height (part->picture);
  double scale = MIN (MIN (width / across, part->most / down), 72 / PICTURE_DPI);

  part->width = across * scale;
  part->height = down * scale;
}

static void
shape_row (ShianTable *table, ShianRow *row, ShianFonts *fonts, ShianFontLog *log)
{
  for (guint i = 0; i < row->cells->len; i++) {
    ShianTableCell *cell = g_ptr_array_index (row->cells, i);
    double width = table->edges[cell->column + cell->span] - table->edges[cell->column];

    for (guint p = 0; p < cell->parts->len; p++) {
      ShianCellPart *part = &g_array_index (cell->parts, ShianCellPart, p);

      double room = width - 2 * shian_table_pad_x (table) - shian_cell_part_hang (part);
      if (part->picture != NULL)
        shape_picture (part, room);
      else
        shian_text_block_shape (part->block, fonts, room, log);
    }
  }
  row->height =
      MAX (row->min_height, shian_row_shown_height (row, 0, G_MAXDOUBLE) + 2 * SHIAN_CELL_PAD_Y);
}

void
shian_table_shape (ShianTable *table, ShianFonts *fonts, double width, ShianFontLog *log)
{
  if (table->width >= 0 && fabs (table->width - width) < TINY)
    return;
  table->width = width;
  set_edges (table, width);
  table->headings_height = 0;
  for (guint i = 0; i < table->rows->len; i++) {
    ShianRow *row = g_ptr_array_index (table->rows, i);

    shape_row (table, row, fonts, log);
    if (row->kind == SHIAN_ROW_HEADING)
      table->headings_height += row->height;
  }
}

/* Where the lower edge of the last line of @cell up to @limit lies, and how far the line that
 * crosses @from reaches above it: that line opens the next piece whole. */
static double
cell_cut (const ShianTableCell *cell, double from, double limit, double *reach)
{
  double top = 0, cut = from;
  guint first, end;

  *reach = 0;
  for (guint p = 0; p < cell->parts->len; p++) {
    const ShianCellPart *part = &g_array_index (cell->parts, ShianCellPart, p);
    double pitch = shian_cell_part_pitch (part);
    double height = shian_cell_part_shown (part, top, from, limit, &first, &end);

    if (top < from && from < top + height)
      *reach = from - (top + first * pitch);
    if (end > first)
      cut = top + end * pitch;
    top += height;
  }
  return cut;
}

double
shian_row_cut (const ShianRow *row, double from, double room)
{
  double cut = from, reach, furthest = 0;

  for (guint i = 0; i < row->cells->len; i++) {
    cell_cut (g_ptr_array_index (row->cells, i), from, from, &reach);
    furthest = MAX (furthest, reach);
  }
  for (guint i = 0; i < row->cells->len; i++)
    cut = MAX (cut,
               cell_cut (g_ptr_array_index (row->cells, i), from, from + room - furthest, &reach));
  return cut;
}
