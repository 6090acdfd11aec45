/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Showing a file or folder with the desktop's own program for it. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * shian_open_path: opens the absolute @path. Where the desktop has no program for it, a dialog over
 * @widget's window names the path, so that it can be found by hand.
 */
void shian_open_path (GtkWidget *widget, const char *path);

G_END_DECLS
