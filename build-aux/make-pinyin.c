/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Runs at build time only: writes a C table of the reading of every ideograph, as ICU knows it. */
#include <stdio.h>
#include <string.h>
#include <unicode/ustring.h>
#include <unicode/utrans.h>

enum { FIRST = 0x4e00, LAST = 0x9fff, MAX_SYLLABLES = 600, SYLLABLE = 8 };

static char syllables[MAX_SYLLABLES][SYLLABLE];
static int n_syllables = 1; /* 0 is “no reading” */

/* Letters without tones; ü is written v, as it is typed. Anything else is no reading. */
static int
plain_letters (const UChar *latin, char *letters)
{
  static const UChar UMLAUTS[] = { 0xfc, 0x1d6, 0x1d8, 0x1da, 0x1dc, 0 };
  static const char *const TONES = "aaaaeeeeiiiioooouuuu";
  static const UChar TONED[] = { 0x101, 0xe1,  0x1ce, 0xe0,  0x113, 0xe9,  0x11b,
                                 0xe8,  0x12b, 0xed,  0x1d0, 0xec,  0x14d, 0xf3,
                                 0x1d2, 0xf2,  0x16b, 0xfa,  0x1d4, 0xf9,  0 };
  int n = 0;
  for (; *latin != 0 && n < SYLLABLE - 1; latin++) {
    const UChar *toned = u_strchr (TONED, *latin);
    if (*latin >= 'a' && *latin <= 'z')
      letters[n++] = (char) *latin;
    else if (u_strchr (UMLAUTS, *latin) != NULL)
      letters[n++] = 'v';
    else if (toned != NULL)
      letters[n++] = TONES[toned - TONED];
    else
      return 0;
  }
  letters[n] = '\0';
  return *latin == 0 && n > 0;
}

static int
syllable_index (const char *letters)
{
  for (int i = 1; i < n_syllables; i++)
    if (strcmp (syllables[i], letters) == 0)
      return i;
  if (n_syllables == MAX_SYLLABLES)
    return 0;
  strcpy (syllables[n_syllables], letters);
  return n_syllables++;
}

static int
read_character (UTransliterator *transliterator, UChar character)
{
  UChar text[32] = { character, 0 };
  char letters[SYLLABLE];
  UErrorCode status = U_ZERO_ERROR;
  int32_t length = 1;
  int32_t limit = 1;
  utrans_transUChars (transliterator, text, &length, 32, 0, &limit, &status);
  if (U_FAILURE (status) || !plain_letters (text, letters))
    return 0;
  return syllable_index (letters);
}

static void
write_table (FILE *out, const unsigned short *table)
{
  fprintf (out,
           "/* Made by build-aux/make-pinyin.c. */\n#define PINYIN_FIRST 0x%x\n#define PINYIN_LAST "
           "0x%x\n",
           FIRST, LAST);
  fprintf (out, "static const char PINYIN_SYLLABLES[][%d] = {\n", SYLLABLE);
  for (int i = 0; i < n_syllables; i++)
    fprintf (out, "\"%s\",%s", syllables[i], i % 12 == 11 ? "\n" : " ");
  fprintf (out, "\n};\nstatic const unsigned short PINYIN_READINGS[] = {\n");
  for (int i = 0; i <= LAST - FIRST; i++)
    fprintf (out, "%d,%s", table[i], i % 24 == 23 ? "\n" : "");
  fprintf (out, "\n};\n");
}

int
main (int argc, char **argv)
{
  static unsigned short table[LAST - FIRST + 1];
  static const UChar ID[] = u"Han-Latin";
  UErrorCode status = U_ZERO_ERROR;
  UTransliterator *transliterator = utrans_openU (ID, -1, UTRANS_FORWARD, NULL, 0, NULL, &status);
  FILE *out = argc == 2 ? fopen (argv[1], "w") : NULL;
  if (U_FAILURE (status) || out == NULL) {
    fprintf (stderr, "make-pinyin: cannot write the table of readings: %s\n", u_errorName (status));
    return 1;
  }
  for (int i = 0; i <= LAST - FIRST; i++)
    table[i] = (unsigned short) read_character (transliterator, (UChar) (FIRST + i));
  write_table (out, table);
  utrans_close (transliterator);
  return fclose (out) == 0 ? 0 : 1;
}
