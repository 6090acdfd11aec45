/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One line of the navigation: icon, word, and a count that means “waiting for you”. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SHIAN_TYPE_NAV_ROW (shian_nav_row_get_type ())
G_DECLARE_FINAL_TYPE (ShianNavRow, shian_nav_row, SHIAN, NAV_ROW, GtkListBoxRow)

/** shian_nav_row_new: for the page called @name. */
GtkWidget *shian_nav_row_new (const char *name, const char *title, const char *icon);
const char *shian_nav_row_get_name (ShianNavRow *self);
/** shian_nav_row_set_badge: NULL or "" hides it. */
void shian_nav_row_set_badge (ShianNavRow *self, const char *badge);

G_END_DECLS
