/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Changes to the directory, kept free of names that mean two units. */
#include "base/error.h"
#include "base/text.h"
#include "store/save.h"
#include "units/unit-check.h"

#include <glib/gi18n-lib.h>

static gboolean
check_name (ShianUnitDirectory *directory, const ShianUnit *unit, const char *name, GError **error)
{
  const ShianUnit *other;

  if (shian_text_is_empty (name))
    return TRUE;
  other = shian_unit_directory_find (directory, name);
  if (other == NULL || g_strcmp0 (other->record.id, unit->record.id) == 0)
    return TRUE;
  g_set_error (error, SHIAN_ERROR, SHIAN_ERROR_INVALID, _ ("“%s” already means %s"), name,
               other->short_name);
  return FALSE;
}

static gboolean
check_aliases (ShianUnitDirectory *directory, const ShianUnit *unit, GError **error)
{
  g_auto (GStrv) aliases = g_strsplit (unit->aliases != NULL ? unit->aliases : "", ";", -1);

  for (guint i = 0; aliases[i] != NULL; i++)
    if (!check_name (directory, unit, aliases[i], error))
      return FALSE;
  return TRUE;
}

static gboolean
is_group (const char *selector)
{
  static const char *const groups[] = { "@member", "@town", "@street", "@park", NULL };
  return g_strv_contains (groups, selector);
}

static gboolean
check_selectors (ShianUnitDirectory *directory, const ShianUnit *unit, GError **error)
{
  g_auto (GStrv) selectors = g_strsplit (unit->expands != NULL ? unit->expands : "", ";", -1);

  for (guint i = 0; selectors[i] != NULL; i++) {
    const char *selector = g_strstrip (selectors[i]);
    if (*selector == '\0' || is_group (selector))
      continue;
    if (*selector == '@') {
      g_set_error (error, SHIAN_ERROR, SHIAN_ERROR_INVALID,
                   _ ("“%s” is unknown; use @member, @town, @street, @park or names of units"),
                   selector);
      return FALSE;
    }
    if (shian_unit_directory_require (directory, selector, error) == NULL)
      return FALSE;
  }
  return TRUE;
}

gboolean
shian_unit_check (ShianUnitDirectory *directory, const ShianUnit *unit, GError **error)
{
  return check_name (directory, unit, unit->short_name, error) &&
         check_name (directory, unit, unit->full_name, error) &&
         check_aliases (directory, unit, error) && check_selectors (directory, unit, error);
}

gboolean
shian_unit_save (ShianStore *store, ShianUnit *unit, GError **error)
{
  g_autoptr (ShianUnitDirectory) directory = shian_unit_directory_load (store, error);
  GPtrArray *units;

  if (directory == NULL)
    return FALSE;
  units = shian_unit_directory_units (directory);
  if (unit->number == SHIAN_INTEGER_NONE)
    unit->number =
        units->len > 0 ? ((const ShianUnit *) units->pdata[units->len - 1])->number + 1 : 1;
  /* Names are compared only once they are known to be text. */
  return shian_record_validate (&SHIAN_UNIT_TYPE, unit, error) &&
         shian_unit_check (directory, unit, error) &&
         shian_store_save (store, &SHIAN_UNIT_TYPE, unit, error);
}

static gboolean
has_name (const ShianUnit *unit, const char *name)
{
  g_auto (GStrv) aliases = g_strsplit (unit->aliases != NULL ? unit->aliases : "", ";", -1);
  gboolean found = shian_text_equal_folded (unit->short_name, name) ||
                   shian_text_equal_folded (unit->full_name, name);

  for (guint i = 0; !found && aliases[i] != NULL; i++)
    found = shian_text_equal_folded (aliases[i], name);
  return found;
}

gboolean
shian_unit_add_alias (ShianStore *store, const char *unit_id, const char *alias, GError **error)
{
  g_autoptr (ShianUnit) unit = shian_store_load (store, &SHIAN_UNIT_TYPE, unit_id, error);
  g_autofree char *stripped = NULL;
  char *joined;

  if (unit == NULL || !shian_text_check (alias, 0, _ ("Other names"), error))
    return FALSE;
  stripped = shian_text_strip (alias);
  if (*stripped == '\0') {
    g_set_error (error, SHIAN_ERROR, SHIAN_ERROR_INVALID, _ ("The other name is empty"));
    return FALSE;
  }
  if (has_name (unit, stripped))
    return TRUE;
  joined = shian_text_is_empty (unit->aliases) ? g_strdup (stripped)
                                               : g_strjoin (";", unit->aliases, stripped, NULL);
  g_free (unit->aliases);
  unit->aliases = joined;
  return shian_unit_save (store, unit, error);
}
