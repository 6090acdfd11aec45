/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copies counted by themselves, what is stamped on each page, and pictures. */
#include "typeset/document-private.h"
#include "typeset/document.h"
#include "typeset/picture-surface.h"

static ShianFonts *fonts;

static const ShianTextStyle plain = { .font = SHIAN_FONT_FANGSONG, .size = 10, .pitch = 15 };

static ShianDocument *
new_document (void)
{
  ShianPageSetup setup = shian_page_setup_a4 (FALSE);

  return shian_document_new (fonts, &setup);
}

static void
add_pages (ShianDocument *document, guint n)
{
  for (guint i = 0; i < n; i++) {
    if (i > 0)
      shian_document_add_page_break (document);
    shian_document_add_paragraph (document, "国", &plain);
  }
}

static void
draw_all (ShianDocument *document)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_A8, 10, 10);
  cairo_t *cr = cairo_create (surface);

  for (guint i = 0; i < shian_document_n_pages (document); i++)
    shian_document_draw_page (document, cr, i);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

static void
note_page (cairo_t *cr, guint page, guint part, gpointer data)
{
  g_string_append_printf (data, "%u.%u ", part, page);
}

static void
free_string (gpointer data)
{
  g_string_append ((GString *) data, "freed");
}

static void
test_counted (void)
{
  ShianDocument *document = new_document ();
  GString *seen = g_string_new (NULL);

  shian_document_set_stamp (document, note_page, seen, free_string);
  shian_document_begin_part (document, "存根联");
  add_pages (document, 2);
  shian_document_begin_part (document, "当事人联");
  add_pages (document, 3);
  g_assert_cmpuint (shian_document_n_pages (document), ==, 5);
  g_assert_cmpuint (shian_document_part_pages (document, 0), ==, 2);
  g_assert_cmpuint (shian_document_part_pages (document, 1), ==, 3);
  g_assert_cmpuint (shian_document_part_pages (document, 2), ==, 0);
  draw_all (document);
  g_assert_cmpstr (seen->str, ==, "0.0 0.1 1.0 1.1 1.2 ");
  shian_document_free (document);
  g_assert_true (g_str_has_suffix (seen->str, "freed"));
  g_string_free (seen, TRUE);
}

/* What stands before the first part is counted too, and a document without parts is one. */
static void
test_without (void)
{
  g_autoptr (ShianDocument) document = new_document ();

  g_assert_cmpuint (shian_document_part_pages (document, 0), ==, 1);
  add_pages (document, 3);
  g_assert_cmpuint (shian_document_part_pages (document, 0), ==, 3);
  shian_document_begin_part (document, NULL);
  add_pages (document, 1);
  g_assert_cmpuint (shian_document_part_pages (document, 0), ==, 3);
  g_assert_cmpuint (shian_document_part_pages (document, 1), ==, 1);
}

static ShianTable *
picture_table (int width, int height, double mm)
{
  g_autoptr (GdkPixbuf) picture = gdk_pixbuf_new (GDK_COLORSPACE_RGB, FALSE, 8, width, height);
  ShianTable *table = shian_table_new ();

  gdk_pixbuf_fill (picture, 0x204060ff);
  shian_table_add_column (table, 80, 0);
  shian_cell_add_picture (shian_row_add_cell (shian_table_add_row (table, SHIAN_ROW_BODY), 1),
                          picture, mm);
  shian_table_shape (table, fonts, 80 * SHIAN_POINTS_PER_MM, NULL);
  return table;
}

static const ShianCellPart *
picture_part (const ShianTable *table)
{
  const ShianRow *row = table->rows->pdata[0];
  const ShianTableCell *cell = row->cells->pdata[0];

  return &g_array_index (cell->parts, ShianCellPart, 0);
}

static void
test_picture_sizes (void)
{
  g_autoptr (ShianTable) wide = picture_table (4000, 1000, 60);
  g_autoptr (ShianTable) tall = picture_table (1000, 4000, 60);
  g_autoptr (ShianTable) small = picture_table (150, 75, 60);

  g_assert_cmpfloat_with_epsilon (picture_part (wide)->width,
                                  80 * SHIAN_POINTS_PER_MM - 2 * shian_table_pad_x (wide), 0.01);
  g_assert_cmpfloat_with_epsilon (picture_part (tall)->height, 60 * SHIAN_POINTS_PER_MM, 0.01);
  g_assert_cmpfloat_with_epsilon (picture_part (tall)->width, 15 * SHIAN_POINTS_PER_MM, 0.01);
  g_assert_cmpfloat_with_epsilon (picture_part (small)->width, 72, 0.01);
}

/* Three pictures of 120 mm: two rows share no page, none is cut. */
static void
test_pictures_whole (void)
{
  g_autoptr (ShianDocument) document = new_document ();
  g_autoptr (GdkPixbuf) picture = gdk_pixbuf_new (GDK_COLORSPACE_RGB, TRUE, 8, 1200, 1200);
  ShianTable *table = shian_table_new ();

  gdk_pixbuf_fill (picture, 0x20406080);
  shian_table_add_column (table, 0, 1);
  for (guint i = 0; i < 3; i++)
    shian_cell_add_picture (shian_row_add_cell (shian_table_add_row (table, SHIAN_ROW_BODY), 1),
                            picture, 140);
  shian_document_add_table (document, table);
  g_assert_cmpuint (shian_document_n_pages (document), ==, 3);
  draw_all (document);
}

static void
test_transparent (void)
{
  g_autoptr (GdkPixbuf) picture = gdk_pixbuf_new (GDK_COLORSPACE_RGB, TRUE, 8, 3, 2);
  cairo_surface_t *surface;

  gdk_pixbuf_fill (picture, 0x00000000);
  surface = shian_picture_surface (picture);
  g_assert_cmpuint (*(guint32 *) (gpointer) cairo_image_surface_get_data (surface) & 0xffffffu, ==,
                    0xffffff);
  cairo_surface_destroy (surface);
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
  g_test_add_func ("/parts/counted", test_counted);
  g_test_add_func ("/parts/without", test_without);
  g_test_add_func ("/parts/picture-sizes", test_picture_sizes);
  g_test_add_func ("/parts/pictures-whole", test_pictures_whole);
  g_test_add_func ("/parts/transparent", test_transparent);
  status = g_test_run ();
  shian_fonts_unref (fonts);
  return status;
}
