/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plan/plan-find.h"

#include "base/text.h"
#include "plan/plan-chars.h"

#include <string.h>

static gboolean
is_opener (gunichar c)
{
  return shian_char_closer (c) != 0 || c == 0x201c || c == 0x300a || c == 0x300c;
}

static gboolean
is_closer (gunichar c)
{
  return shian_char_folded_closer (c) != 0 || c == 0x201d || c == 0x300b || c == 0x300d;
}

static void
add_point (GPtrArray *points, const char *start, const char *end)
{
  g_autofree char *piece = g_strndup (start, (gsize) (end - start));
  g_autofree char *point = shian_text_strip (piece);

  if (*point != '\0')
    g_ptr_array_add (points, g_steal_pointer (&point));
}

/* Brackets that never close must not swallow the rest. */
static gboolean
is_balanced (const char *text)
{
  gint64 depth = 0;

  for (const char *p = text; *p != '\0' && depth >= 0; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);
    depth += is_opener (c) - is_closer (c);
  }
  return depth == 0;
}

void
shian_find_points (const char *text, GPtrArray *points)
{
  gboolean nested = is_balanced (text);
  const char *start = text;
  gint64 depth = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);
    depth += nested ? is_opener (c) - is_closer (c) : 0;
    if (depth > 0 || !shian_char_is_stop (c))
      continue;
    add_point (points, start, p);
    start = g_utf8_next_char (p);
  }
  add_point (points, start, start + strlen (start));
}
