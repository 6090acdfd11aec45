/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Progress, steps, ticks and evidence. */
#include "ctl/ctl.h"

#include "base/error.h"
#include "checklist/work.h"
#include "store/save.h"

#include <glib/gi18n-lib.h>

/* What every command here begins with. */
typedef struct {
  char *unit;
  char *task;
  char *period;
  ShianChecklist *checklist;
  ShianChecklistItem *item;
  char *period_key;
} Target;

static void
target_clear (Target *target)
{
  g_free (target->unit);
  g_free (target->task);
  g_free (target->period);
  g_free (target->period_key);
  shian_checklist_free (target->checklist);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Target, target_clear)

#define TARGET_ENTRIES(target)                                                                     \
  { "unit", 0, 0, G_OPTION_ARG_STRING, &(target).unit, NULL, NULL },                               \
      { "task", 0, 0, G_OPTION_ARG_STRING, &(target).task, NULL, NULL },                           \
  {                                                                                                \
    "period", 0, 0, G_OPTION_ARG_STRING, &(target).period, NULL, NULL                              \
  }

static gboolean
find_target (Ctl *ctl, Target *target, gboolean write, GError **error)
{
  if ((write ? ctl_writer (ctl, error) : ctl_reader (ctl, error)) == NULL)
    return FALSE;
  target->checklist = ctl_checklist (ctl, target->unit, target->period, error);
  if (target->checklist == NULL)
    return FALSE;
  target->period_key = shian_period_key (&target->checklist->period);
  if (target->task == NULL)
    return TRUE;
  target->item = ctl_task (target->checklist, target->task, error);
  return target->item != NULL;
}

static const char *
task_id (const Target *target)
{
  return target->item->book->task->record.id;
}

static const char *
unit_id (const Target *target)
{
  return target->checklist->unit->record.id;
}

static int
print_id (Ctl *ctl, const ShianRecord *record)
{
  if (ctl->json) {
    g_autoptr (JsonBuilder) builder = json_builder_new ();
    json_builder_begin_object (builder);
    ctl_json_text (builder, "id", record->id);
    ctl_json_integer (builder, "revision", record->revision);
    json_builder_end_object (builder);
    ctl_print_json (json_builder_get_root (builder));
  } else {
    g_print ("%s\n", record->id);
  }
  return CTL_EXIT_OK;
}

/* Sets the fields for which the command line gave a value; "" clears one. */
static gboolean
apply_values (const ShianRecordType *type, gpointer record, const char *const *names,
              char *const *values, gsize n, GError **error)
{
  for (gsize i = 0; i < n; i++)
    if (values[i] != NULL &&
        !shian_field_from_text (shian_record_type_field (type, names[i]), record, values[i], error))
      return FALSE;
  return TRUE;
}

static void
free_values (char **values, gsize n)
{
  for (gsize i = 0; i < n; i++)
    g_free (values[i]);
}

static int
save_progress (Ctl *ctl, const Target *target, const char *const *names, char *const *values,
               gsize n, GError **error)
{
  g_autoptr (ShianProgress) progress = shian_progress_find_or_new (
      ctl->store, task_id (target), unit_id (target), target->period_key, error);

  if (progress == NULL || !apply_values (&SHIAN_PROGRESS_TYPE, progress, names, values, n, error) ||
      !shian_progress_save (ctl->store, progress, error))
    return 1;
  return print_id (ctl, &progress->record);
}

static int
progress_set (Ctl *ctl, int argc, char **argv, GError **error)
{
  static const char *const names[] = { "status",   "text",      "figure",   "figure_total",
                                       "problems", "next_plan", "reporter", "remark" };
  char *values[G_N_ELEMENTS (names)] = { NULL };
  g_auto (Target) target = { 0 };
  const GOptionEntry entries[] = {
    TARGET_ENTRIES (target),
    { "status", 0, 0, G_OPTION_ARG_STRING, &values[0], NULL, NULL },
    { "text", 0, 0, G_OPTION_ARG_STRING, &values[1], NULL, NULL },
    { "figure", 0, 0, G_OPTION_ARG_STRING, &values[2], NULL, NULL },
    { "total", 0, 0, G_OPTION_ARG_STRING, &values[3], NULL, NULL },
    { "problems", 0, 0, G_OPTION_ARG_STRING, &values[4], NULL, NULL },
    { "next", 0, 0, G_OPTION_ARG_STRING, &values[5], NULL, NULL },
    { "reporter", 0, 0, G_OPTION_ARG_STRING, &values[6], NULL, NULL },
    { "remark", 0, 0, G_OPTION_ARG_STRING, &values[7], NULL, NULL },
    G_OPTION_ENTRY_NULL,
  };
  int code = 1;

  if (!ctl_parse (entries, 0, &argc, &argv, error))
    code = CTL_EXIT_USAGE;
  else if (target.task == NULL || target.period == NULL)
    code = ctl_usage (error, "progress set --task ID --period P [--status S] [--text T] …");
  else if (find_target (ctl, &target, TRUE, error))
    code = save_progress (ctl, &target, names, values, G_N_ELEMENTS (names), error);
  free_values (values, G_N_ELEMENTS (values));
  return code;
}

static void
add_progress_json (Ctl *ctl, JsonBuilder *builder, const ShianProgress *progress)
{
  const ShianUnit *unit = shian_unit_directory_find_id (ctl->directory, progress->unit);

  json_builder_begin_object (builder);
  ctl_json_text (builder, "id", progress->record.id);
  ctl_json_text (builder, "task", progress->task);
  ctl_json_text (builder, "unit", unit != NULL ? unit->short_name : NULL);
  ctl_json_text (builder, "period", progress->period);
  ctl_json_text (builder, "status", SHIAN_STATUS_CHOICES[progress->status].key);
  ctl_json_text (builder, "text", progress->text);
  ctl_json_real (builder, "figure", progress->figure);
  ctl_json_real (builder, "figure_total", progress->figure_total);
  ctl_json_text (builder, "problems", progress->problems);
  ctl_json_text (builder, "next_plan", progress->next_plan);
  ctl_json_text (builder, "reporter", progress->reporter);
  ctl_json_text (builder, "remark", progress->remark);
  json_builder_end_object (builder);
}

static void
print_progress (const ShianProgress *progress)
{
  const int widths[] = { 38, 8, 12, 12 };
  g_autofree char *figure = shian_real_to_text (progress->figure);

  ctl_print_row (widths, progress->task, progress->period,
                 _ (SHIAN_STATUS_CHOICES[progress->status].title), figure, progress->text);
}

static int
progress_list (Ctl *ctl, int argc, char **argv, GError **error)
{
  g_autofree char *unit_name = NULL;
  g_autofree char *period_text = NULL;
  g_autofree char *key = NULL;
  gboolean all = FALSE;
  const GOptionEntry entries[] = {
    { "unit", 0, 0, G_OPTION_ARG_STRING, &unit_name, NULL, NULL },
    { "period", 0, 0, G_OPTION_ARG_STRING, &period_text, NULL, NULL },
    { "all", 0, 0, G_OPTION_ARG_NONE, &all, NULL, NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  const ShianUnit *unit = NULL;
  ShianPeriod period;

  if (!ctl_parse (entries, 0, &argc, &argv, error))
    return CTL_EXIT_USAGE;
  if (ctl_directory (ctl, error) == NULL ||
      (!all && (unit = ctl_unit (ctl, unit_name, error)) == NULL) ||
      (period_text != NULL && !shian_period_parse (period_text, &period, error)))
    return 1;
  key = period_text != NULL ? shian_period_key (&period) : NULL;
  rows = shian_progress_list (ctl->store, unit != NULL ? unit->record.id : NULL, key, error);
  if (rows == NULL)
    return 1;
  json_builder_begin_array (builder);
  for (guint i = 0; i < rows->len; i++)
    if (ctl->json)
      add_progress_json (ctl, builder, rows->pdata[i]);
    else
      print_progress (rows->pdata[i]);
  json_builder_end_array (builder);
  if (ctl->json)
    ctl_print_json (json_builder_get_root (builder));
  return CTL_EXIT_OK;
}

static int
step_save (Ctl *ctl, int argc, char **argv, GError **error)
{
  static const char *const names[] = { "text", "owner", "due", "done" };
  char *values[G_N_ELEMENTS (names)] = { NULL };
  g_autofree char *id = NULL;
  g_auto (Target) target = { 0 };
  const GOptionEntry entries[] = {
    TARGET_ENTRIES (target),
    { "step", 0, 0, G_OPTION_ARG_STRING, &id, NULL, NULL },
    { "text", 0, 0, G_OPTION_ARG_STRING, &values[0], NULL, NULL },
    { "owner", 0, 0, G_OPTION_ARG_STRING, &values[1], NULL, NULL },
    { "due", 0, 0, G_OPTION_ARG_STRING, &values[2], NULL, NULL },
    { "done", 0, 0, G_OPTION_ARG_STRING, &values[3], NULL, NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (ShianStepRecord) step = NULL;
  int code = 1;

  if (!ctl_parse (entries, 0, &argc, &argv, error))
    code = CTL_EXIT_USAGE;
  else if (id == NULL && (target.task == NULL || values[0] == NULL))
    code = ctl_usage (error, "step set (--task ID --text T | --step ID) [--owner …] [--due …]");
  else if (find_target (ctl, &target, TRUE, error)) {
    step = id != NULL ? shian_store_load (ctl->store, &SHIAN_STEP_TYPE, id, error)
                      : shian_step_record_new ();
    if (step != NULL && id == NULL) {
      step->task = g_strdup (task_id (&target));
      step->unit = g_strdup (unit_id (&target));
    }
    if (step != NULL &&
        apply_values (&SHIAN_STEP_TYPE, step, names, values, G_N_ELEMENTS (names), error) &&
        shian_step_save (ctl->store, step, error))
      code = print_id (ctl, &step->record);
  }
  free_values (values, G_N_ELEMENTS (values));
  return code;
}

static void
add_step_json (JsonBuilder *builder, const ShianStepRecord *step)
{
  json_builder_begin_object (builder);
  ctl_json_text (builder, "id", step->record.id);
  ctl_json_text (builder, "task", step->task);
  ctl_json_text (builder, "text", step->text);
  ctl_json_text (builder, "owner", step->owner);
  ctl_json_text (builder, "due", step->due);
  ctl_json_boolean (builder, "done", step->done);
  ctl_json_text (builder, "done_on", step->done_on);
  json_builder_end_object (builder);
}

static int
step_list (Ctl *ctl, int argc, char **argv, GError **error)
{
  const int widths[] = { 38, 4, 12, 16 };
  g_auto (Target) target = { 0 };
  const GOptionEntry entries[] = { TARGET_ENTRIES (target), G_OPTION_ENTRY_NULL };
  g_autoptr (GPtrArray) steps = NULL;
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  if (!ctl_parse (entries, 0, &argc, &argv, error))
    return CTL_EXIT_USAGE;
  if (target.task == NULL)
    return ctl_usage (error, "step list --task ID");
  if (!find_target (ctl, &target, FALSE, error))
    return 1;
  steps = shian_steps_of_task (ctl->store, task_id (&target), unit_id (&target), error);
  if (steps == NULL)
    return 1;
  json_builder_begin_array (builder);
  for (guint i = 0; i < steps->len; i++) {
    const ShianStepRecord *step = steps->pdata[i];
    if (ctl->json)
      add_step_json (builder, step);
    else
      ctl_print_row (widths, step->record.id, step->done ? "✓" : "", step->due, step->owner,
                     step->text);
  }
  json_builder_end_array (builder);
  if (ctl->json)
    ctl_print_json (json_builder_get_root (builder));
  return CTL_EXIT_OK;
}

static int
step_remove (Ctl *ctl, int argc, char **argv, GError **error)
{
  if (!ctl_parse (NULL, 1, &argc, &argv, error))
    return CTL_EXIT_USAGE;
  if (argc != 2)
    return ctl_usage (error, "step remove ID");
  if (ctl_writer (ctl, error) == NULL ||
      !shian_store_remove (ctl->store, &SHIAN_STEP_TYPE, argv[1], error))
    return 1;
  return CTL_EXIT_OK;
}

static int
tick_set (Ctl *ctl, int argc, char **argv, GError **error)
{
  g_auto (Target) target = { 0 };
  int number = 0;
  gboolean off = FALSE;
  const GOptionEntry entries[] = {
    TARGET_ENTRIES (target),
    { "point", 0, 0, G_OPTION_ARG_INT, &number, NULL, NULL },
    { "off", 0, 0, G_OPTION_ARG_NONE, &off, NULL, NULL },
    G_OPTION_ENTRY_NULL,
  };
  const ShianPoint *point;

  if (!ctl_parse (entries, 0, &argc, &argv, error))
    return CTL_EXIT_USAGE;
  if (target.task == NULL || number < 1)
    return ctl_usage (error, "tick set --task ID --point NUMBER [--off]");
  if (!find_target (ctl, &target, TRUE, error))
    return 1;
  if ((guint) number > target.item->book->points->len) {
    g_set_error (error, SHIAN_ERROR, SHIAN_ERROR_NOT_FOUND, _ ("%s has %u points"),
                 target.item->book->label, target.item->book->points->len);
    return 1;
  }
  point = target.item->book->points->pdata[number - 1];
  if (!shian_tick_set (ctl->store, point->record.id, unit_id (&target), !off, error))
    return 1;
  ctl_print_fact (ctl, "point", point->record.id);
  return CTL_EXIT_OK;
}

static void
add_evidence_json (Ctl *ctl, JsonBuilder *builder, const ShianEvidence *evidence)
{
  json_builder_begin_object (builder);
  ctl_json_text (builder, "id", evidence->record.id);
  ctl_json_text (builder, "task", evidence->task);
  ctl_json_text (builder, "period", evidence->period);
  ctl_json_text (builder, "name", evidence->name);
  ctl_json_integer (builder, "size", evidence->size);
  ctl_json_text (builder, "sha256", evidence->sha256);
  ctl_json_text (builder, "original_sha256", evidence->original_sha256);
  json_builder_end_object (builder);
}

typedef struct {
  const Target *target;
  char **files;
  gboolean keep_original;
  GPtrArray *added; /* ShianEvidence */
} EvidenceJob;

/* All the files or none: a command that fails has changed nothing. */
static gboolean
add_files (ShianStore *store, gpointer data, GError **error)
{
  const EvidenceJob *job = data;

  for (int i = 0; job->files[i] != NULL; i++) {
    ShianEvidence *evidence =
        shian_evidence_add (store, task_id (job->target), unit_id (job->target),
                            job->target->period_key, job->files[i], job->keep_original, error);
    if (evidence == NULL)
      return FALSE;
    g_ptr_array_add (job->added, evidence);
  }
  return TRUE;
}

static void
show_added (Ctl *ctl, GPtrArray *added)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_array (builder);
  for (guint i = 0; i < added->len; i++)
    if (ctl->json)
      add_evidence_json (ctl, builder, added->pdata[i]);
    else
      g_print ("%s\n", ((const ShianRecord *) added->pdata[i])->id);
  json_builder_end_array (builder);
  if (ctl->json)
    ctl_print_json (json_builder_get_root (builder));
}

static int
evidence_add (Ctl *ctl, int argc, char **argv, GError **error)
{
  g_auto (Target) target = { 0 };
  gboolean keep = FALSE;
  const GOptionEntry entries[] = {
    TARGET_ENTRIES (target),
    { "keep-original", 0, 0, G_OPTION_ARG_NONE, &keep, NULL, NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (GPtrArray) added =
      g_ptr_array_new_with_free_func ((GDestroyNotify) shian_evidence_free);
  EvidenceJob job = { &target, NULL, FALSE, added };

  if (!ctl_parse (entries, CTL_ANY_WORDS, &argc, &argv, error))
    return CTL_EXIT_USAGE;
  if (target.task == NULL || target.period == NULL || argc < 2)
    return ctl_usage (error, "evidence add --task ID --period P [--keep-original] FILE…");
  job.files = argv + 1;
  job.keep_original = keep;
  if (!find_target (ctl, &target, TRUE, error) ||
      !shian_store_transact (ctl->store, _ ("Evidence"), add_files, &job, error))
    return 1;
  show_added (ctl, added);
  return CTL_EXIT_OK;
}

static int
evidence_list (Ctl *ctl, int argc, char **argv, GError **error)
{
  const int widths[] = { 38, 8 };
  g_auto (Target) target = { 0 };
  const GOptionEntry entries[] = { TARGET_ENTRIES (target), G_OPTION_ENTRY_NULL };
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  if (!ctl_parse (entries, 0, &argc, &argv, error))
    return CTL_EXIT_USAGE;
  if (target.task == NULL)
    return ctl_usage (error, "evidence list --task ID [--period P]");
  if (!find_target (ctl, &target, FALSE, error))
    return 1;
  rows = shian_evidence_of_task (ctl->store, task_id (&target), unit_id (&target),
                                 target.period != NULL ? target.period_key : NULL, error);
  if (rows == NULL)
    return 1;
  json_builder_begin_array (builder);
  for (guint i = 0; i < rows->len; i++) {
    const ShianEvidence *evidence = rows->pdata[i];
    if (ctl->json)
      add_evidence_json (ctl, builder, evidence);
    else
      ctl_print_row (widths, evidence->record.id, evidence->period, evidence->name);
  }
  json_builder_end_array (builder);
  if (ctl->json)
    ctl_print_json (json_builder_get_root (builder));
  return CTL_EXIT_OK;
}

const CtlCommand CTL_WORK_COMMANDS[] = {
  { "progress", "set", progress_set,
    "--task ID --period P [--status S] [--text T] [--figure N] [--total N] [--problems T] "
    "[--next T] [--reporter T] [--remark T] [--unit NAME]",
    N_ ("Enter a task's progress; prints the record's id once it is safely stored") },
  { "progress", "list", progress_list, "[--unit NAME | --all] [--period P]",
    N_ ("Progress entered so far") },
  { "step", "set", step_save,
    "(--task ID --text T | --step ID) [--owner T] [--due DATE] [--done 0|1] [--unit NAME]",
    N_ ("Add or change an own step towards a task") },
  { "step", "list", step_list, "--task ID [--unit NAME]", N_ ("The steps of a task") },
  { "step", "remove", step_remove, "ID", N_ ("Remove a step") },
  { "tick", "set", tick_set, "--task ID --point NUMBER [--off] [--unit NAME]",
    N_ ("Tick a point of a task") },
  { "evidence", "add", evidence_add, "--task ID --period P [--keep-original] [--unit NAME] FILE…",
    N_ ("Copy files in as evidence") },
  { "evidence", "list", evidence_list, "--task ID [--period P] [--unit NAME]",
    N_ ("The evidence of a task") },
  { NULL, NULL, NULL, NULL, NULL },
};
