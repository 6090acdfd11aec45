/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "packs/pack-result.h"

#include "base/atomic-file.h"
#include "base/error.h"
#include "base/text.h"

#include <glib/gi18n-lib.h>

const char *
shian_pack_lack_key (ShianPackLack lack)
{
  static const char *const keys[] = { "progress", "text", "problems" };

  g_return_val_if_fail (lack < G_N_ELEMENTS (keys), "");
  return keys[lack];
}

const char *
shian_pack_lack_text (ShianPackLack lack)
{
  switch (lack) {
  case SHIAN_LACK_TEXT:
    return _ ("Nothing says what was done in the period");
  case SHIAN_LACK_PROBLEMS:
    return _ ("Lagging: say what the problem is");
  case SHIAN_LACK_PROGRESS:
  default:
    return _ ("No progress was entered for the period");
  }
}

static void
missing_free (gpointer data)
{
  ShianPackMissing *missing = data;

  g_free (missing->unit);
  g_free (missing->task);
  g_free (missing->label);
  g_free (missing);
}

ShianPackResult *
shian_pack_result_new (void)
{
  ShianPackResult *result = g_new0 (ShianPackResult, 1);

  result->files = g_ptr_array_new_with_free_func (g_free);
  result->missing = g_ptr_array_new_with_free_func (missing_free);
  return result;
}

void
shian_pack_result_free (ShianPackResult *result)
{
  if (result == NULL)
    return;
  g_ptr_array_unref (result->files);
  g_ptr_array_unref (result->missing);
  g_free (result);
}

void
shian_pack_result_add_missing (ShianPackResult *result, ShianPackLack lack, const char *unit,
                               const char *task, const char *label)
{
  ShianPackMissing *missing = g_new0 (ShianPackMissing, 1);

  missing->lack = lack;
  missing->unit = g_strdup (unit);
  missing->task = g_strdup (task);
  missing->label = g_strdup (label);
  g_ptr_array_add (result->missing, missing);
}

char *
shian_pack_missing_text (const ShianPackMissing *missing)
{
  switch (missing->lack) {
  case SHIAN_LACK_TEXT:
    return g_strdup_printf (_ ("%s, task %s: nothing says what was done in the period"),
                            missing->unit, missing->label);
  case SHIAN_LACK_PROBLEMS:
    return g_strdup_printf (_ ("%s, task %s is lagging: say what the problem is"), missing->unit,
                            missing->label);
  case SHIAN_LACK_PROGRESS:
  default:
    return g_strdup_printf (_ ("%s, task %s: no progress was entered for the period"),
                            missing->unit, missing->label);
  }
}

/* What one task lacks stands together, so counting changes counts tasks. */
guint
shian_pack_result_n_tasks_missing (const ShianPackResult *result)
{
  guint n = 0;

  for (guint i = 0; i < result->missing->len; i++) {
    const ShianPackMissing *missing = result->missing->pdata[i];
    const ShianPackMissing *before = i > 0 ? result->missing->pdata[i - 1] : NULL;
    if (before == NULL || !g_str_equal (before->task, missing->task) ||
        !g_str_equal (before->unit, missing->unit))
      n++;
  }
  return n;
}

char *
shian_pack_result_summary (const ShianPackResult *result)
{
  guint missing = shian_pack_result_n_tasks_missing (result);
  g_autofree char *files = g_strdup_printf (
      ngettext ("Exported %u file", "Exported %u files", result->files->len), result->files->len);
  g_autofree char *rows =
      g_strdup_printf (ngettext ("%u row", "%u rows", result->n_rows), result->n_rows);
  g_autofree char *tasks = NULL;

  if (missing == 0)
    return g_strdup_printf (_ ("%s, %s"), files, rows);
  tasks = g_strdup_printf (
      ngettext ("%u task is not filled in", "%u tasks are not filled in", missing), missing);
  return g_strdup_printf (_ ("%s, %s; %s"), files, rows, tasks);
}

typedef struct {
  ShianWorkbookFill fill;
  gpointer data;
  guint expected;
} Guarded;

static gboolean
fill_guarded (ShianWorkbookWriter *writer, gpointer data, GError **error)
{
  const Guarded *guarded = data;
  guint written;

  if (!guarded->fill (writer, guarded->data, error))
    return FALSE;
  written = shian_workbook_writer_n_rows (writer);
  if (written == guarded->expected)
    return TRUE;
  g_set_error (error, SHIAN_ERROR, SHIAN_ERROR_FAILED,
               _ ("%u rows were to be exported but %u were made; nothing was written"),
               guarded->expected, written);
  return FALSE;
}

static char *
path_of (const char *folder, const char *name)
{
  g_autofree char *safe = shian_text_file_name (name);
  g_autofree char *file = g_strconcat (safe, ".xlsx", NULL);

  return g_build_filename (folder, file, NULL);
}

char *
shian_pack_free_name (const char *folder, const char *name)
{
  char *free = g_strdup (name);
  char *path = path_of (folder, free);

  for (guint i = 2; g_file_test (path, G_FILE_TEST_EXISTS); i++) {
    g_free (path);
    g_free (free);
    free = g_strdup_printf ("%s (%u)", name, i);
    path = path_of (folder, free);
  }
  g_free (path);
  return free;
}

gboolean
shian_pack_write (const char *folder, const char *name, const char *title, const char *author,
                  guint expected, gboolean repeats, ShianWorkbookFill fill, gpointer data,
                  ShianPackResult *result, GError **error)
{
  g_autofree char *path = path_of (folder, name);
  ShianWorkbookOptions options = { .title = title,
                                   .author = author,
                                   .n_rows = repeats ? expected : 0 };
  ShianWorkbookSummary summary = { 0 };
  Guarded guarded = { fill, data, expected };

  if (!shian_make_directories (folder, error) ||
      !shian_workbook_write (path, &options, fill_guarded, &guarded, &summary, error))
    return FALSE;
  g_ptr_array_add (result->files, g_steal_pointer (&path));
  result->n_rows += summary.n_rows;
  result->n_cut_rows += summary.n_cut_rows;
  return TRUE;
}
