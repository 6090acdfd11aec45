/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app-fixture.h"

#include "app/plan-review.h"
#include "app/responsibility-row.h"
#include "app/review-account.h"
#include "app/review-editor.h"
#include "app/review-source.h"
#include "app/unit-adopt.h"
#include "plan/plan-parser.h"
#include "store/history.h"

static const char TEXT[] =
    "2024年食品安全监督管理计划\n"
    "一、落实责任\n"
    "（一）抓好抽检。完成食品抽检5381批次。（区市场监管局负责）"
    "6月底前完成学校食堂检查。（区教育局牵头，区食品药品稽查大队配合）\n"
    "二、工作要求\n"
    "各单位自计划印发之日起30日内向区食品安全办报送落实方案，按季度报送工作进展。\n";

typedef struct {
  ShianSession *session;
  ShianPlanReview *review;
  GtkWidget *window;
  gboolean accepted;
} Fixture;

static void
accepted_cb (ShianPlanReview *review, Fixture *fixture)
{
  fixture->accepted = TRUE;
}

static gboolean
is_accepted (gpointer data)
{
  return ((Fixture *) data)->accepted;
}

static void
show_text (Fixture *fixture, const char *text)
{
  g_autoptr (GError) error = NULL;
  ShianPlanText *plan = shian_plan_parser_parse (text, &error);
  ShianPlanImport *import;
  g_assert_no_error (error);
  import =
      shian_plan_import_new (shian_session_get_reader (fixture->session), plan, "pasted", &error);
  g_assert_no_error (error);
  shian_plan_review_show (fixture->review, import);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->session = app_fixture_open ();
  fixture->review = SHIAN_PLAN_REVIEW (shian_plan_review_new (fixture->session));
  g_signal_connect (fixture->review, "accepted", G_CALLBACK (accepted_cb), fixture);
  fixture->window = app_fixture_show (GTK_WIDGET (fixture->review));
  show_text (fixture, TEXT);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  app_fixture_close (fixture->session);
}

static ShianReviewEditor *
editor (Fixture *fixture)
{
  return SHIAN_REVIEW_EDITOR (app_fixture_find (GTK_WIDGET (fixture->review), "editor"));
}

static ShianResponsibilityRow *
row (Fixture *fixture, guint position)
{
  return SHIAN_RESPONSIBILITY_ROW (shian_review_editor_get_row (editor (fixture), position));
}

static void
accept (Fixture *fixture)
{
  fixture->accepted = FALSE;
  shian_plan_review_accept (fixture->review);
  app_fixture_wait (is_accepted, fixture);
}

static const ShianBookTask *
stored (ShianPlanBook *book, guint position)
{
  return g_ptr_array_index (book->tasks, position);
}

static void
test_source_lights (Fixture *fixture, gconstpointer data)
{
  ShianReviewSource *source =
      SHIAN_REVIEW_SOURCE (app_fixture_find (GTK_WIDGET (fixture->review), "source"));
  ShianReviewAccount *account =
      SHIAN_REVIEW_ACCOUNT (app_fixture_find (GTK_WIDGET (fixture->review), "account"));
  g_autofree char *lit = NULL;
  g_assert_true (shian_plan_review_select (fixture->review, "（一）-2"));
  lit = shian_review_source_get_lit (source);
  g_assert_nonnull (strstr (lit, "6月底前完成学校食堂检查"));
  g_assert_null (strstr (lit, "5381"));
  g_assert_true (shian_review_account_is_complete (account));
  g_assert_false (shian_plan_review_select (fixture->review, "（九）-9"));
}

static void
test_unknown_becomes_alias (Fixture *fixture, gconstpointer data)
{
  const ShianUnit *market =
      shian_unit_directory_find (shian_session_get_directory (fixture->session), "区市场监管局");
  GtkWidget *adopt =
      g_object_ref_sink (shian_unit_adopt_new (fixture->session, "区食品药品稽查大队"));
  g_assert_cmpuint (shian_plan_review_get_n_unknown (fixture->review), ==, 1);
  shian_plan_review_next_unknown (fixture->review);
  g_assert_cmpuint (shian_review_editor_get_n_rows (editor (fixture)), ==, 2);
  g_assert_true (shian_responsibility_row_is_known (row (fixture, 0)));
  g_assert_false (shian_responsibility_row_is_known (row (fixture, 1)));
  shian_unit_adopt_as_alias (SHIAN_UNIT_ADOPT (adopt), market->record.id);
  app_fixture_settle (fixture->session);
  g_assert_cmpuint (shian_plan_review_get_n_unknown (fixture->review), ==, 0);
  g_assert_true (shian_responsibility_row_is_known (row (fixture, 1)));
  g_object_unref (adopt);
}

/* Next unknown brings the keys to the unit in question; Tab leaves the list in one step. */
static void
test_keys_reach_units (Fixture *fixture, gconstpointer data)
{
  GtkWidget *list = app_fixture_find (GTK_WIDGET (fixture->review), "list");
  GtkWidget *units = GTK_WIDGET (editor (fixture));
  GtkWidget *focus;
  shian_plan_review_next_unknown (fixture->review);
  focus = gtk_root_get_focus (GTK_ROOT (fixture->window));
  g_assert_true (gtk_widget_is_ancestor (focus, GTK_WIDGET (row (fixture, 1))));
  gtk_widget_child_focus (list, GTK_DIR_TAB_FORWARD);
  focus = gtk_root_get_focus (GTK_ROOT (fixture->window));
  g_assert_true (gtk_widget_is_ancestor (focus, list));
  g_assert_false (app_fixture_key (list, GDK_KEY_Down, 0));
  g_assert_true (app_fixture_key (list, GDK_KEY_Tab, 0));
  focus = gtk_root_get_focus (GTK_ROOT (fixture->window));
  g_assert_true (gtk_widget_is_ancestor (focus, units));
  gtk_widget_child_focus (list, GTK_DIR_TAB_FORWARD);
  g_assert_true (app_fixture_key (list, GDK_KEY_ISO_Left_Tab, GDK_SHIFT_MASK));
  focus = gtk_root_get_focus (GTK_ROOT (fixture->window));
  g_assert_false (gtk_widget_is_ancestor (focus, list));
  g_assert_false (gtk_widget_is_ancestor (focus, units));
}

static void
test_unknown_becomes_unit (Fixture *fixture, gconstpointer data)
{
  GtkWidget *adopt =
      g_object_ref_sink (shian_unit_adopt_new (fixture->session, "区食品药品稽查大队"));
  const ShianUnit *unit;
  shian_unit_adopt_as_unit (SHIAN_UNIT_ADOPT (adopt), SHIAN_UNIT_DEPARTMENT);
  app_fixture_settle (fixture->session);
  g_assert_cmpuint (shian_plan_review_get_n_unknown (fixture->review), ==, 0);
  unit = shian_unit_directory_find (shian_session_get_directory (fixture->session),
                                    "区食品药品稽查大队");
  g_assert_nonnull (unit);
  g_assert_cmpint (unit->kind, ==, SHIAN_UNIT_DEPARTMENT);
  /* A name that is taken is refused in the popover, nothing is written. */
  shian_unit_adopt_set_name (SHIAN_UNIT_ADOPT (adopt), "区教委");
  shian_unit_adopt_as_unit (SHIAN_UNIT_ADOPT (adopt), SHIAN_UNIT_PARK);
  app_fixture_settle (fixture->session);
  g_assert_true (gtk_widget_get_visible (app_fixture_find (adopt, "refusal")));
  g_object_unref (adopt);
}

static void
test_edited_and_accepted (Fixture *fixture, gconstpointer data)
{
  g_autoptr (ShianPlanBook) book = NULL;
  g_autofree char *undone = NULL;
  g_autoptr (GtkWidget) held = NULL;
  const ShianResponsibility *responsibility;

  g_assert_true (shian_plan_review_select (fixture->review, "（一）-2"));
  shian_responsibility_row_set_role (row (fixture, 0), SHIAN_ROLE_RESPONSIBLE);
  shian_responsibility_row_set_unit (row (fixture, 1), "区商务局");
  g_assert_cmpuint (shian_plan_review_get_n_unknown (fixture->review), ==, 0);
  /* One line more that stays empty names nobody. */
  shian_review_editor_add (editor (fixture));
  g_assert_cmpuint (shian_review_editor_get_n_rows (editor (fixture)), ==, 3);
  held = g_object_ref (GTK_WIDGET (row (fixture, 1)));
  accept (fixture);
  /* A row that somebody still holds, as GTK does until the next frame, does not look at what went. */
  g_assert_null (shian_responsibility_row_get (SHIAN_RESPONSIBILITY_ROW (held)));
  g_signal_emit_by_name (app_fixture_find (held, "entry"), "activate");
  book = shian_plan_book_load (shian_session_get_reader (fixture->session), NULL, NULL);
  g_assert_cmpuint (book->tasks->len, ==, 2);
  g_assert_cmpuint (stored (book, 1)->responsibilities->len, ==, 2);
  responsibility = g_ptr_array_index (stored (book, 1)->responsibilities, 0);
  g_assert_cmpint (responsibility->role, ==, SHIAN_ROLE_RESPONSIBLE);
  responsibility = g_ptr_array_index (stored (book, 1)->responsibilities, 1);
  g_assert_cmpstr (responsibility->unit_name, ==, "区商务局");
  /* Accepting is one step of undo. */
  undone = shian_store_peek_undo (shian_session_get_reader (fixture->session));
  g_assert_nonnull (undone);
}

static void
test_old_beside_new (Fixture *fixture, gconstpointer data)
{
  g_autofree char *changed = g_strdup (TEXT);
  const ShianPlanImport *import;
  memcpy (strstr (changed, "5381"), "5400", 4);
  accept (fixture);
  show_text (fixture, changed);
  import = shian_plan_review_get_import (fixture->review);
  g_assert_cmpuint (import->counts[SHIAN_IMPORT_CHANGED], ==, 1);
  g_assert_cmpuint (import->counts[SHIAN_IMPORT_SAME], ==, 1);
  g_assert_true (shian_plan_review_select (fixture->review, "（一）-1"));
  g_assert_true (
      gtk_widget_get_visible (app_fixture_find (GTK_WIDGET (fixture->review), "old_box")));
  /* Taking a unit away is a change too. */
  g_assert_true (shian_plan_review_select (fixture->review, "（一）-2"));
  g_assert_false (
      gtk_widget_get_visible (app_fixture_find (GTK_WIDGET (fixture->review), "old_box")));
  g_signal_emit_by_name (row (fixture, 1), "removed");
  g_assert_cmpuint (import->counts[SHIAN_IMPORT_CHANGED], ==, 2);
  /* What was corrected is not dropped without a word. */
  shian_plan_review_cancel (fixture->review);
  g_assert_nonnull (shian_plan_review_get_import (fixture->review));
  g_assert_nonnull (strstr (
      gtk_label_get_text (GTK_LABEL (app_fixture_find (GTK_WIDGET (fixture->review), "refusal"))),
      "not accepted"));
  shian_plan_review_cancel (fixture->review);
  g_assert_null (shian_plan_review_get_import (fixture->review));
}

static void
test_wrong_date_is_not_accepted (Fixture *fixture, gconstpointer data)
{
  GtkWidget *entry =
      app_fixture_find (app_fixture_find (GTK_WIDGET (fixture->review), "issued"), "entry");
  gtk_editable_set_text (GTK_EDITABLE (entry), "去年");
  shian_plan_review_accept (fixture->review);
  app_fixture_settle (fixture->session);
  g_assert_false (fixture->accepted);
  g_assert_nonnull (shian_plan_review_get_import (fixture->review));
}

/* A unit renamed in the clause leaves the wording as it was; who was named until now is said. */
static void
test_only_units_changed (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GString) changed = g_string_new (TEXT);
  GtkWidget *review = GTK_WIDGET (fixture->review);
  g_string_replace (changed, "区教育局牵头", "区体育局牵头", 0);
  accept (fixture);
  show_text (fixture, changed->str);
  g_assert_true (shian_plan_review_select (fixture->review, "（一）-2"));
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (app_fixture_find (review, "what"))), ==,
                   "Changed: units");
  g_assert_false (gtk_widget_get_visible (app_fixture_find (review, "old_box")));
  g_assert_nonnull (strstr (gtk_label_get_text (GTK_LABEL (app_fixture_find (review, "clause"))),
                            "Until now: 区教育局牵头"));
}

static gboolean
focus_is_in_sight (gpointer data)
{
  const Fixture *fixture = data;
  GtkWidget *rows = app_fixture_find (GTK_WIDGET (fixture->review), "rows");
  GtkWidget *view = gtk_widget_get_ancestor (rows, GTK_TYPE_SCROLLED_WINDOW);
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (fixture->window));
  graphene_rect_t place;
  return focus != NULL && gtk_widget_compute_bounds (focus, view, &place) &&
         gtk_widget_get_height (focus) > 0 && place.origin.y >= 0 &&
         place.origin.y + place.size.height <= (float) gtk_widget_get_height (view) + 1;
}

/* The unit to be settled comes into sight even where its task has just come up. */
static void
test_next_unknown_in_sight (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GString) many = g_string_new (TEXT);
  g_string_replace (many, "区教育局牵头，",
                    "区教育局、区财政局、区司法局、区水务局、区商务局、区民政局、区科技局、"
                    "区应急局牵头，",
                    0);
  show_text (fixture, many->str);
  shian_plan_review_next_unknown (fixture->review);
  app_fixture_wait (focus_is_in_sight, fixture);
}

static guint
count_rows (GtkWidget *list)
{
  guint n = 0;
  while (gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), (int) n) != NULL)
    n++;
  return n;
}

/* What was skipped must not drown in the ends of its lines. */
static void
test_blanks_in_one_row (Fixture *fixture, gconstpointer data)
{
  static const char text[] = "2024年计划\n为抓好食品安全，制定本计划。\n一、落实责任\n"
                             "（一）抓好抽检。完成抽检。（区市场监管局负责）\n";
  GtkWidget *account = app_fixture_find (GTK_WIDGET (fixture->review), "account");
  GtkWidget *skipped;
  show_text (fixture, text);
  skipped = app_fixture_find (account, "skipped");
  g_assert_cmpuint (shian_review_account_get_n_skipped (SHIAN_REVIEW_ACCOUNT (account)), >, 3);
  g_assert_cmpuint (count_rows (skipped), ==, 2);
}

/* On the account there is nothing to narrow. */
static void
test_narrow_is_for_tasks (Fixture *fixture, gconstpointer data)
{
  GtkWidget *parts = app_fixture_find (GTK_WIDGET (fixture->review), "parts");
  GtkWidget *narrow = app_fixture_find (GTK_WIDGET (fixture->review), "narrow");
  g_assert_true (gtk_widget_get_visible (narrow));
  gtk_stack_set_visible_child_name (GTK_STACK (parts), "account");
  g_assert_false (gtk_widget_get_visible (narrow));
  gtk_stack_set_visible_child_name (GTK_STACK (parts), "tasks");
  g_assert_true (gtk_widget_get_visible (narrow));
}

int
main (int argc, char **argv)
{
  app_fixture_init (&argc, &argv);
  g_test_add ("/plan-review/source-lights", Fixture, NULL, set_up, test_source_lights, tear_down);
  g_test_add ("/plan-review/unknown-becomes-alias", Fixture, NULL, set_up,
              test_unknown_becomes_alias, tear_down);
  g_test_add ("/plan-review/keys-reach-units", Fixture, NULL, set_up, test_keys_reach_units,
              tear_down);
  g_test_add ("/plan-review/unknown-becomes-unit", Fixture, NULL, set_up, test_unknown_becomes_unit,
              tear_down);
  g_test_add ("/plan-review/edited-and-accepted", Fixture, NULL, set_up, test_edited_and_accepted,
              tear_down);
  g_test_add ("/plan-review/old-beside-new", Fixture, NULL, set_up, test_old_beside_new, tear_down);
  g_test_add ("/plan-review/only-units-changed", Fixture, NULL, set_up, test_only_units_changed,
              tear_down);
  g_test_add ("/plan-review/next-unknown", Fixture, NULL, set_up, test_next_unknown_in_sight,
              tear_down);
  g_test_add ("/plan-review/blanks", Fixture, NULL, set_up, test_blanks_in_one_row, tear_down);
  g_test_add ("/plan-review/narrow", Fixture, NULL, set_up, test_narrow_is_for_tasks, tear_down);
  g_test_add ("/plan-review/wrong-date", Fixture, NULL, set_up, test_wrong_date_is_not_accepted,
              tear_down);
  return g_test_run ();
}
