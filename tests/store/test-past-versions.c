/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A data file of every version there ever was opens, keeps its rows, and ends as a new one begins. */
#include "store-fixture.h"

#include "base/error.h"
#include "checklist/work.h"
#include "store/backup.h"
#include "store/history.h"
#include "store/save.h"
#include "store/setting.h"
#include "store/statement.h"

#include <sqlite3.h>
#include <string.h>

#define NEWEST 9

static void
load_dump (const char *path, int version)
{
  g_autofree char *name = g_strdup_printf ("v%d.sql", version);
  g_autofree char *file = g_test_build_filename (G_TEST_DIST, "store", "fixtures", name, NULL);
  g_autofree char *sql = NULL;
  char *message = NULL;
  sqlite3 *db = NULL;

  g_assert_true (g_file_get_contents (file, &sql, NULL, NULL));
  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  sqlite3_exec (db, sql, NULL, NULL, &message);
  g_assert_cmpstr (message, ==, NULL);
  g_assert_cmpint (sqlite3_close (db), ==, SQLITE_OK);
}

static char *
ask (sqlite3 *db, const char *sql)
{
  g_autoptr (GString) out = g_string_new (NULL);
  sqlite3_stmt *stmt = NULL;

  g_assert_cmpint (sqlite3_prepare_v2 (db, sql, -1, &stmt, NULL), ==, SQLITE_OK);
  while (sqlite3_step (stmt) == SQLITE_ROW) {
    for (int i = 0; i < sqlite3_column_count (stmt); i++) {
      const char *text = (const char *) sqlite3_column_text (stmt, i);
      g_string_append_printf (out, "%s|", text != NULL ? text : "NULL");
    }
    g_string_append_c (out, '\n');
  }
  sqlite3_finalize (stmt);
  return g_string_free (g_steal_pointer (&out), FALSE);
}

/* Columns, links and indexes of every table, without the wording of the SQL. */
#define COLUMNS                                                                                    \
  "SELECT m.name, c.name, c.type, c.\"notnull\", c.dflt_value, c.pk FROM sqlite_schema m, "        \
  "pragma_table_info (m.name) c WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%' "            \
  "ORDER BY 1, 2"
#define LINKS                                                                                      \
  "SELECT m.name, f.\"from\", f.\"table\", f.\"to\", f.on_delete FROM sqlite_schema m, "           \
  "pragma_foreign_key_list (m.name) f WHERE m.type = 'table' ORDER BY 1, 2"
#define INDEXES                                                                                    \
  "SELECT m.name, i.name, i.\"unique\", i.partial, c.seqno, c.name FROM sqlite_schema m, "         \
  "pragma_index_list (m.name) i, pragma_index_info (i.name) c WHERE m.type = 'table' "             \
  "ORDER BY 1, 2, 5"

static void
assert_same_schema (const char *path, const char *new_path)
{
  static const char *const questions[] = { COLUMNS, LINKS, INDEXES };
  sqlite3 *one = NULL, *other = NULL;

  g_assert_cmpint (sqlite3_open (path, &one), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_open (new_path, &other), ==, SQLITE_OK);
  for (guint i = 0; i < G_N_ELEMENTS (questions); i++) {
    g_autofree char *found = ask (one, questions[i]);
    g_autofree char *wanted = ask (other, questions[i]);
    g_assert_cmpstr (found, !=, "");
    g_assert_cmpstr (found, ==, wanted);
  }
  sqlite3_close (one);
  sqlite3_close (other);
}

/* The tables of records as the dump has them: a newer version may add empty ones. */
#define TABLES                                                                                     \
  "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' "              \
  "AND name NOT LIKE '%\\_search%' ESCAPE '\\'"

static GStrv
list_tables (const char *path)
{
  sqlite3 *db = NULL;
  g_autofree char *names = NULL;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  names = ask (db, TABLES);
  sqlite3_close (db);
  names[strlen (names) - 2] = '\0';
  return g_strsplit (names, "|\n", -1);
}

static void
assert_rows (ShianStore *store, const char *const *tables)
{
  for (guint k = 0; tables[k] != NULL; k++) {
    const char *name = tables[k];
    g_autofree char *sql = g_strdup_printf ("SELECT count(*) FROM \"%s\"", name);
    const ShianRecordType *type = shian_store_find_type (store, name);
    gint64 n = fixture_integer (store, sql);
    g_test_message ("%s: %d rows", name, (int) n);
    g_assert_cmpint (n, >, 0);
    if (type != NULL) {
      g_autoptr (GPtrArray) records = shian_store_select (store, type, "", NULL, "");
      g_assert_cmpint (records->len, ==, n);
      for (guint i = 0; i < records->len; i++)
        g_assert_true (shian_record_validate (type, records->pdata[i], NULL));
    }
  }
}

static void
assert_known_values (ShianStore *store)
{
  g_autoptr (GPtrArray) progress = shian_progress_list (store, NULL, "2024Q2", NULL);
  g_autofree char *unit = shian_setting_get (store, "unit");
  g_autofree char *offered = shian_store_peek_undo (store);
  const ShianProgress *row;

  g_assert_cmpstr (unit, ==, "区教育局");
  g_assert_cmpuint (progress->len, ==, 1);
  row = progress->pdata[0];
  g_assert_cmpint (row->status, ==, SHIAN_STATUS_IN_PROGRESS);
  g_assert_cmpfloat (row->figure_total, ==, 62.5);
  g_assert_cmpstr (row->text, ==, "检查校园食堂 37 家，发现问题 5 个。\n均已整改。");
  g_assert_cmpstr (offered, ==, "修改：进展");
}

static void
test_version (Place *place, gconstpointer data)
{
  int version = GPOINTER_TO_INT (data);
  g_autofree char *new_path = g_build_filename (place->folder, "new.db", NULL);
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) tables = NULL;
  ShianStore *store;

  load_dump (place->path, version);
  tables = list_tables (place->path);
  fixture_make_store (new_path, 0);
  store = fixture_open (place->path, 0, &error);
  g_assert_no_error (error);
  g_assert_cmpint (shian_store_get_version (store), ==, NEWEST);
  shian_store_check (store, TRUE, &error);
  g_assert_no_error (error);
  assert_rows (store, (const char *const *) tables);
  assert_known_values (store);
  g_assert_true (shian_setting_set (store, "unit", "区商务局", &error));
  g_assert_no_error (error);
  shian_store_close (store);
  assert_same_schema (place->path, new_path);
}

/* A version without its dump here would go untested for ever. */
static void
test_all_dumped (Place *place, gconstpointer unused)
{
  g_autoptr (ShianStore) store = fixture_open (place->path, SHIAN_STORE_CREATE, NULL);
  g_assert_cmpint (shian_store_get_version (store), ==, NEWEST);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (int i = 1; i <= NEWEST; i++) {
    g_autofree char *name = g_strdup_printf ("/store/past-versions/v%d", i);
    g_test_add (name, Place, GINT_TO_POINTER (i), place_set_up, test_version, place_tear_down);
  }
  g_test_add ("/store/past-versions/all-dumped", Place, NULL, place_set_up, test_all_dumped,
              place_tear_down);
  return g_test_run ();
}
