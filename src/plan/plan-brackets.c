/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plan/plan-brackets.h"

#include "plan/plan-chars.h"

/* How many unclosed brackets of other kinds a closing one may skip; bounds the work. */
#define MAX_SKIPPED 8

typedef struct {
  gunichar closer;
  guint32 at;
} Open;

static void
close_bracket (GArray *stack, GArray *match, gunichar closer, guint32 at)
{
  guint lowest = stack->len > MAX_SKIPPED ? stack->len - MAX_SKIPPED : 0;

  for (guint i = stack->len; i > lowest; i--) {
    const Open *open = &g_array_index (stack, Open, i - 1);
    if (open->closer != closer)
      continue;
    g_array_index (match, guint32, open->at) = at;
    g_array_set_size (stack, i - 1);
    return;
  }
}

GArray *
shian_brackets_match (const char *text, gsize length)
{
  GArray *match = g_array_sized_new (FALSE, TRUE, sizeof (guint32), (guint) length + 1);
  g_autoptr (GArray) stack = g_array_new (FALSE, FALSE, sizeof (Open));

  g_array_set_size (match, (guint) length + 1);
  for (const char *p = text; p < text + length; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);
    Open open = { shian_char_closer (c), (guint32) (p - text) };
    gunichar closer = shian_char_folded_closer (c);
    if (open.closer != 0)
      g_array_append_val (stack, open);
    else if (closer != 0)
      close_bracket (stack, match, closer, (guint32) (p - text));
  }
  return match;
}
