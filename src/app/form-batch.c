/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/form-batch.h"

#include "app/due-ticks.h"
#include "app/inspection-print.h"
#include "app/message.h"
#include "base/clock.h"
#include "base/date.h"
#include "base/error.h"
#include "inspection/inspection-list.h"

#include <glib/gi18n-lib.h>

#define KIND "campus_canteen"
#define LOOK_EVERY_MS 100

struct _ShianFormBatch {
  AdwWindow parent_instance;

  ShianSession *session;
  GtkWidget *owner; /* where the result is told */
  gboolean setting;
  GCancellable *cancellable; /* of the job that runs; NULL without one */
  GtkWidget *started;        /* the button it was started with */
  guint looking;
  gboolean printing;
  int n_made; /* written by the worker */
  GtkFileChooserNative *dialog;

  GtkLabel *summary;
  GtkCheckButton *all;
  GtkCheckButton *copies;
  ShianDueTicks *list;
  GtkProgressBar *progress;
  GtkWidget *stop;
  GtkWidget *print;
  GtkWidget *save;
};

G_DEFINE_FINAL_TYPE (ShianFormBatch, shian_form_batch, ADW_TYPE_WINDOW)

static void
show_state (ShianFormBatch *self)
{
  gboolean running = self->cancellable != NULL;
  guint n = shian_due_ticks_get_n_rows (self->list);
  guint n_chosen = shian_due_ticks_get_n_ticked (self->list);
  g_autofree char *text = g_strdup_printf (_ ("%u of %u canteens chosen"), n_chosen, n);

  gtk_label_set_text (self->summary, text);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "batch.print", !running && n_chosen > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "batch.save", !running && n_chosen > 0);
  gtk_widget_set_sensitive (GTK_WIDGET (self->list), !running);
  gtk_widget_set_sensitive (GTK_WIDGET (self->all), !running);
  gtk_widget_set_sensitive (GTK_WIDGET (self->copies), !running);
  gtk_widget_set_visible (GTK_WIDGET (self->progress), running);
  gtk_widget_set_visible (self->stop, running);
  self->setting = TRUE;
  gtk_check_button_set_active (self->all, n_chosen == n);
  gtk_check_button_set_inconsistent (self->all, n_chosen > 0 && n_chosen < n);
  self->setting = FALSE;
}

void
shian_form_batch_choose (ShianFormBatch *self, gboolean all)
{
  shian_due_ticks_tick_all (self->list, all);
}

static void
all_cb (ShianFormBatch *self)
{
  if (!self->setting)
    shian_form_batch_choose (self, gtk_check_button_get_active (self->all));
}

guint
shian_form_batch_get_n_chosen (ShianFormBatch *self)
{
  return shian_due_ticks_get_n_ticked (self->list);
}

/* Making them */

typedef struct {
  ShianFormBatch *window;
  char *path; /* (nullable): of a file */
  char *template;
  char **subjects;
  gboolean two_copies;
  guint n_pages;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_object_unref (job->window);
  g_free (job->path);
  g_free (job->template);
  g_strfreev (job->subjects);
  g_free (job);
}

static void
made_cb (guint n_made, guint n_all, gpointer data)
{
  g_atomic_int_set (&((Job *) data)->window->n_made, (int) n_made);
}

static ShianFormJob
forms_of (const Job *job)
{
  return (ShianFormJob){ .paper = SHIAN_PAPER_INSPECTION,
                         .template = job->template,
                         .subjects = (const char *const *) job->subjects,
                         .two_copies = job->two_copies };
}

/* Fonts belong to the thread that draws with them. */
static gboolean
work (ShianStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  Job *job = data;
  g_autoptr (ShianFonts) fonts = shian_fonts_new (error);
  const ShianFormJob forms = forms_of (job);
  const ShianFormWatch watch = { made_cb, job, cancellable };

  return fonts != NULL &&
         shian_form_job_write (store, &forms, fonts, job->path, &watch, &job->n_pages, error);
}

/* Printing goes through them twice: to know how many pages there are, then to draw them. */
static gboolean
look_cb (gpointer data)
{
  ShianFormBatch *self = data;
  guint n = (guint) g_atomic_int_get (&self->n_made);
  guint n_chosen = shian_form_batch_get_n_chosen (self);
  guint n_steps = self->printing ? 2 * n_chosen : n_chosen;
  g_autofree char *text = NULL;

  if (!self->printing || n == 0)
    text = g_strdup_printf (_ ("%u of %u forms"), n, n_chosen);
  else if (n < n_chosen)
    text = g_strdup_printf (_ ("Preparing: %u of %u forms"), n, n_chosen);
  else
    text = g_strdup_printf (_ ("Printing: %u of %u forms"), n - n_chosen, n_chosen);
  gtk_progress_bar_set_fraction (self->progress, n_steps > 0 ? n / (double) n_steps : 0);
  gtk_progress_bar_set_text (self->progress, text);
  return G_SOURCE_CONTINUE;
}

/* The focus waits at the button that stops, and goes back to the one it came from. */
static void
start (ShianFormBatch *self, gboolean printing)
{
  self->cancellable = g_cancellable_new ();
  self->printing = printing;
  self->started = printing ? self->print : self->save;
  self->n_made = 0;
  self->looking = g_timeout_add (LOOK_EVERY_MS, look_cb, self);
  look_cb (self);
  show_state (self);
  gtk_widget_grab_focus (self->stop);
}

static void
tell_made (ShianFormBatch *self, const Job *job)
{
  g_autofree char *folder = g_path_get_dirname (job->path);
  guint n = g_strv_length (job->subjects);
  g_autofree char *text = g_strdup_printf (
      ngettext ("%u form made, %u pages", "%u forms made, %u pages", n), n, job->n_pages);

  shian_message_show_folder (self->owner, text, folder);
}

/* FALSE when @error says why nothing was made; what to say of that is said. */
static gboolean
finished (ShianFormBatch *self, const char *stopped, const GError *error)
{
  g_clear_handle_id (&self->looking, g_source_remove);
  g_clear_object (&self->cancellable);
  show_state (self);
  gtk_widget_grab_focus (self->started);
  if (error == NULL)
    return TRUE;
  if (!g_error_matches (error, SHIAN_ERROR, SHIAN_ERROR_CANCELLED) &&
      !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    shian_message_error (GTK_WIDGET (self),
                         self->printing ? _ ("Printing failed") : _ ("The forms were not made"),
                         error);
  else if (stopped != NULL)
    gtk_label_set_text (self->summary, stopped);
  return FALSE;
}

static void
done_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Job *job = data;
  g_autoptr (GError) error = NULL;

  shian_session_run_finish (SHIAN_SESSION (source), result, &error);
  if (job->window->session != NULL && /* it is still there */
      finished (job->window, _ ("Stopped; no form was made and no number taken"), error)) {
    tell_made (job->window, job);
    gtk_window_close (GTK_WINDOW (job->window));
  }
  job_free (job);
}

/* NULL when there is nothing to do, or it cannot be done, which is said. */
static Job *
new_job (ShianFormBatch *self, const char *path)
{
  Job *job;
  g_autoptr (GError) error = NULL;

  if (self->cancellable != NULL || shian_form_batch_get_n_chosen (self) == 0)
    return NULL;
  job = g_new0 (Job, 1);
  job->window = g_object_ref (self);
  job->path = g_strdup (path);
  job->subjects = shian_due_ticks_get_subjects (self->list);
  job->two_copies = gtk_check_button_get_active (self->copies);
  job->template = shian_inspection_print_template (shian_session_get_reader (self->session),
                                                   job->subjects[0], &error);
  if (job->template != NULL)
    return job;
  shian_message_error (GTK_WIDGET (self), _ ("The forms were not made"), error);
  job_free (job);
  return NULL;
}

void
shian_form_batch_write (ShianFormBatch *self, const char *path)
{
  Job *job = new_job (self, path);

  if (job == NULL)
    return;
  start (self, FALSE);
  shian_session_run_async (self->session, work, job, NULL, self->cancellable, done_cb, job);
}

void
shian_form_batch_stop (ShianFormBatch *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
}

/* Saving */

static void
save_chosen_cb (GtkFileChooserNative *dialog, int response, ShianFormBatch *self)
{
  g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;

  g_clear_object (&self->dialog);
  if (response == GTK_RESPONSE_ACCEPT && path != NULL)
    shian_form_batch_write (self, path);
}

static void
save_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  ShianFormBatch *self = SHIAN_FORM_BATCH (widget);
  g_autofree char *today = shian_clock_today_iso ();
  g_autofree char *name = g_strdup_printf (_ ("Blank inspection forms %s (%u).pdf"), today,
                                           shian_form_batch_get_n_chosen (self));

  if (self->dialog != NULL)
    return;
  self->dialog =
      gtk_file_chooser_native_new (_ ("Save as PDF"), GTK_WINDOW (self),
                                   GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Save"), _ ("_Cancel"));
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->dialog), TRUE);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (self->dialog), name);
  g_signal_connect_object (self->dialog, "response", G_CALLBACK (save_chosen_cb), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->dialog));
}

/* Printing */

static void
tell_printed (ShianFormBatch *self, ShianBatchPrint *print)
{
  guint n = shian_batch_print_get_n_forms (print);
  const char *first = shian_batch_print_get_first (print);
  const char *last = shian_batch_print_get_last (print);
  g_autofree char *numbers =
      n > 1 ? g_strdup_printf (_ ("%s to %s"), first, last) : g_strdup (first);
  g_autofree char *text = g_strdup_printf (ngettext ("%u form went to the printer, number %s",
                                                     "%u forms went to the printer, numbers %s", n),
                                           n, numbers);

  shian_message_show (self->owner, text);
}

/* Closed in the dialog, nothing had begun and there is nothing to say. */
static void
printed (ShianFormBatch *self, ShianBatchPrint *print, const GError *error)
{
  const char *stopped = shian_batch_print_was_begun (print)
                            ? _ ("Stopped; nothing was printed and no number taken")
                            : NULL;

  if (self->session != NULL && finished (self, stopped, error)) {
    tell_printed (self, print);
    gtk_window_close (GTK_WINDOW (self));
  }
}

void
shian_form_batch_print (ShianFormBatch *self, ShianFormBatchRun run, gpointer data)
{
  Job *job = new_job (self, NULL);
  g_autoptr (ShianBatchPrint) print = NULL;
  g_autoptr (GtkPrintOperation) operation = NULL;
  g_autoptr (GError) error = NULL;
  ShianFormWatch watch = { made_cb, job, NULL };
  ShianFormJob forms;

  if (job == NULL)
    return;
  start (self, TRUE);
  forms = forms_of (job);
  watch.cancellable = self->cancellable;
  print = shian_batch_print_new (self->session, &forms, &watch);
  operation = shian_batch_print_operation (print, &error);
  if (operation != NULL)
    run (print, operation, GTK_WINDOW (self), data, &error);
  printed (self, print, error);
  job_free (job);
}

static void
run_dialog (ShianBatchPrint *print, GtkPrintOperation *operation, GtkWindow *window, gpointer data,
            GError **error)
{
  shian_batch_print_run (print, operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, window, error);
}

static void
print_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  shian_form_batch_print (SHIAN_FORM_BATCH (widget), run_dialog, NULL);
}

/* Closing while forms are made stops that. */
static gboolean
close_request (GtkWindow *window)
{
  shian_form_batch_stop (SHIAN_FORM_BATCH (window));
  return GTK_WINDOW_CLASS (shian_form_batch_parent_class)->close_request (window);
}

/* Object */

static void
shian_form_batch_dispose (GObject *object)
{
  ShianFormBatch *self = SHIAN_FORM_BATCH (object);

  self->setting = TRUE;
  g_clear_handle_id (&self->looking, g_source_remove);
  g_clear_object (&self->dialog);
  g_clear_object (&self->session);
  g_clear_object (&self->owner);
  G_OBJECT_CLASS (shian_form_batch_parent_class)->dispose (object);
}

static void
shian_form_batch_finalize (GObject *object)
{
  ShianFormBatch *self = SHIAN_FORM_BATCH (object);

  g_clear_object (&self->cancellable);
  G_OBJECT_CLASS (shian_form_batch_parent_class)->finalize (object);
}

static void
shian_form_batch_class_init (ShianFormBatchClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = shian_form_batch_dispose;
  G_OBJECT_CLASS (klass)->finalize = shian_form_batch_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = close_request;
  g_type_ensure (SHIAN_TYPE_DUE_TICKS);
  gtk_widget_class_install_action (widget_class, "batch.print", NULL, print_cb);
  gtk_widget_class_install_action (widget_class, "batch.save", NULL, save_cb);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/shian/Shian/ui/form-batch.ui");
  gtk_widget_class_bind_template_child (widget_class, ShianFormBatch, summary);
  gtk_widget_class_bind_template_child (widget_class, ShianFormBatch, all);
  gtk_widget_class_bind_template_child (widget_class, ShianFormBatch, copies);
  gtk_widget_class_bind_template_child (widget_class, ShianFormBatch, list);
  gtk_widget_class_bind_template_child (widget_class, ShianFormBatch, progress);
  gtk_widget_class_bind_template_child (widget_class, ShianFormBatch, stop);
  gtk_widget_class_bind_template_child (widget_class, ShianFormBatch, print);
  gtk_widget_class_bind_template_child (widget_class, ShianFormBatch, save);
  gtk_widget_class_bind_template_callback (widget_class, all_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_state);
  gtk_widget_class_bind_template_callback (widget_class, shian_form_batch_stop);
}

static void
shian_form_batch_init (ShianFormBatch *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static gboolean
load (ShianFormBatch *self, const char *town, GError **error)
{
  const ShianPeriod *period = shian_session_get_period (self->session);
  ShianDueQuery query = { .kind = KIND, .town = town };
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  GDate first, last;

  shian_period_first_day (period, &first);
  shian_period_last_day (period, &last);
  query.from = from = shian_date_to_iso (&first);
  query.to = to = shian_date_to_iso (&last);
  rows = shian_inspection_due (shian_session_get_reader (self->session), &query, NULL, error);
  if (rows == NULL)
    return FALSE;
  shian_due_ticks_set_rows (self->list, rows);
  return TRUE;
}

ShianFormBatch *
shian_form_batch_present (GtkWidget *widget, ShianSession *session, const char *town)
{
  ShianFormBatch *self = g_object_new (SHIAN_TYPE_FORM_BATCH, NULL);
  GtkRoot *root = gtk_widget_get_root (widget);
  g_autoptr (GError) error = NULL;

  self->session = g_object_ref (session);
  self->owner = g_object_ref (widget);
  if (!load (self, town, &error)) {
    shian_message_error (widget, _ ("The canteens cannot be read"), error);
    gtk_window_destroy (GTK_WINDOW (self));
    return NULL;
  }
  show_state (self);
  if (GTK_IS_WINDOW (root))
    gtk_window_set_transient_for (GTK_WINDOW (self), GTK_WINDOW (root));
  gtk_window_present (GTK_WINDOW (self));
  gtk_widget_grab_focus (self->save);
  return self;
}
