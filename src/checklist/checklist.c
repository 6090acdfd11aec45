/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "checklist/checklist.h"

#include "base/error.h"
#include "checklist/due.h"
#include "checklist/target.h"
#include "checklist/work.h"
#include "store/calendar-years.h"
#include "store/save.h"
#include "store/statement.h"

#include <glib/gi18n-lib.h>
#include <math.h>

static void
item_free (gpointer data)
{
  ShianChecklistItem *item = data;

  g_free (item->via);
  g_ptr_array_unref (item->partners);
  g_free (item->due);
  g_free (item->due_reason);
  g_free (item->target);
  g_free (item->not_involved_reason);
  shian_progress_free (item->progress);
  g_free (item);
}

void
shian_checklist_free (ShianChecklist *checklist)
{
  if (checklist == NULL)
    return;
  g_clear_pointer (&checklist->items, g_ptr_array_unref);
  shian_plan_book_free (checklist->book);
  shian_unit_free (checklist->unit);
  g_free (checklist);
}

ShianStatus
shian_checklist_item_status (const ShianChecklistItem *item)
{
  if (!item->involved)
    return SHIAN_STATUS_NOT_INVOLVED;
  return item->progress != NULL ? (ShianStatus) item->progress->status : SHIAN_STATUS_NOT_STARTED;
}

/* How a responsibility reaches the unit: by name (rank 0), through a collective (1), not at all. */
typedef enum { BY_NAME, BY_COLLECTIVE, NOT_AT_ALL } Reach;

static Reach
reach_of (ShianUnitDirectory *directory, const ShianResponsibility *responsibility,
          const ShianUnit *unit)
{
  const ShianUnit *named = shian_unit_directory_find (directory, responsibility->unit_name);

  if (named == NULL)
    return NOT_AT_ALL;
  if (g_str_equal (named->record.id, unit->record.id))
    return BY_NAME;
  return shian_unit_directory_expands_to (directory, named, unit) ? BY_COLLECTIVE : NOT_AT_ALL;
}

/* The responsibility that counts for the unit: by name before by collective, and among equals the
 * heavier role. */
static const ShianResponsibility *
find_responsibility (ShianUnitDirectory *directory, const ShianBookTask *task,
                     const ShianUnit *unit, Reach *reach)
{
  const ShianResponsibility *best = NULL;

  *reach = NOT_AT_ALL;
  for (guint i = 0; i < task->responsibilities->len; i++) {
    const ShianResponsibility *candidate = task->responsibilities->pdata[i];
    Reach found = reach_of (directory, candidate, unit);
    if (found < *reach ||
        (found == *reach && found != NOT_AT_ALL && candidate->role < best->role)) {
      best = candidate;
      *reach = found;
    }
  }
  return best;
}

static GPtrArray *
list_partners (ShianUnitDirectory *directory, const ShianUnit *unit, const ShianBookTask *task,
               const ShianResponsibility *own)
{
  GPtrArray *partners = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < task->responsibilities->len; i++) {
    const ShianResponsibility *other = task->responsibilities->pdata[i];
    if (other == own || reach_of (directory, other, unit) == BY_NAME)
      continue; /* a unit named twice is not its own partner */
    if (other->role == SHIAN_ROLE_LEAD || other->role == SHIAN_ROLE_SUPPORT)
      g_ptr_array_add (partners, g_strdup_printf ("%s（%s）", other->unit_name,
                                                  shian_role_title ((ShianRole) other->role)));
    else
      g_ptr_array_add (partners, g_strdup (other->unit_name));
  }
  return partners;
}

static char *
list_targets (const ShianBookTask *task)
{
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint i = 0; i < task->quantities->len; i++) {
    const ShianQuantity *quantity = task->quantities->pdata[i];
    if (!shian_quantity_is_target (quantity))
      continue;
    g_string_append_printf (out, "%s%s", out->len > 0 ? "；" : "",
                            quantity->what != NULL ? quantity->what : quantity->text);
  }
  return out->len > 0 ? g_string_free (g_steal_pointer (&out), FALSE) : NULL;
}

static void
add_item (ShianChecklist *checklist, ShianUnitDirectory *directory, const ShianCalendar *calendar,
          const ShianBookTask *task)
{
  Reach reach;
  const ShianResponsibility *own = find_responsibility (directory, task, checklist->unit, &reach);
  ShianChecklistItem *item;

  if (own == NULL)
    return;
  item = g_new0 (ShianChecklistItem, 1);
  item->book = task;
  item->role = (ShianRole) own->role;
  item->via = reach == BY_COLLECTIVE ? g_strdup (own->unit_name) : NULL;
  item->partners = list_partners (directory, checklist->unit, task, own);
  item->target = list_targets (task);
  item->involved = TRUE;
  item->figure_total = NAN;
  item->n_points = task->points->len;
  item->due = shian_due_of_task (checklist->book->plan, task, calendar, &item->due_reason);
  g_ptr_array_add (checklist->items, item);
}

/* Counts per task from one grouped query; @sql yields task, count and count of the done ones. */
typedef void (*CountFunc) (ShianChecklistItem *item, guint all, guint done);

static gboolean
attach_counts (ShianStore *store, ShianChecklist *checklist, GHashTable *by_task, const char *sql,
               const char *period, CountFunc set, GError **error)
{
  g_autoptr (ShianStatement) statement = shian_store_prepare (store, sql, error);
  ShianStep step;

  if (statement == NULL ||
      !shian_statement_bind (statement, error, "ss", checklist->unit->record.id, period))
    return FALSE;
  while ((step = shian_statement_step (statement, error)) == SHIAN_STEP_ROW) {
    ShianChecklistItem *item = g_hash_table_lookup (by_task, shian_statement_text (statement, 0));
    if (item != NULL)
      set (item, (guint) shian_statement_integer (statement, 1),
           (guint) shian_statement_integer (statement, 2));
  }
  return step == SHIAN_STEP_DONE;
}

static void
set_points (ShianChecklistItem *item, guint all, guint done)
{
  item->n_points_done = done;
}

static void
set_steps (ShianChecklistItem *item, guint all, guint done)
{
  item->n_steps = all;
  item->n_steps_done = done;
}

static void
set_evidence (ShianChecklistItem *item, guint all, guint done)
{
  item->n_evidence = all;
}

#define TICKS_SQL                                                                                  \
  "SELECT p.task, count(*), sum(t.done) FROM tick t JOIN point p ON p.id = t.point "               \
  "WHERE t.unit = ?1 AND t.deleted = 0 AND p.deleted = 0 AND ?2 IS ?2 GROUP BY p.task"
#define STEPS_SQL                                                                                  \
  "SELECT task, count(*), sum(done) FROM step WHERE unit = ?1 AND deleted = 0 AND ?2 IS ?2 "       \
  "GROUP BY task"
#define EVIDENCE_SQL                                                                               \
  "SELECT task, count(*), 0 FROM evidence WHERE unit = ?1 AND deleted = 0 AND "                    \
  "(?2 IS NULL OR period = ?2) GROUP BY task"

static gboolean
attach_involvement (ShianStore *store, ShianChecklist *checklist, GHashTable *by_task,
                    GError **error)
{
  g_autoptr (GPtrArray) rows =
      shian_store_select (store, &SHIAN_INVOLVEMENT_TYPE, "WHERE unit = ?1 AND deleted = 0", error,
                          "s", checklist->unit->record.id);

  for (guint i = 0; rows != NULL && i < rows->len; i++) {
    const ShianInvolvement *row = rows->pdata[i];
    ShianChecklistItem *item = g_hash_table_lookup (by_task, row->task);
    /* A task that names the unit concerns it, whatever was said while it came by a collective. */
    if (item != NULL && item->via != NULL) {
      item->involved = FALSE;
      item->not_involved_reason = g_strdup (row->reason);
    }
  }
  return rows != NULL;
}

/* The year's quarters up to the period, in order: the last total somebody stated, and the figures
 * after it; as shian_progress_save() reckons. */
static void
add_figure (ShianChecklist *checklist, ShianChecklistItem *item, const ShianProgress *progress)
{
  ShianPeriod period;

  if (!shian_period_parse (progress->period, &period, NULL) ||
      period.year != checklist->period.year || period.quarter == 0)
    return;
  if (checklist->period.quarter > 0 && period.quarter > checklist->period.quarter)
    return;
  if (!isnan (progress->figure_total))
    item->figure_total = progress->figure_total;
  else if (!isnan (progress->figure))
    item->figure_total = (isnan (item->figure_total) ? 0 : item->figure_total) + progress->figure;
}

static gboolean
attach_progress (ShianStore *store, ShianChecklist *checklist, GHashTable *by_task, GError **error)
{
  g_autofree char *key = shian_period_key (&checklist->period);
  g_autofree char *year = g_strdup_printf ("%d", checklist->period.year);
  g_autofree char *after = g_strdup_printf ("%d", checklist->period.year + 1);
  g_autoptr (GPtrArray) rows =
      shian_store_select (store, &SHIAN_PROGRESS_TYPE,
                          "WHERE unit = ?1 AND period >= ?2 AND period < ?3 AND deleted = 0 "
                          "ORDER BY period",
                          error, "sss", checklist->unit->record.id, year, after);

  for (guint i = 0; rows != NULL && i < rows->len; i++) {
    const ShianProgress *row = rows->pdata[i];
    ShianChecklistItem *item = g_hash_table_lookup (by_task, row->task);
    if (item == NULL)
      continue;
    add_figure (checklist, item, row);
    if (g_str_equal (row->period, key))
      item->progress = shian_progress_copy (row);
  }
  for (guint i = 0; rows != NULL && i < checklist->items->len; i++) {
    ShianChecklistItem *item = checklist->items->pdata[i];
    const ShianProgress *own = item->progress;
    if (own != NULL && !isnan (own->figure_total))
      item->figure_total = own->figure_total;
    else if (own != NULL && !isnan (own->figure) && checklist->period.quarter == 0)
      item->figure_total = own->figure; /* done in the year is done since January */
  }
  return rows != NULL;
}

static gboolean
attach_work (ShianStore *store, ShianChecklist *checklist, GError **error)
{
  g_autoptr (GHashTable) by_task = g_hash_table_new (g_str_hash, g_str_equal);
  g_autofree char *key = checklist->has_period ? shian_period_key (&checklist->period) : NULL;

  for (guint i = 0; i < checklist->items->len; i++) {
    ShianChecklistItem *item = checklist->items->pdata[i];
    g_hash_table_insert (by_task, item->book->task->record.id, item);
  }
  return (!checklist->has_period || attach_progress (store, checklist, by_task, error)) &&
         attach_involvement (store, checklist, by_task, error) &&
         attach_counts (store, checklist, by_task, TICKS_SQL, NULL, set_points, error) &&
         attach_counts (store, checklist, by_task, STEPS_SQL, NULL, set_steps, error) &&
         attach_counts (store, checklist, by_task, EVIDENCE_SQL, key, set_evidence, error);
}

ShianChecklist *
shian_checklist_load (ShianStore *store, ShianUnitDirectory *directory, const ShianUnit *unit,
                      const ShianPeriod *period, GError **error)
{
  g_autoptr (ShianChecklist) checklist = g_new0 (ShianChecklist, 1);
  g_autoptr (ShianCalendar) calendar = shian_calendar_load (store);

  if (unit->kind == SHIAN_UNIT_COLLECTIVE) {
    g_set_error (error, SHIAN_ERROR, SHIAN_ERROR_INVALID,
                 _ ("“%s” is a collective name; choose one of its members"), unit->short_name);
    return NULL;
  }
  checklist->unit = shian_unit_copy (unit);
  checklist->items = g_ptr_array_new_with_free_func (item_free);
  checklist->has_period = period != NULL;
  if (period != NULL)
    checklist->period = *period;
  checklist->book = period != NULL ? shian_plan_book_load_year (store, period->year, error)
                                   : shian_plan_book_load (store, NULL, error);
  if (checklist->book == NULL)
    return NULL;
  for (guint i = 0; i < checklist->book->tasks->len; i++)
    add_item (checklist, directory, calendar, checklist->book->tasks->pdata[i]);
  return attach_work (store, checklist, error) ? g_steal_pointer (&checklist) : NULL;
}

ShianChecklistItem *
shian_checklist_find (const ShianChecklist *checklist, const char *task_id)
{
  for (guint i = 0; i < checklist->items->len; i++) {
    ShianChecklistItem *item = checklist->items->pdata[i];
    if (g_str_equal (item->book->task->record.id, task_id))
      return item;
  }
  return NULL;
}

void
shian_checklist_count (const ShianChecklist *checklist, guint *counts)
{
  for (guint i = 0; i < SHIAN_N_STATUSES; i++)
    counts[i] = 0;
  for (guint i = 0; i < checklist->items->len; i++)
    counts[shian_checklist_item_status (checklist->items->pdata[i])]++;
}
