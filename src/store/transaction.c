/* SPDX-License-Identifier: GPL-3.0-or-later */
/* BEGIN IMMEDIATE … COMMIT around a callback; savepoints when nested. */
#include "base/error.h"
#include "store/statement.h"
#include "store/store-private.h"

#include <glib/gi18n-lib.h>

static void
end_batch (ShianStore *store)
{
  g_clear_pointer (&store->batch, g_free);
  g_clear_pointer (&store->batch_label, g_free);
  shian_search_forget (store);
}

static void
roll_back (ShianStore *store, const char *sql)
{
  /* SQLite rolls back by itself on a full disk; then there is nothing left to roll back. */
  if (sqlite3_get_autocommit (store->db) == 0)
    sqlite3_exec (store->db, sql, NULL, NULL, NULL);
}

/* After a full disk SQLite has ended the transaction already. A caller that goes on regardless must
 * not write outside of one. */
static gboolean
require_transaction (ShianStore *store, GError **error)
{
  if (sqlite3_get_autocommit (store->db) == 0)
    return TRUE;
  g_set_error (error, SHIAN_ERROR, SHIAN_ERROR_FAILED,
               _ ("%s: an earlier part of this change failed, so nothing of it was saved"),
               store->path);
  return FALSE;
}

static gboolean
run_nested (ShianStore *store, ShianStoreFunc func, gpointer data, GError **error)
{
  gboolean had_batch = store->batch != NULL;
  g_autofree char *begin = g_strdup_printf ("SAVEPOINT s%d", store->depth);
  g_autofree char *commit = g_strdup_printf ("RELEASE s%d", store->depth);
  g_autofree char *undo =
      g_strdup_printf ("ROLLBACK TO s%d; RELEASE s%d", store->depth, store->depth);

  /* Once for every record of an import: prepared statements, not parsed anew. */
  if (!require_transaction (store, error) || !shian_store_execute (store, begin, error, ""))
    return FALSE;
  if (func (store, data, error) && shian_store_execute (store, commit, error, ""))
    return TRUE;
  roll_back (store, undo);
  if (!had_batch) /* its row went with the savepoint; the next write makes a new one */
    g_clear_pointer (&store->batch, g_free);
  return FALSE;
}

/* A data file moved or deleted while it is open would take every further change with it. */
static gboolean
require_in_place (ShianStore *store, GError **error)
{
  int moved = 0;

  if (sqlite3_file_control (store->db, "main", SQLITE_FCNTL_HAS_MOVED, &moved) != SQLITE_OK ||
      moved == 0)
    return TRUE;
  g_set_error (error, SHIAN_ERROR, SHIAN_ERROR_IO,
               _ ("%s was moved, replaced or deleted while it was open; nothing was saved. Put it "
                  "back and start the program again"),
               store->path);
  return FALSE;
}

static gboolean
run_outermost (ShianStore *store, ShianStoreFunc func, gpointer data, GError **error)
{
  g_autoptr (GError) local = NULL;

  if (!require_in_place (store, error) || !shian_store_run (store, "BEGIN IMMEDIATE", error))
    return FALSE;
  if (func (store, data, &local) && shian_search_flush (store, 0, &local) &&
      shian_store_run (store, "COMMIT", &local))
    return TRUE;
  roll_back (store, "ROLLBACK");
  if (g_error_matches (local, SHIAN_ERROR, SHIAN_ERROR_NO_SPACE))
    shian_reserve_give_up (store);
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

gboolean
shian_store_transact (ShianStore *store, const char *label, ShianStoreFunc func, gpointer data,
                      GError **error)
{
  gboolean ok;

  shian_store_assert_thread (store);
  if (store->read_only) {
    g_set_error (error, SHIAN_ERROR, SHIAN_ERROR_READ_ONLY, _ ("%s is open for reading only"),
                 store->path);
    return FALSE;
  }
  if (store->batch_label == NULL)
    store->batch_label = g_strdup (label);
  store->depth++;
  ok = store->depth == 1 ? run_outermost (store, func, data, error)
                         : run_nested (store, func, data, error);
  if (--store->depth == 0)
    end_batch (store);
  else if (ok && store->depth == 1) /* no savepoint is open here */
    ok = shian_search_flush_some (store, error);
  return ok;
}

gboolean
shian_store_transact_setup (ShianStore *store, const char *label, ShianStoreFunc func,
                            gpointer data, GError **error)
{
  gboolean before = store->setup;
  gboolean ok;

  /* Only the outermost counts: what a user does stays undoable whatever it calls. */
  if (store->depth == 0)
    store->setup = TRUE;
  ok = shian_store_transact (store, label, func, data, error);
  store->setup = before;
  return ok;
}

gboolean
shian_store_read_together (ShianStore *store, ShianStoreFunc func, gpointer data, GError **error)
{
  gboolean ok;

  shian_store_assert_thread (store);
  if (sqlite3_get_autocommit (store->db) == 0)
    return func (store, data, error);
  if (!shian_store_run (store, "BEGIN", error))
    return FALSE;
  ok = func (store, data, error);
  roll_back (store, "ROLLBACK"); /* there is nothing to commit */
  return ok;
}
