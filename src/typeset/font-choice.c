/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "typeset/font-choice.h"

#define PROPER SHIAN_FONT_MATCH_PROPER
#define SAME SHIAN_FONT_MATCH_SAME_STYLE
#define OTHER SHIAN_FONT_MATCH_OTHER_STYLE

/* The faces Chinese offices have come first, then what free systems ship. What stands in for 仿宋 is
 * a light 楷体 before a 宋体: its strokes are nearer in weight. */
static const ShianFontCandidate fangsong[] = {
  { "仿宋_GB2312|FangSong_GB2312", PROPER },
  { "仿宋|FangSong", PROPER },
  { "方正仿宋_GBK|FZFangSong-Z02", SAME },
  { "方正仿宋简体|FZFangSong-Z02S", SAME },
  { "华文仿宋|STFangsong", SAME },
  { "FandolFang", SAME },
  { "霞鹜文楷 Light|LXGW WenKai Light", OTHER },
  { "霞鹜文楷|LXGW WenKai", OTHER },
  { "AR PL UKai CN", OTHER },
  { "文鼎ＰＬ简中楷|AR PL KaitiM GB", OTHER },
  { "思源宋体|Noto Serif CJK SC", OTHER },
  { "Source Han Serif SC", OTHER },
  { "宋体|SimSun", OTHER },
  { "AR PL UMing CN", OTHER },
  { NULL },
};

static const ShianFontCandidate kai[] = {
  { "楷体_GB2312|KaiTi_GB2312", PROPER },
  { "楷体|KaiTi", PROPER },
  { "方正楷体_GBK|FZKai-Z03", SAME },
  { "华文楷体|STKaiti", SAME },
  { "FandolKai", SAME },
  { "霞鹜文楷|LXGW WenKai", SAME },
  { "AR PL UKai CN", SAME },
  { "文鼎ＰＬ简中楷|AR PL KaitiM GB", SAME },
  { "思源宋体|Noto Serif CJK SC", OTHER },
  { "Source Han Serif SC", OTHER },
  { NULL },
};

static const ShianFontCandidate hei[] = {
  { "黑体|SimHei", PROPER },
  { "华文黑体|STHeiti", SAME },
  { "方正黑体_GBK|FZHei-B01", SAME },
  { "FandolHei", SAME },
  { "思源黑体|Noto Sans CJK SC", SAME },
  { "Noto Sans SC", SAME },
  { "Source Han Sans SC", SAME },
  { "文泉驿正黑|WenQuanYi Zen Hei", SAME },
  { "文泉驿微米黑|WenQuanYi Micro Hei", SAME },
  { NULL },
};

static const ShianFontCandidate song[] = {
  { "宋体|SimSun", PROPER },
  { "新宋体|NSimSun", SAME },
  { "华文宋体|STSong", SAME },
  { "FandolSong", SAME },
  { "思源宋体|Noto Serif CJK SC", SAME },
  { "Noto Serif SC", SAME },
  { "Source Han Serif SC", SAME },
  { "AR PL UMing CN", SAME },
  { "文鼎ＰＬ简报宋|AR PL SungtiL GB", SAME },
  { NULL },
};

static const ShianFontCandidate title[] = {
  { "方正小标宋简体|FZXiaoBiaoSong-B05S", PROPER },
  { "方正小标宋_GBK|FZXiaoBiaoSong-B05", PROPER },
  { "华文中宋|STZhongsong", SAME },
  { "思源宋体|Noto Serif CJK SC", SAME, TRUE },
  { "Source Han Serif SC", SAME, TRUE },
  { "Noto Serif SC", SAME, TRUE },
  { "FandolSong", SAME, TRUE },
  { "宋体|SimSun", OTHER, TRUE },
  { "AR PL UMing CN", OTHER, TRUE },
  { "文鼎ＰＬ简报宋|AR PL SungtiL GB", OTHER, TRUE },
  { NULL },
};

const ShianFontCandidate *
shian_font_candidates (ShianFontRole role)
{
  static const ShianFontCandidate *const lists[SHIAN_N_FONT_ROLES] = {
    [SHIAN_FONT_FANGSONG] = fangsong, [SHIAN_FONT_KAI] = kai,     [SHIAN_FONT_HEI] = hei,
    [SHIAN_FONT_SONG] = song,         [SHIAN_FONT_TITLE] = title,
  };

  g_return_val_if_fail (role < SHIAN_N_FONT_ROLES, NULL);
  return lists[role];
}
