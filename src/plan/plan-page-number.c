/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plan/plan-page-number.h"

#include "plan/plan-chars.h"

#include <string.h>

#define EM_DASH 0x2014

static gboolean
is_dash (gunichar c)
{
  return c == '-' || c == EM_DASH || c == 0x2013 || c == 0x2015 || c == 0x2500 || c == 0xff0d;
}

static const char *
skip_blanks (const char *p)
{
  /* A few blanks at most: a page of blanks must not be walked for each dash. */
  for (int i = 0; i < 4 && *p != '\0' && shian_char_is_blank (g_utf8_get_char (p)); i++)
    p = g_utf8_next_char (p);
  return p;
}

static const char *
skip_dashes (const char *p, int *count)
{
  *count = 0;
  while (*count < 3 && is_dash (g_utf8_get_char (p))) {
    p = g_utf8_next_char (p);
    (*count)++;
  }
  return p;
}

/* One to three digits, or NULL. */
static const char *
skip_page_digits (const char *p)
{
  int count = 0;

  for (; count < 4 && shian_char_is_digit (g_utf8_get_char (p)); count++)
    p = g_utf8_next_char (p);
  return count >= 1 && count <= 3 ? p : NULL;
}

static gboolean
is_edge (gunichar c)
{
  return c == 0 || shian_char_is_blank (c) || shian_char_is_line_end (c);
}

/* —1— may stand inside a sentence without blanks; with hyphens it may as well be part of a
 * number, so blanks must set it off. Returns the end or NULL. */
static const char *
match_dashed (const char *p, gunichar before)
{
  int left;
  int right;
  gboolean tight = g_utf8_get_char (p) == EM_DASH;
  const char *digits = skip_blanks (skip_dashes (p, &left));
  const char *end = skip_page_digits (digits);
  gunichar after;

  if (end == NULL || left > 2)
    return NULL;
  tight = tight && g_utf8_get_char (skip_blanks (end)) == EM_DASH;
  end = skip_dashes (skip_blanks (end), &right);
  if (right == 0 || right > 2)
    return NULL;
  after = g_utf8_get_char (end);
  if (is_edge (before) && is_edge (after))
    return end;
  return tight && left == right && !shian_char_is_latin (before) && !shian_char_is_latin (after)
             ? end
             : NULL;
}

static const char *
skip_text (const char *p, const char *text)
{
  return p != NULL && g_str_has_prefix (p, text) ? p + strlen (text) : NULL;
}

/* 第 3 页, with 共 9 页 or without. */
static const char *
match_page_word (const char *p)
{
  const char *end = skip_text (p, "第");
  const char *total;

  end = end != NULL ? skip_page_digits (skip_blanks (end)) : NULL;
  end = end != NULL ? skip_text (skip_blanks (end), "页") : NULL;
  total = end != NULL ? skip_text (skip_blanks (end), "共") : NULL;
  total = total != NULL ? skip_page_digits (skip_blanks (total)) : NULL;
  total = total != NULL ? skip_text (skip_blanks (total), "页") : NULL;
  return total != NULL ? total : end;
}

/* A line of nothing but a page number. */
static const char *
match_line (const char *p)
{
  const char *end = match_page_word (p);
  gunichar after;

  if (end == NULL)
    end = skip_page_digits (p);
  if (end == NULL)
    return NULL;
  after = g_utf8_get_char (skip_blanks (end));
  return after == 0 || shian_char_is_line_end (after) ? end : NULL;
}

void
shian_page_numbers_mark (ShianCoverage *coverage)
{
  gunichar before = 0;
  gboolean line_start = TRUE;

  for (const char *p = coverage->source; *p != '\0';) {
    gunichar c = g_utf8_get_char (p);
    const char *end = NULL;
    if (is_dash (c) && !is_dash (before))
      end = match_dashed (p, before);
    else if (line_start && !shian_char_is_blank (c))
      end = match_line (p);
    if (end != NULL)
      shian_coverage_mark (coverage, (gsize) (p - coverage->source),
                           (gsize) (end - coverage->source), SHIAN_COVER_SKIP_PAGE_NUMBER);
    if (shian_char_is_line_end (c))
      line_start = TRUE;
    else if (!shian_char_is_blank (c))
      line_start = FALSE;
    p = end != NULL ? end : g_utf8_next_char (p);
    before = end != NULL ? ' ' : c;
  }
}
