/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A canteen inspected by keys: each answer stored as it is given, what is missing told, what is
 * finished locked. */
#include "app-fixture.h"

#include "app/canteen-page.h"
#include "app/inspection-job.h"
#include "app/line-list.h"
#include "app/signature-pad.h"
#include "inspection/finding-list.h"
#include "inspection/inspection-list.h"
#include "inspection/template-store.h"
#include "subjects/subject-register.h"

typedef struct {
  ShianSession *session;
  GtkWidget *window;
  ShianPage *page;
  char *subject;
} Fixture;

static gboolean
add_canteens (ShianStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  static const char *const NAMES[] = { "示例镇中心小学食堂", "示例镇第二中学食堂" };
  char **id = data;

  if (!shian_template_install_builtin (store, error))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (NAMES); i++) {
    g_autoptr (ShianSubject) subject = shian_subject_new ();
    subject->kind = SHIAN_SUBJECT_CAMPUS_CANTEEN;
    subject->name = g_strdup (NAMES[i]);
    subject->town = g_strdup ("示例镇");
    if (!shian_subject_save (store, subject, error))
      return FALSE;
    if (i == 0)
      *id = g_strdup (subject->record.id);
  }
  return TRUE;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  ShianPeriod q2 = { 2024, 2 };

  g_setenv ("SHIAN_TODAY", "2024-05-06", TRUE);
  fixture->session = app_fixture_open ();
  app_fixture_set_up (fixture->session, "区教育局");
  shian_session_set_period (fixture->session, &q2);
  shian_session_run_async (fixture->session, add_canteens, &fixture->subject, NULL, NULL, NULL,
                           NULL);
  app_fixture_settle (fixture->session);
  fixture->page = SHIAN_PAGE (shian_canteen_page_new (fixture->session));
  fixture->window = app_fixture_show (GTK_WIDGET (fixture->page));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_object_add_weak_pointer (G_OBJECT (fixture->page), (gpointer *) &fixture->page);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  app_fixture_settle (fixture->session);
  g_assert_null (fixture->page);
  app_fixture_close (fixture->session);
  g_free (fixture->subject);
}

static void
made_cb (GObject *owner, const char *id, const GError *error)
{
  g_assert_no_error (error);
  g_assert_true (shian_canteen_page_show_inspection (SHIAN_CANTEEN_PAGE (owner), id));
}

static ShianInspectionView *
begin (Fixture *fixture)
{
  const char *inspectors[] = { "甲/001", "乙/002", NULL };
  ShianInspectionOrder order = { .subject = fixture->subject,
                                 .template = "campus-canteen",
                                 .made_on = "2024-05-06",
                                 .inspectors = inspectors };

  shian_inspection_job_begin (fixture->session, &order, G_OBJECT (fixture->page), made_cb);
  app_fixture_settle (fixture->session);
  g_assert_nonnull (shian_canteen_page_get_view (SHIAN_CANTEEN_PAGE (fixture->page)));
  return shian_canteen_page_get_view (SHIAN_CANTEEN_PAGE (fixture->page));
}

static ShianInspectionSheet *
stored (Fixture *fixture, ShianInspectionView *view)
{
  g_autoptr (GError) error = NULL;
  ShianInspectionSheet *sheet = shian_inspection_sheet_load (
      shian_session_get_reader (fixture->session), shian_inspection_view_get_id (view), &error);
  g_assert_no_error (error);
  return sheet;
}

static int
verdict (const ShianInspectionSheet *sheet, guint index)
{
  const ShianAnswer *answer = shian_inspection_sheet_answer (sheet, index);
  return answer != NULL ? answer->verdict : SHIAN_VERDICT_NONE;
}

static void
test_list (Fixture *fixture, gconstpointer data)
{
  GtkWidget *due = app_fixture_find (GTK_WIDGET (fixture->page), "due");
  GtkWidget *coverage = app_fixture_find (GTK_WIDGET (fixture->page), "coverage");

  g_assert_cmpuint (shian_line_list_get_n_lines (SHIAN_LINE_LIST (due)), ==, 2);
  app_fixture_settle (fixture->session);
  g_assert_cmpstr (shian_page_get_badge (fixture->page), ==, "2");
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (coverage)), ==, "Inspected 0 of 2");
  shian_page_search (fixture->page, "zxxx");
  g_assert_cmpuint (shian_line_list_get_n_lines (SHIAN_LINE_LIST (due)), ==, 1);
  shian_page_search (fixture->page, "");
  g_assert_cmpuint (shian_line_list_get_n_lines (SHIAN_LINE_LIST (due)), ==, 2);
  g_assert_true (shian_line_list_select (SHIAN_LINE_LIST (due), fixture->subject));
}

/* Keys faster than the disk: each goes to its item, and after each the store has it. */
static void
test_keys (Fixture *fixture, gconstpointer data)
{
  ShianInspectionView *view = begin (fixture);
  ShianInspectionItems *items = shian_inspection_view_get_items (view);
  g_autoptr (ShianInspectionSheet) sheet = NULL;
  g_autoptr (ShianInspectionSheet) undone = NULL;
  ShianFindingQuery query = SHIAN_FINDING_QUERY_ALL;
  g_autoptr (GPtrArray) findings = NULL;

  g_assert_cmpint (shian_inspection_items_get_current (items), ==, 0);
  g_assert_true (shian_inspection_items_key (items, GDK_KEY_1));
  g_assert_true (shian_inspection_items_key (items, GDK_KEY_KP_3));
  g_assert_cmpint (shian_inspection_items_get_current (items), ==, 2);
  g_assert_true (shian_inspection_items_key (items, GDK_KEY_2));
  g_assert_cmpint (shian_inspection_items_get_current (items), ==, 2);
  g_assert_false (shian_inspection_items_is_stored (items));
  g_assert_cmpuint (shian_inspection_items_tally (items, NULL).not_conforming, ==, 1);
  app_fixture_settle (fixture->session);
  g_assert_true (shian_inspection_items_is_stored (items));
  sheet = stored (fixture, view);
  g_assert_cmpint (verdict (sheet, 0), ==, SHIAN_VERDICT_CONFORMING);
  g_assert_cmpint (verdict (sheet, 1), ==, SHIAN_VERDICT_NOT_APPLICABLE);
  g_assert_cmpint (verdict (sheet, 2), ==, SHIAN_VERDICT_NOT_CONFORMING);
  g_assert_true (g_str_has_prefix (shian_inspection_view_get_counts (view), "Answered 3/"));
  query.inspection = shian_inspection_view_get_id (view);
  findings = shian_finding_list (shian_session_get_reader (fixture->session), &query, NULL);
  g_assert_cmpuint (findings->len, ==, 1);
  g_assert_true (shian_inspection_items_key (items, GDK_KEY_Up));
  g_assert_cmpint (shian_inspection_items_get_current (items), ==, 1);
  g_assert_false (shian_inspection_items_key (items, GDK_KEY_x));
}

static ShianInspectionSheet *
type_into (Fixture *fixture, ShianInspectionView *view, guint index, guint key, const char *more)
{
  ShianInspectionItems *items = shian_inspection_view_get_items (view);
  GtkWidget *focus;

  g_assert_true (shian_inspection_items_go (items, index));
  g_assert_true (shian_inspection_items_key (items, key));
  focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (items)));
  g_assert_true (GTK_IS_EDITABLE (focus));
  for (const char *p = more; *p != '\0'; p++) {
    int at = gtk_editable_get_position (GTK_EDITABLE (focus));
    gtk_editable_insert_text (GTK_EDITABLE (focus), p, 1, &at);
    gtk_editable_set_position (GTK_EDITABLE (focus), at);
  }
  shian_inspection_view_flush (view);
  app_fixture_settle (fixture->session);
  return stored (fixture, view);
}

static guint
index_of (const ShianInspectionSheet *sheet, const char *code)
{
  for (guint i = 0; i < sheet->book->items->len; i++)
    if (g_strcmp0 (((ShianTemplateItem *) sheet->book->items->pdata[i])->code, code) == 0)
      return i;
  g_assert_not_reached ();
}

/* A digit begins a number; the engine judges it; “not applicable” takes its place. */
static void
test_number (Fixture *fixture, gconstpointer data)
{
  ShianInspectionView *view = begin (fixture);
  ShianInspectionItems *items = shian_inspection_view_get_items (view);
  g_autoptr (ShianInspectionSheet) before = stored (fixture, view);
  guint at = index_of (before, "C37");
  g_autoptr (ShianInspectionSheet) warm = type_into (fixture, view, at, GDK_KEY_1, "1.5");
  g_autoptr (ShianInspectionSheet) cold = NULL;

  g_assert_cmpint (verdict (warm, at), ==, SHIAN_VERDICT_NOT_CONFORMING);
  g_assert_cmpfloat (shian_inspection_sheet_answer (warm, at)->figure, ==, 11.5);
  cold = type_into (fixture, view, at, GDK_KEY_minus, "");
  g_assert_cmpint (verdict (cold, at), ==, SHIAN_VERDICT_NOT_CONFORMING);
  g_clear_pointer (&cold, shian_inspection_sheet_free);
  cold = type_into (fixture, view, at, GDK_KEY_4, "");
  g_assert_cmpint (verdict (cold, at), ==, SHIAN_VERDICT_CONFORMING);
  g_assert_true (shian_inspection_items_is_stored (items));
  g_assert_false (shian_inspection_view_is_dirty (view));
}

static void
answer_all (Fixture *fixture, ShianInspectionView *view)
{
  ShianInspectionItems *items = shian_inspection_view_get_items (view);

  for (guint i = 0; i < 200 && shian_inspection_items_go_first_open (items); i++) {
    int at = shian_inspection_items_get_current (items);
    const ShianInspectionSheet *sheet = shian_inspection_items_get_sheet (items);
    const ShianTemplateItem *item = sheet->book->items->pdata[at];
    g_autoptr (ShianInspectionSheet) after = NULL;
    if (item->kind == SHIAN_ITEM_VERDICT)
      g_assert_true (shian_inspection_items_key (items, GDK_KEY_1));
    else
      after = type_into (fixture, view, (guint) at, GDK_KEY_5, "");
  }
  app_fixture_settle (fixture->session);
}

static void
assert_result (ShianInspectionView *view, const char *begins)
{
  GtkWidget *result =
      app_fixture_find (GTK_WIDGET (shian_inspection_view_get_finish (view)), "result");
  const char *text = gtk_label_get_text (GTK_LABEL (result));

  g_test_message ("%s", text);
  g_assert_true (g_str_has_prefix (text, begins));
}

/* Nothing finishes before all is there; then it is locked and only a correction goes on. */
static void
test_finish (Fixture *fixture, gconstpointer data)
{
  ShianInspectionView *view = begin (fixture);
  ShianInspectionFinish *finish = shian_inspection_view_get_finish (view);
  ShianInspectionItems *items = shian_inspection_view_get_items (view);
  g_autofree char *first = g_strdup (shian_inspection_view_get_id (view));
  g_autoptr (ShianInspectionSheet) sheet = NULL;

  shian_inspection_items_key (items, GDK_KEY_2);
  app_fixture_settle (fixture->session);
  shian_inspection_view_show_end (view);
  assert_result (view, "so far: ");
  shian_inspection_items_go (items, 1);
  answer_all (fixture, view);
  shian_inspection_view_show_end (view);
  assert_result (view, "Result: ");
  /* Two confirmations and the signature. */
  g_assert_cmpuint (shian_inspection_finish_get_n_missing (finish), ==, 3);
  gtk_check_button_set_active (
      GTK_CHECK_BUTTON (app_fixture_find (GTK_WIDGET (finish), "notice_given")), TRUE);
  gtk_check_button_set_active (
      GTK_CHECK_BUTTON (app_fixture_find (GTK_WIDGET (finish), "recusal_asked")), TRUE);
  shian_inspection_finish_set_signature (finish, SHIAN_SIGNATURE_REFUSED);
  app_fixture_settle (fixture->session);
  g_assert_cmpuint (shian_inspection_finish_get_n_missing (finish), ==, 1);
  shian_inspection_finish_set_signature (finish, SHIAN_SIGNATURE_PAPER);
  app_fixture_settle (fixture->session);
  g_assert_cmpuint (shian_inspection_finish_get_n_missing (finish), ==, 0);
  shian_inspection_finish_run (finish);
  app_fixture_settle (fixture->session);
  sheet = stored (fixture, view);
  g_assert_cmpint (sheet->inspection->state, ==, SHIAN_INSPECTION_FINISHED);
  g_assert_nonnull (sheet->inspection->opinion);
  shian_inspection_items_go (items, 0);
  g_assert_false (shian_inspection_items_key (items, GDK_KEY_1));
  shian_inspection_view_correct (view, "看错了编号");
  app_fixture_settle (fixture->session);
  g_assert_cmpstr (shian_inspection_view_get_id (view), !=, first);
  g_assert_true (shian_inspection_items_go (items, 0));
  g_assert_true (shian_inspection_items_key (items, GDK_KEY_1));
  app_fixture_settle (fixture->session);
  g_assert_true (shian_page_back (fixture->page));
  app_fixture_settle (fixture->session);
  g_assert_cmpstr (shian_page_get_badge (fixture->page), ==, "1");
}

static void
confirm (ShianInspectionFinish *finish)
{
  static const char *const BOXES[] = { "notice_given", "recusal_asked" };

  for (guint i = 0; i < G_N_ELEMENTS (BOXES); i++)
    gtk_check_button_set_active (
        GTK_CHECK_BUTTON (app_fixture_find (GTK_WIDGET (finish), BOXES[i])), TRUE);
}

/* The pen comes down at @x, goes on by 40 and up again. */
static void
draw_stroke (ShianInspectionFinish *finish, double x)
{
  GtkWidget *area = app_fixture_find (GTK_WIDGET (finish), "area");
  g_autoptr (GListModel) all = gtk_widget_observe_controllers (area);

  for (guint i = 0; i < g_list_model_get_n_items (all); i++) {
    g_autoptr (GtkEventController) one = g_list_model_get_item (all, i);
    if (!GTK_IS_GESTURE_DRAG (one))
      continue;
    g_signal_emit_by_name (one, "drag-begin", x, 60.0);
    g_signal_emit_by_name (one, "drag-update", 20.0, 30.0);
    g_signal_emit_by_name (one, "drag-update", 40.0, -10.0);
    g_signal_emit_by_name (one, "drag-end", 40.0, -10.0);
  }
}

/* What is drawn is on its way to the store; what the store has then, NULL for no signature. */
static char *
stored_drawing (Fixture *fixture, ShianInspectionView *view)
{
  g_autoptr (ShianInspectionSheet) sheet = NULL;

  shian_inspection_view_flush (view);
  g_assert_false (shian_inspection_view_is_dirty (view));
  app_fixture_settle (fixture->session);
  sheet = stored (fixture, view);
  return sheet->signature != NULL ? g_strdup (sheet->signature->sha256) : NULL;
}

static void
assert_pad_says (ShianInspectionFinish *finish, const char *label)
{
  GtkWidget *area = app_fixture_find (GTK_WIDGET (finish), "area");

  gtk_test_accessible_assert_property (area, GTK_ACCESSIBLE_PROPERTY_LABEL, label);
}

#define UNSIGNED                                                                                   \
  "Signature of the premises, not signed yet; drawn with the mouse, a finger or a pen"
#define SIGNED "Signature of the premises, signed"

static ShianInspectionView *
begin_drawing (Fixture *fixture)
{
  ShianInspectionView *view = begin (fixture);
  ShianInspectionFinish *finish = shian_inspection_view_get_finish (view);
  GtkWidget *pad = app_fixture_find (GTK_WIDGET (finish), "pad");

  answer_all (fixture, view);
  shian_inspection_view_show_end (view);
  confirm (finish);
  g_assert_false (gtk_widget_get_visible (pad));
  shian_inspection_finish_set_signature (finish, SHIAN_SIGNATURE_DRAWN);
  app_fixture_settle (fixture->session);
  g_assert_true (gtk_widget_get_visible (pad));
  g_assert_cmpuint (shian_inspection_finish_get_n_missing (finish), ==, 1);
  assert_pad_says (finish, UNSIGNED);
  return view;
}

/* Drawn, taken back stroke by stroke by keys, drawn again: the store follows. */
static void
test_drawn (Fixture *fixture, gconstpointer data)
{
  ShianInspectionView *view = begin_drawing (fixture);
  ShianInspectionFinish *finish = shian_inspection_view_get_finish (view);
  GtkWidget *area = app_fixture_find (GTK_WIDGET (finish), "area");
  g_autofree char *one = NULL, *two = NULL, *less = NULL, *none = NULL, *again = NULL;

  draw_stroke (finish, 50);
  g_assert_true (shian_inspection_view_is_dirty (view));
  one = stored_drawing (fixture, view);
  g_assert_nonnull (one);
  g_assert_cmpuint (shian_inspection_finish_get_n_missing (finish), ==, 0);
  assert_pad_says (finish, SIGNED);
  draw_stroke (finish, 120);
  two = stored_drawing (fixture, view);
  g_assert_cmpstr (two, !=, one);
  g_assert_true (app_fixture_key (area, GDK_KEY_BackSpace, 0));
  less = stored_drawing (fixture, view);
  g_assert_cmpstr (less, ==, one);
  g_assert_true (app_fixture_key (area, GDK_KEY_BackSpace, 0));
  g_assert_false (app_fixture_key (area, GDK_KEY_BackSpace, 0));
  g_assert_false (app_fixture_key (area, GDK_KEY_Tab, 0)); /* the keys get away */
  none = stored_drawing (fixture, view);
  g_assert_null (none);
  g_assert_cmpuint (shian_inspection_finish_get_n_missing (finish), ==, 1);
  assert_pad_says (finish, UNSIGNED);
  draw_stroke (finish, 50);
  /* Before anything is stored another way is chosen: the drawing is kept, the way is the new one. */
  shian_inspection_finish_set_signature (finish, SHIAN_SIGNATURE_PAPER);
  again = stored_drawing (fixture, view);
  g_assert_cmpstr (again, ==, one);
  g_assert_false (gtk_widget_get_visible (app_fixture_find (GTK_WIDGET (finish), "pad")));
  shian_inspection_finish_set_signature (finish, SHIAN_SIGNATURE_DRAWN);
  app_fixture_settle (fixture->session);
  g_assert_cmpuint (shian_inspection_finish_get_n_missing (finish), ==, 0);
}

/* Shown again from the store: not scribbled over, cleared on purpose, and locked in the end. */
static void
test_drawn_before (Fixture *fixture, gconstpointer data)
{
  ShianInspectionView *view = begin_drawing (fixture);
  ShianInspectionFinish *finish = shian_inspection_view_get_finish (view);
  ShianSignaturePad *pad = SHIAN_SIGNATURE_PAD (app_fixture_find (GTK_WIDGET (finish), "pad"));
  g_autofree char *id = g_strdup (shian_inspection_view_get_id (view));
  g_autofree char *drawn = NULL, *kept = NULL, *cleared = NULL, *last = NULL, *locked = NULL;

  draw_stroke (finish, 50);
  begin (fixture); /* leaving stores it */
  g_assert_false (shian_signature_pad_is_signed (pad));
  g_assert_true (shian_canteen_page_show_inspection (SHIAN_CANTEEN_PAGE (fixture->page), id));
  drawn = stored_drawing (fixture, view);
  g_assert_nonnull (drawn);
  g_assert_true (shian_signature_pad_is_signed (pad));
  assert_pad_says (finish, SIGNED);
  draw_stroke (finish, 120);
  kept = stored_drawing (fixture, view);
  g_assert_cmpstr (kept, ==, drawn);
  shian_signature_pad_clear (pad);
  cleared = stored_drawing (fixture, view);
  g_assert_null (cleared);
  draw_stroke (finish, 120);
  shian_inspection_finish_run (finish);
  app_fixture_settle (fixture->session);
  last = stored_drawing (fixture, view);
  g_assert_nonnull (last);
  g_assert_false (gtk_widget_get_visible (app_fixture_find (GTK_WIDGET (pad), "clear")));
  draw_stroke (finish, 50);
  shian_signature_pad_clear (pad);
  g_assert_false (shian_signature_pad_undo (pad));
  locked = stored_drawing (fixture, view);
  g_assert_cmpstr (locked, ==, last);
  shian_inspection_view_correct (view, "看错了编号");
  app_fixture_settle (fixture->session);
  g_assert_false (shian_signature_pad_is_signed (pad));
  g_assert_cmpuint (shian_inspection_finish_get_n_missing (finish), ==, 1);
}

static void
finish_on_paper (Fixture *fixture, ShianInspectionView *view)
{
  ShianInspectionFinish *finish = shian_inspection_view_get_finish (view);
  g_autoptr (ShianInspectionSheet) sheet = NULL;

  confirm (finish);
  shian_inspection_finish_set_signature (finish, SHIAN_SIGNATURE_PAPER);
  shian_inspection_finish_run (finish);
  app_fixture_settle (fixture->session);
  sheet = stored (fixture, view);
  g_assert_cmpint (sheet->inspection->state, ==, SHIAN_INSPECTION_FINISHED);
}

/* Put right on the spot: finishing takes that step. */
static void
test_on_the_spot (Fixture *fixture, gconstpointer data)
{
  ShianInspectionView *view = begin (fixture);
  ShianInspectionItems *items = shian_inspection_view_get_items (view);
  ShianFindingQuery query = SHIAN_FINDING_QUERY_ALL;
  g_autoptr (GPtrArray) findings = NULL;
  g_autofree char *id = g_strdup (shian_inspection_view_get_id (view));
  GtkWidget *spot;

  shian_inspection_items_key (items, GDK_KEY_2);
  app_fixture_settle (fixture->session);
  spot = app_fixture_find (GTK_WIDGET (items), "on_the_spot");
  gtk_check_button_set_active (GTK_CHECK_BUTTON (spot), TRUE);
  app_fixture_settle (fixture->session);
  query.inspection = id;
  findings = shian_finding_list (shian_session_get_reader (fixture->session), &query, NULL);
  g_assert_cmpuint (findings->len, ==, 1);
  g_assert_true (((ShianFindingRow *) findings->pdata[0])->finding->on_the_spot);
  shian_inspection_items_go (items, 1);
  answer_all (fixture, view);
  finish_on_paper (fixture, view);
  g_clear_pointer (&findings, g_ptr_array_unref);
  findings = shian_finding_list (shian_session_get_reader (fixture->session), &query, NULL);
  /* Newest first: the one of the first item is the last. */
  g_assert_cmpint (((ShianFindingRow *) findings->pdata[findings->len - 1])->finding->state, ==,
                   SHIAN_FINDING_RECHECK);
}

static gboolean
heading_in_sight (gpointer headings)
{
  GtkWidget *row = GTK_WIDGET (gtk_list_box_get_selected_row (GTK_LIST_BOX (headings)));
  GtkWidget *scroller = gtk_widget_get_ancestor (headings, GTK_TYPE_SCROLLED_WINDOW);
  graphene_rect_t bounds;

  return row != NULL && gtk_widget_compute_bounds (row, scroller, &bounds) &&
         bounds.origin.y > -1 &&
         bounds.origin.y + bounds.size.height < (float) gtk_widget_get_height (scroller) + 1;
}

static gboolean
scrolls (gpointer headings)
{
  GtkWidget *scroller = gtk_widget_get_ancestor (headings, GTK_TYPE_SCROLLED_WINDOW);

  return gtk_widget_get_height (headings) > gtk_widget_get_height (scroller) + 20;
}

/* Where not all headings are in sight, the one of the item that has the keys is. */
static void
test_heading_in_sight (Fixture *fixture, gconstpointer data)
{
  ShianInspectionView *view = begin (fixture);
  ShianInspectionItems *items = shian_inspection_view_get_items (view);
  GtkWidget *headings = app_fixture_find (GTK_WIDGET (view), "headings");

  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 900, 320);
  app_fixture_wait (scrolls, headings);
  g_assert_true (shian_inspection_items_go (
      items, shian_inspection_items_get_sheet (items)->book->items->len - 1));
  app_fixture_wait (heading_in_sight, headings);
  shian_inspection_view_show_end (view);
  app_fixture_wait (heading_in_sight, headings);
  g_assert_true (shian_inspection_items_go (items, 0));
  app_fixture_wait (heading_in_sight, headings);
}

int
main (int argc, char **argv)
{
  app_fixture_init (&argc, &argv);
  g_test_add ("/canteens/list", Fixture, NULL, set_up, test_list, tear_down);
  g_test_add ("/canteens/keys", Fixture, NULL, set_up, test_keys, tear_down);
  g_test_add ("/canteens/number", Fixture, NULL, set_up, test_number, tear_down);
  g_test_add ("/canteens/finish", Fixture, NULL, set_up, test_finish, tear_down);
  g_test_add ("/canteens/drawn", Fixture, NULL, set_up, test_drawn, tear_down);
  g_test_add ("/canteens/drawn-before", Fixture, NULL, set_up, test_drawn_before, tear_down);
  g_test_add ("/canteens/on-the-spot", Fixture, NULL, set_up, test_on_the_spot, tear_down);
  g_test_add ("/canteens/heading-in-sight", Fixture, NULL, set_up, test_heading_in_sight,
              tear_down);
  return g_test_run ();
}
