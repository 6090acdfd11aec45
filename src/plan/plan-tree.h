/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The parser's state, and the parts of it that build measures. */
#pragma once

#include "plan/plan-scan.h"
#include "plan/plan-title.h"

G_BEGIN_DECLS

typedef struct {
  ShianPlanText *plan;
  ShianCoverage coverage;
  ShianCleanText clean;
  GArray *events;
  ShianFrame frame;
} ShianParse;

/** ShianRange: of the cleaned text, with the events in it: from @first up to before @last. */
typedef struct {
  gsize start;
  gsize end;
  guint first;
  guint last;
} ShianRange;

const ShianEvent *shian_parse_event (const ShianParse *parse, guint i);

/** shian_parse_mark: gives the characters of a cleaned range a class. */
void shian_parse_mark (ShianParse *parse, gsize start, gsize end, ShianCoverClass cover);

/** shian_parse_trim: moves both ends past blanks, line ends and pauses; @pauses: which. */
void shian_parse_trim (const ShianParse *parse, gsize *start, gsize *end);

/** shian_parse_heading_end: where the title that begins at @start ends, before the full stop. At
 * the latest at the line's end, or at @limit. */
gsize shian_parse_heading_end (const ShianParse *parse, gsize start, gsize limit);

/** shian_parse_measure: the measure in @range, which begins with its number unless @numbered is
 * FALSE. (transfer full) */
ShianTextMeasure *shian_parse_measure (ShianParse *parse, const ShianRange *range,
                                       gboolean numbered);

/** shian_parse_tasks: adds the tasks in @range to @measure. */
void shian_parse_tasks (ShianParse *parse, ShianTextMeasure *measure, const ShianRange *range);

G_END_DECLS
