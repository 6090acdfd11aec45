/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/atomic-file.h"

#include "base/error.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <unistd.h>

static gboolean
sync_path (const char *path, int flags, GError **error)
{
  int fd = g_open (path, flags | O_CLOEXEC, 0);
  int saved;

  if (fd < 0)
    return shian_error_set_errno (error, errno, _ ("Cannot open %s"), path);
  if (fsync (fd) != 0 && errno != EINVAL && errno != ENOTSUP) {
    saved = errno;
    close (fd);
    return shian_error_set_errno (error, saved, _ ("Cannot write %s to the disk"), path);
  }
  if (close (fd) != 0)
    return shian_error_set_errno (error, errno, _ ("Cannot write %s to the disk"), path);
  return TRUE;
}

static char *
temporary_name (const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *name = g_strconcat (folder, "/.shian-XXXXXX", NULL);
  int fd = g_mkstemp_full (name, O_RDWR | O_CLOEXEC, 0644);

  if (fd < 0) {
    shian_error_set_errno (error, errno, _ ("Cannot write in the folder %s"), folder);
    return NULL;
  }
  close (fd);
  return g_steal_pointer (&name);
}

/* After the rename the new file is there whatever happens: a folder that cannot be listed or
 * synced only means that a power cut may bring back the old one, whole. */
static gboolean
put_in_place (const char *temporary, const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);

  if (!sync_path (temporary, O_RDONLY, error))
    return FALSE;
  if (g_rename (temporary, path) != 0)
    return shian_error_set_errno (error, errno, _ ("Cannot put %s in place"), path);
  sync_path (folder, O_RDONLY | O_DIRECTORY, NULL);
  return TRUE;
}

gboolean
shian_atomic_file_write (const char *path, ShianFileFunc write, ShianFileFunc verify, gpointer data,
                         GError **error)
{
  g_autofree char *temporary = NULL;

  g_return_val_if_fail (path != NULL && write != NULL, FALSE);
  temporary = temporary_name (path, error);
  if (temporary == NULL)
    return FALSE;
  if (write (temporary, data, error) && (verify == NULL || verify (temporary, data, error)) &&
      put_in_place (temporary, path, error))
    return TRUE;
  g_unlink (temporary);
  return FALSE;
}

typedef struct {
  const guint8 *bytes;
  gsize length;
} Contents;

static gboolean
write_contents (const char *path, gpointer data, GError **error)
{
  const Contents *contents = data;
  gsize written = 0;
  int fd = g_open (path, O_WRONLY | O_TRUNC | O_CLOEXEC, 0);

  if (fd < 0)
    return shian_error_set_errno (error, errno, _ ("Cannot write %s"), path);
  while (written < contents->length) {
    gssize n = write (fd, contents->bytes + written, contents->length - written);
    if (n < 0 && errno == EINTR)
      continue;
    if (n <= 0) {
      int saved = n < 0 ? errno : EIO;
      close (fd);
      return shian_error_set_errno (error, saved, _ ("Cannot write %s"), path);
    }
    written += (gsize) n;
  }
  if (close (fd) != 0)
    return shian_error_set_errno (error, errno, _ ("Cannot write %s"), path);
  return TRUE;
}

gboolean
shian_atomic_file_set_contents (const char *path, const void *bytes, gsize length, GError **error)
{
  Contents contents = { bytes, length };
  return shian_atomic_file_write (path, write_contents, NULL, &contents, error);
}

gboolean
shian_make_directories (const char *path, GError **error)
{
  if (g_mkdir_with_parents (path, 0700) == 0)
    return TRUE;
  return shian_error_set_errno (error, errno, _ ("Cannot make the folder %s"), path);
}
