/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "checklist/task-period.h"

#include "base/error.h"
#include "store/statement.h"

#include <glib/gi18n-lib.h>

gboolean
shian_task_check_period (ShianStore *store, const char *task_id, const char *text,
                         ShianPeriod *period, GError **error)
{
  g_autoptr (ShianStatement) statement = NULL;
  ShianStep step;

  if (!shian_period_parse (text, period, error))
    return FALSE;
  statement = shian_store_prepare (
      store, "SELECT p.year FROM task t JOIN plan p ON p.id = t.plan WHERE t.id = ?1", error);
  if (statement == NULL || !shian_statement_bind (statement, error, "s", task_id))
    return FALSE;
  step = shian_statement_step (statement, error);
  if (step == SHIAN_STEP_DONE)
    g_set_error (error, SHIAN_ERROR, SHIAN_ERROR_NOT_FOUND, _ ("There is no task with the id “%s”"),
                 task_id);
  if (step != SHIAN_STEP_ROW)
    return FALSE;
  if (shian_statement_integer (statement, 0) == period->year)
    return TRUE;
  g_set_error (error, SHIAN_ERROR, SHIAN_ERROR_INVALID,
               _ ("The task belongs to the plan of %d, the period is %s"),
               (int) shian_statement_integer (statement, 0), text);
  return FALSE;
}
