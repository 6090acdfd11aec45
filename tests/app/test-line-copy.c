/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copying a list that is read a page at a time: all of it, not only what was scrolled to. */
#include "app-fixture.h"

#include "app/canteen-page.h"
#include "app/finding-page.h"
#include "app/line-list.h"
#include "inspection/finding.h"
#include "inspection/template-store.h"
#include "subjects/subject-register.h"

#include <string.h>

#define N_RECORDS 450 /* more than two pages */

typedef struct {
  ShianSession *session;
  GtkWidget *window;
  GtkWidget *page;
} Fixture;

static gboolean
add_one (ShianStore *store, guint i, GError **error)
{
  g_autoptr (ShianSubject) subject = shian_subject_new ();
  g_autoptr (ShianFinding) finding = shian_finding_new ();

  subject->kind = SHIAN_SUBJECT_CAMPUS_CANTEEN;
  subject->name = g_strdup_printf ("示例镇第%03u小学食堂", i);
  subject->town = g_strdup ("示例镇");
  if (!shian_subject_save (store, subject, error))
    return FALSE;
  finding->subject = g_strdup (subject->record.id);
  finding->text = g_strdup_printf ("第%03u条：生熟混放", i);
  finding->found_by = g_strdup ("甲");
  finding->found_on = g_strdup ("2024-04-10");
  finding->days = 5;
  return shian_finding_add (store, finding, error);
}

static gboolean
add_inside (ShianStore *store, gpointer data, GError **error)
{
  if (!shian_template_install_builtin (store, error))
    return FALSE;
  for (guint i = 0; i < N_RECORDS; i++)
    if (!add_one (store, i, error))
      return FALSE;
  return TRUE;
}

static gboolean
add_all (ShianStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  return shian_store_transact_setup (store, NULL, add_inside, NULL, error);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  ShianPeriod q2 = { 2024, 2 };

  g_setenv ("SHIAN_TODAY", "2024-05-06", TRUE);
  fixture->session = app_fixture_open ();
  app_fixture_set_up (fixture->session, "区教育局");
  shian_session_set_period (fixture->session, &q2);
  shian_session_run_async (fixture->session, add_all, NULL, NULL, NULL, NULL, NULL);
  app_fixture_settle (fixture->session);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  app_fixture_settle (fixture->session);
  app_fixture_close (fixture->session);
}

static ShianLineList *
show (Fixture *fixture, GtkWidget *page, const char *list)
{
  fixture->page = page;
  fixture->window = app_fixture_show (page);
  return SHIAN_LINE_LIST (app_fixture_find (page, list));
}

static guint
n_copied (const char *text)
{
  guint n = 0;

  for (const char *end = strchr (text, '\n'); end != NULL; end = strchr (end + 1, '\n'))
    n++;
  g_assert_true (*text == '\0' || g_str_has_suffix (text, "\n"));
  return n;
}

/* Each of them once. */
static void
assert_all (const char *text, const char *format)
{
  g_assert_cmpuint (n_copied (text), ==, N_RECORDS);
  for (guint i = 0; i < N_RECORDS; i++) {
    g_autoptr (GString) number = g_string_new (format);
    g_autofree char *digits = g_strdup_printf ("%03u", i);
    const char *found;

    g_string_replace (number, "#", digits, 1);
    found = strstr (text, number->str);
    g_assert_nonnull (found);
    g_assert_null (strstr (found + 1, number->str));
  }
}

static void
test_canteens (Fixture *fixture, gconstpointer data)
{
  ShianLineList *list = show (fixture, shian_canteen_page_new (fixture->session), "due");
  g_autofree char *text = NULL;
  g_autofree char *found = NULL;

  g_assert_cmpuint (shian_line_list_get_n_lines (list), <, N_RECORDS);
  text = shian_line_list_to_text (list);
  assert_all (text, "示例镇第#小学食堂");
  /* What is searched for, and no more. */
  shian_page_search (SHIAN_PAGE (fixture->page), "第007小学");
  found = shian_line_list_to_text (list);
  g_assert_cmpuint (n_copied (found), ==, 1);
}

static void
test_findings (Fixture *fixture, gconstpointer data)
{
  ShianLineList *list = show (fixture, shian_finding_page_new (fixture->session), "list");
  g_autofree char *text = NULL;

  g_assert_cmpuint (shian_line_list_get_n_lines (list), <, N_RECORDS);
  text = shian_line_list_to_text (list);
  assert_all (text, "第#条：生熟混放");
}

/* A list without end */

static void
more_cb (ShianLineList *list, guint *most)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_object_unref);
  guint n = shian_line_list_get_n_lines (list);

  for (guint i = n; i < MIN (n + 999, *most); i++) {
    g_autofree char *title = g_strdup_printf ("第%u行", i);
    const ShianLineText text = { .id = title, .title = title };
    g_ptr_array_add (lines, shian_line_new (&text));
  }
  shian_line_list_add_lines (list, lines);
}

static guint
copy_of (guint most)
{
  g_autoptr (GtkWidget) list = g_object_ref_sink (g_object_new (SHIAN_TYPE_LINE_LIST, NULL));
  g_autofree char *text = NULL;

  g_signal_connect (list, "more-wanted", G_CALLBACK (more_cb), &most);
  text = shian_line_list_to_text (SHIAN_LINE_LIST (list));
  return n_copied (text);
}

static void
test_most (void)
{
  guint most = SHIAN_LINE_LIST_COPY_MAX + 2000;
  g_autoptr (AdwToastOverlay) overlay =
      g_object_ref_sink (ADW_TOAST_OVERLAY (adw_toast_overlay_new ()));
  GtkWidget *list = g_object_new (SHIAN_TYPE_LINE_LIST, NULL);

  g_assert_cmpuint (copy_of (0), ==, 0);
  g_assert_cmpuint (copy_of (1), ==, 1);
  g_assert_cmpuint (copy_of (SHIAN_LINE_LIST_COPY_MAX), ==, SHIAN_LINE_LIST_COPY_MAX);
  g_assert_cmpuint (copy_of (SHIAN_LINE_LIST_COPY_MAX + 1), ==, SHIAN_LINE_LIST_COPY_MAX);
  /* The key says that it is not all, and reads no more than it needs to know that. */
  adw_toast_overlay_set_child (overlay, list);
  g_signal_connect (list, "more-wanted", G_CALLBACK (more_cb), &most);
  gtk_widget_activate_action (list, "lines.copy", NULL);
  g_assert_cmpuint (shian_line_list_get_n_lines (SHIAN_LINE_LIST (list)), <, most);
  g_assert_true (app_fixture_says (GTK_WIDGET (overlay),
                                   "The first 5000 rows copied as a table; export gives all"));
}

int
main (int argc, char **argv)
{
  app_fixture_init (&argc, &argv);
#define ADD(name, function)                                                                        \
  g_test_add ("/line-copy/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("canteens", test_canteens);
  ADD ("findings", test_findings);
  g_test_add_func ("/line-copy/most", test_most);
  return g_test_run ();
}
