/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What decides which items of an inspection apply, changed after it has begun. */
#include "app-fixture.h"

#include "app/canteen-page.h"
#include "app/diners-line.h"
#include "app/inspection-basics.h"
#include "app/window.h"
#include "inspection/draft.h"
#include "inspection/condition.h"
#include "inspection/diners.h"
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

static ShianInspectionView *
view_of (Fixture *fixture)
{
  return shian_canteen_page_get_view (SHIAN_CANTEEN_PAGE (page (fixture)));
}

static ShianInspectionBasics *
basics_of (Fixture *fixture)
{
  return SHIAN_INSPECTION_BASICS (app_fixture_find (GTK_WIDGET (view_of (fixture)), "basics"));
}

static const ShianInspectionSheet *
sheet_of (Fixture *fixture)
{
  return shian_inspection_items_get_sheet (shian_inspection_view_get_items (view_of (fixture)));
}

static guint
count_applying (Fixture *fixture)
{
  const ShianInspectionSheet *sheet = sheet_of (fixture);
  guint n = 0;

  for (guint i = 0; i < sheet->book->items->len; i++)
    n += shian_inspection_sheet_applies (sheet, i);
  return n;
}

static void
say (Fixture *fixture, const char *id, int value)
{
  shian_inspection_basics_answer (basics_of (fixture), id, value);
  app_fixture_settle (fixture->session);
}

/* Items go and come back; two answers given at once both stay. */
static void
test_questions (Fixture *fixture, gconstpointer data)
{
  guint all, open;

  gtk_widget_activate_action (fixture->window, "win.show-inspection", "s", fixture->inspection);
  all = count_applying (fixture);
  open = shian_inspection_basics_get_n_open (basics_of (fixture));
  g_assert_cmpuint (open, >, 5);
  say (fixture, "fries", FALSE);
  g_assert_cmpuint (count_applying (fixture), <, all);
  g_assert_cmpuint (shian_inspection_basics_get_n_open (basics_of (fixture)), ==, open - 1);
  say (fixture, "fries", -1);
  g_assert_cmpuint (count_applying (fixture), ==, all);
  shian_inspection_basics_answer (basics_of (fixture), "fries", TRUE);
  shian_inspection_basics_answer (basics_of (fixture), "additives", FALSE);
  app_fixture_settle (fixture->session);
  g_assert_cmpint (shian_facts_get (sheet_of (fixture)->inspection->facts, "fries"), ==, TRUE);
  g_assert_cmpint (shian_facts_get (sheet_of (fixture)->inspection->facts, "additives"), ==, FALSE);
  g_assert_nonnull (shian_inspection_sheet_answer (sheet_of (fixture), 0));
}

static void
go_to_basics (Fixture *fixture)
{
  GtkListBox *headings =
      GTK_LIST_BOX (app_fixture_find (GTK_WIDGET (view_of (fixture)), "headings"));

  g_signal_emit_by_name (headings, "row-activated", gtk_list_box_get_row_at_index (headings, 0));
}

static GtkWidget *
find_choice (GtkWidget *root)
{
  GtkWidget *found = GTK_IS_DROP_DOWN (root) ? root : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (root); found == NULL && child != NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_choice (child);
  return found;
}

/* Answering is no reason for the keys to leave the question. */
static void
test_keys_stay (Fixture *fixture, gconstpointer data)
{
  GtkGrid *grid;
  GtkWidget *choice;

  gtk_widget_activate_action (fixture->window, "win.show-inspection", "s", fixture->inspection);
  go_to_basics (fixture);
  grid = GTK_GRID (gtk_widget_get_parent (find_choice (GTK_WIDGET (basics_of (fixture)))));
  choice = gtk_grid_get_child_at (grid, 1, 4);
  g_assert_true (gtk_widget_grab_focus (choice));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (choice), 2);
  app_fixture_settle (fixture->session);
  choice = gtk_grid_get_child_at (grid, 1, 4);
  g_assert_cmpuint (gtk_drop_down_get_selected (GTK_DROP_DOWN (choice)), ==, 2);
  g_assert_true (gtk_widget_get_focus_child (GTK_WIDGET (grid)) == choice);
}

static void
test_inspectors (Fixture *fixture, gconstpointer data)
{
  g_autofree char *names = NULL;

  gtk_widget_activate_action (fixture->window, "win.show-inspection", "s", fixture->inspection);
  shian_inspection_basics_set_inspectors (basics_of (fixture), "丙/津B7、 乙、丁");
  app_fixture_settle (fixture->session);
  names = shian_inspection_sheet_names (sheet_of (fixture));
  g_assert_cmpstr (names, ==, "丙、乙、丁");
  shian_inspection_basics_set_inspectors (basics_of (fixture), "丙");
  app_fixture_settle (fixture->session);
  g_assert_cmpuint (sheet_of (fixture)->inspectors->len, ==, 3);
}

static ShianDinersLine *
diners_of (Fixture *fixture)
{
  GtkWidget *child =
      gtk_widget_get_parent (app_fixture_find (GTK_WIDGET (basics_of (fixture)), "update"));

  while (!SHIAN_IS_DINERS_LINE (child))
    child = gtk_widget_get_parent (child);
  return SHIAN_DINERS_LINE (child);
}

static gint64
usual_of (Fixture *fixture)
{
  g_autoptr (ShianSubject) subject =
      shian_subject_load (shian_session_get_reader (fixture->session), fixture->subject, NULL);

  return subject->diners;
}

static void
enter (Fixture *fixture, const char *text, gint64 expected)
{
  shian_diners_line_enter (diners_of (fixture), text);
  app_fixture_settle (fixture->session);
  g_assert_cmpint (shian_diners_counted (sheet_of (fixture)->inspection->facts), ==, expected);
}

/* Kept with the inspection; the premises' record changes only by the button, and comes back by undo. */
static void
test_diners (Fixture *fixture, gconstpointer data)
{
  GtkWidget *update, *problem;

  gtk_widget_activate_action (fixture->window, "win.show-inspection", "s", fixture->inspection);
  update = app_fixture_find (GTK_WIDGET (diners_of (fixture)), "update");
  problem = app_fixture_find (GTK_WIDGET (diners_of (fixture)), "problem");
  g_assert_false (gtk_widget_get_visible (update));
  say (fixture, "fries", FALSE);
  enter (fixture, "５１２", 512);
  g_assert_cmpint (shian_facts_get (sheet_of (fixture)->inspection->facts, "fries"), ==, FALSE);
  g_assert_cmpint (usual_of (fixture), ==, SHIAN_INTEGER_NONE);
  g_assert_cmpstr (gtk_button_get_label (GTK_BUTTON (update)), ==, "Change the record to 512");
  g_assert_true (gtk_widget_get_visible (update));
  go_to_basics (fixture);
  g_assert_true (gtk_widget_grab_focus (update));
  g_signal_emit_by_name (update, "clicked");
  g_assert_false (gtk_widget_is_focus (update));
  app_fixture_settle (fixture->session);
  g_assert_cmpint (usual_of (fixture), ==, 512);
  g_assert_false (gtk_widget_get_visible (update));
  gtk_widget_activate_action (fixture->window, "win.undo", NULL);
  app_fixture_settle (fixture->session);
  g_assert_cmpint (usual_of (fixture), ==, SHIAN_INTEGER_NONE);
  g_assert_true (gtk_widget_get_visible (update));
  gtk_editable_set_text (
      GTK_EDITABLE (app_fixture_find (GTK_WIDGET (diners_of (fixture)), "entry")),
      "513"); /* typed and not left yet */
  g_assert_cmpstr (gtk_button_get_label (GTK_BUTTON (update)), ==, "Change the record to 513");
  enter (fixture, "viele", 512);
  g_assert_true (gtk_widget_get_visible (problem));
  enter (fixture, "", SHIAN_INTEGER_NONE);
  g_assert_false (gtk_widget_get_visible (problem));
  g_assert_false (gtk_widget_get_visible (update));
}

int
main (int argc, char **argv)
{
  app_fixture_init (&argc, &argv);
#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  ADD ("/app/inspection-basics/questions", test_questions);
  ADD ("/app/inspection-basics/keys-stay", test_keys_stay);
  ADD ("/app/inspection-basics/inspectors", test_inspectors);
  ADD ("/app/inspection-basics/diners", test_diners);
  return g_test_run ();
}
