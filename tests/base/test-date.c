/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/date.h"
#include "base/error.h"

#include <string.h>

static void
test_parse (void)
{
  static const struct {
    const char *text;
    const char *iso;
  } cases[] = {
    { "2024-03-31", "2024-03-31" },         { "2024/3/31", "2024-03-31" },
    { "2024.3.31", "2024-03-31" },          { "20240331", "2024-03-31" },
    { "2024年3月31日", "2024-03-31" },      { "２０２４年０３月３１日", "2024-03-31" },
    { "２０２４－３－３１", "2024-03-31" }, { "２０２４．３．３１", "2024-03-31" },
    { "２０２４／３／３１", "2024-03-31" }, { " 2024 年 3 月 31 日 ", "2024-03-31" },
    { "2024年3月31", "2024-03-31" },        { "2024-2-29", "2024-02-29" },
    { "1900-01-01", "1900-01-01" },         { "2199-12-31", "2199-12-31" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GError) error = NULL;
    g_autofree char *iso = NULL;
    GDate date;
    g_assert_true (shian_date_parse (cases[i].text, &date, &error));
    g_assert_no_error (error);
    iso = shian_date_to_iso (&date);
    g_assert_cmpstr (iso, ==, cases[i].iso);
  }
}

static void
test_parse_refuses (void)
{
  static const char *const texts[] = {
    "",
    "明天",
    "2024",
    "2024-03",
    "2024年3月",
    "2023-02-29",
    "2024-13-01",
    "2024-00-10",
    "2024-04-31",
    "2024-01-00",
    "1899-12-31",
    "2200-01-01",
    "24-3-31",
    "31-03-2024",
    "202403",
    "2024033",
    "202403311",
    "2024-03-31x",
    "2024--3-31",
    "2024-03-31 10:00",
    "二〇二四年三月",
    "-2024-03-31",
    "9999999999999999999-1-1",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++) {
    g_autoptr (GError) error = NULL;
    g_autofree char *iso = NULL;
    GDate date;
    g_assert_true (shian_date_set (&date, 2001, 2, 3));
    g_assert_false (shian_date_parse (texts[i], &date, &error));
    g_assert_error (error, SHIAN_ERROR, SHIAN_ERROR_INVALID);
    g_assert_nonnull (strstr (error->message, texts[i]));
    iso = shian_date_to_iso (&date);
    g_assert_cmpstr (iso, ==, "2001-02-03");
  }
}

static void
test_parse_bytes (void)
{
  g_autoptr (GError) error = NULL;
  GDate date;

  g_assert_false (shian_date_parse ("2024\xc4\xea", &date, &error));
  g_assert_error (error, SHIAN_ERROR, SHIAN_ERROR_INVALID);
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
}

static void
test_from_iso (void)
{
  static const char *const refused[] = {
    NULL,       "",           "2024-3-31",  "2024/03/31", "2024-02-30", "2024-03-311",
    "20240331", " 024-03-31", "2024- 3-31", "2024-+3-31", "2024-03-+1", "2024-03- 1",
    "２０２４", "+024-03-31", "2024-0x-31", "1899-12-31",
  };
  GDate date;

  g_assert_true (shian_date_from_iso ("2024-02-29", &date));
  g_assert_cmpint (g_date_get_day (&date), ==, 29);
  for (gsize i = 0; i < G_N_ELEMENTS (refused); i++) {
    g_test_message ("%s", refused[i] != NULL ? refused[i] : "NULL");
    g_assert_false (shian_date_from_iso (refused[i], &date));
  }
}

static void
test_round_trip (void)
{
  GDate day;
  GDate end;

  g_assert_true (shian_date_set (&day, 1999, 12, 1));
  g_assert_true (shian_date_set (&end, 2033, 1, 1));
  for (; g_date_compare (&day, &end) < 0; g_date_add_days (&day, 1)) {
    g_autofree char *iso = shian_date_to_iso (&day);
    g_autofree char *chinese = shian_date_to_chinese (&day);
    GDate from_iso;
    GDate from_chinese;
    g_assert_true (shian_date_from_iso (iso, &from_iso));
    g_assert_true (shian_date_parse (chinese, &from_chinese, NULL));
    g_assert_cmpint (g_date_compare (&day, &from_iso), ==, 0);
    g_assert_cmpint (g_date_compare (&day, &from_chinese), ==, 0);
  }
}

static void
test_chinese (void)
{
  g_autofree char *march = shian_date_iso_to_chinese ("2024-03-05");
  g_autofree char *none = shian_date_iso_to_chinese (NULL);
  g_autofree char *malformed = shian_date_iso_to_chinese ("2024-3-5");
  GDate sunday;

  g_assert_cmpstr (march, ==, "2024年3月5日");
  g_assert_cmpstr (none, ==, "");
  g_assert_cmpstr (malformed, ==, "");
  g_assert_true (shian_date_set (&sunday, 2024, 3, 31));
  g_assert_cmpstr (shian_date_weekday (&sunday), ==, "周日");
  g_date_add_days (&sunday, 1);
  g_assert_cmpstr (shian_date_weekday (&sunday), ==, "周一");
}

static void
test_set (void)
{
  GDate date;

  g_assert_true (shian_date_set (&date, 2000, 2, 29));
  g_assert_false (shian_date_set (&date, 2100, 2, 29));
  g_assert_false (shian_date_set (&date, 2024, 13, 1));
  g_assert_false (shian_date_set (&date, 2024, 1, -1));
  g_assert_false (shian_date_set (&date, 2024, 1, 257));
  g_assert_cmpint (g_date_get_year (&date), ==, 2000);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/date/parse", test_parse);
  g_test_add_func ("/base/date/parse-refuses", test_parse_refuses);
  g_test_add_func ("/base/date/parse-bytes", test_parse_bytes);
  g_test_add_func ("/base/date/from-iso", test_from_iso);
  g_test_add_func ("/base/date/round-trip", test_round_trip);
  g_test_add_func ("/base/date/chinese", test_chinese);
  g_test_add_func ("/base/date/set", test_set);
  return g_test_run ();
}
