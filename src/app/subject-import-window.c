/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/subject-import-window.h"

#include "app/message.h"
#include "app/subject-import-text.h"
#include "subjects/subject-import.h"

#include <glib/gi18n-lib.h>

struct _ShianSubjectImportWindow {
  AdwWindow parent_instance;

  ShianSession *session;
  GtkWidget *owner; /* where the result is told */
  char *path;
  ShianSubjectImport *import; /* NULL until read, and while it is being applied */
  GHashTable *mapping; /* heading → name of a field, "" for none; NULL until one was chosen */
  GtkFileChooserNative *chooser;
  GCancellable *cancellable;
  gboolean filling;
  gboolean applied;

  GtkLabel *summary;
  GtkGrid *columns;
  GtkTextView *details;
  GtkWidget *rejects;
  GtkWidget *apply;
};

G_DEFINE_FINAL_TYPE (ShianSubjectImportWindow, shian_subject_import_window, ADW_TYPE_WINDOW)

/* A job on the worker; the window lives until it is back. */
typedef struct {
  ShianSubjectImportWindow *window;
  char *path;
  GHashTable *mapping;
  ShianSubjectImport *import;
} Job;

static Job *
job_new (ShianSubjectImportWindow *self, const char *path)
{
  Job *job = g_new0 (Job, 1);

  job->window = g_object_ref (self);
  job->path = g_strdup (path);
  job->mapping = self->mapping != NULL ? g_hash_table_ref (self->mapping) : NULL;
  return job;
}

static void
job_free (gpointer data)
{
  Job *job = data;

  g_object_unref (job->window);
  g_free (job->path);
  g_clear_pointer (&job->mapping, g_hash_table_unref);
  g_clear_pointer (&job->import, shian_subject_import_free);
  g_free (job);
}

static void start_reading (ShianSubjectImportWindow *self);

/* Showing */

static void
show_text (ShianSubjectImportWindow *self, const char *summary, const char *details)
{
  gtk_label_set_text (self->summary, summary);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->details), details, -1);
}

/* The fields offered, “not taken over” first. */
static const ShianField *
field_at (guint position)
{
  for (guint i = 0; i < SHIAN_SUBJECT_TYPE.n_fields; i++) {
    const ShianField *field = &SHIAN_SUBJECT_TYPE.fields[i];
    if ((field->flags & SHIAN_FIELD_HIDDEN) == 0 && --position == 0)
      return field;
  }
  return NULL;
}

static void
mapped_cb (GtkDropDown *choice, GParamSpec *pspec, ShianSubjectImportWindow *self)
{
  const char *heading = g_object_get_data (G_OBJECT (choice), "heading");
  guint position = gtk_drop_down_get_selected (choice);
  const ShianField *field = position > 0 ? field_at (position) : NULL;
  GHashTable *mapping;
  GHashTableIter iter;
  gpointer key, value;

  if (self->filling)
    return;
  /* The worker may still hold the mapping before. */
  mapping = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  if (self->mapping != NULL) {
    g_hash_table_iter_init (&iter, self->mapping);
    while (g_hash_table_iter_next (&iter, &key, &value))
      g_hash_table_insert (mapping, g_strdup (key), g_strdup (value));
    g_hash_table_unref (self->mapping);
  }
  g_hash_table_replace (mapping, g_strdup (heading), g_strdup (field != NULL ? field->name : ""));
  self->mapping = mapping;
  start_reading (self);
}

static GtkWidget *
make_choice (ShianSubjectImportWindow *self, const ShianImportColumn *column)
{
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);
  const ShianField *field;
  GtkWidget *choice;
  guint chosen = 0;

  gtk_string_list_append (titles, _ ("Not taken over"));
  for (guint i = 1; (field = field_at (i)) != NULL; i++) {
    gtk_string_list_append (titles, _ (field->title));
    if (field == column->field)
      chosen = i;
  }
  choice = gtk_drop_down_new (G_LIST_MODEL (g_steal_pointer (&titles)), NULL);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (choice), chosen);
  gtk_widget_set_hexpand (choice, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (choice), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  column->heading, -1);
  g_object_set_data_full (G_OBJECT (choice), "heading", g_strdup (column->heading), g_free);
  g_signal_connect_object (choice, "notify::selected", G_CALLBACK (mapped_cb), self, 0);
  return choice;
}

/* Made once: whoever chooses for one column after the other keeps the place. */
static void
show_columns (ShianSubjectImportWindow *self)
{
  if (gtk_widget_get_first_child (GTK_WIDGET (self->columns)) != NULL)
    return;
  self->filling = TRUE;
  for (guint i = 0; i < self->import->columns->len; i++) {
    const ShianImportColumn *column = self->import->columns->pdata[i];
    GtkWidget *label = gtk_label_new (column->heading);
    gtk_label_set_xalign (GTK_LABEL (label), 0);
    gtk_label_set_wrap (GTK_LABEL (label), TRUE);
    gtk_label_set_max_width_chars (GTK_LABEL (label), 16);
    gtk_grid_attach (self->columns, label, 0, (int) i, 1, 1);
    gtk_grid_attach (self->columns, make_choice (self, column), 1, (int) i, 1, 1);
  }
  self->filling = FALSE;
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
  gtk_widget_set_sensitive (self->apply, !self->applied && import->n_new + import->n_changed > 0);
  gtk_widget_set_visible (self->apply, !self->applied);
  gtk_widget_set_visible (self->rejects, import->n_rejected > 0);
}

/* Reading */

static gboolean
read_work (ShianStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  Job *job = data;
  ShianImportOptions options = { -1, -1, job->mapping };

  job->import = shian_subject_import_read (store, job->path, &options, cancellable, error);
  return job->import != NULL;
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Job *job = data;
  ShianSubjectImportWindow *self = job->window;
  g_autoptr (GError) error = NULL;
  gboolean ok = shian_session_run_finish (SHIAN_SESSION (source), result, &error);

  if (self->summary == NULL || job->mapping != self->mapping)
    return;
  g_clear_pointer (&self->import, shian_subject_import_free);
  self->import = g_steal_pointer (&job->import);
  if (ok) {
    show_columns (self);
    show_import (self);
  } else {
    show_text (self, _ ("The list cannot be taken over"), error->message);
  }
}

static void
start_reading (ShianSubjectImportWindow *self)
{
  Job *job;

  gtk_widget_set_sensitive (self->apply, FALSE);
  gtk_widget_set_visible (self->rejects, FALSE);
  gtk_label_set_text (self->summary, _ ("Reading the list…"));
  job = job_new (self, self->path);
  shian_session_run_async (self->session, read_work, job, job_free, self->cancellable, read_cb,
                           job);
}

/* Taking over */

static gboolean
apply_work (ShianStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  return shian_subject_import_apply (store, ((Job *) data)->import, error);
}

static void
applied_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Job *job = data;
  ShianSubjectImportWindow *self = job->window;
  g_autoptr (GError) error = NULL;
  gboolean ok = shian_session_run_finish (SHIAN_SESSION (source), result, &error);
  g_autofree char *counts = shian_subject_import_summary (job->import);
  g_autofree char *text = g_strdup_printf (_ ("Taken over: %s"), counts);

  if (self->summary == NULL)
    return;
  self->import = g_steal_pointer (&job->import);
  self->applied = ok;
  show_import (self);
  if (!ok) {
    show_text (self, _ ("The list cannot be taken over"), error->message);
    return;
  }
  shian_message_show_action (self->owner, text, _ ("Undo"), "win.undo");
  if (self->import->n_rejected == 0)
    gtk_window_close (GTK_WINDOW (self));
}

static void
apply_cb (ShianSubjectImportWindow *self)
{
  Job *job;

  if (self->import == NULL || self->applied)
    return;
  job = job_new (self, self->path);
  job->import = g_steal_pointer (&self->import);
  gtk_widget_set_sensitive (self->apply, FALSE);
  gtk_widget_set_visible (self->rejects, FALSE);
  gtk_label_set_text (self->summary, _ ("Taking over the list…"));
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

  g_cancellable_cancel (self->cancellable);
  self->filling = TRUE;
  self->summary = NULL;
  g_clear_object (&self->chooser);
  g_clear_object (&self->session);
  g_clear_object (&self->owner);
  G_OBJECT_CLASS (shian_subject_import_window_parent_class)->dispose (object);
}

static void
shian_subject_import_window_finalize (GObject *object)
{
  ShianSubjectImportWindow *self = SHIAN_SUBJECT_IMPORT_WINDOW (object);

  g_object_unref (self->cancellable);
  g_free (self->path);
  g_clear_pointer (&self->mapping, g_hash_table_unref);
  g_clear_pointer (&self->import, shian_subject_import_free);
  G_OBJECT_CLASS (shian_subject_import_window_parent_class)->finalize (object);
}

static void
shian_subject_import_window_class_init (ShianSubjectImportWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = shian_subject_import_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = shian_subject_import_window_finalize;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/shian/Shian/ui/subject-import-window.ui");
  gtk_widget_class_bind_template_child (widget_class, ShianSubjectImportWindow, summary);
  gtk_widget_class_bind_template_child (widget_class, ShianSubjectImportWindow, columns);
  gtk_widget_class_bind_template_child (widget_class, ShianSubjectImportWindow, details);
  gtk_widget_class_bind_template_child (widget_class, ShianSubjectImportWindow, rejects);
  gtk_widget_class_bind_template_child (widget_class, ShianSubjectImportWindow, apply);
  gtk_widget_class_bind_template_callback (widget_class, rejects_cb);
  gtk_widget_class_bind_template_callback (widget_class, apply_cb);
}

static void
shian_subject_import_window_init (ShianSubjectImportWindow *self)
{
  self->cancellable = g_cancellable_new ();
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
