/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The plan's text as it came, marked with what was understood; one place in it can be lit up. */
#pragma once

#include "plan/plan-text.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define SHIAN_TYPE_REVIEW_SOURCE (shian_review_source_get_type ())
G_DECLARE_FINAL_TYPE (ShianReviewSource, shian_review_source, SHIAN, REVIEW_SOURCE, AdwBin)

/** shian_review_source_set_plan: copies what it needs; NULL empties it. */
void shian_review_source_set_plan (ShianReviewSource *self, const ShianPlanText *plan);
/** shian_review_source_light: shows @span and marks it; an empty span takes the mark away. */
void shian_review_source_light (ShianReviewSource *self, ShianSpan span);
/** shian_review_source_get_lit: the text marked. (transfer full) */
char *shian_review_source_get_lit (ShianReviewSource *self);

G_END_DECLS
