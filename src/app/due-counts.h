/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How many premises are due, begun and done: of a large register that takes longer than a list may
 * wait, so the worker counts. */
#pragma once

#include "app/filter-chips.h"
#include "app/session.h"
#include "inspection/inspection-list.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** ShianDueCounted: @all: of every town; @town: of the one asked for; each of SHIAN_DUE_N. */
typedef void (*ShianDueCounted) (GtkWidget *page, const guint *all, const guint *town);

/** shian_due_counts_ask: calls @counted once both are known, unless @page asked again meanwhile or
 * the data cannot be read, which is said.
 * @query: copied; its words, choice, limit and offset do not matter
 * @serial: in @page, which is kept alive until then: the number of its last question */
void shian_due_counts_ask (GtkWidget *page, ShianSession *session, const ShianDueQuery *query,
                           guint *serial, ShianDueCounted counted);

/** shian_due_counts_show: “so many of so many” in @coverage and each number beside its chip. @more:
 * those are the first found only. */
void shian_due_counts_show (GtkLabel *coverage, ShianFilterChips *chips, const guint *counts,
                            gboolean more);
/** shian_due_counts_show_found: counts what was found, as it is seen. (element-type ShianDueRow) */
void shian_due_counts_show_found (GtkLabel *coverage, ShianFilterChips *chips,
                                  const GPtrArray *rows, gboolean more);

G_END_DECLS
