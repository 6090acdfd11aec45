/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Forms to paper and back: numbers taken only with the paper, codes that lead home, keys that answer. */
#include "app-fixture.h"

#include "app/canteen-paper.h"
#include "app/form-batch.h"
#include "app/form-return.h"
#include "app/inspection-job.h"
#include "app/print-preview.h"
#include "app/printed-forms.h"
#include "app/inspection-row.h"
#include "app/status-pill.h"
#include "forms/form-code.h"
#include "inspection/form-register.h"
#include "inspection/template-store.h"
#include "subjects/subject-register.h"
#include "typeset/pdf.h"

#include <glib/gstdio.h>
#include <string.h>

typedef struct {
  ShianSession *session;
  GtkWidget *window;
  ShianCanteenPage *page;
  char *subject;
  char *folder;
} Fixture;

static gboolean
add_canteens (ShianStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  static const char *const NAMES[] = { "示例镇中心小学食堂", "示例镇第二中学食堂",
                                       "示例镇幼儿园食堂" };
  char **id = data;

  if (!shian_template_install_builtin (store, error))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (NAMES); i++) {
    g_autoptr (ShianSubject) subject = shian_subject_new ();
    subject->kind = SHIAN_SUBJECT_CAMPUS_CANTEEN;
    subject->name = g_strdup (NAMES[i]);
    subject->town = g_strdup ("示例镇");
    if (!shian_subject_save (store, subject, error))
      return FALSE;
    if (i == 0)
      *id = g_strdup (subject->record.id);
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
  shian_session_run_async (fixture->session, add_canteens, &fixture->subject, NULL, NULL, NULL,
                           NULL);
  app_fixture_settle (fixture->session);
  fixture->page = SHIAN_CANTEEN_PAGE (shian_canteen_page_new (fixture->session));
  fixture->window = app_fixture_show (GTK_WIDGET (fixture->page));
  fixture->folder = g_dir_make_tmp ("shian-paper-XXXXXX", NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GDir) dir = g_dir_open (fixture->folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
    g_unlink (path);
  }
  g_rmdir (fixture->folder);
  g_object_add_weak_pointer (G_OBJECT (fixture->page), (gpointer *) &fixture->page);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  app_fixture_settle (fixture->session);
  g_assert_null (fixture->page);
  app_fixture_close (fixture->session);
  g_free (fixture->subject);
  g_free (fixture->folder);
}

static guint
n_files (Fixture *fixture)
{
  g_autoptr (GDir) dir = g_dir_open (fixture->folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

static GPtrArray *
printed (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *rows =
      shian_form_print_list (shian_session_get_reader (fixture->session), FALSE, &error);

  g_assert_no_error (error);
  return rows;
}

static guint
n_printed (Fixture *fixture)
{
  g_autoptr (GPtrArray) rows = printed (fixture);
  return rows->len;
}

static ShianFormPrinting *
blank (Fixture *fixture)
{
  const char *subjects[] = { fixture->subject, NULL };
  const ShianFormJob job = { .paper = SHIAN_PAPER_INSPECTION,
                             .template = "campus-canteen",
                             .subjects = subjects };

  return shian_form_printing_new (fixture->session, &job);
}

static ShianPrintPreview *
open_preview (ShianFormPrinting *form)
{
  g_autoptr (GError) error = NULL;
  GtkWidget *preview = shian_print_preview_new_form (form, &error);

  g_assert_no_error (error);
  gtk_window_present (GTK_WINDOW (preview));
  return SHIAN_PRINT_PREVIEW (preview);
}

/* Looking takes no number; saving takes the one that was shown, and both copies are one form. */
static void
test_preview (Fixture *fixture, gconstpointer data)
{
  g_autoptr (ShianFormPrinting) form = blank (fixture);
  ShianPrintPreview *preview = open_preview (form);
  g_autofree char *path = g_build_filename (fixture->folder, "表.pdf", NULL);
  g_autoptr (GPtrArray) rows = NULL;
  guint pages = shian_print_preview_get_n_pages (preview);

  g_assert_cmpstr (shian_form_printing_get_serial (form), ==, "24000001");
  gtk_window_destroy (GTK_WINDOW (preview));
  g_assert_cmpuint (n_printed (fixture), ==, 0);
  preview = open_preview (form);
  shian_print_preview_set_two_copies (preview, TRUE);
  g_assert_cmpuint (shian_print_preview_get_n_pages (preview), ==, 2 * pages);
  shian_print_preview_save_and_close (preview, path);
  app_fixture_settle (fixture->session);
  g_assert_true (shian_pdf_check (path, 2 * pages, NULL));
  rows = printed (fixture);
  g_assert_cmpuint (rows->len, ==, 1);
  g_assert_cmpstr (((ShianFormPrint *) rows->pdata[0])->serial, ==, "24000001");
  g_assert_cmpint (((ShianFormPrint *) rows->pdata[0])->copies, ==, 2);
}

/* The printer's own way: the number is taken while the pages wait for it. */
static void
test_printed (Fixture *fixture, gconstpointer data)
{
  g_autoptr (ShianFormPrinting) form = blank (fixture);
  ShianPrintPreview *preview = open_preview (form);
  g_autofree char *path = g_build_filename (fixture->folder, "表.pdf", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (shian_print_preview_export (preview, path, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n_printed (fixture), ==, 1);
  /* Once more is the same form. */
  g_assert_true (shian_print_preview_export (preview, path, &error));
  g_assert_cmpuint (n_printed (fixture), ==, 1);
  gtk_window_destroy (GTK_WINDOW (preview));
  app_fixture_settle (fixture->session);
}

/* A file that cannot be written leaves a number that says so; the preview goes on with the next. */
static void
test_failed (Fixture *fixture, gconstpointer data)
{
  g_autoptr (ShianFormPrinting) form = blank (fixture);
  ShianPrintPreview *preview = open_preview (form);
  g_autofree char *path = g_build_filename (fixture->folder, "missing", "表.pdf", NULL);
  g_autoptr (GPtrArray) rows = NULL;

  shian_print_preview_save_and_close (preview, path);
  app_fixture_settle (fixture->session);
  rows = printed (fixture);
  g_assert_cmpuint (rows->len, ==, 1);
  g_assert_cmpint (shian_form_print_state (rows->pdata[0]), ==, SHIAN_FORM_VOID);
  g_assert_cmpstr (shian_form_printing_get_serial (form), ==, "24000002");
  gtk_window_destroy (GTK_WINDOW (preview));
}

static gboolean
register_one (ShianStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  const Fixture *fixture = data;
  const char *subjects[] = { fixture->subject, NULL };
  const ShianFormJob job = { .paper = SHIAN_PAPER_INSPECTION, .subjects = subjects };
  g_auto (GStrv) serials = shian_form_job_register (store, &job, error);

  return serials != NULL;
}

static ShianFormPrint *
print_one (Fixture *fixture)
{
  g_autoptr (GPtrArray) rows = NULL;

  shian_session_run_async (fixture->session, register_one, fixture, NULL, NULL, NULL, NULL);
  app_fixture_settle (fixture->session);
  rows = printed (fixture);
  return shian_form_print_copy (rows->pdata[0]);
}

/* What was shown is not printed under another number unseen. */
static void
test_overtaken (Fixture *fixture, gconstpointer data)
{
  g_autoptr (ShianFormPrinting) form = blank (fixture);
  ShianPrintPreview *preview = open_preview (form);
  g_autofree char *path = g_build_filename (fixture->folder, "表.pdf", NULL);
  g_autoptr (ShianFormPrint) other = print_one (fixture);

  g_assert_cmpstr (other->serial, ==, "24000001");
  shian_print_preview_save_and_close (preview, path);
  app_fixture_settle (fixture->session);
  g_assert_cmpuint (n_files (fixture), ==, 0);
  g_assert_cmpuint (n_printed (fixture), ==, 1);
  g_assert_cmpstr (shian_form_printing_get_serial (form), ==, "24000002");
  shian_print_preview_save_and_close (preview, path);
  app_fixture_settle (fixture->session);
  g_assert_cmpuint (n_files (fixture), ==, 1);
  g_assert_cmpuint (n_printed (fixture), ==, 2);
}

/* Batches */

static void
test_batch (Fixture *fixture, gconstpointer data)
{
  ShianFormBatch *batch =
      shian_form_batch_present (GTK_WIDGET (fixture->page), fixture->session, NULL);
  g_autofree char *path = g_build_filename (fixture->folder, "多家.pdf", NULL);

  g_assert_cmpuint (shian_form_batch_get_n_chosen (batch), ==, 3);
  shian_form_batch_choose (batch, FALSE);
  shian_form_batch_write (batch, path);
  app_fixture_settle (fixture->session);
  g_assert_cmpuint (n_files (fixture), ==, 0);
  shian_form_batch_choose (batch, TRUE);
  shian_form_batch_write (batch, path);
  shian_form_batch_stop (batch);
  app_fixture_settle (fixture->session);
  g_assert_cmpuint (n_files (fixture), ==, 0);
  g_assert_cmpuint (n_printed (fixture), ==, 0);
  shian_form_batch_write (batch, path);
  app_fixture_settle (fixture->session);
  g_assert_cmpuint (n_files (fixture), ==, 1);
  g_assert_cmpuint (n_printed (fixture), ==, 3);
}

/* Paper that comes back */

static void
made_cb (GObject *owner, const char *id, const GError *error)
{
  g_assert_no_error (error);
}

static void
begin (Fixture *fixture, const char *form)
{
  const char *inspectors[] = { "甲/001", "乙/002", NULL };
  const ShianInspectionOrder order = { .subject = fixture->subject,
                                       .template = "campus-canteen",
                                       .made_on = "2024-05-06",
                                       .form = form,
                                       .inspectors = inspectors };

  shian_inspection_job_begin (fixture->session, &order, G_OBJECT (fixture->page), made_cb);
  app_fixture_settle (fixture->session);
}

static void
test_back (Fixture *fixture, gconstpointer data)
{
  g_autoptr (ShianFormPrint) print = print_one (fixture);
  ShianStore *reader = shian_session_get_reader (fixture->session);
  g_autoptr (ShianFormPrint) after = NULL;
  ShianInspectionView *view;

  /* Nothing begun: the fields of a new inspection, and the form is still out. */
  g_assert_true (shian_canteen_paper_open (fixture->page, print, 2));
  g_assert_null (shian_canteen_page_get_view (fixture->page));
  g_assert_true (gtk_widget_get_mapped (app_fixture_find (GTK_WIDGET (fixture->page), "paper")));
  begin (fixture, print->serial);
  after = shian_form_print_find (reader, print->serial, NULL);
  g_assert_cmpstr (after->returned_on, ==, "2024-05-06");
  g_assert_nonnull (after->inspection);
  g_assert_true (shian_canteen_paper_open (fixture->page, after, 2));
  view = shian_canteen_page_get_view (fixture->page);
  g_assert_cmpstr (shian_inspection_view_get_id (view), ==, after->inspection);
  g_assert_cmpint (shian_inspection_items_get_current (shian_inspection_view_get_items (view)), >,
                   3);
}

/* A draft begun without the paper is gone on with, and the paper then counts as back. */
static void
test_draft (Fixture *fixture, gconstpointer data)
{
  g_autoptr (ShianFormPrint) print = print_one (fixture);
  g_autoptr (ShianFormPrint) after = NULL;
  g_autoptr (ShianFormPrint) second = NULL;

  begin (fixture, NULL);
  g_assert_true (shian_canteen_paper_open (fixture->page, print, 1));
  app_fixture_settle (fixture->session);
  after = shian_form_print_find (shian_session_get_reader (fixture->session), print->serial, NULL);
  g_assert_nonnull (after->inspection);
  g_assert_nonnull (after->returned_on);
  /* Another paper is another inspection. */
  second = print_one (fixture);
  g_assert_cmpstr (second->serial, ==, "24000002");
  g_assert_true (shian_canteen_paper_open (fixture->page, second, 1));
  g_assert_null (shian_canteen_page_get_view (fixture->page));
}

/* Keys */

static int
verdict (Fixture *fixture, ShianInspectionView *view, guint index)
{
  g_autoptr (ShianInspectionSheet) sheet = shian_inspection_sheet_load (
      shian_session_get_reader (fixture->session), shian_inspection_view_get_id (view), NULL);
  const ShianAnswer *answer = shian_inspection_sheet_answer (sheet, index);
  return answer != NULL ? answer->verdict : SHIAN_VERDICT_NONE;
}

static void
test_keys (Fixture *fixture, gconstpointer data)
{
  g_autoptr (ShianFormPrint) print = print_one (fixture);
  ShianInspectionView *view;
  ShianQuickKeys *quick;

  begin (fixture, print->serial);
  g_clear_pointer (&print, shian_form_print_free);
  print = shian_form_print_find (shian_session_get_reader (fixture->session), "24000001", NULL);
  g_assert_true (shian_canteen_paper_open (fixture->page, print, 1));
  view = shian_canteen_page_get_view (fixture->page);
  quick = shian_inspection_view_get_quick (view);
  shian_quick_keys_take (quick, "3 2");
  shian_quick_keys_take (quick, "５　1");
  shian_quick_keys_take (quick, "4");
  g_assert_cmpint (shian_inspection_items_get_current (shian_inspection_view_get_items (view)), ==,
                   3);
  shian_quick_keys_take (quick, "3");
  app_fixture_settle (fixture->session);
  g_assert_cmpint (verdict (fixture, view, 2), ==, SHIAN_VERDICT_NOT_CONFORMING);
  g_assert_cmpint (verdict (fixture, view, 4), ==, SHIAN_VERDICT_CONFORMING);
  g_assert_cmpint (verdict (fixture, view, 3), ==, SHIAN_VERDICT_NOT_APPLICABLE);
  shian_quick_keys_take (quick, "137 2");
  g_assert_nonnull (strstr (shian_quick_keys_get_said (quick), "137"));
  shian_quick_keys_take (quick, "3 9");
  g_assert_nonnull (strstr (shian_quick_keys_get_said (quick), "C03"));
  app_fixture_settle (fixture->session);
  g_assert_cmpint (verdict (fixture, view, 2), ==, SHIAN_VERDICT_NOT_CONFORMING);
}

/* The second time shows nothing of the first before both are laid side by side. */
static void
test_second (Fixture *fixture, gconstpointer data)
{
  ShianInspectionView *view;
  ShianSecondKeyingView *second;
  ShianQuickKeys *quick;
  const ShianInspectionSheet *sheet;

  test_keys (fixture, data);
  view = shian_canteen_page_get_view (fixture->page);
  shian_inspection_view_show_second (view);
  second = shian_inspection_view_get_second (view);
  quick = shian_second_keying_view_get_quick (second);
  g_assert_cmpuint (shian_second_keying_view_get_n_lines (second), ==, 0);
  shian_quick_keys_take (quick, "3 2");
  shian_quick_keys_take (quick, "5 2");
  app_fixture_settle (fixture->session);
  g_assert_cmpuint (shian_second_keying_view_get_n_lines (second), ==, 2);
  g_assert_cmpint (verdict (fixture, view, 4), ==, SHIAN_VERDICT_CONFORMING);
  shian_second_keying_view_compare (second, TRUE);
  g_assert_cmpuint (shian_second_keying_view_get_n_lines (second), ==, 3);
  sheet = shian_inspection_items_get_sheet (shian_inspection_view_get_items (view));
  shian_second_keying_view_keep (
      second, ((ShianTemplateItem *) sheet->book->items->pdata[4])->record.id, TRUE);
  app_fixture_settle (fixture->session);
  g_assert_cmpint (verdict (fixture, view, 4), ==, SHIAN_VERDICT_NOT_CONFORMING);
  /* Esc goes back to the items, with what was hidden in sight again, and not out of the inspection. */
  g_assert_false (gtk_widget_get_visible (app_fixture_find (GTK_WIDGET (view), "headings")));
  g_assert_true (shian_page_back (SHIAN_PAGE (fixture->page)));
  g_assert_true (shian_canteen_page_get_view (fixture->page) == view);
  g_assert_true (gtk_widget_get_visible (app_fixture_find (GTK_WIDGET (view), "headings")));
}

static ShianInspectionRow *
row_at (ShianInspectionView *view, guint index)
{
  GtkWidget *items = GTK_WIDGET (shian_inspection_view_get_items (view));
  GtkListBox *list = GTK_LIST_BOX (app_fixture_find (items, "list"));

  return SHIAN_INSPECTION_ROW (gtk_list_box_get_row_at_index (list, (int) index));
}

static const char *
marked (ShianInspectionView *view, guint index)
{
  GtkWidget *pill = app_fixture_find (GTK_WIDGET (row_at (view, index)), "twice");

  return gtk_widget_get_visible (pill) ? shian_status_pill_get_text (SHIAN_STATUS_PILL (pill)) : "";
}

/* What was keyed twice says so among the items, until it is answered otherwise. */
static void
test_marked (Fixture *fixture, gconstpointer data)
{
  ShianInspectionView *view;
  ShianQuickKeys *quick;

  test_keys (fixture, data);
  view = shian_canteen_page_get_view (fixture->page);
  g_assert_cmpstr (marked (view, 2), ==, "");
  shian_inspection_view_show_second (view);
  quick = shian_second_keying_view_get_quick (shian_inspection_view_get_second (view));
  shian_quick_keys_take (quick, "3 2");
  shian_quick_keys_take (quick, "5 2");
  app_fixture_settle (fixture->session);
  g_assert_true (shian_page_back (SHIAN_PAGE (fixture->page)));
  g_assert_cmpstr (marked (view, 2), ==, "Checked twice");
  g_assert_cmpstr (marked (view, 3), ==, ""); /* not keyed again */
  g_assert_cmpstr (marked (view, 4), ==, "Differs");
  g_assert_true (shian_inspection_row_give (row_at (view, 2), SHIAN_VERDICT_CONFORMING));
  g_assert_cmpstr (marked (view, 2), ==, ""); /* on its way */
  app_fixture_settle (fixture->session);
  g_assert_cmpstr (marked (view, 2), ==, "Differs");
  shian_quick_keys_take (shian_inspection_view_get_quick (view), "5 2");
  app_fixture_settle (fixture->session);
  g_assert_cmpstr (marked (view, 4), ==, "Checked twice");
}

/* Register */

static void
test_register (Fixture *fixture, gconstpointer data)
{
  g_autoptr (ShianFormPrint) one = print_one (fixture);
  g_autoptr (ShianFormPrint) two = print_one (fixture);
  ShianPrintedForms *window =
      shian_printed_forms_present (GTK_WIDGET (fixture->page), fixture->session);

  g_assert_cmpuint (shian_printed_forms_get_n_lines (window), ==, 2);
  g_assert_true (shian_printed_forms_select (window, one->serial));
  shian_printed_forms_mark_void (window, "卡纸");
  app_fixture_settle (fixture->session);
  g_assert_cmpuint (shian_printed_forms_get_n_lines (window), ==, 1);
  g_assert_true (shian_printed_forms_select (window, two->serial));
  shian_printed_forms_mark_back (window);
  app_fixture_settle (fixture->session);
  g_assert_cmpuint (shian_printed_forms_get_n_lines (window), ==, 0);
  shian_printed_forms_show_state (window, -1);
  g_assert_cmpuint (shian_printed_forms_get_n_lines (window), ==, 2);
  shian_printed_forms_show_state (window, SHIAN_FORM_VOID);
  g_assert_cmpuint (shian_printed_forms_get_n_lines (window), ==, 1);
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char **argv)
{
  app_fixture_init (&argc, &argv);
#define ADD(name, function) g_test_add ("/paper/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("preview", test_preview);
  ADD ("printed", test_printed);
  ADD ("failed", test_failed);
  ADD ("overtaken", test_overtaken);
  ADD ("batch", test_batch);
  ADD ("back", test_back);
  ADD ("draft", test_draft);
  ADD ("keys", test_keys);
  ADD ("second", test_second);
  ADD ("marked", test_marked);
  ADD ("register", test_register);
  return g_test_run ();
}
