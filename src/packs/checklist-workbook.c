/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "packs/checklist-workbook.h"

#include "base/error.h"
#include "checklist/work.h"
#include "packs/pack-words.h"

#include <glib/gi18n-lib.h>

#define TASKS "任务清单"
#define POINTS "要点清单"
#define BY_NAME "计划点名"

/* Columns are an interface: new ones go to the end. */
enum {
  TASK_NUMBER,
  TASK_LABEL,
  TASK_SECTION,
  TASK_MEASURE,
  TASK_WORDING,
  TASK_ROLE,
  TASK_PARTNERS,
  TASK_VIA,
  TASK_TARGET,
  TASK_DUE,
  TASK_STATUS,
  TASK_POINTS,
  TASK_REMARK,
  TASK_PROGRESS, /* only where the list on screen goes out */
  N_TASK_COLUMNS,
};

#define N_FORM_COLUMNS TASK_PROGRESS

static const ShianColumn task_columns[N_TASK_COLUMNS] = {
  [TASK_NUMBER] = { .title = "序号",
                    .kind = SHIAN_COLUMN_INTEGER,
                    .align = SHIAN_ALIGN_CENTER,
                    .width = 6 },
  [TASK_LABEL] = { .title = "编号", .kind = SHIAN_COLUMN_CODE, .width = 11 },
  [TASK_SECTION] = { .title = "大项", .width = 12 },
  [TASK_MEASURE] = { .title = "措施", .width = 14 },
  [TASK_WORDING] = { .title = "工作任务（原文）", .width = 46 },
  [TASK_ROLE] = { .title = "角色", .align = SHIAN_ALIGN_CENTER, .width = 9 },
  [TASK_PARTNERS] = { .title = "协同单位", .width = 18 },
  [TASK_VIA] = { .title = "来源", .align = SHIAN_ALIGN_CENTER, .width = 12 },
  [TASK_TARGET] = { .title = "年度目标", .width = 16 },
  [TASK_DUE] = { .title = "完成时限", .kind = SHIAN_COLUMN_DATE, .width = 11 },
  [TASK_STATUS] = { .title = "状态",
                    .align = SHIAN_ALIGN_CENTER,
                    .width = 8,
                    .choices = SHIAN_PACK_STATUSES,
                    .choices_strict = TRUE },
  [TASK_POINTS] = { .title = "要点（完成／全部）", .align = SHIAN_ALIGN_CENTER, .width = 11 },
  [TASK_REMARK] = { .title = "备注", .width = 8 },
  [TASK_PROGRESS] = { .title = "本期进展", .width = 34 },
};

enum { POINT_NUMBER, POINT_LABEL, POINT_TEXT, POINT_DONE, POINT_DONE_ON, N_POINT_COLUMNS };

static const char *const done_words[] = { "已完成", "未完成", NULL };

static const ShianColumn point_columns[N_POINT_COLUMNS] = {
  [POINT_NUMBER] = { .title = "序号",
                     .kind = SHIAN_COLUMN_INTEGER,
                     .align = SHIAN_ALIGN_CENTER,
                     .width = 6 },
  [POINT_LABEL] = { .title = "任务编号", .kind = SHIAN_COLUMN_CODE, .width = 14 },
  [POINT_TEXT] = { .title = "要点", .width = 84 },
  [POINT_DONE] = { .title = "完成情况",
                   .align = SHIAN_ALIGN_CENTER,
                   .width = 12,
                   .choices = done_words,
                   .choices_strict = TRUE },
  [POINT_DONE_ON] = { .title = "完成日期", .kind = SHIAN_COLUMN_DATE, .width = 14 },
};

static const char *const notes[] = {
  "注：1.“角色”：牵头、负责为主责；分工负责为按各自职责共同负责；配合为协助。",
  "　　2.“来源”写“" BY_NAME
  "”的，计划原文写明本单位；写总称的，由总称展开而来，确与本单位无关的选“不涉"
  "及”并在备注说明理由。",
  NULL
};

typedef struct {
  ShianStore *store;
  const ShianChecklist *checklist;
  const GPtrArray *items; /* the rows, in order */
  ShianSheet tasks;
  ShianSheet points; /* without columns where no points go out */
} Export;

static char *
points_text (const ShianChecklistItem *item)
{
  if (item->n_points == 0)
    return NULL;
  /* A full-width stroke: typed over, “2/4” would become a date. */
  return g_strdup_printf ("%u／%u", item->n_points_done, item->n_points);
}

static gboolean
add_task (ShianWorkbookWriter *writer, Export *export, guint i, guint points_row, GError **error)
{
  const ShianChecklistItem *item = export->items->pdata[i];
  g_autofree char *section = shian_pack_section_title (item->book->section);
  g_autofree char *measure = shian_pack_measure_title (item->book->measure);
  g_autofree char *wording = shian_pack_wording (item->book->task);
  g_autofree char *partners = shian_pack_join (item->partners, "、");
  g_autofree char *points = points_text (item);
  g_autofree char *link = g_strdup_printf (POINTS "!B%u", points_row);
  ShianCell cells[N_TASK_COLUMNS] = { 0 };

  cells[TASK_NUMBER] = shian_cell_integer (i + 1);
  cells[TASK_LABEL] = shian_cell_text (item->book->label);
  cells[TASK_SECTION] = shian_cell_text (section);
  cells[TASK_MEASURE] = shian_cell_text (measure);
  cells[TASK_WORDING] = shian_cell_text (wording);
  cells[TASK_ROLE] = shian_cell_text (shian_role_title (item->role));
  cells[TASK_PARTNERS] = shian_cell_text (partners);
  cells[TASK_VIA] = shian_cell_text (item->via != NULL ? item->via : BY_NAME);
  cells[TASK_TARGET] = shian_cell_text (item->target);
  cells[TASK_DUE] = shian_cell_iso_date (item->due);
  cells[TASK_STATUS] =
      shian_cell_text (shian_status_document_title (shian_checklist_item_status (item)));
  cells[TASK_POINTS] = shian_cell_text (points);
  if (export->points.n_columns > 0)
    cells[TASK_POINTS].link = link;
  cells[TASK_REMARK] = shian_cell_text (item->not_involved_reason);
  if (item->progress != NULL)
    cells[TASK_PROGRESS] = shian_cell_text (item->progress->text);
  return shian_workbook_writer_add_row (writer, cells, export->tasks.n_columns, error);
}

static gboolean
fill_tasks (ShianWorkbookWriter *writer, Export *export, GError **error)
{
  const GPtrArray *items = export->items;
  guint points_row = shian_sheet_first_row (&export->points);

  if (!shian_workbook_writer_begin_sheet (writer, &export->tasks, error))
    return FALSE;
  for (guint i = 0; i < items->len; i++) {
    const ShianChecklistItem *item = items->pdata[i];
    if (!add_task (writer, export, i, points_row, error))
      return FALSE;
    points_row += item->n_points;
  }
  return TRUE;
}

static const ShianTick *
find_tick (const GPtrArray *ticks, const char *point_id)
{
  for (guint i = 0; i < ticks->len; i++) {
    const ShianTick *tick = ticks->pdata[i];
    if (tick->done && g_strcmp0 (tick->point, point_id) == 0)
      return tick;
  }
  return NULL;
}

static gboolean
add_points (ShianWorkbookWriter *writer, Export *export, const ShianBookTask *task, guint *number,
            GError **error)
{
  g_autoptr (GPtrArray) ticks = shian_ticks_of_task (export->store, task->task->record.id,
                                                     export->checklist->unit->record.id, error);

  for (guint i = 0; ticks != NULL && i < task->points->len; i++) {
    const ShianPoint *point = task->points->pdata[i];
    const ShianTick *tick = find_tick (ticks, point->record.id);
    ShianCell cells[N_POINT_COLUMNS] = { 0 };

    cells[POINT_NUMBER] = shian_cell_integer (++*number);
    cells[POINT_LABEL] = shian_cell_text (task->label);
    cells[POINT_TEXT] = shian_cell_text (point->text);
    cells[POINT_DONE] = shian_cell_text (done_words[tick != NULL ? 0 : 1]);
    cells[POINT_DONE_ON] = shian_cell_iso_date (tick != NULL ? tick->done_on : NULL);
    if (!shian_workbook_writer_add_row (writer, cells, N_POINT_COLUMNS, error))
      return FALSE;
  }
  return ticks != NULL;
}

static gboolean
fill_workbook (ShianWorkbookWriter *writer, gpointer data, GError **error)
{
  Export *export = data;
  const GPtrArray *items = export->items;
  guint number = 0;

  if (!fill_tasks (writer, export, error))
    return FALSE;
  if (export->points.n_columns == 0)
    return TRUE;
  if (!shian_workbook_writer_begin_sheet (writer, &export->points, error))
    return FALSE;
  for (guint i = 0; i < items->len; i++) {
    const ShianChecklistItem *item = items->pdata[i];
    if (!add_points (writer, export, item->book, &number, error))
      return FALSE;
  }
  return TRUE;
}

static guint
count_records (const ShianChecklist *checklist)
{
  guint n = checklist->items->len;

  for (guint i = 0; i < checklist->items->len; i++)
    n += ((const ShianChecklistItem *) checklist->items->pdata[i])->n_points;
  return n;
}

/* @mark: (nullable): what kind of excerpt it is. */
static char *
sheet_title (const ShianChecklist *checklist, const char *what, const char *mark)
{
  const char *word = checklist->has_period ? shian_pack_period_word (&checklist->period) : NULL;
  gboolean both = word != NULL && mark != NULL;
  gboolean any = word != NULL || mark != NULL;

  return g_strdup_printf ("%s%d年食品安全%s%s%s%s%s%s", checklist->unit->short_name,
                          (int) checklist->book->plan->year, what, any ? "（" : "",
                          word != NULL ? word : "", both ? "，" : "", mark != NULL ? mark : "",
                          any ? "）" : "");
}

static gboolean
write_checklist (ShianStore *store, const ShianChecklist *checklist, const char *folder,
                 ShianPackResult *result, GError **error)
{
  const char *unit = checklist->unit->short_name;
  g_autofree char *title = sheet_title (checklist, "任务清单", NULL);
  g_autofree char *points_title = sheet_title (checklist, "任务要点清单", NULL);
  g_autofree char *left = g_strconcat ("责任单位（盖章）：", unit, NULL);
  g_autofree char *today = shian_pack_today ("制表日期：");
  g_autofree char *name =
      g_strdup_printf ("%s-%d年食品安全任务清单", unit, (int) checklist->book->plan->year);
  g_autofree char *total = g_strdup_printf ("共%u项任务", checklist->items->len);
  Export export = { .store = store, .checklist = checklist, .items = checklist->items };

  export.tasks = (ShianSheet){ .name = TASKS,
                               .columns = task_columns,
                               .n_columns = N_FORM_COLUMNS,
                               .title = title,
                               .left = left,
                               .middle = today,
                               .right = total,
                               .notes = notes,
                               .signature = SHIAN_PACK_SIGNATURE,
                               .frozen_columns = 2 };
  export.points = (ShianSheet){ .name = POINTS,
                                .columns = point_columns,
                                .n_columns = N_POINT_COLUMNS,
                                .title = points_title,
                                .left = left,
                                .right = today,
                                .frozen_columns = 2 };
  return shian_pack_write (folder, name, title, unit, count_records (checklist), TRUE,
                           fill_workbook, &export, result, error);
}

gboolean
shian_checklist_workbook_write (ShianStore *store, ShianUnitDirectory *directory,
                                const ShianUnit *unit, const ShianPeriod *period,
                                const char *folder, ShianPackResult *result, GError **error)
{
  g_autoptr (ShianChecklist) checklist =
      shian_checklist_load (store, directory, unit, period, error);

  return checklist != NULL && write_checklist (store, checklist, folder, result, error);
}

/* Excerpts */

static GPtrArray *
choose_items (const ShianChecklist *checklist, const ShianChecklistExcerpt *excerpt, GError **error)
{
  g_autoptr (GPtrArray) items = g_ptr_array_sized_new (excerpt->tasks->len);

  for (guint i = 0; i < excerpt->tasks->len; i++) {
    ShianChecklistItem *item = shian_checklist_find (checklist, excerpt->tasks->pdata[i]);
    if (item == NULL) {
      g_set_error (
          error, SHIAN_ERROR, SHIAN_ERROR_CONFLICT,
          _ ("Row %u of the list is no longer in the checklist: the plan or its units were "
             "changed meanwhile. Look at the list, then export again"),
          i + 1);
      return NULL;
    }
    g_ptr_array_add (items, item);
  }
  return g_steal_pointer (&items);
}

/* No stamp and no signatures: it is a list to work with, not the form to hand in. */
static gboolean
write_excerpt (ShianStore *store, const ShianChecklist *checklist, const GPtrArray *items,
               const char *how, const char *folder, ShianPackResult *result, GError **error)
{
  const char *unit = checklist->unit->short_name;
  const char *mark = items->len < checklist->items->len ? "筛选" : "重排";
  g_autofree char *title = sheet_title (checklist, "任务清单", mark);
  g_autofree char *above = g_strdup_printf ("按屏幕所列导出（%s）", how);
  g_autofree char *left = g_strconcat ("责任单位：", unit, NULL);
  g_autofree char *today = shian_pack_today ("制表日期：");
  g_autofree char *total =
      g_strdup_printf ("全部%u项，本表%u项", checklist->items->len, items->len);
  g_autofree char *name = g_strdup_printf ("%s-%d年食品安全任务清单（%s）", unit,
                                           (int) checklist->book->plan->year, mark);
  Export export = { .store = store, .checklist = checklist, .items = items };

  export.tasks = (ShianSheet){ .name = TASKS,
                               .columns = task_columns,
                               .n_columns = N_TASK_COLUMNS,
                               .attachment = above,
                               .title = title,
                               .left = left,
                               .middle = today,
                               .right = total,
                               .frozen_columns = 2 };
  return shian_pack_write (folder, name, title, unit, items->len, TRUE, fill_workbook, &export,
                           result, error);
}

gboolean
shian_checklist_workbook_write_excerpt (ShianStore *store, ShianUnitDirectory *directory,
                                        const ShianUnit *unit, const ShianPeriod *period,
                                        const ShianChecklistExcerpt *excerpt, const char *folder,
                                        ShianPackResult *result, GError **error)
{
  g_autoptr (ShianChecklist) checklist =
      shian_checklist_load (store, directory, unit, period, error);
  g_autoptr (GPtrArray) items = checklist != NULL ? choose_items (checklist, excerpt, error) : NULL;

  return items != NULL &&
         write_excerpt (store, checklist, items, excerpt->how, folder, result, error);
}
