/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list of premises opened and scrolled to its end; goal: the first rows within 100 ms and memory
 * flat at any size. Argument: a data file. */
#include "app/subject-model.h"
#include "reports/registers.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define IN_SIGHT 200 /* rows a list on screen asks for */

static double
now_ms (void)
{
  return (double) g_get_monotonic_time () / 1e3;
}

static double
resident_mb (void)
{
  g_autofree char *text = NULL;
  const char *pages;

  if (!g_file_get_contents ("/proc/self/statm", &text, NULL, NULL))
    return 0;
  pages = strchr (text, ' ');
  return (double) g_ascii_strtoull (pages != NULL ? pages : "0", NULL, 10) *
         (double) sysconf (_SC_PAGESIZE) / 1e6;
}

static void
look (GListModel *model, guint from, guint n)
{
  for (guint i = from; i < from + n && i < g_list_model_get_n_items (model); i++) {
    g_autoptr (GObject) item = g_list_model_get_item (model, i);
    if (item == NULL)
      exit (EXIT_FAILURE);
  }
}

static void
measure (ShianStore *store, ShianSubjectOrder order, const char *name)
{
  ShianSubjectView view = SHIAN_SUBJECT_VIEW_ALL;
  g_autoptr (ShianSubjectModel) model = shian_subject_model_new ();
  GListModel *list = G_LIST_MODEL (model);
  double since = now_ms (), first, before, slowest = 0, most = 0;
  guint n;

  view.order = order;
  if (!shian_subject_model_show (model, store, &view, NULL, NULL))
    exit (EXIT_FAILURE);
  look (list, 0, IN_SIGHT);
  first = now_ms () - since;
  n = g_list_model_get_n_items (list);
  before = resident_mb ();
  since = now_ms ();
  for (guint i = 0; i < n; i += IN_SIGHT) {
    double step = now_ms ();
    look (list, i, IN_SIGHT);
    slowest = MAX (slowest, now_ms () - step);
    if (i / IN_SIGHT % 50 == 0)
      most = MAX (most, resident_mb ());
  }
  printf ("%-8s %8u rows: first %.1f ms, to the end %.1f s, slowest %d rows %.1f ms, memory %.0f → "
          "%.0f MB at most\n",
          name, n, first, (now_ms () - since) / 1e3, IN_SIGHT, slowest, before, most);
  since = now_ms ();
  look (list, n / 2, IN_SIGHT);
  printf ("%-8s back to the middle %.1f ms\n", name, now_ms () - since);
}

int
main (int argc, char **argv)
{
  g_autoptr (ShianStore) store = NULL;

  if (argc < 2) {
    printf ("bench-subject-list FILE: a data file with premises, as shianctl demo fill makes it\n");
    return EXIT_SUCCESS;
  }
  store = shian_store_open (argv[1], SHIAN_STORE_READ_ONLY, shian_registers_schema (), NULL);
  if (store == NULL)
    return EXIT_FAILURE;
  measure (store, SHIAN_SUBJECT_BY_TOWN, "by town");
  measure (store, SHIAN_SUBJECT_BY_NAME, "by name");
  measure (store, SHIAN_SUBJECT_BY_EXPIRY, "by end");
  return EXIT_SUCCESS;
}
