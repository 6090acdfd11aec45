/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Telling the user what happened to the data. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/** shian_message_show: a short line at the bottom of @widget's window. */
void shian_message_show (GtkWidget *widget, const char *text);

/** shian_message_show_folder: the same with a button that opens @folder. */
void shian_message_show_folder (GtkWidget *widget, const char *text, const char *folder);

/** shian_message_install_folder: for a window that is none of the program's own: makes that button work
 * in windows of the class. */
void shian_message_install_folder (GtkWidgetClass *widget_class);

/** shian_message_show_action: the same with a button @label for @action, as “win.undo”. */
void shian_message_show_action (GtkWidget *widget, const char *text, const char *label,
                                const char *action);

/** shian_message_show_undo: the same with a button that takes back the last change of one record. */
void shian_message_show_undo (GtkWidget *widget, const char *text, const char *record_id);

/** shian_message_error: a dialog with the whole text of @error, to be read in peace; a cancelled
 * job says nothing. */
void shian_message_error (GtkWidget *widget, const char *heading, const GError *error);

G_END_DECLS
