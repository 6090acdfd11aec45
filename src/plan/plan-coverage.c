/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plan/plan-coverage.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const char *const REASONS[] = {
  N_ ("line break"),
  N_ ("blank"),
  N_ ("page number"),
  N_ ("before the plan's title"),
  N_ ("preamble"),
  N_ ("introduction of the section"),
  N_ ("section without measures"),
  N_ ("closing section"),
  N_ ("after the plan's text"),
  N_ ("punctuation without text"),
};

void
shian_coverage_init (ShianCoverage *coverage, const char *source)
{
  coverage->source = source;
  coverage->length = strlen (source);
  coverage->classes = g_malloc0 (coverage->length + 1);
}

void
shian_coverage_clear (ShianCoverage *coverage)
{
  g_clear_pointer (&coverage->classes, g_free);
}

void
shian_coverage_mark (ShianCoverage *coverage, gsize start, gsize end, ShianCoverClass cover)
{
  g_return_if_fail (start <= end && end <= coverage->length);
  for (gsize i = start; i < end; i++)
    if (coverage->classes[i] == SHIAN_COVER_NONE)
      coverage->classes[i] = (guint8) cover;
}

static void
add_skip (const ShianCoverage *coverage, ShianPlanText *plan, gsize start, gsize end)
{
  ShianTextSkip *skip = g_new0 (ShianTextSkip, 1);

  skip->text = g_strndup (coverage->source + start, end - start);
  skip->reason = g_strdup (REASONS[coverage->classes[start] - SHIAN_COVER_SKIP_LINE_BREAK]);
  skip->span = (ShianSpan){ start, end };
  g_ptr_array_add (plan->skipped, skip);
}

static gboolean
is_white (guint8 cover)
{
  return cover == SHIAN_COVER_SKIP_LINE_BREAK || cover == SHIAN_COVER_SKIP_BLANK;
}

/* The end of the run that begins at @start; blanks and line ends within a skip do not split it. */
static gsize
run_end (const ShianCoverage *coverage, gsize start)
{
  const guint8 *classes = coverage->classes;
  gboolean bridges = classes[start] >= SHIAN_COVER_SKIP_BEFORE_TITLE;
  gsize end = start;

  for (gsize i = start; i < coverage->length; i++) {
    if (classes[i] == classes[start])
      end = i + 1;
    else if (!bridges || !is_white (classes[i]))
      break;
  }
  return end;
}

static void
add_skips (const ShianCoverage *coverage, ShianPlanText *plan)
{
  for (gsize i = 0; i < coverage->length;) {
    gsize end = run_end (coverage, i);
    if (coverage->classes[i] >= SHIAN_COVER_SKIP_LINE_BREAK)
      add_skip (coverage, plan, i, end);
    i = end;
  }
}

void
shian_coverage_sum (const ShianCoverage *coverage, ShianPlanText *plan)
{
  gsize counts[SHIAN_COVER_SKIP_MARK + 1] = { 0 };

  for (gsize i = 0; i < coverage->length; i++)
    if (((guint8) coverage->source[i] & 0xc0) != 0x80)
      counts[coverage->classes[i]]++;
  plan->in_headings = counts[SHIAN_COVER_HEADING];
  plan->in_tasks = counts[SHIAN_COVER_TASK];
  plan->in_clauses = counts[SHIAN_COVER_CLAUSE];
  plan->in_obligations = counts[SHIAN_COVER_OBLIGATION];
  plan->in_skipped = 0;
  for (guint i = SHIAN_COVER_SKIP_LINE_BREAK; i < G_N_ELEMENTS (counts); i++)
    plan->in_skipped += counts[i];
  plan->accounted = plan->in_headings + plan->in_tasks + plan->in_clauses + plan->in_obligations +
                    plan->in_skipped;
  plan->characters = plan->accounted + counts[SHIAN_COVER_NONE];
  add_skips (coverage, plan);
}
