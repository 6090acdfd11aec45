/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "../store/store-fixture.h"

#include "base/clock.h"
#include "base/error.h"
#include "inspection/form-register.h"
#include "store/history.h"
#include "store/save.h"

#include <string.h>

static void
fix_today (int year, int month, int day)
{
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_dmy (&date, (GDateDay) day, (GDateMonth) month, (GDateYear) year);
  shian_clock_fix_today (&date);
}

static char *
add (StoreFixture *fixture)
{
  g_autoptr (ShianFormPrint) print = shian_form_print_new ();
  g_autoptr (GError) error = NULL;

  print->copies = 2;
  g_assert_true (shian_form_print_add (fixture->store, print, &error));
  g_assert_no_error (error);
  return g_strdup (print->serial);
}

static void
test_counted (StoreFixture *fixture, gconstpointer unused)
{
  g_autofree char *one = NULL;
  g_autofree char *two = NULL;
  g_autofree char *next_year = NULL;

  fix_today (2024, 12, 31);
  one = add (fixture);
  two = add (fixture);
  fix_today (2025, 1, 2);
  next_year = add (fixture);
  g_assert_cmpstr (one, ==, "24000001");
  g_assert_cmpstr (two, ==, "24000002");
  g_assert_cmpstr (next_year, ==, "25000001");
}

/* The paper is out in the world: undo leaves its entry alone, and what was taken out of the register
 * leaves its number taken. */
static void
test_never_again (StoreFixture *fixture, gconstpointer unused)
{
  g_autofree char *one = NULL;
  g_autofree char *undone = NULL;
  g_autofree char *two = NULL;
  g_autoptr (ShianFormPrint) print = NULL;
  g_autoptr (GError) error = NULL;

  fix_today (2024, 5, 20);
  one = add (fixture);
  undone = shian_store_undo (fixture->store, &error);
  g_clear_error (&error);
  print = shian_form_print_find (fixture->store, one, &error);
  g_assert_no_error (error);
  g_assert_true (
      shian_store_remove (fixture->store, &SHIAN_FORM_PRINT_TYPE, print->record.id, &error));
  g_assert_null (shian_form_print_find (fixture->store, one, &error));
  g_assert_error (error, SHIAN_ERROR, SHIAN_ERROR_NOT_FOUND);
  g_assert_nonnull (strstr (error->message, "taken out"));
  two = add (fixture);
  g_assert_cmpstr (two, ==, "24000002");
}

/* A page shown with a number is only that page while nobody else got the number. */
static void
test_wanted (StoreFixture *fixture, gconstpointer unused)
{
  g_autoptr (ShianFormPrint) print = shian_form_print_new ();
  g_autoptr (ShianFormPrint) late = shian_form_print_new ();
  g_autoptr (GError) error = NULL;

  fix_today (2024, 5, 20);
  print->serial = shian_form_print_next (fixture->store, &error);
  late->serial = g_strdup (print->serial);
  g_assert_cmpstr (print->serial, ==, "24000001");
  g_assert_true (shian_form_print_add (fixture->store, print, &error));
  g_assert_false (shian_form_print_add (fixture->store, late, &error));
  g_assert_error (error, SHIAN_ERROR, SHIAN_ERROR_CONFLICT);
  g_assert_nonnull (strstr (error->message, "24000002"));
}

static void
assert_refused (gboolean ok, GError **error, const char *says)
{
  g_assert_false (ok);
  g_assert_error (*error, SHIAN_ERROR, SHIAN_ERROR_INVALID);
  g_assert_nonnull (strstr ((*error)->message, says));
  g_clear_error (error);
}

static void
test_void (StoreFixture *fixture, gconstpointer unused)
{
  g_autofree char *one = NULL;
  g_autofree char *two = NULL;
  g_autoptr (ShianFormPrint) print = NULL;
  g_autoptr (GPtrArray) out = NULL;
  g_autoptr (GError) error = NULL;

  fix_today (2024, 5, 20);
  one = add (fixture);
  two = add (fixture);
  assert_refused (shian_form_print_void (fixture->store, one, " ", &error), &error, "why");
  g_assert_true (shian_form_print_void (fixture->store, one, "卡纸 ", &error));
  g_assert_no_error (error);
  print = shian_form_print_find (fixture->store, one, &error);
  g_assert_cmpint (shian_form_print_state (print), ==, SHIAN_FORM_VOID);
  g_assert_cmpstr (print->note, ==, "卡纸");
  assert_refused (shian_form_print_void (fixture->store, one, "again", &error), &error, "卡纸");
  assert_refused (shian_form_print_return (fixture->store, one, NULL, &error), &error, "卡纸");
  g_assert_true (shian_form_print_return (fixture->store, two, NULL, &error));
  assert_refused (shian_form_print_void (fixture->store, two, "late", &error), &error, "came back");
  out = shian_form_print_list (fixture->store, TRUE, &error);
  g_assert_cmpuint (out->len, ==, 0);
}

/* The numbers of a batch are foretold together, and become void together or not at all. */
static void
test_many (StoreFixture *fixture, gconstpointer unused)
{
  g_autofree char *one = NULL;
  g_autofree char *two = NULL;
  g_auto (GStrv) next = NULL;
  g_autoptr (GPtrArray) out = NULL;
  g_autoptr (ShianFormPrint) print = NULL;
  g_autoptr (GError) error = NULL;
  const char *some[] = { NULL, "24000009", NULL };
  const char *both[] = { NULL, NULL, NULL };

  fix_today (2024, 5, 20);
  next = shian_form_print_next_many (fixture->store, 2, &error);
  g_assert_no_error (error);
  both[0] = some[0] = one = add (fixture);
  both[1] = two = add (fixture);
  g_assert_cmpstr (next[0], ==, one);
  g_assert_cmpstr (next[1], ==, two);
  g_assert_null (next[2]);
  g_assert_null (shian_form_print_next_many (fixture->store, 999998, &error));
  g_assert_error (error, SHIAN_ERROR, SHIAN_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (shian_form_print_void_many (fixture->store, some, "未打印", &error));
  g_assert_error (error, SHIAN_ERROR, SHIAN_ERROR_NOT_FOUND);
  g_clear_error (&error);
  out = shian_form_print_list (fixture->store, TRUE, &error);
  g_assert_cmpuint (out->len, ==, 2);
  g_assert_true (shian_form_print_void_many (fixture->store, both, "未打印", &error));
  g_assert_no_error (error);
  print = shian_form_print_find (fixture->store, two, &error);
  g_assert_cmpint (shian_form_print_state (print), ==, SHIAN_FORM_VOID);
}

/* What is handed over is not missed; what is out longest stands first. */
static void
test_register (StoreFixture *fixture, gconstpointer unused)
{
  g_autoptr (ShianFormPrint) result = shian_form_print_new ();
  ShianFormQuery query = { .state = SHIAN_FORM_OUT };
  g_autofree char *one = NULL;
  g_autofree char *two = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GError) error = NULL;
  guint counts[SHIAN_FORM_N_STATES];

  fix_today (2024, 5, 10);
  one = add (fixture);
  fix_today (2024, 5, 20);
  two = add (fixture);
  result->paper = SHIAN_FORM_PAPER_RESULT;
  g_assert_true (shian_form_print_add (fixture->store, result, &error));
  rows = shian_form_register_list (fixture->store, &query, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (rows->len, ==, 2);
  g_assert_cmpstr (((ShianFormPrintRow *) rows->pdata[0])->print->serial, ==, one);
  g_assert_cmpint (((ShianFormPrintRow *) rows->pdata[0])->days_out, ==, 10);
  g_assert_true (shian_form_register_count (fixture->store, counts, &error));
  g_assert_cmpuint (counts[SHIAN_FORM_OUT], ==, 2);
  g_assert_cmpuint (counts[SHIAN_FORM_HANDED_OVER], ==, 1);
  g_assert_cmpuint (counts[SHIAN_FORM_BACK] + counts[SHIAN_FORM_VOID], ==, 0);
  g_clear_pointer (&rows, g_ptr_array_unref);
  query = (ShianFormQuery){ .state = -1, .words = "000002" };
  rows = shian_form_register_list (fixture->store, &query, &error);
  g_assert_cmpuint (rows->len, ==, 1);
  g_assert_cmpint (((ShianFormPrintRow *) rows->pdata[0])->days_out, ==, 0);
}

static void
test_used_up (StoreFixture *fixture, gconstpointer unused)
{
  g_autoptr (ShianFormPrint) last = shian_form_print_new ();
  g_autoptr (ShianFormPrint) more = shian_form_print_new ();
  g_autoptr (GError) error = NULL;

  fix_today (2024, 5, 20);
  last->serial = g_strdup ("24999999");
  last->copies = 1;
  last->printed_on = g_strdup ("2024-05-20");
  fixture_save (fixture->store, &SHIAN_FORM_PRINT_TYPE, last);
  g_assert_false (shian_form_print_add (fixture->store, more, &error));
  g_assert_error (error, SHIAN_ERROR, SHIAN_ERROR_INVALID);
}

static void
test_returned (StoreFixture *fixture, gconstpointer unused)
{
  g_autofree char *one = NULL;
  g_autofree char *two = NULL;
  g_autoptr (GPtrArray) out = NULL;
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (ShianFormPrint) back = NULL;
  g_autoptr (GError) error = NULL;

  fix_today (2024, 5, 20);
  one = add (fixture);
  two = add (fixture);
  fix_today (2024, 5, 24);
  g_assert_true (shian_form_print_return (fixture->store, one, NULL, &error));
  fix_today (2024, 5, 31);
  g_assert_true (shian_form_print_return (fixture->store, one, NULL, &error));
  back = shian_form_print_find (fixture->store, one, &error);
  g_assert_cmpstr (back->returned_on, ==, "2024-05-24");
  out = shian_form_print_list (fixture->store, TRUE, &error);
  all = shian_form_print_list (fixture->store, FALSE, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (out->len, ==, 1);
  g_assert_cmpstr (((const ShianFormPrint *) out->pdata[0])->serial, ==, two);
  g_assert_cmpuint (all->len, ==, 2);
  g_assert_false (shian_form_print_return (fixture->store, "24000099", NULL, &error));
  g_assert_error (error, SHIAN_ERROR, SHIAN_ERROR_NOT_FOUND);
  g_assert_nonnull (strstr (error->message, "24000099"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function)                                                                        \
  g_test_add ("/form-print/" name, StoreFixture, NULL, store_fixture_set_up, function,             \
              store_fixture_tear_down)
  ADD ("counted", test_counted);
  ADD ("never-again", test_never_again);
  ADD ("wanted", test_wanted);
  ADD ("void", test_void);
  ADD ("many", test_many);
  ADD ("register", test_register);
  ADD ("used-up", test_used_up);
  ADD ("returned", test_returned);
  return g_test_run ();
}
