/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/error.h"

#include <errno.h>
#include <gio/gio.h>
#include <string.h>

static void
test_errno (void)
{
  static const struct {
    int errnum;
    ShianError code;
  } cases[] = {
    { ENOSPC, SHIAN_ERROR_NO_SPACE }, { EDQUOT, SHIAN_ERROR_NO_SPACE },
    { EROFS, SHIAN_ERROR_READ_ONLY }, { EACCES, SHIAN_ERROR_READ_ONLY },
    { EPERM, SHIAN_ERROR_READ_ONLY }, { ENOENT, SHIAN_ERROR_NOT_FOUND },
    { EAGAIN, SHIAN_ERROR_BUSY },     { EBUSY, SHIAN_ERROR_BUSY },
    { EIO, SHIAN_ERROR_IO },          { EISDIR, SHIAN_ERROR_IO },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GError) error = NULL;
    g_assert_false (shian_error_set_errno (&error, cases[i].errnum, "Cannot write %s", "甲.xlsx"));
    g_assert_error (error, SHIAN_ERROR, (int) cases[i].code);
    g_assert_true (g_str_has_prefix (error->message, "Cannot write 甲.xlsx: "));
    g_assert_nonnull (strstr (error->message, g_strerror (cases[i].errnum)));
  }
  g_assert_false (shian_error_set_errno (NULL, EIO, "nobody asks"));
}

static void
test_gio (void)
{
  static const struct {
    gboolean file_domain;
    int from;
    ShianError code;
  } cases[] = {
    { FALSE, G_IO_ERROR_NO_SPACE, SHIAN_ERROR_NO_SPACE },
    { TRUE, G_FILE_ERROR_NOSPC, SHIAN_ERROR_NO_SPACE },
    { FALSE, G_IO_ERROR_PERMISSION_DENIED, SHIAN_ERROR_READ_ONLY },
    { FALSE, G_IO_ERROR_READ_ONLY, SHIAN_ERROR_READ_ONLY },
    { TRUE, G_FILE_ERROR_ACCES, SHIAN_ERROR_READ_ONLY },
    { TRUE, G_FILE_ERROR_PERM, SHIAN_ERROR_READ_ONLY },
    { TRUE, G_FILE_ERROR_ROFS, SHIAN_ERROR_READ_ONLY },
    { FALSE, G_IO_ERROR_NOT_FOUND, SHIAN_ERROR_NOT_FOUND },
    { TRUE, G_FILE_ERROR_NOENT, SHIAN_ERROR_NOT_FOUND },
    { FALSE, G_IO_ERROR_CANCELLED, SHIAN_ERROR_CANCELLED },
    { FALSE, G_IO_ERROR_FAILED, SHIAN_ERROR_IO },
    { TRUE, G_FILE_ERROR_ISDIR, SHIAN_ERROR_IO },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GError) error = NULL;
    GError *from = g_error_new_literal (cases[i].file_domain ? G_FILE_ERROR : G_IO_ERROR,
                                        cases[i].from, "the reason");
    g_assert_false (shian_error_take_gio (&error, from, "Cannot read a.txt"));
    g_assert_error (error, SHIAN_ERROR, (int) cases[i].code);
    g_assert_cmpstr (error->message, ==, "Cannot read a.txt: the reason");
  }
}

static void
test_exit_code (void)
{
  static const int expected[] = {
    [SHIAN_ERROR_FAILED] = 1,    [SHIAN_ERROR_IO] = 1,          [SHIAN_ERROR_NO_SPACE] = 1,
    [SHIAN_ERROR_READ_ONLY] = 1, [SHIAN_ERROR_BUSY] = 1,        [SHIAN_ERROR_CORRUPT] = 1,
    [SHIAN_ERROR_FOREIGN] = 3,   [SHIAN_ERROR_TOO_NEW] = 3,     [SHIAN_ERROR_NOT_FOUND] = 3,
    [SHIAN_ERROR_INVALID] = 3,   [SHIAN_ERROR_UNSUPPORTED] = 3, [SHIAN_ERROR_CONFLICT] = 4,
    [SHIAN_ERROR_CANCELLED] = 1,
  };
  g_autoptr (GError) other = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_EXISTS, "another domain");

  for (int code = 0; code < (int) G_N_ELEMENTS (expected); code++) {
    g_autoptr (GError) error = g_error_new_literal (SHIAN_ERROR, code, "x");
    g_assert_cmpint (shian_error_exit_code (error), ==, expected[code]);
  }
  g_assert_cmpint (shian_error_exit_code (other), ==, 1);
  g_assert_cmpint (shian_error_exit_code (NULL), ==, 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/error/errno", test_errno);
  g_test_add_func ("/base/error/gio", test_gio);
  g_test_add_func ("/base/error/exit-code", test_exit_code);
  return g_test_run ();
}
