/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "subjects/subject-import.h"

#include "base/error.h"
#include "base/text.h"
#include "store/save.h"
#include "store/setting.h"
#include "subjects/import-headings.h"
#include "subjects/import-match.h"
#include "subjects/import-value.h"
#include "subjects/subject-check.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_ROWS 200000
#define NO_KIND (-1)

const ShianWorkbookLimits SHIAN_IMPORT_LIMITS = {
  .part_bytes = 256u << 20,
  .string_bytes = 128u << 20,
  .columns = 256,
};

static void
row_free (gpointer data)
{
  ShianImportRow *row = data;

  shian_subject_free (row->before);
  shian_subject_free (row->after);
  g_free (row);
}

static void
fault_free (gpointer data)
{
  ShianImportFault *fault = data;

  g_free (fault->value);
  g_free (fault->reason);
  g_free (fault);
}

void
shian_subject_import_free (ShianSubjectImport *import)
{
  if (import == NULL)
    return;
  g_clear_pointer (&import->columns, g_ptr_array_unref);
  g_clear_pointer (&import->rows, g_ptr_array_unref);
  g_clear_pointer (&import->rejected, g_ptr_array_unref);
  g_clear_pointer (&import->warnings, g_ptr_array_unref);
  g_free (import->path);
  g_free (import->sheet_name);
  g_free (import->remember);
  g_free (import);
}

/* Takes @value and @reason. */
static void
add_fault (GPtrArray *faults, guint row, guint column, char *value, char *reason)
{
  ShianImportFault *fault = g_new0 (ShianImportFault, 1);

  fault->row = row;
  fault->column = column;
  fault->value = value;
  fault->reason = reason;
  g_ptr_array_add (faults, fault);
}

/* What one row needs while it is judged. */
typedef struct {
  ShianSubjectImport *import;
  ShianImportMatcher *matcher;
  int kind;
  int *progress;
  guint row;
  const ShianCell *cells;
  guint n_cells;
} Reading;

static void
tell_progress (int *progress, guint n)
{
  if (progress != NULL)
    g_atomic_int_set (progress, (int) n);
}

static const ShianCell *
cell_of (const Reading *reading, const ShianImportColumn *column)
{
  return column->column <= reading->n_cells ? &reading->cells[column->column - 1] : NULL;
}

static const ShianImportColumn *
column_of (const ShianSubjectImport *import, const char *field)
{
  for (guint i = 0; i < import->columns->len; i++) {
    const ShianImportColumn *column = import->columns->pdata[i];
    if (column->field != NULL && g_str_equal (column->field->name, field))
      return column;
  }
  return NULL;
}

/* Puts the row's values into @subject. Returns how many cells were bad; @faults may be NULL. */
static guint
take_values (const Reading *reading, ShianSubject *subject, GPtrArray *faults)
{
  guint n = 0;

  for (guint i = 0; i < reading->import->columns->len; i++) {
    const ShianImportColumn *column = reading->import->columns->pdata[i];
    const ShianCell *cell = cell_of (reading, column);
    char *reason = NULL;
    if (cell == NULL || column->field == NULL ||
        shian_import_value (column->field, cell, subject, &reason))
      continue;
    n++;
    if (faults != NULL)
      add_fault (faults, reading->row, column->column,
                 cell->kind == SHIAN_CELL_NUMBER ? g_strdup (cell->text)
                                                 : shian_import_cell_text (cell),
                 g_steal_pointer (&reason));
    g_free (reason);
  }
  return n;
}

static guint
count_filled (const Reading *reading)
{
  guint n = 0;

  for (guint i = 0; i < reading->import->columns->len; i++) {
    const ShianImportColumn *column = reading->import->columns->pdata[i];
    const ShianCell *cell = column->field != NULL ? cell_of (reading, column) : NULL;
    n += cell != NULL && cell->kind != SHIAN_CELL_EMPTY;
  }
  return n;
}

/* Headings repeated on the next page. */
static gboolean
repeats_headings (const Reading *reading)
{
  for (guint i = 0; i < reading->import->columns->len; i++) {
    const ShianImportColumn *column = reading->import->columns->pdata[i];
    const ShianCell *cell = cell_of (reading, column);
    g_autofree char *text = cell != NULL ? shian_import_cell_text (cell) : NULL;
    if (g_strcmp0 (text, column->heading) != 0)
      return FALSE;
  }
  return TRUE;
}

/* Totals, notes under the table and repeated headings are no premises. */
static gboolean
is_no_record (const Reading *reading, const char *name)
{
  static const char *const totals[] = { "合计", "小计", "总计", NULL };
  g_autofree char *folded = name != NULL ? shian_text_fold (name) : NULL;

  if (folded == NULL)
    return count_filled (reading) < 2;
  return g_strv_contains (totals, folded) || repeats_headings (reading);
}

/* A list with school stages or ways of supply is one of canteens. */
static int
settle_kind (const Reading *reading, const char *name)
{
  int kind = reading->kind >= 0 ? reading->kind : shian_import_guess_kind (name);

  if (kind == NO_KIND && column_of (reading->import, "stage") != NULL)
    kind = SHIAN_SUBJECT_CAMPUS_CANTEEN;
  return kind;
}

static void
reject (Reading *reading, const char *field, const char *value, char *reason)
{
  const ShianImportColumn *column = column_of (reading->import, field);

  add_fault (reading->import->rejected, reading->row, column != NULL ? column->column : 0,
             g_strdup (value), reason);
  reading->import->n_rejected++;
}

static void
note_warnings (Reading *reading, const ShianSubject *subject)
{
  g_autoptr (GPtrArray) warnings = shian_subject_warnings (subject);

  for (guint i = 0; i < warnings->len; i++) {
    const ShianSubjectWarning *warning = warnings->pdata[i];
    const ShianImportColumn *column = column_of (reading->import, warning->field);
    const ShianField *field = shian_subject_field (warning->field);
    if (column != NULL)
      add_fault (reading->import->warnings, reading->row, column->column,
                 shian_field_to_text (field, subject), g_strdup (warning->text));
  }
}

static void
add_row (Reading *reading, ShianImportStatus status, ShianSubject *before, ShianSubject *after)
{
  ShianImportRow *row = g_new0 (ShianImportRow, 1);

  row->row = reading->row;
  row->status = status;
  row->before = before;
  row->after = after;
  g_ptr_array_add (reading->import->rows, row);
  reading->import->n_new += status == SHIAN_IMPORT_NEW;
  reading->import->n_changed += status == SHIAN_IMPORT_CHANGED;
}

static void
take_new (Reading *reading, ShianSubject *given)
{
  if (given->kind == NO_KIND)
    given->kind = settle_kind (reading, given->name);
  if (given->kind == NO_KIND) {
    reject (reading, "name", given->name,
            g_strdup (_ ("what kind of premises this is cannot be told; add a column 对象类别 or "
                         "choose a kind")));
    return;
  }
  add_row (reading, SHIAN_IMPORT_NEW, NULL, shian_subject_copy (given));
}

static void
take_known (Reading *reading, const ShianSubject *known)
{
  g_autoptr (ShianSubject) after = shian_subject_copy (known);

  take_values (reading, after, NULL);
  shian_subject_tidy (after);
  if (shian_record_equal (&SHIAN_SUBJECT_TYPE, known, after))
    reading->import->n_unchanged++;
  else
    add_row (reading, SHIAN_IMPORT_CHANGED, shian_subject_copy (known), g_steal_pointer (&after));
}

static gboolean
take_row (Reading *reading, GError **error)
{
  g_autoptr (ShianSubject) given = shian_subject_new ();
  g_autoptr (ShianSubject) known = NULL;
  guint n_faults = reading->import->rejected->len;
  char *reason = NULL;

  given->kind = NO_KIND;
  take_values (reading, given, reading->import->rejected);
  shian_subject_tidy (given);
  if (is_no_record (reading, given->name)) {
    g_ptr_array_set_size (reading->import->rejected, (int) n_faults);
    reading->import->n_skipped++;
    return TRUE;
  }
  if (reading->import->rejected->len > n_faults) {
    reading->import->n_rejected++;
    return TRUE;
  }
  if (given->name == NULL) {
    reject (reading, "name", NULL, g_strdup (_ ("the name is missing")));
    return TRUE;
  }
  if (!shian_import_matcher_find (reading->matcher, reading->row, given, &known, &reason, error))
    return FALSE;
  if (reason != NULL)
    reject (reading, "name", given->name, reason);
  else if (known != NULL)
    take_known (reading, known);
  else
    take_new (reading, given);
  if (reason == NULL)
    note_warnings (reading, given);
  return TRUE;
}

static gboolean
check_count (const ShianSubjectImport *import, guint n_rows, GError **error)
{
  if (n_rows <= MAX_ROWS)
    return TRUE;
  g_set_error (error, SHIAN_ERROR, SHIAN_ERROR_INVALID,
               _ ("Sheet “%s” has more than %d rows; divide it into several files"),
               import->sheet_name, MAX_ROWS);
  return FALSE;
}

static gboolean
check_cancelled (GCancellable *cancellable, GError **error)
{
  if (!g_cancellable_is_cancelled (cancellable))
    return TRUE;
  g_set_error (error, SHIAN_ERROR, SHIAN_ERROR_CANCELLED, _ ("The import was cancelled"));
  return FALSE;
}

static gboolean
take_rows (ShianTableFile *file, Reading *reading, GCancellable *cancellable, GError **error)
{
  g_autoptr (ShianTableRows) rows =
      shian_table_file_rows (file, (guint) reading->import->sheet, error);
  g_autoptr (GError) local = NULL;
  guint n = 0;

  if (rows == NULL)
    return FALSE;
  while (shian_table_rows_next (rows, &reading->row, &reading->cells, &reading->n_cells, &local)) {
    if (reading->row <= reading->import->heading_row)
      continue;
    if (!check_cancelled (cancellable, error) || !check_count (reading->import, ++n, error) ||
        !take_row (reading, error))
      return FALSE;
    tell_progress (reading->progress, n);
  }
  reading->import->cut = shian_table_rows_were_cut (rows);
  if (local != NULL)
    g_propagate_error (error, g_steal_pointer (&local));
  return local == NULL;
}

/* FALSE without @error when no sheet has headings. */
static gboolean
find_sheet (ShianStore *store, ShianTableFile *file, const ShianImportOptions *options,
            ShianSubjectImport *import, GError **error)
{
  ShianImportHeadings found = { 0 };
  guint n = shian_table_file_n_sheets (file);
  guint first = options->sheet >= 0 ? (guint) options->sheet : 0;

  for (guint i = first; i < (options->sheet >= 0 ? first + 1 : n); i++) {
    if (options->sheet < 0 && shian_table_file_sheet_is_hidden (file, i))
      continue;
    if (!shian_import_find_headings (store, file, i, options->mapping, &found, error))
      return FALSE;
    if (found.columns == NULL)
      continue;
    import->sheet = (int) i;
    import->heading_row = found.row;
    import->columns = found.columns;
    import->sheet_name = g_strdup (shian_table_file_sheet_name (file, i));
    return TRUE;
  }
  return FALSE;
}

static gboolean
check_sheet (ShianTableFile *file, const ShianImportOptions *options, const char *path,
             GError **error)
{
  guint n = shian_table_file_n_sheets (file);

  if (options->sheet < (int) n && n > 0)
    return TRUE;
  g_set_error (error, SHIAN_ERROR, SHIAN_ERROR_NOT_FOUND,
               _ ("%s has %u sheets; there is no sheet %d"), path, n, options->sheet + 1);
  return FALSE;
}

static gboolean
find_columns (ShianStore *store, ShianTableFile *file, const ShianImportOptions *options,
              ShianSubjectImport *import, GError **error)
{
  g_autoptr (GError) local = NULL;

  if (!check_sheet (file, options, import->path, error))
    return FALSE;
  if (find_sheet (store, file, options, import, &local))
    return TRUE;
  if (local != NULL)
    g_propagate_error (error, g_steal_pointer (&local));
  else
    g_set_error (error, SHIAN_ERROR, SHIAN_ERROR_INVALID,
                 _ ("%s: no row of headings was found; it needs a column 对象名称 (or 学校名称, "
                    "单位名称 …) and at least one other"),
                 import->path);
  return FALSE;
}

static gboolean
map_columns (ShianStore *store, const ShianImportOptions *options, ShianSubjectImport *import,
             GError **error)
{
  if (!shian_import_map (store, import->columns, options->mapping, error))
    return FALSE;
  if (options->mapping != NULL)
    import->remember = shian_import_mapping_text (store, import->columns, options->mapping);
  return shian_import_check_columns (import->columns, import->sheet_name, error);
}

static ShianSubjectImport *
import_new (const char *path)
{
  ShianSubjectImport *import = g_new0 (ShianSubjectImport, 1);

  import->path = g_strdup (path);
  import->rows = g_ptr_array_new_with_free_func (row_free);
  import->rejected = g_ptr_array_new_with_free_func (fault_free);
  import->warnings = g_ptr_array_new_with_free_func (fault_free);
  return import;
}

typedef struct {
  ShianTableFile *file;
  const ShianImportOptions *options;
  GCancellable *cancellable;
  ShianSubjectImport *import;
} ReadJob;

/* Finds the columns, and tells what there is to choose from where somebody wants to know. */
static gboolean
look (ShianStore *store, const ReadJob *job, GError **error)
{
  ShianImportOutline *outline = job->options->outline;
  gboolean ok = find_columns (store, job->file, job->options, job->import, error);

  if (outline == NULL)
    return ok;
  shian_import_outline_take_sheets (outline, job->file);
  if (ok)
    shian_import_outline_take_columns (outline, job->import->sheet, job->import->heading_row,
                                       job->import->columns);
  else
    shian_import_outline_guess (outline, store, job->file, job->options->sheet);
  return ok;
}

static gboolean
read_inside (ShianStore *store, gpointer data, GError **error)
{
  ReadJob *job = data;
  g_autoptr (ShianImportMatcher) matcher = shian_import_matcher_new (store);
  Reading reading = { .import = job->import,
                      .matcher = matcher,
                      .kind = job->options->kind,
                      .progress = job->options->progress };

  if (!look (store, job, error) || !map_columns (store, job->options, job->import, error))
    return FALSE;
  return take_rows (job->file, &reading, job->cancellable, error);
}

ShianSubjectImport *
shian_subject_import_read (ShianStore *store, const char *path, const ShianImportOptions *options,
                           GCancellable *cancellable, GError **error)
{
  g_autoptr (ShianTableFile) file = shian_table_file_open (path, &SHIAN_IMPORT_LIMITS, error);
  g_autoptr (ShianSubjectImport) import = import_new (path);
  ReadJob job = { file, options, cancellable, import };

  if (file == NULL || !shian_store_read_together (store, read_inside, &job, error))
    return NULL;
  return g_steal_pointer (&import);
}

typedef struct {
  ShianSubjectImport *import;
  GCancellable *cancellable;
  int *progress;
} ApplyJob;

static gboolean
apply_inside (ShianStore *store, gpointer data, GError **error)
{
  ApplyJob *job = data;
  ShianSubjectImport *import = job->import;

  for (guint i = 0; i < import->rows->len; i++) {
    ShianImportRow *row = import->rows->pdata[i];
    if (!check_cancelled (job->cancellable, error))
      return FALSE;
    tell_progress (job->progress, i);
    if (!shian_store_save (store, &SHIAN_SUBJECT_TYPE, row->after, error)) {
      g_prefix_error (error, _ ("Sheet “%s”, row %u: "), import->sheet_name, row->row);
      return FALSE;
    }
  }
  if (import->remember != NULL) {
    g_autofree char *id = shian_import_headings_id (import->columns);
    return shian_setting_set (store, id, import->remember, error);
  }
  return TRUE;
}

gboolean
shian_subject_import_apply (ShianStore *store, ShianSubjectImport *import,
                            GCancellable *cancellable, int *progress, GError **error)
{
  ApplyJob job = { import, cancellable, progress };
  g_autofree char *name = g_path_get_basename (import->path);
  g_autofree char *label = g_strdup_printf (_ ("Import of premises: %s"), name);

  if (import->rows->len == 0 && import->remember == NULL)
    return TRUE;
  return shian_store_transact (store, label, apply_inside, &job, error);
}
