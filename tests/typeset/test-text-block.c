/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "typeset/text-block.h"

static ShianFonts *fonts;

static const ShianTextStyle plain = { .font = SHIAN_FONT_FANGSONG, .size = 10 };

static ShianTextBlock *
shaped (const char *text, const ShianTextStyle *style, double width)
{
  ShianTextBlock *block = shian_text_block_new (text, style);

  shian_text_block_shape (block, fonts, width, NULL);
  return block;
}

static void
test_lines (void)
{
  g_autoptr (ShianTextBlock) empty = shaped (NULL, &plain, 100);
  g_autoptr (ShianTextBlock) one = shaped ("食品安全任务清单食品", &plain, 100);
  g_autoptr (ShianTextBlock) two = shaped ("食品安全任务清单食品安", &plain, 100);
  g_autoptr (ShianTextBlock) paragraphs = shaped ("食品\n安全\n\n清单", &plain, 100);

  g_assert_cmpuint (shian_text_block_n_lines (empty), ==, 0);
  g_assert_cmpuint (shian_text_block_n_lines (one), ==, 1);
  g_assert_cmpfloat_with_epsilon (shian_text_block_line_width (one, 0), 100, 0.1);
  g_assert_cmpuint (shian_text_block_n_lines (two), ==, 2);
  g_assert_cmpuint (shian_text_block_n_lines (paragraphs), ==, 4);
}

static void
test_reshape (void)
{
  g_autoptr (ShianTextBlock) block = shaped ("食品安全任务清单食品安全", &plain, 60);

  g_assert_cmpuint (shian_text_block_n_lines (block), ==, 2);
  shian_text_block_shape (block, fonts, 40, NULL);
  g_assert_cmpuint (shian_text_block_n_lines (block), ==, 3);
  shian_text_block_shape (block, fonts, 1000, NULL);
  g_assert_cmpuint (shian_text_block_n_lines (block), ==, 1);
}

/* A quote may open a line or close one, but never stands on the wrong side of a break. */
static void
test_quotes (void)
{
  g_autoptr (ShianTextBlock) open = shaped ("食品安全任务“清单”食品", &plain, 60);
  g_autoptr (ShianTextBlock) close = shaped ("食品“任务清”单食品安全", &plain, 70);
  g_autoptr (ShianTextBlock) comma = shaped ("食品“任务清”，单食品安", &plain, 70);
  g_autoptr (ShianTextBlock) word = shaped ("it’s", &plain, 400);

  g_assert_cmpfloat_with_epsilon (shian_text_block_line_width (open, 0), 60, 0.1);
  g_assert_cmpfloat (shian_text_block_line_width (close, 0), >, 55);
  g_assert_cmpfloat (shian_text_block_line_width (comma, 0), <, 65);
  g_assert_cmpuint (shian_text_block_n_lines (word), ==, 1);
}

static void
test_justify (void)
{
  ShianTextStyle style = plain;
  g_autoptr (ShianTextBlock) block = NULL;

  style.align = SHIAN_TEXT_ALIGN_JUSTIFY;
  style.indent = 2;
  block = shaped ("检查24家次，发现问题37个，已整改35个，其余2个正在整改。检查（第二次）。", &style,
                  155);
  g_assert_cmpuint (shian_text_block_n_lines (block), >, 2);
  g_assert_cmpfloat_with_epsilon (shian_text_block_line_width (block, 0), 135, 0.2);
  g_assert_cmpfloat_with_epsilon (shian_text_block_line_width (block, 1), 155, 0.2);
}

/* A word longer than the line is broken as it is: nothing is added to it, and the line before it is
 * not torn apart to fill the width. */
static void
test_long_word (void)
{
  const ShianTextStyle filled = { .font = SHIAN_FONT_FANGSONG,
                                  .size = 10,
                                  .align = SHIAN_TEXT_ALIGN_JUSTIFY };
  const double letter = shian_fonts_text_width (fonts, "W", &plain);
  g_autoptr (ShianTextBlock) block = shian_text_block_new (
      "见 see https://example.invalid/WWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWW", &filled);
  g_autoptr (ShianTextBlock) word =
      shian_text_block_new ("WWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWW", &plain);

  shian_text_block_shape (word, fonts, letter * 16.5, NULL);
  g_assert_cmpuint (shian_text_block_n_lines (word), ==, 3);
  g_assert_cmpfloat_with_epsilon (shian_text_block_line_width (word, 0), letter * 16, 0.1);
  shian_text_block_shape (block, fonts, 300, NULL);
  g_assert_cmpuint (shian_text_block_n_lines (block), >, 1);
  g_assert_cmpfloat (shian_text_block_line_width (block, 0), <, 200);
}

static void
test_bad_bytes (void)
{
  g_autoptr (ShianTextBlock) block = shaped ("食\xff品\xe4\xb8", &plain, 1000);

  g_assert_cmpuint (shian_text_block_n_lines (block), ==, 1);
}

/* Height does not depend on the font a character comes from. */
static void
test_pitch (void)
{
  ShianTextStyle style = plain;

  g_assert_cmpfloat_with_epsilon (shian_text_style_pitch (&style), 13.5, 1e-9);
  style.pitch = 28.99;
  g_assert_cmpfloat_with_epsilon (shian_text_style_pitch (&style), 28.99, 1e-9);
}

/* Where on a page of 200 × 100 points something is drawn. */
static void
ink_of (const ShianTextBlock *block, double *left, double *right)
{
  cairo_surface_t *surface = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, NULL);
  cairo_t *cr = cairo_create (surface);
  double y, width, height;

  shian_text_block_draw (block, cr, 50, 20, 0, G_MAXUINT);
  cairo_destroy (cr);
  cairo_recording_surface_ink_extents (surface, left, &y, &width, &height);
  *right = *left + width;
  g_assert_cmpfloat (y, >=, 20);
  cairo_surface_destroy (surface);
}

static void
test_align (void)
{
  static const ShianAlign aligns[] = { SHIAN_TEXT_ALIGN_START, SHIAN_TEXT_ALIGN_CENTER,
                                       SHIAN_TEXT_ALIGN_END };
  static const double expected[] = { 50, 80, 110 };

  for (guint i = 0; i < G_N_ELEMENTS (aligns); i++) {
    ShianTextStyle style = plain;
    g_autoptr (ShianTextBlock) block = NULL;
    double left, right;

    style.align = aligns[i];
    block = shaped ("国国国国", &style, 100);
    ink_of (block, &left, &right);
    g_assert_cmpfloat (left, >=, expected[i]);
    g_assert_cmpfloat (left, <, expected[i] + 3);
    g_assert_cmpfloat (right, <=, expected[i] + 40.5);
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
  g_test_add_func ("/text-block/lines", test_lines);
  g_test_add_func ("/text-block/reshape", test_reshape);
  g_test_add_func ("/text-block/quotes", test_quotes);
  g_test_add_func ("/text-block/justify", test_justify);
  g_test_add_func ("/text-block/long-word", test_long_word);
  g_test_add_func ("/text-block/bad-bytes", test_bad_bytes);
  g_test_add_func ("/text-block/pitch", test_pitch);
  g_test_add_func ("/text-block/align", test_align);
  status = g_test_run ();
  shian_fonts_unref (fonts);
  return status;
}
