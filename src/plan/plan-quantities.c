/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plan/plan-find.h"

#include "base/numeral.h"
#include "plan/plan-chars.h"

#include <math.h>
#include <string.h>

#define MAX_WHAT 40 /* characters to each side */

#define DIGITS "[0-9０-９]"
/* Not behind a letter, a digit, 第 or marks that make it part of a code; not before 年 月 日 号. */
static const char PATTERN[] =
    "(?<limit>(?:不少于|不低于|不得低于|不得少于|不超过|不高于|至少|超过)?)"
    "(?<![A-Za-zＡ-Ｚａ-ｚ0-9０-９第/.．〔\\[№\\-－])"
    "(?<number>(?:" DIGITS "{1,3}(?:[,，]" DIGITS "{3})+|" DIGITS "+)(?:[.．]" DIGITS "+)?"
    "(?:[-—~～至](?:" DIGITS "+)(?:[.．]" DIGITS "+)?)?|百分之[零一二三四五六七八九十百]+)"
    "(?<scale>(?:[百千]?[万亿]|[百千])?)余?多?"
    "(?<unit>%|％|‰|个百分点|批次|户次|人次|家次|场次|车次|个工作日|工作日|个月|个小时|小时|学时|"
    "课时|分钟|平方米|平方公里|公里|"
    "公斤|千克|克|吨|升|毫升|万元|元|亩|公顷|头|只|羽|种|类|家|户|次|批|场|期|项|条|个|名|人|件|起|"
    "台|套|所|辆|座|"
    "处|份|篇|轮|间|组|门|倍|届|部|册|张|本|块|支|队|站|店|村|天|周|米|度|分|℃)?"
    "(?<above>(?:以上|以下|以内|左右)?)";

static GRegex *
quantity_regex (void)
{
  static GRegex *regex;

  if (g_once_init_enter (&regex)) {
    GRegex *made = g_regex_new (PATTERN, G_REGEX_OPTIMIZE, 0, NULL);
    g_once_init_leave (&regex, made);
  }
  return regex;
}

static double
scale_value (const char *scale)
{
  double value = 1;

  for (const char *p = scale; *p != '\0'; p = g_utf8_next_char (p))
    value *= g_str_has_prefix (p, "百")   ? 1e2
             : g_str_has_prefix (p, "千") ? 1e3
             : g_str_has_prefix (p, "万") ? 1e4
                                          : 1e8;
  return value;
}

/* The number in ASCII, without commas between thousands. NAN for a range. */
static double
number_value (const char *number)
{
  g_autoptr (GString) ascii = g_string_new (NULL);
  const char *hundredths = g_str_has_prefix (number, "百分之") ? number + strlen ("百分之") : NULL;

  if (hundredths != NULL)
    return g_str_equal (hundredths, "百") ? 100 : (double) shian_numeral_parse (hundredths, NULL);
  for (const char *p = number; *p != '\0'; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);
    if (shian_char_is_digit (c))
      g_string_append_c (ascii, (char) ('0' + shian_numeral_digit (c)));
    else if (c == '.' || c == 0xff0e)
      g_string_append_c (ascii, '.');
    else if (c != ',' && c != 0xff0c)
      return NAN;
  }
  return g_ascii_strtod (ascii->str, NULL);
}

static gboolean
ends_clause (gunichar c)
{
  return shian_char_is_stop (c) || c == ',' || c == ';' || c == 0xff0c || c == 0xff1b;
}

/* The clause of the sentence around the figure: what is counted. */
static char *
surroundings (const char *text, const char *start, const char *end)
{
  for (int i = 0; i < MAX_WHAT && start > text; i++) {
    const char *before = g_utf8_prev_char (start);
    if (ends_clause (g_utf8_get_char (before)))
      break;
    start = before;
  }
  for (int i = 0; i < MAX_WHAT && *end != '\0' && !ends_clause (g_utf8_get_char (end)); i++)
    end = g_utf8_next_char (end);
  return g_strndup (start, (gsize) (end - start));
}

static gboolean
overlaps_date (const GPtrArray *dates, guint *next, gsize start, gsize end)
{
  while (*next < dates->len) {
    const ShianTextDate *date = g_ptr_array_index (dates, *next);
    if (date->start + date->length > start)
      return date->start < end;
    (*next)++;
  }
  return FALSE;
}

static ShianTextQuantity *
make_quantity (const GMatchInfo *match, const char *text, const GArray *origin, int start, int end)
{
  ShianTextQuantity *quantity = g_new0 (ShianTextQuantity, 1);
  g_autofree char *number = g_match_info_fetch_named (match, "number");
  g_autofree char *scale = g_match_info_fetch_named (match, "scale");
  g_autofree char *unit = g_match_info_fetch_named (match, "unit");
  gboolean percent = g_str_has_prefix (number, "百分之") || g_str_equal (unit, "％");

  quantity->text = g_strndup (text + start, (gsize) (end - start));
  quantity->value = number_value (number) * scale_value (scale);
  quantity->unit = g_strdup (percent ? "%" : unit);
  quantity->what = surroundings (text, text + start, text + end);
  quantity->length = (gsize) g_utf8_strlen (quantity->text, -1);
  quantity->span = (ShianSpan){ g_array_index (origin, guint32, start),
                                g_array_index (origin, guint32, end - 1) + 1u };
  return quantity;
}

/* A bare number counts nothing; 5万 alone or 百分之九十 do. */
static gboolean
says_what (const GMatchInfo *match)
{
  g_autofree char *unit = g_match_info_fetch_named (match, "unit");
  g_autofree char *number = g_match_info_fetch_named (match, "number");

  return *unit != '\0' || g_str_has_prefix (number, "百分之");
}

void
shian_find_quantities (const char *text, const GArray *origin, const GPtrArray *dates,
                       GPtrArray *quantities)
{
  g_autoptr (GMatchInfo) match = NULL;
  int last = 0;
  gsize chars = 0;
  guint next_date = 0;

  g_regex_match (quantity_regex (), text, 0, &match);
  for (; g_match_info_matches (match); g_match_info_next (match, NULL)) {
    int start = 0;
    int end = 0;
    ShianTextQuantity *quantity;
    if (!says_what (match))
      continue;
    g_match_info_fetch_pos (match, 0, &start, &end);
    chars += (gsize) g_utf8_strlen (text + last, start - last);
    last = start;
    if (overlaps_date (dates, &next_date, chars,
                       chars + (gsize) g_utf8_strlen (text + start, end - start)))
      continue;
    quantity = make_quantity (match, text, origin, start, end);
    quantity->start = chars;
    g_ptr_array_add (quantities, quantity);
  }
}
