/* SPDX-License-Identifier: GPL-3.0-or-later */
/* With 100,000 progress rows in the store, loading one unit's checklist must not read through
 * them. */
#include "store-fixture.h"

#include "checklist/checklist.h"
#include "checklist/work.h"
#include "store/statement.h"
#include "store/store-private.h"

#include <string.h>

#define FILL                                                                                       \
  "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 100000) "             \
  "INSERT INTO progress (id, revision, created_at, changed_at, deleted, task, unit, period, "      \
  "status) SELECT printf ('%036d', i), 1, 0, 0, 1, ?1, ?2, '2024Q1', 'done' FROM n"

static int
note_sql (unsigned kind, void *data, void *statement, void *text)
{
  g_ptr_array_add (data, g_strdup (sqlite3_sql (statement)));
  return 0;
}

static gboolean
reads_work (const char *sql)
{
  return g_regex_match_simple ("(FROM|JOIN) \"?(progress|step|tick|evidence|involvement)\\b", sql,
                               0, 0);
}

static void
assert_searches (ShianStore *store, const char *sql)
{
  g_autofree char *explain = g_strconcat ("EXPLAIN QUERY PLAN ", sql, NULL);
  g_autoptr (ShianStatement) plan = shian_store_prepare (store, explain, NULL);
  guint n = 0;

  g_assert_nonnull (plan);
  while (shian_statement_step (plan, NULL) == SHIAN_STEP_ROW) {
    const char *detail = shian_statement_text (plan, 3);
    g_test_message ("%s", detail);
    g_assert_false (g_str_has_prefix (detail, "SCAN"));
    n++;
  }
  g_assert_cmpuint (n, >, 0);
}

static void
test_checklist (StoreFixture *fixture, gconstpointer unused)
{
  ShianStore *store = fixture->store;
  g_autoptr (FixturePlan) plan = fixture_add_plan (store, 2024, "2024-05-13");
  g_autofree char *task = fixture_add_task (store, plan, "任务");
  g_autoptr (ShianUnit) unit =
      fixture_add_unit (store, 1, "区教育局", SHIAN_UNIT_DEPARTMENT, TRUE, NULL);
  g_autoptr (ShianUnitDirectory) directory = NULL;
  g_autoptr (ShianChecklist) checklist = NULL;
  g_autoptr (GPtrArray) traced = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (ShianProgress) progress = NULL;
  g_autoptr (GPtrArray) listed = NULL;
  const ShianPeriod period = { 2024, 1 };
  guint n = 0;

  fixture_add_responsibility (store, plan, task, 1, "区教育局", SHIAN_ROLE_LEAD);
  g_assert_true (shian_store_execute (store, FILL, NULL, "ss", task, unit->record.id));
  g_assert_true (shian_store_execute (store, "ANALYZE", NULL, ""));
  directory = shian_unit_directory_load (store, NULL);
  sqlite3_trace_v2 (store->db, SQLITE_TRACE_STMT, note_sql, traced);
  checklist = shian_checklist_load (store, directory, unit, &period, NULL);
  progress = shian_progress_find (store, task, unit->record.id, "2024Q1", NULL);
  listed = shian_progress_of_task (store, task, unit->record.id, NULL);
  sqlite3_trace_v2 (store->db, 0, NULL, NULL);
  g_assert_cmpuint (checklist->items->len, ==, 1);
  for (guint i = 0; i < traced->len; i++) {
    const char *sql = traced->pdata[i];
    if (!reads_work (sql))
      continue;
    g_test_message ("%s", sql);
    assert_searches (store, sql);
    n++;
  }
  g_assert_cmpuint (n, >=, 7); /* progress three times, involvement, ticks, steps, evidence */
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/checklist/query-plan", StoreFixture, NULL, store_fixture_set_up, test_checklist,
              store_fixture_tear_down);
  return g_test_run ();
}
