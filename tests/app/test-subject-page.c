/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page of premises: a list that reads what is looked at, and the card that saves what is left. */
#include "app-fixture.h"

#include "app/filter-chips.h"
#include "app/message.h"
#include "app/subject-bar.h"
#include "app/subject-card.h"
#include "app/subject-cell.h"
#include "app/subject-import-window.h"
#include "app/subject-page.h"
#include "app/subject-table.h"
#include "store/history.h"
#include "subjects/subject-register.h"
#include "subjects/subject-sample.h"

#include <string.h>

#define MANY 2600 /* more than the model keeps */
#define SOME 400

typedef struct {
  ShianSession *session;
  GtkWidget *window;
  ShianPage *page;
} Fixture;

static gboolean
fill (ShianStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  return shian_subjects_fill_sample (store, 1, GPOINTER_TO_UINT (data), error);
}

static gboolean
undo (ShianStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autofree char *what = shian_store_undo (store, error);
  return what != NULL;
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
set_up (Fixture *fixture, gconstpointer n)
{
  fixture->session = app_fixture_open ();
  app_fixture_set_up (fixture->session, "区教育局");
  if (GPOINTER_TO_UINT (n) > 0)
    run (fixture, fill, (gpointer) n);
  fixture->page = SHIAN_PAGE (shian_subject_page_new (fixture->session));
  fixture->window = app_fixture_show (GTK_WIDGET (fixture->page));
  shian_page_shown (fixture->page);
  app_fixture_settle (fixture->session);
}

static void
tear_down (Fixture *fixture, gconstpointer n)
{
  g_object_add_weak_pointer (G_OBJECT (fixture->page), (gpointer *) &fixture->page);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  app_fixture_settle (fixture->session);
  g_assert_null (fixture->page);
  app_fixture_close (fixture->session);
}

static GtkWidget *
part (Fixture *fixture, const char *id)
{
  return app_fixture_find (GTK_WIDGET (fixture->page), id);
}

static ShianSubjectTable *
table_of (Fixture *fixture)
{
  return SHIAN_SUBJECT_TABLE (part (fixture, "table"));
}

static ShianSubjectModel *
model_of (Fixture *fixture)
{
  return shian_subject_table_get_model (table_of (fixture));
}

static guint
n_rows (Fixture *fixture)
{
  return g_list_model_get_n_items (G_LIST_MODEL (model_of (fixture)));
}

static ShianSubjectCard *
card_of (Fixture *fixture)
{
  return SHIAN_SUBJECT_CARD (adw_bin_get_child (ADW_BIN (part (fixture, "record"))));
}

static ShianSubject *
row_at (Fixture *fixture, guint position)
{
  g_autoptr (ShianRecordItem) item =
      g_list_model_get_item (G_LIST_MODEL (model_of (fixture)), position);

  g_assert_nonnull (item);
  return shian_subject_copy (shian_record_item_get (item));
}

static void
choose (Fixture *fixture, const char *id, guint position)
{
  gtk_drop_down_set_selected (GTK_DROP_DOWN (part (fixture, id)), position);
  app_fixture_settle (fixture->session);
}

/* The list */

/* Every row in its place, read from both ends, with little of it held. */
static void
test_paging (Fixture *fixture, gconstpointer n)
{
  ShianStore *reader = shian_session_get_reader (fixture->session);
  ShianSubjectView view = SHIAN_SUBJECT_VIEW_ALL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) all = shian_subject_view_read (reader, &view, 1, NULL, 0, MANY + 1, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (n_rows (fixture), ==, MANY);
  g_assert_cmpuint (all->len, ==, MANY);
  for (guint i = 0; i < MANY; i += 97) {
    guint position = i % 2 == 0 ? i : MANY - i;
    g_autoptr (ShianSubject) row = row_at (fixture, position);
    g_assert_cmpstr (row->record.id, ==, ((ShianSubject *) all->pdata[position])->record.id);
  }
  g_assert_cmpuint (shian_subject_model_get_n_held (model_of (fixture)), <=, 16 * 128);
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (model_of (fixture)), MANY));
}

static void
test_narrow (Fixture *fixture, gconstpointer n)
{
  ShianFilterChips *chips = SHIAN_FILTER_CHIPS (part (fixture, "chips"));
  guint one_kind;

  g_assert_cmpuint (shian_filter_chips_get_count (chips, 0), ==, MANY);
  choose (fixture, "kind", 1 + SHIAN_SUBJECT_CAMPUS_CANTEEN);
  one_kind = n_rows (fixture);
  g_assert_cmpuint (one_kind, >, 0);
  g_assert_cmpuint (one_kind, <, MANY);
  g_assert_cmpuint (shian_filter_chips_get_count (chips, 0), ==, one_kind);
  choose (fixture, "town", 3);
  g_assert_cmpuint (n_rows (fixture), <, one_kind);
  for (guint i = 0; i < n_rows (fixture); i++) {
    g_autoptr (ShianSubject) row = row_at (fixture, i);
    g_assert_cmpint (row->kind, ==, SHIAN_SUBJECT_CAMPUS_CANTEEN);
  }
  g_assert_true (shian_page_back (fixture->page));
  g_assert_cmpuint (n_rows (fixture), ==, MANY);
  g_assert_false (shian_page_back (fixture->page));
  shian_filter_chips_set_chosen (chips, 1 + SHIAN_SUBJECT_BANNED);
  app_fixture_settle (fixture->session);
  g_assert_cmpuint (n_rows (fixture), ==, 0);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (GTK_STACK (part (fixture, "rows"))), ==,
                   "none");
}

static void
test_order (Fixture *fixture, gconstpointer n)
{
  g_autofree char *last = g_strdup ("");

  choose (fixture, "order", SHIAN_SUBJECT_BY_EXPIRY);
  for (guint i = 0; i < 250; i++) {
    g_autoptr (ShianSubject) row = row_at (fixture, i);
    g_assert_cmpstr (row->licence_expiry, >=, last);
    g_free (last);
    last = g_strdup (row->licence_expiry);
  }
}

static void
test_search (Fixture *fixture, gconstpointer n)
{
  g_autoptr (ShianSubject) wanted = shian_subject_sample (1, 41);
  const ShianSubject *selected;

  shian_page_search (fixture->page, wanted->name);
  app_fixture_settle (fixture->session);
  g_assert_cmpuint (n_rows (fixture), ==, 1);
  selected = shian_subject_table_get_selected (table_of (fixture));
  g_assert_cmpstr (selected->record.id, ==, wanted->record.id);
  g_assert_cmpstr (shian_subject_card_get_subject (card_of (fixture))->record.id, ==,
                   wanted->record.id);
  shian_page_search (fixture->page, "示");
  g_assert_cmpuint (n_rows (fixture), ==, SHIAN_SUBJECT_FOUND_MAX);
  g_assert_true (gtk_widget_get_visible (part (fixture, "more")));
  shian_page_search (fixture->page, "slsp");
  g_assert_cmpuint (n_rows (fixture), <, SHIAN_SUBJECT_FOUND_MAX);
  shian_page_search (fixture->page, "没有这一家");
  g_assert_cmpuint (n_rows (fixture), ==, 0);
  shian_page_search (fixture->page, "");
  g_assert_cmpuint (n_rows (fixture), ==, MANY);
  /* Whoever was chosen stays so. */
  selected = shian_subject_table_get_selected (table_of (fixture));
  g_assert_nonnull (selected);
}

static void
test_copy (Fixture *fixture, gconstpointer n)
{
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  g_autoptr (ShianSubject) first = row_at (fixture, 0);

  choose (fixture, "town", 2);
  text = shian_subject_table_to_text (table_of (fixture));
  lines = g_strsplit (text, "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, n_rows (fixture) + 2);
  g_assert_true (g_str_has_prefix (lines[0], "Name of the premises\tKind of premises\t"));
}

/* The card */

static GtkWidget *
field (Fixture *fixture, const char *name)
{
  GtkWidget *widget = shian_subject_card_get_field (card_of (fixture), name);
  g_assert_nonnull (widget);
  return widget;
}

static void
type (Fixture *fixture, const char *name, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (field (fixture, name)), text);
  shian_page_flush (fixture->page);
  app_fixture_settle (fixture->session);
}

static ShianSubject *
stored (Fixture *fixture, const char *id)
{
  g_autoptr (GError) error = NULL;
  ShianSubject *subject =
      shian_subject_load (shian_session_get_reader (fixture->session), id, &error);

  g_assert_no_error (error);
  return subject;
}

static void
test_every_field (Fixture *fixture, gconstpointer n)
{
  for (guint i = 0; i < SHIAN_SUBJECT_TYPE.n_fields; i++)
    if ((SHIAN_SUBJECT_TYPE.fields[i].flags & SHIAN_FIELD_HIDDEN) == 0)
      field (fixture, SHIAN_SUBJECT_TYPE.fields[i].name);
}

/* Saved when left; the row follows where it stands, and undo brings both back. */
static void
test_edit (Fixture *fixture, gconstpointer n)
{
  g_autoptr (ShianSubject) before = row_at (fixture, 0);
  g_autoptr (ShianSubject) saved = NULL;
  g_autoptr (ShianSubject) row = NULL;
  g_autoptr (ShianSubject) undone = NULL;

  g_assert_cmpstr (shian_subject_card_get_subject (card_of (fixture))->record.id, ==,
                   before->record.id);
  type (fixture, "contact", "示例人");
  saved = stored (fixture, before->record.id);
  g_assert_cmpstr (saved->contact, ==, "示例人");
  gtk_drop_down_set_selected (GTK_DROP_DOWN (field (fixture, "status")), SHIAN_SUBJECT_SUSPENDED);
  app_fixture_settle (fixture->session);
  row = row_at (fixture, 0);
  g_assert_cmpint (row->status, ==, SHIAN_SUBJECT_SUSPENDED);
  g_assert_true (gtk_widget_get_visible (field (fixture, "status_reason")));
  run (fixture, undo, NULL);
  run (fixture, undo, NULL);
  undone = row_at (fixture, 0);
  g_assert_cmpint (undone->status, ==, SHIAN_SUBJECT_OPERATING);
  g_assert_cmpstr (undone->contact, ==, before->contact);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (field (fixture, "contact"))), ==,
                   before->contact);
}

/* A new name moves the row; it stays the one chosen. */
static void
test_rename (Fixture *fixture, gconstpointer n)
{
  g_autoptr (ShianSubject) before = row_at (fixture, 0);
  guint position;

  type (fixture, "town", "至末镇");
  g_assert_cmpstr (shian_subject_table_get_selected (table_of (fixture))->record.id, ==,
                   before->record.id);
  g_assert_true (shian_subject_model_find (
      model_of (fixture), shian_subject_card_get_subject (card_of (fixture)), &position));
  g_assert_cmpuint (position, >, SOME / 2);
}

static void
test_warning (Fixture *fixture, gconstpointer n)
{
  g_autoptr (ShianSubject) before = row_at (fixture, 0);
  g_autoptr (ShianSubject) saved = NULL;
  GtkWidget *warning;

  type (fixture, "credit_code", " 91120223ma00000000 ");
  saved = stored (fixture, before->record.id);
  g_assert_cmpstr (saved->credit_code, ==, "91120223MA00000000");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (field (fixture, "credit_code"))), ==,
                   "91120223MA00000000");
  warning = gtk_widget_get_next_sibling (field (fixture, "credit_code"));
  g_assert_true (gtk_widget_get_visible (warning));
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (warning)), !=, "");
}

static void
test_canteen_fields (Fixture *fixture, gconstpointer n)
{
  type (fixture, "director", "");
  gtk_drop_down_set_selected (GTK_DROP_DOWN (field (fixture, "kind")),
                              SHIAN_SUBJECT_CAMPUS_CANTEEN);
  app_fixture_settle (fixture->session);
  g_assert_true (gtk_widget_get_visible (field (fixture, "supply")));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (field (fixture, "kind")), SHIAN_SUBJECT_STALL);
  app_fixture_settle (fixture->session);
  g_assert_false (gtk_widget_get_visible (field (fixture, "supply")));
}

static void
test_remove (Fixture *fixture, gconstpointer n)
{
  g_autoptr (ShianSubject) before = row_at (fixture, 0);

  g_signal_emit_by_name (app_fixture_find (GTK_WIDGET (card_of (fixture)), "remove"), "clicked");
  app_fixture_settle (fixture->session);
  g_assert_cmpuint (n_rows (fixture), ==, SOME - 1);
  g_assert_null (shian_subject_card_get_subject (card_of (fixture)));
  run (fixture, undo, NULL);
  g_assert_cmpuint (n_rows (fixture), ==, SOME);
}

/* Nothing at all, and the first one */

static const char *
in_view (Fixture *fixture)
{
  return gtk_stack_get_visible_child_name (GTK_STACK (part (fixture, "stack")));
}

static void
test_empty (Fixture *fixture, gconstpointer n)
{
  g_assert_cmpstr (in_view (fixture), ==, "empty");
  g_assert_false (shian_page_export_seen (fixture->page));
  g_assert_false (shian_page_export_whole (fixture->page));
  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "subjects.new", NULL);
  g_assert_cmpstr (in_view (fixture), ==, "list");
  type (fixture, "contact", "示例人");
  g_assert_cmpuint (n_rows (fixture), ==, 0); /* without a name there is nothing yet */
  g_assert_true (shian_subject_card_is_new (card_of (fixture)));
  type (fixture, "name", "示例小学食堂");
  g_assert_cmpuint (n_rows (fixture), ==, 1);
  g_assert_false (shian_subject_card_is_new (card_of (fixture)));
  g_assert_cmpstr (shian_subject_table_get_selected (table_of (fixture))->contact, ==, "示例人");
  run (fixture, undo, NULL);
  g_assert_cmpstr (in_view (fixture), ==, "empty");
}

static void
test_new_given_up (Fixture *fixture, gconstpointer n)
{
  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "subjects.new", NULL);
  g_assert_true (shian_page_back (fixture->page));
  g_assert_cmpstr (in_view (fixture), ==, "empty");
}

/* A list taken over: columns matched, one of them chosen by hand, then as one step of undo. */
static ShianSubjectImportWindow *
open_list (Fixture *fixture, const char *content)
{
  g_autofree char *folder = g_path_get_dirname (shian_session_get_path (fixture->session));
  g_autofree char *path = g_build_filename (folder, "list.csv", NULL);
  ShianSubjectImportWindow *window;

  g_assert_true (g_file_set_contents (path, content, -1, NULL));
  window = shian_subject_import_window_present (GTK_WIDGET (fixture->page), fixture->session, path);
  app_fixture_settle (fixture->session);
  return window;
}

static const char *
summary_of (ShianSubjectImportWindow *window)
{
  return gtk_label_get_text (GTK_LABEL (app_fixture_find (GTK_WIDGET (window), "summary")));
}

static void
test_import (Fixture *fixture, gconstpointer n)
{
  ShianSubjectImportWindow *window = open_list (
      fixture, "单位名称,乡镇,备忘,许可证有效期至\n示例小学食堂,示例镇,靠近河边,2027-05-20\n"
               "示例中学食堂,示例镇,,不是日期\n");
  GtkWidget *grid = app_fixture_find (GTK_WIDGET (window), "columns");
  GtkWidget *apply = app_fixture_find (GTK_WIDGET (window), "apply");
  g_autoptr (ShianSubject) row = NULL;

  g_test_message ("%s", summary_of (window));
  g_assert_nonnull (strstr (summary_of (window), "1 new"));
  g_assert_nonnull (strstr (summary_of (window), "1 rejected"));
  g_assert_true (gtk_widget_get_visible (app_fixture_find (GTK_WIDGET (window), "rejects")));
  /* The note is the last field the drop-down offers. */
  gtk_drop_down_set_selected (GTK_DROP_DOWN (gtk_grid_get_child_at (GTK_GRID (grid), 1, 2)), 28);
  app_fixture_settle (fixture->session);
  g_assert_cmpuint (n_rows (fixture), ==, 0);
  g_signal_emit_by_name (apply, "clicked");
  app_fixture_settle (fixture->session);
  g_assert_cmpuint (n_rows (fixture), ==, 1);
  row = row_at (fixture, 0);
  g_assert_cmpstr (row->name, ==, "示例小学食堂");
  g_assert_cmpstr (row->note, ==, "靠近河边");
  g_assert_true (g_str_has_prefix (summary_of (window), "Taken over"));
  g_assert_false (gtk_widget_get_visible (apply));
  run (fixture, undo, NULL);
  g_assert_cmpuint (n_rows (fixture), ==, 0);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_import_refused (Fixture *fixture, gconstpointer n)
{
  ShianSubjectImportWindow *window = open_list (fixture, "甲,乙\n1,2\n");

  g_assert_cmpstr (summary_of (window), ==, "The list cannot be taken over");
  g_assert_false (gtk_widget_get_sensitive (app_fixture_find (GTK_WIDGET (window), "apply")));
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
assert_expiry (const char *date, ShianExpiry expected, const char *text)
{
  g_autoptr (ShianSubject) subject = shian_subject_new ();
  g_autofree char *words = NULL;

  subject->licence_expiry = g_strdup (date);
  g_assert_cmpint (shian_subject_expiry (subject, &words), ==, expected);
  g_assert_cmpstr (words, ==, text);
}

static void
test_expiry (void)
{
  g_setenv ("SHIAN_TODAY", "2026-05-06", TRUE);
  assert_expiry (NULL, SHIAN_EXPIRY_NONE, NULL);
  assert_expiry ("2026-05-05", SHIAN_EXPIRY_PAST, "Expired");
  assert_expiry ("2026-05-06", SHIAN_EXPIRY_SOON, "Last day");
  assert_expiry ("2026-05-07", SHIAN_EXPIRY_SOON, "1 day left");
  assert_expiry ("2026-07-05", SHIAN_EXPIRY_SOON, "60 days left");
  assert_expiry ("2026-07-06", SHIAN_EXPIRY_NONE, NULL);
  g_unsetenv ("SHIAN_TODAY");
}

/* Tab goes from a row on to what follows the list, be it 50,000 rows long. */
static void
test_tab_leaves_list (Fixture *fixture, gconstpointer n)
{
  GtkWidget *list;
  GtkWidget *focus;

  shian_subject_table_focus (table_of (fixture));
  focus = gtk_root_get_focus (GTK_ROOT (fixture->window));
  list = focus != NULL ? gtk_widget_get_ancestor (focus, GTK_TYPE_LIST_VIEW) : NULL;
  g_assert_nonnull (list);
  g_assert_true (app_fixture_key (list, GDK_KEY_Tab, 0));
  focus = gtk_root_get_focus (GTK_ROOT (fixture->window));
  g_assert_nonnull (focus);
  g_assert_false (gtk_widget_is_ancestor (focus, list));
}

int
main (int argc, char **argv)
{
  app_fixture_init (&argc, &argv);
#define ADD(path, n, func) g_test_add (path, Fixture, GUINT_TO_POINTER (n), set_up, func, tear_down)
  g_test_add_func ("/app/subjects/expiry", test_expiry);
  ADD ("/app/subjects/paging", MANY, test_paging);
  ADD ("/app/subjects/tab-leaves-list", SOME, test_tab_leaves_list);
  ADD ("/app/subjects/narrow", MANY, test_narrow);
  ADD ("/app/subjects/order", SOME, test_order);
  ADD ("/app/subjects/search", MANY, test_search);
  ADD ("/app/subjects/copy", SOME, test_copy);
  ADD ("/app/subjects/every-field", 3, test_every_field);
  ADD ("/app/subjects/edit", SOME, test_edit);
  ADD ("/app/subjects/rename", SOME, test_rename);
  ADD ("/app/subjects/warning", 30, test_warning);
  ADD ("/app/subjects/canteen-fields", 30, test_canteen_fields);
  ADD ("/app/subjects/remove", SOME, test_remove);
  ADD ("/app/subjects/empty", 0, test_empty);
  ADD ("/app/subjects/new-given-up", 0, test_new_given_up);
  ADD ("/app/subjects/import", 0, test_import);
  ADD ("/app/subjects/import-refused", 0, test_import_refused);
  return g_test_run ();
}
