/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "inspection/finding-work.h"

#include "base/clock.h"
#include "base/date.h"
#include "base/error.h"
#include "base/text.h"
#include "inspection/finding-private.h"
#include "store/calendar-years.h"
#include "store/save.h"
#include "store/statement.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

#define REPEAT_MONTHS 12

ShianFinding *
shian_finding_find (ShianStore *store, const char *id, GError **error)
{
  g_autoptr (GError) local = NULL;
  ShianFinding *finding = shian_store_select_one (
      store, &SHIAN_FINDING_TYPE, "WHERE (id = ?1 OR label = ?1) AND deleted = 0", &local, "s", id);

  if (local != NULL)
    g_propagate_error (error, g_steal_pointer (&local));
  else if (finding == NULL)
    g_set_error (error, SHIAN_ERROR, SHIAN_ERROR_NOT_FOUND,
                 _ ("There is no finding with the id or number “%s”"), id);
  return finding;
}

GPtrArray *
shian_finding_events (ShianStore *store, const char *id, GError **error)
{
  return shian_store_select (store, &SHIAN_FINDING_EVENT_TYPE,
                             "WHERE finding = ?1 AND deleted = 0 ORDER BY number, id", error, "s",
                             id);
}

static gint64
ask_integer (ShianStore *store, const char *sql, const char *one, const char *two,
             const char *three, const char *four)
{
  g_autoptr (ShianStatement) statement = shian_store_prepare (store, sql, NULL);

  if (statement == NULL || !shian_statement_bind (statement, NULL, "ssss", one, two, three, four) ||
      shian_statement_step (statement, NULL) != SHIAN_STEP_ROW)
    return 0;
  return shian_statement_integer (statement, 0);
}

gboolean
shian_finding_add_event (ShianStore *store, const ShianFinding *finding, int kind, int state_before,
                         const ShianFindingStep *step, GError **error)
{
  g_autoptr (ShianFindingEvent) event = shian_finding_event_new ();

  event->finding = g_strdup (finding->record.id);
  event->number =
      1 + ask_integer (store,
                       "SELECT max (number) FROM finding_event WHERE finding = ?1 AND ?2 IS NULL "
                       "AND ?3 IS NULL AND ?4 IS NULL",
                       finding->record.id, NULL, NULL, NULL);
  event->kind = kind;
  event->state_before = state_before;
  event->state_after = finding->state;
  event->made_on = g_strdup (step->on);
  event->person = g_strdup (step->person);
  event->second = g_strdup (step->second);
  event->text = g_strdup (step->text);
  event->due = g_strdup (finding->due);
  return shian_store_save (store, &SHIAN_FINDING_EVENT_TYPE, event, error);
}

void
shian_finding_set_deadline (ShianStore *store, ShianFinding *finding, const char *from)
{
  g_autoptr (ShianCalendar) calendar = shian_calendar_load (store);
  GDate date;

  g_clear_pointer (&finding->due, g_free);
  g_clear_pointer (&finding->due_reason, g_free);
  if (finding->days == SHIAN_INTEGER_NONE || !shian_date_from_iso (from, &date))
    return;
  finding->due_reason =
      shian_calendar_deadline (calendar, &date, (int) CLAMP (finding->days, 0, 3650));
  finding->due = shian_date_to_iso (&date);
}

/* The next number of the year: never one that was used, even when that finding was removed. */
static char *
next_label (ShianStore *store, const char *found_on)
{
  g_autofree char *year = g_strndup (found_on, 4);
  g_autofree char *low = g_strconcat (year, "-", NULL);
  g_autofree char *high = g_strconcat (year, ".", NULL);
  g_autoptr (ShianFinding) last = shian_store_select_one (
      store, &SHIAN_FINDING_TYPE, "WHERE label >= ?1 AND label < ?2 ORDER BY label DESC", NULL,
      "ss", low, high);

  return g_strdup_printf ("%s-%06d", year, last != NULL ? atoi (last->label + 5) + 1 : 1);
}

static gboolean
refuse (GError **error, const char *message)
{
  g_set_error_literal (error, SHIAN_ERROR, SHIAN_ERROR_INVALID, message);
  return FALSE;
}

static gboolean
add_inside (ShianStore *store, gpointer data, GError **error)
{
  ShianFinding *finding = data;
  ShianFindingStep step = { .person = finding->found_by,
                            .text = finding->text,
                            .on = finding->found_on };

  return shian_store_save (store, &SHIAN_FINDING_TYPE, finding, error) &&
         shian_finding_add_event (store, finding, SHIAN_EVENT_RAISED, finding->state, &step, error);
}

gboolean
shian_finding_add (ShianStore *store, ShianFinding *finding, GError **error)
{
  if (finding->found_on == NULL)
    finding->found_on = shian_clock_today_iso ();
  if (shian_text_is_empty (finding->text) || shian_text_is_empty (finding->found_by))
    return refuse (error, _ ("A finding says what was found and by whom"));
  finding->state = SHIAN_FINDING_OPEN;
  if (finding->due == NULL)
    shian_finding_set_deadline (store, finding, finding->found_on);
  g_free (finding->label);
  finding->label = next_label (store, finding->found_on);
  return shian_store_transact (store, _ ("New finding"), add_inside, finding, error);
}

gboolean
shian_finding_save (ShianStore *store, ShianFinding *finding, GError **error)
{
  g_autoptr (ShianFinding) stored = shian_finding_find (store, finding->record.id, error);

  if (stored == NULL)
    return FALSE;
  if (stored->state == SHIAN_FINDING_CLOSED)
    return refuse (error, _ ("This finding is closed; it cannot be changed any more"));
  if (stored->state != finding->state || g_strcmp0 (stored->label, finding->label) != 0)
    return refuse (error, _ ("The state of a finding changes by its steps only"));
  if (g_strcmp0 (stored->text, finding->text) != 0)
    finding->auto_text = FALSE;
  if (stored->n_extensions <= 0 && stored->days != finding->days)
    shian_finding_set_deadline (store, finding, finding->found_on);
  return shian_store_save (store, &SHIAN_FINDING_TYPE, finding, error);
}

guint
shian_finding_repeats (ShianStore *store, const ShianFinding *finding)
{
  g_autofree char *from = NULL;
  GDate date;

  if (finding->item == NULL || !shian_date_from_iso (finding->found_on, &date))
    return 0;
  g_date_subtract_months (&date, REPEAT_MONTHS);
  from = shian_date_to_iso (&date);
  if (finding->label == NULL)
    return 0;
  return (guint) ask_integer (
      store,
      "SELECT count(*) FROM finding WHERE subject = ?1 AND item = ?2 AND found_on >= ?3 "
      "AND label < ?4 AND deleted = 0",
      finding->subject, finding->item, from, finding->label);
}

int
shian_finding_days_late (const ShianFinding *finding, const ShianCalendar *calendar,
                         const GDate *today)
{
  GDate due, until = *today;

  if (!shian_date_from_iso (finding->due, &due))
    return 0;
  if (finding->state != SHIAN_FINDING_OPEN) {
    if (finding->replied_on == NULL || !shian_date_from_iso (finding->replied_on, &until))
      return 0;
  }
  return g_date_compare (&due, &until) < 0
             ? MAX (1, shian_calendar_count_working_days (calendar, &due, &until))
             : 0;
}
