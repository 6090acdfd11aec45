/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How many inspections were finished in a period and at which premises: the numbers and, by the same
 * question, the lists behind them. The inspections themselves: shian_inspection_list() with the same
 * kinds and days, state FINISHED. */
#pragma once

#include "store/store.h"

G_BEGIN_DECLS

/** ShianTallyQuery: @kinds (nullable): see subject-kinds.h; @from, @to: ISO dates, inclusive. */
typedef struct {
  const char *kinds;
  const char *from;
  const char *to;
} ShianTallyQuery;

/** shian_inspection_tally: corrected ones count once, drafts not at all. @premises: how many
 * different ones were inspected. */
gboolean shian_inspection_tally (ShianStore *store, const ShianTallyQuery *query,
                                 guint *inspections, guint *premises, GError **error);

/** ShianTalliedRow: @n inspections at one of the premises; @last: ISO date of the latest one,
 * @inspection its id. */
typedef struct {
  char *subject;
  char *name;
  char *town;
  guint n;
  char *last;
  char *inspection;
} ShianTalliedRow;

/** shian_inspection_tally_premises: by town and name, one row for each that was inspected.
 * (transfer full) (element-type ShianTalliedRow) */
GPtrArray *shian_inspection_tally_premises (ShianStore *store, const ShianTallyQuery *query,
                                            GError **error);

G_END_DECLS
