/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "packs/ledgers.h"

#include "inspection/finding-list.h"
#include "packs/pack-words.h"

#define PAGE 500

enum {
  NUMBER,
  PREMISES,
  FOUND,
  LABEL,
  TEXT,
  BASIS,
  HEADING,
  SEVERITY,
  ACTION,
  RESPONSIBLE,
  DUE,
  REPLIED,
  STATE,
  RECHECKED_BY,
  CLOSED,
  EVIDENCE,
  TOWN,
  LATE,
  REPEATS,
  REMARK,
  N_COLUMNS,
};

static const char *const states[] = { "待整改", "已回复", "待复查", "已销号", "复查不合格", NULL };
static const char *const severities[] = { "一般", "重点", "鼓励", NULL };

static const ShianColumn columns[N_COLUMNS] = {
  [NUMBER] = { .title = "序号",
               .kind = SHIAN_COLUMN_INTEGER,
               .align = SHIAN_ALIGN_CENTER,
               .width = 6 },
  [PREMISES] = { .title = "单位", .min_width = 14, .max_width = 24 },
  [FOUND] = { .title = "检查日期", .kind = SHIAN_COLUMN_DATE, .width = 12 },
  [LABEL] = { .title = "问题编号", .kind = SHIAN_COLUMN_CODE, .width = 13 },
  [TEXT] = { .title = "问题描述", .min_width = 20, .max_width = 36 },
  [BASIS] = { .title = "条款/依据", .min_width = 10, .max_width = 18 },
  [HEADING] = { .title = "类别", .width = 10 },
  [SEVERITY] = { .title = "严重程度", .width = 7, .align = SHIAN_ALIGN_CENTER },
  [ACTION] = { .title = "整改措施", .min_width = 14, .max_width = 24 },
  [RESPONSIBLE] = { .title = "责任人", .width = 9 },
  [DUE] = { .title = "整改期限", .kind = SHIAN_COLUMN_DATE, .width = 12 },
  [REPLIED] = { .title = "整改完成日期", .kind = SHIAN_COLUMN_DATE, .width = 12 },
  [STATE] = { .title = "整改结果", .width = 10, .align = SHIAN_ALIGN_CENTER, .choices = states },
  [RECHECKED_BY] = { .title = "复查人", .width = 12 },
  [CLOSED] = { .title = "销号日期", .kind = SHIAN_COLUMN_DATE, .width = 12 },
  [EVIDENCE] = { .title = "佐证（照片）", .width = 9, .align = SHIAN_ALIGN_CENTER },
  [TOWN] = { .title = "所在乡镇街道", .width = 12 },
  [LATE] = { .title = "逾期工作日", .kind = SHIAN_COLUMN_INTEGER, .width = 8 },
  [REPEATS] = { .title = "12个月内重复次数", .kind = SHIAN_COLUMN_INTEGER, .width = 9 },
  [REMARK] = { .title = "备注", .width = 10 },
};

typedef struct {
  ShianStore *store;
  const ShianLedgerRange *range;
  ShianSheet sheet;
  guint number;
} Export;

static void
set_progress (const ShianFindingRow *row, ShianCell *cells)
{
  const ShianFinding *finding = row->finding;

  cells[DUE] =
      finding->on_the_spot ? shian_cell_text ("当场改正") : shian_cell_iso_date (finding->due);
  cells[REPLIED] =
      shian_cell_iso_date (finding->on_the_spot ? finding->found_on : finding->replied_on);
  cells[STATE] = shian_cell_text (states[finding->state]);
  cells[RECHECKED_BY] =
      shian_cell_text (finding->closed_by != NULL ? finding->closed_by : finding->rechecked_by);
  cells[CLOSED] = shian_cell_iso_date (finding->closed_on);
  if (row->days_late > 0) {
    cells[LATE] = shian_cell_integer (row->days_late);
    cells[LATE].mark = SHIAN_MARK_BAD;
  }
}

static gboolean
write_finding (ShianWorkbookWriter *writer, Export *export, const ShianFindingRow *row,
               GError **error)
{
  const ShianFinding *finding = row->finding;
  g_autofree char *evidence = row->n_photos > 0 ? g_strdup_printf ("%u件", row->n_photos) : NULL;
  ShianCell cells[N_COLUMNS] = { 0 };

  cells[NUMBER] = shian_cell_integer (++export->number);
  cells[PREMISES] = shian_cell_text (row->subject_name);
  cells[FOUND] = shian_cell_iso_date (finding->found_on);
  cells[LABEL] = shian_cell_text (finding->label);
  cells[TEXT] = shian_cell_text (finding->text);
  cells[BASIS] = shian_cell_text (finding->basis);
  cells[HEADING] = shian_cell_text (finding->heading);
  cells[SEVERITY] = shian_cell_text (severities[finding->severity]);
  cells[ACTION] = shian_cell_text (finding->action);
  cells[RESPONSIBLE] = shian_cell_text (finding->responsible);
  cells[EVIDENCE] = shian_cell_text (evidence);
  cells[TOWN] = shian_cell_text (row->town);
  if (row->repeats > 0)
    cells[REPEATS] = shian_cell_integer (row->repeats);
  set_progress (row, cells);
  return shian_workbook_writer_add_row (writer, cells, N_COLUMNS, error);
}

static gboolean
walk (Export *export, ShianWorkbookWriter *writer, guint *n, GError **error)
{
  ShianFindingQuery query = SHIAN_FINDING_QUERY_ALL;
  g_autoptr (GPtrArray) page = NULL;
  g_autofree char *last = NULL;

  query.from = export->range->from;
  query.to = export->range->to;
  query.limit = PAGE;
  do {
    query.after = last;
    g_clear_pointer (&page, g_ptr_array_unref);
    page = shian_finding_list (export->store, &query, error);
    if (page == NULL)
      return FALSE;
    for (guint i = 0; i < page->len; i++)
      if (writer != NULL && !write_finding (writer, export, page->pdata[i], error))
        return FALSE;
    *n += page->len;
    g_free (last);
    last = page->len > 0
               ? g_strdup (((ShianFindingRow *) page->pdata[page->len - 1])->finding->record.id)
               : NULL;
  } while (page->len == PAGE);
  return TRUE;
}

static gboolean
fill (ShianWorkbookWriter *writer, gpointer data, GError **error)
{
  Export *export = data;
  guint n = 0;

  return shian_workbook_writer_begin_sheet (writer, &export->sheet, error) &&
         walk (export, writer, &n, error);
}

gboolean
shian_finding_ledger_write (ShianStore *store, const ShianLedgerRange *range, const char *folder,
                            const char *name, ShianPackResult *result, GError **error)
{
  g_autofree char *today = shian_pack_today ("填报日期：");
  Export export = { .store = store, .range = range };
  guint n = 0;

  export.sheet = (ShianSheet){ .name = "问题清单",
                               .columns = columns,
                               .n_columns = N_COLUMNS,
                               .title = "食品安全问题清单（整改销号）",
                               .left = "填报单位（盖章）：",
                               .middle = range->words,
                               .right = today,
                               .signature = SHIAN_PACK_SIGNATURE,
                               .frozen_columns = 2 };
  return walk (&export, NULL, &n, error) &&
         shian_pack_write (folder, name, export.sheet.title, NULL, n, fill, &export, result, error);
}
