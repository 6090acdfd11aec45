/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An import before it is accepted: the text as it came beside what was understood, to be corrected. */
#pragma once

#include "app/session.h"
#include "plan/plan-import.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define SHIAN_TYPE_PLAN_REVIEW (shian_plan_review_get_type ())
G_DECLARE_FINAL_TYPE (ShianPlanReview, shian_plan_review, SHIAN, PLAN_REVIEW, AdwBin)

/* Signals: “accepted” (): it is written; “cancelled” (): nothing was. */

GtkWidget *shian_plan_review_new (ShianSession *session);

/** shian_plan_review_show: (transfer full for @import) */
void shian_plan_review_show (ShianPlanReview *self, ShianPlanImport *import);

/** shian_plan_review_accept, _cancel: what the buttons do. Accepting runs on the worker, as one
 * step of undo. */
void shian_plan_review_accept (ShianPlanReview *self);
void shian_plan_review_cancel (ShianPlanReview *self);
/** shian_plan_review_may_leave: FALSE the first time where corrections would be lost, saying so in
 * place; cancelling asks it too. */
gboolean shian_plan_review_may_leave (ShianPlanReview *self);

/** shian_plan_review_next_unknown: selects the next task with an unknown unit. */
void shian_plan_review_next_unknown (ShianPlanReview *self);
guint shian_plan_review_get_n_unknown (ShianPlanReview *self);
/** shian_plan_review_select: the task with @label, “（七）-1”; FALSE when it is not there. */
gboolean shian_plan_review_select (ShianPlanReview *self, const char *label);
/** shian_plan_review_get_import: what is shown, NULL for nothing. (transfer none) */
ShianPlanImport *shian_plan_review_get_import (ShianPlanReview *self);

G_END_DECLS
