/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A sheet described once: columns, the lines above and below the table, and how it prints. From
 * the description come widths, formats, heights, headings, drop-downs and print set-up. */
#pragma once

#include "workbook/cell.h"

G_BEGIN_DECLS

/** ShianColumnKind: how the cells of a column are shown and what they are. Any column takes text
 * too (“/” for “does not apply”).
 * @SHIAN_COLUMN_CODE: digits that are no number; the whole column has the text format, so that
 *   rows added below the table by hand are text as well
 * @SHIAN_COLUMN_PERCENT: a fraction shown as 0.00% */
typedef enum {
  SHIAN_COLUMN_TEXT,
  SHIAN_COLUMN_CODE,
  SHIAN_COLUMN_INTEGER,
  SHIAN_COLUMN_REAL,
  SHIAN_COLUMN_PERCENT,
  SHIAN_COLUMN_DATE,
} ShianColumnKind;

/** ShianColumnAlign: @SHIAN_ALIGN_AUTO is left for text, right for numbers, centre for the rest. */
typedef enum {
  SHIAN_ALIGN_AUTO,
  SHIAN_ALIGN_LEFT,
  SHIAN_ALIGN_CENTER,
  SHIAN_ALIGN_RIGHT,
} ShianColumnAlign;

/** ShianColumn:
 * @title: the heading
 * @group: (nullable): neighbours with the same group stand under one common heading
 * @width: in half-width characters; 0 to measure the content
 * @min_width, @max_width: bounds of a measured width; 0 for 6 and 40. A text too long for the
 *   tallest row a workbook can have widens its column beyond the bound
 * @choices: (nullable): ends with NULL; the cells of the column offer these
 * @choices_strict: other values are refused by the sheet, else only warned of
 * @total: the total row adds this column up
 * @editable: stays open when the sheet is protected */
typedef struct {
  const char *title;
  const char *group;
  ShianColumnKind kind;
  ShianColumnAlign align;
  double width;
  double min_width;
  double max_width;
  const char *const *choices;
  gboolean choices_strict;
  gboolean total;
  gboolean editable;
} ShianColumn;

/** ShianSheet: all texts are borrowed and must outlive the writing.
 * @name: made legal and unique by the writer
 * @attachment: (nullable): “附件1”, above the title at the left
 * @title: (nullable): centred above the table
 * @left, @middle, @right: (nullable): the line under the title
 * @total_label: (nullable): makes a total row with this word in the first column
 * @notes: (nullable): ends with NULL; lines under the table
 * @signature: (nullable): ends with NULL; the last line, parts spread over the width
 * @frozen_columns: columns that stay when scrolling sideways; the headings always stay
 * @portrait: A4 upright; else A4 across
 * @protect: only editable columns may be changed; there is no password, it guards against slips
 * @no_filter: without filter buttons in the headings */
typedef struct {
  const char *name;
  const ShianColumn *columns;
  guint n_columns;
  const char *attachment;
  const char *title;
  const char *left;
  const char *middle;
  const char *right;
  const char *total_label;
  const char *const *notes;
  const char *const *signature;
  guint frozen_columns;
  gboolean portrait;
  gboolean protect;
  gboolean no_filter;
} ShianSheet;

/** shian_sheet_check: whether the description can be written: 1 to 16,384 columns, every text
 * sound and short enough. SHIAN_ERROR_INVALID names the sheet and the column. */
gboolean shian_sheet_check (const ShianSheet *sheet, GError **error);

/** shian_sheet_heading_row: the row (counted from 1) of the first heading line. */
guint shian_sheet_heading_row (const ShianSheet *sheet);

/** shian_sheet_heading_lines: 2 when any column has a group, else 1. */
guint shian_sheet_heading_lines (const ShianSheet *sheet);

/** shian_sheet_first_row: the row (counted from 1) of the first record. */
guint shian_sheet_first_row (const ShianSheet *sheet);

/** shian_sheet_column_width: the width of @column, @natural being the widest content. */
double shian_sheet_column_width (const ShianColumn *column, double natural);

/** shian_sheet_name_legal:
 * A name Excel accepts, made from @name: []:*?/\ become their full-width forms, apostrophes at the
 * ends go, at most 31 UTF-16 units; when @taken (folded name → anything) holds it already, a number
 * in brackets is added. The result is entered into @taken. (transfer full) */
char *shian_sheet_name_legal (const char *name, GHashTable *taken);

G_END_DECLS
