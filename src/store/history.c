/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/history.h"

#include "base/clock.h"
#include "base/error.h"
#include "base/record-json.h"
#include "base/uuid.h"
#include "store/save.h"
#include "store/store-private.h"

#include <glib/gi18n-lib.h>

#define COLUMNS                                                                                    \
  "SELECT h.sequence, b.at, h.batch, b.label, h.record_type, h.record_id, h.action, h.before, "    \
  "h.after, b.undoes IS NOT NULL, h.undone_by IS NOT NULL "                                        \
  "FROM history h JOIN batch b ON b.id = h.batch "

void
shian_change_free (ShianChange *change)
{
  g_free (change->batch);
  g_free (change->label);
  g_free (change->record_type);
  g_free (change->record_id);
  g_free (change->action);
  g_free (change->before);
  g_free (change->after);
  g_free (change);
}

static const char *
name_action (const ShianRecord *before, const ShianRecord *after)
{
  if (before == NULL)
    return "create";
  if (before->deleted == after->deleted)
    return "change";
  return after->deleted ? "remove" : "restore";
}

static gboolean
begin_batch (ShianStore *store, const ShianRecordType *type, GError **error)
{
  g_autofree char *label = NULL;

  if (store->batch != NULL)
    return TRUE;
  label = store->batch_label != NULL ? g_strdup (store->batch_label)
                                     : g_strdup_printf (_ ("Change: %s"), _ (type->title));
  store->batch = shian_uuid_new ();
  return shian_store_execute (store,
                              "INSERT INTO batch (id, at, label, setup, undoes) "
                              "VALUES (?1, ?2, ?3, ?4, ?5)",
                              error, "sisis", store->batch, shian_clock_now (), label,
                              (gint64) store->setup, store->undoing);
}

gboolean
shian_history_add (ShianStore *store, const ShianRecordType *type, gconstpointer before,
                   gconstpointer after, GError **error)
{
  const ShianRecord *record = after;
  g_autoptr (JsonObject) old = before != NULL ? shian_record_to_json (type, before, after) : NULL;
  g_autoptr (JsonObject) new = shian_record_to_json (type, after, before);
  g_autofree char *old_text = old != NULL ? shian_json_to_text (old) : NULL;
  g_autofree char *new_text = shian_json_to_text (new);

  if (!begin_batch (store, type, error))
    return FALSE;
  return shian_store_execute (
      store,
      "INSERT INTO history (batch, record_type, record_id, revision, action, before, after) "
      "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
      error, "sssisss", store->batch, type->name, record->id, record->revision,
      name_action (before, after), old_text, new_text);
}

static ShianChange *
read_change (ShianStatement *statement)
{
  ShianChange *change = g_new0 (ShianChange, 1);

  change->sequence = shian_statement_integer (statement, 0);
  change->at = shian_statement_integer (statement, 1);
  change->batch = g_strdup (shian_statement_text (statement, 2));
  change->label = g_strdup (shian_statement_text (statement, 3));
  change->record_type = g_strdup (shian_statement_text (statement, 4));
  change->record_id = g_strdup (shian_statement_text (statement, 5));
  change->action = g_strdup (shian_statement_text (statement, 6));
  change->before = g_strdup (shian_statement_text (statement, 7));
  change->after = g_strdup (shian_statement_text (statement, 8));
  change->is_undo = shian_statement_integer (statement, 9) != 0;
  change->undone = shian_statement_integer (statement, 10) != 0;
  return change;
}

static GPtrArray *
collect (ShianStatement *statement, GError **error)
{
  g_autoptr (GPtrArray) changes =
      g_ptr_array_new_with_free_func ((GDestroyNotify) shian_change_free);
  ShianStep step;

  while ((step = shian_statement_step (statement, error)) == SHIAN_STEP_ROW)
    g_ptr_array_add (changes, read_change (statement));
  return step == SHIAN_STEP_DONE ? g_steal_pointer (&changes) : NULL;
}

static GPtrArray *
query (ShianStore *store, const char *sql, GError **error, const char *format, const char *text,
       gint64 number)
{
  g_autoptr (ShianStatement) statement = shian_store_prepare (store, sql, error);

  if (statement == NULL || !shian_statement_bind (statement, error, format, text, number))
    return NULL;
  return collect (statement, error);
}

GPtrArray *
shian_store_history (ShianStore *store, const char *record_id, guint limit, GError **error)
{
  return query (store,
                COLUMNS "WHERE ?1 IS NULL OR h.record_id = ?1 ORDER BY h.sequence DESC LIMIT ?2",
                error, "si", record_id, limit);
}

gint64
shian_store_last_change (ShianStore *store, GError **error)
{
  g_autoptr (ShianStatement) statement =
      shian_store_prepare (store, "SELECT coalesce (max (sequence), 0) FROM history", error);

  if (statement == NULL || shian_statement_step (statement, error) != SHIAN_STEP_ROW)
    return -1;
  return shian_statement_integer (statement, 0);
}

#define OPEN_EDIT "h.undone_by IS NULL AND b.undoes IS NULL AND b.setup = 0 "

/* The rows to take back, newest first: a whole batch, or one row of a record. */
static GPtrArray *
find_undoable (ShianStore *store, const char *record_id, GError **error)
{
  if (record_id != NULL)
    return query (
        store, COLUMNS "WHERE h.record_id = ?1 AND " OPEN_EDIT "ORDER BY h.sequence DESC LIMIT ?2",
        error, "si", record_id, 1);
  return query (store,
                COLUMNS "WHERE h.batch = (SELECT h.batch FROM history h JOIN batch b "
                        "ON b.id = h.batch WHERE " OPEN_EDIT
                        "AND ?1 IS NULL ORDER BY h.sequence DESC LIMIT ?2) "
                        "AND h.undone_by IS NULL ORDER BY h.sequence DESC",
                error, "si", NULL, 1);
}

static gboolean
refuse_changed (const ShianRecordType *type, GError **error)
{
  g_set_error (error, SHIAN_ERROR, SHIAN_ERROR_CONFLICT,
               _ ("%s: changed again since, so this cannot be taken back by itself"),
               _ (type->title));
  return FALSE;
}

/* Whether the action left the record hidden as it is now; a plain change may meet either. */
static gboolean
hidden_as_left (const ShianChange *change, const ShianRecord *current)
{
  return g_str_equal (change->action, "change") ||
         current->deleted == g_str_equal (change->action, "remove");
}

static gboolean
still_as_left (const ShianChange *change, const ShianRecordType *type, gconstpointer current,
               JsonObject *after, GError **error)
{
  gpointer expected = shian_record_copy (type, current);
  gboolean read = shian_record_apply_json (type, expected, after, error);
  gboolean same =
      read && hidden_as_left (change, current) && shian_record_equal (type, current, expected);

  shian_record_free (type, expected);
  return read && (same || refuse_changed (type, error));
}

static gboolean
apply_reverse (const ShianChange *change, const ShianRecordType *type, ShianRecord *record,
               GError **error)
{
  g_autoptr (JsonObject) after = shian_json_from_text (change->after, error);
  g_autoptr (JsonObject) before = NULL;

  if (after == NULL || !still_as_left (change, type, record, after, error))
    return FALSE;
  if (g_str_equal (change->action, "create") || g_str_equal (change->action, "restore"))
    record->deleted = TRUE;
  else if (g_str_equal (change->action, "remove"))
    record->deleted = FALSE;
  if (change->before == NULL)
    return TRUE;
  before = shian_json_from_text (change->before, error);
  return before != NULL && shian_record_apply_json (type, record, before, error);
}

static gboolean
undo_change (ShianStore *store, const ShianChange *change, GError **error)
{
  const ShianRecordType *type = shian_store_find_type (store, change->record_type);
  ShianRecord *record;
  gboolean ok;

  if (type == NULL) {
    g_set_error (error, SHIAN_ERROR, SHIAN_ERROR_FAILED, _ ("Unknown kind of record “%s”"),
                 change->record_type);
    return FALSE;
  }
  record = shian_store_load (store, type, change->record_id, error);
  ok = record != NULL && apply_reverse (change, type, record, error) &&
       shian_store_save (store, type, record, error) &&
       shian_store_execute (store, "UPDATE history SET undone_by = ?1 WHERE sequence = ?2", error,
                            "si", store->batch, change->sequence);
  shian_record_free (type, record);
  return ok;
}

static gboolean
undo_inside (ShianStore *store, gpointer data, GError **error)
{
  GPtrArray *changes = data;

  for (guint i = 0; i < changes->len; i++)
    if (!undo_change (store, changes->pdata[i], error))
      return FALSE;
  return TRUE;
}

static char *
undo (ShianStore *store, const char *record_id, GError **error)
{
  g_autoptr (GPtrArray) changes = find_undoable (store, record_id, error);
  const ShianChange *first;
  g_autoptr (GError) local = NULL;
  g_autofree char *label = NULL;
  gboolean ok;

  if (changes == NULL)
    return NULL;
  if (changes->len == 0) {
    g_set_error (error, SHIAN_ERROR, SHIAN_ERROR_NOT_FOUND, _ ("There is nothing to undo"));
    return NULL;
  }
  first = changes->pdata[0];
  label = g_strdup_printf (_ ("Undo: %s"), first->label);
  store->undoing = g_strdup (first->batch);
  ok = shian_store_transact (store, label, undo_inside, changes, &local);
  g_clear_pointer (&store->undoing, g_free);
  if (ok)
    return g_strdup (first->label);
  /* The old value was fine then; something that came since stands in its way. */
  if (g_error_matches (local, SHIAN_ERROR, SHIAN_ERROR_INVALID))
    local->code = SHIAN_ERROR_CONFLICT;
  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}

char *
shian_store_undo (ShianStore *store, GError **error)
{
  return undo (store, NULL, error);
}

char *
shian_store_undo_record (ShianStore *store, const char *record_id, GError **error)
{
  g_return_val_if_fail (record_id != NULL, NULL);
  return undo (store, record_id, error);
}

char *
shian_store_peek_undo (ShianStore *store)
{
  /* One row is enough, for an import is one step of a hundred thousand. */
  g_autoptr (GPtrArray) changes =
      query (store, COLUMNS "WHERE ?1 IS NULL AND " OPEN_EDIT "ORDER BY h.sequence DESC LIMIT ?2",
             NULL, "si", NULL, 1);

  if (changes == NULL || changes->len == 0)
    return NULL;
  return g_strdup (((const ShianChange *) changes->pdata[0])->label);
}
