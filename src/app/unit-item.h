/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A unit in a list, and lists of units that narrow while one types. */
#pragma once

#include "units/unit-directory.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SHIAN_TYPE_UNIT_ITEM (shian_unit_item_get_type ())
G_DECLARE_FINAL_TYPE (ShianUnitItem, shian_unit_item, SHIAN, UNIT_ITEM, GObject)

/** shian_unit_item_new: holds a copy of @unit. */
ShianUnitItem *shian_unit_item_new (const ShianUnit *unit);
const ShianUnit *shian_unit_item_get_unit (ShianUnitItem *self);

/** shian_unit_item_matches: whether any name of the unit holds @typed, or reads as it in pinyin;
 * every unit matches nothing typed. */
gboolean shian_unit_item_matches (ShianUnitItem *self, const char *typed);

/** shian_unit_kind_title: the kind in the user's language. (transfer none) */
const char *shian_unit_kind_title (int kind);

/** ShianUnitScope: what a list of units holds. */
typedef enum {
  SHIAN_UNIT_SCOPE_REAL, /* without collective names */
  SHIAN_UNIT_SCOPE_ALL,
} ShianUnitScope;

/** shian_unit_items_fill: replaces what @store holds by the units of @directory. */
void shian_unit_items_fill (GListStore *store, ShianUnitDirectory *directory, ShianUnitScope scope);

G_END_DECLS
