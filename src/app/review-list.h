/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a line of a review looks in the list. */
#pragma once

#include "app/review-row.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** shian_review_list_setup, _bind, _unbind: the three steps of a GtkSignalListItemFactory over
 * ShianReviewRow. A bound line follows its row's “changed”. */
void shian_review_list_setup (GtkListItem *item);
void shian_review_list_bind (GtkListItem *item);
void shian_review_list_unbind (GtkListItem *item);

G_END_DECLS
