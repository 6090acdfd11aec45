/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Papers about what was found: the posted result, the list with photos, the recheck. */
#include "forms/inspection-paper.h"

#include "base/text.h"

#define PHOTO_MM 62.0

static const ShianTextStyle heading_style = {
  .font = SHIAN_FONT_HEI, .size = 12, .before = 3, .after = 1.5, .keep_with_next = TRUE
};
static const ShianTextStyle result_style = {
  .font = SHIAN_FONT_TITLE, .size = 36, .align = SHIAN_TEXT_ALIGN_CENTER, .before = 6, .after = 4
};
static const ShianTextStyle public_style = { .font = SHIAN_FONT_FANGSONG,
                                             .size = 14,
                                             .align = SHIAN_TEXT_ALIGN_JUSTIFY,
                                             .indent = 2,
                                             .after = 2 };
/* The day below does not stand alone on a page. */
static const ShianTextStyle public_note = { .font = SHIAN_FONT_FANGSONG,
                                            .size = 14,
                                            .align = SHIAN_TEXT_ALIGN_JUSTIFY,
                                            .indent = 2,
                                            .after = 2,
                                            .keep_with_next = TRUE };
static const ShianTextStyle public_finding = {
  .font = SHIAN_FONT_FANGSONG, .size = 14, .align = SHIAN_TEXT_ALIGN_JUSTIFY, .indent = 2
};
static const ShianTextStyle public_end = {
  .font = SHIAN_FONT_FANGSONG, .size = 14, .align = SHIAN_TEXT_ALIGN_END, .before = 6
};

static void
add_head (ShianTable *table, const char *const *titles)
{
  ShianRow *head = shian_table_add_row (table, SHIAN_ROW_HEADING);

  for (; *titles != NULL; titles++)
    shian_row_add_text (head, 1, *titles, &SHIAN_FORM_HEAD);
}

static void
add_what (ShianRow *row, const ShianFormFinding *finding)
{
  ShianTableCell *cell = shian_row_add_cell (row, 1);
  g_autofree char *text = g_strdup_printf ("%s%s%s%s", finding->key ? "★" : "",
                                           finding->item != NULL ? finding->item : "",
                                           finding->item != NULL ? "　" : "", finding->text);

  shian_cell_add_text (cell, SHIAN_TABLE_MARK_NONE, text, &SHIAN_FORM_CELL);
  if (!shian_text_is_empty (finding->basis))
    shian_cell_add_text (cell, SHIAN_TABLE_MARK_NONE, finding->basis, &SHIAN_FORM_SMALL);
  if (finding->repeats > 0) {
    g_autofree char *again = g_strdup_printf ("近12个月内第%u次发现", finding->repeats + 1);

    shian_cell_add_text (cell, SHIAN_TABLE_MARK_NONE, again, &SHIAN_FORM_SMALL);
  }
}

/* Number, what was found and what is ordered begin the row of each of these tables. */
static ShianRow *
begin_row (ShianTable *table, const ShianFormFinding *finding)
{
  ShianRow *row = shian_table_add_row (table, SHIAN_ROW_BODY);

  shian_row_add_text (row, 1, finding->number, &SHIAN_FORM_MIDDLE);
  add_what (row, finding);
  shian_row_add_text (row, 1, finding->action, &SHIAN_FORM_CELL);
  return row;
}

static void
add_blank_rows (ShianTable *table, guint n)
{
  for (guint i = 0; i < n; i++)
    shian_row_set_min_height (shian_table_add_row (table, SHIAN_ROW_BODY), 11);
}

void
shian_paper_add_finding_table (ShianDocument *document, const ShianInspectionForm *form,
                               guint n_blank)
{
  static const char *const titles[] = { "序号", "发现的问题", "整改要求", "整改期限", NULL };
  ShianTable *table;

  if (form->findings->len == 0 && n_blank == 0)
    return;
  shian_document_add_paragraph (document, "问题及整改要求", &heading_style);
  table = shian_table_new ();
  shian_table_add_column (table, 12, 0);
  shian_table_add_column (table, 0, 5);
  shian_table_add_column (table, 0, 3.4);
  shian_table_add_column (table, 30, 0);
  add_head (table, titles);
  for (guint i = 0; i < form->findings->len; i++) {
    const ShianFormFinding *finding = form->findings->pdata[i];
    ShianRow *row = begin_row (table, finding);

    shian_row_add_text (row, 1, finding->deadline, &SHIAN_FORM_MIDDLE);
  }
  if (form->findings->len == 0)
    add_blank_rows (table, n_blank);
  shian_document_add_table (document, table);
  shian_document_add_spacer (document, 2);
}

/* Each is a paragraph, so that none leaves one line alone on a page. */
static void
add_public_findings (ShianDocument *document, const ShianInspectionForm *form)
{
  if (form->findings->len == 0)
    return;
  shian_document_add_paragraph (document, "发现的问题", &heading_style);
  for (guint i = 0; i < form->findings->len; i++) {
    const ShianFormFinding *finding = form->findings->pdata[i];
    g_autofree char *text = g_strdup_printf ("%u．%s", i + 1, finding->text);

    shian_document_add_paragraph (document, text, &public_finding);
  }
  shian_document_add_spacer (document, 2);
}

/* Order 49 art. 39: the record of the result is posted at the premises until the next inspection. */
void
shian_paper_add_result (ShianDocument *document, const ShianInspectionForm *form)
{
  g_autofree char *counts = shian_paper_counts (form);

  shian_paper_add_title (document, form, "食品安全监督检查结果公示");
  shian_paper_add_fields (document, form, FALSE);
  shian_document_add_paragraph (document, shian_form_or_blank (form->result, "　"), &result_style);
  shian_document_add_paragraph (document, counts, &public_style);
  add_public_findings (document, form);
  if (form->public_note != NULL)
    shian_document_add_paragraph (document, form->public_note, &public_note);
  shian_document_add_paragraph (
      document, shian_form_or_blank (form->date, "　　　　年　　月　　日"), &public_end);
}

static void
add_photo_cell (ShianRow *row, const GPtrArray *photos, guint i)
{
  ShianTableCell *cell = shian_row_add_cell (row, 1);

  if (i < photos->len)
    shian_cell_add_picture (cell, photos->pdata[i], PHOTO_MM);
  else
    shian_cell_add_text (cell, SHIAN_TABLE_MARK_NONE, "（无照片）", &SHIAN_FORM_MIDDLE);
}

static void
add_photos (ShianDocument *document, const ShianFormFinding *finding)
{
  ShianTable *table;
  ShianRow *row;
  g_autofree char *caption = NULL;

  if (finding->before->len + finding->after->len == 0)
    return;
  table = shian_table_new ();
  shian_table_add_column (table, 0, 1);
  shian_table_add_column (table, 0, 1);
  caption = g_strdup_printf ("%s　%s", finding->number, finding->text);
  row = shian_table_add_row (table, SHIAN_ROW_GROUP);
  shian_row_add_text (row, 2, caption, &SHIAN_FORM_CELL);
  row = shian_table_add_row (table, SHIAN_ROW_GROUP);
  shian_row_add_text (row, 1, "整改前", &SHIAN_FORM_HEAD);
  shian_row_add_text (row, 1, "整改后", &SHIAN_FORM_HEAD);
  for (guint i = 0; i < MAX (finding->before->len, finding->after->len); i++) {
    row = shian_table_add_row (table, SHIAN_ROW_BODY);
    add_photo_cell (row, finding->before, i);
    add_photo_cell (row, finding->after, i);
  }
  shian_document_add_table (document, table);
  shian_document_add_spacer (document, 3);
}

static void
add_register (ShianDocument *document, const ShianInspectionForm *form)
{
  static const char *const titles[] = { "序号",     "问题", "整改要求", "责任人",
                                        "整改期限", "状态", NULL };
  ShianTable *table = shian_table_new ();

  shian_table_add_column (table, 12, 0);
  shian_table_add_column (table, 0, 4);
  shian_table_add_column (table, 0, 3);
  shian_table_add_column (table, 18, 0);
  shian_table_add_column (table, 31, 0);
  shian_table_add_column (table, 20, 0);
  add_head (table, titles);
  for (guint i = 0; i < form->findings->len; i++) {
    const ShianFormFinding *finding = form->findings->pdata[i];
    ShianRow *row = begin_row (table, finding);

    shian_row_add_text (row, 1, finding->responsible, &SHIAN_FORM_MIDDLE);
    shian_row_add_text (row, 1, finding->deadline, &SHIAN_FORM_MIDDLE);
    shian_row_add_text (row, 1, finding->state, &SHIAN_FORM_MIDDLE);
  }
  if (form->findings->len == 0)
    shian_row_add_text (shian_table_add_row (table, SHIAN_ROW_BODY), 6, "没有发现问题",
                        &SHIAN_FORM_MIDDLE);
  shian_document_add_table (document, table);
  shian_document_add_spacer (document, 3);
}

void
shian_paper_add_findings (ShianDocument *document, const ShianInspectionForm *form)
{
  shian_paper_add_title (document, form, "食品安全问题整改清单");
  shian_paper_add_fields (document, form, TRUE);
  add_register (document, form);
  for (guint i = 0; i < form->findings->len; i++)
    add_photos (document, form->findings->pdata[i]);
}

static void
add_recheck_row (ShianTable *table, const ShianFormFinding *finding)
{
  static const char *const outcomes[] = { "已整改", "未整改" };
  ShianRow *row = begin_row (table, finding);
  ShianTableCell *cell;

  shian_row_set_min_height (row, 16);
  shian_row_add_text (row, 1, finding->deadline, &SHIAN_FORM_MIDDLE);
  cell = shian_row_add_cell (row, 1);
  for (guint i = 0; i < G_N_ELEMENTS (outcomes); i++)
    shian_cell_add_text (cell, SHIAN_TABLE_MARK_BOX, outcomes[i], &SHIAN_FORM_CELL);
  shian_row_add_text (row, 1, finding->result, &SHIAN_FORM_CELL);
}

void
shian_paper_add_recheck (ShianDocument *document, const ShianInspectionForm *form)
{
  static const char *const titles[] = { "序号",     "原问题",   "整改要求", "整改期限",
                                        "复查情况", "复查记录", NULL };
  ShianTable *table = shian_table_new ();

  shian_paper_add_title (document, form, "食品安全问题整改复查表");
  shian_paper_add_fields (document, form, TRUE);
  shian_table_add_column (table, 12, 0);
  shian_table_add_column (table, 0, 4);
  shian_table_add_column (table, 0, 3);
  shian_table_add_column (table, 31, 0);
  shian_table_add_column (table, 21, 0);
  shian_table_add_column (table, 0, 3);
  add_head (table, titles);
  for (guint i = 0; i < form->findings->len; i++)
    add_recheck_row (table, form->findings->pdata[i]);
  shian_document_add_table (document, table);
  shian_document_add_spacer (document, 3);
  shian_paper_add_last_box (document, "复查意见：", NULL, 20);
  shian_paper_add_signatures (document, form);
}
