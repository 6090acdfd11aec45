/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows of the sheet being written: held back until widths are settled, then straight out. */
#include "workbook/writer-private.h"

#include "base/error.h"
#include "workbook/cell-digest.h"
#include "workbook/text-fit.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* Rows looked at before the widths are settled. */
#define SAMPLE_ROWS 500

void
shian_writer_open_free (ShianOpenSheet *open)
{
  if (open == NULL)
    return;
  g_free (open->widths);
  g_free (open->sums);
  g_free (open->counts);
  g_free (open->cells);
  g_free (open->formats);
  g_array_unref (open->sample);
  g_string_chunk_free (open->texts);
  g_free (open);
}

void
shian_writer_begin_row (ShianOpenSheet *open, double height)
{
  open->written->n_rows++;
  worksheet_set_row (open->page, open->row, MIN (height, SHIAN_ROW_MAX_HEIGHT), NULL);
}

/* Readers turn _x000D_ in a cell into the character of that number; text that happens to look so
 * gets its first underscore written in that way. */
static const char *
escape_look (const char *text, char **owned)
{
  g_auto (GStrv) parts = NULL;
  GString *out;

  *owned = NULL;
  /* Looking for one character first is much quicker, and Chinese text hardly has it. */
  if (strchr (text, '_') == NULL || strstr (text, "_x") == NULL)
    return text;
  parts = g_strsplit (text, "_x", -1);
  out = g_string_new (parts[0]);
  for (guint i = 1; parts[i] != NULL; i++) {
    const char *p = parts[i];
    gboolean look = g_ascii_isxdigit (p[0]) && g_ascii_isxdigit (p[1]) && g_ascii_isxdigit (p[2]) &&
                    g_ascii_isxdigit (p[3]) && p[4] == '_';
    g_string_append (out, look ? "_x005F_x" : "_x");
    g_string_append (out, p);
  }
  *owned = g_string_free (out, FALSE);
  return *owned;
}

gboolean
shian_writer_put_text (ShianWorkbookWriter *writer, guint column, const char *text,
                       lxw_format *format, GError **error)
{
  ShianOpenSheet *open = writer->open;
  g_autofree char *owned = NULL;
  const char *escaped;

  if (text[0] == '\0')
    return shian_writer_put_blank (writer, column, format, error);
  escaped = escape_look (text, &owned);
  open->written->n_cells++;
  return shian_writer_check (
      writer, worksheet_write_string (open->page, open->row, (lxw_col_t) column, escaped, format),
      error);
}

gboolean
shian_writer_put_blank (ShianWorkbookWriter *writer, guint column, lxw_format *format,
                        GError **error)
{
  ShianOpenSheet *open = writer->open;

  open->written->n_cells++;
  return shian_writer_check (
      writer, worksheet_write_blank (open->page, open->row, (lxw_col_t) column, format), error);
}

static gboolean
put_link (ShianWorkbookWriter *writer, guint column, const ShianCell *cell, lxw_format *format,
          GError **error)
{
  ShianOpenSheet *open = writer->open;
  const char *mark = strrchr (cell->link, '!');
  g_autoptr (GHashTable) none = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *name = g_strndup (cell->link, mark != NULL ? (gsize) (mark - cell->link) : 0);
  g_autofree char *legal = shian_sheet_name_legal (name, none);
  g_autofree char *target =
      g_strdup_printf ("internal:'%s'!%s", legal, mark != NULL ? mark + 1 : "A1");

  open->written->n_cells++;
  return shian_writer_check (writer,
                             worksheet_write_url_opt (open->page, open->row, (lxw_col_t) column,
                                                      target, format, cell->text, NULL),
                             error);
}

static gboolean
put_cell (ShianWorkbookWriter *writer, guint column, const ShianCell *cell, GError **error)
{
  ShianOpenSheet *open = writer->open;
  lxw_format *format = shian_writer_cell_format (writer, column, cell);
  lxw_col_t at = (lxw_col_t) column;

  switch (cell->kind) {
  case SHIAN_CELL_TEXT:
  case SHIAN_CELL_ERROR:
    if (cell->link != NULL)
      return put_link (writer, column, cell, format, error);
    return shian_writer_put_text (writer, column, cell->text, format, error);
  case SHIAN_CELL_NUMBER:
  case SHIAN_CELL_DATE:
    open->written->n_cells++;
    return shian_writer_check (
        writer, worksheet_write_number (open->page, open->row, at, cell->number, format), error);
  case SHIAN_CELL_BOOL:
    open->written->n_cells++;
    return shian_writer_check (
        writer, worksheet_write_boolean (open->page, open->row, at, cell->number != 0, format),
        error);
  case SHIAN_CELL_EMPTY:
  default:
    return shian_writer_put_blank (writer, column, format, error);
  }
}

static double
row_height (ShianWorkbookWriter *writer, const ShianCell *cells)
{
  ShianOpenSheet *open = writer->open;
  guint most = 1;
  double height;

  for (guint i = 0; i < open->sheet->n_columns; i++)
    if (cells[i].kind == SHIAN_CELL_TEXT)
      most = MAX (most, shian_text_fit_lines (cells[i].text, open->widths[i], SHIAN_BODY_POINTS));
  height = shian_text_fit_height (most, SHIAN_BODY_POINTS);
  if (height > SHIAN_ROW_MAX_HEIGHT)
    writer->summary.n_cut_rows++;
  return height;
}

static gboolean
keeps_digest (const ShianWorkbookWriter *writer)
{
  ShianWorkbookVerify verify =
      writer->options != NULL ? writer->options->verify : SHIAN_VERIFY_AUTO;

  return verify == SHIAN_VERIFY_CELLS ||
         (verify == SHIAN_VERIFY_AUTO && writer->n_cells <= SHIAN_AUTO_VERIFY_CELLS);
}

static void
account (ShianWorkbookWriter *writer, guint column, const ShianCell *cell)
{
  ShianOpenSheet *open = writer->open;

  writer->n_cells++;
  if (cell->kind == SHIAN_CELL_NUMBER) {
    open->sums[column] += cell->number;
    open->counts[column]++;
  }
  if (keeps_digest (writer))
    open->written->digest =
        shian_cell_digest (open->written->digest, column + 1, open->row + 1, cell);
}

static gboolean
write_row (ShianWorkbookWriter *writer, const ShianCell *cells, GError **error)
{
  ShianOpenSheet *open = writer->open;

  shian_writer_begin_row (open, row_height (writer, cells));
  for (guint i = 0; i < open->sheet->n_columns; i++) {
    if (!put_cell (writer, i, &cells[i], error))
      return FALSE;
    account (writer, i, &cells[i]);
  }
  open->row++;
  open->written->n_records++;
  return TRUE;
}

static double
natural_width (const ShianOpenSheet *open, guint column)
{
  const ShianColumn *described = &open->sheet->columns[column];
  /* A heading may stand in two lines. */
  double natural = shian_text_fit_natural (described->title, SHIAN_HEADING_POINTS) / 2 + 2;
  guint n = open->sheet->n_columns;

  for (guint i = column; i < open->sample->len; i += n) {
    const ShianCell *cell = &g_array_index (open->sample, ShianCell, i);
    if (cell->kind == SHIAN_CELL_TEXT)
      natural = MAX (natural, shian_text_fit_natural (cell->text, SHIAN_BODY_POINTS));
    else if (cell->kind == SHIAN_CELL_DATE)
      natural = MAX (natural, 12);
    else if (cell->kind == SHIAN_CELL_NUMBER)
      natural = MAX (natural, 4 + floor (log10 (MAX (fabs (cell->number), 1))) * 4 / 3 + 4);
  }
  return natural;
}

/* Widens a column until its longest text fits in the tallest row possible. */
static double
widen (const ShianOpenSheet *open, guint column, double width)
{
  guint n = open->sheet->n_columns;

  for (guint i = column; i < open->sample->len; i += n) {
    const ShianCell *cell = &g_array_index (open->sample, ShianCell, i);
    if (cell->kind != SHIAN_CELL_TEXT)
      continue;
    while (width < 250 &&
           shian_text_fit_height (shian_text_fit_lines (cell->text, width, SHIAN_BODY_POINTS),
                                  SHIAN_BODY_POINTS) > SHIAN_ROW_MAX_HEIGHT)
      width = MIN (width * 1.2, 250);
  }
  return width;
}

static gboolean
settle_widths (ShianWorkbookWriter *writer, GError **error)
{
  ShianOpenSheet *open = writer->open;

  for (guint i = 0; i < open->sheet->n_columns; i++) {
    const ShianColumn *column = &open->sheet->columns[i];
    double width = shian_sheet_column_width (column, natural_width (open, i));
    open->widths[i] = widen (open, i, width);
    if (!shian_writer_check (writer,
                             worksheet_set_column (open->page, (lxw_col_t) i, (lxw_col_t) i,
                                                   open->widths[i],
                                                   shian_writer_column_format (writer, column)),
                             error))
      return FALSE;
  }
  return TRUE;
}

/* The widths are known: writes the head and the rows held back; from here rows go straight out. */
static gboolean
start_flow (ShianWorkbookWriter *writer, GError **error)
{
  ShianOpenSheet *open = writer->open;

  if (open->flowing)
    return TRUE;
  open->flowing = TRUE;
  if (!settle_widths (writer, error) || !shian_writer_write_head (writer, error))
    return FALSE;
  for (guint i = 0; i < open->sample->len; i += open->sheet->n_columns)
    if (!write_row (writer, &g_array_index (open->sample, ShianCell, i), error))
      return FALSE;
  return TRUE;
}

gboolean
shian_writer_finish_sheet (ShianWorkbookWriter *writer, GError **error)
{
  ShianOpenSheet *open = writer->open;
  guint last;
  lxw_col_t last_column;

  if (open == NULL)
    return TRUE;
  if (!start_flow (writer, error))
    return FALSE;
  last = MAX (open->row - 1, open->written->first_row - 1);
  last_column = (lxw_col_t) (open->sheet->n_columns - 1);
  if (!open->sheet->no_filter)
    worksheet_autofilter (open->page, open->written->first_row - 2, 0, last, last_column);
  if (!shian_writer_add_choices (writer, last, error) || !shian_writer_write_tail (writer, error))
    return FALSE;
  worksheet_print_area (open->page, 0, 0, open->row - 1, last_column);
  writer->summary.n_sheets++;
  writer->summary.n_rows += open->written->n_records;
  g_clear_pointer (&writer->open, shian_writer_open_free);
  return TRUE;
}

static ShianOpenSheet *
open_new (ShianWorkbookWriter *writer, const ShianSheet *sheet, lxw_worksheet *page,
          const char *name)
{
  ShianOpenSheet *open = g_new0 (ShianOpenSheet, 1);

  open->sheet = sheet;
  open->page = page;
  open->widths = g_new0 (double, sheet->n_columns);
  open->sums = g_new0 (double, sheet->n_columns);
  open->counts = g_new0 (guint, sheet->n_columns);
  open->cells = g_new0 (ShianCell, sheet->n_columns);
  open->formats = g_new0 (lxw_format *, sheet->n_columns * SHIAN_N_MARKS * 2);
  open->sample = g_array_new (FALSE, TRUE, sizeof (ShianCell));
  open->texts = g_string_chunk_new (4096);
  open->written = shian_writer_note_sheet (writer, name);
  open->written->first_row = shian_sheet_first_row (sheet);
  return open;
}

gboolean
shian_workbook_writer_begin_sheet (ShianWorkbookWriter *writer, const ShianSheet *sheet,
                                   GError **error)
{
  g_autofree char *name = NULL;
  lxw_worksheet *page;

  g_return_val_if_fail (writer != NULL && sheet != NULL, FALSE);
  if (!shian_writer_finish_sheet (writer, error) || !shian_sheet_check (sheet, error))
    return FALSE;
  name = shian_sheet_name_legal (sheet->name, writer->taken);
  page = workbook_add_worksheet (writer->book, name);
  if (page == NULL) {
    g_set_error (error, SHIAN_ERROR, SHIAN_ERROR_INVALID, _ ("Cannot name a sheet “%s”"), name);
    return FALSE;
  }
  worksheet_ignore_errors (page, LXW_IGNORE_NUMBER_STORED_AS_TEXT, "A1:XFD1048576");
  writer->open = open_new (writer, sheet, page, name);
  shian_writer_set_up_page (writer);
  return TRUE;
}

/* Line ends become the one kind that files keep. */
static const char *
plain_line_ends (GStringChunk *chunk, const char *text)
{
  g_autofree char *copy = NULL;
  char *out;

  if (strchr (text, '\r') == NULL)
    return text;
  copy = g_strdup (text);
  out = copy;
  for (const char *p = text; *p != '\0'; p++) {
    if (p[0] == '\r' && p[1] == '\n')
      continue;
    *out++ = *p == '\r' ? '\n' : *p;
  }
  *out = '\0';
  return g_string_chunk_insert (chunk, copy);
}

static void
take_cell (ShianOpenSheet *open, const ShianCell *from, ShianCell *to)
{
  *to = *from;
  if (to->kind == SHIAN_CELL_NUMBER && isnan (to->number))
    to->kind = SHIAN_CELL_EMPTY;
  if (to->kind != SHIAN_CELL_TEXT && to->kind != SHIAN_CELL_ERROR)
    return;
  to->text = plain_line_ends (open->texts, from->text);
  if (!open->flowing) {
    to->text = g_string_chunk_insert (open->texts, to->text);
    to->link = from->link != NULL ? g_string_chunk_insert (open->texts, from->link) : NULL;
  }
}

static gboolean
hold_row (ShianWorkbookWriter *writer, const ShianCell *cells, GError **error)
{
  ShianOpenSheet *open = writer->open;

  g_array_append_vals (open->sample, cells, open->sheet->n_columns);
  if (open->sample->len >= SAMPLE_ROWS * open->sheet->n_columns)
    return start_flow (writer, error);
  return TRUE;
}

gboolean
shian_workbook_writer_add_row (ShianWorkbookWriter *writer, const ShianCell *cells, guint n_cells,
                               GError **error)
{
  ShianOpenSheet *open;

  g_return_val_if_fail (writer != NULL && writer->open != NULL, FALSE);
  open = writer->open;
  g_return_val_if_fail (n_cells <= open->sheet->n_columns, FALSE);
  if (open->row >= SHIAN_SHEET_MAX_ROWS - 100) {
    g_set_error (
        error, SHIAN_ERROR, SHIAN_ERROR_INVALID,
        _ ("Sheet “%s”: more rows than a sheet holds (%d); choose a shorter period or fewer "
           "units"),
        open->written->name, SHIAN_SHEET_MAX_ROWS);
    return FALSE;
  }
  if (!shian_writer_check_cells (open, cells, n_cells, error))
    return FALSE;
  if (open->flowing)
    g_string_chunk_clear (open->texts);
  memset (open->cells, 0, open->sheet->n_columns * sizeof (ShianCell));
  for (guint i = 0; i < n_cells; i++)
    take_cell (open, &cells[i], &open->cells[i]);
  return open->flowing ? write_row (writer, open->cells, error)
                       : hold_row (writer, open->cells, error);
}

guint
shian_workbook_writer_n_rows (const ShianWorkbookWriter *writer)
{
  const ShianOpenSheet *open = writer->open;
  guint n = writer->summary.n_rows;

  if (open == NULL)
    return n;
  if (!open->flowing)
    n += open->sample->len / open->sheet->n_columns;
  return n + open->written->n_records;
}
