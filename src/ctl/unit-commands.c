/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The directory of units. */
#include "ctl/ctl.h"

#include "base/error.h"
#include "store/save.h"

#include <glib/gi18n-lib.h>

static void
add_unit_json (JsonBuilder *builder, const ShianUnit *unit)
{
  const ShianField *kind = shian_record_type_field (&SHIAN_UNIT_TYPE, "kind");
  g_autofree char *key = shian_field_to_text (kind, unit);

  json_builder_begin_object (builder);
  ctl_json_text (builder, "id", unit->record.id);
  ctl_json_text (builder, "short", unit->short_name);
  ctl_json_text (builder, "full", unit->full_name);
  ctl_json_text (builder, "aliases", unit->aliases);
  ctl_json_text (builder, "kind", key);
  ctl_json_boolean (builder, "member", unit->member);
  ctl_json_text (builder, "expands", unit->expands);
  json_builder_end_object (builder);
}

static void
print_units (GPtrArray *units)
{
  const int widths[] = { 40, 24, 8 };

  for (guint i = 0; i < units->len; i++) {
    const ShianUnit *unit = units->pdata[i];
    g_autofree char *kind =
        shian_field_display (shian_record_type_field (&SHIAN_UNIT_TYPE, "kind"), unit);
    ctl_print_row (widths, unit->short_name, kind, unit->member ? _ ("member") : "",
                   unit->aliases != NULL ? unit->aliases : "");
  }
}

static int
list (Ctl *ctl, int argc, char **argv, GError **error)
{
  ShianUnitDirectory *directory;
  GPtrArray *units;

  if (!ctl_parse (NULL, 0, &argc, &argv, error))
    return CTL_EXIT_USAGE;
  directory = ctl_directory (ctl, error);
  if (directory == NULL)
    return 1;
  units = shian_unit_directory_units (directory);
  if (ctl->json) {
    g_autoptr (JsonBuilder) builder = json_builder_new ();
    json_builder_begin_array (builder);
    for (guint i = 0; i < units->len; i++)
      add_unit_json (builder, units->pdata[i]);
    json_builder_end_array (builder);
    ctl_print_json (json_builder_get_root (builder));
  } else {
    print_units (units);
  }
  return CTL_EXIT_OK;
}

static int
add (Ctl *ctl, int argc, char **argv, GError **error)
{
  static const char *const names[] = { "short_name", "full_name", "aliases", "kind",
                                       "member",     "expands",   "note" };
  char *values[G_N_ELEMENTS (names)] = { NULL };
  const GOptionEntry entries[] = {
    { "short", 0, 0, G_OPTION_ARG_STRING, &values[0], NULL, NULL },
    { "full", 0, 0, G_OPTION_ARG_STRING, &values[1], NULL, NULL },
    { "aliases", 0, 0, G_OPTION_ARG_STRING, &values[2], NULL, NULL },
    { "kind", 0, 0, G_OPTION_ARG_STRING, &values[3], NULL, NULL },
    { "member", 0, 0, G_OPTION_ARG_STRING, &values[4], NULL, NULL },
    { "expands", 0, 0, G_OPTION_ARG_STRING, &values[5], NULL, NULL },
    { "note", 0, 0, G_OPTION_ARG_STRING, &values[6], NULL, NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (ShianUnit) unit = shian_unit_new ();
  gboolean ok = ctl_parse (entries, 0, &argc, &argv, error);

  unit->kind = SHIAN_UNIT_DEPARTMENT;
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++) {
    if (ok && values[i] != NULL)
      ok = shian_field_from_text (shian_record_type_field (&SHIAN_UNIT_TYPE, names[i]), unit,
                                  values[i], error);
    g_free (values[i]);
  }
  if (!ok || ctl_writer (ctl, error) == NULL || !shian_unit_save (ctl->store, unit, error))
    return 1;
  ctl_print_fact (ctl, "id", unit->record.id);
  return CTL_EXIT_OK;
}

static int
alias (Ctl *ctl, int argc, char **argv, GError **error)
{
  const ShianUnit *unit;

  if (!ctl_parse (NULL, 2, &argc, &argv, error))
    return CTL_EXIT_USAGE;
  if (argc != 3)
    return ctl_usage (error, "unit alias %s", _ ("UNIT OTHER-NAME"));
  if (ctl_writer (ctl, error) == NULL)
    return 1;
  unit = ctl_unit (ctl, argv[1], error);
  if (unit == NULL || !shian_unit_add_alias (ctl->store, unit->record.id, argv[2], error))
    return 1;
  ctl_print_fact (ctl, "id", unit->record.id);
  return CTL_EXIT_OK;
}

const CtlCommand CTL_UNIT_COMMANDS[] = {
  { "unit", "list", list, "", N_ ("All units with their other names") },
  { "unit", "add", add,
    "--short NAME [--full NAME] [--aliases A;B] [--kind KIND] [--member 0|1] [--expands …]",
    N_ ("Add a unit") },
  { "unit", "alias", alias, "UNIT OTHER-NAME", N_ ("Let another name mean a unit") },
  { NULL, NULL, NULL, NULL, NULL },
};
