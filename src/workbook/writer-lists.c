/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Drop-down lists. Their values stand on a hidden sheet and the cells refer to them by range: a
 * list written into the cell's rule may have 255 bytes at most, and more ends the program. */
#include "workbook/writer-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* When nothing follows the table, rows added by hand find their lists here too. */
#define SPARE_ROWS 1000

static guint
list_index (ShianWorkbookWriter *writer, const char *const *choices)
{
  guint index;

  for (index = 0; index < writer->lists->len; index++)
    if (g_strv_equal (g_ptr_array_index (writer->lists, index), choices))
      return index;
  g_ptr_array_add (writer->lists, (gpointer) choices);
  return index;
}

static gboolean
add_choice (ShianWorkbookWriter *writer, guint column, guint last_row, GError **error)
{
  ShianOpenSheet *open = writer->open;
  const ShianColumn *described = &open->sheet->columns[column];
  guint index = list_index (writer, described->choices);
  char letters[8];
  g_autofree char *range = NULL;
  lxw_data_validation rule = { .validate = LXW_VALIDATION_TYPE_LIST_FORMULA,
                               .ignore_blank = LXW_VALIDATION_ON,
                               .show_error = LXW_VALIDATION_ON };

  shian_column_name (index + 1, letters);
  range = g_strdup_printf ("='%s'!$%s$1:$%s$%u", writer->list_name, letters, letters,
                           g_strv_length ((char **) described->choices));
  rule.value_formula = range;
  rule.error_type = described->choices_strict ? LXW_VALIDATION_ERROR_TYPE_STOP
                                              : LXW_VALIDATION_ERROR_TYPE_WARNING;
  return shian_writer_check (
      writer,
      worksheet_data_validation_range (open->page, open->written->first_row - 1, (lxw_col_t) column,
                                       last_row, (lxw_col_t) column, &rule),
      error);
}

/* @last_row: the last row of the records, from 0. */
gboolean
shian_writer_add_choices (ShianWorkbookWriter *writer, guint last_row, GError **error)
{
  const ShianSheet *sheet = writer->open->sheet;
  gboolean followed =
      sheet->total_label != NULL || sheet->notes != NULL || sheet->signature != NULL;

  if (!followed)
    last_row = MIN (last_row + SPARE_ROWS, SHIAN_SHEET_MAX_ROWS - 1);
  for (guint i = 0; i < sheet->n_columns; i++)
    if (sheet->columns[i].choices != NULL && sheet->columns[i].choices[0] != NULL &&
        !add_choice (writer, i, last_row, error))
      return FALSE;
  return TRUE;
}

static gboolean
write_list_row (ShianWorkbookWriter *writer, lxw_worksheet *page, ShianWrittenSheet *written,
                guint row, gboolean *any, GError **error)
{
  *any = FALSE;
  for (guint i = 0; i < writer->lists->len; i++) {
    const char *const *list = g_ptr_array_index (writer->lists, i);
    if (row >= g_strv_length ((char **) list))
      continue;
    *any = TRUE;
    written->n_cells++;
    if (!shian_writer_check (
            writer, worksheet_write_string (page, row, (lxw_col_t) i, list[row], NULL), error))
      return FALSE;
  }
  return TRUE;
}

gboolean
shian_writer_write_lists (ShianWorkbookWriter *writer, GError **error)
{
  lxw_worksheet *page;
  ShianWrittenSheet *written;
  gboolean any = TRUE;

  if (writer->lists->len == 0)
    return TRUE;
  page = workbook_add_worksheet (writer->book, writer->list_name);
  if (page == NULL)
    return shian_writer_check (writer, LXW_ERROR_MEMORY_MALLOC_FAILED, error);
  worksheet_hide (page);
  written = shian_writer_note_sheet (writer, writer->list_name);
  written->hidden = TRUE;
  for (guint row = 0; any; row++) {
    if (!write_list_row (writer, page, written, row, &any, error))
      return FALSE;
    written->n_rows += any;
  }
  return TRUE;
}
