/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 举措: a unit's own steps towards a task. */
#pragma once

#include "app/task-context.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SHIAN_TYPE_STEP_LIST (shian_step_list_get_type ())
G_DECLARE_FINAL_TYPE (ShianStepList, shian_step_list, SHIAN, STEP_LIST, GtkWidget)

/** shian_step_list_show: as shian_progress_editor_show(). */
void shian_step_list_show (ShianStepList *self, const ShianTaskContext *context);
void shian_step_list_flush (ShianStepList *self);
gboolean shian_step_list_is_dirty (ShianStepList *self);
/** shian_step_list_add: an empty step at the end, with the cursor in it. */
void shian_step_list_add (ShianStepList *self);

G_END_DECLS
