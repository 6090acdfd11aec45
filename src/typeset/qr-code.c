/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "typeset/qr-code.h"

#include "typeset/page.h"

#include <qrencode.h>
#include <string.h>

#define QUIET 4 /* modules, ISO/IEC 18004 clause 5.3.8 */

/* As a picture of one pixel a module: files take it at a third of the cost of a hundred rectangles,
 * and keep it as one bit a pixel. */
static cairo_surface_t *
make_picture (const QRcode *code)
{
  int side = code->width + 2 * QUIET;
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, side, side);
  guchar *data = cairo_image_surface_get_data (surface);
  gsize stride = (gsize) cairo_image_surface_get_stride (surface);

  cairo_surface_flush (surface);
  memset (data, 0xff, stride * (gsize) side);
  for (int y = 0; y < code->width; y++) {
    guint32 *row = (guint32 *) (gpointer) (data + stride * (gsize) (y + QUIET));
    for (int x = 0; x < code->width; x++)
      if ((code->data[y * code->width + x] & 1) != 0)
        row[x + QUIET] = 0;
  }
  cairo_surface_mark_dirty (surface);
  return surface;
}

gboolean
shian_qr_draw (cairo_t *cr, const char *text, double x, double y, double mm)
{
  QRcode *code;
  cairo_surface_t *picture;
  double scale;

  g_return_val_if_fail (cr != NULL && text != NULL && mm > 0, FALSE);
  code = QRcode_encodeString (text, 0, QR_ECLEVEL_M, QR_MODE_8, 1);
  if (code == NULL)
    return FALSE;
  picture = make_picture (code);
  scale = mm * SHIAN_POINTS_PER_MM / (code->width + 2 * QUIET);
  cairo_save (cr);
  cairo_translate (cr, x, y);
  cairo_scale (cr, scale, scale);
  cairo_set_source_surface (cr, picture, 0, 0);
  cairo_pattern_set_filter (cairo_get_source (cr), CAIRO_FILTER_NEAREST);
  cairo_paint (cr);
  cairo_restore (cr);
  cairo_surface_destroy (picture);
  QRcode_free (code);
  return TRUE;
}
