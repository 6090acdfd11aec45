/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "packs/quarter-pack.h"

#include "base/text.h"
#include "checklist/work.h"
#include "checklist/target.h"
#include "packs/pack-words.h"

#include <math.h>
#include <string.h>

#define NOT_APPLICABLE "/"

/* Columns are an interface: new ones go to the end. */
enum {
  NUMBER,
  LABEL,
  WORDING,
  LEAD,
  RESPONSIBLE,
  SUPPORT,
  TARGET,
  PROGRESS,
  FIGURE,
  TOTAL,
  RATE,
  PROBLEMS,
  NEXT,
  EVIDENCE,
  STATUS,
  REPORTER,
  REMARK,
  N_COLUMNS,
};

#define DIVISION "责任分工"
#define QUARTER_FIGURES "完成情况"

static const ShianColumn quarter_columns[N_COLUMNS] = {
  [NUMBER] = { .title = "序号",
               .kind = SHIAN_COLUMN_INTEGER,
               .align = SHIAN_ALIGN_CENTER,
               .width = 5 },
  [LABEL] = { .title = "任务编号", .kind = SHIAN_COLUMN_CODE, .width = 11 },
  [WORDING] = { .title = "工作任务（原文）", .width = 38 },
  [LEAD] = { .title = "牵头", .group = DIVISION, .width = 9 },
  [RESPONSIBLE] = { .title = "责任", .group = DIVISION, .width = 13 },
  [SUPPORT] = { .title = "配合", .group = DIVISION, .width = 9 },
  [TARGET] = { .title = "年度目标", .width = 13 },
  [PROGRESS] = { .title = "本季度进展", .width = 28 },
  [FIGURE] = { .title = "本季度", .group = QUARTER_FIGURES, .kind = SHIAN_COLUMN_REAL, .width = 7 },
  [TOTAL] = { .title = "累计", .group = QUARTER_FIGURES, .kind = SHIAN_COLUMN_REAL, .width = 7 },
  [RATE] = { .title = "完成率",
             .group = QUARTER_FIGURES,
             .kind = SHIAN_COLUMN_PERCENT,
             .width = 8 },
  [PROBLEMS] = { .title = "存在问题", .width = 17 },
  [NEXT] = { .title = "下季度计划", .width = 17 },
  [EVIDENCE] = { .title = "佐证材料", .width = 11 },
  [STATUS] = { .title = "状态",
               .align = SHIAN_ALIGN_CENTER,
               .width = 7,
               .choices = SHIAN_PACK_STATUSES,
               .choices_strict = TRUE },
  [REPORTER] = { .title = "填报人", .align = SHIAN_ALIGN_CENTER, .width = 7 },
  [REMARK] = { .title = "备注", .width = 8 },
};

static const char *const notes[] = {
  "注：1.空白表示尚未填报；未发生填“0”，不适用填“/”，三者含义不同。",
  "　　2."
  "“累计”为本年度截至本期的完成数；“完成率”为累计与年度目标之比，仅在年度目标为单一数量时计算。",
  "　　3.浅黄底色为应填未填，浅红底色为滞后。", NULL
};

typedef struct {
  ShianStore *store;
  const ShianChecklist *checklist;
  const char *period_key;
  ShianColumn columns[N_COLUMNS];
  ShianSheet sheet;
} Export;

double
shian_quarter_pack_rate (const ShianChecklistItem *item)
{
  const ShianQuantity *target = NULL;

  for (guint i = 0; i < item->book->quantities->len; i++) {
    const ShianQuantity *quantity = item->book->quantities->pdata[i];
    if (!shian_quantity_is_target (quantity))
      continue;
    if (target != NULL)
      return (double) NAN;
    target = quantity;
  }
  if (target == NULL || isnan (item->figure_total) || !shian_quantity_is_countable (target))
    return (double) NAN;
  return item->figure_total / target->value;
}

/* “3件：一.jpg；二.pdf；三.docx”; NULL when there is none. */
static gboolean
list_evidence (Export *export, const ShianChecklistItem *item, char **text, GError **error)
{
  g_autoptr (GPtrArray) records = NULL;
  GString *out;

  *text = NULL;
  if (item->n_evidence == 0)
    return TRUE;
  records = shian_evidence_of_task (export->store, item->book->task->record.id,
                                    export->checklist->unit->record.id, export->period_key, error);
  if (records == NULL)
    return FALSE;
  out = g_string_new (NULL);
  g_string_printf (out, "%u件：", records->len);
  for (guint i = 0; i < records->len; i++) {
    const ShianEvidence *evidence = records->pdata[i];
    g_string_append_printf (out, "%s%s", i > 0 ? "；" : "", evidence->name);
  }
  *text = g_string_free (out, FALSE);
  return TRUE;
}

static void
set_not_involved (const ShianChecklistItem *item, ShianCell *cells)
{
  static const int columns[] = { PROGRESS, FIGURE, TOTAL, RATE, PROBLEMS, NEXT, EVIDENCE };

  for (gsize i = 0; i < G_N_ELEMENTS (columns); i++)
    cells[columns[i]] = shian_cell_text (NOT_APPLICABLE);
  cells[REMARK] = shian_cell_text (item->not_involved_reason);
}

static void
set_progress (const ShianChecklistItem *item, ShianCell *cells)
{
  const ShianProgress *progress = item->progress;
  ShianStatus status = shian_checklist_item_status (item);

  cells[TOTAL] = shian_cell_number (item->figure_total);
  cells[RATE] = shian_cell_number (shian_quarter_pack_rate (item));
  if (progress != NULL) {
    cells[PROGRESS] = shian_cell_text (progress->text);
    cells[FIGURE] = shian_cell_number (progress->figure);
    cells[PROBLEMS] = shian_cell_text (progress->problems);
    cells[NEXT] = shian_cell_text (progress->next_plan);
    cells[REPORTER] = shian_cell_text (progress->reporter);
    cells[REMARK] = shian_cell_text (progress->remark);
  }
  if (cells[PROGRESS].kind == SHIAN_CELL_EMPTY &&
      (progress == NULL || status != SHIAN_STATUS_NOT_STARTED))
    cells[PROGRESS].mark = SHIAN_MARK_NOTICE;
  if (cells[PROBLEMS].kind == SHIAN_CELL_EMPTY && status == SHIAN_STATUS_LAGGING)
    cells[PROBLEMS].mark = SHIAN_MARK_NOTICE;
}

static gboolean
add_item (ShianWorkbookWriter *writer, Export *export, guint i, GError **error)
{
  const ShianChecklistItem *item = export->checklist->items->pdata[i];
  ShianStatus status = shian_checklist_item_status (item);
  g_autofree char *wording = shian_pack_wording (item->book->task);
  g_autofree char *lead = shian_pack_units_with_roles (item->book, 1u << SHIAN_ROLE_LEAD);
  g_autofree char *responsible = shian_pack_units_with_roles (
      item->book, (1u << SHIAN_ROLE_RESPONSIBLE) | (1u << SHIAN_ROLE_ASSIGNED));
  g_autofree char *support = shian_pack_units_with_roles (item->book, 1u << SHIAN_ROLE_SUPPORT);
  g_autofree char *evidence = NULL;
  ShianCell cells[N_COLUMNS] = { 0 };

  if (!list_evidence (export, item, &evidence, error))
    return FALSE;
  cells[NUMBER] = shian_cell_integer (i + 1);
  cells[LABEL] = shian_cell_text (item->book->label);
  cells[WORDING] = shian_cell_text (wording);
  cells[LEAD] = shian_cell_text (lead);
  cells[RESPONSIBLE] = shian_cell_text (responsible);
  cells[SUPPORT] = shian_cell_text (support);
  cells[TARGET] = shian_cell_text (item->target);
  cells[EVIDENCE] = shian_cell_text (evidence);
  cells[STATUS] = shian_cell_text (shian_status_document_title (status));
  if (status == SHIAN_STATUS_LAGGING)
    cells[STATUS].mark = SHIAN_MARK_BAD;
  if (status == SHIAN_STATUS_NOT_INVOLVED)
    set_not_involved (item, cells);
  else
    set_progress (item, cells);
  return shian_workbook_writer_add_row (writer, cells, N_COLUMNS, error);
}

static gboolean
fill_report (ShianWorkbookWriter *writer, gpointer data, GError **error)
{
  Export *export = data;

  if (!shian_workbook_writer_begin_sheet (writer, &export->sheet, error))
    return FALSE;
  for (guint i = 0; i < export->checklist->items->len; i++)
    if (!add_item (writer, export, i, error))
      return FALSE;
  return TRUE;
}

static void
describe_columns (Export *export)
{
  memcpy (export->columns, quarter_columns, sizeof quarter_columns);
  if (export->checklist->period.quarter != 0)
    return;
  export->columns[PROGRESS].title = "全年进展";
  export->columns[FIGURE].title = "本年度";
  export->columns[NEXT].title = "下年度计划";
}

static char *
report_title (const ShianChecklist *checklist)
{
  int year = checklist->period.year;

  if (checklist->period.quarter == 0)
    return g_strdup_printf ("%d年食品安全监督管理计划落实情况年度报表", year);
  return g_strdup_printf ("%d年食品安全监督管理计划落实情况季度报表（%s）", year,
                          shian_pack_period_word (&checklist->period));
}

gboolean
shian_quarter_pack_write_checklist (ShianStore *store, const ShianChecklist *checklist,
                                    const char *folder, ShianPackResult *result, GError **error)
{
  const char *unit = checklist->unit->short_name;
  g_autofree char *key = shian_period_key (&checklist->period);
  g_autofree char *title = report_title (checklist);
  g_autofree char *left = g_strconcat ("填报单位（盖章）：", unit, NULL);
  g_autofree char *today = shian_pack_today ("填报日期：");
  g_autofree char *name =
      g_strdup_printf ("%s-%s-%s报表", key, unit, checklist->period.quarter == 0 ? "年度" : "季度");
  Export export = { .store = store, .checklist = checklist, .period_key = key };

  g_return_val_if_fail (checklist->has_period, FALSE);
  describe_columns (&export);
  export.sheet = (ShianSheet){ .name = checklist->period.quarter == 0 ? "年度报表" : "季度报表",
                               .columns = export.columns,
                               .n_columns = N_COLUMNS,
                               .attachment = "附件1",
                               .title = title,
                               .left = left,
                               .middle = today,
                               .right = "单位：批次/户/个",
                               .notes = notes,
                               .signature = SHIAN_PACK_SIGNATURE,
                               .frozen_columns = 2 };
  if (!shian_pack_write (folder, name, title, unit, checklist->items->len, TRUE, fill_report,
                         &export, result, error))
    return FALSE;
  shian_quarter_pack_find_missing (checklist, result);
  return TRUE;
}

gboolean
shian_quarter_pack_write (ShianStore *store, ShianUnitDirectory *directory, const ShianUnit *unit,
                          const ShianPeriod *period, const char *folder, ShianPackResult *result,
                          GError **error)
{
  g_autoptr (ShianChecklist) checklist =
      shian_checklist_load (store, directory, unit, period, error);

  return checklist != NULL &&
         shian_quarter_pack_write_checklist (store, checklist, folder, result, error);
}
