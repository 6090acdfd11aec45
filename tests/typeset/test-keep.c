/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stays together on a page. */
#include "typeset/document-private.h"

static ShianFonts *fonts;

/* A body of 200 mm, and rows and paragraphs of 10 mm to fill it with. */
static const ShianPageSetup setup = { 150, 240, 20, 20, 20, 20 };
#define MM_ROW 10.0

static const ShianTextStyle plain = { .font = SHIAN_FONT_FANGSONG,
                                      .size = 10,
                                      .pitch = MM_ROW * SHIAN_POINTS_PER_MM };
static const ShianTextStyle title = { .font = SHIAN_FONT_FANGSONG,
                                      .size = 10,
                                      .pitch = MM_ROW * SHIAN_POINTS_PER_MM,
                                      .keep_with_next = TRUE };

static void
add_lines (ShianDocument *document, guint n, const ShianTextStyle *style)
{
  g_autoptr (GString) text = g_string_new ("国");

  for (guint i = 1; i < n; i++)
    g_string_append (text, "\n国");
  shian_document_add_paragraph (document, text->str, style);
}

/* @n rows that all stay together. */
static void
add_rows (ShianDocument *document, guint n)
{
  ShianTable *table = shian_table_new ();

  shian_table_add_column (table, 0, 1);
  for (guint i = 0; i < n; i++) {
    ShianRow *row = shian_table_add_row (table, SHIAN_ROW_BODY);

    shian_row_set_min_height (row, MM_ROW);
    shian_row_add_text (row, 1, "国", &(ShianTextStyle){ .size = 10 });
    shian_row_set_keep_with_next (row, i + 1 < n);
  }
  shian_document_add_table (document, table);
}

static guint
n_items (ShianDocument *document, guint page)
{
  return shian_document_page_items (document, page)->len;
}

static guint
n_rows (ShianDocument *document, guint page, guint item)
{
  const GArray *items = shian_document_page_items (document, page);

  g_assert_cmpuint (item, <, items->len);
  return g_array_index (items, ShianPlaced, item).pieces->len;
}

/* A page has room for all but the last of the rows: they go to the next one, with their title. */
static void
test_rows (void)
{
  g_autoptr (ShianDocument) document = shian_document_new (fonts, &setup);

  add_lines (document, 16, &plain);
  add_lines (document, 1, &title);
  add_rows (document, 4);
  g_assert_cmpuint (shian_document_n_pages (document), ==, 2);
  g_assert_cmpuint (n_items (document, 0), ==, 1);
  g_assert_cmpuint (n_items (document, 1), ==, 2);
  g_assert_cmpuint (n_rows (document, 1, 1), ==, 4);
}

static void
test_rows_that_fit (void)
{
  g_autoptr (ShianDocument) document = shian_document_new (fonts, &setup);

  add_lines (document, 15, &plain);
  add_lines (document, 1, &title);
  add_rows (document, 4);
  g_assert_cmpuint (shian_document_n_pages (document), ==, 1);
}

/* More of them than a page holds are parted all the same, and none is lost. */
static void
test_too_many_rows (void)
{
  g_autoptr (ShianDocument) document = shian_document_new (fonts, &setup);

  add_lines (document, 1, &plain);
  add_rows (document, 30);
  g_assert_cmpuint (shian_document_n_pages (document), ==, 2);
  g_assert_cmpuint (n_rows (document, 0, 1), ==, 19);
  g_assert_cmpuint (n_rows (document, 1, 0), ==, 11);
}

/* A title needs the first lines of a long paragraph below it, not all of them. */
static void
test_title_with_paragraph (void)
{
  g_autoptr (ShianDocument) document = shian_document_new (fonts, &setup);

  add_lines (document, 10, &plain);
  add_lines (document, 1, &title);
  add_lines (document, 25, &plain);
  g_assert_cmpuint (shian_document_n_pages (document), ==, 2);
  g_assert_cmpuint (n_items (document, 0), ==, 3);
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
  g_test_add_func ("/keep/rows", test_rows);
  g_test_add_func ("/keep/rows-that-fit", test_rows_that_fit);
  g_test_add_func ("/keep/too-many-rows", test_too_many_rows);
  g_test_add_func ("/keep/title-with-paragraph", test_title_with_paragraph);
  status = g_test_run ();
  shian_fonts_unref (fonts);
  return status;
}
