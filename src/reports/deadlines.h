/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a unit owes under a plan, and when: the implementation plan, four quarterly reports, the
 * report of the year. */
#pragma once

#include "base/calendar.h"
#include "base/period.h"
#include "plan/plan-book.h"

G_BEGIN_DECLS

/** ShianDeadline:
 * @kind: ShianObligationKind
 * @period: the quarter reported on; quarter 0 for plan and annual report
 * @due: ISO date; NULL when the plan's date of issue is not known yet
 * @reason: (nullable): in Chinese, how the day comes about or why it is not known
 * @to: (nullable): the unit reported to */
typedef struct {
  int kind;
  ShianPeriod period;
  char *title;
  char *due;
  char *reason;
  char *to;
} ShianDeadline;

void shian_deadline_free (ShianDeadline *deadline);

/** Setting: days after the end of a quarter until its report is due; 0 when not set. Districts
 * differ, so it is the user's to change. */
#define SHIAN_SETTING_QUARTER_DAYS "quarter-days"

/**
 * shian_deadlines_list:
 * In the order of their dates, those without a date first. The implementation plan is due the stated
 * number of days after issue, moved on to a working day; a quarterly report @quarter_days after the
 * quarter's last day, likewise (by the last day itself when 0); the annual report on 31 December.
 * (transfer full) (element-type ShianDeadline)
 */
GPtrArray *shian_deadlines_list (const ShianPlanBook *book, const ShianCalendar *calendar,
                                 int quarter_days);

G_END_DECLS
