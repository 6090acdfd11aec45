/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A plan's text without what copying it from pages and web sites put in: hard line breaks, page
 * numbers, blanks. Each byte of the cleaned text knows where it came from. */
#pragma once

#include "plan/plan-coverage.h"

G_BEGIN_DECLS

/** ShianCleanText: @text has paragraphs separated by \n and no other control characters; @origin
 * holds for each of its bytes, and for its end, the byte offset in the source. */
typedef struct {
  GString *text;
  GArray *origin; /* guint32 */
} ShianCleanText;

/** shian_clean_text_init: cleans the source of @coverage, valid UTF-8 below 4 GB, and marks there
 * what was left out. Takes time linear in the length. */
void shian_clean_text_init (ShianCleanText *clean, ShianCoverage *coverage);
void shian_clean_text_clear (ShianCleanText *clean);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (ShianCleanText, shian_clean_text_clear)

/** shian_clean_text_span: the source range of the half-open range of cleaned bytes. */
ShianSpan shian_clean_text_span (const ShianCleanText *clean, gsize start, gsize end);

/** shian_clean_text_cut: the range without paragraph ends, and where each byte of the result came
 * from (for its end too) in @origin if that is not NULL. (transfer full) */
char *shian_clean_text_cut (const ShianCleanText *clean, gsize start, gsize end, GArray *origin);

G_END_DECLS
