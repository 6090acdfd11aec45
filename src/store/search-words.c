/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/search-words.h"

#include "base/pinyin.h"
#include "base/text.h"

#include <string.h>

#define LONG_PIECE 4

typedef enum {
  RUN_NONE,
  RUN_ASCII,
  RUN_OTHER,
} RunKind;

static RunKind
kind_of (gunichar c)
{
  if (c < 128)
    return g_ascii_isalnum ((char) c) ? RUN_ASCII : RUN_NONE;
  return g_unichar_isalnum (c) ? RUN_OTHER : RUN_NONE;
}

/* The end of the run of one kind that begins at @start. */
static const char *
run_end (const char *start, RunKind kind)
{
  const char *end = start;

  while (*end != '\0' && kind_of (g_utf8_get_char (end)) == kind)
    end = g_utf8_next_char (end);
  return end;
}

static void
add_word (GString *out, const char *mark, const char *text, gsize n_bytes)
{
  g_string_append (out, mark);
  g_string_append_len (out, text, (gssize) n_bytes);
  g_string_append_c (out, ' ');
}

static void
add_ascii_run (GString *out, const char *start, const char *end)
{
  for (const char *p = start; p < end; p++)
    for (gsize n = 1; n <= LONG_PIECE && p + n <= end; n++)
      add_word (out, "c", p, n);
}

static void
add_other_run (GString *out, const char *start, const char *end)
{
  for (const char *p = start; p < end; p = g_utf8_next_char (p)) {
    const char *second = g_utf8_next_char (p);
    add_word (out, "", p, (gsize) (second - p));
    if (second < end)
      add_word (out, "", p, (gsize) (g_utf8_next_char (second) - p));
  }
}

/* How one character may be typed. */
typedef struct {
  guint n;
  char readings[SHIAN_PINYIN_MAX_READINGS][SHIAN_PINYIN_SYLLABLE];
} Spoken;

static Spoken
spoken_of (gunichar c)
{
  Spoken spoken = { 0 };

  if (kind_of (c) == RUN_ASCII) {
    spoken.n = 1;
    spoken.readings[0][0] = (char) c;
  } else {
    spoken.n = shian_pinyin_readings (c, spoken.readings);
  }
  return spoken;
}

static void
add_initials (GString *out, const Spoken *chars, guint n)
{
  for (guint a = 0; a < chars[0].n; a++) {
    char initials[3] = { chars[0].readings[a][0] };
    add_word (out, "p", initials, 1);
    for (guint b = 0; n > 1 && b < chars[1].n; b++) {
      initials[1] = chars[1].readings[b][0];
      add_word (out, "p", initials, 2);
      for (guint c = 0; n > 2 && c < chars[2].n; c++) {
        initials[2] = chars[2].readings[c][0];
        add_word (out, "p", initials, 3);
      }
    }
  }
}

static void
add_syllables (GString *out, const Spoken *chars, guint n)
{
  for (guint a = 0; a < chars[0].n; a++) {
    const char *first = chars[0].readings[a];
    add_word (out, "s", first, strlen (first));
    for (guint b = 0; n > 1 && b < chars[1].n; b++) {
      g_string_append_c (out, 't');
      g_string_append (out, first);
      add_word (out, "", chars[1].readings[b], strlen (chars[1].readings[b]));
    }
  }
}

static void
add_spoken (GString *out, const char *text)
{
  g_autoptr (GArray) chars = g_array_new (FALSE, FALSE, sizeof (Spoken));

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p)) {
    Spoken spoken = spoken_of (g_utf8_get_char (p));
    g_array_append_val (chars, spoken);
  }
  for (guint i = 0; i < chars->len; i++) {
    const Spoken *from = &g_array_index (chars, Spoken, i);
    guint n = 0;
    while (n < 3 && i + n < chars->len && from[n].n > 0)
      n++;
    if (n == 0)
      continue;
    add_initials (out, from, n);
    add_syllables (out, from, n);
  }
}

/* Where a number follows a word, as in 街12号: the character and up to four of the number. Signs in
 * between do not count. */
static void
add_joint (GString *out, const char *before, const char *start, const char *end)
{
  gsize width = (gsize) (g_utf8_next_char (before) - before);

  for (gsize n = 1; n <= LONG_PIECE && start + n <= end; n++) {
    g_string_append_c (out, 'b');
    g_string_append_len (out, before, (gssize) width);
    add_word (out, "", start, n);
  }
}

void
shian_search_words (GString *out, const char *text, gboolean spoken)
{
  g_autofree char *folded = text != NULL ? shian_text_fold (text) : NULL;
  const char *before = NULL; /* the last character that is no letter or digit of ASCII */

  for (const char *p = folded, *end; p != NULL && *p != '\0'; p = end) {
    RunKind kind = kind_of (g_utf8_get_char (p));
    end = kind == RUN_NONE ? g_utf8_next_char (p) : run_end (p, kind);
    if (kind == RUN_ASCII) {
      add_ascii_run (out, p, end);
      if (before != NULL)
        add_joint (out, before, p, end);
      before = NULL;
    } else if (kind == RUN_OTHER) {
      add_other_run (out, p, end);
      before = g_utf8_prev_char (end);
    }
  }
  if (folded != NULL && spoken)
    add_spoken (out, folded);
}

static void
need_word (GString *expression, const char *mark, const char *text, gsize n_bytes)
{
  g_string_append_printf (expression, "%s\"%s%.*s\"", expression->len > 0 ? " AND " : "", mark,
                          (int) n_bytes, text);
}

/* Pieces as long as the index has them, overlapping so that together they cover the run. */
static void
need_ascii_run (GString *expression, const char *start, const char *end)
{
  gsize piece = MIN ((gsize) (end - start), LONG_PIECE);

  for (const char *p = start; p + piece <= end; p++)
    need_word (expression, "c", p, piece);
}

static void
need_other_run (GString *expression, const char *start, const char *end)
{
  const char *second = g_utf8_next_char (start);

  if (second >= end)
    need_word (expression, "", start, (gsize) (end - start));
  for (const char *p = start; second < end; p = second, second = g_utf8_next_char (second))
    need_word (expression, "", p, (gsize) (g_utf8_next_char (second) - p));
}

static void
need_joint (GString *expression, const char *before, const char *start, const char *end)
{
  char mark[8] = "b";

  memcpy (mark + 1, before, (gsize) (g_utf8_next_char (before) - before));
  need_word (expression, mark, start, MIN ((gsize) (end - start), LONG_PIECE));
}

static char *
literal_expression (const char *term)
{
  g_autoptr (GString) expression = g_string_new (NULL);
  const char *before = NULL;

  for (const char *p = term, *end; *p != '\0'; p = end) {
    RunKind kind = kind_of (g_utf8_get_char (p));
    end = kind == RUN_NONE ? g_utf8_next_char (p) : run_end (p, kind);
    if (kind == RUN_ASCII) {
      need_ascii_run (expression, p, end);
      if (before != NULL)
        need_joint (expression, before, p, end);
      before = NULL;
    } else if (kind == RUN_OTHER) {
      need_other_run (expression, p, end);
      before = g_utf8_prev_char (end);
    }
  }
  return expression->len > 0 ? g_string_free (g_steal_pointer (&expression), FALSE) : NULL;
}

char *
shian_search_expression (const char *term)
{
  g_autoptr (GPtrArray) ways = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GString) all = g_string_new (NULL);
  char *literal = literal_expression (term);

  if (literal == NULL)
    return NULL;
  g_ptr_array_add (ways, literal);
  if (*run_end (term, RUN_ASCII) == '\0')
    shian_search_spelling (ways, term);
  for (guint i = 0; i < ways->len; i++)
    g_string_append_printf (all, "%s(%s)", i > 0 ? " OR " : "", (const char *) ways->pdata[i]);
  return g_string_free (g_steal_pointer (&all), FALSE);
}
