/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An edition out of a workbook somebody edited. */
#include "base/error.h"
#include "base/text.h"
#include "base/uuid.h"
#include "inspection/template-columns.h"
#include "inspection/template-json.h"
#include "inspection/template-workbook.h"
#include "workbook/workbook-reader.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_JSON ((gsize) 4 * 1024 * 1024)
#define MAX_ROWS 5000
#define MAX_COLUMNS 64

typedef struct {
  ShianTemplateSource *source;
  const char *sheet;
  guint row;
  const ShianCell *cells;
  guint n_cells;
  int places[MAX_COLUMNS]; /* where each known column is, -1 for not there */
} Reader;

static char *
place_of (const Reader *reader, int column)
{
  g_autofree char *cell = shian_cell_name ((guint) MAX (column, 0) + 1, reader->row);
  return g_strdup_printf ("%s!%s", reader->sheet, cell);
}

/* The cell's text without blanks around it, NULL when empty. */
static char *
cell_text (const Reader *reader, int column)
{
  g_autofree char *text = NULL;

  if (column < 0 || (guint) column >= reader->n_cells ||
      reader->cells[column].kind == SHIAN_CELL_EMPTY || reader->cells[column].text == NULL)
    return NULL;
  text = shian_text_strip (reader->cells[column].text);
  return *text != '\0' ? g_steal_pointer (&text) : NULL;
}

static int
find_word (const char *const *words, const char *text)
{
  for (int i = 0; words[i] != NULL; i++)
    if (shian_text_equal_folded (words[i], text))
      return i;
  return -1;
}

/* “>10” and “<10” leave the limit itself out. */
static const char *
read_open (ShianTemplateItem *item, const char *field, const char *text)
{
  gboolean low = g_str_equal (field, "low");
  const char *sign = low ? ">" : "<";

  if (!low && !g_str_equal (field, "high"))
    return text;
  if (!g_str_has_prefix (text, sign))
    return text;
  if (low)
    item->low_open = TRUE;
  else
    item->high_open = TRUE;
  return text + 1;
}

static void
set_field (Reader *reader, const ShianTemplateColumn *column, const ShianRecordType *type,
           gpointer record, int place)
{
  const ShianField *field = shian_record_type_field (type, column->field);
  g_autofree char *text = cell_text (reader, place);
  g_autofree char *where = place_of (reader, place);
  g_autoptr (GError) local = NULL;
  const char *value = text;
  int word;

  if (text == NULL)
    return;
  if (reader->cells[place].kind == SHIAN_CELL_ERROR) {
    shian_template_fault (reader->source, where, _ ("the cell holds the error %s"), text);
    return;
  }
  if (column->words != NULL) {
    word = find_word (column->words, text);
    if (word < 0)
      shian_template_fault (reader->source, where, _ ("%s: unknown “%s”"), column->title, text);
    else
      shian_field_set_integer (field, record, word);
    return;
  }
  if (type == &SHIAN_TEMPLATE_ITEM_TYPE)
    value = read_open (record, column->field, text);
  if (!shian_field_from_text (field, record, value, &local))
    shian_template_fault (reader->source, where, "%s", local->message);
}

static gboolean
next_row (Reader *reader, ShianSheetRows *rows, GError **error)
{
  return shian_sheet_rows_next (rows, &reader->row, &reader->cells, &reader->n_cells, error);
}

/* Whether the row is the heading: it has @n_needed of the titles; their places are noted. */
static gboolean
is_heading (Reader *reader, const char *const *titles, guint n, guint n_needed)
{
  guint found = 0;

  for (guint i = 0; i < n; i++) {
    reader->places[i] = -1;
    for (guint k = 0; k < reader->n_cells && reader->places[i] < 0; k++) {
      g_autofree char *text = cell_text (reader, (int) k);
      if (text != NULL && shian_text_equal_folded (text, titles[i]))
        reader->places[i] = (int) k;
    }
    found += reader->places[i] >= 0;
  }
  return found >= n_needed;
}

typedef void (*RowFunc) (Reader *reader);

/* Calls @func for each row below the heading. */
static gboolean
read_sheet (ShianTemplateSource *source, ShianWorkbookReader *workbook, const char *name,
            const char *const *titles, guint n, guint n_needed, RowFunc func, GError **error)
{
  Reader reader = { .source = source, .sheet = name };
  int index = shian_workbook_reader_find_sheet (workbook, name);
  g_autoptr (ShianSheetRows) rows = NULL;
  g_autoptr (GError) local = NULL;
  gboolean headed = FALSE;
  guint n_rows = 0;

  if (index < 0) {
    shian_template_fault (source, name, _ ("this sheet is missing"));
    return TRUE;
  }
  rows = shian_workbook_reader_rows (workbook, (guint) index, error);
  if (rows == NULL)
    return FALSE;
  while (n_rows <= MAX_ROWS && next_row (&reader, rows, &local)) {
    if (headed && n_rows++ < MAX_ROWS)
      func (&reader);
    else
      headed = headed || is_heading (&reader, titles, n, n_needed);
  }
  if (local != NULL) {
    g_propagate_error (error, g_steal_pointer (&local));
    return FALSE;
  }
  if (!headed)
    shian_template_fault (source, name, _ ("the row of headings was not found"));
  if (n_rows > MAX_ROWS)
    shian_template_fault (source, name, _ ("the sheet has more than %d rows"), MAX_ROWS);
  return TRUE;
}

static void
read_head_row (Reader *reader)
{
  g_autofree char *title = cell_text (reader, reader->places[0]);

  if (title == NULL)
    return;
  for (guint i = 0; i < SHIAN_TEMPLATE_N_HEAD_ROWS; i++)
    if (shian_text_equal_folded (title, SHIAN_TEMPLATE_HEAD_ROWS[i].title)) {
      set_field (reader, &SHIAN_TEMPLATE_HEAD_ROWS[i], &SHIAN_TEMPLATE_TYPE,
                 reader->source->book->edition, reader->places[1]);
      return;
    }
  if (shian_text_equal_folded (title, SHIAN_TEMPLATE_BASE)) {
    g_free (reader->source->base);
    reader->source->base = cell_text (reader, reader->places[1]);
  }
}

static void
read_item_row (Reader *reader)
{
  ShianTemplateItem *item = shian_template_item_new ();
  g_autofree char *text = cell_text (reader, reader->places[2]);
  g_autofree char *code = cell_text (reader, reader->places[0]);

  if (text == NULL && code == NULL) {
    shian_template_item_free (item); /* remarks below the table */
    return;
  }
  for (guint i = 0; i < SHIAN_TEMPLATE_N_ITEM_COLUMNS; i++)
    if (reader->places[i] >= 0)
      set_field (reader, &SHIAN_TEMPLATE_ITEM_COLUMNS[i], &SHIAN_TEMPLATE_ITEM_TYPE, item,
                 reader->places[i]);
  if (item->item == NULL) {
    item->item = shian_uuid_new ();
    g_hash_table_add (reader->source->made, item);
  }
  item->number = reader->source->book->items->len + 1;
  g_ptr_array_add (reader->source->book->items, item);
  g_ptr_array_add (reader->source->places, place_of (reader, reader->places[0]));
}

static void
append_line (Reader *reader, char **lines, guint n)
{
  GString *line = g_string_new (*lines);
  gboolean any = FALSE;

  if (line->len > 0)
    g_string_append_c (line, '\n');
  for (guint i = 0; i < n; i++) {
    g_autofree char *text = cell_text (reader, reader->places[i]);
    any = any || text != NULL;
    g_string_append_printf (line, "%s%s", i > 0 ? "\t" : "", text != NULL ? text : "");
  }
  if (any) {
    g_free (*lines);
    *lines = g_string_free (line, FALSE);
  } else {
    g_string_free (line, TRUE);
  }
}

static void
read_legal_row (Reader *reader)
{
  append_line (reader, &reader->source->book->edition->legal, 3);
}

static void
read_fact_row (Reader *reader)
{
  append_line (reader, &reader->source->book->edition->facts, 2);
}

static gboolean
read_sheets (ShianTemplateSource *source, ShianWorkbookReader *workbook, GError **error)
{
  static const char *const head[] = { "栏目", "内容" };
  static const char *const legal[] = { "简称", "全称", "版本日期" };
  static const char *const facts[] = { "代号", "问题" };
  const char *titles[MAX_COLUMNS];

  g_assert (SHIAN_TEMPLATE_N_ITEM_COLUMNS <= MAX_COLUMNS);
  for (guint i = 0; i < SHIAN_TEMPLATE_N_ITEM_COLUMNS; i++)
    titles[i] = SHIAN_TEMPLATE_ITEM_COLUMNS[i].title;
  return read_sheet (source, workbook, SHIAN_TEMPLATE_SHEET_HEAD, head, 2, 2, read_head_row,
                     error) &&
         read_sheet (source, workbook, SHIAN_TEMPLATE_SHEET_LEGAL, legal, 3, 3, read_legal_row,
                     error) &&
         read_sheet (source, workbook, SHIAN_TEMPLATE_SHEET_FACTS, facts, 2, 2, read_fact_row,
                     error) &&
         read_sheet (source, workbook, SHIAN_TEMPLATE_SHEET_ITEMS, titles,
                     SHIAN_TEMPLATE_N_ITEM_COLUMNS, 4, read_item_row, error);
}

ShianTemplateSource *
shian_template_workbook_read (const char *path, GError **error)
{
  g_autoptr (ShianWorkbookReader) workbook = shian_workbook_reader_open (path, NULL, error);
  g_autoptr (ShianTemplateSource) source = shian_template_source_new ();

  if (workbook == NULL || !read_sheets (source, workbook, error))
    return NULL;
  shian_template_check (source);
  return g_steal_pointer (&source);
}

ShianTemplateSource *
shian_template_file_read (const char *path, GError **error)
{
  g_autoptr (GMappedFile) file = g_mapped_file_new (path, FALSE, NULL);
  gsize length = file != NULL ? g_mapped_file_get_length (file) : 0;
  const char *bytes = file != NULL ? g_mapped_file_get_contents (file) : NULL;
  g_autofree char *text = NULL;
  gsize i = 0;

  if (length > 3 && memcmp (bytes, "\xef\xbb\xbf", 3) == 0)
    i = 3;
  while (i < length && g_ascii_isspace (bytes[i]))
    i++;
  if (i >= length || bytes[i] != '{' || length > MAX_JSON)
    return shian_template_workbook_read (path, error);
  text = g_strndup (bytes + i, length - i);
  if (strlen (text) != length - i) {
    g_set_error (error, SHIAN_ERROR, SHIAN_ERROR_INVALID, _ ("%s has zero bytes in it"), path);
    return NULL;
  }
  return shian_template_json_read (text, error);
}
