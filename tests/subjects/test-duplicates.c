/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Premises entered twice: shown once, told apart for good, merged as one step. */
#include "store-fixture.h"
#include "base/error.h"
#include "store/history.h"
#include "subjects/subject-merge.h"
#include "subjects/subject-register.h"

/* (transfer full): its id */
static char *
add (StoreFixture *fixture, const char *name, const char *phone, const char *town)
{
  g_autoptr (ShianSubject) subject = shian_subject_new ();
  g_autoptr (GError) error = NULL;

  subject->kind = SHIAN_SUBJECT_CAMPUS_CANTEEN;
  subject->name = g_strdup (name);
  subject->phone = g_strdup (phone);
  subject->town = g_strdup (town);
  g_assert_true (shian_subject_save (fixture->store, subject, &error));
  g_assert_no_error (error);
  return g_strdup (subject->record.id);
}

static GPtrArray *
find (StoreFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *groups = shian_subject_duplicates (fixture->store, 100, &error);

  g_assert_no_error (error);
  return groups;
}

static guint
count (StoreFixture *fixture)
{
  g_autoptr (GPtrArray) groups = find (fixture);
  return groups->len;
}

static void
undo (StoreFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *what = shian_store_undo (fixture->store, &error);

  g_assert_no_error (error);
  g_assert_nonnull (what);
}

/* The same name and the same telephone: one group, for the name. */
static void
test_once (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *one = add (fixture, "示例第一小学食堂", "022-60000001", "示例镇");
  g_autofree char *other = add (fixture, "示例一小食堂", "022 60000001", "示例镇");
  g_autoptr (GPtrArray) groups = find (fixture);

  g_assert_cmpuint (groups->len, ==, 1);
  g_assert_cmpint (((ShianDuplicate *) groups->pdata[0])->reason, ==, SHIAN_DUPLICATE_NAME);
}

static void
test_apart (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *one = add (fixture, "示例第一小学食堂", NULL, "示例镇");
  g_autofree char *other = add (fixture, "示例一小食堂", NULL, "示例镇");
  const char *ids[] = { other, one, NULL };
  g_autofree char *third = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (count (fixture), ==, 1);
  g_assert_true (shian_subject_tell_apart (fixture->store, ids, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (count (fixture), ==, 0);
  undo (fixture);
  g_assert_cmpuint (count (fixture), ==, 1);
  g_assert_true (shian_subject_tell_apart (fixture->store, ids, &error));
  /* One more that may be either of them is a new question. */
  third = add (fixture, "示例（一小）", NULL, "示例镇");
  g_assert_cmpuint (count (fixture), ==, 1);
}

static void
test_merge_all (StoreFixture *fixture, gconstpointer data)
{
  const ShianSubjectFilter all = { .kind = -1 };
  g_autofree char *keep = add (fixture, "示例第一小学食堂", NULL, NULL);
  g_autofree char *one = add (fixture, "示例一小食堂", "022-60000001", NULL);
  g_autofree char *other = add (fixture, "示例一小", NULL, "示例镇");
  const char *drops[] = { one, other, NULL };
  const char *wrong[] = { one, keep, NULL };
  g_autoptr (ShianSubject) kept = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_false (shian_subject_merge_all (fixture->store, keep, wrong, &error));
  g_assert_error (error, SHIAN_ERROR, SHIAN_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_cmpint (shian_subject_count (fixture->store, &all, NULL), ==, 3);
  g_assert_true (shian_subject_merge_all (fixture->store, keep, drops, &error));
  g_assert_no_error (error);
  g_assert_cmpint (shian_subject_count (fixture->store, &all, NULL), ==, 1);
  kept = shian_subject_load (fixture->store, other, &error);
  g_assert_cmpstr (kept->record.id, ==, keep);
  g_assert_cmpstr (kept->phone, ==, "022-60000001");
  g_assert_cmpstr (kept->town, ==, "示例镇");
  undo (fixture);
  g_assert_cmpint (shian_subject_count (fixture->store, &all, NULL), ==, 3);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func)                                                                            \
  g_test_add (path, StoreFixture, NULL, store_fixture_set_up, func, store_fixture_tear_down)
  ADD ("/subjects/duplicates/once", test_once);
  ADD ("/subjects/duplicates/apart", test_apart);
  ADD ("/subjects/duplicates/merge-all", test_merge_all);
  return g_test_run ();
}
