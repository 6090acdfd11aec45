/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Working days: weekends, public holidays and the working days moved for them. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _ShianCalendar ShianCalendar;

typedef enum {
  SHIAN_DAY_WORKDAY, /* an ordinary or a moved working day */
  SHIAN_DAY_WEEKEND,
  SHIAN_DAY_HOLIDAY,
} ShianDayKind;

/** shian_calendar_new_builtin: the calendar shipped with the program. (transfer full) */
ShianCalendar *shian_calendar_new_builtin (void);

/**
 * shian_calendar_new_from_csv:
 * Reads lines “date,kind,name”, kind being holiday or workday (a weekend worked in exchange);
 * lines beginning with # and one heading line are passed over. SHIAN_ERROR_INVALID names the
 * line. (transfer full)
 */
ShianCalendar *shian_calendar_new_from_csv (const char *csv, GError **error);
/** shian_calendar_add_csv: more days of the same form; a day said again replaces what was there. On
 * error the lines before the faulty one stay added. */
gboolean shian_calendar_add_csv (ShianCalendar *calendar, const char *csv, GError **error);
void shian_calendar_free (ShianCalendar *calendar);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ShianCalendar, shian_calendar_free)

/** shian_calendar_knows_year: whether the arrangement of holidays of @year is loaded; without it
 * only weekends are known and results in that year must be called provisional. */
gboolean shian_calendar_knows_year (const ShianCalendar *calendar, int year);

/** shian_calendar_day: what @date is; @name receives the holiday's name, or NULL. */
ShianDayKind shian_calendar_day (const ShianCalendar *calendar, const GDate *date,
                                 const char **name);

/** shian_calendar_roll_forward: moves @date to the next working day unless it is one. Returns in
 * Chinese why it moved (“6月8日至6月10日为端午休息日，顺延”), or NULL when it did not. The last day of a period
 * that falls on a rest day moves to the day after it: Civil Code article 203. (transfer full) */
char *shian_calendar_roll_forward (const ShianCalendar *calendar, GDate *date);

/** shian_calendar_add_working_days: moves @date by @days working days; the day itself does not
 * count. @days may be negative. */
void shian_calendar_add_working_days (const ShianCalendar *calendar, GDate *date, int days);

/** shian_calendar_count_working_days: working days after @from up to and including @to; 0 when @to
 * is not later. */
int shian_calendar_count_working_days (const ShianCalendar *calendar, const GDate *from,
                                       const GDate *to);

/** shian_calendar_deadline: moves @date by @days working days, the day itself not counted, and
 * returns in Chinese how the day comes about, with the holidays passed over and the years whose
 * arrangement is not known. (transfer full) */
char *shian_calendar_deadline (const ShianCalendar *calendar, GDate *date, int days);

G_END_DECLS
