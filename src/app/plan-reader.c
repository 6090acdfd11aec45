/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/plan-reader.h"

#include "base/error.h"
#include "plan/plan-parser.h"
#include "plan/plan-source.h"
#include "reports/setup.h"

#include <glib/gi18n-lib.h>

typedef struct {
  ShianPlanOrigin origin;
  char *what;
  char *source_name;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;
  g_free (job->what);
  g_free (job->source_name);
  g_free (job);
}

static char *
load (Job *job, GError **error)
{
  switch (job->origin) {
  case SHIAN_PLAN_BUILTIN:
    job->source_name = g_strdup (SHIAN_SETUP_BUILTIN);
    return shian_setup_builtin_text ();
  case SHIAN_PLAN_FILE:
    job->source_name = g_filename_display_basename (job->what);
    return shian_plan_source_read (job->what, error);
  case SHIAN_PLAN_PASTED:
  default:
    job->source_name = g_strdup ("pasted");
    return g_strdup (job->what);
  }
}

static void
read_plan (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Job *job = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = load (job, &error);
  g_autoptr (ShianPlanText) plan = text != NULL ? shian_plan_parser_parse (text, &error) : NULL;
  if (g_cancellable_is_cancelled (cancellable))
    g_task_return_new_error (task, SHIAN_ERROR, SHIAN_ERROR_CANCELLED, "%s", _ ("Cancelled"));
  else if (plan == NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_pointer (task, g_steal_pointer (&plan), (GDestroyNotify) shian_plan_text_free);
}

void
shian_plan_read_async (ShianPlanOrigin origin, const char *what, GCancellable *cancellable,
                       GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Job *job = g_new0 (Job, 1);
  job->origin = origin;
  job->what = g_strdup (what);
  g_task_set_source_tag (task, shian_plan_read_async);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, job, job_free);
  g_task_run_in_thread (task, read_plan);
}

ShianPlanText *
shian_plan_read_finish (GAsyncResult *result, char **source_name, GError **error)
{
  ShianPlanText *text;
  Job *job;
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);
  job = g_task_get_task_data (G_TASK (result));
  text = g_task_propagate_pointer (G_TASK (result), error);
  *source_name = text != NULL ? g_steal_pointer (&job->source_name) : NULL;
  return text;
}
