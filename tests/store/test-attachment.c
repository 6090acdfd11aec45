/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store-fixture.h"

#include "base/error.h"
#include "store/attachment.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static char *
add (StoreFixture *fixture, const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  char *sha256 = shian_attachment_add_bytes (fixture->store, bytes, &error);

  g_assert_no_error (error);
  return sha256;
}

static void
assert_bytes (GBytes *found, const char *expected, gsize length)
{
  g_autoptr (GBytes) bytes = g_bytes_new (expected, length);
  g_assert_true (g_bytes_equal (found, bytes));
}

static void
test_same_once (StoreFixture *fixture, gconstpointer unused)
{
  g_autofree char *one = add (fixture, "检查记录");
  g_autofree char *two = add (fixture, "检查记录");
  g_autofree char *other = add (fixture, "另一份");
  g_autofree char *path = shian_attachment_path (fixture->store, one);
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *expected = g_compute_checksum_for_string (G_CHECKSUM_SHA256, "检查记录", -1);
  g_autoptr (GBytes) stored = fixture_read_bytes (path);

  g_assert_cmpstr (one, ==, expected);
  g_assert_cmpstr (one, ==, two);
  g_assert_cmpstr (one, !=, other);
  g_assert_cmpuint (fixture_count_files (folder), ==, 1);
  assert_bytes (stored, "检查记录", strlen ("检查记录"));
  g_assert_true (shian_attachment_verify (fixture->store, one, NULL));
}

static void
test_changed (StoreFixture *fixture, gconstpointer unused)
{
  g_autofree char *sha256 = add (fixture, "检查记录");
  g_autofree char *path = shian_attachment_path (fixture->store, sha256);
  g_autofree char *again = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (path, "改过", -1, NULL));
  g_assert_false (shian_attachment_verify (fixture->store, sha256, &error));
  g_assert_error (error, SHIAN_ERROR, SHIAN_ERROR_CORRUPT);
  g_assert_nonnull (strstr (error->message, sha256));
  again = add (fixture, "检查记录"); /* adding the right content again mends it */
  g_assert_true (shian_attachment_verify (fixture->store, sha256, NULL));
}

static void
test_missing (StoreFixture *fixture, gconstpointer unused)
{
  g_autofree char *sha256 = add (fixture, "检查记录");
  g_autofree char *path = shian_attachment_path (fixture->store, sha256);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_false (shian_attachment_verify (fixture->store, sha256, &error));
  g_assert_error (error, SHIAN_ERROR, SHIAN_ERROR_NOT_FOUND);
}

static void
assert_unread (const char *path, int code)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (shian_attachment_read_file (path, &error));
  g_assert_nonnull (error);
  g_test_message ("%s", error->message);
  g_assert_error (error, SHIAN_ERROR, code);
  g_assert_nonnull (strstr (error->message, path));
}

static void
test_refused (StoreFixture *fixture, gconstpointer unused)
{
  g_autofree char *path = g_build_filename (fixture->folder, "照片.jpg", NULL);

  assert_unread (path, SHIAN_ERROR_NOT_FOUND);
  assert_unread (fixture->folder, SHIAN_ERROR_INVALID);
  g_assert_true (g_file_set_contents (path, "", 0, NULL));
  assert_unread (path, SHIAN_ERROR_INVALID);
  g_assert_cmpint (truncate (path, (off_t) SHIAN_ATTACHMENT_MAX + 1), ==, 0);
  assert_unread (path, SHIAN_ERROR_INVALID);
  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_cmpint (mkfifo (path, 0600), ==, 0);
  assert_unread (path, SHIAN_ERROR_INVALID);
}

static void
test_read (StoreFixture *fixture, gconstpointer unused)
{
  g_autofree char *path = g_build_filename (fixture->folder, "记录 1.txt", NULL);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (path, "a\0b", 3, NULL));
  bytes = shian_attachment_read_file (path, &error);
  g_assert_no_error (error);
  assert_bytes (bytes, "a\0b", 3);
}

/* Permissions mean nothing to root: an ordinary user tries, in a process of its own. */
static void
test_unreadable (StoreFixture *fixture, gconstpointer unused)
{
  g_autofree char *path = g_build_filename (fixture->folder, "照片.jpg", NULL);

  if (!g_test_subprocess ()) {
    g_test_trap_subprocess (NULL, 0, 0);
    g_test_trap_assert_passed ();
    return;
  }
  g_assert_true (g_file_set_contents (path, "x", 1, NULL));
  g_assert_cmpint (g_chmod (path, 0), ==, 0);
  g_assert_cmpint (g_chmod (fixture->folder, 0755), ==, 0);
  if (geteuid () == 0)
    g_assert_cmpint (seteuid (65534), ==, 0);
  assert_unread (path, SHIAN_ERROR_READ_ONLY);
  if (getuid () == 0)
    g_assert_cmpint (seteuid (0), ==, 0);
}

static void
test_reader (StoreFixture *fixture, gconstpointer unused)
{
  g_autoptr (ShianStore) reader = fixture_open (fixture->path, SHIAN_STORE_READ_ONLY, NULL);
  g_autoptr (GBytes) bytes = g_bytes_new_static ("x", 1);
  g_autofree char *attachments = g_build_filename (fixture->folder, "attachments", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_null (shian_attachment_add_bytes (reader, bytes, &error));
  g_assert_error (error, SHIAN_ERROR, SHIAN_ERROR_READ_ONLY);
  g_assert_false (g_file_test (attachments, G_FILE_TEST_EXISTS));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function)                                                                        \
  g_test_add ("/store/attachment/" name, StoreFixture, NULL, store_fixture_set_up, function,       \
              store_fixture_tear_down)
  ADD ("same-once", test_same_once);
  ADD ("changed", test_changed);
  ADD ("missing", test_missing);
  ADD ("refused", test_refused);
  ADD ("read", test_read);
  ADD ("unreadable", test_unreadable);
  ADD ("reader", test_reader);
  return g_test_run ();
}
