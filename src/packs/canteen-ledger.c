/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "packs/ledger.h"

#include "inspection/finding-list.h"
#include "inspection/inspection-list.h"
#include "store/save.h"
#include "subjects/subject-words.h"

#define TEMPLATE "campus-canteen"

/* Columns are an interface: new ones go to the end. */
enum {
  NUMBER,
  SCHOOL,
  STAGE,
  OWNERSHIP,
  SUPPLY,
  CONTRACTOR,
  LICENCE,
  DINERS,
  DATE,
  INSPECTORS,
  KIND,
  CONFORMING,
  NOT_CONFORMING,
  NOT_APPLICABLE,
  KEY,
  RESULT,
  FINDINGS,
  ON_THE_SPOT,
  DEADLINES,
  DUE,
  RECHECKED,
  CLOSED,
  CASE,
  BRIGHT,
  TOWN,
  REMARK,
  N_COLUMNS,
};

#define ITEMS "检查项数"
#define PROBLEMS "问题"
#define COUNT(words, above)                                                                        \
  {                                                                                                \
    .title = words, .group = above, .kind = SHIAN_COLUMN_INTEGER, .width = 7, .total = TRUE,       \
    .align = SHIAN_ALIGN_CENTER                                                                    \
  }

static const ShianColumn columns[N_COLUMNS] = {
  [NUMBER] = { .title = "序号",
               .kind = SHIAN_COLUMN_INTEGER,
               .align = SHIAN_ALIGN_CENTER,
               .width = 6 },
  [SCHOOL] = { .title = "学校名称", .min_width = 18, .max_width = 28 },
  [STAGE] = { .title = "学段", .width = 9 },
  [OWNERSHIP] = { .title = "公办/民办", .width = 7 },
  [SUPPLY] = { .title = "供餐方式", .width = 9 },
  [CONTRACTOR] = { .title = "承包（供餐）企业", .min_width = 10, .max_width = 20 },
  [LICENCE] = { .title = "许可证号", .kind = SHIAN_COLUMN_CODE, .width = 18 },
  [DINERS] = { .title = "就餐人数", .kind = SHIAN_COLUMN_INTEGER, .width = 7 },
  [DATE] = { .title = "检查日期", .kind = SHIAN_COLUMN_DATE, .width = 12 },
  [INSPECTORS] = { .title = "检查人员", .min_width = 10, .max_width = 16 },
  [KIND] = { .title = "检查类别", .width = 10 },
  [CONFORMING] = COUNT ("符合", ITEMS),
  [NOT_CONFORMING] = COUNT ("不符合", ITEMS),
  [NOT_APPLICABLE] = COUNT ("不适用", ITEMS),
  [KEY] = COUNT ("重点项不符合", NULL),
  [RESULT] = { .title = "结论", .width = 10, .align = SHIAN_ALIGN_CENTER },
  [FINDINGS] = COUNT ("问题数", PROBLEMS),
  [ON_THE_SPOT] = COUNT ("当场整改", PROBLEMS),
  [DEADLINES] = COUNT ("限期整改", PROBLEMS),
  [DUE] = { .title = "整改期限", .kind = SHIAN_COLUMN_DATE, .width = 12 },
  [RECHECKED] = { .title = "复查日期", .kind = SHIAN_COLUMN_DATE, .width = 12 },
  [CLOSED] = { .title = "销号情况", .width = 12 },
  [CASE] = { .title = "是否立案", .width = 7, .align = SHIAN_ALIGN_CENTER },
  [BRIGHT] = { .title = "明厨亮灶状态", .width = 12 },
  [TOWN] = { .title = "所在乡镇街道", .width = 12 },
  [REMARK] = { .title = "备注", .width = 10 },
};

static const char *const notes[] = {
  "注：1.只列已完成的检查，更正过的检查只列更正后的结果。",
  "　　2.“整改期限”为本次检查未销号问题中最早的期限；“销号情况”为已销号数与问题数。", NULL
};

/* What the findings of one inspection amount to. */
typedef struct {
  guint n;
  guint on_the_spot;
  guint with_deadline;
  guint closed;
  gboolean case_opened;
  const char *due;
  const char *rechecked;
} Findings;

static void
add_finding (Findings *sum, const ShianFinding *finding)
{
  sum->n++;
  sum->on_the_spot += finding->on_the_spot;
  sum->with_deadline += !finding->on_the_spot;
  sum->closed += finding->state == SHIAN_FINDING_CLOSED;
  sum->case_opened = sum->case_opened || g_strcmp0 (finding->next_step, "case") == 0;
  if (finding->state != SHIAN_FINDING_CLOSED && finding->due != NULL &&
      (sum->due == NULL || g_strcmp0 (finding->due, sum->due) < 0))
    sum->due = finding->due;
  if (finding->rechecked_on != NULL && g_strcmp0 (finding->rechecked_on, sum->rechecked) > 0)
    sum->rechecked = finding->rechecked_on;
}

static void
set_subject (const ShianSubject *subject, ShianCell *cells)
{
  cells[SCHOOL] = shian_cell_text (subject->name);
  cells[STAGE] = shian_cell_text (shian_subject_stage_word (subject));
  cells[OWNERSHIP] = shian_cell_text (shian_subject_ownership_word (subject));
  cells[SUPPLY] = shian_cell_text (shian_subject_supply_word (subject));
  cells[CONTRACTOR] = shian_cell_text (subject->contractor);
  cells[LICENCE] = shian_cell_text (subject->licence);
  cells[DINERS] = shian_cell_integer (subject->diners);
  cells[BRIGHT] = shian_cell_text (shian_subject_bright_word (subject));
  cells[TOWN] = shian_cell_text (subject->town);
}

static void
set_inspection (const ShianInspectionRow *row, ShianCell *cells)
{
  const ShianInspection *inspection = row->inspection;

  cells[DATE] = shian_cell_iso_date (inspection->made_on);
  cells[INSPECTORS] = shian_cell_text (row->inspectors);
  cells[KIND] =
      shian_cell_text (shian_inspection_kind_title ((ShianInspectionKind) inspection->kind));
  cells[CONFORMING] = shian_cell_integer (inspection->n_conforming);
  cells[NOT_CONFORMING] = shian_cell_integer (inspection->n_key + inspection->n_general);
  cells[NOT_APPLICABLE] = shian_cell_integer (inspection->n_not_applicable);
  cells[KEY] = shian_cell_integer (inspection->n_key);
  cells[RESULT] = shian_cell_text (row->result_title);
  if (inspection->result == SHIAN_RESULT_FAIL)
    cells[RESULT].mark = SHIAN_MARK_BAD;
}

static gboolean
write_inspection (ShianWorkbookWriter *writer, const ShianLedger *ledger, gconstpointer data,
                  guint number, GError **error)
{
  const ShianInspectionRow *row = data;
  ShianFindingQuery query = SHIAN_FINDING_QUERY_ALL;
  g_autoptr (ShianSubject) subject =
      shian_store_load (ledger->store, &SHIAN_SUBJECT_TYPE, row->inspection->subject, error);
  g_autoptr (GPtrArray) findings = NULL;
  g_autofree char *closed = NULL;
  ShianCell cells[N_COLUMNS] = { 0 };
  Findings sum = { 0 };

  query.inspection = row->inspection->record.id;
  query.limit = 1000;
  if (subject == NULL || (findings = shian_finding_list (ledger->store, &query, error)) == NULL)
    return FALSE;
  for (guint i = 0; i < findings->len; i++)
    add_finding (&sum, ((const ShianFindingRow *) findings->pdata[i])->finding);
  cells[NUMBER] = shian_cell_integer (number);
  set_subject (subject, cells);
  set_inspection (row, cells);
  cells[FINDINGS] = shian_cell_integer (sum.n);
  cells[ON_THE_SPOT] = shian_cell_integer (sum.on_the_spot);
  cells[DEADLINES] = shian_cell_integer (sum.with_deadline);
  cells[DUE] = shian_cell_iso_date (sum.due);
  cells[RECHECKED] = shian_cell_iso_date (sum.rechecked);
  closed = sum.n > 0 ? g_strdup_printf ("%u/%u", sum.closed, sum.n) : g_strdup ("/");
  cells[CLOSED] = shian_cell_text (closed);
  cells[CASE] = shian_cell_text (sum.case_opened ? "是" : "否");
  return shian_workbook_writer_add_row (writer, cells, N_COLUMNS, error);
}

static GPtrArray *
read_page (const ShianLedger *ledger, const char *after, GError **error)
{
  ShianInspectionQuery query = SHIAN_INSPECTION_QUERY_ALL;

  query.template_code = TEMPLATE;
  query.state = SHIAN_INSPECTION_FINISHED;
  query.from = ledger->range->from;
  query.to = ledger->range->to;
  query.before = after;
  query.limit = SHIAN_LEDGER_PAGE;
  return shian_inspection_list (ledger->store, &query, error);
}

static const char *
id_of (gconstpointer row)
{
  return ((const ShianInspectionRow *) row)->inspection->record.id;
}

gboolean
shian_canteen_ledger_write (ShianStore *store, const ShianLedgerRange *range, const char *folder,
                            const char *name, ShianPackResult *result, GError **error)
{
  ShianLedger ledger = { .store = store,
                         .range = range,
                         .sheet = { .name = "检查台账",
                                    .columns = columns,
                                    .n_columns = N_COLUMNS,
                                    .title = "学校食堂食品安全检查台账",
                                    .total_label = "合计",
                                    .notes = notes },
                         .read = read_page,
                         .id_of = id_of,
                         .write = write_inspection };

  return shian_ledger_write (&ledger, folder, name, result, error);
}
