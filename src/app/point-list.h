/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sentences of a task as things to tick. */
#pragma once

#include "app/task-context.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SHIAN_TYPE_POINT_LIST (shian_point_list_get_type ())
G_DECLARE_FINAL_TYPE (ShianPointList, shian_point_list, SHIAN, POINT_LIST, GtkWidget)

/** shian_point_list_show: @points: ShianPoint, in order; copied. */
void shian_point_list_show (ShianPointList *self, const ShianTaskContext *context,
                            GPtrArray *points);

G_END_DECLS
