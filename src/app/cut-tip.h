/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a label had to cut off, shown when one points at it. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** shian_cut_tip: @label, which ellipsizes, has its whole text as tooltip while some of it is cut off,
 * and none while all of it can be read. gtk_widget_set_has_tooltip() turns it off and on. */
void shian_cut_tip (GtkLabel *label);

G_END_DECLS
