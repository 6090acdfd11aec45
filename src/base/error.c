/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/error.h"

#include <errno.h>
#include <gio/gio.h>

/* clang-format off */
G_DEFINE_QUARK (shian-error-quark, shian_error)
/* clang-format on */

static ShianError
code_from_errno (int errnum)
{
  switch (errnum) {
  case ENOSPC:
  case EDQUOT:
    return SHIAN_ERROR_NO_SPACE;
  case EROFS:
  case EACCES:
  case EPERM:
    return SHIAN_ERROR_READ_ONLY;
  case ENOENT:
    return SHIAN_ERROR_NOT_FOUND;
  case EAGAIN:
  case EBUSY:
    return SHIAN_ERROR_BUSY;
  default:
    return SHIAN_ERROR_IO;
  }
}

static ShianError
code_from_gio (const GError *from)
{
  if (g_error_matches (from, G_IO_ERROR, G_IO_ERROR_NO_SPACE) ||
      g_error_matches (from, G_FILE_ERROR, G_FILE_ERROR_NOSPC))
    return SHIAN_ERROR_NO_SPACE;
  if (g_error_matches (from, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED) ||
      g_error_matches (from, G_IO_ERROR, G_IO_ERROR_READ_ONLY) ||
      g_error_matches (from, G_FILE_ERROR, G_FILE_ERROR_ACCES) ||
      g_error_matches (from, G_FILE_ERROR, G_FILE_ERROR_PERM) ||
      g_error_matches (from, G_FILE_ERROR, G_FILE_ERROR_ROFS))
    return SHIAN_ERROR_READ_ONLY;
  if (g_error_matches (from, G_IO_ERROR, G_IO_ERROR_NOT_FOUND) ||
      g_error_matches (from, G_FILE_ERROR, G_FILE_ERROR_NOENT))
    return SHIAN_ERROR_NOT_FOUND;
  if (g_error_matches (from, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return SHIAN_ERROR_CANCELLED;
  return SHIAN_ERROR_IO;
}

gboolean
shian_error_set_errno (GError **error, int errnum, const char *format, ...)
{
  g_autofree char *text = NULL;
  va_list args;

  va_start (args, format);
  text = g_strdup_vprintf (format, args);
  va_end (args);
  g_set_error (error, SHIAN_ERROR, (int) code_from_errno (errnum), "%s: %s", text,
               g_strerror (errnum));
  return FALSE;
}

gboolean
shian_error_take_gio (GError **error, GError *from, const char *what_failed)
{
  g_set_error (error, SHIAN_ERROR, (int) code_from_gio (from), "%s: %s", what_failed,
               from->message);
  g_error_free (from);
  return FALSE;
}

int
shian_error_exit_code (const GError *error)
{
  if (error == NULL || error->domain != SHIAN_ERROR)
    return 1;
  switch ((ShianError) error->code) {
  case SHIAN_ERROR_FOREIGN:
  case SHIAN_ERROR_TOO_NEW:
  case SHIAN_ERROR_NOT_FOUND:
  case SHIAN_ERROR_INVALID:
  case SHIAN_ERROR_UNSUPPORTED:
    return 3;
  case SHIAN_ERROR_CONFLICT:
    return 4;
  case SHIAN_ERROR_FAILED:
  case SHIAN_ERROR_IO:
  case SHIAN_ERROR_NO_SPACE:
  case SHIAN_ERROR_READ_ONLY:
  case SHIAN_ERROR_BUSY:
  case SHIAN_ERROR_CORRUPT:
  case SHIAN_ERROR_CANCELLED:
  default:
    return 1;
  }
}
