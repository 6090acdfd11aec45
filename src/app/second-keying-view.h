/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The same paper keyed in a second time, without a look at the first; then both side by side. */
#pragma once

#include "app/quick-keys.h"
#include "app/session.h"

G_BEGIN_DECLS

#define SHIAN_TYPE_SECOND_KEYING_VIEW (shian_second_keying_view_get_type ())
G_DECLARE_FINAL_TYPE (ShianSecondKeyingView, shian_second_keying_view, SHIAN, SECOND_KEYING_VIEW,
                      GtkWidget)

/* Signal “leave” (): back to the items. */

/** shian_second_keying_view_show: of @sheet, which is borrowed until the next call. */
void shian_second_keying_view_show (ShianSecondKeyingView *self, ShianSession *session,
                                    const ShianInspectionSheet *sheet);
ShianQuickKeys *shian_second_keying_view_get_quick (ShianSecondKeyingView *self);

/** shian_second_keying_view_compare: shows both values where they differ, or, FALSE, only what was keyed
 * the second time. */
void shian_second_keying_view_compare (ShianSecondKeyingView *self, gboolean compare);
guint shian_second_keying_view_get_n_lines (ShianSecondKeyingView *self);
/** shian_second_keying_view_keep: settles the item of the line chosen, or of the record @row. */
void shian_second_keying_view_keep (ShianSecondKeyingView *self, const char *row, gboolean second);

G_END_DECLS
