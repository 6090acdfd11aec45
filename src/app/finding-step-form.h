/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The next step of a finding: which ones its state allows, what each asks for, why one was refused. */
#pragma once

#include "app/session.h"
#include "inspection/finding-work.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SHIAN_TYPE_FINDING_STEP_FORM (shian_finding_step_form_get_type ())
G_DECLARE_FINAL_TYPE (ShianFindingStepForm, shian_finding_step_form, SHIAN, FINDING_STEP_FORM,
                      GtkWidget)

/** shian_finding_step_form_show: for @finding, borrowed for the call. What is typed stays while it is
 * the same finding in the same state. */
void shian_finding_step_form_show (ShianFindingStepForm *self, ShianSession *session,
                                   const ShianFinding *finding);

/** shian_finding_step_form_choose: the step @kind; FALSE when the state does not offer it. */
gboolean shian_finding_step_form_choose (ShianFindingStepForm *self, ShianFindingEventKind kind);
/** shian_finding_step_form_fill: as typed; NULL leaves a field. */
void shian_finding_step_form_fill (ShianFindingStepForm *self, const char *person,
                                   const char *second, const char *text);
/** shian_finding_step_form_add_file: evidence that goes with the step. */
void shian_finding_step_form_add_file (ShianFindingStepForm *self, const char *path);
/** shian_finding_step_form_run: takes the step. */
void shian_finding_step_form_run (ShianFindingStepForm *self);
/** shian_finding_step_form_get_refusal: why the last step was not taken; NULL when it was. */
const char *shian_finding_step_form_get_refusal (ShianFindingStepForm *self);

G_END_DECLS
