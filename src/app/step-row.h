/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One step of a unit's own: done, text, owner, date; saved when a field is left. */
#pragma once

#include "app/task-context.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SHIAN_TYPE_STEP_ROW (shian_step_row_get_type ())
G_DECLARE_FINAL_TYPE (ShianStepRow, shian_step_row, SHIAN, STEP_ROW, GtkWidget)

/* Signals: “remove” (): the button was pressed; “next” (): Enter in the text, for another step. */

/** shian_step_row_new: @step NULL makes a row for a step not yet written. */
GtkWidget *shian_step_row_new (const ShianTaskContext *context, const ShianStepRecord *step);
/** shian_step_row_update: the same step, read again. */
void shian_step_row_update (ShianStepRow *self, const ShianStepRecord *step);
const char *shian_step_row_get_id (ShianStepRow *self);
/** shian_step_row_is_stored: FALSE until a new step has been saved. */
gboolean shian_step_row_is_stored (ShianStepRow *self);
/** shian_step_row_is_blank: no text. */
gboolean shian_step_row_is_blank (ShianStepRow *self);
void shian_step_row_flush (ShianStepRow *self);
gboolean shian_step_row_is_dirty (ShianStepRow *self);

G_END_DECLS
