/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "typeset/picture-surface.h"
#include "typeset/table-private.h"

#define HAIRLINE 0.5 /* points */
#define HEADING_GRAY 0.90
#define GROUP_GRAY 0.95
/* The tick box as parts of the type size: side, its top below the top of the line's square. */
#define BOX_SIDE 0.78
#define BOX_LINE 0.05

static void
draw_mark (cairo_t *cr, ShianMark mark, double x, double y, double size)
{
  double side = size * BOX_SIDE;
  double top = y + (size - side) / 2;

  cairo_save (cr);
  cairo_set_line_width (cr, size * BOX_LINE);
  cairo_rectangle (cr, x, top, side, side);
  cairo_stroke (cr);
  if (mark == SHIAN_TABLE_MARK_TICKED_BOX) {
    cairo_set_line_width (cr, size * BOX_LINE * 2);
    cairo_move_to (cr, x + side * 0.18, top + side * 0.52);
    cairo_line_to (cr, x + side * 0.42, top + side * 0.78);
    cairo_line_to (cr, x + side * 0.86, top + side * 0.20);
    cairo_stroke (cr);
  }
  cairo_restore (cr);
}

static void
draw_picture (cairo_t *cr, const ShianCellPart *part, double x, double y)
{
  double scale = part->width / gdk_pixbuf_get_width (part->picture);
  cairo_surface_t *surface = shian_picture_surface (part->picture);

  cairo_save (cr);
  cairo_translate (cr, x, y);
  cairo_scale (cr, scale, scale);
  cairo_set_source_surface (cr, surface, 0, 0);
  cairo_paint (cr);
  cairo_restore (cr);
  cairo_surface_destroy (surface);
}

/* A box with no text beside it stands where its text would be aligned to. */
static double
mark_offset (const ShianCellPart *part, double width)
{
  const ShianTextStyle *style = shian_text_block_style (part->block);

  if (shian_text_block_n_lines (part->block) > 0 || style->align != SHIAN_TEXT_ALIGN_CENTER)
    return 0;
  return MAX (0, (width - style->size * BOX_SIDE) / 2);
}

static void
draw_part (cairo_t *cr, const ShianCellPart *part, double x, double y, double width, guint first,
           guint end)
{
  const ShianTextStyle *style = shian_text_block_style (part->block);

  if (part->mark != SHIAN_TABLE_MARK_NONE && first == 0)
    draw_mark (cr, part->mark, x + mark_offset (part, width),
               y + (shian_cell_part_pitch (part) - style->size) / 2, style->size);
  shian_text_block_draw (part->block, cr, x + shian_cell_part_hang (part), y, first, end - first);
}

static void
draw_cell (const ShianTable *table, const ShianTableCell *cell, cairo_t *cr, double x,
           const ShianRowPiece *piece)
{
  double text_height = shian_cell_shown_height (cell, piece->from, piece->to);
  double room = piece->height - 2 * SHIAN_CELL_PAD_Y;
  double width = table->edges[cell->column + cell->span] - table->edges[cell->column] -
                 2 * shian_table_pad_x (table);
  double y = piece->y + SHIAN_CELL_PAD_Y;
  double top = 0;
  guint first, end;

  if (cell->valign == SHIAN_VALIGN_MIDDLE && piece->from <= 0)
    y += MAX (0, (room - text_height) / 2);
  x += table->edges[cell->column] + shian_table_pad_x (table);
  for (guint p = 0; p < cell->parts->len; p++) {
    const ShianCellPart *part = &g_array_index (cell->parts, ShianCellPart, p);

    top += shian_cell_part_shown (part, top, piece->from, piece->to, &first, &end);
    if (end == first)
      continue;
    if (part->picture != NULL)
      draw_picture (cr, part, x + (width - part->width) / 2, y);
    else
      draw_part (cr, part, x, y, width, first, end);
    y += (end - first) * shian_cell_part_pitch (part);
  }
}

static void
shade_row (const ShianTable *table, const ShianRow *row, cairo_t *cr, double x,
           const ShianRowPiece *piece)
{
  double gray = row->kind == SHIAN_ROW_HEADING ? HEADING_GRAY : GROUP_GRAY;

  if (row->kind == SHIAN_ROW_BODY || !table->borders)
    return;
  cairo_save (cr);
  cairo_set_source_rgb (cr, gray, gray, gray);
  cairo_rectangle (cr, x, piece->y, table->width, piece->height);
  cairo_fill (cr);
  cairo_restore (cr);
}

static void
add_line (cairo_t *cr, double x0, double y0, double x1, double y1)
{
  cairo_move_to (cr, x0, y0);
  cairo_line_to (cr, x1, y1);
}

static void
add_row_lines (const ShianTable *table, const ShianRow *row, cairo_t *cr, double x,
               const ShianRowPiece *piece)
{
  double bottom = piece->y + piece->height;
  guint used = 0;

  add_line (cr, x, bottom, x + table->width, bottom);
  add_line (cr, x, piece->y, x, bottom);
  for (guint i = 0; i < row->cells->len; i++) {
    const ShianTableCell *cell = g_ptr_array_index (row->cells, i);

    used = cell->column + cell->span;
    add_line (cr, x + table->edges[used], piece->y, x + table->edges[used], bottom);
  }
  for (guint c = used + 1; c <= table->columns->len; c++)
    add_line (cr, x + table->edges[c], piece->y, x + table->edges[c], bottom);
}

static void
draw_lines (const ShianTable *table, cairo_t *cr, double x, const GArray *pieces)
{
  cairo_save (cr);
  cairo_set_line_width (cr, HAIRLINE);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_SQUARE);
  for (guint i = 0; i < pieces->len; i++) {
    const ShianRowPiece *piece = &g_array_index (pieces, ShianRowPiece, i);

    if (i == 0)
      add_line (cr, x, piece->y, x + table->width, piece->y);
    add_row_lines (table, g_ptr_array_index (table->rows, piece->row), cr, x, piece);
  }
  cairo_stroke (cr);
  cairo_restore (cr);
}

void
shian_table_draw (const ShianTable *table, cairo_t *cr, double x, const GArray *pieces)
{
  for (guint i = 0; i < pieces->len; i++) {
    const ShianRowPiece *piece = &g_array_index (pieces, ShianRowPiece, i);
    const ShianRow *row = g_ptr_array_index (table->rows, piece->row);

    shade_row (table, row, cr, x, piece);
    for (guint c = 0; c < row->cells->len; c++)
      draw_cell (table, g_ptr_array_index (row->cells, c), cr, x, piece);
  }
  if (table->borders)
    draw_lines (table, cr, x, pieces);
}
