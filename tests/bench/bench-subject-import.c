/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A list of premises: reading its zip and XML alone, comparing it with an empty register, taking it
 * over, and comparing it again; openpyxl reads the same file in read-only mode. Processor times. */
#include "reports/registers.h"
#include "subjects/subject-import.h"
#include "subjects/subject-sample.h"
#include "workbook/workbook-writer.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>

#define ROWS 100000

static void
must (gboolean ok, const char *what)
{
  if (ok)
    return;
  fprintf (stderr, "%s failed\n", what);
  exit (EXIT_FAILURE);
}

static double
seconds (int who)
{
  struct rusage usage;

  getrusage (who, &usage);
  return (double) (usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) +
         (double) (usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6;
}

static const char *const TITLES[] = { "对象名称", "对象类别", "乡镇",     "统一社会信用代码",
                                      "许可证号", "有效期至", "地址",     "村",
                                      "负责人",   "联系电话", "风险等级", "包保等级",
                                      "包保干部", "就餐人数", "备注" };
static const char *const FIELDS[] = { "name",    "kind",           "town",    "credit_code",
                                      "licence", "licence_expiry", "address", "village",
                                      "contact", "phone",          "risk",    "tier",
                                      "cadre",   "diners",         "note" };

static gboolean
fill (ShianWorkbookWriter *writer, gpointer data, GError **error)
{
  static ShianColumn columns[G_N_ELEMENTS (TITLES)];
  static ShianSheet sheet = { .name = "名单",
                              .columns = columns,
                              .n_columns = G_N_ELEMENTS (TITLES) };

  for (guint i = 0; i < G_N_ELEMENTS (TITLES); i++)
    columns[i] = (ShianColumn){ .title = TITLES[i], .width = 12 };
  must (shian_workbook_writer_begin_sheet (writer, &sheet, error), "sheet");
  for (guint row = 0; row < ROWS; row++) {
    g_autoptr (ShianSubject) subject = shian_subject_sample (1, row);
    ShianCell cells[G_N_ELEMENTS (FIELDS)];
    char *texts[G_N_ELEMENTS (FIELDS)];
    for (guint i = 0; i < G_N_ELEMENTS (FIELDS); i++) {
      texts[i] = shian_field_to_text (shian_subject_field (FIELDS[i]), subject);
      cells[i] = shian_cell_text (texts[i]);
    }
    must (shian_workbook_writer_add_row (writer, cells, G_N_ELEMENTS (cells), error), "row");
    for (guint i = 0; i < G_N_ELEMENTS (FIELDS); i++)
      g_free (texts[i]);
  }
  return TRUE;
}

static double
read_alone (const char *path)
{
  double since = seconds (RUSAGE_SELF);
  g_autoptr (ShianTableFile) file = shian_table_file_open (path, NULL, NULL);
  g_autoptr (ShianTableRows) rows = shian_table_file_rows (file, 0, NULL);
  const ShianCell *cells;
  guint row, n_cells, n = 0;

  while (shian_table_rows_next (rows, &row, &cells, &n_cells, NULL))
    n++;
  must (n == ROWS + 1, "reading");
  return seconds (RUSAGE_SELF) - since;
}

static double
read_by_openpyxl (const char *path)
{
  static const char script[] =
      "import sys, openpyxl\n"
      "page = openpyxl.load_workbook (sys.argv[1], read_only=True).worksheets[0]\n"
      "for row in page.iter_rows (values_only=True): pass\n";
  const char *argv[] = { "/usr/bin/python3", "-c", script, path, NULL };
  double since = seconds (RUSAGE_CHILDREN);
  int status = 1;

  if (!g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL, NULL, NULL,
                     &status, NULL) ||
      status != 0)
    return 0;
  return seconds (RUSAGE_CHILDREN) - since;
}

static double
compare (ShianStore *store, const char *path, guint n_new, ShianSubjectImport **import)
{
  ShianImportOptions options = { .sheet = -1, .kind = -1 };
  double since = seconds (RUSAGE_SELF);

  *import = shian_subject_import_read (store, path, &options, NULL, NULL);
  must (*import != NULL && (*import)->n_new == n_new && (*import)->n_changed == 0, "comparing");
  return seconds (RUSAGE_SELF) - since;
}

static void
run (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "list.xlsx", NULL);
  g_autofree char *data = g_build_filename (folder, "a.db", NULL);
  ShianStore *store = shian_store_open (data, SHIAN_STORE_CREATE, shian_registers_schema (), NULL);
  g_autoptr (ShianSubjectImport) first = NULL;
  g_autoptr (ShianSubjectImport) again = NULL;
  double alone, other, compared, since, repeated;

  must (store != NULL && shian_workbook_write (path, NULL, fill, NULL, NULL, NULL), "making");
  alone = read_alone (path);
  other = read_by_openpyxl (path);
  compared = compare (store, path, ROWS, &first);
  printf ("%d rows: zip and XML alone %.2f s; compared with the register %.2f s (x%.2f)\n", ROWS,
          alone, compared, compared / alone);
  if (other > 0)
    printf ("openpyxl read-only %.2f s: %.1f times as long as reading, %.1f times as comparing\n",
            other, other / alone, other / compared);
  since = seconds (RUSAGE_SELF);
  must (shian_subject_import_apply (store, first, NULL, NULL, NULL), "applying");
  printf ("taken over in %.2f s, with history and search index\n", seconds (RUSAGE_SELF) - since);
  repeated = compare (store, path, 0, &again);
  printf ("compared again, nothing changed, in %.2f s\n", repeated);
  shian_store_close (store);
}

int
main (void)
{
  g_autofree char *folder = g_dir_make_tmp ("shian-bench-XXXXXX", NULL);
  g_autofree char *clean = g_strdup_printf ("rm -r '%s'", folder);

  must (folder != NULL, "temporary folder");
  run (folder);
  return g_spawn_command_line_sync (clean, NULL, NULL, NULL, NULL) ? EXIT_SUCCESS : EXIT_FAILURE;
}
