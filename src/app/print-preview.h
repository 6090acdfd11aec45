/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pages of a document as they will print: what prints is what is shown here, page for page. */
#pragma once

#include "app/form-printing.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define SHIAN_TYPE_PRINT_PREVIEW (shian_print_preview_get_type ())
G_DECLARE_FINAL_TYPE (ShianPrintPreview, shian_print_preview, SHIAN, PRINT_PREVIEW, AdwWindow)

/** shian_print_preview_new: @document belongs to the preview from now on, which says what fonts stand
 * in for others. (transfer full for @document) */
GtkWidget *shian_print_preview_new (ShianDocument *document);

/** shian_print_preview_new_form: a numbered form, shown with the number it takes once it is printed or
 * saved. NULL with @error when it cannot be laid out. (transfer none for @form) */
GtkWidget *shian_print_preview_new_form (ShianFormPrinting *form, GError **error);

/** shian_print_preview_present: in front of @parent. */
void shian_print_preview_present (ShianPrintPreview *self, GtkWindow *parent);
/** shian_print_preview_set_two_copies: of a form whose number is not taken. */
void shian_print_preview_set_two_copies (ShianPrintPreview *self, gboolean two_copies);

guint shian_print_preview_get_n_pages (ShianPrintPreview *self);
guint shian_print_preview_get_page (ShianPrintPreview *self);
/** shian_print_preview_set_page: from 0. */
void shian_print_preview_set_page (ShianPrintPreview *self, guint page);

/** shian_print_preview_save: all pages as a PDF at @path, whatever number they bear. */
gboolean shian_print_preview_save (ShianPrintPreview *self, const char *path, GError **error);
/** shian_print_preview_save_and_close: the same for the user: a form takes its number first; what went
 * wrong is told in the preview, else it closes and the window behind it tells where the file is. */
void shian_print_preview_save_and_close (ShianPrintPreview *self, const char *path);
/** shian_print_preview_export: the print operation's own way to a PDF, as the printer gets it.
 * FALSE without @error when the form's number was not to be had. */
gboolean shian_print_preview_export (ShianPrintPreview *self, const char *path, GError **error);

G_END_DECLS
