/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "typeset/qr-code.h"

#include "typeset/page.h"

#include <qrencode.h>

#define QUIET 4 /* modules, ISO/IEC 18004 clause 5.3.8 */

/* Dark modules of a row that touch are one rectangle: seams between them would show in print. */
static void
add_row (cairo_t *cr, const unsigned char *modules, int width, int y)
{
  for (int x = 0; x < width; x++) {
    int first = x;

    while (x < width && (modules[x] & 1) != 0)
      x++;
    if (x > first)
      cairo_rectangle (cr, first + QUIET, y + QUIET, x - first, 1);
  }
}

gboolean
shian_qr_draw (cairo_t *cr, const char *text, double x, double y, double mm)
{
  QRcode *code;
  double side = mm * SHIAN_POINTS_PER_MM;

  g_return_val_if_fail (cr != NULL && text != NULL && mm > 0, FALSE);
  code = QRcode_encodeString (text, 0, QR_ECLEVEL_M, QR_MODE_8, 1);
  if (code == NULL)
    return FALSE;
  cairo_save (cr);
  cairo_translate (cr, x, y);
  cairo_scale (cr, side / (code->width + 2 * QUIET), side / (code->width + 2 * QUIET));
  cairo_set_antialias (cr, CAIRO_ANTIALIAS_NONE);
  for (int row = 0; row < code->width; row++)
    add_row (cr, code->data + row * code->width, code->width, row);
  cairo_fill (cr);
  cairo_restore (cr);
  QRcode_free (code);
  return TRUE;
}
