/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/statement.h"

#include "base/error.h"
#include "store/store-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

struct _ShianStatement {
  ShianStore *store;
  sqlite3_stmt *stmt;
};

static void
finalize (gpointer stmt)
{
  sqlite3_finalize (stmt);
}

static sqlite3_stmt *
take_idle (ShianStore *store, const char *sql)
{
  GPtrArray *idle = g_hash_table_lookup (store->statements, sql);

  if (idle == NULL || idle->len == 0)
    return NULL;
  return g_ptr_array_steal_index_fast (idle, idle->len - 1);
}

static void
give_back (ShianStore *store, sqlite3_stmt *stmt)
{
  const char *sql = sqlite3_sql (stmt);
  GPtrArray *idle = g_hash_table_lookup (store->statements, sql);

  if (idle == NULL) {
    idle = g_ptr_array_new_with_free_func (finalize);
    g_hash_table_insert (store->statements, g_strdup (sql), idle);
  }
  g_ptr_array_add (idle, stmt);
}

ShianStatement *
shian_store_prepare (ShianStore *store, const char *sql, GError **error)
{
  ShianStatement *statement;
  sqlite3_stmt *stmt;
  int code;

  shian_store_assert_thread (store);
  stmt = take_idle (store, sql);
  if (stmt == NULL) {
    code = sqlite3_prepare_v3 (store->db, sql, -1, SQLITE_PREPARE_PERSISTENT, &stmt, NULL);
    if (code != SQLITE_OK) {
      shian_store_error (store, code, _ ("Cannot read the data file"), error);
      return NULL;
    }
  }
  statement = g_new0 (ShianStatement, 1);
  statement->store = store;
  statement->stmt = stmt;
  return statement;
}

void
shian_statement_release (ShianStatement *statement)
{
  if (statement == NULL)
    return;
  shian_statement_rewind (statement);
  give_back (statement->store, statement->stmt);
  g_free (statement);
}

void
shian_statement_rewind (ShianStatement *statement)
{
  sqlite3_reset (statement->stmt);
  sqlite3_clear_bindings (statement->stmt);
}

static gboolean
check_bind (ShianStatement *statement, int code, GError **error)
{
  return code == SQLITE_OK || shian_store_error (statement->store, code,
                                                 _ ("Cannot pass a value to the data file"), error);
}

gboolean
shian_statement_bind_text (ShianStatement *statement, int index, const char *text, GError **error)
{
  int code = text != NULL ? sqlite3_bind_text (statement->stmt, index, text, -1, SQLITE_TRANSIENT)
                          : sqlite3_bind_null (statement->stmt, index);
  return check_bind (statement, code, error);
}

gboolean
shian_statement_bind_integer (ShianStatement *statement, int index, gint64 value, GError **error)
{
  return check_bind (statement, sqlite3_bind_int64 (statement->stmt, index, value), error);
}

gboolean
shian_statement_bind_real (ShianStatement *statement, int index, double value, GError **error)
{
  int code = isnan (value) ? sqlite3_bind_null (statement->stmt, index)
                           : sqlite3_bind_double (statement->stmt, index, value);
  return check_bind (statement, code, error);
}

gboolean
shian_statement_bind_valist (ShianStatement *statement, GError **error, const char *format,
                             va_list args)
{
  gboolean ok = TRUE;

  g_return_val_if_fail ((int) strlen (format) == sqlite3_bind_parameter_count (statement->stmt),
                        FALSE);
  for (int i = 0; ok && format[i] != '\0'; i++) {
    switch (format[i]) {
    case 's':
      ok = shian_statement_bind_text (statement, i + 1, va_arg (args, const char *), error);
      break;
    case 'i':
      ok = shian_statement_bind_integer (statement, i + 1, va_arg (args, gint64), error);
      break;
    case 'd':
      ok = shian_statement_bind_real (statement, i + 1, va_arg (args, double), error);
      break;
    case 'n':
      ok = shian_statement_bind_text (statement, i + 1, NULL, error);
      break;
    default:
      g_return_val_if_reached (FALSE);
    }
  }
  return ok;
}

gboolean
shian_statement_bind (ShianStatement *statement, GError **error, const char *format, ...)
{
  va_list args;
  gboolean ok;

  va_start (args, format);
  ok = shian_statement_bind_valist (statement, error, format, args);
  va_end (args);
  return ok;
}

ShianStep
shian_statement_step (ShianStatement *statement, GError **error)
{
  int code;

  shian_store_assert_thread (statement->store);
  code = sqlite3_step (statement->stmt);
  if (code == SQLITE_ROW)
    return SHIAN_STEP_ROW;
  if (code == SQLITE_DONE)
    return SHIAN_STEP_DONE;
  shian_store_error (statement->store, code,
                     sqlite3_stmt_readonly (statement->stmt) ? _ ("Cannot read the data file")
                                                             : _ ("Cannot save"),
                     error);
  return SHIAN_STEP_ERROR;
}

const char *
shian_statement_text (ShianStatement *statement, int column)
{
  return (const char *) sqlite3_column_text (statement->stmt, column);
}

gint64
shian_statement_integer (ShianStatement *statement, int column)
{
  return sqlite3_column_int64 (statement->stmt, column);
}

double
shian_statement_real (ShianStatement *statement, int column)
{
  return shian_statement_is_null (statement, column)
             ? (double) NAN
             : sqlite3_column_double (statement->stmt, column);
}

gboolean
shian_statement_is_null (ShianStatement *statement, int column)
{
  return sqlite3_column_type (statement->stmt, column) == SQLITE_NULL;
}

gboolean
shian_store_execute (ShianStore *store, const char *sql, GError **error, const char *format, ...)
{
  g_autoptr (ShianStatement) statement = shian_store_prepare (store, sql, error);
  va_list args;
  gboolean ok;

  if (statement == NULL)
    return FALSE;
  va_start (args, format);
  ok = shian_statement_bind_valist (statement, error, format, args);
  va_end (args);
  return ok && shian_statement_step (statement, error) != SHIAN_STEP_ERROR;
}
