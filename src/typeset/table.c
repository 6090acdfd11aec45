/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "typeset/page.h"
#include "typeset/table-private.h"

static void
clear_part (gpointer data)
{
  ShianCellPart *part = data;

  shian_text_block_free (part->block);
  g_clear_object (&part->picture);
}

static void
free_cell (gpointer data)
{
  ShianTableCell *cell = data;

  g_array_unref (cell->parts);
  g_free (cell);
}

static void
free_row (gpointer data)
{
  ShianRow *row = data;

  g_ptr_array_unref (row->cells);
  g_free (row->name);
  g_free (row);
}

ShianTable *
shian_table_new (void)
{
  ShianTable *table = g_new0 (ShianTable, 1);

  table->columns = g_array_new (FALSE, FALSE, sizeof (ShianTableColumn));
  table->rows = g_ptr_array_new_with_free_func (free_row);
  table->borders = TRUE;
  table->width = -1;
  return table;
}

void
shian_table_free (ShianTable *table)
{
  if (table == NULL)
    return;
  g_array_unref (table->columns);
  g_ptr_array_unref (table->rows);
  g_free (table->edges);
  g_free (table);
}

void
shian_table_add_column (ShianTable *table, double mm, double share)
{
  ShianTableColumn column = { mm, share };

  g_return_if_fail (table != NULL && table->rows->len == 0);
  g_return_if_fail (mm > 0 || share > 0);
  g_array_append_val (table->columns, column);
}

guint
shian_table_n_columns (const ShianTable *table)
{
  g_return_val_if_fail (table != NULL, 0);
  return table->columns->len;
}

void
shian_table_set_borders (ShianTable *table, gboolean borders)
{
  g_return_if_fail (table != NULL);
  table->borders = borders;
}

void
shian_table_set_keep_with_next (ShianTable *table, gboolean keep)
{
  g_return_if_fail (table != NULL);
  table->keep_with_next = keep;
}

ShianRow *
shian_table_add_row (ShianTable *table, ShianRowKind kind)
{
  ShianRow *row;

  g_return_val_if_fail (table != NULL && table->columns->len > 0, NULL);
  g_return_val_if_fail (kind != SHIAN_ROW_HEADING || table->n_headings == table->rows->len, NULL);
  row = g_new0 (ShianRow, 1);
  row->kind = kind;
  row->n_columns = table->columns->len;
  row->cells = g_ptr_array_new_with_free_func (free_cell);
  g_ptr_array_add (table->rows, row);
  if (kind == SHIAN_ROW_HEADING)
    table->n_headings++;
  table->width = -1;
  return row;
}

guint
shian_table_n_rows (const ShianTable *table)
{
  g_return_val_if_fail (table != NULL, 0);
  return table->rows->len;
}

void
shian_row_set_min_height (ShianRow *row, double mm)
{
  g_return_if_fail (row != NULL && mm >= 0);
  row->min_height = mm * SHIAN_POINTS_PER_MM;
}

void
shian_row_set_keep_with_next (ShianRow *row, gboolean keep)
{
  g_return_if_fail (row != NULL);
  row->keep_with_next = keep;
}

void
shian_row_set_name (ShianRow *row, const char *name)
{
  g_return_if_fail (row != NULL);
  g_free (row->name);
  row->name = g_strdup (name);
}

ShianTableCell *
shian_row_add_cell (ShianRow *row, guint span)
{
  ShianTableCell *cell;

  g_return_val_if_fail (row != NULL && span > 0, NULL);
  g_return_val_if_fail (row->n_used + span <= row->n_columns, NULL);
  cell = g_new0 (ShianTableCell, 1);
  cell->column = row->n_used;
  cell->span = span;
  cell->parts = g_array_new (FALSE, FALSE, sizeof (ShianCellPart));
  g_array_set_clear_func (cell->parts, clear_part);
  row->n_used += span;
  g_ptr_array_add (row->cells, cell);
  return cell;
}

ShianTableCell *
shian_row_add_text (ShianRow *row, guint span, const char *text, const ShianTextStyle *style)
{
  ShianTableCell *cell = shian_row_add_cell (row, span);

  if (cell != NULL)
    shian_cell_add_text (cell, SHIAN_TABLE_MARK_NONE, text, style);
  return cell;
}

void
shian_cell_add_text (ShianTableCell *cell, ShianMark mark, const char *text,
                     const ShianTextStyle *style)
{
  ShianCellPart part = { .mark = mark };

  g_return_if_fail (cell != NULL && style != NULL);
  part.block = shian_text_block_new (text, style);
  g_array_append_val (cell->parts, part);
}

void
shian_cell_add_picture (ShianTableCell *cell, GdkPixbuf *picture, double mm)
{
  ShianCellPart part = { .mark = SHIAN_TABLE_MARK_NONE, .most = mm * SHIAN_POINTS_PER_MM };

  g_return_if_fail (cell != NULL && GDK_IS_PIXBUF (picture) && mm > 0);
  part.picture = g_object_ref (picture);
  g_array_append_val (cell->parts, part);
}

void
shian_cell_set_valign (ShianTableCell *cell, ShianVAlign valign)
{
  g_return_if_fail (cell != NULL);
  cell->valign = valign;
}
