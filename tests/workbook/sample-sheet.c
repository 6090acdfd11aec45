/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sample-sheet.h"

#include <glib/gstdio.h>
#include <math.h>

static const char *const statuses[] = {
  "未启动",       "推进中",         "已完成",       "滞后",       "不涉及",
  "待区级核实",   "待市级核实",     "部分完成",     "受季节影响", "等待经费",
  "等待人员到岗", "与其他任务合并", "转下年度继续", NULL
};

static const ShianColumn columns[SHIAN_SAMPLE_COLUMNS] = {
  { .title = "序号", .kind = SHIAN_COLUMN_INTEGER, .align = SHIAN_ALIGN_CENTER, .width = 6 },
  { .title = "任务编号", .kind = SHIAN_COLUMN_CODE },
  { .title = "工作任务", .width = 44 },
  { .title = "牵头", .group = "责任分工", .width = 12 },
  { .title = "配合", .group = "责任分工", .width = 14 },
  { .title = "计划批次", .group = "抽检", .kind = SHIAN_COLUMN_INTEGER, .width = 9, .total = TRUE },
  { .title = "累计完成", .group = "抽检", .kind = SHIAN_COLUMN_REAL, .width = 9, .total = TRUE },
  { .title = "完成率", .group = "抽检", .kind = SHIAN_COLUMN_PERCENT, .width = 10 },
  { .title = "完成时限", .kind = SHIAN_COLUMN_DATE },
  { .title = "状态",
    .width = 10,
    .align = SHIAN_ALIGN_CENTER,
    .choices = statuses,
    .choices_strict = TRUE,
    .editable = TRUE },
  { .title = "存在问题及下一步打算", .min_width = 20, .max_width = 36, .editable = TRUE },
  { .title = "证照编号", .kind = SHIAN_COLUMN_CODE },
};

static const char *const notes[] = {
  "注：1.未发生的填“0”，不适用的填“/"
  "”，空白表示尚未填报，三者含义不同，请勿混用；日期统一写作2024-06-30，百分数保留两位小数。",
  "　　2.“累计完成”按自然年度计算，与上季度相比不得减少；确需更正的，在“存在问题”一栏写明原因。",
  NULL
};
static const char *const signature[] = { "单位负责人：", "审核人：", "填报人：", "联系电话：",
                                         NULL };

const ShianSheet shian_sample_sheet = {
  .name = "季度报表",
  .columns = columns,
  .n_columns = SHIAN_SAMPLE_COLUMNS,
  .attachment = "附件1",
  .title = "2024年静海区食品安全监督管理计划落实情况季度报表（第二季度）",
  .left = "填报单位（盖章）：区教育局",
  .middle = "填报日期：2024年6月25日",
  .right = "单位：批次/户/个",
  .total_label = "合计",
  .notes = notes,
  .signature = signature,
  .frozen_columns = 2,
};

static const char long_task[] =
    "督促学校、幼儿园食堂严格落实校长（园长）负责制和集中用餐陪餐制度，建立承包经营准入、考核和退出"
    "机制，"
    "对承包企业“一年一评议、不合格即退出”；学校食堂“互联网＋明厨亮灶”覆盖率达到100%"
    "，用餐人数较多的养老机构"
    "食堂覆盖率达到65%"
    "以上，并接入区级智慧监管平台（含HACCP、ISO22000体系认证单位），实现24小时在线巡查、"
    "AI自动抓拍、问题线索2小时内派单、处置情况按季度通报。";

void
shian_sample_row (guint i, ShianCell *cells)
{
  static const char *const codes[] = { "（一）-1", "（七）-2", "（十一）-3", "（三十二）-12" };
  GDate date;

  cells[0] = shian_cell_integer (i + 1);
  cells[1] = shian_cell_text (codes[i % 4]);
  cells[2] = shian_cell_text (i % 3 == 0 ? long_task : "组织开展春季开学食堂专项检查。");
  cells[3] = shian_cell_text (i % 2 == 0 ? "区市场监管局" : "区教育局");
  cells[4] = shian_cell_text (i % 2 == 0 ? "区教育局、区卫生健康委、各乡镇人民政府" : NULL);
  cells[5] = shian_cell_integer (5381 + i);
  cells[6] = shian_cell_number (i % 5 == 4 ? (double) NAN : 0.1 + 0.2 + i);
  cells[7] = shian_cell_number (i % 7 / 7.0);
  g_date_set_dmy (&date, 30, 6, 2024);
  g_date_add_days (&date, i % 100);
  cells[8] = shian_cell_date (&date);
  cells[9] = shian_cell_text (statuses[i % 13]);
  cells[10] = shian_cell_text (
      i % 4 == 1
          ? "部分民办园食堂面积不足，“三防”设施不到位。\n下季度完成12所改造，责任到人、逐月销号。"
          : (i % 4 == 2 ? "/" : NULL));
  cells[11] = shian_cell_text ("JY31202230012345678");
}

gboolean
shian_sample_fill (ShianWorkbookWriter *writer, gpointer data, GError **error)
{
  ShianCell cells[SHIAN_SAMPLE_COLUMNS];

  if (!shian_workbook_writer_begin_sheet (writer, &shian_sample_sheet, error))
    return FALSE;
  for (guint i = 0; i < GPOINTER_TO_UINT (data); i++) {
    shian_sample_row (i, cells);
    if (!shian_workbook_writer_add_row (writer, cells, SHIAN_SAMPLE_COLUMNS, error))
      return FALSE;
  }
  return TRUE;
}

char *
shian_sample_path (const char *name)
{
  g_autofree char *folder = g_dir_make_tmp ("shian-workbook-XXXXXX", NULL);

  g_assert_nonnull (folder);
  return g_build_filename (folder, name, NULL);
}

void
shian_sample_clean (char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);

  g_unlink (path);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
  g_free (path);
}
