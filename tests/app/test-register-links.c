/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Choosing which kinds of premises count for a measure, from the settings, by keys. */
#include "app-fixture.h"

#include "app/line-list.h"
#include "app/register-links-window.h"
#include "app/settings-page.h"
#include "app/window.h"
#include "reports/register-links.h"
#include "subjects/subject.h"

#include <string.h>

typedef struct {
  ShianSession *session;
  GtkWidget *main;
  GtkWidget *window;
  ShianLineList *measures;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  GtkWidget *page;

  fixture->session = app_fixture_open ();
  app_fixture_set_up (fixture->session, "区教育局");
  fixture->main = shian_window_new (NULL);
  gtk_window_present (GTK_WINDOW (fixture->main));
  shian_window_set_session (SHIAN_WINDOW (fixture->main), fixture->session);
  shian_window_show_page (SHIAN_WINDOW (fixture->main), "settings");
  page = GTK_WIDGET (shian_window_get_page (SHIAN_WINDOW (fixture->main)));
  g_signal_emit_by_name (app_fixture_find (page, "links_button"), "clicked");
  fixture->window = app_fixture_wait_window (SHIAN_TYPE_REGISTER_LINKS_WINDOW);
  fixture->measures = SHIAN_LINE_LIST (app_fixture_find (fixture->window, "measures"));
  app_fixture_settle (fixture->session);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  if (fixture->window != NULL)
    gtk_window_destroy (GTK_WINDOW (fixture->window));
  gtk_window_destroy (GTK_WINDOW (fixture->main));
  app_fixture_settle (fixture->session);
  app_fixture_close (fixture->session);
}

static GtkCheckButton *
get_check (Fixture *fixture, ShianSubjectKind kind)
{
  GtkWidget *check = gtk_widget_get_first_child (app_fixture_find (fixture->window, "kinds"));

  for (int i = 0; i < (int) kind; i++)
    check = gtk_widget_get_next_sibling (check);
  return GTK_CHECK_BUTTON (check);
}

/* To the measure with that number. */
static void
choose (Fixture *fixture, gint64 number)
{
  g_autoptr (GPtrArray) ids = shian_line_list_get_ids (fixture->measures);

  for (guint i = 0; i < ids->len; i++)
    if (g_ascii_strtoll (ids->pdata[i], NULL, 10) == number) {
      g_assert_true (shian_line_list_select (fixture->measures, ids->pdata[i]));
      return;
    }
  g_assert_not_reached ();
}

static void
assert_kinds (Fixture *fixture, gint64 measure, const char *expected)
{
  g_autofree char *kinds = NULL;

  app_fixture_settle (fixture->session);
  kinds = shian_register_links_kinds (shian_session_get_reader (fixture->session), measure);
  g_assert_cmpstr (kinds, ==, expected);
}

static gboolean
said (Fixture *fixture, const char *words)
{
  g_autofree char *text = shian_line_list_to_text (fixture->measures);

  return strstr (text, words) != NULL;
}

static void
test_tick (Fixture *fixture, gconstpointer data)
{
  choose (fixture, 6);
  g_assert_true (gtk_check_button_get_active (get_check (fixture, SHIAN_SUBJECT_CAMPUS_CANTEEN)));
  g_assert_false (gtk_check_button_get_active (get_check (fixture, SHIAN_SUBJECT_STALL)));
  /* Two ticks before the store has answered to the first. */
  gtk_check_button_set_active (get_check (fixture, SHIAN_SUBJECT_STALL), TRUE);
  gtk_check_button_set_active (get_check (fixture, SHIAN_SUBJECT_EATERY), TRUE);
  assert_kinds (fixture, 6, "campus_canteen;eatery;stall");
  g_assert_true (said (fixture, "Campus canteen、Small eatery、Food stall"));
  choose (fixture, 7);
  g_assert_false (gtk_check_button_get_active (get_check (fixture, SHIAN_SUBJECT_STALL)));
  gtk_check_button_set_active (get_check (fixture, SHIAN_SUBJECT_CAMPUS_CANTEEN), FALSE);
  assert_kinds (fixture, 7, NULL);
  g_assert_true (said (fixture, "No numbers"));
}

static void
test_undo_and_reset (Fixture *fixture, gconstpointer data)
{
  choose (fixture, 6);
  gtk_check_button_set_active (get_check (fixture, SHIAN_SUBJECT_STALL), TRUE);
  assert_kinds (fixture, 6, "campus_canteen;stall");
  gtk_widget_activate_action (fixture->window, "links.undo", NULL);
  assert_kinds (fixture, 6, "campus_canteen");
  g_assert_false (gtk_check_button_get_active (get_check (fixture, SHIAN_SUBJECT_STALL)));
  gtk_check_button_set_active (get_check (fixture, SHIAN_SUBJECT_WORKSHOP), TRUE);
  assert_kinds (fixture, 6, "campus_canteen;workshop");
  g_signal_emit_by_name (app_fixture_find (fixture->window, "reset"), "clicked");
  assert_kinds (fixture, 6, "campus_canteen");
  g_assert_false (gtk_check_button_get_active (get_check (fixture, SHIAN_SUBJECT_WORKSHOP)));
  g_assert_false (shian_register_links_are_own (shian_session_get_reader (fixture->session)));
}

/* The keys begin at the list; Enter goes to the kinds, Tab through them, Escape closes. */
static void
test_keys (Fixture *fixture, gconstpointer data)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (fixture->window));
  GtkWidget *last = GTK_WIDGET (get_check (fixture, SHIAN_SUBJECT_SELLER));
  guint n = 0;

  g_assert_true (gtk_widget_is_ancestor (focus, GTK_WIDGET (fixture->measures)));
  g_signal_emit_by_name (fixture->measures, "line-opened");
  g_assert_true (gtk_root_get_focus (GTK_ROOT (fixture->window)) ==
                 GTK_WIDGET (get_check (fixture, SHIAN_SUBJECT_CAMPUS_CANTEEN)));
  while (gtk_root_get_focus (GTK_ROOT (fixture->window)) != last && n++ < 20)
    gtk_widget_child_focus (fixture->window, GTK_DIR_TAB_FORWARD);
  g_assert_cmpuint (n, ==, SHIAN_SUBJECT_SELLER);
  gtk_widget_activate_action (fixture->window, "window.close", NULL);
  fixture->window = NULL;
}

int
main (int argc, char **argv)
{
  app_fixture_init (&argc, &argv);
#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  ADD ("/app/register-links/tick", test_tick);
  ADD ("/app/register-links/undo-and-reset", test_undo_and_reset);
  ADD ("/app/register-links/keys", test_keys);
  return g_test_run ();
}
