/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plan/plan-tree.h"

#include "plan/plan-find.h"
#include "plan/plan-roles.h"
#include "plan/plan-text-private.h"

#include <string.h>

static void
read_text (ShianParse *parse, ShianTextTask *task, gsize start, gsize end)
{
  g_autoptr (GArray) origin = g_array_new (FALSE, FALSE, sizeof (guint32));

  task->text = shian_clean_text_cut (&parse->clean, start, end, origin);
  task->span = shian_clean_text_span (&parse->clean, start, end);
  shian_find_points (task->text, task->points);
  shian_find_dates (task->text, origin, parse->frame.year, task->dates);
  shian_find_quantities (task->text, origin, task->dates, task->quantities);
}

/* Labels on lines of their own become one line: 牵头单位：A；配合单位：B. */
static char *
clause_text (const ShianParse *parse, const ShianEvent *event)
{
  GString *out = g_string_new (NULL);
  const char *text = parse->clean.text->str;

  for (gsize start = event->inner_start; start < event->inner_end;) {
    const char *end = memchr (text + start, '\n', event->inner_end - start);
    gsize stop = end != NULL ? (gsize) (end - text) : event->inner_end;
    g_autofree char *line = shian_clean_text_cut (&parse->clean, start, stop, NULL);
    if (out->len > 0 && shian_roles_label (line, TRUE) > 0 && !g_str_has_suffix (out->str, "；"))
      g_string_append (out, "；");
    g_string_append (out, line);
    start = stop + 1;
  }
  return g_string_free (out, FALSE);
}

/* A clause right behind another one adds to it. */
static void
read_clause (ShianParse *parse, ShianTextTask *task, const ShianEvent *event)
{
  g_autofree char *before = task->clause;
  g_autofree char *text = clause_text (parse, event);
  ShianSpan span = shian_clean_text_span (&parse->clean, event->start, event->outer_end);

  task->clause = before != NULL ? g_strconcat (before, "；", text, NULL) : g_strdup (text);
  task->clause_span = before != NULL ? (ShianSpan){ task->clause_span.start, span.end } : span;
  for (guint i = 0; i < event->roles->len; i++) {
    ShianTextResponsibility *copy =
        g_memdup2 (g_ptr_array_index (event->roles, i), sizeof (ShianTextResponsibility));
    copy->unit = g_strdup (copy->unit);
    g_ptr_array_add (task->responsibilities, copy);
  }
  shian_parse_mark (parse, event->start, event->end, SHIAN_COVER_CLAUSE);
}

/* A single number 1. that opens a task's text is a heading; several number its points and stay. */
static gsize
skip_lone_number (ShianParse *parse, const ShianRange *range, gsize start)
{
  const ShianEvent *only = NULL;

  for (guint i = range->first; i < range->last; i++) {
    const ShianEvent *event = shian_parse_event (parse, i);
    if (event->start < range->start || event->kind != SHIAN_EVENT_MARKER)
      continue;
    if (only != NULL)
      return start;
    only = event;
  }
  if (only == NULL || only->start != start || only->marker.kind == SHIAN_MARKER_TITLE)
    return start;
  shian_parse_mark (parse, only->start, only->end, SHIAN_COVER_HEADING);
  return only->end;
}

static ShianTextTask *
add_task (ShianParse *parse, ShianTextMeasure *measure, const ShianRange *range, gsize start,
          gsize end)
{
  ShianTextTask *task = shian_text_task_new ();

  task->number = (int) measure->tasks->len + 1;
  start = skip_lone_number (parse, range, start);
  shian_parse_trim (parse, &start, &end);
  read_text (parse, task, start, end);
  if (*task->text == '\0') {
    g_free (task->text);
    task->text = g_strdup (measure->title);
    shian_find_points (task->text, task->points);
  }
  shian_parse_mark (parse, range->start, range->end, SHIAN_COVER_TASK);
  g_ptr_array_add (measure->tasks, task);
  return task;
}

/* The text in @range, answered for by @clause if there is one. */
static void
read_task (ShianParse *parse, ShianTextMeasure *measure, const ShianRange *range,
           const ShianEvent *clause)
{
  gsize start = range->start;
  gsize end = range->end;
  guint n = measure->tasks->len;
  ShianTextTask *task = n > 0 ? g_ptr_array_index (measure->tasks, n - 1) : NULL;

  shian_parse_trim (parse, &start, &end);
  if (start < end || (clause != NULL && task == NULL))
    task = add_task (parse, measure, range, start, end);
  if (clause != NULL)
    read_clause (parse, task, clause);
}

/* A clause in the heading comes before the text it answers for. */
static gboolean
read_leading_clause (ShianParse *parse, ShianTextMeasure *measure, const ShianRange *range)
{
  const ShianEvent *clause;
  ShianRange rest = *range;

  if (range->first >= range->last)
    return FALSE;
  clause = shian_parse_event (parse, range->first);
  if (clause->kind != SHIAN_EVENT_CLAUSE || clause->start != range->start)
    return FALSE;
  for (guint i = range->first + 1; i < range->last; i++)
    if (shian_parse_event (parse, i)->kind == SHIAN_EVENT_CLAUSE)
      return FALSE;
  rest.start = clause->end;
  rest.first++;
  read_task (parse, measure, &rest, NULL);
  if (measure->tasks->len == 0)
    return FALSE;
  read_clause (parse, g_ptr_array_index (measure->tasks, 0), clause);
  return TRUE;
}

void
shian_parse_tasks (ShianParse *parse, ShianTextMeasure *measure, const ShianRange *range)
{
  ShianRange piece = *range;

  if (read_leading_clause (parse, measure, range))
    return;
  for (guint i = range->first; i < range->last; i++) {
    const ShianEvent *event = shian_parse_event (parse, i);
    if (event->kind != SHIAN_EVENT_CLAUSE)
      continue;
    piece.end = event->start;
    piece.last = i;
    read_task (parse, measure, &piece, event);
    piece.start = event->end;
    piece.first = i + 1;
  }
  piece.end = range->end;
  piece.last = range->last;
  read_task (parse, measure, &piece, NULL);
}
