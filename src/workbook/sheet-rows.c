/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "workbook/sheet-rows.h"

#include "base/error.h"
#include "workbook/zip-part.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define DAYS_1904 1462

/* A value's type as the file says it (ECMA-376 18.18.11). */
typedef enum {
  TYPE_NUMBER,
  TYPE_SHARED,
  TYPE_TEXT,
  TYPE_BOOL,
  TYPE_ERROR,
  TYPE_ISO_DATE,
} ValueType;

struct _ShianSheetRows {
  ShianZipPart *part;
  const ShianSheetEntry *entry;
  const ShianWorkbookParts *parts;
  const ShianWorkbookLimits *limits;
  GArray *cells;  /* ShianCell */
  GString *texts; /* of the row; the cells' text is an offset until the row is complete */
  GString *value; /* of the cell in hand */
  guint row;
  guint column; /* of the cell in hand, from 1 */
  guint n_empty;
  gint64 style;
  ValueType type;
  guint phonetic;
  gboolean in_data;
  gboolean in_row;
  gboolean in_cell;
  gboolean in_value;
  gboolean cut;
  gboolean done;
};

ShianSheetRows *
shian_sheet_rows_new (const char *path, const ShianSheetEntry *entry,
                      const ShianWorkbookParts *parts, const ShianWorkbookLimits *limits,
                      GError **error)
{
  ShianZipPart *part = shian_zip_part_open (path, entry->part, limits->part_bytes, error);
  ShianSheetRows *rows;

  if (part == NULL)
    return NULL;
  rows = g_new0 (ShianSheetRows, 1);
  rows->part = part;
  rows->entry = entry;
  rows->parts = parts;
  rows->limits = limits;
  rows->cells = g_array_new (FALSE, TRUE, sizeof (ShianCell));
  rows->texts = g_string_new (NULL);
  rows->value = g_string_new (NULL);
  return rows;
}

void
shian_sheet_rows_free (ShianSheetRows *rows)
{
  if (rows == NULL)
    return;
  shian_zip_part_close (rows->part);
  g_array_unref (rows->cells);
  g_string_free (rows->texts, TRUE);
  g_string_free (rows->value, TRUE);
  g_free (rows);
}

gboolean
shian_sheet_rows_were_cut (const ShianSheetRows *rows)
{
  return rows->cut;
}

static gboolean
refuse (const ShianSheetRows *rows, GError **error, const char *reason)
{
  g_set_error (error, SHIAN_ERROR, SHIAN_ERROR_INVALID, _ ("Sheet “%s”, row %u: %s"),
               rows->entry->name, rows->row, reason);
  return FALSE;
}

static gboolean
begin_row (ShianSheetRows *rows, GError **error)
{
  gint64 number = shian_zip_part_integer (rows->part, "r", (gint64) rows->row + 1);

  if (number < 1 || number > SHIAN_SHEET_MAX_ROWS)
    return refuse (rows, error, _ ("the next row has an impossible number"));
  rows->row = (guint) number;
  rows->column = 0;
  rows->in_row = TRUE;
  g_array_set_size (rows->cells, 0);
  g_string_truncate (rows->texts, 0);
  return TRUE;
}

static ValueType
type_of (const char *t)
{
  static const struct {
    const char *name;
    ValueType type;
  } types[] = {
    { "s", TYPE_SHARED }, { "inlineStr", TYPE_TEXT }, { "str", TYPE_TEXT },
    { "b", TYPE_BOOL },   { "e", TYPE_ERROR },        { "d", TYPE_ISO_DATE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (types); i++)
    if (strcmp (t, types[i].name) == 0)
      return types[i].type;
  return TYPE_NUMBER;
}

/* The column of “AB12”; 0 when it is none. */
static guint
column_of (const char *reference)
{
  guint column = 0;

  for (; g_ascii_isalpha (*reference) && column < 100000; reference++)
    column = column * 26 + (guint) (g_ascii_toupper (*reference) - 'A' + 1);
  return column > SHIAN_SHEET_MAX_COLUMNS ? 0 : column;
}

static void
take_cell_attribute (ShianSheetRows *rows, const char *name, const char *value)
{
  gint64 number;

  if (strcmp (name, "r") == 0) {
    guint column = column_of (value);
    if (column > 0)
      rows->column = column;
  } else if (strcmp (name, "t") == 0) {
    rows->type = type_of (value);
  } else if (strcmp (name, "s") == 0 &&
             g_ascii_string_to_signed (value, 10, 0, G_MAXINT, &number, NULL)) {
    rows->style = number;
  }
}

static void
begin_cell (ShianSheetRows *rows)
{
  xmlTextReaderPtr xml = shian_zip_part_xml (rows->part);
  gboolean empty = xmlTextReaderIsEmptyElement (xml) == 1;

  rows->column++;
  rows->type = TYPE_NUMBER;
  rows->style = 0;
  rows->phonetic = 0;
  g_string_truncate (rows->value, 0);
  for (int more = xmlTextReaderMoveToFirstAttribute (xml); more == 1;
       more = xmlTextReaderMoveToNextAttribute (xml))
    take_cell_attribute (rows, (const char *) xmlTextReaderConstLocalName (xml),
                         (const char *) xmlTextReaderConstValue (xml));
  xmlTextReaderMoveToElement (xml);
  rows->in_cell = !empty;
  rows->in_value = FALSE;
}

/* Texts move while the row grows, so offsets stand in for pointers; offset 0 is never a text. */
static const char *
keep_text (ShianSheetRows *rows, const char *text)
{
  gsize offset;

  if (rows->texts->len == 0)
    g_string_append_c (rows->texts, '\0');
  offset = rows->texts->len;
  g_string_append (rows->texts, text);
  g_string_append_c (rows->texts, '\0');
  return GSIZE_TO_POINTER (offset);
}

static gboolean
style_shows_date (const ShianSheetRows *rows)
{
  const GByteArray *styles = rows->parts->date_styles;
  return rows->style < (gint64) styles->len && styles->data[rows->style] != 0;
}

static const char *
date_text (ShianSheetRows *rows, const ShianCell *cell)
{
  int seconds = (int) lround ((cell->number - floor (cell->number)) * 86400);
  char day[16] = "";
  char text[48];
  GDate date;

  if (shian_cell_get_date (cell, &date))
    g_snprintf (day, sizeof day, "%04d-%02d-%02d", g_date_get_year (&date),
                (int) g_date_get_month (&date), g_date_get_day (&date));
  if (seconds == 0 || seconds >= 86400)
    g_snprintf (text, sizeof text, "%s", day);
  else
    g_snprintf (text, sizeof text, "%s%s%02d:%02d:%02d", day, day[0] != '\0' ? " " : "",
                seconds / 3600, seconds / 60 % 60, seconds % 60);
  return keep_text (rows, text);
}

static void
set_number (ShianSheetRows *rows, ShianCell *cell)
{
  const char *text = rows->value->str;
  char *end;
  double number = g_ascii_strtod (text, &end);

  while (g_ascii_isspace (*end))
    end++;
  if (*end != '\0' || end == text || !isfinite (number)) {
    cell->kind = SHIAN_CELL_TEXT;
    cell->text = keep_text (rows, text);
    return;
  }
  cell->number = number;
  if (style_shows_date (rows) && number >= 0 && number < 2958466) {
    cell->kind = SHIAN_CELL_DATE;
    if (rows->parts->epoch_1904)
      cell->number += DAYS_1904;
    else if (number < 60) /* before the 29 February 1900 that never was */
      cell->number += number >= 1 ? 1 : 0;
    cell->text = date_text (rows, cell);
    return;
  }
  cell->kind = SHIAN_CELL_NUMBER;
  cell->text = keep_text (rows, text);
}

static void
set_text (ShianSheetRows *rows, ShianCell *cell, ShianCellKind kind, const char *text)
{
  if (text[0] == '\0')
    return;
  cell->kind = kind;
  cell->text = keep_text (rows, text);
}

static void
set_iso_date (ShianSheetRows *rows, ShianCell *cell)
{
  g_autofree char *head = g_strndup (rows->value->str, 10);
  ShianCell parsed = shian_cell_iso_date (head);

  if (parsed.kind != SHIAN_CELL_DATE) {
    set_text (rows, cell, SHIAN_CELL_TEXT, rows->value->str);
    return;
  }
  *cell = parsed;
  cell->text = date_text (rows, cell);
}

static gboolean
set_shared (ShianSheetRows *rows, ShianCell *cell, GError **error)
{
  const GArray *offsets = rows->parts->offsets;
  gint64 index;

  if (!g_ascii_string_to_signed (rows->value->str, 10, 0, G_MAXINT, &index, NULL) ||
      index >= (gint64) offsets->len)
    return refuse (rows, error,
                   _ ("a cell refers to a text that the file does not hold; open it in "
                      "Excel or WPS and save it again"));
  set_text (rows, cell, SHIAN_CELL_TEXT,
            rows->parts->text->str + g_array_index (offsets, gsize, (guint) index));
  return TRUE;
}

static gboolean
set_value (ShianSheetRows *rows, ShianCell *cell, GError **error)
{
  switch (rows->type) {
  case TYPE_SHARED:
    return set_shared (rows, cell, error);
  case TYPE_TEXT:
    set_text (rows, cell, SHIAN_CELL_TEXT, rows->value->str);
    return TRUE;
  case TYPE_ERROR:
    set_text (rows, cell, SHIAN_CELL_ERROR, rows->value->str);
    return TRUE;
  case TYPE_BOOL:
    cell->kind = SHIAN_CELL_BOOL;
    cell->number = rows->value->str[0] == '1' || g_ascii_tolower (rows->value->str[0]) == 't';
    return TRUE;
  case TYPE_ISO_DATE:
    set_iso_date (rows, cell);
    return TRUE;
  case TYPE_NUMBER:
  default:
    set_number (rows, cell);
    return TRUE;
  }
}

static gboolean
end_cell (ShianSheetRows *rows, GError **error)
{
  ShianCell cell = { .kind = SHIAN_CELL_EMPTY };

  rows->in_cell = FALSE;
  if (rows->value->len == 0)
    return TRUE;
  if (rows->column > rows->limits->columns) {
    rows->cut = TRUE;
    return TRUE;
  }
  if (!set_value (rows, &cell, error))
    return FALSE;
  if (cell.kind == SHIAN_CELL_EMPTY)
    return TRUE;
  if (rows->cells->len < rows->column)
    g_array_set_size (rows->cells, rows->column);
  g_array_index (rows->cells, ShianCell, rows->column - 1) = cell;
  return TRUE;
}

static gboolean
take_text (ShianSheetRows *rows, GError **error)
{
  const xmlChar *text = xmlTextReaderConstValue (shian_zip_part_xml (rows->part));

  if (text == NULL || rows->phonetic > 0)
    return TRUE;
  if (rows->type == TYPE_TEXT)
    shian_workbook_append_text (rows->value, (const char *) text);
  else
    g_string_append (rows->value, (const char *) text);
  if (rows->value->len > rows->limits->string_bytes)
    return refuse (rows, error, _ ("a cell's text is larger than allowed"));
  return TRUE;
}

static gboolean
start_element (ShianSheetRows *rows, GError **error)
{
  xmlTextReaderPtr xml = shian_zip_part_xml (rows->part);
  const char *name = (const char *) xmlTextReaderConstLocalName (xml);
  gboolean empty = xmlTextReaderIsEmptyElement (xml) == 1;

  if (strcmp (name, "sheetData") == 0) {
    rows->in_data = !empty;
    rows->done = empty;
  } else if (!rows->in_data) {
    return TRUE;
  } else if (strcmp (name, "row") == 0) {
    if (!begin_row (rows, error))
      return FALSE;
    rows->in_row = !empty;
    rows->n_empty += empty;
  } else if (rows->in_row && strcmp (name, "c") == 0) {
    begin_cell (rows);
  } else if (rows->in_cell && strcmp (name, "rPh") == 0) {
    rows->phonetic += !empty;
  } else if (rows->in_cell && (strcmp (name, "v") == 0 || strcmp (name, "t") == 0)) {
    rows->in_value = !empty;
  }
  return TRUE;
}

static void
fix_texts (ShianSheetRows *rows)
{
  for (guint i = 0; i < rows->cells->len; i++) {
    ShianCell *cell = &g_array_index (rows->cells, ShianCell, i);
    if (cell->text != NULL)
      cell->text = rows->texts->str + GPOINTER_TO_SIZE (cell->text);
  }
}

/* Returns TRUE in @complete when a row with content has ended. */
static gboolean
end_element (ShianSheetRows *rows, gboolean *complete, GError **error)
{
  const char *name = (const char *) xmlTextReaderConstLocalName (shian_zip_part_xml (rows->part));

  if (strcmp (name, "v") == 0 || strcmp (name, "t") == 0) {
    rows->in_value = FALSE;
  } else if (strcmp (name, "rPh") == 0) {
    rows->phonetic -= rows->phonetic > 0;
  } else if (rows->in_cell && strcmp (name, "c") == 0) {
    return end_cell (rows, error);
  } else if (rows->in_row && strcmp (name, "row") == 0) {
    rows->in_row = FALSE;
    *complete = rows->cells->len > 0;
    rows->n_empty = *complete ? 0 : rows->n_empty + 1;
    fix_texts (rows);
  } else if (strcmp (name, "sheetData") == 0) {
    rows->done = TRUE;
  }
  return TRUE;
}

static gboolean
take_event (ShianSheetRows *rows, gboolean *complete, GError **error)
{
  switch (xmlTextReaderNodeType (shian_zip_part_xml (rows->part))) {
  case XML_READER_TYPE_ELEMENT:
    return start_element (rows, error);
  case XML_READER_TYPE_END_ELEMENT:
    return end_element (rows, complete, error);
  case XML_READER_TYPE_TEXT:
  case XML_READER_TYPE_CDATA:
  case XML_READER_TYPE_SIGNIFICANT_WHITESPACE:
  case XML_READER_TYPE_WHITESPACE:
    return !rows->in_value || take_text (rows, error);
  default:
    return TRUE;
  }
}

gboolean
shian_sheet_rows_next (ShianSheetRows *rows, guint *row, const ShianCell **cells, guint *n_cells,
                       GError **error)
{
  gboolean complete = FALSE;
  int code = 1;

  while (!complete && !rows->done) {
    code = shian_zip_part_next (rows->part, error);
    if (code < 0)
      g_prefix_error (error, _ ("Sheet “%s”: "), rows->entry->name);
    else if (code == 1 && !take_event (rows, &complete, error))
      code = -1;
    if (code != 1 || rows->n_empty > rows->limits->empty_rows)
      rows->done = TRUE;
  }
  if (code < 0 || !complete)
    return FALSE;
  *row = rows->row;
  *cells = (const ShianCell *) (gpointer) rows->cells->data;
  *n_cells = rows->cells->len;
  return TRUE;
}
