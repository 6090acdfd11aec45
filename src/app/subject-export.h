/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list of premises as a workbook, written away from the window. */
#pragma once

#include "app/session.h"
#include "subjects/subject-view.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** shian_subject_export: what @view and @words (nullable) let through, into the usual folder; @view
 * NULL: all premises with all their fields. Tells in @widget's window. */
void shian_subject_export (GtkWidget *widget, ShianSession *session, const ShianSubjectView *view,
                           const char *words);

G_END_DECLS
