/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "workbook/number-format.h"

#include <string.h>

gboolean
shian_number_format_builtin_is_date (gint64 id)
{
  return (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || id == 45 || id == 47 ||
         (id >= 50 && id <= 58);
}

/* [h], [mm] and [s] are durations; [Red], [>5], [$-804], [DBNum1] say nothing of the kind. */
static gboolean
is_duration (const char *inside)
{
  char first = g_ascii_tolower (inside[0]);
  const char *p = inside;

  if (first != 'h' && first != 'm' && first != 's')
    return FALSE;
  while (g_ascii_tolower (*p) == first)
    p++;
  return *p == ']';
}

static const char *
skip_quoted (const char *p, char end)
{
  const char *close = strchr (p, end);
  return close != NULL ? close : p + strlen (p) - 1;
}

static gboolean
is_date_letter (const char *p)
{
  switch (g_ascii_tolower (*p)) {
  case 'y':
  case 'm':
  case 'd':
  case 'h':
  case 's':
    return TRUE;
  case 'e': /* the year in East Asian formats, but the exponent in 0.00E+00 */
    return p[1] != '+' && p[1] != '-';
  default:
    return FALSE;
  }
}

gboolean
shian_number_format_is_date (const char *code)
{
  gboolean found = FALSE;

  g_return_val_if_fail (code != NULL, FALSE);
  if (g_ascii_strncasecmp (code, "general", 7) == 0)
    return FALSE;
  for (const char *p = code; *p != '\0' && *p != ';'; p++) {
    if (*p == '"') {
      p = skip_quoted (p + 1, '"');
    } else if (*p == '[') {
      if (is_duration (p + 1))
        return FALSE;
      p = skip_quoted (p + 1, ']');
    } else if (*p == '\\' || *p == '_' || *p == '*') {
      if (p[1] == '\0')
        break;
      p = g_utf8_next_char (p + 1) - 1;
    } else if (is_date_letter (p)) {
      found = TRUE;
    }
  }
  return found;
}
