/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The one error domain of the program. Codes are what a screen or script can act on. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * ShianError:
 * @SHIAN_ERROR_FAILED: anything that has no better code
 * @SHIAN_ERROR_IO: reading or writing failed; the text names the file
 * @SHIAN_ERROR_NO_SPACE: the disk is full; nothing was changed
 * @SHIAN_ERROR_READ_ONLY: the folder or file may not be written
 * @SHIAN_ERROR_BUSY: another running copy holds the data file
 * @SHIAN_ERROR_CORRUPT: the data file is damaged
 * @SHIAN_ERROR_FOREIGN: the file belongs to another program
 * @SHIAN_ERROR_TOO_NEW: the file was written by a newer version
 * @SHIAN_ERROR_NOT_FOUND: no such record, unit, file
 * @SHIAN_ERROR_INVALID: input refused, nothing changed; the text names the place
 * @SHIAN_ERROR_UNSUPPORTED: a kind of file that is not read; the text says what to do instead
 * @SHIAN_ERROR_CONFLICT: the record changed meanwhile; a person must decide
 * @SHIAN_ERROR_CANCELLED: the user cancelled
 */
typedef enum {
  SHIAN_ERROR_FAILED,
  SHIAN_ERROR_IO,
  SHIAN_ERROR_NO_SPACE,
  SHIAN_ERROR_READ_ONLY,
  SHIAN_ERROR_BUSY,
  SHIAN_ERROR_CORRUPT,
  SHIAN_ERROR_FOREIGN,
  SHIAN_ERROR_TOO_NEW,
  SHIAN_ERROR_NOT_FOUND,
  SHIAN_ERROR_INVALID,
  SHIAN_ERROR_UNSUPPORTED,
  SHIAN_ERROR_CONFLICT,
  SHIAN_ERROR_CANCELLED,
} ShianError;

#define SHIAN_ERROR (shian_error_quark ())
GQuark shian_error_quark (void);

/**
 * shian_error_set_errno:
 * Fills @error from an errno value: ENOSPC and EDQUOT, EROFS, EACCES and EPERM, ENOENT get codes
 * of their own. @format says what was being done, with the file's name; the system's reason is
 * appended. Always returns FALSE, so callers can return it.
 */
gboolean shian_error_set_errno (GError **error, int errnum, const char *format, ...)
    G_GNUC_PRINTF (3, 4);

/**
 * shian_error_take_gio:
 * Moves a GIO error @from into @error under this domain, with @what_failed (already translated,
 * naming the file) before its text. Takes ownership of @from. Always returns FALSE.
 */
gboolean shian_error_take_gio (GError **error, GError *from, const char *what_failed);

/**
 * shian_error_exit_code:
 * The exit status of the command line for @error: 1 failed, 3 input refused and nothing changed,
 * 4 a person must decide. Errors of other domains give 1.
 */
int shian_error_exit_code (const GError *error);

G_END_DECLS
