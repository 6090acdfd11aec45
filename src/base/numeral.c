/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/numeral.h"

#define MAX_VALUE 99999999

static const char *const DIGITS[] = { "零", "一", "二", "三", "四", "五", "六", "七", "八", "九" };

static int
chinese_digit (gunichar c)
{
  if (c == 0x4e24) /* 两 */
    return 2;
  if (c == 0x3007) /* 〇 */
    return 0;
  for (int i = 0; i < 10; i++)
    if (g_utf8_get_char (DIGITS[i]) == c)
      return i;
  return -1;
}

static int
decimal_digit (gunichar c)
{
  if (c >= '0' && c <= '9')
    return (int) (c - '0');
  if (c >= 0xff10 && c <= 0xff19)
    return (int) (c - 0xff10);
  return -1;
}

int
shian_numeral_digit (gunichar c)
{
  int value = decimal_digit (c);
  return value >= 0 || c == 0x4e24 ? value : chinese_digit (c);
}

static gint64
unit_value (gunichar c)
{
  switch (c) {
  case 0x5341: /* 十 */
    return 10;
  case 0x767e: /* 百 */
    return 100;
  case 0x5343: /* 千 */
    return 1000;
  case 0x4e07: /* 万 */
    return 10000;
  default:
    return 0;
  }
}

static gint64
parse_decimal (const char *text, const char **end)
{
  gint64 value = 0;
  const char *p = text;

  for (int digit; (digit = decimal_digit (g_utf8_get_char (p))) >= 0; p = g_utf8_next_char (p)) {
    value = value * 10 + digit;
    if (value > MAX_VALUE)
      return -1;
  }
  *end = p;
  return p > text ? value : -1;
}

static gint64
parse_chinese (const char *text, const char **end)
{
  gint64 total = 0;
  gint64 section = 0;
  gint64 digit = -1;
  const char *p = text;

  for (; *p != '\0'; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);
    gint64 unit = unit_value (c);
    if (unit == 10000) {
      total = (total + section + MAX (digit, 0)) * unit;
      section = 0;
      digit = -1;
    } else if (unit > 0) {
      section += (digit < 0 ? 1 : digit) * unit;
      digit = -1;
    } else if (chinese_digit (c) >= 0) {
      digit = chinese_digit (c);
    } else {
      break;
    }
    if (total + section > MAX_VALUE)
      return -1;
  }
  *end = p;
  return p > text ? total + section + MAX (digit, 0) : -1;
}

gint64
shian_numeral_parse (const char *text, const char **end)
{
  const char *after = text;
  gint64 value;

  g_return_val_if_fail (text != NULL, -1);
  value = decimal_digit (g_utf8_get_char (text)) >= 0 ? parse_decimal (text, &after)
                                                      : parse_chinese (text, &after);
  if (value < 0)
    after = text;
  if (end != NULL)
    *end = after;
  return value;
}

char *
shian_numeral_format (int value)
{
  static const char *const units[] = { "", "十", "百", "千" };
  g_autoptr (GString) out = g_string_new (NULL);
  gboolean gap = FALSE;

  g_return_val_if_fail (value >= 0 && value <= 9999, NULL);
  if (value == 0)
    return g_strdup (DIGITS[0]);
  for (int place = 3, scale = 1000; place >= 0; place--, scale /= 10) {
    int digit = value / scale % 10;
    if (digit == 0) {
      gap = out->len > 0;
      continue;
    }
    if (gap)
      g_string_append (out, DIGITS[0]);
    gap = FALSE;
    if (!(place == 1 && digit == 1 && out->len == 0))
      g_string_append (out, DIGITS[digit]);
    g_string_append (out, units[place]);
  }
  return g_string_free (g_steal_pointer (&out), FALSE);
}
