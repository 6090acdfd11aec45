/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "subjects/import-value.h"

#include "base/date.h"
#include "base/text.h"
#include "subjects/subject.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define EXACT_BELOW 1e15 /* a number in a workbook keeps 15 digits */

/* What lists write for a choice, parted by blanks. */
static const struct {
  const char *field;
  const char *key;
  const char *words;
} WORDS[] = {
  { "kind", "campus_canteen",
    "学校食堂 校园食堂 学校 幼儿园 幼儿园食堂 中小学食堂 托幼机构食堂 学校托幼机构食堂 高校食堂" },
  { "kind", "meal_supplier", "校外供餐单位 集体用餐配送单位 配餐单位 供餐单位 学生餐配送单位" },
  { "kind", "hospital_canteen", "医院食堂 医疗机构食堂 医疗机构" },
  { "kind", "elder_canteen", "养老机构食堂 养老院食堂 养老食堂 养老机构 敬老院食堂" },
  { "kind", "site_canteen", "工地食堂 建筑工地食堂 建筑工地" },
  { "kind", "office_canteen",
    "机关食堂 机关企事业食堂 企事业单位食堂 机关企事业单位食堂 单位食堂" },
  { "kind", "workshop", "小作坊 食品小作坊 作坊 坊 食品生产加工小作坊" },
  { "kind", "eatery", "小餐饮 餐 小餐馆 餐饮 小餐饮店 餐饮服务 餐饮服务经营者" },
  { "kind", "stall", "食品摊贩 摊贩 小摊贩 摊 食品小摊贩 流动摊贩" },
  { "kind", "producer", "食品生产者 生产企业 食品生产企业 生产 食品生产" },
  { "kind", "seller", "食品销售者 食品销售 销售 食品经营者 商超 食品销售经营者 流通" },
  { "key_area", "none", "否 不在 非重点 非重点区域 其他" },
  { "key_area", "campus", "校园周边 学校周边 校园" },
  { "key_area", "hospital", "医院周边 医院" },
  { "key_area", "station", "车站周边 车站" },
  { "key_area", "mall", "商业综合体 商场 综合体" },
  { "key_area", "market", "集中交易市场 市场 农贸市场 批发市场" },
  { "status", "operating", "在营 营业 正常 正常营业 营业中 开业 在业 正常供餐 供餐" },
  { "status", "suspended", "停业 暂停营业 暂停 歇业 放假 停供 假期停供 停餐" },
  { "status", "closed", "注销 已注销 关闭 停办 关停 已关闭" },
  { "status", "banned", "取缔 已取缔" },
  { "stage", "kindergarten", "幼儿园 学前 托幼 托儿所" },
  { "stage", "primary", "小学" },
  { "stage", "junior", "初中 初级中学" },
  { "stage", "senior", "高中 高级中学 普通高中" },
  { "stage", "nine_year", "九年一贯制 九年一贯 九年制 九年一贯制学校" },
  { "stage", "whole", "完全中学 完中 中学" },
  { "stage", "vocational", "职业学校 中职 职业中专 职专 中专 职业高中 职高 技校" },
  { "stage", "university", "大学 高校 高等学校 学院 高职 大专" },
  { "stage", "special", "特殊教育 特殊教育学校 特教" },
  { "ownership", "public", "公办 公立 公 公办园" },
  { "ownership", "private", "民办 私立 民 民办园 普惠民办" },
  { "supply", "own", "自营 自办 自主经营 自营食堂" },
  { "supply", "contracted", "承包 承包经营 委托经营 外包 托管 委托承包 对外承包" },
  { "supply", "delivered", "校外供餐 配餐 外送 校外配餐 送餐 集体配餐" },
  { "supply", "portioned", "分餐 配送分餐 分餐制" },
  { "bright_kitchen", "none", "否 未 未实现 没有 未建 未建设 未完成" },
  { "bright_kitchen", "window", "透明 透明玻璃 透明厨房 玻璃 透明式 玻璃式 是 有 已实现 已建" },
  { "bright_kitchen", "video", "视频 视频式 视频监控 视频厨房 显示屏" },
  { "bright_kitchen", "internet", "互联网+ 互联网 互联网+明厨亮灶 联网 网络" },
  { "bright_kitchen", "online", "在线 互联网+在线 互联网+明厨亮灶在线 正常在线" },
};

static const struct {
  const char *word;
  ShianSubjectKind kind;
} NAME_WORDS[] = {
  { "配餐", SHIAN_SUBJECT_MEAL_SUPPLIER },    { "餐饮配送", SHIAN_SUBJECT_MEAL_SUPPLIER },
  { "幼儿园", SHIAN_SUBJECT_CAMPUS_CANTEEN }, { "小学", SHIAN_SUBJECT_CAMPUS_CANTEEN },
  { "中学", SHIAN_SUBJECT_CAMPUS_CANTEEN },   { "学校", SHIAN_SUBJECT_CAMPUS_CANTEEN },
  { "学院", SHIAN_SUBJECT_CAMPUS_CANTEEN },   { "大学", SHIAN_SUBJECT_CAMPUS_CANTEEN },
  { "中专", SHIAN_SUBJECT_CAMPUS_CANTEEN },   { "职专", SHIAN_SUBJECT_CAMPUS_CANTEEN },
  { "医院", SHIAN_SUBJECT_HOSPITAL_CANTEEN }, { "卫生院", SHIAN_SUBJECT_HOSPITAL_CANTEEN },
  { "养老", SHIAN_SUBJECT_ELDER_CANTEEN },    { "敬老", SHIAN_SUBJECT_ELDER_CANTEEN },
  { "护理院", SHIAN_SUBJECT_ELDER_CANTEEN },  { "工地", SHIAN_SUBJECT_SITE_CANTEEN },
  { "项目部", SHIAN_SUBJECT_SITE_CANTEEN },   { "作坊", SHIAN_SUBJECT_WORKSHOP },
  { "加工坊", SHIAN_SUBJECT_WORKSHOP },       { "摊", SHIAN_SUBJECT_STALL },
  { "饭店", SHIAN_SUBJECT_EATERY },           { "餐厅", SHIAN_SUBJECT_EATERY },
  { "餐馆", SHIAN_SUBJECT_EATERY },           { "小吃", SHIAN_SUBJECT_EATERY },
  { "面馆", SHIAN_SUBJECT_EATERY },           { "餐饮店", SHIAN_SUBJECT_EATERY },
  { "超市", SHIAN_SUBJECT_SELLER },           { "便利店", SHIAN_SUBJECT_SELLER },
  { "商店", SHIAN_SUBJECT_SELLER },           { "食品厂", SHIAN_SUBJECT_PRODUCER },
  { "食品有限公司", SHIAN_SUBJECT_PRODUCER }, { "食堂", SHIAN_SUBJECT_OFFICE_CANTEEN },
};

int
shian_import_guess_kind (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (NAME_WORDS); i++)
    if (strstr (name, NAME_WORDS[i].word) != NULL)
      return (int) NAME_WORDS[i].kind;
  return -1;
}

char *
shian_import_cell_text (const ShianCell *cell)
{
  switch (cell->kind) {
  case SHIAN_CELL_EMPTY:
    return NULL;
  case SHIAN_CELL_BOOL:
    return g_strdup (cell->number != 0 ? "是" : "否");
  case SHIAN_CELL_NUMBER:
    /* 1.38E10 in the file is 13800000000 to whoever sees the cell */
    return shian_real_to_text (cell->number);
  case SHIAN_CELL_TEXT:
  case SHIAN_CELL_DATE:
  case SHIAN_CELL_ERROR:
  default:
    return shian_text_strip (cell->text);
  }
}

static gboolean
says_nothing (const char *text)
{
  static const char *const words[] = { "", "/", "-", "—", "——", "--", "无", "\\", "暂无", NULL };
  return g_strv_contains (words, text);
}

static gboolean
fail (char **reason, const char *text)
{
  *reason = g_strdup (text);
  return FALSE;
}

static gboolean
word_among (const char *words, const char *word)
{
  gsize length = strlen (word);

  for (const char *found = strstr (words, word); found != NULL; found = strstr (found + 1, word))
    if ((found == words || found[-1] == ' ') && (found[length] == ' ' || found[length] == '\0'))
      return TRUE;
  return FALSE;
}

/* “A级”, “Ａ”, “风险A级”: the one letter A to D in it. */
static const char *
grade_letter (const ShianField *field, const char *folded)
{
  static const char *const keys[] = { "a", "b", "c", "d" };
  const char *found = NULL;

  if (!g_str_equal (field->name, "risk") && !g_str_equal (field->name, "tier"))
    return NULL;
  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    if (strchr (folded, keys[i][0]) != NULL) {
      if (found != NULL)
        return NULL;
      found = keys[i];
    }
  return found;
}

static gboolean
set_choice (const ShianField *field, const char *text, gpointer record, char **reason)
{
  g_autofree char *folded = shian_text_fold (text);
  const char *key = grade_letter (field, folded);

  for (gsize i = 0; key == NULL && i < G_N_ELEMENTS (WORDS); i++)
    if (g_str_equal (WORDS[i].field, field->name) && word_among (WORDS[i].words, folded))
      key = WORDS[i].key;
  if (shian_field_from_text (field, record, key != NULL ? key : text, NULL))
    return TRUE;
  return fail (reason, _ ("not one of the values this field knows"));
}

static gboolean
set_integer (const ShianField *field, const char *text, gpointer record, char **reason)
{
  g_autofree char *folded = shian_text_fold (text);
  gint64 number;

  if (g_str_has_suffix (folded, "人"))
    folded[strlen (folded) - strlen ("人")] = '\0';
  if (!g_ascii_string_to_signed (folded, 10, 0, 10000000, &number, NULL))
    return fail (reason, _ ("not a whole number"));
  shian_field_set_integer (field, record, number);
  return TRUE;
}

/* The first day and the last a number may be that was meant as a date: 1954 and 2119. */
#define FIRST_SERIAL 20000
#define LAST_SERIAL 80000

static gboolean
set_date (const ShianField *field, const ShianCell *cell, const char *text, gpointer record,
          char **reason)
{
  ShianCell as_date = *cell;
  g_autofree char *iso = NULL;
  GDate date;

  if (cell->kind == SHIAN_CELL_NUMBER && cell->number >= FIRST_SERIAL &&
      cell->number <= LAST_SERIAL)
    as_date.kind = SHIAN_CELL_DATE;
  if (g_str_equal (text, "长期") || g_str_equal (text, "永久"))
    return TRUE;
  if (!shian_cell_get_date (&as_date, &date) && !shian_date_parse (text, &date, NULL))
    return fail (reason, _ ("not a date such as 2027-05-12"));
  iso = shian_date_to_iso (&date);
  if (!shian_field_from_text (field, record, iso, NULL))
    return fail (reason, _ ("not a date between 1900 and 2199"));
  return TRUE;
}

static gboolean
set_text (const ShianField *field, const ShianCell *cell, const char *text, gpointer record,
          char **reason)
{
  gsize longest = field->max_length > 0 ? field->max_length : 200;
  g_autoptr (GError) local = NULL;

  if (cell->kind == SHIAN_CELL_NUMBER && fabs (cell->number) >= EXACT_BELOW)
    return fail (reason, _ ("a number of more than 15 digits loses the rest in Excel: make the "
                            "column text and type it again"));
  if (cell->kind == SHIAN_CELL_DATE && (field->flags & SHIAN_FIELD_CODE) != 0)
    return fail (reason, _ ("Excel took this code for a date: make the column text and type it "
                            "again"));
  if (shian_text_length (text) > longest) {
    *reason = g_strdup_printf (_ ("longer than %zu characters"), longest);
    return FALSE;
  }
  if (!shian_text_check (text, 0, "", &local))
    return fail (reason, _ ("holds characters that are not text"));
  shian_field_set_string (field, record, text);
  return TRUE;
}

gboolean
shian_import_value (const ShianField *field, const ShianCell *cell, gpointer record, char **reason)
{
  g_autofree char *text = shian_import_cell_text (cell);

  if (text == NULL || says_nothing (text))
    return TRUE;
  if (cell->kind == SHIAN_CELL_ERROR)
    return fail (reason, _ ("the formula of this cell failed"));
  switch (field->kind) {
  case SHIAN_FIELD_CHOICE:
    return set_choice (field, text, record, reason);
  case SHIAN_FIELD_INTEGER:
    return set_integer (field, text, record, reason);
  case SHIAN_FIELD_DATE:
    return set_date (field, cell, text, record, reason);
  case SHIAN_FIELD_TEXT:
    return set_text (field, cell, text, record, reason);
  case SHIAN_FIELD_REAL:
  case SHIAN_FIELD_BOOL:
  case SHIAN_FIELD_REF:
  default:
    g_return_val_if_reached (FALSE);
  }
}
