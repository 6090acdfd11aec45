/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The first start, three steps: which unit, which plan, done. */
#pragma once

#include "app/plan-intake.h"
#include "app/unit-picker.h"

G_BEGIN_DECLS

#define SHIAN_TYPE_FIRST_START (shian_first_start_get_type ())
G_DECLARE_FINAL_TYPE (ShianFirstStart, shian_first_start, SHIAN, FIRST_START, AdwBin)

/* The own unit is written last, when the user opens the checklist: until then the next start begins
 * here again. */

GtkWidget *shian_first_start_new (ShianSession *session);

/** shian_first_start_get_step: 1 to 3. */
int shian_first_start_get_step (ShianFirstStart *self);
/** shian_first_start_next, _back: what the buttons do. */
void shian_first_start_next (ShianFirstStart *self);
void shian_first_start_back (ShianFirstStart *self);
ShianUnitPicker *shian_first_start_get_picker (ShianFirstStart *self);
ShianPlanIntake *shian_first_start_get_intake (ShianFirstStart *self);

G_END_DECLS
