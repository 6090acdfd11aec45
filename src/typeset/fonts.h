/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The typefaces official papers ask for, what this machine has of them, and what stands in. */
#pragma once

#include <glib.h>
#include <pango/pango.h>

G_BEGIN_DECLS

/** ShianFontRole: what a text is set in; GB/T 9704-2012 names the first three. */
typedef enum {
  SHIAN_FONT_FANGSONG, /* 仿宋: body */
  SHIAN_FONT_KAI,      /* 楷体: second-level headings, names */
  SHIAN_FONT_HEI,      /* 黑体: first-level headings, table heads */
  SHIAN_FONT_SONG,     /* 宋体: page numbers, dense tables */
  SHIAN_FONT_TITLE,    /* 小标宋: titles */
  SHIAN_N_FONT_ROLES
} ShianFontRole;

typedef enum {
  SHIAN_FONT_MATCH_PROPER,      /* the typeface asked for */
  SHIAN_FONT_MATCH_SAME_STYLE,  /* another cut of the same style */
  SHIAN_FONT_MATCH_OTHER_STYLE, /* readable, but it looks different */
} ShianFontMatch;

/**
 * ShianFonts: the fonts of one thread. It owns a Pango font map of its own, with resolution 72 and
 * without hinting or rounding, so that a page has the same lines on screen, printer and in a PDF.
 * Everything below must be called by the thread that made it (asserted).
 */
typedef struct _ShianFonts ShianFonts;

/**
 * shian_fonts_new:
 * Looks at the fonts installed on this machine and, beside them, the Fandol fonts of a TeX
 * installation, which fontconfig does not know; the user's fontconfig is not changed. Fonts
 * installed later are seen at the next start of the program.
 *
 * SHIAN_ERROR_NOT_FOUND when no font has Chinese characters. (transfer full)
 */
ShianFonts *shian_fonts_new (GError **error);

/** shian_fonts_new_from_files: only these font files, nothing of the machine; NULL ends the list.
 * Errors as above, and SHIAN_ERROR_IO for a file that is not a font. (transfer full) */
ShianFonts *shian_fonts_new_from_files (const char *const *files, GError **error);

ShianFonts *shian_fonts_ref (ShianFonts *fonts);
void shian_fonts_unref (ShianFonts *fonts);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ShianFonts, shian_fonts_unref)

/** shian_font_role_wanted: the name of the typeface asked for, as “仿宋_GB2312”. (transfer none) */
const char *shian_font_role_wanted (ShianFontRole role);

/** shian_fonts_used: the family really loaded for @role. (transfer none) */
const char *shian_fonts_used (ShianFonts *fonts, ShianFontRole role);

/** shian_fonts_match: how near it comes to what was wanted. */
ShianFontMatch shian_fonts_match (ShianFonts *fonts, ShianFontRole role);

/** shian_fonts_note: a sentence for the user which font stands in for which; NULL when the wanted
 * one is there. (transfer full) */
char *shian_fonts_note (ShianFonts *fonts, ShianFontRole role);

/** shian_fonts_description: for @size in points. Characters the first family lacks come from the
 * next ones of the same list. (transfer none) */
const PangoFontDescription *shian_fonts_description (ShianFonts *fonts, ShianFontRole role,
                                                     double size, gboolean bold);

/** shian_fonts_shapes: texts broken into lines before, which forms repeat by the thousand: their
 * lines by a key that says all they depend on. For text-block.c alone. (transfer none) */
GHashTable *shian_fonts_shapes (ShianFonts *fonts);

/** shian_fonts_layout: the one layout everything of this thread is shaped with; whoever takes it
 * sets all it needs. (transfer none) */
PangoLayout *shian_fonts_layout (ShianFonts *fonts);

G_END_DECLS
