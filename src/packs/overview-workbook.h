/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 责任清单: every unit with the tasks it holds in each role, and every task with its units. */
#pragma once

#include "packs/pack-result.h"
#include "plan/plan-book.h"
#include "units/unit-directory.h"

G_BEGIN_DECLS

/**
 * shian_overview_workbook_write:
 * @year: whose plan; 0 for the newest
 * @folder: where “2024年食品安全责任清单.xlsx” goes; made when missing
 *
 * Sheets 按单位 (only units that hold a task) and 按措施. Works on a read-only store. Errors:
 * SHIAN_ERROR_NOT_FOUND without a plan, those of the store and of shian_pack_write().
 */
gboolean shian_overview_workbook_write (ShianStore *store, ShianUnitDirectory *directory, int year,
                                        const char *folder, ShianPackResult *result,
                                        GError **error);

G_END_DECLS
