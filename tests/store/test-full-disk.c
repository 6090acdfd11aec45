/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A full disk: said plainly, nothing lost, and work goes on once there is room again. */
#include "store-fixture.h"

#include "base/error.h"
#include "store/attachment.h"
#include "store/backup.h"
#include "store/save.h"
#include "store/setting.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <unistd.h>

typedef struct {
  char *folder;
  char *path;
  char *filler;
  gboolean mounted;
} Disk;

static void
disk_set_up (Disk *disk, gconstpointer unused)
{
  disk->folder = g_dir_make_tmp ("shian-disk-XXXXXX", NULL);
  disk->path = g_build_filename (disk->folder, "shian.db", NULL);
  disk->filler = g_build_filename (disk->folder, "filler", NULL);
  disk->mounted = mount ("tmpfs", disk->folder, "tmpfs", 0, "size=16m") == 0;
}

static void
disk_tear_down (Disk *disk, gconstpointer unused)
{
  if (disk->mounted)
    g_assert_cmpint (umount2 (disk->folder, MNT_DETACH), ==, 0);
  fixture_remove_tree (disk->folder);
  g_free (disk->filler);
  g_free (disk->path);
  g_free (disk->folder);
}

static gboolean
skip_unless_mounted (Disk *disk)
{
  if (!disk->mounted)
    g_test_skip ("a small file system can only be mounted by root");
  return !disk->mounted;
}

static void
fill_disk (Disk *disk)
{
  g_autofree char *block = g_malloc0 (4096);
  int fd = g_open (disk->filler, O_WRONLY | O_CREAT | O_APPEND, 0600);

  g_assert_cmpint (fd, >=, 0);
  while (write (fd, block, 4096) > 0)
    ;
  g_assert_cmpint (errno, ==, ENOSPC);
  close (fd);
}

static void
free_disk (Disk *disk)
{
  g_assert_cmpint (g_unlink (disk->filler), ==, 0);
}

static ShianStore *
open_disk (Disk *disk)
{
  g_autoptr (GError) error = NULL;
  ShianStore *store = fixture_open (disk->path, SHIAN_STORE_CREATE, &error);

  g_assert_no_error (error);
  return store;
}

/* Saves until the disk refuses; returns how many were acknowledged. */
static guint
save_until_refused (ShianStore *store, const char *prefix, int code)
{
  g_autofree char *value = g_strnfill (3000, 'x');
  g_autoptr (GError) error = NULL;
  guint n = 0;

  for (; n < 5000; n++) {
    g_autofree char *name = g_strdup_printf ("%s%u", prefix, n);
    if (!shian_setting_set (store, name, value, &error))
      break;
  }
  g_assert_nonnull (error);
  g_test_message ("after %u: %s", n, error->message);
  g_assert_error (error, SHIAN_ERROR, code);
  return n;
}

static void
assert_settings (ShianStore *store, gint64 n)
{
  g_autoptr (GError) error = NULL;

  shian_store_check (store, TRUE, &error);
  g_assert_no_error (error);
  g_assert_cmpint (fixture_integer (store, "SELECT count(*) FROM setting"), ==, n);
  g_assert_cmpint (fixture_integer (store, "SELECT count(*) FROM history"), ==, n);
}

static void
test_save (Disk *disk, gconstpointer unused)
{
  g_autoptr (ShianStore) store = NULL;
  g_autofree char *reserve = g_strconcat (disk->path, ".reserve", NULL);
  guint before, more;

  if (skip_unless_mounted (disk))
    return;
  store = open_disk (disk);
  g_assert_true (g_file_test (reserve, G_FILE_TEST_EXISTS));
  before = save_until_refused (store, "a", SHIAN_ERROR_NO_SPACE);
  g_assert_cmpuint (before, >, 10);
  g_assert_false (g_file_test (reserve, G_FILE_TEST_EXISTS)); /* given up */
  assert_settings (store, before);
  g_assert_true (shian_setting_set (store, "last", "值", NULL)); /* the reserve is room for that */
  more = save_until_refused (store, "b", SHIAN_ERROR_NO_SPACE);
  shian_store_close (g_steal_pointer (&store));
  store = open_disk (disk);
  assert_settings (store, before + 1 + more);
}

static void
test_goes_on (Disk *disk, gconstpointer unused)
{
  g_autoptr (ShianStore) store = NULL;
  g_autofree char *reserve = g_strconcat (disk->path, ".reserve", NULL);
  g_autofree char *value = NULL;
  g_autoptr (GError) error = NULL;
  guint n;

  if (skip_unless_mounted (disk))
    return;
  store = open_disk (disk);
  fill_disk (disk);
  n = save_until_refused (store, "a", SHIAN_ERROR_NO_SPACE);
  n += save_until_refused (store, "b", SHIAN_ERROR_NO_SPACE);
  n += save_until_refused (store, "c", SHIAN_ERROR_NO_SPACE);
  free_disk (disk);
  g_assert_true (shian_setting_set (store, "unit", "区教育局", &error));
  g_assert_no_error (error);
  assert_settings (store, n + 1);
  shian_store_close (g_steal_pointer (&store));
  store = open_disk (disk);
  value = shian_setting_get (store, "unit");
  g_assert_cmpstr (value, ==, "区教育局");
  g_assert_true (g_file_test (reserve, G_FILE_TEST_EXISTS)); /* set aside anew */
  g_assert_nonnull (shian_store_get_warning (store));
}

/* A file on a full disk still opens and can be read and closed. */
static void
test_open (Disk *disk, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ShianStore) reader = NULL;
  g_autofree char *value = NULL;

  if (skip_unless_mounted (disk))
    return;
  {
    g_autoptr (ShianStore) store = open_disk (disk);
    g_assert_true (shian_setting_set (store, "unit", "区教育局", NULL));
  }
  fill_disk (disk);
  reader = fixture_open (disk->path, SHIAN_STORE_READ_ONLY, &error);
  if (reader == NULL) {
    g_assert_error (error, SHIAN_ERROR, SHIAN_ERROR_NO_SPACE);
    return;
  }
  value = shian_setting_get (reader, "unit");
  g_assert_cmpstr (value, ==, "区教育局");
}

static void
test_new (Disk *disk, gconstpointer unused)
{
  if (skip_unless_mounted (disk))
    return;
  fill_disk (disk);
  g_free (fixture_assert_refused (disk->path, SHIAN_STORE_CREATE, SHIAN_ERROR_NO_SPACE));
  free_disk (disk);
  shian_store_close (open_disk (disk));
}

static void
test_backup (Disk *disk, gconstpointer unused)
{
  g_autoptr (ShianStore) store = NULL;
  g_autofree char *backups = g_build_filename (disk->folder, "backups", NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *value = g_strnfill (3000, 'x');

  if (skip_unless_mounted (disk))
    return;
  store = open_disk (disk);
  for (int i = 0; i < 100; i++) {
    g_autofree char *name = g_strdup_printf ("n%d", i);
    g_assert_true (shian_setting_set (store, name, value, NULL));
  }
  g_assert_cmpint (g_mkdir (backups, 0700), ==, 0);
  fill_disk (disk);
  g_assert_null (shian_store_backup_now (store, "manual", &error));
  g_assert_error (error, SHIAN_ERROR, SHIAN_ERROR_NO_SPACE);
  g_assert_cmpuint (fixture_count_files (backups), ==, 0); /* no half file */
  free_disk (disk);
  g_clear_error (&error);
  g_free (shian_store_backup_now (store, "manual", &error));
  g_assert_no_error (error);
}

static void
test_attachment (Disk *disk, gconstpointer unused)
{
  g_autoptr (ShianStore) store = NULL;
  g_autoptr (GBytes) large = g_bytes_new_take (g_malloc0 (17 * 1024 * 1024), 17 * 1024 * 1024);
  g_autofree char *sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, large);
  g_autofree char *path = NULL;
  g_autofree char *folder = NULL;
  g_autoptr (GError) error = NULL;

  if (skip_unless_mounted (disk))
    return;
  store = open_disk (disk);
  path = shian_attachment_path (store, sha256);
  folder = g_path_get_dirname (path);
  g_assert_null (shian_attachment_add_bytes (store, large, &error));
  g_assert_error (error, SHIAN_ERROR, SHIAN_ERROR_NO_SPACE);
  g_assert_cmpuint (fixture_count_files (folder), ==, 0);
  g_assert_true (shian_setting_set (store, "unit", "1", NULL));
}

/* The same without a mount: no file may grow beyond a limit. */
static void
test_file_limit (StoreFixture *fixture, gconstpointer unused)
{
  struct rlimit limit, before;
  guint n;

  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &before), ==, 0);
  limit = before;
  limit.rlim_cur = 1024 * 1024;
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  n = save_until_refused (fixture->store, "a", SHIAN_ERROR_NO_SPACE);
  assert_settings (fixture->store, n);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &before), ==, 0);
  g_assert_true (shian_setting_set (fixture->store, "unit", "1", NULL));
  store_fixture_reopen (fixture);
  assert_settings (fixture->store, n + 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function)                                                                        \
  g_test_add ("/store/full-disk/" name, Disk, NULL, disk_set_up, function, disk_tear_down)
  ADD ("save", test_save);
  ADD ("goes-on", test_goes_on);
  ADD ("open", test_open);
  ADD ("new", test_new);
  ADD ("backup", test_backup);
  ADD ("attachment", test_attachment);
  g_test_add ("/store/full-disk/file-limit", StoreFixture, NULL, store_fixture_set_up,
              test_file_limit, store_fixture_tear_down);
  return g_test_run ();
}
