/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/form-return.h"

#include "app/canteen-paper.h"
#include "app/finding-page.h"
#include "app/inspection-job.h"
#include "app/message.h"
#include "app/window-private.h"
#include "base/error.h"
#include "forms/form-lookup.h"
#include "inspection/finding-list.h"

#include <glib/gi18n-lib.h>

static void
returned_cb (GObject *owner, GHashTable *changes, const GError *error)
{
  if (error != NULL)
    shian_message_error (GTK_WIDGET (owner), _ ("That the form came back was not noted"), error);
}

/* The open ones come first: those are to be rechecked. (transfer full) */
static char *
find_finding (ShianStore *reader, const ShianFormPrint *print)
{
  ShianFindingQuery query = SHIAN_FINDING_QUERY_ALL;
  g_autoptr (GPtrArray) rows = NULL;

  query.inspection = print->inspection;
  query.subject = print->inspection == NULL ? print->subject : NULL;
  query.limit = 1000;
  rows = shian_finding_list (reader, &query, NULL);
  for (guint i = 0; rows != NULL && i < rows->len; i++) {
    const ShianFinding *finding = ((ShianFindingRow *) rows->pdata[i])->finding;
    if (finding->state != SHIAN_FINDING_CLOSED)
      return g_strdup (finding->record.id);
  }
  return rows != NULL && rows->len > 0
             ? g_strdup (((ShianFindingRow *) rows->pdata[0])->finding->record.id)
             : NULL;
}

static gboolean
open_findings (ShianWindow *window, const ShianFormPrint *print)
{
  g_autofree char *finding = find_finding (shian_session_get_reader (window->session), print);
  ShianPage *page;

  shian_window_show_page (window, "findings");
  page = shian_window_get_page (window);
  if (print->paper == SHIAN_FORM_PAPER_RECHECK && print->returned_on == NULL)
    shian_print_job_return (window->session, print->serial, NULL, G_OBJECT (page), returned_cb);
  return finding != NULL && SHIAN_IS_FINDING_PAGE (page) &&
         shian_finding_page_select (SHIAN_FINDING_PAGE (page), finding);
}

gboolean
shian_form_return_open (ShianWindow *window, const ShianFormPrint *print, guint number)
{
  ShianPage *page;

  if (print->paper == SHIAN_FORM_PAPER_FINDINGS || print->paper == SHIAN_FORM_PAPER_RECHECK)
    return open_findings (window, print);
  shian_window_show_page (window, "canteens");
  page = shian_window_get_page (window);
  return SHIAN_IS_CANTEEN_PAGE (page) &&
         shian_canteen_paper_open (SHIAN_CANTEEN_PAGE (page), print, number);
}

static void
tell_void (ShianWindow *window, const ShianFormPrint *print)
{
  g_autoptr (GError) error =
      g_error_new (SHIAN_ERROR, SHIAN_ERROR_INVALID, _ ("The form %s is void: %s"), print->serial,
                   print->note != NULL ? print->note : "");

  shian_message_error (GTK_WIDGET (window), _ ("This form counts for nothing"), error);
}

gboolean
shian_form_return_take (ShianWindow *window, const char *typed)
{
  g_autoptr (ShianFormPrint) print = NULL;
  g_autoptr (GError) error = NULL;
  guint number = 1;

  print = shian_form_lookup (shian_session_get_reader (window->session), typed, &number, &error);
  if (print == NULL)
    shian_message_error (GTK_WIDGET (window), _ ("No form was found"), error);
  else if (print->voided_on != NULL)
    tell_void (window, print);
  else
    return shian_form_return_open (window, print, number);
  return FALSE;
}
