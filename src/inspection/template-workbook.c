/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "inspection/template-workbook.h"

#include "base/text.h"
#include "inspection/template-columns.h"
#include "subjects/subject.h"
#include "workbook/workbook-writer.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct {
  const ShianTemplateBook *book;
  const char *next;
} Export;

/* The field's value as the workbook shows it. (transfer full) */
static char *
cell_text (const ShianTemplateColumn *column, const ShianRecordType *type, gconstpointer record)
{
  const ShianField *field = shian_record_type_field (type, column->field);
  g_autofree char *text = NULL;

  if (column->words != NULL)
    return g_strdup (column->words[shian_field_get_integer (field, record)]);
  text = shian_field_to_text (field, record);
  if (text != NULL && type == &SHIAN_TEMPLATE_ITEM_TYPE) {
    const ShianTemplateItem *item = record;
    if (g_str_equal (column->field, "low") && item->low_open)
      return g_strconcat (">", text, NULL);
    if (g_str_equal (column->field, "high") && item->high_open)
      return g_strconcat ("<", text, NULL);
  }
  return g_steal_pointer (&text);
}

static gboolean
add_pair (ShianWorkbookWriter *writer, const char *title, const char *value, GError **error)
{
  const ShianCell cells[] = { shian_cell_text (title), shian_cell_text (value) };
  return shian_workbook_writer_add_row (writer, cells, 2, error);
}

static gboolean
write_head (ShianWorkbookWriter *writer, const Export *export, GError **error)
{
  static const ShianColumn columns[] = {
    { .title = "栏目", .width = 24 },
    { .title = "内容", .kind = SHIAN_COLUMN_CODE, .width = 70, .align = SHIAN_ALIGN_LEFT },
  };
  static const ShianSheet sheet = {
    .name = SHIAN_TEMPLATE_SHEET_HEAD, .columns = columns, .n_columns = 2, .no_filter = TRUE
  };
  const ShianTemplate *edition = export->book->edition;

  if (!shian_workbook_writer_begin_sheet (writer, &sheet, error))
    return FALSE;
  for (guint i = 0; i < SHIAN_TEMPLATE_N_HEAD_ROWS; i++) {
    const ShianTemplateColumn *row = &SHIAN_TEMPLATE_HEAD_ROWS[i];
    g_autofree char *value = cell_text (row, &SHIAN_TEMPLATE_TYPE, edition);
    gboolean name = g_str_equal (row->field, "edition") && export->next != NULL;
    if (!add_pair (writer, row->title, name ? export->next : value, error))
      return FALSE;
  }
  return add_pair (writer, SHIAN_TEMPLATE_BASE, edition->edition, error);
}

static gboolean
write_item (ShianWorkbookWriter *writer, const ShianTemplateItem *item, GError **error)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  g_autofree ShianCell *cells = g_new0 (ShianCell, SHIAN_TEMPLATE_N_ITEM_COLUMNS);

  for (guint i = 0; i < SHIAN_TEMPLATE_N_ITEM_COLUMNS; i++) {
    char *text = cell_text (&SHIAN_TEMPLATE_ITEM_COLUMNS[i], &SHIAN_TEMPLATE_ITEM_TYPE, item);
    g_ptr_array_add (texts, text);
    cells[i] = shian_cell_text (text);
  }
  return shian_workbook_writer_add_row (writer, cells, SHIAN_TEMPLATE_N_ITEM_COLUMNS, error);
}

static gboolean
write_items (ShianWorkbookWriter *writer, const Export *export, GError **error)
{
  /* As text all through: Excel must make no number and no date of a limit or a code. */
  static ShianColumn columns[13];
  static const ShianSheet sheet = { .name = SHIAN_TEMPLATE_SHEET_ITEMS,
                                    .columns = columns,
                                    .n_columns = G_N_ELEMENTS (columns),
                                    .frozen_columns = 1 };

  for (guint i = 0; i < SHIAN_TEMPLATE_N_ITEM_COLUMNS; i++)
    columns[i] = (ShianColumn){ .title = SHIAN_TEMPLATE_ITEM_COLUMNS[i].title,
                                .kind = SHIAN_COLUMN_CODE,
                                .align = SHIAN_ALIGN_LEFT,
                                .choices = SHIAN_TEMPLATE_ITEM_COLUMNS[i].words };
  if (!shian_workbook_writer_begin_sheet (writer, &sheet, error))
    return FALSE;
  for (guint i = 0; i < export->book->items->len; i++)
    if (!write_item (writer, export->book->items->pdata[i], error))
      return FALSE;
  return TRUE;
}

/* Lines of parts with tabs between them. */
static gboolean
write_lines (ShianWorkbookWriter *writer, const ShianSheet *sheet, const char *lines,
             GError **error)
{
  g_auto (GStrv) all = g_strsplit (lines != NULL ? lines : "", "\n", -1);

  if (!shian_workbook_writer_begin_sheet (writer, sheet, error))
    return FALSE;
  for (guint i = 0; all[i] != NULL; i++) {
    g_auto (GStrv) parts = g_strsplit (all[i], "\t", (int) sheet->n_columns);
    ShianCell cells[3] = { 0 };
    guint n = MIN (g_strv_length (parts), sheet->n_columns);
    for (guint k = 0; k < n; k++)
      cells[k] = shian_cell_text (parts[k]);
    if (n > 0 && *all[i] != '\0' && !shian_workbook_writer_add_row (writer, cells, n, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
write_texts (ShianWorkbookWriter *writer, const Export *export, GError **error)
{
  static const ShianColumn legal[] = {
    { .title = "简称", .width = 14 },
    { .title = "全称", .width = 70 },
    { .title = "版本日期", .kind = SHIAN_COLUMN_CODE, .width = 14 },
  };
  static const ShianColumn facts[] = { { .title = "代号", .width = 26 },
                                       { .title = "问题", .width = 50 } };
  static const ShianSheet sheets[] = {
    { .name = SHIAN_TEMPLATE_SHEET_LEGAL, .columns = legal, .n_columns = 3, .no_filter = TRUE },
    { .name = SHIAN_TEMPLATE_SHEET_FACTS, .columns = facts, .n_columns = 2, .no_filter = TRUE },
  };

  return write_lines (writer, &sheets[0], export->book->edition->legal, error) &&
         write_lines (writer, &sheets[1], export->book->edition->facts, error);
}

static char *
describe_choices (const ShianField *field)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; field->choices[i].key != NULL; i++)
    g_string_append_printf (text, "%s%s（%s）", i > 0 ? "，" : "", field->choices[i].key,
                            _ (field->choices[i].title));
  return g_string_free (text, FALSE);
}

static gboolean
write_help (ShianWorkbookWriter *writer, GError **error)
{
  static const ShianColumn columns[] = { { .title = "写在适用条件里", .width = 26 },
                                         { .title = "意思和可用的值", .width = 90 } };
  static const ShianSheet sheet = {
    .name = SHIAN_TEMPLATE_SHEET_HELP, .columns = columns, .n_columns = 2, .no_filter = TRUE
  };
  static const char *const general[][2] = {
    { "stage=primary|junior", "几个值用 | 隔开，有一个相符即可；不等于写 !=" },
    { "diners>=500", "数量可用 >= <= > <" },
    { "甲 and 乙 or 丙", "and 先于 or；空白表示总是适用；情况不明时该项保留" },
    { "下限、上限", "含限值直接写数；不含写 >10、<10" },
    { "选项", "用 ; 隔开，后加 =1 符合、=2 不符合、=3 不适用，例如 完好=1;破损=2" },
    { "内部编号", "不要改动；新增的项留空" },
  };

  if (!shian_workbook_writer_begin_sheet (writer, &sheet, error))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (general); i++)
    if (!add_pair (writer, general[i][0], general[i][1], error))
      return FALSE;
  for (guint i = 0; i < SHIAN_SUBJECT_TYPE.n_fields; i++) {
    const ShianField *field = &SHIAN_SUBJECT_TYPE.fields[i];
    g_autofree char *values = NULL;
    g_autofree char *text = NULL;
    if (field->kind != SHIAN_FIELD_CHOICE && field->kind != SHIAN_FIELD_INTEGER)
      continue;
    values = field->kind == SHIAN_FIELD_CHOICE ? describe_choices (field) : g_strdup ("整数");
    text = g_strdup_printf ("%s：%s", _ (field->title), values);
    if (!add_pair (writer, field->name, text, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
fill (ShianWorkbookWriter *writer, gpointer data, GError **error)
{
  const Export *export = data;

  return write_head (writer, export, error) && write_items (writer, export, error) &&
         write_texts (writer, export, error) && write_help (writer, error);
}

gboolean
shian_template_export (const ShianTemplateBook *book, const char *next, const char *path,
                       GError **error)
{
  Export export = { book, next };
  const ShianWorkbookOptions options = { .title = book->edition->title,
                                         .verify = SHIAN_VERIFY_CELLS };

  return shian_workbook_write (path, &options, fill, &export, NULL, error);
}
