/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Taking a plan in: choose it, review it, accept it. */
#pragma once

#include "app/plan-chooser.h"
#include "app/plan-review.h"

G_BEGIN_DECLS

#define SHIAN_TYPE_PLAN_INTAKE (shian_plan_intake_get_type ())
G_DECLARE_FINAL_TYPE (ShianPlanIntake, shian_plan_intake, SHIAN, PLAN_INTAKE, AdwBin)

/* Signals: “turned” (): from choosing to the review or back; “accepted” (): the plan is in the data
 * file. */

GtkWidget *shian_plan_intake_new (ShianSession *session);
ShianPlanChooser *shian_plan_intake_get_chooser (ShianPlanIntake *self);
ShianPlanReview *shian_plan_intake_get_review (ShianPlanIntake *self);
gboolean shian_plan_intake_is_reviewing (ShianPlanIntake *self);

/** shian_plan_intake_present: the same in a window of its own above @parent. */
void shian_plan_intake_present (GtkWindow *parent, ShianSession *session);

/** shian_plan_intake_may_leave: FALSE the first time where corrections of a review would be lost,
 * which is said in place. */
gboolean shian_plan_intake_may_leave (ShianPlanIntake *self);

G_END_DECLS
