/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "forms/checklist-form.h"

#include "forms/form-parts.h"

static const ShianTextStyle measure_style = { .font = SHIAN_FONT_HEI, .size = 10 };
static const ShianTextStyle label_small = { .font = SHIAN_FONT_FANGSONG,
                                            .size = 9,
                                            .align = SHIAN_TEXT_ALIGN_CENTER };

#define NARROWEST 11.0 /* mm, for a heading of two characters */

typedef enum {
  COLUMN_LABEL,
  COLUMN_TEXT,
  COLUMN_ROLE,
  COLUMN_PARTNERS,
  COLUMN_DUE,
  COLUMN_STATUS,
  COLUMN_POINTS,
  COLUMN_PROGRESS,
  N_COLUMNS
} Column;

/* A column either fits @sample, the longest it will hold, or has a share of the rest; with neither
 * it is left out. */
typedef struct {
  const char *sample;
  double share;
} ColumnWidth;

typedef struct {
  const char *title;
  ColumnWidth portrait;
  ColumnWidth landscape;
} ColumnPlan;

static const ColumnPlan column_plans[N_COLUMNS] = {
  [COLUMN_LABEL] = { "编号", { "（二十二）-10" }, { "（二十二）-10" } },
  [COLUMN_TEXT] = { "措施与任务（原文）", { NULL, 3 }, { NULL, 3 } },
  [COLUMN_ROLE] = { "角色", { "分工" }, { "分工负责" } },
  [COLUMN_PARTNERS] = { "协同单位", { NULL }, { NULL, 1.4 } },
  [COLUMN_DUE] = { "完成时限", { "2024-12-31" }, { "2024-12-31" } },
  [COLUMN_STATUS] = { "状态", { "未启动" }, { "未启动" } },
  [COLUMN_POINTS] = { "要点", { NULL, 2.5 }, { NULL, 2.7 } },
  [COLUMN_PROGRESS] = { "进展", { NULL, 1.6 }, { NULL, 1.9 } },
};

static void
clear_point (gpointer data)
{
  ShianChecklistFormPoint *point = data;

  g_free (point->text);
}

static void
free_row (gpointer data)
{
  ShianChecklistFormRow *row = data;

  g_free (row->section);
  g_free (row->label);
  g_free (row->measure);
  g_free (row->text);
  g_free (row->role);
  g_free (row->partners);
  g_free (row->due);
  g_free (row->status);
  g_free (row->progress);
  g_array_unref (row->points);
  g_free (row);
}

ShianChecklistForm *
shian_checklist_form_new (void)
{
  ShianChecklistForm *form = g_new0 (ShianChecklistForm, 1);

  form->rows = g_ptr_array_new_with_free_func (free_row);
  return form;
}

void
shian_checklist_form_free (ShianChecklistForm *form)
{
  if (form == NULL)
    return;
  g_free (form->title);
  g_free (form->unit);
  g_free (form->period);
  g_free (form->date);
  g_free (form->note);
  g_free (form->part);
  g_ptr_array_unref (form->rows);
  g_free (form);
}

ShianChecklistFormRow *
shian_checklist_form_add_row (ShianChecklistForm *form)
{
  ShianChecklistFormRow *row;

  g_return_val_if_fail (form != NULL, NULL);
  row = g_new0 (ShianChecklistFormRow, 1);
  row->points = g_array_new (FALSE, FALSE, sizeof (ShianChecklistFormPoint));
  g_array_set_clear_func (row->points, clear_point);
  g_ptr_array_add (form->rows, row);
  return row;
}

void
shian_checklist_form_row_add_point (ShianChecklistFormRow *row, const char *text, gboolean done)
{
  ShianChecklistFormPoint point = { g_strdup (text), done };

  g_return_if_fail (row != NULL);
  g_array_append_val (row->points, point);
}

static const ColumnWidth *
column_width (guint column, gboolean landscape)
{
  return landscape ? &column_plans[column].landscape : &column_plans[column].portrait;
}

static gboolean
has_column (guint column, gboolean landscape)
{
  const ColumnWidth *width = column_width (column, landscape);

  return width->sample != NULL || width->share > 0;
}

static const ShianTextStyle *
label_style (gboolean landscape)
{
  return landscape ? &SHIAN_FORM_MIDDLE : &label_small;
}

static ShianTable *
make_table (ShianFonts *fonts, gboolean landscape)
{
  ShianTable *table = shian_table_new ();
  ShianRow *head;

  for (guint i = 0; i < N_COLUMNS; i++) {
    const ColumnWidth *width = column_width (i, landscape);

    if (width->sample != NULL)
      shian_table_add_column_for (table, fonts, width->sample,
                                  i == COLUMN_LABEL ? label_style (landscape) : &SHIAN_FORM_MIDDLE,
                                  NARROWEST);
    else if (width->share > 0)
      shian_table_add_column (table, 0, width->share);
  }
  head = shian_table_add_row (table, SHIAN_ROW_HEADING);
  for (guint i = 0; i < N_COLUMNS; i++)
    if (has_column (i, landscape))
      shian_row_add_text (head, 1, column_plans[i].title, &SHIAN_FORM_HEAD);
  return table;
}

static void
add_text_cell (ShianRow *row, const ShianChecklistFormRow *task, gboolean landscape)
{
  ShianTableCell *cell = shian_row_add_cell (row, 1);

  if (task->measure != NULL)
    shian_cell_add_text (cell, SHIAN_TABLE_MARK_NONE, task->measure, &measure_style);
  shian_cell_add_text (cell, SHIAN_TABLE_MARK_NONE, task->text, &SHIAN_FORM_CELL);
  if (!landscape && task->partners != NULL) {
    g_autofree char *partners = g_strconcat ("协同单位：", task->partners, NULL);

    shian_cell_add_text (cell, SHIAN_TABLE_MARK_NONE, partners, &SHIAN_FORM_CELL);
  }
}

static void
add_points_cell (ShianRow *row, const ShianChecklistFormRow *task)
{
  ShianTableCell *cell = shian_row_add_cell (row, 1);

  for (guint i = 0; i < task->points->len; i++) {
    const ShianChecklistFormPoint *point =
        &g_array_index (task->points, ShianChecklistFormPoint, i);

    shian_cell_add_text (cell, point->done ? SHIAN_TABLE_MARK_TICKED_BOX : SHIAN_TABLE_MARK_BOX,
                         point->text, &SHIAN_FORM_CELL);
  }
}

static void
add_task (ShianTable *table, const ShianChecklistFormRow *task, gboolean landscape)
{
  ShianRow *row = shian_table_add_row (table, SHIAN_ROW_BODY);

  shian_row_set_min_height (row, 10);
  shian_row_add_text (row, 1, task->label, label_style (landscape));
  add_text_cell (row, task, landscape);
  shian_row_add_text (row, 1, task->role, &SHIAN_FORM_MIDDLE);
  if (landscape)
    shian_row_add_text (row, 1, task->partners, &SHIAN_FORM_CELL);
  shian_row_add_text (row, 1, task->due, &SHIAN_FORM_MIDDLE);
  shian_row_add_text (row, 1, task->status, &SHIAN_FORM_MIDDLE);
  add_points_cell (row, task);
  shian_row_add_text (row, 1, task->progress, &SHIAN_FORM_CELL);
}

static void
add_tasks (ShianDocument *document, const ShianChecklistForm *form, gboolean landscape)
{
  ShianTable *table = make_table (shian_document_fonts (document), landscape);
  const char *section = NULL;

  for (guint i = 0; i < form->rows->len; i++) {
    const ShianChecklistFormRow *task = g_ptr_array_index (form->rows, i);

    if (task->section != NULL && g_strcmp0 (task->section, section) != 0)
      shian_row_add_text (shian_table_add_row (table, SHIAN_ROW_GROUP),
                          shian_table_n_columns (table), task->section, &SHIAN_FORM_GROUP);
    section = task->section;
    add_task (table, task, landscape);
  }
  if (form->rows->len == 0)
    shian_row_add_text (shian_table_add_row (table, SHIAN_ROW_BODY), shian_table_n_columns (table),
                        "本单位无任务", &SHIAN_FORM_MIDDLE);
  shian_table_set_keep_with_next (table, TRUE);
  shian_document_add_table (document, table);
}

static void
add_top_line (ShianDocument *document, const ShianChecklistForm *form)
{
  g_autofree char *unit =
      g_strconcat (form->part != NULL ? "责任单位：" : "填报单位（盖章）：", form->unit, NULL);
  g_autofree char *period =
      form->period != NULL ? g_strconcat ("时段：", form->period, NULL) : g_strdup ("");
  g_autofree char *date =
      g_strconcat (form->part != NULL ? "制表日期：" : "填报日期：",
                   form->date != NULL ? form->date : "　　　年　　月　　日", NULL);
  const ShianFormSlot slots[] = { { unit, &SHIAN_FORM_LINE, 5 },
                                  { period, &SHIAN_FORM_LINE_MIDDLE, 3 },
                                  { date, &SHIAN_FORM_LINE_END, 4 } };

  shian_form_add_line (document, slots, G_N_ELEMENTS (slots));
}

static void
add_signatures (ShianDocument *document)
{
  const ShianFormSlot slots[] = { { "单位负责人：", &SHIAN_FORM_LINE, 1 },
                                  { "审核人：", &SHIAN_FORM_LINE, 1 },
                                  { "填报人：", &SHIAN_FORM_LINE, 1 },
                                  { "联系电话：", &SHIAN_FORM_LINE, 1 } };

  shian_form_add_line (document, slots, G_N_ELEMENTS (slots));
}

ShianDocument *
shian_checklist_form_layout (const ShianChecklistForm *form, ShianFonts *fonts, gboolean landscape)
{
  ShianPageSetup setup = shian_page_setup_a4 (landscape);
  ShianDocument *document;

  g_return_val_if_fail (form != NULL && fonts != NULL, NULL);
  setup.left = setup.right = 15;
  setup.top = setup.bottom = 18;
  document = shian_document_new (fonts, &setup);
  shian_document_set_title (document, form->title);
  shian_document_set_author (document, form->unit);
  shian_form_set_running (document, form->title, TRUE);
  shian_document_add_paragraph (document, form->title, &SHIAN_FORM_TITLE);
  if (form->part != NULL)
    shian_document_add_paragraph (document, form->part, &SHIAN_FORM_MIDDLE);
  add_top_line (document, form);
  add_tasks (document, form, landscape);
  if (form->note != NULL)
    shian_document_add_paragraph (document, form->note, &SHIAN_FORM_NOTE);
  else
    shian_document_add_spacer (document, 3);
  if (form->part == NULL)
    add_signatures (document);
  return document;
}
