/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands around the table: title block and headings above, total, notes and signature below,
 * and how it prints. */
#include "workbook/writer-private.h"

#include "workbook/text-fit.h"

#include <string.h>

#define MM (1.0 / 25.4)
#define INFO_HEIGHT 22.0

/* The library's own merge writes cells of later rows, which would push out the row in hand; here
 * the cells are written row by row and only the range is recorded. */
static void
merge (ShianOpenSheet *open, guint first_row, guint first_column, guint last_row, guint last_column)
{
  lxw_merged_range *range;

  if (first_row == last_row && first_column == last_column)
    return;
  range = calloc (1, sizeof *range); /* freed by the library with free() */
  g_assert (range != NULL);
  range->first_row = first_row;
  range->last_row = last_row;
  range->first_col = (lxw_col_t) first_column;
  range->last_col = (lxw_col_t) last_column;
  open->page->merged_range_count++;
  STAILQ_INSERT_TAIL (open->page->merged_ranges, range, list_pointers);
}

static double
width_between (const ShianOpenSheet *open, guint first, guint last)
{
  double width = 0;

  for (guint i = first; i <= last; i++)
    width += open->widths[i];
  return width;
}

/* Fills columns @first to @last of the row in hand with one merged text. */
static gboolean
put_span (ShianWorkbookWriter *writer, guint first, guint last, const char *text,
          ShianFrameFormat which, GError **error)
{
  ShianOpenSheet *open = writer->open;
  lxw_format *format = shian_writer_frame_format (writer, which);

  if (!shian_writer_put_text (writer, first, text != NULL ? text : "", format, error))
    return FALSE;
  for (guint i = first + 1; i <= last; i++)
    if (!shian_writer_put_blank (writer, i, format, error))
      return FALSE;
  merge (open, open->row, first, open->row, last);
  return TRUE;
}

static gboolean
put_line (ShianWorkbookWriter *writer, const char *text, ShianFrameFormat which, double points,
          double least, GError **error)
{
  ShianOpenSheet *open = writer->open;
  guint last = open->sheet->n_columns - 1;
  guint lines = shian_text_fit_lines (text, width_between (open, 0, last), points);
  gboolean ok;

  shian_writer_begin_row (open, MAX (least, shian_text_fit_height (lines, points)));
  ok = put_span (writer, 0, last, text, which, error);
  open->row++;
  return ok;
}

/* The last column of the part of the sheet that takes @share of the width. */
static guint
column_at (const ShianOpenSheet *open, double share, guint least)
{
  double total = width_between (open, 0, open->sheet->n_columns - 1);
  double sum = 0;
  guint i = 0;

  for (; i + 1 < open->sheet->n_columns; i++) {
    sum += open->widths[i];
    if (sum >= total * share && i >= least)
      break;
  }
  return i;
}

static gboolean
put_joined (ShianWorkbookWriter *writer, const char *const *parts, guint n_parts, GError **error)
{
  g_autoptr (GString) line = g_string_new (NULL);

  for (guint i = 0; i < n_parts; i++)
    if (parts[i] != NULL)
      g_string_append_printf (line, "%s%s", line->len > 0 ? "　　" : "", parts[i]);
  return put_line (writer, line->str, SHIAN_FRAME_LEFT, SHIAN_BODY_POINTS, INFO_HEIGHT, error);
}

static gboolean
put_three (ShianWorkbookWriter *writer, const char *const *parts, GError **error)
{
  ShianOpenSheet *open = writer->open;
  guint last = open->sheet->n_columns - 1;
  guint end_left = MIN (column_at (open, 0.36, 0), last - 2);
  guint end_middle = MIN (column_at (open, 0.66, end_left + 1), last - 1);
  gboolean ok;

  shian_writer_begin_row (open, INFO_HEIGHT);
  ok = put_span (writer, 0, end_left, parts[0], SHIAN_FRAME_LEFT, error) &&
       put_span (writer, end_left + 1, end_middle, parts[1], SHIAN_FRAME_MIDDLE, error) &&
       put_span (writer, end_middle + 1, last, parts[2], SHIAN_FRAME_RIGHT, error);
  open->row++;
  return ok;
}

static gboolean
put_info (ShianWorkbookWriter *writer, GError **error)
{
  const ShianSheet *sheet = writer->open->sheet;
  const char *parts[] = { sheet->left, sheet->middle, sheet->right };

  if (sheet->left == NULL && sheet->middle == NULL && sheet->right == NULL)
    return TRUE;
  if (sheet->n_columns < 3)
    return put_joined (writer, parts, 3, error);
  return put_three (writer, parts, error);
}

static gboolean
same_group (const ShianSheet *sheet, guint a, guint b)
{
  return b < sheet->n_columns && sheet->columns[a].group != NULL &&
         g_strcmp0 (sheet->columns[a].group, sheet->columns[b].group) == 0;
}

static guint
group_end (const ShianSheet *sheet, guint first)
{
  guint last = first;

  while (same_group (sheet, first, last + 1))
    last++;
  return last;
}

static double
heading_height (const ShianOpenSheet *open, gboolean groups)
{
  const ShianSheet *sheet = open->sheet;
  guint most = 1;

  for (guint i = 0; i < sheet->n_columns; i++) {
    const char *text = groups ? sheet->columns[i].group : sheet->columns[i].title;
    double width = open->widths[i];
    if (text == NULL)
      continue;
    if (groups) {
      guint last = group_end (sheet, i);
      width = width_between (open, i, last);
      i = last;
    }
    most = MAX (most, shian_text_fit_lines (text, width, SHIAN_HEADING_POINTS));
  }
  return MIN (shian_text_fit_height (most, SHIAN_HEADING_POINTS) + 4, SHIAN_ROW_MAX_HEIGHT);
}

static gboolean
put_group_line (ShianWorkbookWriter *writer, GError **error)
{
  ShianOpenSheet *open = writer->open;
  const ShianSheet *sheet = open->sheet;
  lxw_format *format = shian_writer_frame_format (writer, SHIAN_FRAME_HEADING);

  shian_writer_begin_row (open, heading_height (open, TRUE));
  for (guint i = 0; i < sheet->n_columns; i++) {
    if (sheet->columns[i].group == NULL) {
      merge (open, open->row, i, open->row + 1, i);
      if (!shian_writer_put_text (writer, i, sheet->columns[i].title, format, error))
        return FALSE;
    } else {
      guint last = group_end (sheet, i);
      if (!put_span (writer, i, last, sheet->columns[i].group, SHIAN_FRAME_HEADING, error))
        return FALSE;
      i = last;
    }
  }
  open->row++;
  return TRUE;
}

static gboolean
put_heading_line (ShianWorkbookWriter *writer, gboolean grouped, GError **error)
{
  ShianOpenSheet *open = writer->open;
  const ShianSheet *sheet = open->sheet;
  lxw_format *format = shian_writer_frame_format (writer, SHIAN_FRAME_HEADING);

  shian_writer_begin_row (open, heading_height (open, FALSE));
  for (guint i = 0; i < sheet->n_columns; i++) {
    gboolean above = grouped && sheet->columns[i].group == NULL;
    if (above ? !shian_writer_put_blank (writer, i, format, error)
              : !shian_writer_put_text (writer, i, sheet->columns[i].title, format, error))
      return FALSE;
  }
  open->row++;
  return TRUE;
}

gboolean
shian_writer_write_head (ShianWorkbookWriter *writer, GError **error)
{
  const ShianSheet *sheet = writer->open->sheet;
  gboolean grouped = shian_sheet_heading_lines (sheet) == 2;

  if (sheet->attachment != NULL &&
      !put_line (writer, sheet->attachment, SHIAN_FRAME_ATTACHMENT, 16, 24, error))
    return FALSE;
  if (sheet->title != NULL && !put_line (writer, sheet->title, SHIAN_FRAME_TITLE, 20, 36, error))
    return FALSE;
  return put_info (writer, error) && (!grouped || put_group_line (writer, error)) &&
         put_heading_line (writer, grouped, error);
}

/* A sum over a column with no number yet shows nothing, not a zero. */
static gboolean
put_sum (ShianWorkbookWriter *writer, guint column, GError **error)
{
  ShianOpenSheet *open = writer->open;
  lxw_format *format = shian_writer_total_format (writer, &open->sheet->columns[column]);
  char letters[8];
  const char *name = shian_column_name (column + 1, letters);
  guint first = open->written->first_row;
  g_autofree char *formula = NULL;
  lxw_error code;

  if (open->written->n_records == 0 || !open->sheet->columns[column].total)
    return shian_writer_put_blank (writer, column, format, error);
  formula = g_strdup_printf ("=IF(COUNT(%s%u:%s%u)=0,\"\",SUM(%s%u:%s%u))", name, first, name,
                             open->row, name, first, name, open->row);
  open->written->n_cells++;
  if (open->counts[column] > 0)
    code = worksheet_write_formula_num (open->page, open->row, (lxw_col_t) column, formula, format,
                                        open->sums[column]);
  else
    code = worksheet_write_formula_str (open->page, open->row, (lxw_col_t) column, formula, format,
                                        "");
  return shian_writer_check (writer, code, error);
}

static gboolean
put_total (ShianWorkbookWriter *writer, GError **error)
{
  ShianOpenSheet *open = writer->open;
  guint span = 0;

  shian_writer_begin_row (open, shian_text_fit_height (1, SHIAN_HEADING_POINTS));
  while (span + 1 < open->sheet->n_columns && span < 2 && !open->sheet->columns[span + 1].total)
    span++;
  if (!put_span (writer, 0, span, open->sheet->total_label, SHIAN_FRAME_TOTAL_LABEL, error))
    return FALSE;
  for (guint i = span + 1; i < open->sheet->n_columns; i++)
    if (!put_sum (writer, i, error))
      return FALSE;
  open->row++;
  return TRUE;
}

/* The parts of the signature line stand apart as far as the sheet's width allows. */
static gboolean
put_signature (ShianWorkbookWriter *writer, GError **error)
{
  ShianOpenSheet *open = writer->open;
  const char *const *parts = open->sheet->signature;
  guint n_parts = g_strv_length ((char **) parts);
  double each = width_between (open, 0, open->sheet->n_columns - 1) / MAX (n_parts, 1);
  g_autoptr (GString) line = g_string_new (NULL);

  for (guint i = 0; i < n_parts; i++) {
    double blank = each - shian_text_fit_natural (parts[i], SHIAN_BODY_POINTS);
    g_string_append (line, parts[i]);
    /* An ideographic space at 10.5 points is two characters of column width. */
    for (int n = i + 1 < n_parts ? CLAMP ((int) (blank / 2), 4, 60) : 0; n > 0; n--)
      g_string_append (line, "　");
  }
  return put_line (writer, line->str, SHIAN_FRAME_NOTE, SHIAN_BODY_POINTS, 30, error);
}

gboolean
shian_writer_write_tail (ShianWorkbookWriter *writer, GError **error)
{
  const ShianSheet *sheet = writer->open->sheet;

  if (sheet->total_label != NULL && !put_total (writer, error))
    return FALSE;
  for (guint i = 0; sheet->notes != NULL && sheet->notes[i] != NULL; i++)
    if (!put_line (writer, sheet->notes[i], SHIAN_FRAME_NOTE, SHIAN_BODY_POINTS, 18, error))
      return FALSE;
  return sheet->signature == NULL || put_signature (writer, error);
}

static void
protect (const ShianOpenSheet *open)
{
  lxw_protection allow = { .format_columns = 1, .format_rows = 1, .sort = 1, .autofilter = 1 };

  if (open->sheet->protect)
    worksheet_protect (open->page, NULL, &allow);
}

/* A4, margins 20 mm above and below and 15 mm at the sides, as wide as one page, headings on
 * every page, “第×页 共×页” at the foot. */
void
shian_writer_set_up_page (ShianWorkbookWriter *writer)
{
  ShianOpenSheet *open = writer->open;
  const ShianSheet *sheet = open->sheet;
  guint heading = shian_sheet_heading_row (sheet) - 1;
  guint first = shian_sheet_first_row (sheet) - 1;

  worksheet_set_paper (open->page, 9); /* A4 */
  if (!sheet->portrait)
    worksheet_set_landscape (open->page);
  worksheet_set_margins (open->page, 15 * MM, 15 * MM, 20 * MM, 20 * MM);
  worksheet_fit_to_pages (open->page, 1, 0);
  worksheet_center_horizontally (open->page);
  worksheet_repeat_rows (open->page, heading, first - 1);
  worksheet_set_footer (open->page, "&C&\"宋体,常规\"&10第 &P 页 共 &N 页");
  worksheet_freeze_panes (open->page, first, (lxw_col_t) sheet->frozen_columns);
  protect (open);
}
