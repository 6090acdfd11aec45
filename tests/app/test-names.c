/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a screen reader would say: every control one can reach has a name, on every page. */
#include "app-fixture.h"

#include "app/canteen-page.h"
#include "app/first-start.h"
#include "app/help-window.h"
#include "app/inspection-job.h"
#include "app/plan-intake.h"
#include "app/plan-review.h"
#include "app/unit-editor.h"
#include "app/window.h"
#include "inspection/finding-list.h"
#include "inspection/template-store.h"
#include "reports/setup.h"
#include "subjects/subject-register.h"

#include <string.h>

/* GTK makes these parts of its own, inside a control that has the name. */
static gboolean
is_inner (GtkWidget *widget)
{
  GtkWidget *parent = gtk_widget_get_parent (widget);

  return GTK_IS_EDITABLE (parent) || GTK_IS_MENU_BUTTON (parent) || GTK_IS_DROP_DOWN (parent) ||
         GTK_IS_CALENDAR (parent) || GTK_IS_WINDOW_CONTROLS (parent) ||
         gtk_widget_get_ancestor (widget, GTK_TYPE_WINDOW_CONTROLS) != NULL ||
         gtk_widget_get_ancestor (widget, GTK_TYPE_CALENDAR) != NULL ||
         (ADW_IS_COMBO_ROW (gtk_widget_get_ancestor (widget, ADW_TYPE_COMBO_ROW)) &&
          !ADW_IS_COMBO_ROW (widget)) ||
         (GTK_IS_EXPANDER (parent) && !GTK_IS_BUTTON (widget));
}

/* Nothing is done at these: they hold others or only show. */
static gboolean
is_passive (GtkWidget *widget)
{
  switch (gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (widget))) {
  case GTK_ACCESSIBLE_ROLE_NONE:
  case GTK_ACCESSIBLE_ROLE_GENERIC:
  case GTK_ACCESSIBLE_ROLE_PRESENTATION:
  case GTK_ACCESSIBLE_ROLE_WIDGET:
  case GTK_ACCESSIBLE_ROLE_GROUP:
  case GTK_ACCESSIBLE_ROLE_WINDOW:
  case GTK_ACCESSIBLE_ROLE_SEPARATOR:
  case GTK_ACCESSIBLE_ROLE_SCROLLBAR:
    return TRUE;
  default:
    return GTK_IS_SCROLLED_WINDOW (widget) || GTK_IS_PANED (widget) || GTK_IS_LABEL (widget) ||
           GTK_IS_POPOVER (widget) || GTK_IS_STACK (widget) || GTK_IS_COLUMN_VIEW (widget);
  }
}

static gboolean
has_label_inside (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget) && *gtk_label_get_text (GTK_LABEL (widget)) != '\0')
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (has_label_inside (child))
      return TRUE;
  return FALSE;
}

static gboolean
is_row (GtkWidget *widget)
{
  return GTK_IS_LIST_BOX_ROW (widget) ||
         g_str_equal (G_OBJECT_TYPE_NAME (widget), "GtkListItemWidget");
}

/* Readers speak the labels inside a row; anything else needs a name of its own. */
static gboolean
has_name (GtkWidget *widget)
{
  GtkAccessible *accessible = GTK_ACCESSIBLE (widget);

  return gtk_test_accessible_has_property (accessible, GTK_ACCESSIBLE_PROPERTY_LABEL) ||
         gtk_test_accessible_has_relation (accessible, GTK_ACCESSIBLE_RELATION_LABELLED_BY) ||
         (is_row (widget) && has_label_inside (widget));
}

static char *
describe (GtkWidget *widget)
{
  GString *path = g_string_new (NULL);

  for (GtkWidget *w = widget; w != NULL && path->len < 200; w = gtk_widget_get_parent (w)) {
    const char *id = gtk_buildable_get_buildable_id (GTK_BUILDABLE (w));
    g_string_append_printf (path, "%s%s%s%s", path->len > 0 ? " < " : "", G_OBJECT_TYPE_NAME (w),
                            id != NULL ? "#" : "", id != NULL ? id : "");
  }
  return g_string_free (path, FALSE);
}

static void
check (GtkWidget *widget, const char *where, guint *n_seen)
{
  if (!gtk_widget_get_visible (widget) || !gtk_widget_get_child_visible (widget))
    return;
  if (gtk_widget_get_focusable (widget) && !is_passive (widget) && !is_inner (widget)) {
    ++*n_seen;
    if (!has_name (widget)) {
      g_autofree char *path = describe (widget);
      g_test_message ("%s: no name: %s", where, path);
      g_test_fail ();
    }
  }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    check (child, where, n_seen);
}

static void
assert_named (GtkWidget *root, const char *where, guint least)
{
  guint n = 0;

  check (root, where, &n);
  g_test_message ("%s: %u controls", where, n);
  g_assert_cmpuint (n, >=, least);
}

/* The pages, with something of everything on them */

static gboolean
fill (ShianStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (ShianSubject) subject = shian_subject_new ();
  g_autoptr (ShianFinding) finding = shian_finding_new ();

  if (!shian_setup_fill_sample (store, error) || !shian_template_install_builtin (store, error))
    return FALSE;
  subject->kind = SHIAN_SUBJECT_CAMPUS_CANTEEN;
  subject->name = g_strdup ("示例镇中心小学食堂");
  subject->town = g_strdup ("示例镇");
  if (!shian_subject_save (store, subject, error))
    return FALSE;
  finding->subject = g_strdup (subject->record.id);
  finding->text = g_strdup ("冷藏柜生熟混放");
  finding->found_by = g_strdup ("甲");
  finding->found_on = g_strdup ("2024-04-10");
  finding->days = 5;
  *(char **) data = g_strdup (subject->record.id);
  return shian_finding_add (store, finding, error);
}

static ShianSession *
open_filled (char **subject)
{
  ShianSession *session = app_fixture_open ();

  shian_session_run_async (session, fill, subject, NULL, NULL, NULL, NULL);
  app_fixture_settle (session);
  g_assert_nonnull (*subject);
  return session;
}

/* Pages fill themselves after they are shown, some of it frame by frame. */
static void
settle (ShianSession *session, GtkWidget *window)
{
  for (int i = 0; i < 4; i++) {
    app_fixture_settle (session);
    gtk_widget_queue_draw (window);
    gtk_test_widget_wait_for_draw (window);
  }
}

static void
test_pages (void)
{
  static const char *const PAGES[] = { "checklist", "subjects",   "canteens",
                                       "findings",  "submission", "settings" };
  g_autofree char *subject = NULL;
  ShianSession *session = open_filled (&subject);
  GtkWidget *window = shian_window_new (NULL);

  gtk_window_present (GTK_WINDOW (window));
  shian_window_set_session (SHIAN_WINDOW (window), session);
  for (guint i = 0; i < G_N_ELEMENTS (PAGES); i++) {
    g_assert_true (shian_window_show_page (SHIAN_WINDOW (window), PAGES[i]));
    settle (session, window);
    assert_named (window, PAGES[i], 12);
  }
  gtk_window_destroy (GTK_WINDOW (window));
  app_fixture_close (session);
}

/* The keys are never given to what is hidden, where they would be lost: on an empty page they are on
 * its first action. */
static void
test_empty_pages (void)
{
  ShianSession *session = app_fixture_open ();
  GtkWidget *window = shian_window_new (NULL);

  app_fixture_set_up (session, "区教育局");
  gtk_window_present (GTK_WINDOW (window));
  shian_window_set_session (SHIAN_WINDOW (window), session);
  settle (session, window);
  for (int number = 6; number >= 1; number--) {
    GtkWidget *focus;
    g_assert_true (gtk_widget_activate_action (window, "win.page-number", "i", number));
    settle (session, window);
    focus = gtk_root_get_focus (GTK_ROOT (window));
    g_assert_nonnull (focus);
    g_assert_true (gtk_widget_get_mapped (focus));
    g_assert_true (
        gtk_widget_is_ancestor (focus, GTK_WIDGET (shian_window_get_page (SHIAN_WINDOW (window)))));
  }
  gtk_window_destroy (GTK_WINDOW (window));
  app_fixture_close (session);
}

static void
made_cb (GObject *owner, const char *id, const GError *error)
{
  g_assert_no_error (error);
  g_assert_true (shian_canteen_page_show_inspection (SHIAN_CANTEEN_PAGE (owner), id));
}

static void
test_inspection (void)
{
  g_autofree char *subject = NULL;
  ShianSession *session = open_filled (&subject);
  GtkWidget *page = shian_canteen_page_new (session);
  GtkWidget *window = app_fixture_show (page);
  const char *inspectors[] = { "甲/001", "乙/002", NULL };
  ShianInspectionOrder order = { .subject = subject,
                                 .template = "campus-canteen",
                                 .made_on = "2024-05-06",
                                 .inspectors = inspectors };

  shian_inspection_job_begin (session, &order, G_OBJECT (page), made_cb);
  settle (session, window);
  assert_named (window, "inspection", 30);
  gtk_window_destroy (GTK_WINDOW (window));
  app_fixture_close (session);
}

static void
check_alone (GtkWidget *child, ShianSession *session, const char *where, guint least)
{
  GtkWidget *window = GTK_IS_WINDOW (child) ? child : app_fixture_show (child);

  gtk_window_present (GTK_WINDOW (window));
  settle (session, window);
  assert_named (window, where, least);
  gtk_window_destroy (GTK_WINDOW (window));
  app_fixture_settle (session);
}

static void
test_windows (void)
{
  g_autofree char *subject = NULL;
  ShianSession *session = open_filled (&subject);
  GtkWidget *review = shian_plan_review_new (session);
  ShianUnitEditor *editor = SHIAN_UNIT_EDITOR (shian_unit_editor_new (session));
  const ShianUnit *unit =
      shian_unit_directory_find (shian_session_get_directory (session), "区教育局");
  g_autoptr (GError) error = NULL;
  ShianPlanImport *import =
      shian_setup_propose_builtin (shian_session_get_reader (session), &error);

  g_assert_no_error (error);
  shian_plan_review_show (SHIAN_PLAN_REVIEW (review), import);
  shian_unit_editor_select (editor, unit->record.id);
  check_alone (review, session, "review", 12);
  check_alone (GTK_WIDGET (editor), session, "units", 8);
  check_alone (shian_first_start_new (session), session, "first start", 2);
  check_alone (shian_plan_intake_new (session), session, "intake", 3);
  check_alone (shian_help_window_new (), session, "manual", 3);
  app_fixture_close (session);
}

int
main (int argc, char **argv)
{
  g_setenv ("SHIAN_TODAY", "2024-05-06", TRUE);
  app_fixture_init (&argc, &argv);
  g_test_add_func ("/names/pages", test_pages);
  g_test_add_func ("/names/empty-pages", test_empty_pages);
  g_test_add_func ("/names/inspection", test_inspection);
  g_test_add_func ("/names/windows", test_windows);
  return g_test_run ();
}
