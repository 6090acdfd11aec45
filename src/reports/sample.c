/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Marked sample data, to look around in without touching one's own. */
#include "base/error.h"
#include "base/record-json.h"
#include "checklist/work.h"
#include "reports/setup.h"
#include "store/save.h"
#include "store/setting.h"
#include "units/unit-directory.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

#define SAMPLE "/io/github/shian/Shian/sample/"
#define SAMPLE_UNIT "区教育局"
#define SAMPLE_ISSUED "2024-04-10"

typedef struct {
  ShianStore *store;
  ShianUnitDirectory *directory;
  ShianPlanBook *book;
} Sample;

static JsonArray *
load_rows (const char *name, GError **error)
{
  g_autofree char *path = g_strconcat (SAMPLE, name, NULL);
  g_autoptr (GBytes) bytes = g_resources_lookup_data (path, 0, error);
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonNode *root;

  if (bytes == NULL || !json_parser_load_from_data (parser, g_bytes_get_data (bytes, NULL),
                                                    (gssize) g_bytes_get_size (bytes), error))
    return NULL;
  root = json_parser_get_root (parser);
  return json_array_ref (json_node_get_array (root));
}

/* Which unit and task a row is about. */
static gboolean
find_target (const Sample *sample, JsonObject *row, const ShianUnit **unit,
             const ShianBookTask **task, GError **error)
{
  const char *label = json_object_get_string_member (row, "label");

  *unit = shian_unit_directory_require (sample->directory,
                                        json_object_get_string_member (row, "unit"), error);
  *task = shian_plan_book_find_label (sample->book, label);
  if (*task == NULL)
    g_set_error (error, SHIAN_ERROR, SHIAN_ERROR_NOT_FOUND, _ ("There is no task “%s”"), label);
  return *unit != NULL && *task != NULL;
}

static gboolean
copy_members (const ShianRecordType *type, gpointer record, JsonObject *row,
              const char *const *names, GError **error)
{
  g_autoptr (JsonObject) chosen = json_object_new ();

  for (guint i = 0; names[i] != NULL; i++)
    if (json_object_has_member (row, names[i]))
      json_object_set_member (chosen, names[i],
                              json_node_copy (json_object_get_member (row, names[i])));
  return shian_record_apply_json (type, record, chosen, error);
}

static gboolean
add_progress (const Sample *sample, JsonObject *row, GError **error)
{
  static const char *const names[] = { "period",   "status",    "text", "figure",
                                       "problems", "next_plan", NULL };
  g_autoptr (ShianProgress) progress = shian_progress_new ();
  const ShianUnit *unit;
  const ShianBookTask *task;

  if (!find_target (sample, row, &unit, &task, error) ||
      !copy_members (&SHIAN_PROGRESS_TYPE, progress, row, names, error))
    return FALSE;
  progress->task = g_strdup (task->task->record.id);
  progress->unit = g_strdup (unit->record.id);
  return shian_progress_save (sample->store, progress, error);
}

static gboolean
add_step (const Sample *sample, JsonObject *row, GError **error)
{
  static const char *const names[] = { "text", "owner", "due", NULL };
  g_autoptr (ShianStepRecord) step = shian_step_record_new ();
  const char *done = json_object_get_string_member_with_default (row, "done", NULL);
  const ShianUnit *unit;
  const ShianBookTask *task;

  if (!find_target (sample, row, &unit, &task, error) ||
      !copy_members (&SHIAN_STEP_TYPE, step, row, names, error))
    return FALSE;
  step->task = g_strdup (task->task->record.id);
  step->unit = g_strdup (unit->record.id);
  step->done = done != NULL && *done != '\0';
  step->done_on = step->done ? g_strdup (done) : NULL;
  return shian_step_save (sample->store, step, error);
}

static gboolean
add_rows (const Sample *sample, const char *name,
          gboolean (*add) (const Sample *sample, JsonObject *row, GError **error), GError **error)
{
  g_autoptr (JsonArray) rows = load_rows (name, error);

  for (guint i = 0; rows != NULL && i < json_array_get_length (rows); i++)
    if (!add (sample, json_array_get_object_element (rows, i), error)) {
      g_prefix_error (error, "%s %u: ", name, i + 1);
      return FALSE;
    }
  return rows != NULL;
}

static gboolean
fill_work (ShianStore *store, ShianUnitDirectory *directory, GError **error)
{
  g_autoptr (ShianPlanBook) book = shian_plan_book_load (store, NULL, error);
  Sample sample = { store, directory, book };

  return book != NULL && add_rows (&sample, "progress.json", add_progress, error) &&
         add_rows (&sample, "steps.json", add_step, error);
}

static gboolean
fill_inside (ShianStore *store, gpointer data, GError **error)
{
  g_autoptr (ShianUnitDirectory) directory = shian_unit_directory_load (store, error);
  g_autoptr (ShianPlanImport) import = NULL;
  const ShianUnit *unit;

  if (directory == NULL)
    return FALSE;
  unit = shian_unit_directory_require (directory, SAMPLE_UNIT, error);
  import = unit != NULL ? shian_setup_propose_builtin (store, error) : NULL;
  if (import == NULL)
    return FALSE;
  g_free (import->issued);
  import->issued = g_strdup (SAMPLE_ISSUED);
  return shian_setup_run (store, unit->record.id, import, error) &&
         fill_work (store, directory, error);
}

gboolean
shian_setup_fill_sample (ShianStore *store, GError **error)
{
  g_autofree char *own = shian_setting_get (store, SHIAN_SETTING_UNIT);

  if (own != NULL) {
    g_set_error (error, SHIAN_ERROR, SHIAN_ERROR_INVALID,
                 _ ("%s already holds somebody's data; sample data goes into a file of its own"),
                 shian_store_get_path (store));
    return FALSE;
  }
  return shian_store_transact_setup (store, _ ("Sample data"), fill_inside, NULL, error);
}
