/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reports/setup.h"

#include "plan/plan-parser.h"
#include "store/setting.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

#define BUILTIN "/io/github/shian/Shian/plans/jinghai-2024.txt"

char *
shian_setup_builtin_text (void)
{
  g_autoptr (GBytes) bytes = g_resources_lookup_data (BUILTIN, 0, NULL);

  g_assert (bytes != NULL);
  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

ShianPlanImport *
shian_setup_propose_builtin (ShianStore *store, GError **error)
{
  g_autofree char *source = shian_setup_builtin_text ();
  ShianPlanText *text = shian_plan_parser_parse (source, error);

  return text != NULL ? shian_plan_import_new (store, text, SHIAN_SETUP_BUILTIN, error) : NULL;
}

typedef struct {
  const char *unit_id;
  ShianPlanImport *import;
} Setup;

static gboolean
run_inside (ShianStore *store, gpointer data, GError **error)
{
  const Setup *setup = data;

  return shian_setting_set (store, SHIAN_SETTING_UNIT, setup->unit_id, error) &&
         (setup->import == NULL || shian_plan_import_accept (store, setup->import, error));
}

gboolean
shian_setup_set_unit (ShianStore *store, const char *unit_id, GError **error)
{
  return shian_setup_run (store, unit_id, NULL, error);
}

gboolean
shian_setup_run (ShianStore *store, const char *unit_id, ShianPlanImport *import, GError **error)
{
  Setup setup = { unit_id, import };
  return shian_store_transact (store, _ ("Set up: own unit and plan"), run_inside, &setup, error);
}
