/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "checklist/work.h"

#include "base/clock.h"
#include "base/date.h"
#include "base/error.h"
#include "base/text.h"
#include "checklist/task-period.h"
#include "plan/plan-records.h"
#include "store/save.h"
#include "store/statement.h"

#include <glib/gi18n-lib.h>
#include <math.h>

ShianProgress *
shian_progress_find (ShianStore *store, const char *task_id, const char *unit_id,
                     const char *period, GError **error)
{
  return shian_store_select_one (store, &SHIAN_PROGRESS_TYPE,
                                 "WHERE unit = ?1 AND period = ?2 AND task = ?3 AND deleted = 0",
                                 error, "sss", unit_id, period, task_id);
}

ShianProgress *
shian_progress_find_or_new (ShianStore *store, const char *task_id, const char *unit_id,
                            const char *period, GError **error)
{
  g_autoptr (GError) local = NULL;
  ShianProgress *progress = shian_progress_find (store, task_id, unit_id, period, &local);

  if (local != NULL) {
    g_propagate_error (error, g_steal_pointer (&local));
    return NULL;
  }
  if (progress == NULL) {
    progress = shian_progress_new ();
    progress->task = g_strdup (task_id);
    progress->unit = g_strdup (unit_id);
    progress->period = g_strdup (period);
  }
  return progress;
}

GPtrArray *
shian_progress_list (ShianStore *store, const char *unit_id, const char *period, GError **error)
{
  if (unit_id != NULL)
    return shian_store_select (store, &SHIAN_PROGRESS_TYPE,
                               "WHERE unit = ?1 AND (?2 IS NULL OR period = ?2) AND deleted = 0 "
                               "ORDER BY period, task",
                               error, "ss", unit_id, period);
  return shian_store_select (store, &SHIAN_PROGRESS_TYPE,
                             "WHERE (?1 IS NULL OR period = ?1) AND deleted = 0 "
                             "ORDER BY unit, period, task",
                             error, "s", period);
}

GPtrArray *
shian_progress_of_task (ShianStore *store, const char *task_id, const char *unit_id, GError **error)
{
  return shian_store_select (store, &SHIAN_PROGRESS_TYPE,
                             "WHERE task = ?1 AND unit = ?2 AND deleted = 0 ORDER BY period", error,
                             "ss", task_id, unit_id);
}

/* What the year's earlier quarters amount to: the last total somebody stated, plus the figures
 * after it. */
static gboolean
total_before (ShianStore *store, const ShianProgress *progress, const ShianPeriod *period,
              double *total, GError **error)
{
  g_autoptr (GPtrArray) rows =
      shian_progress_of_task (store, progress->task, progress->unit, error);

  *total = 0;
  for (guint i = 0; rows != NULL && i < rows->len; i++) {
    const ShianProgress *row = rows->pdata[i];
    ShianPeriod other;
    if (!shian_period_parse (row->period, &other, NULL) || other.year != period->year ||
        other.quarter == 0 || (period->quarter != 0 && other.quarter >= period->quarter))
      continue;
    if (!isnan (row->figure_total))
      *total = row->figure_total;
    else if (!isnan (row->figure))
      *total += row->figure;
  }
  return rows != NULL;
}

static gboolean
refuse (GError **error, const char *message)
{
  g_set_error_literal (error, SHIAN_ERROR, SHIAN_ERROR_INVALID, message);
  return FALSE;
}

static gboolean
check_figures (ShianStore *store, const ShianProgress *progress, const ShianPeriod *period,
               GError **error)
{
  double before = 0;

  if (progress->figure < 0 || progress->figure_total < 0)
    return refuse (error, _ ("A figure may not be negative"));
  if (isnan (progress->figure_total))
    return TRUE;
  if (!total_before (store, progress, period, &before, error))
    return FALSE;
  if (progress->figure_total >= before)
    return TRUE;
  g_set_error (error, SHIAN_ERROR, SHIAN_ERROR_INVALID,
               _ ("The total since January (%g) is below what earlier quarters report (%g)"),
               progress->figure_total, before);
  return FALSE;
}

gboolean
shian_progress_save (ShianStore *store, ShianProgress *progress, GError **error)
{
  ShianPeriod period;

  return shian_task_check_period (store, progress->task, progress->period, &period, error) &&
         check_figures (store, progress, &period, error) &&
         shian_store_save (store, &SHIAN_PROGRESS_TYPE, progress, error);
}

GPtrArray *
shian_steps_of_task (ShianStore *store, const char *task_id, const char *unit_id, GError **error)
{
  return shian_store_select (store, &SHIAN_STEP_TYPE,
                             "WHERE unit = ?1 AND task = ?2 AND deleted = 0 ORDER BY number, id",
                             error, "ss", unit_id, task_id);
}

static gboolean
number_step (ShianStore *store, ShianStepRecord *step, GError **error)
{
  g_autoptr (GPtrArray) steps = NULL;

  if (step->number != SHIAN_INTEGER_NONE)
    return TRUE;
  steps = shian_steps_of_task (store, step->task, step->unit, error);
  if (steps == NULL)
    return FALSE;
  step->number =
      steps->len > 0 ? ((const ShianStepRecord *) steps->pdata[steps->len - 1])->number + 1 : 1;
  return TRUE;
}

static void
set_done_on (gboolean done, char **done_on)
{
  if (done && shian_text_is_empty (*done_on)) {
    g_free (*done_on);
    *done_on = shian_clock_today_iso ();
  } else if (!done) {
    g_clear_pointer (done_on, g_free);
  }
}

gboolean
shian_step_save (ShianStore *store, ShianStepRecord *step, GError **error)
{
  set_done_on (step->done, &step->done_on);
  return number_step (store, step, error) &&
         shian_store_save (store, &SHIAN_STEP_TYPE, step, error);
}

GPtrArray *
shian_ticks_of_task (ShianStore *store, const char *task_id, const char *unit_id, GError **error)
{
  return shian_store_select (
      store, &SHIAN_TICK_TYPE,
      "WHERE unit = ?1 AND point IN (SELECT id FROM point WHERE task = ?2 AND deleted = 0) "
      "AND deleted = 0",
      error, "ss", unit_id, task_id);
}

gboolean
shian_tick_set (ShianStore *store, const char *point_id, const char *unit_id, gboolean done,
                GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (ShianTick) tick = shian_store_select_one (
      store, &SHIAN_TICK_TYPE, "WHERE unit = ?1 AND point = ?2 AND deleted = 0", &local, "ss",
      unit_id, point_id);

  if (local != NULL) {
    g_propagate_error (error, g_steal_pointer (&local));
    return FALSE;
  }
  if (tick == NULL) {
    tick = shian_tick_new ();
    tick->point = g_strdup (point_id);
    tick->unit = g_strdup (unit_id);
  }
  tick->done = done;
  set_done_on (done, &tick->done_on);
  return shian_store_save (store, &SHIAN_TICK_TYPE, tick, error);
}

gboolean
shian_involvement_set (ShianStore *store, const char *task_id, const char *unit_id,
                       const char *reason, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (ShianInvolvement) found = shian_store_select_one (
      store, &SHIAN_INVOLVEMENT_TYPE, "WHERE unit = ?1 AND task = ?2 AND deleted = 0", &local, "ss",
      unit_id, task_id);

  if (local != NULL) {
    g_propagate_error (error, g_steal_pointer (&local));
    return FALSE;
  }
  if (found == NULL && reason == NULL)
    return TRUE;
  if (found == NULL) {
    found = shian_involvement_new ();
    found->task = g_strdup (task_id);
    found->unit = g_strdup (unit_id);
  }
  if (reason == NULL)
    return shian_store_remove (store, &SHIAN_INVOLVEMENT_TYPE, found->record.id, error);
  g_free (found->reason);
  found->reason = g_strdup (reason);
  return shian_store_save (store, &SHIAN_INVOLVEMENT_TYPE, found, error);
}
