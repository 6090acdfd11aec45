/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "subjects/subject-words.h"

static const char *const kinds[] = { "校园食堂", "校外供餐单位", "医疗机构食堂", "养老机构食堂",
                                     "工地食堂", "机关食堂",     "小作坊",       "小餐饮",
                                     "食品摊贩", "食品生产者",   "食品销售者" };
static const char *const stages[] = {
  NULL,         "幼儿园",   "小学",     "初中",     "高中",
  "九年一贯制", "完全中学", "职业学校", "高等学校", "特殊教育"
};
static const char *const ownerships[] = { NULL, "公办", "民办" };
static const char *const supplies[] = { NULL, "自营", "承包", "校外供餐", "分餐" };
static const char *const bright[] = {
  NULL, "无", "透明可视", "视频展示", "互联网＋明厨亮灶", "互联网＋明厨亮灶（在线）"
};

static const char *
word (const char *const *words, gsize n, int index)
{
  return index >= 0 && (gsize) index < n ? words[index] : NULL;
}

const char *
shian_subject_kind_word (const ShianSubject *subject)
{
  return word (kinds, G_N_ELEMENTS (kinds), subject->kind);
}

const char *
shian_subject_stage_word (const ShianSubject *subject)
{
  return word (stages, G_N_ELEMENTS (stages), subject->stage);
}

const char *
shian_subject_ownership_word (const ShianSubject *subject)
{
  return word (ownerships, G_N_ELEMENTS (ownerships), subject->ownership);
}

const char *
shian_subject_supply_word (const ShianSubject *subject)
{
  return word (supplies, G_N_ELEMENTS (supplies), subject->supply);
}

const char *
shian_subject_bright_word (const ShianSubject *subject)
{
  return word (bright, G_N_ELEMENTS (bright), subject->bright_kitchen);
}
