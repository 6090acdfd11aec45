/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/form-printing.h"

#include "inspection/form-print.h"

#include <glib/gi18n-lib.h>

struct _ShianFormPrinting {
  GObject parent_instance;

  ShianSession *session;
  ShianFormJob job; /* its strings are those below */
  char *template;
  char *inspection;
  char **subjects;
  char **findings;
  char *serial; /* of the document made last */
  ShianClaim claim;
  gboolean made; /* is on paper or in a file */
  GError *error;
};

G_DEFINE_FINAL_TYPE (ShianFormPrinting, shian_form_printing, G_TYPE_OBJECT)

enum { CLAIMED, N_SIGNALS };
static guint signals[N_SIGNALS];

ShianDocument *
shian_form_printing_document (ShianFormPrinting *self, ShianFonts *fonts, GError **error)
{
  ShianStore *reader = shian_session_get_reader (self->session);

  if (self->claim != SHIAN_CLAIM_TAKEN) {
    char *next = shian_form_print_next (reader, error);
    if (next == NULL)
      return NULL;
    g_free (self->serial);
    self->serial = next;
    self->claim = SHIAN_CLAIM_NONE;
    g_clear_error (&self->error);
  }
  return shian_form_job_document (reader, &self->job, 0, self->serial, fonts, error);
}

const char *
shian_form_printing_get_serial (ShianFormPrinting *self)
{
  return self->serial;
}

gboolean
shian_form_printing_get_two_copies (ShianFormPrinting *self)
{
  return self->job.two_copies;
}

void
shian_form_printing_set_two_copies (ShianFormPrinting *self, gboolean two_copies)
{
  g_return_if_fail (self->claim != SHIAN_CLAIM_TAKEN);
  self->job.two_copies = two_copies;
}

ShianClaim
shian_form_printing_get_claim (ShianFormPrinting *self)
{
  return self->claim;
}

const GError *
shian_form_printing_get_error (ShianFormPrinting *self)
{
  return self->error;
}

static gboolean
claim_work (ShianStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  ShianFormPrinting *self = data;

  return shian_form_job_register_as (store, &self->job, self->serial, error);
}

static void
claimed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (ShianFormPrinting) self = data;

  g_clear_error (&self->error);
  self->claim = shian_session_run_finish (SHIAN_SESSION (source), result, &self->error)
                    ? SHIAN_CLAIM_TAKEN
                    : SHIAN_CLAIM_REFUSED;
  g_signal_emit (self, signals[CLAIMED], 0);
}

/* The job is not changed while the worker reads it: see set_two_copies() and the preview. */
void
shian_form_printing_claim (ShianFormPrinting *self)
{
  g_return_if_fail (self->serial != NULL);
  if (self->claim == SHIAN_CLAIM_UNDER_WAY)
    return;
  if (self->claim == SHIAN_CLAIM_TAKEN) {
    g_signal_emit (self, signals[CLAIMED], 0);
    return;
  }
  self->claim = SHIAN_CLAIM_UNDER_WAY;
  shian_session_run_async (self->session, claim_work, self, NULL, NULL, claimed_cb,
                           g_object_ref (self));
}

static gboolean
void_work (ShianStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  return shian_form_print_void (store, data, _ ("Not printed"), error);
}

static void
voided_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (ShianFormPrinting) self = data;
  g_autoptr (GError) error = NULL;

  /* The number then stands among those out, where it can be made void by hand. */
  if (!shian_session_run_finish (SHIAN_SESSION (source), result, &error))
    g_message ("%s", error->message);
}

gboolean
shian_form_printing_settle (ShianFormPrinting *self, gboolean made)
{
  self->made |= made;
  if (self->claim != SHIAN_CLAIM_TAKEN || self->made)
    return TRUE;
  self->claim = SHIAN_CLAIM_NONE;
  shian_session_run_async (self->session, void_work, g_strdup (self->serial), g_free, NULL,
                           voided_cb, g_object_ref (self));
  return FALSE;
}

static void
shian_form_printing_finalize (GObject *object)
{
  ShianFormPrinting *self = SHIAN_FORM_PRINTING (object);

  g_clear_object (&self->session);
  g_free (self->template);
  g_free (self->inspection);
  g_strfreev (self->subjects);
  g_strfreev (self->findings);
  g_free (self->serial);
  g_clear_error (&self->error);
  G_OBJECT_CLASS (shian_form_printing_parent_class)->finalize (object);
}

static void
shian_form_printing_class_init (ShianFormPrintingClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = shian_form_printing_finalize;
  signals[CLAIMED] = g_signal_new ("claimed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
shian_form_printing_init (ShianFormPrinting *self)
{
}

ShianFormPrinting *
shian_form_printing_new (ShianSession *session, const ShianFormJob *job)
{
  ShianFormPrinting *self = g_object_new (SHIAN_TYPE_FORM_PRINTING, NULL);

  g_return_val_if_fail (shian_form_job_count (job) == 1, self);
  self->session = g_object_ref (session);
  self->template = g_strdup (job->template);
  self->inspection = g_strdup (job->inspection);
  self->subjects = g_strdupv ((char **) job->subjects);
  self->findings = g_strdupv ((char **) job->findings);
  self->job = (ShianFormJob){ .paper = job->paper,
                              .template = self->template,
                              .subjects = (const char *const *) self->subjects,
                              .inspection = self->inspection,
                              .findings = (const char *const *) self->findings,
                              .two_copies = job->two_copies };
  return self;
}
