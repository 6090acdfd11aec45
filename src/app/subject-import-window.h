/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Somebody's list of premises: its columns matched, what it would change looked at, then taken over. */
#pragma once

#include "app/session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define SHIAN_TYPE_SUBJECT_IMPORT_WINDOW (shian_subject_import_window_get_type ())
G_DECLARE_FINAL_TYPE (ShianSubjectImportWindow, shian_subject_import_window, SHIAN,
                      SUBJECT_IMPORT_WINDOW, AdwWindow)

/** shian_subject_import_window_present: reads the list at @path and shows what it amounts to, in
 * front of the window @widget is in. (transfer none) */
ShianSubjectImportWindow *
shian_subject_import_window_present (GtkWidget *widget, ShianSession *session, const char *path);

/** shian_subject_import_choose: asks for the file first. */
void shian_subject_import_choose (GtkWidget *widget, ShianSession *session);

G_END_DECLS
