/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the registers say about a task that is done in them, as ways to their pages. */
#pragma once

#include "app/task-context.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SHIAN_TYPE_TASK_REGISTERS (shian_task_registers_get_type ())
G_DECLARE_FINAL_TYPE (ShianTaskRegisters, shian_task_registers, SHIAN, TASK_REGISTERS, GtkWidget)

/** shian_task_registers_show: for a task of the measure with the number @measure; hidden where the
 * registers have nothing to say. @context (nullable). */
void shian_task_registers_show (ShianTaskRegisters *self, const ShianTaskContext *context,
                                gint64 measure);

G_END_DECLS
