/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The account of every character of a plan's text: each belongs to exactly one class. */
#pragma once

#include "plan/plan-text.h"

G_BEGIN_DECLS

typedef enum {
  SHIAN_COVER_NONE,
  SHIAN_COVER_HEADING,
  SHIAN_COVER_TASK,
  SHIAN_COVER_CLAUSE,
  SHIAN_COVER_OBLIGATION,
  SHIAN_COVER_SKIP_LINE_BREAK, /* the first of the skips */
  SHIAN_COVER_SKIP_BLANK,
  SHIAN_COVER_SKIP_PAGE_NUMBER,
  SHIAN_COVER_SKIP_BEFORE_TITLE,
  SHIAN_COVER_SKIP_PREAMBLE,
  SHIAN_COVER_SKIP_LEAD_IN,
  SHIAN_COVER_SKIP_NO_MEASURES,
  SHIAN_COVER_SKIP_CLOSING,
  SHIAN_COVER_SKIP_AFTER,
  SHIAN_COVER_SKIP_MARK,
} ShianCoverClass;

typedef struct {
  const char *source;
  gsize length;
  guint8 *classes; /* one for each byte; only those at which a character begins count */
} ShianCoverage;

/** shian_coverage_init: nothing is accounted for yet. @source must outlive @coverage. */
void shian_coverage_init (ShianCoverage *coverage, const char *source);
void shian_coverage_clear (ShianCoverage *coverage);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (ShianCoverage, shian_coverage_clear)

/** shian_coverage_mark: gives @cover to those bytes of the half-open range that have no class yet:
 * the first mark stays, so that no character can be counted twice. */
void shian_coverage_mark (ShianCoverage *coverage, gsize start, gsize end, ShianCoverClass cover);

/** shian_coverage_sum: fills the counts and the list of skips of @plan. */
void shian_coverage_sum (const ShianCoverage *coverage, ShianPlanText *plan);

G_END_DECLS
