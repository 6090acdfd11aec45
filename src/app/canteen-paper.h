/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the page of canteens does with paper: its forms printed one by one or many at once, the register of
 * them, and forms that come back. */
#pragma once

#include "app/canteen-page.h"
#include "inspection/form-print.h"

G_BEGIN_DECLS

/** shian_canteen_paper_install: the actions “paper.show” (word as in shian_inspection_print_paper()),
 * “paper.batch” and “paper.register”. */
void shian_canteen_paper_install (GtkWidgetClass *widget_class);

/** shian_canteen_paper_show: one of the papers of what is in view: the inspection, or the premises
 * chosen. FALSE when there is nothing. */
gboolean shian_canteen_paper_show (ShianCanteenPage *page, const char *paper);

/** shian_canteen_paper_open: the form @print, whose page @number (from 1) is at hand: its inspection at
 * that place, the draft that is under way for it, or the fields of a new one. FALSE when that cannot be
 * shown; the user is told. */
gboolean shian_canteen_paper_open (ShianCanteenPage *page, const ShianFormPrint *print,
                                   guint number);

G_END_DECLS
