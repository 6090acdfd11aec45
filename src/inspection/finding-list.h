/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lists over the register of findings. */
#pragma once

#include "inspection/finding-work.h"

G_BEGIN_DECLS

/** ShianFindingQuery: NULL and -1 mean any.
 * @inspection: id of any version
 * @overdue: open beyond the deadline only, the longest first
 * @kinds: (nullable): kinds of premises, see subject-kinds.h
 * @finished: not what only drafts of inspections have found; what no inspection found counts
 * @words: (nullable): a part of the finding's text or number, or what finds its premises, see
 *   shian_subject_search()
 * @after: (nullable): id of the last row of the page before; not with overdue or a state
 * @offset: rows left out at the beginning
 * @limit: 0 for 200 */
typedef struct {
  const char *subject;
  const char *inspection;
  const char *town;
  int state;
  gboolean overdue;
  const char *from;
  const char *to;
  const char *kinds;
  gboolean finished;
  const char *words;
  const char *after;
  guint offset;
  guint limit;
} ShianFindingQuery;

#define SHIAN_FINDING_QUERY_ALL                                                                    \
  {                                                                                                \
    .state = -1                                                                                    \
  }

/** ShianFindingRow: @days_late in working days; @repeats within twelve months before. */
typedef struct {
  ShianFinding *finding;
  char *subject_name;
  char *town;
  int days_late;
  guint repeats;
  guint n_photos;
} ShianFindingRow;

/** shian_finding_list: newest first; of one state by deadline, the earliest first, closed ones the
 * latest first. (transfer full) (element-type ShianFindingRow) */
GPtrArray *shian_finding_list (ShianStore *store, const ShianFindingQuery *query, GError **error);

/** shian_finding_list_some: at most @limit of the findings @ids (char *), from the one at @first, in
 * that order. SHIAN_ERROR_NOT_FOUND. (transfer full) (element-type ShianFindingRow) */
GPtrArray *shian_finding_list_some (ShianStore *store, const GPtrArray *ids, guint first,
                                    guint limit, GError **error);

/** ShianFindingCounts: @by_state of all not removed; @overdue of the open ones. */
typedef struct {
  guint by_state[SHIAN_FINDING_N_STATES];
  guint overdue;
} ShianFindingCounts;

/** shian_finding_count_some: of those of one town, of @kinds, found in one period, @finished; other
 * members of @query do not count. */
gboolean shian_finding_count_some (ShianStore *store, const ShianFindingQuery *query,
                                   ShianFindingCounts *counts, GError **error);

/** shian_finding_count: over the whole register, for the navigation and the desk. */
gboolean shian_finding_count (ShianStore *store, ShianFindingCounts *counts, GError **error);

G_END_DECLS
