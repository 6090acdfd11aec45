/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Plans: reading, importing, showing; and setting a data file up. */
#include "ctl/ctl.h"

#include "base/date.h"
#include "base/error.h"
#include "base/text.h"
#include "plan/plan-import.h"
#include "plan/plan-json.h"
#include "plan/plan-parser.h"
#include "plan/plan-source.h"
#include "reports/setup.h"
#include "store/setting.h"

#include <glib/gi18n-lib.h>

/* A file's text, or the built-in plan's. */
static ShianPlanText *
read_plan (const char *file, GError **error)
{
  g_autofree char *source = NULL;
  ShianPlanText *text;

  if (g_str_equal (file, SHIAN_SETUP_BUILTIN))
    source = shian_setup_builtin_text ();
  else
    source = shian_plan_source_read (file, error);
  if (source == NULL)
    return NULL;
  text = shian_plan_parser_parse (source, error);
  if (text == NULL)
    g_prefix_error (error, "%s: ", file);
  return text;
}

static void
print_parsed (const ShianPlanText *text)
{
  guint measures, tasks, responsibilities;

  shian_plan_text_count (text, &measures, &tasks, &responsibilities);
  for (guint s = 0; s < text->sections->len; s++) {
    const ShianTextSection *section = text->sections->pdata[s];
    g_print ("%d %s\n", section->number, section->title);
    for (guint m = 0; m < section->measures->len; m++) {
      const ShianTextMeasure *measure = section->measures->pdata[m];
      for (guint t = 0; t < measure->tasks->len; t++) {
        const ShianTextTask *task = measure->tasks->pdata[t];
        g_autofree char *label = shian_plan_label (measure->number, task->number);
        g_autofree char *head = shian_text_shorten (task->text, 30);
        g_print ("  %s %s【%s】\n", label, head, task->clause != NULL ? task->clause : "—");
      }
    }
  }
  g_print (_ ("%u sections, %u measures, %u tasks, %u responsibilities, %u reporting duties\n"),
           text->sections->len, measures, tasks, responsibilities, text->obligations->len);
  g_print (_ ("%zu characters: headings %zu, tasks %zu, clauses %zu, reporting duties %zu, skipped "
              "with a reason %zu; not accounted for: %zu\n"),
           text->characters, text->in_headings, text->in_tasks, text->in_clauses,
           text->in_obligations, text->in_skipped, text->characters - text->accounted);
}

static int
parse (Ctl *ctl, int argc, char **argv, GError **error)
{
  g_autoptr (ShianPlanText) text = NULL;

  if (!ctl_parse (NULL, 1, &argc, &argv, error))
    return CTL_EXIT_USAGE;
  if (argc != 2)
    return ctl_usage (error, "plan parse FILE");
  text = read_plan (argv[1], error);
  if (text == NULL)
    return 1;
  if (ctl->json)
    ctl_print_json (shian_plan_json_build (text));
  else
    print_parsed (text);
  return CTL_EXIT_OK;
}

static gboolean
set_issued (ShianPlanImport *import, const char *issued, GError **error)
{
  GDate date;

  if (issued == NULL)
    return TRUE;
  if (!shian_date_parse (issued, &date, error))
    return FALSE;
  g_free (import->issued);
  import->issued = shian_date_to_iso (&date);
  return TRUE;
}

static ShianPlanImport *
propose (Ctl *ctl, const char *file, const char *issued, GError **error)
{
  ShianPlanText *text = read_plan (file, error);
  g_autofree char *name = g_path_get_basename (file);
  g_autoptr (ShianPlanImport) import = NULL;

  if (text == NULL)
    return NULL;
  import = shian_plan_import_new (ctl->store, text, name, error);
  if (import == NULL || !set_issued (import, issued, error))
    return NULL;
  return g_steal_pointer (&import);
}

/* Names of the text that mean no unit of the directory. (transfer full) */
static GPtrArray *
unknown_units (Ctl *ctl, const ShianPlanImport *import)
{
  GPtrArray *unknown = g_ptr_array_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < import->items->len; i++) {
    const ShianImportItem *item = import->items->pdata[i];
    for (guint r = 0; item->text != NULL && r < item->text->responsibilities->len; r++) {
      const ShianTextResponsibility *one = item->text->responsibilities->pdata[r];
      if (shian_unit_directory_find (ctl->directory, one->unit) == NULL &&
          g_hash_table_add (seen, one->unit))
        g_ptr_array_add (unknown, one->unit);
    }
  }
  return unknown;
}

static void
add_import_json (JsonBuilder *builder, const ShianPlanImport *import, GPtrArray *unknown)
{
  json_builder_begin_object (builder);
  ctl_json_integer (builder, "year", import->text->year);
  for (int state = 0; state < 4; state++)
    ctl_json_integer (builder, shian_import_state_key ((ShianImportState) state),
                      import->counts[state]);
  json_builder_set_member_name (builder, "unknown_units");
  json_builder_begin_array (builder);
  for (guint i = 0; i < unknown->len; i++)
    json_builder_add_string_value (builder, unknown->pdata[i]);
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "tasks");
  json_builder_begin_array (builder);
  for (guint i = 0; i < import->items->len; i++) {
    const ShianImportItem *item = import->items->pdata[i];
    json_builder_begin_object (builder);
    ctl_json_text (builder, "label", item->label);
    ctl_json_text (builder, "state", shian_import_state_key (item->state));
    ctl_json_text (builder, "task", item->old != NULL ? item->old->task->record.id : NULL);
    ctl_json_text (builder, "old_label", item->old != NULL ? item->old->label : NULL);
    ctl_json_text (builder, "old", item->old != NULL ? item->old->task->text : NULL);
    ctl_json_text (builder, "new", item->text != NULL ? item->text->text : NULL);
    ctl_json_boolean (builder, "wording_changed", item->wording_changed);
    ctl_json_boolean (builder, "units_changed", item->units_changed);
    ctl_json_boolean (builder, "moved", item->moved);
    json_builder_end_object (builder);
  }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

static void
print_import (const ShianPlanImport *import, GPtrArray *unknown)
{
  static const char *const marks[] = { " ", "+", "~", "-" };

  for (guint i = 0; i < import->items->len; i++) {
    const ShianImportItem *item = import->items->pdata[i];
    g_autofree char *text =
        shian_text_shorten (item->text != NULL ? item->text->text : item->old->task->text, 40);
    if (item->state != SHIAN_IMPORT_SAME)
      g_print ("%s %s %s\n", marks[item->state], item->label, text);
  }
  g_print (_ ("%d: %u tasks the same, %u added, %u changed, %u removed\n"), import->text->year,
           import->counts[SHIAN_IMPORT_SAME], import->counts[SHIAN_IMPORT_ADDED],
           import->counts[SHIAN_IMPORT_CHANGED], import->counts[SHIAN_IMPORT_REMOVED]);
  for (guint i = 0; i < unknown->len; i++)
    ctl_warn (_ ("unknown unit “%s”: add it with “unit add”, or let it mean another with “unit "
                 "alias”"),
              (const char *) unknown->pdata[i]);
}

static void
show_import (Ctl *ctl, const ShianPlanImport *import, GPtrArray *unknown)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  if (!ctl->json) {
    print_import (import, unknown);
    return;
  }
  add_import_json (builder, import, unknown);
  ctl_print_json (json_builder_get_root (builder));
}

static int
import_plan (Ctl *ctl, int argc, char **argv, GError **error)
{
  gboolean accept = FALSE;
  g_autofree char *issued = NULL;
  const GOptionEntry entries[] = {
    { "accept", 0, 0, G_OPTION_ARG_NONE, &accept, NULL, NULL },
    { "issued", 0, 0, G_OPTION_ARG_STRING, &issued, NULL, NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (ShianPlanImport) import = NULL;
  g_autoptr (GPtrArray) unknown = NULL;

  if (!ctl_parse (entries, 1, &argc, &argv, error))
    return CTL_EXIT_USAGE;
  if (argc != 2)
    return ctl_usage (error, "plan import FILE [--accept] [--issued DATE]");
  if ((accept ? ctl_writer (ctl, error) : ctl_reader (ctl, error)) == NULL ||
      ctl_directory (ctl, error) == NULL ||
      (import = propose (ctl, argv[1], issued, error)) == NULL)
    return 1;
  unknown = unknown_units (ctl, import);
  if (accept && !shian_plan_import_accept (ctl->store, import, error))
    return 1;
  show_import (ctl, import, unknown);
  if (accept)
    return CTL_EXIT_OK;
  ctl_warn (_ ("nothing was written; repeat with --accept to take this over"));
  return CTL_EXIT_DECIDE;
}

static int
diff (Ctl *ctl, int argc, char **argv, GError **error)
{
  g_autoptr (ShianPlanImport) import = NULL;
  g_autoptr (GPtrArray) unknown = NULL;

  if (!ctl_parse (NULL, 1, &argc, &argv, error))
    return CTL_EXIT_USAGE;
  if (argc != 2)
    return ctl_usage (error, "plan diff FILE");
  if (ctl_directory (ctl, error) == NULL || (import = propose (ctl, argv[1], NULL, error)) == NULL)
    return 1;
  unknown = unknown_units (ctl, import);
  show_import (ctl, import, unknown);
  return CTL_EXIT_OK;
}

static void
add_task_json (JsonBuilder *builder, const ShianBookTask *task)
{
  json_builder_begin_object (builder);
  ctl_json_text (builder, "task", task->task->record.id);
  ctl_json_text (builder, "label", task->label);
  ctl_json_integer (builder, "section", task->section->number);
  ctl_json_integer (builder, "measure", task->measure->number);
  ctl_json_text (builder, "measure_title", task->measure->title);
  ctl_json_text (builder, "text", task->task->text);
  ctl_json_text (builder, "clause", task->task->clause);
  json_builder_set_member_name (builder, "responsibilities");
  json_builder_begin_array (builder);
  for (guint i = 0; i < task->responsibilities->len; i++) {
    const ShianResponsibility *one = task->responsibilities->pdata[i];
    json_builder_begin_object (builder);
    ctl_json_text (builder, "unit", one->unit_name);
    ctl_json_text (builder, "role", shian_role_key ((ShianRole) one->role));
    json_builder_end_object (builder);
  }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

static int
show (Ctl *ctl, int argc, char **argv, GError **error)
{
  g_autoptr (ShianPlanBook) book = NULL;
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  if (!ctl_parse (NULL, 0, &argc, &argv, error))
    return CTL_EXIT_USAGE;
  if (ctl_reader (ctl, error) == NULL ||
      (book = shian_plan_book_load (ctl->store, NULL, error)) == NULL)
    return 1;
  if (!ctl->json) {
    g_print (_ ("%s, issued %s, %u tasks\n"), book->plan->title,
             book->plan->issued != NULL ? book->plan->issued : "—", book->tasks->len);
    for (guint i = 0; i < book->tasks->len; i++) {
      const ShianBookTask *task = book->tasks->pdata[i];
      g_print ("%s %s（%s）\n", task->label, task->task->text,
               task->task->clause != NULL ? task->task->clause : "—");
    }
    return CTL_EXIT_OK;
  }
  json_builder_begin_object (builder);
  ctl_json_text (builder, "id", book->plan->record.id);
  ctl_json_text (builder, "title", book->plan->title);
  ctl_json_integer (builder, "year", book->plan->year);
  ctl_json_text (builder, "issued", book->plan->issued);
  json_builder_set_member_name (builder, "tasks");
  json_builder_begin_array (builder);
  for (guint i = 0; i < book->tasks->len; i++)
    add_task_json (builder, book->tasks->pdata[i]);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  ctl_print_json (json_builder_get_root (builder));
  return CTL_EXIT_OK;
}

static gboolean
refuse_second (Ctl *ctl, GError **error)
{
  g_autofree char *own = shian_setting_get (ctl->store, SHIAN_SETTING_UNIT);

  if (own == NULL)
    return TRUE;
  g_set_error (error, SHIAN_ERROR, SHIAN_ERROR_INVALID,
               _ ("%s is set up already; use “plan import” for another plan"),
               shian_store_get_path (ctl->store));
  return FALSE;
}

static int
init (Ctl *ctl, int argc, char **argv, GError **error)
{
  g_autofree char *unit_name = NULL;
  g_autofree char *plan = NULL;
  g_autofree char *issued = NULL;
  const GOptionEntry entries[] = {
    { "unit", 0, 0, G_OPTION_ARG_STRING, &unit_name, NULL, NULL },
    { "plan", 0, 0, G_OPTION_ARG_FILENAME, &plan, NULL, NULL },
    { "issued", 0, 0, G_OPTION_ARG_STRING, &issued, NULL, NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (ShianPlanImport) import = NULL;
  const ShianUnit *unit;

  if (!ctl_parse (entries, 0, &argc, &argv, error))
    return CTL_EXIT_USAGE;
  if (unit_name == NULL || argc != 1)
    return ctl_usage (error, "init --unit NAME [--plan FILE|builtin] [--issued DATE]");
  if (ctl_maker (ctl, error) == NULL || !refuse_second (ctl, error) ||
      (unit = ctl_unit (ctl, unit_name, error)) == NULL)
    return 1;
  import = propose (ctl, plan != NULL ? plan : SHIAN_SETUP_BUILTIN, issued, error);
  if (import == NULL || !shian_setup_run (ctl->store, unit->record.id, import, error))
    return 1;
  if (ctl->json)
    ctl_print_fact (ctl, "file", shian_store_get_path (ctl->store));
  else
    g_print (_ ("%s: %s, %u tasks in the plan of %d\n"), shian_store_get_path (ctl->store),
             unit->short_name, import->items->len, import->text->year);
  return CTL_EXIT_OK;
}

const CtlCommand CTL_PLAN_COMMANDS[] = {
  { "init", NULL, init, "--unit NAME [--plan FILE|builtin] [--issued DATE]",
    N_ ("Make a data file for a unit") },
  { "plan", "parse", parse, "FILE", N_ ("What a plan's text says; needs no data file") },
  { "plan", "import", import_plan, "FILE [--accept] [--issued DATE]",
    N_ ("Show what a text would change, and with --accept take it over") },
  { "plan", "diff", diff, "FILE", N_ ("Compare a text with the stored plan") },
  { "plan", "show", show, "", N_ ("The stored plan") },
  { NULL, NULL, NULL, NULL, NULL },
};
