/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "workbook/workbook-check.h"

#include "base/error.h"
#include "workbook/cell-digest.h"
#include "workbook/workbook-parts.h"
#include "workbook/workbook-reader.h"
#include "workbook/zip-part.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <string.h>

#define NO_LIMIT G_MAXUINT64
#define BLOCK 262144
/* The longest of the marks counted, less one: what is carried over from block to block. */
#define CARRY 15

static gboolean
differs (GError **error, const char *sheet, const char *what, guint64 given, guint64 found)
{
  g_set_error (error, SHIAN_ERROR, SHIAN_ERROR_IO,
               _ ("The workbook was not written whole: sheet “%s” should have %" PRIu64
                  " %s but holds %" PRIu64
                  ". The disk or the folder for temporary files may be full"),
               sheet, given, what, found);
  return FALSE;
}

typedef struct {
  guint64 rows;
  guint64 cells;
  gboolean ended;
} Counts;

/* Counts the starts of rows and cells in @bytes. A tag is never counted twice: only those that
 * begin before @stop. */
static void
count_marks (const char *bytes, gsize stop, Counts *counts)
{
  const char *end = bytes + stop;

  for (const char *p = memchr (bytes, '<', stop); p != NULL;
       p = memchr (p, '<', (gsize) (end - p))) {
    if (p[1] == 'c' && p[2] == ' ')
      counts->cells++;
    else if (p[1] == 'r' && memcmp (p, "<row ", 5) == 0)
      counts->rows++;
    else if (p[1] == '/' && p[2] == 'w' && memcmp (p, "</worksheet>", 12) == 0)
      counts->ended = TRUE;
    if (++p >= end)
      return;
  }
}

/* Not a full reading: the text was checked before it was written, and the package's checksum
 * covers the rest. It costs a tenth of parsing. */
static gboolean
count_part (const char *path, const char *name, Counts *counts, GError **error)
{
  g_autoptr (ShianZipPart) part = shian_zip_part_open (path, name, NO_LIMIT, error);
  g_autofree char *buffer = g_malloc0 (BLOCK + 2 * CARRY + 1);
  gsize held = 0;
  gssize n;

  if (part == NULL)
    return FALSE;
  while ((n = shian_zip_part_read (part, buffer + held, BLOCK, error)) > 0) {
    gsize total = held + (gsize) n;
    gsize stop = total > CARRY ? total - CARRY : 0;
    count_marks (buffer, stop, counts);
    held = total - stop;
    memmove (buffer, buffer + stop, held);
  }
  if (n < 0)
    return FALSE;
  memset (buffer + held, 0, CARRY);
  count_marks (buffer, held, counts);
  return TRUE;
}

static gboolean
check_counts (const char *path, const char *part, const ShianWrittenSheet *sheet, GError **error)
{
  Counts counts = { 0 };

  if (!count_part (path, part, &counts, error))
    return FALSE;
  if (counts.rows != sheet->n_rows || !counts.ended)
    return differs (error, sheet->name, _ ("rows"), sheet->n_rows, counts.rows);
  if (counts.cells != sheet->n_cells)
    return differs (error, sheet->name, _ ("cells"), sheet->n_cells, counts.cells);
  return TRUE;
}

static gboolean
check_cells (ShianWorkbookReader *reader, guint index, const ShianWrittenSheet *sheet,
             GError **error)
{
  g_autoptr (ShianSheetRows) rows = shian_workbook_reader_rows (reader, index, error);
  g_autoptr (GError) local = NULL;
  guint64 digest = SHIAN_DIGEST_START;
  const ShianCell *cells;
  guint row;
  guint n_cells;

  if (rows == NULL)
    return FALSE;
  while (shian_sheet_rows_next (rows, &row, &cells, &n_cells, &local))
    for (guint i = 0; i < n_cells; i++)
      if (row >= sheet->first_row && row < sheet->first_row + sheet->n_records)
        digest = shian_cell_digest (digest, i + 1, row, &cells[i]);
  if (local != NULL) {
    g_propagate_error (error, g_steal_pointer (&local));
    return FALSE;
  }
  if (digest == sheet->digest)
    return TRUE;
  g_set_error (error, SHIAN_ERROR, SHIAN_ERROR_IO,
               _ ("The workbook was not written whole: cells of sheet “%s” read back differently"),
               sheet->name);
  return FALSE;
}

static gboolean
check_names (const ShianWorkbookParts *parts, const GPtrArray *sheets, GError **error)
{
  if (parts->sheets->len != sheets->len) {
    g_set_error (error, SHIAN_ERROR, SHIAN_ERROR_IO,
                 _ ("The workbook was not written whole: %u sheets instead of %u"),
                 parts->sheets->len, sheets->len);
    return FALSE;
  }
  for (guint i = 0; i < sheets->len; i++) {
    const ShianSheetEntry *entry = g_ptr_array_index (parts->sheets, i);
    const ShianWrittenSheet *sheet = g_ptr_array_index (sheets, i);
    if (!g_str_equal (entry->name, sheet->name) || entry->hidden != sheet->hidden) {
      g_set_error (error, SHIAN_ERROR, SHIAN_ERROR_IO,
                   _ ("The workbook was not written whole: sheet “%s” instead of “%s”"),
                   entry->name, sheet->name);
      return FALSE;
    }
  }
  return TRUE;
}

gboolean
shian_workbook_check (const char *path, const GPtrArray *sheets, gboolean cells, GError **error)
{
  g_autoptr (ShianWorkbookParts) parts = shian_workbook_parts_load_sheets (path, NO_LIMIT, error);
  ShianWorkbookLimits limits = { .part_bytes = NO_LIMIT,
                                 .columns = SHIAN_SHEET_MAX_COLUMNS,
                                 .empty_rows = SHIAN_SHEET_MAX_ROWS };
  g_autoptr (ShianWorkbookReader) reader = NULL;

  if (parts == NULL || !check_names (parts, sheets, error))
    return FALSE;
  reader = cells ? shian_workbook_reader_open (path, &limits, error) : NULL;
  if (cells && reader == NULL)
    return FALSE;
  for (guint i = 0; i < sheets->len; i++) {
    const ShianSheetEntry *entry = g_ptr_array_index (parts->sheets, i);
    const ShianWrittenSheet *sheet = g_ptr_array_index (sheets, i);
    if (!check_counts (path, entry->part, sheet, error) ||
        (cells && !sheet->hidden && !check_cells (reader, i, sheet, error)))
      return FALSE;
  }
  return TRUE;
}
