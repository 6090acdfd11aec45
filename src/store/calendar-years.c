/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/calendar-years.h"

#include "base/date.h"
#include "base/error.h"
#include "store/save.h"
#include "store/setting.h"

#include <glib/gi18n-lib.h>

#define PREFIX "calendar."

ShianCalendar *
shian_calendar_load (ShianStore *store)
{
  ShianCalendar *calendar = shian_calendar_new_builtin ();
  g_autoptr (GPtrArray) settings =
      store != NULL ? shian_store_select (store, &SHIAN_SETTING_TYPE,
                                          "WHERE name >= '" PREFIX "' AND name < 'calendar/' "
                                          "AND deleted = 0 ORDER BY name",
                                          NULL, "")
                    : NULL;

  for (guint i = 0; settings != NULL && i < settings->len; i++) {
    const ShianSetting *setting = settings->pdata[i];
    if (setting->value != NULL)
      shian_calendar_add_csv (calendar, setting->value, NULL);
  }
  return calendar;
}

/* The one year @csv is about, 0 when there is none or more than one. Also its lines without
 * heading and remarks, to keep them short. */
static int
find_year (const char *csv, GString *lines)
{
  g_auto (GStrv) all = g_strsplit (csv, "\n", -1);
  int year = 0;

  for (guint i = 0; all[i] != NULL; i++) {
    g_autofree char *day = g_strndup (g_strstrip (all[i]), 10);
    GDate date;
    if (!shian_date_from_iso (day, &date))
      continue;
    if (year != 0 && year != g_date_get_year (&date))
      return 0;
    year = g_date_get_year (&date);
    g_string_append_printf (lines, "%s\n", all[i]);
  }
  return year;
}

int
shian_calendar_import (ShianStore *store, const char *csv, GError **error)
{
  g_autoptr (ShianCalendar) calendar = shian_calendar_new_from_csv (csv, error);
  g_autoptr (GString) lines = g_string_new (NULL);
  g_autofree char *name = NULL;
  int year;

  if (calendar == NULL)
    return 0;
  year = find_year (g_str_has_prefix (csv, "\xef\xbb\xbf") ? csv + 3 : csv, lines);
  if (year == 0) {
    g_set_error (error, SHIAN_ERROR, SHIAN_ERROR_INVALID,
                 _ ("Calendar: the days must all be of one year; import one year at a time"));
    return 0;
  }
  name = g_strdup_printf (PREFIX "%d", year);
  return shian_setting_set (store, name, lines->str, error) ? year : 0;
}
