/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How many lines a text takes in a cell, and how tall that is. Workbooks have no automatic row
 * height one can rely on, so it is reckoned here, on the safe side of the fonts in use. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** The tallest row of the file format, in points. */
#define SHIAN_ROW_MAX_HEIGHT 409.0

/** shian_text_fit_natural: width of the longest line of @text in column-width characters at
 * @points, padding included. */
double shian_text_fit_natural (const char *text, double points);

/** shian_text_fit_lines:
 * Lines of @text (valid UTF-8) wrapped in a column @width characters wide at @points. Breaks as
 * spreadsheet programs do: between ideographs, never before closing or after opening marks, never
 * inside a Latin word or number that fits in a line. */
guint shian_text_fit_lines (const char *text, double width, double points);

/** shian_text_fit_height: height in points of @lines lines at @points, not limited. */
double shian_text_fit_height (guint lines, double points);

G_END_DECLS
