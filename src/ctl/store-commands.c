/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The data file itself. */
#include "ctl/ctl.h"

#include "base/error.h"
#include "store/backup.h"
#include "store/history.h"
#include "store/statement.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <glib/gstdio.h>

static gint64
count_rows (ShianStore *store, const char *sql)
{
  g_autoptr (ShianStatement) statement = shian_store_prepare (store, sql, NULL);

  if (statement == NULL || shian_statement_step (statement, NULL) != SHIAN_STEP_ROW)
    return 0;
  return shian_statement_integer (statement, 0);
}

static int
info (Ctl *ctl, int argc, char **argv, GError **error)
{
  const int widths[] = { 16 };
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autofree char *backup = NULL;
  g_autofree char *size = NULL;
  GStatBuf status = { 0 };
  gint64 changes;
  ShianStore *store;

  if (!ctl_parse (NULL, 0, &argc, &argv, error))
    return CTL_EXIT_USAGE;
  store = ctl_reader (ctl, error);
  if (store == NULL)
    return 1;
  g_stat (shian_store_get_path (store), &status);
  backup = shian_store_last_backup (store);
  changes = count_rows (store, "SELECT count(*) FROM history");
  if (ctl->json) {
    json_builder_begin_object (builder);
    ctl_json_text (builder, "path", shian_store_get_path (store));
    ctl_json_integer (builder, "version", shian_store_get_version (store));
    ctl_json_integer (builder, "size", status.st_size);
    ctl_json_integer (builder, "changes", changes);
    ctl_json_text (builder, "last_backup", backup);
    ctl_json_text (builder, "warning", shian_store_get_warning (store));
    json_builder_end_object (builder);
    ctl_print_json (json_builder_get_root (builder));
    return CTL_EXIT_OK;
  }
  size = g_format_size ((guint64) status.st_size);
  ctl_print_row (widths, _ ("Data file"), shian_store_get_path (store));
  ctl_print_row (widths, _ ("Size"), size);
  ctl_print_row (widths, _ ("Last backup"), backup != NULL ? backup : _ ("never"));
  g_print (_ ("%" PRId64 " changes recorded\n"), changes);
  return CTL_EXIT_OK;
}

static int
check (Ctl *ctl, int argc, char **argv, GError **error)
{
  if (!ctl_parse (NULL, 0, &argc, &argv, error))
    return CTL_EXIT_USAGE;
  if (ctl_reader (ctl, error) == NULL || !shian_store_check (ctl->store, TRUE, error))
    return 1;
  if (ctl->json)
    g_print ("{ \"ok\": true }\n");
  else
    g_print (_ ("The data file is whole\n"));
  return CTL_EXIT_OK;
}

static void
add_change_json (JsonBuilder *builder, const ShianChange *change)
{
  g_autoptr (GDateTime) at = g_date_time_new_from_unix_utc (change->at / G_USEC_PER_SEC);
  g_autofree char *iso = g_date_time_format (at, "%Y-%m-%dT%H:%M:%SZ");

  json_builder_begin_object (builder);
  ctl_json_integer (builder, "sequence", change->sequence);
  ctl_json_text (builder, "at", iso);
  ctl_json_text (builder, "label", change->label);
  ctl_json_text (builder, "type", change->record_type);
  ctl_json_text (builder, "record", change->record_id);
  ctl_json_text (builder, "action", change->action);
  ctl_json_text (builder, "before", change->before);
  ctl_json_text (builder, "after", change->after);
  ctl_json_boolean (builder, "undone", change->undone);
  json_builder_end_object (builder);
}

static int
history (Ctl *ctl, int argc, char **argv, GError **error)
{
  const int widths[] = { 18, 10, 16, 38 };
  g_autofree char *record = NULL;
  gint64 limit = 200;
  const GOptionEntry entries[] = {
    { "record", 0, 0, G_OPTION_ARG_STRING, &record, NULL, NULL },
    { "limit", 0, 0, G_OPTION_ARG_INT64, &limit, NULL, NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (GPtrArray) changes = NULL;
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  if (!ctl_parse (entries, 0, &argc, &argv, error))
    return CTL_EXIT_USAGE;
  if (ctl_reader (ctl, error) == NULL)
    return 1;
  changes = shian_store_history (ctl->store, record, (guint) CLAMP (limit, 1, 1000000), error);
  if (changes == NULL)
    return 1;
  json_builder_begin_array (builder);
  for (guint i = 0; i < changes->len; i++) {
    const ShianChange *change = changes->pdata[i];
    g_autoptr (GDateTime) at = g_date_time_new_from_unix_local (change->at / G_USEC_PER_SEC);
    g_autofree char *when = g_date_time_format (at, "%Y-%m-%d %H:%M");
    if (ctl->json)
      add_change_json (builder, change);
    else
      ctl_print_row (widths, when, change->action, change->record_type, change->record_id,
                     change->label);
  }
  json_builder_end_array (builder);
  if (ctl->json)
    ctl_print_json (json_builder_get_root (builder));
  return CTL_EXIT_OK;
}

static int
undo (Ctl *ctl, int argc, char **argv, GError **error)
{
  g_autofree char *record = NULL;
  const GOptionEntry entries[] = {
    { "record", 0, 0, G_OPTION_ARG_STRING, &record, NULL, NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_autofree char *label = NULL;

  if (!ctl_parse (entries, 0, &argc, &argv, error))
    return CTL_EXIT_USAGE;
  if (ctl_writer (ctl, error) == NULL)
    return 1;
  label = record != NULL ? shian_store_undo_record (ctl->store, record, error)
                         : shian_store_undo (ctl->store, error);
  if (label == NULL)
    return 1;
  if (ctl->json) {
    g_autoptr (JsonBuilder) builder = json_builder_new ();
    json_builder_begin_object (builder);
    ctl_json_text (builder, "undone", label);
    json_builder_end_object (builder);
    ctl_print_json (json_builder_get_root (builder));
  } else {
    g_print (_ ("Undone: %s\n"), label);
  }
  return CTL_EXIT_OK;
}

static int
backup_make (Ctl *ctl, int argc, char **argv, GError **error)
{
  g_autofree char *output = NULL;
  const GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output, NULL, NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_autofree char *made = NULL;

  if (!ctl_parse (entries, 0, &argc, &argv, error))
    return CTL_EXIT_USAGE;
  if (ctl_reader (ctl, error) == NULL)
    return 1;
  if (output == NULL)
    made = shian_store_backup_now (ctl->store, "manual", error);
  else if (shian_store_backup (ctl->store, output, error))
    made = g_strdup (output);
  if (made == NULL)
    return 1;
  ctl_print_fact (ctl, "file", made);
  return CTL_EXIT_OK;
}

const CtlCommand CTL_STORE_COMMANDS[] = {
  { "store", "info", info, "", N_ ("Where the data is, its size, its last backup") },
  { "store", "check", check, "", N_ ("Check the data file thoroughly") },
  { "store", "history", history, "[--record ID] [--limit N]", N_ ("What was done, newest first") },
  { "store", "undo", undo, "[--record ID]",
    N_ ("Take back the last step, or the last change of one record") },
  { "backup", "make", backup_make, "[-o FILE]", N_ ("A verified copy of the data file") },
  { NULL, NULL, NULL, NULL, NULL },
};
