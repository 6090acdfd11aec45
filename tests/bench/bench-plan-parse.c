/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How the time to read a plan grows with its length: a made-up plan of ordinary size, and one a
 * hundred times as long. The ratio of the times per character is 1 when growth is linear. */
#include "plan/plan-parser.h"

#include <string.h>

#define TIMES 100
#define REPEATS 5

static const char *const TOPICS[] = { "校园供餐",   "集中用餐", "农贸市场", "网络餐饮",
                                      "食用农产品", "冷链食品", "小作坊",   "应急处置" };

static void
append_section (GString *text, int number)
{
  static const char *const counts[] = { "一", "二", "三", "四", "五", "六", "七", "八", "九" };

  g_string_append_printf (text, "%s、加强%s管理，压实各方责任\n", counts[number % 9],
                          TOPICS[number % G_N_ELEMENTS (TOPICS)]);
  for (int i = 0; i < 4; i++)
    g_string_append_printf (
        text,
        "（%s）推进%s治理。开展摸底排查，建立一户一档（含停业户），全年检查不少于%d户次，覆盖率达到"
        "%d％。（区市场监管局牵头，区教育局、区卫生健康委按职责分工负责）6月底前完成整治，对发现的"
        "问题逐条销号，“回头看”不少于%d次。（各镇人民政府、街道办事处负责）\n",
        counts[i], TOPICS[i], 100 + number, 60 + i, 1 + i);
}

static char *
make_plan (int times)
{
  GString *text = g_string_new ("某某区2025年食品安全监督管理计划\n为落实责任，制定本计划。\n");

  for (int i = 0; i < 8 * times; i++)
    append_section (text, i);
  return g_string_free (text, FALSE);
}

/* Microseconds of the fastest of a few runs. */
static double
measure (const char *text, guint *tasks)
{
  gint64 best = G_MAXINT64;

  for (int i = 0; i < REPEATS; i++) {
    gint64 start = g_get_monotonic_time ();
    g_autoptr (ShianPlanText) plan = shian_plan_parser_parse (text, NULL);
    best = MIN (best, g_get_monotonic_time () - start);
    shian_plan_text_count (plan, NULL, tasks, NULL);
  }
  return (double) best;
}

int
main (void)
{
  g_autofree char *once = make_plan (1);
  g_autofree char *often = make_plan (TIMES);
  double once_chars = (double) g_utf8_strlen (once, -1);
  double often_chars = (double) g_utf8_strlen (often, -1);
  guint once_tasks = 0;
  guint often_tasks = 0;
  double once_time = measure (once, &once_tasks);
  double often_time = measure (often, &often_tasks);

  g_print ("plan of %.0f characters, %u tasks: %.2f ms, %.1f ns per character\n", once_chars,
           once_tasks, once_time / 1e3, once_time * 1e3 / once_chars);
  g_print ("plan of %.0f characters, %u tasks: %.2f ms, %.1f ns per character\n", often_chars,
           often_tasks, often_time / 1e3, often_time * 1e3 / often_chars);
  g_print ("time per character, long to ordinary: %.2f (linear is 1)\n",
           often_time / often_chars / (once_time / once_chars));
  return often_tasks == once_tasks * TIMES ? 0 : 1;
}
