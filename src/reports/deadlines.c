/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reports/deadlines.h"

#include "base/date.h"
#include "checklist/due.h"
#include "plan/plan-text.h"

void
shian_deadline_free (ShianDeadline *deadline)
{
  g_free (deadline->title);
  g_free (deadline->due);
  g_free (deadline->reason);
  g_free (deadline->to);
  g_free (deadline);
}

static ShianDeadline *
add (GPtrArray *list, const ShianObligation *obligation, int year, int quarter)
{
  ShianDeadline *deadline = g_new0 (ShianDeadline, 1);

  deadline->kind = obligation->kind;
  deadline->period.year = year;
  deadline->period.quarter = quarter;
  deadline->to = g_strdup (obligation->recipient);
  g_ptr_array_add (list, deadline);
  return deadline;
}

static void
add_implementation_plan (GPtrArray *list, const ShianPlan *plan, const ShianObligation *obligation,
                         const ShianCalendar *calendar)
{
  ShianDeadline *deadline = add (list, obligation, (int) plan->year, 0);
  g_autofree char *moved = NULL;
  gboolean known = obligation->days > 0;

  deadline->title = g_strdup ("落实方案");
  if (known)
    deadline->due = shian_due_after_issue (plan->issued, obligation->days, calendar, &moved);
  if (!known)
    deadline->reason = g_strdup ("计划未写明期限");
  else if (deadline->due == NULL)
    deadline->reason = g_strdup_printf ("印发后%d日内；请先填写印发日期", (int) obligation->days);
  else
    deadline->reason = g_strdup_printf ("印发后%d日内%s%s", (int) obligation->days,
                                        moved != NULL ? "；" : "", moved != NULL ? moved : "");
}

/* A quarter that was over before the plan came out cannot be late. */
static gboolean
ended_before_issue (const ShianPlan *plan, const GDate *last_day)
{
  GDate issued;
  return shian_date_from_iso (plan->issued, &issued) && g_date_compare (last_day, &issued) < 0;
}

static void
add_quarter (GPtrArray *list, const ShianPlan *plan, const ShianObligation *obligation, int quarter,
             const ShianCalendar *calendar, int quarter_days)
{
  ShianDeadline *deadline = add (list, obligation, (int) plan->year, quarter);
  g_autofree char *period = shian_period_title (&deadline->period);
  GDate date;

  deadline->title = g_strdup_printf ("%s进展报告", period);
  shian_period_last_day (&deadline->period, &date);
  if (ended_before_issue (plan, &date)) {
    deadline->reason = g_strdup ("计划印发前已结束，是否补报以通知为准");
    return;
  }
  g_date_add_days (&date, (guint) MAX (quarter_days, 0));
  deadline->reason = shian_calendar_roll_forward (calendar, &date);
  deadline->due = shian_date_to_iso (&date);
}

static void
add_annual (GPtrArray *list, const ShianPlan *plan, const ShianObligation *obligation)
{
  ShianDeadline *deadline = add (list, obligation, (int) plan->year, 0);

  deadline->title = g_strdup_printf ("%d年度落实情况报告", (int) plan->year);
  deadline->due = g_strdup_printf ("%04d-12-31", (int) plan->year);
}

static int
by_due (gconstpointer a, gconstpointer b)
{
  const ShianDeadline *one = *(const ShianDeadline *const *) a;
  const ShianDeadline *two = *(const ShianDeadline *const *) b;
  int order = (one->due == NULL) - (two->due == NULL);

  if (order == 0)
    order = g_strcmp0 (one->due, two->due);
  if (order == 0)
    order = one->kind - two->kind;
  return order != 0 ? order : one->period.quarter - two->period.quarter;
}

GPtrArray *
shian_deadlines_list (const ShianPlanBook *book, const ShianCalendar *calendar, int quarter_days)
{
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify) shian_deadline_free);

  for (guint i = 0; i < book->obligations->len; i++) {
    const ShianObligation *obligation = book->obligations->pdata[i];
    if (obligation->kind == SHIAN_OBLIGATION_IMPLEMENTATION_PLAN)
      add_implementation_plan (list, book->plan, obligation, calendar);
    else if (obligation->kind == SHIAN_OBLIGATION_ANNUAL_REPORT)
      add_annual (list, book->plan, obligation);
    else
      for (int quarter = 1; quarter <= 4; quarter++)
        add_quarter (list, book->plan, obligation, quarter, calendar, quarter_days);
  }
  g_ptr_array_sort (list, by_due);
  return list;
}
