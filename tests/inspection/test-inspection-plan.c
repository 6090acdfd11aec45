/* SPDX-License-Identifier: GPL-3.0-or-later */
/* With 100,000 inspections in the data file nothing that a page asks may read through them. */
#include "inspection-fixture.h"

#include "inspection/inspection-list.h"
#include "store/statement.h"
#include "store/store-private.h"

#include <string.h>

#define FILL_INSPECTIONS                                                                           \
  "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20000) "              \
  "INSERT INTO inspection (id, revision, created_at, changed_at, deleted, template, subject, "     \
  "chain, version, kind, state, made_on, notice_given, recusal_asked, result, signature) "         \
  "SELECT printf ('%036d', i), 1, 0, 0, 0, ?1, ?2, printf ('%036d', i), 1, 'routine', 'draft', "   \
  "date ('2000-01-01', (i % 8000) || ' days'), 1, 1, 'none', 'none' FROM n"
#define FILL_ANSWERS                                                                               \
  "INSERT INTO answer (id, revision, created_at, changed_at, deleted, inspection, template_item, " \
  "verdict) SELECT printf ('%018d', i.rowid) || substr (t.id, 19), 1, 0, 0, 0, i.id, t.id, "       \
  "'conforming' FROM inspection i, template_item t WHERE i.rowid < 2000 AND ?1 IS NULL"
#define FILL_FINDINGS                                                                              \
  "INSERT INTO finding (id, revision, created_at, changed_at, deleted, subject, label, source, "   \
  "inspection, item, text, auto_text, severity, found_on, found_by, due, on_the_spot, state) "     \
  "SELECT id, 1, 0, 0, 0, subject, '2001-' || substr (id, 24), 'inspection', id, 'cc37', 'x', 1, " \
  "'key', "                                                                                        \
  "made_on, '甲', made_on, 0, 'closed' FROM inspection WHERE id < '00001' AND ?1 IS NULL"

static int
note_sql (unsigned kind, void *data, void *statement, void *text)
{
  g_ptr_array_add (data, g_strdup (sqlite3_sql (statement)));
  return 0;
}

/* Every table is entered through an index. */
static void
assert_searches (ShianStore *store, const char *sql)
{
  g_autofree char *explain = g_strconcat ("EXPLAIN QUERY PLAN ", sql, NULL);
  g_autoptr (ShianStatement) plan = shian_store_prepare (store, explain, NULL);

  g_assert_nonnull (plan);
  while (shian_statement_step (plan, NULL) == SHIAN_STEP_ROW) {
    const char *detail = shian_statement_text (plan, 3);
    g_test_message ("  %s", detail);
    if (g_str_has_prefix (detail, "SCAN") && strstr (detail, "VIRTUAL TABLE") == NULL &&
        strstr (detail, "SCAN CONSTANT") == NULL && strstr (detail, "SCAN (subquery") == NULL &&
        !g_str_has_prefix (detail, "SCAN k")) /* a tally: a row for each sort */
      g_assert_nonnull (strstr (detail, "USING"));
    /* a page needs no sorting of the whole, only of what belongs to one inspection or premises */
    if (strstr (sql, "LIMIT") != NULL && strstr (sql, "WHERE inspection = ") == NULL &&
        strstr (sql, "WHERE subject = ") == NULL)
      g_assert_null (strstr (detail, "TEMP B-TREE FOR ORDER BY"));
    if (strstr (sql, "FROM \"finding\" t WHERE state = ") != NULL) {
      g_assert_null (strstr (detail, "TEMP B-TREE"));
      if (g_str_has_prefix (detail, "SEARCH t "))
        g_assert_nonnull (strstr (detail, "finding_state"));
    }
  }
}

static void
ask_everything (InspectionFixture *fixture, const char *id)
{
  ShianStore *store = fixture->store;
  ShianInspectionQuery inspections = SHIAN_INSPECTION_QUERY_ALL;
  ShianFindingQuery findings = SHIAN_FINDING_QUERY_ALL;
  g_autoptr (ShianAnswer) bad = fixture_answer (fixture, id, "C37", "11", NULL);
  g_autoptr (ShianAnswer) good = fixture_answer (fixture, id, "C01", "1", NULL);
  g_autoptr (GPtrArray) a = NULL, b = NULL, c = NULL, d = NULL, e = NULL, f = NULL, g = NULL;
  g_autoptr (GPtrArray) settled = NULL;
  ShianFindingCounts counts;

  inspections.limit = findings.limit = 20;
  a = shian_inspection_list (store, &inspections, NULL);
  inspections.state = SHIAN_INSPECTION_DRAFT;
  b = shian_inspection_list (store, &inspections, NULL);
  inspections.subject = fixture->subject;
  inspections.from = "2024-05-01";
  c = shian_inspection_list (store, &inspections, NULL);
  d = shian_finding_list (store, &findings, NULL);
  findings.state = SHIAN_FINDING_OPEN;
  e = shian_finding_list (store, &findings, NULL);
  findings.state = SHIAN_FINDING_CLOSED;
  settled = shian_finding_list (store, &findings, NULL);
  findings.state = SHIAN_FINDING_OPEN;
  findings.inspection = id;
  f = shian_finding_list (store, &findings, NULL);
  findings.inspection = NULL;
  findings.overdue = TRUE;
  g = shian_finding_list (store, &findings, NULL);
  g_assert_cmpuint (a->len, ==, 20);
  g_assert_cmpuint (b->len, ==, 20);
  g_assert_cmpuint (c->len, ==, 1);
  g_assert_cmpuint (d->len, ==, 20);
  g_assert_cmpuint (e->len, ==, 1);
  g_assert_cmpuint (settled->len, ==, 20);
  g_assert_true (shian_finding_count (store, &counts, NULL));
  g_assert_cmpuint (counts.by_state[SHIAN_FINDING_OPEN], ==, 1);
  g_assert_cmpuint (f->len, ==, 1);
  g_assert_cmpuint (g->len, ==, 0);
}

static void
test_plans (InspectionFixture *fixture, gconstpointer unused)
{
  ShianStore *store = fixture->store;
  g_autoptr (ShianInspection) inspection = fixture_begin (fixture, NULL);
  g_autoptr (GPtrArray) traced = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;

  g_assert_true (shian_store_execute (store, FILL_INSPECTIONS, &error, "ss", inspection->template,
                                      fixture->subject));
  g_assert_no_error (error);
  g_assert_true (shian_store_execute (store, FILL_ANSWERS, &error, "n"));
  g_assert_no_error (error);
  g_assert_true (shian_store_execute (store, FILL_FINDINGS, &error, "n"));
  g_assert_no_error (error);
  sqlite3_trace_v2 (store->db, SQLITE_TRACE_STMT, note_sql, traced);
  ask_everything (fixture, inspection->record.id);
  sqlite3_trace_v2 (store->db, 0, NULL, NULL);
  g_assert_cmpuint (traced->len, >, 30);
  for (guint i = 0; i < traced->len; i++) {
    const char *sql = traced->pdata[i];
    if (!g_str_has_prefix (sql, "SELECT") && !g_str_has_prefix (sql, "UPDATE") &&
        !g_str_has_prefix (sql, "INSERT"))
      continue;
    g_test_message ("%s", sql);
    assert_searches (store, sql);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/inspection/plan/no-table-is-read-through", InspectionFixture, NULL,
              inspection_fixture_set_up, test_plans, inspection_fixture_tear_down);
  return g_test_run ();
}
