/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How many ate on the day of an inspection: a number kept with the inspection, beside the figure of the
 * premises' record, which only changes when the officer says so. */
#pragma once

#include "app/session.h"
#include "inspection/sheet.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SHIAN_TYPE_DINERS_LINE (shian_diners_line_get_type ())
G_DECLARE_FINAL_TYPE (ShianDinersLine, shian_diners_line, SHIAN, DINERS_LINE, GtkWidget)

/* Signal “counted” (diners: gint64): another number, or SHIAN_INTEGER_NONE, was entered and is to be
 * kept with the inspection. */

/** shian_diners_line_show: @sheet is borrowed for the call; hidden for premises that feed no group. */
void shian_diners_line_show (ShianDinersLine *self, ShianSession *session,
                             const ShianInspectionSheet *sheet);

/** shian_diners_line_enter: @text as if typed and left. */
void shian_diners_line_enter (ShianDinersLine *self, const char *text);

/** shian_diners_line_flush: what is typed counts. */
void shian_diners_line_flush (ShianDinersLine *self);

G_END_DECLS
