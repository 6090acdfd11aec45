/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Many blank forms to the printer at once: the numbers are those on the paper, and nothing that was
 * stopped or failed leaves one behind. */
#include "app-fixture.h"

#include "app/canteen-page.h"
#include "app/due-ticks.h"
#include "app/form-batch.h"
#include "base/error.h"
#include "forms/form-job.h"
#include "inspection/form-register.h"
#include "inspection/inspection-list.h"
#include "inspection/template-store.h"
#include "subjects/subject-register.h"
#include "typeset/pdf.h"

#include <glib/gstdio.h>

#define N_CANTEENS 4

typedef struct {
  ShianSession *session;
  GtkWidget *window;
  GtkWidget *page;
  ShianFormBatch *batch; /* NULL once it closed */
  char *folder;
  char *path;

  /* of one run */
  GCancellable *stop;
  guint stop_at; /* step */
  guint take_at; /* step at which somebody else takes a number */
  guint n_steps;
} Fixture;

static gboolean
add_canteens (ShianStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  if (!shian_template_install_builtin (store, error))
    return FALSE;
  for (guint i = 0; i < N_CANTEENS; i++) {
    g_autoptr (ShianSubject) subject = shian_subject_new ();
    subject->kind = SHIAN_SUBJECT_CAMPUS_CANTEEN;
    subject->name = g_strdup_printf ("示例镇第%u小学食堂", i + 1);
    subject->town = g_strdup ("示例镇");
    if (!shian_subject_save (store, subject, error))
      return FALSE;
  }
  return TRUE;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  ShianPeriod q2 = { 2024, 2 };

  g_setenv ("SHIAN_TODAY", "2024-05-06", TRUE);
  fixture->session = app_fixture_open ();
  app_fixture_set_up (fixture->session, "区教育局");
  shian_session_set_period (fixture->session, &q2);
  shian_session_run_async (fixture->session, add_canteens, NULL, NULL, NULL, NULL, NULL);
  app_fixture_settle (fixture->session);
  fixture->page = shian_canteen_page_new (fixture->session);
  fixture->window = app_fixture_show (fixture->page);
  fixture->folder = g_dir_make_tmp ("shian-batch-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "多家.pdf", NULL);
  fixture->batch = shian_form_batch_present (fixture->page, fixture->session, NULL);
  g_object_add_weak_pointer (G_OBJECT (fixture->batch), (gpointer *) &fixture->batch);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_clear_object (&fixture->stop);
  g_unlink (fixture->path);
  g_assert_no_errno (g_rmdir (fixture->folder)); /* nothing else was written */
  if (fixture->batch != NULL)
    gtk_window_destroy (GTK_WINDOW (fixture->batch));
  g_assert_null (fixture->batch);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  app_fixture_settle (fixture->session);
  app_fixture_close (fixture->session);
  g_free (fixture->folder);
  g_free (fixture->path);
}

/* Of all printed forms, in the order of their numbers. */
static GPtrArray *
printed (Fixture *fixture)
{
  const ShianFormQuery query = { .state = -1 };
  g_autoptr (GError) error = NULL;
  GPtrArray *rows;

  app_fixture_settle (fixture->session);
  rows = shian_form_register_list (shian_session_get_reader (fixture->session), &query, &error);
  g_assert_no_error (error);
  return rows;
}

static void
assert_printed (Fixture *fixture, guint n, ShianFormState state)
{
  g_autoptr (GPtrArray) rows = printed (fixture);

  g_assert_cmpuint (rows->len, ==, n);
  for (guint i = 0; i < n; i++) {
    const ShianFormPrintRow *row = rows->pdata[i];
    g_autofree char *serial = g_strdup_printf ("24%06u", n - i);
    g_assert_cmpstr (row->print->serial, ==, serial);
    g_assert_cmpint (shian_form_print_state (row->print), ==, state);
  }
}

static guint
n_pages_of_one (Fixture *fixture)
{
  const char *subjects[] = { NULL };
  const ShianFormJob job = { .paper = SHIAN_PAPER_INSPECTION, .subjects = subjects };
  g_autoptr (ShianFonts) fonts = shian_fonts_new (NULL);
  g_autoptr (ShianDocument) document = shian_form_job_document (
      shian_session_get_reader (fixture->session), &job, 0, "24000001", fonts, NULL);

  return shian_document_n_pages (document);
}

static gboolean
take_one (ShianStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  const ShianFormJob job = { .paper = SHIAN_PAPER_INSPECTION };
  g_auto (GStrv) serials = shian_form_job_register (store, &job, error);

  return serials != NULL;
}

static void
made_cb (guint n_made, guint n_all, gpointer data)
{
  Fixture *fixture = data;

  g_assert_cmpuint (n_all, ==, 2 * N_CANTEENS);
  g_assert_cmpuint (n_made, ==, fixture->n_steps + 1);
  fixture->n_steps = n_made;
  if (n_made == fixture->stop_at)
    g_cancellable_cancel (fixture->stop);
  if (n_made == fixture->take_at)
    shian_session_run_async (fixture->session, take_one, NULL, NULL, NULL, NULL, NULL);
}

static ShianBatchPrint *
new_print (Fixture *fixture, gboolean two_copies)
{
  const ShianDueQuery query = { .kind = "campus_canteen",
                                .from = "2024-04-01",
                                .to = "2024-06-30" };
  g_autoptr (GPtrArray) rows =
      shian_inspection_due (shian_session_get_reader (fixture->session), &query, NULL, NULL);
  const char *subjects[N_CANTEENS + 1] = { NULL };
  const ShianFormJob job = { .paper = SHIAN_PAPER_INSPECTION,
                             .subjects = subjects,
                             .two_copies = two_copies };
  ShianFormWatch watch = { made_cb, fixture, NULL };

  for (guint i = 0; i < N_CANTEENS; i++)
    subjects[i] = ((const ShianDueRow *) rows->pdata[i])->subject;
  g_clear_object (&fixture->stop);
  watch.cancellable = fixture->stop = g_cancellable_new ();
  fixture->n_steps = 0;
  return shian_batch_print_new (fixture->session, &job, &watch);
}

static gboolean export(Fixture *fixture, ShianBatchPrint *print, GtkPrintDuplex duplex,
                       GError **error)
{
  g_autoptr (GtkPrintOperation) operation = shian_batch_print_operation (print, error);
  g_autoptr (GtkPrintSettings) settings = gtk_print_settings_new ();

  g_assert_nonnull (operation);
  gtk_print_settings_set_duplex (settings, duplex);
  gtk_print_operation_set_print_settings (operation, settings);
  gtk_print_operation_set_export_filename (operation, fixture->path);
  return shian_batch_print_run (print, operation, GTK_PRINT_OPERATION_ACTION_EXPORT,
                                GTK_WINDOW (fixture->window), error);
}

/* All */

static void
test_printed (Fixture *fixture, gconstpointer data)
{
  g_autoptr (ShianBatchPrint) print = new_print (fixture, FALSE);
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (export(fixture, print, GTK_PRINT_DUPLEX_SIMPLEX, &error));
  g_assert_no_error (error);
  g_assert_true (shian_pdf_check (fixture->path, N_CANTEENS * n_pages_of_one (fixture), NULL));
  assert_printed (fixture, N_CANTEENS, SHIAN_FORM_OUT);
  g_assert_cmpuint (fixture->n_steps, ==, 2 * N_CANTEENS);
  g_assert_cmpuint (shian_batch_print_get_n_forms (print), ==, N_CANTEENS);
  g_assert_cmpstr (shian_batch_print_get_first (print), ==, "24000001");
  g_assert_cmpstr (shian_batch_print_get_last (print), ==, "24000004");
}

/* On both sides nobody's form begins on the back of another's. */
static void
test_both_sides (Fixture *fixture, gconstpointer data)
{
  guint n = n_pages_of_one (fixture);
  g_autoptr (ShianBatchPrint) print = new_print (fixture, TRUE);
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (export(fixture, print, GTK_PRINT_DUPLEX_VERTICAL, &error));
  g_assert_no_error (error);
  g_assert_true (shian_pdf_check (fixture->path, N_CANTEENS * 2 * (n + n % 2), NULL));
  rows = printed (fixture);
  g_assert_cmpuint (rows->len, ==, N_CANTEENS);
  g_assert_cmpint (((ShianFormPrintRow *) rows->pdata[0])->print->copies, ==, 2);
}

/* Stopped */

static void
test_stopped (Fixture *fixture, gconstpointer data)
{
  static const guint STEPS[] = { 1, N_CANTEENS, N_CANTEENS + 1, 2 * N_CANTEENS };

  for (guint i = 0; i < G_N_ELEMENTS (STEPS); i++) {
    g_autoptr (ShianBatchPrint) print = new_print (fixture, FALSE);
    g_autoptr (GError) error = NULL;

    fixture->stop_at = STEPS[i];
    g_assert_false (export(fixture, print, GTK_PRINT_DUPLEX_SIMPLEX, &error));
    g_assert_error (error, SHIAN_ERROR, SHIAN_ERROR_CANCELLED);
    g_assert_true (shian_batch_print_was_begun (print));
    g_assert_cmpuint (fixture->n_steps, ==, STEPS[i]);
    assert_printed (fixture, 0, SHIAN_FORM_OUT);
  }
}

static void
test_overtaken (Fixture *fixture, gconstpointer data)
{
  g_autoptr (ShianBatchPrint) print = new_print (fixture, FALSE);
  g_autoptr (GError) error = NULL;

  fixture->take_at = N_CANTEENS + 1;
  g_assert_false (export(fixture, print, GTK_PRINT_DUPLEX_SIMPLEX, &error));
  g_assert_error (error, SHIAN_ERROR, SHIAN_ERROR_CONFLICT);
  assert_printed (fixture, 1, SHIAN_FORM_OUT); /* the other one */
}

/* The system's dialog, with GTK's own printer that writes a file. */

/* Answers as soon as the dialog can be answered so: Print wants a printer. */
static gboolean
answer_cb (gpointer data)
{
  g_autoptr (GList) all = gtk_window_list_toplevels ();
  int answer = GPOINTER_TO_INT (data);

  for (GList *one = all; one != NULL; one = one->next)
    if (g_str_equal (G_OBJECT_TYPE_NAME (one->data), "GtkPrintUnixDialog") &&
        gtk_widget_get_mapped (one->data) &&
        gtk_widget_get_sensitive (gtk_dialog_get_widget_for_response (one->data, answer))) {
      gtk_dialog_response (one->data, answer);
      return G_SOURCE_REMOVE;
    }
  return G_SOURCE_CONTINUE;
}

static gboolean
print_to (Fixture *fixture, ShianBatchPrint *print, const char *path, GtkPageRange *range,
          GError **error)
{
  g_autoptr (GtkPrintOperation) operation = shian_batch_print_operation (print, error);
  g_autoptr (GtkPrintSettings) settings = gtk_print_settings_new ();
  g_autofree char *uri = g_filename_to_uri (path, NULL, NULL);

  gtk_print_settings_set_printer (settings, "Print to File");
  gtk_print_settings_set (settings, GTK_PRINT_SETTINGS_OUTPUT_FILE_FORMAT, "pdf");
  gtk_print_settings_set (settings, GTK_PRINT_SETTINGS_OUTPUT_URI, uri);
  if (range != NULL) {
    gtk_print_settings_set_print_pages (settings, GTK_PRINT_PAGES_RANGES);
    gtk_print_settings_set_page_ranges (settings, range, 1);
  }
  gtk_print_operation_set_print_settings (operation, settings);
  g_timeout_add (10, answer_cb, GINT_TO_POINTER (GTK_RESPONSE_OK));
  return shian_batch_print_run (print, operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG,
                                GTK_WINDOW (fixture->window), error);
}

static void
test_some_pages (Fixture *fixture, gconstpointer data)
{
  int n = (int) n_pages_of_one (fixture);
  GtkPageRange range = { n, 3 * n - 1 }; /* the second and the third form */
  g_autoptr (ShianBatchPrint) print = new_print (fixture, FALSE);
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (print_to (fixture, print, fixture->path, &range, &error));
  g_assert_no_error (error);
  assert_printed (fixture, 2, SHIAN_FORM_OUT);
  rows = printed (fixture);
  g_assert_cmpstr (((ShianFormPrintRow *) rows->pdata[1])->subject_name, ==, "示例镇第2小学食堂");
  g_assert_cmpstr (((ShianFormPrintRow *) rows->pdata[0])->subject_name, ==, "示例镇第3小学食堂");
}

static void
test_refused (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "missing", "多家.pdf", NULL);
  g_autoptr (ShianBatchPrint) print = new_print (fixture, FALSE);
  g_autoptr (GError) error = NULL;

  g_assert_false (print_to (fixture, print, path, NULL, &error));
  g_assert_nonnull (error);
  g_test_message ("%s", error->message);
  assert_printed (fixture, N_CANTEENS, SHIAN_FORM_VOID);
}

/* The window */

static void
run_export (ShianBatchPrint *print, GtkPrintOperation *operation, GtkWindow *window, gpointer data,
            GError **error)
{
  gtk_print_operation_set_export_filename (operation, ((Fixture *) data)->path);
  shian_batch_print_run (print, operation, GTK_PRINT_OPERATION_ACTION_EXPORT, window, error);
}

static gboolean
stop_cb (gpointer data)
{
  shian_form_batch_stop (((Fixture *) data)->batch);
  return G_SOURCE_REMOVE;
}

static const char *
get_summary (Fixture *fixture)
{
  return gtk_label_get_text (GTK_LABEL (app_fixture_find (GTK_WIDGET (fixture->batch), "summary")));
}

static void
test_window (Fixture *fixture, gconstpointer data)
{
  GtkWidget *print = app_fixture_find (GTK_WIDGET (fixture->batch), "print");

  shian_form_batch_choose (fixture->batch, FALSE);
  g_assert_false (gtk_widget_get_sensitive (print));
  shian_form_batch_print (fixture->batch, run_export, fixture);
  assert_printed (fixture, 0, SHIAN_FORM_OUT);
  shian_form_batch_choose (fixture->batch, TRUE);
  g_assert_true (gtk_widget_get_sensitive (print));
  g_idle_add_full (G_PRIORITY_HIGH, stop_cb, fixture, NULL);
  shian_form_batch_print (fixture->batch, run_export, fixture);
  assert_printed (fixture, 0, SHIAN_FORM_OUT);
  g_assert_cmpstr (get_summary (fixture), ==, "Stopped; nothing was printed and no number taken");
  g_assert_true (gtk_widget_get_sensitive (print));
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (fixture->batch)) == print);
  shian_form_batch_print (fixture->batch, run_export, fixture);
  assert_printed (fixture, N_CANTEENS, SHIAN_FORM_OUT);
  g_assert_null (fixture->batch);
}

static gboolean
close_cb (gpointer data)
{
  gtk_window_close (GTK_WINDOW (((Fixture *) data)->batch));
  return G_SOURCE_REMOVE;
}

/* Closing the window while it prints stops that too. */
static void
test_closed (Fixture *fixture, gconstpointer data)
{
  g_idle_add_full (G_PRIORITY_HIGH, close_cb, fixture, NULL);
  shian_form_batch_print (fixture->batch, run_export, fixture);
  g_assert_null (fixture->batch);
  assert_printed (fixture, 0, SHIAN_FORM_OUT);
}

/* Closed in the system's dialog, it is as if nothing had been asked for. */
static void
test_dialog (Fixture *fixture, gconstpointer data)
{
  g_autofree char *before = g_strdup (get_summary (fixture));
  guint source = g_timeout_add (10, answer_cb, GINT_TO_POINTER (GTK_RESPONSE_CANCEL));

  gtk_widget_activate_action (GTK_WIDGET (fixture->batch), "batch.print", NULL);
  g_assert_null (g_main_context_find_source_by_id (NULL, source)); /* the dialog was there */
  assert_printed (fixture, 0, SHIAN_FORM_OUT);
  g_assert_nonnull (fixture->batch);
  g_assert_cmpstr (get_summary (fixture), ==, before);
}

/* The list */

static GtkWidget *
get_focus (Fixture *fixture)
{
  return gtk_window_get_focus (GTK_WINDOW (fixture->batch));
}

static gboolean
is_row (GtkWidget *view, GtkWidget *focus)
{
  return focus != NULL && gtk_widget_get_parent (focus) == view;
}

static gboolean
has_rows (gpointer data)
{
  return gtk_widget_get_first_child (data) != NULL && gtk_widget_get_height (data) > 0;
}

/* One Tab to the list and one out of it; the arrows move, Space ticks what has the focus. */
static void
test_keys (Fixture *fixture, gconstpointer data)
{
  GtkWidget *batch = GTK_WIDGET (fixture->batch);
  GtkWidget *list = app_fixture_find (batch, "list");
  GtkWidget *view = app_fixture_find (list, "view");
  GtkWidget *first;
  g_auto (GStrv) ids = NULL;
  g_auto (GStrv) all = shian_due_ticks_get_subjects (SHIAN_DUE_TICKS (list));

  app_fixture_wait (has_rows, view);
  gtk_widget_grab_focus (app_fixture_find (batch, "copies"));
  gtk_widget_child_focus (batch, GTK_DIR_TAB_FORWARD);
  first = get_focus (fixture);
  g_assert_true (is_row (view, first));
  g_assert_true (app_fixture_key (view, GDK_KEY_space, 0));
  g_assert_cmpuint (shian_form_batch_get_n_chosen (fixture->batch), ==, N_CANTEENS - 1);
  gtk_widget_child_focus (view, GTK_DIR_DOWN);
  g_assert_true (is_row (view, get_focus (fixture)));
  g_assert_true (get_focus (fixture) != first);
  g_assert_true (app_fixture_key (view, GDK_KEY_space, 0));
  g_assert_true (app_fixture_key (view, GDK_KEY_space, 0));
  ids = shian_due_ticks_get_subjects (SHIAN_DUE_TICKS (list));
  g_assert_cmpuint (g_strv_length (ids), ==, N_CANTEENS - 1);
  g_assert_cmpstr (ids[0], ==, all[1]);
  g_assert_true (app_fixture_key (view, GDK_KEY_Tab, 0));
  g_assert_true (get_focus (fixture) == app_fixture_find (batch, "print"));
  /* With nothing ticked the box above says so, and the rows too. */
  gtk_check_button_set_active (GTK_CHECK_BUTTON (app_fixture_find (batch, "all")), TRUE);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (app_fixture_find (batch, "all")), FALSE);
  g_assert_cmpuint (shian_form_batch_get_n_chosen (fixture->batch), ==, 0);
  g_assert_false (
      gtk_check_button_get_active (GTK_CHECK_BUTTON (gtk_widget_get_first_child (first))));
}

int
main (int argc, char **argv)
{
  app_fixture_init (&argc, &argv);
  /* No printers of this machine, only the file. */
  g_object_set (gtk_settings_get_default (), "gtk-print-backends", "file", NULL);
#define ADD(name, function)                                                                        \
  g_test_add ("/batch-print/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("printed", test_printed);
  ADD ("both-sides", test_both_sides);
  ADD ("stopped", test_stopped);
  ADD ("overtaken", test_overtaken);
  ADD ("some-pages", test_some_pages);
  ADD ("refused", test_refused);
  ADD ("window", test_window);
  ADD ("closed", test_closed);
  ADD ("dialog", test_dialog);
  ADD ("keys", test_keys);
  return g_test_run ();
}
