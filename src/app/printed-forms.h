/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The register of printed forms: what is out and for how long, what came back, what is void. */
#pragma once

#include "app/session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define SHIAN_TYPE_PRINTED_FORMS (shian_printed_forms_get_type ())
G_DECLARE_FINAL_TYPE (ShianPrintedForms, shian_printed_forms, SHIAN, PRINTED_FORMS, AdwWindow)

/** shian_printed_forms_present: in front of @widget's window, which opens what is chosen. (transfer
 * none) */
ShianPrintedForms *shian_printed_forms_present (GtkWidget *widget, ShianSession *session);

/** shian_printed_forms_select: the form @serial; FALSE when it is not among those shown. */
gboolean shian_printed_forms_select (ShianPrintedForms *self, const char *serial);
/** shian_printed_forms_show_state: a ShianFormState, or -1 for all. */
void shian_printed_forms_show_state (ShianPrintedForms *self, int state);
guint shian_printed_forms_get_n_lines (ShianPrintedForms *self);
/** shian_printed_forms_mark_back, _mark_void: of the form chosen. */
void shian_printed_forms_mark_back (ShianPrintedForms *self);
void shian_printed_forms_mark_void (ShianPrintedForms *self, const char *reason);
/** shian_printed_forms_export: what is shown, as a workbook. */
void shian_printed_forms_export (ShianPrintedForms *self);

G_END_DECLS
