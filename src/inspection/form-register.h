/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The register of printed forms as it is looked through: with premises, state and days out. */
#pragma once

#include "inspection/form-print.h"

G_BEGIN_DECLS

/** ShianFormPrintRow:
 * @subject_name, @town: (nullable): of the premises
 * @days_out: calendar days since it was printed, of a form that is out; else -1 */
typedef struct {
  ShianFormPrint *print;
  char *subject_name;
  char *town;
  int days_out;
} ShianFormPrintRow;

/** ShianFormQuery: @state: a ShianFormState, or -1; @words: (nullable): part of the number, the
 * premises or the town; @limit: 0 for 2000 */
typedef struct {
  int state;
  const char *words;
  guint limit;
} ShianFormQuery;

/** shian_form_register_list: newest first, but of those out the longest out first. (transfer full)
 * (element-type ShianFormPrintRow) */
GPtrArray *shian_form_register_list (ShianStore *store, const ShianFormQuery *query,
                                     GError **error);

/** shian_form_register_count: how many of each ShianFormState. */
gboolean shian_form_register_count (ShianStore *store, guint counts[SHIAN_FORM_N_STATES],
                                    GError **error);

G_END_DECLS
