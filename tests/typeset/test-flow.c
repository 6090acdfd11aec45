/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "typeset/document-private.h"

static ShianFonts *fonts;

static const ShianTextStyle plain = { .font = SHIAN_FONT_FANGSONG, .size = 10, .pitch = 15 };

/* A body of 300 × 300 points, so that lines and rows can be counted by hand. */
static const ShianPageSetup setup = { .width = 400 / SHIAN_POINTS_PER_MM,
                                      .height = 400 / SHIAN_POINTS_PER_MM,
                                      .top = 50 / SHIAN_POINTS_PER_MM,
                                      .right = 50 / SHIAN_POINTS_PER_MM,
                                      .bottom = 50 / SHIAN_POINTS_PER_MM,
                                      .left = 50 / SHIAN_POINTS_PER_MM };
#define TOP 50.0
#define BOTTOM 350.0
#define NEAR 0.01

static void
free_block (gpointer data)
{
  ShianBlock *block = data;

  shian_text_block_free (block->text);
  shian_table_free (block->table);
  g_free (block->label);
  g_free (block);
}

static GPtrArray *
new_blocks (void)
{
  return g_ptr_array_new_with_free_func (free_block);
}

static ShianBlock *
add (GPtrArray *blocks, ShianBlockKind kind)
{
  ShianBlock *block = g_new0 (ShianBlock, 1);

  block->kind = kind;
  g_ptr_array_add (blocks, block);
  return block;
}

static void
add_text (GPtrArray *blocks, guint n_lines, const ShianTextStyle *style)
{
  GString *text = g_string_new ("国");

  for (guint i = 1; i < n_lines; i++)
    g_string_append (text, "\n国");
  add (blocks, SHIAN_BLOCK_PARAGRAPH)->text = shian_text_block_new (text->str, style);
  g_string_free (text, TRUE);
}

static GPtrArray *
flow (GPtrArray *blocks)
{
  g_autoptr (GHashTable) missing = g_hash_table_new (g_direct_hash, g_direct_equal);
  g_autoptr (GArray) parts = g_array_new (FALSE, FALSE, sizeof (ShianPart));
  ShianFontLog log = { .missing = missing };

  return shian_flow (blocks, fonts, &setup, &log, parts);
}

static const ShianPlaced *
placed (GPtrArray *pages, guint page, guint index)
{
  GArray *items = g_ptr_array_index (pages, page);

  g_assert_cmpuint (index, <, items->len);
  return &g_array_index (items, ShianPlaced, index);
}

static void
test_empty (void)
{
  g_autoptr (GPtrArray) blocks = new_blocks ();
  g_autoptr (GPtrArray) pages = flow (blocks);

  g_assert_cmpuint (pages->len, ==, 1);
}

static void
test_exact_page (void)
{
  g_autoptr (GPtrArray) blocks = new_blocks ();
  g_autoptr (GPtrArray) pages = NULL;

  add_text (blocks, 20, &plain); /* 20 × 15 = 300 */
  pages = flow (blocks);
  g_assert_cmpuint (pages->len, ==, 1);
  g_assert_cmpfloat_with_epsilon (placed (pages, 0, 0)->y, TOP, NEAR);
}

/* 21 lines would leave one alone on the second page: two go there. */
static void
test_widow (void)
{
  g_autoptr (GPtrArray) blocks = new_blocks ();
  g_autoptr (GPtrArray) pages = NULL;

  add_text (blocks, 21, &plain);
  pages = flow (blocks);
  g_assert_cmpuint (pages->len, ==, 2);
  g_assert_cmpuint (placed (pages, 0, 0)->n_lines, ==, 19);
  g_assert_cmpuint (placed (pages, 1, 0)->first_line, ==, 19);
  g_assert_cmpuint (placed (pages, 1, 0)->n_lines, ==, 2);
}

static void
test_orphan (void)
{
  g_autoptr (GPtrArray) blocks = new_blocks ();
  g_autoptr (GPtrArray) pages = NULL;

  add_text (blocks, 19, &plain);
  add_text (blocks, 5, &plain);
  pages = flow (blocks);
  g_assert_cmpuint (pages->len, ==, 2);
  g_assert_cmpuint (((GArray *) pages->pdata[0])->len, ==, 1);
  g_assert_cmpuint (placed (pages, 1, 0)->n_lines, ==, 5);
}

static void
test_keep_with_next (void)
{
  ShianTextStyle heading = plain;
  g_autoptr (GPtrArray) blocks = new_blocks ();
  g_autoptr (GPtrArray) pages = NULL;

  heading.keep_with_next = TRUE;
  add_text (blocks, 18, &plain);
  add_text (blocks, 1, &heading);
  add_text (blocks, 3, &plain);
  pages = flow (blocks);
  g_assert_cmpuint (pages->len, ==, 2);
  g_assert_cmpuint (((GArray *) pages->pdata[1])->len, ==, 2);
}

static void
test_break_and_space (void)
{
  g_autoptr (GPtrArray) blocks = new_blocks ();
  g_autoptr (GPtrArray) pages = NULL;

  add (blocks, SHIAN_BLOCK_SPACER)->height = 40; /* none at the top */
  add_text (blocks, 1, &plain);
  add (blocks, SHIAN_BLOCK_SPACER)->height = 40;
  add_text (blocks, 1, &plain);
  add (blocks, SHIAN_BLOCK_PAGE_BREAK);
  add_text (blocks, 1, &plain);
  pages = flow (blocks);
  g_assert_cmpuint (pages->len, ==, 2);
  g_assert_cmpfloat_with_epsilon (placed (pages, 0, 0)->y, TOP, NEAR);
  g_assert_cmpfloat_with_epsilon (placed (pages, 0, 1)->y, TOP + 15 + 40, NEAR);
  g_assert_cmpfloat_with_epsilon (placed (pages, 1, 0)->y, TOP, NEAR);
}

static ShianTable *
new_table (void)
{
  ShianTable *table = shian_table_new ();

  shian_table_add_column (table, 30, 0);
  shian_table_add_column (table, 0, 2);
  shian_table_add_column (table, 0, 1);
  return table;
}

static void
add_row (ShianTable *table, ShianRowKind kind, guint lines)
{
  ShianRow *row = shian_table_add_row (table, kind);
  GString *text = g_string_new ("国");

  for (guint i = 1; i < lines; i++)
    g_string_append (text, "\n国");
  shian_row_add_text (row, kind == SHIAN_ROW_GROUP ? 3 : 1, text->str, &plain);
  g_string_free (text, TRUE);
}

static const ShianRowPiece *
piece (GPtrArray *pages, guint page, guint index)
{
  const GArray *pieces = placed (pages, page, 0)->pieces;

  g_assert_cmpuint (index, <, pieces->len);
  return &g_array_index (pieces, ShianRowPiece, index);
}

/* What holds for every table whatever is in it: pieces lie in the body, one below the other without
 * gap or overlap; each page opens with all heading rows; every row is there once and in order, and
 * the parts of a split row follow each other. */
static void
check_table (GPtrArray *pages, const ShianTable *table)
{
  guint next = table->n_headings;
  double from = 0;

  for (guint p = 0; p < pages->len; p++) {
    const GArray *pieces = placed (pages, p, 0)->pieces;
    double y = piece (pages, p, 0)->y;

    g_assert_cmpfloat (y, >=, TOP - NEAR);
    g_assert_cmpuint (pieces->len, >, table->n_headings);
    for (guint i = 0; i < pieces->len; i++) {
      const ShianRowPiece *at = piece (pages, p, i);
      const ShianRow *row = g_ptr_array_index (table->rows, at->row);

      g_assert_cmpfloat_with_epsilon (at->y, y, NEAR);
      g_assert_cmpfloat (shian_row_shown_height (row, at->from, at->to), <=, at->height + NEAR);
      y += at->height;
      g_assert_cmpfloat (y, <=, BOTTOM + NEAR);
      if (i < table->n_headings) {
        g_assert_cmpuint (at->row, ==, i);
        continue;
      }
      g_assert_cmpuint (at->row, ==, next);
      g_assert_cmpfloat_with_epsilon (at->from, from, NEAR);
      g_assert_cmpfloat (at->to, >, at->from);
      from = at->to;
      if (at->to >= shian_row_shown_height (row, 0, G_MAXDOUBLE) - NEAR) {
        next++;
        from = 0;
      }
    }
  }
  g_assert_cmpuint (next, ==, table->rows->len);
}

static GPtrArray *
flow_table (ShianTable *table, GPtrArray **blocks)
{
  *blocks = new_blocks ();
  add (*blocks, SHIAN_BLOCK_TABLE)->table = table;
  return flow (*blocks);
}

static void
test_headings_repeat (void)
{
  ShianTable *table = new_table ();
  g_autoptr (GPtrArray) blocks = NULL;
  g_autoptr (GPtrArray) pages = NULL;

  add_row (table, SHIAN_ROW_HEADING, 1);
  add_row (table, SHIAN_ROW_HEADING, 1);
  for (guint i = 0; i < 120; i++)
    add_row (table, SHIAN_ROW_BODY, 1);
  pages = flow_table (table, &blocks);
  check_table (pages, table);
  /* A row is 15 + 6 points: 14 fit in 300, two of them headings. */
  g_assert_cmpuint (pages->len, ==, 10);
}

static void
test_group_stays (void)
{
  ShianTable *table = new_table ();
  g_autoptr (GPtrArray) blocks = NULL;
  g_autoptr (GPtrArray) pages = NULL;

  for (guint i = 0; i < 13; i++)
    add_row (table, SHIAN_ROW_BODY, 1);
  add_row (table, SHIAN_ROW_GROUP, 1); /* would be the 14th and last of the page */
  add_row (table, SHIAN_ROW_BODY, 1);
  pages = flow_table (table, &blocks);
  check_table (pages, table);
  g_assert_cmpuint (pages->len, ==, 2);
  g_assert_cmpuint (piece (pages, 1, 0)->row, ==, 13);
}

/* A page cannot hold the group row and the row it heads: then that row is split. */
static void
test_group_before_tall (void)
{
  ShianTable *table = new_table ();
  g_autoptr (GPtrArray) blocks = NULL;
  g_autoptr (GPtrArray) pages = NULL;

  add_row (table, SHIAN_ROW_GROUP, 1);
  add_row (table, SHIAN_ROW_BODY, 19);
  pages = flow_table (table, &blocks);
  check_table (pages, table);
  g_assert_cmpuint (pages->len, ==, 2);
  g_assert_cmpuint (((GArray *) placed (pages, 0, 0)->pieces)->len, ==, 2);
}

/* A row left blank to be filled in by hand is there too when the page has no room for it. */
static void
test_blank_rows (void)
{
  ShianTable *table = new_table ();
  g_autoptr (GPtrArray) blocks = NULL;
  g_autoptr (GPtrArray) pages = NULL;

  add_row (table, SHIAN_ROW_BODY, 19);
  for (guint i = 0; i < 3; i++)
    shian_table_add_row (table, SHIAN_ROW_BODY);
  pages = flow_table (table, &blocks);
  check_table (pages, table);
  g_assert_cmpuint (pages->len, ==, 2);
}

/* A title does not stand alone on the first page because the table's first row is high. */
static void
test_title_with_table (void)
{
  ShianTextStyle title = plain;
  ShianTable *table = new_table ();
  g_autoptr (GPtrArray) blocks = new_blocks ();
  g_autoptr (GPtrArray) pages = NULL;

  title.keep_with_next = TRUE;
  add_text (blocks, 2, &title);
  add_row (table, SHIAN_ROW_BODY, 19);
  add (blocks, SHIAN_BLOCK_TABLE)->table = table;
  pages = flow (blocks);
  g_assert_cmpuint (pages->len, ==, 2);
  g_assert_cmpuint (((GArray *) pages->pdata[0])->len, ==, 2);
}

/* Height for writing by hand is given up where the page has less. */
static void
test_high_empty_row (void)
{
  ShianTable *table = new_table ();
  g_autoptr (GPtrArray) blocks = NULL;
  g_autoptr (GPtrArray) pages = NULL;

  add_row (table, SHIAN_ROW_BODY, 1);
  shian_row_set_min_height (shian_table_add_row (table, SHIAN_ROW_BODY), 1000);
  pages = flow_table (table, &blocks);
  g_assert_cmpuint (pages->len, ==, 1);
  g_assert_cmpuint (((GArray *) placed (pages, 0, 0)->pieces)->len, ==, 2);
  g_assert_cmpfloat (piece (pages, 0, 1)->y + piece (pages, 0, 1)->height, <=, BOTTOM + NEAR);
}

static void
test_row_not_split (void)
{
  ShianTable *table = new_table ();
  g_autoptr (GPtrArray) blocks = NULL;
  g_autoptr (GPtrArray) pages = NULL;

  add_row (table, SHIAN_ROW_BODY, 10);
  add_row (table, SHIAN_ROW_BODY, 19); /* 291 points: fits a page, not the rest of this one */
  pages = flow_table (table, &blocks);
  check_table (pages, table);
  g_assert_cmpuint (pages->len, ==, 2);
  g_assert_cmpfloat (piece (pages, 1, 0)->from, ==, 0);
}

static void
test_tall_row (void)
{
  ShianTable *table = new_table ();
  ShianTextStyle small = plain;
  ShianRow *row;
  g_autoptr (GPtrArray) blocks = NULL;
  g_autoptr (GPtrArray) pages = NULL;
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < 500; i++)
    g_string_append (text, "食");
  small.size = 7;
  small.pitch = 9.7;
  add_row (table, SHIAN_ROW_HEADING, 1);
  row = shian_table_add_row (table, SHIAN_ROW_BODY);
  shian_row_add_text (row, 1, text->str, &plain); /* 30 mm: 7 a line */
  shian_row_add_text (row, 1, text->str, &small);
  shian_row_add_text (row, 1, text->str, &small);
  pages = flow_table (table, &blocks);
  check_table (pages, table);
  /* 72 lines, 18 a page; a page may lose one to cells of another pitch. */
  g_assert_cmpuint (pages->len, >=, 4);
  g_assert_cmpuint (pages->len, <=, 5);
  g_string_free (text, TRUE);
}

/* Every line of every cell is shown exactly once over the pieces of a row. */
static void
test_no_line_lost (void)
{
  ShianTable *table = new_table ();
  ShianRow *row = shian_table_add_row (table, SHIAN_ROW_BODY);
  ShianTableCell *cell = shian_row_add_cell (row, 1);
  g_autoptr (GPtrArray) blocks = NULL;
  g_autoptr (GPtrArray) pages = NULL;
  guint total = 0, shown = 0;

  for (guint i = 0; i < 60; i++) {
    ShianTextStyle style = plain;

    style.pitch = 11 + i % 5;
    shian_cell_add_text (cell, SHIAN_TABLE_MARK_BOX, "推动集中用餐单位专项治理", &style);
  }
  pages = flow_table (table, &blocks);
  check_table (pages, table);
  for (guint i = 0; i < cell->parts->len; i++)
    total += shian_text_block_n_lines (g_array_index (cell->parts, ShianCellPart, i).block);
  for (guint p = 0; p < pages->len; p++) {
    const ShianRowPiece *at = piece (pages, p, 0);
    double top = 0;
    guint first, end;

    for (guint i = 0; i < cell->parts->len; i++) {
      top += shian_cell_part_shown (&g_array_index (cell->parts, ShianCellPart, i), top, at->from,
                                    at->to, &first, &end);
      shown += end - first;
    }
  }
  g_assert_cmpuint (total, >=, 120);
  g_assert_cmpuint (shown, ==, total);
}

static void
test_keep_last_row (void)
{
  ShianTable *table = new_table ();
  g_autoptr (GPtrArray) blocks = new_blocks ();
  g_autoptr (GPtrArray) pages = NULL;

  for (guint i = 0; i < 14; i++)
    add_row (table, SHIAN_ROW_BODY, 1);
  shian_table_set_keep_with_next (table, TRUE);
  add (blocks, SHIAN_BLOCK_TABLE)->table = table;
  add_text (blocks, 2, &plain);
  pages = flow (blocks);
  g_assert_cmpuint (pages->len, ==, 2);
  g_assert_cmpuint (piece (pages, 1, 0)->row, ==, 13);
}

/* Headings that fill the page, and letters higher than it, must end all the same. */
static void
test_absurd (void)
{
  ShianTextStyle huge = plain;
  g_autoptr (GPtrArray) blocks = new_blocks ();
  g_autoptr (GPtrArray) pages = NULL;
  ShianTable *full = new_table ();
  ShianTable *headings_only = new_table ();

  huge.size = 500;
  huge.pitch = 700;
  add_row (full, SHIAN_ROW_HEADING, 30);
  add_row (full, SHIAN_ROW_BODY, 2);
  shian_row_add_text (shian_table_add_row (full, SHIAN_ROW_BODY), 3, "国国", &huge);
  add_row (headings_only, SHIAN_ROW_HEADING, 1);
  add (blocks, SHIAN_BLOCK_TABLE)->table = full;
  add (blocks, SHIAN_BLOCK_TABLE)->table = headings_only;
  add (blocks, SHIAN_BLOCK_TABLE)->table = new_table ();
  add_text (blocks, 3, &huge);
  pages = flow (blocks);
  g_assert_cmpuint (pages->len, <, 12);
}

static void
test_widths (void)
{
  g_autoptr (ShianTable) table = new_table ();
  g_autoptr (ShianTable) wide = shian_table_new ();

  add_row (table, SHIAN_ROW_BODY, 1);
  shian_table_shape (table, fonts, 300, NULL);
  g_assert_cmpfloat_with_epsilon (table->edges[1], 30 * SHIAN_POINTS_PER_MM, NEAR);
  g_assert_cmpfloat_with_epsilon (table->edges[3], 300, NEAR);
  g_assert_cmpfloat_with_epsilon (table->edges[2] - table->edges[1],
                                  2 * (table->edges[3] - table->edges[2]), NEAR);
  shian_table_add_column (wide, 100, 0);
  shian_table_add_column (wide, 200, 0);
  shian_table_add_column (wide, 0, 1);
  shian_table_shape (wide, fonts, 300, NULL);
  g_assert_cmpfloat_with_epsilon (wide->edges[1], 90, NEAR);
  g_assert_cmpfloat_with_epsilon (wide->edges[3], 300, NEAR);
}

/* A column made for a text holds it on one line, and not much more. */
static void
test_fitting_column (void)
{
  g_autoptr (ShianTable) table = shian_table_new ();
  ShianRow *row;

  shian_table_add_column_for (table, fonts, "2024-12-31", &plain, 5);
  shian_table_add_column_for (table, fonts, "国", &plain, 20);
  shian_table_add_column (table, 0, 1);
  row = shian_table_add_row (table, SHIAN_ROW_BODY);
  shian_row_add_text (row, 1, "2024-12-31", &plain);
  shian_table_shape (table, fonts, 300, NULL);
  g_assert_cmpfloat_with_epsilon (row->height, 15 + 2 * SHIAN_CELL_PAD_Y, NEAR);
  g_assert_cmpfloat (table->edges[1], <, 80);
  g_assert_cmpfloat_with_epsilon (table->edges[2] - table->edges[1], 20 * SHIAN_POINTS_PER_MM,
                                  NEAR);
}

/* Any mixture of rows, cells and sizes keeps what check_table() asks, and no line is wider than
 * its cell. */
static void
test_random (void)
{
  static const char words[] =
      "推动集中用餐单位食品安全问题“专项”治理（ISO22000）行动，向纵深开展。";

  for (guint round = 0; round < 15; round++) {
    ShianTable *table = new_table ();
    g_autoptr (GPtrArray) blocks = NULL;
    g_autoptr (GPtrArray) pages = NULL;
    guint n = (guint) g_test_rand_int_range (1, 30);

    if (g_test_rand_bit ())
      add_row (table, SHIAN_ROW_HEADING, (guint) g_test_rand_int_range (1, 3));
    for (guint r = 0; r < n; r++) {
      ShianRow *row = shian_table_add_row (
          table, g_test_rand_int_range (0, 5) == 0 ? SHIAN_ROW_GROUP : SHIAN_ROW_BODY);

      for (guint used = 0; used < 3;) {
        guint span = (guint) g_test_rand_int_range (1, (int) (4 - used));
        ShianTableCell *cell = shian_row_add_cell (row, span);

        used += span;
        for (int part = g_test_rand_int_range (0, 4); part > 0; part--) {
          ShianTextStyle style = plain;
          GString *text = g_string_new (NULL);

          style.size = g_test_rand_int_range (6, 16);
          style.pitch = 0;
          for (int i = g_test_rand_int_range (0, 6); i > 0; i--)
            g_string_append (text, words);
          shian_cell_add_text (cell, (ShianMark) g_test_rand_int_range (0, 3), text->str, &style);
          g_string_free (text, TRUE);
        }
      }
    }
    pages = flow_table (table, &blocks);
    check_table (pages, table);
    for (guint r = 0; r < table->rows->len; r++) {
      const ShianRow *row = g_ptr_array_index (table->rows, r);

      for (guint c = 0; c < row->cells->len; c++) {
        const ShianTableCell *cell = g_ptr_array_index (row->cells, c);
        double width = table->edges[cell->column + cell->span] - table->edges[cell->column];

        for (guint p = 0; p < cell->parts->len; p++) {
          const ShianCellPart *part = &g_array_index (cell->parts, ShianCellPart, p);

          for (guint l = 0; l < shian_text_block_n_lines (part->block); l++)
            g_assert_cmpfloat (shian_text_block_line_width (part->block, l) +
                                   shian_cell_part_hang (part) + 2 * shian_table_pad_x (table),
                               <=, width + 0.1);
        }
      }
    }
  }
}

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  fonts = shian_fonts_new (NULL);
  if (fonts == NULL) {
    g_print ("1..0 # SKIP no font with Chinese is installed\n");
    return 0;
  }
  g_test_add_func ("/flow/empty", test_empty);
  g_test_add_func ("/flow/exact-page", test_exact_page);
  g_test_add_func ("/flow/widow", test_widow);
  g_test_add_func ("/flow/orphan", test_orphan);
  g_test_add_func ("/flow/keep-with-next", test_keep_with_next);
  g_test_add_func ("/flow/break-and-space", test_break_and_space);
  g_test_add_func ("/flow/headings-repeat", test_headings_repeat);
  g_test_add_func ("/flow/group-stays", test_group_stays);
  g_test_add_func ("/flow/group-before-tall", test_group_before_tall);
  g_test_add_func ("/flow/title-with-table", test_title_with_table);
  g_test_add_func ("/flow/high-empty-row", test_high_empty_row);
  g_test_add_func ("/flow/row-not-split", test_row_not_split);
  g_test_add_func ("/flow/tall-row", test_tall_row);
  g_test_add_func ("/flow/no-line-lost", test_no_line_lost);
  g_test_add_func ("/flow/keep-last-row", test_keep_last_row);
  g_test_add_func ("/flow/absurd", test_absurd);
  g_test_add_func ("/flow/widths", test_widths);
  g_test_add_func ("/flow/fitting-column", test_fitting_column);
  g_test_add_func ("/flow/blank-rows", test_blank_rows);
  g_test_add_func ("/flow/random", test_random);
  status = g_test_run ();
  shian_fonts_unref (fonts);
  return status;
}
