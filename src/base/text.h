/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Text from outside: checked, measured and folded. All lengths are in characters, not bytes. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * shian_text_check:
 * @text: bytes from outside, zero-terminated
 * @max_chars: longest length accepted, 0 for no limit
 * @place: names the field or cell in the error message
 *
 * Accepts well-formed UTF-8 without control characters other than tab and line ends, of at most
 * @max_chars characters. Otherwise SHIAN_ERROR_INVALID, naming @place and the position.
 */
gboolean shian_text_check (const char *text, gsize max_chars, const char *place, GError **error);

/** shian_text_fold:
 * A key for comparing names as people do: full-width forms become half-width, brackets 〔〕【】［］
 * and （） become (), all white space goes, ASCII letters become lower case. (transfer full) */
char *shian_text_fold (const char *text);

/** shian_text_equal_folded: whether @a and @b have the same fold. NULL equals only NULL. */
gboolean shian_text_equal_folded (const char *a, const char *b);

/** shian_text_strip: a copy without leading and trailing white space, the ideographic space
 * U+3000 and no-break spaces included. (transfer full) */
char *shian_text_strip (const char *text);

/** shian_text_length: characters in valid UTF-8 @text; 0 for NULL. */
gsize shian_text_length (const char *text);

/** shian_text_is_empty: TRUE for NULL, "" and white space only. */
gboolean shian_text_is_empty (const char *text);

/** shian_text_shorten: at most @max_chars characters of @text, the last being “…” when something
 * was cut. (transfer full) */
char *shian_text_shorten (const char *text, gsize max_chars);

/** shian_text_columns: width of @text in half-width columns: ideographs and full-width forms
 * count 2, the rest 1, marks 0. For terminal output and for Excel column widths. */
gsize shian_text_columns (const char *text);

/** shian_text_file_name: @text made safe as one file name on Linux and Windows: / \ : * ? " < > |
 * and control characters become “_”, at most 80 characters and 200 bytes. (transfer full) */
char *shian_text_file_name (const char *text);

G_END_DECLS
