/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Documents on their way to the preview: the fonts they are set in, and a word about them. */
#pragma once

#include "typeset/document.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** shian_print_fonts: looked through once, the main thread's for good. NULL with @error. (transfer
 * none) */
ShianFonts *shian_print_fonts (GError **error);

/** shian_print_show: the preview in front of @widget's window, with a note about fonts that stand in
 * for others. (transfer full for @document) */
void shian_print_show (GtkWidget *widget, ShianDocument *document);

G_END_DECLS
