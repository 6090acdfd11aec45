/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/picture.h"

#include "base/error.h"
#include "store/picture-whole.h"

#include <gdk-pixbuf/gdk-pixbuf.h>
#include <glib/gi18n-lib.h>

#define MAX_PIXELS ((gint64) 200 * 1000 * 1000)

typedef struct {
  int width;
  int height;
  gboolean too_large;
} Size;

/* Called with the header's size before anything is decoded: the picture is decoded no larger than
 * needed. */
static void
size_prepared_cb (GdkPixbufLoader *loader, int width, int height, gpointer data)
{
  Size *size = data;
  int longest = MAX (width, height);

  size->width = width;
  size->height = height;
  size->too_large = (gint64) width * height > MAX_PIXELS;
  if (size->too_large) /* stops the loader before it makes room for the pixels */
    gdk_pixbuf_loader_set_size (loader, 0, 0);
  else if (longest > SHIAN_PICTURE_MAX)
    gdk_pixbuf_loader_set_size (loader,
                                MAX (1, (int) ((gint64) width * SHIAN_PICTURE_MAX / longest)),
                                MAX (1, (int) ((gint64) height * SHIAN_PICTURE_MAX / longest)));
}

/* The loader's name, NULL for no picture. Named by its first bytes, a picture is read without the
 * system's table of file kinds, which small systems lack. */
static const char *
picture_kind (GBytes *bytes)
{
  gsize length;
  const guint8 *data = g_bytes_get_data (bytes, &length);

  if (length > 3 && data[0] == 0xff && data[1] == 0xd8 && data[2] == 0xff)
    return "jpeg";
  return length > 8 && memcmp (data, "\x89PNG\r\n\x1a\n", 8) == 0 ? "png" : NULL;
}

static GdkPixbuf *
decode (GBytes *bytes, Size *size, GError **error)
{
  g_autoptr (GdkPixbufLoader) loader =
      gdk_pixbuf_loader_new_with_type (picture_kind (bytes), error);
  g_autoptr (GdkPixbuf) upright = NULL;
  gboolean ok;

  if (loader == NULL)
    return NULL;
  g_signal_connect (loader, "size-prepared", G_CALLBACK (size_prepared_cb), size);
  ok = gdk_pixbuf_loader_write_bytes (loader, bytes, error);
  ok = gdk_pixbuf_loader_close (loader, ok ? error : NULL) && ok;
  if (ok && !shian_picture_is_whole (bytes)) {
    g_set_error_literal (error, SHIAN_ERROR, SHIAN_ERROR_INVALID, _ ("it was cut short"));
    ok = FALSE;
  }
  if (!ok)
    return NULL;
  upright = gdk_pixbuf_apply_embedded_orientation (gdk_pixbuf_loader_get_pixbuf (loader));
  return g_steal_pointer (&upright);
}

static GBytes *
encode (GdkPixbuf *pixbuf, GError **error)
{
  gchar *buffer = NULL;
  gsize length = 0;
  gboolean ok = gdk_pixbuf_get_has_alpha (pixbuf)
                    ? gdk_pixbuf_save_to_buffer (pixbuf, &buffer, &length, "png", error, NULL)
                    : gdk_pixbuf_save_to_buffer (pixbuf, &buffer, &length, "jpeg", error, "quality",
                                                 "88", NULL);

  return ok ? g_bytes_new_take (buffer, length) : NULL;
}

GBytes *
shian_picture_shrink (GBytes *bytes, const char *name, GError **error)
{
  Size size = { 0 };
  g_autoptr (GError) local = NULL;
  g_autoptr (GdkPixbuf) pixbuf = NULL;
  GBytes *result = NULL;

  if (picture_kind (bytes) == NULL)
    return NULL;
  pixbuf = decode (bytes, &size, &local);
  if (size.too_large)
    g_set_error (error, SHIAN_ERROR, SHIAN_ERROR_INVALID,
                 _ ("%s is a picture of more than 200 megapixels; make it smaller first"), name);
  else if (pixbuf == NULL)
    g_set_error (error, SHIAN_ERROR, SHIAN_ERROR_INVALID, _ ("%s cannot be read as a picture: %s"),
                 name, local != NULL ? local->message : "");
  else if (MAX (size.width, size.height) > SHIAN_PICTURE_MAX &&
           (result = encode (pixbuf, &local)) == NULL)
    g_set_error (error, SHIAN_ERROR, SHIAN_ERROR_FAILED, _ ("%s cannot be made smaller: %s"), name,
                 local->message);
  return result;
}

gboolean
shian_picture_is_one (GBytes *bytes)
{
  return picture_kind (bytes) != NULL;
}

/* Exif writes it as text, “2024:05:20 09:31:05”, near the beginning of the file (JEITA CP-3451). */
char *
shian_picture_taken_at (GBytes *bytes)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  g_autofree char *head = NULL;
  g_autoptr (GRegex) regex = NULL;
  g_autoptr (GMatchInfo) match = NULL;

  if (picture_kind (bytes) == NULL)
    return NULL;
  length = MIN (length, 65536);
  head = g_malloc (length + 1);
  for (gsize i = 0; i < length; i++)
    head[i] = g_ascii_isprint (data[i]) ? data[i] : ' ';
  head[length] = '\0';
  regex = g_regex_new ("((?:19|20)\\d\\d):([01]\\d):([0-3]\\d) ([0-2]\\d:[0-5]\\d:[0-5]\\d)", 0, 0,
                       NULL);
  if (!g_regex_match (regex, head, 0, &match))
    return NULL;
  return g_match_info_expand_references (match, "\\1-\\2-\\3 \\4", NULL);
}
