/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Taking back: a step, a record, a whole import; what stays, what is refused. */
#include "store-fixture.h"

#include "base/error.h"
#include "store/history.h"
#include "store/save.h"
#include "store/setting.h"

#include <string.h>

static void
set (StoreFixture *fixture, const char *name, const char *value)
{
  g_autoptr (GError) error = NULL;
  gboolean ok = shian_setting_set (fixture->store, name, value, &error);

  g_assert_no_error (error);
  g_assert_true (ok);
}

static void
assert_value (StoreFixture *fixture, const char *name, const char *expected)
{
  g_autofree char *value = shian_setting_get (fixture->store, name);
  g_assert_cmpstr (value, ==, expected);
}

static char *
id_of (StoreFixture *fixture, const char *name)
{
  g_autoptr (ShianSetting) setting = shian_store_select_one (fixture->store, &SHIAN_SETTING_TYPE,
                                                             "WHERE name = ?1", NULL, "s", name);
  g_assert_nonnull (setting);
  return g_strdup (setting->record.id);
}

static void
undo (StoreFixture *fixture, const char *expected_label)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *offered = shian_store_peek_undo (fixture->store);
  g_autofree char *label = shian_store_undo (fixture->store, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (label, ==, expected_label);
  g_assert_cmpstr (offered, ==, label);
}

static void
assert_nothing_left (StoreFixture *fixture)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (shian_store_peek_undo (fixture->store));
  g_assert_null (shian_store_undo (fixture->store, &error));
  g_assert_error (error, SHIAN_ERROR, SHIAN_ERROR_NOT_FOUND);
}

static void
test_nothing (StoreFixture *fixture, gconstpointer unused)
{
  g_autofree char *id = NULL;
  g_autoptr (GError) error = NULL;

  assert_nothing_left (fixture);
  g_assert_cmpint (fixture_integer (fixture->store, "SELECT count(*) FROM batch"), ==, 0);
  set (fixture, "a", "1");
  id = id_of (fixture, "a");
  undo (fixture, "Change: Setting");
  g_assert_null (shian_store_undo_record (fixture->store, id, &error));
  g_assert_error (error, SHIAN_ERROR, SHIAN_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (shian_store_undo_record (fixture->store, "no such id", &error));
  g_assert_error (error, SHIAN_ERROR, SHIAN_ERROR_NOT_FOUND);
}

static void
test_steps (StoreFixture *fixture, gconstpointer unused)
{
  set (fixture, "a", "1");
  set (fixture, "a", "2");
  set (fixture, "b", "3");
  undo (fixture, "Change: Setting");
  assert_value (fixture, "b", NULL);
  assert_value (fixture, "a", "2");
  undo (fixture, "Change: Setting");
  assert_value (fixture, "a", "1");
  undo (fixture, "Change: Setting");
  assert_value (fixture, "a", NULL);
  assert_nothing_left (fixture);
}

/* Undo adds history and says whose it is; what is undone is marked. */
static void
test_history_of_undo (StoreFixture *fixture, gconstpointer unused)
{
  g_autoptr (GPtrArray) history = NULL;
  const ShianChange *newest, *oldest;

  set (fixture, "a", "1");
  undo (fixture, "Change: Setting");
  history = shian_store_history (fixture->store, NULL, 10, NULL);
  g_assert_cmpuint (history->len, ==, 2);
  newest = history->pdata[0];
  oldest = history->pdata[1];
  g_assert_true (newest->is_undo);
  g_assert_false (newest->undone);
  g_assert_cmpstr (newest->label, ==, "Undo: Change: Setting");
  g_assert_cmpstr (newest->action, ==, "remove");
  g_assert_false (oldest->is_undo);
  g_assert_true (oldest->undone);
  g_assert_cmpint (newest->sequence, >, oldest->sequence);
  g_assert_cmpint (newest->at, >=, oldest->at);
}

/* Changed, then removed: two steps back lead through both. */
static void
test_changed_and_removed (StoreFixture *fixture, gconstpointer unused)
{
  g_autofree char *id = fixture_add_setting (fixture->store, "a", "1");
  g_autoptr (ShianSetting) back = NULL;

  set (fixture, "a", "2");
  g_assert_true (shian_store_remove (fixture->store, &SHIAN_SETTING_TYPE, id, NULL));
  assert_value (fixture, "a", NULL);
  undo (fixture, "Change: Setting");
  assert_value (fixture, "a", "2");
  undo (fixture, "Change: Setting");
  assert_value (fixture, "a", "1");
  back = shian_store_load (fixture->store, &SHIAN_SETTING_TYPE, id, NULL);
  g_assert_cmpint (back->record.revision, ==, 5);
  set (fixture, "a", "3"); /* and life goes on */
  undo (fixture, "Change: Setting");
  assert_value (fixture, "a", "1");
}

static gboolean
import (ShianStore *store, gpointer data, GError **error)
{
  for (int i = 0; i < 5; i++) {
    g_autofree char *name = g_strdup_printf ("n%d", i);
    if (!shian_setting_set (store, name, "1", error))
      return FALSE;
  }
  /* the same record twice in one step, and back to where it was */
  return shian_setting_set (store, "n0", "2", error) && shian_setting_set (store, "n0", "1", error);
}

static void
test_batch (StoreFixture *fixture, gconstpointer unused)
{
  set (fixture, "n3", "before");
  g_assert_true (shian_store_transact (fixture->store, "导入", import, NULL, NULL));
  assert_value (fixture, "n3", "1");
  undo (fixture, "导入");
  assert_value (fixture, "n0", NULL);
  assert_value (fixture, "n3", "before");
  assert_value (fixture, "n4", NULL);
  undo (fixture, "Change: Setting");
  assert_nothing_left (fixture);
}

static void
test_record_of_batch (StoreFixture *fixture, gconstpointer unused)
{
  g_autofree char *id = NULL;
  g_autofree char *label = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (shian_store_transact (fixture->store, "导入", import, NULL, NULL));
  id = id_of (fixture, "n2");
  label = shian_store_undo_record (fixture->store, id, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (label, ==, "导入");
  assert_value (fixture, "n2", NULL);
  assert_value (fixture, "n1", "1");
  undo (fixture, "导入"); /* the rest */
  assert_value (fixture, "n1", NULL);
  assert_nothing_left (fixture);
}

static void
test_older_record (StoreFixture *fixture, gconstpointer unused)
{
  g_autofree char *id = NULL;

  set (fixture, "a", "1");
  set (fixture, "a", "2");
  set (fixture, "b", "1");
  id = id_of (fixture, "a");
  g_free (shian_store_undo_record (fixture->store, id, NULL));
  assert_value (fixture, "a", "1");
  assert_value (fixture, "b", "1");
  undo (fixture, "Change: Setting");
  assert_value (fixture, "b", NULL);
  assert_value (fixture, "a", "1");
}

static gboolean
set_in_setup (ShianStore *store, gpointer data, GError **error)
{
  return shian_setting_set (store, "a", data, error);
}

static void
test_setup (StoreFixture *fixture, gconstpointer unused)
{
  g_assert_true (
      shian_store_transact_setup (fixture->store, "装入", set_in_setup, (char *) "1", NULL));
  assert_value (fixture, "a", "1");
  assert_nothing_left (fixture);
  set (fixture, "b", "1"); /* the mark ends with its batch */
  undo (fixture, "Change: Setting");
}

static gboolean
call_setup (ShianStore *store, gpointer data, GError **error)
{
  return shian_store_transact_setup (store, "装入", set_in_setup, data, error) &&
         shian_setting_set (store, "b", "1", error);
}

static void
test_setup_inside (StoreFixture *fixture, gconstpointer unused)
{
  g_assert_true (shian_store_transact (fixture->store, "用户", call_setup, (char *) "1", NULL));
  undo (fixture, "用户");
  assert_value (fixture, "a", NULL);
  assert_value (fixture, "b", NULL);
}

/* A later change that cannot be undone itself stands in the way, of a value and of a removal. */
static void
test_conflict (StoreFixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;

  set (fixture, "a", "1");
  g_assert_true (
      shian_store_transact_setup (fixture->store, NULL, set_in_setup, (char *) "2", NULL));
  g_assert_null (shian_store_undo (fixture->store, &error));
  g_assert_error (error, SHIAN_ERROR, SHIAN_ERROR_CONFLICT);
  g_assert_nonnull (strstr (error->message, "Setting"));
  assert_value (fixture, "a", "2");
}

static gboolean
remove_in_setup (ShianStore *store, gpointer data, GError **error)
{
  return shian_store_remove (store, &SHIAN_SETTING_TYPE, data, error);
}

static void
test_conflict_of_removal (StoreFixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *id = fixture_add_setting (fixture->store, "a", "1");

  g_assert_true (shian_store_transact_setup (fixture->store, NULL, remove_in_setup, id, &error));
  g_assert_null (shian_store_undo (fixture->store, &error));
  g_assert_error (error, SHIAN_ERROR, SHIAN_ERROR_CONFLICT);
}

/* One record of a batch in conflict: the batch stays whole. */
static void
test_conflict_in_batch (StoreFixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (shian_store_transact (fixture->store, "导入", import, NULL, NULL));
  g_assert_true (shian_setting_set (fixture->store, "a", "1", NULL));
  undo (fixture, "Change: Setting");
  g_assert_true (shian_store_transact_setup (fixture->store, NULL, call_setup, (char *) "9", NULL));
  g_assert_true (shian_store_transact_setup (fixture->store, NULL, import, NULL, NULL));
  set (fixture, "n1", "9");
  undo (fixture, "Change: Setting");
  undo (fixture, "导入"); /* n1 is as the import left it */
  assert_value (fixture, "n4", NULL);
}

static void
test_after_reopen (StoreFixture *fixture, gconstpointer unused)
{
  set (fixture, "a", "1");
  set (fixture, "a", "2");
  store_fixture_reopen (fixture);
  undo (fixture, "Change: Setting");
  assert_value (fixture, "a", "1");
}

static void
test_read_only (StoreFixture *fixture, gconstpointer unused)
{
  g_autoptr (ShianStore) reader = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *offered = NULL;

  set (fixture, "a", "1");
  reader = fixture_open (fixture->path, SHIAN_STORE_READ_ONLY, &error);
  g_assert_no_error (error);
  offered = shian_store_peek_undo (reader);
  g_assert_cmpstr (offered, ==, "Change: Setting");
  g_assert_null (shian_store_undo (reader, &error));
  g_assert_error (error, SHIAN_ERROR, SHIAN_ERROR_READ_ONLY);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function)                                                                        \
  g_test_add ("/store/undo/" name, StoreFixture, NULL, store_fixture_set_up, function,             \
              store_fixture_tear_down)
  ADD ("nothing", test_nothing);
  ADD ("steps", test_steps);
  ADD ("history-of-undo", test_history_of_undo);
  ADD ("changed-and-removed", test_changed_and_removed);
  ADD ("batch", test_batch);
  ADD ("record-of-batch", test_record_of_batch);
  ADD ("older-record", test_older_record);
  ADD ("setup", test_setup);
  ADD ("setup-inside", test_setup_inside);
  ADD ("conflict", test_conflict);
  ADD ("conflict-of-removal", test_conflict_of_removal);
  ADD ("conflict-in-batch", test_conflict_in_batch);
  ADD ("after-reopen", test_after_reopen);
  ADD ("read-only", test_read_only);
  return g_test_run ();
}
