/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Opening: new, again, twice at a time, on odd paths; who may read and write meanwhile. */
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
#include <string.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

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

  fixture_make_store (place->path, 0);
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
  fixture_make_store (path, 3);
  g_assert_cmpint (mount (NULL, mounted, NULL, MS_REMOUNT | MS_RDONLY, NULL), ==, 0);
  g_free (fixture_assert_left_alone (path, 0, SHIAN_ERROR_READ_ONLY, TRUE));
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
  g_test_init (&argc, &argv, NULL);
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
