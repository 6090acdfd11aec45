/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Wordings the workbooks share: always Chinese, for they go into official papers. */
#pragma once

#include "base/period.h"
#include "checklist/checklist.h"

G_BEGIN_DECLS

/** The statuses in order, ending with NULL: for drop-downs. */
extern const char *const SHIAN_PACK_STATUSES[];
/** 单位负责人, 审核人, 填报人, 联系电话: the last line of every table that is handed in. */
extern const char *const SHIAN_PACK_SIGNATURE[];

/** shian_pack_units_with_roles: the units of @task whose role is in @roles (bits 1 << ShianRole),
 * joined with 、; NULL when there are none. (transfer full) */
char *shian_pack_units_with_roles (const ShianBookTask *task, guint roles);

/** shian_pack_section_title: “一、坚持…”. (transfer full) */
char *shian_pack_section_title (const ShianSection *section);
/** shian_pack_measure_title: “（七）…”. (transfer full) */
char *shian_pack_measure_title (const ShianMeasure *measure);
/** shian_pack_wording: the task with its clause, “…。（区教育局负责）”. (transfer full) */
char *shian_pack_wording (const ShianTask *task);
/** shian_pack_join: the strings of @list with @separator; NULL when empty. (transfer full) */
char *shian_pack_join (const GPtrArray *list, const char *separator);
/** shian_pack_period_word: “第二季度”, “全年”. (transfer none) */
const char *shian_pack_period_word (const ShianPeriod *period);
/** shian_pack_today: “填报日期：2024年6月28日”. (transfer full) */
char *shian_pack_today (const char *before);

G_END_DECLS
