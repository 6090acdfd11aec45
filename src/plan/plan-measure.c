/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plan/plan-tree.h"

#include "plan/plan-chars.h"
#include "plan/plan-text-private.h"

#include <string.h>

/* A first sentence longer than this is no title but the work itself. */
#define MAX_TITLE_CHARS 40

const ShianEvent *
shian_parse_event (const ShianParse *parse, guint i)
{
  return &g_array_index (parse->events, ShianEvent, i);
}

void
shian_parse_mark (ShianParse *parse, gsize start, gsize end, ShianCoverClass cover)
{
  ShianSpan span = shian_clean_text_span (&parse->clean, start, end);

  if (end > start)
    shian_coverage_mark (&parse->coverage, span.start, MAX (span.start, span.end), cover);
}

static gboolean
is_trimmed (gunichar c)
{
  return c == '\n' || c == ' ' || shian_char_is_pause (c);
}

void
shian_parse_trim (const ShianParse *parse, gsize *start, gsize *end)
{
  const char *text = parse->clean.text->str;

  while (*start < *end && is_trimmed (g_utf8_get_char (text + *start)))
    *start += g_utf8_skip[(guchar) text[*start]];
  while (*end > *start) {
    const char *last = g_utf8_prev_char (text + *end);
    if (!is_trimmed (g_utf8_get_char (last)))
      break;
    *end = (gsize) (last - text);
  }
}

static gboolean
is_empty (const ShianParse *parse, gsize start, gsize end)
{
  shian_parse_trim (parse, &start, &end);
  return start == end;
}

gsize
shian_parse_heading_end (const ShianParse *parse, gsize start, gsize limit)
{
  const char *text = parse->clean.text->str;

  for (gsize i = start; i < limit; i += g_utf8_skip[(guchar) text[i]])
    if (shian_char_is_stop (g_utf8_get_char (text + i)) ||
        (text[i] == '\n' && !is_empty (parse, start, i)))
      return i;
  return limit;
}

typedef struct {
  gsize start;
  gsize end;   /* of its characters */
  gsize after; /* behind the full stop */
} Heading;

static gsize
next_event_start (const ShianParse *parse, const ShianRange *range)
{
  return range->first < range->last ? shian_parse_event (parse, range->first)->start : range->end;
}

static Heading
find_heading (const ShianParse *parse, const ShianRange *range)
{
  const char *text = parse->clean.text->str;
  gsize limit = next_event_start (parse, range);
  Heading heading = { .start = range->start };

  heading.end = shian_parse_heading_end (parse, heading.start, limit);
  heading.after = heading.end;
  if (heading.end < limit)
    heading.after += g_utf8_skip[(guchar) text[heading.end]];
  shian_parse_trim (parse, &heading.start, &heading.end);
  return heading;
}

static const ShianEvent *
next_clause (const ShianParse *parse, const ShianRange *range)
{
  for (guint i = range->first; i < range->last; i++)
    if (shian_parse_event (parse, i)->kind == SHIAN_EVENT_CLAUSE)
      return shian_parse_event (parse, i);
  return NULL;
}

static gboolean
is_long (const ShianParse *parse, const Heading *heading)
{
  return g_utf8_strlen (parse->clean.text->str + heading->start,
                        (gssize) (heading->end - heading->start)) > MAX_TITLE_CHARS;
}

/* The first sentence is the work itself: it is long, or nothing follows before the clause. */
static gboolean
is_work (const ShianParse *parse, const ShianRange *range, const Heading *heading)
{
  const ShianEvent *clause = next_clause (parse, range);

  return is_long (parse, heading) ||
         is_empty (parse, heading->after, clause != NULL ? clause->start : range->end);
}

/* “（一）标题（A负责）。…” with no other clause: the clause in the heading answers for what follows. */
static gboolean
clause_in_heading (const ShianParse *parse, const ShianRange *range, const Heading *heading)
{
  const ShianEvent *clause = next_clause (parse, range);

  if (clause == NULL || clause != shian_parse_event (parse, range->first) ||
      clause->start != heading->after || heading->end == heading->start ||
      is_long (parse, heading) || is_empty (parse, clause->end, range->end))
    return FALSE;
  for (guint i = range->first + 1; i < range->last; i++)
    if (shian_parse_event (parse, i)->kind == SHIAN_EVENT_CLAUSE)
      return FALSE;
  return heading->after == heading->end;
}

/* 【…】 alone or behind the number is the whole title. */
static gsize
bracketed_title (ShianParse *parse, ShianTextMeasure *measure, gsize start)
{
  const char *text = parse->clean.text->str;
  gsize bracket = strlen ("【");
  ShianMarker marker;

  if (!shian_marker_parse (text + start, &marker) || marker.kind != SHIAN_MARKER_TITLE)
    return 0;
  measure->title =
      shian_clean_text_cut (&parse->clean, start + bracket, start + marker.length - bracket, NULL);
  return start + marker.length;
}

static void
read_heading (ShianParse *parse, ShianTextMeasure *measure, ShianRange *rest)
{
  Heading heading = find_heading (parse, rest);
  gsize begin = rest->start;

  measure->title = shian_clean_text_cut (&parse->clean, heading.start, heading.end, NULL);
  measure->span.end = shian_clean_text_span (&parse->clean, begin, heading.after).end;
  if (clause_in_heading (parse, rest, &heading)) {
    shian_parse_mark (parse, begin, heading.after, SHIAN_COVER_HEADING);
    rest->start = heading.after;
  } else if (!is_work (parse, rest, &heading)) {
    shian_parse_mark (parse, begin, heading.after, SHIAN_COVER_HEADING);
    rest->start = heading.after;
  }
}

ShianTextMeasure *
shian_parse_measure (ShianParse *parse, const ShianRange *range, gboolean numbered)
{
  ShianTextMeasure *measure = shian_text_measure_new ();
  ShianRange rest = *range;

  if (numbered) {
    const ShianEvent *event = shian_parse_event (parse, range->first);
    gsize title_end;
    measure->number = event->marker.number;
    measure->span = shian_clean_text_span (&parse->clean, event->start, event->end);
    title_end = bracketed_title (
        parse, measure, event->marker.kind == SHIAN_MARKER_TITLE ? event->start : event->end);
    rest.start = MAX (event->end, title_end);
    rest.first++;
    shian_parse_mark (parse, range->start, rest.start, SHIAN_COVER_HEADING);
    if (title_end == 0)
      read_heading (parse, measure, &rest);
    else
      measure->span.end = shian_clean_text_span (&parse->clean, event->start, title_end).end;
  }
  if (measure->title == NULL)
    measure->title = g_strdup ("");
  shian_parse_tasks (parse, measure, &rest);
  shian_parse_mark (parse, range->start, range->end, SHIAN_COVER_SKIP_MARK);
  return measure;
}
