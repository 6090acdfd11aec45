/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whatever happens to a text, every character of it stays accounted for. */
#include "plan-outline.h"

#include "base/error.h"
#include "plan/plan-parser.h"

#include <string.h>

#define SEED 20240601
#define ROUNDS 1500

static const char SAMPLE[] =
    "某某区人民政府办公室关于印发某某区2025年食品安全监督管理计划的通知\n各镇：\n（此件公开发布）\n"
    "某某区2025年食品安全监督管理计划\n为落实部署，制定本计划。\n"
    "一、压实责任，强化落实\n（一）落实属地责任。各镇定期研究“食品安全 重点”工作，每半年听取一次\n"
    "—1—\n汇报，覆盖率100％。（区食药安办牵头，各镇人民政府、街道办事处按职责分工负责）建立会商制度"
    "。[区食药安办负责]\n"
    "（二）落实主体责任（含自查（每月））。配齐总监。责任单位：区市场监管局、教育局等。\n"
    "二、强化监管\n1.抽检监测。12月底前抽检 600 批次；ISO "
    "22000。(区市场监管局(抽检科)、区农业农村委分别负责)。"
    "2."
    "校园。【牵头单位】区教育局【配合单位】各镇\n【三小】整治。由区城市管理委牵头，区商务局配合。\n"
    "三、要求\n印发后30日内向区食药安办报送方案，按季度报送进展。\n附件：分工表\n2025年3月1日\n";

/* Pieces that mean something to the reader, to be thrown in anywhere. */
static const char *const PIECES[] = {
  "（",
  "）",
  "(",
  ")",
  "【",
  "】",
  "。",
  "、",
  "，",
  "；",
  "：",
  "\n",
  "\r\n",
  " ",
  "　",
  "\t",
  "“",
  "”",
  "一、",
  "（一）",
  "1.",
  "（1）",
  "①",
  "负责",
  "牵头",
  "责任单位：",
  "区教育局",
  "按职责分工负责",
  "由",
  "等",
  "—2—",
  "第3页",
  "30日内",
  "6月底前",
  "5381批次",
  "100％",
  "2024年",
  "\xef\xbb\xbf",
  "\x01",
  "a",
  "7",
  "𬭚",
  "《",
  "》",
  "及",
  "会同",
  "食品安全计划",
  "附件：",
};

static void
check (const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ShianPlanText) plan = shian_plan_parser_parse (text, &error);

  if (plan == NULL) {
    g_assert_error (error, SHIAN_ERROR, SHIAN_ERROR_INVALID);
    return;
  }
  g_assert_no_error (error);
  plan_assert_accounted (plan);
}

static gsize
random_boundary (GRand *rand, const char *text)
{
  gsize at = (gsize) g_rand_int_range (rand, 0, (gint32) strlen (text) + 1);

  while (((guint8) text[at] & 0xc0) == 0x80)
    at--;
  return at;
}

static char *
mutate (GRand *rand, const char *text)
{
  gsize a = random_boundary (rand, text);
  gsize b = random_boundary (rand, text);
  gsize low = MIN (a, b);
  gsize high = MIN (MAX (a, b), low + 90);
  const char *piece = PIECES[g_rand_int_range (rand, 0, G_N_ELEMENTS (PIECES))];
  g_autofree char *head = g_strndup (text, low);
  g_autofree char *moved = NULL;

  while (((guint8) text[high] & 0xc0) == 0x80)
    high--;
  moved = g_strndup (text + low, high - low);
  switch (g_rand_int_range (rand, 0, 4)) {
  case 0: /* put in */
    return g_strconcat (head, piece, text + low, NULL);
  case 1: /* take out */
    return g_strconcat (head, text + high, NULL);
  case 2: /* double */
    return g_strconcat (head, moved, moved, text + high, NULL);
  default: /* replace */
    return g_strconcat (head, piece, text + high, NULL);
  }
}

static void
test_random (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (SEED);

  for (int round = 0; round < ROUNDS; round++) {
    g_autofree char *text = g_strdup (SAMPLE);
    int changes = g_rand_int_range (rand, 1, 12);
    for (int i = 0; i < changes; i++) {
      char *next = mutate (rand, text);
      g_free (text);
      text = next;
    }
    check (text);
  }
}

/* Texts of nothing but meaningful pieces. */
static void
test_pieces (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (SEED + 1);

  for (int round = 0; round < ROUNDS; round++) {
    g_autoptr (GString) text = g_string_new (NULL);
    int n = g_rand_int_range (rand, 1, 60);
    for (int i = 0; i < n; i++)
      g_string_append (text, PIECES[g_rand_int_range (rand, 0, G_N_ELEMENTS (PIECES))]);
    check (text->str);
  }
}

static void
test_garbage (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (SEED + 2);

  for (int round = 0; round < ROUNDS; round++) {
    char bytes[64];
    int n = g_rand_int_range (rand, 0, sizeof bytes);
    for (int i = 0; i < n; i++)
      bytes[i] = (char) g_rand_int_range (rand, 1, 256);
    bytes[n] = '\0';
    check (bytes);
  }
}

/* Cut off anywhere, as by a copy that went wrong. */
static void
test_prefixes (void)
{
  for (gsize i = 0; i < strlen (SAMPLE); i++) {
    g_autofree char *text = NULL;
    if (((guint8) SAMPLE[i] & 0xc0) == 0x80)
      continue;
    text = g_strndup (SAMPLE, i);
    check (text);
    check (SAMPLE + i);
  }
}

/* Brackets to any depth, and unclosed ones by the thousand, must not take more than linear time;
 * the test would not end in reasonable time if they did. */
static void
test_deep (void)
{
  static const char *const units[] = { "（",     "）",   "[（", "（）", "（区教育局",
                                       "负责）", "一、", "1.",  "由",   "责任单位：",
                                       "“",      "12",   "3次", "及",   "等",
                                       "局和",   "—",    " ",   "\n",   "（一）甲。" };

  for (gsize i = 0; i < G_N_ELEMENTS (units); i++) {
    g_autoptr (GString) text = g_string_new ("（一）甲。");
    for (int n = 0; n < 20000; n++)
      g_string_append (text, units[i]);
    g_string_append (text, "（区教育局负责）");
    check (text->str);
  }
}

static void
test_shared (void)
{
  static const char *const names[] = { "jinghai-2024.txt", "binhai-2021-pdf-noise-excerpt.txt",
                                       "jizhou-2025-excerpt.txt", "ninghe-2025-excerpt.txt",
                                       "responsible-unit-colon-excerpt.txt" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++) {
    g_autofree char *text = plan_shared_text (names[i]);
    if (text == NULL)
      return;
    check (text);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/plan/coverage/random", test_random);
  g_test_add_func ("/plan/coverage/pieces", test_pieces);
  g_test_add_func ("/plan/coverage/garbage", test_garbage);
  g_test_add_func ("/plan/coverage/prefixes", test_prefixes);
  g_test_add_func ("/plan/coverage/deep", test_deep);
  g_test_add_func ("/plan/coverage/shared", test_shared);
  return g_test_run ();
}
