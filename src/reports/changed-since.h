/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What of a paper that went out is no longer so. */
#pragma once

#include "checklist/checklist.h"
#include "store/store.h"

G_BEGIN_DECLS

/**
 * shian_changed_since:
 * @checklist: with a period, as it is now
 * @sequence: of the last change that is in the paper, see shian_store_last_change()
 * @with_steps: the paper shows points, ticks and steps too, as the checklist does and the report does
 *   not
 * @n: (out): records that say something else on that paper than they did
 *
 * What was changed and taken back again does not count. Of earlier quarters only figures do: they
 * are in the totals. Works on a read-only store; errors are those of reading it.
 */
gboolean shian_changed_since (ShianStore *store, const ShianChecklist *checklist, gint64 sequence,
                              gboolean with_steps, guint *n, GError **error);

G_END_DECLS
