/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/unit-item.h"

#include "base/pinyin.h"
#include "base/text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _ShianUnitItem {
  GObject parent_instance;
  ShianUnit *unit;
  char *names; /* folded, a line each */
};

G_DEFINE_FINAL_TYPE (ShianUnitItem, shian_unit_item, G_TYPE_OBJECT)

static void
shian_unit_item_finalize (GObject *object)
{
  ShianUnitItem *self = SHIAN_UNIT_ITEM (object);
  g_clear_pointer (&self->unit, shian_unit_free);
  g_free (self->names);
  G_OBJECT_CLASS (shian_unit_item_parent_class)->finalize (object);
}

static void
shian_unit_item_class_init (ShianUnitItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = shian_unit_item_finalize;
}

static void
shian_unit_item_init (ShianUnitItem *self)
{
}

static char *
fold_names (const ShianUnit *unit)
{
  const char *names[] = { unit->short_name, unit->full_name, unit->aliases };
  g_autoptr (GString) folded = g_string_new (NULL);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++) {
    g_autofree char *name = shian_text_fold (names[i] != NULL ? names[i] : "");
    g_string_append_printf (folded, "%s\n", name);
  }
  return g_string_free (g_steal_pointer (&folded), FALSE);
}

ShianUnitItem *
shian_unit_item_new (const ShianUnit *unit)
{
  ShianUnitItem *self = g_object_new (SHIAN_TYPE_UNIT_ITEM, NULL);
  self->unit = shian_unit_copy (unit);
  self->names = fold_names (unit);
  return self;
}

const ShianUnit *
shian_unit_item_get_unit (ShianUnitItem *self)
{
  g_return_val_if_fail (SHIAN_IS_UNIT_ITEM (self), NULL);
  return self->unit;
}

gboolean
shian_unit_item_matches (ShianUnitItem *self, const char *typed)
{
  g_autofree char *folded = NULL;
  g_return_val_if_fail (SHIAN_IS_UNIT_ITEM (self), FALSE);
  if (shian_text_is_empty (typed))
    return TRUE;
  folded = shian_text_fold (typed);
  return strstr (self->names, folded) != NULL ||
         shian_pinyin_match (self->unit->short_name, typed) ||
         shian_pinyin_match (self->unit->full_name, typed);
}

const char *
shian_unit_kind_title (int kind)
{
  const ShianField *field = shian_record_type_field (&SHIAN_UNIT_TYPE, "kind");
  g_return_val_if_fail (kind >= SHIAN_UNIT_OFFICE && kind <= SHIAN_UNIT_COLLECTIVE, "");
  return _ (field->choices[kind].title);
}

void
shian_unit_items_fill (GListStore *store, ShianUnitDirectory *directory, ShianUnitScope scope)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  GPtrArray *units = directory != NULL ? shian_unit_directory_units (directory) : NULL;
  for (guint i = 0; units != NULL && i < units->len; i++) {
    const ShianUnit *unit = g_ptr_array_index (units, i);
    if (scope == SHIAN_UNIT_SCOPE_ALL || unit->kind != SHIAN_UNIT_COLLECTIVE)
      g_ptr_array_add (items, shian_unit_item_new (unit));
  }
  g_list_store_splice (store, 0, g_list_model_get_n_items (G_LIST_MODEL (store)), items->pdata,
                       items->len);
}
