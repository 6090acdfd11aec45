/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bringing older data up: nothing lost, a backup first, all of a step or none of it. */
#include "store-fixture.h"

#include "base/error.h"
#include "store/setting.h"
#include "store/statement.h"

#include <signal.h>
#include <sqlite3.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static const ShianRecordType *const TYPES[] = { &SHIAN_SETTING_TYPE, NULL };

#define SCHEMA(name)                                                                               \
  {                                                                                                \
    "/io/github/shian/test/" name "/", TYPES                                                       \
  }
static const ShianStoreSchema V1 = SCHEMA ("v1");
static const ShianStoreSchema V2 = SCHEMA ("v2");
static const ShianStoreSchema V3 = SCHEMA ("v3");
static const ShianStoreSchema BROKEN = SCHEMA ("broken");
static const ShianStoreSchema LOST_LINKS = SCHEMA ("lost-links");
static const ShianStoreSchema KILLED = SCHEMA ("killed");

static ShianStore *
open_schema (Place *place, const ShianStoreSchema *schema)
{
  g_autoptr (GError) error = NULL;
  ShianStore *store = shian_store_open (place->path, SHIAN_STORE_CREATE, schema, &error);

  g_assert_no_error (error);
  return store;
}

static void
make (Place *place, const ShianStoreSchema *schema)
{
  g_autoptr (ShianStore) store = open_schema (place, schema);
  g_assert_true (shian_setting_set (store, "unit", "区教育局", NULL));
}

static guint
count_backups (Place *place)
{
  g_autofree char *folder = g_build_filename (place->folder, "backups", NULL);
  return fixture_count_files (folder);
}

/* Whatever became of the step: this is what version @version looked like. */
static void
assert_whole (ShianStore *store, int version)
{
  g_autofree char *value = shian_setting_get (store, "unit");
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (shian_store_get_version (store), ==, version);
  g_assert_cmpstr (value, ==, "区教育局");
  g_assert_cmpint (fixture_integer (store, "SELECT count(*) FROM school"), ==, 2);
  g_assert_cmpint (fixture_integer (store, "SELECT count(*) FROM canteen"), ==, 3);
  g_assert_cmpint (
      fixture_integer (store, "SELECT count(*) FROM sqlite_schema WHERE name = 'half'"), ==, 0);
  g_assert_cmpint (fixture_integer (store, "PRAGMA foreign_keys"), ==, 1);
  shian_store_check (store, TRUE, &error);
  g_assert_no_error (error);
}

static void
test_new (Place *place, gconstpointer unused)
{
  make (place, &V3);
  {
    g_autoptr (ShianStore) store = open_schema (place, &V3);
    assert_whole (store, 3);
  }
  g_assert_cmpuint (count_backups (place), ==, 0); /* nothing to save before there was data */
}

static void
test_one_by_one (Place *place, gconstpointer unused)
{
  const ShianStoreSchema *const schemas[] = { &V1, &V2, &V3 };

  make (place, &V1);
  for (int i = 0; i < 3; i++) {
    g_autoptr (ShianStore) store = open_schema (place, schemas[i]);
    assert_whole (store, i + 1);
    g_assert_cmpuint (count_backups (place), ==, (guint) i);
  }
}

static void
test_all_at_once (Place *place, gconstpointer unused)
{
  g_autoptr (ShianStore) store = NULL;

  make (place, &V1);
  store = open_schema (place, &V3);
  assert_whole (store, 3);
  g_assert_cmpuint (count_backups (place), ==, 1);
  g_assert_cmpint (
      fixture_integer (store, "SELECT count(*) FROM school WHERE address = name || '院内'"), ==, 2);
}

/* The rebuilt table is still the one others point to. */
static void
test_rebuild (Place *place, gconstpointer unused)
{
  g_autoptr (ShianStore) store = NULL;
  g_autoptr (GError) error = NULL;

  make (place, &V1);
  store = open_schema (place, &V3);
  g_assert_cmpint (fixture_integer (store, "SELECT count(*) FROM pragma_foreign_key_list "
                                           "('canteen') WHERE \"table\" = 'school'"),
                   ==, 1);
  g_assert_false (shian_store_execute (store, "DELETE FROM school", &error, ""));
  g_assert_error (error, SHIAN_ERROR, SHIAN_ERROR_INVALID);
}

static void
test_rerun (Place *place, gconstpointer unused)
{
  make (place, &V1);
  for (int i = 0; i < 3; i++) {
    g_autoptr (ShianStore) store = open_schema (place, &V2);
    assert_whole (store, 2);
  }
  g_assert_cmpuint (count_backups (place), ==, 1);
}

/* The backup is the data as it was, and opens by itself. */
static void
test_backup_first (Place *place, gconstpointer unused)
{
  g_autofree char *folder = g_build_filename (place->folder, "backups", NULL);
  g_autoptr (GDir) dir = NULL;
  g_autofree char *path = NULL;
  g_autoptr (ShianStore) backup = NULL;
  g_autoptr (GError) error = NULL;

  make (place, &V1);
  shian_store_close (open_schema (place, &V3));
  dir = g_dir_open (folder, 0, NULL);
  path = g_build_filename (folder, g_dir_read_name (dir), NULL);
  g_assert_true (g_str_has_suffix (path, "-v1.db"));
  backup = shian_store_open (path, SHIAN_STORE_READ_ONLY, &V1, &error);
  g_assert_no_error (error);
  assert_whole (backup, 1);
}

static void
assert_stays (Place *place, const ShianStoreSchema *schema, int code)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (shian_store_open (place->path, 0, schema, &error));
  g_assert_cmpint (error->code, ==, code);
  g_assert_nonnull (strstr (error->message, "3"));
  g_test_message ("%s", error->message);
  g_assert_cmpuint (count_backups (place), ==, 1);
  {
    g_autoptr (ShianStore) store = open_schema (place, &V3);
    assert_whole (store, 3);
  }
}

static void
test_broken_step (Place *place, gconstpointer unused)
{
  make (place, &V3);
  assert_stays (place, &BROKEN, SHIAN_ERROR_FAILED);
}

/* Steps before the broken one are done and stay done. */
static void
test_broken_after_good (Place *place, gconstpointer unused)
{
  make (place, &V1);
  assert_stays (place, &BROKEN, SHIAN_ERROR_FAILED);
}

static void
test_lost_links (Place *place, gconstpointer unused)
{
  make (place, &V3);
  assert_stays (place, &LOST_LINKS, SHIAN_ERROR_CORRUPT);
}

static void
die (sqlite3_context *context, int n, sqlite3_value **values)
{
  kill (getpid (), SIGKILL);
}

static int
add_die (sqlite3 *db, const char **message, const struct sqlite3_api_routines *api)
{
  return sqlite3_create_function (db, "die", 0, SQLITE_UTF8, NULL, die, NULL, NULL);
}

static void
test_killed (Place *place, gconstpointer unused)
{
  int status = 0;
  pid_t pid;

  make (place, &V3);
  pid = fork ();
  if (pid == 0) {
    sqlite3_auto_extension ((void (*) (void)) (gpointer) add_die);
    shian_store_open (place->path, 0, &KILLED, NULL);
    _exit (0);
  }
  g_assert_cmpint (waitpid (pid, &status, 0), ==, pid);
  g_assert_true (WIFSIGNALED (status));
  g_assert_cmpint (WTERMSIG (status), ==, SIGKILL);
  g_assert_cmpuint (count_backups (place), ==, 1);
  {
    g_autoptr (ShianStore) store = open_schema (place, &V3);
    assert_whole (store, 3);
  }
}

/* Without a backup no conversion: the folder for it is a file here. */
static void
test_no_backup (Place *place, gconstpointer unused)
{
  g_autofree char *folder = g_build_filename (place->folder, "backups", NULL);
  g_autoptr (GError) error = NULL;

  make (place, &V1);
  g_assert_true (g_file_set_contents (folder, "x", 1, NULL));
  g_assert_null (shian_store_open (place->path, 0, &V2, &error));
  g_assert_error (error, SHIAN_ERROR, SHIAN_ERROR_IO);
  {
    g_autoptr (ShianStore) store = open_schema (place, &V1);
    assert_whole (store, 1);
  }
}

static void
test_reader_of_older (Place *place, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;

  make (place, &V1);
  g_assert_null (shian_store_open (place->path, SHIAN_STORE_READ_ONLY, &V2, &error));
  g_assert_error (error, SHIAN_ERROR, SHIAN_ERROR_READ_ONLY);
  g_assert_nonnull (strstr (error->message, "1"));
  g_assert_nonnull (strstr (error->message, "2"));
}

static void
test_newer (Place *place, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;

  make (place, &V3);
  g_assert_null (shian_store_open (place->path, 0, &V1, &error));
  g_assert_error (error, SHIAN_ERROR, SHIAN_ERROR_TOO_NEW);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function)                                                                        \
  g_test_add ("/store/migration/" name, Place, NULL, place_set_up, function, place_tear_down)
  ADD ("new", test_new);
  ADD ("one-by-one", test_one_by_one);
  ADD ("all-at-once", test_all_at_once);
  ADD ("rebuild", test_rebuild);
  ADD ("rerun", test_rerun);
  ADD ("backup-first", test_backup_first);
  ADD ("broken-step", test_broken_step);
  ADD ("broken-after-good", test_broken_after_good);
  ADD ("lost-links", test_lost_links);
  ADD ("killed", test_killed);
  ADD ("no-backup", test_no_backup);
  ADD ("reader-of-older", test_reader_of_older);
  ADD ("newer", test_newer);
  return g_test_run ();
}
