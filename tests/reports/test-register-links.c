/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the registers say about tasks of the plan: only finished inspections, of the kinds asked for,
 * within the period, of one's own unit. */
#include "reports/register-links.h"
#include "base/error.h"
#include "inspection/finding-list.h"
#include "inspection/inspection-list.h"
#include "inspection/inspection-tally.h"
#include "register-fixture.h"
#include "reports/registers.h"
#include "store-fixture.h"
#include "store/history.h"
#include "store/save.h"
#include "store/setting.h"

static ShianRegisterCounts
count (ShianStore *store, const char *period, const char *kinds)
{
  ShianRegisterCounts counts = { 0 };
  ShianPeriod parsed;
  g_autoptr (GError) error = NULL;

  g_assert_true (shian_period_parse (period, &parsed, NULL));
  g_assert_true (shian_register_links_count (store, NULL, &parsed, kinds, &counts, &error));
  g_assert_no_error (error);
  return counts;
}

/* What the pages list for the same number. */
static void
assert_lists (ShianStore *store, const char *kinds, const ShianRegisterCounts *counts)
{
  const ShianTallyQuery tally = { .kinds = kinds, .from = "2024-04-01", .to = "2024-06-30" };
  ShianInspectionQuery inspected = SHIAN_INSPECTION_QUERY_ALL;
  ShianFindingQuery found = SHIAN_FINDING_QUERY_ALL;
  g_autoptr (GPtrArray) inspections = NULL, premises = NULL, findings = NULL, closed = NULL;

  inspected.subject_kinds = found.kinds = kinds;
  inspected.from = found.from = tally.from;
  inspected.to = found.to = tally.to;
  inspected.state = SHIAN_INSPECTION_FINISHED;
  found.finished = TRUE;
  inspections = shian_inspection_list (store, &inspected, NULL);
  premises = shian_inspection_tally_premises (store, &tally, NULL);
  findings = shian_finding_list (store, &found, NULL);
  found.state = SHIAN_FINDING_CLOSED;
  closed = shian_finding_list (store, &found, NULL);
  g_assert_cmpuint (inspections->len, ==, counts->inspections);
  g_assert_cmpuint (premises->len, ==, counts->premises);
  g_assert_cmpuint (findings->len, ==, counts->findings);
  g_assert_cmpuint (closed->len, ==, counts->closed);
}

static void
assert_counts (ShianStore *store, const char *kinds, guint inspections, guint premises,
               guint findings, guint closed)
{
  const ShianRegisterCounts counts = count (store, "2024Q2", kinds);

  g_assert_cmpuint (counts.inspections, ==, inspections);
  g_assert_cmpuint (counts.premises, ==, premises);
  g_assert_cmpuint (counts.findings, ==, findings);
  g_assert_cmpuint (counts.closed, ==, closed);
  assert_lists (store, kinds, &counts);
}

static void
test_counts (Place *place, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ShianStore) store = shian_registers_open (place->path, SHIAN_STORE_CREATE, &error);

  g_assert_no_error (error);
  g_assert_true (register_fixture_fill (store, &error));
  g_assert_no_error (error);
  assert_counts (store, "campus_canteen", 2, 1, 2, 1);
  assert_counts (store, "eatery", 1, 1, 1, 0);
  assert_counts (store, "stall", 1, 1, 1, 0);
  assert_counts (store, "stall;campus_canteen", 3, 2, 3, 1);
  assert_counts (store, "hospital_canteen", 0, 0, 0, 0);
  assert_counts (store, "canteen", 0, 0, 0, 0); /* a part of a key is no kind */
  g_assert_cmpuint (count (store, "2024Q1", "campus_canteen").findings, ==, 1);
  g_assert_cmpuint (count (store, "2024", "campus_canteen").inspections, ==, 3);
}

/* The latest inspection of each of the premises is the one that opens. */
static void
test_premises (Place *place, gconstpointer data)
{
  const ShianTallyQuery tally = { .from = "2024-01-01", .to = "2024-12-31" };
  g_autoptr (GError) error = NULL;
  g_autoptr (ShianStore) store = shian_registers_open (place->path, SHIAN_STORE_CREATE, &error);
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (ShianInspection) latest = NULL;
  const ShianTalliedRow *row;

  g_assert_true (register_fixture_fill (store, &error));
  rows = shian_inspection_tally_premises (store, &tally, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (rows->len, ==, 3);
  row = rows->pdata[1];
  g_assert_cmpstr (row->name, ==, "示例小学食堂");
  g_assert_cmpuint (row->n, ==, 3);
  g_assert_cmpstr (row->last, ==, "2024-05-10");
  latest = shian_store_load (store, &SHIAN_INSPECTION_TYPE, row->inspection, &error);
  g_assert_no_error (error);
  g_assert_cmpint (latest->version, ==, 2);
  g_assert_cmpstr (latest->subject, ==, row->subject);
}

/* The registers hold one's own work. */
static void
test_own (Place *place, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ShianStore) store = shian_registers_open (place->path, SHIAN_STORE_CREATE, &error);
  ShianRegisterCounts counts = { 0 };
  ShianPeriod period;

  g_assert_true (shian_setting_set (store, "unit", "u1", &error));
  g_assert_true (shian_period_parse ("2024Q2", &period, NULL));
  g_assert_true (
      shian_register_links_count (store, "u1", &period, "campus_canteen", &counts, &error));
  g_assert_false (
      shian_register_links_count (store, "u2", &period, "campus_canteen", &counts, &error));
  g_assert_no_error (error);
}

/* Data, not code: built in, and replaced by a setting. */
static void
test_links (Place *place, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ShianStore) store = shian_registers_open (place->path, SHIAN_STORE_CREATE, &error);
  g_autofree char *sixth = shian_register_links_kinds (store, 6);
  g_autofree char *eighth = shian_register_links_kinds (store, 8);
  g_autofree char *ninth = NULL;
  g_autofree char *gone = NULL;

  g_assert_cmpstr (sixth, ==, "campus_canteen");
  g_assert_null (eighth);
  g_assert_true (
      shian_setting_set (store, "register-links", "# mine\nodd\n9\tstall;eatery\n", &error));
  ninth = shian_register_links_kinds (store, 9);
  gone = shian_register_links_kinds (store, 6);
  g_assert_cmpstr (ninth, ==, "stall;eatery");
  g_assert_null (gone);
}

static void
assert_kinds (ShianStore *store, gint64 measure, const char *expected)
{
  g_autofree char *kinds = shian_register_links_kinds (store, measure);

  g_assert_cmpstr (kinds, ==, expected);
}

static void
set_kinds (ShianStore *store, gint64 measure, const char *kinds)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (shian_register_links_set (store, measure, kinds, &error));
  g_assert_no_error (error);
}

/* Changed one by one, as the window does; the others stay as they were built in. */
static void
test_set (Place *place, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ShianStore) store = shian_registers_open (place->path, SHIAN_STORE_CREATE, &error);

  g_assert_false (shian_register_links_are_own (store));
  set_kinds (store, 10, "stall、eatery");
  g_assert_true (shian_register_links_are_own (store));
  assert_kinds (store, 10, "eatery;stall");
  assert_kinds (store, 6, "campus_canteen");
  set_kinds (store, 6, NULL);
  assert_kinds (store, 6, NULL);
  assert_kinds (store, 7, "campus_canteen");
  g_assert_false (shian_register_links_set (store, 7, "market", &error));
  g_assert_error (error, SHIAN_ERROR, SHIAN_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (shian_register_links_set (store, 0, "stall", &error));
  g_assert_error (error, SHIAN_ERROR, SHIAN_ERROR_INVALID);
  assert_kinds (store, 7, "campus_canteen");
}

static void
undo (ShianStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *label = shian_store_undo (store, &error);

  g_assert_no_error (error);
  g_assert_nonnull (label);
}

static void
test_reset (Place *place, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ShianStore) store = shian_registers_open (place->path, SHIAN_STORE_CREATE, &error);

  set_kinds (store, 6, "stall");
  set_kinds (store, 6, NULL);
  set_kinds (store, 7, NULL);
  g_assert_true (shian_register_links_are_own (store)); /* none at all */
  assert_kinds (store, 7, NULL);
  undo (store);
  assert_kinds (store, 7, "campus_canteen");
  undo (store);
  assert_kinds (store, 6, "stall");
  g_assert_true (shian_register_links_reset (store, &error));
  assert_kinds (store, 6, "campus_canteen");
  g_assert_false (shian_register_links_are_own (store));
  undo (store);
  assert_kinds (store, 6, "stall");
  set_kinds (store, 6, "campus_canteen"); /* by hand, as it was */
  g_assert_false (shian_register_links_are_own (store));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func) g_test_add (path, Place, NULL, place_set_up, func, place_tear_down)
  ADD ("/reports/register-links/counts", test_counts);
  ADD ("/reports/register-links/premises", test_premises);
  ADD ("/reports/register-links/own", test_own);
  ADD ("/reports/register-links/links", test_links);
  ADD ("/reports/register-links/set", test_set);
  ADD ("/reports/register-links/reset", test_reset);
  return g_test_run ();
}
