/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The keys of a list that was filled anew. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * shian_list_keys_to_selected:
 * @view: a GtkListView or GtkColumnView that selects one row, and has the keys
 *
 * Takes the keys to the selected row as soon as it is laid out, unless they have left the list until
 * then. Without that a list filled anew has them on its first row, wherever the selected one is, and
 * an arrow key goes on from there.
 */
void shian_list_keys_to_selected (GtkWidget *view);

G_END_DECLS
