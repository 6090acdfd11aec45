/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/date.h"
#include "base/error.h"
#include "base/period.h"

#include <string.h>

static void
assert_bounds (const char *key, const char *title, const char *first, const char *last)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *key_again = NULL;
  g_autofree char *title_found = NULL;
  g_autofree char *first_found = NULL;
  g_autofree char *last_found = NULL;
  ShianPeriod period;
  GDate date;

  g_assert_true (shian_period_parse (key, &period, &error));
  g_assert_no_error (error);
  key_again = shian_period_key (&period);
  title_found = shian_period_title (&period);
  shian_period_first_day (&period, &date);
  first_found = shian_date_to_iso (&date);
  shian_period_last_day (&period, &date);
  last_found = shian_date_to_iso (&date);
  g_assert_cmpstr (key_again, ==, key);
  g_assert_cmpstr (title_found, ==, title);
  g_assert_cmpstr (first_found, ==, first);
  g_assert_cmpstr (last_found, ==, last);
}

static void
test_parse (void)
{
  ShianPeriod period;

  assert_bounds ("2024Q1", "2024年第一季度", "2024-01-01", "2024-03-31");
  assert_bounds ("2024Q2", "2024年第二季度", "2024-04-01", "2024-06-30");
  assert_bounds ("2024Q3", "2024年第三季度", "2024-07-01", "2024-09-30");
  assert_bounds ("2024Q4", "2024年第四季度", "2024-10-01", "2024-12-31");
  assert_bounds ("2024", "2024年全年", "2024-01-01", "2024-12-31");
  g_assert_true (shian_period_parse ("2024q3", &period, NULL));
  g_assert_cmpint (period.quarter, ==, 3);
}

static void
test_refuses (void)
{
  static const char *const texts[] = {
    "",       "2024Q",  "2024Q0", "2024Q5", "2024Q11", "2024-1", "24Q1",   "Q1",
    "１２３", "202 Q1", "+024Q1", "1899",   "2200Q1",  "2024 ",  "2024H1", "2024年第一季度",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++) {
    g_autoptr (GError) error = NULL;
    ShianPeriod period;
    g_assert_false (shian_period_parse (texts[i], &period, &error));
    g_assert_error (error, SHIAN_ERROR, SHIAN_ERROR_INVALID);
    g_assert_nonnull (strstr (error->message, texts[i]));
    g_assert_nonnull (strstr (error->message, "2024Q1"));
  }
}

static void
test_refuses_bytes (void)
{
  g_autoptr (GError) error = NULL;
  ShianPeriod period;

  g_assert_false (shian_period_parse ("2024\xc4\xea", &period, &error));
  g_assert_error (error, SHIAN_ERROR, SHIAN_ERROR_INVALID);
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
}

static void
test_of_date (void)
{
  GDate date;

  g_assert_true (shian_date_set (&date, 2023, 12, 31));
  for (int month = 0; month < 14; month++, g_date_add_months (&date, 1)) {
    ShianPeriod period = shian_period_of_date (&date);
    GDate first;
    GDate last;
    shian_period_first_day (&period, &first);
    shian_period_last_day (&period, &last);
    g_assert_cmpint (period.quarter, >=, 1);
    g_assert_cmpint (g_date_compare (&first, &date), <=, 0);
    g_assert_cmpint (g_date_compare (&date, &last), <=, 0);
  }
}

static void
test_previous (void)
{
  static const char *const chain[] = { "2024Q2", "2024Q1", "2023Q4", "2023Q3" };
  ShianPeriod year = { 2024, 0 };
  ShianPeriod period;

  g_assert_true (shian_period_parse (chain[0], &period, NULL));
  for (gsize i = 1; i < G_N_ELEMENTS (chain); i++) {
    g_autofree char *key = NULL;
    period = shian_period_previous (&period);
    key = shian_period_key (&period);
    g_assert_cmpstr (key, ==, chain[i]);
  }
  year = shian_period_previous (&year);
  g_assert_cmpint (year.year, ==, 2023);
  g_assert_cmpint (year.quarter, ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/period/parse", test_parse);
  g_test_add_func ("/base/period/refuses", test_refuses);
  g_test_add_func ("/base/period/refuses-bytes", test_refuses_bytes);
  g_test_add_func ("/base/period/of-date", test_of_date);
  g_test_add_func ("/base/period/previous", test_previous);
  return g_test_run ();
}
