/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/calendar.h"

#include "base/date.h"
#include "base/error.h"

#include <string.h>

#define CSV                                                                                        \
  "# kept by hand\n"                                                                               \
  "date,kind,name\n"                                                                               \
  "\n"                                                                                             \
  "2024-05-01,holiday,劳动节\r\n"                                                               \
  "2024-05-02,holiday,劳动节\r\n"                                                               \
  "2024-05-03,holiday,劳动节\n"                                                                 \
  "2024-05-04,holiday,劳动节\n"                                                                 \
  "2024-05-05,holiday,劳动节\n"                                                                 \
  "  2024-05-11,workday,劳动节  \n"                                                             \
  "2024-06-07,holiday"

static void
set_day (GDate *date, const char *iso)
{
  g_assert_true (shian_date_from_iso (iso, date));
}

static void
assert_day (const GDate *date, const char *expected)
{
  g_autofree char *iso = shian_date_to_iso (date);
  g_assert_cmpstr (iso, ==, expected);
}

static ShianCalendar *
new_calendar (const char *csv)
{
  g_autoptr (GError) error = NULL;
  ShianCalendar *calendar = shian_calendar_new_from_csv (csv, &error);

  g_assert_no_error (error);
  g_assert_nonnull (calendar);
  return calendar;
}

static void
test_days (void)
{
  static const struct {
    const char *iso;
    ShianDayKind kind;
    const char *name;
  } cases[] = {
    { "2024-04-30", SHIAN_DAY_WORKDAY, NULL },     { "2024-05-01", SHIAN_DAY_HOLIDAY, "劳动节" },
    { "2024-05-04", SHIAN_DAY_HOLIDAY, "劳动节" }, { "2024-05-06", SHIAN_DAY_WORKDAY, NULL },
    { "2024-05-11", SHIAN_DAY_WORKDAY, "劳动节" }, { "2024-05-12", SHIAN_DAY_WEEKEND, NULL },
    { "2024-06-07", SHIAN_DAY_HOLIDAY, "" },       { "2031-01-01", SHIAN_DAY_WORKDAY, NULL },
  };
  g_autoptr (ShianCalendar) calendar = new_calendar (CSV);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    const char *name = "left alone";
    GDate date;
    set_day (&date, cases[i].iso);
    g_assert_cmpint (shian_calendar_day (calendar, &date, &name), ==, cases[i].kind);
    g_assert_cmpstr (name, ==, cases[i].name);
    g_assert_cmpint (shian_calendar_day (calendar, &date, NULL), ==, cases[i].kind);
  }
  g_assert_true (shian_calendar_knows_year (calendar, 2024));
  g_assert_false (shian_calendar_knows_year (calendar, 2025));
}

static void
assert_rolls (const ShianCalendar *calendar, const char *from, const char *to, const char *reason)
{
  g_autofree char *found = NULL;
  GDate date;

  set_day (&date, from);
  found = shian_calendar_roll_forward (calendar, &date);
  assert_day (&date, to);
  g_assert_cmpstr (found, ==, reason);
}

static void
test_roll_forward (void)
{
  g_autoptr (ShianCalendar) calendar = new_calendar (CSV);

  assert_rolls (calendar, "2024-04-30", "2024-04-30", NULL);
  assert_rolls (calendar, "2024-05-01", "2024-05-06", "5月1日至5月5日为劳动节休息日，顺延");
  assert_rolls (calendar, "2024-05-05", "2024-05-06", "5月5日为劳动节休息日，顺延");
  /* A Saturday worked in exchange is no rest day; the Sunday after it is. */
  assert_rolls (calendar, "2024-05-11", "2024-05-11", NULL);
  assert_rolls (calendar, "2024-05-12", "2024-05-13", "5月12日为周日休息日，顺延");
  assert_rolls (calendar, "2024-06-07", "2024-06-10", "6月7日至6月9日为休息日，顺延");
  assert_rolls (calendar, "2023-12-30", "2024-01-01", "12月30日至12月31日为周末休息日，顺延");
}

static void
assert_working_days (const ShianCalendar *calendar, const char *from, int days, const char *to)
{
  GDate date;

  set_day (&date, from);
  shian_calendar_add_working_days (calendar, &date, days);
  assert_day (&date, to);
}

static void
test_working_days (void)
{
  g_autoptr (ShianCalendar) calendar = new_calendar (CSV);

  assert_working_days (calendar, "2024-04-29", 0, "2024-04-29");
  assert_working_days (calendar, "2024-04-29", 1, "2024-04-30");
  assert_working_days (calendar, "2024-04-29", 2, "2024-05-06");
  /* 6, 7, 8, 9, 10 and the moved Saturday. */
  assert_working_days (calendar, "2024-05-05", 6, "2024-05-11");
  assert_working_days (calendar, "2024-05-05", 7, "2024-05-13");
  assert_working_days (calendar, "2024-05-13", -1, "2024-05-11");
  assert_working_days (calendar, "2024-05-06", -1, "2024-04-30");
  assert_working_days (calendar, "2024-05-06", -2, "2024-04-29");
}

static void
test_refuses (void)
{
  static const struct {
    const char *csv;
    const char *word;
  } cases[] = {
    { "date,kind,name\n2024-02-30,holiday,春节\n", "line 2" },
    { "2024-05-01,rest,劳动节", "line 1" },
    { "\n\n2024-05-01", "line 3" },
    { "2024/5/1,holiday,劳动节", "2024/5/1" },
    { "2024- 5-01,holiday,劳动节", "line 1" },
    { "2024-05-01,holiday,\xc0\xcd\xb6\xaf", "UTF-8" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GError) error = NULL;
    g_assert_null (shian_calendar_new_from_csv (cases[i].csv, &error));
    g_assert_error (error, SHIAN_ERROR, SHIAN_ERROR_INVALID);
    g_assert_nonnull (strstr (error->message, cases[i].word));
    g_assert_true (g_utf8_validate (error->message, -1, NULL));
  }
}

/* Spreadsheet programs put a byte order mark before the first line. */
static void
test_byte_order_mark (void)
{
  g_autoptr (ShianCalendar) heading =
      new_calendar ("\ufeffdate,kind,name\n2027-01-01,holiday,元旦\n");
  g_autoptr (ShianCalendar) bare = new_calendar ("\ufeff2027-01-01,holiday,元旦\n");
  g_autoptr (ShianCalendar) empty = new_calendar ("");

  g_assert_true (shian_calendar_knows_year (heading, 2027));
  g_assert_true (shian_calendar_knows_year (bare, 2027));
  g_assert_false (shian_calendar_knows_year (empty, 2027));
}

static void
test_last_line_wins (void)
{
  g_autoptr (ShianCalendar) calendar =
      new_calendar ("2024-05-01,holiday,甲\n2024-05-01,workday,乙\n");
  const char *name = NULL;
  GDate date;

  set_day (&date, "2024-05-01");
  g_assert_cmpint (shian_calendar_day (calendar, &date, &name), ==, SHIAN_DAY_WORKDAY);
  g_assert_cmpstr (name, ==, "乙");
}

static void
test_builtin (void)
{
  g_autoptr (ShianCalendar) calendar = shian_calendar_new_builtin ();

  for (int year = 2024; year <= 2026; year++)
    g_assert_true (shian_calendar_knows_year (calendar, year));
  assert_rolls (calendar, "2024-02-10", "2024-02-18", "2月10日至2月17日为春节休息日，顺延");
  assert_rolls (calendar, "2024-06-08", "2024-06-11", "6月8日至6月10日为端午休息日，顺延");
  assert_rolls (calendar, "2024-10-12", "2024-10-12", NULL);
  assert_rolls (calendar, "2025-10-06", "2025-10-09", "10月6日至10月8日为中秋休息日，顺延");
  assert_working_days (calendar, "2024-09-30", 5, "2024-10-12");
  assert_working_days (calendar, "2026-02-13", 1, "2026-02-14");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/calendar/days", test_days);
  g_test_add_func ("/base/calendar/roll-forward", test_roll_forward);
  g_test_add_func ("/base/calendar/working-days", test_working_days);
  g_test_add_func ("/base/calendar/refuses", test_refuses);
  g_test_add_func ("/base/calendar/byte-order-mark", test_byte_order_mark);
  g_test_add_func ("/base/calendar/last-line-wins", test_last_line_wins);
  g_test_add_func ("/base/calendar/builtin", test_builtin);
  return g_test_run ();
}
