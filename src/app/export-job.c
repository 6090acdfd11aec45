/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/export-job.h"

#include "app/message.h"
#include "app/preferences.h"
#include "base/clock.h"
#include "base/date.h"
#include "base/error.h"
#include "packs/checklist-workbook.h"
#include "packs/overview-workbook.h"
#include "packs/quarter-pack.h"
#include "reports/setup.h"
#include "store/history.h"
#include "store/setting.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct {
  ShianExportKind kind;
  char *unit_id;
  ShianPeriod period;
  char *folder;
  ShianChecklistExcerpt excerpt; /* of SHIAN_EXPORT_EXCERPT */
  ShianPackResult *result;
} Export;

static void
export_free (gpointer data)
{
  Export *export = data;
  g_free (export->unit_id);
  g_free (export->folder);
  g_clear_pointer (&export->excerpt.tasks, g_ptr_array_unref);
  g_free (export->excerpt.how);
  shian_pack_result_free (export->result);
  g_free (export);
}

static char *
setting_name (ShianExportKind kind, const ShianPeriod *period)
{
  static const char *const KINDS[] = { "report", "checklist", "all" };
  g_autofree char *key = shian_period_key (period);
  return g_strdup_printf ("exported-%s-%s", KINDS[kind], key);
}

static gboolean
write_checklist (ShianStore *store, ShianUnitDirectory *directory, const ShianUnit *unit,
                 Export *export, GError **error)
{
  return shian_checklist_workbook_write (store, directory, unit, &export->period, export->folder,
                                         export->result, error);
}

static gboolean
holds_tasks (ShianStore *store, ShianUnitDirectory *directory, const ShianUnit *unit,
             const ShianPeriod *period)
{
  g_autoptr (ShianChecklist) checklist =
      shian_checklist_load (store, directory, unit, period, NULL);
  return checklist != NULL && checklist->items->len > 0;
}

static gboolean
write_all (ShianStore *store, ShianUnitDirectory *directory, Export *export,
           GCancellable *cancellable, GError **error)
{
  GPtrArray *units = shian_unit_directory_units (directory);
  for (guint i = 0; i < units->len; i++) {
    const ShianUnit *unit = g_ptr_array_index (units, i);
    if (g_cancellable_is_cancelled (cancellable)) {
      g_set_error (error, SHIAN_ERROR, SHIAN_ERROR_CANCELLED,
                   _ ("Stopped after %u files; they are in %s"), export->result->files->len,
                   export->folder);
      return FALSE;
    }
    if (unit->kind != SHIAN_UNIT_COLLECTIVE &&
        holds_tasks (store, directory, unit, &export->period) &&
        !write_checklist (store, directory, unit, export, error))
      return FALSE;
  }
  return shian_overview_workbook_write (store, directory, export->period.year, export->folder,
                                        export->result, error);
}

static gboolean
write_kind (ShianStore *store, Export *export, GCancellable *cancellable, GError **error)
{
  g_autoptr (ShianUnitDirectory) directory = shian_unit_directory_load (store, error);
  const ShianUnit *unit;
  if (directory == NULL)
    return FALSE;
  if (export->kind == SHIAN_EXPORT_ALL)
    return write_all (store, directory, export, cancellable, error);
  unit = shian_unit_directory_find_id (directory, export->unit_id);
  if (unit == NULL) {
    g_set_error (error, SHIAN_ERROR, SHIAN_ERROR_NOT_FOUND,
                 _ ("The unit is no longer in the directory; choose it again under Settings"));
    return FALSE;
  }
  if (export->kind == SHIAN_EXPORT_CHECKLIST)
    return write_checklist (store, directory, unit, export, error);
  if (export->kind == SHIAN_EXPORT_EXCERPT)
    return shian_checklist_workbook_write_excerpt (store, directory, unit, &export->period,
                                                   &export->excerpt, export->folder, export->result,
                                                   error);
  return shian_quarter_pack_write (store, directory, unit, &export->period, export->folder,
                                   export->result, error);
}

/* The day and, behind a blank, the last change that is in the paper. */
static gboolean
remember (ShianStore *store, gpointer data, GError **error)
{
  const Export *export = data;
  g_autofree char *name = setting_name (export->kind, &export->period);
  g_autofree char *day = shian_clock_today_iso ();
  gint64 sequence = shian_store_last_change (store, error);
  g_autofree char *value = g_strdup_printf ("%s %" G_GINT64_FORMAT, day, sequence);

  return sequence >= 0 && shian_setting_set (store, name, value, error);
}

/* What is noted is that one's own papers went out: rows for oneself, or a look at another unit's
 * checklist, are no such thing. */
static gboolean
is_own_paper (ShianStore *store, const Export *export)
{
  g_autofree char *own = shian_setting_get (store, SHIAN_SETTING_UNIT);

  if (export->kind == SHIAN_EXPORT_EXCERPT)
    return FALSE;
  return export->kind == SHIAN_EXPORT_ALL || g_strcmp0 (own, export->unit_id) == 0;
}

/* The note is no step of its own: undo takes back what was entered last and says so, the file that
 * was written is there all the same. */
static gboolean
work (ShianStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  Export *export = data;
  if (!write_kind (store, export, cancellable, error))
    return FALSE;
  return !is_own_paper (store, export) ||
         shian_store_transact_setup (store, NULL, remember, export, error);
}

static void
done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Export *export = g_task_get_task_data (task);
  GError *error = NULL;
  if (shian_session_run_finish (SHIAN_SESSION (source), result, &error))
    g_task_return_pointer (task, g_steal_pointer (&export->result),
                           (GDestroyNotify) shian_pack_result_free);
  else
    g_task_return_error (task, error);
}

static Export *
export_new (ShianExportKind kind, const char *unit_id, const ShianPeriod *period,
            const char *folder)
{
  Export *export = g_new0 (Export, 1);

  export->kind = kind;
  export->unit_id = g_strdup (unit_id);
  export->period = *period;
  export->folder = g_strdup (folder);
  export->result = shian_pack_result_new ();
  return export;
}

static void
start (ShianSession *session, Export *export, GCancellable *cancellable,
       GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task = g_task_new (session, cancellable, callback, user_data);

  g_task_set_source_tag (task, start);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, export, export_free);
  shian_session_run_async (session, work, export, NULL, cancellable, done_cb, task);
}

void
shian_export_run_async (ShianSession *session, ShianExportKind kind, const char *unit_id,
                        const ShianPeriod *period, const char *folder, GCancellable *cancellable,
                        GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (kind != SHIAN_EXPORT_EXCERPT);
  start (session, export_new (kind, unit_id, period, folder), cancellable, callback, user_data);
}

ShianPackResult *
shian_export_run_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (G_IS_TASK (result), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

/* What the disk refused says why; what to do about it belongs with it. */
static GError *
with_way_out (const GError *error)
{
  GError *said = g_error_copy (error);

  if (g_error_matches (error, SHIAN_ERROR, SHIAN_ERROR_IO) ||
      g_error_matches (error, SHIAN_ERROR, SHIAN_ERROR_NO_SPACE) ||
      g_error_matches (error, SHIAN_ERROR, SHIAN_ERROR_READ_ONLY)) {
    g_free (said->message);
    said->message = g_strdup_printf (
        _ ("%s\n\nNothing was changed. Choose another folder on the page “Reports”, "
           "or make room, and export again."),
        error->message);
  }
  return said;
}

void
shian_export_tell (GtkWidget *widget, const ShianPackResult *result, const GError *error)
{
  g_autofree char *folder = NULL;
  g_autofree char *summary = NULL;
  g_autoptr (GError) said = error != NULL ? with_way_out (error) : NULL;
  if (result == NULL) {
    shian_message_error (widget, _ ("The export failed"), said);
  } else if (result->files->len > 0) {
    folder = g_path_get_dirname (g_ptr_array_index (result->files, 0));
    summary = shian_pack_result_summary (result);
    shian_message_show_folder (widget, summary, folder);
  }
}

static void
checklist_exported_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GtkWidget) widget = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (ShianPackResult) done = shian_export_run_finish (result, &error);

  shian_export_tell (widget, done, error);
}

void
shian_export_checklist (GtkWidget *widget, ShianSession *session, const char *unit_id)
{
  const ShianPeriod *period = shian_session_get_period (session);
  g_autofree char *folder = shian_export_default_folder (period);

  start (session, export_new (SHIAN_EXPORT_CHECKLIST, unit_id, period, folder), NULL,
         checklist_exported_cb, g_object_ref (widget));
}

void
shian_export_excerpt (GtkWidget *widget, ShianSession *session, const char *unit_id,
                      GPtrArray *tasks, char *how)
{
  const ShianPeriod *period = shian_session_get_period (session);
  g_autofree char *folder = shian_export_default_folder (period);
  Export *export = export_new (SHIAN_EXPORT_EXCERPT, unit_id, period, folder);

  export->excerpt.tasks = tasks;
  export->excerpt.how = how;
  start (session, export, NULL, checklist_exported_cb, g_object_ref (widget));
}

char *
shian_export_last (ShianStore *store, ShianExportKind kind, const ShianPeriod *period,
                   gint64 *sequence)
{
  g_autofree char *name = setting_name (kind, period);
  g_autofree char *value = shian_setting_get (store, name);
  char *mark = value != NULL ? strchr (value, ' ') : NULL;

  if (sequence != NULL)
    *sequence = mark != NULL ? g_ascii_strtoll (mark + 1, NULL, 10) : -1;
  if (mark != NULL)
    *mark = '\0';
  return value != NULL && *value != '\0' ? g_steal_pointer (&value) : NULL;
}

char *
shian_export_default_folder (const ShianPeriod *period)
{
  GSettings *settings = shian_preferences_get ();
  g_autofree char *chosen =
      settings != NULL ? g_settings_get_string (settings, "export-folder") : g_strdup ("");
  g_autofree char *title = shian_period_title (period);
  const char *documents = g_get_user_special_dir (G_USER_DIRECTORY_DOCUMENTS);
  if (*chosen != '\0')
    return g_steal_pointer (&chosen);
  return g_build_filename (documents != NULL ? documents : g_get_home_dir (), "食安清单", title,
                           NULL);
}

void
shian_export_remember_folder (const char *folder)
{
  GSettings *settings = shian_preferences_get ();
  if (settings != NULL)
    g_settings_set_string (settings, "export-folder", folder);
}
