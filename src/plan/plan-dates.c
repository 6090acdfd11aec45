/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plan/plan-find.h"

#include "base/date.h"
#include "base/numeral.h"

#define D "[0-9０-９]"
#define NUMBER "([0-9０-９]{1,3}|[一二三四五六七八九十]{1,3})"
#define BEFORE "(?:底|末|份)?(?:之前|以前|前)?"

typedef enum {
  FORM_FULL_DAY,
  FORM_YEAR_MONTH,
  FORM_MONTH_DAY,
  FORM_MONTH,
  FORM_YEAR_END,
  FORM_DAYS,
  FORM_QUARTER,
  FORM_QUARTERLY,
  FORM_MONTHLY,
  FORM_HALF_YEAR,
  N_FORMS,
} DateForm;

/* One alternative each, in the order of DateForm; the named group tells which one fitted. */
static const char PATTERN[] =
    "(?<full>20" D "{2}年" D "{1,2}月" D "{1,2}日(?:之前|以前|前)?)"
    "|(?<ym>20" D "{2}年" D "{1,2}月" BEFORE ")"
    "|(?<md>(?<!" D ")" D "{1,2}月" D "{1,2}日(?:之前|以前|前)?)"
    "|(?<m>(?<![0-9０-９一二三四五六七八九十])" NUMBER
    "月(?:(?:底|末|份)(?:之前|以前|前)?|(?:之前|以前|前)))"
    "|(?<ye>(?:(?:20" D
    "{2}年|当年|本年|今年)?(?<![0-9０-９一二三四五六七八九十两几])年(?:底|末|终|内)"
    "|20" D "{2}年(?:底|末|终|内)|(?:20" D "{2}年)?下半年)(?:之前|以前|前)?)"
    "|(?<d>(?<![0-9０-９一二三四五六七八九十])" NUMBER
    "(?:个工作日|个自然日|日|天)(?:之内|以内|内))"
    "|(?<q>第?[一二三四1-4１-４]季度(?:底|末)?(?:之前|以前|前)?)"
    "|(?<ql>[每按各]季度(?:末|底)?|季度末|每季(?!节))"
    "|(?<ml>[每按]月(?!度))"
    "|(?<hy>(?:上半年|每半年)(?:之前|以前|前)?)";

static const char *const GROUPS[N_FORMS] = { "full", "ym", "md", "m",  "ye",
                                             "d",    "q",  "ql", "ml", "hy" };

static GRegex *
date_regex (void)
{
  static GRegex *regex;

  if (g_once_init_enter (&regex)) {
    GRegex *made = g_regex_new (PATTERN, G_REGEX_OPTIMIZE, 0, NULL);
    g_once_init_leave (&regex, made);
  }
  return regex;
}

static DateForm
matched_form (const GMatchInfo *match)
{
  for (guint form = 0; form < N_FORMS; form++) {
    int start = -1;
    if (g_match_info_fetch_named_pos (match, GROUPS[form], &start, NULL) && start >= 0)
      return (DateForm) form;
  }
  return N_FORMS;
}

/* The numerals of the match in their order, into @numbers; returns how many. */
static int
read_numbers (const char *text, int numbers[3])
{
  int n = 0;

  for (const char *p = text; *p != '\0' && n < 3;) {
    const char *end = p;
    gint64 value = shian_numeral_parse (p, &end);
    if (value < 0) {
      p = g_utf8_next_char (p);
      continue;
    }
    numbers[n++] = (int) value;
    p = end;
  }
  return n;
}

static char *
make_iso (int year, int month, int day)
{
  GDate date;

  if (year == 0 || month < 1 || month > 12)
    return NULL;
  if (day == 0)
    day = g_date_get_days_in_month ((GDateMonth) month, (GDateYear) year);
  return shian_date_set (&date, year, month, day) ? shian_date_to_iso (&date) : NULL;
}

static void
set_month_end (ShianTextDate *date, int year, int month)
{
  date->kind = SHIAN_TEXT_DATE_MONTH_END;
  date->number = month;
  date->iso = make_iso (year, month, 0);
}

static void
set_day (ShianTextDate *date, int year, int month, int day)
{
  date->kind = SHIAN_TEXT_DATE_DAY;
  date->number = day;
  date->iso = make_iso (year, month, day);
}

static void
resolve (ShianTextDate *date, DateForm form, int year)
{
  int n[3] = { 0, 0, 0 };
  int count = read_numbers (date->text, n);

  switch (form) {
  case FORM_FULL_DAY:
    set_day (date, n[0], n[1], n[2]);
    break;
  case FORM_YEAR_MONTH:
    set_month_end (date, n[0], n[1]);
    break;
  case FORM_MONTH_DAY:
    set_day (date, year, n[0], n[1]);
    break;
  case FORM_MONTH:
    set_month_end (date, year, n[0]);
    break;
  case FORM_QUARTER:
    set_month_end (date, year, n[0] * 3);
    break;
  case FORM_YEAR_END:
    date->kind = SHIAN_TEXT_DATE_YEAR_END;
    date->iso = make_iso (count > 0 ? n[0] : year, 12, 31);
    break;
  case FORM_DAYS:
    date->kind = SHIAN_TEXT_DATE_DAYS;
    date->number = n[0];
    break;
  case FORM_QUARTERLY:
    date->kind = SHIAN_TEXT_DATE_QUARTERLY;
    break;
  case FORM_MONTHLY:
    date->kind = SHIAN_TEXT_DATE_MONTHLY;
    break;
  case FORM_HALF_YEAR:
  default:
    date->kind = SHIAN_TEXT_DATE_HALF_YEAR;
    date->iso = make_iso (year, 6, 30);
    break;
  }
}

/* A day that does not exist, or a month 13, is no date. */
static gboolean
is_possible (const ShianTextDate *date, int year)
{
  if (date->kind == SHIAN_TEXT_DATE_MONTH_END)
    return date->number >= 1 && date->number <= 12;
  if (date->kind == SHIAN_TEXT_DATE_DAY)
    return date->iso != NULL || year == 0;
  return date->kind != SHIAN_TEXT_DATE_DAYS || date->number > 0;
}

void
shian_find_dates (const char *text, const GArray *origin, int year, GPtrArray *dates)
{
  g_autoptr (GMatchInfo) match = NULL;
  int last = 0;
  glong chars = 0;

  g_regex_match (date_regex (), text, 0, &match);
  for (; g_match_info_matches (match); g_match_info_next (match, NULL)) {
    int start = 0;
    int end = 0;
    ShianTextDate *date = g_new0 (ShianTextDate, 1);
    g_match_info_fetch_pos (match, 0, &start, &end);
    chars += g_utf8_strlen (text + last, start - last);
    last = start;
    date->text = g_strndup (text + start, (gsize) (end - start));
    date->start = (gsize) chars;
    date->length = (gsize) g_utf8_strlen (date->text, -1);
    date->span = (ShianSpan){ g_array_index (origin, guint32, start),
                              g_array_index (origin, guint32, end - 1) + 1u };
    resolve (date, matched_form (match), year);
    g_ptr_array_add (dates, date);
    if (!is_possible (date, year))
      g_ptr_array_remove_index (dates, dates->len - 1);
  }
}
