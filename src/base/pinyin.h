/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finding Chinese names by typed letters, with the input method off: “jyj” or “jiaoyu” for 教育局. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** Longest typed text that is looked at, in letters. */
#define SHIAN_PINYIN_MAX_TYPED 32

/**
 * shian_pinyin_match:
 * @text: a name
 * @typed: letters and digits; blanks and apostrophes are passed over, case does not matter
 *
 * Whether consecutive characters of @text, from any place, read as @typed, each being typed with
 * its initial, its whole syllable or the beginning of it. Characters with several readings match
 * with each. FALSE when @typed is empty, too long, or holds anything but letters and digits.
 */
gboolean shian_pinyin_match (const char *text, const char *typed);

/** Room for the longest syllable and its end. */
#define SHIAN_PINYIN_SYLLABLE 8
/** No character of a name is read in more ways than these. */
#define SHIAN_PINYIN_MAX_READINGS 4

/** shian_pinyin_readings: the syllables @c is read as, ü written u, the commonest first. Returns
 * how many; 0 for what is no Chinese character. */
guint shian_pinyin_readings (gunichar c, char readings[][SHIAN_PINYIN_SYLLABLE]);

/** shian_pinyin_complete: every syllable that begins with @prefix, ü written u, ended by NULL; none
 * for "". (transfer full) */
GStrv shian_pinyin_complete (const char *prefix);

/** shian_pinyin_is_syllable: whether @text is a whole syllable, ü written u. */
gboolean shian_pinyin_is_syllable (const char *text);

/** shian_pinyin_initials: “qjyj” for 区教育局, by the first reading of each character; letters and
 * digits stay, the rest is left out. (transfer full) */
char *shian_pinyin_initials (const char *text);

G_END_DECLS
