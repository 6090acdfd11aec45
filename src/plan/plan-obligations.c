/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plan/plan-obligations.h"

#include "plan/plan-chars.h"
#include "plan/plan-find.h"
#include "plan/plan-text-private.h"

#include <string.h>

#define HAND_IN "(?:提交|报送|上报|报告|报至|报区|报市|报县|报省|报食|递交|送交|反馈|汇报|填报|报)"

typedef struct {
  const ShianCleanText *clean;
  GPtrArray *obligations;
  char *to; /* the recipient named before in the sentence */
} Search;

/* The office that sums up what it received owes no report to itself: clauses about 由…形成 are
 * passed over. */
static const char *const PATTERNS[] = {
  "^(?!由)(?=.*(?:方案|实施计划|工作计划))(?=.*(?:日内|天内|工作日内|月内|月底前|日前|以内|印发|前)"
  ")"
  ".*(?:" HAND_IN "|制定|备案)",
  "^(?!由)(?=.*(?:季度|每季)).*(?:" HAND_IN "|通报)",
  "^(?!由)(?=.*(?:年底|年末|年终|年度|全年|12月|１２月)).*" HAND_IN,
};

static GRegex *
obligation_regex (guint i)
{
  static GRegex *regexes[G_N_ELEMENTS (PATTERNS)];

  if (g_once_init_enter (&regexes[i])) {
    GRegex *made = g_regex_new (PATTERNS[i], G_REGEX_OPTIMIZE, 0, NULL);
    g_once_init_leave (&regexes[i], made);
  }
  return regexes[i];
}

#define UNIT "([^，。；：、向报送交将至案告况结]{1,20}?(?:办公室|办|局|委员会|委|政府|中心))"

/* 向X and 至X say it best; 报X only where neither is there. */
static const char *const RECIPIENTS[] = { "(?:向|至|到)" UNIT, "(?:报送?|提交|递交|送交|交)" UNIT };

static GRegex *
recipient_regex (guint i)
{
  static GRegex *regexes[G_N_ELEMENTS (RECIPIENTS)];

  if (g_once_init_enter (&regexes[i])) {
    GRegex *made = g_regex_new (RECIPIENTS[i], G_REGEX_OPTIMIZE, 0, NULL);
    g_once_init_leave (&regexes[i], made);
  }
  return regexes[i];
}

static gboolean
is_known (const Search *search, ShianObligationKind kind)
{
  for (guint i = 0; i < search->obligations->len; i++) {
    const ShianTextObligation *known = g_ptr_array_index (search->obligations, i);
    if (known->kind == kind)
      return TRUE;
  }
  return FALSE;
}

static int
days_in (const char *text, const GArray *origin)
{
  g_autoptr (GPtrArray) dates =
      g_ptr_array_new_with_free_func ((GDestroyNotify) shian_text_date_free);

  shian_find_dates (text, origin, 0, dates);
  for (guint i = 0; i < dates->len; i++) {
    const ShianTextDate *date = g_ptr_array_index (dates, i);
    if (date->kind == SHIAN_TEXT_DATE_DAYS)
      return date->number;
  }
  return 0;
}

static void
read_recipient (Search *search, const char *text)
{
  for (guint i = 0; i < G_N_ELEMENTS (RECIPIENTS); i++) {
    g_autoptr (GMatchInfo) match = NULL;
    if (!g_regex_match (recipient_regex (i), text, 0, &match))
      continue;
    g_free (search->to);
    search->to = g_match_info_fetch (match, 1);
    return;
  }
}

/* One part of a sentence between commas. */
static gboolean
read_part (Search *search, gsize start, gsize end)
{
  g_autoptr (GArray) origin = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_autofree char *text = shian_clean_text_cut (search->clean, start, end, origin);
  gboolean found = FALSE;

  if (!g_str_has_prefix (text, "由"))
    read_recipient (search, text);
  for (guint kind = 0; kind < G_N_ELEMENTS (PATTERNS); kind++) {
    ShianTextObligation *obligation;
    if (is_known (search, (ShianObligationKind) kind) ||
        !g_regex_match (obligation_regex (kind), text, 0, NULL))
      continue;
    obligation = g_new0 (ShianTextObligation, 1);
    obligation->kind = (ShianObligationKind) kind;
    obligation->days = days_in (text, origin);
    obligation->to = g_strdup (search->to);
    obligation->text = g_strdup (text);
    obligation->span = shian_clean_text_span (search->clean, start, end);
    g_ptr_array_add (search->obligations, obligation);
    found = TRUE;
  }
  return found;
}

static gboolean
is_comma (gunichar c)
{
  return c == ',' || c == ';' || c == 0xff0c || c == 0xff1b;
}

/* Parts longer than this are no obligation; bounds the work of the patterns. */
#define MAX_PART 900

static gboolean
read_sentence (Search *search, gsize start, gsize end)
{
  const char *text = search->clean->text->str;
  gboolean found = FALSE;
  gsize from = start;

  g_clear_pointer (&search->to, g_free);
  for (gsize i = start; i <= end;) {
    gboolean last = i == end;
    gsize next = last ? end + 1 : i + g_utf8_skip[(guchar) text[i]];
    if (last || is_comma (g_utf8_get_char (text + i))) {
      if (i > from && i - from <= MAX_PART)
        found |= read_part (search, from, i);
      from = next;
    }
    i = next;
  }
  return found;
}

void
shian_find_obligations (const ShianCleanText *clean, gsize start, gsize end,
                        ShianCoverage *coverage, GPtrArray *obligations)
{
  Search search = { .clean = clean, .obligations = obligations };
  const char *text = clean->text->str;
  gsize from = start;

  for (gsize i = start; i <= end;) {
    gboolean last = i == end;
    gboolean stop = last || shian_char_is_stop (g_utf8_get_char (text + i)) || text[i] == '\n';
    gsize next = last ? end + 1 : i + g_utf8_skip[(guchar) text[i]];
    if (stop && i > from && read_sentence (&search, from, i) && coverage != NULL) {
      ShianSpan span = shian_clean_text_span (clean, from, MIN (next, end));
      shian_coverage_mark (coverage, span.start, span.end, SHIAN_COVER_OBLIGATION);
    }
    if (stop)
      from = next;
    i = next;
  }
  g_free (search.to);
}
