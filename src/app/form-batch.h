/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Blank forms for many canteens at once, on paper or as one PDF: which of them, how far it is, and a way
 * to stop. */
#pragma once

#include "app/batch-print.h"

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
/** ShianFormBatchRun: runs @operation by shian_batch_print_run(), with the dialog or without. */
typedef void (*ShianFormBatchRun) (ShianBatchPrint *print, GtkPrintOperation *operation,
                                   GtkWindow *window, gpointer data, GError **error);
/** shian_form_batch_print: the chosen forms by @run, which the button does with the system's dialog;
 * returns when they went out, were stopped or failed. What went out is told in the window behind, and
 * only that takes numbers. */
void shian_form_batch_print (ShianFormBatch *self, ShianFormBatchRun run, gpointer data);
/** shian_form_batch_stop: asks it to. */
void shian_form_batch_stop (ShianFormBatch *self);

G_END_DECLS
