/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "typeset/text-block.h"

#include <pango/pangocairo.h>
#include <string.h>

#define DEFAULT_PITCH 1.35
/* Where the baseline lies in the square an ideograph fills, from its top. */
#define EM_ASCENT 0.88
/* A line that fills the width exactly must not break for rounding. */
#define SLACK 64
#define UNLIMITED 1e5 /* points */
/* Shaped texts that are kept: a form has a few hundred; beyond this all are dropped. */
#define MOST_SHAPES 4096
#define LONGEST_SHAPE 600 /* bytes */
#define LONGEST_WORD 24   /* letters of a word that still lets a line be filled */

struct _ShianTextBlock {
  char *text;
  ShianTextStyle style;
  double width;     /* shaped for; below 0 before */
  GPtrArray *lines; /* PangoLayoutLine, cut loose from the layout that made them; shared */
};

double
shian_text_style_pitch (const ShianTextStyle *style)
{
  return style->pitch > 0 ? style->pitch : style->size * DEFAULT_PITCH;
}

/* The break rules of Unicode let no line begin or end at “ ” beside an ideograph, since many
 * languages use one quote for both sides; in Chinese it is plain which side a quote opens to. */
static gboolean
may_break_before (gunichar quote, gunichar before)
{
  GUnicodeType type = g_unichar_type (before);

  return (quote == 0x201c || quote == 0x2018) && before != 0 && !g_unichar_isspace (before) &&
         type != G_UNICODE_OPEN_PUNCTUATION && type != G_UNICODE_INITIAL_PUNCTUATION;
}

static gboolean
may_break_after (gunichar quote, gunichar after)
{
  GUnicodeType type = g_unichar_type (after);

  return (quote == 0x201d || quote == 0x2019) &&
         (type == G_UNICODE_OTHER_LETTER || type == G_UNICODE_OPEN_PUNCTUATION ||
          type == G_UNICODE_DECIMAL_NUMBER);
}

/* A zero-width space is where a line may break; it draws nothing. */
static char *
mark_breaks (char *text)
{
  GString *marked;
  gunichar before = 0;

  if (strstr (text, "\xe2\x80") == NULL) /* what quotes begin with */
    return text;
  marked = g_string_sized_new (strlen (text) + 16);
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);

    if (may_break_before (c, before) || may_break_after (before, c))
      g_string_append (marked, "\xe2\x80\x8b");
    g_string_append_unichar (marked, c);
    before = c;
  }
  g_free (text);
  return g_string_free (marked, FALSE);
}

static GPtrArray *
new_lines (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) pango_layout_line_unref);
}

ShianTextBlock *
shian_text_block_new (const char *text, const ShianTextStyle *style)
{
  ShianTextBlock *block = g_new0 (ShianTextBlock, 1);

  g_return_val_if_fail (style != NULL && style->size > 0, NULL);
  block->text = mark_breaks (g_utf8_make_valid (text != NULL ? text : "", -1));
  block->style = *style;
  block->width = -1;
  block->lines = new_lines ();
  return block;
}

void
shian_text_block_free (ShianTextBlock *block)
{
  if (block == NULL)
    return;
  g_ptr_array_unref (block->lines);
  g_free (block->text);
  g_free (block);
}

/* A word too long for the line, as an address on the net, leaves the line before it so short that
 * filling it would tear its words apart. */
static gboolean
has_long_word (const char *text)
{
  guint n = 0;

  for (const char *p = text; *p != '\0'; p++) {
    n = g_ascii_isgraph (*p) ? n + 1 : 0;
    if (n > LONGEST_WORD)
      return TRUE;
  }
  return FALSE;
}

/* A hyphen put in where a word is broken would be read as a part of the number or address. */
static void
forbid_hyphens (PangoLayout *layout)
{
  PangoAttrList *list = pango_attr_list_new ();

  pango_attr_list_insert (list, pango_attr_insert_hyphens_new (FALSE));
  pango_layout_set_attributes (layout, list);
  pango_attr_list_unref (list);
}

static void
prepare_layout (const ShianTextBlock *block, ShianFonts *fonts, PangoLayout *layout)
{
  const ShianTextStyle *style = &block->style;

  pango_layout_set_font_description (
      layout, shian_fonts_description (fonts, style->font, style->size, style->bold));
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_justify (layout, style->align == SHIAN_TEXT_ALIGN_JUSTIFY &&
                                        !has_long_word (block->text));
  forbid_hyphens (layout);
  pango_layout_set_indent (layout, (int) (style->indent * style->size * PANGO_SCALE));
  pango_layout_set_width (layout, (int) (block->width * PANGO_SCALE) + SLACK);
  pango_layout_set_text (layout, block->text, -1);
}

/* Pango marks a glyph it has no font for and keeps the character in it. */
static void
note_missing (const PangoLayoutLine *line, GHashTable *missing)
{
  for (GSList *l = line->runs; l != NULL; l = l->next) {
    const PangoGlyphString *glyphs = ((PangoGlyphItem *) l->data)->glyphs;

    for (int i = 0; i < glyphs->num_glyphs; i++) {
      PangoGlyph glyph = glyphs->glyphs[i].glyph;

      if (glyph & PANGO_GLYPH_UNKNOWN_FLAG)
        g_hash_table_add (missing, GUINT_TO_POINTER (glyph & ~PANGO_GLYPH_UNKNOWN_FLAG));
    }
  }
}

/* Returns whether a character was missing. */
static gboolean
break_lines (ShianTextBlock *block, ShianFonts *fonts, ShianFontLog *log)
{
  PangoLayout *layout = shian_fonts_layout (fonts);
  gboolean any_missing;

  prepare_layout (block, fonts, layout);
  any_missing = pango_layout_get_unknown_glyphs_count (layout) > 0;
  for (GSList *l = pango_layout_get_lines_readonly (layout); l != NULL; l = l->next) {
    g_ptr_array_add (block->lines, pango_layout_line_ref (l->data));
    if (any_missing && log != NULL)
      note_missing (l->data, log->missing);
  }
  return any_missing;
}

/* All that the lines of a text depend on; the pitch is not among it. */
static char *
shape_key (const ShianTextBlock *block)
{
  const ShianTextStyle *style = &block->style;

  return g_strdup_printf ("%d %d %d %a %a %a %s", (int) style->font, style->bold,
                          style->align == SHIAN_TEXT_ALIGN_JUSTIFY, style->size, style->indent,
                          block->width, block->text);
}

/* A text with missing characters is shaped each time, so that each document hears of them. */
static void
shape_or_remember (ShianTextBlock *block, ShianFonts *fonts, ShianFontLog *log)
{
  GHashTable *shapes = shian_fonts_shapes (fonts);
  g_autofree char *key = NULL;
  GPtrArray *known;

  if (strlen (block->text) > LONGEST_SHAPE) {
    break_lines (block, fonts, log);
    return;
  }
  key = shape_key (block);
  known = g_hash_table_lookup (shapes, key);
  if (known != NULL) {
    g_ptr_array_unref (block->lines);
    block->lines = g_ptr_array_ref (known);
    return;
  }
  if (break_lines (block, fonts, log))
    return;
  if (g_hash_table_size (shapes) >= MOST_SHAPES)
    g_hash_table_remove_all (shapes);
  g_hash_table_insert (shapes, g_steal_pointer (&key), g_ptr_array_ref (block->lines));
}

void
shian_text_block_shape (ShianTextBlock *block, ShianFonts *fonts, double width, ShianFontLog *log)
{
  if (block->width >= 0 && ABS (block->width - width) < 1e-6)
    return;
  block->width = MAX (width, block->style.size);
  g_ptr_array_unref (block->lines);
  block->lines = new_lines ();
  if (block->text[0] == '\0')
    return;
  if (log != NULL)
    log->roles |= 1u << block->style.font;
  shape_or_remember (block, fonts, log);
}

const ShianTextStyle *
shian_text_block_style (const ShianTextBlock *block)
{
  return &block->style;
}

const char *
shian_text_block_text (const ShianTextBlock *block)
{
  return block->text;
}

guint
shian_text_block_n_lines (const ShianTextBlock *block)
{
  return block->lines->len;
}

double
shian_text_block_line_width (const ShianTextBlock *block, guint index)
{
  const PangoLayoutLine *line = g_ptr_array_index (block->lines, index);
  int width = 0;

  for (GSList *l = line->runs; l != NULL; l = l->next)
    width += pango_glyph_string_get_width (((PangoGlyphItem *) l->data)->glyphs);
  return (double) width / PANGO_SCALE;
}

static double
line_offset (const ShianTextBlock *block, guint index)
{
  const PangoLayoutLine *line = g_ptr_array_index (block->lines, index);

  switch (block->style.align) {
  case SHIAN_TEXT_ALIGN_CENTER:
    return (block->width - shian_text_block_line_width (block, index)) / 2;
  case SHIAN_TEXT_ALIGN_END:
    return block->width - shian_text_block_line_width (block, index);
  default:
    return line->is_paragraph_start ? block->style.indent * block->style.size : 0;
  }
}

static void
draw_line (const ShianTextBlock *block, cairo_t *cr, double x, double baseline,
           const PangoLayoutLine *line)
{
  for (GSList *l = line->runs; l != NULL; l = l->next) {
    PangoGlyphItem *run = l->data;

    cairo_move_to (cr, x, baseline);
    pango_cairo_show_glyph_item (cr, block->text, run);
    x += (double) pango_glyph_string_get_width (run->glyphs) / PANGO_SCALE;
  }
}

void
shian_text_block_draw (const ShianTextBlock *block, cairo_t *cr, double x, double y, guint first,
                       guint n_lines)
{
  double pitch = shian_text_style_pitch (&block->style);
  double baseline = y + (pitch - block->style.size) / 2 + EM_ASCENT * block->style.size;
  guint end = MIN (first + n_lines, block->lines->len);

  for (guint i = first; i < end; i++, baseline += pitch)
    draw_line (block, cr, x + line_offset (block, i), baseline,
               g_ptr_array_index (block->lines, i));
}

double
shian_fonts_text_width (ShianFonts *fonts, const char *text, const ShianTextStyle *style)
{
  g_autoptr (ShianTextBlock) block = shian_text_block_new (text, style);
  double width = 0;

  shian_text_block_shape (block, fonts, UNLIMITED, NULL);
  for (guint i = 0; i < block->lines->len; i++)
    width = MAX (width, shian_text_block_line_width (block, i));
  return width;
}

static int
compare_characters (gconstpointer a, gconstpointer b)
{
  return (int) GPOINTER_TO_UINT (a) - (int) GPOINTER_TO_UINT (b);
}

char *
shian_font_log_missing (const ShianFontLog *log)
{
  GString *text = g_string_new (NULL);
  g_autoptr (GList) keys = g_list_sort (g_hash_table_get_keys (log->missing), compare_characters);

  for (GList *l = keys; l != NULL; l = l->next)
    g_string_append_unichar (text, GPOINTER_TO_UINT (l->data));
  return g_string_free (text, text->len == 0);
}

char *
shian_fonts_missing (ShianFonts *fonts, ShianFontRole role, const char *text)
{
  ShianTextStyle style = { .font = role, .size = 12 };
  g_autoptr (ShianTextBlock) block = shian_text_block_new (text, &style);
  g_autoptr (GHashTable) missing = g_hash_table_new (g_direct_hash, g_direct_equal);
  ShianFontLog log = { .missing = missing };

  shian_text_block_shape (block, fonts, UNLIMITED, &log);
  return shian_font_log_missing (&log);
}
