/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/temp-copies.h"
#include "base/error.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <sys/file.h>
#include <unistd.h>

static char *
base_folder (void)
{
  return g_build_filename (g_get_user_cache_dir (), "shian", "opened", NULL);
}

/* A folder as another program leaves it, with one copy in it; its lock is there, but nobody's. */
static char *
make_other (const char *name)
{
  g_autofree char *base = base_folder ();
  char *folder = g_build_filename (base, name, NULL);
  g_autofree char *inner = g_build_filename (folder, "one", NULL);
  g_autofree char *copy = g_build_filename (inner, "照片.jpg", NULL);
  g_autofree char *lock = g_build_filename (folder, "in-use", NULL);

  g_assert_cmpint (g_mkdir_with_parents (inner, 0700), ==, 0);
  g_assert_true (g_file_set_contents (copy, "x", 1, NULL));
  g_assert_cmpint (g_chmod (copy, 0400), ==, 0);
  g_assert_true (g_file_set_contents (lock, "", 0, NULL));
  return folder;
}

static void
test_own (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *one = shian_temp_copies_new_folder (&error);
  g_autofree char *two = shian_temp_copies_new_folder (&error);
  g_autofree char *copy = g_build_filename (one, "a.txt", NULL);
  g_autofree char *again = NULL;
  GStatBuf info;

  g_assert_no_error (error);
  g_assert_cmpstr (one, !=, two);
  g_assert_cmpint (g_stat (one, &info), ==, 0);
  g_assert_cmpuint (info.st_mode & 0077, ==, 0);
  g_assert_true (g_file_set_contents (copy, "x", 1, NULL));
  g_assert_cmpuint (shian_temp_copies_sweep (), ==, 0);
  g_assert_true (g_file_test (copy, G_FILE_TEST_EXISTS));
  shian_temp_copies_clear ();
  g_assert_false (g_file_test (one, G_FILE_TEST_EXISTS));
  g_assert_false (g_file_test (two, G_FILE_TEST_EXISTS));
  shian_temp_copies_clear ();
  again = shian_temp_copies_new_folder (&error);
  g_assert_no_error (error);
  shian_temp_copies_clear ();
}

/* What a killed program left goes; what a running one holds stays; links lead nowhere. */
static void
test_sweep (void)
{
  g_autofree char *stale = make_other ("stale");
  g_autofree char *running = make_other ("running");
  g_autofree char *outside = g_build_filename (g_get_user_cache_dir (), "mine.txt", NULL);
  g_autofree char *link = g_build_filename (stale, "one", "link", NULL);
  g_autofree char *lock = g_build_filename (running, "in-use", NULL);
  int held = g_open (lock, O_RDWR, 0);

  g_assert_cmpint (flock (held, LOCK_EX | LOCK_NB), ==, 0);
  g_assert_true (g_file_set_contents (outside, "x", 1, NULL));
  g_assert_cmpint (symlink (g_get_user_cache_dir (), link), ==, 0);
  g_assert_cmpuint (shian_temp_copies_sweep (), ==, 1);
  g_assert_false (g_file_test (stale, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (running, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (outside, G_FILE_TEST_EXISTS));
  close (held);
  g_assert_cmpuint (shian_temp_copies_sweep (), ==, 1);
  g_assert_cmpuint (shian_temp_copies_sweep (), ==, 0);
}

/* A file stands where the folder should be. */
static void
test_no_place (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *base = base_folder ();
  g_autofree char *above = g_path_get_dirname (base);

  g_assert_cmpint (g_mkdir_with_parents (above, 0700), ==, 0);
  g_assert_true (g_file_set_contents (base, "x", 1, NULL));
  g_assert_null (shian_temp_copies_new_folder (&error));
  g_assert_error (error, SHIAN_ERROR, SHIAN_ERROR_IO);
  g_assert_cmpuint (shian_temp_copies_sweep (), ==, 0);
  g_assert_cmpint (g_remove (base), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/temp-copies/own", test_own);
  g_test_add_func ("/temp-copies/sweep", test_sweep);
  g_test_add_func ("/temp-copies/no-place", test_no_place);
  return g_test_run ();
}
