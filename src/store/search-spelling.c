/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Typed letters as readings: jhqxx, jinghaiquxiaoxue and what lies between. */
#include "store/search-words.h"

#include "base/pinyin.h"

#include <string.h>

#define MAX_WAYS 4
#define LONGEST 6 /* zhuang */

/* One character of the name as typed: its initial alone, its syllable, or, at the end of what is
 * typed, perhaps only the beginning of its syllable. */
typedef struct {
  char letters[SHIAN_PINYIN_SYLLABLE];
  gboolean initial;
} Unit;

typedef struct {
  const char *typed;
  gboolean mixed; /* initials may stand among syllables */
  gboolean dead[SHIAN_PINYIN_MAX_TYPED + 1];
  Unit units[SHIAN_PINYIN_MAX_TYPED];
  GPtrArray *out;
  guint wanted;
} Parse;

static void
need (GString *expression, const char *mark, const char *before, const char *letters)
{
  g_string_append_printf (expression, "%s\"%s%s%s\"", expression->len > 0 ? " AND " : "", mark,
                          before, letters);
}

/* Any syllable that begins as typed so far. */
static void
need_any (GString *expression, const char *mark, const char *before, const char *prefix)
{
  g_auto (GStrv) syllables = shian_pinyin_complete (prefix);

  g_string_append (expression, expression->len > 0 ? " AND (" : "(");
  for (guint i = 0; syllables[i] != NULL; i++)
    g_string_append_printf (expression, "%s\"%s%s%s\"", i > 0 ? " OR " : "", mark, before,
                            syllables[i]);
  g_string_append_c (expression, ')');
}

static void
need_initials (GString *expression, const Unit *units, guint n)
{
  guint piece = MIN (n, 3);

  if (n == 1 && !units[0].initial)
    return; /* its syllable says more */
  for (guint i = 0; i + piece <= n; i++) {
    char initials[4] = "";
    for (guint k = 0; k < piece; k++)
      initials[k] = units[i + k].letters[0];
    need (expression, "p", "", initials);
  }
}

static void
need_syllable (GString *expression, const Unit *units, guint i, guint n)
{
  gboolean last = i + 1 == n;
  const char *before = i > 0 && !units[i - 1].initial ? units[i - 1].letters : NULL;

  if (units[i].initial)
    return;
  if (before != NULL && last)
    need_any (expression, "t", before, units[i].letters);
  else if (before != NULL)
    need (expression, "t", before, units[i].letters);
  else if (last)
    need_any (expression, "s", "", units[i].letters);
  else if (units[i + 1].initial)
    need (expression, "s", "", units[i].letters);
}

static void
add_way (Parse *parse, guint n)
{
  g_autoptr (GString) expression = g_string_new (NULL);

  need_initials (expression, parse->units, n);
  for (guint i = 0; i < n; i++)
    need_syllable (expression, parse->units, i, n);
  g_ptr_array_add (parse->out, g_string_free (g_steal_pointer (&expression), FALSE));
}

static gboolean
begins_a_syllable (const char *letters)
{
  g_auto (GStrv) syllables = shian_pinyin_complete (letters);
  return syllables[0] != NULL;
}

/* Whether @length letters from @at can be one character, and how. */
static gboolean
read_unit (const Parse *parse, gsize at, gsize length, Unit *unit)
{
  gboolean last = parse->typed[at + length] == '\0';
  gboolean letter = !g_ascii_isdigit (parse->typed[at]);

  memset (unit, 0, sizeof *unit);
  memcpy (unit->letters, parse->typed + at, length);
  if (letter && shian_pinyin_is_syllable (unit->letters))
    return TRUE;
  if (letter && last && length > 1)
    return begins_a_syllable (unit->letters);
  unit->initial = TRUE;
  if (length == 1 && letter)
    return (last || parse->mixed) && begins_a_syllable (unit->letters);
  return length == 1;
}

static gboolean
parse_from (Parse *parse, gsize at, guint n)
{
  gsize left = strlen (parse->typed + at);
  gboolean found = left == 0;

  if (left == 0)
    add_way (parse, n);
  for (gsize length = MIN (left, LONGEST); length > 0 && parse->out->len < parse->wanted; length--)
    if (!parse->dead[at + length] && read_unit (parse, at, length, &parse->units[n]))
      found |= parse_from (parse, at + length, n + 1);
  parse->dead[at] = !found;
  return found;
}

static void
add_all_initials (Parse *parse)
{
  guint n = 0;

  for (; parse->typed[n] != '\0'; n++) {
    char letter[2] = { parse->typed[n], '\0' };
    if (!g_ascii_isdigit (letter[0]) && !begins_a_syllable (letter))
      return;
    memset (&parse->units[n], 0, sizeof (Unit));
    parse->units[n].letters[0] = letter[0];
    parse->units[n].initial = TRUE;
  }
  add_way (parse, n);
}

void
shian_search_spelling (GPtrArray *out, const char *typed)
{
  g_autofree char *folded = g_strdelimit (g_strdup (typed), "v", 'u');
  Parse parse = { .typed = folded, .out = out, .wanted = out->len + MAX_WAYS };

  if (strlen (folded) > SHIAN_PINYIN_MAX_TYPED ||
      strpbrk (folded, "abcdefghijklmnopqrstuwxyz") == NULL)
    return;
  add_all_initials (&parse);
  if (folded[1] == '\0' || parse_from (&parse, 0, 0))
    return;
  memset (parse.dead, 0, sizeof parse.dead);
  parse.mixed = TRUE;
  parse_from (&parse, 0, 0);
}
