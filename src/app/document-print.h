/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Documents on their way to the preview: the fonts they are set in, and a word about them. */
#pragma once

#include "app/session.h"
#include "forms/form-job.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** shian_print_fonts: looked through once, the main thread's for good. NULL with @error. (transfer
 * none) */
ShianFonts *shian_print_fonts (GError **error);

/** shian_print_note: which fonts stand in for the ones asked for, and what no font can show; NULL when
 * all is as it should be. (transfer full) */
char *shian_print_note (ShianDocument *document);

/** shian_print_show: the preview in front of @widget's window. (transfer full for @document) */
void shian_print_show (GtkWidget *widget, ShianDocument *document);

/** shian_print_show_form: the same for a numbered form; FALSE when it cannot be laid out. */
gboolean shian_print_show_form (GtkWidget *widget, ShianSession *session, const ShianFormJob *job,
                                GError **error);

G_END_DECLS
