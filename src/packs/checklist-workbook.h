/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A unit's checklist as a workbook: 任务清单, and 要点清单 with every point to tick; or only the rows
 * a list shows. */
#pragma once

#include "packs/pack-result.h"
#include "checklist/checklist.h"

G_BEGIN_DECLS

/**
 * shian_checklist_workbook_write:
 * @period: (nullable): whose status is shown
 * @folder: where “区教育局-2024年食品安全任务清单.xlsx” goes; made when missing
 *
 * Works on a read-only store. Errors: those of shian_checklist_load() and shian_pack_write().
 */
gboolean shian_checklist_workbook_write (ShianStore *store, ShianUnitDirectory *directory,
                                         const ShianUnit *unit, const ShianPeriod *period,
                                         const char *folder, ShianPackResult *result,
                                         GError **error);

/** ShianChecklistExcerpt: part of a checklist, or all of it in another order, as a list on screen
 * shows it.
 * @tasks: char *: the tasks' ids in the order wanted
 * @how: what narrowed and ordered them, in Chinese, “状态：滞后；按完成时限排列” */
typedef struct {
  GPtrArray *tasks;
  char *how;
} ShianChecklistExcerpt;

/**
 * shian_checklist_workbook_write_excerpt:
 * @folder: where “区教育局-2024年食品安全任务清单（筛选）.xlsx” goes (（重排） when all tasks are in it);
 *   the whole checklist beside it is left alone
 *
 * One sheet, one row for each task of @excerpt, with the period's progress as a last column; above
 * the table it says that it is not the whole and what it was chosen by. Errors:
 * SHIAN_ERROR_CONFLICT when a task is no longer in the checklist; otherwise as
 * shian_checklist_workbook_write().
 */
gboolean shian_checklist_workbook_write_excerpt (ShianStore *store, ShianUnitDirectory *directory,
                                                 const ShianUnit *unit, const ShianPeriod *period,
                                                 const ShianChecklistExcerpt *excerpt,
                                                 const char *folder, ShianPackResult *result,
                                                 GError **error);

G_END_DECLS
