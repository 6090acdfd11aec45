/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "packs/seen-lists.h"

#include "inspection/inspection-list.h"
#include "packs/ledger.h"

enum { NUMBER, SCHOOL, TOWN, LAST, STATE, REMARK, N_COLUMNS };

static const ShianColumn columns[N_COLUMNS] = {
  [NUMBER] = { .title = "序号",
               .kind = SHIAN_COLUMN_INTEGER,
               .align = SHIAN_ALIGN_CENTER,
               .width = 6 },
  [SCHOOL] = { .title = "学校名称", .min_width = 24, .max_width = 44 },
  [TOWN] = { .title = "所在乡镇街道", .min_width = 12 },
  [LAST] = { .title = "最近检查日期", .kind = SHIAN_COLUMN_DATE, .width = 14 },
  [STATE] = { .title = "本期检查情况", .width = 12, .align = SHIAN_ALIGN_CENTER },
  [REMARK] = { .title = "备注", .width = 14 },
};

typedef struct {
  ShianLedger ledger;
  GPtrArray *rows; /* ShianDueRow, those to be written */
} DueList;

static gboolean
write_row (ShianWorkbookWriter *writer, const ShianLedger *ledger, gconstpointer data, guint number,
           GError **error)
{
  const ShianDueRow *row = data;
  ShianCell cells[N_COLUMNS] = { 0 };

  cells[NUMBER] = shian_cell_integer (number);
  cells[SCHOOL] = shian_cell_text (row->name);
  cells[TOWN] = shian_cell_text (row->town);
  cells[LAST] = shian_cell_iso_date (row->last);
  cells[STATE] = shian_cell_text (shian_due_choice_word (shian_due_row_choice (row)));
  return shian_workbook_writer_add_row (writer, cells, N_COLUMNS, error);
}

static const char *
id_of (gconstpointer row)
{
  return ((const ShianDueRow *) row)->subject;
}

/* What follows @after among the rows that are there already. */
static GPtrArray *
read_page (const ShianLedger *ledger, const char *after, GError **error)
{
  const DueList *list = (const DueList *) ledger; /* its first member */
  GPtrArray *page = g_ptr_array_new ();
  guint first = 0;

  while (after != NULL && !g_str_equal (id_of (list->rows->pdata[first++]), after))
    ;
  for (guint i = first; i < list->rows->len && page->len < SHIAN_LEDGER_PAGE; i++)
    g_ptr_array_add (page, list->rows->pdata[i]);
  return page;
}

gboolean
shian_due_list_write (ShianStore *store, const ShianLedgerRange *range, GHashTable *subjects,
                      const char *folder, const char *name, ShianPackResult *result, GError **error)
{
  const ShianDueQuery query = { .kind = "campus_canteen", .from = range->from, .to = range->to };
  g_autoptr (GPtrArray) all = shian_inspection_due (store, &query, NULL, error);
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();
  DueList list = { .ledger = { .store = store,
                               .range = range,
                               .sheet = { .name = "检查情况",
                                          .columns = columns,
                                          .n_columns = N_COLUMNS,
                                          .portrait = TRUE,
                                          .title = "学校食堂检查情况" },
                               .read = read_page,
                               .id_of = id_of,
                               .write = write_row },
                   .rows = rows };

  if (all == NULL)
    return FALSE;
  for (guint i = 0; i < all->len; i++)
    if (g_hash_table_contains (subjects, id_of (all->pdata[i])))
      g_ptr_array_add (rows, all->pdata[i]);
  return shian_ledger_write (&list.ledger, folder, name, result, error);
}
