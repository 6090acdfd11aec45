/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Workbooks. */
#include "ctl/ctl.h"

#include "base/error.h"
#include "packs/checklist-workbook.h"
#include "packs/overview-workbook.h"
#include "packs/quarter-pack.h"

#include <glib/gi18n-lib.h>

static void
add_result_json (JsonBuilder *builder, const ShianPackResult *result)
{
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "files");
  json_builder_begin_array (builder);
  for (guint i = 0; i < result->files->len; i++)
    json_builder_add_string_value (builder, result->files->pdata[i]);
  json_builder_end_array (builder);
  ctl_json_integer (builder, "rows", result->n_rows);
  json_builder_set_member_name (builder, "missing");
  json_builder_begin_array (builder);
  for (guint i = 0; i < result->missing->len; i++) {
    const ShianPackMissing *missing = result->missing->pdata[i];
    json_builder_begin_object (builder);
    ctl_json_text (builder, "lack", shian_pack_lack_key (missing->lack));
    ctl_json_text (builder, "unit", missing->unit);
    ctl_json_text (builder, "task", missing->task);
    ctl_json_text (builder, "label", missing->label);
    json_builder_end_object (builder);
  }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

void
ctl_show_result (Ctl *ctl, const ShianPackResult *result)
{
  g_autofree char *summary = shian_pack_result_summary (result);

  if (ctl->json) {
    g_autoptr (JsonBuilder) builder = json_builder_new ();
    add_result_json (builder, result);
    ctl_print_json (json_builder_get_root (builder));
    return;
  }
  for (guint i = 0; i < result->files->len; i++)
    g_print ("%s\n", (const char *) result->files->pdata[i]);
  for (guint i = 0; i < result->missing->len; i++) {
    g_autofree char *text = shian_pack_missing_text (result->missing->pdata[i]);
    ctl_warn ("%s", text);
  }
  g_print ("%s\n", summary);
}

/* Units without a task get no workbook. */
static gboolean
export_all (Ctl *ctl, const ShianPeriod *period, const char *folder, ShianPackResult *result,
            GError **error)
{
  GPtrArray *units = shian_unit_directory_units (ctl->directory);

  for (guint i = 0; i < units->len; i++) {
    const ShianUnit *unit = units->pdata[i];
    g_autoptr (ShianChecklist) checklist = NULL;
    if (unit->kind == SHIAN_UNIT_COLLECTIVE)
      continue;
    checklist = shian_checklist_load (ctl->store, ctl->directory, unit, period, error);
    if (checklist == NULL)
      return FALSE;
    if (checklist->items->len > 0 &&
        !shian_checklist_workbook_write (ctl->store, ctl->directory, unit, period, folder, result,
                                         error))
      return FALSE;
  }
  return shian_overview_workbook_write (ctl->store, ctl->directory, period->year, folder, result,
                                        error);
}

static gboolean
export_checklists (Ctl *ctl, const char *unit_name, gboolean all, const char *period_text,
                   const char *folder, ShianPackResult *result, GError **error)
{
  const ShianUnit *unit = NULL;
  ShianPeriod period;

  if (ctl_directory (ctl, error) == NULL || !ctl_period (ctl, period_text, &period, error))
    return FALSE;
  if (all)
    return export_all (ctl, &period, folder, result, error);
  unit = ctl_unit (ctl, unit_name, error);
  return unit != NULL && shian_checklist_workbook_write (ctl->store, ctl->directory, unit, &period,
                                                         folder, result, error);
}

static int
checklist_export (Ctl *ctl, int argc, char **argv, GError **error)
{
  g_autofree char *unit = NULL;
  g_autofree char *period = NULL;
  g_autofree char *folder = NULL;
  gboolean all = FALSE;
  const GOptionEntry entries[] = {
    { "unit", 0, 0, G_OPTION_ARG_STRING, &unit, NULL, NULL },
    { "all", 0, 0, G_OPTION_ARG_NONE, &all, NULL, NULL },
    { "period", 0, 0, G_OPTION_ARG_STRING, &period, NULL, NULL },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &folder, NULL, NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (ShianPackResult) result = shian_pack_result_new ();

  if (!ctl_parse (entries, 0, &argc, &argv, error))
    return CTL_EXIT_USAGE;
  if (folder == NULL || (unit == NULL) != all)
    return ctl_usage (error, "checklist export (--unit NAME | --all) [--period P] -o FOLDER");
  if (!export_checklists (ctl, unit, all, period, folder, result, error))
    return 1;
  ctl_show_result (ctl, result);
  return CTL_EXIT_OK;
}

static int
pack_export (Ctl *ctl, int argc, char **argv, GError **error)
{
  g_autofree char *unit_name = NULL;
  g_autofree char *period_text = NULL;
  g_autofree char *folder = NULL;
  const GOptionEntry entries[] = {
    { "unit", 0, 0, G_OPTION_ARG_STRING, &unit_name, NULL, NULL },
    { "period", 0, 0, G_OPTION_ARG_STRING, &period_text, NULL, NULL },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &folder, NULL, NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (ShianPackResult) result = shian_pack_result_new ();
  const ShianUnit *unit;
  ShianPeriod period;

  if (!ctl_parse (entries, 0, &argc, &argv, error))
    return CTL_EXIT_USAGE;
  if (folder == NULL || period_text == NULL)
    return ctl_usage (error, "pack export [--unit NAME] --period P -o FOLDER");
  unit = ctl_unit (ctl, unit_name, error);
  if (unit == NULL || !shian_period_parse (period_text, &period, error) ||
      !shian_quarter_pack_write (ctl->store, ctl->directory, unit, &period, folder, result, error))
    return 1;
  ctl_show_result (ctl, result);
  return CTL_EXIT_OK;
}

const CtlCommand CTL_EXPORT_COMMANDS[] = {
  { "checklist", "export", checklist_export, "(--unit NAME | --all) [--period P] -o FOLDER",
    N_ ("Workbooks of one unit's tasks, or of every unit's with an overview") },
  { "pack", "export", pack_export, "[--unit NAME] --period P -o FOLDER",
    N_ ("The report of a quarter or year as a workbook") },
  { NULL, NULL, NULL, NULL, NULL },
};
