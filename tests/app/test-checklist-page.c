/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app-fixture.h"

#include "app/checklist-list.h"
#include "app/checklist-page.h"
#include "app/earlier-list.h"
#include "app/evidence-list.h"
#include "app/filter-chips.h"
#include "app/preferences.h"
#include "app/progress-editor.h"
#include "app/record-job.h"
#include "app/step-list.h"
#include "app/step-row.h"
#include "app/task-head.h"
#include "app/task-view.h"
#include "checklist/work.h"
#include "store/history.h"

#include <glib/gstdio.h>
#include <math.h>

typedef struct {
  ShianSession *session;
  GtkWidget *window;
  ShianPage *page;
  ShianChecklistList *list;
  ShianFilterChips *chips;
} Fixture;

static gboolean
has_record (gpointer data)
{
  GtkWidget *record = app_fixture_find (GTK_WIDGET (((Fixture *) data)->page), "record");
  return adw_bin_get_child (ADW_BIN (record)) != NULL;
}

static void
set_up (Fixture *fixture, gconstpointer unit)
{
  ShianPeriod q2 = { 2024, 2 };

  fixture->session = app_fixture_open ();
  app_fixture_set_up (fixture->session, unit);
  shian_session_set_period (fixture->session, &q2);
  fixture->page = SHIAN_PAGE (shian_checklist_page_new (fixture->session));
  fixture->window = app_fixture_show (GTK_WIDGET (fixture->page));
  fixture->list = SHIAN_CHECKLIST_LIST (app_fixture_find (GTK_WIDGET (fixture->page), "tasks"));
  fixture->chips = SHIAN_FILTER_CHIPS (app_fixture_find (GTK_WIDGET (fixture->page), "chips"));
  app_fixture_wait (has_record, fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer unit)
{
  g_object_add_weak_pointer (G_OBJECT (fixture->page), (gpointer *) &fixture->page);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  app_fixture_settle (fixture->session);
  g_assert_null (fixture->page);
  app_fixture_close (fixture->session);
}

static ShianTaskView *
record (Fixture *fixture)
{
  GtkWidget *bin = app_fixture_find (GTK_WIDGET (fixture->page), "record");
  return SHIAN_TASK_VIEW (adw_bin_get_child (ADW_BIN (bin)));
}

static GtkWidget *
part (Fixture *fixture, const char *id)
{
  return app_fixture_find (GTK_WIDGET (record (fixture)), id);
}

/* Tab goes from the chosen task into its record, not through the rows below it. */
static void
test_tab_leaves_list (Fixture *fixture, gconstpointer data)
{
  GtkWidget *list = app_fixture_find (GTK_WIDGET (fixture->list), "list");
  GtkWidget *focus;

  shian_checklist_list_focus (fixture->list);
  focus = gtk_root_get_focus (GTK_ROOT (fixture->window));
  g_assert_true (gtk_widget_is_ancestor (focus, list));
  g_assert_true (app_fixture_key (list, GDK_KEY_Tab, 0));
  focus = gtk_root_get_focus (GTK_ROOT (fixture->window));
  g_assert_true (gtk_widget_is_ancestor (focus, GTK_WIDGET (record (fixture))));
}

static GtkTextBuffer *
narrative (Fixture *fixture)
{
  return gtk_text_view_get_buffer (
      GTK_TEXT_VIEW (app_fixture_find (part (fixture, "progress"), "text")));
}

static ShianProgress *
stored (Fixture *fixture, const char *task, const char *period)
{
  return shian_progress_find (shian_session_get_reader (fixture->session), task,
                              shian_session_get_unit (fixture->session)->record.id, period, NULL);
}

static void
test_counts (Fixture *fixture, gconstpointer unit)
{
  g_assert_cmpuint (shian_filter_chips_get_count (fixture->chips, 0), ==, 17);
  g_assert_cmpuint (shian_filter_chips_get_count (fixture->chips, 1), ==, 17);
  g_assert_cmpuint (shian_checklist_list_get_n_shown (fixture->list), ==, 17);
  g_assert_cmpstr (shian_page_get_badge (fixture->page), ==, "17");
}

static void
test_filters (Fixture *fixture, gconstpointer unit)
{
  GtkWidget *role = app_fixture_find (GTK_WIDGET (fixture->page), "role");
  guint assigned;

  shian_filter_chips_set_chosen (fixture->chips, 3);
  g_assert_cmpuint (shian_checklist_list_get_n_shown (fixture->list), ==, 0);
  g_assert_cmpuint (shian_filter_chips_get_count (fixture->chips, 0), ==, 17);
  shian_filter_chips_set_chosen (fixture->chips, 0);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (role), SHIAN_ROLE_ASSIGNED + 1);
  assigned = shian_checklist_list_get_n_shown (fixture->list);
  g_assert_cmpuint (assigned, >, 0);
  g_assert_cmpuint (assigned, <, 17);
  g_assert_cmpuint (shian_filter_chips_get_count (fixture->chips, 0), ==, assigned);
  g_assert_true (shian_page_back (fixture->page));
  g_assert_cmpuint (shian_checklist_list_get_n_shown (fixture->list), ==, 17);
  g_assert_false (shian_page_back (fixture->page));
}

static void
test_search (Fixture *fixture, gconstpointer unit)
{
  shian_page_search (fixture->page, "校园");
  g_assert_cmpuint (shian_checklist_list_get_n_shown (fixture->list), >, 0);
  g_assert_cmpuint (shian_checklist_list_get_n_shown (fixture->list), <, 17);
  shian_page_search (fixture->page, "校园 没有这个词");
  g_assert_cmpuint (shian_checklist_list_get_n_shown (fixture->list), ==, 0);
  shian_page_search (fixture->page, "");
  g_assert_cmpuint (shian_checklist_list_get_n_shown (fixture->list), ==, 17);
}

static void
test_sort_and_copy (Fixture *fixture, gconstpointer unit)
{
  g_autofree char *plan = shian_checklist_list_to_text (fixture->list);
  g_autofree char *back = NULL;
  g_auto (GStrv) lines = g_strsplit (plan, "\n", -1);
  g_auto (GStrv) cells = g_strsplit (lines[1], "\t", -1);

  g_assert_cmpuint (g_strv_length (lines), ==, 17 + 2);
  g_assert_cmpuint (g_strv_length (cells), ==, 8);
  g_assert_true (g_str_has_prefix (cells[0], "（"));
  shian_checklist_list_set_order (fixture->list, SHIAN_CHECKLIST_BY_PLAN, TRUE);
  back = shian_checklist_list_to_text (fixture->list);
  g_assert_cmpstr (plan, !=, back);
  g_assert_nonnull (strstr (back, lines[17]));
  g_assert_true (strstr (back, lines[17]) < strstr (back, lines[1]));
  shian_checklist_list_set_order (fixture->list, SHIAN_CHECKLIST_BY_ROLE, FALSE);
  g_assert_cmpuint (shian_checklist_list_get_n_shown (fixture->list), ==, 17);
}

static void
test_edit_and_undo (Fixture *fixture, gconstpointer unit)
{
  g_autofree char *task = g_strdup (shian_task_view_get_task (record (fixture)));
  g_autoptr (ShianProgress) after = NULL;
  g_autoptr (ShianProgress) undone = NULL;

  gtk_text_buffer_set_text (narrative (fixture), "查了12家", -1);
  g_assert_true (shian_page_is_dirty (fixture->page));
  shian_page_flush (fixture->page);
  g_assert_false (shian_page_is_dirty (fixture->page));
  app_fixture_settle (fixture->session);
  after = stored (fixture, task, "2024Q2");
  g_assert_cmpstr (after->text, ==, "查了12家");
  gtk_drop_down_set_selected (
      GTK_DROP_DOWN (app_fixture_find (part (fixture, "progress"), "status")), SHIAN_STATUS_DONE);
  app_fixture_settle (fixture->session);
  g_assert_cmpuint (shian_filter_chips_get_count (fixture->chips, SHIAN_STATUS_DONE + 1), ==, 1);
  g_assert_cmpstr (shian_page_get_badge (fixture->page), ==, "16");
  undone = stored (fixture, task, "2024Q2");
  g_assert_cmpint (undone->status, ==, SHIAN_STATUS_DONE);
}

/* The period is switched in the middle of a sentence: it is saved where it was written. */
static void
test_switch_while_dirty (Fixture *fixture, gconstpointer unit)
{
  g_autofree char *task = g_strdup (shian_task_view_get_task (record (fixture)));
  ShianPeriod q3 = { 2024, 3 };
  g_autoptr (ShianProgress) second = NULL;
  g_autoptr (ShianProgress) third = NULL;

  gtk_text_buffer_set_text (narrative (fixture), "第二季度的话", -1);
  shian_session_set_period (fixture->session, &q3);
  g_assert_cmpint (gtk_text_buffer_get_char_count (narrative (fixture)), ==, 0);
  app_fixture_settle (fixture->session);
  second = stored (fixture, task, "2024Q2");
  third = stored (fixture, task, "2024Q3");
  g_assert_cmpstr (second->text, ==, "第二季度的话");
  g_assert_null (third);
  g_assert_cmpuint (
      shian_earlier_list_get_n_periods (SHIAN_EARLIER_LIST (part (fixture, "earlier"))), ==, 1);
}

static void
test_switch_task_while_dirty (Fixture *fixture, gconstpointer unit)
{
  g_autofree char *task = g_strdup (shian_task_view_get_task (record (fixture)));
  g_autoptr (ShianProgress) saved = NULL;

  gtk_text_buffer_set_text (narrative (fixture), "还没写完", -1);
  shian_checklist_list_step (fixture->list, 1);
  g_assert_cmpstr (shian_task_view_get_task (record (fixture)), !=, task);
  g_assert_cmpint (gtk_text_buffer_get_char_count (narrative (fixture)), ==, 0);
  app_fixture_settle (fixture->session);
  saved = stored (fixture, task, "2024Q2");
  g_assert_cmpstr (saved->text, ==, "还没写完");
  shian_checklist_list_step (fixture->list, -1);
  g_assert_cmpstr (shian_task_view_get_task (record (fixture)), ==, task);
}

/* A figure below zero is refused; what was typed stays and says why. */
static void
test_refused (Fixture *fixture, gconstpointer unit)
{
  GtkWidget *editor = part (fixture, "progress");

  gtk_editable_set_text (GTK_EDITABLE (app_fixture_find (editor, "figure")), "-3");
  shian_page_flush (fixture->page);
  app_fixture_settle (fixture->session);
  g_assert_true (gtk_widget_get_visible (app_fixture_find (editor, "problem")));
  g_assert_true (shian_page_is_dirty (fixture->page));
  gtk_editable_set_text (GTK_EDITABLE (app_fixture_find (editor, "figure")), "3");
  shian_page_flush (fixture->page);
  app_fixture_settle (fixture->session);
  g_assert_false (gtk_widget_get_visible (app_fixture_find (editor, "problem")));
  g_assert_false (shian_page_is_dirty (fixture->page));
}

static GPtrArray *
steps (Fixture *fixture)
{
  return shian_steps_of_task (shian_session_get_reader (fixture->session),
                              shian_task_view_get_task (record (fixture)),
                              shian_session_get_unit (fixture->session)->record.id, NULL);
}

static gboolean
undo (ShianStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autofree char *what = shian_store_undo (store, error);
  return what != NULL;
}

/* As the keyboard or the clipboard puts it in. */
static void
type_text (GtkWidget *view, const char *text)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));

  gtk_text_buffer_begin_user_action (buffer);
  gtk_text_buffer_insert_at_cursor (buffer, text, -1);
  gtk_text_buffer_end_user_action (buffer);
}

typedef struct {
  GtkWidget *widget;
  int height;
} Tall;

static gboolean
is_tall (gpointer data)
{
  Tall *tall = data;
  return gtk_widget_get_height (tall->widget) > tall->height;
}

static gboolean
has_two_rows (gpointer rows)
{
  GtkWidget *first = gtk_widget_get_first_child (rows);
  return first != NULL && gtk_widget_get_next_sibling (first) != NULL;
}

/* Enter leaves no line end behind: it goes on to the next step. Pasted lines become one. */
static void
test_step_lines (Fixture *fixture, gconstpointer unit)
{
  ShianStepList *list = SHIAN_STEP_LIST (part (fixture, "steps"));
  GtkWidget *rows = app_fixture_find (GTK_WIDGET (list), "rows");
  GtkWidget *row, *text;
  g_autoptr (GPtrArray) after = NULL;
  Tall tall;
  int height;

  shian_step_list_add (list);
  row = gtk_widget_get_first_child (rows);
  text = app_fixture_find (row, "text");
  gtk_test_widget_wait_for_draw (fixture->window);
  tall = (Tall){ row, gtk_widget_get_height (row) + 12 };
  type_text (text, "制定方案\r\n\n 逐校排查，");
  for (guint i = 0; i < 8; i++)
    type_text (text, "对发现的问题逐条登记，限期整改，");
  app_fixture_wait (is_tall, &tall);
  /* As tall as that from the first, when it is shown anew. */
  shian_page_flush (fixture->page);
  app_fixture_settle (fixture->session);
  shian_checklist_list_step (fixture->list, 1);
  shian_checklist_list_step (fixture->list, -1);
  row = gtk_widget_get_first_child (rows);
  text = app_fixture_find (row, "text");
  gtk_widget_measure (row, GTK_ORIENTATION_VERTICAL, gtk_widget_get_width (rows), &height, NULL,
                      NULL, NULL);
  g_assert_cmpint (height, >, tall.height);
  type_text (text, "\n");
  app_fixture_wait (has_two_rows, rows);
  app_fixture_settle (fixture->session);
  after = steps (fixture);
  g_assert_cmpuint (after->len, ==, 1);
  g_assert_true (
      g_str_has_prefix (((ShianStepRecord *) after->pdata[0])->text, "制定方案 逐校排查，对发现"));
  g_assert_null (strchr (((ShianStepRecord *) after->pdata[0])->text, '\n'));
}

/* A due date that is none stays where it was typed, with what is wrong beside it. */
static void
test_step_due (Fixture *fixture, gconstpointer unit)
{
  ShianStepList *list = SHIAN_STEP_LIST (part (fixture, "steps"));
  GtkWidget *row, *due, *problem;
  g_autoptr (GPtrArray) after = NULL;

  shian_step_list_add (list);
  row = gtk_widget_get_first_child (app_fixture_find (GTK_WIDGET (list), "rows"));
  due = app_fixture_find (row, "due");
  problem = app_fixture_find (row, "problem");
  type_text (app_fixture_find (row, "text"), "逐校排查");
  gtk_editable_set_text (GTK_EDITABLE (due), "六月底");
  shian_page_flush (fixture->page);
  app_fixture_settle (fixture->session);
  g_assert_true (gtk_widget_get_visible (problem));
  g_assert_true (shian_page_is_dirty (fixture->page));
  gtk_editable_set_text (GTK_EDITABLE (due), "2024年6月30日");
  shian_page_flush (fixture->page);
  app_fixture_settle (fixture->session);
  g_assert_false (gtk_widget_get_visible (problem));
  after = steps (fixture);
  g_assert_cmpstr (((ShianStepRecord *) after->pdata[0])->due, ==, "2024-06-30");
  g_assert_false (shian_page_is_dirty (fixture->page));
}

static void
test_steps (Fixture *fixture, gconstpointer unit)
{
  ShianStepList *list = SHIAN_STEP_LIST (part (fixture, "steps"));
  GtkWidget *rows = app_fixture_find (GTK_WIDGET (list), "rows");
  GtkWidget *row;
  g_autoptr (GPtrArray) after = NULL;
  g_autoptr (GPtrArray) removed = NULL;
  g_autoptr (GPtrArray) back = NULL;

  shian_step_list_add (list);
  row = gtk_widget_get_first_child (rows);
  g_assert_nonnull (row);
  /* An owner alone is no step yet. */
  gtk_editable_set_text (GTK_EDITABLE (app_fixture_find (row, "owner")), "甲");
  shian_page_flush (fixture->page);
  app_fixture_settle (fixture->session);
  g_assert_false (shian_step_row_is_stored (SHIAN_STEP_ROW (row)));
  type_text (app_fixture_find (row, "text"), "逐校排查");
  gtk_editable_set_text (GTK_EDITABLE (app_fixture_find (row, "due")), "2024.6.30");
  shian_page_flush (fixture->page);
  app_fixture_settle (fixture->session);
  after = steps (fixture);
  g_assert_cmpuint (after->len, ==, 1);
  g_assert_cmpstr (((ShianStepRecord *) after->pdata[0])->text, ==, "逐校排查");
  g_assert_cmpstr (((ShianStepRecord *) after->pdata[0])->owner, ==, "甲");
  g_assert_cmpstr (((ShianStepRecord *) after->pdata[0])->due, ==, "2024-06-30");
  g_assert_true (gtk_widget_get_first_child (rows) == row);
  g_signal_emit_by_name (row, "remove");
  app_fixture_settle (fixture->session);
  removed = steps (fixture);
  g_assert_cmpuint (removed->len, ==, 0);
  shian_session_run_async (fixture->session, undo, NULL, NULL, NULL, NULL, NULL);
  app_fixture_settle (fixture->session);
  back = steps (fixture);
  g_assert_cmpuint (back->len, ==, 1);
  g_assert_nonnull (gtk_widget_get_first_child (rows));
}

static void
test_points (Fixture *fixture, gconstpointer unit)
{
  GtkWidget *box = gtk_widget_get_first_child (part (fixture, "points"));
  GtkWidget *first = gtk_widget_get_first_child (box);
  g_autoptr (GPtrArray) ticks = NULL;

  g_assert_true (GTK_IS_CHECK_BUTTON (first));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (first), TRUE);
  app_fixture_settle (fixture->session);
  ticks = shian_ticks_of_task (shian_session_get_reader (fixture->session),
                               shian_task_view_get_task (record (fixture)),
                               shian_session_get_unit (fixture->session)->record.id, NULL);
  g_assert_cmpuint (ticks->len, ==, 1);
  shian_session_run_async (fixture->session, undo, NULL, NULL, NULL, NULL, NULL);
  app_fixture_settle (fixture->session);
  g_assert_false (gtk_check_button_get_active (GTK_CHECK_BUTTON (first)));
}

static void
test_evidence (Fixture *fixture, gconstpointer unit)
{
  ShianEvidenceList *list = SHIAN_EVIDENCE_LIST (part (fixture, "evidence"));
  g_autofree char *folder = g_path_get_dirname (shian_session_get_path (fixture->session));
  g_autofree char *path = g_build_filename (folder, "通知.txt", NULL);
  const char *paths[] = { path, NULL };
  GtkWidget *row;

  g_assert_true (g_file_set_contents (path, "关于开展排查的通知", -1, NULL));
  shian_evidence_list_add (list, paths);
  app_fixture_settle (fixture->session);
  g_assert_cmpuint (shian_evidence_list_get_n_files (list), ==, 1);
  row = gtk_widget_get_first_child (app_fixture_find (GTK_WIDGET (list), "rows"));
  gtk_editable_set_text (GTK_EDITABLE (app_fixture_find (row, "note")), "正式文件");
  shian_page_flush (fixture->page);
  app_fixture_settle (fixture->session);
  g_signal_emit_by_name (row, "remove");
  app_fixture_settle (fixture->session);
  g_assert_cmpuint (shian_evidence_list_get_n_files (list), ==, 0);
}

static ShianEvidence *
add_picture (Fixture *fixture, const char *name)
{
  ShianEvidenceList *list = SHIAN_EVIDENCE_LIST (part (fixture, "evidence"));
  g_autofree char *folder = g_path_get_dirname (shian_session_get_path (fixture->session));
  g_autofree char *path = g_build_filename (folder, name, NULL);
  const char *paths[] = { path, NULL };
  g_autoptr (GdkPixbuf) picture = gdk_pixbuf_new (GDK_COLORSPACE_RGB, FALSE, 8, 2600, 40);
  g_autoptr (GPtrArray) all = NULL;

  gdk_pixbuf_fill (picture, g_str_hash (name));
  g_assert_true (gdk_pixbuf_save (picture, path, "png", NULL, NULL));
  shian_evidence_list_add (list, paths);
  app_fixture_settle (fixture->session);
  all = shian_evidence_of_task (
      shian_session_get_reader (fixture->session), shian_task_view_get_task (record (fixture)),
      shian_session_get_unit (fixture->session)->record.id, "2024Q2", NULL);
  return shian_evidence_copy (all->pdata[all->len - 1]);
}

/* The smaller picture alone, unless the original is asked for; then it can be opened as well. */
static void
test_originals (Fixture *fixture, gconstpointer unit)
{
  GtkWidget *list = part (fixture, "evidence");
  GtkWidget *first;
  g_autoptr (ShianEvidence) small = add_picture (fixture, "甲.png");
  g_autoptr (ShianEvidence) both = NULL;

  g_assert_null (small->original_sha256);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (app_fixture_find (list, "originals")), TRUE);
  g_assert_true (g_settings_get_boolean (shian_preferences_get (), "keep-originals"));
  both = add_picture (fixture, "乙.png");
  g_assert_nonnull (both->original_sha256);
  g_assert_cmpstr (both->original_sha256, !=, both->sha256);
  first = gtk_widget_get_first_child (app_fixture_find (list, "rows"));
  g_assert_false (gtk_widget_get_visible (app_fixture_find (first, "original")));
  g_assert_true (
      gtk_widget_get_visible (app_fixture_find (gtk_widget_get_next_sibling (first), "original")));
}

static void
test_not_concerned (Fixture *fixture, gconstpointer unit)
{
  GtkWidget *head = part (fixture, "head");
  const ShianChecklistItem *item = shian_checklist_list_get_selected (fixture->list);

  g_assert_nonnull (item->via);
  shian_record_job_involve (
      fixture->session, "test",
      &(ShianRecordKey){ .task = item->book->task->record.id,
                         .unit = shian_session_get_unit (fixture->session)->record.id },
      "没有这类单位", NULL, NULL);
  app_fixture_settle (fixture->session);
  g_assert_true (gtk_widget_get_visible (app_fixture_find (head, "banner")));
  g_assert_false (gtk_widget_get_visible (part (fixture, "work")));
  g_assert_cmpuint (shian_filter_chips_get_count (fixture->chips, SHIAN_STATUS_NOT_INVOLVED + 1),
                    ==, 1);
}

static void
test_carry_over (Fixture *fixture, gconstpointer unit)
{
  ShianProgressEditor *editor = SHIAN_PROGRESS_EDITOR (part (fixture, "progress"));
  g_autofree char *task = g_strdup (shian_task_view_get_task (record (fixture)));
  g_autoptr (ShianProgress) saved = NULL;

  gtk_text_buffer_set_text (narrative (fixture), "本期", -1);
  shian_progress_editor_append (editor, "上期");
  shian_page_flush (fixture->page);
  app_fixture_settle (fixture->session);
  saved = stored (fixture, task, "2024Q2");
  g_assert_cmpstr (saved->text, ==, "本期\n上期");
}

static void
test_words (void)
{
  g_autofree char *due = shian_task_due_long ("2024-12-31");
  g_autofree char *none = shian_task_due_long (NULL);
  ShianTask task = { .text = (char *) "查<一>查", .clause = (char *) "区教育局负责" };
  g_autofree char *markup = shian_task_wording_markup (&task);

  g_assert_cmpstr (due, ==, "2024年12月31日（周二）");
  g_assert_cmpstr (none, ==, "");
  g_assert_cmpstr (markup, ==, "查&lt;一&gt;查。<b>（区教育局负责）</b>");
}

static void
test_no_plan (void)
{
  ShianSession *session = app_fixture_open ();
  GtkWidget *page = shian_checklist_page_new (session);
  GtkWidget *window = app_fixture_show (page);

  g_assert_null (shian_page_get_badge (SHIAN_PAGE (page)));
  shian_page_flush (SHIAN_PAGE (page));
  gtk_window_destroy (GTK_WINDOW (window));
  app_fixture_close (session);
}

#define ADD(path, func) g_test_add (path, Fixture, "区教育局", set_up, func, tear_down)

int
main (int argc, char **argv)
{
  app_fixture_init (&argc, &argv);
  ADD ("/checklist-page/tab-leaves-list", test_tab_leaves_list);
  ADD ("/checklist-page/counts", test_counts);
  ADD ("/checklist-page/filters", test_filters);
  ADD ("/checklist-page/search", test_search);
  ADD ("/checklist-page/sort-and-copy", test_sort_and_copy);
  ADD ("/checklist-page/edit-and-undo", test_edit_and_undo);
  ADD ("/checklist-page/switch-while-dirty", test_switch_while_dirty);
  ADD ("/checklist-page/switch-task-while-dirty", test_switch_task_while_dirty);
  ADD ("/checklist-page/refused", test_refused);
  ADD ("/checklist-page/steps", test_steps);
  ADD ("/checklist-page/step-lines", test_step_lines);
  ADD ("/checklist-page/step-due", test_step_due);
  ADD ("/checklist-page/points", test_points);
  ADD ("/checklist-page/evidence", test_evidence);
  ADD ("/checklist-page/originals", test_originals);
  ADD ("/checklist-page/not-concerned", test_not_concerned);
  ADD ("/checklist-page/carry-over", test_carry_over);
  g_test_add_func ("/checklist-page/words", test_words);
  g_test_add_func ("/checklist-page/no-plan", test_no_plan);
  return g_test_run ();
}
