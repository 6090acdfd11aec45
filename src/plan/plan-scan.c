/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plan/plan-scan.h"

#include "plan/plan-brackets.h"
#include "plan/plan-chars.h"
#include "plan/plan-roles.h"
#include "plan/plan-unit-name.h"

#include <string.h>

/* Longest clause looked at, in bytes: some 600 characters. Bounds the work for each bracket. */
#define MAX_CLAUSE 1800
#define TAIL 12 /* bytes: longer than any ending looked for */

typedef struct {
  const ShianCleanText *clean;
  const char *text;
  gsize length;
  GArray *match;
  GArray *events;
  gboolean at_start; /* of a paragraph, or behind a full stop or clause */
} Scan;

static void
event_clear (gpointer data)
{
  ShianEvent *event = data;

  g_clear_pointer (&event->roles, g_ptr_array_unref);
}

static gsize
next_char (const Scan *scan, gsize i)
{
  return i + g_utf8_skip[(guchar) scan->text[i]];
}

/* The last bytes of the text without line ends, blanks and pauses. */
static void
copy_tail (const char *text, gsize length, char tail[TAIL + 1])
{
  gsize n = TAIL;

  tail[TAIL] = '\0';
  while (length > 0) {
    const char *last = g_utf8_find_prev_char (text, text + length);
    gunichar c = g_utf8_get_char (last);
    gsize size = (gsize) (text + length - last);
    length -= size;
    if (c == '\n' || c == ' ' || (n == TAIL && shian_char_is_pause (c)))
      continue;
    if (size > n)
      break;
    n -= size;
    memcpy (tail + n, last, size);
  }
  memmove (tail, tail + n, TAIL + 1 - n);
}

/* A clause ends with a verb or says 牵头, or it begins with a label; anything else need not be
 * taken apart. */
static gboolean
may_be_clause (const char *text, gsize length)
{
  static const char *const endings[] = { "负责", "配合", "落实", "牵头", "实施", "承担",
                                         "参与", "参加", "协助", "协办", "主办", "支持",
                                         "职责", "分工", "协同", "主责" };
  char tail[TAIL + 1];

  copy_tail (text, length, tail);
  for (gsize i = 0; i < G_N_ELEMENTS (endings); i++)
    if (g_str_has_suffix (tail, endings[i]))
      return TRUE;
  return g_strstr_len (text, (gssize) length, "：") != NULL || memchr (text, ':', length) != NULL ||
         g_strstr_len (text, (gssize) length, "牵头") != NULL;
}

static GPtrArray *
parse_roles (const Scan *scan, gsize start, gsize end, gboolean list)
{
  g_autoptr (GArray) origin = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_autofree char *text = shian_clean_text_cut (scan->clean, start, end, origin);

  return list ? shian_roles_parse_list (text, origin) : shian_roles_parse (text, origin);
}

/* One full stop or comma behind the clause belongs to it. */
static gsize
skip_pause (const Scan *scan, gsize i)
{
  return i < scan->length && shian_char_is_pause (g_utf8_get_char (scan->text + i))
             ? next_char (scan, i)
             : i;
}

static gsize
add_clause (Scan *scan, gsize start, gsize outer_end, gsize inner_start, gsize inner_end,
            GPtrArray *roles)
{
  ShianEvent event = { .kind = SHIAN_EVENT_CLAUSE,
                       .start = start,
                       .end = skip_pause (scan, outer_end),
                       .inner_start = inner_start,
                       .inner_end = inner_end,
                       .outer_end = outer_end,
                       .roles = roles };

  g_array_append_val (scan->events, event);
  scan->at_start = TRUE;
  return event.end;
}

/* A bracket at @i that holds a clause. Returns the offset behind it, or @i. */
static gsize
try_bracket (Scan *scan, gsize i)
{
  gsize close = g_array_index (scan->match, guint32, i);
  gsize inner = next_char (scan, i);
  GPtrArray *roles;

  if (close == 0 || close <= inner || close - inner > MAX_CLAUSE ||
      !may_be_clause (scan->text + inner, close - inner))
    return i;
  roles = parse_roles (scan, inner, close, FALSE);
  if (roles == NULL)
    return i;
  return add_clause (scan, i, next_char (scan, close), inner, close, roles);
}

/* 【责任单位】 opens a clause without a colon. */
static gsize
label_size (const Scan *scan, gsize i)
{
  gsize close = g_array_index (scan->match, guint32, i);
  gsize inner = next_char (scan, i);
  gsize size;

  if (close == 0)
    return shian_roles_label (scan->text + i, TRUE);
  size = shian_roles_label (scan->text + inner, FALSE);
  return size > 0 && inner + size == close ? next_char (scan, close) - i : 0;
}

/* Where an unbracketed clause ends: at a full stop, or at the line's end unless the next line
 * carries a label too or the list goes on. */
static gsize
find_label_end (const Scan *scan, gsize i)
{
  gsize limit = MIN (scan->length, i + MAX_CLAUSE);
  gsize visible = i;

  for (; i < limit; i = next_char (scan, i)) {
    gunichar c = g_utf8_get_char (scan->text + i);
    if (shian_char_is_stop (c) && (i + 3 >= limit || label_size (scan, next_char (scan, i)) == 0))
      return i;
    if (c == '\n' && g_utf8_get_char (scan->text + visible) != 0x3001 &&
        (i + 1 >= scan->length || label_size (scan, i + 1) == 0))
      return i;
    visible = c == '\n' ? visible : i;
  }
  return limit == scan->length ? limit : 0;
}

/* The brackets of 【责任单位】 become the colon that the grammar knows. */
static GPtrArray *
parse_labelled (const Scan *scan, gsize start, gsize end)
{
  g_autoptr (GArray) origin = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_autofree char *text = shian_clean_text_cut (scan->clean, start, end, origin);

  for (char *p = strstr (text, "【"); p != NULL; p = strstr (p, "【"))
    memcpy (p, "；", strlen ("；"));
  for (char *p = strstr (text, "】"); p != NULL; p = strstr (p, "】"))
    memcpy (p, "：", strlen ("："));
  return shian_roles_parse (text, origin);
}

static gsize
try_label (Scan *scan, gsize i)
{
  gsize end;
  GPtrArray *roles;

  if (label_size (scan, i) == 0)
    return i;
  end = find_label_end (scan, i);
  roles = end > i ? parse_labelled (scan, i, end) : NULL;
  return roles != NULL ? add_clause (scan, i, end, i, end, roles) : i;
}

/* The end of the line or sentence at @i, @i itself when it is too far off. */
static gsize
sentence_end (const Scan *scan, gsize i, gboolean *stopped)
{
  gsize limit = MIN (scan->length, i + MAX_CLAUSE / 3);
  gsize end = i;

  while (end < limit && scan->text[end] != '\n' &&
         !shian_char_is_stop (g_utf8_get_char (scan->text + end)))
    end = next_char (scan, end);
  *stopped = end < scan->length && scan->text[end] != '\n';
  return end >= limit && limit < scan->length ? i : end;
}

/* “由A牵头，B配合。” up to the full stop. */
static gsize
try_sentence (Scan *scan, gsize i)
{
  gboolean stopped;
  gsize end;
  GPtrArray *roles;

  if (!g_str_has_prefix (scan->text + i, "由"))
    return i;
  end = sentence_end (scan, i, &stopped);
  if (end == i || !may_be_clause (scan->text + i, end - i))
    return i;
  roles = parse_roles (scan, i, end, FALSE);
  return roles != NULL ? add_clause (scan, i, end, i, end, roles) : i;
}

/* What is left of a table: “…。区教育局、区民政局” at the end of a line, without full stop. */
static gsize
try_list (Scan *scan, gsize i)
{
  gboolean stopped;
  gsize end;
  GPtrArray *roles;

  if (i == 0 || scan->text[i - 1] == '\n')
    return i;
  end = sentence_end (scan, i, &stopped);
  if (end == i || stopped || !shian_unit_name_ends_like_unit (scan->text + i, end - i))
    return i;
  roles = parse_roles (scan, i, end, TRUE);
  return roles != NULL ? add_clause (scan, i, end, i, end, roles) : i;
}

static gsize
try_marker (Scan *scan, gsize i)
{
  ShianEvent event = { .kind = SHIAN_EVENT_MARKER, .start = i };

  if (!shian_marker_parse (scan->text + i, &event.marker))
    return i;
  event.end = i + event.marker.length;
  g_array_append_val (scan->events, event);
  /* A label may follow at once; a second number may not. */
  scan->at_start = FALSE;
  return event.end;
}

static gsize
try_all (Scan *scan, gsize i, gboolean after_pause)
{
  gsize end = i;
  gboolean bracket = g_array_index (scan->match, guint32, i) != 0;

  if (after_pause)
    end = try_label (scan, i);
  if (end == i && after_pause)
    end = try_sentence (scan, i);
  if (end == i && bracket)
    end = try_bracket (scan, i);
  if (end == i && scan->at_start)
    end = try_marker (scan, i);
  if (end == i && scan->at_start)
    end = try_list (scan, i);
  return end;
}

static void
step_over (Scan *scan, gunichar c)
{
  if (c == '\n' || shian_char_is_stop (c))
    scan->at_start = TRUE;
  else if (c != 0x201d && c != ' ' && shian_char_folded_closer (c) == 0)
    scan->at_start = FALSE;
}

GArray *
shian_scan (const ShianCleanText *clean)
{
  Scan scan = {
    .clean = clean, .text = clean->text->str, .length = clean->text->len, .at_start = TRUE
  };
  gboolean after_pause = TRUE;

  scan.events = g_array_new (FALSE, FALSE, sizeof (ShianEvent));
  g_array_set_clear_func (scan.events, event_clear);
  scan.match = shian_brackets_match (scan.text, scan.length);
  for (gsize i = 0; i < scan.length;) {
    gunichar c = g_utf8_get_char (scan.text + i);
    gsize end = try_all (&scan, i, after_pause);
    if (end > i) {
      after_pause = TRUE;
      i = end;
      continue;
    }
    step_over (&scan, c);
    after_pause = scan.at_start || shian_char_is_pause (c) || shian_char_folded_closer (c) != 0;
    i = next_char (&scan, i);
  }
  g_array_unref (scan.match);
  return scan.events;
}
