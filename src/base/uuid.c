/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/uuid.h"

#include "base/clock.h"

#include <string.h>
#include <sys/random.h>

static void
fill_random (guint8 *bytes, gsize length)
{
  if (getrandom (bytes, length, 0) == (gssize) length)
    return;
  for (gsize i = 0; i < length; i++)
    bytes[i] = (guint8) g_random_int ();
}

/* Milliseconds since 1970 in the upper bits and a counter in the lower twelve: never goes back,
 * not even when the clock does (RFC 9562 section 6.2, method 1). */
static guint64
next_tick (void)
{
  static GMutex lock;
  static guint64 last;
  guint64 now = (guint64) (shian_clock_now () / 1000) << 12;

  g_mutex_lock (&lock);
  last = MAX (now, last + 1);
  now = last;
  g_mutex_unlock (&lock);
  return now;
}

char *
shian_uuid_new (void)
{
  guint8 random[8];
  guint64 tick = next_tick ();
  guint64 tail;

  fill_random (random, sizeof random);
  memcpy (&tail, random, sizeof tail);
  tail = (tail & G_GUINT64_CONSTANT (0x3fffffffffffffff)) | G_GUINT64_CONSTANT (0x8000000000000000);
  return g_strdup_printf ("%08x-%04x-7%03x-%04x-%012" G_GINT64_MODIFIER "x", (guint) (tick >> 28),
                          (guint) (tick >> 12 & 0xffff), (guint) (tick & 0xfff),
                          (guint) (tail >> 48), tail & G_GUINT64_CONSTANT (0xffffffffffff));
}

gboolean
shian_uuid_is_valid (const char *text)
{
  if (text == NULL || strlen (text) != 36)
    return FALSE;
  for (int i = 0; i < 36; i++) {
    gboolean hyphen = i == 8 || i == 13 || i == 18 || i == 23;
    if (hyphen ? text[i] != '-' : strchr ("0123456789abcdef", text[i]) == NULL)
      return FALSE;
  }
  return TRUE;
}
