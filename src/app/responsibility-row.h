/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One responsibility of a task under review: the unit's name, its role, and whether it is known. */
#pragma once

#include "app/session.h"
#include "plan/plan-text.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SHIAN_TYPE_RESPONSIBILITY_ROW (shian_responsibility_row_get_type ())
G_DECLARE_FINAL_TYPE (ShianResponsibilityRow, shian_responsibility_row, SHIAN, RESPONSIBILITY_ROW,
                      GtkWidget)

/* Signals: “edited” (): @responsibility was changed; “removed” (): the user wants it away. */

/** shian_responsibility_row_new: edits @responsibility in place; it must outlive the row. */
GtkWidget *shian_responsibility_row_new (ShianSession *session,
                                         ShianTextResponsibility *responsibility);
ShianTextResponsibility *shian_responsibility_row_get (ShianResponsibilityRow *self);

/** shian_responsibility_row_forget: what it stands for goes. GTK may tell a row that was taken away
 * that the keys left it, a frame later. */
void shian_responsibility_row_forget (ShianResponsibilityRow *self);
/** shian_responsibility_row_check: looks the name up again. */
void shian_responsibility_row_check (ShianResponsibilityRow *self);
gboolean shian_responsibility_row_is_known (ShianResponsibilityRow *self);

/** shian_responsibility_row_set_unit, _set_role: as the user does it. */
void shian_responsibility_row_set_unit (ShianResponsibilityRow *self, const char *unit);
void shian_responsibility_row_set_role (ShianResponsibilityRow *self, ShianRole role);

G_END_DECLS
