/* SPDX-License-Identifier: GPL-3.0-or-later */
/* When an item applies, and limits of numbers. */
#include "base/error.h"
#include "inspection/condition.h"
#include "inspection/limit.h"

#include <math.h>
#include <string.h>

#define FACTS "fries\t有油炸\nspecial_room\t设有专间"

static ShianTruth
judge (const char *text, const ShianSubject *subject, const char *answers)
{
  g_autoptr (GError) error = NULL;

  shian_condition_check (text, FACTS, &error);
  g_assert_no_error (error);
  return shian_condition_judge (text, subject, answers);
}

static void
test_fields (void)
{
  g_autoptr (ShianSubject) subject = shian_subject_new ();

  g_assert_cmpint (judge (NULL, subject, NULL), ==, SHIAN_TRUTH_YES);
  g_assert_cmpint (judge ("", NULL, NULL), ==, SHIAN_TRUTH_YES);
  /* what is not known decides nothing */
  g_assert_cmpint (judge ("supply=contracted", subject, NULL), ==, SHIAN_TRUTH_UNKNOWN);
  g_assert_cmpint (judge ("supply!=contracted", subject, NULL), ==, SHIAN_TRUTH_UNKNOWN);
  g_assert_cmpint (judge ("diners>=500", subject, NULL), ==, SHIAN_TRUTH_UNKNOWN);
  subject->supply = SHIAN_SUPPLY_DELIVERED;
  subject->diners = 500;
  subject->town = g_strdup ("静海镇");
  g_assert_cmpint (judge ("supply=contracted", subject, NULL), ==, SHIAN_TRUTH_NO);
  g_assert_cmpint (judge ("supply=contracted|delivered", subject, NULL), ==, SHIAN_TRUTH_YES);
  g_assert_cmpint (judge ("supply!=contracted|delivered", subject, NULL), ==, SHIAN_TRUTH_NO);
  g_assert_cmpint (judge ("diners>=500", subject, NULL), ==, SHIAN_TRUTH_YES);
  g_assert_cmpint (judge (" diners > 500 ", subject, NULL), ==, SHIAN_TRUTH_NO);
  g_assert_cmpint (judge ("diners<=500", subject, NULL), ==, SHIAN_TRUTH_YES);
  g_assert_cmpint (judge ("diners<500", subject, NULL), ==, SHIAN_TRUTH_NO);
  g_assert_cmpint (judge ("diners=500", subject, NULL), ==, SHIAN_TRUTH_YES);
  g_assert_cmpint (judge ("town=静海镇", subject, NULL), ==, SHIAN_TRUTH_YES);
  g_assert_cmpint (judge ("kind=workshop", subject, NULL), ==, SHIAN_TRUTH_NO);
}

static void
test_and_or (void)
{
  g_autoptr (ShianSubject) subject = shian_subject_new ();

  subject->supply = SHIAN_SUPPLY_OWN;
  /* false and unknown is false; true or unknown is true */
  g_assert_cmpint (judge ("supply=contracted and diners>5", subject, NULL), ==, SHIAN_TRUTH_NO);
  g_assert_cmpint (judge ("supply=own and diners>5", subject, NULL), ==, SHIAN_TRUTH_UNKNOWN);
  g_assert_cmpint (judge ("diners>5 or supply=own", subject, NULL), ==, SHIAN_TRUTH_YES);
  g_assert_cmpint (judge ("supply=contracted and diners>5 or supply=own", subject, NULL), ==,
                   SHIAN_TRUTH_YES);
  g_assert_cmpint (judge ("supply=contracted or diners>5", subject, NULL), ==, SHIAN_TRUTH_UNKNOWN);
}

static void
test_questions (void)
{
  g_autofree char *one = shian_facts_set (NULL, "fries", TRUE);
  g_autofree char *two = shian_facts_set (one, "special_room", FALSE);
  g_autofree char *three = shian_facts_set (two, "fries", FALSE);
  g_autofree char *four = shian_facts_set (three, "fries", -1);

  g_assert_cmpstr (two, ==, "fries=yes;special_room=no");
  g_assert_cmpstr (four, ==, "special_room=no");
  g_assert_cmpint (shian_facts_get (two, "fries"), ==, TRUE);
  g_assert_cmpint (shian_facts_get (three, "fries"), ==, FALSE);
  g_assert_cmpint (shian_facts_get (four, "fries"), ==, -1);
  g_assert_cmpint (judge ("fries=yes", NULL, NULL), ==, SHIAN_TRUTH_UNKNOWN);
  g_assert_cmpint (judge ("fries=yes", NULL, two), ==, SHIAN_TRUTH_YES);
  g_assert_cmpint (judge ("fries!=yes", NULL, two), ==, SHIAN_TRUTH_NO);
  g_assert_cmpint (judge ("special_room=yes", NULL, two), ==, SHIAN_TRUTH_NO);
}

static void
test_refuses (void)
{
  static const char *const wrong[][2] = {
    { "nonsense", "nonsense" },
    { "foo=bar", "foo" },
    { "supply=free", "free" },
    { "supply>own", "supply" },
    { "diners>=many", "many" },
    { "fries=maybe", "maybe" },
    { "supply=own and", "supply=own" },
    { "supply=", "supply=" },
    { "=own", "=own" },
    { "diners>=1 or x", "x" },
    { "supply==own", "supply==own" },
    { "supply=own=own", "supply=own=own" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++) {
    g_autoptr (GError) error = NULL;
    g_test_message ("%s", wrong[i][0]);
    g_assert_false (shian_condition_check (wrong[i][0], FACTS, &error));
    g_assert_error (error, SHIAN_ERROR, SHIAN_ERROR_INVALID);
    g_assert_nonnull (strstr (error->message, wrong[i][1]));
  }
}

static void
assert_limit (double low, gboolean low_open, double high, gboolean high_open, double figure,
              ShianVerdict verdict, const char *says)
{
  g_autoptr (ShianTemplateItem) item = shian_template_item_new ();
  g_autofree char *text = NULL;

  item->low = low;
  item->high = high;
  item->low_open = low_open;
  item->high_open = high_open;
  item->unit = g_strdup ("℃");
  text = shian_limit_describe (item);
  g_assert_cmpstr (text, ==, says);
  g_assert_cmpint (shian_limit_judge (item, figure), ==, verdict);
}

static void
test_limits (void)
{
  assert_limit (0, FALSE, 8, FALSE, 8, SHIAN_VERDICT_CONFORMING, "0～8℃");
  assert_limit (0, FALSE, 8, FALSE, 8.1, SHIAN_VERDICT_NOT_CONFORMING, "0～8℃");
  assert_limit (0, FALSE, 8, FALSE, -0.1, SHIAN_VERDICT_NOT_CONFORMING, "0～8℃");
  assert_limit (NAN, FALSE, -12, FALSE, -12, SHIAN_VERDICT_CONFORMING, "≤-12℃");
  assert_limit (NAN, FALSE, 10, TRUE, 10, SHIAN_VERDICT_NOT_CONFORMING, "<10℃");
  assert_limit (70, FALSE, NAN, FALSE, 69.9, SHIAN_VERDICT_NOT_CONFORMING, "≥70℃");
  assert_limit (70, TRUE, NAN, FALSE, 70, SHIAN_VERDICT_NOT_CONFORMING, ">70℃");
  assert_limit (100, FALSE, 100, FALSE, 100, SHIAN_VERDICT_CONFORMING, "100℃");
  assert_limit (0, TRUE, 8, FALSE, 4, SHIAN_VERDICT_CONFORMING, ">0且≤8℃");
  assert_limit (NAN, FALSE, NAN, FALSE, 4, SHIAN_VERDICT_NONE, "");
  assert_limit (0, FALSE, 8, FALSE, NAN, SHIAN_VERDICT_NONE, "0～8℃");
}

static void
test_figures (void)
{
  static const struct {
    const char *text;
    double figure;
  } cases[] = { { "11", 11 },    { " 11.5 ℃ ", 11.5 }, { "-18", -18 },
                { "−18℃", -18 }, { "１２", 12 },       { "－3", -3 } };
  g_autoptr (ShianTemplateItem) item = shian_template_item_new ();
  g_autoptr (GError) error = NULL;
  double figure = 0;

  item->code = g_strdup ("C38");
  item->unit = g_strdup ("℃");
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_test_message ("%s", cases[i].text);
    g_assert_true (shian_figure_parse (item, cases[i].text, &figure, &error));
    g_assert_cmpfloat (figure, ==, cases[i].figure);
  }
  g_assert_false (shian_figure_parse (item, "很冷", &figure, &error));
  g_assert_error (error, SHIAN_ERROR, SHIAN_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "C38"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/inspection/condition/fields", test_fields);
  g_test_add_func ("/inspection/condition/and-or", test_and_or);
  g_test_add_func ("/inspection/condition/questions", test_questions);
  g_test_add_func ("/inspection/condition/refuses", test_refuses);
  g_test_add_func ("/inspection/condition/limits", test_limits);
  g_test_add_func ("/inspection/condition/figures", test_figures);
  return g_test_run ();
}
