/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is read rather than filled in: the manual, and pages before they are printed. */
#include "app-fixture.h"

#include "app/date-entry.h"
#include "app/help-window.h"
#include "app/markdown.h"
#include "app/print-preview.h"
#include "base/locale.h"
#include "forms/checklist-form-fill.h"
#include "typeset/pdf.h"

#include <glib/gstdio.h>
#include <locale.h>

static const ShianBlock *
block (GPtrArray *blocks, guint i)
{
  return g_ptr_array_index (blocks, i);
}

static void
test_markdown (void)
{
  g_autoptr (GPtrArray) blocks = shian_markdown_parse (
      "<!-- not\nshown -->\n# 标题\n\n第一行\n第二行\n\n- 甲\n  - 乙\n12. 丙\n\n"
      "| 键 | 做什么 |\n|---|---|\n| `F1` | 帮助 |\n\n```\na  b\n```\n"
      "![图](a.png)\n");
  g_autofree char *markup = shian_markdown_to_markup ("按`Ctrl+<`与**确定**，a ** b");

  g_assert_cmpuint (blocks->len, ==, 9);
  g_assert_cmpint (block (blocks, 0)->kind, ==, SHIAN_BLOCK_HEADING);
  g_assert_cmpstr (block (blocks, 1)->text, ==, "第一行第二行");
  g_assert_cmpstr (block (blocks, 2)->marker, ==, "•");
  g_assert_cmpint (block (blocks, 3)->level, ==, 1);
  g_assert_cmpstr (block (blocks, 4)->marker, ==, "12.");
  g_assert_cmpint (block (blocks, 5)->level, ==, 1);
  g_assert_cmpstr (block (blocks, 6)->cells[1], ==, "帮助");
  g_assert_cmpstr (block (blocks, 7)->text, ==, "a  b");
  g_assert_cmpstr (block (blocks, 8)->marker, ==, "a.png");
  g_assert_cmpstr (markup, ==, "按<tt>Ctrl+&lt;</tt>与<b>确定</b>，a ** b");
}

static void
test_manual (void)
{
  ShianHelpWindow *help = SHIAN_HELP_WINDOW (shian_help_window_new ());
  guint all = shian_help_window_get_n_chapters (help);

  gtk_window_present (GTK_WINDOW (help));
  g_assert_cmpuint (all, >=, 3);
  shian_help_window_open (help, "settings");
  g_assert_nonnull (strstr (shian_help_window_get_title (help), "数据"));
  shian_help_window_open (help, "checklist");
  g_assert_nonnull (strstr (shian_help_window_get_title (help), "任务清单"));
  shian_help_window_search (help, "死机");
  g_assert_cmpuint (shian_help_window_get_n_chapters (help), ==, 1);
  shian_help_window_search (help, "没有这样的词");
  g_assert_cmpuint (shian_help_window_get_n_chapters (help), ==, 0);
  g_assert_null (shian_help_window_get_title (help));
  shian_help_window_search (help, "");
  g_assert_cmpuint (shian_help_window_get_n_chapters (help), ==, all);
  gtk_window_destroy (GTK_WINDOW (help));
}

/* Esc in the search box: the words go, then the window. */
static void
test_manual_escape (void)
{
  GtkWidget *help = shian_help_window_new ();
  GtkWidget *search = app_fixture_find (help, "search");

  gtk_window_present (GTK_WINDOW (help));
  g_object_add_weak_pointer (G_OBJECT (help), (gpointer *) &help);
  shian_help_window_search (SHIAN_HELP_WINDOW (help), "季度");
  g_signal_emit_by_name (search, "stop-search");
  g_assert_nonnull (help);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (search)), ==, "");
  g_signal_emit_by_name (search, "stop-search");
  g_assert_null (help);
}

static guint
count_latin (GtkWidget *widget)
{
  const char *text = GTK_IS_LABEL (widget) ? gtk_label_get_text (GTK_LABEL (widget)) : "";
  guint n = 0;

  for (; *text != '\0'; text++)
    n += g_ascii_isalpha (*text);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += count_latin (child);
  return n;
}

/* Months and weekdays are Chinese where the system has no Chinese locale. */
static void
test_calendar (void)
{
  GtkWidget *entry, *calendar;

  setlocale (LC_ALL, "C.UTF-8");
  shian_locale_init ("zh_CN");
  entry = g_object_ref_sink (shian_date_entry_new ());
  calendar = app_fixture_find (entry, "calendar");
  g_assert_cmpuint (count_latin (calendar), ==, 0);
  shian_date_entry_set_iso (SHIAN_DATE_ENTRY (entry), "2024-05-10");
  g_assert_cmpuint (count_latin (calendar), ==, 0);
  g_object_unref (entry);
}

static ShianDocument *
make_document (ShianSession *session, ShianFonts *fonts)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ShianChecklist) checklist = shian_checklist_load (
      shian_session_get_reader (session), shian_session_get_directory (session),
      shian_session_get_unit (session), shian_session_get_period (session), &error);
  ShianDocument *document;
  g_assert_no_error (error);
  document = shian_checklist_form_document (checklist, shian_session_get_reader (session), fonts,
                                            TRUE, &error);
  g_assert_no_error (error);
  return document;
}

static void
test_preview (void)
{
  ShianSession *session = app_fixture_open ();
  g_autoptr (GError) error = NULL;
  g_autoptr (ShianFonts) fonts = shian_fonts_new (NULL);
  g_autofree char *folder = g_path_get_dirname (shian_session_get_path (session));
  g_autofree char *saved = g_build_filename (folder, "saved.pdf", NULL);
  g_autofree char *printed = g_build_filename (folder, "printed.pdf", NULL);
  g_autofree char *nowhere = g_build_filename (folder, "no", "such", "folder.pdf", NULL);
  ShianPrintPreview *preview;
  guint n;

  if (fonts == NULL) {
    g_test_skip ("no Chinese font");
    app_fixture_close (session);
    return;
  }
  app_fixture_set_up (session, "区教育局");
  preview = SHIAN_PRINT_PREVIEW (shian_print_preview_new (make_document (session, fonts)));
  gtk_window_present (GTK_WINDOW (preview));
  n = shian_print_preview_get_n_pages (preview);
  g_assert_cmpuint (n, >, 1);
  gtk_widget_activate_action (GTK_WIDGET (preview), "preview.next", NULL);
  g_assert_cmpuint (shian_print_preview_get_page (preview), ==, 1);
  shian_print_preview_set_page (preview, n);
  g_assert_cmpuint (shian_print_preview_get_page (preview), ==, 1);
  gtk_widget_activate_action (GTK_WIDGET (preview), "preview.larger", NULL);
  g_assert_true (shian_print_preview_save (preview, saved, &error));
  g_assert_no_error (error);
  g_assert_true (shian_pdf_check (saved, n, &error));
  g_assert_no_error (error);
  /* The printer gets the same pages. */
  g_assert_true (shian_print_preview_export (preview, printed, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_test (printed, G_FILE_TEST_EXISTS));
  g_assert_false (shian_print_preview_save (preview, nowhere, &error));
  g_assert_nonnull (error);
  gtk_window_destroy (GTK_WINDOW (preview));
  app_fixture_close (session);
}

int
main (int argc, char **argv)
{
  app_fixture_init (&argc, &argv);
  g_test_add_func ("/reading/markdown", test_markdown);
  g_test_add_func ("/reading/manual", test_manual);
  g_test_add_func ("/reading/manual-escape", test_manual_escape);
  g_test_add_func ("/reading/preview", test_preview);
  g_test_add_func ("/reading/calendar", test_calendar); /* last: the words are Chinese after it */
  return g_test_run ();
}
