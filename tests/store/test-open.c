/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What may be opened, what is refused, and that a refused file stays byte for byte as it is. */
#include "store-fixture.h"

#include "base/error.h"
#include "reports/registers.h"
#include "store/history.h"
#include "store/save.h"
#include "store/setting.h"
#include "store/statement.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <sqlite3.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

typedef struct {
  char *folder;
  char *path;
} Place;

static void
place_set_up (Place *place, gconstpointer unused)
{
  place->folder = g_dir_make_tmp ("shian-open-XXXXXX", NULL);
  place->path = g_build_filename (place->folder, "shian.db", NULL);
}

static void
place_tear_down (Place *place, gconstpointer unused)
{
  fixture_remove_tree (place->folder);
  g_free (place->path);
  g_free (place->folder);
}

static GBytes *
read_bytes (const char *path)
{
  char *contents;
  gsize length;

  g_assert_true (g_file_get_contents (path, &contents, &length, NULL));
  return g_bytes_new_take (contents, length);
}

/* Refused with @code, untouched, and with nothing put beside it. */
static char *
assert_left_alone (const char *path, ShianStoreFlags flags, int code, gboolean nothing_beside)
{
  g_autoptr (GBytes) before = read_bytes (path);
  g_autofree char *folder = g_path_get_dirname (path);
  guint n_files = fixture_count_files (folder);
  char *message = fixture_assert_refused (path, flags, code);
  g_autoptr (GBytes) after = read_bytes (path);

  g_assert_true (g_bytes_equal (before, after));
  if (nothing_beside)
    g_assert_cmpuint (fixture_count_files (folder), ==, n_files);
  return message;
}

static void
run_sql (const char *path, const char *sql)
{
  sqlite3 *db = NULL;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_close (db), ==, SQLITE_OK);
}

static void
make_store (const char *path, guint n_settings)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ShianStore) store = fixture_open (path, SHIAN_STORE_CREATE, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < n_settings; i++) {
    g_autofree char *name = g_strdup_printf ("n%u", i);
    g_autofree char *value = g_strnfill (500, 'x');
    g_assert_true (shian_setting_set (store, name, value, NULL));
  }
}

static void
test_missing (Place *place, gconstpointer unused)
{
  g_autofree char *message = fixture_assert_refused (place->path, 0, SHIAN_ERROR_NOT_FOUND);
  g_autofree char *again =
      fixture_assert_refused (place->path, SHIAN_STORE_READ_ONLY, SHIAN_ERROR_NOT_FOUND);

  g_assert_nonnull (strstr (message, place->path));
  g_assert_cmpuint (fixture_count_files (place->folder), ==, 0);
}

static void
test_new (Place *place, gconstpointer unused)
{
  g_autofree char *deep = g_build_filename (place->folder, "一", "二", "数据.db", NULL);
  g_autofree char *deep_folder = g_path_get_dirname (deep);
  g_autoptr (GError) error = NULL;
  g_autoptr (ShianStore) store = fixture_open (deep, SHIAN_STORE_CREATE, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (shian_store_get_path (store), ==, deep);
  g_assert_cmpstr (shian_store_get_folder (store), ==, deep_folder);
  g_assert_cmpint (shian_store_get_version (store), >=, 1);
  g_assert_false (shian_store_is_read_only (store));
  g_assert_true (shian_store_check (store, TRUE, &error));
  g_assert_no_error (error);
}

static void
assert_text (ShianStore *store, const char *sql, const char *expected)
{
  g_autoptr (ShianStatement) statement = shian_store_prepare (store, sql, NULL);

  g_assert_cmpint (shian_statement_step (statement, NULL), ==, SHIAN_STEP_ROW);
  g_assert_cmpstr (shian_statement_text (statement, 0), ==, expected);
}

static void
test_pragmas (StoreFixture *fixture, gconstpointer unused)
{
  ShianStore *store = fixture->store;
  GStatBuf info;

  assert_text (store, "PRAGMA journal_mode", "wal");
  g_assert_cmpint (fixture_integer (store, "PRAGMA foreign_keys"), ==, 1);
  g_assert_cmpint (fixture_integer (store, "PRAGMA synchronous"), ==, 2);
  g_assert_cmpint (fixture_integer (store, "PRAGMA trusted_schema"), ==, 0);
  g_assert_cmpint (fixture_integer (store, "PRAGMA busy_timeout"), >=, 1000);
  g_assert_cmpint (fixture_integer (store, "PRAGMA application_id"), ==,
                   SHIAN_STORE_APPLICATION_ID);
  /* a word in double quotes that is no column must not pass as text */
  g_assert_null (shian_store_prepare (store, "SELECT \"no such column\"", NULL));
  g_assert_false (
      shian_store_execute (store, "UPDATE sqlite_schema SET name = 'x'", NULL, "")); /* defensive */
  g_assert_cmpint (g_stat (fixture->path, &info), ==, 0);
}

static void
test_reopened (StoreFixture *fixture, gconstpointer unused)
{
  g_autofree char *value = NULL;
  g_autofree char *wal = g_strconcat (fixture->path, "-wal", NULL);

  g_assert_true (shian_setting_set (fixture->store, "unit", "区教育局", NULL));
  store_fixture_reopen (fixture);
  value = shian_setting_get (fixture->store, "unit");
  g_assert_cmpstr (value, ==, "区教育局");
  g_clear_pointer (&fixture->store, shian_store_close);
  g_assert_false (g_file_test (wal, G_FILE_TEST_EXISTS)); /* one plain file when closed */
}

static void
test_empty_file (Place *place, gconstpointer unused)
{
  g_autoptr (ShianStore) store = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (place->path, "", 0, NULL));
  store = fixture_open (place->path, SHIAN_STORE_CREATE, &error);
  g_assert_no_error (error);
  g_assert_true (shian_setting_set (store, "unit", "1", &error));
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
  g_free (assert_left_alone (place->path, 0, SHIAN_ERROR_FOREIGN, TRUE));
  g_assert_true (g_file_set_contents (place->path, "x", 1, NULL));
  g_free (assert_left_alone (place->path, SHIAN_STORE_CREATE, SHIAN_ERROR_FOREIGN, TRUE));
  g_assert_true (g_file_set_contents (place->path, text, -1, NULL));
  message = assert_left_alone (place->path, SHIAN_STORE_CREATE, SHIAN_ERROR_FOREIGN, TRUE);
  g_assert_nonnull (strstr (message, place->path));
  g_free (assert_left_alone (place->path, SHIAN_STORE_READ_ONLY, SHIAN_ERROR_FOREIGN, TRUE));
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
  message = assert_left_alone (place->path, 0, SHIAN_ERROR_FOREIGN, TRUE);
  g_assert_nonnull (strstr (message, "252006673"));
  g_assert_nonnull (strstr (message, "1397244238"));
  g_free (assert_left_alone (place->path, SHIAN_STORE_READ_ONLY, SHIAN_ERROR_FOREIGN, TRUE));
}

static void
test_foreign_without_mark (Place *place, gconstpointer unused)
{
  run_sql (place->path, "CREATE TABLE setting (id); INSERT INTO setting VALUES (1)");
  g_free (assert_left_alone (place->path, SHIAN_STORE_CREATE, SHIAN_ERROR_FOREIGN, FALSE));
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
  journal = read_bytes (wal);
  g_assert_cmpuint (g_bytes_get_size (journal), >, 0);
  {
    g_autoptr (GBytes) data = read_bytes (place->path);
    g_assert_true (g_file_set_contents (copy, g_bytes_get_data (data, NULL),
                                        (gssize) g_bytes_get_size (data), NULL));
  }
  g_assert_true (g_file_set_contents (copy_wal, g_bytes_get_data (journal, NULL),
                                      (gssize) g_bytes_get_size (journal), NULL));
  g_free (assert_left_alone (copy, 0, SHIAN_ERROR_FOREIGN, FALSE));
  after = read_bytes (copy_wal);
  g_assert_true (g_bytes_equal (journal, after));
  sqlite3_close (db);
}

static void
test_newer (Place *place, gconstpointer unused)
{
  g_autofree char *message = NULL;
  g_autofree char *known = NULL;

  make_store (place->path, 1);
  {
    g_autoptr (ShianStore) store = fixture_open (place->path, 0, NULL);
    known = g_strdup_printf ("%d", shian_store_get_version (store));
  }
  run_sql (place->path, "PRAGMA user_version = 7777");
  message = assert_left_alone (place->path, 0, SHIAN_ERROR_TOO_NEW, TRUE);
  g_assert_nonnull (strstr (message, "7777"));
  g_assert_nonnull (strstr (message, known));
  g_free (assert_left_alone (place->path, SHIAN_STORE_READ_ONLY, SHIAN_ERROR_TOO_NEW, TRUE));
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

  make_store (place->path, 500);
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
  make_store (place->path, 5);
  overwrite (place->path, 100, 3000);
  g_free (assert_left_alone (place->path, 0, SHIAN_ERROR_CORRUPT, FALSE));
  overwrite (place->path, 16, 2);
  g_free (assert_left_alone (place->path, 0, SHIAN_ERROR_CORRUPT, FALSE));
}

static void
test_truncated (Place *place, gconstpointer unused)
{
  GStatBuf info;

  make_store (place->path, 300);
  g_assert_cmpint (g_stat (place->path, &info), ==, 0);
  g_assert_cmpint (truncate (place->path, info.st_size / 2), ==, 0);
  {
    g_autoptr (GError) error = NULL;
    g_autoptr (ShianStore) store = fixture_open (place->path, SHIAN_STORE_READ_ONLY, &error);
    g_assert_true (store == NULL || !shian_store_check (store, FALSE, &error));
    g_assert_error (error, SHIAN_ERROR, SHIAN_ERROR_CORRUPT);
  }
  g_assert_cmpint (truncate (place->path, 300), ==, 0);
  g_free (assert_left_alone (place->path, 0, SHIAN_ERROR_CORRUPT, FALSE));
  g_assert_cmpint (truncate (place->path, 50), ==, 0);
  g_free (assert_left_alone (place->path, 0, SHIAN_ERROR_CORRUPT, TRUE));
}

static void
test_broken_links (Place *place, gconstpointer unused)
{
  g_autoptr (ShianStore) store = NULL;
  g_autoptr (GError) error = NULL;

  make_store (place->path, 1);
  run_sql (place->path, "PRAGMA foreign_keys = OFF; UPDATE history SET batch = 'nowhere'");
  store = fixture_open (place->path, 0, &error);
  g_assert_no_error (error);
  g_assert_true (shian_store_check (store, FALSE, &error));
  g_assert_false (shian_store_check (store, TRUE, &error));
  g_assert_error (error, SHIAN_ERROR, SHIAN_ERROR_CORRUPT);
}

static void
test_second_writer (StoreFixture *fixture, gconstpointer unused)
{
  g_autofree char *message = fixture_assert_refused (fixture->path, 0, SHIAN_ERROR_BUSY);
  g_autofree char *pid = g_strdup_printf ("%d", (int) getpid ());
  g_autofree char *link = g_build_filename (fixture->folder, "又名.db", NULL);

  g_assert_nonnull (strstr (message, pid));
  g_assert_cmpint (symlink (fixture->path, link), ==, 0);
  g_free (fixture_assert_refused (link, 0, SHIAN_ERROR_BUSY)); /* one file, whatever its name */
  store_fixture_reopen (fixture);
}

/* The holder is another process and dies without a word. */
static void
test_lock_of_dead_process (Place *place, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ShianStore) store = NULL;
  g_autofree char *message = NULL;
  g_autofree char *pid_text = NULL;
  int ready[2];
  char byte;
  pid_t pid;

  make_store (place->path, 0);
  g_assert_cmpint (pipe (ready), ==, 0);
  pid = fork ();
  if (pid == 0) {
    ShianStore *held = fixture_open (place->path, 0, NULL);
    if (held != NULL && write (ready[1], "x", 1) == 1)
      pause ();
    _exit (1);
  }
  g_assert_cmpint (read (ready[0], &byte, 1), ==, 1);
  message = fixture_assert_refused (place->path, 0, SHIAN_ERROR_BUSY);
  pid_text = g_strdup_printf ("%d", (int) pid);
  g_assert_nonnull (strstr (message, pid_text));
  g_assert_cmpint (kill (pid, SIGKILL), ==, 0);
  g_assert_cmpint (waitpid (pid, NULL, 0), ==, pid);
  store = fixture_open (place->path, 0, &error);
  g_assert_no_error (error);
  close (ready[0]);
  close (ready[1]);
}

static void
test_reader_beside_writer (StoreFixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ShianStore) reader = fixture_open (fixture->path, SHIAN_STORE_READ_ONLY, &error);
  g_autoptr (ShianSetting) setting = shian_setting_new ();
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  g_assert_no_error (error);
  g_assert_true (shian_store_is_read_only (reader));
  g_assert_cmpint (fixture_integer (reader, "PRAGMA foreign_keys"), ==, 1);
  before = shian_setting_get (reader, "unit");
  g_assert_null (before);
  g_assert_true (shian_setting_set (fixture->store, "unit", "区教育局", NULL));
  after = shian_setting_get (reader, "unit");
  g_assert_cmpstr (after, ==, "区教育局");
  setting->name = g_strdup ("x");
  g_assert_false (shian_store_save (reader, &SHIAN_SETTING_TYPE, setting, &error));
  g_assert_error (error, SHIAN_ERROR, SHIAN_ERROR_READ_ONLY);
  g_clear_error (&error);
  g_assert_false (shian_store_execute (reader, "DELETE FROM setting", &error, ""));
  g_assert_error (error, SHIAN_ERROR, SHIAN_ERROR_READ_ONLY);
}

/* A reader with a cursor open does not stop the writer, and sees one moment throughout. */
static void
test_long_reader (StoreFixture *fixture, gconstpointer unused)
{
  g_autoptr (ShianStore) reader = fixture_open (fixture->path, SHIAN_STORE_READ_ONLY, NULL);
  g_autoptr (ShianStatement) cursor = NULL;
  guint n = 0;

  for (int i = 0; i < 3; i++) {
    g_autofree char *name = g_strdup_printf ("n%d", i);
    g_assert_true (shian_setting_set (fixture->store, name, "1", NULL));
  }
  cursor = shian_store_prepare (reader, "SELECT name FROM setting ORDER BY rowid", NULL);
  while (shian_statement_step (cursor, NULL) == SHIAN_STEP_ROW) {
    g_autofree char *name = g_strdup_printf ("m%u", n++);
    g_assert_true (shian_setting_set (fixture->store, name, "1", NULL));
  }
  g_assert_cmpuint (n, ==, 3);
  g_assert_cmpint (fixture_integer (fixture->store, "SELECT count(*) FROM setting"), ==, 6);
}

static gpointer
use_elsewhere (gpointer store)
{
  shian_setting_set (store, "unit", "1", NULL);
  return NULL;
}

static void
test_wrong_thread (StoreFixture *fixture, gconstpointer unused)
{
  if (g_test_subprocess ()) {
    g_thread_join (g_thread_new ("wrong", use_elsewhere, fixture->store));
    return;
  }
  g_test_trap_subprocess (NULL, 0, 0);
  g_test_trap_assert_failed ();
  g_test_trap_assert_stderr ("*g_thread_self*");
}

/* Folder names as people give them, and characters that mean something in a URI. */
static void
test_odd_names (Place *place, gconstpointer unused)
{
  static const char *const names[] = { "我的 数据", "100%25", "a#b?mode=ro&c",
                                       "'引号\"",   "％全角", "a;b" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++) {
    g_autofree char *file = g_strconcat (names[i], ".db", NULL);
    g_autofree char *path = g_build_filename (place->folder, names[i], file, NULL);
    g_autoptr (GError) error = NULL;
    ShianStore *store = fixture_open (path, SHIAN_STORE_CREATE, &error);
    g_autoptr (ShianStore) reader = NULL;

    g_assert_no_error (error);
    g_assert_true (shian_setting_set (store, "unit", "1", &error));
    shian_store_close (store);
    g_assert_true (g_file_test (path, G_FILE_TEST_IS_REGULAR));
    reader = fixture_open (path, SHIAN_STORE_READ_ONLY, &error);
    g_assert_no_error (error);
  }
}

static void
test_relative_path (Place *place, gconstpointer unused)
{
  g_autofree char *before = g_get_current_dir ();
  g_autoptr (ShianStore) store = NULL;

  g_assert_cmpint (g_chdir (place->folder), ==, 0);
  store = fixture_open ("./a/../shian.db", SHIAN_STORE_CREATE, NULL);
  g_assert_nonnull (store);
  g_assert_cmpstr (shian_store_get_path (store), ==, place->path);
  g_assert_cmpint (g_chdir (before), ==, 0);
}

/* Permissions mean nothing to root; a read-only mount does. */
static void
test_read_only_folder (Place *place, gconstpointer unused)
{
  g_autofree char *mounted = g_build_filename (place->folder, "mount", NULL);
  g_autofree char *path = g_build_filename (mounted, "shian.db", NULL);
  g_autofree char *other = g_build_filename (mounted, "other.db", NULL);

  g_assert_cmpint (g_mkdir (mounted, 0700), ==, 0);
  if (mount ("tmpfs", mounted, "tmpfs", 0, "size=8m") != 0) {
    g_test_skip ("a file system can only be mounted by root");
    return;
  }
  make_store (path, 3);
  g_assert_cmpint (mount (NULL, mounted, NULL, MS_REMOUNT | MS_RDONLY, NULL), ==, 0);
  g_free (assert_left_alone (path, 0, SHIAN_ERROR_READ_ONLY, TRUE));
  g_free (fixture_assert_refused (other, SHIAN_STORE_CREATE, SHIAN_ERROR_READ_ONLY));
  {
    g_autoptr (GError) error = NULL;
    g_autoptr (ShianStore) store = fixture_open (path, SHIAN_STORE_READ_ONLY, &error);
    g_assert_no_error (error);
    g_assert_cmpint (fixture_integer (store, "SELECT count(*) FROM setting"), ==, 3);
  }
  g_assert_cmpint (umount2 (mounted, MNT_DETACH), ==, 0);
}

/* The file goes away under an open store: saying “saved” would be a lie. */
static void
test_moved_while_open (StoreFixture *fixture, gconstpointer unused)
{
  g_autofree char *aside = g_strconcat (fixture->path, ".aside", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (shian_setting_set (fixture->store, "unit", "1", NULL));
  g_assert_cmpint (g_rename (fixture->path, aside), ==, 0);
  g_assert_false (shian_setting_set (fixture->store, "unit", "2", &error));
  g_assert_error (error, SHIAN_ERROR, SHIAN_ERROR_IO);
  g_assert_cmpint (g_rename (aside, fixture->path), ==, 0);
  g_clear_error (&error);
  g_assert_true (shian_setting_set (fixture->store, "unit", "2", &error));
  g_assert_no_error (error);
}

#define ENDLESS                                                                                    \
  "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"

static gpointer
cancel_soon (gpointer cancellable)
{
  for (int i = 0; i < 1000; i++)
    g_thread_yield ();
  g_cancellable_cancel (cancellable);
  return NULL;
}

static void
test_cancel (StoreFixture *fixture, gconstpointer unused)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (ShianStatement) endless = shian_store_prepare (fixture->store, ENDLESS, NULL);
  g_autoptr (GError) error = NULL;
  GThread *thread;

  shian_store_set_cancellable (fixture->store, cancellable);
  thread = g_thread_new ("cancel", cancel_soon, cancellable);
  g_assert_cmpint (shian_statement_step (endless, &error), ==, SHIAN_STEP_ERROR);
  g_assert_error (error, SHIAN_ERROR, SHIAN_ERROR_CANCELLED);
  g_thread_join (thread);
  shian_store_set_cancellable (fixture->store, NULL);
  g_clear_error (&error);
  g_assert_true (shian_setting_set (fixture->store, "unit", "1", &error));
  g_assert_no_error (error);
}

static gboolean
save_then_loop (ShianStore *store, gpointer cancellable, GError **error)
{
  g_autoptr (ShianStatement) endless = shian_store_prepare (store, ENDLESS, NULL);

  g_assert_true (shian_setting_set (store, "unit", "1", error));
  g_cancellable_cancel (cancellable);
  return shian_statement_step (endless, error) != SHIAN_STEP_ERROR;
}

static void
test_cancel_rolls_back (StoreFixture *fixture, gconstpointer unused)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *value = NULL;

  shian_store_set_cancellable (fixture->store, cancellable);
  g_assert_false (shian_store_transact (fixture->store, "x", save_then_loop, cancellable, &error));
  g_assert_error (error, SHIAN_ERROR, SHIAN_ERROR_CANCELLED);
  shian_store_set_cancellable (fixture->store, NULL);
  value = shian_setting_get (fixture->store, "unit");
  g_assert_null (value);
  g_assert_true (shian_setting_set (fixture->store, "unit", "2", NULL));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
#define ADD(name, function)                                                                        \
  g_test_add ("/store/open/" name, StoreFixture, NULL, store_fixture_set_up, function,             \
              store_fixture_tear_down)
#define ADD_PLACE(name, function)                                                                  \
  g_test_add ("/store/open/" name, Place, NULL, place_set_up, function, place_tear_down)
  ADD_PLACE ("missing", test_missing);
  ADD_PLACE ("new", test_new);
  ADD ("pragmas", test_pragmas);
  ADD ("reopened", test_reopened);
  ADD_PLACE ("empty-file", test_empty_file);
  ADD_PLACE ("not-a-database", test_not_a_database);
  ADD_PLACE ("not-a-file", test_not_a_file);
  ADD_PLACE ("foreign", test_foreign);
  ADD_PLACE ("foreign-without-mark", test_foreign_without_mark);
  ADD_PLACE ("foreign-journal", test_foreign_journal);
  ADD_PLACE ("newer", test_newer);
  ADD_PLACE ("damaged-pages", test_damaged_pages);
  ADD_PLACE ("damaged-start", test_damaged_start);
  ADD_PLACE ("truncated", test_truncated);
  ADD_PLACE ("broken-links", test_broken_links);
  ADD ("second-writer", test_second_writer);
  ADD_PLACE ("lock-of-dead-process", test_lock_of_dead_process);
  ADD ("reader-beside-writer", test_reader_beside_writer);
  ADD ("long-reader", test_long_reader);
  ADD ("wrong-thread", test_wrong_thread);
  ADD_PLACE ("odd-names", test_odd_names);
  ADD_PLACE ("relative-path", test_relative_path);
  ADD_PLACE ("read-only-folder", test_read_only_folder);
  ADD ("moved-while-open", test_moved_while_open);
  ADD ("cancel", test_cancel);
  ADD ("cancel-rolls-back", test_cancel_rolls_back);
  return g_test_run ();
}
