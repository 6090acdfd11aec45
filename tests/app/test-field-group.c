/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app-fixture.h"

#include "app/field-group.h"
#include "base/error.h"
#include "checklist/checklist-records.h"

typedef struct {
  ShianFieldGroup *group;
  GtkWidget *window;
  GtkEntry *figure;
  GtkTextView *text;
  GHashTable *changes; /* of the last “save” */
  guint n_saves;
  char *problem;
} Fixture;

static void
save_cb (Fixture *fixture, GHashTable *changes)
{
  g_clear_pointer (&fixture->changes, g_hash_table_unref);
  fixture->changes = g_hash_table_ref (changes);
  fixture->n_saves++;
}

static void
problem_cb (Fixture *fixture, const char *problem)
{
  g_free (fixture->problem);
  fixture->problem = g_strdup (problem);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autoptr (ShianProgress) stored = shian_progress_new ();

  fixture->figure = GTK_ENTRY (gtk_entry_new ());
  fixture->text = GTK_TEXT_VIEW (gtk_text_view_new ());
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (fixture->figure));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (fixture->text));
  fixture->window = app_fixture_show (box);
  fixture->group = shian_field_group_new (&SHIAN_PROGRESS_TYPE);
  shian_field_group_add (fixture->group, "figure", GTK_WIDGET (fixture->figure));
  shian_field_group_add (fixture->group, "text", GTK_WIDGET (fixture->text));
  g_signal_connect_swapped (fixture->group, "save", G_CALLBACK (save_cb), fixture);
  g_signal_connect_swapped (fixture->group, "problem", G_CALLBACK (problem_cb), fixture);
  stored->figure = 12;
  stored->text = g_strdup ("旧");
  shian_field_group_load (fixture->group, stored);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (fixture->group);
  g_clear_pointer (&fixture->changes, g_hash_table_unref);
  g_free (fixture->problem);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
}

static void
type (Fixture *fixture, const char *text)
{
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (fixture->text), text, -1);
}

static char *
shown (Fixture *fixture)
{
  GtkTextIter start, end;
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (fixture->text);

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

static void
assert_shown (Fixture *fixture, const char *text)
{
  g_autofree char *now = shown (fixture);
  g_assert_cmpstr (now, ==, text);
}

static void
test_unchanged (Fixture *fixture, gconstpointer data)
{
  g_assert_false (shian_field_group_is_dirty (fixture->group));
  gtk_editable_set_text (GTK_EDITABLE (fixture->figure), " １２.0 ");
  shian_field_group_flush (fixture->group);
  g_assert_cmpuint (fixture->n_saves, ==, 0);
  type (fixture, "新");
  type (fixture, "旧");
  shian_field_group_flush (fixture->group);
  g_assert_cmpuint (fixture->n_saves, ==, 0);
}

static void
test_flush (Fixture *fixture, gconstpointer data)
{
  type (fixture, "新");
  g_assert_true (shian_field_group_is_dirty (fixture->group));
  shian_field_group_flush (fixture->group);
  g_assert_cmpuint (fixture->n_saves, ==, 1);
  g_assert_cmpuint (g_hash_table_size (fixture->changes), ==, 1);
  g_assert_cmpstr (g_hash_table_lookup (fixture->changes, "text"), ==, "新");
  g_assert_true (shian_field_group_is_pending (fixture->group));
  shian_field_group_flush (fixture->group);
  g_assert_cmpuint (fixture->n_saves, ==, 1);
  g_assert_true (shian_field_group_saved (fixture->group, fixture->changes, NULL));
  g_assert_false (shian_field_group_is_pending (fixture->group));
  g_assert_false (shian_field_group_is_dirty (fixture->group));
}

static gboolean
has_saved (gpointer data)
{
  return ((Fixture *) data)->n_saves > 0;
}

static void
test_typing_saves_by_itself (Fixture *fixture, gconstpointer data)
{
  type (fixture, "新");
  g_assert_cmpuint (fixture->n_saves, ==, 0);
  app_fixture_wait (has_saved, fixture);
  g_assert_cmpstr (g_hash_table_lookup (fixture->changes, "text"), ==, "新");
}

/* Whatever comes back from the store, no keystroke is overwritten. */
static void
test_merge (Fixture *fixture, gconstpointer data)
{
  g_autoptr (ShianProgress) stored = shian_progress_new ();

  stored->figure = 13;
  stored->text = g_strdup ("旧");
  type (fixture, "新");
  shian_field_group_merge (fixture->group, stored);
  assert_shown (fixture, "新");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (fixture->figure)), ==, "13");
  shian_field_group_flush (fixture->group);
  shian_field_group_merge (fixture->group, stored);
  assert_shown (fixture, "新");
  type (fixture, "新的");
  shian_field_group_saved (fixture->group, fixture->changes, NULL);
  g_free (stored->text);
  stored->text = g_strdup ("新");
  shian_field_group_merge (fixture->group, stored);
  assert_shown (fixture, "新的");
  g_assert_true (shian_field_group_is_dirty (fixture->group));
}

static void
test_merge_undone (Fixture *fixture, gconstpointer data)
{
  g_autoptr (ShianProgress) stored = shian_progress_new ();

  type (fixture, "新");
  shian_field_group_flush (fixture->group);
  shian_field_group_saved (fixture->group, fixture->changes, NULL);
  stored->figure = 12;
  stored->text = g_strdup ("旧");
  shian_field_group_merge (fixture->group, stored);
  assert_shown (fixture, "旧");
  shian_field_group_merge (fixture->group, NULL);
  assert_shown (fixture, "");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (fixture->figure)), ==, "");
}

static void
test_bad_number (Fixture *fixture, gconstpointer data)
{
  gtk_editable_set_text (GTK_EDITABLE (fixture->figure), "十二");
  type (fixture, "新");
  shian_field_group_flush (fixture->group);
  g_assert_nonnull (fixture->problem);
  g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (fixture->figure), "error"));
  g_assert_cmpuint (g_hash_table_size (fixture->changes), ==, 1);
  g_assert_true (shian_field_group_is_dirty (fixture->group));
  gtk_editable_set_text (GTK_EDITABLE (fixture->figure), "14");
  shian_field_group_flush (fixture->group);
  g_assert_null (fixture->problem);
  g_assert_false (gtk_widget_has_css_class (GTK_WIDGET (fixture->figure), "error"));
}

static void
test_refused (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = g_error_new (SHIAN_ERROR, SHIAN_ERROR_NO_SPACE, "disk full");

  type (fixture, "新");
  shian_field_group_flush (fixture->group);
  shian_field_group_saved (fixture->group, fixture->changes, error);
  g_assert_cmpstr (fixture->problem, ==, "disk full");
  g_assert_true (shian_field_group_is_dirty (fixture->group));
  assert_shown (fixture, "新");
  /* The next occasion tries again. */
  shian_field_group_flush (fixture->group);
  g_assert_cmpuint (fixture->n_saves, ==, 2);
  shian_field_group_saved (fixture->group, fixture->changes, NULL);
  g_assert_false (shian_field_group_is_dirty (fixture->group));
}

static void
test_other_record (Fixture *fixture, gconstpointer data)
{
  type (fixture, "新");
  shian_field_group_flush (fixture->group);
  shian_field_group_load (fixture->group, NULL);
  assert_shown (fixture, "");
  g_assert_false (shian_field_group_saved (fixture->group, fixture->changes, NULL));
  g_assert_false (shian_field_group_is_dirty (fixture->group));
}

static void
test_hold (Fixture *fixture, gconstpointer data)
{
  shian_field_group_set_hold (fixture->group, TRUE);
  type (fixture, "新");
  shian_field_group_flush (fixture->group);
  g_assert_cmpuint (fixture->n_saves, ==, 0);
  shian_field_group_set_hold (fixture->group, FALSE);
  shian_field_group_flush (fixture->group);
  g_assert_cmpuint (fixture->n_saves, ==, 1);
}

/* While the input method composes, neither the clock nor the store may touch the field. */
static void
test_composing (Fixture *fixture, gconstpointer data)
{
  g_autoptr (ShianProgress) stored = shian_progress_new ();

  g_signal_emit_by_name (fixture->text, "preedit-changed", "shi");
  stored->text = g_strdup ("别人的");
  shian_field_group_merge (fixture->group, stored);
  assert_shown (fixture, "旧");
  g_signal_emit_by_name (fixture->text, "preedit-changed", "");
  shian_field_group_merge (fixture->group, stored);
  assert_shown (fixture, "别人的");
}

static void
test_apply (void)
{
  g_autoptr (ShianProgress) progress = shian_progress_new ();
  g_autoptr (GHashTable) changes = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GError) error = NULL;

  g_hash_table_insert (changes, (char *) "status", (char *) "lagging");
  g_hash_table_insert (changes, (char *) "figure", (char *) "7");
  g_assert_true (shian_changes_apply (changes, &SHIAN_PROGRESS_TYPE, progress, &error));
  g_assert_no_error (error);
  g_assert_cmpint (progress->status, ==, SHIAN_STATUS_LAGGING);
  g_assert_cmpfloat (progress->figure, ==, 7);
  g_hash_table_insert (changes, (char *) "figure", (char *) "x");
  g_assert_false (shian_changes_apply (changes, &SHIAN_PROGRESS_TYPE, progress, &error));
  g_assert_error (error, SHIAN_ERROR, SHIAN_ERROR_INVALID);
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  app_fixture_init (&argc, &argv);
  ADD ("/field-group/unchanged", test_unchanged);
  ADD ("/field-group/flush", test_flush);
  ADD ("/field-group/typing-saves-by-itself", test_typing_saves_by_itself);
  ADD ("/field-group/merge", test_merge);
  ADD ("/field-group/merge-undone", test_merge_undone);
  ADD ("/field-group/bad-number", test_bad_number);
  ADD ("/field-group/refused", test_refused);
  ADD ("/field-group/other-record", test_other_record);
  ADD ("/field-group/hold", test_hold);
  ADD ("/field-group/composing", test_composing);
  g_test_add_func ("/field-group/apply", test_apply);
  return g_test_run ();
}
