/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The directory of units as a CSV file. */
#include "base/error.h"
#include "base/text.h"
#include "store/save.h"
#include "units/unit-check.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

#define BUILTIN "/io/github/shian/Shian/units/jinghai.csv"
#define N_COLUMNS 7

typedef struct {
  const char *csv;
  const char *place;
  ShianUnitDirectory *directory;
  GPtrArray *added; /* ShianUnit */
} Install;

static gboolean
refuse_line (const Install *install, guint line, const char *why, GError **error)
{
  g_set_error (error, SHIAN_ERROR, SHIAN_ERROR_INVALID, _ ("%s, line %u: %s"), install->place, line,
               why);
  return FALSE;
}

static const char *const COLUMNS[N_COLUMNS] = { "short_name", "full_name", "aliases", "kind",
                                                "member",     "expands",   "note" };

static ShianUnit *
parse_line (const Install *install, const char *line, guint number, GError **error)
{
  g_auto (GStrv) cells = g_strsplit (line, ",", N_COLUMNS + 1);
  g_autoptr (ShianUnit) unit = shian_unit_new ();

  if (g_strv_length (cells) != N_COLUMNS) {
    refuse_line (install, number, _ ("expected 7 columns"), error);
    return NULL;
  }
  unit->number = number;
  for (guint i = 0; i < N_COLUMNS; i++) {
    const ShianField *field = shian_record_type_field (&SHIAN_UNIT_TYPE, COLUMNS[i]);
    g_autoptr (GError) local = NULL;
    if (!shian_field_from_text (field, unit, g_strstrip (cells[i]), &local)) {
      refuse_line (install, number, local->message, error);
      return NULL;
    }
  }
  return g_steal_pointer (&unit);
}

/* Names and selectors may point to later lines, so they are looked at when all are in. */
static gboolean
check_added (ShianStore *store, const Install *install, GError **error)
{
  g_autoptr (ShianUnitDirectory) directory = shian_unit_directory_load (store, error);

  for (guint i = 0; directory != NULL && i < install->added->len; i++) {
    const ShianUnit *unit = install->added->pdata[i];
    g_autoptr (GError) local = NULL;
    if (!shian_unit_check (directory, unit, &local))
      return refuse_line (install, (guint) unit->number, local->message, error);
  }
  return directory != NULL;
}

static gboolean
install_inside (ShianStore *store, gpointer data, GError **error)
{
  const Install *install = data;
  g_auto (GStrv) lines = g_strsplit (install->csv, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++) {
    const char *line = g_strstrip (lines[i]);
    g_autoptr (ShianUnit) unit = NULL;
    if (*line == '\0' || *line == '#' || g_str_has_prefix (line, "short,"))
      continue;
    unit = parse_line (install, line, i + 1, error);
    if (unit == NULL)
      return FALSE;
    if (unit->short_name != NULL &&
        shian_unit_directory_find (install->directory, unit->short_name) != NULL)
      continue;
    if (!shian_store_save (store, &SHIAN_UNIT_TYPE, unit, error)) {
      g_prefix_error (error, _ ("%s, line %u: "), install->place, i + 1);
      return FALSE;
    }
    g_ptr_array_add (install->added, g_steal_pointer (&unit));
  }
  return check_added (store, install, error);
}

gboolean
shian_units_install (ShianStore *store, const char *csv, const char *place, GError **error)
{
  g_autoptr (ShianUnitDirectory) directory = NULL;
  g_autoptr (GPtrArray) added = g_ptr_array_new_with_free_func (SHIAN_UNIT_TYPE.free);
  Install install = { csv, place, NULL, added };

  if (!shian_text_check (csv, 0, place, error))
    return FALSE;
  if (g_str_has_prefix (csv, "\xef\xbb\xbf")) /* as Excel writes it */
    install.csv += 3;
  directory = shian_unit_directory_load (store, error);
  if (directory == NULL)
    return FALSE;
  install.directory = directory;
  return shian_store_transact (store, _ ("Load the directory of units"), install_inside, &install,
                               error);
}

gboolean
shian_units_install_builtin (ShianStore *store, GError **error)
{
  g_autoptr (GBytes) bytes = g_resources_lookup_data (BUILTIN, 0, NULL);
  g_autofree char *csv = NULL;

  g_assert (bytes != NULL);
  csv = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  return shian_units_install (store, csv, _ ("Built-in directory of units"), error);
}
