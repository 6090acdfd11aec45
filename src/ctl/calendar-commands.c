/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Working days. */
#include "ctl/ctl.h"

#include "base/date.h"
#include "base/error.h"
#include "reports/registers.h"
#include "store/calendar-years.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>

/* The calendar needs no data file; where there is one, its imported years count. */
static ShianCalendar *
load (Ctl *ctl, GError **error)
{
  if (ctl->store_path == NULL)
    ctl->store_path = shian_registers_default_path ();
  if (!g_file_test (ctl->store_path, G_FILE_TEST_EXISTS))
    return shian_calendar_load (NULL);
  return ctl_reader (ctl, error) != NULL ? shian_calendar_load (ctl->store) : NULL;
}

static gboolean
read_year (const char *text, int *year, GError **error)
{
  guint64 value;

  if (!g_ascii_string_to_unsigned (text, 10, 1900, 2199, &value, NULL)) {
    g_set_error (error, SHIAN_ERROR, SHIAN_ERROR_INVALID, _ ("“%s” is not a year such as 2026"),
                 text);
    return FALSE;
  }
  *year = (int) value;
  return TRUE;
}

typedef struct {
  guint working;
  guint holidays;
  guint moved; /* weekends that are worked */
} YearCounts;

static YearCounts
count_year (const ShianCalendar *calendar, int year)
{
  YearCounts counts = { 0 };
  GDate day;

  shian_date_set (&day, year, 1, 1);
  for (; g_date_get_year (&day) == year; g_date_add_days (&day, 1)) {
    ShianDayKind kind = shian_calendar_day (calendar, &day, NULL);
    gboolean weekend = g_date_get_weekday (&day) >= G_DATE_SATURDAY;
    counts.working += kind == SHIAN_DAY_WORKDAY;
    counts.holidays += kind == SHIAN_DAY_HOLIDAY;
    counts.moved += kind == SHIAN_DAY_WORKDAY && weekend;
  }
  return counts;
}

static int
check (Ctl *ctl, int argc, char **argv, GError **error)
{
  g_autoptr (ShianCalendar) calendar = NULL;
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  YearCounts counts;
  gboolean known;
  int year;

  if (!ctl_parse (NULL, 1, &argc, &argv, error))
    return CTL_EXIT_USAGE;
  if (argc != 2)
    return ctl_usage (error, "calendar check %s", _ ("YEAR"));
  if (!read_year (argv[1], &year, error) || (calendar = load (ctl, error)) == NULL)
    return 1;
  known = shian_calendar_knows_year (calendar, year);
  counts = count_year (calendar, year);
  if (ctl->json) {
    json_builder_begin_object (builder);
    ctl_json_integer (builder, "year", year);
    ctl_json_boolean (builder, "known", known);
    ctl_json_integer (builder, "working_days", counts.working);
    ctl_json_integer (builder, "holidays", counts.holidays);
    ctl_json_integer (builder, "moved_working_days", counts.moved);
    json_builder_end_object (builder);
    ctl_print_json (json_builder_get_root (builder));
    return known ? CTL_EXIT_OK : CTL_EXIT_REFUSED;
  }
  if (!known) {
    g_set_error (error, SHIAN_ERROR, SHIAN_ERROR_NOT_FOUND,
                 _ ("The arrangement of holidays of %d is not known; import it with “calendar "
                    "import FILE”"),
                 year);
    return 1;
  }
  g_print (_ ("%d: %u working days, %u days of holiday, %u weekend days worked\n"), year,
           counts.working, counts.holidays, counts.moved);
  return CTL_EXIT_OK;
}

static int
add_workdays (Ctl *ctl, int argc, char **argv, GError **error)
{
  g_autoptr (ShianCalendar) calendar = NULL;
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autofree char *iso = NULL, *reason = NULL;
  gint64 days;
  GDate from, date;
  gboolean known;

  if (!ctl_parse (NULL, 2, &argc, &argv, error))
    return CTL_EXIT_USAGE;
  if (argc != 3)
    return ctl_usage (error, "calendar add-workdays %s", _ ("DATE N"));
  if (!shian_date_parse (argv[1], &from, error))
    return 1;
  if (!g_ascii_string_to_signed (argv[2], 10, -3650, 3650, &days, NULL)) {
    g_set_error (error, SHIAN_ERROR, SHIAN_ERROR_INVALID,
                 _ ("“%s” is not a number of days from -3650 to 3650"), argv[2]);
    return 1;
  }
  calendar = load (ctl, error);
  if (calendar == NULL)
    return 1;
  date = from;
  if (days >= 0)
    reason = shian_calendar_deadline (calendar, &date, (int) days);
  else
    shian_calendar_add_working_days (calendar, &date, (int) days);
  known = shian_calendar_knows_year (calendar, g_date_get_year (&from)) &&
          shian_calendar_knows_year (calendar, g_date_get_year (&date));
  iso = shian_date_to_iso (&date);
  if (!ctl->json) {
    g_print ("%s\n", iso);
    if (reason != NULL)
      g_printerr ("%s\n", reason);
    return CTL_EXIT_OK;
  }
  json_builder_begin_object (builder);
  ctl_json_text (builder, "date", iso);
  ctl_json_text (builder, "weekday", shian_date_weekday (&date));
  ctl_json_text (builder, "reason", reason);
  ctl_json_boolean (builder, "known", known);
  json_builder_end_object (builder);
  ctl_print_json (json_builder_get_root (builder));
  return CTL_EXIT_OK;
}

static int
import_year (Ctl *ctl, int argc, char **argv, GError **error)
{
  g_autofree char *csv = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GError) local = NULL;
  int year;

  if (!ctl_parse (NULL, 1, &argc, &argv, error))
    return CTL_EXIT_USAGE;
  if (argc != 2)
    return ctl_usage (error, "calendar import %s", _ ("FILE"));
  if (!g_file_get_contents (argv[1], &csv, NULL, &local)) {
    g_autofree char *what = g_strdup_printf (_ ("Cannot read %s"), argv[1]);
    shian_error_take_gio (error, g_steal_pointer (&local), what);
    return 1;
  }
  if (ctl_writer (ctl, error) == NULL)
    return 1;
  year = shian_calendar_import (ctl->store, csv, error);
  if (year == 0)
    return 1;
  text = g_strdup_printf ("%d", year);
  ctl_print_fact (ctl, "year", text);
  return CTL_EXIT_OK;
}

const CtlCommand CTL_CALENDAR_COMMANDS[] = {
  { "calendar", "check", check, "YEAR", N_ ("Whether the holidays of a year are known") },
  { "calendar", "add-workdays", add_workdays, "DATE N", N_ ("The day N working days later") },
  { "calendar", "import", import_year, "FILE.csv",
    N_ ("Keep the holidays of a later year: lines date,holiday|workday,name") },
  { NULL, NULL, NULL, NULL, NULL },
};
