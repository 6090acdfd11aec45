/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Premises entered twice, in the window: side by side, merged, told apart, taken back. */
#include "app-fixture.h"

#include "app/line-list.h"
#include "app/subject-compare.h"
#include "app/subject-duplicates-view.h"
#include "app/subject-page.h"
#include "store/history.h"
#include "subjects/subject-register.h"

typedef struct {
  ShianSession *session;
  GtkWidget *window;
  ShianPage *page;
} Fixture;

static const struct {
  const char *name, *phone, *town;
} ENTRIES[] = {
  { "示例第一小学食堂", "022-60000001", "示例镇" },
  { "示例一小食堂", "022-60000002", "示例镇" },
  { "另一所中学食堂", "022-60000009", "别的镇" },
  { "不相干的小吃店", "022-60000009", "别的镇" },
};

static gboolean
fill (ShianStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (ENTRIES); i++) {
    g_autoptr (ShianSubject) subject = shian_subject_new ();
    subject->name = g_strdup (ENTRIES[i].name);
    subject->phone = g_strdup (ENTRIES[i].phone);
    subject->town = g_strdup (ENTRIES[i].town);
    if (!shian_subject_save (store, subject, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
undo (ShianStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autofree char *what = shian_store_undo (store, error);
  return what != NULL;
}

static void
run (Fixture *fixture, ShianSessionWork work)
{
  shian_session_run_async (fixture->session, work, NULL, NULL, NULL, NULL, NULL);
  app_fixture_settle (fixture->session);
  app_fixture_settle (fixture->session);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->session = app_fixture_open ();
  app_fixture_set_up (fixture->session, "区教育局");
  run (fixture, fill);
  fixture->page = SHIAN_PAGE (shian_subject_page_new (fixture->session));
  fixture->window = app_fixture_show (GTK_WIDGET (fixture->page));
  shian_page_shown (fixture->page);
  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "subjects.duplicates", NULL);
  app_fixture_settle (fixture->session);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  app_fixture_settle (fixture->session);
  app_fixture_close (fixture->session);
}

static ShianSubjectDuplicatesView *
view_of (Fixture *fixture)
{
  GtkWidget *place = app_fixture_find (GTK_WIDGET (fixture->page), "place");
  return SHIAN_SUBJECT_DUPLICATES_VIEW (adw_bin_get_child (ADW_BIN (place)));
}

static ShianSubjectCompare *
compare_of (Fixture *fixture)
{
  return SHIAN_SUBJECT_COMPARE (app_fixture_find (GTK_WIDGET (view_of (fixture)), "compare"));
}

static guint
n_groups (Fixture *fixture)
{
  return shian_line_list_get_n_lines (
      SHIAN_LINE_LIST (app_fixture_find (GTK_WIDGET (view_of (fixture)), "list")));
}

static gint64
count (Fixture *fixture)
{
  const ShianSubjectFilter all = { .kind = -1 };
  return shian_subject_count (shian_session_get_reader (fixture->session), &all, NULL);
}

/* Name and telephone differ, kind, town and the rest do not. */
static void
test_compare (Fixture *fixture, gconstpointer data)
{
  g_auto (GStrv) drops = NULL;

  g_assert_cmpuint (n_groups (fixture), ==, 2);
  g_assert_cmpuint (shian_subject_compare_count_different (compare_of (fixture)), ==, 2);
  drops = shian_subject_compare_get_dropped (compare_of (fixture));
  g_assert_cmpuint (g_strv_length (drops), ==, 1);
  g_assert_cmpstr (drops[0], !=, shian_subject_compare_get_kept (compare_of (fixture)));
}

static void
test_merge (Fixture *fixture, gconstpointer data)
{
  g_autofree char *keep = NULL;
  g_autoptr (ShianSubject) kept = NULL;

  shian_subject_compare_keep (compare_of (fixture), 1);
  keep = g_strdup (shian_subject_compare_get_kept (compare_of (fixture)));
  shian_subject_duplicates_view_merge (view_of (fixture));
  app_fixture_settle (fixture->session);
  app_fixture_settle (fixture->session);
  g_assert_cmpint (count (fixture), ==, 3);
  g_assert_cmpuint (n_groups (fixture), ==, 1);
  kept = shian_subject_load (shian_session_get_reader (fixture->session), keep, NULL);
  g_assert_cmpstr (kept->name, ==, "示例一小食堂");
  run (fixture, undo);
  g_assert_cmpint (count (fixture), ==, 4);
  g_assert_cmpuint (n_groups (fixture), ==, 2);
}

static void
test_apart (Fixture *fixture, gconstpointer data)
{
  shian_subject_duplicates_view_tell_apart (view_of (fixture));
  app_fixture_settle (fixture->session);
  app_fixture_settle (fixture->session);
  g_assert_cmpint (count (fixture), ==, 4);
  g_assert_cmpuint (n_groups (fixture), ==, 1);
  shian_subject_duplicates_view_tell_apart (view_of (fixture));
  app_fixture_settle (fixture->session);
  app_fixture_settle (fixture->session);
  g_assert_cmpuint (n_groups (fixture), ==, 0);
  g_assert_null (shian_subject_compare_get_kept (compare_of (fixture)));
  shian_subject_duplicates_view_merge (view_of (fixture)); /* nothing to merge, nothing breaks */
  g_assert_true (shian_page_back (fixture->page));
}

int
main (int argc, char **argv)
{
  app_fixture_init (&argc, &argv);
#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  ADD ("/app/duplicates/compare", test_compare);
  ADD ("/app/duplicates/merge", test_merge);
  ADD ("/app/duplicates/apart", test_apart);
  return g_test_run ();
}
