/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app-fixture.h"

#include "app/owed-row.h"
#include "app/settings-page.h"
#include "app/submission-page.h"
#include "app/unit-editor.h"
#include "app/unit-picker.h"
#include "checklist/checklist.h"
#include "checklist/work.h"
#include "plan/plan-book.h"
#include "store/backup.h"
#include "store/history.h"

static gboolean
has_exported (gpointer data)
{
  return shian_submission_page_get_last (data) != NULL;
}

/* The implementation plan, four quarters, the year. */
static gboolean
has_listed (gpointer data)
{
  return shian_submission_page_get_n_owed (data) == 6;
}

static void
test_submission (void)
{
  ShianSession *session = app_fixture_open ();
  ShianSubmissionPage *page;
  GtkWidget *window;
  g_autofree char *folder = NULL;
  g_autofree char *day = NULL;
  const ShianPackResult *result;
  const ShianPeriod first = { 2024, 1 };

  app_fixture_set_up (session, "区教育局");
  page = SHIAN_SUBMISSION_PAGE (shian_submission_page_new (session));
  window = app_fixture_show (GTK_WIDGET (page));
  app_fixture_wait (has_listed, page);
  shian_session_set_period (session, &first);
  for (guint i = 0; i < 6; i++) {
    shian_submission_page_choose (page, i);
    /* All seventeen tasks are still empty; the implementation plan asks for none. */
    g_assert_true (shian_submission_page_get_n_missing (page) == 17 ||
                   shian_submission_page_get_n_missing (page) == 0);
  }
  folder = g_path_get_dirname (shian_session_get_path (session));
  shian_submission_page_set_folder (page, folder);
  shian_submission_page_export (page, SHIAN_EXPORT_REPORT);
  app_fixture_wait (has_exported, page);
  result = shian_submission_page_get_last (page);
  g_assert_cmpuint (result->files->len, ==, 1);
  g_assert_cmpuint (result->n_rows, ==, 17);
  g_assert_true (g_file_test (g_ptr_array_index (result->files, 0), G_FILE_TEST_EXISTS));
  app_fixture_settle (session);
  gtk_window_destroy (GTK_WINDOW (window));
  app_fixture_close (session);
}

typedef struct {
  ShianSubmissionPage *page;
  guint position;
  const char *state;
} State;

static ShianOwedRow *
owed_row (ShianSubmissionPage *page, guint position)
{
  GtkListBox *list = GTK_LIST_BOX (app_fixture_find (GTK_WIDGET (page), "owed"));

  return SHIAN_OWED_ROW (gtk_list_box_get_row_at_index (list, (int) position));
}

static gboolean
has_state (gpointer data)
{
  const State *wanted = data;
  GtkWidget *row = GTK_WIDGET (owed_row (wanted->page, wanted->position));

  return row != NULL &&
         g_str_equal (gtk_label_get_text (GTK_LABEL (app_fixture_find (row, "state"))),
                      wanted->state);
}

/* Somebody edits: the paper that went out is no longer what the data say; taken back, it is. */
static gboolean
enter_progress (ShianStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  const ShianPeriod period = { 2024, 4 };
  g_autoptr (ShianUnitDirectory) directory = shian_unit_directory_load (store, error);
  const ShianUnit *unit = shian_unit_directory_find (directory, "区教育局");
  g_autoptr (ShianChecklist) checklist =
      shian_checklist_load (store, directory, unit, &period, error);
  const ShianChecklistItem *item = checklist->items->pdata[0];
  g_autoptr (ShianProgress) progress = shian_progress_find_or_new (
      store, item->book->task->record.id, unit->record.id, "2024Q4", error);

  if (progress == NULL)
    return FALSE;
  progress->status = SHIAN_STATUS_IN_PROGRESS;
  return shian_progress_save (store, progress, error);
}

static gboolean
take_back (ShianStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autofree char *what = shian_store_undo (store, error);

  return what != NULL;
}

static void
test_changed_since (void)
{
  ShianSession *session = app_fixture_open ();
  ShianSubmissionPage *page;
  GtkWidget *window;
  g_autofree char *folder = NULL;
  State wanted = { .position = 3, .state = "Exported" };

  app_fixture_set_up (session, "区教育局");
  page = SHIAN_SUBMISSION_PAGE (shian_submission_page_new (session));
  window = app_fixture_show (GTK_WIDGET (page));
  app_fixture_wait (has_listed, page);
  /* What has no day stands last and says so once. */
  g_assert_nonnull (strstr (shian_owed_row_get_title (owed_row (page, 5)), "第一季度"));
  g_assert_false (
      gtk_widget_get_visible (app_fixture_find (GTK_WIDGET (owed_row (page, 5)), "day")));
  wanted.page = page;
  g_assert_nonnull (strstr (shian_owed_row_get_title (owed_row (page, 3)), "第四季度"));
  shian_submission_page_choose (page, 3);
  folder = g_path_get_dirname (shian_session_get_path (session));
  shian_submission_page_set_folder (page, folder);
  for (int twice = 0; twice < 2; twice++) {
    wanted.state = "Exported";
    shian_submission_page_export (page, SHIAN_EXPORT_REPORT);
    app_fixture_wait (has_state, &wanted);
    app_fixture_settle (session);
    wanted.state = "1 change since the export";
    shian_session_run_async (session, enter_progress, NULL, NULL, NULL, NULL, NULL);
    if (twice == 0) {
      app_fixture_wait (has_state, &wanted);
      wanted.state = "Exported";
      shian_session_run_async (session, take_back, NULL, NULL, NULL, NULL, NULL);
      app_fixture_wait (has_state, &wanted);
    } else {
      app_fixture_wait (has_state, &wanted);
    }
    app_fixture_settle (session);
  }
  gtk_window_destroy (GTK_WINDOW (window));
  app_fixture_close (session);
}

/* What the disk refuses is told with the way out, and the keys stay where they were. */
static void
test_refused_folder (void)
{
  ShianSession *session = app_fixture_open ();
  g_autofree char *folder = g_path_get_dirname (shian_session_get_path (session));
  g_autofree char *no_folder = g_build_filename (folder, "no-folder", NULL);
  GtkWidget *page, *window, *dialog, *button;

  app_fixture_set_up (session, "区教育局");
  g_assert_true (g_file_set_contents (no_folder, "a file", -1, NULL));
  page = shian_submission_page_new (session);
  window = app_fixture_show (page);
  app_fixture_settle (session);
  button = app_fixture_find (page, "export_report");
  gtk_widget_grab_focus (button);
  shian_submission_page_set_folder (SHIAN_SUBMISSION_PAGE (page), no_folder);
  shian_submission_page_export (SHIAN_SUBMISSION_PAGE (page), SHIAN_EXPORT_REPORT);
  dialog = app_fixture_wait_window (ADW_TYPE_MESSAGE_DIALOG);
  g_assert_nonnull (
      strstr (adw_message_dialog_get_body (ADW_MESSAGE_DIALOG (dialog)), "Choose another folder"));
  gtk_window_destroy (GTK_WINDOW (dialog));
  g_assert_true (gtk_root_get_focus (GTK_ROOT (window)) == button);
  gtk_window_destroy (GTK_WINDOW (window));
  app_fixture_close (session);
}

static void
test_settings (void)
{
  ShianSession *session = app_fixture_open ();
  ShianSettingsPage *page;
  GtkWidget *window;
  g_autoptr (ShianPlanBook) book = NULL;
  g_autofree char *last = NULL;

  app_fixture_set_up (session, "区教育局");
  page = SHIAN_SETTINGS_PAGE (shian_settings_page_new (session));
  window = app_fixture_show (GTK_WIDGET (page));
  shian_settings_page_set_unit (
      page, shian_unit_directory_find (shian_session_get_directory (session), "子牙镇")->record.id);
  shian_settings_page_set_issued (page, "2024-05-06");
  shian_settings_page_back_up (page);
  shian_settings_page_check (page);
  app_fixture_settle (session);
  g_assert_cmpstr (shian_session_get_unit (session)->short_name, ==, "子牙镇人民政府");
  book = shian_plan_book_load (shian_session_get_reader (session), NULL, NULL);
  g_assert_cmpstr (book->plan->issued, ==, "2024-05-06");
  last = shian_session_get_last_backup (session);
  g_assert_nonnull (last);
  g_assert_cmpstr (shian_settings_page_get_check (page), ==, "No fault was found");
  gtk_window_destroy (GTK_WINDOW (window));
  app_fixture_close (session);
}

/* Tab stops at what can be pressed or chosen, once; a check that runs does not throw the keys out. */
static void
test_settings_keys (void)
{
  ShianSession *session = app_fixture_open ();
  GtkWidget *page, *window, *check;
  g_autoptr (GPtrArray) stops = g_ptr_array_new ();

  app_fixture_set_up (session, "区教育局");
  page = shian_settings_page_new (session);
  window = app_fixture_show (page);
  check = app_fixture_find (page, "check");
  while (gtk_widget_child_focus (page, GTK_DIR_TAB_FORWARD)) {
    GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (window));
    g_assert_false (g_ptr_array_find (stops, focus, NULL));
    g_assert_true (!ADW_IS_ACTION_ROW (focus) || ADW_IS_COMBO_ROW (focus));
    g_ptr_array_add (stops, focus);
  }
  g_assert_true (g_ptr_array_find (stops, check, NULL));
  gtk_widget_grab_focus (check);
  shian_settings_page_check (SHIAN_SETTINGS_PAGE (page));
  shian_settings_page_check (SHIAN_SETTINGS_PAGE (page));
  g_assert_true (gtk_root_get_focus (GTK_ROOT (window)) == check);
  app_fixture_settle (session);
  g_assert_cmpstr (shian_settings_page_get_check (SHIAN_SETTINGS_PAGE (page)), ==,
                   "No fault was found");
  g_assert_true (gtk_root_get_focus (GTK_ROOT (window)) == check);
  gtk_window_destroy (GTK_WINDOW (window));
  app_fixture_close (session);
}

static void
test_unit_editor (void)
{
  ShianSession *session = app_fixture_open ();
  ShianUnitEditor *editor = SHIAN_UNIT_EDITOR (shian_unit_editor_new (session));
  GtkWidget *window = app_fixture_show (GTK_WIDGET (editor));
  ShianUnitPicker *picker = SHIAN_UNIT_PICKER (app_fixture_find (GTK_WIDGET (editor), "picker"));
  GtkWidget *entry = app_fixture_find (GTK_WIDGET (picker), "entry");
  GtkWidget *focus;
  GtkWidget *row;
  const ShianUnit *unit =
      shian_unit_directory_find (shian_session_get_directory (session), "区教育局");

  /* Esc first takes back what was looked for. */
  shian_unit_picker_set_typed (picker, "zzzz");
  g_signal_emit_by_name (entry, "stop-search");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "");
  /* Until a unit is chosen the form is that of a new department, with no name by accident. */
  shian_unit_editor_set (editor, "member", "1");
  g_assert_nonnull (shian_unit_editor_get_refusal (editor));
  shian_unit_editor_select (editor, unit->record.id);
  g_assert_cmpstr (shian_unit_picker_get_selected (picker)->short_name, ==, "区教育局");
  shian_unit_editor_set (editor, "aliases", "区教委;区教体局");
  app_fixture_settle (session);
  g_assert_null (shian_unit_editor_get_refusal (editor));
  unit = shian_unit_directory_find (shian_session_get_directory (session), "区教体局");
  g_assert_cmpstr (unit->short_name, ==, "区教育局");
  /* A name that means another unit is refused, in place. */
  shian_unit_editor_set (editor, "aliases", "区教委;市监局");
  app_fixture_settle (session);
  g_assert_nonnull (shian_unit_editor_get_refusal (editor));
  unit = shian_unit_directory_find (shian_session_get_directory (session), "市监局");
  g_assert_cmpstr (unit->short_name, ==, "区市场监管局");
  /* A new one is written once it has a name. */
  shian_unit_editor_select (editor, NULL);
  g_assert_null (shian_unit_picker_get_selected (picker));
  focus = gtk_root_get_focus (GTK_ROOT (window));
  row = gtk_widget_get_ancestor (focus, ADW_TYPE_ENTRY_ROW);
  g_assert_cmpstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), ==, "Short name");
  shian_unit_editor_set (editor, "kind", "park");
  g_assert_nonnull (shian_unit_editor_get_refusal (editor));
  shian_unit_editor_set (editor, "short_name", "示例园区管委会");
  app_fixture_settle (session);
  unit = shian_unit_directory_find (shian_session_get_directory (session), "示例园区管委会");
  g_assert_nonnull (unit);
  g_assert_cmpint (unit->kind, ==, SHIAN_UNIT_PARK);
  gtk_window_destroy (GTK_WINDOW (window));
  app_fixture_close (session);
}

int
main (int argc, char **argv)
{
  app_fixture_init (&argc, &argv);
  g_test_add_func ("/pages/submission", test_submission);
  g_test_add_func ("/pages/changed-since", test_changed_since);
  g_test_add_func ("/pages/refused-folder", test_refused_folder);
  g_test_add_func ("/pages/settings", test_settings);
  g_test_add_func ("/pages/settings-keys", test_settings_keys);
  g_test_add_func ("/pages/unit-editor", test_unit_editor);
  return g_test_run ();
}
