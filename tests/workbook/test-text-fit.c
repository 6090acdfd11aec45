/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "workbook/text-fit.h"

#include <string.h>

/* At 10.5 points a column of 20 characters holds ten ideographs. */
static void
test_lines (void)
{
  static const struct {
    const char *text;
    guint lines;
  } cases[] = {
    { "", 1 },
    { "检查", 1 },
    { "一二三四五六七八九十", 1 },
    { "一二三四五六七八九十一", 2 },
    { "一二三四五六七八九十，", 2 },         /* the comma takes 十 with it */
    { "一二三四五六七八九（甲）", 2 },       /* nor does （ stay behind */
    { "一二三四五六七八九ISO22000体系", 2 }, /* a word goes whole to the next line */
    { "甲\n乙", 2 },
    { "甲\n\n乙\n", 4 },
    { "一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十", 3 },
    { "ABCDEFGHIJKLMNOPQRSTUVWXYZABCDEFGHIJKLMNOPQRSTUVWXYZ", 5 }, /* longer than a line: cut */
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    guint lines = shian_text_fit_lines (cases[i].text, 20, 10.5);
    if (lines != cases[i].lines)
      g_error ("“%s” takes %u lines, not %u", cases[i].text, lines, cases[i].lines);
  }
}

/* A narrower column never takes fewer lines, and the natural width takes one. */
static void
test_monotonous (void)
{
  const char *text =
      "督促学校落实校长（园长）负责制，“互联网＋明厨亮灶”覆盖率100%（含HACCP、ISO22000）。";
  guint before = G_MAXUINT;

  for (double width = 2; width < 120; width += 1) {
    guint lines = shian_text_fit_lines (text, width, 10.5);
    g_assert_cmpuint (lines, <=, before);
    before = lines;
  }
  g_assert_cmpuint (before, ==, 1);
  g_assert_cmpuint (shian_text_fit_lines (text, shian_text_fit_natural (text, 10.5), 10.5), ==, 1);
}

/* Runs of ideographs of every length in columns of every width: as many lines as division says. */
static void
test_long_runs (void)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint length = 1; length <= 60; length++) {
    g_string_append (text, "检");
    for (guint per_line = 1; per_line <= 30; per_line++)
      g_assert_cmpuint (shian_text_fit_lines (text->str, per_line * 2, 10.5), ==,
                        (length + per_line - 1) / per_line);
  }
}

static void
test_height (void)
{
  g_assert_cmpfloat (shian_text_fit_height (1, 10.5), >=, 10.5 * 1.448);
  g_assert_cmpfloat (shian_text_fit_height (20, 10.5), >=, 20 * 10.5 * 1.448);
  g_assert_cmpfloat (shian_text_fit_height (40, 10.5), >, SHIAN_ROW_MAX_HEIGHT);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/workbook/text-fit/lines", test_lines);
  g_test_add_func ("/workbook/text-fit/monotonous", test_monotonous);
  g_test_add_func ("/workbook/text-fit/long-runs", test_long_runs);
  g_test_add_func ("/workbook/text-fit/height", test_height);
  return g_test_run ();
}
