/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/date.h"

#include "base/error.h"
#include "base/numeral.h"
#include "base/text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

gboolean
shian_date_set (GDate *date, int year, int month, int day)
{
  if (year < 1900 || year > 2199 || month < 1 || month > 12 || day < 1 || day > 31 ||
      !g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year))
    return FALSE;
  g_date_clear (date, 1);
  g_date_set_dmy (date, (GDateDay) day, (GDateMonth) month, (GDateYear) year);
  return TRUE;
}

/* Up to three runs of decimal digits with one separator each; returns how many were found and
 * leaves *rest at what follows. */
static int
read_parts (const char *text, int parts[3], gsize lengths[3], const char **rest)
{
  static const char *const separators = "-/.年月日";
  const char *p = text;
  int n = 0;

  while (n < 3) {
    const char *start = p;
    gint64 value = 0;
    while (g_ascii_isdigit (*p) && p - start < 8)
      value = value * 10 + (*p++ - '0');
    if (p == start)
      break;
    parts[n] = (int) value;
    lengths[n++] = (gsize) (p - start);
    if (*p != '\0' && g_utf8_strchr (separators, -1, g_utf8_get_char (p)) != NULL)
      p = g_utf8_next_char (p);
  }
  *rest = p;
  return n;
}

gboolean
shian_date_parse (const char *text, GDate *date, GError **error)
{
  g_autofree char *folded = NULL;
  const char *rest = NULL;
  int parts[3] = { 0 };
  gsize lengths[3] = { 0 };
  int n;

  g_return_val_if_fail (text != NULL && date != NULL, FALSE);
  if (g_utf8_validate (text, -1, NULL)) {
    folded = shian_text_fold (text);
    n = read_parts (folded, parts, lengths, &rest);
    if (n == 1 && lengths[0] == 8) {
      parts[2] = parts[0] % 100;
      parts[1] = parts[0] / 100 % 100;
      parts[0] /= 10000;
      n = 3;
    }
    if (n == 3 && *rest == '\0' && shian_date_set (date, parts[0], parts[1], parts[2]))
      return TRUE;
  }
  g_set_error (error, SHIAN_ERROR, SHIAN_ERROR_INVALID,
               _ ("“%s” is not a date; write it like 2024-03-31"), folded != NULL ? text : "?");
  return FALSE;
}

char *
shian_date_to_iso (const GDate *date)
{
  g_return_val_if_fail (g_date_valid (date), NULL);
  return g_strdup_printf ("%04u-%02u-%02u", (guint) g_date_get_year (date),
                          (guint) g_date_get_month (date), (guint) g_date_get_day (date));
}

gboolean
shian_date_from_iso (const char *iso, GDate *date)
{
  int parts[3] = { 0 };
  int part = 0;

  if (iso == NULL || strlen (iso) != 10)
    return FALSE;
  for (int i = 0; i < 10; i++) {
    gboolean hyphen = i == 4 || i == 7;
    if (hyphen ? iso[i] != '-' : !g_ascii_isdigit (iso[i]))
      return FALSE;
    if (hyphen)
      part++;
    else
      parts[part] = parts[part] * 10 + (iso[i] - '0');
  }
  return shian_date_set (date, parts[0], parts[1], parts[2]);
}

char *
shian_date_to_chinese (const GDate *date)
{
  g_return_val_if_fail (g_date_valid (date), NULL);
  return g_strdup_printf ("%u年%u月%u日", (guint) g_date_get_year (date),
                          (guint) g_date_get_month (date), (guint) g_date_get_day (date));
}

char *
shian_date_iso_to_chinese (const char *iso)
{
  GDate date;
  return shian_date_from_iso (iso, &date) ? shian_date_to_chinese (&date) : g_strdup ("");
}

const char *
shian_date_weekday (const GDate *date)
{
  static const char *const names[] = { "", "周一", "周二", "周三", "周四", "周五", "周六", "周日" };
  g_return_val_if_fail (g_date_valid (date), "");
  return names[g_date_get_weekday (date)];
}
