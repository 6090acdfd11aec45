/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where every character of the text went, what was skipped and why; and what is to be reported. */
#pragma once

#include "plan/plan-text.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define SHIAN_TYPE_REVIEW_ACCOUNT (shian_review_account_get_type ())
G_DECLARE_FINAL_TYPE (ShianReviewAccount, shian_review_account, SHIAN, REVIEW_ACCOUNT, AdwBin)

/* Signal “chosen” (guint start, guint end): bytes of the text the user wants to see. */

/** shian_review_account_show: copies what it needs; NULL empties it. */
void shian_review_account_show (ShianReviewAccount *self, const ShianPlanText *plan);
/** shian_review_account_is_complete: whether the sum of the parts is the whole. */
gboolean shian_review_account_is_complete (ShianReviewAccount *self);
guint shian_review_account_get_n_skipped (ShianReviewAccount *self);

G_END_DECLS
