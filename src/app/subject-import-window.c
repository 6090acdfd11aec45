/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/subject-import-window.h"

#include "app/message.h"
#include "app/subject-import-choices.h"
#include "app/subject-import-text.h"
#include "subjects/subject-import.h"

#include <glib/gi18n-lib.h>

struct _ShianSubjectImportWindow {
  AdwWindow parent_instance;

  ShianSession *session;
  GtkWidget *owner; /* where the result is told */
  char *path;
  ShianSubjectImport *import; /* NULL until read, and while it is being applied */
  struct _Job *job;           /* (nullable): the one under way whose result counts */
  GtkFileChooserNative *chooser;
  guint timer;
  gboolean applied;

  GtkLabel *summary;
  GtkLabel *advice;
  GtkWidget *working;
  GtkProgressBar *progress;
  ShianSubjectImportChoices *choices;
  GtkTextView *details;
  GtkWidget *rejects;
  GtkWidget *apply;
};

G_DEFINE_FINAL_TYPE (ShianSubjectImportWindow, shian_subject_import_window, ADW_TYPE_WINDOW)

/* A job on the worker; the window lives until it is back. */
typedef struct _Job {
  ShianSubjectImportWindow *window;
  GtkWidget *owner;
  char *path;
  ShianImportOptions options;
  ShianSubjectImport *import;
  GCancellable *cancellable;
  int progress; /* rows so far; atomic */
  guint n_rows; /* to be saved; 0 while reading, where nobody knows */
} Job;

static Job *
job_new (ShianSubjectImportWindow *self)
{
  Job *job = g_new0 (Job, 1);

  job->window = g_object_ref (self);
  job->owner = g_object_ref (self->owner);
  job->path = g_strdup (self->path);
  job->cancellable = g_cancellable_new ();
  job->options.outline = shian_import_outline_new ();
  job->options.progress = &job->progress;
  shian_subject_import_choices_get (self->choices, &job->options);
  return job;
}

static void
job_free (gpointer data)
{
  Job *job = data;

  g_object_unref (job->window);
  g_object_unref (job->owner);
  g_object_unref (job->cancellable);
  g_free (job->path);
  shian_import_outline_free (job->options.outline);
  g_clear_pointer (&job->options.mapping, g_hash_table_unref);
  g_clear_pointer (&job->import, shian_subject_import_free);
  g_free (job);
}

static void start_reading (ShianSubjectImportWindow *self);

/* Working */

static gboolean
show_progress (gpointer data)
{
  ShianSubjectImportWindow *self = data;
  guint n = (guint) g_atomic_int_get (&self->job->progress);
  g_autofree char *text = NULL;

  if (self->job->n_rows > 0) {
    text = g_strdup_printf (_ ("%u of %u rows saved"), n, self->job->n_rows);
    gtk_progress_bar_set_fraction (self->progress, (double) n / self->job->n_rows);
  } else {
    text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u row read", "%u rows read", n), n);
    gtk_progress_bar_pulse (self->progress);
  }
  gtk_progress_bar_set_text (self->progress, text);
  return G_SOURCE_CONTINUE;
}

static void
begin_job (ShianSubjectImportWindow *self, Job *job, const char *words)
{
  self->job = job;
  gtk_widget_set_sensitive (self->apply, FALSE);
  gtk_widget_set_visible (self->rejects, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->advice), FALSE);
  gtk_widget_set_visible (self->working, TRUE);
  gtk_widget_set_sensitive (self->working, TRUE);
  gtk_label_set_text (self->summary, words);
  show_progress (self);
  if (self->timer == 0)
    self->timer = g_timeout_add (200, show_progress, self);
}

/* Whether the result of @job is still waited for. */
static gboolean
end_job (ShianSubjectImportWindow *self, const Job *job)
{
  if (self->job != job)
    return FALSE;
  self->job = NULL;
  g_clear_handle_id (&self->timer, g_source_remove);
  gtk_widget_set_visible (self->working, FALSE);
  return TRUE;
}

static void
stop_cb (ShianSubjectImportWindow *self)
{
  if (self->job == NULL)
    return;
  g_cancellable_cancel (self->job->cancellable);
  gtk_widget_set_sensitive (self->working, FALSE);
}

/* Showing */

static void
show_text (ShianSubjectImportWindow *self, const char *summary, const char *details)
{
  gtk_label_set_text (self->summary, summary);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->details), details, -1);
}

static void
show_advice (ShianSubjectImportWindow *self)
{
  guint n = self->import->n_rejected;
  g_autofree char *text = g_strdup_printf (
      g_dngettext (
          GETTEXT_PACKAGE,
          "%u row is not taken over. Save it as a workbook, put the marked cells right and "
          "take that list over too.",
          "%u rows are not taken over. Save them as a workbook, put the marked cells right "
          "and take that list over too.",
          n),
      n);

  gtk_label_set_text (self->advice, text);
  gtk_widget_set_visible (GTK_WIDGET (self->advice), n > 0);
  gtk_widget_set_visible (self->rejects, n > 0);
}

static void
show_import (ShianSubjectImportWindow *self)
{
  const ShianSubjectImport *import = self->import;
  g_autofree char *counts = shian_subject_import_summary (import);
  g_autofree char *details = shian_subject_import_details (import);
  g_autofree char *summary =
      self->applied ? g_strdup_printf (_ ("Taken over: %s"), counts)
                    : g_strdup_printf (_ ("Sheet “%s”: %s"), import->sheet_name, counts);

  show_text (self, summary, details);
  show_advice (self);
  gtk_widget_set_sensitive (self->apply, !self->applied && import->n_new + import->n_changed > 0);
  gtk_widget_set_visible (self->apply, !self->applied);
  gtk_widget_set_sensitive (GTK_WIDGET (self->choices), !self->applied);
}

/* Where there are columns to choose from, the user can put most of it right. */
static void
show_refusal (ShianSubjectImportWindow *self, const ShianImportOutline *outline,
              const GError *error)
{
  show_text (self, _ ("The list cannot be taken over"), error->message);
  gtk_label_set_text (self->advice, _ ("Say at the left which column is the name of the premises, "
                                       "or choose another sheet."));
  gtk_widget_set_visible (GTK_WIDGET (self->advice),
                          outline->columns != NULL &&
                              shian_import_count_matched (outline->columns) == 0);
}

/* Reading */

static gboolean
read_work (ShianStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  Job *job = data;

  job->import =
      shian_subject_import_read (store, job->path, &job->options, job->cancellable, error);
  return job->import != NULL;
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Job *job = data;
  ShianSubjectImportWindow *self = job->window;
  g_autoptr (GError) error = NULL;
  gboolean ok = shian_session_run_finish (SHIAN_SESSION (source), result, &error);

  if (!end_job (self, job))
    return;
  if (job->options.outline->sheets->len > 0)
    shian_subject_import_choices_show (self->choices, job->options.outline);
  gtk_widget_set_sensitive (GTK_WIDGET (self->choices), TRUE);
  self->import = g_steal_pointer (&job->import);
  if (ok)
    show_import (self);
  else if (g_cancellable_is_cancelled (job->cancellable))
    show_text (self, _ ("Stopped; nothing was taken over"), "");
  else
    show_refusal (self, job->options.outline, error);
}

static void
start_reading (ShianSubjectImportWindow *self)
{
  Job *job = job_new (self);

  stop_cb (self);
  g_clear_pointer (&self->import, shian_subject_import_free);
  begin_job (self, job, _ ("Reading the list…"));
  shian_session_run_async (self->session, read_work, job, job_free, NULL, read_cb, job);
}

/* Taking over */

static gboolean
apply_work (ShianStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  Job *job = data;

  return shian_subject_import_apply (store, job->import, job->cancellable, &job->progress, error);
}

/* What was compared may have changed under it: it is read again. */
static void
not_applied (ShianSubjectImportWindow *self, const Job *job, gboolean open, const GError *error)
{
  if (g_cancellable_is_cancelled (job->cancellable))
    shian_message_show (job->owner, _ ("Stopped; nothing was taken over"));
  else
    shian_message_error (open ? GTK_WIDGET (self) : job->owner, _ ("The list was not taken over"),
                         error);
  if (open)
    start_reading (self);
}

static void
applied_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Job *job = data;
  ShianSubjectImportWindow *self = job->window;
  g_autoptr (GError) error = NULL;
  gboolean ok = shian_session_run_finish (SHIAN_SESSION (source), result, &error);
  gboolean open = end_job (self, job);
  g_autofree char *counts = shian_subject_import_summary (job->import);
  g_autofree char *text = g_strdup_printf (_ ("Taken over: %s"), counts);

  if (!ok) {
    not_applied (self, job, open, error);
    return;
  }
  shian_message_show_action (job->owner, text, _ ("Undo"), "win.undo");
  if (!open)
    return;
  self->import = g_steal_pointer (&job->import);
  self->applied = TRUE;
  show_import (self);
  if (self->import->n_rejected == 0)
    gtk_window_close (GTK_WINDOW (self));
}

static void
apply_cb (ShianSubjectImportWindow *self)
{
  Job *job;

  if (self->import == NULL || self->applied)
    return;
  job = job_new (self);
  job->n_rows = MAX (self->import->rows->len, 1);
  job->import = g_steal_pointer (&self->import);
  gtk_widget_set_sensitive (GTK_WIDGET (self->choices), FALSE);
  begin_job (self, job, _ ("Taking over the list…"));
  shian_session_run_async (self->session, apply_work, job, job_free, NULL, applied_cb, job);
}

/* Rejected rows */

static void
rejects_chosen_cb (ShianSubjectImportWindow *self, int response)
{
  g_autoptr (GtkFileChooserNative) chooser = g_steal_pointer (&self->chooser);
  g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;
  g_autofree char *folder = path != NULL ? g_path_get_dirname (path) : NULL;
  g_autoptr (GError) error = NULL;

  if (response != GTK_RESPONSE_ACCEPT || path == NULL || self->import == NULL)
    return;
  if (shian_subject_import_write_rejects (self->import, path, &error))
    shian_message_show_folder (self->owner, _ ("The rejected rows are saved"), folder);
  else
    shian_message_error (GTK_WIDGET (self), _ ("The rejected rows were not saved"), error);
}

static void
rejects_cb (ShianSubjectImportWindow *self)
{
  if (self->chooser != NULL)
    return;
  self->chooser =
      gtk_file_chooser_native_new (_ ("Workbook of the Rejected Rows"), GTK_WINDOW (self),
                                   GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Save"), _ ("_Cancel"));
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (self->chooser), _ ("Rejected rows.xlsx"));
  g_signal_connect_object (self->chooser, "response", G_CALLBACK (rejects_chosen_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

/* Object */

static void
shian_subject_import_window_dispose (GObject *object)
{
  ShianSubjectImportWindow *self = SHIAN_SUBJECT_IMPORT_WINDOW (object);

  /* The list behind was filled anew, and with its rows the keys went elsewhere. */
  if (self->owner != NULL && gtk_widget_get_mapped (self->owner))
    gtk_widget_grab_focus (self->owner);
  stop_cb (self);
  self->job = NULL;
  g_clear_handle_id (&self->timer, g_source_remove);
  g_clear_object (&self->chooser);
  g_clear_object (&self->session);
  g_clear_object (&self->owner);
  G_OBJECT_CLASS (shian_subject_import_window_parent_class)->dispose (object);
}

static void
shian_subject_import_window_finalize (GObject *object)
{
  ShianSubjectImportWindow *self = SHIAN_SUBJECT_IMPORT_WINDOW (object);

  g_free (self->path);
  g_clear_pointer (&self->import, shian_subject_import_free);
  G_OBJECT_CLASS (shian_subject_import_window_parent_class)->finalize (object);
}

static void
shian_subject_import_window_class_init (ShianSubjectImportWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (SHIAN_TYPE_SUBJECT_IMPORT_CHOICES);
  G_OBJECT_CLASS (klass)->dispose = shian_subject_import_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = shian_subject_import_window_finalize;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/shian/Shian/ui/subject-import-window.ui");
  gtk_widget_class_bind_template_child (widget_class, ShianSubjectImportWindow, summary);
  gtk_widget_class_bind_template_child (widget_class, ShianSubjectImportWindow, advice);
  gtk_widget_class_bind_template_child (widget_class, ShianSubjectImportWindow, working);
  gtk_widget_class_bind_template_child (widget_class, ShianSubjectImportWindow, progress);
  gtk_widget_class_bind_template_child (widget_class, ShianSubjectImportWindow, choices);
  gtk_widget_class_bind_template_child (widget_class, ShianSubjectImportWindow, details);
  gtk_widget_class_bind_template_child (widget_class, ShianSubjectImportWindow, rejects);
  gtk_widget_class_bind_template_child (widget_class, ShianSubjectImportWindow, apply);
  gtk_widget_class_bind_template_callback (widget_class, start_reading);
  gtk_widget_class_bind_template_callback (widget_class, stop_cb);
  gtk_widget_class_bind_template_callback (widget_class, rejects_cb);
  gtk_widget_class_bind_template_callback (widget_class, apply_cb);
}

static void
shian_subject_import_window_init (ShianSubjectImportWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

ShianSubjectImportWindow *
shian_subject_import_window_present (GtkWidget *widget, ShianSession *session, const char *path)
{
  ShianSubjectImportWindow *self = g_object_new (SHIAN_TYPE_SUBJECT_IMPORT_WINDOW, NULL);
  GtkRoot *root = gtk_widget_get_root (widget);

  self->session = g_object_ref (session);
  self->owner = g_object_ref (widget);
  self->path = g_strdup (path);
  if (GTK_IS_WINDOW (root))
    gtk_window_set_transient_for (GTK_WINDOW (self), GTK_WINDOW (root));
  gtk_window_present (GTK_WINDOW (self));
  start_reading (self);
  return self;
}

/* Choosing */

static void
chosen_cb (GtkFileChooserNative *chooser, int response, ShianSession *session)
{
  g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;

  if (response == GTK_RESPONSE_ACCEPT && path != NULL)
    shian_subject_import_window_present (g_object_get_data (G_OBJECT (chooser), "widget"), session,
                                         path);
  g_object_unref (chooser);
}

void
shian_subject_import_choose (GtkWidget *widget, ShianSession *session)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkFileChooserNative *chooser = gtk_file_chooser_native_new (
      _ ("List of Premises (Excel or .csv)"), GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL,
      GTK_FILE_CHOOSER_ACTION_OPEN, _ ("_Open"), _ ("_Cancel"));

  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  g_object_set_data_full (G_OBJECT (chooser), "widget", g_object_ref (widget), g_object_unref);
  g_signal_connect_object (chooser, "response", G_CALLBACK (chosen_cb), session, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}
