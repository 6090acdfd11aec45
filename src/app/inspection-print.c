/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/inspection-print.h"

#include "app/document-print.h"
#include "app/message.h"
#include "forms/inspection-form-fill.h"
#include "inspection/template-store.h"
#include "subjects/subject-register.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static void
tell (GtkWidget *widget, const GError *error)
{
  if (error != NULL)
    shian_message_error (widget, _ ("The form cannot be printed"), error);
}

static void
show (GtkWidget *widget, const ShianInspectionForm *form)
{
  g_autoptr (GError) error = NULL;
  ShianFonts *fonts = shian_print_fonts (&error);

  tell (widget, error);
  if (fonts != NULL)
    shian_print_show (widget,
                      shian_inspection_form_layout (form, SHIAN_PAPER_INSPECTION, NULL, fonts));
}

void
shian_inspection_print_record (GtkWidget *widget, ShianStore *store,
                               const ShianInspectionSheet *sheet)
{
  ShianFindingQuery query = SHIAN_FINDING_QUERY_ALL;
  g_autoptr (GPtrArray) findings = NULL;
  g_autoptr (ShianInspectionForm) form = NULL;
  g_autoptr (GError) error = NULL;

  query.inspection = sheet->inspection->record.id;
  query.limit = 1000;
  findings = shian_finding_list (store, &query, &error);
  tell (widget, error);
  if (findings == NULL)
    return;
  form = shian_inspection_form_record (sheet, findings, NULL);
  show (widget, form);
}

/* The newest edition of the first code that is for such premises. */
static ShianTemplateBook *
find_book (ShianStore *store, const ShianSubject *subject, GError **error)
{
  g_autoptr (GPtrArray) all = shian_template_list (store, error);
  g_autofree char *kind = shian_field_to_text (shian_subject_field ("kind"), subject);

  for (guint i = 0; all != NULL && i < all->len; i++) {
    const ShianTemplate *edition = all->pdata[i];
    if (edition->subject_kinds == NULL || strstr (edition->subject_kinds, kind) != NULL)
      return shian_template_load (store, edition->record.id, error);
  }
  return NULL;
}

void
shian_inspection_print_blank (GtkWidget *widget, ShianStore *store, const char *subject)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ShianSubject) premises = shian_subject_load (store, subject, &error);
  g_autoptr (ShianTemplateBook) book =
      premises != NULL ? find_book (store, premises, &error) : NULL;
  g_autoptr (ShianInspectionForm) form = NULL;

  tell (widget, error);
  if (book == NULL)
    return;
  form = shian_inspection_form_blank (book, premises, NULL);
  show (widget, form);
}
