/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files that are refused, with the reason, and stay byte for byte as they are. */
#include "store-fixture.h"

#include "base/error.h"
#include "store/save.h"
#include "store/setting.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static void
run_sql (const char *path, const char *sql)
{
  sqlite3 *db = NULL;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_close (db), ==, SQLITE_OK);
}

static void
test_not_a_database (Place *place, gconstpointer unused)
{
  g_autofree char *text = g_strdup ("静海区2024年食品安全监督管理计划\n");
  g_autofree char *garbage = g_malloc (5000);
  g_autofree char *message = NULL;

  for (guint i = 0; i < 5000; i++)
    garbage[i] = (char) (i * 7919 % 251);
  g_assert_true (g_file_set_contents (place->path, garbage, 5000, NULL));
  g_free (fixture_assert_left_alone (place->path, 0, SHIAN_ERROR_FOREIGN, TRUE));
  g_assert_true (g_file_set_contents (place->path, "x", 1, NULL));
  g_free (fixture_assert_left_alone (place->path, SHIAN_STORE_CREATE, SHIAN_ERROR_FOREIGN, TRUE));
  g_assert_true (g_file_set_contents (place->path, text, -1, NULL));
  message = fixture_assert_left_alone (place->path, SHIAN_STORE_CREATE, SHIAN_ERROR_FOREIGN, TRUE);
  g_assert_nonnull (strstr (message, place->path));
  g_free (
      fixture_assert_left_alone (place->path, SHIAN_STORE_READ_ONLY, SHIAN_ERROR_FOREIGN, TRUE));
}

/* What a cut-off copy or a full disk leaves must not pass for a new file. */
static void
test_empty (Place *place, gconstpointer unused)
{
  g_autofree char *backups = g_build_filename (place->folder, "backups", NULL);
  g_autofree char *backup =
      g_build_filename (backups, "shian-20240520-080000-000001-manual.db", NULL);
  g_autofree char *message = NULL;

  g_assert_true (g_file_set_contents (place->path, "", 0, NULL));
  g_free (fixture_assert_left_alone (place->path, 0, SHIAN_ERROR_CORRUPT, TRUE));
  g_free (
      fixture_assert_left_alone (place->path, SHIAN_STORE_READ_ONLY, SHIAN_ERROR_CORRUPT, TRUE));
  g_assert_cmpint (g_mkdir (backups, 0700), ==, 0);
  g_assert_true (g_file_set_contents (backup, "x", 1, NULL));
  message = fixture_assert_refused (place->path, SHIAN_STORE_CREATE, SHIAN_ERROR_CORRUPT);
  g_assert_nonnull (strstr (message, place->path));
}

static void
test_not_a_file (Place *place, gconstpointer unused)
{
  g_assert_cmpint (g_mkdir (place->path, 0700), ==, 0);
  g_free (fixture_assert_refused (place->path, SHIAN_STORE_CREATE, SHIAN_ERROR_FOREIGN));
  g_assert_cmpint (g_rmdir (place->path), ==, 0);
  g_assert_cmpint (mkfifo (place->path, 0600), ==, 0); /* must not wait for a writer */
  g_free (fixture_assert_refused (place->path, 0, SHIAN_ERROR_FOREIGN));
}

static void
test_foreign (Place *place, gconstpointer unused)
{
  g_autofree char *message = NULL;

  run_sql (place->path, "PRAGMA application_id = 252006673; CREATE TABLE t (x); "
                        "CREATE INDEX i ON t (x); INSERT INTO t VALUES (1)");
  message = fixture_assert_left_alone (place->path, 0, SHIAN_ERROR_FOREIGN, TRUE);
  g_assert_nonnull (strstr (message, "252006673"));
  g_assert_nonnull (strstr (message, "1397244238"));
  g_free (
      fixture_assert_left_alone (place->path, SHIAN_STORE_READ_ONLY, SHIAN_ERROR_FOREIGN, TRUE));
}

static void
test_foreign_without_mark (Place *place, gconstpointer unused)
{
  run_sql (place->path, "CREATE TABLE setting (id); INSERT INTO setting VALUES (1)");
  g_free (fixture_assert_left_alone (place->path, SHIAN_STORE_CREATE, SHIAN_ERROR_FOREIGN, FALSE));
}

/* Another program's file with changes still in its journal: they stay there. */
static void
test_foreign_journal (Place *place, gconstpointer unused)
{
  g_autofree char *copy = g_build_filename (place->folder, "copy.db", NULL);
  g_autofree char *wal = g_strconcat (place->path, "-wal", NULL);
  g_autofree char *copy_wal = g_strconcat (copy, "-wal", NULL);
  g_autoptr (GBytes) journal = NULL;
  g_autoptr (GBytes) after = NULL;
  sqlite3 *db = NULL;

  g_assert_cmpint (sqlite3_open (place->path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db,
                                 "PRAGMA journal_mode = WAL; CREATE TABLE t (x); "
                                 "PRAGMA wal_checkpoint (TRUNCATE); INSERT INTO t VALUES (1)",
                                 NULL, NULL, NULL),
                   ==, SQLITE_OK);
  journal = fixture_read_bytes (wal);
  g_assert_cmpuint (g_bytes_get_size (journal), >, 0);
  {
    g_autoptr (GBytes) data = fixture_read_bytes (place->path);
    g_assert_true (g_file_set_contents (copy, g_bytes_get_data (data, NULL),
                                        (gssize) g_bytes_get_size (data), NULL));
  }
  g_assert_true (g_file_set_contents (copy_wal, g_bytes_get_data (journal, NULL),
                                      (gssize) g_bytes_get_size (journal), NULL));
  g_free (fixture_assert_left_alone (copy, 0, SHIAN_ERROR_FOREIGN, FALSE));
  after = fixture_read_bytes (copy_wal);
  g_assert_true (g_bytes_equal (journal, after));
  sqlite3_close (db);
}

static void
test_newer (Place *place, gconstpointer unused)
{
  g_autofree char *message = NULL;
  g_autofree char *known = NULL;

  fixture_make_store (place->path, 1);
  {
    g_autoptr (ShianStore) store = fixture_open (place->path, 0, NULL);
    known = g_strdup_printf ("%d", shian_store_get_version (store));
  }
  run_sql (place->path, "PRAGMA user_version = 7777");
  message = fixture_assert_left_alone (place->path, 0, SHIAN_ERROR_TOO_NEW, TRUE);
  g_assert_nonnull (strstr (message, "7777"));
  g_assert_nonnull (strstr (message, known));
  g_free (
      fixture_assert_left_alone (place->path, SHIAN_STORE_READ_ONLY, SHIAN_ERROR_TOO_NEW, TRUE));
}

static void
overwrite (const char *path, goffset from, gsize length)
{
  g_autofree char *noise = g_malloc (length);
  int fd = g_open (path, O_RDWR, 0);

  memset (noise, 0xa5, length);
  g_assert_cmpint (fd, >=, 0);
  g_assert_cmpint (pwrite (fd, noise, length, from), ==, (gssize) length);
  close (fd);
}

static void
test_damaged_pages (Place *place, gconstpointer unused)
{
  g_autoptr (ShianStore) store = NULL;
  g_autoptr (GError) error = NULL;
  GStatBuf info;

  fixture_make_store (place->path, 500);
  g_assert_cmpint (g_stat (place->path, &info), ==, 0);
  overwrite (place->path, info.st_size / 2, 40000);
  store = fixture_open (place->path, SHIAN_STORE_READ_ONLY, &error);
  g_assert_no_error (error);
  g_assert_false (shian_store_check (store, FALSE, &error));
  g_assert_error (error, SHIAN_ERROR, SHIAN_ERROR_CORRUPT);
  g_assert_nonnull (strstr (error->message, place->path));
  g_clear_error (&error);
  g_assert_false (shian_store_check (store, TRUE, &error));
  g_assert_error (error, SHIAN_ERROR, SHIAN_ERROR_CORRUPT);
  g_clear_error (&error);
  g_assert_null (shian_store_select (store, &SHIAN_SETTING_TYPE, "ORDER BY value", &error, ""));
  g_assert_error (error, SHIAN_ERROR, SHIAN_ERROR_CORRUPT);
}

/* The first page holds the schema, the header's page size the key to everything. */
static void
test_damaged_start (Place *place, gconstpointer unused)
{
  fixture_make_store (place->path, 5);
  overwrite (place->path, 100, 3000);
  g_free (fixture_assert_left_alone (place->path, 0, SHIAN_ERROR_CORRUPT, FALSE));
  overwrite (place->path, 16, 2);
  g_free (fixture_assert_left_alone (place->path, 0, SHIAN_ERROR_CORRUPT, FALSE));
}

static void
test_truncated (Place *place, gconstpointer unused)
{
  GStatBuf info;

  fixture_make_store (place->path, 300);
  g_assert_cmpint (g_stat (place->path, &info), ==, 0);
  g_assert_cmpint (truncate (place->path, info.st_size / 2), ==, 0);
  {
    g_autoptr (GError) error = NULL;
    g_autoptr (ShianStore) store = fixture_open (place->path, SHIAN_STORE_READ_ONLY, &error);
    g_assert_true (store == NULL || !shian_store_check (store, FALSE, &error));
    g_assert_error (error, SHIAN_ERROR, SHIAN_ERROR_CORRUPT);
  }
  g_assert_cmpint (truncate (place->path, 300), ==, 0);
  g_free (fixture_assert_left_alone (place->path, 0, SHIAN_ERROR_CORRUPT, FALSE));
  g_assert_cmpint (truncate (place->path, 50), ==, 0);
  g_free (fixture_assert_left_alone (place->path, 0, SHIAN_ERROR_CORRUPT, TRUE));
}

static void
test_broken_links (Place *place, gconstpointer unused)
{
  g_autoptr (ShianStore) store = NULL;
  g_autoptr (GError) error = NULL;

  fixture_make_store (place->path, 1);
  run_sql (place->path, "PRAGMA foreign_keys = OFF; UPDATE history SET batch = 'nowhere'");
  store = fixture_open (place->path, 0, &error);
  g_assert_no_error (error);
  g_assert_true (shian_store_check (store, FALSE, &error));
  g_assert_false (shian_store_check (store, TRUE, &error));
  g_assert_error (error, SHIAN_ERROR, SHIAN_ERROR_CORRUPT);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD_PLACE(name, function)                                                                  \
  g_test_add ("/store/refused/" name, Place, NULL, place_set_up, function, place_tear_down)
  ADD_PLACE ("not-a-database", test_not_a_database);
  ADD_PLACE ("empty", test_empty);
  ADD_PLACE ("not-a-file", test_not_a_file);
  ADD_PLACE ("foreign", test_foreign);
  ADD_PLACE ("foreign-without-mark", test_foreign_without_mark);
  ADD_PLACE ("foreign-journal", test_foreign_journal);
  ADD_PLACE ("newer", test_newer);
  ADD_PLACE ("damaged-pages", test_damaged_pages);
  ADD_PLACE ("damaged-start", test_damaged_start);
  ADD_PLACE ("truncated", test_truncated);
  ADD_PLACE ("broken-links", test_broken_links);
  return g_test_run ();
}
