/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Check digits, tidying, listing by key, finding by what an officer holds in the hand. */
#include "base/error.h"
#include "store-fixture.h"
#include "store/save.h"
#include "store/statement.h"
#include "subjects/subject-check.h"
#include "subjects/subject-register.h"
#include "subjects/subject-sample.h"

#include <string.h>

static void
test_credit_code (void)
{
  g_assert_true (shian_credit_code_is_valid ("91350100M000100Y43")); /* the standard's example */
  g_assert_false (shian_credit_code_is_valid ("91350100M000100Y44"));
  g_assert_false (shian_credit_code_is_valid ("91350100M000100Y34"));
  g_assert_false (shian_credit_code_is_valid ("91350100M000100Y4"));
  g_assert_false (shian_credit_code_is_valid ("91350100M000100Y433"));
  g_assert_false (shian_credit_code_is_valid ("9135010OM000100Y43")); /* a letter O */
  g_assert_false (shian_credit_code_is_valid (""));
  g_assert_false (shian_credit_code_is_valid ("统一社会信用代码"));
}

/* Every single wrong character and every exchange of neighbours must show. */
static void
test_credit_code_catches_slips (void)
{
  static const char letters[] = "0123456789ABCDEFGHJKLMNPQRTUWXY";
  static const char good[] = "91350100M000100Y43";

  for (gsize i = 0; i < strlen (good); i++) {
    char bad[sizeof good];
    for (const char *p = letters; *p != '\0'; p++) {
      memcpy (bad, good, sizeof bad);
      bad[i] = *p;
      g_assert_cmpint (shian_credit_code_is_valid (bad), ==, *p == good[i]);
    }
    if (i + 1 < strlen (good) && good[i] != good[i + 1]) {
      memcpy (bad, good, sizeof bad);
      bad[i] = good[i + 1];
      bad[i + 1] = good[i];
      g_assert_false (shian_credit_code_is_valid (bad));
    }
  }
}

/* ISO 7064 MOD 11,10 done the other way round: the check digit by its definition. */
static char
licence_check_digit (const char *digits)
{
  int p = 10;

  for (int i = 0; i < 13; i++) {
    int s = (p + digits[i] - '0') % 10;
    p = 2 * (s == 0 ? 10 : s) % 11;
  }
  return (char) ('0' + (11 - p) % 10);
}

static void
test_licence (void)
{
  char number[] = "JY3120223000001?";

  for (int i = 0; i < 1000; i++) {
    int good = 0;
    char digits[14];
    g_snprintf (digits, sizeof digits, "31202230%05d", i * 97);
    memcpy (number + 2, digits, 13);
    for (char c = '0'; c <= '9'; c++) {
      number[15] = c;
      if (!shian_food_licence_is_valid (number))
        continue;
      good++;
      g_assert_cmpint (c, ==, licence_check_digit (digits));
    }
    g_assert_cmpint (good, ==, 1);
  }
  g_assert_false (shian_food_licence_is_valid ("JY3120223000001"));
  g_assert_false (shian_food_licence_is_valid ("JY312022300000１"));
  g_assert_false (shian_food_licence_is_valid ("SC10612022300001"));
}

static void
test_warnings (void)
{
  g_autoptr (ShianSubject) subject = shian_subject_new ();
  g_autoptr (GPtrArray) none = shian_subject_warnings (subject);
  g_autoptr (GPtrArray) all = NULL;
  static const char *const fields[] = { "credit_code", "licence", "status_until", "diners" };

  g_assert_cmpuint (none->len, ==, 0);
  subject->credit_code = g_strdup ("91350100M000100Y44");
  subject->licence = g_strdup ("JY1");
  subject->status_from = g_strdup ("2024-09-01");
  subject->status_until = g_strdup ("2024-07-01");
  subject->diners = -1;
  all = shian_subject_warnings (subject);
  g_assert_cmpuint (all->len, ==, G_N_ELEMENTS (fields));
  for (guint i = 0; i < all->len; i++) {
    const ShianSubjectWarning *warning = all->pdata[i];
    g_assert_cmpstr (warning->field, ==, fields[i]);
    g_assert_cmpuint (strlen (warning->text), >, 10);
  }
}

static void
test_wrong_code_is_kept (StoreFixture *fixture, gconstpointer unused)
{
  g_autoptr (ShianSubject) subject = shian_subject_new ();
  g_autoptr (ShianSubject) back = NULL;
  g_autoptr (GError) error = NULL;

  subject->name = g_strdup (" 示例第一小学\u3000");
  subject->credit_code = g_strdup ("９１350100m000100y4 4");
  subject->note = g_strdup ("  ");
  g_assert_true (shian_subject_save (fixture->store, subject, &error));
  g_assert_no_error (error);
  back = shian_subject_load (fixture->store, subject->record.id, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (back->name, ==, "示例第一小学");
  g_assert_cmpstr (back->credit_code, ==, "91350100M000100Y44");
  g_assert_null (back->note);
}

static void
test_name_is_needed (StoreFixture *fixture, gconstpointer unused)
{
  g_autoptr (ShianSubject) subject = shian_subject_new ();
  g_autoptr (GError) error = NULL;

  subject->name = g_strdup ("  ");
  g_assert_false (shian_subject_save (fixture->store, subject, &error));
  g_assert_error (error, SHIAN_ERROR, SHIAN_ERROR_INVALID);
}

static ShianSubject *
add (StoreFixture *fixture, int kind, const char *town, const char *name)
{
  ShianSubject *subject = shian_subject_new ();
  g_autoptr (GError) error = NULL;

  subject->kind = kind;
  subject->town = g_strdup (town);
  subject->name = g_strdup (name);
  g_assert_true (shian_subject_save (fixture->store, subject, &error));
  g_assert_no_error (error);
  return subject;
}

/* All pages of @limit rows, as “name name …”. */
static char *
list_all (StoreFixture *fixture, int kind, const char *town, guint limit)
{
  ShianSubjectFilter filter = { kind, town, NULL, limit };
  g_autoptr (GString) names = g_string_new (NULL);
  g_autoptr (ShianSubject) last = NULL;

  for (guint pages = 0; pages < 100; pages++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (GPtrArray) page = shian_subject_list (fixture->store, &filter, &error);
    g_assert_no_error (error);
    g_assert_cmpuint (page->len, <=, limit);
    for (guint i = 0; i < page->len; i++)
      g_string_append_printf (names, "%s ", ((const ShianSubject *) page->pdata[i])->name);
    if (page->len < limit)
      return g_string_free (g_steal_pointer (&names), FALSE);
    g_clear_pointer (&last, shian_subject_free);
    last = shian_subject_copy (page->pdata[page->len - 1]);
    filter.after = last;
  }
  g_assert_not_reached ();
}

static void
test_list (StoreFixture *fixture, gconstpointer unused)
{
  static const struct {
    int kind;
    const char *town;
    const char *name;
  } rows[] = { { 0, "b", "d" },  { 7, NULL, "y" }, { 0, "a", "f" },  { 7, "a", "e" },
               { 0, NULL, "z" }, { 0, "b", "c" },  { 7, NULL, "x" }, { 0, "a", "f" } };
  ShianSubjectFilter all = { -1, NULL, NULL, 10 };
  ShianSubjectFilter kind = { 7, "a", NULL, 10 };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    shian_subject_free (add (fixture, rows[i].kind, rows[i].town, rows[i].name));
  for (guint limit = 1; limit < 12; limit++) {
    g_autofree char *everything = list_all (fixture, -1, NULL, limit);
    g_autofree char *canteens = list_all (fixture, 0, NULL, limit);
    g_autofree char *town = list_all (fixture, -1, "a", limit);
    g_autofree char *both = list_all (fixture, 7, "a", limit);
    g_assert_cmpstr (everything, ==, "x y z e f f c d ");
    g_assert_cmpstr (canteens, ==, "z f f c d ");
    g_assert_cmpstr (town, ==, "e f f ");
    g_assert_cmpstr (both, ==, "e ");
  }
  g_assert_cmpint (shian_subject_count (fixture->store, &all, NULL), ==, 8);
  g_assert_cmpint (shian_subject_count (fixture->store, &kind, NULL), ==, 1);
}

/* No list may sort or scan: with a million rows either would be felt. */
static void
test_list_plan (StoreFixture *fixture, gconstpointer unused)
{
  static const char *const tails[] = {
    "deleted = 0 AND ?1 IS NULL AND town IS NULL AND ?2 IS NULL AND (?3 IS NULL OR 1) "
    "AND (name, id) > (?4, ?5) ORDER BY town, name, id LIMIT ?6",
    "deleted = 0 AND ?1 IS NULL AND town IS NOT NULL AND ?2 IS NULL "
    "AND (town, name, id) > (?3, ?4, ?5) ORDER BY town, name, id LIMIT ?6",
    "deleted = 0 AND kind = ?1 AND town = ?2 AND ?3 IS NULL AND ?4 IS NULL AND ?5 IS NULL "
    "ORDER BY town, name, id LIMIT ?6",
    "deleted = 0 AND kind = ?1 AND town IS NOT NULL AND ?2 IS NULL "
    "AND (town, name, id) > (?3, ?4, ?5) ORDER BY town, name, id LIMIT ?6",
  };

  for (guint i = 0; i < G_N_ELEMENTS (tails); i++) {
    g_autofree char *sql =
        g_strconcat ("EXPLAIN QUERY PLAN SELECT * FROM subject t WHERE ", tails[i], NULL);
    g_autoptr (ShianStatement) statement = shian_store_prepare (fixture->store, sql, NULL);
    guint n = 0;
    for (; shian_statement_step (statement, NULL) == SHIAN_STEP_ROW; n++) {
      const char *step = shian_statement_text (statement, 3);
      g_test_message ("%s", step);
      g_assert_true (g_str_has_prefix (step, "SEARCH t USING INDEX subject_"));
    }
    g_assert_cmpuint (n, ==, 1);
  }
}

static void
test_find (StoreFixture *fixture, gconstpointer unused)
{
  g_autoptr (ShianSubject) one = add (fixture, 0, "甲镇", "示例小学");
  g_autoptr (ShianSubject) two = add (fixture, 0, "乙镇", "示例小学");
  g_autoptr (ShianSubject) three = add (fixture, 0, "乙镇", "示例中学");
  g_autoptr (GError) error = NULL;
  const char *names[] = { NULL, "91350100M000100Y43", "JY1", "示例中学" };

  names[0] = three->record.id;
  three->credit_code = g_strdup (names[1]);
  three->licence = g_strdup (names[2]);
  g_assert_true (shian_subject_save (fixture->store, three, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (names); i++) {
    g_autoptr (ShianSubject) found = shian_subject_find (fixture->store, names[i], &error);
    g_assert_no_error (error);
    g_assert_cmpstr (found->record.id, ==, three->record.id);
  }
  g_assert_null (shian_subject_find (fixture->store, "示例小学", &error));
  g_assert_error (error, SHIAN_ERROR, SHIAN_ERROR_CONFLICT);
  g_assert_nonnull (strstr (error->message, one->record.id));
  g_assert_nonnull (strstr (error->message, two->record.id));
  g_clear_error (&error);
  g_assert_null (shian_subject_find (fixture->store, "没有的", &error));
  g_assert_error (error, SHIAN_ERROR, SHIAN_ERROR_NOT_FOUND);
}

static void
test_sample (StoreFixture *fixture, gconstpointer unused)
{
  ShianSubjectFilter all = { -1, NULL, NULL, 100 };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) first = NULL;

  g_assert_true (shian_subjects_fill_sample (fixture->store, 3, 60, &error));
  g_assert_true (shian_subjects_fill_sample (fixture->store, 3, 70, &error));
  g_assert_no_error (error);
  first = shian_subject_list (fixture->store, &all, NULL);
  g_assert_cmpuint (first->len, ==, 70);
  for (guint i = 0; i < 70; i++) {
    g_autoptr (ShianSubject) made = shian_subject_sample (3, i);
    g_autoptr (ShianSubject) kept = shian_subject_load (fixture->store, made->record.id, &error);
    g_autoptr (GPtrArray) warnings = shian_subject_warnings (kept);
    g_assert_no_error (error);
    g_assert_true (shian_record_equal (&SHIAN_SUBJECT_TYPE, made, kept));
    g_assert_true (g_str_has_prefix (kept->name, "示例"));
    g_assert_cmpuint (warnings->len, ==, 0);
  }
  {
    g_autoptr (ShianSubject) here = shian_subject_sample (3, 0);
    g_autoptr (ShianSubject) there = shian_subject_sample (4, 0);
    g_assert_cmpstr (here->record.id, !=, there->record.id);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/subjects/check/credit-code", test_credit_code);
  g_test_add_func ("/subjects/check/credit-code-slips", test_credit_code_catches_slips);
  g_test_add_func ("/subjects/check/licence", test_licence);
  g_test_add_func ("/subjects/check/warnings", test_warnings);
#define ADD(name, function)                                                                        \
  g_test_add ("/subjects/register/" name, StoreFixture, NULL, store_fixture_set_up, function,      \
              store_fixture_tear_down)
  ADD ("wrong-code-is-kept", test_wrong_code_is_kept);
  ADD ("name-is-needed", test_name_is_needed);
  ADD ("list", test_list);
  ADD ("list-plan", test_list_plan);
  ADD ("find", test_find);
  ADD ("sample", test_sample);
  return g_test_run ();
}
