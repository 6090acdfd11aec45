/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 往期: what was entered for a task in the other periods, to read and to carry over. */
#pragma once

#include "app/task-context.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SHIAN_TYPE_EARLIER_LIST (shian_earlier_list_get_type ())
G_DECLARE_FINAL_TYPE (ShianEarlierList, shian_earlier_list, SHIAN, EARLIER_LIST, GtkWidget)

/* Signal “copy” (text): carry this narrative over. */

/** shian_earlier_list_show: as shian_progress_editor_show(). */
void shian_earlier_list_show (ShianEarlierList *self, const ShianTaskContext *context);
guint shian_earlier_list_get_n_periods (ShianEarlierList *self);

G_END_DECLS
