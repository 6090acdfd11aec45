/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/intake.h"

#include "base/error.h"
#include "base/text.h"
#include "store/attachment.h"
#include "store/picture.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdio.h>

void
shian_intake_clear (ShianIntake *intake)
{
  g_free (intake->name);
  g_free (intake->sha256);
  g_free (intake->original_sha256);
  g_free (intake->taken_at);
}

static char *
display_name (const char *path)
{
  g_autofree char *base = g_path_get_basename (path);
  g_autofree char *name = g_filename_display_name (base);
  return shian_text_file_name (name);
}

/* Stores the content: the small picture, and the original when it is to be kept; or the file. */
static gboolean
take_in (ShianStore *store, GBytes *bytes, ShianIntakeFlags flags, ShianIntake *intake,
         GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (GBytes) small = shian_picture_shrink (bytes, intake->name, &local);
  GBytes *kept = small != NULL ? small : bytes;

  if (local != NULL) {
    g_propagate_error (error, g_steal_pointer (&local));
    return FALSE;
  }
  if (small != NULL && (flags & SHIAN_INTAKE_KEEP_ORIGINAL) != 0) {
    intake->original_sha256 = shian_attachment_add_bytes (store, bytes, error);
    if (intake->original_sha256 == NULL)
      return FALSE;
  }
  intake->size = (gint64) g_bytes_get_size (kept);
  intake->sha256 = shian_attachment_add_bytes (store, kept, error);
  return intake->sha256 != NULL;
}

/* @shown names the content where it is refused. */
static gboolean
take_bytes (ShianStore *store, GBytes *bytes, const char *shown, ShianIntakeFlags flags,
            ShianIntake *intake, GError **error)
{
  intake->is_picture = shian_picture_is_one (bytes);
  if (!intake->is_picture && (flags & SHIAN_INTAKE_PICTURES) != 0) {
    g_set_error (error, SHIAN_ERROR, SHIAN_ERROR_INVALID,
                 _ ("%s is no JPEG or PNG picture; it was not added"), shown);
    return FALSE;
  }
  intake->taken_at = shian_picture_taken_at (bytes);
  return take_in (store, bytes, flags, intake, error);
}

gboolean
shian_intake_file (ShianStore *store, const char *path, ShianIntakeFlags flags, ShianIntake *intake,
                   GError **error)
{
  g_autoptr (GBytes) bytes = shian_attachment_read_file (path, error);

  if (bytes == NULL)
    return FALSE;
  intake->name = display_name (path);
  return take_bytes (store, bytes, path, flags, intake, error);
}

gboolean
shian_intake_bytes (ShianStore *store, GBytes *bytes, const char *name, ShianIntakeFlags flags,
                    ShianIntake *intake, GError **error)
{
  intake->name = shian_text_file_name (name);
  return take_bytes (store, bytes, intake->name, flags, intake, error);
}

static gboolean
is_picture_name (const char *name)
{
  g_autofree char *lower = g_utf8_strdown (name, -1);

  return g_str_has_suffix (lower, ".jpg") || g_str_has_suffix (lower, ".jpeg") ||
         g_str_has_suffix (lower, ".png");
}

gboolean
shian_intake_is_misnamed (ShianStore *store, const char *name, const char *sha256)
{
  g_autofree char *path = shian_attachment_path (store, sha256);
  g_autoptr (GBytes) bytes = NULL;
  char head[16];
  size_t n;
  FILE *file = is_picture_name (name) ? g_fopen (path, "rb") : NULL;

  if (file == NULL)
    return FALSE;
  n = fread (head, 1, sizeof head, file);
  fclose (file);
  bytes = g_bytes_new (head, n);
  return n > 0 && !shian_picture_is_one (bytes);
}
