/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "typeset/page.h"

#define A4_SHORT 210.0
#define A4_LONG 297.0
#define SMALLEST_BODY 20.0 /* mm */
#define LARGEST_SHEET 2000.0

ShianPageSetup
shian_page_setup_a4 (gboolean landscape)
{
  ShianPageSetup setup = { .top = 20, .right = 17, .bottom = 20, .left = 17 };

  setup.width = landscape ? A4_LONG : A4_SHORT;
  setup.height = landscape ? A4_SHORT : A4_LONG;
  return setup;
}

double
shian_page_setup_body_width (const ShianPageSetup *setup)
{
  return (setup->width - setup->left - setup->right) * SHIAN_POINTS_PER_MM;
}

double
shian_page_setup_body_height (const ShianPageSetup *setup)
{
  return (setup->height - setup->top - setup->bottom) * SHIAN_POINTS_PER_MM;
}

gboolean
shian_page_setup_is_valid (const ShianPageSetup *setup)
{
  return setup->top >= 0 && setup->right >= 0 && setup->bottom >= 0 && setup->left >= 0 &&
         setup->width <= LARGEST_SHEET && setup->height <= LARGEST_SHEET &&
         setup->width - setup->left - setup->right >= SMALLEST_BODY &&
         setup->height - setup->top - setup->bottom >= SMALLEST_BODY;
}
