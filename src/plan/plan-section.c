/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plan/plan-section.h"

#include "plan/plan-chars.h"
#include "plan/plan-obligations.h"
#include "plan/plan-text-private.h"

/** Which numbers open measures in a section. */
typedef struct {
  ShianMarkerKind kind; /* SHIAN_N_MARKERS: none */
  gboolean arabic_too;
} Level;

/* The highest number in the section opens its measures. Arabic numbers below （一） must begin with
 * 1; where they do not, pieces of several texts stand together and each number opens one. */
static Level
find_level (const ShianParse *parse, const ShianRange *range)
{
  Level level = { SHIAN_N_MARKERS, FALSE };
  gboolean in_round = FALSE;

  for (guint i = range->first; i < range->last; i++) {
    const ShianEvent *event = shian_parse_event (parse, i);
    if (event->kind != SHIAN_EVENT_MARKER)
      continue;
    level.kind = MIN (level.kind, event->marker.kind);
    if (event->marker.kind == SHIAN_MARKER_ARABIC && in_round && event->marker.number != 1)
      level.arabic_too = TRUE;
    in_round = event->marker.kind == SHIAN_MARKER_ROUND;
  }
  return level;
}

static gboolean
opens_measure (const ShianEvent *event, const Level *level)
{
  return event->kind == SHIAN_EVENT_MARKER &&
         (event->marker.kind == level->kind ||
          (level->arabic_too && event->marker.kind == SHIAN_MARKER_ARABIC));
}

static guint
next_measure (const ShianParse *parse, const Level *level, guint i, guint last)
{
  while (i < last && !opens_measure (shian_parse_event (parse, i), level))
    i++;
  return i;
}

static gboolean
has_clause (const ShianParse *parse, const ShianRange *range)
{
  for (guint i = range->first; i < range->last; i++)
    if (shian_parse_event (parse, i)->kind == SHIAN_EVENT_CLAUSE)
      return TRUE;
  return FALSE;
}

static gsize
start_of (const ShianParse *parse, guint i, const ShianRange *range)
{
  return i < range->last ? shian_parse_event (parse, i)->start : range->end;
}

/* The title up to the line's end, the full stop or the first number or clause. */
static void
read_title (ShianParse *parse, ShianTextSection *section, ShianRange *range)
{
  const ShianEvent *event = shian_parse_event (parse, range->first);
  const char *text = parse->clean.text->str;
  gsize limit = start_of (parse, range->first + 1, range);
  gsize start = event->end;
  gsize end = shian_parse_heading_end (parse, start, limit);
  gsize after = end < limit ? end + g_utf8_skip[(guchar) text[end]] : end;

  section->number = event->marker.number;
  section->span = shian_clean_text_span (&parse->clean, event->start, after);
  shian_parse_mark (parse, event->start, after, SHIAN_COVER_HEADING);
  shian_parse_trim (parse, &start, &end);
  section->title = shian_clean_text_cut (&parse->clean, start, end, NULL);
  range->start = after;
  range->first++;
}

/* Text before the first number: a measure of its own if somebody answers for it. */
static void
read_lead (ShianParse *parse, ShianTextSection *section, const ShianRange *lead,
           ShianCoverClass otherwise, gboolean whole)
{
  ShianTextMeasure *measure;

  if (!has_clause (parse, lead)) {
    shian_parse_mark (parse, lead->start, lead->end, otherwise);
    return;
  }
  measure = shian_parse_measure (parse, lead, FALSE);
  if (whole) {
    measure->number = section->number;
    g_free (measure->title);
    measure->title = g_strdup (section->title);
  }
  g_ptr_array_add (section->measures, measure);
}

static void
read_measures (ShianParse *parse, ShianTextSection *section, const ShianRange *range,
               const Level *level, guint first)
{
  for (guint i = first; i < range->last;) {
    guint next = next_measure (parse, level, i + 1, range->last);
    ShianRange one = { shian_parse_event (parse, i)->start, start_of (parse, next, range), i,
                       next };
    ShianTextMeasure *measure = shian_parse_measure (parse, &one, TRUE);
    g_ptr_array_add (section->measures, measure);
    if (measure->number == 0) /* 【…】 carries none */
      measure->number = (int) section->measures->len;
    i = next;
  }
}

static ShianTextSection *
new_section (ShianParse *parse)
{
  ShianTextSection *section = shian_text_section_new ();

  g_ptr_array_add (parse->plan->sections, section);
  return section;
}

void
shian_parse_section (ShianParse *parse, const ShianRange *whole, ShianSectionPlace place)
{
  ShianTextSection *section = new_section (parse);
  ShianRange range = *whole;
  ShianRange lead;
  Level level;
  guint first;

  if (place == SHIAN_SECTION_UNNUMBERED)
    section->title = g_strdup ("");
  else
    read_title (parse, section, &range);
  level = find_level (parse, &range);
  first = next_measure (parse, &level, range.first, range.last);
  lead = (ShianRange){ range.start, start_of (parse, first, &range), range.first, first };
  if (first == range.last && !has_clause (parse, &lead)) {
    shian_find_obligations (&parse->clean, range.start, range.end, &parse->coverage,
                            parse->plan->obligations);
    shian_parse_mark (parse, range.start, range.end,
                      place == SHIAN_SECTION_LAST ? SHIAN_COVER_SKIP_CLOSING
                                                  : SHIAN_COVER_SKIP_NO_MEASURES);
    return;
  }
  read_lead (parse, section, &lead,
             place == SHIAN_SECTION_UNNUMBERED ? SHIAN_COVER_SKIP_PREAMBLE
                                               : SHIAN_COVER_SKIP_LEAD_IN,
             first == range.last);
  read_measures (parse, section, &range, &level, first);
}
