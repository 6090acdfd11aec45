/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which task of the stored plan is which task of the new text. */
#pragma once

#include "plan/plan-import.h"

G_BEGIN_DECLS

/** shian_plan_likeness: how alike two wordings are, from 0 (nothing in common) to 1 (the same),
 * by the pairs of neighbouring characters they share (Dice's coefficient). Punctuation and blanks
 * do not count. Linear in the lengths. */
double shian_plan_likeness (const char *a, const char *b);

/**
 * shian_plan_match:
 * Fills @import's items: every task of the text in order, then the stored tasks nothing matched.
 * @import's old book may be NULL.
 */
void shian_plan_match (ShianPlanImport *import);

G_END_DECLS
