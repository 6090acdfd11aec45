/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Made-up inspections of the made-up premises, for trying things out and for measuring. */
#pragma once

#include "store/store.h"

G_BEGIN_DECLS

/**
 * shian_inspections_fill_sample:
 * @template: code of the edition, as shian_template_find() takes it
 *
 * @count inspections of sample canteens over the three years before today, each answered item by
 * item: most finished, the latest few begun; their findings in every state; a number for a printed
 * form with every fifth. The same for the same seed, count, premises and today. What is there already
 * is left alone; not for undo. SHIAN_ERROR_INVALID when there are no sample canteens.
 */
gboolean shian_inspections_fill_sample (ShianStore *store, const char *template, guint32 seed,
                                        guint count, GError **error);

G_END_DECLS
