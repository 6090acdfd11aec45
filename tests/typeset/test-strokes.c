/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "typeset/strokes.h"

#include <gdk-pixbuf/gdk-pixbuf.h>

static GdkPixbuf *
picture_of (const ShianStrokes *strokes)
{
  g_autoptr (GBytes) png = shian_strokes_to_png (strokes);
  g_autoptr (GdkPixbufLoader) loader = gdk_pixbuf_loader_new_with_type ("png", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (png);
  g_assert_true (gdk_pixbuf_loader_write_bytes (loader, png, &error));
  g_assert_true (gdk_pixbuf_loader_close (loader, &error));
  g_assert_no_error (error);
  return g_object_ref (gdk_pixbuf_loader_get_pixbuf (loader));
}

/* Of the pixel at that part of the width and height. */
static guint
brightness (GdkPixbuf *picture, double x, double y)
{
  int column = (int) (x * (gdk_pixbuf_get_width (picture) - 1));
  int row = (int) (y * (gdk_pixbuf_get_height (picture) - 1));

  return gdk_pixbuf_read_pixels (picture)[row * gdk_pixbuf_get_rowstride (picture) +
                                          column * gdk_pixbuf_get_n_channels (picture)];
}

static void
draw_line (ShianStrokes *strokes, double x1, double y1, double x2, double y2)
{
  shian_strokes_begin (strokes, x1, y1);
  for (guint i = 1; i <= 10; i++)
    shian_strokes_move (strokes, x1 + (x2 - x1) * i / 10, y1 + (y2 - y1) * i / 10);
}

static void
test_picture (void)
{
  g_autoptr (ShianStrokes) strokes = shian_strokes_new ();
  g_autoptr (GdkPixbuf) picture = NULL;

  draw_line (strokes, 40, 50, 340, 50);
  picture = picture_of (strokes);
  /* Black ink across the middle of white paper, which is never only as high as the line. */
  g_assert_cmpuint (brightness (picture, 0.5, 0.5), <, 30);
  g_assert_cmpuint (brightness (picture, 0.5, 0.1), ==, 255);
  g_assert_cmpuint (brightness (picture, 0, 0), ==, 255);
  g_assert_cmpint (gdk_pixbuf_get_width (picture), ==, 3 * 312);
  g_assert_cmpint (gdk_pixbuf_get_height (picture), ==, 300);
}

/* Where it was drawn does not matter, how large does not break it. */
static void
test_place_and_size (void)
{
  g_autoptr (ShianStrokes) strokes = shian_strokes_new ();
  g_autoptr (GdkPixbuf) picture = NULL;

  draw_line (strokes, -5000, -90, 5000, 90);
  picture = picture_of (strokes);
  g_assert_cmpint (gdk_pixbuf_get_width (picture), <=, 2560);
  g_assert_cmpint (gdk_pixbuf_get_height (picture), >, 40);
  g_assert_cmpint (gdk_pixbuf_get_height (picture), <, 60);
}

static void
test_undo (void)
{
  g_autoptr (ShianStrokes) strokes = shian_strokes_new ();
  g_autoptr (GBytes) one = NULL;
  g_autoptr (GBytes) again = NULL;

  g_assert_null (shian_strokes_to_png (strokes));
  g_assert_false (shian_strokes_undo (strokes));
  draw_line (strokes, 0, 0, 200, 100);
  one = shian_strokes_to_png (strokes);
  draw_line (strokes, 0, 100, 200, 0);
  g_assert_cmpuint (shian_strokes_count (strokes), ==, 2);
  g_assert_true (shian_strokes_undo (strokes));
  again = shian_strokes_to_png (strokes);
  g_assert_true (g_bytes_equal (one, again));
  shian_strokes_clear (strokes);
  g_assert_cmpuint (shian_strokes_count (strokes), ==, 0);
}

/* A touch is drawn, as the dot of a name is, but signs nothing by itself. */
static void
test_touch (void)
{
  g_autoptr (ShianStrokes) strokes = shian_strokes_new ();
  g_autoptr (GdkPixbuf) picture = NULL;

  g_assert_false (shian_strokes_is_signature (strokes));
  shian_strokes_begin (strokes, 80, 80);
  g_assert_false (shian_strokes_is_signature (strokes));
  picture = picture_of (strokes);
  g_assert_cmpuint (brightness (picture, 0.5, 0.5), <, 30);
  shian_strokes_move (strokes, 80, 100);
  g_assert_true (shian_strokes_is_signature (strokes));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/strokes/picture", test_picture);
  g_test_add_func ("/strokes/place-and-size", test_place_and_size);
  g_test_add_func ("/strokes/undo", test_undo);
  g_test_add_func ("/strokes/touch", test_touch);
  return g_test_run ();
}
