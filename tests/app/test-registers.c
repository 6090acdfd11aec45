/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From the numbers of a task to the lists they count: every list has as many lines as the number said,
 * its chip says why, and taking the chip away gives the whole list back. */
#include "../reports/register-fixture.h"
#include "app-fixture.h"

#include "app/canteen-page.h"
#include "app/checklist-list.h"
#include "app/filter-chips.h"
#include "app/finding-page.h"
#include "app/line-list.h"
#include "app/narrow-chip.h"
#include "app/task-registers.h"
#include "app/window.h"
#include "inspection/inspection-list.h"
#include "store/setting.h"

#include <string.h>

typedef struct {
  ShianSession *session;
  GtkWidget *window;
} Fixture;

static gboolean
fill (ShianStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  return register_fixture_fill (store, error);
}

static gboolean
link_kinds (ShianStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  return shian_setting_set (store, "register-links", data, error);
}

static void
done_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  shian_session_run_finish (SHIAN_SESSION (source), result, &error);
  g_assert_no_error (error);
}

static void
run (Fixture *fixture, ShianSessionWork work, gpointer data)
{
  shian_session_run_async (fixture->session, work, data, NULL, NULL, done_cb, NULL);
  app_fixture_settle (fixture->session);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  ShianPeriod period;

  fixture->session = app_fixture_open ();
  app_fixture_set_up (fixture->session, "区教育局");
  run (fixture, fill, NULL);
  g_assert_true (shian_period_parse ("2024Q2", &period, NULL));
  shian_session_set_period (fixture->session, &period);
  fixture->window = shian_window_new (NULL);
  gtk_window_present (GTK_WINDOW (fixture->window));
  shian_window_set_session (SHIAN_WINDOW (fixture->window), fixture->session);
  app_fixture_settle (fixture->session);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  app_fixture_settle (fixture->session);
  app_fixture_close (fixture->session);
}

static ShianPage *
page (Fixture *fixture)
{
  return shian_window_get_page (SHIAN_WINDOW (fixture->window));
}

static GtkWidget *
part (Fixture *fixture, const char *id)
{
  return app_fixture_find (GTK_WIDGET (page (fixture)), id);
}

static gboolean
has_record (gpointer bin)
{
  return adw_bin_get_child (ADW_BIN (bin)) != NULL;
}

/* The numbers of the task of measure @number. */
static GtkWidget *
show_task (Fixture *fixture, gint64 number)
{
  ShianChecklistList *list;
  GtkWidget *bin, *registers;

  shian_window_show_page (SHIAN_WINDOW (fixture->window), "checklist");
  list = SHIAN_CHECKLIST_LIST (part (fixture, "tasks"));
  bin = part (fixture, "record");
  app_fixture_wait (has_record, bin);
  for (guint i = 0; i < shian_checklist_list_get_n_shown (list); i++)
    if (shian_checklist_list_get_selected (list)->book->measure->number != number)
      shian_checklist_list_step (list, 1);
  g_assert_cmpint (shian_checklist_list_get_selected (list)->book->measure->number, ==, number);
  registers = app_fixture_find (adw_bin_get_child (ADW_BIN (bin)), "registers");
  g_assert_true (gtk_widget_get_visible (registers));
  return registers;
}

/* Presses the button at @index and returns the number it said. */
static guint
press (Fixture *fixture, gint64 measure, guint index)
{
  GtkWidget *box = gtk_widget_get_first_child (show_task (fixture, measure));
  GtkWidget *pair = gtk_flow_box_child_get_child (
      gtk_flow_box_get_child_at_index (GTK_FLOW_BOX (box), (int) index / 2));
  GtkWidget *button =
      index % 2 == 0 ? gtk_widget_get_first_child (pair) : gtk_widget_get_last_child (pair);
  const char *label = gtk_button_get_label (GTK_BUTTON (button));
  guint number = (guint) g_ascii_strtoull (label + strcspn (label, "0123456789"), NULL, 10);

  g_signal_emit_by_name (button, "clicked");
  app_fixture_settle (fixture->session);
  return number;
}

/* Both lists that a page may show, one at a time. */
static ShianLineList *
get_list (Fixture *fixture, gboolean findings)
{
  return SHIAN_LINE_LIST (findings ? part (fixture, "list")
                                   : app_fixture_find (part (fixture, "inspected"), "list"));
}

static GtkWidget *
get_chip (Fixture *fixture, gboolean findings)
{
  return findings ? part (fixture, "narrowed")
                  : app_fixture_find (part (fixture, "inspected"), "narrowed");
}

static void
assert_opens (Fixture *fixture, gint64 measure, guint index, guint expected, const char *kinds)
{
  gboolean findings = index > 1;
  guint number = press (fixture, measure, index);
  g_autofree char *text = g_strdup_printf ("2024年第二季度 · %s", kinds);
  ShianFilterChips *chips;

  g_assert_cmpuint (number, ==, expected);
  g_assert_cmpint (SHIAN_IS_FINDING_PAGE (page (fixture)), ==, findings);
  g_assert_cmpuint (shian_line_list_get_n_lines (get_list (fixture, findings)), ==, number);
  g_assert_cmpstr (shian_narrow_chip_get_text (SHIAN_NARROW_CHIP (get_chip (fixture, findings))),
                   ==, text);
  chips = SHIAN_FILTER_CHIPS (findings ? part (fixture, "chips")
                                       : app_fixture_find (part (fixture, "inspected"), "chips"));
  g_assert_cmpuint (shian_filter_chips_get_count (chips, shian_filter_chips_get_chosen (chips)), ==,
                    number);
}

static void
test_built_in (Fixture *fixture, gconstpointer data)
{
  assert_opens (fixture, 6, 0, 2, "Campus canteen");
  assert_opens (fixture, 6, 1, 1, "Campus canteen");
  assert_opens (fixture, 6, 2, 2, "Campus canteen");
  assert_opens (fixture, 6, 3, 1, "Campus canteen");
}

/* Kinds the page of canteens does not list, and premises that have closed since. */
static void
test_own_links (Fixture *fixture, gconstpointer data)
{
  static char links[] = "6\tcampus_canteen;eatery;stall\n7\tstall\n";
  const char *both = "Campus canteen、Small eatery、Food stall";

  run (fixture, link_kinds, links);
  assert_opens (fixture, 6, 0, 4, both);
  assert_opens (fixture, 6, 1, 3, both);
  assert_opens (fixture, 6, 2, 4, both);
  assert_opens (fixture, 6, 3, 1, both);
  assert_opens (fixture, 7, 0, 1, "Food stall");
  assert_opens (fixture, 7, 3, 0, "Food stall");
}

static void
test_taken_away (Fixture *fixture, gconstpointer data)
{
  ShianNarrowChip *chip;

  press (fixture, 6, 3);
  chip = SHIAN_NARROW_CHIP (get_chip (fixture, TRUE));
  shian_narrow_chip_press (chip);
  g_assert_null (shian_narrow_chip_get_text (chip));
  g_assert_cmpuint (shian_line_list_get_n_lines (get_list (fixture, TRUE)), ==, 6);
  press (fixture, 6, 2);
  g_assert_true (shian_page_back (page (fixture)));
  g_assert_null (shian_narrow_chip_get_text (chip));
  g_assert_cmpuint (shian_line_list_get_n_lines (get_list (fixture, TRUE)), ==, 6);
  g_assert_false (shian_page_back (page (fixture)));
  press (fixture, 6, 0);
  g_assert_true (gtk_widget_get_mapped (part (fixture, "inspected")));
  shian_narrow_chip_press (SHIAN_NARROW_CHIP (get_chip (fixture, FALSE)));
  g_assert_false (gtk_widget_get_mapped (part (fixture, "inspected")));
  g_assert_cmpuint (shian_line_list_get_n_lines (SHIAN_LINE_LIST (part (fixture, "due"))), ==, 3);
}

/* Into an inspection and back to the list it was opened from; Esc again to all canteens. */
static void
test_open (Fixture *fixture, gconstpointer data)
{
  ShianLineList *list;
  ShianInspectionView *view;

  press (fixture, 6, 0);
  list = get_list (fixture, FALSE);
  g_assert_true (shian_page_export_seen (page (fixture)));
  g_signal_emit_by_name (list, "line-opened");
  view = shian_canteen_page_get_view (SHIAN_CANTEEN_PAGE (page (fixture)));
  g_assert_nonnull (view);
  g_assert_cmpstr (shian_inspection_view_get_id (view), ==, shian_line_list_get_selected (list));
  while (shian_canteen_page_get_view (SHIAN_CANTEEN_PAGE (page (fixture))) != NULL)
    g_assert_true (shian_page_back (page (fixture)));
  g_assert_true (gtk_widget_get_mapped (part (fixture, "inspected")));
  g_assert_true (shian_page_back (page (fixture)));
  g_assert_false (gtk_widget_get_mapped (part (fixture, "inspected")));
  press (fixture, 6, 1);
  g_assert_cmpstr (shian_canteen_page_get_subject (SHIAN_CANTEEN_PAGE (page (fixture))), ==,
                   shian_line_list_get_selected (get_list (fixture, FALSE)));
  shian_page_search (page (fixture), "中学");
  g_assert_false (gtk_widget_get_mapped (part (fixture, "inspected")));
  app_fixture_settle (fixture->session);
}

int
main (int argc, char **argv)
{
  app_fixture_init (&argc, &argv);
#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  ADD ("/app/registers/built-in", test_built_in);
  ADD ("/app/registers/own-links", test_own_links);
  ADD ("/app/registers/taken-away", test_taken_away);
  ADD ("/app/registers/open", test_open);
  return g_test_run ();
}
