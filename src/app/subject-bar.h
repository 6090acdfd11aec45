/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands above the list of premises: counts by status, and what the list is narrowed to. */
#pragma once

#include "app/session.h"
#include "subjects/subject-view.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SHIAN_TYPE_SUBJECT_BAR (shian_subject_bar_get_type ())
G_DECLARE_FINAL_TYPE (ShianSubjectBar, shian_subject_bar, SHIAN, SUBJECT_BAR, GtkWidget)

/* Signal “narrowed” (): another view or other words. */

/** shian_subject_bar_load: towns and counts as the session has them now. */
void shian_subject_bar_load (ShianSubjectBar *self, ShianSession *session);

/** shian_subject_bar_get_view: borrowed. */
const ShianSubjectView *shian_subject_bar_get_view (ShianSubjectBar *self);
/** shian_subject_bar_get_words: what is searched for, as typed; never NULL. */
const char *shian_subject_bar_get_words (ShianSubjectBar *self);
void shian_subject_bar_set_words (ShianSubjectBar *self, const char *words);
/** shian_subject_bar_set_more: a search found more than the list shows. */
void shian_subject_bar_set_more (ShianSubjectBar *self, gboolean more);

/** shian_subject_bar_reset: everything again; FALSE when nothing was narrowed. */
gboolean shian_subject_bar_reset (ShianSubjectBar *self);

G_END_DECLS
