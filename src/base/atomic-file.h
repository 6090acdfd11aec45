/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files are written under a temporary name in the same folder, checked, synced and renamed: a
 * reader sees the old file or the new one, never half of one. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** ShianFileFunc: writes, or checks, the file at @path (the temporary name). */
typedef gboolean (*ShianFileFunc) (const char *path, gpointer data, GError **error);

/**
 * shian_atomic_file_write:
 * @path: where the file is to be; an existing file is replaced
 * @write: fills the file
 * @verify: (nullable): reads it back and refuses it if it is not what was meant
 *
 * On any error the temporary file is removed and @path is as it was before. Errors: what the
 * callbacks report, SHIAN_ERROR_NO_SPACE, _READ_ONLY, _IO.
 */
gboolean shian_atomic_file_write (const char *path, ShianFileFunc write, ShianFileFunc verify,
                                  gpointer data, GError **error);

/** shian_atomic_file_set_contents: as above for bytes at hand. */
gboolean shian_atomic_file_set_contents (const char *path, const void *bytes, gsize length,
                                         GError **error);

/** shian_make_directories: like mkdir -p with mode 0700, with this program's errors. */
gboolean shian_make_directories (const char *path, GError **error);

G_END_DECLS
