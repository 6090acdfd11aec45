/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app-fixture.h"

#include "app/wrap-entry.h"

typedef struct {
  GtkWidget *window;
  GtkWidget *entry;
  guint n_activated;
  guint n_before_event; /* activations when the next event was handled */
  gboolean had_event;
} Fixture;

static void
activate_cb (Fixture *fixture)
{
  fixture->n_activated++;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->entry = shian_wrap_entry_new ();
  fixture->window = app_fixture_show (fixture->entry);
  g_signal_connect_swapped (fixture->entry, "activate", G_CALLBACK (activate_cb), fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
}

/* As a key does: within an action of the user. */
static void
type (Fixture *fixture, const char *text)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (fixture->entry));

  g_assert_true (gtk_text_buffer_insert_interactive_at_cursor (buffer, text, -1, TRUE));
}

static gboolean
had_next_event (gpointer data)
{
  return ((Fixture *) data)->had_event;
}

static gboolean
next_event_cb (gpointer data)
{
  Fixture *fixture = data;

  fixture->n_before_event = fixture->n_activated;
  fixture->had_event = TRUE;
  return G_SOURCE_REMOVE;
}

/* Enter in a burst of keys: the key after it is meant for where Enter leads. */
static void
test_enter_before_next_event (Fixture *fixture, gconstpointer data)
{
  g_autofree char *text = NULL;

  g_idle_add_full (GDK_PRIORITY_EVENTS, next_event_cb, fixture, NULL);
  type (fixture, "冷藏柜");
  type (fixture, "\n");
  app_fixture_wait (had_next_event, fixture);
  g_assert_cmpuint (fixture->n_before_event, ==, 1);
  text = shian_wrap_entry_get_text (SHIAN_WRAP_ENTRY (fixture->entry));
  g_assert_cmpstr (text, ==, "冷藏柜");
}

static void
test_pasted_lines (Fixture *fixture, gconstpointer data)
{
  g_autofree char *text = NULL;

  type (fixture, "冷藏柜\r\n  生熟混放\n");
  g_idle_add_full (G_PRIORITY_LOW, next_event_cb, fixture, NULL);
  app_fixture_wait (had_next_event, fixture);
  text = shian_wrap_entry_get_text (SHIAN_WRAP_ENTRY (fixture->entry));
  g_assert_cmpstr (text, ==, "冷藏柜 生熟混放");
  g_assert_cmpuint (fixture->n_activated, ==, 0);
}

int
main (int argc, char **argv)
{
  app_fixture_init (&argc, &argv);
  g_test_add ("/app/wrap-entry/enter-before-next-event", Fixture, NULL, set_up,
              test_enter_before_next_event, tear_down);
  g_test_add ("/app/wrap-entry/pasted-lines", Fixture, NULL, set_up, test_pasted_lines, tear_down);
  return g_test_run ();
}
