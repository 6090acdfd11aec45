/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list as the user sees it: whose it is, what it is narrowed to, what of it goes out and what
 * is remembered. */
#include "../packs/pack-fixture.h"
#include "app-fixture.h"

#include "app/checklist-list.h"
#include "app/checklist-page.h"
#include "app/document-print.h"
#include "app/filter-chips.h"
#include "app/preferences.h"
#include "app/print-preview.h"
#include "app/unit-picker.h"

#include <glib/gstdio.h>

typedef struct {
  ShianSession *session;
  GtkWidget *window;
  ShianPage *page;
  char *folder; /* for exports */
} Fixture;

static gboolean
has_record (gpointer data)
{
  GtkWidget *record = app_fixture_find (GTK_WIDGET (((Fixture *) data)->page), "record");
  return adw_bin_get_child (ADW_BIN (record)) != NULL;
}

static void
open_page (Fixture *fixture)
{
  fixture->page = SHIAN_PAGE (shian_checklist_page_new (fixture->session));
  fixture->window = app_fixture_show (GTK_WIDGET (fixture->page));
  app_fixture_wait (has_record, fixture);
}

static void
close_page (Fixture *fixture)
{
  g_object_add_weak_pointer (G_OBJECT (fixture->page), (gpointer *) &fixture->page);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  app_fixture_settle (fixture->session);
  g_assert_null (fixture->page);
}

static void
set_up (Fixture *fixture, gconstpointer unit)
{
  ShianPeriod q2 = { 2024, 2 };
  g_autofree char *data = NULL;

  fixture->session = app_fixture_open ();
  app_fixture_set_up (fixture->session, unit);
  shian_session_set_period (fixture->session, &q2);
  data = g_path_get_dirname (shian_session_get_path (fixture->session));
  fixture->folder = g_build_filename (data, "out", NULL);
  g_settings_set_string (shian_preferences_get (), "export-folder", fixture->folder);
  open_page (fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer unit)
{
  close_page (fixture);
  app_fixture_close (fixture->session);
  g_free (fixture->folder);
}

static GtkWidget *
part (Fixture *fixture, const char *id)
{
  return app_fixture_find (GTK_WIDGET (fixture->page), id);
}

static ShianChecklistList *
list_of (Fixture *fixture)
{
  return SHIAN_CHECKLIST_LIST (part (fixture, "tasks"));
}

static guint
count_all (Fixture *fixture)
{
  return shian_filter_chips_get_count (SHIAN_FILTER_CHIPS (part (fixture, "chips")), 0);
}

/* Whose */

static const char *
unit_shown (Fixture *fixture)
{
  return gtk_menu_button_get_label (GTK_MENU_BUTTON (part (fixture, "unit")));
}

static void
pick_unit (Fixture *fixture, const char *typed)
{
  GtkWidget *picker = part (fixture, "units");

  shian_unit_picker_set_typed (SHIAN_UNIT_PICKER (picker), typed);
  g_signal_emit_by_name (picker, "picked");
}

/* Another unit by the first letters of its pinyin; Esc leads back to one's own. */
static void
test_all_units (Fixture *fixture, gconstpointer unit)
{
  guint own = count_all (fixture);

  g_assert_true (gtk_widget_get_visible (part (fixture, "unit")));
  pick_unit (fixture, "qjyj");
  g_assert_cmpstr (unit_shown (fixture), ==, "区教育局");
  g_assert_cmpuint (count_all (fixture), ==, 17);
  g_assert_true (shian_page_back (fixture->page));
  g_assert_cmpstr (unit_shown (fixture), ==, "All units");
  g_assert_cmpuint (count_all (fixture), ==, own);
  g_assert_false (shian_page_back (fixture->page));
  pick_unit (fixture, "教育局");
  g_signal_emit_by_name (part (fixture, "own"), "clicked");
  g_assert_cmpstr (unit_shown (fixture), ==, "All units");
}

/* Another page leads to one's own task: the other unit's list and the narrowing make way. */
static void
test_show_task (Fixture *fixture, gconstpointer unit)
{
  g_autoptr (GPtrArray) own = shian_checklist_list_get_shown (list_of (fixture));
  const ShianChecklistItem *selected;

  pick_unit (fixture, "qjyj");
  shian_page_search (fixture->page, "没有这个词");
  g_assert_true (
      shian_checklist_page_show_task (SHIAN_CHECKLIST_PAGE (fixture->page), own->pdata[1]));
  g_assert_cmpstr (unit_shown (fixture), ==, "All units");
  selected = shian_checklist_list_get_selected (list_of (fixture));
  g_assert_cmpstr (selected->book->task->record.id, ==, own->pdata[1]);
  g_assert_false (
      shian_checklist_page_show_task (SHIAN_CHECKLIST_PAGE (fixture->page), "no-such-task"));
}

static void
test_not_office (Fixture *fixture, gconstpointer unit)
{
  g_assert_false (gtk_widget_get_visible (part (fixture, "unit")));
}

/* Exports */

typedef struct {
  const char *folder;
  const char *end; /* of the file's name */
  char *path;
} Wanted;

static gboolean
is_written (gpointer data)
{
  Wanted *wanted = data;
  g_autoptr (GDir) dir = g_dir_open (wanted->folder, 0, NULL);
  const char *name;

  while (dir != NULL && wanted->path == NULL && (name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, wanted->end))
      wanted->path = g_build_filename (wanted->folder, name, NULL);
  return wanted->path != NULL;
}

static char *
exported (Fixture *fixture, const char *end)
{
  Wanted wanted = { fixture->folder, end, NULL };

  app_fixture_wait (is_written, &wanted);
  app_fixture_settle (fixture->session);
  return wanted.path;
}

/* The rows of the workbook are those of the copied table, in its order. */
static void
assert_same_rows (Fixture *fixture, const char *path)
{
  g_autofree char *copied = shian_checklist_list_to_text (list_of (fixture));
  g_auto (GStrv) lines = g_strsplit (copied, "\n", -1);
  g_autoptr (PackTable) table = pack_table_load (path, "任务清单");
  guint n = g_strv_length (lines) - 2;

  g_assert_cmpuint (pack_table_last_row (table), ==, 4 + n);
  for (guint i = 0; i < n; i++) {
    g_auto (GStrv) cells = g_strsplit (lines[i + 1], "\t", -1);
    g_assert_cmpfloat (pack_table_number (table, 5 + i, 1), ==, i + 1);
    g_assert_cmpstr (pack_table_text (table, 5 + i, 2), ==, cells[0]);
  }
}

static gboolean
has_text (const PackTable *table, guint row, const char *text)
{
  for (guint column = 1; column <= 14; column++)
    if (g_strcmp0 (pack_table_text (table, row, column), text) == 0)
      return TRUE;
  return FALSE;
}

static void
test_export_narrowed (Fixture *fixture, gconstpointer unit)
{
  g_autofree char *path = NULL;
  g_autofree char *total = NULL;
  g_autoptr (PackTable) table = NULL;

  gtk_drop_down_set_selected (GTK_DROP_DOWN (part (fixture, "role")), SHIAN_ROLE_ASSIGNED + 1);
  shian_page_search (fixture->page, "监管");
  shian_checklist_list_set_order (list_of (fixture), SHIAN_CHECKLIST_BY_DUE, TRUE);
  g_assert_cmpuint (shian_checklist_list_get_n_shown (list_of (fixture)), >, 1);
  g_assert_cmpuint (shian_checklist_list_get_n_shown (list_of (fixture)), <, 17);
  g_assert_true (shian_page_export_seen (fixture->page));
  path = exported (fixture, "任务清单（筛选）.xlsx");
  assert_same_rows (fixture, path);
  table = pack_table_load (path, "任务清单");
  g_assert_cmpstr (pack_table_text (table, 1, 1), ==,
                   "按屏幕所列导出（角色：分工负责；搜索：监管；按完成时限倒序排列）");
  g_assert_cmpstr (pack_table_text (table, 2, 1), ==,
                   "区教育局2024年食品安全任务清单（第二季度，筛选）");
  total =
      g_strdup_printf ("全部17项，本表%u项", shian_checklist_list_get_n_shown (list_of (fixture)));
  g_assert_true (has_text (table, 3, total));
}

static void
test_export_sorted (Fixture *fixture, gconstpointer unit)
{
  g_autofree char *path = NULL;

  shian_checklist_list_set_order (list_of (fixture), SHIAN_CHECKLIST_BY_ROLE, FALSE);
  g_assert_true (shian_page_export_seen (fixture->page));
  path = exported (fixture, "任务清单（重排）.xlsx");
  assert_same_rows (fixture, path);
}

/* Nothing narrowed, or the whole asked for: the form that is handed in, and its day is noted. */
static void
test_export_whole (Fixture *fixture, gconstpointer unit)
{
  g_autofree char *path = NULL;
  g_autoptr (PackTable) table = NULL;

  shian_page_search (fixture->page, "校园");
  g_assert_true (shian_page_export_whole (fixture->page));
  path = exported (fixture, "任务清单.xlsx");
  table = pack_table_load (path, "任务清单");
  g_assert_cmpuint (pack_table_last_row (table), ==, 4 + 17 + 2);
  g_assert_true (g_unlink (path) == 0);
  g_clear_pointer (&path, g_free);
  shian_page_search (fixture->page, "");
  g_assert_true (shian_page_export_seen (fixture->page));
  path = exported (fixture, "任务清单.xlsx");
  shian_page_search (fixture->page, "没有这个词");
  g_assert_false (shian_page_export_seen (fixture->page));
}

/* The preview in front, NULL when there is none. */
static GtkWindow *
preview (void)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *item = windows; item != NULL; item = item->next)
    if (SHIAN_IS_PRINT_PREVIEW (item->data))
      return item->data;
  return NULL;
}

/* Prints what is in sight, as the export does. */
static void
test_print_narrowed (Fixture *fixture, gconstpointer unit)
{
  guint n_whole;

  if (shian_print_fonts (NULL) == NULL) {
    g_test_skip ("no font with Chinese is installed");
    return;
  }
  g_assert_true (shian_page_print (fixture->page));
  n_whole = shian_print_preview_get_n_pages (SHIAN_PRINT_PREVIEW (preview ()));
  g_assert_cmpuint (n_whole, >, 1);
  gtk_window_destroy (preview ());
  shian_page_search (fixture->page, "监管");
  gtk_drop_down_set_selected (GTK_DROP_DOWN (part (fixture, "section")), 2);
  g_assert_cmpuint (shian_checklist_list_get_n_shown (list_of (fixture)), >, 0);
  g_assert_true (shian_page_print (fixture->page));
  g_assert_cmpuint (shian_print_preview_get_n_pages (SHIAN_PRINT_PREVIEW (preview ())), <, n_whole);
  gtk_window_destroy (preview ());
  shian_page_search (fixture->page, "没有这个词");
  g_assert_false (shian_page_print (fixture->page));
  g_assert_null (preview ());
}

/* Remembered */

static void
test_remembered (Fixture *fixture, gconstpointer unit)
{
  guint shown;

  pick_unit (fixture, "qjyj");
  gtk_drop_down_set_selected (GTK_DROP_DOWN (part (fixture, "role")), SHIAN_ROLE_ASSIGNED + 1);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (part (fixture, "section")), 2);
  shown = shian_checklist_list_get_n_shown (list_of (fixture));
  g_assert_cmpuint (shown, >, 0);
  g_assert_cmpuint (shown, <, 17);
  close_page (fixture);
  open_page (fixture);
  g_assert_cmpstr (unit_shown (fixture), ==, "区教育局");
  g_assert_cmpuint (shian_checklist_list_get_n_shown (list_of (fixture)), ==, shown);
  g_assert_cmpuint (gtk_drop_down_get_selected (GTK_DROP_DOWN (part (fixture, "role"))), ==,
                    SHIAN_ROLE_ASSIGNED + 1);
  g_assert_cmpuint (gtk_drop_down_get_selected (GTK_DROP_DOWN (part (fixture, "section"))), ==, 2);
}

/* What was remembered is gone, or was never: one's own unit, the whole list. */
static void
test_remembered_nonsense (Fixture *fixture, gconstpointer unit)
{
  GSettings *settings = shian_preferences_get ();
  guint own = count_all (fixture);

  close_page (fixture);
  g_settings_set_string (settings, "last-unit", "0190aaaa-0000-7000-8000-000000000000");
  g_settings_set_string (settings, "checklist-status", "no-such-status");
  g_settings_set_string (settings, "checklist-role", "no-such-role");
  g_settings_set_int (settings, "checklist-section", 99);
  open_page (fixture);
  g_assert_cmpstr (unit_shown (fixture), ==, "All units");
  g_assert_cmpuint (shian_checklist_list_get_n_shown (list_of (fixture)), ==, own);
  g_assert_false (shian_page_back (fixture->page));
}

#define ADD(path, unit, func) g_test_add (path, Fixture, unit, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  app_fixture_init (&argc, &argv);
  ADD ("/checklist-seen/all-units", "区食品安全办", test_all_units);
  ADD ("/checklist-seen/show-task", "区食品安全办", test_show_task);
  ADD ("/checklist-seen/not-office", "区教育局", test_not_office);
  ADD ("/checklist-seen/export-narrowed", "区教育局", test_export_narrowed);
  ADD ("/checklist-seen/export-sorted", "区教育局", test_export_sorted);
  ADD ("/checklist-seen/export-whole", "区教育局", test_export_whole);
  ADD ("/checklist-seen/print-narrowed", "区教育局", test_print_narrowed);
  ADD ("/checklist-seen/remembered", "区食品安全办", test_remembered);
  ADD ("/checklist-seen/remembered-nonsense", "区食品安全办", test_remembered_nonsense);
  return g_test_run ();
}
