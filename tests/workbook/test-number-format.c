/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "workbook/number-format.h"

static void
test_codes (void)
{
  static const struct {
    const char *code;
    gboolean is_date;
  } cases[] = {
    { "yyyy-mm-dd", TRUE },
    { "yyyy\"年\"m\"月\"d\"日\"", TRUE },
    { "[$-804]yyyy\\年mm\\月", TRUE },
    { "[DBNum1][$-804]m\"月\"d\"日\"", TRUE },
    { "h:mm AM/PM", TRUE },
    { "e/m/d", TRUE },
    { "mmm", TRUE },
    { "[Red][>5]0.00;dd", FALSE },
    { "0.00\"days\"", FALSE },
    { "0.00E+00", FALSE },
    { "General", FALSE },
    { "GENERAL\"天\"", FALSE },
    { "[h]:mm:ss", FALSE },
    { "[mm]:ss", FALSE },
    { "@", FALSE },
    { "#,##0_d", FALSE },
    { "0*d", FALSE },
    { "0\\m", FALSE },
    { "\"", FALSE },
    { "[", FALSE },
    { "\\", FALSE },
    { "", FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    if (shian_number_format_is_date (cases[i].code) != cases[i].is_date)
      g_error ("“%s” judged wrongly", cases[i].code);
}

static void
test_builtin (void)
{
  g_assert_true (shian_number_format_builtin_is_date (14));
  g_assert_true (shian_number_format_builtin_is_date (22));
  g_assert_true (shian_number_format_builtin_is_date (31)); /* yyyy"年"m"月"d"日" */
  g_assert_true (shian_number_format_builtin_is_date (57));
  g_assert_false (shian_number_format_builtin_is_date (0));
  g_assert_false (shian_number_format_builtin_is_date (13));
  g_assert_false (shian_number_format_builtin_is_date (37));
  g_assert_false (shian_number_format_builtin_is_date (46)); /* [h]:mm:ss */
  g_assert_false (shian_number_format_builtin_is_date (49));
  g_assert_false (shian_number_format_builtin_is_date (-1));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/workbook/number-format/codes", test_codes);
  g_test_add_func ("/workbook/number-format/builtin", test_builtin);
  return g_test_run ();
}
