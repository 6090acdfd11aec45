/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One thing owed: its name, its day with weekday and reason, how it stands. */
#pragma once

#include "reports/deadlines.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SHIAN_TYPE_OWED_ROW (shian_owed_row_get_type ())
G_DECLARE_FINAL_TYPE (ShianOwedRow, shian_owed_row, SHIAN, OWED_ROW, GtkListBoxRow)

/** shian_owed_row_new: copies @deadline. @exported: ISO date of the export, NULL for none;
 * @n_changed: what was changed since. */
GtkWidget *shian_owed_row_new (const ShianDeadline *deadline, const char *exported,
                               guint n_changed);

int shian_owed_row_get_kind (ShianOwedRow *self);
const ShianPeriod *shian_owed_row_get_period (ShianOwedRow *self);
const char *shian_owed_row_get_title (ShianOwedRow *self);
/** shian_owed_row_get_facts: day, reason, to whom, in sentences. */
const char *shian_owed_row_get_facts (ShianOwedRow *self);
/** shian_owed_row_is_waiting: not exported, and its day is past or within ten days. */
gboolean shian_owed_row_is_waiting (ShianOwedRow *self);

/** shian_owed_day: “2024年7月1日 周一”, or a word that it is not known. (transfer full) */
char *shian_owed_day (const char *iso);

G_END_DECLS
