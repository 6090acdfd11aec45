/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "workbook/text-fit.h"

#include <math.h>
#include <string.h>

/* Widths are counted in fortieths of an em of the cell's font. */
#define EM 40
/* One character of column width is 7 pixels of 1/96 inch: the digit width of the default font. */
#define PIXELS_PER_CHARACTER 7.0
#define PIXELS_PER_POINT (96.0 / 72.0)
#define LEADING 1.45 /* the tallest CJK fonts in use stand 1.448 em apart */

/* Substitutes for 仿宋 and 宋体 have Latin letters wider than half an em: digits up to 0.64, capitals
 * 0.77. */
static guint
ascii_units (gunichar c)
{
  if (c >= 'A' && c <= 'Z')
    return c == 'M' || c == 'W' ? 40 : 31;
  if (c == 'm' || c == 'w' || c == '%' || c == '@' || c == '&')
    return 40;
  return 26;
}

static guint
char_units (gunichar c)
{
  if (c < 0x80)
    return ascii_units (c);
  return c < 0x2000 && c != 0xb7 && c != 0xd7 && c != 0xb0 ? 28 : EM;
}

/* The text is known to be valid, which makes this shorter than the general way. */
static inline gunichar
decode (const char *p)
{
  const guchar *b = (const guchar *) p;

  if (b[0] < 0x80)
    return b[0];
  if (b[0] < 0xe0)
    return (b[0] & 0x1fu) << 6 | (b[1] & 0x3fu);
  if (b[0] < 0xf0)
    return (b[0] & 0xfu) << 12 | (b[1] & 0x3fu) << 6 | (b[2] & 0x3fu);
  return (b[0] & 0x7u) << 18 | (b[1] & 0x3fu) << 12 | (b[2] & 0x3fu) << 6 | (b[3] & 0x3fu);
}

static double
capacity (double width, double points)
{
  return width * PIXELS_PER_CHARACTER / (points * PIXELS_PER_POINT) * EM;
}

double
shian_text_fit_natural (const char *text, double points)
{
  guint widest = 0;
  guint line = 0;

  for (const char *p = text; p != NULL && *p != '\0'; p = g_utf8_next_char (p)) {
    line = *p == '\n' ? 0 : line + char_units (g_utf8_get_char (p));
    widest = MAX (widest, line);
  }
  return ceil (widest * points * PIXELS_PER_POINT / EM / PIXELS_PER_CHARACTER) + 1;
}

/* Of the first 128 characters, those that no line begins with (1) or ends with (2). */
static const guint8 ASCII_MARKS[128] = {
  [','] = 1, ['.'] = 1, [';'] = 1, [':'] = 1, ['!'] = 1, ['?'] = 1, [')'] = 1,
  [']'] = 1, ['}'] = 1, ['%'] = 1, ['('] = 2, ['['] = 2, ['{'] = 2,
};

static gboolean
is_closing (gunichar c)
{
  if (c < 0x80)
    return ASCII_MARKS[c] == 1;
  switch (c) {
  case 0x3001: /* 、 */
  case 0x3002: /* 。 */
  case 0x3009:
  case 0x300b: /* 》 */
  case 0x300d:
  case 0x300f:
  case 0x3011:
  case 0x3015: /* 〕 */
  case 0x2019:
  case 0x201d: /* ” */
  case 0x2026:
  case 0xff01:
  case 0xff05:
  case 0xff09: /* ） */
  case 0xff0c: /* ， */
  case 0xff0e:
  case 0xff1a:
  case 0xff1b:
  case 0xff1f:
    return TRUE;
  default:
    return FALSE;
  }
}

static gboolean
is_opening (gunichar c)
{
  if (c < 0x80)
    return ASCII_MARKS[c] == 2;
  switch (c) {
  case 0x3008:
  case 0x300a: /* 《 */
  case 0x300c:
  case 0x300e:
  case 0x3010:
  case 0x3014: /* 〔 */
  case 0x2018:
  case 0x201c: /* “ */
  case 0xff08: /* （ */
    return TRUE;
  default:
    return FALSE;
  }
}

static gboolean
is_ideograph (gunichar c)
{
  return c >= 0x3400 && c <= 0x9fff;
}

static gboolean
may_break (gunichar before, gunichar after)
{
  if (is_opening (before) || is_closing (after))
    return FALSE;
  return before == ' ' || before == '-' || before >= 0x2000 || after >= 0x2000;
}

/* The state of filling lines: @used is what the line holds, @word what must stay together. */
typedef struct {
  guint room;
  guint used;
  guint word;
  guint lines;
} Fill;

static void
end_word (Fill *fill)
{
  if (fill->used + fill->word <= fill->room) {
    fill->used += fill->word;
  } else {
    if (fill->used > 0)
      fill->lines++;
    /* What is longer than a line is cut wherever the line ends. */
    while (fill->word > fill->room) {
      fill->lines++;
      fill->word -= fill->room;
    }
    fill->used = fill->word;
  }
  fill->word = 0;
}

/* The ideographs at @p that are written with a lead byte of their own, which nearly all are. */
static guint
count_ideographs (const char *p)
{
  guint n = 0;

  while ((guchar) (p[3 * n] - 0xe4) <= 5)
    n++;
  return n;
}

/* Places what is held together, then @n ideographs, the last of which stays open for a mark. */
static void
add_ideographs (Fill *fill, guint n)
{
  guint per_line = fill->room / EM;
  guint left;

  end_word (fill);
  left = fill->used < fill->room ? (fill->room - fill->used) / EM : 0;
  fill->word = EM;
  n--;
  if (n <= left) {
    fill->used += n * EM;
    return;
  }
  n -= left;
  fill->lines += (n - 1) / per_line + 1;
  fill->used = ((n - 1) % per_line + 1) * EM;
}

static guint
count_lines (const char *text, guint room)
{
  Fill fill = { .room = MAX (room, EM), .lines = 1 };
  gunichar before = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p)) {
    gunichar c = decode (p);
    if (is_ideograph (before) && is_ideograph (c)) {
      guint n = MAX (count_ideographs (p), 1);
      add_ideographs (&fill, n);
      p += 3 * (n - 1);
      continue;
    }
    if (before != 0 && may_break (before, c))
      end_word (&fill);
    if (c == '\n') {
      end_word (&fill);
      fill.lines++;
      fill.used = 0;
      before = 0;
      continue;
    }
    fill.word += char_units (c);
    before = c;
  }
  end_word (&fill);
  return fill.lines;
}

/* Characters in @bytes, and whether they stand in one line. Without a branch inside, so that it runs
 * over many bytes at a time. */
static gsize
count_characters (const char *bytes, gsize n_bytes, gboolean *one_line)
{
  gsize n = 0;
  guint ends = 0;

  for (gsize i = 0; i < n_bytes; i++) {
    n += ((guchar) bytes[i] & 0xc0) != 0x80;
    ends += bytes[i] == '\n';
  }
  *one_line = ends == 0;
  return n;
}

guint
shian_text_fit_lines (const char *text, double width, double points)
{
  double room = capacity (width, points);
  gboolean one_line;
  gsize n_bytes;

  g_return_val_if_fail (text != NULL && width > 0 && points > 0, 1);
  /* No character takes more than an em and most have three bytes: short cells need no walk. */
  n_bytes = strlen (text);
  if ((double) n_bytes * EM <= 3 * room &&
      (double) count_characters (text, n_bytes, &one_line) * EM <= room && one_line)
    return 1;
  return count_lines (text, (guint) room);
}

double
shian_text_fit_height (guint lines, double points)
{
  return ceil (lines * points * LEADING) + 4;
}
