/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a page of the window costs the thread that draws it, with a large data file against one that
 * holds a page of everything; goal: within 1.3×. Of each page: “opened”, from choosing it for the
 * first time to its first frame, and “again”, from a change of the data to the next frame. Each run is
 * a process of its own, the two files taking turns. Needs a display.
 * Usage: bench-pages SMALL.db LARGE.db [ROUNDS], both made by “demo” and “demo fill”. */
#include "app/application.h"
#include "app/window.h"
#include "base/locale.h"
#include "timing.h"

#include <glib/gstdio.h>
#include <stdio.h>
#include <unistd.h>

#define MAX_ROUNDS 99
#define AGAIN 15
#define SETTLING_MS 150 /* without a frame: nothing more comes */

static const char *const PAGES[] = { "subjects", "canteens", "findings" };
#define N_PAGES G_N_ELEMENTS (PAGES)

typedef struct {
  double opened[N_PAGES];
  double again[N_PAGES];
} Times;

/* One run of the program */

typedef struct {
  GtkWidget *window;
  gint64 last_frame;
  guint n_frames;
} Run;

/* Of the thread that draws: what the worker does meanwhile holds nothing up. */
static double
drawing_ms (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);
  return (double) now.tv_sec * 1e3 + (double) now.tv_nsec / 1e6;
}

static void
painted_cb (Run *run)
{
  run->last_frame = g_get_monotonic_time ();
  run->n_frames++;
}

static void
settle (Run *run)
{
  while (g_get_monotonic_time () - run->last_frame < SETTLING_MS * 1000 ||
         shian_window_get_page (SHIAN_WINDOW (run->window)) == NULL)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (1000);
}

/* Until something was drawn. */
static double
until_drawn (const Run *run, double since)
{
  guint before = run->n_frames;

  while (run->n_frames == before)
    g_main_context_iteration (NULL, TRUE);
  return drawing_ms () - since;
}

static double
open_page (Run *run, const char *name)
{
  double since = drawing_ms ();

  if (!shian_window_show_page (SHIAN_WINDOW (run->window), name)) {
    g_printerr ("no page %s\n", name);
    exit (EXIT_FAILURE);
  }
  return until_drawn (run, since);
}

static double
refresh (Run *run)
{
  double times[AGAIN];

  for (guint i = 0; i < AGAIN; i++) {
    double since = drawing_ms ();
    shian_page_refresh_soon (shian_window_get_page (SHIAN_WINDOW (run->window)));
    gtk_widget_queue_draw (run->window);
    times[i] = until_drawn (run, since);
    settle (run);
  }
  return bench_median (times, AGAIN);
}

static gboolean
measure_cb (gpointer data)
{
  Run *run = data;

  settle (run);
  for (guint i = 0; i < N_PAGES; i++) {
    double opened = open_page (run, PAGES[i]);
    settle (run);
    g_print ("%.3f %.3f\n", opened, refresh (run));
  }
  fflush (stdout);
  _exit (0);
}

static void
realized_cb (GtkWidget *window, Run *run)
{
  run->window = window;
  g_signal_connect_swapped (gtk_widget_get_frame_clock (window), "after-paint",
                            G_CALLBACK (painted_cb), run);
  g_timeout_add (SETTLING_MS, measure_cb, run);
}

static void
window_added_cb (GtkApplication *application, GtkWindow *window, Run *run)
{
  if (SHIAN_IS_WINDOW (window))
    g_signal_connect (window, "realize", G_CALLBACK (realized_cb), run);
}

static int
run_program (char *store)
{
  g_autoptr (ShianApplication) application = NULL;
  char *words[] = { (char *) "shian", (char *) "--store", store, NULL };
  Run run = { 0 };

  shian_locale_init (NULL);
  gtk_disable_setlocale ();
  application = shian_application_new ();
  g_application_set_flags (G_APPLICATION (application), G_APPLICATION_NON_UNIQUE);
  g_signal_connect (application, "window-added", G_CALLBACK (window_added_cb), &run);
  return g_application_run (G_APPLICATION (application), 3, words);
}

/* All runs */

static Times
spawn (const char *store)
{
  g_autofree char *self = g_file_read_link ("/proc/self/exe", NULL);
  const char *words[] = { self, "--run", store, NULL };
  g_autofree char *said = NULL;
  const char *line;
  Times times = { 0 };

  if (!g_spawn_sync (NULL, (char **) words, NULL, G_SPAWN_DEFAULT, NULL, NULL, &said, NULL, NULL,
                     NULL))
    exit (EXIT_FAILURE);
  line = said;
  for (guint i = 0; i < N_PAGES; i++) {
    if (line == NULL || sscanf (line, "%lf %lf", &times.opened[i], &times.again[i]) != 2) {
      g_printerr ("%s: nothing was measured\n", store);
      exit (EXIT_FAILURE);
    }
    line = strchr (line, '\n');
    line = line != NULL ? line + 1 : NULL;
  }
  return times;
}

static void
tell (const char *page, const char *what, double *small, double *large, guint rounds)
{
  double one = bench_median (small, rounds), other = bench_median (large, rounds);

  g_print ("%-9s %-7s small %7.2f ms  large %7.2f ms  ratio %.2f\n", page, what, one, other,
           other / one);
}

static void
measure (char **stores, guint rounds)
{
  double opened[N_PAGES][2][MAX_ROUNDS], again[N_PAGES][2][MAX_ROUNDS];

  for (guint i = 0; i < rounds; i++)
    for (guint side = 0; side < 2; side++) {
      Times times = spawn (stores[side]);
      for (guint page = 0; page < N_PAGES; page++) {
        opened[page][side][i] = times.opened[page];
        again[page][side][i] = times.again[page];
      }
    }
  for (guint page = 0; page < N_PAGES; page++) {
    tell (PAGES[page], "opened", opened[page][0], opened[page][1], rounds);
    tell (PAGES[page], "again", again[page][0], again[page][1], rounds);
  }
}

int
main (int argc, char **argv)
{
  if (argc == 3 && g_str_equal (argv[1], "--run"))
    return run_program (argv[2]);
  if (argc < 3 || (g_getenv ("DISPLAY") == NULL && g_getenv ("WAYLAND_DISPLAY") == NULL)) {
    g_print ("skipped: two data files and a display are needed\n");
    return 77;
  }
  measure (argv + 1, argc > 3 ? (guint) CLAMP (atoi (argv[3]), 1, MAX_ROUNDS) : 5);
  return 0;
}
