/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plan/plan-clean.h"

#include "plan/plan-chars.h"
#include "plan/plan-lines.h"

typedef struct {
  ShianCleanText *clean;
  ShianCoverage *coverage;
  gboolean keep_quoted_blanks;
  guint quotes; /* depth */
} Cleaner;

static void
append (ShianCleanText *clean, const char *bytes, gsize length, gsize origin)
{
  g_string_append_len (clean->text, bytes, (gssize) length);
  for (gsize i = 0; i < length; i++) {
    guint32 at = (guint32) (origin + i);
    g_array_append_val (clean->origin, at);
  }
}

static gunichar
last_char (const ShianCleanText *clean)
{
  const char *end = clean->text->str + clean->text->len;

  return clean->text->len > 0 ? g_utf8_get_char (g_utf8_prev_char (end)) : 0;
}

static void
count_quotes (Cleaner *self, gunichar c)
{
  if (c == 0x201c || c == 0x300c)
    self->quotes++;
  else if ((c == 0x201d || c == 0x300d) && self->quotes > 0)
    self->quotes--;
}

/* Latin words keep one blank; so do short slogans side by side in quotation marks. */
static gboolean
needs_blank (const Cleaner *self, gunichar before, gunichar after)
{
  if (shian_char_is_latin (before) && shian_char_is_latin (after))
    return TRUE;
  return self->keep_quoted_blanks && self->quotes > 0 && g_unichar_isalpha (before) &&
         g_unichar_isalpha (after);
}

static gsize
skip_blanks (const char *source, gsize i, gsize end)
{
  while (i < end && shian_char_is_blank (g_utf8_get_char (source + i)))
    i += g_utf8_skip[(guchar) source[i]];
  return i;
}

static void
add_line (Cleaner *self, const ShianLine *line)
{
  const char *source = self->coverage->source;

  for (gsize i = line->start; i < line->end;) {
    gunichar c = g_utf8_get_char (source + i);
    gsize next = i + g_utf8_skip[(guchar) source[i]];
    if (shian_char_is_blank (c)) {
      next = skip_blanks (source, i, line->end);
      if (needs_blank (self, last_char (self->clean), g_utf8_get_char (source + next))) {
        append (self->clean, " ", 1, i);
        i += g_utf8_skip[(guchar) source[i]];
      }
      shian_coverage_mark (self->coverage, i, next, SHIAN_COVER_SKIP_BLANK);
    } else {
      append (self->clean, source + i, next - i, i);
      count_quotes (self, c);
    }
    i = next;
  }
}

/* Between two lines: a paragraph's end, or nothing, or the blank two Latin words need. */
static void
add_break (Cleaner *self, const ShianLine *line, const ShianLine *next)
{
  gunichar after = g_utf8_get_char (self->coverage->source + next->start);

  if (!line->joined) {
    append (self->clean, "\n", 1, line->end);
    self->quotes = 0;
  } else if (shian_char_is_latin (last_char (self->clean)) && shian_char_is_latin (after)) {
    append (self->clean, " ", 1, line->end);
  }
}

static void
mark_gap (ShianCoverage *coverage, gsize start, gsize end)
{
  for (gsize i = start; i < end;) {
    gboolean blank = shian_char_is_blank (g_utf8_get_char (coverage->source + i));
    gsize next = i + g_utf8_skip[(guchar) coverage->source[i]];
    shian_coverage_mark (coverage, i, next,
                         blank ? SHIAN_COVER_SKIP_BLANK : SHIAN_COVER_SKIP_LINE_BREAK);
    i = next;
  }
}

static void
mark_gaps (const GArray *lines, ShianCoverage *coverage)
{
  gsize start = 0;

  for (guint i = 0; i < lines->len; i++) {
    const ShianLine *line = &g_array_index (lines, ShianLine, i);
    mark_gap (coverage, start, line->start);
    start = line->end;
  }
  mark_gap (coverage, start, coverage->length);
}

void
shian_clean_text_init (ShianCleanText *clean, ShianCoverage *coverage)
{
  g_auto (ShianLines) lines = { 0 };
  Cleaner self = { .clean = clean, .coverage = coverage };
  guint32 end = (guint32) coverage->length;

  clean->text = g_string_sized_new (coverage->length);
  clean->origin = g_array_sized_new (FALSE, FALSE, sizeof (guint32), (guint) coverage->length + 1);
  shian_lines_init (&lines, coverage);
  self.keep_quoted_blanks = !lines.blank_wrapped;
  mark_gaps (lines.lines, coverage);
  for (guint i = 0; i < lines.lines->len; i++) {
    const ShianLine *line = &g_array_index (lines.lines, ShianLine, i);
    add_line (&self, line);
    if (i + 1 < lines.lines->len)
      add_break (&self, line, line + 1);
  }
  g_array_append_val (clean->origin, end);
}

void
shian_clean_text_clear (ShianCleanText *clean)
{
  if (clean->text != NULL)
    g_string_free (clean->text, TRUE);
  g_clear_pointer (&clean->origin, g_array_unref);
  clean->text = NULL;
}

static gboolean
is_break (const ShianCleanText *clean, gsize i)
{
  return clean->text->str[i] == '\n' || clean->text->str[i] == ' ';
}

ShianSpan
shian_clean_text_span (const ShianCleanText *clean, gsize start, gsize end)
{
  ShianSpan span = { 0, 0 };

  g_return_val_if_fail (start <= end && end <= clean->text->len, span);
  while (end > start && is_break (clean, end - 1))
    end--;
  while (start < end && is_break (clean, start))
    start++;
  span.start = g_array_index (clean->origin, guint32, start);
  /* The end is behind the last character, not at the next one: breaks in between stay outside. */
  span.end = end > start ? g_array_index (clean->origin, guint32, end - 1) + 1u : span.start;
  return span;
}

char *
shian_clean_text_cut (const ShianCleanText *clean, gsize start, gsize end, GArray *origin)
{
  GString *out = g_string_sized_new (end - start);
  guint32 last;

  for (gsize i = start; i < end; i++) {
    char byte = clean->text->str[i];
    gboolean words = byte == '\n' && out->len > 0 && i + 1 < end &&
                     shian_char_is_latin ((guchar) out->str[out->len - 1]) &&
                     shian_char_is_latin ((guchar) clean->text->str[i + 1]);
    if (byte == '\n' && !words)
      continue;
    g_string_append_c (out, byte == '\n' ? ' ' : byte);
    if (origin != NULL)
      g_array_append_val (origin, g_array_index (clean->origin, guint32, i));
  }
  last = (guint32) shian_clean_text_span (clean, start, end).end;
  if (origin != NULL)
    g_array_append_val (origin, last);
  return g_string_free (out, FALSE);
}
