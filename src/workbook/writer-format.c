/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fonts, borders and number formats of written workbooks: the customary make-up of official
 * tables, title 小标宋, headings 黑体, body 仿宋. Fonts are named, not shipped. */
#include "workbook/writer-private.h"

#include <math.h>

#define FONT_TITLE "方正小标宋简体"
#define FONT_HEADING "黑体"
#define FONT_BODY "仿宋"
#define CHARSET_GB2312 134

static lxw_format *
new_format (ShianWorkbookWriter *writer, const char *font, double points)
{
  lxw_format *format = workbook_add_format (writer->book);

  format_set_font_name (format, font);
  format_set_font_charset (format, CHARSET_GB2312);
  format_set_font_size (format, points);
  format_set_align (format, LXW_ALIGN_VERTICAL_CENTER);
  return format;
}

static lxw_format *
make_frame (ShianWorkbookWriter *writer, ShianFrameFormat which)
{
  switch (which) {
  case SHIAN_FRAME_ATTACHMENT:
    return new_format (writer, FONT_HEADING, 16);
  case SHIAN_FRAME_TITLE:
    return new_format (writer, FONT_TITLE, 20);
  case SHIAN_FRAME_HEADING:
  case SHIAN_FRAME_TOTAL_LABEL:
    return new_format (writer, FONT_HEADING, SHIAN_HEADING_POINTS);
  case SHIAN_FRAME_LEFT:
  case SHIAN_FRAME_MIDDLE:
  case SHIAN_FRAME_RIGHT:
  case SHIAN_FRAME_NOTE:
  case SHIAN_N_FRAME_FORMATS:
  default:
    return new_format (writer, FONT_BODY, SHIAN_BODY_POINTS);
  }
}

static void
set_frame_layout (lxw_format *format, ShianFrameFormat which)
{
  if (which == SHIAN_FRAME_HEADING || which == SHIAN_FRAME_TOTAL_LABEL)
    format_set_border (format, LXW_BORDER_THIN);
  if (which == SHIAN_FRAME_HEADING || which == SHIAN_FRAME_NOTE || which == SHIAN_FRAME_TITLE)
    format_set_text_wrap (format);
  if (which == SHIAN_FRAME_RIGHT)
    format_set_align (format, LXW_ALIGN_RIGHT);
  else if (which == SHIAN_FRAME_ATTACHMENT || which == SHIAN_FRAME_LEFT ||
           which == SHIAN_FRAME_NOTE)
    format_set_align (format, LXW_ALIGN_LEFT);
  else
    format_set_align (format, LXW_ALIGN_CENTER);
}

lxw_format *
shian_writer_frame_format (ShianWorkbookWriter *writer, ShianFrameFormat which)
{
  if (writer->frame[which] == NULL) {
    writer->frame[which] = make_frame (writer, which);
    set_frame_layout (writer->frame[which], which);
  }
  return writer->frame[which];
}

static const char *
number_format (ShianColumnKind kind)
{
  switch (kind) {
  case SHIAN_COLUMN_CODE:
    return "@";
  case SHIAN_COLUMN_INTEGER:
    return "#,##0";
  case SHIAN_COLUMN_PERCENT:
    return "0.00%";
  case SHIAN_COLUMN_DATE:
    return "yyyy-mm-dd";
  case SHIAN_COLUMN_REAL:
  case SHIAN_COLUMN_TEXT:
  default:
    return NULL;
  }
}

static guint8
alignment (const ShianColumn *column)
{
  switch (column->align) {
  case SHIAN_ALIGN_LEFT:
    return LXW_ALIGN_LEFT;
  case SHIAN_ALIGN_CENTER:
    return LXW_ALIGN_CENTER;
  case SHIAN_ALIGN_RIGHT:
    return LXW_ALIGN_RIGHT;
  case SHIAN_ALIGN_AUTO:
  default:
    break;
  }
  if (column->kind == SHIAN_COLUMN_TEXT)
    return LXW_ALIGN_LEFT;
  return column->kind == SHIAN_COLUMN_CODE || column->kind == SHIAN_COLUMN_DATE ? LXW_ALIGN_CENTER
                                                                                : LXW_ALIGN_RIGHT;
}

/* How a body format looks, packed into one number. The library knows equal formats only by hashing
 * them again for every cell, a fifth of all the time; so equal looks share one format here. */
typedef struct {
  ShianColumnKind kind;
  guint8 align;
  gboolean editable;
  gboolean bordered;
  gboolean bold;
  gboolean whole; /* a number without decimals, in a column that takes both */
  ShianCellMark mark;
} Look;

static guint
pack_look (const Look *look)
{
  return (guint) look->kind | (guint) look->align << 4 | (look->editable ? 1u << 9 : 0) |
         (look->bordered ? 1u << 10 : 0) | (look->bold ? 1u << 11 : 0) |
         (look->whole ? 1u << 12 : 0) | (guint) look->mark << 13;
}

/* A format with optional decimals leaves a lone point behind whole numbers, so each kind of number
 * has its own. */
static const char *
number_of_look (const Look *look)
{
  if (look->kind == SHIAN_COLUMN_REAL && look->bordered && !look->bold)
    return look->whole ? "#,##0" : "#,##0.0#########";
  return number_format (look->kind);
}

static lxw_format *
make_look (ShianWorkbookWriter *writer, const Look *look)
{
  lxw_format *format = new_format (writer, FONT_BODY, SHIAN_BODY_POINTS);
  const char *number = number_of_look (look);

  if (number != NULL)
    format_set_num_format (format, number);
  format_set_align (format, look->align);
  format_set_text_wrap (format);
  if (look->editable)
    format_set_unlocked (format);
  if (look->bordered)
    format_set_border (format, LXW_BORDER_THIN);
  if (look->bold)
    format_set_bold (format);
  if (look->mark != SHIAN_MARK_NONE) {
    format_set_pattern (format, LXW_PATTERN_SOLID);
    format_set_bg_color (format, look->mark == SHIAN_MARK_BAD ? 0xFFC7CE : 0xFFF2CC);
  }
  return format;
}

static lxw_format *
shared_format (ShianWorkbookWriter *writer, const Look *look)
{
  gpointer key = GUINT_TO_POINTER (pack_look (look));
  lxw_format *format = g_hash_table_lookup (writer->shared, key);

  if (format == NULL) {
    format = make_look (writer, look);
    g_hash_table_insert (writer->shared, key, format);
  }
  return format;
}

static Look
look_of (const ShianColumn *column)
{
  return (Look){
    .kind = column->kind, .align = alignment (column), .editable = column->editable, .whole = TRUE
  };
}

/* For the rows below the table: the same but without borders. */
lxw_format *
shian_writer_column_format (ShianWorkbookWriter *writer, const ShianColumn *column)
{
  Look look = look_of (column);

  return shared_format (writer, &look);
}

lxw_format *
shian_writer_total_format (ShianWorkbookWriter *writer, const ShianColumn *column)
{
  Look look = look_of (column);

  look.bordered = TRUE;
  look.bold = TRUE;
  return shared_format (writer, &look);
}

lxw_format *
shian_writer_cell_format (ShianWorkbookWriter *writer, guint column, const ShianCell *cell)
{
  const ShianColumn *described = &writer->open->sheet->columns[column];
  gboolean whole = described->kind != SHIAN_COLUMN_REAL || cell->kind != SHIAN_CELL_NUMBER ||
                   floor (cell->number) == cell->number;
  lxw_format **slot =
      &writer->open->formats[(column * SHIAN_N_MARKS + cell->mark) * 2 + (whole ? 1 : 0)];

  if (*slot == NULL) {
    Look look = look_of (described);
    look.bordered = TRUE;
    look.whole = whole;
    look.mark = cell->mark;
    *slot = shared_format (writer, &look);
  }
  return *slot;
}
