/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Blank forms for many canteens at once, as one PDF: which of them, how far it is, and a way to stop. */
#pragma once

#include "app/session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define SHIAN_TYPE_FORM_BATCH (shian_form_batch_get_type ())
G_DECLARE_FINAL_TYPE (ShianFormBatch, shian_form_batch, SHIAN, FORM_BATCH, AdwWindow)

/** shian_form_batch_present: in front of @widget's window, with the canteens that are still to be inspected
 * in the session's period chosen; @town (nullable) narrows. (transfer none) */
ShianFormBatch *shian_form_batch_present (GtkWidget *widget, ShianSession *session,
                                          const char *town);

guint shian_form_batch_get_n_chosen (ShianFormBatch *self);
/** shian_form_batch_choose: all or none. */
void shian_form_batch_choose (ShianFormBatch *self, gboolean all);

/** shian_form_batch_write: the chosen forms into the file @path. What was made is told in the window
 * behind; stopped, neither file nor numbers are left. */
void shian_form_batch_write (ShianFormBatch *self, const char *path);
/** shian_form_batch_stop: asks it to. */
void shian_form_batch_stop (ShianFormBatch *self);

G_END_DECLS
