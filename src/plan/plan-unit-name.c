/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plan/plan-unit-name.h"

#include "plan/plan-chars.h"

#include <string.h>

#define MAX_CHARS 40

static const char *const ENDINGS[] = {
  "局",       "委",     "办",     "部",     "厅",     "署",     "院",   "处",     "所",   "站",
  "中心",     "海关",   "政府",   "委员会", "管委会", "办公室", "单位", "部门",   "街道", "镇",
  "乡",       "园区",   "开发区", "示范区", "合作区", "产业园", "公司", "集团",   "社",   "银行",
  "学校",     "协会",   "商会",   "学会",   "工会",   "联合会", "大队", "支队",   "总队", "队",
  "红十字会", "村委会", "居委会", "社区",   "联",     "协",     "馆",   "室",     "组",   "司",
  "库",       "台",     "校",     "园",     "机构",   "企业",   "公安", "机关",   "党校", "基地",
  "有关方面", "局机关", "专班",   "平台",   "党委",   "党组",   "武警", "理事会",
};

/* Words that end like a unit and are none. */
static const char *const NOT_UNITS[] = {
  "全部", "内部", "外部", "干部", "局部", "场所",   "处所", "到处", "各处",
  "好处", "之处", "用处", "害处", "机组", "小组长", "后台", "前台", "出台",
  "一台", "入库", "互联", "关联", "串联", "妥协",   "委托", "落户",
};

static const char *const GROUPS[] = {
  "各", "相关", "有关", "其他", "其它", "全区", "全市", "全县"
};

/* The law's way of naming every government at once: an explanation, nobody in particular. */
static const char *const NOT_NAMED[] = { "县级以上", "地方各级", "有条件", "所有", "任何" };

/* What departments are called after: a name beginning so, in a list, lacks its level. */
static const char *const FUNCTIONS[] = {
  "市场监",   "市监",     "农业",     "农村",     "卫生",       "卫健",       "教育",
  "教体",     "民政",     "公安",     "商务",     "科技",       "科学技术",   "科协",
  "工业",     "工信",     "经济",     "经信",     "发展",       "发改",       "财政",
  "人力资源", "人社",     "生态环境", "环保",     "环境",       "城市管理",   "城管",
  "城乡",     "住房",     "住建",     "建设",     "交通",       "水务",       "水利",
  "文化",     "文旅",     "文广",     "广播",     "广电",       "体育",       "统计",
  "司法",     "审计",     "应急",     "信访",     "民族",       "民宗",       "宗教",
  "机关事务", "供销",     "林业",     "园林",     "绿化",       "规划",       "自然资源",
  "粮食",     "粮储",     "通信",     "通管",     "网信",       "宣传",       "组织部",
  "统战",     "政法",     "编办",     "机构编制", "政务",       "大数据",     "数据",
  "医保",     "医疗保障", "退役军人", "国资",     "国有资产",   "金融",       "税务",
  "气象",     "邮政",     "烟草",     "药监",     "药品",       "食品药品",   "知识产权",
  "疾控",     "疾病预防", "乡村振兴", "人民法院", "人民检察院", "法院",       "检察院",
  "总工会",   "工会",     "团委",     "共青团",   "妇联",       "残联",       "工商联",
  "红十字",   "食安办",   "食安委",   "食药安办", "食药安委",   "食品安全办", "食品安全委",
  "畜牧",     "渔业",     "农机",     "消防",     "市政管理",   "市容",       "物价",
  "质监",     "工商",     "海洋",     "外事",     "侨",         "档案",       "党校",
  "融媒体",   "巡察",     "社会工作", "老干部",   "机关工委",   "招商",       "投资促进",
  "行政审批", "综合执法",
};

/* Those of them that are offices of the Party committee. */
static const char *const PARTY[] = { "网信",     "宣传",     "组织部", "统战",     "政法",
                                     "编办",     "机构编制", "巡察",   "社会工作", "老干部",
                                     "机关工委", "党校",     "办公室" };

static const char *const LEVELS[] = { "省", "市", "区", "县", "旗", "州" };

/* Words in which 市 and 区 are no level. */
static const char *const NOT_LEVELS[] = { "市场",     "市容", "市监", "市民", "市政管理",
                                          "市政公用", "区域", "区划", "县域" };

#define ENDS_WITH_ANY(name, length, table) ends_with_any (name, length, table, G_N_ELEMENTS (table))
#define STARTS_WITH_ANY(name, table) starts_with_any (name, table, G_N_ELEMENTS (table))

static gboolean
ends_with (const char *name, gsize length, const char *ending)
{
  gsize size = strlen (ending);

  return length >= size && memcmp (name + length - size, ending, size) == 0;
}

static gboolean
ends_with_any (const char *name, gsize length, const char *const *table, gsize n)
{
  for (gsize i = 0; i < n; i++)
    if (ends_with (name, length, table[i]))
      return TRUE;
  return FALSE;
}

static gboolean
starts_with_any (const char *name, const char *const *table, gsize n)
{
  for (gsize i = 0; i < n; i++)
    if (g_str_has_prefix (name, table[i]))
      return TRUE;
  return FALSE;
}

/* Length without a bracket at the end: 市交通委（市道运局）, 各乡镇(街道). */
static gsize
without_bracket (const char *name, gsize length)
{
  const char *end = name + length;
  int depth = 0;

  if (length == 0 || shian_char_folded_closer (g_utf8_get_char (g_utf8_prev_char (end))) == 0)
    return length;
  for (const char *p = end; p > name;) {
    p = g_utf8_prev_char (p);
    gunichar c = g_utf8_get_char (p);
    if (shian_char_folded_closer (c) != 0)
      depth++;
    else if (shian_char_closer (c) != 0 && --depth == 0)
      return (gsize) (p - name);
  }
  return length;
}

gboolean
shian_unit_name_ends_like_unit (const char *name, gsize length)
{
  gsize core = without_bracket (name, length);

  return ENDS_WITH_ANY (name, core, ENDINGS) && !ENDS_WITH_ANY (name, core, NOT_UNITS);
}

static gboolean
has_forbidden_char (const char *name)
{
  for (const char *p = name; *p != '\0'; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);
    if (shian_char_is_stop (c) || c == 0x300a || c == 0x300b || c == 0x201c || c == 0x201d ||
        c == ':' || c == 0xff1a)
      return TRUE;
  }
  return FALSE;
}

gboolean
shian_unit_name_is_plausible (const char *name)
{
  glong chars = g_utf8_strlen (name, -1);
  gsize length = strlen (name);

  if (chars < 2 || chars > MAX_CHARS || has_forbidden_char (name) ||
      STARTS_WITH_ANY (name, NOT_NAMED))
    return FALSE;
  if (STARTS_WITH_ANY (name, GROUPS))
    return shian_unit_name_ends_like_unit (name, length) || ends_with (name, length, "区") ||
           ends_with (name, length, "县") || ends_with (name, length, "市");
  return shian_unit_name_ends_like_unit (name, length) &&
         (chars >= 3 || STARTS_WITH_ANY (name, LEVELS) || STARTS_WITH_ANY (name, FUNCTIONS) ||
          g_str_equal (name, "海关") || g_str_equal (name, "街道"));
}

gsize
shian_unit_name_without_etc (const char *name, gsize length)
{
  static const char *const nouns[] = { "相关单位", "有关单位", "相关部门", "有关部门",
                                       "成员单位", "单位",     "部门",     "" };

  for (gsize i = 0; i < G_N_ELEMENTS (nouns); i++) {
    g_autofree char *tail = g_strconcat ("等", nouns[i], NULL);
    if (ends_with (name, length, tail) && !ends_with (name, length, "中等") &&
        !ends_with (name, length, "高等"))
      return length - strlen (tail);
  }
  return length;
}

static gsize
joint_size (const char *p)
{
  static const char *const joints[] = { "会同", "以及", "及", "和", "与", "等" };

  if (g_str_has_prefix (p, "及其"))
    return 0;
  for (gsize i = 0; i < G_N_ELEMENTS (joints); i++)
    if (g_str_has_prefix (p, joints[i]))
      return strlen (joints[i]);
  return 0;
}

gsize
shian_unit_name_find_joint (const char *name, gsize length, gsize *joint)
{
  int depth = 0;

  *joint = 0;
  for (const char *p = name; p < name + length; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);
    depth += (shian_char_closer (c) != 0) - (shian_char_folded_closer (c) != 0);
    gsize size = depth == 0 ? joint_size (p) : 0;
    gsize left = (gsize) (p - name);
    if (size > 0 && left + size < length && shian_unit_name_ends_like_unit (name, left) &&
        (shian_unit_name_ends_like_unit (p + size, length - left - size) ||
         starts_with_any (p + size, GROUPS, 2))) {
      *joint = size;
      return left;
    }
  }
  return length;
}

/* The size of the level a name begins with: 区, 区委 (before an office), 静海区. */
static gsize
level_size (const char *name)
{
  const char *p = name;

  for (int i = 0; i < 5 && *p != '\0'; i++, p = g_utf8_next_char (p)) {
    const char *behind = g_utf8_next_char (p);
    if (!STARTS_WITH_ANY (p, LEVELS) || STARTS_WITH_ANY (p, NOT_LEVELS))
      continue;
    if (g_str_has_prefix (behind, "委") && behind[strlen ("委")] != '\0' &&
        !g_str_has_prefix (behind, "委员会"))
      return (gsize) (behind - name) + strlen ("委");
    if (i == 0 || STARTS_WITH_ANY (behind, FUNCTIONS))
      return (gsize) (behind - name);
  }
  return 0;
}

gboolean
shian_unit_name_says_level (const char *name)
{
  return level_size (name) > 0 || STARTS_WITH_ANY (name, GROUPS);
}

/* Complete without a level: a group, or bound to its place as branches, customs and governments
 * are. */
static gboolean
is_complete (const char *name)
{
  static const char *const bound[] = { "海关", "人民政府", "办事处", "管委会" };
  gsize length = strlen (name);

  if (STARTS_WITH_ANY (name, GROUPS) || ENDS_WITH_ANY (name, length, bound))
    return TRUE;
  if (!STARTS_WITH_ANY (name, FUNCTIONS))
    return TRUE;
  return ends_with (name, length, "分局") && !g_str_equal (name, "公安分局");
}

char *
shian_unit_name_inherit (const char *name, char **prefix)
{
  gsize size = level_size (name);
  gsize level;

  if (size > 0) {
    g_free (*prefix);
    *prefix = g_strndup (name, size);
    return g_strdup (name);
  }
  if (*prefix == NULL || is_complete (name))
    return g_strdup (name);
  level = strlen (*prefix);
  if (ends_with (*prefix, level, "委") && !STARTS_WITH_ANY (name, PARTY))
    level -= strlen ("委");
  return g_strdup_printf ("%.*s%s", (int) level, *prefix, name);
}
