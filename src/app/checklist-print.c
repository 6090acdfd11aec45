/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/checklist-print.h"

#include "app/document-print.h"
#include "app/message.h"
#include "forms/checklist-form-fill.h"

#include <glib/gi18n-lib.h>

/* Takes over @form and @error; NULL for @form is a failure. */
static void
show (GtkWidget *widget, ShianChecklistForm *form, GError *error)
{
  ShianFonts *fonts = form != NULL ? shian_print_fonts (&error) : NULL;

  if (fonts != NULL)
    shian_print_show (widget, shian_checklist_form_layout (form, fonts, TRUE));
  else
    shian_message_error (widget, _ ("The checklist cannot be printed"), error);
  shian_checklist_form_free (form);
  g_clear_error (&error);
}

void
shian_checklist_print (GtkWidget *widget, const ShianChecklist *checklist, ShianStore *store)
{
  GError *error = NULL;
  ShianChecklistForm *form = shian_checklist_form_fill (checklist, store, &error);

  show (widget, form, error);
}

void
shian_checklist_print_part (GtkWidget *widget, const ShianChecklist *checklist,
                            const GPtrArray *tasks, const char *how, ShianStore *store)
{
  GError *error = NULL;
  ShianChecklistForm *form = shian_checklist_form_fill_part (checklist, tasks, how, store, &error);

  show (widget, form, error);
}
