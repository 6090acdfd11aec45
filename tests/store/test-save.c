/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The one way in: create, change, conflict, refusal, transactions, history. */
#include "store-fixture.h"

#include "base/error.h"
#include "base/uuid.h"
#include "checklist/work.h"
#include "store/history.h"
#include "store/save.h"
#include "store/setting.h"
#include "store/statement.h"

#include <string.h>

#define N_HISTORY "SELECT count(*) FROM history"
#define N_BATCHES "SELECT count(*) FROM batch"

static ShianSetting *
new_setting (const char *name, const char *value)
{
  ShianSetting *setting = shian_setting_new ();
  setting->name = g_strdup (name);
  setting->value = g_strdup (value);
  return setting;
}

static void
set_value (ShianSetting *setting, const char *value)
{
  g_free (setting->value);
  setting->value = g_strdup (value);
}

static void
test_create (StoreFixture *fixture, gconstpointer unused)
{
  g_autoptr (ShianSetting) setting = new_setting ("unit", "区教育局");
  g_autoptr (GPtrArray) history = NULL;
  const ShianChange *change;

  fixture_save (fixture->store, &SHIAN_SETTING_TYPE, setting);
  g_assert_true (shian_uuid_is_valid (setting->record.id));
  g_assert_cmpint (setting->record.revision, ==, 1);
  g_assert_cmpint (setting->record.created_at, ==, setting->record.changed_at);
  g_assert_cmpint (setting->record.created_at, >, 0);
  history = shian_store_history (fixture->store, NULL, 100, NULL);
  g_assert_cmpuint (history->len, ==, 1);
  change = history->pdata[0];
  g_assert_cmpstr (change->action, ==, "create");
  g_assert_cmpstr (change->record_type, ==, "setting");
  g_assert_cmpstr (change->record_id, ==, setting->record.id);
  g_assert_null (change->before);
  g_assert_cmpstr (change->after, ==, "{\"name\":\"unit\",\"value\":\"区教育局\"}");
  g_assert_cmpstr (change->label, ==, "Change: Setting");
  g_assert_false (change->is_undo);
  g_assert_false (change->undone);
}

static void
test_no_change (StoreFixture *fixture, gconstpointer unused)
{
  g_autoptr (ShianSetting) setting = new_setting ("unit", NULL);
  gint64 changed_at;

  fixture_save (fixture->store, &SHIAN_SETTING_TYPE, setting);
  changed_at = setting->record.changed_at;
  set_value (setting, ""); /* none, as before */
  fixture_save (fixture->store, &SHIAN_SETTING_TYPE, setting);
  g_assert_cmpint (setting->record.revision, ==, 1);
  g_assert_cmpint (setting->record.changed_at, ==, changed_at);
  g_assert_cmpint (fixture_integer (fixture->store, N_HISTORY), ==, 1);
  g_assert_cmpint (fixture_integer (fixture->store, N_BATCHES), ==, 1);
}

static void
test_change (StoreFixture *fixture, gconstpointer unused)
{
  g_autoptr (ShianSetting) setting = new_setting ("unit", "区教育局");
  g_autoptr (ShianSetting) back = NULL;
  g_autoptr (GPtrArray) history = NULL;
  const ShianChange *change;

  fixture_save (fixture->store, &SHIAN_SETTING_TYPE, setting);
  set_value (setting, "区商务局");
  fixture_save (fixture->store, &SHIAN_SETTING_TYPE, setting);
  g_assert_cmpint (setting->record.revision, ==, 2);
  g_assert_cmpint (setting->record.changed_at, >=, setting->record.created_at);
  back = shian_store_load (fixture->store, &SHIAN_SETTING_TYPE, setting->record.id, NULL);
  g_assert_cmpstr (back->value, ==, "区商务局");
  g_assert_cmpint (back->record.created_at, ==, setting->record.created_at);
  history = shian_store_history (fixture->store, setting->record.id, 1, NULL);
  g_assert_cmpuint (history->len, ==, 1);
  change = history->pdata[0];
  g_assert_cmpstr (change->action, ==, "change");
  g_assert_cmpstr (change->before, ==, "{\"value\":\"区教育局\"}");
  g_assert_cmpstr (change->after, ==, "{\"value\":\"区商务局\"}");
}

static void
test_conflict (StoreFixture *fixture, gconstpointer unused)
{
  g_autoptr (ShianSetting) mine = new_setting ("unit", "区教育局");
  g_autoptr (ShianSetting) theirs = NULL;
  g_autoptr (ShianSetting) back = NULL;
  g_autoptr (GError) error = NULL;

  fixture_save (fixture->store, &SHIAN_SETTING_TYPE, mine);
  theirs = shian_setting_copy (mine);
  set_value (theirs, "区商务局");
  fixture_save (fixture->store, &SHIAN_SETTING_TYPE, theirs);
  set_value (mine, "区民政局");
  g_assert_false (shian_store_save (fixture->store, &SHIAN_SETTING_TYPE, mine, &error));
  g_assert_error (error, SHIAN_ERROR, SHIAN_ERROR_CONFLICT);
  g_assert_nonnull (strstr (error->message, "1"));
  g_assert_nonnull (strstr (error->message, "2"));
  g_assert_cmpint (mine->record.revision, ==, 1);
  back = shian_store_load (fixture->store, &SHIAN_SETTING_TYPE, mine->record.id, NULL);
  g_assert_cmpstr (back->value, ==, "区商务局");
  g_assert_cmpint (fixture_integer (fixture->store, N_HISTORY), ==, 2);
}

/* An id that is taken, and a record that says it was saved but is not there. */
static void
test_conflict_of_new (StoreFixture *fixture, gconstpointer unused)
{
  g_autoptr (ShianSetting) first = new_setting ("a", "1");
  g_autoptr (ShianSetting) second = new_setting ("b", "2");
  g_autoptr (ShianSetting) ghost = new_setting ("c", "3");
  g_autoptr (GError) error = NULL;

  fixture_save (fixture->store, &SHIAN_SETTING_TYPE, first);
  second->record.id = g_strdup (first->record.id);
  g_assert_false (shian_store_save (fixture->store, &SHIAN_SETTING_TYPE, second, &error));
  g_assert_error (error, SHIAN_ERROR, SHIAN_ERROR_CONFLICT);
  g_clear_error (&error);
  ghost->record.id = shian_uuid_new ();
  ghost->record.revision = 4;
  g_assert_false (shian_store_save (fixture->store, &SHIAN_SETTING_TYPE, ghost, &error));
  g_assert_error (error, SHIAN_ERROR, SHIAN_ERROR_CONFLICT);
  g_assert_cmpint (ghost->record.revision, ==, 4);
}

static void
test_refused (StoreFixture *fixture, gconstpointer unused)
{
  g_autoptr (ShianSetting) empty = new_setting (" ", "1");
  g_autoptr (ShianSetting) control = new_setting ("a", "x\x01y");
  g_autoptr (ShianSetting) bytes = new_setting ("a", "\xd6\xd0");
  ShianSetting *const all[] = { empty, control, bytes };

  for (guint i = 0; i < G_N_ELEMENTS (all); i++) {
    g_autoptr (GError) error = NULL;
    g_assert_false (shian_store_save (fixture->store, &SHIAN_SETTING_TYPE, all[i], &error));
    g_assert_error (error, SHIAN_ERROR, SHIAN_ERROR_INVALID);
    g_assert_nonnull (strstr (error->message, i == 0 ? "Name" : "Value"));
    g_assert_null (all[i]->record.id);
    g_assert_cmpint (all[i]->record.revision, ==, 0);
  }
  g_assert_cmpint (fixture_integer (fixture->store, N_HISTORY), ==, 0);
}

static void
test_unique (StoreFixture *fixture, gconstpointer unused)
{
  g_autofree char *id = fixture_add_setting (fixture->store, "unit", "1");
  g_autoptr (ShianSetting) again = new_setting ("unit", "2");
  g_autoptr (GError) error = NULL;

  g_assert_false (shian_store_save (fixture->store, &SHIAN_SETTING_TYPE, again, &error));
  g_assert_error (error, SHIAN_ERROR, SHIAN_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "Setting"));
  g_assert_null (strstr (error->message, "UNIQUE")); /* words for people, not SQL */
  g_assert_cmpint (again->record.revision, ==, 0);
  g_assert_cmpint (fixture_integer (fixture->store, N_HISTORY), ==, 1);
  g_assert_cmpint (fixture_integer (fixture->store, N_BATCHES), ==, 1);
}

static void
test_points_nowhere (StoreFixture *fixture, gconstpointer unused)
{
  g_autoptr (ShianProgress) progress = shian_progress_new ();
  g_autoptr (GError) error = NULL;

  progress->task = shian_uuid_new ();
  progress->unit = shian_uuid_new ();
  progress->period = g_strdup ("2024Q1");
  g_assert_false (shian_store_save (fixture->store, &SHIAN_PROGRESS_TYPE, progress, &error));
  g_assert_error (error, SHIAN_ERROR, SHIAN_ERROR_INVALID);
  g_assert_null (strstr (error->message, "FOREIGN"));
}

static void
test_check_of_column (StoreFixture *fixture, gconstpointer unused)
{
  g_autoptr (ShianPlan) plan = shian_plan_new ();
  g_autoptr (GError) error = NULL;

  plan->year = 12;
  plan->title = g_strdup ("计划");
  plan->source_name = g_strdup ("计划.txt");
  plan->source = g_strdup ("文");
  plan->source_sha256 = g_compute_checksum_for_string (G_CHECKSUM_SHA256, "文", -1);
  g_assert_false (shian_store_save (fixture->store, &SHIAN_PLAN_TYPE, plan, &error));
  g_assert_error (error, SHIAN_ERROR, SHIAN_ERROR_INVALID);
}

static void
test_remove (StoreFixture *fixture, gconstpointer unused)
{
  g_autofree char *id = fixture_add_setting (fixture->store, "unit", "1");
  g_autoptr (ShianSetting) back = NULL;
  g_autoptr (GPtrArray) history = NULL;
  g_autoptr (GError) error = NULL;

  for (int i = 0; i < 2; i++) { /* the second time it is hidden already */
    g_assert_true (shian_store_remove (fixture->store, &SHIAN_SETTING_TYPE, id, &error));
    g_assert_no_error (error);
  }
  back = shian_store_load (fixture->store, &SHIAN_SETTING_TYPE, id, &error);
  g_assert_no_error (error);
  g_assert_true (back->record.deleted);
  g_assert_cmpint (back->record.revision, ==, 2);
  history = shian_store_history (fixture->store, id, 10, NULL);
  g_assert_cmpuint (history->len, ==, 2);
  g_assert_cmpstr (((ShianChange *) history->pdata[0])->action, ==, "remove");
  back->record.deleted = FALSE;
  fixture_save (fixture->store, &SHIAN_SETTING_TYPE, back);
  g_ptr_array_unref (history);
  history = shian_store_history (fixture->store, id, 10, NULL);
  g_assert_cmpstr (((ShianChange *) history->pdata[0])->action, ==, "restore");
  g_assert_false (shian_store_remove (fixture->store, &SHIAN_SETTING_TYPE, "none", &error));
  g_assert_error (error, SHIAN_ERROR, SHIAN_ERROR_NOT_FOUND);
}

static void
test_select (StoreFixture *fixture, gconstpointer unused)
{
  g_autofree char *a = fixture_add_setting (fixture->store, "a", "1");
  g_autofree char *b = fixture_add_setting (fixture->store, "b", "2");
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GPtrArray) none = NULL;
  g_autoptr (ShianSetting) one = NULL;
  g_autoptr (ShianSetting) missing = NULL;
  g_autoptr (GError) error = NULL;

  all = shian_store_select (fixture->store, &SHIAN_SETTING_TYPE, "ORDER BY name DESC", &error, "");
  g_assert_no_error (error);
  g_assert_cmpuint (all->len, ==, 2);
  g_assert_cmpstr (((ShianSetting *) all->pdata[0])->record.id, ==, b);
  none =
      shian_store_select (fixture->store, &SHIAN_SETTING_TYPE, "WHERE name = ?1", &error, "s", "z");
  g_assert_no_error (error);
  g_assert_cmpuint (none->len, ==, 0);
  one =
      shian_store_select_one (fixture->store, &SHIAN_SETTING_TYPE, "WHERE id = ?1", &error, "s", a);
  g_assert_cmpstr (one->name, ==, "a");
  missing = shian_store_select_one (fixture->store, &SHIAN_SETTING_TYPE, "WHERE id IS ?1", &error,
                                    "s", NULL);
  g_assert_no_error (error);
  g_assert_null (missing);
  g_assert_null (
      shian_store_select (fixture->store, &SHIAN_SETTING_TYPE, "WHERE nothing = 1", &error, ""));
  g_assert_error (error, SHIAN_ERROR, SHIAN_ERROR_FAILED);
}

/* What a statement leaves behind must not reach its next user. */
static void
test_statements (StoreFixture *fixture, gconstpointer unused)
{
  const char *sql = "SELECT ?1, ?2, ?3, ?4";
  ShianStatement *outer = shian_store_prepare (fixture->store, sql, NULL);
  ShianStatement *inner = shian_store_prepare (fixture->store, sql, NULL);

  g_assert_true (outer != inner);
  g_assert_true (shian_statement_bind (outer, NULL, "sidn", "甲", (gint64) 7, 0.5));
  g_assert_cmpint (shian_statement_step (outer, NULL), ==, SHIAN_STEP_ROW);
  g_assert_cmpint (shian_statement_step (inner, NULL), ==, SHIAN_STEP_ROW);
  g_assert_true (shian_statement_is_null (inner, 0));
  g_assert_cmpstr (shian_statement_text (outer, 0), ==, "甲");
  g_assert_cmpint (shian_statement_integer (outer, 1), ==, 7);
  g_assert_cmpfloat (shian_statement_real (outer, 2), ==, 0.5);
  g_assert_true (shian_statement_is_null (outer, 3));
  g_assert_cmpint (shian_statement_step (outer, NULL), ==, SHIAN_STEP_DONE);
  shian_statement_rewind (outer);
  g_assert_cmpint (shian_statement_step (outer, NULL), ==, SHIAN_STEP_ROW);
  g_assert_true (shian_statement_is_null (outer, 0));
  shian_statement_release (outer);
  shian_statement_release (inner);
  g_assert_null (shian_store_prepare (fixture->store, "SELECT FROM", NULL));
  g_assert_false (
      shian_store_execute (fixture->store, "INSERT INTO setting DEFAULT VALUES", NULL, ""));
}

typedef struct {
  guint n_saved;
  gboolean fail;
  ShianStoreFunc nested;
} Doing;

static gboolean
save_two_inside (ShianStore *store, gpointer data, GError **error)
{
  Doing *doing = data;

  for (int i = 0; i < 2; i++) {
    g_autofree char *name = g_strdup_printf ("n%u", doing->n_saved++);
    g_autoptr (ShianSetting) setting = new_setting (name, "1");
    if (!shian_store_save (store, &SHIAN_SETTING_TYPE, setting, error))
      return FALSE;
  }
  if (!doing->fail)
    return TRUE;
  g_set_error (error, SHIAN_ERROR, SHIAN_ERROR_FAILED, "as asked");
  return FALSE;
}

static void
test_transaction (StoreFixture *fixture, gconstpointer unused)
{
  Doing doing = { 0 };
  g_autoptr (GPtrArray) history = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (
      shian_store_transact (fixture->store, "录入两项", save_two_inside, &doing, &error));
  g_assert_no_error (error);
  g_assert_cmpint (fixture_integer (fixture->store, N_BATCHES), ==, 1);
  history = shian_store_history (fixture->store, NULL, 10, NULL);
  g_assert_cmpuint (history->len, ==, 2);
  for (guint i = 0; i < 2; i++) {
    const ShianChange *change = history->pdata[i];
    g_assert_cmpstr (change->label, ==, "录入两项");
    g_assert_cmpstr (change->batch, ==, ((ShianChange *) history->pdata[0])->batch);
  }
}

static void
test_rollback (StoreFixture *fixture, gconstpointer unused)
{
  Doing doing = { .fail = TRUE };
  g_autoptr (GError) error = NULL;
  g_autofree char *id = NULL;

  g_assert_false (shian_store_transact (fixture->store, "x", save_two_inside, &doing, &error));
  g_assert_error (error, SHIAN_ERROR, SHIAN_ERROR_FAILED);
  g_assert_cmpstr (error->message, ==, "as asked");
  g_assert_cmpint (fixture_integer (fixture->store, N_HISTORY), ==, 0);
  g_assert_cmpint (fixture_integer (fixture->store, "SELECT count(*) FROM setting"), ==, 0);
  id = fixture_add_setting (fixture->store, "after", "1"); /* with a batch of its own */
  g_assert_cmpint (fixture_integer (fixture->store, N_BATCHES), ==, 1);
}

/* The inner part fails, the outer goes on: what is left is the outer's, whole, with its history. */
static gboolean
save_around_failure (ShianStore *store, gpointer data, GError **error)
{
  Doing inner = { .n_saved = 100, .fail = TRUE };
  Doing outer = { .n_saved = 200 };
  g_autoptr (GError) ignored = NULL;

  if (shian_store_transact (store, "inner", save_two_inside, &inner, &ignored))
    return FALSE;
  g_assert_error (ignored, SHIAN_ERROR, SHIAN_ERROR_FAILED);
  return save_two_inside (store, &outer, error);
}

static void
test_nested_rollback (StoreFixture *fixture, gconstpointer unused)
{
  g_autoptr (GPtrArray) history = NULL;
  g_autoptr (GError) error = NULL;
  gboolean ok = shian_store_transact (fixture->store, "外层", save_around_failure, NULL, &error);

  g_assert_no_error (error);
  g_assert_true (ok);
  g_assert_cmpint (fixture_integer (fixture->store, "SELECT count(*) FROM setting"), ==, 2);
  g_assert_cmpint (fixture_integer (fixture->store, N_BATCHES), ==, 1);
  history = shian_store_history (fixture->store, NULL, 10, NULL);
  g_assert_cmpuint (history->len, ==, 2);
  g_assert_cmpstr (((ShianChange *) history->pdata[0])->label, ==, "外层");
}

static gboolean
fail_after_nested (ShianStore *store, gpointer data, GError **error)
{
  Doing inner = { 0 };

  g_assert_true (shian_store_transact (store, NULL, save_two_inside, &inner, error));
  g_set_error (error, SHIAN_ERROR, SHIAN_ERROR_CANCELLED, "enough");
  return FALSE;
}

static void
test_outer_rollback (StoreFixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (shian_store_transact (fixture->store, "x", fail_after_nested, NULL, &error));
  g_assert_error (error, SHIAN_ERROR, SHIAN_ERROR_CANCELLED);
  g_assert_cmpint (fixture_integer (fixture->store, "SELECT count(*) FROM setting"), ==, 0);
  g_assert_cmpint (fixture_integer (fixture->store, N_BATCHES), ==, 0);
}

/* SQLite may end a transaction by itself; nothing may then be written outside of one. */
static gboolean
lose_transaction (ShianStore *store, gpointer data, GError **error)
{
  Doing inner = { 0 };
  g_autoptr (GError) local = NULL;

  g_assert_true (shian_store_execute (store, "ROLLBACK", NULL, ""));
  g_assert_false (shian_store_transact (store, NULL, save_two_inside, &inner, &local));
  g_assert_error (local, SHIAN_ERROR, SHIAN_ERROR_FAILED);
  return TRUE;
}

static void
test_lost_transaction (StoreFixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (shian_store_transact (fixture->store, "x", lose_transaction, NULL, &error));
  g_assert_nonnull (error);
  g_assert_cmpint (fixture_integer (fixture->store, "SELECT count(*) FROM setting"), ==, 0);
}

static void
test_settings (StoreFixture *fixture, gconstpointer unused)
{
  ShianStore *store = fixture->store;
  g_autoptr (GError) error = NULL;
  g_autofree char *none = shian_setting_get (store, "unit");
  g_autofree char *some = NULL;
  g_autofree char *cleared = NULL;
  g_autofree char *again = NULL;

  g_assert_null (none);
  g_assert_true (shian_setting_set (store, "unit", "区教育局", &error));
  some = shian_setting_get (store, "unit");
  g_assert_cmpstr (some, ==, "区教育局");
  g_assert_true (shian_setting_set (store, "unit", NULL, &error));
  cleared = shian_setting_get (store, "unit");
  g_assert_null (cleared);
  g_assert_true (shian_setting_set (store, "unit", "", &error));
  g_assert_cmpint (fixture_integer (store, N_HISTORY), ==, 2);
  g_assert_true (shian_setting_set (store, "unit", "区商务局", &error));
  again = shian_setting_get (store, "unit");
  g_assert_cmpstr (again, ==, "区商务局");
  g_assert_false (shian_setting_set (store, "", "x", &error));
  g_assert_error (error, SHIAN_ERROR, SHIAN_ERROR_INVALID);
}

/* One record for each unit, period and task; a removed one does not stand in the way. */
static void
test_progress_key (StoreFixture *fixture, gconstpointer unused)
{
  g_autoptr (FixturePlan) plan = fixture_add_plan (fixture->store, 2024, "2024-05-13");
  g_autofree char *task = fixture_add_task (fixture->store, plan, "任务");
  g_autoptr (ShianUnit) unit =
      fixture_add_unit (fixture->store, 1, "区教育局", SHIAN_UNIT_DEPARTMENT, TRUE, NULL);
  g_autoptr (ShianProgress) first =
      shian_progress_find_or_new (fixture->store, task, unit->record.id, "2024Q1", NULL);
  g_autoptr (ShianProgress) second = shian_progress_copy (first);
  g_autoptr (ShianProgress) other = shian_progress_copy (first);
  g_autoptr (GError) error = NULL;

  fixture_save (fixture->store, &SHIAN_PROGRESS_TYPE, first);
  g_assert_false (shian_store_save (fixture->store, &SHIAN_PROGRESS_TYPE, second, &error));
  g_assert_error (error, SHIAN_ERROR, SHIAN_ERROR_INVALID);
  g_free (other->period);
  other->period = g_strdup ("2024Q2");
  fixture_save (fixture->store, &SHIAN_PROGRESS_TYPE, other);
  g_assert_true (shian_store_remove (fixture->store, &SHIAN_PROGRESS_TYPE, first->record.id, NULL));
  fixture_save (fixture->store, &SHIAN_PROGRESS_TYPE, second);
  g_clear_error (&error);
  g_free (shian_store_undo_record (fixture->store, first->record.id, &error));
  g_assert_error (error, SHIAN_ERROR, SHIAN_ERROR_CONFLICT); /* its place is taken now */
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function)                                                                        \
  g_test_add ("/store/save/" name, StoreFixture, NULL, store_fixture_set_up, function,             \
              store_fixture_tear_down)
  ADD ("create", test_create);
  ADD ("no-change", test_no_change);
  ADD ("change", test_change);
  ADD ("conflict", test_conflict);
  ADD ("conflict-of-new", test_conflict_of_new);
  ADD ("refused", test_refused);
  ADD ("unique", test_unique);
  ADD ("points-nowhere", test_points_nowhere);
  ADD ("check-of-column", test_check_of_column);
  ADD ("remove", test_remove);
  ADD ("select", test_select);
  ADD ("statements", test_statements);
  ADD ("transaction", test_transaction);
  ADD ("rollback", test_rollback);
  ADD ("nested-rollback", test_nested_rollback);
  ADD ("outer-rollback", test_outer_rollback);
  ADD ("lost-transaction", test_lost_transaction);
  ADD ("settings", test_settings);
  ADD ("progress-key", test_progress_key);
  return g_test_run ();
}
