/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The inspections of one of the premises, and a new one. */
#pragma once

#include "app/session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SHIAN_TYPE_CANTEEN_CARD (shian_canteen_card_get_type ())
G_DECLARE_FINAL_TYPE (ShianCanteenCard, shian_canteen_card, SHIAN, CANTEEN_CARD, GtkWidget)

/* Signal: “open” (id): that inspection is to be shown. */

/** shian_canteen_card_show: the premises @subject; NULL shows nothing. */
void shian_canteen_card_show (ShianCanteenCard *self, ShianSession *session, const char *subject);
/** shian_canteen_card_get_subject: NULL for none. */
const char *shian_canteen_card_get_subject (ShianCanteenCard *self);
/** shian_canteen_card_ask_new: shows the fields of a new inspection. */
void shian_canteen_card_ask_new (ShianCanteenCard *self);
/** shian_canteen_card_ask_form: the same for what was written on the printed form @serial, see
 * shian_inspection_order_set_form(). */
void shian_canteen_card_ask_form (ShianCanteenCard *self, const char *serial, const char *template);
/** shian_canteen_card_back: from the fields of a new inspection to the list; FALSE when there. */
gboolean shian_canteen_card_back (ShianCanteenCard *self);

G_END_DECLS
