/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The report a unit hands in for a quarter or a year: 计划落实情况季度（年度）报表. */
#pragma once

#include "packs/pack-result.h"
#include "checklist/checklist.h"

G_BEGIN_DECLS

/**
 * shian_quarter_pack_write:
 * @period: a quarter, or a year for the annual table
 * @folder: where “2024Q2-区教育局-季度报表.xlsx” (“2024-区教育局-年度报表.xlsx”) goes
 *
 * A blank cell is not a zero: what was not filled in stays blank, is marked and is listed in
 * @result. Tasks that do not concern the unit carry “/”. Works on a read-only store. Errors: those
 * of shian_checklist_load() and shian_pack_write().
 */
gboolean shian_quarter_pack_write (ShianStore *store, ShianUnitDirectory *directory,
                                   const ShianUnit *unit, const ShianPeriod *period,
                                   const char *folder, ShianPackResult *result, GError **error);

/** shian_quarter_pack_write_checklist: the same from a checklist loaded with a period. */
gboolean shian_quarter_pack_write_checklist (ShianStore *store, const ShianChecklist *checklist,
                                             const char *folder, ShianPackResult *result,
                                             GError **error);

/** shian_quarter_pack_find_missing: adds to @result what the report of @checklist would lack;
 * nothing is written. For asking before an export. */
void shian_quarter_pack_find_missing (const ShianChecklist *checklist, ShianPackResult *result);

/** shian_quarter_pack_rate: what of the year's target is done, as a fraction; NAN unless the task
 * names exactly one figure that can be counted (percentages cannot) and a total was given. */
double shian_quarter_pack_rate (const ShianChecklistItem *item);

G_END_DECLS
