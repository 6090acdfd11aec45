/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lists taken over: what they offer to choose from, how far they are, and that stopping writes
 * nothing. */
#include "store-fixture.h"
#include "base/error.h"
#include "store/history.h"
#include "subjects/subject-import.h"
#include "workbook/workbook-writer.h"

static char *
path_of (StoreFixture *fixture, const char *name)
{
  return g_build_filename (fixture->folder, name, NULL);
}

static const ShianColumn NOTES[] = { { .title = "怎么填" }, { .title = "乡镇" } };
static const ShianColumn SCHOOLS[] = { { .title = "单位名称" }, { .title = "乡镇" } };
static const ShianSheet SHEETS[] = {
  { .name = "说明", .columns = NOTES, .n_columns = 2 },
  { .name = "小学", .columns = SCHOOLS, .n_columns = 2 },
  { .name = "中学", .columns = SCHOOLS, .n_columns = 2 },
};

static gboolean
fill_workbook (ShianWorkbookWriter *writer, gpointer data, GError **error)
{
  static const char *const names[] = { "看第二张表", "示例小学食堂", "示例中学食堂" };

  for (guint i = 0; i < G_N_ELEMENTS (SHEETS); i++) {
    const ShianCell cells[] = { shian_cell_text (names[i]), shian_cell_text ("示例镇") };
    if (!shian_workbook_writer_begin_sheet (writer, &SHEETS[i], error) ||
        !shian_workbook_writer_add_row (writer, cells, 2, error))
      return FALSE;
  }
  return TRUE;
}

static void
test_sheets (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *path = path_of (fixture, "three.xlsx");
  g_autoptr (ShianImportOutline) outline = shian_import_outline_new ();
  ShianImportOptions options = { .sheet = -1, .kind = -1, .outline = outline };
  g_autoptr (ShianSubjectImport) first = NULL;
  g_autoptr (ShianSubjectImport) third = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (shian_workbook_write (path, NULL, fill_workbook, NULL, NULL, &error));
  first = shian_subject_import_read (fixture->store, path, &options, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (outline->sheets->len, ==, 3);
  g_assert_cmpstr (outline->sheets->pdata[2], ==, "中学");
  g_assert_cmpint (outline->hidden->data[0], ==, 0);
  g_assert_cmpint (outline->sheet, ==, 1);
  g_assert_cmpuint (outline->columns->len, ==, 2);
  g_assert_cmpstr (first->sheet_name, ==, "小学");
  options.outline = NULL;
  options.sheet = 2;
  third = shian_subject_import_read (fixture->store, path, &options, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (((ShianImportRow *) third->rows->pdata[0])->after->name, ==, "示例中学食堂");
}

/* Nothing says which column is the name: the headings are offered all the same, and one choice is
 * enough. */
static void
test_unknown_headings (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *path = path_of (fixture, "odd.csv");
  g_autoptr (ShianImportOutline) outline = shian_import_outline_new ();
  g_autoptr (GHashTable) mapping = g_hash_table_new (g_str_hash, g_str_equal);
  ShianImportOptions options = { .sheet = -1, .kind = -1, .outline = outline };
  g_autoptr (ShianSubjectImport) import = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (
      g_file_set_contents (path, "某某区名册,,\n甲,乙,丙\n示例小学食堂,1,2\n", -1, NULL));
  import = shian_subject_import_read (fixture->store, path, &options, NULL, &error);
  g_assert_null (import);
  g_assert_error (error, SHIAN_ERROR, SHIAN_ERROR_INVALID);
  g_assert_cmpint (outline->sheet, ==, 0);
  g_assert_cmpuint (outline->heading_row, ==, 2);
  g_assert_cmpuint (outline->columns->len, ==, 3);
  g_assert_cmpstr (((ShianImportColumn *) outline->columns->pdata[0])->heading, ==, "甲");
  g_clear_error (&error);
  g_hash_table_insert (mapping, (char *) "甲", (char *) "name");
  options.mapping = mapping;
  options.outline = NULL;
  import = shian_subject_import_read (fixture->store, path, &options, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (import->n_new, ==, 1);
}

static void
test_kind (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *path = path_of (fixture, "kind.csv");
  ShianImportOptions options = { .sheet = -1, .kind = -1 };
  g_autoptr (ShianSubjectImport) guessed = NULL;
  g_autoptr (ShianSubjectImport) said = NULL;

  g_assert_true (g_file_set_contents (path, "单位名称,乡镇\n示例之家,示例镇\n", -1, NULL));
  guessed = shian_subject_import_read (fixture->store, path, &options, NULL, NULL);
  g_assert_cmpuint (guessed->n_rejected, ==, 1);
  options.kind = SHIAN_SUBJECT_STALL;
  said = shian_subject_import_read (fixture->store, path, &options, NULL, NULL);
  g_assert_cmpuint (said->n_rejected, ==, 0);
  g_assert_cmpint (((ShianImportRow *) said->rows->pdata[0])->after->kind, ==, SHIAN_SUBJECT_STALL);
}

static char *
write_many (StoreFixture *fixture, guint n)
{
  char *path = path_of (fixture, "many.csv");
  g_autoptr (GString) text = g_string_new ("单位名称,乡镇\n");

  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "示例%u小学食堂,示例镇\n", i);
  g_assert_true (g_file_set_contents (path, text->str, -1, NULL));
  return path;
}

/* Told how far it is; stopped, nothing is written; then it goes in and out as one step. */
static void
test_progress (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *path = write_many (fixture, 40);
  const ShianSubjectFilter all = { .kind = -1 };
  int progress = 0;
  ShianImportOptions options = { .sheet = -1, .kind = -1, .progress = &progress };
  g_autoptr (ShianSubjectImport) import = NULL;
  g_autoptr (ShianSubjectImport) again = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *undone = NULL;

  import = shian_subject_import_read (fixture->store, path, &options, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (progress, ==, 40);
  g_cancellable_cancel (cancellable);
  g_assert_null (shian_subject_import_read (fixture->store, path, &options, cancellable, &error));
  g_assert_error (error, SHIAN_ERROR, SHIAN_ERROR_CANCELLED);
  g_clear_error (&error);
  g_assert_false (
      shian_subject_import_apply (fixture->store, import, cancellable, &progress, &error));
  g_assert_error (error, SHIAN_ERROR, SHIAN_ERROR_CANCELLED);
  g_clear_error (&error);
  g_assert_cmpint (shian_subject_count (fixture->store, &all, NULL), ==, 0);
  again = shian_subject_import_read (fixture->store, path, &options, NULL, &error);
  g_assert_true (shian_subject_import_apply (fixture->store, again, NULL, &progress, &error));
  g_assert_no_error (error);
  g_assert_cmpint (progress, ==, 39);
  g_assert_cmpint (shian_subject_count (fixture->store, &all, NULL), ==, 40);
  undone = shian_store_undo (fixture->store, &error);
  g_assert_no_error (error);
  g_assert_nonnull (strstr (undone, "many.csv"));
  g_assert_cmpint (shian_subject_count (fixture->store, &all, NULL), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func)                                                                            \
  g_test_add (path, StoreFixture, NULL, store_fixture_set_up, func, store_fixture_tear_down)
  ADD ("/subjects/import/sheets", test_sheets);
  ADD ("/subjects/import/unknown-headings", test_unknown_headings);
  ADD ("/subjects/import/kind", test_kind);
  ADD ("/subjects/import/progress", test_progress);
  return g_test_run ();
}
