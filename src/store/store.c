/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/store.h"

#include "base/atomic-file.h"
#include "base/error.h"
#include "store/location.h"
#include "store/backup.h"
#include "store/store-private.h"

#include <errno.h>
#include <inttypes.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#define BUSY_TIMEOUT_MS 5000
#define PROGRESS_STEPS 1000
#define LOW_SPACE ((guint64) 20 * 1024 * 1024)

static int
on_progress (void *data)
{
  ShianStore *store = data;
  return store->cancellable != NULL && g_cancellable_is_cancelled (store->cancellable);
}

gboolean
shian_store_run (ShianStore *store, const char *sql, GError **error)
{
  int code;

  shian_store_assert_thread (store);
  code = sqlite3_exec (store->db, sql, NULL, NULL, NULL);
  return code == SQLITE_OK ||
         shian_store_error (store, code, _ ("Cannot change the data file"), error);
}

gboolean
shian_store_query_integer (ShianStore *store, const char *sql, gint64 *value, GError **error)
{
  g_autoptr (ShianStatement) statement = shian_store_prepare (store, sql, error);
  ShianStep step;

  if (statement == NULL)
    return FALSE;
  step = shian_statement_step (statement, error);
  *value = step == SHIAN_STEP_ROW ? shian_statement_integer (statement, 0) : 0;
  return step != SHIAN_STEP_ERROR;
}

static gboolean
query_text (ShianStore *store, const char *sql, char **text, GError **error)
{
  g_autoptr (ShianStatement) statement = shian_store_prepare (store, sql, error);
  ShianStep step;

  if (statement == NULL)
    return FALSE;
  step = shian_statement_step (statement, error);
  *text = step == SHIAN_STEP_ROW ? g_strdup (shian_statement_text (statement, 0)) : NULL;
  return step != SHIAN_STEP_ERROR;
}

static gboolean
refuse_foreign (const char *path, GError **error)
{
  g_set_error (error, SHIAN_ERROR, SHIAN_ERROR_FOREIGN,
               _ ("%s is not a data file of this program; it was left as it is"), path);
  return FALSE;
}

static gboolean
check_identity (ShianStore *store, gint64 id, gint64 version, GError **error)
{
  if (id != SHIAN_STORE_APPLICATION_ID) {
    g_set_error (error, SHIAN_ERROR, SHIAN_ERROR_FOREIGN,
                 _ ("%s belongs to another program (application id %" PRId64
                    ", ours is %d); it was left as it is"),
                 store->path, id, SHIAN_STORE_APPLICATION_ID);
    return FALSE;
  }
  if (version <= shian_migration_newest (store->schema))
    return TRUE;
  g_set_error (
      error, SHIAN_ERROR, SHIAN_ERROR_TOO_NEW,
      _ ("%s was written by a newer version of the program (data version %" PRId64
         ", this program knows %d). Install the newer program; the file was left as it is"),
      store->path, version, shian_migration_newest (store->schema));
  return FALSE;
}

/* SQLite's file header: https://www.sqlite.org/fileformat.html#the_database_header */
#define HEADER_BYTES 100
#define HEADER_USER_VERSION 60
#define HEADER_APPLICATION_ID 68

static gint32
header_integer (const guint8 *header, gsize offset)
{
  guint32 big;
  memcpy (&big, header + offset, sizeof big);
  return (gint32) GUINT32_FROM_BE (big);
}

/* A file without a byte is what a new one is for a moment, until its first change leaves the journal;
 * beside backups, or where none was to be made, it is what a cut-off copy or a full disk left. */
static gboolean
check_empty (ShianStore *store, ShianStoreFlags flags, GError **error)
{
  g_autofree char *journal = g_strconcat (store->path, "-wal", NULL);
  g_autofree char *backup = NULL;
  GStatBuf info;

  if (g_stat (journal, &info) == 0 && info.st_size > 0)
    return TRUE;
  if ((flags & SHIAN_STORE_CREATE) != 0)
    backup = shian_store_last_backup (store);
  if ((flags & SHIAN_STORE_CREATE) != 0 && backup == NULL)
    return TRUE;
  g_set_error (
      error, SHIAN_ERROR, SHIAN_ERROR_CORRUPT,
      _ ("%s is empty: nothing is left in it. Restore the newest backup; the file was left "
         "as it is"),
      store->path);
  return FALSE;
}

/* A file that exists is looked at before SQLite sees it: it must not be taken over by accident,
 * and one that is refused must not even be locked. */
static gboolean
check_header (ShianStore *store, ShianStoreFlags flags, GError **error)
{
  guint8 header[HEADER_BYTES] = { 0 };
  GStatBuf info;
  FILE *file = NULL;
  gsize n;

  if (g_stat (store->path, &info) == 0 && !S_ISREG (info.st_mode))
    return refuse_foreign (store->path, error);
  file = g_fopen (store->path, "rb");
  if (file == NULL && errno == ENOENT && (flags & SHIAN_STORE_CREATE) != 0)
    return TRUE;
  if (file == NULL)
    return shian_error_set_errno (error, errno, _ ("Cannot open the data file %s"), store->path);
  n = fread (header, 1, sizeof header, file);
  fclose (file);
  if (n == 0)
    return check_empty (store, flags, error);
  if (memcmp (header, "SQLite format 3", 16) != 0)
    return refuse_foreign (store->path, error);
  if (n < sizeof header) {
    g_set_error (error, SHIAN_ERROR, SHIAN_ERROR_CORRUPT,
                 _ ("%s is damaged: it ends after %zu bytes. Restore the newest "
                    "backup; the file was left as it is"),
                 store->path, n);
    return FALSE;
  }
  if (header_integer (header, HEADER_APPLICATION_ID) == 0)
    return TRUE; /* perhaps a new file whose first change still lies in its journal */
  store->recognised = header_integer (header, HEADER_APPLICATION_ID) == SHIAN_STORE_APPLICATION_ID;
  return check_identity (store, header_integer (header, HEADER_APPLICATION_ID),
                         header_integer (header, HEADER_USER_VERSION), error);
}

static gboolean
is_immutable_copy (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *wal = g_strconcat (path, "-wal", NULL);
  return g_access (folder, W_OK) != 0 && !g_file_test (wal, G_FILE_TEST_EXISTS);
}

/* SQLite sets aside twenty pages for every table it makes in passing, as it does for each CHECK with a
 * longer list of words in each row written. Pages taken one by one make that ten times faster. */
static void
configure_once (void)
{
  static gsize done;

  if (g_once_init_enter (&done)) {
    sqlite3_config (SQLITE_CONFIG_PAGECACHE, NULL, 0, 0);
    g_once_init_leave (&done, 1);
  }
}

static gboolean
open_database (ShianStore *store, GError **error)
{
  int flags = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE | SQLITE_OPEN_URI;
  g_autofree char *escaped = g_uri_escape_string (store->path, "/", TRUE);
  g_autofree char *uri = NULL;
  int code;

  flags |= store->read_only ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
  uri = g_strdup_printf ("file:%s%s", escaped,
                         store->read_only && is_immutable_copy (store->path) ? "?immutable=1" : "");
  code = sqlite3_open_v2 (uri, &store->db, flags, NULL);
  if (code != SQLITE_OK)
    return shian_store_error (store, code, _ ("Cannot open the data file"), error);
  sqlite3_busy_timeout (store->db, BUSY_TIMEOUT_MS);
  sqlite3_progress_handler (store->db, PROGRESS_STEPS, on_progress, store);
  sqlite3_db_config (store->db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  sqlite3_db_config (store->db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
  sqlite3_db_config (store->db, SQLITE_DBCONFIG_DQS_DML, 0, NULL);
  sqlite3_db_config (store->db, SQLITE_DBCONFIG_DQS_DDL, 0, NULL);
  return shian_store_run (store,
                          "PRAGMA foreign_keys = ON; PRAGMA synchronous = FULL; "
                          "PRAGMA journal_size_limit = 8388608; PRAGMA cache_size = -16384; "
                          "PRAGMA temp_store = MEMORY",
                          error);
}

static gboolean
refuse_unknown (ShianStore *store, GError **error)
{
  gint64 id, tables, version;

  if (!shian_store_query_integer (store, "PRAGMA application_id", &id, error) ||
      !shian_store_query_integer (store, "SELECT count(*) FROM sqlite_schema", &tables, error) ||
      !shian_store_query_integer (store, "PRAGMA user_version", &version, error))
    return FALSE;
  if (id == 0 && tables == 0 && version == 0)
    return TRUE; /* a new file */
  return check_identity (store, id, version, error);
}

static gboolean
set_journal (ShianStore *store, GError **error)
{
  const char *name = NULL;
  ShianLocation location = shian_location_judge (store->folder, &name);
  const char *wanted = location == SHIAN_LOCATION_LOCAL ? "wal" : "delete";
  g_autofree char *got = NULL;

  if (location == SHIAN_LOCATION_NETWORK)
    store->warning = g_strdup_printf (_ ("The data lies on a network drive (%s). Keep it on this "
                                         "computer's own disk; others should get exported files"),
                                      name);
  else if (location == SHIAN_LOCATION_SYNC)
    store->warning = g_strdup_printf (_ ("The data lies in a folder that %s copies while you work. "
                                         "Move it to a folder that is not synchronised"),
                                      name);
  else if (shian_location_free_bytes (store->folder) < LOW_SPACE)
    store->warning = g_strdup (_ ("The disk is almost full: less than 20 MB are left"));
  if (store->read_only)
    return TRUE;
  if (!query_text (store,
                   location == SHIAN_LOCATION_LOCAL ? "PRAGMA journal_mode = WAL"
                                                    : "PRAGMA journal_mode = DELETE",
                   &got, error))
    return FALSE;
  if (g_strcmp0 (got, wanted) == 0)
    return TRUE;
  g_set_error (error, SHIAN_ERROR, SHIAN_ERROR_IO,
               _ ("%s cannot be written safely in this place (journal “%s” instead of “%s”)"),
               store->path, got, wanted);
  return FALSE;
}

static gboolean
prepare_new (ShianStore *store, GError **error)
{
  gint64 id;

  if (!shian_store_query_integer (store, "PRAGMA application_id", &id, error))
    return FALSE;
  return id == SHIAN_STORE_APPLICATION_ID ||
         shian_store_run (store, "PRAGMA application_id = 1397244238", error);
}

static gboolean
require_current (ShianStore *store, GError **error)
{
  int newest = shian_migration_newest (store->schema);

  if (shian_store_get_version (store) == newest)
    return TRUE;
  g_set_error (error, SHIAN_ERROR, SHIAN_ERROR_READ_ONLY,
               _ ("%s is of an older data version (%d, now %d); open it once for writing first"),
               store->path, shian_store_get_version (store), newest);
  return FALSE;
}

static gboolean
open_inside (ShianStore *store, ShianStoreFlags flags, GError **error)
{
  if ((flags & SHIAN_STORE_CREATE) != 0 && !shian_make_directories (store->folder, error))
    return FALSE;
  if (!check_header (store, flags, error))
    return FALSE;
  if (!store->read_only && (store->lock_fd = shian_lock_take (store->path, error)) < 0)
    return FALSE;
  if (!open_database (store, error) || !refuse_unknown (store, error) ||
      !set_journal (store, error))
    return FALSE;
  if (store->read_only)
    return require_current (store, error);
  shian_reserve_make (store);
  store->accepted = prepare_new (store, error) && shian_migration_run (store, error);
  return store->accepted;
}

ShianStore *
shian_store_open (const char *path, ShianStoreFlags flags, const ShianStoreSchema *schema,
                  GError **error)
{
  g_autoptr (ShianStore) store = g_new0 (ShianStore, 1);

  g_return_val_if_fail (path != NULL && schema != NULL, NULL);
  configure_once ();
  store->owner = g_thread_self ();
  store->path = g_canonicalize_filename (path, NULL);
  store->folder = g_path_get_dirname (store->path);
  store->schema = schema;
  store->lock_fd = -1;
  store->read_only = (flags & SHIAN_STORE_READ_ONLY) != 0;
  store->statements =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  store->type_sql = g_hash_table_new_full (NULL, NULL, NULL, shian_type_sql_free);
  return open_inside (store, flags, error) ? g_steal_pointer (&store) : NULL;
}

void
shian_store_close (ShianStore *store)
{
  if (store == NULL)
    return;
  shian_store_assert_thread (store);
  g_hash_table_unref (store->statements);
  g_hash_table_unref (store->type_sql);
  if (store->accepted) {
    sqlite3_progress_handler (store->db, 0, NULL, NULL);
    sqlite3_exec (store->db, "PRAGMA optimize", NULL, NULL, NULL);
    sqlite3_wal_checkpoint_v2 (store->db, NULL, SQLITE_CHECKPOINT_TRUNCATE, NULL, NULL);
  } else if (store->db != NULL) {
    sqlite3_db_config (store->db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);
  }
  if (store->db != NULL && sqlite3_close (store->db) != SQLITE_OK)
    g_critical ("a statement outlived its store: %s", sqlite3_errmsg (store->db));
  shian_lock_release (store->lock_fd);
  g_clear_object (&store->cancellable);
  g_free (store->path);
  g_free (store->folder);
  g_free (store->warning);
  g_free (store->batch);
  g_free (store->batch_label);
  g_free (store->undoing);
  shian_search_forget (store);
  g_free (store);
}

const char *
shian_store_get_path (ShianStore *store)
{
  return store->path;
}

const char *
shian_store_get_folder (ShianStore *store)
{
  return store->folder;
}

gboolean
shian_store_is_read_only (ShianStore *store)
{
  return store->read_only;
}

int
shian_store_get_version (ShianStore *store)
{
  gint64 version = 0;
  shian_store_query_integer (store, "PRAGMA user_version", &version, NULL);
  return (int) version;
}

guint64
shian_store_count_writes (ShianStore *store)
{
  shian_store_assert_thread (store);
  return (guint64) sqlite3_total_changes64 (store->db);
}

const char *
shian_store_get_warning (ShianStore *store)
{
  return store->warning;
}

void
shian_store_set_cancellable (ShianStore *store, GCancellable *cancellable)
{
  shian_store_assert_thread (store);
  g_set_object (&store->cancellable, cancellable);
}

const ShianRecordType *
shian_store_find_type (ShianStore *store, const char *name)
{
  for (guint i = 0; store->schema->types[i] != NULL; i++)
    if (g_str_equal (store->schema->types[i]->name, name))
      return store->schema->types[i];
  return NULL;
}

const ShianRecordType *const *
shian_store_get_types (ShianStore *store)
{
  return store->schema->types;
}

/* What the file keeps beside its records. */
static gboolean
check_kept (ShianStore *store, GError **error)
{
  gint64 wrong = 0;

  for (guint i = 0; store->schema->checks != NULL && store->schema->checks[i] != NULL; i++) {
    if (!shian_store_query_integer (store, store->schema->checks[i], &wrong, error))
      return FALSE;
    if (wrong == 0)
      continue;
    g_set_error (error, SHIAN_ERROR, SHIAN_ERROR_CORRUPT,
                 _ ("%s is damaged: %" PRId64 " totals kept in it differ from its records"),
                 store->path, wrong);
    return FALSE;
  }
  return TRUE;
}

gboolean
shian_store_check (ShianStore *store, gboolean thorough, GError **error)
{
  g_autofree char *finding = NULL;
  gint64 broken = 0;

  if (!query_text (store, thorough ? "PRAGMA integrity_check(1)" : "PRAGMA quick_check(1)",
                   &finding, error))
    return FALSE;
  if (g_strcmp0 (finding, "ok") != 0) {
    g_set_error (error, SHIAN_ERROR, SHIAN_ERROR_CORRUPT, _ ("%s is damaged: %s"), store->path,
                 finding);
    return FALSE;
  }
  if (thorough && !shian_store_query_integer (
                      store, "SELECT count(*) FROM pragma_foreign_key_check", &broken, error))
    return FALSE;
  if (broken == 0)
    return !thorough || check_kept (store, error);
  g_set_error (error, SHIAN_ERROR, SHIAN_ERROR_CORRUPT,
               _ ("%s is damaged: %" PRId64 " records point to records that do not exist"),
               store->path, broken);
  return FALSE;
}
