/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What makes two parts of pages look the same. */
#include "typeset/document-private.h"

#include <string.h>

static void
add_number (GChecksum *sum, double number)
{
  g_checksum_update (sum, (const guchar *) &number, sizeof number);
}

static void
add_count (GChecksum *sum, guint count)
{
  g_checksum_update (sum, (const guchar *) &count, sizeof count);
}

static void
add_text (GChecksum *sum, const ShianTextBlock *block)
{
  const ShianTextStyle *style = shian_text_block_style (block);
  const char *text = shian_text_block_text (block);

  add_count (sum, (guint) style->font << 8 | (guint) style->align << 4 | (guint) style->bold);
  add_number (sum, style->size);
  add_number (sum, shian_text_style_pitch (style));
  add_number (sum, style->indent);
  /* With the zero at its end: where one text stops and the next begins counts too. */
  g_checksum_update (sum, (const guchar *) text, (gssize) strlen (text) + 1);
}

static gboolean
add_cell (GChecksum *sum, const ShianTableCell *cell)
{
  add_count (sum, cell->column);
  add_count (sum, cell->span);
  add_count (sum, (guint) cell->valign);
  add_count (sum, cell->parts->len);
  for (guint i = 0; i < cell->parts->len; i++) {
    const ShianCellPart *part = &g_array_index (cell->parts, ShianCellPart, i);
    if (part->picture != NULL)
      return FALSE;
    add_count (sum, (guint) part->mark);
    add_text (sum, part->block);
  }
  return TRUE;
}

static gboolean
add_piece (GChecksum *sum, const ShianTable *table, const ShianRowPiece *piece)
{
  const ShianRow *row = table->rows->pdata[piece->row];

  add_number (sum, piece->y);
  add_number (sum, piece->height);
  add_number (sum, piece->from);
  add_number (sum, piece->to);
  add_count (sum, (guint) row->kind);
  add_count (sum, row->cells->len);
  for (guint i = 0; i < row->cells->len; i++)
    if (!add_cell (sum, row->cells->pdata[i]))
      return FALSE;
  return TRUE;
}

char *
shian_placed_digest (const ShianPlaced *placed, double x)
{
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);
  const ShianTable *table = placed->block->table;

  if (placed->block->kind != SHIAN_BLOCK_TABLE)
    return NULL;
  add_number (sum, x);
  add_count (sum, table->borders ? 2 : 1);
  add_count (sum, table->columns->len);
  for (guint i = 0; i <= table->columns->len; i++)
    add_number (sum, table->edges[i]);
  for (guint i = 0; i < placed->pieces->len; i++)
    if (!add_piece (sum, table, &g_array_index (placed->pieces, ShianRowPiece, i)))
      return NULL;
  return g_strdup (g_checksum_get_string (sum));
}
