/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/backup.h"

#include "base/atomic-file.h"
#include "base/error.h"
#include "store/store-private.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>

#define PAGES_PER_STEP 1024
#define KEEP 10

/* Copies step by step, so that a cancel is heard in between. Returns SQLite's code. */
static int
copy_pages (ShianStore *store, sqlite3 *copy)
{
  sqlite3_backup *backup = sqlite3_backup_init (copy, "main", store->db, "main");
  int code = SQLITE_OK;
  int finished;

  if (backup == NULL)
    return sqlite3_extended_errcode (copy);
  while (code == SQLITE_OK)
    if (store->cancellable != NULL && g_cancellable_is_cancelled (store->cancellable))
      code = SQLITE_INTERRUPT;
    else
      code = sqlite3_backup_step (backup, PAGES_PER_STEP);
  finished = sqlite3_backup_finish (backup);
  return code == SQLITE_INTERRUPT ? code : finished;
}

static gboolean
copy_database (const char *path, gpointer data, GError **error)
{
  ShianStore *store = data;
  sqlite3 *copy = NULL;
  int code = sqlite3_open_v2 (path, &copy, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, NULL);

  if (code == SQLITE_OK)
    code = copy_pages (store, copy);
  if (code == SQLITE_OK) /* one plain file: a backup must not need a journal beside it */
    code = sqlite3_exec (copy, "PRAGMA journal_mode = DELETE", NULL, NULL, NULL);
  if (code != SQLITE_OK)
    shian_sqlite_error (copy, code, path, _ ("Cannot write the backup"), error);
  sqlite3_close (copy);
  return code == SQLITE_OK;
}

static gint64
ask_integer (sqlite3 *db, const char *sql)
{
  sqlite3_stmt *stmt = NULL;
  gint64 value = -1;

  if (sqlite3_prepare_v2 (db, sql, -1, &stmt, NULL) == SQLITE_OK &&
      sqlite3_step (stmt) == SQLITE_ROW)
    value = sqlite3_column_int64 (stmt, 0);
  sqlite3_finalize (stmt);
  return value;
}

static gboolean
same_counts (sqlite3 *copy, ShianStore *store)
{
  /* A search index has no rows to count; the tables it lies in are counted like all others. */
  g_autoptr (ShianStatement) tables =
      shian_store_prepare (store,
                           "SELECT name FROM sqlite_schema WHERE type = 'table' "
                           "AND name NOT LIKE 'sqlite_%' AND sql NOT LIKE 'CREATE VIRTUAL%'",
                           NULL);

  while (tables != NULL && shian_statement_step (tables, NULL) == SHIAN_STEP_ROW) {
    g_autofree char *sql =
        g_strdup_printf ("SELECT count(*) FROM \"%s\"", shian_statement_text (tables, 0));
    gint64 wanted = ask_integer (store->db, sql);
    if (wanted < 0 || ask_integer (copy, sql) != wanted)
      return FALSE;
  }
  return tables != NULL;
}

static gboolean
verify_copy (const char *path, gpointer data, GError **error)
{
  sqlite3 *copy = NULL;
  gboolean ok = sqlite3_open_v2 (path, &copy, SQLITE_OPEN_READONLY, NULL) == SQLITE_OK &&
                ask_integer (copy, "SELECT quick_check = 'ok' FROM pragma_quick_check") == 1 &&
                same_counts (copy, data);

  sqlite3_close (copy);
  if (!ok)
    g_set_error (error, SHIAN_ERROR, SHIAN_ERROR_CORRUPT,
                 _ ("The backup did not read back as it should; it was thrown away"));
  return ok;
}

/* Renaming a copy over the open file would cut the store off from its own data. */
static gboolean
is_own_file (ShianStore *store, const char *path)
{
  GStatBuf own, other;

  return g_stat (store->path, &own) == 0 && g_stat (path, &other) == 0 &&
         own.st_dev == other.st_dev && own.st_ino == other.st_ino;
}

gboolean
shian_store_backup (ShianStore *store, const char *path, GError **error)
{
  shian_store_assert_thread (store);
  if (is_own_file (store, path)) {
    g_set_error (error, SHIAN_ERROR, SHIAN_ERROR_INVALID,
                 _ ("%s is the data file itself; choose another name for the backup"), path);
    return FALSE;
  }
  return shian_atomic_file_write (path, copy_database, verify_copy, store, error);
}

static char *
backups_folder (ShianStore *store)
{
  return g_build_filename (store->folder, "backups", NULL);
}

static int
newest_first (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) b, *(const char *const *) a);
}

/* Whatever else somebody keeps in the folder is neither counted nor dropped. */
static gboolean
is_backup_name (const char *name, const char *suffix)
{
  return g_str_has_suffix (name, suffix) &&
         g_regex_match_simple ("^shian-[0-9]{8}-[0-9]{6}-[0-9]{6}-", name, 0, 0);
}

/* Names of the backups, newest first: they begin with date and time. */
static GPtrArray *
list_backups (const char *folder, const char *suffix)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (is_backup_name (name, suffix))
      g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, newest_first);
  return names;
}

/* The one just made stays, even where a clock that once ran ahead made others look newer. */
static void
drop_old (const char *folder, const char *suffix, const char *made)
{
  g_autoptr (GPtrArray) names = list_backups (folder, suffix);
  guint kept = 1;

  for (guint i = 0; i < names->len; i++) {
    g_autofree char *path = g_build_filename (folder, names->pdata[i], NULL);
    if (!g_str_equal (names->pdata[i], made) && ++kept > KEEP)
      g_unlink (path);
  }
}

char *
shian_store_backup_now (ShianStore *store, const char *reason, GError **error)
{
  g_autofree char *folder = backups_folder (store);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *stamp = g_date_time_format (now, "%Y%m%d-%H%M%S-%f");
  g_autofree char *suffix = g_strdup_printf ("-%s.db", reason);
  g_autofree char *name = g_strdup_printf ("shian-%s%s", stamp, suffix);
  g_autofree char *path = g_build_filename (folder, name, NULL);

  if (!shian_make_directories (folder, error) || !shian_store_backup (store, path, error))
    return NULL;
  drop_old (folder, suffix, name);
  return g_steal_pointer (&path);
}

char *
shian_store_last_backup (ShianStore *store)
{
  g_autofree char *folder = backups_folder (store);
  g_autoptr (GPtrArray) names = list_backups (folder, ".db");
  const char *stamp;

  if (names->len == 0)
    return NULL;
  stamp = (const char *) names->pdata[0] + strlen ("shian-");
  return g_strdup_printf ("%.4s-%.2s-%.2s %.2s:%.2s", stamp, stamp + 4, stamp + 6, stamp + 9,
                          stamp + 11);
}
