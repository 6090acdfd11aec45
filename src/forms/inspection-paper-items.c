/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The form an inspector walks around with: every item with its boxes. */
#include "forms/inspection-paper.h"

#include "base/text.h"

#define BOX_MM 11.0
#define N_BOXES 3
#define BLANK_FINDINGS 5
/* Characters beyond which a text would stand in its narrow column as a long ribbon. */
#define LONGEST_ASIDE 40
#define SEE_BELOW "见下行"

static const ShianTextStyle value_style = { .font = SHIAN_FONT_FANGSONG, .size = 10.5 };

static const ShianTextStyle legend_style = { .font = SHIAN_FONT_FANGSONG, .size = 8, .before = 1 };

static const struct {
  const char *title;
  ShianFormVerdict verdict;
} boxes[N_BOXES] = {
  { "符合", SHIAN_FORM_CONFORMING },
  { "不符合", SHIAN_FORM_NOT_CONFORMING },
  { "不适用", SHIAN_FORM_NOT_APPLICABLE },
};

static ShianTable *
make_table (ShianDocument *document)
{
  ShianTable *table = shian_table_new ();
  ShianFonts *fonts = shian_document_fonts (document);
  ShianRow *head;

  shian_table_add_column_for (table, fonts, "编号00", &SHIAN_FORM_MIDDLE, 12);
  shian_table_add_column (table, 0, 1);
  for (guint i = 0; i < N_BOXES; i++)
    shian_table_add_column_for (table, fonts, "不符合", &SHIAN_FORM_HEAD, BOX_MM);
  shian_table_add_column (table, 25, 0);
  head = shian_table_add_row (table, SHIAN_ROW_HEADING);
  shian_row_add_text (head, 1, "编号", &SHIAN_FORM_HEAD);
  shian_row_add_text (head, 1, "检查内容（★为重点项）", &SHIAN_FORM_HEAD);
  for (guint i = 0; i < N_BOXES; i++)
    shian_row_add_text (head, 1, boxes[i].title, &SHIAN_FORM_HEAD);
  shian_row_add_text (head, 1, "备注", &SHIAN_FORM_HEAD);
  return table;
}

static void
add_wording (ShianRow *row, const ShianFormItem *item)
{
  ShianTableCell *cell = shian_row_add_cell (row, 1);
  g_autofree char *text = g_strconcat (item->key ? "★" : "", item->text, NULL);

  shian_cell_add_text (cell, SHIAN_TABLE_MARK_NONE, text, &SHIAN_FORM_CELL);
  if (!shian_text_is_empty (item->basis))
    shian_cell_add_text (cell, SHIAN_TABLE_MARK_NONE, item->basis, &SHIAN_FORM_SMALL);
}

static ShianMark
mark_of (gboolean ticked)
{
  return ticked ? SHIAN_TABLE_MARK_TICKED_BOX : SHIAN_TABLE_MARK_BOX;
}

static void
add_boxes (ShianRow *row, const ShianFormItem *item)
{
  for (guint i = 0; i < N_BOXES; i++)
    shian_cell_add_text (shian_row_add_cell (row, 1), mark_of (item->verdict == boxes[i].verdict),
                         "", &SHIAN_FORM_MIDDLE);
}

static gboolean
is_long (const char *text)
{
  return text != NULL && g_utf8_strlen (text, -1) > LONGEST_ASIDE;
}

/* What goes with an item over the whole width, below its row and on the same page. */
static ShianRow *
add_below (ShianTable *table, ShianRow *above, const char *label, const char *text)
{
  ShianRow *row = shian_table_add_row (table, SHIAN_ROW_BODY);
  g_autofree char *labelled = g_strconcat (label, text, NULL);

  shian_row_set_keep_with_next (above, TRUE);
  shian_row_add_text (row, 1, NULL, &SHIAN_FORM_CELL);
  shian_row_add_text (row, shian_table_n_columns (table) - 1, labelled, &SHIAN_FORM_CELL);
  return row;
}

static char *
value_text (const ShianFormItem *item)
{
  /* Nothing is left to fill in where the item does not apply. */
  const char *blank = item->verdict == SHIAN_FORM_NOT_APPLICABLE ? "" : "________";
  const char *value = shian_form_or_blank (item->value, blank);

  if (is_long (item->value))
    return g_strdup (SEE_BELOW);
  return g_strconcat (value, *value != '\0' && item->unit != NULL ? item->unit : "", NULL);
}

/* A value takes the place of the boxes: what it amounts to follows from the limit. */
static void
add_value (ShianRow *row, const ShianFormItem *item)
{
  ShianTableCell *cell = shian_row_add_cell (row, N_BOXES);
  g_autofree char *value = value_text (item);
  g_autofree char *limit = item->limit != NULL ? g_strconcat ("限值：", item->limit, NULL) : NULL;

  shian_cell_add_text (cell, SHIAN_TABLE_MARK_NONE, value, &value_style);
  if (limit != NULL)
    shian_cell_add_text (cell, SHIAN_TABLE_MARK_NONE, limit, &SHIAN_FORM_SMALL);
  if (item->verdict == SHIAN_FORM_NOT_CONFORMING || item->verdict == SHIAN_FORM_NOT_APPLICABLE)
    shian_cell_add_text (cell, SHIAN_TABLE_MARK_NONE,
                         boxes[item->verdict - SHIAN_FORM_CONFORMING].title, &SHIAN_FORM_GROUP);
}

static void
add_choices (ShianRow *row, const ShianFormItem *item)
{
  ShianTableCell *cell = shian_row_add_cell (row, N_BOXES);

  for (char **choice = item->choices; *choice != NULL; choice++)
    shian_cell_add_text (cell, mark_of (g_strcmp0 (*choice, item->value) == 0), *choice,
                         &SHIAN_FORM_CELL);
}

static void
add_item (ShianTable *table, const ShianFormItem *item)
{
  ShianRow *row = shian_table_add_row (table, SHIAN_ROW_BODY);

  shian_row_set_name (row, item->number);
  shian_row_set_min_height (row, 8);
  shian_row_add_text (row, 1, item->number, &SHIAN_FORM_MIDDLE);
  add_wording (row, item);
  if (item->choices != NULL)
    add_choices (row, item);
  else if (item->asks_value)
    add_value (row, item);
  else
    add_boxes (row, item);
  shian_row_add_text (row, 1, is_long (item->note) ? SEE_BELOW : item->note, &SHIAN_FORM_SMALL);
  if (item->asks_value && item->choices == NULL && is_long (item->value))
    row = add_below (table, row, "检查情况：", item->value);
  if (is_long (item->note))
    add_below (table, row, "备注：", item->note);
}

void
shian_paper_add_items (ShianDocument *document, const ShianInspectionForm *form)
{
  ShianTable *table = make_table (document);

  for (guint g = 0; g < form->groups->len; g++) {
    const ShianFormGroup *group = form->groups->pdata[g];
    g_autofree char *title = g_strdup_printf ("%s（%u项）", group->title, group->items->len);

    shian_row_add_text (shian_table_add_row (table, SHIAN_ROW_GROUP), shian_table_n_columns (table),
                        title, &SHIAN_FORM_GROUP);
    for (guint i = 0; i < group->items->len; i++)
      add_item (table, group->items->pdata[i]);
  }
  shian_document_add_table (document, table);
  if (form->legend != NULL)
    shian_document_add_paragraph (document, form->legend, &legend_style);
  shian_document_add_spacer (document, 3);
}

static void
add_notice (ShianDocument *document, const ShianInspectionForm *form)
{
  static const char *const told = "告知：检查人员不少于两名，已出示执法证件，说明检查依据和内容，告"
                                  "知当事人如实提供情况、配合检查"
                                  "的义务以及申请回避、陈述申辩的权利。";
  static const char *const ask = "当事人：□已知悉，不申请回避　□申请回避，理由：";

  shian_paper_add_box (document, NULL, told, 0);
  if (form->notice != NULL)
    shian_document_add_paragraph (document, form->notice, &SHIAN_FORM_NOTE);
  shian_document_add_paragraph (document, ask, &SHIAN_FORM_NOTE);
}

void
shian_paper_add_inspection (ShianDocument *document, const ShianInspectionForm *form)
{
  shian_paper_add_title (document, form, form->title);
  shian_paper_add_fields (document, form, TRUE);
  add_notice (document, form);
  shian_paper_add_items (document, form);
  shian_paper_add_summary (document, form);
  shian_paper_add_finding_table (document, form, form->filled ? 0 : BLANK_FINDINGS);
  shian_paper_add_box (document, "处理意见：", form->opinion, form->filled ? 14 : 24);
  shian_paper_add_last_box (document, "被检查单位意见：", form->comment, form->filled ? 12 : 18);
  shian_paper_add_signatures (document, form);
}
