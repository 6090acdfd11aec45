/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Makes Tab step over a list as over one control; the arrows move inside it. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * shian_tab_leave: Tab and Shift+Tab out of any row of @list go to what comes after or before the
 * whole list. Without this a list of GTK 4.8 takes one Tab for each row, a hundred for a plan.
 */
void shian_tab_leave (GtkWidget *list);

G_END_DECLS
