/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "typeset/picture-surface.h"

static guint
mixed_with_white (guint value, guint alpha)
{
  return (value * alpha + 255 * (255 - alpha) + 127) / 255;
}

static void
copy_row (const guchar *from, int n_channels, guint32 *to, int width)
{
  for (int x = 0; x < width; x++, from += n_channels) {
    guint alpha = n_channels == 4 ? from[3] : 255;
    to[x] = mixed_with_white (from[0], alpha) << 16 | mixed_with_white (from[1], alpha) << 8 |
            mixed_with_white (from[2], alpha);
  }
}

cairo_surface_t *
shian_picture_surface (GdkPixbuf *picture)
{
  int width = gdk_pixbuf_get_width (picture);
  int height = gdk_pixbuf_get_height (picture);
  int n_channels = gdk_pixbuf_get_n_channels (picture);
  gsize stride_in = (gsize) gdk_pixbuf_get_rowstride (picture);
  const guchar *pixels = gdk_pixbuf_read_pixels (picture);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, height);
  guchar *data = cairo_image_surface_get_data (surface);
  gsize stride_out = (gsize) cairo_image_surface_get_stride (surface);

  if (data == NULL)
    return surface; /* too large for cairo: an error surface, which paints nothing */
  cairo_surface_flush (surface);
  for (int y = 0; y < height; y++)
    copy_row (pixels + (gsize) y * stride_in, n_channels,
              (guint32 *) (gpointer) (data + (gsize) y * stride_out), width);
  cairo_surface_mark_dirty (surface);
  return surface;
}
