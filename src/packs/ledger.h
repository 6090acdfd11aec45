/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What ledgers have in common: a register read page after page into one sheet. For this room only. */
#pragma once

#include "packs/ledgers.h"
#include "workbook/workbook-writer.h"

G_BEGIN_DECLS

#define SHIAN_LEDGER_PAGE 500

typedef struct _ShianLedger ShianLedger;

/** ShianLedger: all borrowed.
 * @read: the page of at most SHIAN_LEDGER_PAGE rows that follows the row with the id @after; NULL
 *   begins. (transfer full)
 * @id_of: of one of its rows
 * @write: one row; @number counts them from 1 */
struct _ShianLedger {
  ShianStore *store;
  const ShianLedgerRange *range;
  ShianSheet sheet;
  GPtrArray *(*read) (const ShianLedger *ledger, const char *after, GError **error);
  const char *(*id_of) (gconstpointer row);
  gboolean (*write) (ShianWorkbookWriter *writer, const ShianLedger *ledger, gconstpointer row,
                     guint number, GError **error);
};

/** shian_ledger_write: counts the rows, writes them, and compares. Errors as for
 * shian_pack_write(). */
gboolean shian_ledger_write (ShianLedger *ledger, const char *folder, const char *name,
                             ShianPackResult *result, GError **error);

G_END_DECLS
