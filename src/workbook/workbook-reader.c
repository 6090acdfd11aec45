/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "workbook/workbook-reader.h"

#include "base/error.h"
#include "workbook/sheet-rows.h"
#include "workbook/workbook-sniff.h"

#include <string.h>

#define DEFAULT_PART_BYTES (G_GUINT64_CONSTANT (1) << 30)
#define DEFAULT_STRING_BYTES (G_GUINT64_CONSTANT (256) << 20)
#define DEFAULT_COLUMNS 1024
#define DEFAULT_EMPTY_ROWS 10000

struct _ShianWorkbookReader {
  char *path;
  ShianWorkbookLimits limits;
  ShianWorkbookParts *parts;
};

static void
settle_limits (ShianWorkbookLimits *limits)
{
  if (limits->part_bytes == 0)
    limits->part_bytes = DEFAULT_PART_BYTES;
  if (limits->string_bytes == 0)
    limits->string_bytes = DEFAULT_STRING_BYTES;
  if (limits->columns == 0)
    limits->columns = DEFAULT_COLUMNS;
  if (limits->empty_rows == 0)
    limits->empty_rows = DEFAULT_EMPTY_ROWS;
}

ShianWorkbookReader *
shian_workbook_reader_open (const char *path, const ShianWorkbookLimits *limits, GError **error)
{
  g_autoptr (ShianWorkbookReader) reader = g_new0 (ShianWorkbookReader, 1);

  g_return_val_if_fail (path != NULL, NULL);
  if (limits != NULL)
    reader->limits = *limits;
  settle_limits (&reader->limits);
  reader->path = g_strdup (path);
  if (!shian_workbook_sniff (path, error))
    return NULL;
  reader->parts = shian_workbook_parts_load (path, reader->limits.part_bytes,
                                             reader->limits.string_bytes, error);
  return reader->parts != NULL ? g_steal_pointer (&reader) : NULL;
}

void
shian_workbook_reader_free (ShianWorkbookReader *reader)
{
  if (reader == NULL)
    return;
  g_clear_pointer (&reader->parts, shian_workbook_parts_free);
  g_free (reader->path);
  g_free (reader);
}

guint
shian_workbook_reader_n_sheets (const ShianWorkbookReader *reader)
{
  return reader->parts->sheets->len;
}

static const ShianSheetEntry *
entry_at (const ShianWorkbookReader *reader, guint index)
{
  g_return_val_if_fail (index < reader->parts->sheets->len, NULL);
  return g_ptr_array_index (reader->parts->sheets, index);
}

const char *
shian_workbook_reader_sheet_name (const ShianWorkbookReader *reader, guint index)
{
  const ShianSheetEntry *entry = entry_at (reader, index);
  return entry != NULL ? entry->name : NULL;
}

gboolean
shian_workbook_reader_sheet_is_hidden (const ShianWorkbookReader *reader, guint index)
{
  const ShianSheetEntry *entry = entry_at (reader, index);
  return entry != NULL && entry->hidden;
}

const char *
shian_workbook_reader_sheet_part (const ShianWorkbookReader *reader, guint index)
{
  const ShianSheetEntry *entry = entry_at (reader, index);
  return entry != NULL ? entry->part : NULL;
}

int
shian_workbook_reader_find_sheet (const ShianWorkbookReader *reader, const char *name)
{
  for (guint i = 0; i < reader->parts->sheets->len; i++)
    if (g_strcmp0 (entry_at (reader, i)->name, name) == 0)
      return (int) i;
  return -1;
}

ShianSheetRows *
shian_workbook_reader_rows (ShianWorkbookReader *reader, guint index, GError **error)
{
  const ShianSheetEntry *entry = entry_at (reader, index);

  g_return_val_if_fail (entry != NULL, NULL);
  return shian_sheet_rows_new (reader->path, entry, reader->parts, &reader->limits, error);
}
