/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which columns of the table of premises there is room for. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** shian_subject_columns_follow: hides the columns of @view that matter least while @scrolled is too
 * narrow for all of them at the present size of text, so that names can be read in full; whatever is
 * hidden is on the card. Columns stand in the order of ShianSubjectCell. */
void shian_subject_columns_follow (GtkColumnView *view, GtkScrolledWindow *scrolled);

G_END_DECLS
