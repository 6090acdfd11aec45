/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app-fixture.h"

#include "app/export-job.h"
#include "app/first-start.h"
#include "app/message.h"
#include "app/open-path.h"
#include "app/nav-row.h"
#include "app/preferences.h"
#include "app/status-pill.h"
#include "app/window.h"
#include "base/error.h"
#include "checklist/work.h"
#include "store/setting.h"

static GtkWidget *
make_window (void)
{
  GtkWidget *window = shian_window_new (NULL);

  gtk_window_present (GTK_WINDOW (window));
  return window;
}

static const char *
in_view (GtkWidget *window)
{
  return gtk_stack_get_visible_child_name (GTK_STACK (app_fixture_find (window, "content")));
}

static void
test_problems (void)
{
  static const int CODES[] = { SHIAN_ERROR_BUSY,    SHIAN_ERROR_TOO_NEW,   SHIAN_ERROR_FOREIGN,
                               SHIAN_ERROR_CORRUPT, SHIAN_ERROR_READ_ONLY, SHIAN_ERROR_NO_SPACE,
                               SHIAN_ERROR_IO };
  GtkWidget *window = make_window ();
  g_autoptr (GHashTable) titles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  g_assert_cmpstr (in_view (window), ==, "loading");
  for (guint i = 0; i < G_N_ELEMENTS (CODES); i++) {
    g_autoptr (GError) error = g_error_new (SHIAN_ERROR, CODES[i], "reason <%u>", i);
    AdwStatusPage *page = ADW_STATUS_PAGE (app_fixture_find (window, "problem"));
    shian_window_set_problem (SHIAN_WINDOW (window), "/nowhere/shian.db", error);
    g_assert_cmpstr (in_view (window), ==, "problem");
    g_assert_nonnull (strstr (adw_status_page_get_description (page), "/nowhere/shian.db"));
    g_assert_nonnull (strstr (adw_status_page_get_description (page), "reason &lt;"));
    g_hash_table_add (titles, g_strdup (adw_status_page_get_title (page)));
  }
  g_assert_cmpuint (g_hash_table_size (titles), ==, G_N_ELEMENTS (CODES));
  gtk_window_destroy (GTK_WINDOW (window));
}

static gboolean
is_null (gpointer pointer)
{
  return *(gpointer *) pointer == NULL;
}

static gboolean
is_reviewing (gpointer intake)
{
  return shian_plan_intake_is_reviewing (intake);
}

/* What was corrected in the review of the first start is not lost by closing the window. */
static void
test_close_while_reviewing (void)
{
  ShianSession *session = app_fixture_open ();
  GtkWidget *window = make_window ();
  ShianFirstStart *start;
  ShianPlanIntake *intake;

  shian_window_set_session (SHIAN_WINDOW (window), session);
  start = SHIAN_FIRST_START (adw_bin_get_child (ADW_BIN (app_fixture_find (window, "welcome"))));
  intake = shian_first_start_get_intake (start);
  shian_unit_picker_set_typed (shian_first_start_get_picker (start), "jyj");
  shian_first_start_next (start);
  shian_plan_chooser_continue (shian_plan_intake_get_chooser (intake));
  app_fixture_wait (is_reviewing, intake);
  g_assert_true (shian_plan_review_select (shian_plan_intake_get_review (intake), "（一）-1"));
  g_signal_emit_by_name (
      gtk_widget_get_first_child (app_fixture_find (GTK_WIDGET (intake), "rows")), "removed");
  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *) &window);
  gtk_window_close (GTK_WINDOW (window));
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  g_assert_nonnull (window);
  g_assert_true (shian_plan_intake_is_reviewing (intake));
  gtk_window_close (GTK_WINDOW (window));
  app_fixture_wait (is_null, &window);
  app_fixture_close (session);
}

static void
test_first_start_then_pages (void)
{
  ShianSession *session = app_fixture_open ();
  GtkWidget *window = make_window ();

  shian_window_set_session (SHIAN_WINDOW (window), session);
  g_assert_cmpstr (in_view (window), ==, "welcome");
  g_assert_null (shian_window_get_page (SHIAN_WINDOW (window)));
  g_assert_false (gtk_widget_get_visible (app_fixture_find (window, "navigation")));
  app_fixture_set_up (session, "区教育局");
  g_assert_cmpstr (in_view (window), ==, "pages");
  g_assert_true (gtk_widget_get_visible (app_fixture_find (window, "navigation")));
  g_assert_nonnull (shian_window_get_page (SHIAN_WINDOW (window)));
  g_assert_false (shian_window_show_page (SHIAN_WINDOW (window), "no-such-page"));
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (app_fixture_find (window, "unit"))), ==,
                   "区教育局");
  gtk_window_destroy (GTK_WINDOW (window));
  app_fixture_close (session);
}

typedef struct {
  ShianSession *session;
  GtkWidget *window;
} Fixture;

static gboolean
is_gone (gpointer data)
{
  return ((Fixture *) data)->window == NULL;
}

static gboolean
has_text (gpointer data)
{
  GtkWidget *bin = app_fixture_find (((Fixture *) data)->window, "record");
  return adw_bin_get_child (ADW_BIN (bin)) != NULL;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->session = app_fixture_open ();
  app_fixture_set_up (fixture->session, "区教育局");
  fixture->window = make_window ();
  g_object_add_weak_pointer (G_OBJECT (fixture->window), (gpointer *) &fixture->window);
  shian_window_set_session (SHIAN_WINDOW (fixture->window), fixture->session);
  g_assert_true (shian_window_show_page (SHIAN_WINDOW (fixture->window), "checklist"));
  app_fixture_wait (has_text, fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  if (fixture->window != NULL)
    gtk_window_destroy (GTK_WINDOW (fixture->window));
  app_fixture_settle (fixture->session);
  g_assert_null (fixture->window);
  app_fixture_close (fixture->session);
}

static GtkTextView *
narrative (Fixture *fixture)
{
  return GTK_TEXT_VIEW (app_fixture_find (app_fixture_find (fixture->window, "progress"), "text"));
}

static guint
count_progress (Fixture *fixture, const char *text)
{
  g_autoptr (GPtrArray) list =
      shian_progress_list (shian_session_get_reader (fixture->session), NULL, NULL, NULL);
  guint n = 0;

  for (guint i = 0; i < list->len; i++)
    n += g_strcmp0 (((ShianProgress *) list->pdata[i])->text, text) == 0;
  return n;
}

/* Whether the window listens to @accelerator. */
static gboolean
listens_to (GtkWidget *window, const char *accelerator)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (window);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++) {
    g_autoptr (GListModel) list = g_list_model_get_item (controllers, i);
    for (guint j = 0; GTK_IS_SHORTCUT_CONTROLLER (list) && j < g_list_model_get_n_items (list);
         j++) {
      g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (list, j);
      g_autofree char *trigger =
          gtk_shortcut_trigger_to_string (gtk_shortcut_get_trigger (shortcut));
      if (strstr (trigger, accelerator) != NULL)
        return TRUE;
    }
  }
  return FALSE;
}

/* The keys the list of keys names. */
static void
test_listens (Fixture *fixture, gconstpointer data)
{
  static const char *const KEYS[] = { "<Control>question", "<Control>k", "<Control>p", "<Control>e",
                                      "<Control>z",        "F1",         "Escape" };

  for (guint i = 0; i < G_N_ELEMENTS (KEYS); i++)
    g_assert_true (listens_to (fixture->window, KEYS[i]));
  g_assert_nonnull (
      gtk_application_window_get_help_overlay (GTK_APPLICATION_WINDOW (fixture->window)));
}

/* Closed in the middle of a word: the window goes when the word is in the file. */
static void
test_close_while_dirty (Fixture *fixture, gconstpointer data)
{
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (narrative (fixture)), "刚写的", -1);
  gtk_window_close (GTK_WINDOW (fixture->window));
  app_fixture_wait (is_gone, fixture);
  g_assert_cmpuint (count_progress (fixture, "刚写的"), ==, 1);
}

/* What was refused keeps the window open once, then the user means it. */
static void
test_close_while_refused (Fixture *fixture, gconstpointer data)
{
  GtkWidget *figure = app_fixture_find (app_fixture_find (fixture->window, "progress"), "figure");

  gtk_editable_set_text (GTK_EDITABLE (figure), "-1");
  gtk_window_close (GTK_WINDOW (fixture->window));
  app_fixture_settle (fixture->session);
  g_assert_nonnull (fixture->window);
  gtk_window_close (GTK_WINDOW (fixture->window));
  app_fixture_settle (fixture->session);
  g_assert_null (fixture->window);
}

static void
test_undo (Fixture *fixture, gconstpointer data)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (narrative (fixture));

  gtk_text_buffer_set_text (buffer, "写了", -1);
  gtk_widget_activate_action (fixture->window, "win.undo", NULL);
  app_fixture_settle (fixture->session);
  g_assert_cmpuint (count_progress (fixture, "写了"), ==, 0);
  g_assert_cmpint (gtk_text_buffer_get_char_count (buffer), ==, 0);
}

static gboolean
shows_text (GtkWidget *root, const char *text)
{
  if (GTK_IS_LABEL (root) && strstr (gtk_label_get_text (GTK_LABEL (root)), text) != NULL)
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (shows_text (child, text))
      return TRUE;
  return FALSE;
}

static void
exported_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  ShianPackResult **done = data;

  *done = shian_export_run_finish (result, &error);
  g_assert_no_error (error);
}

static gboolean
is_exported (gpointer data)
{
  return *(gpointer *) data != NULL;
}

static void
export_report (Fixture *fixture, ShianExportKind kind, const char *unit_id)
{
  g_autofree char *data = g_path_get_dirname (shian_session_get_path (fixture->session));
  g_autofree char *folder = g_build_filename (data, "out", NULL);
  g_autoptr (ShianPackResult) done = NULL;

  shian_export_run_async (fixture->session, kind, unit_id,
                          shian_session_get_period (fixture->session), folder, NULL, exported_cb,
                          &done);
  app_fixture_wait (is_exported, &done);
  g_assert_cmpuint (done->files->len, ==, 1);
}

static char *
last_export (Fixture *fixture, ShianExportKind kind)
{
  return shian_export_last (shian_session_get_reader (fixture->session), kind,
                            shian_session_get_period (fixture->session), NULL);
}

/* The note that a report went out is no step: undo goes past it to what was entered, names that, and
 * with nothing entered there is nothing to undo. */
static void
test_undo_after_export (Fixture *fixture, gconstpointer data)
{
  g_autofree char *own = g_strdup (shian_session_get_unit (fixture->session)->record.id);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  gtk_text_buffer_set_text (gtk_text_view_get_buffer (narrative (fixture)), "写了", -1);
  shian_page_flush (shian_window_get_page (SHIAN_WINDOW (fixture->window)));
  app_fixture_settle (fixture->session);
  export_report (fixture, SHIAN_EXPORT_REPORT, own);
  before = last_export (fixture, SHIAN_EXPORT_REPORT);
  g_assert_nonnull (before);
  gtk_widget_activate_action (fixture->window, "win.undo", NULL);
  app_fixture_settle (fixture->session);
  g_assert_cmpuint (count_progress (fixture, "写了"), ==, 0);
  g_assert_true (shows_text (fixture->window, "Undone: Progress"));
  after = last_export (fixture, SHIAN_EXPORT_REPORT);
  g_assert_cmpstr (after, ==, before);
}

/* Another unit's checklist written out does not make one's own plan handed in. */
static void
test_export_of_another (Fixture *fixture, gconstpointer data)
{
  ShianUnitDirectory *directory = shian_session_get_directory (fixture->session);
  const ShianUnit *other = shian_unit_directory_find (directory, "区市场监管局");
  g_autofree char *none = NULL;
  g_autofree char *own = NULL;

  export_report (fixture, SHIAN_EXPORT_CHECKLIST, other->record.id);
  none = last_export (fixture, SHIAN_EXPORT_CHECKLIST);
  g_assert_null (none);
  export_report (fixture, SHIAN_EXPORT_CHECKLIST,
                 shian_session_get_unit (fixture->session)->record.id);
  own = last_export (fixture, SHIAN_EXPORT_CHECKLIST);
  g_assert_nonnull (own);
}

/* In a text with something to take back, undo takes that back, not the record before it. */
static void
test_undo_in_text (Fixture *fixture, gconstpointer data)
{
  GtkTextView *view = narrative (fixture);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);

  gtk_widget_grab_focus (GTK_WIDGET (view));
  gtk_text_buffer_insert_at_cursor (buffer, "字", -1);
  g_assert_true (gtk_text_buffer_get_can_undo (buffer));
  gtk_widget_activate_action (fixture->window, "win.undo", NULL);
  g_assert_cmpint (gtk_text_buffer_get_char_count (buffer), ==, 0);
  app_fixture_settle (fixture->session);
  g_assert_cmpstr (in_view (fixture->window), ==, "pages");
}

/* Going to a page by its number takes the keys there, and the second time leaves them alone. */
static void
test_page_number (Fixture *fixture, gconstpointer data)
{
  GtkWidget *focus;

  gtk_widget_activate_action (fixture->window, "win.search", NULL);
  for (int number = 1; number <= 6; number++) {
    gtk_widget_activate_action (fixture->window, "win.page-number", "i", number);
    focus = gtk_root_get_focus (GTK_ROOT (fixture->window));
    gtk_widget_activate_action (fixture->window, "win.page-number", "i", number);
    g_assert_true (focus == gtk_root_get_focus (GTK_ROOT (fixture->window)));
  }
  g_assert_true (gtk_widget_is_ancestor (
      focus, GTK_WIDGET (shian_window_get_page (SHIAN_WINDOW (fixture->window)))));
}

static void
test_search (Fixture *fixture, gconstpointer data)
{
  GtkWidget *entry = app_fixture_find (fixture->window, "search");

  gtk_widget_activate_action (fixture->window, "win.search", NULL);
  g_assert_true (gtk_widget_is_ancestor (gtk_root_get_focus (GTK_ROOT (fixture->window)), entry));
  gtk_editable_set_text (GTK_EDITABLE (entry), "没有的词");
  g_signal_emit_by_name (entry, "search-changed");
  g_signal_emit_by_name (entry, "stop-search");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "");
}

static void
test_badge (Fixture *fixture, gconstpointer data)
{
  GtkWidget *row = gtk_widget_get_first_child (app_fixture_find (fixture->window, "page_list"));

  g_assert_cmpstr (shian_nav_row_get_name (SHIAN_NAV_ROW (row)), ==, "checklist");
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (app_fixture_find (row, "badge"))), ==, "17");
  g_assert_true (gtk_widget_get_visible (app_fixture_find (row, "badge")));
}

/* The arrows turn the pages, Enter goes in; what is marked is what is seen. Tab steps over them. */
static void
test_navigation (Fixture *fixture, gconstpointer data)
{
  GtkListBox *list = GTK_LIST_BOX (app_fixture_find (fixture->window, "page_list"));
  GtkStack *pages = GTK_STACK (app_fixture_find (fixture->window, "pages"));
  GtkListBoxRow *second = gtk_list_box_get_row_at_index (list, 1);
  GtkWidget *focus;

  gtk_widget_activate_action (fixture->window, "win.back", NULL);
  g_assert_true (gtk_root_get_focus (GTK_ROOT (fixture->window)) ==
                 GTK_WIDGET (gtk_list_box_get_selected_row (list)));
  gtk_list_box_select_row (list, second);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (pages), ==,
                   shian_nav_row_get_name (SHIAN_NAV_ROW (second)));
  focus = gtk_root_get_focus (GTK_ROOT (fixture->window));
  g_assert_true (gtk_widget_is_ancestor (focus, GTK_WIDGET (list)));
  g_assert_true (app_fixture_key (GTK_WIDGET (list), GDK_KEY_Tab, 0));
  focus = gtk_root_get_focus (GTK_ROOT (fixture->window));
  g_assert_false (gtk_widget_is_ancestor (focus, GTK_WIDGET (list)));
  g_assert_true (gtk_list_box_get_selected_row (list) == second);
  g_signal_emit_by_name (list, "row-activated", gtk_list_box_get_row_at_index (list, 0));
  g_assert_cmpstr (gtk_stack_get_visible_child_name (pages), ==, "checklist");
  focus = gtk_root_get_focus (GTK_ROOT (fixture->window));
  g_assert_true (gtk_widget_is_ancestor (focus, gtk_stack_get_visible_child (pages)));
}

/* Where no program opens it, the dialog says where it lies. */
static void
test_open_path (Fixture *fixture, gconstpointer data)
{
  g_autofree char *folder = g_path_get_dirname (shian_session_get_path (fixture->session));
  g_autofree char *path = g_build_filename (folder, "x.of-no-known-kind", NULL);
  GtkWidget *dialog;

  g_assert_true (g_file_set_contents (path, "\x01\x02\x00\x03", 4, NULL));
  shian_open_path (fixture->window, path);
  dialog = app_fixture_wait_window (ADW_TYPE_MESSAGE_DIALOG);
  g_assert_nonnull (strstr (adw_message_dialog_get_body (ADW_MESSAGE_DIALOG (dialog)), path));
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static void
test_keys (Fixture *fixture, gconstpointer data)
{
  g_assert_nonnull (
      gtk_application_window_get_help_overlay (GTK_APPLICATION_WINDOW (fixture->window)));
  g_assert_true (gtk_widget_activate_action (fixture->window, "win.back", NULL));
  g_assert_true (gtk_widget_activate_action (fixture->window, "win.page-number", "i", 1));
  g_assert_true (gtk_widget_activate_action (fixture->window, "win.page", "s", "checklist"));
  shian_message_show (fixture->window, "a < b & c");
}

/* Page, period and size are as they were left; the running quarter is never pinned down. */
static void
test_remembered (Fixture *fixture, gconstpointer data)
{
  GSettings *settings = shian_preferences_get ();
  ShianPeriod q4 = { 2024, 4 };
  ShianPeriod q2 = { 2024, 2 };
  GtkWidget *again;
  g_autofree char *period = NULL;
  int width, height;

  shian_session_set_period (fixture->session, &q2);
  shian_window_show_page (SHIAN_WINDOW (fixture->window), "submission");
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1000, 640);
  gtk_window_close (GTK_WINDOW (fixture->window));
  app_fixture_wait (is_gone, fixture);
  shian_session_set_period (fixture->session, &q4);
  again = make_window ();
  gtk_window_get_default_size (GTK_WINDOW (again), &width, &height);
  g_assert_cmpint (width, ==, 1000);
  shian_window_set_session (SHIAN_WINDOW (again), fixture->session);
  g_assert_cmpint (shian_session_get_period (fixture->session)->quarter, ==, 2);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (GTK_STACK (app_fixture_find (again, "pages"))),
                   ==, "submission");
  shian_session_set_period (fixture->session, &q4);
  period = g_settings_get_string (settings, "last-period");
  g_assert_cmpstr (period, ==, "");
  gtk_window_destroy (GTK_WINDOW (again));
}

/* A period chosen in another quarter, of another year or no period at all is passed over. */
static void
test_remembered_nonsense (Fixture *fixture, gconstpointer data)
{
  static const char *const LAST[][2] = {
    { "2024Q2", "2024Q3" }, { "2023Q2", "2024Q4" }, { "later", "2024Q4" }, { "", "" }
  };
  GSettings *settings = shian_preferences_get ();

  for (guint i = 0; i < G_N_ELEMENTS (LAST); i++) {
    GtkWidget *again = make_window ();
    g_settings_set_string (settings, "last-period", LAST[i][0]);
    g_settings_set_string (settings, "last-period-chosen-in", LAST[i][1]);
    g_settings_set_string (settings, "last-page", "no-such-page");
    shian_window_set_session (SHIAN_WINDOW (again), fixture->session);
    g_assert_cmpint (shian_session_get_period (fixture->session)->quarter, ==, 4);
    g_assert_cmpstr (
        gtk_stack_get_visible_child_name (GTK_STACK (app_fixture_find (again, "pages"))), ==,
        "checklist");
    gtk_window_destroy (GTK_WINDOW (again));
  }
}

static void
test_pill (void)
{
  GtkWidget *pill = g_object_ref_sink (shian_status_pill_new ());

  for (int i = 0; i < SHIAN_N_STATUSES; i++) {
    shian_status_pill_set_status (SHIAN_STATUS_PILL (pill), (ShianStatus) i);
    g_assert_cmpstr (shian_status_pill_get_text (SHIAN_STATUS_PILL (pill)), ==,
                     SHIAN_STATUS_CHOICES[i].title);
    g_assert_true (gtk_widget_has_css_class (pill, SHIAN_STATUS_CHOICES[i].key));
  }
  g_assert_finalize_object (pill);
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  app_fixture_init (&argc, &argv);
  g_test_add_func ("/window/problems", test_problems);
  g_test_add_func ("/window/close-while-reviewing", test_close_while_reviewing);
  g_test_add_func ("/window/first-start-then-pages", test_first_start_then_pages);
  ADD ("/window/close-while-dirty", test_close_while_dirty);
  ADD ("/window/close-while-refused", test_close_while_refused);
  ADD ("/window/listens", test_listens);
  ADD ("/window/undo", test_undo);
  ADD ("/window/undo-after-export", test_undo_after_export);
  ADD ("/window/export-of-another", test_export_of_another);
  ADD ("/window/undo-in-text", test_undo_in_text);
  ADD ("/window/search", test_search);
  ADD ("/window/badge", test_badge);
  ADD ("/window/navigation", test_navigation);
  ADD ("/window/open-path", test_open_path);
  ADD ("/window/keys", test_keys);
  ADD ("/window/page-number", test_page_number);
  ADD ("/window/remembered", test_remembered);
  ADD ("/window/remembered-nonsense", test_remembered_nonsense);
  g_test_add_func ("/window/status-pill", test_pill);
  return g_test_run ();
}
