/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 学校食堂检查台账 and 问题清单（整改销号）: ledgers of inspections and findings as workbooks. */
#pragma once

#include "packs/pack-result.h"
#include "store/store.h"

G_BEGIN_DECLS

/** ShianLedgerRange: ISO dates, inclusive; NULL for no bound. @words goes under the title. */
typedef struct {
  const char *from;
  const char *to;
  const char *words;
} ShianLedgerRange;

/** shian_canteen_ledger_write: one row for each finished inspection of a school canteen within
 * @range, oldest last; corrected versions only in their newest form. Columns are an interface: new
 * ones go to the end. Read in pages: memory does not grow. */
gboolean shian_canteen_ledger_write (ShianStore *store, const ShianLedgerRange *range,
                                     const char *folder, const char *name, ShianPackResult *result,
                                     GError **error);

/** shian_finding_ledger_write: one row for each finding of any premises found within @range. */
gboolean shian_finding_ledger_write (ShianStore *store, const ShianLedgerRange *range,
                                     const char *folder, const char *name, ShianPackResult *result,
                                     GError **error);

G_END_DECLS
