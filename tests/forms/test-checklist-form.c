/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "forms/checklist-form.h"
#include "form-text.h"

#include <string.h>

/* The measures of a plan text as rows, sentence by sentence; how they are cut does not matter here,
 * only that they are as long and as mixed as the real thing. */
static ShianChecklistForm *
form_of_plan (const char *text)
{
  ShianChecklistForm *form = shian_checklist_form_new ();
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  g_autofree char *section = NULL;

  form->title = g_strdup ("区教育局2024年食品安全任务清单（第二季度）");
  form->unit = g_strdup ("区教育局");
  form->period = g_strdup ("2024年第二季度");
  form->date = g_strdup ("2024年6月28日");
  form->note = g_strdup ("共32项，其中未启动10项、推进中12项、已完成9项、滞后1项。");
  for (guint i = 0; lines[i] != NULL; i++) {
    const char *close = strstr (lines[i], "）");
    const char *stop = strstr (lines[i], "。");
    ShianChecklistFormRow *row;
    g_auto (GStrv) sentences = NULL;

    if (strstr (lines[i], "、坚持") != NULL && strlen (lines[i]) < 90) {
      g_free (section);
      section = g_strdup (lines[i]);
      continue;
    }
    if (!g_str_has_prefix (lines[i], "（") || close == NULL || stop == NULL)
      continue;
    row = shian_checklist_form_add_row (form);
    row->section = g_strdup (section);
    row->label = g_strdup_printf ("%.*s-1", (int) (close - lines[i] + 3), lines[i]);
    row->measure = g_strndup (lines[i], (gsize) (stop - lines[i]));
    row->text = g_strdup (stop + strlen ("。"));
    row->role = g_strdup (i % 3 ? "分工" : "牵头");
    row->partners = g_strdup ("区市场监管局（牵头）、区农业农村委、公安静海分局");
    row->due = g_strdup ("2024-12-31");
    row->status = g_strdup (i % 4 ? "推进中" : "已完成");
    sentences = g_strsplit (row->text, "。", -1);
    for (guint s = 0; sentences[s] != NULL; s++)
      if (strlen (sentences[s]) > 3)
        shian_checklist_form_row_add_point (row, sentences[s], s % 2 == 0);
    row->progress = g_strdup (i % 3 ? "截至6月30日，检查24家次，发现问题37个，已整改35个。" : NULL);
  }
  return form;
}

static char *
text_of (const ShianChecklistForm *form, gboolean landscape, guint *n_pages)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ShianFonts) fonts = shian_fonts_new (&error);
  g_autoptr (ShianDocument) document = NULL;

  g_assert_no_error (error);
  document = shian_checklist_form_layout (form, fonts, landscape);
  return form_text (document, landscape ? "checklist-landscape" : "checklist-portrait", n_pages);
}

static void
test_plan (gconstpointer landscape)
{
  g_autofree char *path =
      g_build_filename (g_getenv ("SHIAN_SHARED"), "plans/jinghai-2024.txt", NULL);
  g_autofree char *source = NULL;
  g_autofree char *text = NULL;
  g_autoptr (ShianChecklistForm) form = NULL;
  guint n_pages;

  if (!g_file_get_contents (path, &source, NULL, NULL)) {
    g_test_skip ("the shared plan is not here");
    return;
  }
  form = form_of_plan (source);
  g_assert_cmpuint (form->rows->len, ==, 32);
  text = text_of (form, GPOINTER_TO_INT (landscape), &n_pages);
  g_assert_cmpuint (form_count (text, "措施与任务（原文）"), ==, n_pages);
  g_assert_nonnull (strstr (text, "（三十二）-1"));
  g_assert_cmpuint (form_count (text, "单位负责人："), ==, 1);
}

/* 120 tasks with cells of 500 characters: every page has the heading, no task is lost, and the
 * signatures share the last page with a task. */
static void
test_many (gconstpointer landscape)
{
  g_autoptr (ShianChecklistForm) form = shian_checklist_form_new ();
  g_autofree char *text = NULL;
  GString *longest = g_string_new (NULL);
  const char *last_page;
  guint n_pages;

  for (guint i = 0; i < 50; i++)
    g_string_append (longest, "推动集中用餐单位治理");
  form->title = g_strdup ("示例镇2024年食品安全任务清单");
  form->unit = g_strdup ("示例镇");
  for (guint i = 0; i < 120; i++) {
    ShianChecklistFormRow *row = shian_checklist_form_add_row (form);

    row->section = g_strdup_printf ("%u、示例大项", i / 20 + 1);
    row->label = g_strdup_printf ("T%u.", i + 1);
    row->due = g_strdup ("2024-12-31");
    row->text = g_strdup (i % 10 == 0 ? longest->str : "检查学校食堂");
    shian_checklist_form_row_add_point (row, i % 20 == 5 ? longest->str : "检查", i % 2 == 0);
  }
  text = text_of (form, GPOINTER_TO_INT (landscape), &n_pages);
  g_assert_cmpuint (n_pages, >, 10);
  g_assert_cmpuint (form_count (text, "措施与任务（原文）"), ==, n_pages);
  g_assert_cmpuint (form_count (text, "示例大项"), ==, 6);
  g_assert_cmpuint (form_count (text, "2024-12-31"), ==, 120);
  for (guint i = 0; i < 120; i++) {
    g_autofree char *label = g_strdup_printf ("T%u.", i + 1);

    g_assert_nonnull (strstr (text, label));
  }
  last_page = g_strrstr (text, "措施与任务（原文）");
  g_assert_nonnull (strstr (last_page, "T120."));
  g_assert_nonnull (strstr (last_page, "单位负责人："));
  g_string_free (longest, TRUE);
}

static void
test_empty (void)
{
  g_autoptr (ShianChecklistForm) form = shian_checklist_form_new ();
  g_autofree char *text = NULL;
  guint n_pages;

  form->title = g_strdup ("示例镇2024年食品安全任务清单");
  form->unit = g_strdup ("示例镇");
  text = text_of (form, TRUE, &n_pages);
  g_assert_cmpuint (n_pages, ==, 1);
  g_assert_nonnull (strstr (text, "本单位无任务"));
  g_assert_nonnull (strstr (text, "填报单位（盖章）：示例镇"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  if (form_fonts_missing ())
    return 0;
  g_test_add_data_func ("/checklist-form/plan-landscape", GINT_TO_POINTER (TRUE), test_plan);
  g_test_add_data_func ("/checklist-form/plan-portrait", GINT_TO_POINTER (FALSE), test_plan);
  g_test_add_data_func ("/checklist-form/many-landscape", GINT_TO_POINTER (TRUE), test_many);
  g_test_add_data_func ("/checklist-form/many-portrait", GINT_TO_POINTER (FALSE), test_many);
  g_test_add_func ("/checklist-form/empty", test_empty);
  return g_test_run ();
}
