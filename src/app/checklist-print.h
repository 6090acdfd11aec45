/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The printed checklist, from the page to the preview. */
#pragma once

#include "checklist/checklist.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** shian_checklist_print: shows @checklist as it will print, in front of the window @widget is in;
 * failures are said in a dialog. */
void shian_checklist_print (GtkWidget *widget, const ShianChecklist *checklist, ShianStore *store);

G_END_DECLS
