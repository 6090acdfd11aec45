/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rejected rows back as a workbook. */
#include "subjects/import-value.h"
#include "subjects/subject-import.h"
#include "workbook/workbook-writer.h"

#define EXTRA 2 /* row number and what is wrong, in front */

typedef struct {
  const ShianSubjectImport *import;
  ShianTableFile *file;
  GHashTable *faults; /* row → GPtrArray of ShianImportFault */
  ShianColumn *columns;
  ShianSheet sheet;
  guint n_columns;
} Rejects;

static GHashTable *
faults_by_row (const ShianSubjectImport *import)
{
  GHashTable *by_row = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_ptr_array_unref);

  for (guint i = 0; i < import->rejected->len; i++) {
    ShianImportFault *fault = import->rejected->pdata[i];
    GPtrArray *faults = g_hash_table_lookup (by_row, GUINT_TO_POINTER (fault->row));
    if (faults == NULL) {
      faults = g_ptr_array_new ();
      g_hash_table_insert (by_row, GUINT_TO_POINTER (fault->row), faults);
    }
    g_ptr_array_add (faults, fault);
  }
  return by_row;
}

/* “C12：不是日期；…” */
static char *
say_faults (const GPtrArray *faults)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < faults->len; i++) {
    const ShianImportFault *fault = faults->pdata[i];
    char letters[8];
    if (text->len > 0)
      g_string_append (text, "；");
    if (fault->column > 0)
      g_string_append_printf (text, "%s%u：", shian_column_name (fault->column, letters),
                              fault->row);
    g_string_append (text, fault->reason);
  }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static gboolean
is_bad (const GPtrArray *faults, guint column)
{
  for (guint i = 0; i < faults->len; i++)
    if (((const ShianImportFault *) faults->pdata[i])->column == column)
      return TRUE;
  return FALSE;
}

/* What could not be text in the original (control characters) must not stop the answer. */
static char *
safe_text (const ShianCell *cell)
{
  g_autofree char *text =
      cell->kind == SHIAN_CELL_NUMBER ? g_strdup (cell->text) : shian_import_cell_text (cell);
  g_autofree char *head =
      text != NULL ? g_utf8_substring (text, 0, MIN (g_utf8_strlen (text, -1), 2000)) : NULL;

  for (char *p = head; p != NULL && *p != '\0'; p++)
    if (g_ascii_iscntrl (*p) && *p != '\n' && *p != '\t')
      *p = '?';
  return g_steal_pointer (&head);
}

static gboolean
write_row (Rejects *rejects, ShianWorkbookWriter *writer, guint row, const ShianCell *cells,
           guint n_cells, GError **error)
{
  const GPtrArray *faults = g_hash_table_lookup (rejects->faults, GUINT_TO_POINTER (row));
  g_autofree ShianCell *out = g_new0 (ShianCell, rejects->n_columns);
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *said = say_faults (faults);

  out[0] = shian_cell_integer (row);
  out[1] = shian_cell_text (said);
  out[1].mark = SHIAN_MARK_BAD;
  for (guint i = 0; i < n_cells && i + EXTRA < rejects->n_columns; i++) {
    char *text = safe_text (&cells[i]);
    g_ptr_array_add (texts, text);
    out[i + EXTRA] = shian_cell_text (text);
    if (is_bad (faults, i + 1))
      out[i + EXTRA].mark = SHIAN_MARK_BAD;
  }
  return shian_workbook_writer_add_row (writer, out, rejects->n_columns, error);
}

static gboolean
fill (ShianWorkbookWriter *writer, gpointer data, GError **error)
{
  Rejects *rejects = data;
  g_autoptr (ShianTableRows) rows =
      shian_table_file_rows (rejects->file, (guint) rejects->import->sheet, error);
  g_autoptr (GError) local = NULL;
  const ShianCell *cells;
  guint row, n_cells;

  if (rows == NULL || !shian_workbook_writer_begin_sheet (writer, &rejects->sheet, error))
    return FALSE;
  while (shian_table_rows_next (rows, &row, &cells, &n_cells, &local))
    if (g_hash_table_contains (rejects->faults, GUINT_TO_POINTER (row)) &&
        !write_row (rejects, writer, row, cells, n_cells, error))
      return FALSE;
  if (local != NULL)
    g_propagate_error (error, g_steal_pointer (&local));
  return local == NULL;
}

/* Columns stand where they stood in the file, moved by the two in front, so that the letters named
 * can be found. */
static void
describe (Rejects *rejects)
{
  const GPtrArray *columns = rejects->import->columns;
  const ShianImportColumn *last = columns->pdata[columns->len - 1];

  rejects->n_columns = last->column + EXTRA;
  rejects->columns = g_new0 (ShianColumn, rejects->n_columns);
  for (guint i = 0; i < rejects->n_columns; i++) {
    rejects->columns[i].title = "—";
    rejects->columns[i].kind = SHIAN_COLUMN_CODE;
  }
  for (guint i = 0; i < columns->len; i++) {
    const ShianImportColumn *column = columns->pdata[i];
    rejects->columns[column->column - 1 + EXTRA].title = column->heading;
  }
  rejects->columns[0].title = "原行号";
  rejects->columns[0].kind = SHIAN_COLUMN_INTEGER;
  rejects->columns[1].title = "未导入原因";
  rejects->columns[1].kind = SHIAN_COLUMN_TEXT;
  rejects->sheet.name = "未导入";
  rejects->sheet.columns = rejects->columns;
  rejects->sheet.n_columns = rejects->n_columns;
  rejects->sheet.frozen_columns = EXTRA;
}

gboolean
shian_subject_import_write_rejects (const ShianSubjectImport *import, const char *path,
                                    GError **error)
{
  g_autoptr (ShianTableFile) file =
      shian_table_file_open (import->path, &SHIAN_IMPORT_LIMITS, error);
  Rejects rejects = { .import = import, .file = file };
  gboolean ok;

  if (file == NULL)
    return FALSE;
  rejects.faults = faults_by_row (import);
  describe (&rejects);
  ok = shian_workbook_write (path, NULL, fill, &rejects, NULL, error);
  g_hash_table_unref (rejects.faults);
  g_free (rejects.columns);
  return ok;
}
