/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "subjects/subject-sample.h"

#include "base/draw.h"
#include "base/error.h"
#include "store/save.h"
#include "subjects/subject-check.h"

#include <string.h>

#define BATCH 20000

static const char *const TOWNS[] = {
  "静海镇", "唐官屯镇", "独流镇",   "王口镇",   "台头镇",   "子牙镇",   "陈官屯镇",
  "中旺镇", "大邱庄镇", "蔡公庄镇", "梁头镇",   "团泊镇",   "双塘镇",   "大丰堆镇",
  "沿庄镇", "西翟庄镇", "朝阳街道", "华康街道", "良王庄乡", "杨成庄乡",
};
static const char *const WORDS[] = {
  "育才", "实验", "新华", "东方", "和平", "光明", "幸福", "长虹", "清河", "运河", "春晖", "阳光",
  "博雅", "启明", "金桥", "福源", "鑫旺", "顺达", "老街", "家常", "乐园", "重阳", "曙光", "桃李",
};
static const char *const ROADS[] = {
  "胜利大街", "建设路", "团泊大道", "地纬路", "泰安道", "旭华道", "瑞和道", "银海道",
};
/* The last place tried out until the number checks. */
static char *
make_checked (char *number, const char *letters, gboolean (*valid) (const char *))
{
  gsize last = strlen (number) - 1;

  for (const char *p = letters; *p != '\0'; p++) {
    number[last] = *p;
    if (valid (number))
      break;
  }
  return number;
}

static char *
make_credit_code (guint64 *state, guint index)
{
  return make_checked (
      g_strdup_printf ("91120223MA%03u%04u?", shian_draw_below (state, 1000), index % 10000),
      "0123456789ABCDEFGHJKLMNPQRTUWXY", shian_credit_code_is_valid);
}

static char *
make_licence (guint index, int kind)
{
  return make_checked (g_strdup_printf ("JY%c120223%06u?",
                                        kind < SHIAN_SUBJECT_WORKSHOP ? '3' : '2', index % 1000000),
                       "0123456789", shian_food_licence_is_valid);
}

static const char *
kind_word (guint64 *state, int kind, int *stage)
{
  static const struct {
    const char *word;
    int stage;
  } schools[] = {
    { "小学", 2 }, { "中学", 6 }, { "幼儿园", 1 }, { "第一小学", 2 }, { "职业中专", 7 }
  };
  static const char *const words[] = {
    "",     "餐饮配送有限公司", "医院",         "养老院", "项目部", "管理中心", "食品加工坊",
    "饭店", "小吃摊",           "食品有限公司", "超市",
  };
  guint n = shian_draw_below (state, G_N_ELEMENTS (schools));

  if (kind != SHIAN_SUBJECT_CAMPUS_CANTEEN)
    return words[kind];
  *stage = schools[n].stage;
  return schools[n].word;
}

static int
draw_kind (guint64 *state)
{
  static const int kinds[] = { 0, 0, 0, 1, 2, 3, 4, 5, 6, 7, 7, 7, 7, 7, 8, 8, 9, 10, 10, 10 };
  return SHIAN_DRAW_FROM (state, kinds);
}

static void
fill_canteen (ShianSubject *subject, guint64 *state)
{
  subject->ownership = 1 + (shian_draw_below (state, 5) == 0);
  subject->supply = SHIAN_SUPPLY_OWN + (int) shian_draw_below (state, 4);
  subject->diners = 30 + shian_draw_below (state, 1500);
  subject->officer = shian_draw_person (state);
  if (subject->diners >= 500)
    subject->director = shian_draw_person (state);
  subject->bright_kitchen = SHIAN_BRIGHT_NONE + (int) shian_draw_below (state, 5);
}

static void
fill_names (ShianSubject *subject, guint64 *state, guint index)
{
  const char *word = SHIAN_DRAW_FROM (state, WORDS);
  const char *kind = kind_word (state, subject->kind, &subject->stage);

  subject->town = g_strdup (SHIAN_DRAW_FROM (state, TOWNS));
  subject->operator= g_strdup_printf ("示例%s%s%s", subject->town, word, kind);
  subject->name = g_strdup_printf (
      "%s%s（%u）", subject->operator,
      subject->kind <= SHIAN_SUBJECT_OFFICE_CANTEEN && subject->kind != 1 ? "食堂" : "", index + 1);
  subject->address =
      g_strdup_printf ("示例区%s%s%u号", subject->town, SHIAN_DRAW_FROM (state, ROADS),
                       1 + shian_draw_below (state, 999));
  subject->village = g_strdup_printf ("第%u网格", 1 + shian_draw_below (state, 60));
}

ShianSubject *
shian_subject_sample (guint32 seed, guint index)
{
  guint64 state = ((guint64) seed << 32) ^ index ^ G_GUINT64_CONSTANT (0x5ab1e5a3f00d5eed);
  ShianSubject *subject = shian_subject_new ();

  shian_draw (&state);
  subject->record.id = shian_draw_id (&state, index);
  subject->kind = draw_kind (&state);
  fill_names (subject, &state, index);
  if (subject->kind != SHIAN_SUBJECT_STALL) {
    subject->credit_code = make_credit_code (&state, index);
    subject->licence = make_licence (index, subject->kind);
    subject->licence_expiry =
        g_strdup_printf ("%u-%02u-%02u", 2024 + shian_draw_below (&state, 6),
                         1 + shian_draw_below (&state, 12), 1 + shian_draw_below (&state, 28));
  }
  subject->contact = shian_draw_person (&state);
  subject->phone = g_strdup_printf ("1%u%09u", 3 + shian_draw_below (&state, 7),
                                    shian_draw_below (&state, 1000000000));
  subject->key_area = (int) shian_draw_below (&state, 6);
  subject->risk = SHIAN_GRADE_A + (int) shian_draw_below (&state, 4);
  subject->tier = SHIAN_GRADE_B + (int) shian_draw_below (&state, 3);
  subject->cadre = shian_draw_person (&state);
  if (shian_subject_feeds_a_group (subject))
    fill_canteen (subject, &state);
  subject->note = g_strdup (SHIAN_SAMPLE_NOTE);
  return subject;
}

typedef struct {
  guint32 seed;
  guint from, to;
} Batch;

static gboolean
fill_batch (ShianStore *store, gpointer data, GError **error)
{
  const Batch *batch = data;

  for (guint i = batch->from; i < batch->to; i++) {
    g_autoptr (ShianSubject) subject = shian_subject_sample (batch->seed, i);
    g_autoptr (GError) local = NULL;
    if (shian_store_save (store, &SHIAN_SUBJECT_TYPE, subject, &local) ||
        g_error_matches (local, SHIAN_ERROR, SHIAN_ERROR_CONFLICT))
      continue;
    g_propagate_error (error, g_steal_pointer (&local));
    return FALSE;
  }
  return TRUE;
}

gboolean
shian_subjects_fill_sample (ShianStore *store, guint32 seed, guint count, GError **error)
{
  for (guint from = 0; from < count; from += BATCH) {
    Batch batch = { seed, from, MIN (count, from + BATCH) };
    if (!shian_store_transact_setup (store, NULL, fill_batch, &batch, error))
      return FALSE;
  }
  return TRUE;
}
