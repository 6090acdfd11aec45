/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "packs/pack-words.h"

#include "base/clock.h"
#include "base/date.h"
#include "base/numeral.h"
#include "base/text.h"

const char *const SHIAN_PACK_STATUSES[] = { "未启动", "推进中", "已完成", "滞后", "不涉及", NULL };
const char *const SHIAN_PACK_SIGNATURE[] = { "单位负责人：", "审核人：", "填报人：", "联系电话：",
                                             NULL };

char *
shian_pack_join (const GPtrArray *list, const char *separator)
{
  GString *out;

  if (list->len == 0)
    return NULL;
  out = g_string_new (NULL);
  for (guint i = 0; i < list->len; i++) {
    if (i > 0)
      g_string_append (out, separator);
    g_string_append (out, list->pdata[i]);
  }
  return g_string_free (out, FALSE);
}

char *
shian_pack_units_with_roles (const ShianBookTask *task, guint roles)
{
  GString *out = NULL;

  for (guint i = 0; i < task->responsibilities->len; i++) {
    const ShianResponsibility *one = task->responsibilities->pdata[i];
    if ((roles & (1u << one->role)) == 0)
      continue;
    if (out == NULL)
      out = g_string_sized_new (64);
    else
      g_string_append (out, "、");
    g_string_append (out, one->unit_name);
  }
  return out != NULL ? g_string_free (out, FALSE) : NULL;
}

char *
shian_pack_section_title (const ShianSection *section)
{
  g_autofree char *number = shian_numeral_format ((int) section->number);

  return g_strdup_printf ("%s、%s", number, section->title != NULL ? section->title : "");
}

char *
shian_pack_measure_title (const ShianMeasure *measure)
{
  g_autofree char *number = shian_numeral_format ((int) measure->number);

  return g_strdup_printf ("（%s）%s", number, measure->title != NULL ? measure->title : "");
}

char *
shian_pack_wording (const ShianTask *task)
{
  const char *stop = g_str_has_suffix (task->text, "。") ? "" : "。";

  if (shian_text_is_empty (task->clause))
    return g_strconcat (task->text, stop, NULL);
  return g_strconcat (task->text, stop, "（", task->clause, "）", NULL);
}

const char *
shian_pack_period_word (const ShianPeriod *period)
{
  static const char *const words[] = { "全年", "第一季度", "第二季度", "第三季度", "第四季度" };

  return words[CLAMP (period->quarter, 0, 4)];
}

char *
shian_pack_today (const char *before)
{
  g_autofree char *text = NULL;
  GDate today;

  shian_clock_today (&today);
  text = shian_date_to_chinese (&today);
  return g_strconcat (before, text, NULL);
}
