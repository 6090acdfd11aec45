/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a new inspection begins with: template, kind, day, two inspectors, what was said. */
#pragma once

#include "app/session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SHIAN_TYPE_INSPECTION_ORDER (shian_inspection_order_get_type ())
G_DECLARE_FINAL_TYPE (ShianInspectionOrderForm, shian_inspection_order, SHIAN, INSPECTION_ORDER,
                      GtkWidget)

/* Signals: “made” (id); “cancelled” (). */

/** shian_inspection_order_show: for the premises @subject; the inspectors are those of last time. */
void shian_inspection_order_show (ShianInspectionOrderForm *self, ShianSession *session,
                                  const char *subject);
/** shian_inspection_order_set_form: after shian_inspection_order_show(): what was written on the printed
 * form @serial of the edition with the id @template; the form comes back with it. */
void shian_inspection_order_set_form (ShianInspectionOrderForm *self, const char *serial,
                                      const char *template);
/** shian_inspection_order_begin: makes it; what is wrong stands below the fields. */
void shian_inspection_order_begin (ShianInspectionOrderForm *self);

G_END_DECLS
