/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the plan says about a task: measure, role, partners, deadline, wording; and whether it
 * concerns the unit at all. */
#pragma once

#include "app/task-context.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SHIAN_TYPE_TASK_HEAD (shian_task_head_get_type ())
G_DECLARE_FINAL_TYPE (ShianTaskHead, shian_task_head, SHIAN, TASK_HEAD, GtkWidget)

/** shian_task_head_show: @item is borrowed for the call. */
void shian_task_head_show (ShianTaskHead *self, const ShianTaskContext *context,
                           const ShianChecklistItem *item);

/** shian_task_due_long: “2024年12月31日（周二）”; "" for none. (transfer full) */
char *shian_task_due_long (const char *due);

/** shian_task_wording_markup: the wording with its clause marked, as Pango markup.
 * (transfer full) */
char *shian_task_wording_markup (const ShianTask *task);

G_END_DECLS
