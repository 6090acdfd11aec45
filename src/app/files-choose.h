/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Letting the user pick files to be taken in. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** ShianFilesChosen: @paths ends with NULL and is borrowed. */
typedef void (*ShianFilesChosen) (GtkWidget *owner, const char *const *paths);

/** shian_files_choose: calls @chosen when files were picked, never after @owner is gone. Nothing
 * happens while a dialog of @owner is open already. */
void shian_files_choose (GtkWidget *owner, const char *title, ShianFilesChosen chosen);

/** shian_files_paths: of a list of GFile, those that have a path. (transfer full) */
char **shian_files_paths (GListModel *files);

G_END_DECLS
