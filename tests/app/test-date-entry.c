/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app-fixture.h"

#include "app/date-entry.h"

typedef struct {
  GtkWidget *window;
  GtkWidget *entry;
  GtkWidget *popover;
  GtkWidget *calendar;
  guint n_changed;
} Fixture;

static void
changed_cb (Fixture *fixture)
{
  fixture->n_changed++;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->entry = shian_date_entry_new ();
  fixture->window = app_fixture_show (fixture->entry);
  fixture->popover = app_fixture_find (fixture->entry, "popover");
  fixture->calendar = app_fixture_find (fixture->entry, "calendar");
  g_signal_connect_swapped (fixture->entry, "date-changed", G_CALLBACK (changed_cb), fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
}

static void
assert_date (Fixture *fixture, const char *iso)
{
  g_autofree char *found = shian_date_entry_get_iso (SHIAN_DATE_ENTRY (fixture->entry));

  g_assert_cmpstr (found, ==, iso);
}

static void
open_at (Fixture *fixture, const char *iso)
{
  shian_date_entry_set_iso (SHIAN_DATE_ENTRY (fixture->entry), iso);
  gtk_popover_popup (GTK_POPOVER (fixture->popover));
  gtk_widget_grab_focus (fixture->calendar);
  g_assert_true (gtk_widget_is_focus (fixture->calendar));
}

/* The keys start from the day that is chosen and only Enter tells of another. */
static void
test_keys (Fixture *fixture, gconstpointer data)
{
  open_at (fixture, "2024-04-30");
  g_assert_true (app_fixture_key (fixture->calendar, GDK_KEY_Right, 0));
  g_assert_true (app_fixture_key (fixture->calendar, GDK_KEY_Down, 0));
  assert_date (fixture, "2024-04-30");
  g_assert_cmpuint (fixture->n_changed, ==, 0);
  g_assert_true (app_fixture_key (fixture->calendar, GDK_KEY_Return, 0));
  assert_date (fixture, "2024-05-08");
  g_assert_cmpuint (fixture->n_changed, ==, 1);
  g_assert_false (gtk_widget_get_visible (fixture->popover));
}

static void
test_months (Fixture *fixture, gconstpointer data)
{
  open_at (fixture, "2024-03-31");
  g_assert_true (app_fixture_key (fixture->calendar, GDK_KEY_Page_Up, 0));
  g_assert_true (app_fixture_key (fixture->calendar, GDK_KEY_space, 0));
  assert_date (fixture, "2024-02-29");
  open_at (fixture, "2024-12-31");
  g_assert_true (app_fixture_key (fixture->calendar, GDK_KEY_Page_Down, 0));
  g_assert_true (app_fixture_key (fixture->calendar, GDK_KEY_Up, 0));
  g_assert_true (app_fixture_key (fixture->calendar, GDK_KEY_Left, 0));
  g_assert_true (app_fixture_key (fixture->calendar, GDK_KEY_Return, 0));
  assert_date (fixture, "2025-01-23");
}

/* Closed without Enter, the date stays; other keys are left to others. */
static void
test_left (Fixture *fixture, gconstpointer data)
{
  open_at (fixture, "2024-04-30");
  g_assert_true (app_fixture_key (fixture->calendar, GDK_KEY_Left, 0));
  g_assert_false (app_fixture_key (fixture->calendar, GDK_KEY_Tab, 0));
  gtk_popover_popdown (GTK_POPOVER (fixture->popover));
  assert_date (fixture, "2024-04-30");
  g_assert_cmpuint (fixture->n_changed, ==, 0);
}

int
main (int argc, char *argv[])
{
  app_fixture_init (&argc, &argv);
  g_test_add ("/date-entry/keys", Fixture, NULL, set_up, test_keys, tear_down);
  g_test_add ("/date-entry/months", Fixture, NULL, set_up, test_months, tear_down);
  g_test_add ("/date-entry/left", Fixture, NULL, set_up, test_left, tear_down);
  return g_test_run ();
}
