/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Codes a scanner reads from paper: QR codes after ISO/IEC 18004. */
#pragma once

#include <cairo.h>
#include <glib.h>

G_BEGIN_DECLS

/**
 * shian_qr_draw:
 * @text: ASCII; digits alone take the least room
 * @x, @y: top left corner in points, of the white margin of four modules that belongs to the code
 * @mm: side with that margin
 *
 * Error correction M: readable with 15 % of it spoiled. Drawn as rectangles without antialiasing.
 * Returns FALSE, with nothing drawn, when @text is too long for a code (over 2,000 characters).
 */
gboolean shian_qr_draw (cairo_t *cr, const char *text, double x, double y, double mm);

G_END_DECLS
