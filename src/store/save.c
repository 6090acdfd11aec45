/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/save.h"

#include "base/clock.h"
#include "base/error.h"
#include "base/uuid.h"
#include "store/store-private.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <math.h>

#define N_FIXED 5 /* id, revision, created_at, changed_at, deleted */

struct _ShianTypeSql {
  char *select;
  char *insert;
  char *update;
};

void
shian_type_sql_free (gpointer data)
{
  ShianTypeSql *sql = data;
  g_free (sql->select);
  g_free (sql->insert);
  g_free (sql->update);
  g_free (sql);
}

/* The SQL of a kind comes from its descriptor alone: names are constants, values are bound. */
static ShianTypeSql *
make_type_sql (const ShianRecordType *type)
{
  ShianTypeSql *sql = g_new0 (ShianTypeSql, 1);
  g_autoptr (GString) columns = g_string_new ("id, revision, created_at, changed_at, deleted");
  g_autoptr (GString) marks = g_string_new ("?1, ?2, ?3, ?4, ?5");
  g_autoptr (GString) sets = g_string_new ("revision = ?2, created_at = ?3, changed_at = ?4, "
                                           "deleted = ?5");

  for (guint i = 0; i < type->n_fields; i++) {
    g_string_append_printf (columns, ", \"%s\"", type->fields[i].name);
    g_string_append_printf (marks, ", ?%u", i + 1 + N_FIXED);
    g_string_append_printf (sets, ", \"%s\" = ?%u", type->fields[i].name, i + 1 + N_FIXED);
  }
  sql->select = g_strdup_printf ("SELECT %s FROM \"%s\" t ", columns->str, type->name);
  sql->insert =
      g_strdup_printf ("INSERT INTO \"%s\" (%s) VALUES (%s)", type->name, columns->str, marks->str);
  sql->update = g_strdup_printf ("UPDATE \"%s\" SET %s WHERE id = ?1", type->name, sets->str);
  return sql;
}

static const ShianTypeSql *
get_type_sql (ShianStore *store, const ShianRecordType *type)
{
  ShianTypeSql *sql = g_hash_table_lookup (store->type_sql, type);

  if (sql == NULL) {
    sql = make_type_sql (type);
    g_hash_table_insert (store->type_sql, (gpointer) type, sql);
  }
  return sql;
}

static void
read_field (ShianStatement *statement, const ShianField *field, gpointer record, int column)
{
  if (shian_field_is_string (field))
    shian_field_set_string (field, record, shian_statement_text (statement, column));
  else if (field->kind == SHIAN_FIELD_REAL)
    shian_field_set_real (field, record, shian_statement_real (statement, column));
  else if (field->kind == SHIAN_FIELD_CHOICE)
    shian_field_set_integer (
        field, record,
        shian_choice_find (field->choices, shian_statement_text (statement, column)));
  else
    shian_field_set_integer (field, record,
                             shian_statement_is_null (statement, column)
                                 ? SHIAN_INTEGER_NONE
                                 : shian_statement_integer (statement, column));
}

static gpointer
read_record (ShianStatement *statement, const ShianRecordType *type)
{
  ShianRecord *record = shian_record_new (type);

  record->id = g_strdup (shian_statement_text (statement, 0));
  record->revision = shian_statement_integer (statement, 1);
  record->created_at = shian_statement_integer (statement, 2);
  record->changed_at = shian_statement_integer (statement, 3);
  record->deleted = shian_statement_integer (statement, 4) != 0;
  for (guint i = 0; i < type->n_fields; i++)
    read_field (statement, &type->fields[i], record, (int) i + N_FIXED);
  return record;
}

static gboolean
bind_field (ShianStatement *statement, const ShianField *field, gconstpointer record, int index,
            GError **error)
{
  g_autofree char *text = NULL;

  if (shian_field_is_none (field, record))
    return shian_statement_bind_text (statement, index, NULL, error);
  switch (field->kind) {
  case SHIAN_FIELD_REAL:
    return shian_statement_bind_real (statement, index, shian_field_get_real (field, record),
                                      error);
  case SHIAN_FIELD_INTEGER:
  case SHIAN_FIELD_BOOL:
    return shian_statement_bind_integer (statement, index, shian_field_get_integer (field, record),
                                         error);
  case SHIAN_FIELD_TEXT:
  case SHIAN_FIELD_DATE:
  case SHIAN_FIELD_REF:
  case SHIAN_FIELD_CHOICE:
  default:
    text = shian_field_to_text (field, record);
    return shian_statement_bind_text (statement, index, text, error);
  }
}

static gboolean
write_record (ShianStore *store, const ShianRecordType *type, const char *sql,
              const ShianRecord *record, GError **error)
{
  g_autoptr (ShianStatement) statement = shian_store_prepare (store, sql, error);

  if (statement == NULL || !shian_statement_bind_text (statement, 1, record->id, error) ||
      !shian_statement_bind_integer (statement, 2, record->revision, error) ||
      !shian_statement_bind_integer (statement, 3, record->created_at, error) ||
      !shian_statement_bind_integer (statement, 4, record->changed_at, error) ||
      !shian_statement_bind_integer (statement, 5, record->deleted, error))
    return FALSE;
  for (guint i = 0; i < type->n_fields; i++)
    if (!bind_field (statement, &type->fields[i], record, (int) i + 1 + N_FIXED, error))
      return FALSE;
  if (shian_statement_step (statement, error) == SHIAN_STEP_ERROR) {
    g_prefix_error (error, "%s: ", _ (type->title));
    return FALSE;
  }
  return TRUE;
}

static GPtrArray *
select_valist (ShianStore *store, const ShianRecordType *type, const char *tail, guint limit,
               GError **error, const char *format, va_list args)
{
  g_autofree char *sql = g_strconcat (get_type_sql (store, type)->select, tail, NULL);
  g_autoptr (ShianStatement) statement = shian_store_prepare (store, sql, error);
  g_autoptr (GPtrArray) records = g_ptr_array_new ();
  ShianStep step = SHIAN_STEP_ERROR;
  gboolean ok = statement != NULL && shian_statement_bind_valist (statement, error, format, args);

  while (ok && records->len < limit &&
         (step = shian_statement_step (statement, error)) == SHIAN_STEP_ROW)
    g_ptr_array_add (records, read_record (statement, type));
  if (ok && step != SHIAN_STEP_ERROR)
    return g_steal_pointer (&records);
  for (guint i = 0; i < records->len; i++)
    shian_record_free (type, records->pdata[i]);
  return NULL;
}

GPtrArray *
shian_store_select (ShianStore *store, const ShianRecordType *type, const char *tail,
                    GError **error, const char *format, ...)
{
  va_list args;
  GPtrArray *records;

  va_start (args, format);
  records = select_valist (store, type, tail, G_MAXUINT, error, format, args);
  va_end (args);
  if (records != NULL)
    g_ptr_array_set_free_func (records, type->free);
  return records;
}

gpointer
shian_store_select_one (ShianStore *store, const ShianRecordType *type, const char *tail,
                        GError **error, const char *format, ...)
{
  g_autoptr (GPtrArray) records = NULL;
  va_list args;

  va_start (args, format);
  records = select_valist (store, type, tail, 1, error, format, args);
  va_end (args);
  return records != NULL && records->len > 0 ? records->pdata[0] : NULL;
}

gpointer
shian_store_load (ShianStore *store, const ShianRecordType *type, const char *id, GError **error)
{
  g_autoptr (GError) local = NULL;
  gpointer record = shian_store_select_one (store, type, "WHERE id = ?1", &local, "s", id);

  if (local != NULL)
    g_propagate_error (error, g_steal_pointer (&local));
  else if (record == NULL)
    g_set_error (error, SHIAN_ERROR, SHIAN_ERROR_NOT_FOUND, _ ("%s: no record with the id “%s”"),
                 _ (type->title), id);
  return record;
}

typedef struct {
  const ShianRecordType *type;
  ShianRecord *record;
} Save;

static gboolean
check_revision (const Save *save, const ShianRecord *stored, GError **error)
{
  gint64 expected = stored != NULL ? stored->revision : 0;

  if (save->record->revision == expected)
    return TRUE;
  g_set_error (error, SHIAN_ERROR, SHIAN_ERROR_CONFLICT,
               _ ("%s: changed elsewhere meanwhile (version %" PRId64 " here, %" PRId64
                  " stored); nothing was overwritten"),
               _ (save->type->title), save->record->revision, expected);
  return FALSE;
}

static gboolean
save_inside (ShianStore *store, gpointer data, GError **error)
{
  Save *save = data;
  ShianRecord *record = save->record;
  const ShianTypeSql *sql = get_type_sql (store, save->type);
  g_autoptr (GError) local = NULL;
  ShianRecord *stored =
      shian_store_select_one (store, save->type, "WHERE id = ?1", &local, "s", record->id);
  gboolean ok;

  if (local != NULL) {
    g_propagate_error (error, g_steal_pointer (&local));
    return FALSE;
  }
  ok = check_revision (save, stored, error);
  if (ok && (stored == NULL || stored->deleted != record->deleted ||
             !shian_record_equal (save->type, stored, record))) {
    shian_search_note (store, save->type, stored, record->id);
    record->revision++;
    record->changed_at = shian_clock_now ();
    record->created_at = stored != NULL ? stored->created_at : record->changed_at;
    ok = write_record (store, save->type, stored != NULL ? sql->update : sql->insert, record,
                       error) &&
         shian_history_add (store, save->type, stored, record, error);
  }
  shian_record_free (save->type, stored);
  return ok;
}

gboolean
shian_store_save (ShianStore *store, const ShianRecordType *type, gpointer record, GError **error)
{
  Save save = { type, record };
  ShianRecord before = save.record[0];

  shian_store_assert_thread (store);
  if (!shian_record_validate (type, record, error))
    return FALSE;
  if (save.record->id == NULL)
    save.record->id = shian_uuid_new ();
  if (shian_store_transact (store, NULL, save_inside, &save, error))
    return TRUE;
  save.record->revision = before.revision;
  save.record->created_at = before.created_at;
  save.record->changed_at = before.changed_at;
  return FALSE;
}

gboolean
shian_store_remove (ShianStore *store, const ShianRecordType *type, const char *id, GError **error)
{
  ShianRecord *record = shian_store_load (store, type, id, error);
  gboolean ok;

  if (record == NULL)
    return FALSE;
  record->deleted = TRUE;
  ok = shian_store_save (store, type, record, error);
  shian_record_free (type, record);
  return ok;
}
