/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names, codes and what is typed, cut into the words the search index is made of. For this room only.
 *
 * Words of a text, folded as people compare names: every Chinese character and every two in a row;
 * c + one to four letters or digits in a row; b + a Chinese character and the one to four letters or
 * digits that come next; of a text that is also found by its reading, for characters in a row: p +
 * the initials of one, two and three, s + the syllable of one, t + the syllables of two. Whatever the
 * index answers is compared with the text again, so words may be ambiguous but none may be missing. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** shian_search_words: adds the words of @text to @out, parted by blanks. */
void shian_search_words (GString *out, const char *text, gboolean spoken);

/** shian_search_expression: what to MATCH for @term, a folded piece of what was typed; NULL when
 * there is nothing in it to look for. (transfer full) */
char *shian_search_expression (const char *term);

/** shian_search_spelling: adds to @out, as alternatives of an expression, the ways in which @typed
 * may be the letters of a reading. */
void shian_search_spelling (GPtrArray *out, const char *typed);

G_END_DECLS
