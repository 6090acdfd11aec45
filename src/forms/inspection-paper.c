/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "forms/inspection-paper.h"

#include "base/text.h"
#include "forms/form-code.h"

#define LABEL_MM 24.0
#define LONGEST_LABEL "统一社会信用代码"
#define HEADER_CHARACTERS 28
#define SIGNATURE_MM 13.0
#define SIGNATURE_ROW_MM (SIGNATURE_MM + 12.5) /* with the lines above and below what is drawn */

static const ShianTextStyle edition_style = { .font = SHIAN_FONT_FANGSONG,
                                              .size = 9,
                                              .align = SHIAN_TEXT_ALIGN_CENTER,
                                              .after = 2,
                                              .keep_with_next = TRUE };

void
shian_paper_add_title (ShianDocument *document, const ShianInspectionForm *form, const char *title)
{
  shian_document_add_paragraph (document, title, &SHIAN_FORM_TITLE);
  if (form->edition != NULL)
    shian_document_add_paragraph (document, form->edition, &edition_style);
}

static void
add_pair (ShianRow *row, const ShianFormField *field, guint span)
{
  shian_row_add_text (row, 1, field->label, &SHIAN_FORM_HEAD);
  shian_row_add_text (row, span, field->value, &SHIAN_FORM_CELL);
}

static const ShianFormField *
next_field (const GPtrArray *fields, guint *i, gboolean internal)
{
  while (*i < fields->len) {
    const ShianFormField *field = fields->pdata[(*i)++];
    if (internal || !field->internal)
      return field;
  }
  return NULL;
}

/* A fact without a neighbour takes the whole line. */
void
shian_paper_add_fields (ShianDocument *document, const ShianInspectionForm *form, gboolean internal)
{
  ShianTable *table = shian_table_new ();
  ShianFonts *fonts = shian_document_fonts (document);
  guint i = 0;
  const ShianFormField *field = next_field (form->fields, &i, internal);

  for (guint side = 0; side < 2; side++) {
    shian_table_add_column_for (table, fonts, LONGEST_LABEL, &SHIAN_FORM_HEAD, LABEL_MM);
    shian_table_add_column (table, 0, 1);
  }
  while (field != NULL) {
    const ShianFormField *next = next_field (form->fields, &i, internal);
    gboolean alone = field->wide || next == NULL || next->wide;
    ShianRow *row = shian_table_add_row (table, SHIAN_ROW_BODY);

    shian_row_set_min_height (row, 8);
    add_pair (row, field, alone ? 3 : 1);
    if (!alone)
      add_pair (row, next, 1);
    field = alone ? next : next_field (form->fields, &i, internal);
  }
  shian_document_add_table (document, table);
  shian_document_add_spacer (document, 3);
}

static void
add_box (ShianDocument *document, const char *label, const char *text, double mm, gboolean keep)
{
  ShianTable *table = shian_table_new ();
  ShianRow *row;
  ShianTableCell *cell;

  shian_table_add_column (table, 0, 1);
  row = shian_table_add_row (table, SHIAN_ROW_BODY);
  shian_row_set_min_height (row, mm);
  cell = shian_row_add_cell (row, 1);
  shian_cell_set_valign (cell, SHIAN_VALIGN_TOP);
  if (label != NULL)
    shian_cell_add_text (cell, SHIAN_TABLE_MARK_NONE, label, &SHIAN_FORM_GROUP);
  shian_cell_add_text (cell, SHIAN_TABLE_MARK_NONE, text, &SHIAN_FORM_CELL);
  shian_table_set_keep_with_next (table, keep);
  shian_document_add_table (document, table);
  shian_document_add_spacer (document, 2);
}

void
shian_paper_add_box (ShianDocument *document, const char *label, const char *text, double mm)
{
  add_box (document, label, text, mm, FALSE);
}

void
shian_paper_add_last_box (ShianDocument *document, const char *label, const char *text, double mm)
{
  add_box (document, label, text, mm, TRUE);
}

/* Room to sign by hand below the names. */
static void
add_room (ShianTableCell *cell, const char *names)
{
  shian_cell_add_text (cell, SHIAN_TABLE_MARK_NONE, shian_form_or_blank (names, " "),
                       &SHIAN_FORM_CELL);
  shian_cell_add_text (cell, SHIAN_TABLE_MARK_NONE, " \n ", &SHIAN_FORM_CELL);
}

/* What was drawn takes the place of that room, and the table stays as high as without. */
static void
add_drawing (ShianTableCell *cell, const ShianInspectionForm *form)
{
  g_autofree char *signer =
      form->signer != NULL ? g_strconcat ("签名人：", form->signer, NULL) : NULL;

  shian_cell_add_picture (cell, form->signature, SIGNATURE_MM);
  if (signer != NULL)
    shian_cell_add_text (cell, SHIAN_TABLE_MARK_NONE, signer, &SHIAN_FORM_LINE_END);
}

/* In a row of their own, so that both dates stand at one height however long the names are. */
static void
add_dates (ShianTable *table, const ShianInspectionForm *form)
{
  static const char *const blank = "日期：　　　　年　　月　　日";
  ShianRow *row = shian_table_add_row (table, SHIAN_ROW_BODY);
  g_autofree char *drawn =
      form->signature != NULL ? g_strconcat ("日期：", form->signed_on, NULL) : NULL;

  shian_row_set_keep_with_next (row, TRUE);
  shian_row_add_text (row, 1, blank, &SHIAN_FORM_LINE_END);
  shian_row_add_text (row, 1, drawn != NULL ? drawn : blank, &SHIAN_FORM_LINE_END);
}

static ShianTableCell *
begin_signature (ShianRow *row, const char *label)
{
  ShianTableCell *cell = shian_row_add_cell (row, 1);

  shian_cell_set_valign (cell, SHIAN_VALIGN_TOP);
  shian_cell_add_text (cell, SHIAN_TABLE_MARK_NONE, label, &SHIAN_FORM_CELL);
  return cell;
}

void
shian_paper_add_signatures (ShianDocument *document, const ShianInspectionForm *form)
{
  static const char *const refused =
      "当事人拒绝签收的，注明原因：　　　　　　　　　　　见证人（签名）：";
  ShianTable *table = shian_table_new ();
  ShianTableCell *cell;
  ShianRow *row;

  shian_table_add_column (table, 0, 1);
  shian_table_add_column (table, 0, 1);
  row = shian_table_add_row (table, SHIAN_ROW_BODY);
  shian_row_set_keep_with_next (row, TRUE);
  shian_row_set_min_height (row, SIGNATURE_ROW_MM);
  add_room (begin_signature (row, "检查人员（签名，不少于2名）："), form->inspectors);
  cell = begin_signature (row, "被检查单位（签名或盖章）：");
  if (form->signature != NULL)
    add_drawing (cell, form);
  else
    add_room (cell, NULL);
  add_dates (table, form);
  row = shian_table_add_row (table, SHIAN_ROW_BODY);
  shian_row_set_min_height (row, 9);
  shian_row_add_text (row, 2, shian_form_or_blank (form->receipt, refused), &SHIAN_FORM_CELL);
  shian_document_add_table (document, table);
}

static void
add_count (GString *text, const char *words, guint n)
{
  if (n > 0)
    g_string_append_printf (text, "，%s%u项", words, n);
}

char *
shian_paper_counts (const ShianInspectionForm *form)
{
  const ShianFormCounts *counts = &form->counts;
  GString *text = g_string_new (NULL);

  g_string_printf (text, "共%u项：", counts->total);
  if (!form->filled) {
    g_string_append (text, "符合_____项，不符合_____项（其中重点_____项），不适用_____项。");
    return g_string_free (text, FALSE);
  }
  g_string_append_printf (text, "符合%u项，不符合%u项（其中重点%u项），不适用%u项",
                          counts->conforming, counts->not_conforming, counts->not_conforming_key,
                          counts->not_applicable);
  add_count (text, "只记录不判定", counts->recorded);
  add_count (text, "鼓励项未做到", counts->advice);
  add_count (text, "尚未检查", counts->unanswered);
  g_string_append (text, "。");
  return g_string_free (text, FALSE);
}

void
shian_paper_add_summary (ShianDocument *document, const ShianInspectionForm *form)
{
  g_autofree char *counts = shian_paper_counts (form);
  guint n = form->results != NULL ? g_strv_length (form->results) : 0;
  ShianTable *table = shian_table_new ();
  ShianRow *row;

  shian_table_add_column (table, LABEL_MM, 0);
  for (guint i = 0; i < MAX (n, 1); i++)
    shian_table_add_column (table, 0, 1);
  row = shian_table_add_row (table, SHIAN_ROW_BODY);
  shian_row_set_min_height (row, 8);
  shian_row_add_text (row, 1, "项目统计", &SHIAN_FORM_HEAD);
  shian_row_add_text (row, MAX (n, 1), counts, &SHIAN_FORM_CELL);
  row = shian_table_add_row (table, SHIAN_ROW_BODY);
  shian_row_set_min_height (row, 8);
  shian_row_add_text (row, 1, "检查结果", &SHIAN_FORM_HEAD);
  for (guint i = 0; i < n; i++)
    shian_cell_add_text (shian_row_add_cell (row, 1),
                         g_strcmp0 (form->result, form->results[i]) == 0
                             ? SHIAN_TABLE_MARK_TICKED_BOX
                             : SHIAN_TABLE_MARK_BOX,
                         form->results[i], &SHIAN_FORM_CELL);
  shian_table_set_keep_with_next (table, TRUE);
  shian_document_add_table (document, table);
  shian_document_add_spacer (document, 2);
}

static void (*const papers[]) (ShianDocument *, const ShianInspectionForm *) = {
  [SHIAN_PAPER_INSPECTION] = shian_paper_add_inspection,
  [SHIAN_PAPER_RESULT] = shian_paper_add_result,
  [SHIAN_PAPER_FINDINGS] = shian_paper_add_findings,
  [SHIAN_PAPER_RECHECK] = shian_paper_add_recheck,
};

static void
set_running (ShianDocument *document, const ShianInspectionForm *form)
{
  /* The code stands at the right of this line. */
  g_autofree char *premises =
      shian_text_shorten (form->premises != NULL ? form->premises : "", HEADER_CHARACTERS);
  g_autofree char *left = g_strconcat ("{part}　", premises, NULL);

  shian_form_set_running (document, left, FALSE);
}

ShianDocument *
shian_inspection_form_layout (const ShianInspectionForm *form, ShianPaper paper,
                              const char *const *copies, ShianFonts *fonts)
{
  static const char *const one[] = { "", NULL };
  ShianPageSetup setup = shian_page_setup_a4 (FALSE);
  ShianDocument *document;

  g_return_val_if_fail (form != NULL && fonts != NULL, NULL);
  g_return_val_if_fail ((guint) paper < G_N_ELEMENTS (papers), NULL);
  setup.left = setup.right = 16;
  setup.top = 21;
  setup.bottom = 18;
  document = shian_document_new (fonts, &setup);
  shian_document_set_title (document, form->title);
  set_running (document, form);
  if (form->code != NULL)
    shian_form_code_stamp (document, form->code);
  for (const char *const *copy = copies != NULL ? copies : one; *copy != NULL; copy++) {
    shian_document_begin_part (document, *copy);
    papers[paper](document, form);
  }
  return document;
}
