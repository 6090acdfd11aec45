/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A narrowed and ordered view gives what filtering and sorting every record would give. */
#include "base/error.h"
#include "store-fixture.h"
#include "store/history.h"
#include "store/save.h"
#include "store/statement.h"
#include "store/store-private.h"
#include "subjects/subject-register.h"
#include "subjects/subject-sample.h"
#include "subjects/subject-view.h"

#include <string.h>

#define MANY 600
#define PAGE 37

/* Every ninth without a town, every status there is. */
static void
vary (StoreFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) all =
      shian_store_select (fixture->store, &SHIAN_SUBJECT_TYPE, "ORDER BY seq", &error, "");

  g_assert_no_error (error);
  for (guint i = 0; i < all->len; i += 3) {
    ShianSubject *subject = all->pdata[i];
    subject->status = (int) (i / 3) % 4;
    if (i % 9 == 0)
      g_clear_pointer (&subject->town, g_free);
    g_assert_true (shian_subject_save (fixture->store, subject, &error));
    if (i % 99 == 0)
      g_assert_true (
          shian_store_remove (fixture->store, &SHIAN_SUBJECT_TYPE, subject->record.id, &error));
  }
}

static void
set_up (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  store_fixture_set_up (fixture, data);
  g_assert_true (shian_subjects_fill_sample (fixture->store, 1, MANY, &error));
  g_assert_no_error (error);
  vary (fixture);
}

static int
compare (gconstpointer a, gconstpointer b, gpointer view)
{
  return shian_subject_view_compare (view, *(ShianSubject *const *) a, *(ShianSubject *const *) b);
}

static GPtrArray *
expect (StoreFixture *fixture, ShianSubjectView *view)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *all =
      shian_store_select (fixture->store, &SHIAN_SUBJECT_TYPE, "WHERE deleted = 0", &error, "");

  g_assert_no_error (error);
  for (guint i = all->len; i > 0; i--)
    if (!shian_subject_view_matches (view, all->pdata[i - 1]))
      g_ptr_array_remove_index (all, i - 1);
  g_ptr_array_sort_with_data (all, compare, view);
  return all;
}

static void
assert_rank (StoreFixture *fixture, ShianSubjectView *view, const ShianSubject *subject,
             const gint64 *counts, guint position)
{
  g_autoptr (GError) error = NULL;
  guint part = shian_subject_view_part_of (view, subject);
  gint64 rank = shian_subject_view_rank (fixture->store, view, part, subject, &error);

  g_assert_no_error (error);
  g_assert_cmpint (rank + (part > 0 ? counts[0] : 0), ==, position);
}

/* By key from one page to the next, and by skipping. */
static void
assert_part (StoreFixture *fixture, ShianSubjectView *view, guint part, GPtrArray *wanted,
             guint from, guint n)
{
  g_autoptr (ShianSubject) after = NULL;

  for (guint i = 0; i < n; i += PAGE) {
    g_autoptr (GError) error = NULL;
    g_autoptr (GPtrArray) page =
        shian_subject_view_read (fixture->store, view, part, after, 0, PAGE, &error);
    g_autoptr (GPtrArray) skipped =
        shian_subject_view_read (fixture->store, view, part, NULL, i, 1, &error);
    g_assert_no_error (error);
    g_assert_cmpuint (page->len, ==, MIN (PAGE, n - i));
    for (guint k = 0; k < page->len; k++)
      g_assert_cmpstr (((ShianSubject *) page->pdata[k])->record.id, ==,
                       ((ShianSubject *) wanted->pdata[from + i + k])->record.id);
    g_assert_cmpstr (((ShianSubject *) skipped->pdata[0])->record.id, ==,
                     ((ShianSubject *) page->pdata[0])->record.id);
    g_clear_pointer (&after, shian_subject_free);
    after = shian_subject_copy (page->pdata[page->len - 1]);
  }
}

static void
assert_view (StoreFixture *fixture, ShianSubjectView *view)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) wanted = expect (fixture, view);
  gint64 counts[SHIAN_SUBJECT_VIEW_PARTS];
  gint64 statuses[4];

  g_assert_true (shian_subject_view_count (fixture->store, view, counts, &error));
  g_assert_cmpint (counts[0] + counts[1], ==, wanted->len);
  assert_part (fixture, view, 0, wanted, 0, (guint) counts[0]);
  assert_part (fixture, view, 1, wanted, (guint) counts[0], (guint) counts[1]);
  for (guint i = 0; i < wanted->len; i += 13)
    assert_rank (fixture, view, wanted->pdata[i], counts, i);
  g_assert_true (shian_subject_view_count_statuses (fixture->store, view, statuses, &error));
  if (view->status >= 0)
    g_assert_cmpint (statuses[view->status], ==, wanted->len);
}

static void
test_every_combination (StoreFixture *fixture, gconstpointer unused)
{
  static const char *const towns[] = { NULL, "独流镇" };

  for (int order = SHIAN_SUBJECT_BY_TOWN; order <= SHIAN_SUBJECT_BY_EXPIRY; order++)
    for (int kind = -1; kind <= SHIAN_SUBJECT_MEAL_SUPPLIER; kind++)
      for (int area = -1; area < 2; area++)
        for (int status = -1; status < 2; status++)
          for (guint town = 0; town < 2; town++) {
            ShianSubjectView view = { kind, area, status, (char *) towns[town],
                                      (ShianSubjectOrder) order };
            g_assert_cmpint (shian_subject_view_is_narrowed (&view), ==,
                             kind >= 0 || area >= 0 || status >= 0 || town > 0);
            assert_view (fixture, &view);
          }
}

/* What is read in order is never sorted first. */
static char *
plan_of (StoreFixture *fixture, const char *sql)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *explained = g_strconcat ("EXPLAIN QUERY PLAN ", sql, NULL);
  g_autoptr (ShianStatement) statement = shian_store_prepare (fixture->store, explained, &error);
  GString *plan = g_string_new (NULL);

  g_assert_no_error (error);
  while (shian_statement_step (statement, &error) == SHIAN_STEP_ROW)
    g_string_append_printf (plan, "%s; ", shian_statement_text (statement, 3));
  return g_string_free (plan, FALSE);
}

static void
test_indexes (StoreFixture *fixture, gconstpointer unused)
{
  static const char *const sorted[] = {
    "SELECT * FROM subject WHERE deleted = 0 AND town IS NOT NULL AND kind = ?1 AND status = ?4 "
    "ORDER BY town, name, id LIMIT 9",
    "SELECT * FROM subject WHERE deleted = 0 AND +kind = ?1 AND +town = ?2 ORDER BY name, id "
    "LIMIT 9",
    "SELECT * FROM subject WHERE deleted = 0 AND licence_expiry IS NOT NULL AND +kind = ?1 "
    "ORDER BY licence_expiry, id LIMIT 9",
  };
  for (guint i = 0; i < G_N_ELEMENTS (sorted); i++) {
    g_autofree char *plan = plan_of (fixture, sorted[i]);
    g_test_message ("%s", plan);
    g_assert_null (strstr (plan, "TEMP B-TREE"));
    g_assert_nonnull (strstr (plan, "USING INDEX"));
  }
}

static void
test_towns (StoreFixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) towns = shian_subject_towns (fixture->store, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (g_strv_length (towns), ==, 20);
  for (guint i = 1; towns[i] != NULL; i++)
    g_assert_cmpstr (towns[i - 1], <, towns[i]);
}

/* What the file keeps of each sort follows every change and every undo; a thorough check sees where it
 * does not. */
static void
test_tallies (StoreFixture *fixture, gconstpointer unused)
{
  static const char *const wrong[] = {
    "UPDATE subject_tally SET n = n + 1 WHERE kind = (SELECT max (kind) FROM subject_tally)",
    "DELETE FROM subject_tally WHERE n > 0",
    "INSERT INTO finding_tally VALUES ('open', 1)",
  };
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 40; i++) {
    g_autofree char *undone = shian_store_undo (fixture->store, &error);
    g_assert_no_error (error);
    g_assert_nonnull (undone);
    g_assert_true (shian_store_check (fixture->store, TRUE, &error));
  }
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++) {
    g_assert_true (shian_store_run (fixture->store, "SAVEPOINT right", &error));
    g_assert_true (shian_store_run (fixture->store, wrong[i], &error));
    g_assert_true (shian_store_check (fixture->store, FALSE, &error));
    g_assert_false (shian_store_check (fixture->store, TRUE, &error));
    g_assert_error (error, SHIAN_ERROR, SHIAN_ERROR_CORRUPT);
    g_assert_nonnull (strstr (error->message, "totals kept in it"));
    g_clear_error (&error);
    g_assert_true (shian_store_run (fixture->store, "ROLLBACK TO right; RELEASE right", &error));
  }
  g_assert_true (shian_store_check (fixture->store, TRUE, &error));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func) g_test_add (path, StoreFixture, NULL, set_up, func, store_fixture_tear_down)
  ADD ("/subjects/view/every-combination", test_every_combination);
  ADD ("/subjects/view/indexes", test_indexes);
  ADD ("/subjects/view/towns", test_towns);
  ADD ("/subjects/view/tallies", test_tallies);
  return g_test_run ();
}
