/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "subjects/import-outline.h"

#include "subjects/import-headings.h"

ShianImportOutline *
shian_import_outline_new (void)
{
  ShianImportOutline *outline = g_new0 (ShianImportOutline, 1);

  outline->sheets = g_ptr_array_new_with_free_func (g_free);
  outline->hidden = g_byte_array_new ();
  outline->sheet = -1;
  return outline;
}

void
shian_import_outline_free (ShianImportOutline *outline)
{
  if (outline == NULL)
    return;
  g_ptr_array_unref (outline->sheets);
  g_byte_array_unref (outline->hidden);
  g_clear_pointer (&outline->columns, g_ptr_array_unref);
  g_free (outline);
}

void
shian_import_outline_take_sheets (ShianImportOutline *outline, ShianTableFile *file)
{
  guint n = shian_table_file_n_sheets (file);

  for (guint i = 0; i < n; i++) {
    guint8 hidden = shian_table_file_sheet_is_hidden (file, i) ? 1 : 0;
    g_ptr_array_add (outline->sheets, g_strdup (shian_table_file_sheet_name (file, i)));
    g_byte_array_append (outline->hidden, &hidden, 1);
  }
}

void
shian_import_outline_take_columns (ShianImportOutline *outline, int sheet, guint heading_row,
                                   GPtrArray *columns)
{
  outline->sheet = sheet;
  outline->heading_row = heading_row;
  g_clear_pointer (&outline->columns, g_ptr_array_unref);
  outline->columns = g_ptr_array_ref (columns);
}

static guint
first_visible (const ShianImportOutline *outline)
{
  for (guint i = 0; i < outline->hidden->len; i++)
    if (!outline->hidden->data[i])
      return i;
  return 0;
}

void
shian_import_outline_guess (ShianImportOutline *outline, ShianStore *store, ShianTableFile *file,
                            int sheet)
{
  guint at = sheet >= 0 ? (guint) sheet : first_visible (outline);
  ShianImportHeadings found = { 0 };

  if (at >= outline->sheets->len)
    return;
  outline->sheet = (int) at;
  /* Why the sheet cannot be read is told by whoever reads it. */
  if (!shian_import_guess_headings (store, file, at, &found, NULL) || found.columns == NULL)
    return;
  shian_import_outline_take_columns (outline, (int) at, found.row, found.columns);
  g_ptr_array_unref (found.columns);
}
