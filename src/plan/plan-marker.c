/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plan/plan-marker.h"

#include "base/numeral.h"
#include "plan/plan-chars.h"

#include <string.h>

#define MAX_TITLE_CHARS 30

static gboolean
is_arabic (const char *p)
{
  return shian_char_is_digit (g_utf8_get_char (p));
}

/* A numeral of at most three characters at *p, which is moved behind it. */
static int
read_number (const char **p, gboolean arabic)
{
  const char *end = *p;
  gint64 value;

  if (**p == '\0' || is_arabic (*p) != arabic)
    return 0;
  value = shian_numeral_parse (*p, &end);
  if (value < 1 || value > 199 || g_utf8_strlen (*p, end - *p) > (arabic ? 2 : 4))
    return 0;
  *p = end;
  return (int) value;
}

static gboolean
take (const char **p, const char *one_of)
{
  gunichar c = g_utf8_get_char (*p);

  if (c == 0 || g_utf8_strchr (one_of, -1, c) == NULL)
    return FALSE;
  *p = g_utf8_next_char (*p);
  return TRUE;
}

static gboolean
finish (ShianMarker *marker, ShianMarkerKind kind, int number, const char *start, const char *end)
{
  marker->kind = kind;
  marker->number = number;
  marker->length = (gsize) (end - start);
  return TRUE;
}

/* （一） or （1）, also with a 、 behind. */
static gboolean
parse_round (const char *text, ShianMarker *marker)
{
  const char *p = text;
  gboolean arabic;
  int number;

  if (!take (&p, "（(") || *p == '\0')
    return FALSE;
  arabic = is_arabic (p);
  number = read_number (&p, arabic);
  if (number == 0 || !take (&p, "）)"))
    return FALSE;
  take (&p, "、");
  return finish (marker, arabic ? SHIAN_MARKER_MINOR : SHIAN_MARKER_ROUND, number, text, p);
}

/* 一、 unless it is an enumeration such as “二、三季度”. */
static gboolean
parse_section (const char *text, ShianMarker *marker)
{
  const char *p = text;
  int number = read_number (&p, FALSE);

  if (number == 0 || !take (&p, "、．."))
    return FALSE;
  if (shian_numeral_digit (g_utf8_get_char (p)) >= 0 || g_str_has_prefix (p, "十"))
    return FALSE;
  return finish (marker, SHIAN_MARKER_SECTION, number, text, p);
}

/* 1. 1、 1） but neither 1.5 nor 1、2. */
static gboolean
parse_arabic (const char *text, ShianMarker *marker)
{
  const char *p = text;
  int number = read_number (&p, TRUE);
  const char *behind = p;

  if (number == 0)
    return FALSE;
  if (take (&p, "）)"))
    return finish (marker, SHIAN_MARKER_MINOR, number, text, p);
  p = behind;
  if (!take (&p, ".．、") || *p == '\0' || is_arabic (p))
    return FALSE;
  return finish (marker, SHIAN_MARKER_ARABIC, number, text, p);
}

static gboolean
parse_circled (const char *text, ShianMarker *marker)
{
  gunichar c = g_utf8_get_char (text);

  if (c < 0x2460 || c > 0x2473) /* ① to ⑳ */
    return FALSE;
  return finish (marker, SHIAN_MARKER_MINOR, (int) (c - 0x2460) + 1, text, g_utf8_next_char (text));
}

static gboolean
parse_title (const char *text, ShianMarker *marker)
{
  const char *p = text;
  int count = 0;

  if (!take (&p, "【"))
    return FALSE;
  for (; *p != '\0' && *p != '\n' && count <= MAX_TITLE_CHARS; p = g_utf8_next_char (p), count++)
    if (g_str_has_prefix (p, "】"))
      return count > 0 && finish (marker, SHIAN_MARKER_TITLE, 0, text, p + strlen ("】"));
  return FALSE;
}

gboolean
shian_marker_parse (const char *text, ShianMarker *marker)
{
  g_return_val_if_fail (text != NULL && marker != NULL, FALSE);
  return parse_round (text, marker) || parse_section (text, marker) ||
         parse_arabic (text, marker) || parse_circled (text, marker) || parse_title (text, marker);
}
