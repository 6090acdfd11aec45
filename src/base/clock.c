/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/clock.h"

#include "base/date.h"

static GDate fixed;
static gboolean is_fixed;

void
shian_clock_fix_today (const GDate *date)
{
  is_fixed = date != NULL;
  if (is_fixed)
    fixed = *date;
}

static gboolean
get_fixed (GDate *date)
{
  const char *variable = g_getenv ("SHIAN_TODAY");

  if (is_fixed) {
    *date = fixed;
    return TRUE;
  }
  return variable != NULL && shian_date_parse (variable, date, NULL);
}

void
shian_clock_today (GDate *date)
{
  g_autoptr (GDateTime) now = NULL;

  g_return_if_fail (date != NULL);
  if (get_fixed (date))
    return;
  now = g_date_time_new_now_local ();
  g_date_clear (date, 1);
  g_date_set_dmy (date, (GDateDay) g_date_time_get_day_of_month (now),
                  (GDateMonth) g_date_time_get_month (now), (GDateYear) g_date_time_get_year (now));
}

char *
shian_clock_today_iso (void)
{
  GDate today;

  shian_clock_today (&today);
  return shian_date_to_iso (&today);
}

gint64
shian_clock_now (void)
{
  static gint step;
  GDate date;
  g_autoptr (GDateTime) noon = NULL;

  if (!get_fixed (&date))
    return g_get_real_time ();
  noon = g_date_time_new_utc (g_date_get_year (&date), (int) g_date_get_month (&date),
                              g_date_get_day (&date), 12, 0, 0);
  return g_date_time_to_unix (noon) * G_USEC_PER_SEC + g_atomic_int_add (&step, 1);
}
