/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One other period of a task: its status at a glance, its words when opened. */
#pragma once

#include "checklist/checklist-records.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SHIAN_TYPE_EARLIER_ROW (shian_earlier_row_get_type ())
G_DECLARE_FINAL_TYPE (ShianEarlierRow, shian_earlier_row, SHIAN, EARLIER_ROW, GtkWidget)

/* Signal “copy” (text): carry this narrative over. */

GtkWidget *shian_earlier_row_new (const char *period);
const char *shian_earlier_row_get_period (ShianEarlierRow *self);
void shian_earlier_row_set_progress (ShianEarlierRow *self, const ShianProgress *progress);

G_END_DECLS
