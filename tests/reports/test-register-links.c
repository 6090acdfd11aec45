/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the registers say about tasks of the plan: only finished inspections, of the kinds asked for,
 * within the period, of one's own unit. */
#include "reports/register-links.h"
#include "inspection/draft.h"
#include "inspection/finish.h"
#include "inspection/template-store.h"
#include "reports/registers.h"
#include "store-fixture.h"
#include "store/setting.h"
#include "subjects/subject-register.h"

#include <math.h>

/* (transfer full): id */
static char *
add_school (ShianStore *store)
{
  g_autoptr (ShianSubject) subject = shian_subject_new ();
  g_autoptr (GError) error = NULL;

  subject->name = g_strdup ("示例小学食堂");
  g_assert_true (shian_subject_save (store, subject, &error));
  g_assert_no_error (error);
  return g_strdup (subject->record.id);
}

/* Unannounced, so that one answer is enough. */
static void
inspect (ShianStore *store, const char *subject, const char *day, gboolean finish)
{
  static const char *const names[] = { "甲", "乙", NULL };
  ShianInspectionOrder order = { .subject = subject,
                                 .template = "campus-canteen",
                                 .kind = SHIAN_INSPECTION_UNANNOUNCED,
                                 .made_on = day,
                                 .inspectors = names,
                                 .notice_given = TRUE,
                                 .recusal_asked = TRUE };
  ShianAnswerInput input = SHIAN_ANSWER_INPUT_NONE;
  g_autoptr (GError) error = NULL;
  g_autoptr (ShianInspection) inspection = shian_inspection_begin (store, &order, &error);
  g_autoptr (ShianInspectionSheet) sheet = NULL;
  g_autoptr (ShianAnswer) answer = NULL;

  g_assert_no_error (error);
  sheet = shian_inspection_sheet_load (store, inspection->record.id, &error);
  input.verdict = SHIAN_VERDICT_NOT_CONFORMING;
  answer = shian_answer_give (store, inspection->record.id,
                              shian_template_book_find_code (sheet->book, "C01")->record.id, &input,
                              &error);
  g_assert_no_error (error);
  if (!finish)
    return;
  inspection->signature = SHIAN_SIGNATURE_PAPER;
  g_assert_true (shian_inspection_save (store, inspection, &error));
  g_assert_true (shian_inspection_finish (store, inspection->record.id, &error));
  g_assert_no_error (error);
}

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

static void
test_counts (Place *place, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ShianStore) store = shian_registers_open (place->path, SHIAN_STORE_CREATE, &error);
  g_autofree char *school = NULL;
  ShianRegisterCounts counts = { 0 };
  ShianPeriod period;

  g_assert_no_error (error);
  school = add_school (store);
  inspect (store, school, "2024-04-10", TRUE);
  inspect (store, school, "2024-05-10", TRUE);
  inspect (store, school, "2024-05-11", FALSE); /* a draft */
  inspect (store, school, "2024-01-10", TRUE);  /* the quarter before */
  counts = count (store, "2024Q2", "stall;campus_canteen");
  g_assert_cmpuint (counts.inspections, ==, 2);
  g_assert_cmpuint (counts.premises, ==, 1);
  g_assert_cmpuint (counts.findings, ==, 3);
  g_assert_cmpuint (counts.closed, ==, 0);
  counts = count (store, "2024Q2", "stall");
  g_assert_cmpuint (counts.inspections + counts.findings, ==, 0);
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

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func) g_test_add (path, Place, NULL, place_set_up, func, place_tear_down)
  ADD ("/reports/register-links/counts", test_counts);
  ADD ("/reports/register-links/links", test_links);
  return g_test_run ();
}
