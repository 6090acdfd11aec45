/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A unit's checklist as a workbook: 任务清单, and 要点清单 with every point to tick. */
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

G_END_DECLS
