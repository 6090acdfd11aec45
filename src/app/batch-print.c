/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/batch-print.h"

#include "app/document-print.h"
#include "app/form-printing.h"
#include "app/print-operation.h"
#include "base/error.h"
#include "inspection/form-print.h"

#include <glib/gi18n-lib.h>

/* One copy of one form. On both sides of the paper each copy begins a sheet of its own, for it goes to
 * somebody else than the one before. */
typedef struct {
  guint form;
  guint begins; /* page of the whole run */
  guint first;  /* page of the form */
  guint n_pages;
} Copy;

struct _ShianBatchPrint {
  GObject parent_instance;

  ShianSession *session;
  ShianFormJob job; /* its strings are those below */
  char *template;
  char **subjects;
  guint n_forms;
  ShianFormWatch watch;

  gboolean both_sides;
  guint n_laid_out; /* forms */
  guint n_pages;
  GArray *copies; /* Copy */

  ShianDocument *document; /* of @form */
  guint form;
  char **numbers;    /* for as many forms as there are, until they are taken */
  GHashTable *order; /* form → its place in @drawn */
  GPtrArray *drawn;  /* ids of premises, in the order of @numbers */
  ShianClaim claim;
  GError *error;
};

G_DEFINE_FINAL_TYPE (ShianBatchPrint, shian_batch_print, G_TYPE_OBJECT)

static gboolean
set_stopped (GError **error)
{
  g_set_error (error, SHIAN_ERROR, SHIAN_ERROR_CANCELLED,
               _ ("Stopped; nothing was printed and no number taken"));
  return FALSE;
}

static ShianDocument *
make_document (ShianBatchPrint *self, guint form, const char *number, GError **error)
{
  ShianStore *reader = shian_session_get_reader (self->session);
  ShianFonts *fonts;

  if (reader == NULL || g_cancellable_is_cancelled (self->watch.cancellable)) {
    set_stopped (error);
    return NULL;
  }
  fonts = shian_print_fonts (error);
  return fonts != NULL ? shian_form_job_document (reader, &self->job, form, number, fonts, error)
                       : NULL;
}

static void
tell (ShianBatchPrint *self)
{
  if (self->watch.made != NULL)
    self->watch.made (self->n_laid_out + self->drawn->len, 2 * self->n_forms, self->watch.data);
}

/* Laying out, to know how many pages there are */

static void
add_copies (ShianBatchPrint *self, guint form, guint n_pages)
{
  guint n = self->job.two_copies ? 2 : 1;

  for (guint i = 0; i < n; i++) {
    const Copy copy = { form, self->n_pages, i * (n_pages / n), n_pages / n };
    g_array_append_val (self->copies, copy);
    self->n_pages += copy.n_pages;
    if (self->both_sides)
      self->n_pages += self->n_pages % 2;
  }
}

static gboolean
lay_out_next (ShianBatchPrint *self)
{
  ShianDocument *document = make_document (self, self->n_laid_out, self->numbers[0], &self->error);

  if (document == NULL)
    return FALSE;
  add_copies (self, self->n_laid_out++, shian_document_n_pages (document));
  shian_document_free (document);
  tell (self);
  return TRUE;
}

static gboolean
is_on_both_sides (GtkPrintOperation *operation)
{
  GtkPrintSettings *settings = gtk_print_operation_get_print_settings (operation);

  return settings != NULL && gtk_print_settings_get_duplex (settings) != GTK_PRINT_DUPLEX_SIMPLEX;
}

static void
begin_print_cb (GtkPrintOperation *operation, GtkPrintContext *context, ShianBatchPrint *self)
{
  ShianStore *reader = shian_session_get_reader (self->session);

  self->both_sides = is_on_both_sides (operation);
  if (reader == NULL)
    set_stopped (&self->error);
  else
    self->numbers = shian_form_print_next_many (reader, self->n_forms, &self->error);
}

/* Called over and over, each time for one form, so that the window stays alive. */
static gboolean
paginate_cb (GtkPrintOperation *operation, GtkPrintContext *context, ShianBatchPrint *self)
{
  if (self->error != NULL || !lay_out_next (self)) {
    gtk_print_operation_cancel (operation);
    return TRUE;
  }
  if (self->n_laid_out < self->n_forms)
    return FALSE;
  gtk_print_operation_set_n_pages (operation, (int) self->n_pages);
  return TRUE;
}

/* Drawing */

static const Copy *
find_copy (ShianBatchPrint *self, guint page)
{
  guint low = 0;
  guint high = self->copies->len;

  while (high - low > 1) {
    guint middle = (low + high) / 2;
    if (g_array_index (self->copies, Copy, middle).begins <= page)
      low = middle;
    else
      high = middle;
  }
  return &g_array_index (self->copies, Copy, low);
}

static guint
number_of (ShianBatchPrint *self, guint form)
{
  gpointer place;

  if (g_hash_table_lookup_extended (self->order, GUINT_TO_POINTER (form), NULL, &place))
    return GPOINTER_TO_UINT (place);
  g_hash_table_insert (self->order, GUINT_TO_POINTER (form), GUINT_TO_POINTER (self->drawn->len));
  g_ptr_array_add (self->drawn, self->subjects[form]);
  return self->drawn->len - 1;
}

static gboolean
hold (ShianBatchPrint *self, guint form)
{
  if (self->document != NULL && self->form == form)
    return TRUE;
  g_clear_pointer (&self->document, shian_document_free);
  self->document = make_document (self, form, self->numbers[number_of (self, form)], &self->error);
  self->form = form;
  if (self->document != NULL)
    tell (self);
  return self->document != NULL;
}

static void
draw_page_cb (GtkPrintOperation *operation, GtkPrintContext *context, int page,
              ShianBatchPrint *self)
{
  const Copy *copy = find_copy (self, (guint) page);
  guint within = (guint) page - copy->begins;

  if (within >= copy->n_pages)
    return; /* the empty back of a sheet */
  if (!hold (self, copy->form)) {
    gtk_print_operation_cancel (operation);
    return;
  }
  shian_document_draw_page (self->document, gtk_print_context_get_cairo_context (context),
                            copy->first + within);
}

/* Numbers */

static gboolean
claim_work (ShianStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  ShianBatchPrint *self = data;
  ShianFormJob job = self->job;

  job.subjects = (const char *const *) self->drawn->pdata;
  return shian_form_job_register_as (store, &job, self->numbers[0], error);
}

static void
claimed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (ShianBatchPrint) self = data;

  self->claim = shian_session_run_finish (SHIAN_SESSION (source), result, &self->error)
                    ? SHIAN_CLAIM_TAKEN
                    : SHIAN_CLAIM_REFUSED;
}

/* The last chance to keep the pages from the printer: it gets them as this returns. */
static void
end_print_cb (GtkPrintOperation *operation, GtkPrintContext *context, ShianBatchPrint *self)
{
  guint n = self->drawn->len;

  if (gtk_print_operation_get_status (operation) == GTK_PRINT_STATUS_FINISHED_ABORTED)
    return;
  if (n == 0 || g_cancellable_is_cancelled (self->watch.cancellable)) {
    gtk_print_operation_cancel (operation);
    return;
  }
  g_ptr_array_add (self->drawn, NULL);
  self->claim = SHIAN_CLAIM_UNDER_WAY;
  shian_session_run_async (self->session, claim_work, self, NULL, NULL, claimed_cb,
                           g_object_ref (self));
  while (self->claim == SHIAN_CLAIM_UNDER_WAY)
    g_main_context_iteration (NULL, TRUE);
  g_ptr_array_set_size (self->drawn, (int) n);
  if (self->claim == SHIAN_CLAIM_REFUSED)
    gtk_print_operation_cancel (operation);
}

static gboolean
void_work (ShianStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  return shian_form_print_void_many (store, data, _ ("Not printed"), error);
}

static void
voided_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  /* The numbers then stand among those out, where they can be made void by hand. */
  if (!shian_session_run_finish (SHIAN_SESSION (source), result, &error))
    g_message ("%s", error->message);
}

static void
make_void (ShianBatchPrint *self)
{
  g_auto (GStrv) taken = g_strdupv (self->numbers);

  for (guint i = self->drawn->len; taken[i] != NULL; i++)
    g_clear_pointer (&taken[i], g_free);
  self->claim = SHIAN_CLAIM_NONE;
  shian_session_run_async (self->session, void_work, g_steal_pointer (&taken),
                           (GDestroyNotify) g_strfreev, NULL, voided_cb, NULL);
}

/* Running */

GtkPrintOperation *
shian_batch_print_operation (ShianBatchPrint *self, GError **error)
{
  ShianDocument *first = make_document (self, 0, NULL, error);
  GtkPrintOperation *operation;
  g_autofree char *title = NULL;

  if (first == NULL)
    return NULL;
  title = g_strdup_printf (_ ("Blank inspection forms (%u)"), self->n_forms);
  operation = shian_print_operation_new (shian_document_page_setup (first), title);
  shian_document_free (first);
  g_signal_connect_object (operation, "begin-print", G_CALLBACK (begin_print_cb), self, 0);
  g_signal_connect_object (operation, "paginate", G_CALLBACK (paginate_cb), self, 0);
  g_signal_connect_object (operation, "draw-page", G_CALLBACK (draw_page_cb), self, 0);
  g_signal_connect_object (operation, "end-print", G_CALLBACK (end_print_cb), self, 0);
  return operation;
}

gboolean
shian_batch_print_run (ShianBatchPrint *self, GtkPrintOperation *operation,
                       GtkPrintOperationAction action, GtkWindow *parent, GError **error)
{
  GError *local = NULL;
  GtkPrintOperationResult result = gtk_print_operation_run (operation, action, parent, &local);

  g_clear_pointer (&self->document, shian_document_free);
  if (self->claim == SHIAN_CLAIM_TAKEN && result == GTK_PRINT_OPERATION_RESULT_APPLY)
    return TRUE;
  if (self->claim == SHIAN_CLAIM_TAKEN)
    make_void (self);
  if (self->error != NULL) {
    g_clear_error (&local);
    g_propagate_error (error, g_steal_pointer (&self->error));
    return FALSE;
  }
  if (local == NULL)
    return set_stopped (error);
  return shian_error_take_gio (error, local, _ ("Printing failed"));
}

gboolean
shian_batch_print_was_begun (ShianBatchPrint *self)
{
  return self->numbers != NULL;
}

guint
shian_batch_print_get_n_forms (ShianBatchPrint *self)
{
  return self->drawn->len;
}

const char *
shian_batch_print_get_first (ShianBatchPrint *self)
{
  return self->drawn->len > 0 ? self->numbers[0] : NULL;
}

const char *
shian_batch_print_get_last (ShianBatchPrint *self)
{
  return self->drawn->len > 0 ? self->numbers[self->drawn->len - 1] : NULL;
}

/* Object */

static void
shian_batch_print_finalize (GObject *object)
{
  ShianBatchPrint *self = SHIAN_BATCH_PRINT (object);

  g_clear_object (&self->session);
  g_free (self->template);
  g_strfreev (self->subjects);
  g_clear_object (&self->watch.cancellable);
  g_clear_pointer (&self->document, shian_document_free);
  g_strfreev (self->numbers);
  g_array_unref (self->copies);
  g_hash_table_unref (self->order);
  g_ptr_array_unref (self->drawn);
  g_clear_error (&self->error);
  G_OBJECT_CLASS (shian_batch_print_parent_class)->finalize (object);
}

static void
shian_batch_print_class_init (ShianBatchPrintClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = shian_batch_print_finalize;
}

static void
shian_batch_print_init (ShianBatchPrint *self)
{
  self->copies = g_array_new (FALSE, FALSE, sizeof (Copy));
  self->order = g_hash_table_new (NULL, NULL);
  self->drawn = g_ptr_array_new ();
}

ShianBatchPrint *
shian_batch_print_new (ShianSession *session, const ShianFormJob *job, const ShianFormWatch *watch)
{
  ShianBatchPrint *self = g_object_new (SHIAN_TYPE_BATCH_PRINT, NULL);

  self->session = g_object_ref (session);
  self->template = g_strdup (job->template);
  self->subjects = g_strdupv ((char **) job->subjects);
  self->n_forms = g_strv_length (self->subjects);
  self->job = (ShianFormJob){ .paper = job->paper,
                              .template = self->template,
                              .subjects = (const char *const *) self->subjects,
                              .two_copies = job->two_copies };
  if (watch != NULL) {
    self->watch = *watch;
    if (watch->cancellable != NULL)
      g_object_ref (watch->cancellable);
  }
  return self;
}
