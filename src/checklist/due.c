/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "checklist/due.h"

#include "base/date.h"
#include "plan/plan-text.h"

char *
shian_due_after_issue (const char *issued, gint64 days, const ShianCalendar *calendar,
                       char **reason)
{
  GDate date;
  g_autofree char *moved = NULL;

  if (!shian_date_from_iso (issued, &date) || days < 0 || days > 3660)
    return NULL;
  g_date_add_days (&date, (guint) days);
  moved = shian_calendar_roll_forward (calendar, &date);
  if (reason != NULL)
    *reason = g_steal_pointer (&moved);
  return shian_date_to_iso (&date);
}

static gboolean
names_a_day (const ShianPlanDate *date)
{
  return date->kind == SHIAN_TEXT_DATE_DAYS || date->day != NULL;
}

static char *
day_of (const ShianPlan *plan, const ShianPlanDate *date, const ShianCalendar *calendar,
        char **reason)
{
  if (date->kind == SHIAN_TEXT_DATE_DAYS)
    return shian_due_after_issue (plan->issued, date->amount, calendar, reason);
  return g_strdup (date->day);
}

char *
shian_due_of_task (const ShianPlan *plan, const ShianBookTask *task, const ShianCalendar *calendar,
                   char **reason)
{
  g_autofree char *latest = NULL;
  g_autofree char *why = NULL;

  for (guint i = 0; i < task->dates->len; i++) {
    const ShianPlanDate *date = task->dates->pdata[i];
    g_autofree char *moved = NULL;
    g_autofree char *day = names_a_day (date) ? day_of (plan, date, calendar, &moved) : NULL;
    if (day == NULL || g_strcmp0 (day, latest) <= 0)
      continue;
    g_free (latest);
    latest = g_steal_pointer (&day);
    g_free (why);
    why = moved != NULL ? g_strdup_printf ("文中“%s”；%s", date->text, moved)
                        : g_strdup_printf ("文中“%s”", date->text);
  }
  *reason = g_steal_pointer (&why);
  if (latest != NULL)
    return g_steal_pointer (&latest);
  return g_strdup_printf ("%04d-12-31", (int) plan->year);
}
