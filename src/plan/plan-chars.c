/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plan/plan-chars.h"

gboolean
shian_char_is_digit (gunichar c)
{
  return (c >= '0' && c <= '9') || (c >= 0xff10 && c <= 0xff19);
}

gboolean
shian_char_is_latin (gunichar c)
{
  if (c >= 0xff01 && c <= 0xff5e)
    c -= 0xfee0;
  return c < 0x80 && g_ascii_isalnum ((char) c);
}

gboolean
shian_char_is_line_end (gunichar c)
{
  return (c >= '\n' && c <= '\r') || c == 0x85 || c == 0x2028 || c == 0x2029;
}

gboolean
shian_char_is_blank (gunichar c)
{
  if (shian_char_is_line_end (c))
    return FALSE;
  return c <= ' ' || (c >= 0x7f && c <= 0xa0) || c == 0x3000 || c == 0xfeff || c == 0xad ||
         (c >= 0x200b && c <= 0x200f) || c == 0x2060 || g_unichar_isspace (c);
}

gboolean
shian_char_is_stop (gunichar c)
{
  return c == 0x3002 || c == 0xff01 || c == 0xff1f || c == '!' || c == '?' || c == 0xff61;
}

gboolean
shian_char_is_pause (gunichar c)
{
  switch (c) {
  case '.':
  case ',':
  case ';':
  case ':':
  case 0x3001: /* 、 */
  case 0xff0c: /* ， */
  case 0xff1b: /* ； */
  case 0xff1a: /* ： */
  case 0xff0e: /* ． */
    return TRUE;
  default:
    return shian_char_is_stop (c);
  }
}

gunichar
shian_char_closer (gunichar c)
{
  switch (c) {
  case '(':
  case 0xff08:
    return ')';
  case '[':
  case 0xff3b:
    return ']';
  case '{':
  case 0xff5b:
    return '}';
  case 0x3010: /* 【 */
  case 0x3014: /* 〔 */
  case 0x3016: /* 〖 */
    return c + 1;
  default:
    return 0;
  }
}

gunichar
shian_char_folded_closer (gunichar c)
{
  switch (c) {
  case ')':
  case 0xff09:
    return ')';
  case ']':
  case 0xff3d:
    return ']';
  case '}':
  case 0xff5d:
    return '}';
  case 0x3011:
  case 0x3015:
  case 0x3017:
    return c;
  default:
    return 0;
  }
}
