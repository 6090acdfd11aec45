/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "packs/overview-workbook.h"

#include "checklist/checklist.h"
#include "packs/pack-words.h"

#define N_ROLES 4

enum {
  UNIT_NUMBER,
  UNIT_NAME,
  UNIT_FULL_NAME,
  UNIT_LABELS, /* four columns in the order of ShianRole */
  UNIT_COUNTS = UNIT_LABELS + N_ROLES,
  UNIT_TOTAL = UNIT_COUNTS + N_ROLES,
  UNIT_BY_NAME,
  UNIT_BY_COLLECTIVE,
  N_UNIT_COLUMNS,
};

#define LABELS_GROUP "承担任务编号"
#define COUNTS_GROUP "任务数（项）"
#define SOURCE_GROUP "其中（项）"
#define LABELS(words)                                                                              \
  {                                                                                                \
    .title = words, .group = LABELS_GROUP, .min_width = 12, .max_width = 28                        \
  }
#define COUNT(words, above)                                                                        \
  {                                                                                                \
    .title = words, .group = above, .kind = SHIAN_COLUMN_INTEGER, .width = 6.5, .total = TRUE,     \
    .align = SHIAN_ALIGN_CENTER                                                                    \
  }

static const ShianColumn unit_columns[N_UNIT_COLUMNS] = {
  [UNIT_NUMBER] = { .title = "序号",
                    .kind = SHIAN_COLUMN_INTEGER,
                    .align = SHIAN_ALIGN_CENTER,
                    .width = 6 },
  [UNIT_NAME] = { .title = "单位", .min_width = 14, .max_width = 18 },
  [UNIT_FULL_NAME] = { .title = "全称", .min_width = 18, .max_width = 24 },
  [UNIT_LABELS] = LABELS ("牵头"),
  [UNIT_LABELS + 1] = LABELS ("负责"),
  [UNIT_LABELS + 2] = LABELS ("分工负责"),
  [UNIT_LABELS + 3] = LABELS ("配合"),
  [UNIT_COUNTS] = COUNT ("牵头", COUNTS_GROUP),
  [UNIT_COUNTS + 1] = COUNT ("负责", COUNTS_GROUP),
  [UNIT_COUNTS + 2] = COUNT ("分工负责", COUNTS_GROUP),
  [UNIT_COUNTS + 3] = COUNT ("配合", COUNTS_GROUP),
  [UNIT_TOTAL] = COUNT ("合计", COUNTS_GROUP),
  [UNIT_BY_NAME] = COUNT ("计划点名", SOURCE_GROUP),
  [UNIT_BY_COLLECTIVE] = COUNT ("总称展开", SOURCE_GROUP),
};

enum {
  TASK_NUMBER,
  TASK_SECTION,
  TASK_MEASURE,
  TASK_LABEL,
  TASK_TEXT,
  TASK_ROLES, /* four columns */
  N_TASK_COLUMNS = TASK_ROLES + N_ROLES,
};

#define UNITS(words)                                                                               \
  {                                                                                                \
    .title = words, .group = "责任单位", .min_width = 10, .max_width = 20                          \
  }

static const ShianColumn task_columns[N_TASK_COLUMNS] = {
  [TASK_NUMBER] = { .title = "序号",
                    .kind = SHIAN_COLUMN_INTEGER,
                    .align = SHIAN_ALIGN_CENTER,
                    .width = 6 },
  [TASK_SECTION] = { .title = "大项", .width = 16 },
  [TASK_MEASURE] = { .title = "措施", .width = 18 },
  [TASK_LABEL] = { .title = "任务编号", .kind = SHIAN_COLUMN_CODE, .width = 13 },
  [TASK_TEXT] = { .title = "工作任务（原文）", .width = 56 },
  [TASK_ROLES] = UNITS ("牵头"),
  [TASK_ROLES + 1] = UNITS ("负责"),
  [TASK_ROLES + 2] = UNITS ("分工负责"),
  [TASK_ROLES + 3] = UNITS ("配合"),
};

static const char *const notes[] = {
  "注：1.同一任务既写明本单位、又由总称涵盖本单位的，只计一次，以写明的角色为准。",
  "　　2.“总称展开”指由“相关成员单位”“各乡镇人民政府”等总称展开而来的任务。", NULL
};

/* One unit's row, worked out before writing so that the number of rows is known. */
typedef struct {
  const ShianUnit *unit;
  char *labels[N_ROLES];
  guint counts[N_ROLES];
  guint by_name;
  guint by_collective;
} UnitRow;

typedef struct {
  const ShianPlanBook *book;
  GPtrArray *units; /* UnitRow */
  ShianSheet by_unit;
  ShianSheet by_measure;
} Export;

static void
unit_row_free (gpointer data)
{
  UnitRow *row = data;

  for (guint i = 0; i < N_ROLES; i++)
    g_free (row->labels[i]);
  g_free (row);
}

static UnitRow *
unit_row_new (const ShianUnit *unit, const ShianChecklist *checklist)
{
  UnitRow *row = g_new0 (UnitRow, 1);
  GPtrArray *labels[N_ROLES];

  row->unit = unit;
  for (guint i = 0; i < N_ROLES; i++)
    labels[i] = g_ptr_array_new ();
  for (guint i = 0; i < checklist->items->len; i++) {
    const ShianChecklistItem *item = checklist->items->pdata[i];
    g_ptr_array_add (labels[item->role], item->book->label);
    row->by_name += item->via == NULL;
    row->by_collective += item->via != NULL;
  }
  for (guint i = 0; i < N_ROLES; i++) {
    row->counts[i] = labels[i]->len;
    row->labels[i] = shian_pack_join (labels[i], "、");
    g_ptr_array_unref (labels[i]);
  }
  return row;
}

static GPtrArray *
load_units (ShianStore *store, ShianUnitDirectory *directory, const ShianPeriod *period,
            GError **error)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (unit_row_free);
  GPtrArray *units = shian_unit_directory_units (directory);

  for (guint i = 0; i < units->len; i++) {
    const ShianUnit *unit = units->pdata[i];
    g_autoptr (ShianChecklist) checklist = NULL;
    if (unit->kind == SHIAN_UNIT_COLLECTIVE)
      continue;
    checklist = shian_checklist_load (store, directory, unit, period, error);
    if (checklist == NULL)
      return NULL;
    if (checklist->items->len > 0)
      g_ptr_array_add (rows, unit_row_new (unit, checklist));
  }
  return g_steal_pointer (&rows);
}

static gboolean
add_unit (ShianWorkbookWriter *writer, const UnitRow *row, guint number, GError **error)
{
  ShianCell cells[N_UNIT_COLUMNS] = { 0 };

  cells[UNIT_NUMBER] = shian_cell_integer (number);
  cells[UNIT_NAME] = shian_cell_text (row->unit->short_name);
  cells[UNIT_FULL_NAME] = shian_cell_text (row->unit->full_name);
  for (guint i = 0; i < N_ROLES; i++) {
    cells[UNIT_LABELS + i] = shian_cell_text (row->labels[i]);
    cells[UNIT_COUNTS + i] = shian_cell_integer (row->counts[i]);
  }
  cells[UNIT_TOTAL] = shian_cell_integer (row->by_name + row->by_collective);
  cells[UNIT_BY_NAME] = shian_cell_integer (row->by_name);
  cells[UNIT_BY_COLLECTIVE] = shian_cell_integer (row->by_collective);
  return shian_workbook_writer_add_row (writer, cells, N_UNIT_COLUMNS, error);
}

static gboolean
add_task (ShianWorkbookWriter *writer, const ShianBookTask *task, guint number, GError **error)
{
  g_autofree char *section = shian_pack_section_title (task->section);
  g_autofree char *measure = shian_pack_measure_title (task->measure);
  g_autofree char *wording = shian_pack_wording (task->task);
  char *units[N_ROLES];
  ShianCell cells[N_TASK_COLUMNS] = { 0 };
  gboolean ok;

  cells[TASK_NUMBER] = shian_cell_integer (number);
  cells[TASK_SECTION] = shian_cell_text (section);
  cells[TASK_MEASURE] = shian_cell_text (measure);
  cells[TASK_LABEL] = shian_cell_text (task->label);
  cells[TASK_TEXT] = shian_cell_text (wording);
  for (guint i = 0; i < N_ROLES; i++) {
    units[i] = shian_pack_units_with_roles (task, 1u << i);
    cells[TASK_ROLES + i] = shian_cell_text (units[i]);
  }
  ok = shian_workbook_writer_add_row (writer, cells, N_TASK_COLUMNS, error);
  for (guint i = 0; i < N_ROLES; i++)
    g_free (units[i]);
  return ok;
}

static gboolean
fill_overview (ShianWorkbookWriter *writer, gpointer data, GError **error)
{
  Export *export = data;

  if (!shian_workbook_writer_begin_sheet (writer, &export->by_unit, error))
    return FALSE;
  for (guint i = 0; i < export->units->len; i++)
    if (!add_unit (writer, export->units->pdata[i], i + 1, error))
      return FALSE;
  if (!shian_workbook_writer_begin_sheet (writer, &export->by_measure, error))
    return FALSE;
  for (guint i = 0; i < export->book->tasks->len; i++)
    if (!add_task (writer, export->book->tasks->pdata[i], i + 1, error))
      return FALSE;
  return TRUE;
}

gboolean
shian_overview_workbook_write (ShianStore *store, ShianUnitDirectory *directory, int year,
                               const char *folder, ShianPackResult *result, GError **error)
{
  g_autoptr (ShianPlanBook) book = year > 0 ? shian_plan_book_load_year (store, year, error)
                                            : shian_plan_book_load (store, NULL, error);
  g_autoptr (GPtrArray) units = NULL;
  g_autofree char *title = NULL;
  g_autofree char *today = shian_pack_today ("制表日期：");
  ShianPeriod period;
  Export export;

  if (book == NULL)
    return FALSE;
  period = (ShianPeriod){ (int) book->plan->year, 0 };
  units = load_units (store, directory, &period, error);
  if (units == NULL)
    return FALSE;
  title = g_strdup_printf ("%d年食品安全责任清单", period.year);
  export = (Export){ .book = book, .units = units };
  export.by_unit = (ShianSheet){ .name = "按单位",
                                 .columns = unit_columns,
                                 .n_columns = N_UNIT_COLUMNS,
                                 .title = title,
                                 .left = today,
                                 .right = "单位：项",
                                 .total_label = "合计",
                                 .notes = notes,
                                 .frozen_columns = 2 };
  export.by_measure = (ShianSheet){ .name = "按措施",
                                    .columns = task_columns,
                                    .n_columns = N_TASK_COLUMNS,
                                    .title = title,
                                    .left = today,
                                    .frozen_columns = 4 };
  return shian_pack_write (folder, title, title, NULL, units->len + book->tasks->len, TRUE,
                           fill_overview, &export, result, error);
}
