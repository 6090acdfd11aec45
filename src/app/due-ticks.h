/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A list of premises to tick: one stop of Tab, the arrows move in it, Space ticks. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SHIAN_TYPE_DUE_TICKS (shian_due_ticks_get_type ())
G_DECLARE_FINAL_TYPE (ShianDueTicks, shian_due_ticks, SHIAN, DUE_TICKS, GtkWidget)

/* Signal “ticked” (): by the user or by shian_due_ticks_tick_all(). */

/** shian_due_ticks_set_rows: (element-type ShianDueRow): those still to be inspected are ticked. The
 * array is kept, and must not change. */
void shian_due_ticks_set_rows (ShianDueTicks *self, GPtrArray *rows);
guint shian_due_ticks_get_n_rows (ShianDueTicks *self);

guint shian_due_ticks_get_n_ticked (ShianDueTicks *self);
/** shian_due_ticks_tick_all: all or none. The list stays where it was scrolled to. */
void shian_due_ticks_tick_all (ShianDueTicks *self, gboolean all);

/** shian_due_ticks_get_subjects: ids of the premises ticked, in the order of the list. (transfer
 * full) */
char **shian_due_ticks_get_subjects (ShianDueTicks *self);

G_END_DECLS
