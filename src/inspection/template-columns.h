/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How an edition lies in a workbook: sheets, headings, words. For this room only. */
#pragma once

#include "inspection/template.h"

G_BEGIN_DECLS

#define SHIAN_TEMPLATE_SHEET_HEAD "检查表"
#define SHIAN_TEMPLATE_SHEET_ITEMS "检查项"
#define SHIAN_TEMPLATE_SHEET_LEGAL "依据"
#define SHIAN_TEMPLATE_SHEET_FACTS "现场情况"
#define SHIAN_TEMPLATE_SHEET_HELP "写法说明"
#define SHIAN_TEMPLATE_BASE "来源版次"

/** ShianTemplateColumn: a heading and the record's field behind it. @words: (nullable): what stands
 * for the field's choices, in their order */
typedef struct {
  const char *title;
  const char *field;
  const char *const *words;
} ShianTemplateColumn;

extern const ShianTemplateColumn SHIAN_TEMPLATE_HEAD_ROWS[];
extern const guint SHIAN_TEMPLATE_N_HEAD_ROWS;
extern const ShianTemplateColumn SHIAN_TEMPLATE_ITEM_COLUMNS[];
extern const guint SHIAN_TEMPLATE_N_ITEM_COLUMNS;

G_END_DECLS
