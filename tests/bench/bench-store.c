/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Saving through the store against the same rows by bare SQLite, a history row with each, one
 * transaction each, the same settings; and reading one record by its key. */
#include "base/uuid.h"
#include "reports/registers.h"
#include "store/save.h"
#include "store/setting.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>

#define SAVES 2000
#define SELECTS 20000
#define VALUE "检查校园食堂37家，发现问题5个，均已整改。"

static double
per_second (gint64 since, guint n)
{
  return (double) n * G_USEC_PER_SEC / (double) (g_get_monotonic_time () - since);
}

static void
must (gboolean ok, const char *what)
{
  if (ok)
    return;
  fprintf (stderr, "%s failed\n", what);
  exit (EXIT_FAILURE);
}

static ShianStore *
open_new (const char *folder, const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  ShianStore *store = shian_store_open (path, SHIAN_STORE_CREATE, shian_registers_schema (), NULL);

  must (store != NULL, "opening");
  return store;
}

static double
save_by_store (ShianStore *store, char **ids)
{
  gint64 since = g_get_monotonic_time ();

  for (guint i = 0; i < SAVES; i++) {
    g_autoptr (ShianSetting) setting = shian_setting_new ();
    setting->name = g_strdup_printf ("n%u", i);
    setting->value = g_strdup (VALUE);
    must (shian_store_save (store, &SHIAN_SETTING_TYPE, setting, NULL), "saving");
    ids[i] = g_strdup (setting->record.id);
  }
  return per_second (since, SAVES);
}

static double
select_by_store (ShianStore *store, char **ids)
{
  gint64 since = g_get_monotonic_time ();

  for (guint i = 0; i < SELECTS; i++) {
    g_autoptr (ShianSetting) setting =
        shian_store_load (store, &SHIAN_SETTING_TYPE, ids[i % SAVES], NULL);
    must (setting != NULL, "loading");
  }
  return per_second (since, SELECTS);
}

static sqlite3_stmt *
prepare (sqlite3 *db, const char *sql)
{
  sqlite3_stmt *stmt = NULL;
  must (sqlite3_prepare_v2 (db, sql, -1, &stmt, NULL) == SQLITE_OK, sql);
  return stmt;
}

static void
run (sqlite3_stmt *stmt)
{
  must (sqlite3_step (stmt) == SQLITE_DONE, "a statement");
  sqlite3_reset (stmt);
}

enum { BEGIN, INSERT, BATCH, HISTORY, COMMIT, N_STATEMENTS };
static const char *const SQL[N_STATEMENTS] = {
  "BEGIN IMMEDIATE",
  "INSERT INTO setting VALUES (?1, 1, ?2, ?2, 0, ?3, ?4)",
  "INSERT INTO batch VALUES (?1, ?2, ?3, 0, NULL)",
  "INSERT INTO history (batch, record_type, record_id, revision, action, before, after) "
  "VALUES (?1, 'setting', ?2, 1, 'create', NULL, ?3)",
  "COMMIT",
};

static void
save_raw (sqlite3_stmt **statements, const char *id, guint i)
{
  g_autofree char *batch = shian_uuid_new ();
  g_autofree char *name = g_strdup_printf ("n%u", i);
  g_autofree char *json = g_strdup_printf ("{\"name\":\"%s\",\"value\":\"%s\"}", name, VALUE);
  gint64 now = g_get_real_time ();

  sqlite3_bind_text (statements[INSERT], 1, id, -1, SQLITE_STATIC);
  sqlite3_bind_int64 (statements[INSERT], 2, now);
  sqlite3_bind_text (statements[INSERT], 3, name, -1, SQLITE_STATIC);
  sqlite3_bind_text (statements[INSERT], 4, VALUE, -1, SQLITE_STATIC);
  sqlite3_bind_text (statements[BATCH], 1, batch, -1, SQLITE_STATIC);
  sqlite3_bind_int64 (statements[BATCH], 2, now);
  sqlite3_bind_text (statements[BATCH], 3, "Change: Setting", -1, SQLITE_STATIC);
  sqlite3_bind_text (statements[HISTORY], 1, batch, -1, SQLITE_STATIC);
  sqlite3_bind_text (statements[HISTORY], 2, id, -1, SQLITE_STATIC);
  sqlite3_bind_text (statements[HISTORY], 3, json, -1, SQLITE_STATIC);
  for (int k = 0; k < N_STATEMENTS; k++)
    run (statements[k]);
}

static double
save_by_sqlite (sqlite3 *db, char **ids)
{
  sqlite3_stmt *statements[N_STATEMENTS];
  gint64 since;
  double rate;

  for (int k = 0; k < N_STATEMENTS; k++)
    statements[k] = prepare (db, SQL[k]);
  since = g_get_monotonic_time ();
  for (guint i = 0; i < SAVES; i++) {
    ids[i] = shian_uuid_new ();
    save_raw (statements, ids[i], i);
  }
  rate = per_second (since, SAVES);
  for (int k = 0; k < N_STATEMENTS; k++)
    sqlite3_finalize (statements[k]);
  return rate;
}

static double
select_by_sqlite (sqlite3 *db, char **ids)
{
  sqlite3_stmt *stmt = prepare (db, "SELECT * FROM setting WHERE id = ?1");
  gint64 since = g_get_monotonic_time ();
  double rate;

  for (guint i = 0; i < SELECTS; i++) {
    g_autofree char *name = NULL;
    g_autofree char *value = NULL;
    sqlite3_bind_text (stmt, 1, ids[i % SAVES], -1, SQLITE_STATIC);
    must (sqlite3_step (stmt) == SQLITE_ROW, "a select");
    name = g_strdup ((const char *) sqlite3_column_text (stmt, 5));
    value = g_strdup ((const char *) sqlite3_column_text (stmt, 6));
    sqlite3_reset (stmt);
  }
  rate = per_second (since, SELECTS);
  sqlite3_finalize (stmt);
  return rate;
}

static sqlite3 *
open_raw (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "raw.db", NULL);
  sqlite3 *db = NULL;

  shian_store_close (open_new (folder, "raw.db")); /* the same schema */
  must (sqlite3_open (path, &db) == SQLITE_OK, "opening");
  must (sqlite3_exec (db, "PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON", NULL, NULL,
                      NULL) == SQLITE_OK,
        "settings");
  return db;
}

static void
remove_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *path = g_build_filename (folder, name, NULL);
    g_unlink (path);
  }
  g_rmdir (folder);
}

int
main (int argc, char **argv)
{
  g_autofree char *folder = g_dir_make_tmp ("shian-bench-XXXXXX", NULL);
  g_auto (GStrv) ids = g_new0 (char *, SAVES + 1);
  g_auto (GStrv) raw_ids = g_new0 (char *, SAVES + 1);
  ShianStore *store = open_new (folder, "shian.db");
  sqlite3 *db = open_raw (folder);
  double saves = save_by_store (store, ids);
  double raw_saves = save_by_sqlite (db, raw_ids);
  double selects = select_by_store (store, ids);
  double raw_selects = select_by_sqlite (db, raw_ids);

  printf ("saves a second: store %.0f, bare SQLite %.0f, ratio of time %.2f\n", saves, raw_saves,
          raw_saves / saves);
  printf ("single selects a second: store %.0f, bare SQLite %.0f, ratio of time %.2f\n", selects,
          raw_selects, raw_selects / selects);
  sqlite3_close (db);
  shian_store_close (store);
  remove_folder (folder);
  return EXIT_SUCCESS;
}
