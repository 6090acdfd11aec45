/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pack-fixture.h"

#include "checklist/work.h"
#include "plan/plan-import.h"
#include "plan/plan-parser.h"
#include "reports/registers.h"
#include "workbook/workbook-reader.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <math.h>

#define PLAN "/io/github/shian/Shian/plans/jinghai-2024.txt"

static void
import_plan (ShianStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_resources_lookup_data (PLAN, 0, &error);
  g_autofree char *source = NULL;
  ShianPlanText *text;
  g_autoptr (ShianPlanImport) import = NULL;

  g_assert_no_error (error);
  source = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  text = shian_plan_parser_parse (source, &error);
  g_assert_no_error (error);
  import = shian_plan_import_new (store, text, "builtin", &error);
  g_assert_no_error (error);
  g_free (import->issued);
  import->issued = g_strdup ("2024-03-29");
  g_assert_true (shian_plan_import_accept (store, import, &error));
}

PackFixture *
pack_fixture_new (void)
{
  PackFixture *fixture = g_new0 (PackFixture, 1);
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;

  fixture->folder = g_dir_make_tmp ("shian-packs-XXXXXX", &error);
  g_assert_no_error (error);
  path = g_build_filename (fixture->folder, "data", "shian.db", NULL);
  fixture->store = shian_registers_open (path, SHIAN_STORE_CREATE, &error);
  g_assert_no_error (error);
  import_plan (fixture->store);
  fixture->directory = shian_unit_directory_load (fixture->store, &error);
  fixture->unit = shian_unit_directory_require (fixture->directory, "区教育局", &error);
  g_assert_no_error (error);
  fixture->period = (ShianPeriod){ 2024, 2 };
  return fixture;
}

static void
remove_tree (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *path = g_build_filename (folder, name, NULL);
    if (g_file_test (path, G_FILE_TEST_IS_DIR))
      remove_tree (path);
    else
      g_unlink (path);
  }
  g_rmdir (folder);
}

void
pack_fixture_free (PackFixture *fixture)
{
  shian_unit_directory_free (fixture->directory);
  shian_store_close (fixture->store);
  remove_tree (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture);
}

ShianChecklist *
pack_fixture_checklist (PackFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  ShianChecklist *checklist = shian_checklist_load (fixture->store, fixture->directory,
                                                    fixture->unit, &fixture->period, &error);

  g_assert_no_error (error);
  return checklist;
}

static char *
task_id (PackFixture *fixture, guint i)
{
  g_autoptr (ShianChecklist) checklist = pack_fixture_checklist (fixture);
  const ShianChecklistItem *item;

  g_assert_cmpuint (i, <, checklist->items->len);
  item = checklist->items->pdata[i];
  return g_strdup (item->book->task->record.id);
}

void
pack_fixture_enter (PackFixture *fixture, guint i, const char *period, ShianStatus status,
                    const char *text, double figure, const char *problems)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *task = task_id (fixture, i);
  g_autoptr (ShianProgress) progress =
      shian_progress_find_or_new (fixture->store, task, fixture->unit->record.id, period, &error);

  g_assert_no_error (error);
  progress->status = status;
  g_free (progress->text);
  progress->text = g_strdup (text);
  progress->figure = figure;
  g_free (progress->problems);
  progress->problems = g_strdup (problems);
  g_free (progress->reporter);
  progress->reporter = g_strdup ("填报员");
  g_assert_true (shian_progress_save (fixture->store, progress, &error));
}

void
pack_fixture_add_evidence (PackFixture *fixture, guint i, const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *task = task_id (fixture, i);
  g_autofree char *key = shian_period_key (&fixture->period);
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
  ShianEvidence *evidence;

  g_assert_true (g_file_set_contents (path, name, -1, NULL));
  evidence =
      shian_evidence_add (fixture->store, task, fixture->unit->record.id, key, path, FALSE, &error);
  g_assert_no_error (error);
  shian_evidence_free (evidence);
}

void
pack_fixture_keep (const char *path)
{
  const char *folder = g_getenv ("SHIAN_KEEP");
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *copy = NULL;
  g_autofree char *bytes = NULL;
  gsize length;

  if (folder == NULL)
    return;
  copy = g_build_filename (folder, name, NULL);
  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  g_assert_true (g_file_set_contents (copy, bytes, (gssize) length, NULL));
}

struct _PackTable {
  GPtrArray *rows; /* GArray of ShianCell; NULL for a row without content */
  GStringChunk *texts;
};

static void
row_free (gpointer data)
{
  if (data != NULL)
    g_array_unref (data);
}

static void
take_row (PackTable *table, guint row, const ShianCell *cells, guint n)
{
  GArray *copy = g_array_new (FALSE, TRUE, sizeof (ShianCell));

  g_array_append_vals (copy, cells, n);
  for (guint i = 0; i < n; i++) {
    ShianCell *cell = &g_array_index (copy, ShianCell, i);
    if (cell->text != NULL)
      cell->text = g_string_chunk_insert (table->texts, cell->text);
  }
  g_ptr_array_set_size (table->rows, (int) MAX (table->rows->len, row + 1));
  table->rows->pdata[row] = copy;
}

PackTable *
pack_table_load (const char *path, const char *sheet)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ShianWorkbookReader) reader = shian_workbook_reader_open (path, NULL, &error);
  g_autoptr (ShianSheetRows) rows = NULL;
  PackTable *table = g_new0 (PackTable, 1);
  const ShianCell *cells;
  guint row;
  guint n;
  int index;

  g_assert_no_error (error);
  index = shian_workbook_reader_find_sheet (reader, sheet);
  g_assert_cmpint (index, >=, 0);
  rows = shian_workbook_reader_rows (reader, (guint) index, &error);
  table->rows = g_ptr_array_new_with_free_func (row_free);
  table->texts = g_string_chunk_new (4096);
  while (shian_sheet_rows_next (rows, &row, &cells, &n, &error))
    take_row (table, row, cells, n);
  g_assert_no_error (error);
  return table;
}

void
pack_table_free (PackTable *table)
{
  g_ptr_array_unref (table->rows);
  g_string_chunk_free (table->texts);
  g_free (table);
}

static const ShianCell *
cell_at (const PackTable *table, guint row, guint column)
{
  static const ShianCell empty = { .number = (double) NAN };
  const GArray *cells = row < table->rows->len ? table->rows->pdata[row] : NULL;

  return cells != NULL && column <= cells->len ? &g_array_index (cells, ShianCell, column - 1)
                                               : &empty;
}

ShianCellKind
pack_table_kind (const PackTable *table, guint row, guint column)
{
  return cell_at (table, row, column)->kind;
}

const char *
pack_table_text (const PackTable *table, guint row, guint column)
{
  return cell_at (table, row, column)->text;
}

double
pack_table_number (const PackTable *table, guint row, guint column)
{
  const ShianCell *cell = cell_at (table, row, column);
  return cell->kind == SHIAN_CELL_EMPTY ? (double) NAN : cell->number;
}

guint
pack_table_find (const PackTable *table, const char *text)
{
  for (guint row = 1; row < table->rows->len; row++)
    if (g_strcmp0 (pack_table_text (table, row, 1), text) == 0)
      return row;
  return 0;
}

guint
pack_table_last_row (const PackTable *table)
{
  return table->rows->len - 1;
}
