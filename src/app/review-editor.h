/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The task chosen in a review: its wording, old beside new, and its responsibilities to correct. */
#pragma once

#include "app/review-row.h"
#include "app/session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define SHIAN_TYPE_REVIEW_EDITOR (shian_review_editor_get_type ())
G_DECLARE_FINAL_TYPE (ShianReviewEditor, shian_review_editor, SHIAN, REVIEW_EDITOR, AdwBin)

/* Signal “edited” (): a responsibility was changed, added or removed. */

/** shian_review_editor_show: @row of @import, which must outlive it; NULL or a heading shows a
 * word of advice. */
void shian_review_editor_show (ShianReviewEditor *self, ShianSession *session, ShianReviewRow *row);
/** shian_review_editor_check: looks all units up again. */
void shian_review_editor_check (ShianReviewEditor *self);

/** shian_review_editor_add: a new, empty responsibility. */
void shian_review_editor_add (ShianReviewEditor *self);
/** shian_review_editor_focus_unknown: puts the keys into the first unit that is not known. */
void shian_review_editor_focus_unknown (ShianReviewEditor *self);
guint shian_review_editor_get_n_rows (ShianReviewEditor *self);
/** shian_review_editor_get_row: the nth ShianResponsibilityRow. */
GtkWidget *shian_review_editor_get_row (ShianReviewEditor *self, guint position);

G_END_DECLS
