/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The finished inspections that a number of a task counts, one by one or by the premises inspected,
 * with the card of the chosen one's premises beside them. */
#pragma once

#include "app/register-narrowing.h"
#include "app/session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SHIAN_TYPE_INSPECTED_LIST (shian_inspected_list_get_type ())
G_DECLARE_FINAL_TYPE (ShianInspectedList, shian_inspected_list, SHIAN, INSPECTED_LIST, GtkWidget)

/* Signals: “open” (id): of an inspection; “leave” (): the narrowing was taken away. */

/** shian_inspected_list_show: what @narrowing (transfer full) counts; @premises: by premises. */
void shian_inspected_list_show (ShianInspectedList *self, ShianSession *session,
                                ShianRegisterNarrowing *narrowing, gboolean premises);

/** shian_inspected_list_reload: reads again what is shown. */
void shian_inspected_list_reload (ShianInspectedList *self);

/** shian_inspected_list_back: from the card's form to the card; else “leave”. */
void shian_inspected_list_back (ShianInspectedList *self);

/** shian_inspected_list_focus: FALSE while it is not in view. */
gboolean shian_inspected_list_focus (ShianInspectedList *self);

/** shian_inspected_list_get_subject: the premises of the line chosen; NULL for none. */
const char *shian_inspected_list_get_subject (ShianInspectedList *self);

/** shian_inspected_list_export: the inspections as a workbook; FALSE when there are none. */
gboolean shian_inspected_list_export (ShianInspectedList *self);

G_END_DECLS
