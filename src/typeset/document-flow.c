/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "typeset/document-private.h"

/* Rounding must not push onto the next page what fits exactly. */
#define TINY 1e-3
/* A row taller than a page begins where at least this much of the page is left. */
#define WORTH_BEGINNING (1.0 / 3)

typedef struct {
  GPtrArray *blocks;
  ShianFonts *fonts;
  ShianFontLog *log;
  double width;
  double top;
  double bottom;
  GPtrArray *pages;
  double y;
} Flow;

static void
clear_placed (gpointer data)
{
  ShianPlaced *placed = data;

  g_clear_pointer (&placed->pieces, g_array_unref);
}

static GArray *
page (Flow *flow)
{
  return g_ptr_array_index (flow->pages, flow->pages->len - 1);
}

static void
begin_page (Flow *flow)
{
  GArray *items = g_array_new (FALSE, FALSE, sizeof (ShianPlaced));

  g_array_set_clear_func (items, clear_placed);
  g_ptr_array_add (flow->pages, items);
  flow->y = flow->top;
}

static gboolean
at_top (Flow *flow)
{
  return page (flow)->len == 0;
}

static gboolean
fits (Flow *flow, double height)
{
  return flow->y + height <= flow->bottom + TINY;
}

static double
paragraph_height (const ShianTextBlock *text)
{
  const ShianTextStyle *style = shian_text_block_style (text);

  /* An empty paragraph is an empty line. */
  return MAX (1, shian_text_block_n_lines (text)) * shian_text_style_pitch (style);
}

static void
shape_block (Flow *flow, ShianBlock *block)
{
  if (block->kind == SHIAN_BLOCK_PARAGRAPH)
    shian_text_block_shape (block->text, flow->fonts, flow->width, flow->log);
  else if (block->kind == SHIAN_BLOCK_TABLE)
    shian_table_shape (block->table, flow->fonts, flow->width, flow->log);
}

/* As many lines of a paragraph as its first page may begin with: no line stands alone. */
static double
first_lines_height (const ShianTextBlock *text)
{
  guint total = shian_text_block_n_lines (text);

  if (total <= 3 || shian_text_block_style (text)->keep_with_next)
    return paragraph_height (text);
  return 2 * shian_text_style_pitch (shian_text_block_style (text));
}

static gboolean
row_keeps_with_next (const ShianTable *table, guint index)
{
  const ShianRow *row = g_ptr_array_index (table->rows, index);

  return row->kind == SHIAN_ROW_GROUP || row->keep_with_next;
}

/* The last of the rows from @first on that stay together. */
static guint
last_kept_row (const ShianTable *table, guint first)
{
  while (first + 1 < table->rows->len && row_keeps_with_next (table, first))
    first++;
  return first;
}

/* Of the headings and the first row with those it stays with. Returns whether that is all. */
static gboolean
add_first_rows (const ShianTable *table, double *height)
{
  guint last = last_kept_row (table, table->n_headings);

  for (guint i = 0; i <= last && i < table->rows->len; i++)
    *height += ((ShianRow *) g_ptr_array_index (table->rows, i))->height;
  return last + 1 >= table->rows->len;
}

/* What has to follow on the same page: the next block's first rows or lines, and on as long as the
 * blocks want to stay with the next. */
static double
following_height (Flow *flow, guint next)
{
  double height = 0;

  for (guint i = next; i < flow->blocks->len; i++) {
    const ShianBlock *block = g_ptr_array_index (flow->blocks, i);
    const ShianTextStyle *style;

    if (block->kind == SHIAN_BLOCK_PAGE_BREAK || block->kind == SHIAN_BLOCK_PART)
      break;
    if (block->kind == SHIAN_BLOCK_SPACER) {
      height += block->height;
      continue;
    }
    if (block->kind == SHIAN_BLOCK_TABLE) {
      if (add_first_rows (block->table, &height) && block->table->keep_with_next)
        continue;
      break;
    }
    style = shian_text_block_style (block->text);
    height +=
        first_lines_height (block->text) + (style->before + style->after) * SHIAN_POINTS_PER_MM;
    if (!style->keep_with_next)
      break;
  }
  return height;
}

static void
place_lines (Flow *flow, const ShianBlock *block, guint first, guint n_lines)
{
  ShianPlaced placed = { .block = block, .y = flow->y, .first_line = first, .n_lines = n_lines };

  g_array_append_val (page (flow), placed);
  flow->y += n_lines * shian_text_style_pitch (shian_text_block_style (block->text));
}

/* How many of @left lines go on this page: never one alone at its foot, nor one alone on the next. */
static guint
lines_here (Flow *flow, const ShianTextStyle *style, guint left)
{
  double room = flow->bottom + TINY - flow->y;
  guint n = (guint) MAX (0, room / shian_text_style_pitch (style));

  if (n >= left)
    return left;
  if (left - n == 1 && n > 0)
    n--;
  if (n == 1 && !at_top (flow))
    n = 0;
  return n;
}

static void
flow_paragraph (Flow *flow, guint index)
{
  const ShianBlock *block = g_ptr_array_index (flow->blocks, index);
  const ShianTextStyle *style = shian_text_block_style (block->text);
  guint total = MAX (1, shian_text_block_n_lines (block->text));
  guint done = 0;

  if (!at_top (flow))
    flow->y += style->before * SHIAN_POINTS_PER_MM;
  if (style->keep_with_next && !at_top (flow) &&
      !fits (flow, paragraph_height (block->text) + style->after * SHIAN_POINTS_PER_MM +
                       following_height (flow, index + 1)))
    begin_page (flow);
  while (done < total) {
    guint n = lines_here (flow, style, total - done);

    if (n == 0 && at_top (flow))
      n = 1;
    if (n > 0)
      place_lines (flow, block, done, n);
    done += n;
    if (done < total)
      begin_page (flow);
  }
  flow->y += style->after * SHIAN_POINTS_PER_MM;
}

/* A table in progress; its part on the current page is the page's last item. */
typedef struct {
  Flow *flow;
  const ShianBlock *block;
  guint index;
  GArray *pieces; /* on this page; NULL before the first */
} TableFlow;

static void
place_row (TableFlow *tf, guint row, double height, double from, double to)
{
  ShianRowPiece piece = { row, tf->flow->y, height, from, to };

  g_array_append_val (tf->pieces, piece);
  tf->flow->y += height;
}

static void
open_table (TableFlow *tf)
{
  ShianPlaced placed = { .block = tf->block, .y = tf->flow->y };
  const ShianTable *table = tf->block->table;

  placed.pieces = tf->pieces = g_array_new (FALSE, FALSE, sizeof (ShianRowPiece));
  g_array_append_val (page (tf->flow), placed);
  for (guint i = 0; i < table->n_headings; i++) {
    const ShianRow *row = g_ptr_array_index (table->rows, i);

    place_row (tf, i, row->height, 0, G_MAXDOUBLE);
  }
}

static void
table_next_page (TableFlow *tf)
{
  begin_page (tf->flow);
  tf->pieces = NULL;
}

static double
largest_row (TableFlow *tf)
{
  return tf->flow->bottom - tf->flow->top - tf->block->table->headings_height;
}

static ShianRow *
row_at (TableFlow *tf, guint index)
{
  return g_ptr_array_index (tf->block->table->rows, index);
}

static void
split_row (TableFlow *tf, guint index)
{
  const ShianRow *row = g_ptr_array_index (tf->block->table->rows, index);
  double end = shian_row_shown_height (row, 0, G_MAXDOUBLE);
  double from = 0;

  while (from < end - TINY) {
    double room, to;

    if (tf->pieces == NULL)
      open_table (tf);
    room = tf->flow->bottom - tf->flow->y - 2 * SHIAN_CELL_PAD_Y;
    to = shian_row_cut (row, from, room + TINY);
    /* A heading that fills the page, or letters taller than it, must not turn pages for ever. */
    if (to <= from)
      to = tf->pieces->len <= tf->block->table->n_headings ? G_MAXDOUBLE : from;
    if (to > from)
      place_row (tf, index, shian_row_shown_height (row, from, to) + 2 * SHIAN_CELL_PAD_Y, from,
                 to);
    from = to;
    if (from < end - TINY)
      table_next_page (tf);
  }
}

/* A row without a word has nothing to split, and must not be lost for it. */
static void
move_row (TableFlow *tf, guint index)
{
  if (tf->pieces == NULL || tf->pieces->len > tf->block->table->n_headings) {
    table_next_page (tf);
    open_table (tf);
  }
  place_row (tf, index, MIN (row_at (tf, index)->height, largest_row (tf)), 0, G_MAXDOUBLE);
}

/* A row that does not fit gives up height it has only for writing by hand, then is split. */
static void
put_row (TableFlow *tf, guint index)
{
  const ShianRow *row = row_at (tf, index);
  double room = tf->flow->bottom - tf->flow->y;
  double shown = shian_row_shown_height (row, 0, G_MAXDOUBLE);

  if (fits (tf->flow, row->height))
    place_row (tf, index, row->height, 0, G_MAXDOUBLE);
  else if (shown + 2 * SHIAN_CELL_PAD_Y <= room + TINY)
    place_row (tf, index, room, 0, G_MAXDOUBLE);
  else if (shown <= TINY)
    move_row (tf, index);
  else
    split_row (tf, index);
}

static gboolean
keeps_with_next (const ShianBlock *block)
{
  if (block->kind == SHIAN_BLOCK_TABLE)
    return block->table->keep_with_next;
  return block->kind == SHIAN_BLOCK_PARAGRAPH &&
         shian_text_block_style (block->text)->keep_with_next;
}

/* What must stand on one page from row @first to row @last, in points. After the last row comes the
 * block the table wants to stay with, if a page holds both. */
static double
needed_height (TableFlow *tf, guint first, guint last)
{
  double height = 0, with_next;

  for (guint i = first; i <= last; i++)
    height += row_at (tf, i)->height;
  if (last + 1 < tf->block->table->rows->len || !tf->block->table->keep_with_next)
    return height;
  with_next = height + following_height (tf->flow, tf->index + 1);
  return with_next <= largest_row (tf) ? with_next : height;
}

/* Rows stay whole where a page holds them. Two things go before that: a row is not parted from the
 * one it stays with, and a title not from its table; then the row is split. */
static gboolean
begins_here (TableFlow *tf, double needed)
{
  Flow *flow = tf->flow;
  double headings = tf->pieces == NULL ? tf->block->table->headings_height : 0;
  gboolean titled = tf->pieces == NULL && tf->index > 0 &&
                    keeps_with_next (g_ptr_array_index (flow->blocks, tf->index - 1));

  if (fits (flow, headings + needed) || (tf->pieces == NULL && at_top (flow)))
    return TRUE;
  return (titled || needed > largest_row (tf) + TINY) &&
         fits (flow, headings + (flow->bottom - flow->top) * WORTH_BEGINNING);
}

/* Lays out a row with those it stays with, as group rows with the row they head; returns the first
 * row after them. */
static guint
flow_rows (TableFlow *tf, guint first)
{
  guint last = last_kept_row (tf->block->table, first);

  if (!begins_here (tf, needed_height (tf, first, last)))
    table_next_page (tf);
  if (tf->pieces == NULL)
    open_table (tf);
  for (guint i = first; i <= last; i++)
    put_row (tf, i);
  return last + 1;
}

static void
flow_table (Flow *flow, guint index)
{
  TableFlow tf = { .flow = flow, .index = index };
  const ShianTable *table;

  tf.block = g_ptr_array_index (flow->blocks, index);
  table = tf.block->table;
  for (guint i = table->n_headings; i < table->rows->len;)
    i = flow_rows (&tf, i);
  if (tf.pieces == NULL && table->rows->len > 0) {
    if (!at_top (flow) && !fits (flow, table->headings_height))
      begin_page (flow);
    open_table (&tf);
  }
}

/* A part begins on a page of its own. What stands before the first one makes a part too. */
static void
begin_part (Flow *flow, GArray *parts, const char *label)
{
  ShianPart part = { .label = label };

  if (flow->pages->len == 0 || !at_top (flow))
    begin_page (flow);
  part.first_page = flow->pages->len - 1;
  if (parts->len > 0 &&
      g_array_index (parts, ShianPart, parts->len - 1).first_page == part.first_page)
    g_array_set_size (parts, parts->len - 1);
  g_array_append_val (parts, part);
}

GPtrArray *
shian_flow (GPtrArray *blocks, ShianFonts *fonts, const ShianPageSetup *setup, ShianFontLog *log,
            GArray *parts)
{
  Flow flow = { .blocks = blocks, .fonts = fonts, .log = log };

  g_array_set_size (parts, 0);
  flow.width = shian_page_setup_body_width (setup);
  flow.top = setup->top * SHIAN_POINTS_PER_MM;
  flow.bottom = flow.top + shian_page_setup_body_height (setup);
  flow.pages = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  begin_part (&flow, parts, NULL);
  for (guint i = 0; i < blocks->len; i++)
    shape_block (&flow, g_ptr_array_index (blocks, i));
  for (guint i = 0; i < blocks->len; i++) {
    const ShianBlock *block = g_ptr_array_index (blocks, i);

    if (block->kind == SHIAN_BLOCK_PARAGRAPH)
      flow_paragraph (&flow, i);
    else if (block->kind == SHIAN_BLOCK_TABLE)
      flow_table (&flow, i);
    else if (block->kind == SHIAN_BLOCK_PAGE_BREAK)
      begin_page (&flow);
    else if (block->kind == SHIAN_BLOCK_PART)
      begin_part (&flow, parts, block->label);
    else if (!at_top (&flow))
      flow.y += block->height;
  }
  return flow.pages;
}
