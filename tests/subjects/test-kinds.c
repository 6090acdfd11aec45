/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Several kinds of premises in one text, read from what a person writes. */
#include "base/error.h"
#include "subjects/subject-kinds.h"

static void
assert_read (const char *text, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *kinds = shian_subject_kinds_read (text, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (kinds, ==, expected);
}

static void
assert_refused (const char *text)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (shian_subject_kinds_read (text, &error));
  g_assert_error (error, SHIAN_ERROR, SHIAN_ERROR_INVALID);
}

static void
test_read (void)
{
  assert_read ("stall", "stall");
  assert_read ("stall, campus_canteen;stall", "campus_canteen;stall");
  assert_read ("Small eatery、eatery；workshop，", "workshop;eatery");
  assert_refused ("stall;market");
  assert_refused ("");
  assert_refused (" ; ");
}

static void
test_has (void)
{
  g_assert_true (shian_subject_kinds_has ("eatery;stall", SHIAN_SUBJECT_STALL));
  g_assert_false (shian_subject_kinds_has ("eatery;stall", SHIAN_SUBJECT_CAMPUS_CANTEEN));
  g_assert_false (shian_subject_kinds_has ("hospital_canteens", SHIAN_SUBJECT_HOSPITAL_CANTEEN));
  g_assert_false (shian_subject_kinds_has (NULL, SHIAN_SUBJECT_STALL));
}

static void
test_words (void)
{
  g_autofree char *words = shian_subject_kinds_words ("campus_canteen;eatery");
  g_autofree char *titles = shian_subject_kinds_titles ("campus_canteen;eatery");
  g_autofree char *none = shian_subject_kinds_words (NULL);
  gboolean chosen[SHIAN_SUBJECT_N_KINDS] = { FALSE };
  g_autofree char *made = NULL;

  g_assert_cmpstr (words, ==, "校园食堂、小餐饮");
  g_assert_cmpstr (titles, ==, "Campus canteen、Small eatery");
  g_assert_cmpstr (none, ==, "");
  g_assert_null (shian_subject_kinds_make (chosen));
  chosen[SHIAN_SUBJECT_SELLER] = chosen[SHIAN_SUBJECT_MEAL_SUPPLIER] = TRUE;
  made = shian_subject_kinds_make (chosen);
  g_assert_cmpstr (made, ==, "meal_supplier;seller");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/subjects/kinds/read", test_read);
  g_test_add_func ("/subjects/kinds/has", test_has);
  g_test_add_func ("/subjects/kinds/words", test_words);
  return g_test_run ();
}
