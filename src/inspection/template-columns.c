/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "inspection/template-columns.h"

static const char *const RULES[] = { "按不符合项数", "按各类别得分率", NULL };
static const char *const KINDS[] = { "判定", "数值", "文字", "日期", "选项", NULL };
static const char *const SEVERITIES[] = { "一般", "★", "鼓励", NULL };

const ShianTemplateColumn SHIAN_TEMPLATE_HEAD_ROWS[] = {
  { "代号", "code", NULL },
  { "名称", "title", NULL },
  { "版次", "edition", NULL },
  { "启用日期", "valid_from", NULL },
  { "停用日期", "valid_to", NULL },
  { "适用对象", "subject_kinds", NULL },
  { "结论规则", "rule", RULES },
  { "允许重点项不符合数", "key_max", NULL },
  { "允许一般项不符合数", "general_max", NULL },
  { "最低得分率", "rate_min", NULL },
  { "结论用语", "result_titles", NULL },
  { "重点项整改工作日", "key_days", NULL },
  { "一般项整改工作日", "general_days", NULL },
  { "说明", "note", NULL },
};
const guint SHIAN_TEMPLATE_N_HEAD_ROWS = G_N_ELEMENTS (SHIAN_TEMPLATE_HEAD_ROWS);

/* New columns go to the end: files that were exported before stay readable. */
const ShianTemplateColumn SHIAN_TEMPLATE_ITEM_COLUMNS[] = {
  { "项号", "code", NULL },        { "类别", "heading", NULL },        { "检查内容", "text", NULL },
  { "类型", "kind", KINDS },       { "重点", "severity", SEVERITIES }, { "单位", "unit", NULL },
  { "下限", "low", NULL },         { "上限", "high", NULL },           { "选项", "choices", NULL },
  { "适用条件", "applies", NULL }, { "依据", "basis", NULL },          { "检查方法", "hint", NULL },
  { "内部编号", "item", NULL },
};
const guint SHIAN_TEMPLATE_N_ITEM_COLUMNS = G_N_ELEMENTS (SHIAN_TEMPLATE_ITEM_COLUMNS);
