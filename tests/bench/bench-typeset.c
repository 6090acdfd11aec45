/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pages a second through the document layer, beside Pango drawing the same text by hand in the same
 * run: pages of plain text, and a bordered form of 40 rows. Both go through a PDF surface whose
 * bytes are dropped. */
#include "typeset/document.h"

#include <cairo-pdf.h>
#include <pango/pangocairo.h>
#include <stdlib.h>
#include <time.h>

#define SIZE 11.0
#define LINES 36
#define ROWS 40
#define COLUMNS 6
#define ROUNDS 5

static const char sentence[] =
    "推动集中用餐单位食品安全问题专项治理行动向纵深开展，建立完善食堂承包准入机制。";
static const char *const cells[COLUMNS] = { "12",     "示例镇中心小学", "检查学校食堂24家次",
                                            "推进中", "2024-06-30",     "已整改" };

static const ShianTextStyle style = { .font = SHIAN_FONT_FANGSONG, .size = SIZE, .pitch = 18 };
static const ShianTextStyle cell_style = { .font = SHIAN_FONT_FANGSONG, .size = 8, .pitch = 11 };

static double
cpu_seconds (void)
{
  struct timespec now;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &now);
  return (double) now.tv_sec + (double) now.tv_nsec / 1e9;
}

static cairo_status_t
drop (void *closure, const unsigned char *data, unsigned int length)
{
  return CAIRO_STATUS_SUCCESS;
}

static cairo_surface_t *
new_surface (const ShianPageSetup *setup)
{
  return cairo_pdf_surface_create_for_stream (drop, NULL, setup->width * SHIAN_POINTS_PER_MM,
                                              setup->height * SHIAN_POINTS_PER_MM);
}

/* One line of text of the body's width, differing from page to page. */
static char *
page_text (guint page)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < LINES; i++)
    g_string_append_printf (text, "%s%u-%u%s", i > 0 ? "\n" : "", page, i, sentence);
  return g_string_free (text, FALSE);
}

static void
draw_document (ShianDocument *document, const ShianPageSetup *setup, guint n_pages)
{
  cairo_surface_t *surface = new_surface (setup);
  cairo_t *cr = cairo_create (surface);

  if (shian_document_n_pages (document) != n_pages) {
    g_printerr ("%u pages instead of %u\n", shian_document_n_pages (document), n_pages);
    exit (1);
  }
  for (guint i = 0; i < n_pages; i++) {
    shian_document_draw_page (document, cr, i);
    cairo_show_page (cr);
  }
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

static void
plain_own (ShianFonts *fonts, const ShianPageSetup *setup, guint n_pages)
{
  g_autoptr (ShianDocument) document = shian_document_new (fonts, setup);

  for (guint i = 0; i < n_pages; i++) {
    g_autofree char *text = page_text (i);

    if (i > 0)
      shian_document_add_page_break (document);
    shian_document_add_paragraph (document, text, &style);
  }
  draw_document (document, setup, n_pages);
}

static PangoLayout *
raw_layout (ShianFonts *fonts, const ShianTextStyle *text_style, double width)
{
  PangoLayout *layout = shian_fonts_layout (fonts);

  pango_layout_set_font_description (
      layout, shian_fonts_description (fonts, text_style->font, text_style->size, FALSE));
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_justify (layout, FALSE);
  pango_layout_set_indent (layout, 0);
  pango_layout_set_width (layout, (int) (width * PANGO_SCALE));
  return layout;
}

static void
plain_raw (ShianFonts *fonts, const ShianPageSetup *setup, guint n_pages)
{
  PangoLayout *layout = raw_layout (fonts, &style, shian_page_setup_body_width (setup));
  cairo_surface_t *surface = new_surface (setup);
  cairo_t *cr = cairo_create (surface);

  for (guint i = 0; i < n_pages; i++) {
    g_autofree char *text = page_text (i);

    pango_layout_set_text (layout, text, -1);
    cairo_move_to (cr, setup->left * SHIAN_POINTS_PER_MM, setup->top * SHIAN_POINTS_PER_MM);
    pango_cairo_show_layout (cr, layout);
    cairo_show_page (cr);
  }
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

static void
form_own (ShianFonts *fonts, const ShianPageSetup *setup, guint n_pages)
{
  g_autoptr (ShianDocument) document = shian_document_new (fonts, setup);

  for (guint i = 0; i < n_pages; i++) {
    ShianTable *table = shian_table_new ();

    if (i > 0)
      shian_document_add_page_break (document);
    for (guint c = 0; c < COLUMNS; c++)
      shian_table_add_column (table, 0, 1);
    for (guint r = 0; r < ROWS; r++) {
      ShianRow *row = shian_table_add_row (table, SHIAN_ROW_BODY);

      for (guint c = 0; c < COLUMNS; c++)
        shian_row_add_text (row, 1, cells[c], &cell_style);
    }
    shian_document_add_table (document, table);
  }
  draw_document (document, setup, n_pages);
}

static void
raw_cell (cairo_t *cr, PangoLayout *layout, const char *text, double x, double y, double width,
          double height)
{
  int text_width, text_height;

  pango_layout_set_text (layout, text, -1);
  pango_layout_get_size (layout, &text_width, &text_height);
  cairo_rectangle (cr, x, y, width, height);
  cairo_stroke (cr);
  cairo_move_to (cr, x + 3.4, y + (height - (double) text_height / PANGO_SCALE) / 2);
  pango_cairo_show_layout (cr, layout);
}

static void
form_raw (ShianFonts *fonts, const ShianPageSetup *setup, guint n_pages)
{
  double width = shian_page_setup_body_width (setup) / COLUMNS;
  PangoLayout *layout = raw_layout (fonts, &cell_style, width - 6.8);
  cairo_surface_t *surface = new_surface (setup);
  cairo_t *cr = cairo_create (surface);

  cairo_set_line_width (cr, 0.5);
  for (guint i = 0; i < n_pages; i++) {
    for (guint r = 0; r < ROWS; r++)
      for (guint c = 0; c < COLUMNS; c++)
        raw_cell (cr, layout, cells[c], setup->left * SHIAN_POINTS_PER_MM + c * width,
                  setup->top * SHIAN_POINTS_PER_MM + r * 17.0, width, 17.0);
    cairo_show_page (cr);
  }
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

typedef void (*Job) (ShianFonts *fonts, const ShianPageSetup *setup, guint n_pages);

static int
compare_doubles (const void *a, const void *b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return (x > y) - (x < y);
}

/* Own and raw take turns, so that both meet the same machine; the median counts. */
static void
measure (const char *what, Job own, Job raw, ShianFonts *fonts, guint n_pages)
{
  ShianPageSetup setup = shian_page_setup_a4 (FALSE);
  double own_times[ROUNDS], raw_times[ROUNDS];

  own (fonts, &setup, n_pages);
  raw (fonts, &setup, n_pages);
  for (guint i = 0; i < ROUNDS; i++) {
    double start = cpu_seconds ();

    own (fonts, &setup, n_pages);
    own_times[i] = cpu_seconds () - start;
    start = cpu_seconds ();
    raw (fonts, &setup, n_pages);
    raw_times[i] = cpu_seconds () - start;
  }
  qsort (own_times, ROUNDS, sizeof (double), compare_doubles);
  qsort (raw_times, ROUNDS, sizeof (double), compare_doubles);
  g_print ("%-8s %6.0f pages/s, raw Pango %6.0f pages/s, ratio of CPU time %.2f\n", what,
           n_pages / own_times[ROUNDS / 2], n_pages / raw_times[ROUNDS / 2],
           own_times[ROUNDS / 2] / raw_times[ROUNDS / 2]);
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ShianFonts) fonts = shian_fonts_new (&error);
  guint n_pages = argc > 1 ? (guint) atoi (argv[1]) : 200;

  if (fonts == NULL) {
    g_printerr ("%s\n", error->message);
    return 77;
  }
  measure ("plain", plain_own, plain_raw, fonts, n_pages);
  measure ("form", form_own, form_raw, fonts, n_pages);
  return 0;
}
