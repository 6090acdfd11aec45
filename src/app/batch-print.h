/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Blank forms for many premises on their way to the printer, one after the other: only the form being
 * drawn is in memory. A form gets its number as it is first drawn, so those left out by the choice of
 * pages in the dialog get none; all numbers are taken at once when the last page is drawn, before
 * anything goes to the printer. What was stopped or failed until then takes none. */
#pragma once

#include "app/session.h"
#include "forms/form-job.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SHIAN_TYPE_BATCH_PRINT (shian_batch_print_get_type ())
G_DECLARE_FINAL_TYPE (ShianBatchPrint, shian_batch_print, SHIAN, BATCH_PRINT, GObject)

/** shian_batch_print_new: @job makes a blank form for each of its subjects; all of it is copied.
 * @watch: (nullable): is told about two steps for each form, laying it out and drawing it, on the
 * main thread; stops as in shian_form_job_write(). Its data lasts as long as this. */
ShianBatchPrint *shian_batch_print_new (ShianSession *session, const ShianFormJob *job,
                                        const ShianFormWatch *watch);

/** shian_batch_print_operation: what to run, once. NULL with @error when the first form cannot be laid
 * out. (transfer full) */
GtkPrintOperation *shian_batch_print_operation (ShianBatchPrint *self, GError **error);

/** shian_batch_print_run: runs @operation to its end, with the dialog where @action says so; other
 * things go on meanwhile. TRUE when the pages went out and their numbers are in the register.
 * SHIAN_ERROR_CANCELLED when it was stopped, or closed in the dialog; SHIAN_ERROR_CONFLICT when another
 * form got one of the numbers meanwhile. Numbers of pages the printer then refused become void, saying
 * so. */
gboolean shian_batch_print_run (ShianBatchPrint *self, GtkPrintOperation *operation,
                                GtkPrintOperationAction action, GtkWindow *parent, GError **error);

/** shian_batch_print_was_begun: whether Print was pressed in the dialog. */
gboolean shian_batch_print_was_begun (ShianBatchPrint *self);
/** shian_batch_print_get_n_forms: those drawn. */
guint shian_batch_print_get_n_forms (ShianBatchPrint *self);
/** shian_batch_print_get_first: number of the first form drawn, and of the last; NULL without any. */
const char *shian_batch_print_get_first (ShianBatchPrint *self);
const char *shian_batch_print_get_last (ShianBatchPrint *self);

G_END_DECLS
