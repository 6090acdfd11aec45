/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/attachment.h"

#include "base/atomic-file.h"
#include "base/error.h"
#include "store/store-private.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

char *
shian_attachment_path (ShianStore *store, const char *sha256)
{
  char prefix[3] = { sha256[0], sha256[0] != '\0' ? sha256[1] : '\0', '\0' };
  return g_build_filename (store->folder, "attachments", prefix, sha256, NULL);
}

GBytes *
shian_attachment_read_file (const char *path, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autofree char *what = g_strdup_printf (_ ("Cannot read %s"), path);
  GStatBuf info;
  char *contents = NULL;
  gsize length = 0;

  if (g_stat (path, &info) != 0) {
    shian_error_set_errno (error, errno, _ ("Cannot read %s"), path);
    return NULL;
  }
  if (!S_ISREG (info.st_mode) || info.st_size == 0) {
    g_set_error (error, SHIAN_ERROR, SHIAN_ERROR_INVALID,
                 _ ("%s is empty or not a plain file; it was not added"), path);
    return NULL;
  }
  if ((gsize) info.st_size > SHIAN_ATTACHMENT_MAX) {
    g_set_error (error, SHIAN_ERROR, SHIAN_ERROR_INVALID,
                 _ ("%s is larger than 100 MB; make it smaller first"), path);
    return NULL;
  }
  if (!g_file_get_contents (path, &contents, &length, &local)) {
    shian_error_take_gio (error, g_steal_pointer (&local), what);
    return NULL;
  }
  return g_bytes_new_take (contents, length);
}

char *
shian_attachment_add_bytes (ShianStore *store, GBytes *bytes, GError **error)
{
  g_autofree char *sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  g_autofree char *path = shian_attachment_path (store, sha256);
  g_autofree char *folder = g_path_get_dirname (path);
  gsize length;
  const void *data = g_bytes_get_data (bytes, &length);

  if (shian_store_is_read_only (store)) {
    g_set_error (error, SHIAN_ERROR, SHIAN_ERROR_READ_ONLY, _ ("%s is open for reading only"),
                 shian_store_get_path (store));
    return NULL;
  }
  if (shian_attachment_verify (store, sha256, NULL))
    return g_steal_pointer (&sha256);
  if (!shian_make_directories (folder, error) ||
      !shian_atomic_file_set_contents (path, data, length, error))
    return NULL;
  return g_steal_pointer (&sha256);
}

gboolean
shian_attachment_verify (ShianStore *store, const char *sha256, GError **error)
{
  g_autofree char *path = shian_attachment_path (store, sha256);
  g_autoptr (GMappedFile) file = g_mapped_file_new (path, FALSE, NULL);
  g_autoptr (GBytes) bytes = file != NULL ? g_mapped_file_get_bytes (file) : NULL;
  g_autofree char *found =
      bytes != NULL ? g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes) : NULL;

  if (g_strcmp0 (found, sha256) == 0)
    return TRUE;
  g_set_error (error, SHIAN_ERROR, found != NULL ? SHIAN_ERROR_CORRUPT : SHIAN_ERROR_NOT_FOUND,
               found != NULL ? _ ("The attachment %s was changed outside the program")
                             : _ ("The attachment %s is missing"),
               path);
  return FALSE;
}
