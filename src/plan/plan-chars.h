/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Kinds of characters the plan's text is read by. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** shian_char_is_digit: 0-9, half or full width. */
gboolean shian_char_is_digit (gunichar c);
/** shian_char_is_latin: an ASCII letter or digit, or its full-width form. */
gboolean shian_char_is_latin (gunichar c);
/** shian_char_is_blank: space, tab, ideographic and no-break space, marks without width, and
 * control characters other than line ends. */
gboolean shian_char_is_blank (gunichar c);
/** shian_char_is_line_end: what ends a line in any system, form feed too. */
gboolean shian_char_is_line_end (gunichar c);
/** shian_char_is_stop: 。！？ and half-width ! ?, what ends a sentence. */
gboolean shian_char_is_stop (gunichar c);
/** shian_char_is_pause: marks within or after a sentence: 。，、；：. and the like. */
gboolean shian_char_is_pause (gunichar c);
/** shian_char_closer: the closing bracket for the opening one @c, 0 for other characters; round
 * brackets are one kind in full and half width. */
gunichar shian_char_closer (gunichar c);
/** shian_char_folded_closer: a closing bracket in the form shian_char_closer() gives, else 0. */
gunichar shian_char_folded_closer (gunichar c);

G_END_DECLS
