/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The register of printed forms as a workbook: what is shown, beside what was exported before. */
#include "../packs/pack-fixture.h"
#include "app-fixture.h"

#include "app/preferences.h"
#include "app/printed-forms.h"
#include "forms/form-job.h"
#include "inspection/form-print.h"
#include "inspection/template-store.h"

#include <glib/gstdio.h>
#include <string.h>

#define N_FORMS 5

typedef struct {
  ShianSession *session;
  GtkWidget *behind;
  ShianPrintedForms *window;
  char *folder; /* for exports */
} Fixture;

/* Five are printed; the second comes back, the third is void. */
static gboolean
add_forms (ShianStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  const ShianFormJob job = { .paper = SHIAN_PAPER_INSPECTION };

  if (!shian_template_install_builtin (store, error))
    return FALSE;
  for (guint i = 0; i < N_FORMS; i++) {
    g_auto (GStrv) serials = shian_form_job_register (store, &job, error);
    if (serials == NULL)
      return FALSE;
  }
  return shian_form_print_return (store, "24000002", NULL, error) &&
         shian_form_print_void (store, "24000003", "卡纸", error);
}

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *data = NULL;

  g_setenv ("SHIAN_TODAY", "2024-05-06", TRUE);
  fixture->session = app_fixture_open ();
  app_fixture_set_up (fixture->session, "区教育局");
  data = g_path_get_dirname (shian_session_get_path (fixture->session));
  fixture->folder = g_build_filename (data, "out", NULL);
  g_settings_set_string (shian_preferences_get (), "export-folder", fixture->folder);
  shian_session_run_async (fixture->session, add_forms, NULL, NULL, NULL, NULL, NULL);
  app_fixture_settle (fixture->session);
  fixture->behind = app_fixture_show (gtk_label_new ("校园食堂"));
  fixture->window = shian_printed_forms_present (
      gtk_window_get_child (GTK_WINDOW (fixture->behind)), fixture->session);
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  gtk_window_destroy (GTK_WINDOW (fixture->behind));
  app_fixture_settle (fixture->session);
  g_settings_reset (shian_preferences_get (), "export-folder");
  app_fixture_close (fixture->session);
  g_free (fixture->folder);
}

static PackTable *export(Fixture *fixture, const char *name)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

  shian_printed_forms_export (fixture->window);
  app_fixture_settle (fixture->session);
  g_assert_true (g_file_test (path, G_FILE_TEST_IS_REGULAR));
  pack_fixture_keep (path);
  return pack_table_load (path, "Printed forms");
}

/* The forms @serials and no others. */
static void
assert_rows (const PackTable *table, const char *const *serials)
{
  guint head = pack_table_find (table, "No.");
  guint n = g_strv_length ((char **) serials);

  g_assert_cmpuint (head, >, 0);
  g_assert_cmpuint (pack_table_last_row (table), ==, head + n);
  for (guint i = 0; i < n; i++)
    g_assert_cmpstr (pack_table_text (table, head + 1 + i, 2), ==, serials[i]);
}

static void
test_shown (Fixture *fixture, gconstpointer unused)
{
  static const char *const OUT[] = { "24000001", "24000004", "24000005", NULL };
  static const char *const VOID[] = { "24000003", NULL };
  static const char *const ALL[] = { "24000005", "24000004", "24000003",
                                     "24000002", "24000001", NULL };
  g_autoptr (PackTable) out = export(fixture, "Register of printed forms.xlsx");
  g_autoptr (PackTable) void_ones = NULL;
  g_autoptr (PackTable) all = NULL;

  assert_rows (out, OUT);
  g_assert_true (app_fixture_says (GTK_WIDGET (fixture->window), "Exported 1 file, 3 rows"));
  shian_printed_forms_show_state (fixture->window, SHIAN_FORM_VOID);
  void_ones = export(fixture, "Register of printed forms (2).xlsx");
  assert_rows (void_ones, VOID);
  g_assert_cmpstr (pack_table_text (void_ones, pack_table_last_row (void_ones), 11), ==, "卡纸");
  shian_printed_forms_show_state (fixture->window, -1);
  all = export(fixture, "Register of printed forms (3).xlsx");
  assert_rows (all, ALL);
}

/* Somebody wrote into it since. */
static void
test_again (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *first =
      g_build_filename (fixture->folder, "Register of printed forms.xlsx", NULL);
  g_autoptr (PackTable) one = export(fixture, "Register of printed forms.xlsx");
  g_autoptr (PackTable) two = NULL;
  g_autofree char *still = NULL;

  g_assert_true (g_file_set_contents (first, "我的批注", -1, NULL));
  two = export(fixture, "Register of printed forms (2).xlsx");
  g_assert_true (g_file_get_contents (first, &still, NULL, NULL));
  g_assert_cmpstr (still, ==, "我的批注");
  g_assert_cmpuint (pack_table_last_row (two), ==, pack_table_last_row (one));
}

/* The button for the folder works in this window too. */
static void
test_folder (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (PackTable) table = export(fixture, "Register of printed forms.xlsx");
  GtkWidget *button = app_fixture_find_button (GTK_WIDGET (fixture->window), "Open folder");

  g_assert_nonnull (button);
  g_assert_true (gtk_widget_is_sensitive (button));
}

static void
test_refused (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *within = g_build_filename (fixture->folder, "四月", NULL);
  GtkWidget *dialog;

  g_assert_true (g_file_set_contents (fixture->folder, "a file, no folder", -1, NULL));
  g_settings_set_string (shian_preferences_get (), "export-folder", within);
  shian_printed_forms_export (fixture->window);
  dialog = app_fixture_wait_window (ADW_TYPE_MESSAGE_DIALOG);
  g_assert_cmpstr (adw_message_dialog_get_heading (ADW_MESSAGE_DIALOG (dialog)), ==,
                   "The export failed");
  g_assert_nonnull (
      strstr (adw_message_dialog_get_body (ADW_MESSAGE_DIALOG (dialog)), fixture->folder));
  g_assert_nonnull (
      strstr (adw_message_dialog_get_body (ADW_MESSAGE_DIALOG (dialog)), "another folder"));
  gtk_window_destroy (GTK_WINDOW (dialog));
  g_unlink (fixture->folder);
}

int
main (int argc, char **argv)
{
  app_fixture_init (&argc, &argv);
#define ADD(name, function)                                                                        \
  g_test_add ("/printed-export/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("shown", test_shown);
  ADD ("again", test_again);
  ADD ("folder", test_folder);
  ADD ("refused", test_refused);
  return g_test_run ();
}
