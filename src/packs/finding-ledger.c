/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "packs/ledger.h"
#include "packs/seen-lists.h"

#include "inspection/finding-list.h"

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
write_finding (ShianWorkbookWriter *writer, const ShianLedger *ledger, gconstpointer data,
               guint number, GError **error)
{
  const ShianFindingRow *row = data;
  const ShianFinding *finding = row->finding;
  g_autofree char *evidence = row->n_photos > 0 ? g_strdup_printf ("%u件", row->n_photos) : NULL;
  ShianCell cells[N_COLUMNS] = { 0 };

  cells[NUMBER] = shian_cell_integer (number);
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

static GPtrArray *
read_page (const ShianLedger *ledger, const char *after, GError **error)
{
  ShianFindingQuery query = SHIAN_FINDING_QUERY_ALL;

  query.from = ledger->range->from;
  query.to = ledger->range->to;
  query.after = after;
  query.limit = SHIAN_LEDGER_PAGE;
  return shian_finding_list (ledger->store, &query, error);
}

static const char *
id_of (gconstpointer row)
{
  return ((const ShianFindingRow *) row)->finding->record.id;
}

static const ShianSheet sheet = { .name = "问题清单",
                                  .columns = columns,
                                  .n_columns = N_COLUMNS,
                                  .title = "食品安全问题清单（整改销号）" };

gboolean
shian_finding_ledger_write (ShianStore *store, const ShianLedgerRange *range, const char *folder,
                            const char *name, ShianPackResult *result, GError **error)
{
  ShianLedger ledger = { .store = store,
                         .range = range,
                         .sheet = sheet,
                         .read = read_page,
                         .id_of = id_of,
                         .write = write_finding };

  return shian_ledger_write (&ledger, folder, name, result, error);
}

typedef struct {
  ShianLedger ledger;
  const GPtrArray *ids;
} Seen;

static GPtrArray *
read_seen (const ShianLedger *ledger, const char *after, GError **error)
{
  const GPtrArray *ids = ((const Seen *) ledger)->ids; /* its first member */
  guint first = 0;

  while (after != NULL && !g_str_equal (ids->pdata[first++], after))
    ;
  return shian_finding_list_some (ledger->store, ids, first, SHIAN_LEDGER_PAGE, error);
}

gboolean
shian_finding_ledger_write_seen (ShianStore *store, const ShianLedgerRange *range,
                                 const GPtrArray *ids, const char *folder, const char *name,
                                 ShianPackResult *result, GError **error)
{
  Seen seen = { .ledger = { .store = store,
                            .range = range,
                            .sheet = sheet,
                            .read = read_seen,
                            .id_of = id_of,
                            .write = write_finding },
                .ids = ids };

  return shian_ledger_write (&seen.ledger, folder, name, result, error);
}
