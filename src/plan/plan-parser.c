/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plan/plan-parser.h"

#include "base/error.h"
#include "plan/plan-obligations.h"
#include "plan/plan-section.h"
#include "plan/plan-text-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static void
parse_clear (ShianParse *parse)
{
  g_clear_pointer (&parse->plan, shian_plan_text_free);
  shian_coverage_clear (&parse->coverage);
  shian_clean_text_clear (&parse->clean);
  g_clear_pointer (&parse->events, g_array_unref);
  shian_frame_clear (&parse->frame);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (ShianParse, parse_clear)

static gboolean
check_text (const char *text, GError **error)
{
  gsize length = strlen (text);

  if (length > SHIAN_PLAN_MAX_BYTES) {
    g_set_error_literal (error, SHIAN_ERROR, SHIAN_ERROR_INVALID,
                         _ ("Reading the plan: the text is longer than 10 MB. Keep only the plan "
                            "itself"));
    return FALSE;
  }
  if (!g_utf8_validate_len (text, length, NULL)) {
    g_set_error_literal (error, SHIAN_ERROR, SHIAN_ERROR_INVALID,
                         _ ("Reading the plan: the text is not valid UTF-8. Open the file through "
                            "the program instead of pasting it"));
    return FALSE;
  }
  return TRUE;
}

/* A number in the middle of a line opens a heading only where it carries on the count: a
 * sentence may well begin with “二、” by chance. */
static gboolean
is_in_sequence (const ShianParse *parse, const ShianEvent *event, int *last)
{
  gboolean line_start = event->start == 0 || parse->clean.text->str[event->start - 1] == '\n';
  gboolean fits = line_start || *last == 0 || event->marker.number == *last + 1 ||
                  (event->marker.number == 1 && event->marker.kind != SHIAN_MARKER_SECTION);

  if (fits)
    *last = event->marker.number;
  return fits;
}

/* Drops events outside the body and numbers that are none. */
static void
filter_events (ShianParse *parse)
{
  GArray *kept = g_array_new (FALSE, FALSE, sizeof (ShianEvent));
  int last[SHIAN_N_MARKERS] = { 0 };

  for (guint i = 0; i < parse->events->len; i++) {
    ShianEvent *event = &g_array_index (parse->events, ShianEvent, i);
    gboolean keep = event->start >= parse->frame.title_end;
    if (keep && event->kind == SHIAN_EVENT_MARKER && event->marker.kind <= SHIAN_MARKER_ROUND)
      keep = is_in_sequence (parse, event, &last[event->marker.kind]);
    if (!keep)
      continue;
    g_array_append_vals (kept, event, 1);
    event->roles = NULL; /* moved */
  }
  for (guint i = 0; i < parse->events->len; i++)
    g_clear_pointer (&g_array_index (parse->events, ShianEvent, i).roles, g_ptr_array_unref);
  g_array_set_clear_func (parse->events, NULL);
  g_array_unref (parse->events);
  parse->events = kept;
}

static gboolean
is_section (const ShianParse *parse, guint i)
{
  const ShianEvent *event = shian_parse_event (parse, i);

  return event->kind == SHIAN_EVENT_MARKER && event->marker.kind == SHIAN_MARKER_SECTION;
}

static guint
next_section (const ShianParse *parse, guint i)
{
  while (i < parse->events->len && !is_section (parse, i))
    i++;
  return i;
}

static gboolean
has_clause_before (const ShianParse *parse, guint last)
{
  for (guint i = 0; i < last; i++)
    if (shian_parse_event (parse, i)->kind == SHIAN_EVENT_CLAUSE)
      return TRUE;
  return FALSE;
}

static void
read_sections (ShianParse *parse)
{
  guint n = parse->events->len;
  guint i = next_section (parse, 0);
  gsize body = parse->frame.body_end;
  ShianRange head = { parse->frame.title_end, i < n ? shian_parse_event (parse, i)->start : body, 0,
                      i };

  if (i == n || has_clause_before (parse, i))
    shian_parse_section (parse, &head, SHIAN_SECTION_UNNUMBERED);
  else
    shian_parse_mark (parse, head.start, head.end, SHIAN_COVER_SKIP_PREAMBLE);
  while (i < n) {
    guint next = next_section (parse, i + 1);
    ShianRange range = { shian_parse_event (parse, i)->start,
                         next < n ? shian_parse_event (parse, next)->start : body, i, next };
    shian_parse_section (parse, &range, next < n ? SHIAN_SECTION_MIDDLE : SHIAN_SECTION_LAST);
    i = next;
  }
}

/* Obligations may also stand in numbered measures of the last section that nobody answers for. */
static void
read_late_obligations (ShianParse *parse)
{
  GPtrArray *sections = parse->plan->sections;
  guint i = parse->events->len;

  if (parse->plan->obligations->len > 0 || sections->len == 0)
    return;
  while (i > 0 && shian_parse_event (parse, i - 1)->kind != SHIAN_EVENT_CLAUSE)
    i--;
  shian_find_obligations (&parse->clean,
                          i > 0 ? shian_parse_event (parse, i - 1)->end : parse->frame.title_end,
                          parse->frame.body_end, NULL, parse->plan->obligations);
}

static void
mark_frame (ShianParse *parse)
{
  const ShianFrame *frame = &parse->frame;

  shian_parse_mark (parse, 0, frame->title_start, SHIAN_COVER_SKIP_BEFORE_TITLE);
  shian_parse_mark (parse, frame->title_start, frame->title_end, SHIAN_COVER_HEADING);
  shian_parse_mark (parse, frame->body_end, parse->clean.text->len, SHIAN_COVER_SKIP_AFTER);
}

static gboolean
read_plan (ShianParse *parse, GError **error)
{
  shian_clean_text_init (&parse->clean, &parse->coverage);
  parse->events = shian_scan (&parse->clean);
  shian_frame_init (&parse->frame, &parse->clean, parse->events);
  filter_events (parse);
  if (parse->events->len == 0) {
    g_set_error_literal (
        error, SHIAN_ERROR, SHIAN_ERROR_INVALID,
        _ ("Reading the plan: neither a numbered heading (一、 （一） 1.) nor a "
           "responsibility (…负责) was found. Check that this is the plan's text"));
    return FALSE;
  }
  mark_frame (parse);
  read_sections (parse);
  read_late_obligations (parse);
  parse->plan->title = g_steal_pointer (&parse->frame.title);
  parse->plan->year = parse->frame.year;
  shian_coverage_sum (&parse->coverage, parse->plan);
  return TRUE;
}

ShianPlanText *
shian_plan_parser_parse (const char *text, GError **error)
{
  g_auto (ShianParse) parse = { 0 };

  g_return_val_if_fail (text != NULL, NULL);
  if (!check_text (text, error))
    return NULL;
  parse.plan = shian_plan_text_new (text);
  shian_coverage_init (&parse.coverage, parse.plan->source);
  return read_plan (&parse, error) ? g_steal_pointer (&parse.plan) : NULL;
}
