/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "packs/seen-lists.h"

#include "inspection/inspection-list.h"
#include "packs/ledger.h"

enum {
  NUMBER,
  DATE,
  PREMISES,
  TOWN,
  KIND,
  INSPECTORS,
  TEMPLATE,
  RESULT,
  FINDINGS,
  OPEN,
  REMARK,
  N_COLUMNS
};

static const ShianColumn columns[N_COLUMNS] = {
  [NUMBER] = { .title = "序号",
               .kind = SHIAN_COLUMN_INTEGER,
               .align = SHIAN_ALIGN_CENTER,
               .width = 6 },
  [DATE] = { .title = "检查日期", .kind = SHIAN_COLUMN_DATE, .width = 12 },
  [PREMISES] = { .title = "被检查单位", .min_width = 20, .max_width = 40 },
  [TOWN] = { .title = "所在乡镇街道", .min_width = 12 },
  [KIND] = { .title = "检查类型", .width = 10, .align = SHIAN_ALIGN_CENTER },
  [INSPECTORS] = { .title = "检查人员", .min_width = 12, .max_width = 20 },
  [TEMPLATE] = { .title = "检查表", .min_width = 16, .max_width = 32 },
  [RESULT] = { .title = "检查结果", .width = 12, .align = SHIAN_ALIGN_CENTER },
  [FINDINGS] = { .title = "问题数", .kind = SHIAN_COLUMN_INTEGER, .width = 8, .total = TRUE },
  [OPEN] = { .title = "未销号", .kind = SHIAN_COLUMN_INTEGER, .width = 8, .total = TRUE },
  [REMARK] = { .title = "备注", .width = 14 },
};

typedef struct {
  ShianLedger ledger;
  const char *kinds;
} InspectedList;

static gboolean
write_row (ShianWorkbookWriter *writer, const ShianLedger *ledger, gconstpointer data, guint number,
           GError **error)
{
  const ShianInspectionRow *row = data;
  const ShianInspection *inspection = row->inspection;
  ShianCell cells[N_COLUMNS] = { 0 };

  cells[NUMBER] = shian_cell_integer (number);
  cells[DATE] = shian_cell_iso_date (inspection->made_on);
  cells[PREMISES] = shian_cell_text (row->subject_name);
  cells[TOWN] = shian_cell_text (row->town);
  cells[KIND] =
      shian_cell_text (shian_inspection_kind_title ((ShianInspectionKind) inspection->kind));
  cells[INSPECTORS] = shian_cell_text (row->inspectors);
  cells[TEMPLATE] = shian_cell_text (row->template_title);
  cells[RESULT] = shian_cell_text (row->result_title);
  if (inspection->result == SHIAN_RESULT_FAIL)
    cells[RESULT].mark = SHIAN_MARK_BAD;
  cells[FINDINGS] = shian_cell_integer (row->n_findings);
  cells[OPEN] = shian_cell_integer (row->n_open);
  return shian_workbook_writer_add_row (writer, cells, N_COLUMNS, error);
}

static const char *
id_of (gconstpointer row)
{
  return ((const ShianInspectionRow *) row)->inspection->record.id;
}

static GPtrArray *
read_page (const ShianLedger *ledger, const char *after, GError **error)
{
  const InspectedList *list = (const InspectedList *) ledger; /* its first member */
  ShianInspectionQuery query = SHIAN_INSPECTION_QUERY_ALL;

  query.subject_kinds = list->kinds;
  query.state = SHIAN_INSPECTION_FINISHED;
  query.from = ledger->range->from;
  query.to = ledger->range->to;
  query.before = after;
  query.limit = SHIAN_LEDGER_PAGE;
  return shian_inspection_list (ledger->store, &query, error);
}

gboolean
shian_inspected_list_write (ShianStore *store, const ShianLedgerRange *range, const char *kinds,
                            const char *folder, const char *name, ShianPackResult *result,
                            GError **error)
{
  InspectedList list = { .ledger = { .store = store,
                                     .range = range,
                                     .sheet = { .name = "检查情况",
                                                .columns = columns,
                                                .n_columns = N_COLUMNS,
                                                .title = "食品安全检查情况一览",
                                                .total_label = "合计" },
                                     .read = read_page,
                                     .id_of = id_of,
                                     .write = write_row },
                         .kinds = kinds };

  return shian_ledger_write (&list.ledger, folder, name, result, error);
}
