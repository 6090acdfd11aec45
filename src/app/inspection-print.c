/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/inspection-print.h"

#include "app/document-print.h"
#include "app/message.h"
#include "base/error.h"
#include "inspection/template-store.h"
#include "subjects/subject-register.h"

#include <glib/gi18n-lib.h>

static gboolean
fits (const ShianTemplate *edition, const char *kind)
{
  g_auto (GStrv) kinds =
      g_strsplit (edition->subject_kinds != NULL ? edition->subject_kinds : "", ";", -1);

  return kinds[0] == NULL || *kinds[0] == '\0' ||
         g_strv_contains ((const char *const *) kinds, kind);
}

char *
shian_inspection_print_template (ShianStore *store, const char *subject, GError **error)
{
  g_autoptr (ShianSubject) premises = shian_subject_load (store, subject, error);
  g_autoptr (GPtrArray) all = premises != NULL ? shian_template_list (store, error) : NULL;
  g_autofree char *kind = NULL;

  if (all == NULL)
    return NULL;
  kind = shian_field_to_text (shian_subject_field ("kind"), premises);
  for (guint i = 0; i < all->len; i++) {
    const ShianTemplate *edition = all->pdata[i];
    if (fits (edition, kind))
      return g_strdup_printf ("%s@%s", edition->code, edition->edition);
  }
  g_set_error (error, SHIAN_ERROR, SHIAN_ERROR_NOT_FOUND,
               _ ("There is no template for premises of this kind"));
  return NULL;
}

gboolean
shian_inspection_print_paper (const char *paper, const char *inspection, const char *subject,
                              const char *subjects[2], ShianFormJob *job)
{
  static const struct {
    const char *name;
    ShianPaper paper;
  } PAPERS[] = { { "blank", SHIAN_PAPER_INSPECTION },
                 { "record", SHIAN_PAPER_INSPECTION },
                 { "result", SHIAN_PAPER_RESULT },
                 { "findings", SHIAN_PAPER_FINDINGS },
                 { "recheck", SHIAN_PAPER_RECHECK } };
  gboolean blank = g_strcmp0 (paper, "blank") == 0;

  for (guint i = 0; i < G_N_ELEMENTS (PAPERS); i++)
    if (g_strcmp0 (paper, PAPERS[i].name) == 0) {
      subjects[0] = subject;
      subjects[1] = NULL;
      *job = (ShianFormJob){ .paper = PAPERS[i].paper };
      job->inspection = blank ? NULL : inspection;
      /* An inspection says itself of which premises it is. */
      job->subjects = subject != NULL ? subjects : NULL;
      return subject != NULL || job->inspection != NULL;
    }
  return FALSE;
}

void
shian_inspection_print (GtkWidget *widget, ShianSession *session, const ShianFormJob *job)
{
  ShianFormJob whole = *job;
  g_autofree char *template = NULL;
  g_autoptr (GError) error = NULL;

  if (job->paper == SHIAN_PAPER_INSPECTION && job->inspection == NULL && job->template == NULL)
    whole.template = template = shian_inspection_print_template (shian_session_get_reader (session),
                                                                 job->subjects[0], &error);
  if (error == NULL)
    shian_print_show_form (widget, session, &whole, &error);
  if (error != NULL)
    shian_message_error (widget, _ ("The form cannot be printed"), error);
}
