/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pages of a document as they will print: what prints is what is shown here, page for page. */
#pragma once

#include "typeset/document.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define SHIAN_TYPE_PRINT_PREVIEW (shian_print_preview_get_type ())
G_DECLARE_FINAL_TYPE (ShianPrintPreview, shian_print_preview, SHIAN, PRINT_PREVIEW, AdwWindow)

/** shian_print_preview_new: @document belongs to the preview from now on; @note: (nullable): a
 * sentence for the user about fonts that stand in for others. (transfer full for @document) */
GtkWidget *shian_print_preview_new (ShianDocument *document, const char *note);

/** shian_print_preview_present: the same in front of @parent. */
void shian_print_preview_present (GtkWindow *parent, ShianDocument *document, const char *note);

guint shian_print_preview_get_n_pages (ShianPrintPreview *self);
guint shian_print_preview_get_page (ShianPrintPreview *self);
/** shian_print_preview_set_page: from 0. */
void shian_print_preview_set_page (ShianPrintPreview *self, guint page);

/** shian_print_preview_save: all pages as a PDF at @path. */
gboolean shian_print_preview_save (ShianPrintPreview *self, const char *path, GError **error);
/** shian_print_preview_export: the print operation's own way to a PDF, as the printer gets it. */
gboolean shian_print_preview_export (ShianPrintPreview *self, const char *path, GError **error);

G_END_DECLS
