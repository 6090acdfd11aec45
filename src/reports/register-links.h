/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tasks of the plan that are done in the registers, and what the registers say about them. */
#pragma once

#include "base/period.h"
#include "store/store.h"

G_BEGIN_DECLS

/** ShianRegisterCounts: within a period; corrected inspections count once, drafts not at all. The same
 * questions give the lists: shian_inspection_tally() and a ShianFindingQuery with finished set.
 * @inspections: finished ones; @premises: how many different ones were inspected
 * @findings: found, but not what only drafts have found; @closed: of those, closed by now */
typedef struct {
  guint inspections;
  guint premises;
  guint findings;
  guint closed;
} ShianRegisterCounts;

/** shian_register_links_kinds: kinds of premises that count for the measure with that number, parted
 * by “;”; NULL when the registers say nothing about it. From the setting “register-links”, else as
 * built in: lines of number, tab, kinds. (transfer full) */
char *shian_register_links_kinds (ShianStore *store, gint64 measure);

/** shian_register_links_are_own: whether the setting stands in the place of what is built in. */
gboolean shian_register_links_are_own (ShianStore *store);

/** shian_register_links_set: @kinds as shian_subject_kinds_read() takes them count for the measure, or
 * none where NULL; one step of undo. A table like the built-in one is not kept. SHIAN_ERROR_INVALID. */
gboolean shian_register_links_set (ShianStore *store, gint64 measure, const char *kinds,
                                   GError **error);

/** shian_register_links_reset: as built in; one step of undo. */
gboolean shian_register_links_reset (ShianStore *store, GError **error);

/** shian_register_links_count:
 * @unit: (nullable): id; NULL for the own one
 * @kinds: as above
 *
 * FALSE without @error when @unit is another than the own one: the registers hold one's own work.
 * FALSE with @error when the store fails. */
gboolean shian_register_links_count (ShianStore *store, const char *unit, const ShianPeriod *period,
                                     const char *kinds, ShianRegisterCounts *counts,
                                     GError **error);

G_END_DECLS
