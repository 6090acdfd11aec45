/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/pinyin.h"

static void
test_initials (void)
{
  static const struct {
    const char *text;
    const char *initials;
  } CASES[] = {
    { "区教育局", "qjyj" },
    { "区市场监管局", "qscjgj" },
    { "区食品安全办", "qspaqb" },
    { "子牙镇人民政府", "zyzrmzf" },
    { "独流镇", "dlz" },
    { "台头镇", "ttz" },
    { "大邱庄镇（A1）", "dqzza1" },
    { "", "" },
    { "，。", "" },
  };
  for (guint i = 0; i < G_N_ELEMENTS (CASES); i++) {
    g_autofree char *initials = shian_pinyin_initials (CASES[i].text);
    g_assert_cmpstr (initials, ==, CASES[i].initials);
  }
}

static void
test_match (void)
{
  g_assert_true (shian_pinyin_match ("区教育局", "qjyj"));
  g_assert_true (shian_pinyin_match ("区教育局", "JYJ"));
  g_assert_true (shian_pinyin_match ("区教育局", "jy"));
  g_assert_true (shian_pinyin_match ("区教育局", "jiaoyuju"));
  g_assert_true (shian_pinyin_match ("区教育局", "jiao yu j"));
  g_assert_true (shian_pinyin_match ("区教育局", "jiaoy"));
  g_assert_true (shian_pinyin_match ("西安", "xi'an"));
  g_assert_true (shian_pinyin_match ("HACCP认证", "haccpr"));
  g_assert_true (shian_pinyin_match ("绿色", "lvse"));
  g_assert_true (shian_pinyin_match ("绿色", "luse"));
  g_assert_false (shian_pinyin_match ("区教育局", "jj"));
  g_assert_false (shian_pinyin_match ("区教育局", "qjyjx"));
  g_assert_false (shian_pinyin_match ("区教育局", "jiaou"));
}

static void
test_several_readings (void)
{
  g_assert_true (shian_pinyin_match ("重庆", "cq"));
  g_assert_true (shian_pinyin_match ("重点", "zd"));
  g_assert_true (shian_pinyin_match ("银行", "yinhang"));
  g_assert_true (shian_pinyin_match ("行唐", "xt"));
  g_assert_true (shian_pinyin_match ("厦门", "xm"));
  g_assert_true (shian_pinyin_match ("西翟庄镇", "xzzz"));
  g_assert_true (shian_pinyin_match ("西翟庄镇", "xdzz"));
  g_assert_true (shian_pinyin_match ("朝阳街道", "cyjd"));
  g_assert_true (shian_pinyin_match ("团泊镇", "tbz"));
  g_assert_true (shian_pinyin_match ("团泊镇", "tpz"));
}

static void
test_refused (void)
{
  g_assert_false (shian_pinyin_match ("区教育局", ""));
  g_assert_false (shian_pinyin_match ("区教育局", "  "));
  g_assert_false (shian_pinyin_match ("区教育局", "教育"));
  g_assert_false (shian_pinyin_match ("区教育局", "j-y"));
  g_assert_false (shian_pinyin_match (NULL, "jyj"));
  g_assert_false (shian_pinyin_match ("", "j"));
  g_assert_false (
      shian_pinyin_match ("啊啊啊啊啊啊啊啊啊啊啊啊啊啊啊啊啊啊啊啊啊啊啊啊啊啊啊啊啊啊啊啊啊啊",
                          "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/pinyin/initials", test_initials);
  g_test_add_func ("/pinyin/match", test_match);
  g_test_add_func ("/pinyin/several-readings", test_several_readings);
  g_test_add_func ("/pinyin/refused", test_refused);
  return g_test_run ();
}
