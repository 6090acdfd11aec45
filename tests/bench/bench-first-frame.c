/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Processor time to the first frame of the window with its checklist, beside a bare libadwaita window
 * with the same number of widgets and rows of the same text, without any store. Prints the medians
 * of several rounds in milliseconds and their ratio.
 *
 * Usage: bench-first-frame STORE [ROUNDS] */
#include "app/checklist-list.h"
#include "app/checklist-row.h"
#include "app/window.h"

#include <stdlib.h>
#include <time.h>

static ShianSession *session;
static guint n_widgets; /* on screen in the product's window */

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  session = shian_session_open_finish (result, &error);
  if (session == NULL) {
    g_printerr ("%s\n", error->message);
    exit (1);
  }
  shian_window_set_session (SHIAN_WINDOW (data), session);
}

static void
drawn_cb (gboolean *drawn)
{
  *drawn = TRUE;
}

/* Until a frame was painted after everything there is to show had been given to the window. */
static void
wait_for_frame (GtkWidget *window)
{
  gboolean drawn = FALSE;
  GdkFrameClock *frames = gtk_widget_get_frame_clock (window);
  gulong handler = g_signal_connect_swapped (frames, "after-paint", G_CALLBACK (drawn_cb), &drawn);

  gtk_widget_queue_draw (window);
  while (!drawn)
    g_main_context_iteration (NULL, TRUE);
  g_signal_handler_disconnect (frames, handler);
}

static guint
count_widgets (GtkWidget *widget)
{
  guint n = 1;

  if (!gtk_widget_get_mapped (widget))
    return 0;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += count_widgets (child);
  return n;
}

static double
product (const char *path)
{
  clock_t start = clock ();
  GtkWidget *window = shian_window_new (NULL);
  double ms;

  session = NULL;
  shian_session_open_async (path, NULL, opened_cb, window);
  gtk_window_present (GTK_WINDOW (window));
  while (session == NULL)
    g_main_context_iteration (NULL, TRUE);
  wait_for_frame (window);
  ms = (double) (clock () - start) * 1000 / CLOCKS_PER_SEC;
  n_widgets = count_widgets (window);
  gtk_window_destroy (GTK_WINDOW (window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  return ms;
}

static GtkWidget *
make_label (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  return label;
}

static GtkWidget *
make_row (const ShianChecklistItem *item)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_box_append (GTK_BOX (texts), make_label (item->book->measure->title));
  gtk_box_append (GTK_BOX (texts), make_label (item->book->task->text));
  gtk_box_append (GTK_BOX (row), texts);
  gtk_box_append (GTK_BOX (row), gtk_label_new (shian_checklist_role_title (item->role)));
  gtk_box_append (GTK_BOX (row), gtk_label_new ("推进中"));
  gtk_box_append (GTK_BOX (row), gtk_label_new ("12月31日"));
  return row;
}

static double
bare (const ShianChecklist *checklist)
{
  clock_t start = clock ();
  GtkWidget *window = adw_application_window_new (NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *list = gtk_list_box_new ();
  GtkWidget *more = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  double ms;

  gtk_window_set_default_size (GTK_WINDOW (window), 1200, 720);
  for (guint i = 0; i < checklist->items->len; i++)
    gtk_list_box_append (GTK_LIST_BOX (list), make_row (checklist->items->pdata[i]));
  /* A row holds some eight widgets, the frame some forty: labels make up the rest. */
  for (guint i = checklist->items->len * 8 + 40; i < n_widgets; i++)
    gtk_box_append (GTK_BOX (more), make_label ("全部单位任务清单"));
  gtk_box_append (GTK_BOX (box), more);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), list);
  gtk_widget_set_vexpand (scrolled, TRUE);
  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (box), scrolled);
  adw_application_window_set_content (ADW_APPLICATION_WINDOW (window), box);
  gtk_window_present (GTK_WINDOW (window));
  wait_for_frame (window);
  ms = (double) (clock () - start) * 1000 / CLOCKS_PER_SEC;
  gtk_window_destroy (GTK_WINDOW (window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  return ms;
}

static int
compare (const void *a, const void *b)
{
  double difference = *(const double *) a - *(const double *) b;
  return difference < 0 ? -1 : difference > 0;
}

static double
median (double *values, int n)
{
  qsort (values, (size_t) n, sizeof *values, compare);
  return values[n / 2];
}

int
main (int argc, char **argv)
{
  int rounds = argc > 2 ? CLAMP (atoi (argv[2]), 1, 99) : 7;
  double own[99], other[99];
  g_autoptr (ShianChecklist) checklist = NULL;

  if (argc < 2) {
    g_printerr ("usage: bench-first-frame STORE [ROUNDS]\n");
    return 2;
  }
  gtk_init ();
  adw_init ();
  product (argv[1]);
  checklist = shian_checklist_load (
      shian_session_get_reader (session), shian_session_get_directory (session),
      shian_session_get_unit (session), shian_session_get_period (session), NULL);
  for (int i = 0; i < rounds; i++) {
    g_clear_object (&session);
    own[i] = product (argv[1]);
    other[i] = bare (checklist);
  }
  g_print ("rows %u, widgets %u\nwindow %.0f ms\nbare %.0f ms\nratio %.2f\n", checklist->items->len,
           n_widgets, median (own, rounds), median (other, rounds),
           median (own, rounds) / median (other, rounds));
  g_clear_object (&session);
  return 0;
}
