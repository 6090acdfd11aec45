/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/clock.h"
#include "base/date.h"

static char *
today (void)
{
  GDate date;
  shian_clock_today (&date);
  return shian_date_to_iso (&date);
}

static void
test_fixed (void)
{
  g_autofree char *fixed = NULL;
  g_autofree char *wins = NULL;
  g_autofree char *malformed = NULL;
  g_autofree char *machine = NULL;
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  GDate date;

  g_setenv ("SHIAN_TODAY", "2024-12-31", TRUE);
  fixed = today ();
  g_assert_cmpstr (fixed, ==, "2024-12-31");

  g_assert_true (shian_date_set (&date, 2024, 3, 31));
  shian_clock_fix_today (&date);
  wins = today ();
  g_assert_cmpstr (wins, ==, "2024-03-31");

  shian_clock_fix_today (NULL);
  g_setenv ("SHIAN_TODAY", "yesterday", TRUE);
  malformed = today ();
  g_unsetenv ("SHIAN_TODAY");
  machine = today ();
  g_assert_cmpstr (malformed, ==, machine);
  shian_clock_today (&date);
  g_assert_cmpint (ABS (g_date_get_year (&date) - g_date_time_get_year (now)), <=, 1);
}

static void
test_now (void)
{
  gint64 before = g_get_real_time ();
  gint64 first;
  gint64 second;

  g_assert_cmpint (shian_clock_now (), >=, before);
  g_setenv ("SHIAN_TODAY", "2024-03-31", TRUE);
  first = shian_clock_now ();
  second = shian_clock_now ();
  g_unsetenv ("SHIAN_TODAY");
  /* 2024-03-31T12:00:00Z is 1711886400 seconds. */
  g_assert_cmpint (first / G_USEC_PER_SEC, ==, 1711886400);
  g_assert_cmpint (second - first, ==, 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/clock/fixed", test_fixed);
  g_test_add_func ("/base/clock/now", test_now);
  return g_test_run ();
}
