/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/calendar.h"

#include "base/date.h"
#include "base/error.h"
#include "base/text.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

#define BYTE_ORDER_MARK "\xef\xbb\xbf"
#define BUILTIN "/io/github/shian/Shian/calendar/cn-holidays.csv"

typedef struct {
  gboolean holiday;
  char *name;
} Day;

struct _ShianCalendar {
  GHashTable *days;  /* julian day → Day */
  GHashTable *years; /* set of years */
};

static void
day_free (gpointer data)
{
  Day *day = data;
  g_free (day->name);
  g_free (day);
}

void
shian_calendar_free (ShianCalendar *calendar)
{
  g_hash_table_unref (calendar->days);
  g_hash_table_unref (calendar->years);
  g_free (calendar);
}

static gboolean
add_line (ShianCalendar *calendar, const char *line, guint number, GError **error)
{
  g_auto (GStrv) cells = g_strsplit (line, ",", 3);
  GDate date;
  Day *day;

  if (g_strv_length (cells) < 2 || !shian_date_from_iso (cells[0], &date) ||
      (!g_str_equal (cells[1], "holiday") && !g_str_equal (cells[1], "workday"))) {
    g_set_error (error, SHIAN_ERROR, SHIAN_ERROR_INVALID,
                 _ ("Calendar, line %u: expected “date,holiday|workday,name” but found “%s”"),
                 number, line);
    return FALSE;
  }
  day = g_new0 (Day, 1);
  day->holiday = g_str_equal (cells[1], "holiday");
  day->name = g_strdup (cells[2] != NULL ? cells[2] : "");
  g_hash_table_replace (calendar->days, GUINT_TO_POINTER (g_date_get_julian (&date)), day);
  g_hash_table_add (calendar->years, GUINT_TO_POINTER ((guint) g_date_get_year (&date)));
  return TRUE;
}

gboolean
shian_calendar_add_csv (ShianCalendar *calendar, const char *csv, GError **error)
{
  g_auto (GStrv) lines = NULL;

  if (!shian_text_check (csv, 0, _ ("Calendar"), error))
    return FALSE;
  lines = g_strsplit (g_str_has_prefix (csv, BYTE_ORDER_MARK) ? csv + 3 : csv, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++) {
    char *line = g_strstrip (lines[i]);
    if (*line == '\0' || *line == '#' || g_str_has_prefix (line, "date,"))
      continue;
    if (!add_line (calendar, line, i + 1, error))
      return FALSE;
  }
  return TRUE;
}

ShianCalendar *
shian_calendar_new_from_csv (const char *csv, GError **error)
{
  g_autoptr (ShianCalendar) calendar = g_new0 (ShianCalendar, 1);

  calendar->days = g_hash_table_new_full (NULL, NULL, NULL, day_free);
  calendar->years = g_hash_table_new (NULL, NULL);
  if (!shian_calendar_add_csv (calendar, csv, error))
    return NULL;
  return g_steal_pointer (&calendar);
}

ShianCalendar *
shian_calendar_new_builtin (void)
{
  g_autoptr (GBytes) bytes = g_resources_lookup_data (BUILTIN, 0, NULL);
  g_autofree char *csv = NULL;
  ShianCalendar *calendar;

  g_assert (bytes != NULL);
  csv = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  calendar = shian_calendar_new_from_csv (csv, NULL);
  g_assert (calendar != NULL);
  return calendar;
}

gboolean
shian_calendar_knows_year (const ShianCalendar *calendar, int year)
{
  return g_hash_table_contains (calendar->years, GINT_TO_POINTER (year));
}

ShianDayKind
shian_calendar_day (const ShianCalendar *calendar, const GDate *date, const char **name)
{
  const Day *day =
      g_hash_table_lookup (calendar->days, GUINT_TO_POINTER (g_date_get_julian (date)));

  if (name != NULL)
    *name = day != NULL ? day->name : NULL;
  if (day != NULL)
    return day->holiday ? SHIAN_DAY_HOLIDAY : SHIAN_DAY_WORKDAY;
  return g_date_get_weekday (date) >= G_DATE_SATURDAY ? SHIAN_DAY_WEEKEND : SHIAN_DAY_WORKDAY;
}

/* In Chinese, which days are passed over and why: @days from @first on. */
static char *
describe_rest (const GDate *first, guint days, const char *holiday)
{
  GDate last = *first;
  const char *name = holiday;

  if (name == NULL)
    name = days > 1 ? "周末" : shian_date_weekday (first);
  if (days == 1)
    return g_strdup_printf ("%u月%u日为%s休息日，顺延", (guint) g_date_get_month (first),
                            (guint) g_date_get_day (first), name);
  g_date_add_days (&last, days - 1);
  return g_strdup_printf ("%u月%u日至%u月%u日为%s休息日，顺延", (guint) g_date_get_month (first),
                          (guint) g_date_get_day (first), (guint) g_date_get_month (&last),
                          (guint) g_date_get_day (&last), name);
}

char *
shian_calendar_roll_forward (const ShianCalendar *calendar, GDate *date)
{
  GDate first = *date;
  const char *holiday = NULL;
  const char *name = NULL;
  ShianDayKind kind;
  guint days = 0;

  while ((kind = shian_calendar_day (calendar, date, &name)) != SHIAN_DAY_WORKDAY) {
    if (kind == SHIAN_DAY_HOLIDAY && holiday == NULL)
      holiday = name;
    g_date_add_days (date, 1);
    days++;
  }
  return days > 0 ? describe_rest (&first, days, holiday) : NULL;
}

void
shian_calendar_add_working_days (const ShianCalendar *calendar, GDate *date, int days)
{
  int left = ABS (days);

  while (left > 0) {
    if (days > 0)
      g_date_add_days (date, 1);
    else
      g_date_subtract_days (date, 1);
    if (shian_calendar_day (calendar, date, NULL) == SHIAN_DAY_WORKDAY)
      left--;
  }
}

int
shian_calendar_count_working_days (const ShianCalendar *calendar, const GDate *from,
                                   const GDate *to)
{
  GDate day = *from;
  int n = 0;

  while (g_date_compare (&day, to) < 0) {
    g_date_add_days (&day, 1);
    n += shian_calendar_day (calendar, &day, NULL) == SHIAN_DAY_WORKDAY;
  }
  return n;
}

/* Which holidays and moved working days lie after @from, up to @to: “，其间有端午假期”. */
static void
append_holidays (const ShianCalendar *calendar, const GDate *from, const GDate *to, GString *text)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  GDate day = *from;
  const char *name;

  while (g_date_compare (&day, to) < 0) {
    g_date_add_days (&day, 1);
    if (shian_calendar_day (calendar, &day, &name) == SHIAN_DAY_HOLIDAY && name != NULL &&
        *name != '\0' && !g_ptr_array_find_with_equal_func (names, name, g_str_equal, NULL))
      g_ptr_array_add (names, (gpointer) name);
  }
  for (guint i = 0; i < names->len; i++)
    g_string_append_printf (text, "%s%s", i == 0 ? "，其间有" : "、", (char *) names->pdata[i]);
  if (names->len > 0)
    g_string_append (text, "假期，顺延");
}

static void
append_unknown (const ShianCalendar *calendar, int first, int last, GString *text)
{
  for (int year = first; year <= last; year++)
    if (!shian_calendar_knows_year (calendar, year))
      g_string_append_printf (text, "；%d年放假安排尚未导入，只扣除了周末", year);
}

char *
shian_calendar_deadline (const ShianCalendar *calendar, GDate *date, int days)
{
  GDate from = *date;
  GString *text = g_string_new (NULL);
  g_autofree char *begin = shian_date_to_chinese (date);

  if (days <= 0) {
    g_string_append_printf (text, "%s当日", begin);
  } else {
    shian_calendar_add_working_days (calendar, date, days);
    g_string_append_printf (text, "自%s次日起%d个工作日", begin, days);
    append_holidays (calendar, &from, date, text);
  }
  append_unknown (calendar, g_date_get_year (&from), g_date_get_year (date), text);
  return g_string_free (text, FALSE);
}
