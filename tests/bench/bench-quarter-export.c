/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CPU time of the quarterly report of many tasks, beside libxlsxwriter writing the same cells in
 * the same run: bare, in its usual mode, and with the formats and row heights such a table needs,
 * given for nothing. Reading the file back before it takes its place is part of the export; what it
 * costs is shown by itself. Usage: bench-quarter-export [ROWS] */
#include "packs/quarter-pack.h"
#include "plan/plan-records.h"
#include "workbook/workbook-check.h"
#include "workbook/workbook-reader.h"

#include <glib/gstdio.h>
#include <math.h>
#include <stdlib.h>
#include <time.h>
#include <xlsxwriter.h>

#define ROUNDS 5
#define COLUMNS 17
#define N_WORDINGS 71

static double
cpu_seconds (void)
{
  struct timespec now;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &now);
  return (double) now.tv_sec + (double) now.tv_nsec / 1e9;
}

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
  double start = cpu_seconds ();
  double end;

  if (!shian_quarter_pack_write_checklist (NULL, checklist, folder, result, &error))
    g_error ("%s", error->message);
  end = cpu_seconds ();
  g_free (*path);
  *path = g_strdup (result->files->pdata[0]);
  return end - start;
}

/* The cells of the export, held in memory for the other side. */
typedef struct {
  GArray *cells; /* ShianCell, COLUMNS for each row */
  GStringChunk *texts;
  guint n_rows;
} Table;

static void
load_table (Table *table, const char *path)
{
  g_autoptr (ShianWorkbookReader) reader = shian_workbook_reader_open (path, NULL, NULL);
  g_autoptr (ShianSheetRows) rows = shian_workbook_reader_rows (reader, 0, NULL);
  const ShianCell *cells;
  guint row;
  guint n;

  table->cells = g_array_new (FALSE, TRUE, sizeof (ShianCell));
  table->texts = g_string_chunk_new (1 << 16);
  while (shian_sheet_rows_next (rows, &row, &cells, &n, NULL)) {
    g_array_set_size (table->cells, (guint) (row * COLUMNS));
    for (guint i = 0; i < n && i < COLUMNS; i++) {
      ShianCell *cell = &g_array_index (table->cells, ShianCell, (row - 1) * COLUMNS + i);
      *cell = cells[i];
      if (cell->text != NULL)
        cell->text = g_string_chunk_insert (table->texts, cell->text);
    }
    table->n_rows = row;
  }
}

static void
write_raw_row (lxw_worksheet *sheet, guint row, const ShianCell *cells, lxw_format **formats)
{
  for (guint i = 0; i < COLUMNS; i++) {
    lxw_col_t column = (lxw_col_t) i;
    lxw_format *format = formats[i];
    if (cells[i].kind == SHIAN_CELL_TEXT)
      worksheet_write_string (sheet, row, column, cells[i].text, format);
    else if (cells[i].kind == SHIAN_CELL_NUMBER)
      worksheet_write_number (sheet, row, column, cells[i].number, format);
    else
      worksheet_write_blank (sheet, row, column, format);
  }
}

/* In constant memory, or as the library does when it is told nothing; one format or one for each
 * column and a height for each row, as the export has. */
typedef enum { BARE, USUAL, DRESSED, USUAL_DRESSED, N_RAW_MODES } RawMode;

static gboolean
is_dressed (RawMode mode)
{
  return mode == DRESSED || mode == USUAL_DRESSED;
}

static void
make_formats (lxw_workbook *book, RawMode mode, lxw_format **formats)
{
  for (guint i = 0; i < COLUMNS; i++) {
    if (i > 0 && !is_dressed (mode)) {
      formats[i] = formats[0];
      continue;
    }
    formats[i] = workbook_add_format (book);
    format_set_text_wrap (formats[i]);
    format_set_border (formats[i], LXW_BORDER_THIN);
    format_set_indent (formats[i], (guint8) i); /* no two alike */
  }
}

static double
time_raw (const Table *table, const char *path, RawMode mode)
{
  lxw_workbook_options options = { .constant_memory = mode == BARE || mode == DRESSED };
  double start = cpu_seconds ();
  lxw_workbook *book = workbook_new_opt (path, &options);
  lxw_worksheet *sheet = workbook_add_worksheet (book, "季度报表");
  lxw_format *formats[COLUMNS];

  make_formats (book, mode, formats);
  for (guint row = 0; row < table->n_rows; row++) {
    if (is_dressed (mode))
      worksheet_set_row (sheet, row, 20 + 15 * (row % 7), NULL);
    write_raw_row (sheet, row, &g_array_index (table->cells, ShianCell, row * COLUMNS), formats);
  }
  if (workbook_close (book) != LXW_NO_ERROR)
    g_error ("libxlsxwriter cannot write %s", path);
  return cpu_seconds () - start;
}

/* The checks by themselves. The counts given are wrong on purpose in the last place looked at, so
 * that everything is read. */
static double
time_check (const char *path, const Table *table)
{
  g_autoptr (GPtrArray) sheets = g_ptr_array_new ();
  ShianWrittenSheet report = { .name = (char *) "季度报表", .n_rows = table->n_rows };
  ShianWrittenSheet lists = { .name = (char *) "选项", .n_rows = 5, .hidden = TRUE };
  double start = cpu_seconds ();

  g_ptr_array_add (sheets, &report);
  g_ptr_array_add (sheets, &lists);
  if (shian_workbook_check (path, sheets, FALSE, NULL))
    g_error ("a wrong count passed");
  return cpu_seconds () - start;
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
  double raw[N_RAW_MODES] = { INFINITY, INFINITY, INFINITY, INFINITY };
  double ours = INFINITY, check = INFINITY;
  Table table = { 0 };

  time_export (checklist, folder, &path);
  load_table (&table, path);
  for (guint i = 0; i < ROUNDS; i++) {
    for (guint mode = 0; mode < N_RAW_MODES; mode++)
      raw[mode] = MIN (raw[mode], time_raw (&table, raw_path, (RawMode) mode));
    ours = MIN (ours, time_export (checklist, folder, &path));
    check = MIN (check, time_check (path, &table));
  }
  g_print ("quarter export of %u rows by %d columns, CPU seconds, best of %d\n", n_rows, COLUMNS,
           ROUNDS);
  g_print ("libxlsxwriter, usual mode            %.3f\n", raw[USUAL]);
  g_print ("  with formats and row heights       %.3f\n", raw[USUAL_DRESSED]);
  g_print ("libxlsxwriter, constant memory       %.3f\n", raw[BARE]);
  g_print ("  with formats and row heights       %.3f\n", raw[DRESSED]);
  g_print ("export                               %.3f\n", ours);
  g_print ("  of which reading back              %.3f\n", check);
  print_ratios ("usual mode", ours, check, raw[USUAL], raw[USUAL_DRESSED]);
  print_ratios ("constant memory", ours, check, raw[BARE], raw[DRESSED]);
  g_unlink (path);
  g_unlink (raw_path);
  g_rmdir (folder);
  return 0;
}
