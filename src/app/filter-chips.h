/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Choices with their counts in a row, one of them pressed: 全部 17  未启动 5 … */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SHIAN_TYPE_FILTER_CHIPS (shian_filter_chips_get_type ())
G_DECLARE_FINAL_TYPE (ShianFilterChips, shian_filter_chips, SHIAN, FILTER_CHIPS, GtkWidget)

/* Signal “chosen” (): the user pressed another one. */

/** shian_filter_chips_add: @title translated; the first one means all. */
void shian_filter_chips_add (ShianFilterChips *self, const char *title);
/** shian_filter_chips_set_count: chips with nothing behind them hide, except the first and the
 * pressed one. */
void shian_filter_chips_set_count (ShianFilterChips *self, guint chip, guint count);
guint shian_filter_chips_get_count (ShianFilterChips *self, guint chip);
guint shian_filter_chips_get_chosen (ShianFilterChips *self);
void shian_filter_chips_set_chosen (ShianFilterChips *self, guint chip);

G_END_DECLS
