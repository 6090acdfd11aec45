/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Choosing a unit: a field to type in, by name, other name or pinyin, and the units that are left. */
#pragma once

#include "app/unit-item.h"

G_BEGIN_DECLS

#define SHIAN_TYPE_UNIT_PICKER (shian_unit_picker_get_type ())
G_DECLARE_FINAL_TYPE (ShianUnitPicker, shian_unit_picker, SHIAN, UNIT_PICKER, GtkWidget)

/* Signals: “picked” (): Enter in the field, or a row activated; “missed” (): Enter where nothing is
 * left; “typed” (): the list follows what is typed; “selection-changed” (). */

GtkWidget *shian_unit_picker_new (void);

/** shian_unit_picker_set_directory: copies what it needs; keeps the selected unit. */
void shian_unit_picker_set_directory (ShianUnitPicker *self, ShianUnitDirectory *directory,
                                      ShianUnitScope scope);

/** shian_unit_picker_get_selected: NULL when nothing is left. */
const ShianUnit *shian_unit_picker_get_selected (ShianUnitPicker *self);

/** shian_unit_picker_select: the unit with @unit_id, when it is in the list; NULL for none. */
void shian_unit_picker_select (ShianUnitPicker *self, const char *unit_id);

/** shian_unit_picker_set_typed: as if typed; narrows at once. */
void shian_unit_picker_set_typed (ShianUnitPicker *self, const char *typed);

const char *shian_unit_picker_get_typed (ShianUnitPicker *self);

/** shian_unit_picker_set_missing: @offer stands where the list would, when nothing is left. While it
 * is visible and something is left, a button under the list brings it. */
void shian_unit_picker_set_missing (ShianUnitPicker *self, GtkWidget *offer);

/** shian_unit_picker_set_single_click: one click picks, as in a drop-down. */
void shian_unit_picker_set_single_click (ShianUnitPicker *self, gboolean single);

guint shian_unit_picker_get_n_shown (ShianUnitPicker *self);

G_END_DECLS
