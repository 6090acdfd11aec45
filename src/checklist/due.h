/* SPDX-License-Identifier: GPL-3.0-or-later */
/* When a task is due. */
#pragma once

#include "base/calendar.h"
#include "plan/plan-book.h"

G_BEGIN_DECLS

/**
 * shian_due_of_task:
 * @reason: (out) (nullable): in Chinese, where the day comes from
 *
 * The latest date the task's own text names, else the last day of the plan's year. A number of days
 * after issue counts from the plan's date of issue and moves on to a working day. ISO date, (transfer
 * full).
 */
char *shian_due_of_task (const ShianPlan *plan, const ShianBookTask *task,
                         const ShianCalendar *calendar, char **reason);

/** shian_due_after_issue: @days after @issued, moved to the next working day; NULL when @issued is
 * no date. @reason (out, nullable) says in Chinese why it moved. (transfer full) */
char *shian_due_after_issue (const char *issued, gint64 days, const ShianCalendar *calendar,
                             char **reason);

G_END_DECLS
