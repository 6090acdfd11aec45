/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/decode.h"

#include <string.h>

/* Whether a broken text was UTF-8 once: GB18030 text does not go well for 20 Chinese characters by
 * chance. */
static gboolean
was_utf8 (const char *text, const char *valid_end)
{
  int count = 0;

  for (const char *p = text; p < valid_end && count < 20; p = g_utf8_next_char (p))
    count += g_utf8_get_char (p) >= 0x800;
  return count >= 20;
}

/* @charset to UTF-8; all bytes must be used: a cut off last character ends the conversion without
 * an error. */
static char *
convert (const char *data, gsize length, const char *charset)
{
  gsize used = 0;
  gsize written = 0;
  g_autofree char *text =
      g_convert (data, (gssize) length, "UTF-8", charset, &used, &written, NULL);

  if (text == NULL || used != length || strlen (text) != written)
    return NULL;
  return g_steal_pointer (&text);
}

char *
shian_decode (const char *data, gsize length)
{
  const char *end = NULL;

  if (length >= 3 && memcmp (data, "\xef\xbb\xbf", 3) == 0) {
    data += 3;
    length -= 3;
  }
  if (g_utf8_validate (data, (gssize) length, &end))
    return g_strndup (data, length);
  if (length >= 2 && (memcmp (data, "\xff\xfe", 2) == 0 || memcmp (data, "\xfe\xff", 2) == 0))
    return convert (data, length, "UTF-16");
  return was_utf8 (data, end) ? NULL : convert (data, length, "GB18030");
}
