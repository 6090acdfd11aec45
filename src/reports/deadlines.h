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
 * In the order of their dates; at the end what has no date, in the order of the periods. The implementation plan is due the stated
 * number of days after issue; a quarterly report @quarter_days after the quarter's last day (by that
 * day when 0); both move on to a working day. A quarter that ended before the plan was issued has no
 * date. The annual report is due on 31 December.
 * (transfer full) (element-type ShianDeadline)
 */
GPtrArray *shian_deadlines_list (const ShianPlanBook *book, const ShianCalendar *calendar,
                                 int quarter_days);

G_END_DECLS
