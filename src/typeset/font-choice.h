/* SPDX-License-Identifier: GPL-3.0-or-later */
/* For each role the families to try, best first. */
#pragma once

#include "typeset/fonts.h"

G_BEGIN_DECLS

/** ShianFontCandidate:
 * @names: the family's names, Chinese and English, separated by “|”
 * @bold: use its bold weight: for titles where no title face exists */
typedef struct {
  const char *names;
  ShianFontMatch match;
  gboolean bold;
} ShianFontCandidate;

/** shian_font_candidates: the list for @role; ends with NULL names. (transfer none) */
const ShianFontCandidate *shian_font_candidates (ShianFontRole role);

G_END_DECLS
