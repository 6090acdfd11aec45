/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 校园食堂: what is due in the period at left, the chosen one beside it, its inspection over both. */
#pragma once

#include "app/inspection-view.h"
#include "app/page.h"
#include "app/register-narrowing.h"
#include "inspection/form-print.h"

G_BEGIN_DECLS

#define SHIAN_TYPE_CANTEEN_PAGE (shian_canteen_page_get_type ())
G_DECLARE_FINAL_TYPE (ShianCanteenPage, shian_canteen_page, SHIAN, CANTEEN_PAGE, ShianPage)

GtkWidget *shian_canteen_page_new (ShianSession *session);

/** shian_canteen_page_show_inspection: opens the inspection with that id; FALSE when it cannot be
 * read, which the user is told. */
gboolean shian_canteen_page_show_inspection (ShianCanteenPage *self, const char *id);

/** shian_canteen_page_get_subject: the canteen chosen in the list; _get_town: the town it is narrowed to.
 * NULL for none. */
const char *shian_canteen_page_get_subject (ShianCanteenPage *self);
const char *shian_canteen_page_get_town (ShianCanteenPage *self);

/** shian_canteen_page_ask_form: the fields of a new inspection keyed in from @print, which then opens
 * at item @index. FALSE when its premises are not in the list. */
gboolean shian_canteen_page_ask_form (ShianCanteenPage *self, const ShianFormPrint *print,
                                      guint index);

/** shian_canteen_page_get_view: the inspection shown; NULL while the list is. */
ShianInspectionView *shian_canteen_page_get_view (ShianCanteenPage *self);

/** shian_canteen_page_show_inspected: the inspections that @narrowing (transfer full) counts, of any
 * kinds of premises; @premises: by premises. */
void shian_canteen_page_show_inspected (ShianCanteenPage *self, ShianRegisterNarrowing *narrowing,
                                        gboolean premises);

G_END_DECLS
