/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What printed forms of this trade have in common: type sizes, lines of blanks to fill, boxes. For
 * this room only. */
#pragma once

#include "typeset/document.h"

G_BEGIN_DECLS

/* GB/T 9704 has no rule for tables; sizes are those usual for them: 五号 in the table, 小二 above. */
extern const ShianTextStyle SHIAN_FORM_TITLE;
extern const ShianTextStyle SHIAN_FORM_HEAD;   /* of a column, 黑体 in the middle */
extern const ShianTextStyle SHIAN_FORM_GROUP;  /* 黑体 */
extern const ShianTextStyle SHIAN_FORM_CELL;   /* 仿宋 */
extern const ShianTextStyle SHIAN_FORM_MIDDLE; /* the same in the middle */
extern const ShianTextStyle SHIAN_FORM_SMALL;  /* 小五, for bases and remarks */
extern const ShianTextStyle SHIAN_FORM_NOTE;   /* below a table */
extern const ShianTextStyle SHIAN_FORM_RUNNING;
extern const ShianTextStyle SHIAN_FORM_LINE;
extern const ShianTextStyle SHIAN_FORM_LINE_MIDDLE;
extern const ShianTextStyle SHIAN_FORM_LINE_END;

/** ShianFormSlot: one text of a line, with its share of the line's width. */
typedef struct {
  const char *text;
  const ShianTextStyle *style;
  double share;
} ShianFormSlot;

/** shian_form_add_line: @n texts side by side without borders, kept with what follows. */
void shian_form_add_line (ShianDocument *document, const ShianFormSlot *slots, guint n);

/** shian_form_or_blank: @text, or @blank where there is nothing to say yet. (transfer none) */
const char *shian_form_or_blank (const char *text, const char *blank);

/** shian_form_set_running: @left at the head of each page, or from the second one on where the first
 * says it as its title, and “第×页 共×页” at its foot. */
void shian_form_set_running (ShianDocument *document, const char *left, gboolean not_on_first);

G_END_DECLS
