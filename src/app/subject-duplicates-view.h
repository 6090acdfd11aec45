/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Premises probably entered twice: the groups at left, the chosen one side by side at right, to be
 * merged or told apart. */
#pragma once

#include "app/session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Signals: “leave” (): back to the list. */

#define SHIAN_TYPE_SUBJECT_DUPLICATES_VIEW (shian_subject_duplicates_view_get_type ())
G_DECLARE_FINAL_TYPE (ShianSubjectDuplicatesView, shian_subject_duplicates_view, SHIAN,
                      SUBJECT_DUPLICATES_VIEW, GtkWidget)

/** shian_subject_duplicates_view_search: looks through the register on the worker; what is in view
 * stays until it is back. */
void shian_subject_duplicates_view_search (ShianSubjectDuplicatesView *self, ShianSession *session);

/** shian_subject_duplicates_view_merge: what is ticked into the one chosen, as the button does.
 * shian_subject_duplicates_view_tell_apart: the group in view. */
void shian_subject_duplicates_view_merge (ShianSubjectDuplicatesView *self);
void shian_subject_duplicates_view_tell_apart (ShianSubjectDuplicatesView *self);

G_END_DECLS
