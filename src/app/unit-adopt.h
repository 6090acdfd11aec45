/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What to do with a unit name the directory does not know: another name of a unit, or a new one. */
#pragma once

#include "app/session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SHIAN_TYPE_UNIT_ADOPT (shian_unit_adopt_get_type ())
G_DECLARE_FINAL_TYPE (ShianUnitAdopt, shian_unit_adopt, SHIAN, UNIT_ADOPT, GtkPopover)

/* The directory is changed through the session; its “changed” tells everybody. */

GtkWidget *shian_unit_adopt_new (ShianSession *session, const char *name);
void shian_unit_adopt_set_name (ShianUnitAdopt *self, const char *name);

/** shian_unit_adopt_as_alias: the name becomes another name of the unit with @unit_id. */
void shian_unit_adopt_as_alias (ShianUnitAdopt *self, const char *unit_id);
/** shian_unit_adopt_as_unit: the name becomes a unit of @kind (ShianUnitKind). */
void shian_unit_adopt_as_unit (ShianUnitAdopt *self, int kind);

G_END_DECLS
