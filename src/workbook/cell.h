/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One typed cell, the same going into a workbook and coming out of one. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** Limits of the file format (ECMA-376 and Excel's specification). */
#define SHIAN_CELL_MAX_TEXT 32767 /* UTF-16 units in one cell */
#define SHIAN_SHEET_MAX_COLUMNS 16384
#define SHIAN_SHEET_MAX_ROWS 1048576

/** ShianCellKind: an empty cell is not a zero. ERROR comes only from files: “#DIV/0!” and the like. */
typedef enum {
  SHIAN_CELL_EMPTY,
  SHIAN_CELL_TEXT,
  SHIAN_CELL_NUMBER,
  SHIAN_CELL_BOOL,
  SHIAN_CELL_DATE,
  SHIAN_CELL_ERROR,
} ShianCellKind;

/** ShianCellMark: how a written cell stands out; a word in the row must say the same. */
typedef enum {
  SHIAN_MARK_NONE,
  SHIAN_MARK_NOTICE, /* pale yellow: to be filled in */
  SHIAN_MARK_BAD,    /* pale red: refused or late */
} ShianCellMark;
#define SHIAN_N_MARKS 3

/** ShianCell:
 * @text: TEXT and ERROR: the text. Read from a file also: NUMBER, the digits as the file has them
 *   (a code typed as a number shows here that it lost digits); DATE, “2024-06-30”, with
 *   “ 14:05:00” after it when there is a time; else NULL
 * @number: NUMBER, BOOL (0 or 1); DATE: days since 1899-12-30, the fraction being the time
 * @link: (nullable): written cells only: “sheet!A1” inside the same workbook
 * @mark: written cells only */
typedef struct {
  ShianCellKind kind;
  ShianCellMark mark;
  const char *text;
  double number;
  const char *link;
} ShianCell;

/** shian_cell_text: NULL and "" give an empty cell. @text is borrowed. */
ShianCell shian_cell_text (const char *text);
/** shian_cell_number: NAN gives an empty cell, as records use it for “none”. */
ShianCell shian_cell_number (double number);
/** shian_cell_integer: SHIAN_INTEGER_NONE gives an empty cell. */
ShianCell shian_cell_integer (gint64 number);
ShianCell shian_cell_bool (gboolean value);
/** shian_cell_date: NULL and invalid dates give an empty cell. */
ShianCell shian_cell_date (const GDate *date);
/** shian_cell_iso_date: stored text YYYY-MM-DD; anything else gives an empty cell. */
ShianCell shian_cell_iso_date (const char *iso);

/** shian_cell_get_date: the day of a DATE cell into @date; FALSE for other kinds and for a time
 * without a day. */
gboolean shian_cell_get_date (const ShianCell *cell, GDate *date);

/** shian_cell_name: “C12” of @column and @row, both counted from 1. (transfer full) */
char *shian_cell_name (guint column, guint row);

/** shian_column_name: “AB” of @column counted from 1, written into @buffer of 8 bytes. */
const char *shian_column_name (guint column, char *buffer);

G_END_DECLS
