/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/canteen-paper.h"

#include "app/document-print.h"
#include "app/form-batch.h"
#include "app/printed-forms.h"
#include "app/inspection-job.h"
#include "app/inspection-print.h"
#include "app/message.h"
#include "base/error.h"
#include "forms/form-lookup.h"
#include "inspection/inspection-list.h"
#include "store/save.h"

#include <glib/gi18n-lib.h>

static ShianSession *
session_of (ShianCanteenPage *page)
{
  return shian_page_get_session (SHIAN_PAGE (page));
}

/* Printing */

gboolean
shian_canteen_paper_show (ShianCanteenPage *page, const char *paper)
{
  ShianInspectionView *view = shian_canteen_page_get_view (page);
  const char *inspection = view != NULL ? shian_inspection_view_get_id (view) : NULL;
  const char *subjects[2];
  ShianFormJob job;

  if (!shian_inspection_print_paper (paper, inspection,
                                     view == NULL ? shian_canteen_page_get_subject (page) : NULL,
                                     subjects, &job))
    return FALSE;
  /* What is being typed belongs on the paper. */
  shian_page_flush (SHIAN_PAGE (page));
  shian_inspection_print (GTK_WIDGET (page), session_of (page), &job);
  return TRUE;
}

static void
show_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  if (!shian_canteen_paper_show (SHIAN_CANTEEN_PAGE (widget),
                                 g_variant_get_string (parameter, NULL)))
    shian_message_show (widget, _ ("Choose a canteen first"));
}

static void
batch_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  ShianCanteenPage *page = SHIAN_CANTEEN_PAGE (widget);

  shian_form_batch_present (widget, session_of (page), shian_canteen_page_get_town (page));
}

static void
register_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  shian_printed_forms_present (widget, session_of (SHIAN_CANTEEN_PAGE (widget)));
}

void
shian_canteen_paper_install (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "paper.show", "s", show_cb);
  gtk_widget_class_install_action (widget_class, "paper.batch", NULL, batch_cb);
  gtk_widget_class_install_action (widget_class, "paper.register", NULL, register_cb);
}

/* Coming back */

static void
returned_cb (GObject *owner, GHashTable *changes, const GError *error)
{
  if (error != NULL)
    shian_message_error (GTK_WIDGET (owner), _ ("That the form came back was not noted"), error);
}

static gboolean
is_of_a_form (ShianStore *reader, const char *inspection)
{
  g_autoptr (ShianFormPrint) other = shian_store_select_one (
      reader, &SHIAN_FORM_PRINT_TYPE,
      "WHERE inspection = ?1 AND template IS NOT NULL AND deleted = 0", NULL, "s", inspection);
  return other != NULL;
}

/* A draft for the same premises and edition that no other paper belongs to. (transfer full) */
static char *
find_draft (ShianStore *reader, const ShianFormPrint *print)
{
  ShianInspectionQuery query = SHIAN_INSPECTION_QUERY_ALL;
  g_autoptr (GPtrArray) rows = NULL;

  query.subject = print->subject;
  query.state = SHIAN_INSPECTION_DRAFT;
  rows = shian_inspection_list (reader, &query, NULL);
  for (guint i = 0; rows != NULL && i < rows->len; i++) {
    const ShianInspection *draft = ((ShianInspectionRow *) rows->pdata[i])->inspection;
    if (g_strcmp0 (draft->template, print->template) == 0 &&
        !is_of_a_form (reader, draft->record.id))
      return g_strdup (draft->record.id);
  }
  return NULL;
}

static gboolean
go (ShianCanteenPage *page, const char *inspection, guint index)
{
  if (!shian_canteen_page_show_inspection (page, inspection))
    return FALSE;
  if (index > 0)
    shian_inspection_items_go (shian_inspection_view_get_items (shian_canteen_page_get_view (page)),
                               index);
  return TRUE;
}

static guint
find_index (ShianStore *reader, const ShianFormPrint *print, guint number)
{
  ShianFonts *fonts = shian_print_fonts (NULL);

  return fonts != NULL ? shian_form_lookup_item (reader, print, number, fonts) : 0;
}

static gboolean
ask (ShianCanteenPage *page, const ShianFormPrint *print, guint index)
{
  g_autofree char *text = NULL;

  if (print->subject != NULL && shian_canteen_page_ask_form (page, print, index))
    return TRUE;
  text = print->subject == NULL
             ? g_strdup_printf (_ ("The form %s was printed without premises. Choose them in the "
                                   "list and begin a new inspection."),
                                print->serial)
             : g_strdup_printf (_ ("The premises of the form %s are no longer among the canteens "
                                   "to be inspected."),
                                print->serial);
  shian_message_show (GTK_WIDGET (page), text);
  return FALSE;
}

gboolean
shian_canteen_paper_open (ShianCanteenPage *page, const ShianFormPrint *print, guint number)
{
  ShianStore *reader = shian_session_get_reader (session_of (page));
  guint index = find_index (reader, print, number);
  g_autofree char *known = shian_form_print_inspection (reader, print);
  g_autofree char *draft = known == NULL ? find_draft (reader, print) : NULL;
  const char *inspection = known != NULL ? known : draft;

  if (inspection == NULL)
    return ask (page, print, index);
  if (print->returned_on == NULL && print->template != NULL)
    shian_print_job_return (session_of (page), print->serial, inspection, G_OBJECT (page),
                            returned_cb);
  return go (page, inspection, index);
}
