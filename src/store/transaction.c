/* SPDX-License-Identifier: GPL-3.0-or-later */
/* BEGIN IMMEDIATE … COMMIT around a callback; savepoints when nested. */
#include "base/error.h"
#include "store/store-private.h"

#include <glib/gi18n-lib.h>

static void
end_batch (ShianStore *store)
{
  g_clear_pointer (&store->batch, g_free);
  g_clear_pointer (&store->batch_label, g_free);
}

static void
roll_back (ShianStore *store, const char *sql)
{
  /* SQLite rolls back by itself on a full disk; then there is nothing left to roll back. */
  if (sqlite3_get_autocommit (store->db) == 0)
    sqlite3_exec (store->db, sql, NULL, NULL, NULL);
}

static gboolean
run_nested (ShianStore *store, ShianStoreFunc func, gpointer data, GError **error)
{
  g_autofree char *begin = g_strdup_printf ("SAVEPOINT s%d", store->depth);
  g_autofree char *commit = g_strdup_printf ("RELEASE s%d", store->depth);
  g_autofree char *undo =
      g_strdup_printf ("ROLLBACK TO s%d; RELEASE s%d", store->depth, store->depth);

  if (!shian_store_run (store, begin, error))
    return FALSE;
  if (func (store, data, error) && shian_store_run (store, commit, error))
    return TRUE;
  roll_back (store, undo);
  return FALSE;
}

static gboolean
run_outermost (ShianStore *store, ShianStoreFunc func, gpointer data, GError **error)
{
  g_autoptr (GError) local = NULL;

  if (!shian_store_run (store, "BEGIN IMMEDIATE", error))
    return FALSE;
  if (func (store, data, &local) && shian_store_run (store, "COMMIT", &local))
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
  return ok;
}

gboolean
shian_store_transact_setup (ShianStore *store, const char *label, ShianStoreFunc func,
                            gpointer data, GError **error)
{
  gboolean before = store->setup;
  gboolean ok;

  store->setup = TRUE;
  ok = shian_store_transact (store, label, func, data, error);
  store->setup = before;
  return ok;
}
