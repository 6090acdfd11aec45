/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/checklist-print.h"

#include "app/document-print.h"
#include "app/message.h"
#include "forms/checklist-form-fill.h"

#include <glib/gi18n-lib.h>

void
shian_checklist_print (GtkWidget *widget, const ShianChecklist *checklist, ShianStore *store)
{
  g_autoptr (GError) error = NULL;
  ShianFonts *fonts = shian_print_fonts (&error);
  ShianDocument *document =
      fonts != NULL ? shian_checklist_form_document (checklist, store, fonts, TRUE, &error) : NULL;

  if (document == NULL)
    shian_message_error (widget, _ ("The checklist cannot be printed"), error);
  else
    shian_print_show (widget, document);
}
