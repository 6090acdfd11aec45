/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "subjects/import-columns.h"

#include "base/error.h"
#include "base/text.h"
#include "subjects/subject.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What lists call a field, parted by blanks, the likeliest first. */
static const struct {
  const char *field;
  const char *headings;
} WORDS[] = {
  { "kind",
    "对象类别 类别 类型 单位类型 单位类别 主体类型 主体业态 业态 对象类型 食堂类型 经营类型" },
  { "name",
    "对象名称 名称 单位名称 学校名称 食堂名称 学校 店名 店铺名称 门店名称 字号 字号名称 经营者字号 "
    "单位 主体名称 企业名称 市场主体名称 被检查单位 监管对象 监管对象名称 商户名称 摊位名称 "
    "幼儿园名称 学校幼儿园名称 学校食堂名称 经营场所名称 单位全称" },
  { "operator",
    "经营者 经营者名称 经营主体 业主 业主姓名 主办单位 举办者 经营单位 经营者姓名 持证单位" },
  { "credit_code", "统一社会信用代码 信用代码 社会信用代码 统一信用代码 营业执照号 营业执照编号 "
                   "营业执照号码 统一社会信用代码证号 统一社会信用代码身份证号" },
  { "licence", "许可证号 许可证编号 许可证号码 食品经营许可证 食品经营许可证号 食品经营许可证编号 "
               "食品经营许可证号码 登记证号 登记证编号 备案号 备案编号 备案卡号 证照编号 证照号 "
               "许可证 证号 证照类型及编号 小餐饮许可证号 食品生产许可证编号 许可编号" },
  { "licence_expiry", "许可证有效期至 有效期至 有效期 有效期限 许可证有效期 许可证到期日 到期日 "
                      "到期日期 证照有效期 有效期止 许可证到期日期 有效期截止日期" },
  { "address", "地址 详细地址 单位地址 学校地址 经营地址 经营场所 经营场所地址 住所 地点 点位 "
               "地址点位 场所地址 实际经营地址 生产经营地址" },
  { "town", "乡镇街道 乡镇 街道 镇 所属乡镇 所属街道 所在乡镇 所在镇街 镇街 所属乡镇街道 属地 "
            "所属镇街 街镇 辖区 所在街道 所在乡镇街道 乡镇街道园区" },
  { "village", "村社区网格 村 社区 村社区 村居 网格 所属网格 所在村 所属社区 社区村" },
  { "contact", "负责人 负责人姓名 联系人 校长 园长 校长园长 法定代表人 法人 法人代表 食堂负责人 "
               "联系人姓名 单位负责人 法定代表人负责人 主要负责人 姓名" },
  { "phone", "联系电话 电话 手机 手机号 手机号码 联系方式 负责人电话 联系人电话 电话号码 "
             "负责人联系电话 食堂负责人电话 联系手机" },
  { "key_area", "重点区域 重点区域类别 所在区域 区域类别 区域类型" },
  { "risk", "风险等级 风险分级 监管等级 风险级别 风险 食品安全风险等级" },
  { "tier", "包保等级 包保层级 包保级别 主体等级 包保分级 分层分级" },
  { "cadre", "包保干部 包保人 包保责任人 包保领导 包保干部姓名" },
  { "status", "经营状态 状态 营业状态 经营情况 运营状态 供餐状态 在营状态" },
  { "status_reason", "状态原因 停业原因 原因 停供原因" },
  { "status_from", "状态起始日期 停业日期 停业起始 停供日期 注销日期" },
  { "status_until", "状态截止日期 恢复日期 停业截止 预计恢复日期 恢复供餐日期" },
  { "stage", "学段 学校类型 学校类别 办学层次 学校性质类别 办学阶段" },
  { "ownership", "公办民办 办学性质 性质 公办民办性质 学校性质 办学类型 公民办" },
  { "supply", "供餐方式 供餐形式 供餐模式 经营方式 经营模式 食堂经营方式 就餐方式 运营方式" },
  { "contractor", "承包供餐企业 承包企业 承包单位 供餐企业 供餐单位 承包公司 承包经营企业 承包方 "
                  "承包经营者 承包商 配餐公司 配餐企业 承包企业名称 供餐企业名称" },
  { "diners", "每餐就餐人数 就餐人数 用餐人数 供餐人数 就餐学生数 就餐人数人 每餐次就餐人数 "
              "每餐次平均就餐人数 在校就餐人数 就餐师生数 日均就餐人数" },
  { "director", "食品安全总监 安全总监 总监 食品安全总监姓名" },
  { "officer", "食品安全员 安全员 食品安全管理员 食品安全管理人员 食安员 食品安全员姓名" },
  { "bright_kitchen", "明厨亮灶 明厨亮灶状态 明厨亮灶类型 明厨亮灶方式 明厨亮灶形式 明厨亮灶情况 "
                      "互联网明厨亮灶 是否明厨亮灶 明厨亮灶建设情况" },
  { "note", "对象备注 备注 说明 其他 备注说明" },
};

void
shian_import_column_free (ShianImportColumn *column)
{
  g_free (column->heading);
  g_free (column);
}

char *
shian_import_heading_key (const char *heading)
{
  g_autofree char *folded = shian_text_fold (heading);
  g_autoptr (GString) key = g_string_new (NULL);
  int depth = 0;

  for (const char *p = folded; *p != '\0'; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);
    depth += c == '(';
    if (depth == 0 && g_unichar_isalnum (c))
      g_string_append_unichar (key, c);
    depth -= c == ')' && depth > 0;
  }
  return g_string_free (g_steal_pointer (&key), FALSE);
}

static gboolean
has_word (const char *words, const char *word)
{
  gsize length = strlen (word);

  for (const char *found = strstr (words, word); found != NULL; found = strstr (found + 1, word))
    if ((found == words || found[-1] == ' ') && (found[length] == ' ' || found[length] == '\0'))
      return TRUE;
  return FALSE;
}

static const ShianField *
field_called (const char *heading)
{
  g_autofree char *key = shian_import_heading_key (heading);
  g_autofree char *name = g_strdup (heading);

  for (gsize i = 0; key[0] != '\0' && i < G_N_ELEMENTS (WORDS); i++)
    if (has_word (WORDS[i].headings, key))
      return shian_subject_field (WORDS[i].field);
  return shian_record_type_field (&SHIAN_SUBJECT_TYPE, g_strstrip (name));
}

static gboolean
is_claimed (const GPtrArray *columns, const ShianField *field)
{
  for (guint i = 0; i < columns->len; i++)
    if (((const ShianImportColumn *) columns->pdata[i])->field == field)
      return TRUE;
  return FALSE;
}

/* 附件1 and titles stand in rows of their own and are longer than any heading. */
static gboolean
is_heading (const ShianCell *cell)
{
  return cell->kind == SHIAN_CELL_TEXT && shian_text_length (cell->text) <= 60 &&
         !shian_text_is_empty (cell->text);
}

GPtrArray *
shian_import_match_columns (const ShianCell *cells, guint n_cells)
{
  GPtrArray *columns = g_ptr_array_new_with_free_func ((GDestroyNotify) shian_import_column_free);

  for (guint i = 0; i < n_cells; i++) {
    ShianImportColumn *column;
    const ShianField *field;
    if (!is_heading (&cells[i]))
      continue;
    field = field_called (cells[i].text);
    column = g_new0 (ShianImportColumn, 1);
    column->column = i + 1;
    column->heading = shian_text_strip (cells[i].text);
    if (field != NULL && (field->flags & SHIAN_FIELD_HIDDEN) == 0 && !is_claimed (columns, field))
      column->field = field;
    g_ptr_array_add (columns, column);
  }
  return columns;
}

GArray *
shian_import_merge_headings (const ShianCell *above, guint n_above, const ShianCell *below,
                             guint n_below)
{
  GArray *merged = g_array_new (FALSE, TRUE, sizeof (ShianCell));

  g_array_set_size (merged, MAX (n_above, n_below));
  for (guint i = 0; i < merged->len; i++)
    if (i < n_below && below[i].kind != SHIAN_CELL_EMPTY)
      g_array_index (merged, ShianCell, i) = below[i];
    else if (i < n_above)
      g_array_index (merged, ShianCell, i) = above[i];
  return merged;
}

guint
shian_import_count_matched (const GPtrArray *columns)
{
  const ShianField *name = shian_subject_field ("name");
  guint n = 0;

  for (guint i = 0; i < columns->len; i++)
    n += ((const ShianImportColumn *) columns->pdata[i])->field != NULL;
  return is_claimed (columns, name) ? n : 0;
}

static const char *
mapped_to (GHashTable *mapping, const char *heading, gboolean *found)
{
  g_autofree char *key = shian_import_heading_key (heading);
  gpointer value = NULL;

  *found = g_hash_table_lookup_extended (mapping, heading, NULL, &value) ||
           g_hash_table_lookup_extended (mapping, key, NULL, &value);
  return value;
}

gboolean
shian_import_apply_mapping (GPtrArray *columns, GHashTable *mapping, GError **error)
{
  for (guint i = 0; i < columns->len; i++) {
    ShianImportColumn *column = columns->pdata[i];
    gboolean found = FALSE;
    const char *name = mapped_to (mapping, column->heading, &found);
    if (!found)
      continue;
    column->field = NULL;
    if (name == NULL || *name == '\0')
      continue;
    column->field = shian_record_type_field (&SHIAN_SUBJECT_TYPE, name);
    if (column->field == NULL || (column->field->flags & SHIAN_FIELD_HIDDEN) != 0) {
      g_set_error (error, SHIAN_ERROR, SHIAN_ERROR_INVALID,
                   _ ("The heading “%s” is given to the field “%s”, which does not exist"),
                   column->heading, name);
      return FALSE;
    }
  }
  return TRUE;
}

/* Whether @a and @b fight for one field. */
static gboolean
collide (const ShianImportColumn *a, const ShianImportColumn *b)
{
  if (a->field == NULL)
    return FALSE;
  return a->field == b->field || g_str_equal (a->heading, b->heading);
}

gboolean
shian_import_check_columns (const GPtrArray *columns, const char *sheet, GError **error)
{
  if (shian_import_count_matched (columns) == 0) {
    g_set_error (error, SHIAN_ERROR, SHIAN_ERROR_INVALID,
                 _ ("Sheet “%s”: no column is the name of the premises"), sheet);
    return FALSE;
  }
  for (guint i = 0; i < columns->len; i++)
    for (guint k = i + 1; k < columns->len; k++) {
      const ShianImportColumn *a = columns->pdata[i], *b = columns->pdata[k];
      char one[8], other[8];
      if (!collide (a, b))
        continue;
      g_set_error (error, SHIAN_ERROR, SHIAN_ERROR_INVALID,
                   _ ("Sheet “%s”: the columns %s “%s” and %s “%s” mean the same; rename one or "
                      "leave one out"),
                   sheet, shian_column_name (a->column, one), a->heading,
                   shian_column_name (b->column, other), b->heading);
      return FALSE;
    }
  return TRUE;
}
