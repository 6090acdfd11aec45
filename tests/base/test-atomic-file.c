/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/atomic-file.h"

#include "base/error.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#define ORDINARY_USER 65534

typedef struct {
  char *folder;
  char *path;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("shian-atomic-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->folder, "季报.xlsx", NULL);
  g_assert_true (shian_atomic_file_set_contents (fixture->path, "old", 3, &error));
  g_assert_no_error (error);
}

static guint
count_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  g_assert_nonnull (dir);
  while (g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

static void
assert_contents (const char *path, const char *expected)
{
  g_autofree char *found = NULL;
  gsize length = 0;

  g_assert_true (g_file_get_contents (path, &found, &length, NULL));
  g_assert_cmpuint (length, ==, strlen (expected));
  g_assert_cmpstr (found, ==, expected);
}

/* Permissions mean nothing to root: become an ordinary user who owns the folder. */
static gboolean
give_up_root (Fixture *fixture)
{
  if (geteuid () != 0)
    return TRUE;
  if (chown (fixture->folder, ORDINARY_USER, (gid_t) -1) == 0 &&
      chown (fixture->path, ORDINARY_USER, (gid_t) -1) == 0 && seteuid (ORDINARY_USER) == 0)
    return TRUE;
  g_test_skip ("root cannot become an ordinary user here");
  return FALSE;
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  g_assert_cmpint (seteuid (getuid ()), ==, 0);
  g_chmod (fixture->folder, 0700);
  g_unlink (fixture->path);
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  g_free (fixture->path);
  g_free (fixture->folder);
}

static gboolean
write_new (const char *path, gpointer data, GError **error)
{
  g_assert_false (g_str_equal (path, data));
  return g_file_set_contents (path, "new", 3, error);
}

static gboolean
write_then_fail (const char *path, gpointer data, GError **error)
{
  g_assert_true (g_file_set_contents (path, "half", 4, NULL));
  g_set_error_literal (error, SHIAN_ERROR, SHIAN_ERROR_CANCELLED, "stopped half-way");
  return FALSE;
}

static gboolean
verify_refuses (const char *path, gpointer data, GError **error)
{
  assert_contents (path, "new");
  g_set_error_literal (error, SHIAN_ERROR, SHIAN_ERROR_CORRUPT, "two rows are missing");
  return FALSE;
}

static gboolean
verify_accepts (const char *path, gpointer data, GError **error)
{
  assert_contents (path, "new");
  /* Until the file is accepted a reader still sees the old one. */
  assert_contents (data, "old");
  return TRUE;
}

static gboolean
write_and_remove (const char *path, gpointer data, GError **error)
{
  return g_unlink (path) == 0;
}

static void
test_replaces (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (
      shian_atomic_file_write (fixture->path, write_new, verify_accepts, fixture->path, &error));
  g_assert_no_error (error);
  assert_contents (fixture->path, "new");
  g_assert_cmpuint (count_files (fixture->folder), ==, 1);
}

static void
assert_old_is_left (Fixture *fixture, ShianFileFunc write, ShianFileFunc verify, int code,
                    const char *word)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (shian_atomic_file_write (fixture->path, write, verify, fixture->path, &error));
  g_assert_error (error, SHIAN_ERROR, code);
  g_assert_nonnull (strstr (error->message, word));
  assert_contents (fixture->path, "old");
  g_assert_cmpuint (count_files (fixture->folder), ==, 1);
}

static void
test_write_fails (Fixture *fixture, gconstpointer unused)
{
  assert_old_is_left (fixture, write_then_fail, NULL, SHIAN_ERROR_CANCELLED, "half-way");
}

static void
test_verify_fails (Fixture *fixture, gconstpointer unused)
{
  assert_old_is_left (fixture, write_new, verify_refuses, SHIAN_ERROR_CORRUPT, "two rows");
}

static void
test_temporary_vanishes (Fixture *fixture, gconstpointer unused)
{
  assert_old_is_left (fixture, write_and_remove, NULL, SHIAN_ERROR_NOT_FOUND, fixture->folder);
}

static void
test_read_only_folder (Fixture *fixture, gconstpointer unused)
{
  if (!give_up_root (fixture))
    return;
  g_assert_cmpint (g_chmod (fixture->folder, 0500), ==, 0);
  assert_old_is_left (fixture, write_new, NULL, SHIAN_ERROR_READ_ONLY, fixture->folder);
}

/* A folder one may write in but not list: the file goes in, or nothing changes; never both an
 * error and a new file. */
static void
test_unlistable_folder (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;

  if (!give_up_root (fixture))
    return;
  g_assert_cmpint (g_chmod (fixture->folder, 0300), ==, 0);
  g_assert_true (shian_atomic_file_set_contents (fixture->path, "new", 3, &error));
  g_assert_no_error (error);
  assert_contents (fixture->path, "new");
}

static void
test_missing_folder (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *path = g_build_filename (fixture->folder, "none", "a.txt", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_false (shian_atomic_file_set_contents (path, "x", 1, &error));
  g_assert_error (error, SHIAN_ERROR, SHIAN_ERROR_NOT_FOUND);
  g_assert_nonnull (strstr (error->message, "none"));
}

static void
test_target_is_folder (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *path = g_build_filename (fixture->folder, "inner", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_mkdir (path, 0700), ==, 0);
  g_assert_false (shian_atomic_file_set_contents (path, "x", 1, &error));
  g_assert_error (error, SHIAN_ERROR, SHIAN_ERROR_IO);
  g_assert_nonnull (strstr (error->message, path));
  g_assert_cmpuint (count_files (fixture->folder), ==, 2);
  g_assert_cmpint (g_rmdir (path), ==, 0);
}

static void
test_contents (Fixture *fixture, gconstpointer unused)
{
  g_autofree guint8 *bytes = g_malloc (3 << 20);
  g_autofree char *found = NULL;
  gsize length = 0;

  for (gsize i = 0; i < 3 << 20; i++)
    bytes[i] = (guint8) (i * 7);
  g_assert_true (shian_atomic_file_set_contents (fixture->path, bytes, 3 << 20, NULL));
  g_assert_true (g_file_get_contents (fixture->path, &found, &length, NULL));
  g_assert_cmpuint (length, ==, 3 << 20);
  g_assert_true (memcmp (found, bytes, length) == 0);
  g_assert_true (shian_atomic_file_set_contents (fixture->path, NULL, 0, NULL));
  assert_contents (fixture->path, "");
}

/* The system itself refuses to write on, as on a full disk. */
static void
test_system_refuses (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *bytes = g_strnfill (100000, 'x');
  g_autoptr (GError) error = NULL;
  struct rlimit before;
  struct rlimit small;

  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &before), ==, 0);
  small = before;
  small.rlim_cur = 1000;
  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &small), ==, 0);
  g_assert_false (shian_atomic_file_set_contents (fixture->path, bytes, 100000, &error));
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &before), ==, 0);
  signal (SIGXFSZ, SIG_DFL);
  g_assert_error (error, SHIAN_ERROR, SHIAN_ERROR_IO);
  assert_contents (fixture->path, "old");
  g_assert_cmpuint (count_files (fixture->folder), ==, 1);
}

static void
test_make_directories (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *inner = g_build_filename (fixture->folder, "一", "二", NULL);
  g_autofree char *outer = g_path_get_dirname (inner);
  g_autofree char *below_file = g_build_filename (fixture->path, "三", NULL);
  g_autoptr (GError) error = NULL;
  GStatBuf info;

  g_assert_true (shian_make_directories (inner, &error));
  g_assert_no_error (error);
  g_assert_true (shian_make_directories (inner, &error));
  g_assert_cmpint (g_stat (inner, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0700);
  g_assert_false (shian_make_directories (below_file, &error));
  g_assert_error (error, SHIAN_ERROR, SHIAN_ERROR_IO);
  g_assert_nonnull (strstr (error->message, below_file));
  g_assert_cmpint (g_rmdir (inner), ==, 0);
  g_assert_cmpint (g_rmdir (outer), ==, 0);
}

static void
add (const char *name, void (*test) (Fixture *, gconstpointer))
{
  g_autofree char *path = g_strconcat ("/base/atomic-file/", name, NULL);
  g_test_add (path, Fixture, NULL, set_up, test, tear_down);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  add ("replaces", test_replaces);
  add ("write-fails", test_write_fails);
  add ("verify-fails", test_verify_fails);
  add ("temporary-vanishes", test_temporary_vanishes);
  add ("read-only-folder", test_read_only_folder);
  add ("unlistable-folder", test_unlistable_folder);
  add ("missing-folder", test_missing_folder);
  add ("target-is-folder", test_target_is_folder);
  add ("contents", test_contents);
  add ("system-refuses", test_system_refuses);
  add ("make-directories", test_make_directories);
  return g_test_run ();
}
