/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "checklist/target.h"

#include <math.h>

gboolean
shian_quantity_is_target (const ShianQuantity *quantity)
{
  static const char *const times[] = { "小时", "分钟", "秒", "日",     "天",       "周",
                                       "月",   "个月", "年", "工作日", "个工作日", NULL };

  return quantity->unit == NULL || !g_strv_contains (times, quantity->unit);
}

gboolean
shian_quantity_is_countable (const ShianQuantity *quantity)
{
  static const char *const counted[] = { "批次", "批", "户次", "户",   "家次", "家", "人次", "人",
                                         "次",   "场", "场次", "期",   "起",   "件", "份",   "个",
                                         "台",   "套", "吨",   "公斤", "万元", NULL };

  return quantity->value > 0 && isfinite (quantity->value) && quantity->unit != NULL &&
         g_strv_contains (counted, quantity->unit);
}
