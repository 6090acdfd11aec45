/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A finding's life in the window: reply, recheck, closing by a second person, and what is refused. */
#include "app-fixture.h"

#include "app/document-print.h"
#include "app/filter-chips.h"
#include "app/finding-page.h"
#include "app/line-list.h"
#include "app/print-preview.h"
#include "inspection/finding-list.h"
#include "store/history.h"
#include "subjects/subject-register.h"

typedef struct {
  ShianSession *session;
  GtkWidget *window;
  ShianPage *page;
  ShianFindingView *view;
  ShianFindingStepForm *form;
  char *finding;
  char *evidence;
} Fixture;

static gboolean
add_finding (ShianStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (ShianSubject) subject = shian_subject_new ();
  g_autoptr (ShianFinding) finding = shian_finding_new ();

  subject->kind = SHIAN_SUBJECT_CAMPUS_CANTEEN;
  subject->name = g_strdup ("示例镇中心小学食堂");
  subject->town = g_strdup ("示例镇");
  if (!shian_subject_save (store, subject, error))
    return FALSE;
  finding->subject = g_strdup (subject->record.id);
  finding->text = g_strdup ("冷藏柜生熟混放");
  finding->found_by = g_strdup ("甲");
  finding->found_on = g_strdup ("2024-04-10");
  finding->days = 5;
  if (!shian_finding_add (store, finding, error))
    return FALSE;
  *(char **) data = g_strdup (finding->record.id);
  return TRUE;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *folder = NULL;

  fixture->session = app_fixture_open ();
  app_fixture_set_up (fixture->session, "区教育局");
  shian_session_run_async (fixture->session, add_finding, &fixture->finding, NULL, NULL, NULL,
                           NULL);
  app_fixture_settle (fixture->session);
  folder = g_path_get_dirname (shian_session_get_path (fixture->session));
  fixture->evidence = g_build_filename (folder, "整改报告.txt", NULL);
  g_assert_true (g_file_set_contents (fixture->evidence, "已分柜", -1, NULL));
  fixture->page = SHIAN_PAGE (shian_finding_page_new (fixture->session));
  fixture->window = app_fixture_show (GTK_WIDGET (fixture->page));
  fixture->view = SHIAN_FINDING_VIEW (app_fixture_find (GTK_WIDGET (fixture->page), "finding"));
  fixture->form = shian_finding_view_get_form (fixture->view);
  g_assert_true (shian_finding_page_select (SHIAN_FINDING_PAGE (fixture->page), fixture->finding));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_object_add_weak_pointer (G_OBJECT (fixture->page), (gpointer *) &fixture->page);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  app_fixture_settle (fixture->session);
  g_assert_null (fixture->page);
  app_fixture_close (fixture->session);
  g_free (fixture->finding);
  g_free (fixture->evidence);
}

static ShianFindingState
state (Fixture *fixture)
{
  g_autoptr (ShianFinding) finding =
      shian_finding_find (shian_session_get_reader (fixture->session), fixture->finding, NULL);
  return (ShianFindingState) finding->state;
}

static void
take (Fixture *fixture, ShianFindingEventKind kind, const char *person, const char *second,
      const char *text)
{
  g_assert_true (shian_finding_step_form_choose (fixture->form, kind));
  shian_finding_step_form_fill (fixture->form, person, second, text);
  shian_finding_step_form_run (fixture->form);
  app_fixture_settle (fixture->session);
}

static void
test_life (Fixture *fixture, gconstpointer data)
{
  g_assert_cmpstr (shian_page_get_badge (fixture->page), ==, "1");
  g_assert_false (shian_finding_step_form_choose (fixture->form, SHIAN_EVENT_CLOSED));
  take (fixture, SHIAN_EVENT_REPLIED, "丙", "", "");
  g_assert_nonnull (shian_finding_step_form_get_refusal (fixture->form));
  g_assert_cmpint (state (fixture), ==, SHIAN_FINDING_OPEN);
  take (fixture, SHIAN_EVENT_REPLIED, "丙", "", "已分柜存放");
  g_assert_null (shian_finding_step_form_get_refusal (fixture->form));
  g_assert_cmpint (state (fixture), ==, SHIAN_FINDING_REPLIED);
  take (fixture, SHIAN_EVENT_RECHECK, "甲", "乙", "现场看过");
  g_assert_cmpint (state (fixture), ==, SHIAN_FINDING_RECHECK);
  /* Neither without evidence nor by who found it. */
  take (fixture, SHIAN_EVENT_CLOSED, "乙", "", "");
  g_assert_nonnull (shian_finding_step_form_get_refusal (fixture->form));
  shian_finding_step_form_add_file (fixture->form, fixture->evidence);
  take (fixture, SHIAN_EVENT_CLOSED, "甲", "", "");
  g_assert_nonnull (strstr (shian_finding_step_form_get_refusal (fixture->form), "another person"));
  g_assert_cmpint (state (fixture), ==, SHIAN_FINDING_RECHECK);
  take (fixture, SHIAN_EVENT_CLOSED, "乙", "", "");
  g_assert_cmpint (state (fixture), ==, SHIAN_FINDING_CLOSED);
  g_assert_null (shian_page_get_badge (fixture->page));
  g_assert_cmpuint (shian_finding_view_get_n_events (fixture->view), ==, 4);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (fixture->form)));
}

static gboolean
undo (ShianStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autofree char *what = shian_store_undo (store, error);
  return what != NULL;
}

static void
test_extend_and_undo (Fixture *fixture, gconstpointer data)
{
  GtkWidget *days = app_fixture_find (GTK_WIDGET (fixture->form), "days");
  g_autoptr (ShianFinding) extended = NULL;
  g_autoptr (ShianFinding) before = NULL;

  g_assert_true (shian_finding_step_form_choose (fixture->form, SHIAN_EVENT_EXTENDED));
  gtk_editable_set_text (GTK_EDITABLE (days), "2000");
  take (fixture, SHIAN_EVENT_EXTENDED, "甲", "", "等设备");
  g_assert_nonnull (strstr (shian_finding_step_form_get_refusal (fixture->form), "approved"));
  take (fixture, SHIAN_EVENT_EXTENDED, "甲", "局长", "等设备");
  g_assert_null (shian_finding_step_form_get_refusal (fixture->form));
  extended =
      shian_finding_find (shian_session_get_reader (fixture->session), fixture->finding, NULL);
  g_assert_cmpint (extended->n_extensions, ==, 1);
  g_assert_cmpuint (shian_finding_view_get_n_events (fixture->view), ==, 2);
  shian_session_run_async (fixture->session, undo, NULL, NULL, NULL, NULL, NULL);
  app_fixture_settle (fixture->session);
  before = shian_finding_find (shian_session_get_reader (fixture->session), fixture->finding, NULL);
  g_assert_cmpstr (before->due, !=, extended->due);
  g_assert_cmpuint (shian_finding_view_get_n_events (fixture->view), ==, 1);
}

static void
test_filters (Fixture *fixture, gconstpointer data)
{
  GtkWidget *list = app_fixture_find (GTK_WIDGET (fixture->page), "list");
  ShianFilterChips *chips =
      SHIAN_FILTER_CHIPS (app_fixture_find (GTK_WIDGET (fixture->page), "chips"));
  g_autofree char *text = shian_line_list_to_text (SHIAN_LINE_LIST (list));

  g_assert_nonnull (strstr (text, "working days late"));
  g_assert_cmpuint (shian_filter_chips_get_count (chips, 1), ==, 1);
  shian_filter_chips_set_chosen (chips, 2 + SHIAN_FINDING_CLOSED);
  g_assert_cmpuint (shian_line_list_get_n_lines (SHIAN_LINE_LIST (list)), ==, 0);
  g_assert_true (shian_page_back (fixture->page));
  g_assert_cmpuint (shian_line_list_get_n_lines (SHIAN_LINE_LIST (list)), ==, 1);
  shian_page_search (fixture->page, "混放");
  g_assert_cmpuint (shian_line_list_get_n_lines (SHIAN_LINE_LIST (list)), ==, 1);
  shian_page_search (fixture->page, "没有");
  g_assert_cmpuint (shian_line_list_get_n_lines (SHIAN_LINE_LIST (list)), ==, 0);
}

/* The list of the chosen finding's premises and the form to recheck it, from the register itself. */
static void
test_papers (Fixture *fixture, gconstpointer data)
{
  GtkWidget *preview;
  GtkWidget *dialog;

  if (shian_print_fonts (NULL) == NULL) {
    g_test_skip ("no font with Chinese is installed");
    return;
  }
  g_assert_true (shian_page_print (fixture->page));
  preview = app_fixture_wait_window (SHIAN_TYPE_PRINT_PREVIEW);
  g_assert_cmpuint (shian_print_preview_get_n_pages (SHIAN_PRINT_PREVIEW (preview)), ==, 1);
  gtk_window_destroy (GTK_WINDOW (preview));
  g_assert_true (
      gtk_widget_activate_action (GTK_WIDGET (fixture->page), "finding.paper", "s", "recheck"));
  preview = app_fixture_wait_window (SHIAN_TYPE_PRINT_PREVIEW);
  gtk_window_destroy (GTK_WINDOW (preview));
  /* Nothing of the premises is in the list: nothing to recheck, and it says so. */
  shian_page_search (fixture->page, "没有");
  g_assert_false (shian_page_print (fixture->page));
  shian_page_search (fixture->page, "");
  g_assert_true (shian_finding_page_select (SHIAN_FINDING_PAGE (fixture->page), fixture->finding));
  take (fixture, SHIAN_EVENT_REPLIED, "丙", "", "已分柜存放");
  shian_finding_step_form_add_file (fixture->form, fixture->evidence);
  take (fixture, SHIAN_EVENT_RECHECK, "甲", "乙", "现场看过");
  shian_finding_step_form_add_file (fixture->form, fixture->evidence);
  take (fixture, SHIAN_EVENT_CLOSED, "乙", "", "");
  g_assert_cmpint (state (fixture), ==, SHIAN_FINDING_CLOSED);
  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "finding.paper", "s", "recheck");
  dialog = app_fixture_wait_window (ADW_TYPE_MESSAGE_DIALOG);
  g_assert_nonnull (
      strstr (adw_message_dialog_get_body (ADW_MESSAGE_DIALOG (dialog)), "nothing is open"));
  gtk_window_destroy (GTK_WINDOW (dialog));
}

int
main (int argc, char **argv)
{
  app_fixture_init (&argc, &argv);
  g_test_add ("/findings/life", Fixture, NULL, set_up, test_life, tear_down);
  g_test_add ("/findings/extend-and-undo", Fixture, NULL, set_up, test_extend_and_undo, tear_down);
  g_test_add ("/findings/papers", Fixture, NULL, set_up, test_papers, tear_down);
  g_test_add ("/findings/filters", Fixture, NULL, set_up, test_filters, tear_down);
  return g_test_run ();
}
