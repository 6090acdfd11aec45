/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/period.h"

#include "base/clock.h"
#include "base/date.h"
#include "base/error.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

static gboolean
read_period (const char *text, ShianPeriod *period)
{
  gsize length = strlen (text);

  if (length != 4 && length != 6)
    return FALSE;
  for (int i = 0; i < 4; i++)
    if (!g_ascii_isdigit (text[i]))
      return FALSE;
  period->year = atoi (text);
  period->quarter = 0;
  if (period->year < 1900 || period->year > 2199)
    return FALSE;
  if (length == 4)
    return TRUE;
  if ((text[4] != 'Q' && text[4] != 'q') || text[5] < '1' || text[5] > '4')
    return FALSE;
  period->year =
      (text[0] - '0') * 1000 + (text[1] - '0') * 100 + (text[2] - '0') * 10 + (text[3] - '0');
  period->quarter = text[5] - '0';
  return TRUE;
}

gboolean
shian_period_parse (const char *text, ShianPeriod *period, GError **error)
{
  g_return_val_if_fail (text != NULL && period != NULL, FALSE);
  if (read_period (text, period))
    return TRUE;
  g_set_error (error, SHIAN_ERROR, SHIAN_ERROR_INVALID,
               _ ("“%s” is not a period; write 2024Q1 for a quarter or 2024 for the year"),
               g_utf8_validate (text, -1, NULL) ? text : "?");
  return FALSE;
}

char *
shian_period_key (const ShianPeriod *period)
{
  return period->quarter == 0 ? g_strdup_printf ("%d", period->year)
                              : g_strdup_printf ("%dQ%d", period->year, period->quarter);
}

char *
shian_period_title (const ShianPeriod *period)
{
  static const char *const names[] = { "全年", "第一季度", "第二季度", "第三季度", "第四季度" };
  g_return_val_if_fail (period->quarter >= 0 && period->quarter <= 4, NULL);
  return g_strdup_printf ("%d年%s", period->year, names[period->quarter]);
}

ShianPeriod
shian_period_of_date (const GDate *date)
{
  ShianPeriod period = { g_date_get_year (date), ((int) g_date_get_month (date) + 2) / 3 };
  return period;
}

void
shian_period_first_day (const ShianPeriod *period, GDate *date)
{
  int month = period->quarter == 0 ? 1 : period->quarter * 3 - 2;
  shian_date_set (date, period->year, month, 1);
}

void
shian_period_last_day (const ShianPeriod *period, GDate *date)
{
  int month = period->quarter == 0 ? 12 : period->quarter * 3;
  int day = g_date_get_days_in_month ((GDateMonth) month, (GDateYear) period->year);
  shian_date_set (date, period->year, month, day);
}

void
shian_period_days (const ShianPeriod *period, char **from, char **to)
{
  GDate date;

  shian_period_first_day (period, &date);
  *from = shian_date_to_iso (&date);
  shian_period_last_day (period, &date);
  *to = shian_date_to_iso (&date);
}

ShianPeriod
shian_period_previous (const ShianPeriod *period)
{
  ShianPeriod previous = *period;

  if (previous.quarter > 1) {
    previous.quarter--;
  } else {
    previous.year--;
    previous.quarter = previous.quarter == 0 ? 0 : 4;
  }
  return previous;
}

ShianPeriod
shian_period_current (int year)
{
  GDate today;
  ShianPeriod period;

  shian_clock_today (&today);
  period = shian_period_of_date (&today);
  if (period.year != year)
    period.quarter = period.year > year ? 4 : 1;
  period.year = year;
  return period;
}
