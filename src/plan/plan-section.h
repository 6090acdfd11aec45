/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One section of a plan: its title, its measures, or what it asks to hand in. */
#pragma once

#include "plan/plan-tree.h"

G_BEGIN_DECLS

typedef enum {
  SHIAN_SECTION_UNNUMBERED, /* measures without a section above them */
  SHIAN_SECTION_MIDDLE,
  SHIAN_SECTION_LAST,
} ShianSectionPlace;

/** shian_parse_section: adds the section in @range to the plan. */
void shian_parse_section (ShianParse *parse, const ShianRange *range, ShianSectionPlace place);

G_END_DECLS
