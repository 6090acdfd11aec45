/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/form-batch.h"

#include "app/export-job.h"
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
  GPtrArray *rows;  /* ShianDueRow */
  gboolean *chosen; /* beside @rows */
  guint n_chosen;
  gboolean setting;
  GCancellable *cancellable; /* of the job that runs; NULL without one */
  guint looking;
  int n_made; /* written by the worker */
  GtkFileChooserNative *dialog;

  GtkLabel *summary;
  GtkCheckButton *all;
  GtkCheckButton *copies;
  GtkListView *list;
  GtkProgressBar *progress;
  GtkWidget *stop;
  GtkWidget *save;
};

G_DEFINE_FINAL_TYPE (ShianFormBatch, shian_form_batch, ADW_TYPE_WINDOW)

static void
show_state (ShianFormBatch *self)
{
  gboolean running = self->cancellable != NULL;
  g_autofree char *text =
      g_strdup_printf (_ ("%u of %u canteens chosen"), self->n_chosen, self->rows->len);

  gtk_label_set_text (self->summary, text);
  gtk_widget_set_sensitive (self->save, !running && self->n_chosen > 0);
  gtk_widget_set_sensitive (GTK_WIDGET (self->list), !running);
  gtk_widget_set_sensitive (GTK_WIDGET (self->all), !running);
  gtk_widget_set_sensitive (GTK_WIDGET (self->copies), !running);
  gtk_widget_set_visible (GTK_WIDGET (self->progress), running);
  gtk_widget_set_visible (self->stop, running);
  self->setting = TRUE;
  gtk_check_button_set_active (self->all, self->n_chosen == self->rows->len);
  gtk_check_button_set_inconsistent (self->all,
                                     self->n_chosen > 0 && self->n_chosen < self->rows->len);
  self->setting = FALSE;
}

/* The list */

static void
choose (ShianFormBatch *self, guint index, gboolean chosen)
{
  if (self->chosen[index] == chosen)
    return;
  self->chosen[index] = chosen;
  self->n_chosen = chosen ? self->n_chosen + 1 : self->n_chosen - 1;
}

static void
toggled_cb (GtkCheckButton *check, GtkListItem *item)
{
  GtkWidget *window = gtk_widget_get_ancestor (GTK_WIDGET (check), SHIAN_TYPE_FORM_BATCH);
  ShianFormBatch *self;

  if (window == NULL)
    return;
  self = SHIAN_FORM_BATCH (window);
  if (self->setting)
    return;
  choose (self, gtk_list_item_get_position (item), gtk_check_button_get_active (check));
  show_state (self);
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *check = gtk_check_button_new ();
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_check_button_set_child (GTK_CHECK_BUTTON (check), label);
  g_signal_connect_object (check, "toggled", G_CALLBACK (toggled_cb), item, 0);
  gtk_list_item_set_child (item, check);
  gtk_list_item_set_activatable (item, FALSE);
  gtk_list_item_set_selectable (item, FALSE);
}

static char *
describe (const ShianDueRow *row)
{
  g_autofree char *last = row->last != NULL ? shian_date_iso_to_chinese (row->last) : NULL;
  g_autofree char *said =
      last != NULL ? g_strdup_printf (_ ("last %s"), last) : g_strdup (_ ("never inspected"));

  return g_strjoin (" · ", row->name, row->town != NULL ? row->town : said,
                    row->town != NULL ? said : NULL, NULL);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, ShianFormBatch *self)
{
  guint index = gtk_list_item_get_position (item);
  GtkCheckButton *check = GTK_CHECK_BUTTON (gtk_list_item_get_child (item));
  g_autofree char *text = describe (self->rows->pdata[index]);

  self->setting = TRUE;
  gtk_label_set_text (GTK_LABEL (gtk_check_button_get_child (check)), text);
  gtk_check_button_set_active (check, self->chosen[index]);
  self->setting = FALSE;
}

static void
fill_list (ShianFormBatch *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  GtkSelectionModel *model;

  for (guint i = 0; i < self->rows->len; i++)
    gtk_string_list_append (names, ((ShianDueRow *) self->rows->pdata[i])->name);
  model = GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (g_steal_pointer (&names))));
  gtk_list_view_set_model (self->list, model);
  g_object_unref (model);
}

void
shian_form_batch_choose (ShianFormBatch *self, gboolean all)
{
  for (guint i = 0; i < self->rows->len; i++)
    choose (self, i, all);
  fill_list (self);
  show_state (self);
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
  return self->n_chosen;
}

/* Making them */

typedef struct {
  ShianFormBatch *window;
  char *path;
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

/* Fonts belong to the thread that draws with them. */
static gboolean
work (ShianStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  Job *job = data;
  g_autoptr (ShianFonts) fonts = shian_fonts_new (error);
  const ShianFormJob forms = { .paper = SHIAN_PAPER_INSPECTION,
                               .template = job->template,
                               .subjects = (const char *const *) job->subjects,
                               .two_copies = job->two_copies };
  const ShianFormWatch watch = { made_cb, job, cancellable };

  return fonts != NULL &&
         shian_form_job_write (store, &forms, fonts, job->path, &watch, &job->n_pages, error);
}

static gboolean
look_cb (gpointer data)
{
  ShianFormBatch *self = data;
  guint n = (guint) g_atomic_int_get (&self->n_made);
  g_autofree char *text = g_strdup_printf (_ ("%u of %u forms"), n, self->n_chosen);

  gtk_progress_bar_set_fraction (self->progress,
                                 self->n_chosen > 0 ? n / (double) self->n_chosen : 0);
  gtk_progress_bar_set_text (self->progress, text);
  return G_SOURCE_CONTINUE;
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

static void
finished (ShianFormBatch *self, const Job *job, const GError *error)
{
  g_clear_handle_id (&self->looking, g_source_remove);
  g_clear_object (&self->cancellable);
  show_state (self);
  if (error == NULL) {
    tell_made (self, job);
    gtk_window_close (GTK_WINDOW (self));
  } else if (g_error_matches (error, SHIAN_ERROR, SHIAN_ERROR_CANCELLED) ||
             g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)) {
    gtk_label_set_text (self->summary, _ ("Stopped; no form was made and no number taken"));
  } else {
    shian_message_error (GTK_WIDGET (self), _ ("The forms were not made"), error);
  }
}

static void
done_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Job *job = data;
  g_autoptr (GError) error = NULL;

  shian_session_run_finish (SHIAN_SESSION (source), result, &error);
  if (job->window->session != NULL) /* it is still there */
    finished (job->window, job, error);
  job_free (job);
}

static char **
chosen_subjects (ShianFormBatch *self)
{
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();

  for (guint i = 0; i < self->rows->len; i++)
    if (self->chosen[i])
      g_strv_builder_add (ids, ((ShianDueRow *) self->rows->pdata[i])->subject);
  return g_strv_builder_end (ids);
}

void
shian_form_batch_write (ShianFormBatch *self, const char *path)
{
  Job *job;
  g_autoptr (GError) error = NULL;

  if (self->cancellable != NULL || self->n_chosen == 0)
    return;
  job = g_new0 (Job, 1);
  job->window = g_object_ref (self);
  job->path = g_strdup (path);
  job->subjects = chosen_subjects (self);
  job->two_copies = gtk_check_button_get_active (self->copies);
  job->template = shian_inspection_print_template (shian_session_get_reader (self->session),
                                                   job->subjects[0], &error);
  if (job->template == NULL) {
    shian_message_error (GTK_WIDGET (self), _ ("The forms were not made"), error);
    job_free (job);
    return;
  }
  self->cancellable = g_cancellable_new ();
  self->n_made = 0;
  self->looking = g_timeout_add (LOOK_EVERY_MS, look_cb, self);
  look_cb (self);
  show_state (self);
  shian_session_run_async (self->session, work, job, NULL, self->cancellable, done_cb, job);
}

void
shian_form_batch_stop (ShianFormBatch *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
}

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
save_cb (ShianFormBatch *self)
{
  g_autofree char *today = shian_clock_today_iso ();
  g_autofree char *name =
      g_strdup_printf (_ ("Blank inspection forms %s (%u).pdf"), today, self->n_chosen);

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
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_free (self->chosen);
  G_OBJECT_CLASS (shian_form_batch_parent_class)->finalize (object);
}

static void
shian_form_batch_class_init (ShianFormBatchClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = shian_form_batch_dispose;
  G_OBJECT_CLASS (klass)->finalize = shian_form_batch_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = close_request;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/shian/Shian/ui/form-batch.ui");
  gtk_widget_class_bind_template_child (widget_class, ShianFormBatch, summary);
  gtk_widget_class_bind_template_child (widget_class, ShianFormBatch, all);
  gtk_widget_class_bind_template_child (widget_class, ShianFormBatch, copies);
  gtk_widget_class_bind_template_child (widget_class, ShianFormBatch, list);
  gtk_widget_class_bind_template_child (widget_class, ShianFormBatch, progress);
  gtk_widget_class_bind_template_child (widget_class, ShianFormBatch, stop);
  gtk_widget_class_bind_template_child (widget_class, ShianFormBatch, save);
  gtk_widget_class_bind_template_callback (widget_class, all_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
  gtk_widget_class_bind_template_callback (widget_class, shian_form_batch_stop);
}

static void
shian_form_batch_init (ShianFormBatch *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, 0);
  gtk_list_view_set_factory (self->list, factory);
}

static gboolean
load (ShianFormBatch *self, const char *town, GError **error)
{
  const ShianPeriod *period = shian_session_get_period (self->session);
  ShianDueQuery query = { .kind = KIND, .town = town };
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;
  GDate first, last;

  shian_period_first_day (period, &first);
  shian_period_last_day (period, &last);
  query.from = from = shian_date_to_iso (&first);
  query.to = to = shian_date_to_iso (&last);
  self->rows = shian_inspection_due (shian_session_get_reader (self->session), &query, NULL, error);
  if (self->rows == NULL)
    return FALSE;
  self->chosen = g_new0 (gboolean, self->rows->len + 1);
  for (guint i = 0; i < self->rows->len; i++) {
    const ShianDueRow *row = self->rows->pdata[i];
    choose (self, i, !row->done && !row->begun);
  }
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
  fill_list (self);
  show_state (self);
  if (GTK_IS_WINDOW (root))
    gtk_window_set_transient_for (GTK_WINDOW (self), GTK_WINDOW (root));
  gtk_window_present (GTK_WINDOW (self));
  gtk_widget_grab_focus (self->save);
  return self;
}
