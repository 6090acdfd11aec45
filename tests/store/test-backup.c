/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Backups: the same content, really verified, ten kept, and good for going on from. */
#include "store-fixture.h"

#include "base/error.h"
#include "store/backup.h"
#include "store/history.h"
#include "store/save.h"
#include "store/setting.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

static void
fill (StoreFixture *fixture, guint n)
{
  for (guint i = 0; i < n; i++) {
    g_autofree char *name = g_strdup_printf ("设置%u", i);
    g_autofree char *value = g_strnfill (600, 'x');
    g_assert_true (shian_setting_set (fixture->store, name, value, NULL));
  }
}

static char *
back_up_now (StoreFixture *fixture, const char *reason)
{
  g_autoptr (GError) error = NULL;
  char *path = shian_store_backup_now (fixture->store, reason, &error);

  g_assert_no_error (error);
  g_assert_true (g_file_test (path, G_FILE_TEST_IS_REGULAR));
  return path;
}

static guint
count_backups (StoreFixture *fixture)
{
  g_autofree char *folder = g_build_filename (fixture->folder, "backups", NULL);
  return fixture_count_files (folder);
}

static void
test_identical (StoreFixture *fixture, gconstpointer unused)
{
  g_autofree char *path = NULL;
  g_autofree char *wal = NULL;
  g_autoptr (ShianStore) copy = NULL;
  g_autoptr (GPtrArray) history = NULL;
  g_autoptr (GPtrArray) copied = NULL;
  g_autoptr (GError) error = NULL;

  fill (fixture, 20);
  path = back_up_now (fixture, "manual"); /* what was just saved still lies in the journal */
  wal = g_strconcat (path, "-wal", NULL);
  g_assert_false (g_file_test (wal, G_FILE_TEST_EXISTS));
  copy = fixture_open (path, SHIAN_STORE_READ_ONLY, &error);
  g_assert_no_error (error);
  g_assert_true (shian_store_check (copy, TRUE, &error));
  history = shian_store_history (fixture->store, NULL, 1000, NULL);
  copied = shian_store_history (copy, NULL, 1000, NULL);
  g_assert_cmpuint (history->len, ==, 20);
  g_assert_cmpuint (copied->len, ==, 20);
  for (guint i = 0; i < 20; i++)
    g_assert_cmpstr (((ShianChange *) history->pdata[i])->after, ==,
                     ((ShianChange *) copied->pdata[i])->after);
}

/* Restoring is putting the copy in place of the data file; then work goes on. */
static void
test_restore (StoreFixture *fixture, gconstpointer unused)
{
  g_autofree char *path = NULL;
  g_autofree char *value = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (shian_setting_set (fixture->store, "unit", "区教育局", NULL));
  path = back_up_now (fixture, "manual");
  g_assert_true (shian_setting_set (fixture->store, "unit", "错了", NULL));
  g_clear_pointer (&fixture->store, shian_store_close);
  bytes = fixture_read_bytes (path);
  g_assert_true (g_file_set_contents (fixture->path, g_bytes_get_data (bytes, NULL),
                                      (gssize) g_bytes_get_size (bytes), NULL));
  fixture->store = fixture_open (fixture->path, 0, &error);
  g_assert_no_error (error);
  value = shian_setting_get (fixture->store, "unit");
  g_assert_cmpstr (value, ==, "区教育局");
  g_assert_true (shian_setting_set (fixture->store, "unit", "区商务局", NULL));
  g_free (shian_store_undo (fixture->store, NULL));
  g_free (shian_store_undo (fixture->store, &error));
  g_assert_no_error (error);
}

static void
test_keep_ten (StoreFixture *fixture, gconstpointer unused)
{
  g_autofree char *other = back_up_now (fixture, "v1");
  g_autofree char *first = back_up_now (fixture, "daily");
  g_autofree char *last = NULL;

  for (int i = 0; i < 12; i++) {
    g_free (last);
    last = back_up_now (fixture, "daily");
  }
  g_assert_cmpuint (count_backups (fixture), ==, 11);
  g_assert_false (g_file_test (first, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (last, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (other, G_FILE_TEST_EXISTS)); /* each reason has its own ten */
}

/* A clock that once ran ahead left backups from the future; today's must not be dropped for them. */
static void
test_clock_ran_ahead (StoreFixture *fixture, gconstpointer unused)
{
  g_autofree char *folder = g_build_filename (fixture->folder, "backups", NULL);
  g_autofree char *made = NULL;

  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  for (int i = 0; i < 10; i++) {
    g_autofree char *name =
        g_strdup_printf ("%s/shian-20990101-00000%d-000000-daily.db", folder, i);
    g_assert_true (g_file_set_contents (name, "x", 1, NULL));
  }
  made = back_up_now (fixture, "daily");
  g_assert_true (g_file_test (made, G_FILE_TEST_EXISTS));
  g_assert_cmpuint (count_backups (fixture), ==, 10);
}

static void
test_last (StoreFixture *fixture, gconstpointer unused)
{
  g_autofree char *none = shian_store_last_backup (fixture->store);
  g_autofree char *folder = g_build_filename (fixture->folder, "backups", NULL);
  g_autofree char *stray = g_build_filename (folder, "shian-x.db", NULL);
  g_autofree char *path = NULL;
  g_autofree char *last = NULL;
  g_autofree char *planted =
      g_build_filename (folder, "shian-20990203-040506-000000-manual.db", NULL);
  g_autofree char *future = NULL;

  g_assert_null (none);
  path = back_up_now (fixture, "manual");
  last = shian_store_last_backup (fixture->store);
  g_assert_true (
      g_regex_match_simple ("^20[0-9]{2}-[01][0-9]-[0-3][0-9] [0-2][0-9]:[0-5][0-9]$", last, 0, 0));
  g_assert_true (g_file_set_contents (stray, "x", 1, NULL)); /* no backup of ours */
  g_assert_true (g_file_set_contents (planted, "x", 1, NULL));
  future = shian_store_last_backup (fixture->store);
  g_assert_cmpstr (future, ==, "2099-02-03 04:05");
}

static void
test_own_file (StoreFixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *link = g_build_filename (fixture->folder, "又名.db", NULL);

  g_assert_false (shian_store_backup (fixture->store, fixture->path, &error));
  g_assert_error (error, SHIAN_ERROR, SHIAN_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_cmpint (symlink (fixture->path, link), ==, 0);
  g_assert_false (shian_store_backup (fixture->store, link, &error));
  g_assert_error (error, SHIAN_ERROR, SHIAN_ERROR_INVALID);
  g_assert_true (shian_setting_set (fixture->store, "unit", "1", NULL));
}

static void
test_nowhere (StoreFixture *fixture, gconstpointer unused)
{
  g_autofree char *path = g_build_filename (fixture->folder, "没有", "a.db", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_false (shian_store_backup (fixture->store, path, &error));
  g_assert_error (error, SHIAN_ERROR, SHIAN_ERROR_NOT_FOUND);
}

/* Pages damaged in the source arrive damaged in the copy: it must not pass for a backup. */
static void
test_damaged (StoreFixture *fixture, gconstpointer unused)
{
  g_autofree char *noise = g_strnfill (40000, '\xa5');
  g_autofree char *path = g_build_filename (fixture->folder, "copy.db", NULL);
  g_autoptr (GBytes) good = NULL;
  g_autoptr (GBytes) after = NULL;
  g_autoptr (GError) error = NULL;
  GStatBuf info;
  guint n_files;
  int fd;

  fill (fixture, 300);
  g_assert_true (shian_store_backup (fixture->store, path, NULL));
  good = fixture_read_bytes (path);
  g_clear_pointer (&fixture->store, shian_store_close);
  g_assert_cmpint (g_stat (fixture->path, &info), ==, 0);
  fd = g_open (fixture->path, O_RDWR, 0);
  g_assert_cmpint (pwrite (fd, noise, 40000, info.st_size / 2), ==, 40000);
  close (fd);
  fixture->store = fixture_open (fixture->path, 0, &error);
  g_assert_no_error (error);
  n_files = fixture_count_files (fixture->folder);
  g_assert_false (shian_store_backup (fixture->store, path, &error));
  g_assert_error (error, SHIAN_ERROR, SHIAN_ERROR_CORRUPT);
  g_assert_cmpuint (fixture_count_files (fixture->folder), ==, n_files);
  after = fixture_read_bytes (path);
  g_assert_true (g_bytes_equal (good, after)); /* the earlier backup stays */
}

static void
test_cancelled (StoreFixture *fixture, gconstpointer unused)
{
  g_autofree char *path = g_build_filename (fixture->folder, "copy.db", NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  guint n_files;

  fill (fixture, 20);
  g_cancellable_cancel (cancellable);
  shian_store_set_cancellable (fixture->store, cancellable);
  n_files = fixture_count_files (fixture->folder);
  g_assert_false (shian_store_backup (fixture->store, path, &error));
  g_assert_error (error, SHIAN_ERROR, SHIAN_ERROR_CANCELLED);
  g_assert_cmpuint (fixture_count_files (fixture->folder), ==, n_files);
  shian_store_set_cancellable (fixture->store, NULL);
  g_clear_error (&error);
  g_assert_true (shian_store_backup (fixture->store, path, &error));
  g_assert_no_error (error);
}

/* Also a store open for reading can be copied. */
static void
test_of_reader (StoreFixture *fixture, gconstpointer unused)
{
  g_autofree char *path = g_build_filename (fixture->folder, "copy.db", NULL);
  g_autoptr (ShianStore) reader = fixture_open (fixture->path, SHIAN_STORE_READ_ONLY, NULL);
  g_autoptr (GError) error = NULL;

  fill (fixture, 3);
  g_assert_true (shian_store_backup (reader, path, &error));
  g_assert_no_error (error);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function)                                                                        \
  g_test_add ("/store/backup/" name, StoreFixture, NULL, store_fixture_set_up, function,           \
              store_fixture_tear_down)
  ADD ("identical", test_identical);
  ADD ("restore", test_restore);
  ADD ("keep-ten", test_keep_ten);
  ADD ("clock-ran-ahead", test_clock_ran_ahead);
  ADD ("last", test_last);
  ADD ("own-file", test_own_file);
  ADD ("nowhere", test_nowhere);
  ADD ("damaged", test_damaged);
  ADD ("cancelled", test_cancelled);
  ADD ("of-reader", test_of_reader);
  return g_test_run ();
}
