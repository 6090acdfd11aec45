/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The window that takes a list over, in front of the real one: sheet, columns, kind, and back again. */
#include "app-fixture.h"

#include "app/subject-import-window.h"
#include "app/window.h"
#include "subjects/subject-register.h"

#include <string.h>

typedef struct {
  ShianSession *session;
  GtkWidget *window;
  ShianSubjectImportWindow *import;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->session = app_fixture_open ();
  app_fixture_set_up (fixture->session, "区教育局");
  fixture->window = shian_window_new (NULL);
  gtk_window_present (GTK_WINDOW (fixture->window));
  shian_window_set_session (SHIAN_WINDOW (fixture->window), fixture->session);
  app_fixture_settle (fixture->session);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  if (fixture->import != NULL)
    gtk_window_destroy (GTK_WINDOW (fixture->import));
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  app_fixture_settle (fixture->session);
  app_fixture_close (fixture->session);
}

static GtkWidget *
part (Fixture *fixture, const char *id)
{
  return app_fixture_find (GTK_WIDGET (fixture->import), id);
}

static void
open_list_over (Fixture *fixture, GtkWidget *page, const char *content)
{
  g_autofree char *folder = g_path_get_dirname (shian_session_get_path (fixture->session));
  g_autofree char *path = g_build_filename (folder, "list.csv", NULL);

  g_assert_true (g_file_set_contents (path, content, -1, NULL));
  fixture->import = shian_subject_import_window_present (page, fixture->session, path);
  g_object_add_weak_pointer (G_OBJECT (fixture->import), (gpointer *) &fixture->import);
  app_fixture_settle (fixture->session);
}

static void
open_list (Fixture *fixture, const char *content)
{
  open_list_over (fixture, app_fixture_find (fixture->window, "content"), content);
}

static gint64
count (Fixture *fixture)
{
  const ShianSubjectFilter all = { .kind = -1 };
  return shian_subject_count (shian_session_get_reader (fixture->session), &all, NULL);
}

static gboolean
shows_text (GtkWidget *root, const char *text)
{
  if (GTK_IS_LABEL (root) && strstr (gtk_label_get_text (GTK_LABEL (root)), text) != NULL)
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (shows_text (child, text))
      return TRUE;
  return FALSE;
}

static const char *
summary_of (Fixture *fixture)
{
  return gtk_label_get_text (GTK_LABEL (part (fixture, "summary")));
}

/* The name is the second field the drop-downs offer, after the kind. */
static void
choose_name (Fixture *fixture, int line)
{
  GtkGrid *grid = GTK_GRID (part (fixture, "columns"));

  gtk_drop_down_set_selected (GTK_DROP_DOWN (gtk_grid_get_child_at (grid, 1, line)), 2);
  app_fixture_settle (fixture->session);
}

/* Undo takes the whole list back, and says so. */
static void
test_undo (Fixture *fixture, gconstpointer data)
{
  open_list (fixture, "单位名称,乡镇\n示例小学食堂,示例镇\n示例中学食堂,示例镇\n");
  g_signal_emit_by_name (part (fixture, "apply"), "clicked");
  app_fixture_settle (fixture->session);
  g_assert_null (fixture->import);
  g_assert_cmpint (count (fixture), ==, 2);
  g_assert_true (shows_text (fixture->window, "Taken over: 2 new"));
  gtk_widget_activate_action (fixture->window, "win.undo", NULL);
  app_fixture_settle (fixture->session);
  g_assert_cmpint (count (fixture), ==, 0);
}

/* No heading is known: the name is pointed out by hand, and the kind, which nothing tells. */
static void
test_by_hand (Fixture *fixture, gconstpointer data)
{
  open_list (fixture, "某某名册\n甲,乙\n示例之家,示例镇\n");
  g_assert_cmpstr (summary_of (fixture), ==, "The list cannot be taken over");
  g_assert_true (shows_text (GTK_WIDGET (fixture->import), "as row 2 names them"));
  choose_name (fixture, 0);
  g_assert_nonnull (strstr (summary_of (fixture), "1 rejected"));
  g_assert_true (gtk_widget_get_visible (part (fixture, "kind")));
  g_assert_false (gtk_widget_get_visible (part (fixture, "sheet")));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (part (fixture, "kind")), SHIAN_SUBJECT_STALL + 1);
  app_fixture_settle (fixture->session);
  g_assert_nonnull (strstr (summary_of (fixture), "1 new"));
  g_assert_false (gtk_widget_get_visible (part (fixture, "working")));
}

static void
test_advice (Fixture *fixture, gconstpointer data)
{
  open_list (fixture, "单位名称,许可证有效期至\n示例小学食堂,2027-05-20\n示例中学食堂,某日\n");
  g_assert_true (shows_text (GTK_WIDGET (fixture->import), "1 row is not taken over."));
  g_signal_emit_by_name (part (fixture, "apply"), "clicked");
  app_fixture_settle (fixture->session);
  g_assert_nonnull (fixture->import);
  g_assert_true (gtk_widget_get_visible (part (fixture, "rejects")));
  g_assert_true (gtk_widget_get_visible (part (fixture, "advice")));
  g_assert_false (gtk_widget_get_sensitive (part (fixture, "choices")));
}

/* Stopped while it waits for the worker: nothing is written, and the window says so. */
static void
test_stop (Fixture *fixture, gconstpointer data)
{
  open_list (fixture, "单位名称,乡镇\n示例小学食堂,示例镇\n");
  g_signal_emit_by_name (part (fixture, "apply"), "clicked");
  g_assert_true (gtk_widget_get_visible (part (fixture, "working")));
  g_signal_emit_by_name (part (fixture, "stop"), "clicked");
  app_fixture_settle (fixture->session);
  if (count (fixture) > 0) /* it was quicker */
    g_assert_cmpint (count (fixture), ==, 1);
  else
    g_assert_true (gtk_widget_get_sensitive (part (fixture, "apply")));
}

/* The page is filled anew behind the window; with it gone the keys are in the list, not among the
 * pages at left. */
static void
test_keys_come_back (Fixture *fixture, gconstpointer data)
{
  GtkWidget *page, *search = app_fixture_find (fixture->window, "search");

  shian_window_show_page (SHIAN_WINDOW (fixture->window), "subjects");
  app_fixture_settle (fixture->session);
  page = GTK_WIDGET (shian_window_get_page (SHIAN_WINDOW (fixture->window)));
  open_list_over (fixture, page, "单位名称,乡镇\n示例小学食堂,示例镇\n示例中学食堂,示例镇\n");
  gtk_widget_grab_focus (search);
  g_signal_emit_by_name (part (fixture, "apply"), "clicked");
  app_fixture_settle (fixture->session);
  g_assert_null (fixture->import);
  g_assert_nonnull (gtk_root_get_focus (GTK_ROOT (fixture->window)));
  g_assert_true (gtk_widget_is_ancestor (gtk_root_get_focus (GTK_ROOT (fixture->window)), page));
}

int
main (int argc, char **argv)
{
  app_fixture_init (&argc, &argv);
#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  ADD ("/app/subject-import/undo", test_undo);
  ADD ("/app/subject-import/by-hand", test_by_hand);
  ADD ("/app/subject-import/advice", test_advice);
  ADD ("/app/subject-import/stop", test_stop);
  ADD ("/app/subject-import/keys-come-back", test_keys_come_back);
  return g_test_run ();
}
