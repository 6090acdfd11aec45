/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One field on screen: its widget's content as the text a record takes, and back. */
#pragma once

#include "base/record.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** shian_field_widget_get_text: what stands in @widget, for shian_field_from_text(): numbers with
 * half-width digits, blanks at the ends gone. (transfer full) */
char *shian_field_widget_get_text (GtkWidget *widget, const ShianField *field);

/** shian_field_widget_set_text: shows a stored value; @value may be NULL. Starts a new history of
 * undo in text fields. Does nothing when @widget shows it already. */
void shian_field_widget_set_text (GtkWidget *widget, const ShianField *field, const char *value);

G_END_DECLS
