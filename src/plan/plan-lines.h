/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The lines of a copied text: where they break, and whether the breaks are only the page's width. */
#pragma once

#include "plan/plan-coverage.h"

G_BEGIN_DECLS

/** ShianLine: the range of source bytes from the first to the last visible character. @joined: the
 * break behind it is only the page's width, the sentence goes on. */
typedef struct {
  gsize start;
  gsize end;
  guint width; /* in half-width columns */
  gboolean indented;
  gboolean opens; /* begins with a heading's number */
  gboolean joined;
} ShianLine;

/** ShianLines: @blank_wrapped: line ends were turned into blanks. */
typedef struct {
  GArray *lines;
  gboolean blank_wrapped;
} ShianLines;

/** shian_lines_init: marks page numbers in @coverage and finds the lines around them. */
void shian_lines_init (ShianLines *lines, ShianCoverage *coverage);
void shian_lines_clear (ShianLines *lines);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (ShianLines, shian_lines_clear)

G_END_DECLS
