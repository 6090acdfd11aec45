/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a plan asks every unit to hand in: implementation plan, quarterly and year-end reports. */
#pragma once

#include "plan/plan-clean.h"

G_BEGIN_DECLS

/** shian_find_obligations: reads the sentences of the range of @clean and adds to @obligations what
 * they ask for; of each kind the first counts. With @coverage, marks the sentences that hold one.
 * (element-type ShianTextObligation) */
void shian_find_obligations (const ShianCleanText *clean, gsize start, gsize end,
                             ShianCoverage *coverage, GPtrArray *obligations);

G_END_DECLS
