/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the lists of canteens and findings show just now, as workbooks. */
#pragma once

#include "packs/ledgers.h"

G_BEGIN_DECLS

/** shian_due_list_write: school canteens with the ids in the set @subjects by town and name, each with
 * its last inspection and whether it was inspected within @range, which needs both bounds. */
gboolean shian_due_list_write (ShianStore *store, const ShianLedgerRange *range,
                               GHashTable *subjects, const char *folder, const char *name,
                               ShianPackResult *result, GError **error);

/** shian_inspected_list_write: the finished inspections within @range of premises of @kinds, see
 * subject-kinds.h, oldest last. */
gboolean shian_inspected_list_write (ShianStore *store, const ShianLedgerRange *range,
                                     const char *kinds, const char *folder, const char *name,
                                     ShianPackResult *result, GError **error);

/** shian_finding_ledger_write_seen: the findings @ids (char *) in that order, in the columns of
 * shian_finding_ledger_write(); of @range only the words count. */
gboolean shian_finding_ledger_write_seen (ShianStore *store, const ShianLedgerRange *range,
                                          const GPtrArray *ids, const char *folder,
                                          const char *name, ShianPackResult *result,
                                          GError **error);

G_END_DECLS
