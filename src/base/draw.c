/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/draw.h"

#define BEGIN G_GUINT64_CONSTANT (0x018cc251f400)

static const char *const SURNAMES[] = {
  "王", "李", "张", "刘", "陈", "杨", "赵", "黄", "周", "吴", "徐", "孙", "曾", "单", "解", "翟",
};
static const char *const GIVEN[] = {
  "建国", "秀英", "志强", "丽娟", "海涛", "雪梅", "文博", "玉兰", "立新", "振华", "佳琪", "长生",
};

guint64
shian_draw (guint64 *state)
{
  guint64 z = (*state += G_GUINT64_CONSTANT (0x9e3779b97f4a7c15));

  z = (z ^ (z >> 30)) * G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
  z = (z ^ (z >> 27)) * G_GUINT64_CONSTANT (0x94d049bb133111eb);
  return z ^ (z >> 31);
}

guint
shian_draw_below (guint64 *state, guint n)
{
  return (guint) (shian_draw (state) % n);
}

char *
shian_draw_id (guint64 *state, guint64 index)
{
  guint64 time = BEGIN + index;

  return g_strdup_printf ("%08x-%04x-7%03x-%04x-%012" G_GINT64_MODIFIER "x", (guint) (time >> 16),
                          (guint) (time & 0xffff), shian_draw_below (state, 0x1000),
                          0x8000 + shian_draw_below (state, 0x4000),
                          shian_draw (state) & G_GUINT64_CONSTANT (0xffffffffffff));
}

char *
shian_draw_person (guint64 *state)
{
  const char *surname = SHIAN_DRAW_FROM (state, SURNAMES);
  return g_strconcat (surname, SHIAN_DRAW_FROM (state, GIVEN), NULL);
}
