/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/text.h"

#include "base/error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static gboolean
is_refused_control (gunichar c)
{
  /* U+FFFE and U+FFFF are no characters, and XML, which workbooks are made of, forbids them. */
  return (c < 0x20 && c != '\t' && c != '\n' && c != '\r') || (c >= 0x7f && c <= 0x9f) ||
         c == 0xfffe || c == 0xffff;
}

static gboolean
check_controls (const char *text, const char *place, GError **error)
{
  gsize position = 1;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p), position++) {
    gunichar c = g_utf8_get_char (p);
    if (is_refused_control (c)) {
      g_set_error (error, SHIAN_ERROR, SHIAN_ERROR_INVALID,
                   _ ("%s: control character U+%04X at character %zu"), place, c, position);
      return FALSE;
    }
  }
  return TRUE;
}

gboolean
shian_text_check (const char *text, gsize max_chars, const char *place, GError **error)
{
  const char *end;
  gsize length;

  g_return_val_if_fail (text != NULL && place != NULL, FALSE);

  if (!g_utf8_validate (text, -1, &end)) {
    g_set_error (error, SHIAN_ERROR, SHIAN_ERROR_INVALID,
                 _ ("%s: not valid text (UTF-8) after %zu bytes"), place, (gsize) (end - text));
    return FALSE;
  }
  length = shian_text_length (text);
  if (max_chars > 0 && length > max_chars) {
    g_set_error (error, SHIAN_ERROR, SHIAN_ERROR_INVALID,
                 _ ("%s: %zu characters, at most %zu are allowed"), place, length, max_chars);
    return FALSE;
  }
  return check_controls (text, place, error);
}

static gunichar
fold_char (gunichar c)
{
  if (c >= 0xff01 && c <= 0xff5e)
    c -= 0xfee0;
  switch (c) {
  case 0x3014: /* 〔 */
  case 0x3010: /* 【 */
  case '[':
    return '(';
  case 0x3015:
  case 0x3011:
  case ']':
    return ')';
  default:
    return c < 0x80 ? (gunichar) g_ascii_tolower ((char) c) : c;
  }
}

char *
shian_text_fold (const char *text)
{
  g_autoptr (GString) out = g_string_new (NULL);

  g_return_val_if_fail (text != NULL, NULL);
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);
    if (!g_unichar_isspace (c) && c != 0xfeff && c != 0x200b)
      g_string_append_unichar (out, fold_char (c));
  }
  return g_string_free (g_steal_pointer (&out), FALSE);
}

gboolean
shian_text_equal_folded (const char *a, const char *b)
{
  g_autofree char *fold_a = NULL;
  g_autofree char *fold_b = NULL;

  if (a == NULL || b == NULL)
    return a == b;
  fold_a = shian_text_fold (a);
  fold_b = shian_text_fold (b);
  return g_str_equal (fold_a, fold_b);
}

static gboolean
is_blank (gunichar c)
{
  return g_unichar_isspace (c) || c == 0xfeff || c == 0x200b;
}

char *
shian_text_strip (const char *text)
{
  const char *start = text;
  const char *end;

  g_return_val_if_fail (text != NULL, NULL);
  while (*start != '\0' && is_blank (g_utf8_get_char (start)))
    start = g_utf8_next_char (start);
  end = start + strlen (start);
  while (end > start) {
    const char *previous = g_utf8_prev_char (end);
    if (!is_blank (g_utf8_get_char (previous)))
      break;
    end = previous;
  }
  return g_strndup (start, (gsize) (end - start));
}

gsize
shian_text_length (const char *text)
{
  return text != NULL ? (gsize) g_utf8_strlen (text, -1) : 0;
}

gboolean
shian_text_is_empty (const char *text)
{
  for (const char *p = text; p != NULL && *p != '\0'; p = g_utf8_next_char (p))
    if (!is_blank (g_utf8_get_char (p)))
      return FALSE;
  return TRUE;
}

char *
shian_text_shorten (const char *text, gsize max_chars)
{
  g_autofree char *head = NULL;

  g_return_val_if_fail (text != NULL && max_chars > 0, NULL);
  if (shian_text_length (text) <= max_chars)
    return g_strdup (text);
  head = g_utf8_substring (text, 0, (glong) max_chars - 1);
  return g_strconcat (head, "…", NULL);
}

gsize
shian_text_columns (const char *text)
{
  gsize columns = 0;

  for (const char *p = text; p != NULL && *p != '\0'; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);
    if (!g_unichar_iszerowidth (c))
      columns += g_unichar_iswide (c) || (c >= 0x2018 && c <= 0x201d) || c == 0x2026 ? 2 : 1;
  }
  return columns;
}

char *
shian_text_file_name (const char *text)
{
  g_autofree char *stripped = shian_text_strip (text);
  g_autoptr (GString) out = g_string_new (NULL);
  gsize count = 0;

  /* Linux allows 255 bytes: leave some for what callers append. */
  for (const char *p = stripped; *p != '\0' && count < 80 && out->len <= 196;
       p = g_utf8_next_char (p), count++) {
    gunichar c = g_utf8_get_char (p);
    if (c < 0x20 || c == 0x7f || (c < 0x80 && strchr ("/\\:*?\"<>|", (int) c) != NULL))
      c = '_';
    g_string_append_unichar (out, c);
  }
  /* Windows drops trailing dots and spaces, and a leading dot hides the file here. */
  while (out->len > 0 && strchr (". ", out->str[out->len - 1]) != NULL)
    g_string_truncate (out, out->len - 1);
  if (out->len == 0 || out->str[0] == '.')
    g_string_prepend_c (out, '_');
  return g_string_free (g_steal_pointer (&out), FALSE);
}
