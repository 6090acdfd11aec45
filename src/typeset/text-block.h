/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A text broken into lines of one pitch: what paragraphs and cells are made of. */
#pragma once

#include "typeset/fonts.h"

#include <cairo.h>

G_BEGIN_DECLS

typedef enum {
  SHIAN_TEXT_ALIGN_START,
  SHIAN_TEXT_ALIGN_CENTER,
  SHIAN_TEXT_ALIGN_END,
  SHIAN_TEXT_ALIGN_JUSTIFY, /* full lines end at the right edge */
} ShianAlign;

/** ShianTextStyle:
 * @size: in points: 22 二号, 16 三号, 14 四号, 12 小四, 10.5 五号, 9 小五
 * @pitch: from line to line in points; 0 takes 1.35 times the size. It is the same for every line,
 * whatever fonts stand in for missing characters.
 * @indent: of a paragraph's first line, in characters
 * @before, @after: space above and below in millimetres, outside of tables
 * @keep_with_next: a page may not end after it */
typedef struct {
  ShianFontRole font;
  double size;
  gboolean bold;
  ShianAlign align;
  double pitch;
  double indent;
  double before;
  double after;
  gboolean keep_with_next;
} ShianTextStyle;

/** shian_text_style_pitch: the pitch in points that @style means. */
double shian_text_style_pitch (const ShianTextStyle *style);

/** ShianFontLog: what shaping met, for telling the user.
 * @missing: set of the characters no font has
 * @roles: bit 1 << ShianFontRole for each role used */
typedef struct {
  GHashTable *missing;
  guint roles;
} ShianFontLog;

typedef struct _ShianTextBlock ShianTextBlock;

/** shian_text_block_new: line ends in @text begin a new paragraph; NULL counts as empty. Bytes that
 * are not UTF-8 show as U+FFFD. (transfer full) */
ShianTextBlock *shian_text_block_new (const char *text, const ShianTextStyle *style);
void shian_text_block_free (ShianTextBlock *block);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ShianTextBlock, shian_text_block_free)

/** shian_text_block_shape:
 * @width: in points
 * @log: (nullable): receives what was met
 *
 * Breaks the text into lines of at most @width; done again only when the width differs. */
void shian_text_block_shape (ShianTextBlock *block, ShianFonts *fonts, double width,
                             ShianFontLog *log);

const ShianTextStyle *shian_text_block_style (const ShianTextBlock *block);

/** shian_text_block_text: as it is shaped. (transfer none) */
const char *shian_text_block_text (const ShianTextBlock *block);

/** shian_text_block_n_lines: 0 for an empty text and before shaping. */
guint shian_text_block_n_lines (const ShianTextBlock *block);

/** shian_text_block_line_width: of line @line, in points. */
double shian_text_block_line_width (const ShianTextBlock *block, guint line);

/** shian_text_block_draw: @n_lines lines beginning with @first, top left corner at @x, @y. */
void shian_text_block_draw (const ShianTextBlock *block, cairo_t *cr, double x, double y,
                            guint first, guint n_lines);

/** shian_fonts_text_width: the widest line of @text, not wrapped, in points. */
double shian_fonts_text_width (ShianFonts *fonts, const char *text, const ShianTextStyle *style);

/** shian_fonts_missing: the characters of @text that no font here has, each once, in the order of
 * their codes; NULL when there is none. (transfer full) */
char *shian_fonts_missing (ShianFonts *fonts, ShianFontRole role, const char *text);

/** shian_font_log_missing: the same of what @log has gathered. (transfer full) */
char *shian_font_log_missing (const ShianFontLog *log);

G_END_DECLS
