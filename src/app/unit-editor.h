/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The directory of units: a list to search, and the chosen unit's names and kind to correct. */
#pragma once

#include "app/session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define SHIAN_TYPE_UNIT_EDITOR (shian_unit_editor_get_type ())
G_DECLARE_FINAL_TYPE (ShianUnitEditor, shian_unit_editor, SHIAN, UNIT_EDITOR, AdwBin)

GtkWidget *shian_unit_editor_new (ShianSession *session);

/** shian_unit_editor_select: the unit with @unit_id; NULL begins a new one. */
void shian_unit_editor_select (ShianUnitEditor *self, const char *unit_id);
/** shian_unit_editor_set: as if the field called @field had been filled with @text and left. */
void shian_unit_editor_set (ShianUnitEditor *self, const char *field, const char *text);
/** shian_unit_editor_get_refusal: what stands in red, NULL for nothing. */
const char *shian_unit_editor_get_refusal (ShianUnitEditor *self);

/** shian_unit_editor_present: in a window of its own above @parent. */
void shian_unit_editor_present (GtkWindow *parent, ShianSession *session);

G_END_DECLS
