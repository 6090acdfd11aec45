/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The printed checklist, from the page to the preview. */
#pragma once

#include "checklist/checklist.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** shian_checklist_print: shows @checklist as it will print, in front of the window @widget is in;
 * failures are said in a dialog. */
void shian_checklist_print (GtkWidget *widget, const ShianChecklist *checklist, ShianStore *store);

/** shian_checklist_print_part: the same for part of it; see shian_checklist_form_fill_part(). */
void shian_checklist_print_part (GtkWidget *widget, const ShianChecklist *checklist,
                                 const GPtrArray *tasks, const char *how, ShianStore *store);

G_END_DECLS
