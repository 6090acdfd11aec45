/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/numeral.h"

#include <string.h>

static void
test_parse (void)
{
  static const struct {
    const char *text;
    gint64 value;
    gsize length;
  } cases[] = {
    { "一、", 1, 3 },
    { "十二）", 12, 6 },
    { "二十一", 21, 9 },
    { "三十二）", 32, 9 },
    { "一百零三", 103, 12 },
    { "三千", 3000, 6 },
    { "两万五千", 25000, 12 },
    { "５３８１批次", 5381, 12 },
    { "1570批", 1570, 4 },
    { "坚持", -1, 0 },
    { "", -1, 0 },
    { "999999999", -1, 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    const char *end = NULL;
    g_assert_cmpint (shian_numeral_parse (cases[i].text, &end), ==, cases[i].value);
    g_assert_cmpuint ((gsize) (end - cases[i].text), ==, cases[i].length);
  }
}

static void
test_round_trip (void)
{
  for (int value = 0; value <= 9999; value++) {
    g_autofree char *text = shian_numeral_format (value);
    const char *end = NULL;
    g_assert_cmpint (shian_numeral_parse (text, &end), ==, value);
    g_assert_cmpstr (end, ==, "");
  }
}

static void
test_format (void)
{
  g_autofree char *twelve = shian_numeral_format (12);
  g_autofree char *thirty_two = shian_numeral_format (32);
  g_autofree char *gap = shian_numeral_format (1005);

  g_assert_cmpstr (twelve, ==, "十二");
  g_assert_cmpstr (thirty_two, ==, "三十二");
  g_assert_cmpstr (gap, ==, "一千零五");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/numeral/parse", test_parse);
  g_test_add_func ("/base/numeral/round-trip", test_round_trip);
  g_test_add_func ("/base/numeral/format", test_format);
  return g_test_run ();
}
