/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "units/unit-directory.h"

#include "base/error.h"
#include "base/text.h"
#include "store/save.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _ShianUnitDirectory {
  GPtrArray *units;
  GHashTable *by_name; /* folded name → ShianUnit */
  GHashTable *by_id;
};

static void
add_name (ShianUnitDirectory *directory, const char *name, ShianUnit *unit)
{
  char *folded;

  if (shian_text_is_empty (name))
    return;
  folded = shian_text_fold (name);
  /* A short name wins over another unit's alias of the same wording. */
  if (g_hash_table_contains (directory->by_name, folded))
    g_free (folded);
  else
    g_hash_table_insert (directory->by_name, folded, unit);
}

static void
add_aliases (ShianUnitDirectory *directory, ShianUnit *unit)
{
  g_auto (GStrv) aliases = g_strsplit (unit->aliases != NULL ? unit->aliases : "", ";", -1);

  for (guint i = 0; aliases[i] != NULL; i++)
    add_name (directory, aliases[i], unit);
}

static void
index_names (ShianUnitDirectory *directory)
{
  for (guint i = 0; i < directory->units->len; i++) {
    ShianUnit *unit = directory->units->pdata[i];
    add_name (directory, unit->short_name, unit);
    g_hash_table_insert (directory->by_id, unit->record.id, unit);
  }
  for (guint i = 0; i < directory->units->len; i++) {
    ShianUnit *unit = directory->units->pdata[i];
    add_name (directory, unit->full_name, unit);
    add_aliases (directory, unit);
  }
}

ShianUnitDirectory *
shian_unit_directory_load (ShianStore *store, GError **error)
{
  g_autoptr (ShianUnitDirectory) directory = g_new0 (ShianUnitDirectory, 1);

  directory->by_name = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  directory->by_id = g_hash_table_new (g_str_hash, g_str_equal);
  directory->units = shian_store_select (
      store, &SHIAN_UNIT_TYPE, "WHERE deleted = 0 ORDER BY number, short_name", error, "");
  if (directory->units == NULL)
    return NULL;
  index_names (directory);
  return g_steal_pointer (&directory);
}

void
shian_unit_directory_free (ShianUnitDirectory *directory)
{
  if (directory == NULL)
    return;
  g_hash_table_unref (directory->by_name);
  g_hash_table_unref (directory->by_id);
  g_clear_pointer (&directory->units, g_ptr_array_unref);
  g_free (directory);
}

GPtrArray *
shian_unit_directory_units (ShianUnitDirectory *directory)
{
  return directory->units;
}

const ShianUnit *
shian_unit_directory_find (ShianUnitDirectory *directory, const char *name)
{
  g_autofree char *folded = shian_text_fold (name);
  return g_hash_table_lookup (directory->by_name, folded);
}

const ShianUnit *
shian_unit_directory_find_id (ShianUnitDirectory *directory, const char *id)
{
  return id != NULL ? g_hash_table_lookup (directory->by_id, id) : NULL;
}

/* Characters of @name, in order, that also stand in @other: rough, but enough to suggest. */
static guint
likeness (const char *name, const char *other)
{
  const char *at = other;
  guint same = 0;

  for (const char *p = name; *p != '\0'; p = g_utf8_next_char (p)) {
    const char *found = g_utf8_strchr (at, -1, g_utf8_get_char (p));
    if (found != NULL) {
      same++;
      at = g_utf8_next_char (found);
    }
  }
  return same;
}

static char *
suggest (ShianUnitDirectory *directory, const char *name)
{
  g_autoptr (GString) out = g_string_new (NULL);
  guint best = 0;

  for (guint i = 0; i < directory->units->len; i++) {
    const ShianUnit *unit = directory->units->pdata[i];
    guint same = likeness (name, unit->short_name);
    if (unit->kind == SHIAN_UNIT_COLLECTIVE || same < 2 || same < best)
      continue;
    if (same > best)
      g_string_truncate (out, 0);
    best = same;
    if (out->len < 120)
      g_string_append_printf (out, "%s%s", out->len > 0 ? "、" : "", unit->short_name);
  }
  return g_string_free (g_steal_pointer (&out), FALSE);
}

const ShianUnit *
shian_unit_directory_require (ShianUnitDirectory *directory, const char *name, GError **error)
{
  const ShianUnit *unit = shian_unit_directory_find (directory, name);
  g_autofree char *likely = NULL;

  if (unit != NULL)
    return unit;
  likely = suggest (directory, name);
  if (*likely != '\0')
    g_set_error (error, SHIAN_ERROR, SHIAN_ERROR_NOT_FOUND,
                 _ ("There is no unit called “%s”. Perhaps: %s"), name, likely);
  else
    g_set_error (error, SHIAN_ERROR, SHIAN_ERROR_NOT_FOUND,
                 _ ("There is no unit called “%s”; add it to the directory of units first"), name);
  return NULL;
}

static gboolean
selector_matches (const char *selector, const ShianUnit *unit)
{
  if (g_str_equal (selector, "@member"))
    return unit->member;
  if (g_str_equal (selector, "@town"))
    return unit->kind == SHIAN_UNIT_TOWN;
  if (g_str_equal (selector, "@street"))
    return unit->kind == SHIAN_UNIT_STREET;
  if (g_str_equal (selector, "@park"))
    return unit->kind == SHIAN_UNIT_PARK;
  return shian_text_equal_folded (selector, unit->short_name);
}

gboolean
shian_unit_directory_expands_to (ShianUnitDirectory *directory, const ShianUnit *collective,
                                 const ShianUnit *unit)
{
  g_auto (GStrv) selectors = NULL;

  if (collective->kind != SHIAN_UNIT_COLLECTIVE || unit->kind == SHIAN_UNIT_COLLECTIVE ||
      collective->expands == NULL)
    return FALSE;
  selectors = g_strsplit (collective->expands, ";", -1);
  for (guint i = 0; selectors[i] != NULL; i++)
    if (selector_matches (g_strstrip (selectors[i]), unit))
      return TRUE;
  return FALSE;
}

GPtrArray *
shian_unit_directory_members (ShianUnitDirectory *directory, const ShianUnit *collective)
{
  GPtrArray *members = g_ptr_array_new ();

  for (guint i = 0; i < directory->units->len; i++)
    if (shian_unit_directory_expands_to (directory, collective, directory->units->pdata[i]))
      g_ptr_array_add (members, directory->units->pdata[i]);
  return members;
}

static gboolean
any_name_contains (const ShianUnit *unit, const char *folded)
{
  g_autofree char *all = g_strjoin ("\n", unit->short_name, unit->full_name ? unit->full_name : "",
                                    unit->aliases ? unit->aliases : "", NULL);
  g_autofree char *names = shian_text_fold (all);
  return strstr (names, folded) != NULL;
}

GPtrArray *
shian_unit_directory_search (ShianUnitDirectory *directory, const char *text)
{
  g_autofree char *folded = shian_text_fold (text);
  GPtrArray *found = g_ptr_array_new ();

  for (guint i = 0; i < directory->units->len; i++) {
    ShianUnit *unit = directory->units->pdata[i];
    if (unit->kind != SHIAN_UNIT_COLLECTIVE && any_name_contains (unit, folded))
      g_ptr_array_add (found, unit);
  }
  return found;
}
