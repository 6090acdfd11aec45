/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "forms/form-parts.h"

#include "base/text.h"

const ShianTextStyle SHIAN_FORM_TITLE = { .font = SHIAN_FONT_TITLE,
                                          .size = 18,
                                          .align = SHIAN_TEXT_ALIGN_CENTER,
                                          .after = 3,
                                          .keep_with_next = TRUE };
const ShianTextStyle SHIAN_FORM_HEAD = { .font = SHIAN_FONT_HEI,
                                         .size = 10.5,
                                         .align = SHIAN_TEXT_ALIGN_CENTER };
const ShianTextStyle SHIAN_FORM_GROUP = { .font = SHIAN_FONT_HEI, .size = 10.5 };
const ShianTextStyle SHIAN_FORM_CELL = { .font = SHIAN_FONT_FANGSONG, .size = 10.5 };
const ShianTextStyle SHIAN_FORM_MIDDLE = { .font = SHIAN_FONT_FANGSONG,
                                           .size = 10.5,
                                           .align = SHIAN_TEXT_ALIGN_CENTER };
const ShianTextStyle SHIAN_FORM_SMALL = { .font = SHIAN_FONT_FANGSONG, .size = 9 };
const ShianTextStyle SHIAN_FORM_NOTE = {
  .font = SHIAN_FONT_FANGSONG, .size = 10.5, .before = 2, .after = 3, .keep_with_next = TRUE
};
const ShianTextStyle SHIAN_FORM_RUNNING = { .font = SHIAN_FONT_SONG, .size = 9 };
const ShianTextStyle SHIAN_FORM_LINE = { .font = SHIAN_FONT_FANGSONG, .size = 11 };
const ShianTextStyle SHIAN_FORM_LINE_MIDDLE = { .font = SHIAN_FONT_FANGSONG,
                                                .size = 11,
                                                .align = SHIAN_TEXT_ALIGN_CENTER };
const ShianTextStyle SHIAN_FORM_LINE_END = { .font = SHIAN_FONT_FANGSONG,
                                             .size = 11,
                                             .align = SHIAN_TEXT_ALIGN_END };

void
shian_form_add_line (ShianDocument *document, const ShianFormSlot *slots, guint n)
{
  ShianTable *table = shian_table_new ();
  ShianRow *row;

  for (guint i = 0; i < n; i++)
    shian_table_add_column (table, 0, slots[i].share);
  shian_table_set_borders (table, FALSE);
  row = shian_table_add_row (table, SHIAN_ROW_BODY);
  for (guint i = 0; i < n; i++)
    shian_row_add_text (row, 1, slots[i].text, slots[i].style);
  shian_table_set_keep_with_next (table, TRUE);
  shian_document_add_table (document, table);
}

const char *
shian_form_or_blank (const char *text, const char *blank)
{
  return shian_text_is_empty (text) ? blank : text;
}

void
shian_form_set_running (ShianDocument *document, const char *left, gboolean not_on_first)
{
  ShianRunningText header = { .left = left, .distance = 10, .not_on_first = not_on_first };
  ShianRunningText footer = { .center = "第{page}页　共{pages}页", .distance = 10 };

  shian_document_set_header (document, &header, &SHIAN_FORM_RUNNING);
  shian_document_set_footer (document, &footer, &SHIAN_FORM_RUNNING);
}
