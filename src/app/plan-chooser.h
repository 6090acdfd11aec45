/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which plan: the built-in one, a file, or pasted text; and its date of issue. */
#pragma once

#include "plan/plan-text.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define SHIAN_TYPE_PLAN_CHOOSER (shian_plan_chooser_get_type ())
G_DECLARE_FINAL_TYPE (ShianPlanChooser, shian_plan_chooser, SHIAN, PLAN_CHOOSER, AdwBin)

/* Signal “read” (): a plan was read and can be taken. Refusals are shown in place. */

GtkWidget *shian_plan_chooser_new (void);

/** shian_plan_chooser_take: what was read, once. @source_name as for shian_plan_import_new().
 * (transfer full) */
ShianPlanText *shian_plan_chooser_take (ShianPlanChooser *self, char **source_name);

/** shian_plan_chooser_get_issued: the date entered, NULL when it was left empty. (transfer full) */
char *shian_plan_chooser_get_issued (ShianPlanChooser *self);
void shian_plan_chooser_set_issued (ShianPlanChooser *self, const char *iso);

/** shian_plan_chooser_open_file: reads the file at @path as if it had been chosen. */
void shian_plan_chooser_open_file (ShianPlanChooser *self, const char *path);
/** shian_plan_chooser_set_pasted: chooses pasted text and puts @text there. */
void shian_plan_chooser_set_pasted (ShianPlanChooser *self, const char *text);
/** shian_plan_chooser_continue: what the button does. */
void shian_plan_chooser_continue (ShianPlanChooser *self);
/** shian_plan_chooser_refuse: shows @message in red; NULL takes it away. */
void shian_plan_chooser_refuse (ShianPlanChooser *self, const char *message);
/** shian_plan_chooser_get_refusal: what stands in red, NULL when nothing does. */
const char *shian_plan_chooser_get_refusal (ShianPlanChooser *self);

G_END_DECLS
