/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/text.h"

#include "base/error.h"

#include <string.h>

static void
test_check_accepts (void)
{
  static const char *const texts[] = {
    "", "普通文字", "行一\n行二\r\n\t表", "𬭚旻珺堃喆", "a", "\u3000全角空格", "😀"
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++) {
    g_autoptr (GError) error = NULL;
    g_assert_true (shian_text_check (texts[i], 0, "Title", &error));
    g_assert_no_error (error);
  }
  g_assert_true (shian_text_check ("五个汉字啊", 5, "Title", NULL));
}

static void
test_check_refuses (void)
{
  static const struct {
    const char *text;
    const char *word;
  } cases[] = {
    { "\xc4\xea\xb6\xc8", "after 0 bytes" },
    { "好\xe5\xa5", "after 3 bytes" },
    { "六个汉字了啊", "6 characters, at most 5" },
    { "a\001b", "U+0001 at character 2" },
    { "好\x7f", "U+007F at character 2" },
    { "\033[31m", "U+001B at character 1" },
    { "好\xc2\x85", "U+0085 at character 2" },
    { "\xef\xbf\xbe", "U+FFFE at character 1" },
    { "好\xef\xbf\xbf", "U+FFFF at character 2" },
    { "\xed\xa0\x80", "after 0 bytes" },
    { "\xc0\x80", "after 0 bytes" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GError) error = NULL;
    g_assert_false (shian_text_check (cases[i].text, 5, "Sheet “甲”, B7", &error));
    g_assert_error (error, SHIAN_ERROR, SHIAN_ERROR_INVALID);
    g_assert_true (g_str_has_prefix (error->message, "Sheet “甲”, B7: "));
    g_test_message ("%s", error->message);
    g_assert_nonnull (strstr (error->message, cases[i].word));
  }
}

static void
test_fold (void)
{
  static const struct {
    const char *text;
    const char *folded;
  } cases[] = {
    { "区市场监管局", "区市场监管局" },
    { " 区 市场\u3000监管局\n", "区市场监管局" },
    { "ＡＢＣ１２", "abc12" },
    { "静政〔2024〕12号", "静政(2024)12号" },
    { "［甲］【乙】（丙）", "(甲)(乙)(丙)" },
    { "\ufeff甲\u200b乙\u00a0丙", "甲乙丙" },
    { "", "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *folded = shian_text_fold (cases[i].text);
    g_assert_cmpstr (folded, ==, cases[i].folded);
  }
  g_assert_true (shian_text_equal_folded ("Ａ（１）", "a(1)"));
  g_assert_false (shian_text_equal_folded ("甲", "乙"));
  g_assert_true (shian_text_equal_folded (NULL, NULL));
  g_assert_false (shian_text_equal_folded (NULL, ""));
  g_assert_false (shian_text_equal_folded ("", NULL));
}

static void
test_strip (void)
{
  static const struct {
    const char *text;
    const char *stripped;
  } cases[] = {
    { "\u3000 甲 乙\u00a0\n", "甲 乙" },
    { "", "" },
    { " \u3000", "" },
    { "甲", "甲" },
    { "\ufeff甲", "甲" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *stripped = shian_text_strip (cases[i].text);
    g_assert_cmpstr (stripped, ==, cases[i].stripped);
    g_assert_cmpint (shian_text_is_empty (cases[i].text), ==, *stripped == '\0');
  }
  g_assert_true (shian_text_is_empty (NULL));
}

static void
test_measures (void)
{
  g_autofree char *shorter = shian_text_shorten ("一二三四五", 4);
  g_autofree char *same = shian_text_shorten ("一二三四", 4);
  g_autofree char *one = shian_text_shorten ("一二", 1);

  g_assert_cmpstr (shorter, ==, "一二三…");
  g_assert_cmpstr (same, ==, "一二三四");
  g_assert_cmpstr (one, ==, "…");
  g_assert_cmpuint (shian_text_length ("一a𬭚"), ==, 3);
  g_assert_cmpuint (shian_text_length (NULL), ==, 0);
  g_assert_cmpuint (shian_text_columns ("一a，1"), ==, 6);
  g_assert_cmpuint (shian_text_columns ("“引”…"), ==, 8);
  g_assert_cmpuint (shian_text_columns ("e\u0301"), ==, 1);
  g_assert_cmpuint (shian_text_columns (NULL), ==, 0);
}

static void
test_file_name (void)
{
  static const struct {
    const char *text;
    const char *name;
  } cases[] = {
    { "区教育局", "区教育局" },
    { "a/b\\c:d*e?f\"g<h>i|j", "a_b_c_d_e_f_g_h_i_j" },
    { "../../etc", "_.._.._etc" },
    { "", "_" },
    { "...", "_" },
    { " 甲. ", "甲" },
    { ".hidden", "_.hidden" },
    { "行\n行\x7f", "行_行_" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *name = shian_text_file_name (cases[i].text);
    g_assert_null (strchr (name, '/'));
    g_assert_cmpstr (name, ==, cases[i].name);
    g_assert_cmpint (name[0], !=, '.');
    g_assert_cmpint (name[0], !=, '\0');
  }
}

/* A name keeps room for a suffix below the 255 bytes Linux allows, rare characters included. */
static void
test_file_name_length (void)
{
  static const char *const letters[] = { "a", "汉", "𬭚" };

  for (gsize i = 0; i < G_N_ELEMENTS (letters); i++) {
    g_autoptr (GString) text = g_string_new (NULL);
    g_autofree char *name = NULL;
    for (int n = 0; n < 300; n++)
      g_string_append (text, letters[i]);
    name = shian_text_file_name (text->str);
    g_assert_true (g_utf8_validate (name, -1, NULL));
    g_assert_cmpuint (shian_text_length (name), <=, 80);
    g_assert_cmpuint (strlen (name), <=, 200);
    g_assert_cmpuint (strlen (name), >, 70);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/text/check-accepts", test_check_accepts);
  g_test_add_func ("/base/text/check-refuses", test_check_refuses);
  g_test_add_func ("/base/text/fold", test_fold);
  g_test_add_func ("/base/text/strip", test_strip);
  g_test_add_func ("/base/text/measures", test_measures);
  g_test_add_func ("/base/text/file-name", test_file_name);
  g_test_add_func ("/base/text/file-name-length", test_file_name_length);
  return g_test_run ();
}
