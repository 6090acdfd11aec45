/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Going through a task's record by keys, and what comes up in it being in sight. */
#include "app-fixture.h"

#include "app/checklist-list.h"
#include "app/checklist-page.h"
#include "app/evidence-list.h"
#include "app/step-list.h"
#include "app/task-view.h"

typedef struct {
  ShianSession *session;
  GtkWidget *window;
  ShianChecklistList *list;
  GtkWidget *bin;
} Fixture;

static gboolean
has_record (gpointer bin)
{
  return adw_bin_get_child (ADW_BIN (bin)) != NULL;
}

static void
set_up (Fixture *fixture, gconstpointer unit)
{
  GtkWidget *page;

  fixture->session = app_fixture_open ();
  app_fixture_set_up (fixture->session, unit);
  page = shian_checklist_page_new (fixture->session);
  fixture->window = app_fixture_show (page);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1000, 500);
  fixture->list = SHIAN_CHECKLIST_LIST (app_fixture_find (page, "tasks"));
  fixture->bin = app_fixture_find (page, "record");
  app_fixture_wait (has_record, fixture->bin);
}

static void
tear_down (Fixture *fixture, gconstpointer unit)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  app_fixture_settle (fixture->session);
  app_fixture_close (fixture->session);
}

static GtkWidget *
part (Fixture *fixture, const char *id)
{
  return app_fixture_find (adw_bin_get_child (ADW_BIN (fixture->bin)), id);
}

static GtkWidget *
get_focus (Fixture *fixture)
{
  return gtk_root_get_focus (GTK_ROOT (fixture->window));
}

static gboolean
is_within (GtkWidget *widget, GtkWidget *whole)
{
  return widget != NULL && (widget == whole || gtk_widget_is_ancestor (widget, whole));
}

/* Where the keys come to, one Tab after the other, until they leave the record. */
static GPtrArray *
walk (Fixture *fixture, GtkDirectionType direction)
{
  GPtrArray *stops = g_ptr_array_new ();

  while (is_within (get_focus (fixture), fixture->bin)) {
    g_assert_false (g_ptr_array_find (stops, get_focus (fixture), NULL));
    g_ptr_array_add (stops, get_focus (fixture));
    gtk_widget_child_focus (fixture->window, direction);
  }
  return stops;
}

static guint
stops_within (GPtrArray *stops, GtkWidget *whole)
{
  guint n = 0;

  for (guint i = 0; i < stops->len; i++)
    n += is_within (stops->pdata[i], whole) ? 1 : 0;
  return n;
}

static guint
count_children (GtkWidget *box)
{
  guint n = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (box); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n++;
  return n;
}

static void
assert_whole (Fixture *fixture, GPtrArray *stops)
{
  GtkWidget *points = part (fixture, "points");

  g_assert_cmpuint (stops_within (stops, part (fixture, "not_concerned")), ==, 1);
  g_assert_cmpuint (stops_within (stops, part (fixture, "expander")), ==, 1);
  g_assert_cmpuint (stops_within (stops, points), ==,
                    count_children (gtk_widget_get_first_child (points)));
  g_assert_cmpuint (stops_within (stops, part (fixture, "steps")), ==, 1);
  g_assert_cmpuint (stops_within (stops, part (fixture, "progress")), ==, 8);
  g_assert_cmpuint (stops_within (stops, part (fixture, "evidence")), ==, 2);
}

/* Tab comes to everything of the record once, from its top to its end, and back again. A closed
 * expander must not hold the keys, nor may the record be entered in its middle. */
static void
test_walk (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) there = NULL;
  g_autoptr (GPtrArray) back = NULL;

  shian_checklist_list_focus (fixture->list);
  g_assert_true (
      app_fixture_key (app_fixture_find (GTK_WIDGET (fixture->list), "list"), GDK_KEY_Tab, 0));
  g_assert_true (is_within (get_focus (fixture), part (fixture, "head")));
  there = walk (fixture, GTK_DIR_TAB_FORWARD);
  assert_whole (fixture, there);
  gtk_widget_grab_focus (there->pdata[there->len - 1]);
  back = walk (fixture, GTK_DIR_TAB_BACKWARD);
  g_assert_cmpuint (back->len, ==, there->len);
}

/* Opened, the wording can be reached to be copied. */
static void
test_open_wording (Fixture *fixture, gconstpointer data)
{
  GtkWidget *wording;

  gtk_expander_set_expanded (GTK_EXPANDER (part (fixture, "expander")), TRUE);
  wording = part (fixture, "wording");
  g_assert_true (gtk_widget_grab_focus (wording));
  g_assert_true (get_focus (fixture) == wording);
}

/* Sight */

typedef struct {
  GtkWidget *widget;
  GtkWidget *scroller;
} Sight;

static gboolean
is_in_sight (gpointer data)
{
  Sight *sight = data;
  graphene_rect_t bounds;

  return gtk_widget_compute_bounds (sight->widget, sight->scroller, &bounds) &&
         bounds.size.height > 0 && bounds.origin.y >= -1 &&
         bounds.origin.y + bounds.size.height <=
             (float) gtk_widget_get_height (sight->scroller) + 1;
}

static GtkWidget *
selected_row (Fixture *fixture)
{
  GtkWidget *list = app_fixture_find (GTK_WIDGET (fixture->list), "list");
  return GTK_WIDGET (gtk_list_box_get_selected_row (GTK_LIST_BOX (list)));
}

/* Alt+Down: within the list the keys go along; while somebody writes they stay in the record, and
 * the list follows. */
static void
test_step (Fixture *fixture, gconstpointer data)
{
  GtkWidget *text = app_fixture_find (part (fixture, "progress"), "text");
  Sight sight;

  shian_checklist_list_focus (fixture->list);
  shian_checklist_list_step (fixture->list, 1);
  g_assert_true (get_focus (fixture) == selected_row (fixture));
  gtk_widget_grab_focus (text);
  for (guint i = 0; i < 12; i++)
    shian_checklist_list_step (fixture->list, 1);
  g_assert_true (get_focus (fixture) == text);
  sight.widget = selected_row (fixture);
  sight.scroller = gtk_widget_get_ancestor (sight.widget, GTK_TYPE_SCROLLED_WINDOW);
  app_fixture_wait (is_in_sight, &sight);
}

static GtkWidget *
add_file (Fixture *fixture, const char *name, const char *text)
{
  GtkWidget *list = part (fixture, "evidence");
  g_autofree char *folder = g_path_get_dirname (shian_session_get_path (fixture->session));
  g_autofree char *path = g_build_filename (folder, name, NULL);
  const char *paths[] = { path, NULL };

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  shian_evidence_list_add (SHIAN_EVIDENCE_LIST (list), paths);
  app_fixture_settle (fixture->session);
  return gtk_widget_get_last_child (app_fixture_find (list, "rows"));
}

/* A file added below what is visible comes into sight. */
static void
test_added_in_sight (Fixture *fixture, gconstpointer data)
{
  Sight sight = { .scroller = part (fixture, "scroller") };
  GtkAdjustment *adjustment =
      gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (sight.scroller));

  gtk_test_widget_wait_for_draw (fixture->window);
  g_assert_cmpfloat (gtk_adjustment_get_upper (adjustment), >,
                     gtk_adjustment_get_page_size (adjustment));
  sight.widget = add_file (fixture, "通知.txt", "关于开展排查的通知");
  app_fixture_wait (is_in_sight, &sight);
  g_assert_cmpfloat (gtk_adjustment_get_value (adjustment), >, 0);
}

/* An earlier period that is opened comes into sight with what was written then. */
static void
test_opened_in_sight (Fixture *fixture, gconstpointer data)
{
  Sight sight = { .scroller = part (fixture, "scroller") };
  GtkTextBuffer *text = gtk_text_view_get_buffer (
      GTK_TEXT_VIEW (app_fixture_find (part (fixture, "progress"), "text")));
  ShianPeriod q1 = { 2024, 1 };
  ShianPeriod q2 = { 2024, 2 };

  shian_session_set_period (fixture->session, &q1);
  gtk_text_buffer_set_text (text, "排查食堂12家。\n发现问题3个。\n其余限期整改。", -1);
  shian_task_view_flush (SHIAN_TASK_VIEW (adw_bin_get_child (ADW_BIN (fixture->bin))));
  app_fixture_settle (fixture->session);
  shian_session_set_period (fixture->session, &q2);
  app_fixture_settle (fixture->session);
  gtk_test_widget_wait_for_draw (fixture->window);
  sight.widget = gtk_widget_get_first_child (app_fixture_find (part (fixture, "earlier"), "rows"));
  g_assert_nonnull (sight.widget);
  gtk_expander_set_expanded (GTK_EXPANDER (app_fixture_find (sight.widget, "expander")), TRUE);
  g_assert_false (is_in_sight (&sight));
  app_fixture_wait (is_in_sight, &sight);
}

/* What is called a picture and is none is kept, and says so. */
static void
test_misnamed (Fixture *fixture, gconstpointer data)
{
  GtkWidget *text = add_file (fixture, "通知.txt", "关于开展排查的通知");
  GtkWidget *broken = add_file (fixture, "现场.JPG", "收到一半的照片");

  g_assert_false (gtk_widget_get_visible (app_fixture_find (text, "misnamed")));
  g_assert_true (gtk_widget_get_visible (app_fixture_find (broken, "misnamed")));
}

#define ADD(path, func) g_test_add (path, Fixture, "区教育局", set_up, func, tear_down)

int
main (int argc, char **argv)
{
  app_fixture_init (&argc, &argv);
  ADD ("/task-record/walk", test_walk);
  ADD ("/task-record/open-wording", test_open_wording);
  ADD ("/task-record/step", test_step);
  ADD ("/task-record/added-in-sight", test_added_in_sight);
  ADD ("/task-record/opened-in-sight", test_opened_in_sight);
  ADD ("/task-record/misnamed", test_misnamed);
  return g_test_run ();
}
