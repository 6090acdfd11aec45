/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ctl/ctl.h"

#include "base/error.h"
#include "base/text.h"
#include "plan/plan-book.h"
#include "reports/registers.h"
#include "reports/setup.h"
#include "store/setting.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <stdio.h>

/* GOption leaves a “--” in place that stands before a word beginning with a dash. */
static void
drop_separator (int *argc, char **argv)
{
  if (*argc < 2 || !g_str_equal (argv[1], "--"))
    return;
  for (int i = 1; i < *argc; i++)
    argv[i] = argv[i + 1];
  (*argc)--;
}

gboolean
ctl_parse (const GOptionEntry *entries, int max_words, int *argc, char ***argv, GError **error)
{
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);

  g_option_context_set_help_enabled (context, FALSE);
  if (entries != NULL)
    g_option_context_add_main_entries (context, entries, NULL);
  if (!g_option_context_parse (context, argc, argv, error))
    return FALSE;
  drop_separator (argc, *argv);
  if (*argc - 1 <= max_words)
    return TRUE;
  ctl_usage (error, _ ("Unexpected “%s”; text with blanks goes between quotes"),
             (*argv)[max_words + 1]);
  return FALSE;
}

int
ctl_usage (GError **error, const char *format, ...)
{
  g_autofree char *text = NULL;
  va_list args;

  va_start (args, format);
  text = g_strdup_vprintf (format, args);
  va_end (args);
  g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_FAILED, text);
  return CTL_EXIT_USAGE;
}

static ShianStore *
open_store (Ctl *ctl, ShianStoreFlags flags, GError **error)
{
  if (ctl->store_path == NULL)
    ctl->store_path = shian_registers_default_path ();
  if (ctl->store != NULL)
    return ctl->store;
  ctl->store = shian_registers_open (ctl->store_path, flags, error);
  if (ctl->store != NULL && shian_store_get_warning (ctl->store) != NULL)
    ctl_warn ("%s", shian_store_get_warning (ctl->store));
  return ctl->store;
}

ShianStore *
ctl_reader (Ctl *ctl, GError **error)
{
  return open_store (ctl, SHIAN_STORE_READ_ONLY, error);
}

ShianStore *
ctl_writer (Ctl *ctl, GError **error)
{
  return open_store (ctl, 0, error);
}

ShianStore *
ctl_maker (Ctl *ctl, GError **error)
{
  return open_store (ctl, SHIAN_STORE_CREATE, error);
}

ShianUnitDirectory *
ctl_directory (Ctl *ctl, GError **error)
{
  if (ctl->directory == NULL && ctl_reader (ctl, error) != NULL)
    ctl->directory = shian_unit_directory_load (ctl->store, error);
  return ctl->directory;
}

const ShianUnit *
ctl_unit (Ctl *ctl, const char *name, GError **error)
{
  ShianUnitDirectory *directory = ctl_directory (ctl, error);
  g_autofree char *own = NULL;
  const ShianUnit *unit;

  if (directory == NULL)
    return NULL;
  if (name != NULL)
    return shian_unit_directory_require (directory, name, error);
  own = shian_setting_get (ctl->store, SHIAN_SETTING_UNIT);
  unit = shian_unit_directory_find_id (directory, own);
  if (unit == NULL)
    g_set_error (
        error, SHIAN_ERROR, SHIAN_ERROR_NOT_FOUND,
        _ ("The data file does not say whose it is; run “init --unit NAME” or give --unit"));
  return unit;
}

gboolean
ctl_period (Ctl *ctl, const char *text, ShianPeriod *period, GError **error)
{
  g_autoptr (ShianPlanBook) book = NULL;

  if (text != NULL)
    return shian_period_parse (text, period, error);
  book = shian_plan_book_load (ctl->store, NULL, error);
  if (book == NULL)
    return FALSE;
  *period = shian_period_current ((int) book->plan->year);
  return TRUE;
}

ShianChecklist *
ctl_checklist (Ctl *ctl, const char *unit_name, const char *period_text, GError **error)
{
  const ShianUnit *unit = ctl_unit (ctl, unit_name, error);
  ShianPeriod period;

  if (unit == NULL || !ctl_period (ctl, period_text, &period, error))
    return NULL;
  return shian_checklist_load (ctl->store, ctl->directory, unit, &period, error);
}

ShianChecklistItem *
ctl_task (ShianChecklist *checklist, const char *task, GError **error)
{
  const ShianBookTask *entry = shian_plan_book_find (checklist->book, task);
  ShianChecklistItem *item;

  if (entry == NULL)
    entry = shian_plan_book_find_label (checklist->book, task);
  if (entry == NULL) {
    g_set_error (error, SHIAN_ERROR, SHIAN_ERROR_NOT_FOUND,
                 _ ("There is no task “%s” in the plan of %d"), task,
                 (int) checklist->book->plan->year);
    return NULL;
  }
  item = shian_checklist_find (checklist, entry->task->record.id);
  if (item == NULL)
    g_set_error (error, SHIAN_ERROR, SHIAN_ERROR_INVALID, _ ("%s is not a task of %s"),
                 entry->label, checklist->unit->short_name);
  return item;
}

void
ctl_print_json (JsonNode *node)
{
  g_autoptr (JsonGenerator) generator = json_generator_new ();
  g_autofree char *text = NULL;

  json_generator_set_root (generator, node);
  json_generator_set_pretty (generator, TRUE);
  json_generator_set_indent (generator, 1);
  text = json_generator_to_data (generator, NULL);
  g_print ("%s\n", text);
  json_node_unref (node);
}

void
ctl_print_cells (const int *widths, const char *const *cells, gsize n)
{
  int spaces = 0;

  for (gsize i = 0; i < n; i++) {
    const char *cell = cells[i] != NULL ? cells[i] : "";
    g_print ("%*s%s", spaces, "", cell);
    if (i + 1 < n)
      spaces = MAX (1, widths[i] - (int) shian_text_columns (cell));
  }
  g_print ("\n");
}

void
ctl_print_list (Ctl *ctl, const GPtrArray *rows,
                void (*add) (JsonBuilder *builder, gconstpointer row),
                void (*print) (gconstpointer row))
{
  g_autoptr (JsonBuilder) builder = NULL;

  for (guint i = 0; !ctl->json && i < rows->len; i++)
    print (rows->pdata[i]);
  if (!ctl->json)
    return;
  builder = json_builder_new ();
  json_builder_begin_array (builder);
  for (guint i = 0; i < rows->len; i++)
    add (builder, rows->pdata[i]);
  json_builder_end_array (builder);
  ctl_print_json (json_builder_get_root (builder));
}

void
ctl_print_fact (Ctl *ctl, const char *name, const char *value)
{
  g_autoptr (JsonBuilder) builder = NULL;

  if (!ctl->json) {
    g_print ("%s\n", value);
    return;
  }
  builder = json_builder_new ();
  json_builder_begin_object (builder);
  ctl_json_text (builder, name, value);
  json_builder_end_object (builder);
  ctl_print_json (json_builder_get_root (builder));
}

void
ctl_warn (const char *format, ...)
{
  va_list args;

  va_start (args, format);
  g_autofree char *text = g_strdup_vprintf (format, args);
  va_end (args);
  g_printerr ("shianctl: %s\n", text);
}

void
ctl_json_text (JsonBuilder *builder, const char *name, const char *value)
{
  json_builder_set_member_name (builder, name);
  if (value != NULL)
    json_builder_add_string_value (builder, value);
  else
    json_builder_add_null_value (builder);
}

void
ctl_json_integer (JsonBuilder *builder, const char *name, gint64 value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, value);
}

void
ctl_json_real (JsonBuilder *builder, const char *name, double value)
{
  json_builder_set_member_name (builder, name);
  if (isnan (value))
    json_builder_add_null_value (builder);
  else if (floor (value) == value && fabs (value) < 1e15)
    json_builder_add_int_value (builder, (gint64) value);
  else
    json_builder_add_double_value (builder, value);
}

void
ctl_json_boolean (JsonBuilder *builder, const char *name, gboolean value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_boolean_value (builder, value);
}
