/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The record of one task: the plan's words, what the unit does, what it reports. */
#pragma once

#include "app/task-context.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SHIAN_TYPE_TASK_VIEW (shian_task_view_get_type ())
G_DECLARE_FINAL_TYPE (ShianTaskView, shian_task_view, SHIAN, TASK_VIEW, GtkWidget)

/** shian_task_view_show: saves what was typed about the task before, then shows @item, which is
 * borrowed for the call; NULL shows nothing. The same task and period is read again, keeping what
 * was typed meanwhile. */
void shian_task_view_show (ShianTaskView *self, ShianSession *session,
                           const ShianChecklist *checklist, const ShianChecklistItem *item);
void shian_task_view_flush (ShianTaskView *self);
gboolean shian_task_view_is_dirty (ShianTaskView *self);
/** shian_task_view_get_task: id of the task shown, NULL for none. */
const char *shian_task_view_get_task (ShianTaskView *self);
/** shian_task_view_focus_progress: brings the keys to the fields of the period. Apart from taking
 * the focus as a whole, for a walk by Tab begins at the top of the record. */
void shian_task_view_focus_progress (ShianTaskView *self);

G_END_DECLS
