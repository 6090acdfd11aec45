/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sheet of paper: its size and margins. Public lengths are millimetres, type sizes are points;
 * what is drawn is in points (1/72 inch). */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define SHIAN_POINTS_PER_MM (72.0 / 25.4)

/** ShianPageSetup: all in millimetres. */
typedef struct {
  double width;
  double height;
  double top;
  double right;
  double bottom;
  double left;
} ShianPageSetup;

/** shian_page_setup_a4: A4 with margins of 20 mm at top and bottom and 17 mm at the sides, as the
 * tables of this trade are printed (about 2.0 and 1.5 to 2.0 cm). */
ShianPageSetup shian_page_setup_a4 (gboolean landscape);

/** shian_page_setup_body_width, shian_page_setup_body_height: what the margins leave, in points. */
double shian_page_setup_body_width (const ShianPageSetup *setup);
double shian_page_setup_body_height (const ShianPageSetup *setup);

/** shian_page_setup_is_valid: whether the sizes are sane and at least 20 mm are left each way. */
gboolean shian_page_setup_is_valid (const ShianPageSetup *setup);

G_END_DECLS
