/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plan/plan-lines.h"

#include "plan/plan-chars.h"
#include "plan/plan-marker.h"
#include "plan/plan-page-number.h"

#define MAX_WIDTH 120 /* columns; no page is wider */
#define MIN_WIDTH 30
#define RAGGED 8 /* columns by which a full line may fall short: no mark may open a line */

/* What lies between two visible characters. */
typedef struct {
  gsize end;
  gunichar before;
  gunichar after;
  guint blanks;
  gboolean line_end;
  gboolean page_number;
} Gap;

static gboolean
is_gap_at (const ShianCoverage *coverage, gsize i)
{
  gunichar c = g_utf8_get_char (coverage->source + i);

  return c == 0 || coverage->classes[i] != SHIAN_COVER_NONE || shian_char_is_blank (c) ||
         shian_char_is_line_end (c);
}

static void
measure_gap (const ShianCoverage *coverage, gsize start, gunichar before, Gap *gap)
{
  *gap = (Gap){ .end = start, .before = before };
  while (gap->end < coverage->length && is_gap_at (coverage, gap->end)) {
    gunichar c = g_utf8_get_char (coverage->source + gap->end);
    if (coverage->classes[gap->end] != SHIAN_COVER_NONE) {
      gap->page_number = TRUE;
    } else if (shian_char_is_line_end (c)) {
      gap->line_end = TRUE;
      gap->blanks = 0;
    } else {
      gap->blanks += c == 0x3000 ? 2 : 1;
    }
    gap->end += g_utf8_skip[(guchar) coverage->source[gap->end]];
  }
  gap->after = g_utf8_get_char (coverage->source + gap->end);
}

static guint
char_columns (gunichar c)
{
  return g_unichar_iswide (c) || (c >= 0x2014 && c <= 0x2026) ? 2 : 1;
}

static gboolean
opens_heading (const ShianCoverage *coverage, gsize i, ShianMarkerKind *kind)
{
  ShianMarker marker;

  if (!shian_marker_parse (coverage->source + i, &marker))
    return FALSE;
  *kind = marker.kind;
  return TRUE;
}

/* After 。 or a closing bracket or quotation mark a blank before a number opens a heading; inside
 * a sentence only （一） does. */
static gboolean
gap_opens_heading (const ShianCoverage *coverage, const Gap *gap, gboolean blank_wrapped)
{
  ShianMarkerKind kind;

  if (gap->before == 0 || shian_char_is_latin (gap->before) ||
      !opens_heading (coverage, gap->end, &kind))
    return FALSE;
  return blank_wrapped || kind == SHIAN_MARKER_ROUND || shian_char_is_stop (gap->before) ||
         shian_char_folded_closer (gap->before) != 0 || gap->before == 0x201d;
}

static gboolean
gap_is_break (const ShianCoverage *coverage, const Gap *gap, gboolean blank_wrapped)
{
  if (gap->before == 0 || gap->line_end || gap->page_number)
    return TRUE;
  if (blank_wrapped && !shian_char_is_latin (gap->before) && !shian_char_is_latin (gap->after))
    return TRUE;
  return gap_opens_heading (coverage, gap, blank_wrapped);
}

/* Line ends that became blanks: blanks between Chinese characters about every line's width, and
 * hardly a true line end. */
static gboolean
is_blank_wrapped (const ShianCoverage *coverage)
{
  gsize columns = 0;
  gsize blanks = 0;
  gsize line_ends = 0;
  gunichar before = 0;

  for (gsize i = 0; i < coverage->length;) {
    Gap gap;
    if (!is_gap_at (coverage, i)) {
      before = g_utf8_get_char (coverage->source + i);
      columns += char_columns (before);
      i += g_utf8_skip[(guchar) coverage->source[i]];
      continue;
    }
    measure_gap (coverage, i, before, &gap);
    if (gap.line_end)
      line_ends++;
    else if (!shian_char_is_latin (gap.before) && !shian_char_is_latin (gap.after))
      blanks++;
    i = gap.end;
  }
  return blanks >= 4 && columns / blanks >= 20 && columns / blanks <= MAX_WIDTH &&
         line_ends * 4 < blanks;
}

static void
split (ShianLines *lines, const ShianCoverage *coverage)
{
  ShianLine line = { 0 };
  gunichar before = 0;

  for (gsize i = 0; i <= coverage->length;) {
    Gap gap;
    if (!is_gap_at (coverage, i)) {
      before = g_utf8_get_char (coverage->source + i);
      line.width += char_columns (before);
      i += g_utf8_skip[(guchar) coverage->source[i]];
      line.end = i;
      continue;
    }
    measure_gap (coverage, i, before, &gap);
    if (gap.end >= coverage->length || gap_is_break (coverage, &gap, lines->blank_wrapped)) {
      ShianMarkerKind kind;
      if (line.end > line.start) {
        line.opens = opens_heading (coverage, line.start, &kind);
        g_array_append_val (lines->lines, line);
      }
      line = (ShianLine){ .start = gap.end,
                          .end = gap.end,
                          .indented = gap.line_end && gap.blanks >= 4 };
    } else {
      line.width += gap.blanks;
    }
    if (gap.end >= coverage->length)
      break;
    i = gap.end;
  }
}

/* The width of the page in columns: where the right edges of the lines crowd. 0 when the text has
 * one line to a paragraph. */
static guint
find_page_width (const GArray *lines)
{
  guint counts[MAX_WIDTH + 2] = { 0 };
  guint best = 0;
  guint best_count = 0;
  guint wider = 0;

  for (guint i = 0; i < lines->len; i++)
    counts[MIN (g_array_index (lines, ShianLine, i).width, MAX_WIDTH + 1)]++;
  for (guint width = MIN_WIDTH; width <= MAX_WIDTH; width++) {
    guint count = 0;
    for (guint w = width - RAGGED + 2; w <= width; w++)
      count += counts[w];
    if (count >= best_count && counts[width] > 0) {
      best = width;
      best_count = count;
    }
  }
  for (guint width = best + 3; width < G_N_ELEMENTS (counts); width++)
    wider += counts[width];
  return best_count >= 3 && best_count * 5 >= lines->len * 2 && wider * 20 <= lines->len ? best : 0;
}

static void
decide_joins (GArray *lines)
{
  guint page_width = find_page_width (lines);

  for (guint i = 0; page_width > 0 && i + 1 < lines->len; i++) {
    ShianLine *line = &g_array_index (lines, ShianLine, i);
    const ShianLine *next = &g_array_index (lines, ShianLine, i + 1);
    line->joined = !next->opens && !next->indented && line->width + RAGGED >= page_width;
  }
}

void
shian_lines_init (ShianLines *lines, ShianCoverage *coverage)
{
  lines->lines = g_array_new (FALSE, FALSE, sizeof (ShianLine));
  shian_page_numbers_mark (coverage);
  lines->blank_wrapped = is_blank_wrapped (coverage);
  split (lines, coverage);
  decide_joins (lines->lines);
}

void
shian_lines_clear (ShianLines *lines)
{
  g_clear_pointer (&lines->lines, g_array_unref);
}
