/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CPU time of the quarterly report of many tasks, beside libxlsxwriter writing the same cells in
 * the same run: bare, in its usual mode, and with the formats and row heights such a table needs,
 * given for nothing. Reading the file back before it takes its place is part of the export; what it
 * costs is shown by itself. Usage: bench-quarter-export [ROWS] */
#include "packs/quarter-pack.h"
#include "plan/plan-records.h"
#include "raw-workbook.h"
#include "timing.h"
#include "workbook/workbook-check.h"

#include <glib/gstdio.h>
#include <math.h>
#include <stdlib.h>

#define ROUNDS 5
#define N_WORDINGS 71

/* A book of as many tasks as a yearly plan has; the checklist repeats them. */
static ShianBookTask *
new_task (guint i)
{
  static const char *const units[] = { "区教育局", "区市场监管局", "区卫生健康委",
                                       "区食品安全委相关成员单位" };
  ShianBookTask *book = g_new0 (ShianBookTask, 1);
  ShianTask *task = shian_task_new ();
  GString *text = g_string_new (NULL);

  for (guint k = 0; k < 2 + i % 5; k++)
    g_string_append_printf (text, "推动集中用餐单位第%u项问题治理，落实校长（园长）负责制。", k);
  task->text = g_string_free (text, FALSE);
  task->clause = g_strdup ("区教育局、区市场监管局按职责分工负责");
  task->record.id = g_strdup_printf ("%u", i);
  book->task = task;
  book->label = g_strdup_printf ("（%u）-%u", i % 32 + 1, i % 7 + 1);
  book->responsibilities = g_ptr_array_new ();
  book->quantities = g_ptr_array_new ();
  for (guint k = 0; k < G_N_ELEMENTS (units); k++) {
    ShianResponsibility *one = shian_responsibility_new ();
    one->unit_name = g_strdup (units[k]);
    one->role = k == 3 ? SHIAN_ROLE_SUPPORT : SHIAN_ROLE_ASSIGNED;
    g_ptr_array_add (book->responsibilities, one);
  }
  return book;
}

static ShianChecklistItem *
new_item (const ShianBookTask *book, guint i)
{
  ShianChecklistItem *item = g_new0 (ShianChecklistItem, 1);
  ShianProgress *progress = shian_progress_new ();

  progress->status = (int) (i % 4);
  progress->text = g_strdup_printf (
      "截至6月30日，检查学校食堂%u家次，发现问题%u个，已督促整改%u个，整改率96.3%%。", i % 300,
      i % 37, i % 31);
  progress->figure = i % 300;
  progress->problems = i % 3 == 0 ? g_strdup ("部分食堂“三防”设施不到位。") : NULL;
  progress->next_plan = g_strdup ("下季度完成整改并复查。");
  progress->reporter = g_strdup ("填报员");
  item->book = book;
  item->involved = TRUE;
  item->progress = progress;
  item->figure_total = i;
  item->target = g_strdup ("覆盖率100%");
  return item;
}

static ShianChecklist *
new_checklist (guint n_rows)
{
  ShianChecklist *checklist = g_new0 (ShianChecklist, 1);
  ShianBookTask *tasks[N_WORDINGS];

  for (guint i = 0; i < N_WORDINGS; i++)
    tasks[i] = new_task (i);
  checklist->has_period = TRUE;
  checklist->period = (ShianPeriod){ 2024, 2 };
  checklist->unit = shian_unit_new ();
  checklist->unit->short_name = g_strdup ("区教育局");
  checklist->items = g_ptr_array_new ();
  for (guint i = 0; i < n_rows; i++)
    g_ptr_array_add (checklist->items, new_item (tasks[i % N_WORDINGS], i));
  return checklist;
}

static double
time_export (const ShianChecklist *checklist, const char *folder, char **path)
{
  g_autoptr (ShianPackResult) result = shian_pack_result_new ();
  g_autoptr (GError) error = NULL;
  double start = bench_processor_ms () / 1e3;
  double end;

  if (!shian_quarter_pack_write_checklist (NULL, checklist, folder, result, &error))
    g_error ("%s", error->message);
  end = bench_processor_ms () / 1e3;
  g_free (*path);
  *path = g_strdup (result->files->pdata[0]);
  return end - start;
}

/* The checks by themselves. The counts given are wrong on purpose in the last place looked at, so
 * that everything is read. */
static double
time_check (const char *path, const BenchTable *table)
{
  g_autoptr (GPtrArray) sheets = g_ptr_array_new ();
  ShianWrittenSheet report = { .name = (char *) "季度报表", .n_rows = table->n_rows };
  ShianWrittenSheet lists = { .name = (char *) "选项", .n_rows = 5, .hidden = TRUE };
  double start = bench_processor_ms () / 1e3;

  g_ptr_array_add (sheets, &report);
  g_ptr_array_add (sheets, &lists);
  if (shian_workbook_check (path, sheets, FALSE, NULL))
    g_error ("a wrong count passed");
  return bench_processor_ms () / 1e3 - start;
}

static void
print_ratios (const char *mode, double ours, double check, double bare, double dressed)
{
  g_print ("ratio to %s\n", mode);
  g_print ("  bare                               %.2f\n", ours / bare);
  g_print ("  with formats and row heights       %.2f\n", ours / dressed);
  g_print ("    without reading back             %.2f\n", (ours - check) / dressed);
}

int
main (int argc, char *argv[])
{
  guint n_rows = argc > 1 ? (guint) atoi (argv[1]) : 20000;
  g_autofree char *folder = g_dir_make_tmp ("shian-bench-XXXXXX", NULL);
  g_autofree char *raw_path = g_build_filename (folder, "raw.xlsx", NULL);
  g_autofree char *path = NULL;
  ShianChecklist *checklist = new_checklist (n_rows);
  double raw[N_BENCH_MODES] = { INFINITY, INFINITY, INFINITY, INFINITY };
  double ours = INFINITY, check = INFINITY;
  BenchTable *table;

  time_export (checklist, folder, &path);
  table = bench_load_table (path);
  for (guint i = 0; i < ROUNDS; i++) {
    for (guint mode = 0; mode < N_BENCH_MODES; mode++)
      raw[mode] = MIN (raw[mode], bench_write_raw (table, raw_path, (BenchMode) mode));
    ours = MIN (ours, time_export (checklist, folder, &path));
    check = MIN (check, time_check (path, table));
  }
  g_print ("quarter export of %u rows by %d columns, CPU seconds, best of %d\n", n_rows,
           (int) table->n_columns, ROUNDS);
  g_print ("libxlsxwriter, usual mode            %.3f\n", raw[BENCH_USUAL]);
  g_print ("  with formats and row heights       %.3f\n", raw[BENCH_USUAL_DRESSED]);
  g_print ("libxlsxwriter, constant memory       %.3f\n", raw[BENCH_BARE]);
  g_print ("  with formats and row heights       %.3f\n", raw[BENCH_DRESSED]);
  g_print ("export                               %.3f\n", ours);
  g_print ("  of which reading back              %.3f\n", check);
  print_ratios ("usual mode", ours, check, raw[BENCH_USUAL], raw[BENCH_USUAL_DRESSED]);
  print_ratios ("constant memory", ours, check, raw[BENCH_BARE], raw[BENCH_DRESSED]);
  g_unlink (path);
  g_unlink (raw_path);
  g_rmdir (folder);
  return 0;
}
