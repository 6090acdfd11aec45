/* SPDX-License-Identifier: GPL-3.0-or-later */
/* First start: whose data file this is, and which plan it works under. */
#pragma once

#include "plan/plan-import.h"
#include "store/store.h"

G_BEGIN_DECLS

/** Setting: id of the own unit. */
#define SHIAN_SETTING_UNIT "unit"

/** shian_setup_builtin_text: the text of the plan shipped with the program. (transfer full) */
char *shian_setup_builtin_text (void);

/** The source name an import of the built-in plan carries. */
#define SHIAN_SETUP_BUILTIN "builtin"

/** shian_setup_set_unit: makes @unit_id the own unit. */
gboolean shian_setup_set_unit (ShianStore *store, const char *unit_id, GError **error);

/**
 * shian_setup_run:
 * @import: (nullable) (transfer none): a proposal to accept in the same step
 *
 * Sets the own unit and accepts the plan together: both or neither, one step of undo.
 */
gboolean shian_setup_run (ShianStore *store, const char *unit_id, ShianPlanImport *import,
                          GError **error);

/** shian_setup_propose_builtin: the built-in plan as a proposal. (transfer full) */
ShianPlanImport *shian_setup_propose_builtin (ShianStore *store, GError **error);

/**
 * shian_setup_fill_sample:
 * Fills a new data file with the sample unit, the built-in plan and two marked quarters of work. Not
 * for undo. SHIAN_ERROR_INVALID when the file already belongs to a unit.
 */
gboolean shian_setup_fill_sample (ShianStore *store, GError **error);

G_END_DECLS
