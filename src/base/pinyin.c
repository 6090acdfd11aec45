/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/pinyin.h"

#include "base/pinyin-table.h"
#include "base/text.h"

#include <string.h>

/* Characters of names that are read in more than one way. The table made at build time knows one
 * reading; these are the others, so that either finds the name. */
static const struct {
  gunichar character;
  const char *readings; /* parted by blanks */
} MORE_READINGS[] = {
  { 0x4e07, "mo" },          /* 万 */
  { 0x4e50, "yue" },         /* 乐 */
  { 0x4ec7, "qiu" },         /* 仇 */
  { 0x4ed4, "zi zai" },      /* 仔 */
  { 0x4f1a, "kuai hui" },    /* 会 */
  { 0x4f20, "zhuan" },       /* 传 */
  { 0x5355, "shan dan" },    /* 单 */
  { 0x533a, "ou qu" },       /* 区 */
  { 0x5382, "han chang" },   /* 厂 */
  { 0x53a6, "xia sha" },     /* 厦 */
  { 0x53c2, "shen can" },    /* 参 */
  { 0x53ec, "shao zhao" },   /* 召 */
  { 0x53f6, "xie ye" },      /* 叶 */
  { 0x548c, "huo he" },      /* 和 */
  { 0x5708, "juan quan" },   /* 圈 */
  { 0x5821, "pu bu bao" },   /* 堡 */
  { 0x5927, "dai da" },      /* 大 */
  { 0x5bbf, "xiu su" },      /* 宿 */
  { 0x5c09, "yu wei" },      /* 尉 */
  { 0x5c5e, "zhu shu" },     /* 属 */
  { 0x5f39, "tan dan" },     /* 弹 */
  { 0x5f3a, "jiang qiang" }, /* 强 */
  { 0x6298, "she zhe" },     /* 折 */
  { 0x66fe, "zeng ceng" },   /* 曾 */
  { 0x671d, "zhao chao" },   /* 朝 */
  { 0x672f, "zhu shu" },     /* 术 */
  { 0x6734, "piao pu" },     /* 朴 */
  { 0x67e5, "zha cha" },     /* 查 */
  { 0x6821, "jiao xiao" },   /* 校 */
  { 0x6cca, "bo po" },       /* 泊 */
  { 0x6d45, "jian qian" },   /* 浅 */
  { 0x7387, "lv shuai" },    /* 率 */
  { 0x755c, "xu chu" },      /* 畜 */
  { 0x756a, "pan fan" },     /* 番 */
  { 0x76db, "cheng sheng" }, /* 盛 */
  { 0x7701, "xing sheng" },  /* 省 */
  { 0x77f3, "dan shi" },     /* 石 */
  { 0x79cd, "chong zhong" }, /* 种 */
  { 0x7a3d, "qi ji" },       /* 稽 */
  { 0x7cfb, "ji xi" },       /* 系 */
  { 0x7ed9, "ji gei" },      /* 给 */
  { 0x7fdf, "di zhai" },     /* 翟 */
  { 0x8305, "qie jia" },     /* 茄 */
  { 0x8398, "shen xin" },    /* 莘 */
  { 0x85cf, "zang cang" },   /* 藏 */
  { 0x868c, "beng bang" },   /* 蚌 */
  { 0x884c, "hang xing" },   /* 行 */
  { 0x89e3, "xie jie" },     /* 解 */
  { 0x8bf4, "shui yue" },    /* 说 */
  { 0x8c03, "diao tiao" },   /* 调 */
  { 0x8f66, "ju che" },      /* 车 */
  { 0x8fd8, "huan hai" },    /* 还 */
  { 0x90fd, "dou du" },      /* 都 */
  { 0x91cd, "chong zhong" }, /* 重 */
  { 0x957f, "zhang chang" }, /* 长 */
  { 0x964d, "xiang jiang" }, /* 降 */
};

static const char *
main_reading (gunichar c)
{
  if (c < PINYIN_FIRST || c > PINYIN_LAST)
    return "";
  return PINYIN_SYLLABLES[PINYIN_READINGS[c - PINYIN_FIRST]];
}

static const char *
more_readings (gunichar c)
{
  for (guint i = 0; i < G_N_ELEMENTS (MORE_READINGS); i++)
    if (MORE_READINGS[i].character == c)
      return MORE_READINGS[i].readings;
  return NULL;
}

/* ü is kept as v; many type u for it. */
static gboolean
same_letter (char reading, char typed)
{
  return reading == typed || (reading == 'v' && typed == 'u');
}

static gboolean match_from (const char *text, const char *typed);

/* Tries every beginning of @reading (it ends at a blank or at its end) for the first character of
 * what is typed, and the rest for what follows. */
static gboolean
match_reading (const char *reading, const char *rest, const char *typed)
{
  for (gsize n = 0; reading[n] != '\0' && reading[n] != ' '; n++) {
    if (!same_letter (reading[n], typed[n]))
      return FALSE;
    if (typed[n + 1] == '\0' || match_from (rest, typed + n + 1))
      return TRUE;
  }
  return FALSE;
}

static gboolean
match_from (const char *text, const char *typed)
{
  gunichar c = g_utf8_get_char (text);
  const char *rest = c != 0 ? g_utf8_next_char (text) : text;
  if (*typed == '\0')
    return TRUE;
  if (c == 0)
    return FALSE;
  if (c < 128 && g_ascii_isalnum ((char) c))
    return g_ascii_tolower ((char) c) == *typed && match_from (rest, typed + 1);
  if (match_reading (main_reading (c), rest, typed))
    return TRUE;
  for (const char *more = more_readings (c); more != NULL; more = strchr (more, ' ')) {
    more += *more == ' ';
    if (match_reading (more, rest, typed))
      return TRUE;
  }
  return FALSE;
}

/* The letters and digits of @typed in lower case, or NULL when there is anything else. */
static char *
clean_typed (const char *typed)
{
  g_autoptr (GString) clean = g_string_new (NULL);
  for (const char *p = typed; *p != '\0'; p++) {
    if (g_ascii_isalnum (*p))
      g_string_append_c (clean, g_ascii_tolower (*p));
    else if (!g_ascii_isspace (*p) && *p != '\'')
      return NULL;
  }
  if (clean->len == 0 || clean->len > SHIAN_PINYIN_MAX_TYPED)
    return NULL;
  return g_string_free (g_steal_pointer (&clean), FALSE);
}

gboolean
shian_pinyin_match (const char *text, const char *typed)
{
  g_autofree char *clean = NULL;
  g_return_val_if_fail (typed != NULL, FALSE);
  clean = clean_typed (typed);
  if (text == NULL || clean == NULL)
    return FALSE;
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (match_from (p, clean))
      return TRUE;
  return FALSE;
}

char *
shian_pinyin_initials (const char *text)
{
  GString *initials = g_string_new (NULL);
  g_return_val_if_fail (text != NULL, g_string_free (initials, FALSE));
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);
    if (c < 128 && g_ascii_isalnum ((char) c))
      g_string_append_c (initials, g_ascii_tolower ((char) c));
    else if (*main_reading (c) != '\0')
      g_string_append_c (initials, *main_reading (c));
  }
  return g_string_free (initials, FALSE);
}

/* @reading ends at a blank or at its end. */
static void
copy_reading (char *to, const char *reading)
{
  gsize n = strcspn (reading, " ");

  g_assert (n < SHIAN_PINYIN_SYLLABLE);
  for (gsize i = 0; i < n; i++)
    to[i] = same_letter (reading[i], 'u') ? 'u' : reading[i];
  to[n] = '\0';
}

guint
shian_pinyin_readings (gunichar c, char readings[][SHIAN_PINYIN_SYLLABLE])
{
  guint n = 0;

  if (*main_reading (c) != '\0')
    copy_reading (readings[n++], main_reading (c));
  for (const char *more = more_readings (c); more != NULL && n < SHIAN_PINYIN_MAX_READINGS;
       more = strchr (more, ' ')) {
    more += *more == ' ';
    copy_reading (readings[n++], more);
  }
  return n;
}

GStrv
shian_pinyin_complete (const char *prefix)
{
  g_autoptr (GStrvBuilder) found = g_strv_builder_new ();
  char syllable[SHIAN_PINYIN_SYLLABLE];

  g_return_val_if_fail (prefix != NULL, NULL);
  for (gsize i = 0; *prefix != '\0' && i < G_N_ELEMENTS (PINYIN_SYLLABLES); i++) {
    copy_reading (syllable, PINYIN_SYLLABLES[i]);
    if (g_str_has_prefix (syllable, prefix))
      g_strv_builder_add (found, syllable);
  }
  return g_strv_builder_end (found);
}

gboolean
shian_pinyin_is_syllable (const char *text)
{
  char syllable[SHIAN_PINYIN_SYLLABLE];
  gboolean found = FALSE;

  for (gsize i = 0; *text != '\0' && !found && i < G_N_ELEMENTS (PINYIN_SYLLABLES); i++) {
    copy_reading (syllable, PINYIN_SYLLABLES[i]);
    found = g_str_equal (syllable, text);
  }
  return found;
}
