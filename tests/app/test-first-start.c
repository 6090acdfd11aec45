/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app-fixture.h"

#include "app/first-start.h"
#include "app/own-unit.h"
#include "checklist/checklist.h"

#include <glib/gstdio.h>

static gboolean
is_reviewing (gpointer data)
{
  return shian_plan_intake_is_reviewing (data);
}

static gboolean
is_refused (gpointer data)
{
  return shian_plan_chooser_get_refusal (data) != NULL;
}

static gboolean
is_last_step (gpointer data)
{
  return shian_first_start_get_step (data) == 3;
}

static void
test_unit_narrows (void)
{
  ShianSession *session = app_fixture_open ();
  GtkWidget *start = g_object_ref_sink (shian_first_start_new (session));
  ShianUnitPicker *picker = shian_first_start_get_picker (SHIAN_FIRST_START (start));
  guint all = shian_unit_picker_get_n_shown (picker);

  g_assert_cmpuint (all, >, 40);
  /* Nothing typed is nobody, not the first of the list. */
  g_assert_null (shian_unit_picker_get_selected (picker));
  shian_first_start_next (SHIAN_FIRST_START (start));
  g_assert_cmpint (shian_first_start_get_step (SHIAN_FIRST_START (start)), ==, 1);
  shian_unit_picker_set_typed (picker, "qjyj");
  g_assert_cmpstr (shian_unit_picker_get_selected (picker)->short_name, ==, "区教育局");
  shian_unit_picker_set_typed (picker, "食药安办");
  g_assert_cmpstr (shian_unit_picker_get_selected (picker)->short_name, ==, "区食品安全办");
  shian_unit_picker_set_typed (picker, "没有这个单位");
  g_assert_cmpuint (shian_unit_picker_get_n_shown (picker), ==, 0);
  g_assert_null (shian_unit_picker_get_selected (picker));
  shian_unit_picker_set_typed (picker, "");
  g_assert_cmpuint (shian_unit_picker_get_n_shown (picker), ==, all);
  g_object_unref (start);
  app_fixture_close (session);
}

static gboolean
has_unit (gpointer picker)
{
  return shian_unit_picker_get_selected (picker) != NULL;
}

/* An office the built-in directory does not have adds itself and goes on as itself. */
static void
test_own_unit (void)
{
  ShianSession *session = app_fixture_open ();
  ShianFirstStart *start = SHIAN_FIRST_START (shian_first_start_new (session));
  GtkWidget *window = app_fixture_show (GTK_WIDGET (start));
  ShianUnitPicker *picker = shian_first_start_get_picker (start);
  GtkWidget *add = app_fixture_find (GTK_WIDGET (start), "add");
  GtkWidget *own = gtk_widget_get_ancestor (add, SHIAN_TYPE_OWN_UNIT);

  shian_unit_picker_set_typed (picker, "zzzz");
  g_assert_false (gtk_widget_get_visible (own));
  /* A collective name is no unit and is not to be made one. */
  shian_unit_picker_set_typed (picker, "各乡镇");
  g_assert_false (gtk_widget_get_visible (own));
  shian_unit_picker_set_typed (picker, " 静海新城街道办事处 ");
  g_assert_true (gtk_widget_get_visible (own));
  g_signal_emit_by_name (add, "clicked");
  app_fixture_wait (has_unit, picker);
  g_assert_cmpstr (shian_unit_picker_get_selected (picker)->short_name, ==, "静海新城街道办事处");
  g_assert_cmpint (shian_unit_picker_get_selected (picker)->kind, ==, SHIAN_UNIT_STREET);
  g_assert_true (shian_unit_picker_get_selected (picker)->member);
  g_assert_false (gtk_widget_get_visible (own));
  shian_first_start_next (start);
  g_assert_cmpint (shian_first_start_get_step (start), ==, 2);
  gtk_window_destroy (GTK_WINDOW (window));
  app_fixture_close (session);
}

/* What cannot be saved says so in place, and nothing goes on. */
/* A name that is a part of others': the list has them, and below it the way to a new one. */
static void
test_own_unit_within (void)
{
  ShianSession *session = app_fixture_open ();
  ShianFirstStart *start = SHIAN_FIRST_START (shian_first_start_new (session));
  GtkWidget *window = app_fixture_show (GTK_WIDGET (start));
  ShianUnitPicker *picker = shian_first_start_get_picker (start);
  GtkWidget *other = app_fixture_find (GTK_WIDGET (start), "other");
  GtkWidget *add = app_fixture_find (GTK_WIDGET (start), "add");

  shian_unit_picker_set_typed (picker, "jyj");
  g_assert_false (gtk_widget_get_visible (other));
  shian_unit_picker_set_typed (picker, "区教育局");
  g_assert_false (gtk_widget_get_visible (other));
  shian_unit_picker_set_typed (picker, "教育");
  g_assert_cmpuint (shian_unit_picker_get_n_shown (picker), >, 0);
  g_assert_true (gtk_widget_get_visible (other));
  g_assert_false (gtk_widget_get_mapped (add));
  g_signal_emit_by_name (other, "clicked");
  g_assert_true (gtk_widget_get_mapped (add));
  g_assert_false (gtk_widget_get_visible (other));
  g_assert_null (shian_unit_picker_get_selected (picker));
  g_signal_emit_by_name (add, "clicked");
  app_fixture_wait (has_unit, picker);
  g_assert_cmpstr (shian_unit_picker_get_selected (picker)->short_name, ==, "教育");
  /* The list follows typing with a delay; the unit stays the one of this name. */
  app_fixture_settle (session);
  g_signal_emit_by_name (app_fixture_find (GTK_WIDGET (picker), "entry"), "search-changed");
  g_assert_cmpstr (shian_unit_picker_get_selected (picker)->short_name, ==, "教育");
  g_assert_cmpuint (shian_unit_picker_get_n_shown (picker), >, 1);
  gtk_window_destroy (GTK_WINDOW (window));
  app_fixture_close (session);
}

static void
test_own_unit_refused (void)
{
  ShianSession *session = app_fixture_open ();
  ShianFirstStart *start = SHIAN_FIRST_START (shian_first_start_new (session));
  GtkWidget *window = app_fixture_show (GTK_WIDGET (start));
  ShianUnitPicker *picker = shian_first_start_get_picker (start);
  GtkWidget *add = app_fixture_find (GTK_WIDGET (start), "add");
  GtkWidget *own = gtk_widget_get_ancestor (add, SHIAN_TYPE_OWN_UNIT);
  g_autofree char *endless = g_strnfill (2000, 'x');
  g_autofree char *name = g_strconcat ("区", endless, NULL);

  shian_unit_picker_set_typed (picker, name);
  g_signal_emit_by_name (add, "clicked");
  app_fixture_settle (session);
  g_assert_null (shian_unit_picker_get_selected (picker));
  g_assert_true (gtk_widget_get_visible (app_fixture_find (own, "refusal")));
  g_assert_true (gtk_widget_get_sensitive (own));
  gtk_window_destroy (GTK_WINDOW (window));
  app_fixture_close (session);
}

static void
test_guess_kind (void)
{
  g_assert_cmpint (shian_own_unit_guess_kind ("台头镇人民政府"), ==, SHIAN_UNIT_TOWN);
  g_assert_cmpint (shian_own_unit_guess_kind ("新城街道"), ==, SHIAN_UNIT_STREET);
  g_assert_cmpint (shian_own_unit_guess_kind ("大学城园区管委会"), ==, SHIAN_UNIT_PARK);
  g_assert_cmpint (shian_own_unit_guess_kind ("区委统战部"), ==, SHIAN_UNIT_PARTY);
  g_assert_cmpint (shian_own_unit_guess_kind ("区中级人民法院"), ==, SHIAN_UNIT_JUDICIAL);
  g_assert_cmpint (shian_own_unit_guess_kind ("区体育局"), ==, SHIAN_UNIT_DEPARTMENT);
}

static void
test_three_steps (void)
{
  ShianSession *session = app_fixture_open ();
  ShianFirstStart *start = SHIAN_FIRST_START (shian_first_start_new (session));
  GtkWidget *window = app_fixture_show (GTK_WIDGET (start));
  ShianPlanIntake *intake = shian_first_start_get_intake (start);
  ShianPlanChooser *chooser = shian_plan_intake_get_chooser (intake);
  ShianPlanReview *review = shian_plan_intake_get_review (intake);
  g_autoptr (ShianChecklist) checklist = NULL;

  shian_unit_picker_set_typed (shian_first_start_get_picker (start), "jyj");
  shian_first_start_next (start);
  g_assert_cmpint (shian_first_start_get_step (start), ==, 2);
  shian_plan_chooser_set_issued (chooser, "2024-04-26");
  shian_plan_chooser_continue (chooser);
  app_fixture_wait (is_reviewing, intake);
  g_assert_cmpuint (shian_plan_review_get_n_unknown (review), ==, 0);
  g_assert_cmpstr (shian_plan_review_get_import (review)->issued, ==, "2024-04-26");
  /* Back leaves the review, then the step. */
  shian_first_start_back (start);
  g_assert_false (shian_plan_intake_is_reviewing (intake));
  shian_plan_chooser_continue (chooser);
  app_fixture_wait (is_reviewing, intake);
  shian_plan_review_accept (review);
  app_fixture_wait (is_last_step, start);
  g_assert_null (shian_session_get_unit (session));
  shian_first_start_next (start);
  app_fixture_settle (session);
  g_assert_cmpstr (shian_session_get_unit (session)->short_name, ==, "区教育局");
  g_assert_cmpint (shian_session_get_plan_year (session), ==, 2024);
  checklist = shian_checklist_load (shian_session_get_reader (session),
                                    shian_session_get_directory (session),
                                    shian_session_get_unit (session), NULL, NULL);
  g_assert_cmpuint (checklist->items->len, ==, 17);
  g_assert_cmpstr (checklist->book->plan->issued, ==, "2024-04-26");
  gtk_window_destroy (GTK_WINDOW (window));
  app_fixture_close (session);
}

/* The review has the height for itself and says that it is to be checked; the list has the keys. */
static void
test_review_header (void)
{
  ShianSession *session = app_fixture_open ();
  ShianFirstStart *start = SHIAN_FIRST_START (shian_first_start_new (session));
  GtkWidget *window = app_fixture_show (GTK_WIDGET (start));
  ShianPlanIntake *intake = shian_first_start_get_intake (start);
  GtkWidget *title = app_fixture_find (GTK_WIDGET (start), "title");
  GtkLabel *step = GTK_LABEL (app_fixture_find (GTK_WIDGET (start), "step"));
  GtkWidget *list = app_fixture_find (GTK_WIDGET (intake), "list");

  shian_unit_picker_set_typed (shian_first_start_get_picker (start), "jyj");
  shian_first_start_next (start);
  /* Whichever way one comes to the plans, the keys are at the one that is marked. */
  g_assert_true (gtk_root_get_focus (GTK_ROOT (window)) ==
                 app_fixture_find (GTK_WIDGET (shian_plan_intake_get_chooser (intake)), "builtin"));
  shian_plan_chooser_continue (shian_plan_intake_get_chooser (intake));
  app_fixture_wait (is_reviewing, intake);
  g_assert_false (gtk_widget_get_visible (title));
  g_assert_nonnull (strstr (gtk_label_get_text (step), "check"));
  g_assert_true (gtk_widget_is_ancestor (gtk_root_get_focus (GTK_ROOT (window)), list));
  shian_first_start_back (start);
  g_assert_true (gtk_widget_get_visible (title));
  g_assert_cmpstr (gtk_label_get_text (step), ==, "Step 2 of 3");
  g_assert_true (gtk_root_get_focus (GTK_ROOT (window)) ==
                 app_fixture_find (GTK_WIDGET (shian_plan_intake_get_chooser (intake)), "builtin"));
  gtk_window_destroy (GTK_WINDOW (window));
  app_fixture_close (session);
}

/* Enter on the plan that is wanted goes on; where the text is still to be pasted it waits for it. */
static void
test_enter_on_plan (void)
{
  ShianSession *session = app_fixture_open ();
  ShianFirstStart *start = SHIAN_FIRST_START (shian_first_start_new (session));
  GtkWidget *window = app_fixture_show (GTK_WIDGET (start));
  ShianPlanIntake *intake = shian_first_start_get_intake (start);
  GtkWidget *chooser = GTK_WIDGET (shian_plan_intake_get_chooser (intake));
  GtkListBox *origins = GTK_LIST_BOX (app_fixture_find (chooser, "origins"));

  shian_unit_picker_set_typed (shian_first_start_get_picker (start), "jyj");
  shian_first_start_next (start);
  gtk_widget_grab_focus (GTK_WIDGET (gtk_list_box_get_row_at_index (origins, 2)));
  g_assert_false (app_fixture_key (GTK_WIDGET (origins), GDK_KEY_Down, 0));
  g_assert_true (app_fixture_key (GTK_WIDGET (origins), GDK_KEY_Return, 0));
  g_assert_true (
      gtk_check_button_get_active (GTK_CHECK_BUTTON (app_fixture_find (chooser, "pasted"))));
  g_assert_null (shian_plan_chooser_get_refusal (SHIAN_PLAN_CHOOSER (chooser)));
  gtk_widget_grab_focus (app_fixture_find (chooser, "open"));
  g_assert_false (app_fixture_key (GTK_WIDGET (origins), GDK_KEY_Return, 0));
  gtk_widget_grab_focus (GTK_WIDGET (gtk_list_box_get_row_at_index (origins, 0)));
  g_assert_true (app_fixture_key (GTK_WIDGET (origins), GDK_KEY_KP_Enter, 0));
  app_fixture_wait (is_reviewing, intake);
  gtk_window_destroy (GTK_WINDOW (window));
  app_fixture_close (session);
}

/* Each refusal stands in place and says what to do. */
static void
test_refusals (void)
{
  ShianSession *session = app_fixture_open ();
  ShianFirstStart *start = SHIAN_FIRST_START (shian_first_start_new (session));
  GtkWidget *window = app_fixture_show (GTK_WIDGET (start));
  ShianPlanIntake *intake = shian_first_start_get_intake (start);
  ShianPlanChooser *chooser = shian_plan_intake_get_chooser (intake);
  g_autofree char *folder = g_path_get_dirname (shian_session_get_path (session));
  g_autofree char *pdf = g_build_filename (folder, "plan.pdf", NULL);
  g_autofree char *gone = g_build_filename (folder, "gone.txt", NULL);

  g_assert_true (g_file_set_contents (pdf, "%PDF-1.4\n1 0 obj\n", -1, NULL));
  shian_plan_chooser_open_file (chooser, pdf);
  app_fixture_wait (is_refused, chooser);
  g_assert_nonnull (strstr (shian_plan_chooser_get_refusal (chooser), "plan.pdf"));
  shian_plan_chooser_open_file (chooser, gone);
  app_fixture_wait (is_refused, chooser);
  g_assert_nonnull (strstr (shian_plan_chooser_get_refusal (chooser), "gone.txt"));
  shian_plan_chooser_set_pasted (chooser, "  \n");
  g_assert_null (shian_plan_chooser_get_refusal (chooser));
  shian_plan_chooser_continue (chooser);
  g_assert_nonnull (shian_plan_chooser_get_refusal (chooser));
  shian_plan_chooser_set_pasted (chooser, "今天天气很好。");
  shian_plan_chooser_continue (chooser);
  app_fixture_wait (is_refused, chooser);
  /* A text that reads well but does not say its year. */
  shian_plan_chooser_set_pasted (chooser,
                                 "一、加强监管\n（一）抓好抽检。完成抽检。（区市场监管局负责）\n");
  shian_plan_chooser_continue (chooser);
  app_fixture_wait (is_refused, chooser);
  g_assert_nonnull (strstr (shian_plan_chooser_get_refusal (chooser), "year"));
  g_assert_false (shian_plan_intake_is_reviewing (intake));
  gtk_window_destroy (GTK_WINDOW (window));
  app_fixture_close (session);
}

int
main (int argc, char **argv)
{
  app_fixture_init (&argc, &argv);
  g_test_add_func ("/first-start/unit-narrows", test_unit_narrows);
  g_test_add_func ("/first-start/own-unit", test_own_unit);
  g_test_add_func ("/first-start/own-unit-within", test_own_unit_within);
  g_test_add_func ("/first-start/own-unit-refused", test_own_unit_refused);
  g_test_add_func ("/first-start/guess-kind", test_guess_kind);
  g_test_add_func ("/first-start/three-steps", test_three_steps);
  g_test_add_func ("/first-start/review-header", test_review_header);
  g_test_add_func ("/first-start/enter-on-plan", test_enter_on_plan);
  g_test_add_func ("/first-start/refusals", test_refusals);
  return g_test_run ();
}
