/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A list that is filled anew while something else has the keys: they come back to the line chosen. */
#include "app-fixture.h"

#include "app/line-list.h"
#include "app/line.h"

#define N_LINES 200
#define CHOSEN "150"

typedef struct {
  GtkWidget *window;
  GtkWidget *entry;
  ShianLineList *list;
} Fixture;

static void
fill (Fixture *fixture, guint first)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = first; i < N_LINES; i++) {
    g_autofree char *id = g_strdup_printf ("%u", i);
    const ShianLineText text = { .id = id, .title = id };
    g_ptr_array_add (lines, shian_line_new (&text));
  }
  shian_line_list_set_lines (fixture->list, lines);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  fixture->entry = gtk_entry_new ();
  fixture->list = g_object_new (SHIAN_TYPE_LINE_LIST, "height-request", 300, NULL);
  gtk_box_append (GTK_BOX (box), fixture->entry);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (fixture->list));
  fixture->window = app_fixture_show (box);
  fill (fixture, 0);
  gtk_widget_grab_focus (fixture->entry);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
}

static gboolean
keys_on_selected (gpointer data)
{
  Fixture *fixture = data;
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (fixture->window));

  return focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (fixture->list)) &&
         (gtk_widget_get_state_flags (focus) & GTK_STATE_FLAG_SELECTED) != 0;
}

static void
test_filled_anew (Fixture *fixture, gconstpointer data)
{
  g_assert_true (shian_line_list_select (fixture->list, CHOSEN));
  fill (fixture, 100);
  fill (fixture, 0);
  g_assert_cmpstr (shian_line_list_get_selected (fixture->list), ==, CHOSEN);
  g_assert_true (shian_line_list_focus (fixture->list));
  app_fixture_wait (keys_on_selected, fixture);
}

static gboolean
tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  guint *frames = data;

  (*frames)++;
  return G_SOURCE_CONTINUE;
}

static gboolean
later (gpointer data)
{
  return *(guint *) data > 10;
}

/* Whoever goes elsewhere at once is not fetched back. */
static void
test_gone_elsewhere (Fixture *fixture, gconstpointer data)
{
  guint frames = 0;

  g_assert_true (shian_line_list_select (fixture->list, CHOSEN));
  g_assert_true (shian_line_list_focus (fixture->list));
  gtk_widget_grab_focus (fixture->entry);
  gtk_widget_add_tick_callback (fixture->window, tick_cb, &frames, NULL);
  app_fixture_wait (later, &frames);
  g_assert_true (
      gtk_widget_is_ancestor (gtk_root_get_focus (GTK_ROOT (fixture->window)), fixture->entry));
}

int
main (int argc, char **argv)
{
  app_fixture_init (&argc, &argv);
  g_test_add ("/list-keys/filled-anew", Fixture, NULL, set_up, test_filled_anew, tear_down);
  g_test_add ("/list-keys/gone-elsewhere", Fixture, NULL, set_up, test_gone_elsewhere, tear_down);
  return g_test_run ();
}
