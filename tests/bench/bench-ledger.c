/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CPU time of the ledger of many inspections and of the one of their findings, read from the data file
 * page after page, beside libxlsxwriter writing the same cells, given for nothing; goal: 1.2 to the
 * latter with the formats and row heights such a table needs. Memory: what a ledger of a tenth needs
 * and what the whole needs. Usage: bench-ledger [DATA-FILE] made by “demo fill”; without, a small one. */
#include "inspection/inspection-sample.h"
#include "inspection/template-store.h"
#include "packs/ledgers.h"
#include "raw-workbook.h"
#include "reports/registers.h"
#include "subjects/subject-sample.h"
#include "timing.h"

#include <glib/gstdio.h>
#include <math.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#define ROUNDS 3
#define FEW 400 /* inspections where no data file is given */

static void
must (gboolean ok, const char *what, GError *error)
{
  if (ok)
    return;
  fprintf (stderr, "%s failed: %s\n", what, error != NULL ? error->message : "?");
  exit (EXIT_FAILURE);
}

static ShianStore *
open_store (const char *folder, const char *given)
{
  g_autofree char *own = g_build_filename (folder, "small.db", NULL);
  g_autoptr (GError) error = NULL;
  ShianStore *store = shian_store_open (given != NULL ? given : own, SHIAN_STORE_CREATE,
                                        shian_registers_schema (), &error);

  must (store != NULL, "opening", error);
  if (given == NULL)
    must (shian_subjects_fill_sample (store, 3, FEW, &error) &&
              shian_template_install_builtin (store, &error) &&
              shian_inspections_fill_sample (store, "campus-canteen", 3, FEW, &error),
          "filling", error);
  return store;
}

/* The most this process ever held; set back by writing 5 to clear_refs. */
static double
peak_mb (void)
{
  g_autofree char *status = NULL;
  const char *line;

  if (!g_file_get_contents ("/proc/self/status", &status, NULL, NULL) ||
      (line = strstr (status, "VmHWM:")) == NULL)
    return 0;
  return g_ascii_strtod (line + strlen ("VmHWM:"), NULL) / 1024;
}

static void
forget_peak (void)
{
  FILE *file = fopen ("/proc/self/clear_refs", "w");

  if (file != NULL) {
    fputs ("5", file);
    fclose (file);
  }
}

typedef gboolean (*Write) (ShianStore *store, const ShianLedgerRange *range, const char *folder,
                           const char *name, ShianPackResult *result, GError **error);

static double
time_export (Write write, ShianStore *store, const char *from, const char *folder, char **path)
{
  g_autoptr (ShianPackResult) result = shian_pack_result_new ();
  g_autoptr (GError) error = NULL;
  ShianLedgerRange range = { .from = from, .words = "全部" };
  double since = bench_processor_ms ();

  must (write (store, &range, folder, "台账", result, &error), "ledger", error);
  since = bench_processor_ms () - since;
  if (*path != NULL)
    g_unlink (*path);
  g_free (*path);
  *path = g_strdup (result->files->pdata[0]);
  return since / 1e3;
}

static void
measure_memory (const char *title, Write write, ShianStore *store, const char *folder)
{
  static const char *const froms[] = { "2026-09-01", NULL };
  double peaks[2];

  for (guint i = 0; i < 2; i++) {
    g_autofree char *path = NULL;
    forget_peak ();
    time_export (write, store, froms[i], folder, &path);
    peaks[i] = peak_mb ();
    g_unlink (path);
  }
  printf ("%s: at most %.1f MB since September, %.1f MB for all\n", title, peaks[0], peaks[1]);
}

static void
measure_time (const char *title, Write write, ShianStore *store, const char *folder)
{
  g_autofree char *raw_path = g_build_filename (folder, "raw.xlsx", NULL);
  g_autofree char *path = NULL;
  double ours = INFINITY, raw[N_BENCH_MODES];
  BenchTable *table;

  time_export (write, store, NULL, folder, &path);
  table = bench_load_table (path);
  for (guint i = 0; i < N_BENCH_MODES; i++)
    raw[i] = INFINITY;
  for (guint i = 0; i < ROUNDS; i++) {
    for (guint mode = 0; mode < N_BENCH_MODES; mode++)
      raw[mode] = MIN (raw[mode], bench_write_raw (table, raw_path, (BenchMode) mode));
    ours = MIN (ours, time_export (write, store, NULL, folder, &path));
  }
  printf ("%s: %u rows by %u columns in %.2f s, best of %d\n", title, table->n_rows,
          table->n_columns, ours, ROUNDS);
  printf ("  libxlsxwriter, constant memory: bare %.2f s (x%.2f), dressed %.2f s (x%.2f)\n",
          raw[BENCH_BARE], ours / raw[BENCH_BARE], raw[BENCH_DRESSED], ours / raw[BENCH_DRESSED]);
  printf ("  libxlsxwriter, usual mode: bare %.2f s (x%.2f), dressed %.2f s (x%.2f)\n",
          raw[BENCH_USUAL], ours / raw[BENCH_USUAL], raw[BENCH_USUAL_DRESSED],
          ours / raw[BENCH_USUAL_DRESSED]);
  g_unlink (raw_path);
  g_unlink (path);
}

int
main (int argc, char **argv)
{
  static const struct {
    const char *title;
    Write write;
  } ledgers[] = { { "inspections", shian_canteen_ledger_write },
                  { "findings", shian_finding_ledger_write } };
  g_autofree char *folder = g_dir_make_tmp ("shian-bench-XXXXXX", NULL);
  g_autofree char *clean = g_strdup_printf ("rm -r '%s'", folder);
  ShianStore *store;

  must (folder != NULL, "temporary folder", NULL);
  store = open_store (folder, argc > 1 ? argv[1] : NULL);
  for (guint i = 0; i < G_N_ELEMENTS (ledgers); i++)
    measure_memory (ledgers[i].title, ledgers[i].write, store, folder);
  for (guint i = 0; i < G_N_ELEMENTS (ledgers); i++)
    measure_time (ledgers[i].title, ledgers[i].write, store, folder);
  shian_store_close (store);
  return g_spawn_command_line_sync (clean, NULL, NULL, NULL, NULL) ? EXIT_SUCCESS : EXIT_FAILURE;
}
