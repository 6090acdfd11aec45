/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/picture-whole.h"

#include <string.h>

/* Past the compressed data that begins at @at: to the next 0xff that is a marker. */
static gsize
skip_scan (const guint8 *data, gsize length, gsize at)
{
  for (; at + 1 < length; at++)
    if (data[at] == 0xff && data[at + 1] != 0 && data[at + 1] != 0xff &&
        (data[at + 1] < 0xd0 || data[at + 1] > 0xd7))
      return at;
  return length;
}

static gboolean
jpeg_is_whole (const guint8 *data, gsize length)
{
  gsize at = 2;

  while (at + 1 < length) {
    guint8 marker = data[at + 1];
    if (data[at] != 0xff || marker == 0xff || marker == 0) {
      at++;
      continue;
    }
    if (marker == 0xd9)
      return TRUE;
    at += 2;
    if (marker == 0x01 || (marker >= 0xd0 && marker <= 0xd7))
      continue;
    if (at + 1 >= length)
      return FALSE;
    at += (gsize) data[at] << 8 | data[at + 1];
    if (marker == 0xda)
      at = skip_scan (data, length, at);
  }
  return FALSE;
}

static gboolean
png_is_whole (const guint8 *data, gsize length)
{
  gsize at = 8;

  while (at + 12 <= length) {
    guint32 size;
    if (memcmp (data + at + 4, "IEND", 4) == 0)
      return TRUE;
    memcpy (&size, data + at, sizeof size);
    at += 12 + (gsize) GUINT32_FROM_BE (size);
  }
  return FALSE;
}

gboolean
shian_picture_is_whole (GBytes *bytes)
{
  gsize length;
  const guint8 *data = g_bytes_get_data (bytes, &length);

  return length > 2 && data[0] == 0xff ? jpeg_is_whole (data, length) : png_is_whole (data, length);
}
