/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From the card of premises to its inspections and findings, in the window. */
#include "app-fixture.h"

#include "app/canteen-page.h"
#include "app/finding-page.h"
#include "app/subject-cell.h"
#include "app/subject-events.h"
#include "app/window.h"
#include "inspection/draft.h"
#include "inspection/finding-list.h"
#include "inspection/template-store.h"
#include "subjects/subject-register.h"

#include <math.h>

typedef struct {
  ShianSession *session;
  GtkWidget *window;
  char *subject;
  char *inspection;
} Fixture;

static gboolean
inspect (ShianStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  static const char *const names[] = { "甲", "乙", NULL };
  Fixture *fixture = data;
  g_autoptr (ShianSubject) subject = shian_subject_new ();
  g_autoptr (ShianInspection) inspection = NULL;
  g_autoptr (ShianInspectionSheet) sheet = NULL;
  g_autoptr (ShianAnswer) answer = NULL;
  ShianInspectionOrder order = { .template = "campus-canteen", .inspectors = names };
  ShianAnswerInput input = SHIAN_ANSWER_INPUT_NONE;

  subject->name = g_strdup ("示例小学食堂");
  if (!shian_subject_save (store, subject, error))
    return FALSE;
  order.subject = fixture->subject = g_strdup (subject->record.id);
  inspection = shian_inspection_begin (store, &order, error);
  if (inspection == NULL)
    return FALSE;
  fixture->inspection = g_strdup (inspection->record.id);
  sheet = shian_inspection_sheet_load (store, fixture->inspection, error);
  input.verdict = SHIAN_VERDICT_NOT_CONFORMING;
  answer = shian_answer_give (store, fixture->inspection,
                              shian_template_book_find_code (sheet->book, "C01")->record.id, &input,
                              error);
  return answer != NULL;
}

static void
done_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  shian_session_run_finish (SHIAN_SESSION (source), result, &error);
  g_assert_no_error (error);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->session = app_fixture_open ();
  app_fixture_set_up (fixture->session, "区教育局");
  shian_session_run_async (fixture->session, inspect, fixture, NULL, NULL, done_cb, NULL);
  app_fixture_settle (fixture->session);
  fixture->window = shian_window_new (NULL);
  gtk_window_present (GTK_WINDOW (fixture->window));
  shian_window_set_session (SHIAN_WINDOW (fixture->window), fixture->session);
  app_fixture_settle (fixture->session);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  app_fixture_settle (fixture->session);
  app_fixture_close (fixture->session);
  g_free (fixture->subject);
  g_free (fixture->inspection);
}

static ShianPage *
page (Fixture *fixture)
{
  return shian_window_get_page (SHIAN_WINDOW (fixture->window));
}

static void
press_events (Fixture *fixture)
{
  ShianSubjectEvents *events = g_object_ref_sink (g_object_new (SHIAN_TYPE_SUBJECT_EVENTS, NULL));
  ShianStore *reader = shian_session_get_reader (fixture->session);
  GtkWidget *box = gtk_widget_get_first_child (GTK_WIDGET (events));
  GtkWidget *first, *second;
  const char *target;

  shian_subject_events_show (events, reader, NULL);
  g_assert_null (gtk_widget_get_first_child (box));
  shian_subject_events_show (events, reader, fixture->subject);
  first = gtk_widget_get_first_child (box);
  second = gtk_widget_get_next_sibling (first);
  g_assert_cmpstr (gtk_actionable_get_action_name (GTK_ACTIONABLE (first)), ==, "win.show-finding");
  g_assert_cmpstr (gtk_actionable_get_action_name (GTK_ACTIONABLE (second)), ==,
                   "win.show-inspection");
  target =
      g_variant_get_string (gtk_actionable_get_action_target_value (GTK_ACTIONABLE (second)), NULL);
  g_assert_cmpstr (target, ==, fixture->inspection);
  g_object_unref (events);
}

static void
test_links (Fixture *fixture, gconstpointer data)
{
  ShianFindingQuery query = SHIAN_FINDING_QUERY_ALL;
  g_autoptr (GPtrArray) rows =
      shian_finding_list (shian_session_get_reader (fixture->session), &query, NULL);
  const char *finding = ((ShianFindingRow *) rows->pdata[0])->finding->record.id;
  ShianInspectionView *view;

  press_events (fixture);
  gtk_widget_activate_action (fixture->window, "win.show-inspection", "s", fixture->inspection);
  view = shian_canteen_page_get_view (SHIAN_CANTEEN_PAGE (page (fixture)));
  g_assert_cmpstr (shian_inspection_view_get_id (view), ==, fixture->inspection);
  gtk_widget_activate_action (fixture->window, "win.show-finding", "s", finding);
  g_assert_true (SHIAN_IS_FINDING_PAGE (page (fixture)));
  g_assert_true (shian_finding_page_select (SHIAN_FINDING_PAGE (page (fixture)), finding));
  g_assert_true (shian_page_export_seen (page (fixture)));
  g_assert_true (shian_page_export_whole (page (fixture)));
  shian_window_show_page (SHIAN_WINDOW (fixture->window), "canteens");
  g_assert_true (shian_page_back (page (fixture)));
  g_assert_true (shian_page_export_seen (page (fixture)));
  g_assert_true (shian_page_export_whole (page (fixture)));
  app_fixture_settle (fixture->session);
}

static void
assert_sentence (const char *date, const char *expected)
{
  g_autoptr (ShianSubject) subject = shian_subject_new ();
  g_autofree char *words = NULL;

  subject->licence_expiry = g_strdup (date);
  words = shian_subject_expiry_sentence (subject);
  g_assert_cmpstr (words, ==, expected);
}

static void
test_sentence (void)
{
  g_setenv ("SHIAN_TODAY", "2026-05-06", TRUE);
  assert_sentence (NULL, NULL);
  assert_sentence ("2026-05-01", "Expired 5 days ago");
  assert_sentence ("2026-05-06", "Last day");
  assert_sentence ("2027-05-06", "365 days left");
  g_unsetenv ("SHIAN_TODAY");
}

int
main (int argc, char **argv)
{
  app_fixture_init (&argc, &argv);
  g_test_add_func ("/app/subject-events/expiry", test_sentence);
  g_test_add ("/app/subject-events/links", Fixture, NULL, set_up, test_links, tear_down);
  return g_test_run ();
}
