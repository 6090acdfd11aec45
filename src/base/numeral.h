/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Chinese numerals as official papers use them for headings and dates. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * shian_numeral_parse:
 * @text: where to read
 * @end: (out) (optional): first byte after the numeral
 *
 * Reads a Chinese numeral (一, 十二, 二十一, 一百零三, 三千, 两万) or decimal digits, half or full
 * width. Returns the value, or -1 when @text does not begin with one or it exceeds 99,999,999.
 */
gint64 shian_numeral_parse (const char *text, const char **end);

/** shian_numeral_format: @value from 0 to 9,999 as 零, 七, 十二, 三十二, 一百零三. (transfer full) */
char *shian_numeral_format (int value);

/** shian_numeral_digit: the value of one digit character: 0-9, ０-９, 〇 and 一 to 九; else -1. */
int shian_numeral_digit (gunichar c);

G_END_DECLS
