/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A read plan as short lines, easy to compare in tests. */
#pragma once

#include "plan/plan-text.h"

/** plan_outline: “S1 title”, “M3 title”, “T text | lead:unit support:unit” line by line. (transfer
 * full) */
char *plan_outline (const ShianPlanText *plan);

/** plan_outline_units: only “role:unit” of all tasks, the tasks separated by “ / ”. (transfer full) */
char *plan_outline_units (const ShianPlanText *plan);

/** plan_assert_accounted: every character in exactly one class, all spans within the source and on
 * characters' bounds, nothing but marks passed over as marks. */
void plan_assert_accounted (const ShianPlanText *plan);

/** plan_parse: @text, which must be read without an error. (transfer full) */
ShianPlanText *plan_parse (const char *text);

/** plan_shared_text: a file from the folder of shared plans; NULL after skipping the test where
 * that folder is absent. (transfer full) */
char *plan_shared_text (const char *name);
