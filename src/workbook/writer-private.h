/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Shared by the files that make up the workbook writer; nobody else includes it. */
#pragma once

#include "workbook/workbook-check.h"
#include "workbook/workbook-writer.h"

#include <xlsxwriter.h>

G_BEGIN_DECLS

#define SHIAN_BODY_POINTS 10.5
#define SHIAN_HEADING_POINTS 11.0
#define SHIAN_AUTO_VERIFY_CELLS 100000

typedef enum {
  SHIAN_FRAME_ATTACHMENT,
  SHIAN_FRAME_TITLE,
  SHIAN_FRAME_LEFT,
  SHIAN_FRAME_MIDDLE,
  SHIAN_FRAME_RIGHT,
  SHIAN_FRAME_HEADING,
  SHIAN_FRAME_TOTAL_LABEL,
  SHIAN_FRAME_NOTE,
  SHIAN_N_FRAME_FORMATS,
} ShianFrameFormat;

/** ShianOpenSheet: the sheet being written. Rows are held back until enough are known to settle
 * the widths (@flowing). */
typedef struct {
  const ShianSheet *sheet;
  lxw_worksheet *page;
  ShianWrittenSheet *written;
  double *widths;
  double *sums;
  guint *counts;
  ShianCell *cells;     /* the row in hand */
  lxw_format **formats; /* column × mark × whole number or not, made when first needed */
  GArray *sample;       /* ShianCell, n_columns for each row */
  GStringChunk *texts;
  guint32 row; /* next row of the file, from 0 */
  gboolean flowing;
} ShianOpenSheet;

struct _ShianWorkbookWriter {
  const ShianWorkbookOptions *options;
  ShianWorkbookFill fill;
  gpointer data;
  lxw_workbook *book;
  lxw_format *frame[SHIAN_N_FRAME_FORMATS];
  GHashTable *shared; /* what a format looks like → lxw_format, see writer-format.c */
  GHashTable *taken;
  char *list_name;
  GPtrArray *lists;   /* const char *const *, each a column of the hidden sheet */
  GPtrArray *written; /* ShianWrittenSheet */
  ShianOpenSheet *open;
  guint64 n_cells;
  ShianWorkbookSummary summary;
};

/* writer-format.c */
lxw_format *shian_writer_frame_format (ShianWorkbookWriter *writer, ShianFrameFormat which);
lxw_format *shian_writer_cell_format (ShianWorkbookWriter *writer, guint column,
                                      const ShianCell *cell);
lxw_format *shian_writer_column_format (ShianWorkbookWriter *writer, const ShianColumn *column);
lxw_format *shian_writer_total_format (ShianWorkbookWriter *writer, const ShianColumn *column);

/* writer-frame.c */
gboolean shian_writer_write_head (ShianWorkbookWriter *writer, GError **error);
gboolean shian_writer_write_tail (ShianWorkbookWriter *writer, GError **error);
void shian_writer_set_up_page (ShianWorkbookWriter *writer);

/* writer-lists.c */
gboolean shian_writer_add_choices (ShianWorkbookWriter *writer, guint last_row, GError **error);
gboolean shian_writer_write_lists (ShianWorkbookWriter *writer, GError **error);

/* writer-check.c */
gboolean shian_writer_check_cells (const ShianOpenSheet *open, const ShianCell *cells,
                                   guint n_cells, GError **error);

/* writer-rows.c */
void shian_writer_open_free (ShianOpenSheet *open);
gboolean shian_writer_finish_sheet (ShianWorkbookWriter *writer, GError **error);
void shian_writer_begin_row (ShianOpenSheet *open, double height);
gboolean shian_writer_put_text (ShianWorkbookWriter *writer, guint column, const char *text,
                                lxw_format *format, GError **error);
gboolean shian_writer_put_blank (ShianWorkbookWriter *writer, guint column, lxw_format *format,
                                 GError **error);

/* workbook-writer.c */
gboolean shian_writer_check (const ShianWorkbookWriter *writer, lxw_error code, GError **error);
ShianWrittenSheet *shian_writer_note_sheet (ShianWorkbookWriter *writer, const char *name);

G_END_DECLS
