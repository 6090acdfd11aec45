/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app-fixture.h"

#include "base/error.h"
#include "store/setting.h"

#include <glib/gstdio.h>

static void
count_cb (guint *count)
{
  (*count)++;
}

typedef struct {
  gboolean done;
  GError *error;
} Outcome;

static void
outcome_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Outcome *outcome = data;

  shian_session_run_finish (SHIAN_SESSION (source), result, &outcome->error);
  outcome->done = TRUE;
}

static gboolean
is_done (gpointer data)
{
  return ((Outcome *) data)->done;
}

static gboolean
write_setting (ShianStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  return shian_setting_set (store, "test", data, error);
}

static gboolean
only_read (ShianStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autofree char *value = shian_setting_get (store, "test");
  g_assert_cmpstr (value, ==, data);
  return TRUE;
}

static gboolean
fail (ShianStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  g_set_error_literal (error, SHIAN_ERROR, SHIAN_ERROR_NO_SPACE, "full");
  return FALSE;
}

static void
test_jobs (void)
{
  ShianSession *session = app_fixture_open ();
  guint changed = 0;
  Outcome first = { 0 }, second = { 0 }, third = { 0 };
  g_autofree char *value = NULL;

  g_signal_connect_swapped (session, "changed", G_CALLBACK (count_cb), &changed);
  shian_session_run_async (session, write_setting, (char *) "一", NULL, NULL, outcome_cb, &first);
  shian_session_run_async (session, only_read, (char *) "一", NULL, NULL, outcome_cb, &second);
  shian_session_run_async (session, fail, NULL, NULL, NULL, outcome_cb, &third);
  g_assert_true (shian_session_is_busy (session));
  app_fixture_wait (is_done, &first);
  g_assert_no_error (first.error);
  g_assert_cmpuint (changed, ==, 1);
  value = shian_setting_get (shian_session_get_reader (session), "test");
  g_assert_cmpstr (value, ==, "一");
  app_fixture_wait (is_done, &third);
  g_assert_true (second.done);
  g_assert_error (third.error, SHIAN_ERROR, SHIAN_ERROR_NO_SPACE);
  g_clear_error (&third.error);
  g_assert_cmpuint (changed, ==, 1);
  g_assert_false (shian_session_is_busy (session));
  app_fixture_close (session);
}

static void
test_cancelled (void)
{
  ShianSession *session = app_fixture_open ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Outcome outcome = { 0 };

  g_cancellable_cancel (cancellable);
  shian_session_run_async (session, write_setting, (char *) "一", NULL, cancellable, outcome_cb,
                           &outcome);
  app_fixture_wait (is_done, &outcome);
  g_assert_error (outcome.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&outcome.error);
  app_fixture_close (session);
}

/* Everything queued is written before the session lets go, and answered too. */
static void
test_close_with_queue (void)
{
  ShianSession *session = app_fixture_open ();
  g_autofree char *path = g_strdup (shian_session_get_path (session));
  Outcome outcome[20] = { 0 };

  for (guint i = 0; i < 20; i++)
    shian_session_run_async (session, write_setting, g_strdup_printf ("%u", i), g_free, NULL,
                             outcome_cb, &outcome[i]);
  shian_session_close (session);
  g_assert_false (shian_session_is_busy (session));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  for (guint i = 0; i < 20; i++) {
    g_assert_true (outcome[i].done);
    g_assert_no_error (outcome[i].error);
  }
  g_assert_null (shian_session_get_reader (session));
  shian_session_close (session);
  g_assert_finalize_object (session);
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
}

typedef struct {
  char *words;
  gboolean *seen; /* by the callback, before they were freed */
} Letter;

static void
letter_free (gpointer data)
{
  Letter *letter = data;

  g_clear_pointer (&letter->words, g_free);
}

static gboolean
write_letter (ShianStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  return shian_setting_set (store, "test", ((Letter *) data)->words, error);
}

static void
letter_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Letter *letter = data;

  g_assert_true (shian_session_run_finish (SHIAN_SESSION (source), result, NULL));
  *letter->seen = letter->words != NULL;
}

static gboolean
save_and_close (gpointer data)
{
  shian_session_run_async (data, write_letter, g_object_get_data (data, "letter"), letter_free,
                           NULL, letter_cb, g_object_get_data (data, "letter"));
  shian_session_close (data);
  return G_SOURCE_REMOVE;
}

/* What is saved while the window closes is answered after the data were used for it: whoever gave
 * them may look at them in the answer. */
static void
test_data_until_answer (void)
{
  ShianSession *session = app_fixture_open ();
  gboolean seen = FALSE;
  Letter letter = { g_strdup ("一"), &seen };

  g_object_set_data (G_OBJECT (session), "letter", &letter);
  g_idle_add (save_and_close, session);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_true (seen);
  g_assert_null (letter.words);
  g_assert_finalize_object (session);
}

static void
test_unit_and_period (void)
{
  ShianSession *session = app_fixture_open ();
  ShianPeriod q2 = { 2024, 2 };
  guint units = 0, periods = 0;

  g_assert_null (shian_session_get_unit (session));
  g_assert_cmpint (shian_session_get_plan_year (session), ==, 0);
  g_signal_connect_swapped (session, "unit-changed", G_CALLBACK (count_cb), &units);
  g_signal_connect_swapped (session, "period-changed", G_CALLBACK (count_cb), &periods);
  app_fixture_set_up (session, "区教育局");
  g_assert_cmpstr (shian_session_get_unit (session)->short_name, ==, "区教育局");
  g_assert_cmpint (shian_session_get_plan_year (session), ==, 2024);
  g_assert_cmpint (shian_session_get_period (session)->year, ==, 2024);
  g_assert_cmpuint (units, ==, 1);
  periods = 0;
  shian_session_set_period (session, &q2);
  shian_session_set_period (session, &q2);
  g_assert_cmpuint (periods, <=, 1);
  g_assert_cmpint (shian_session_get_period (session)->quarter, ==, 2);
  app_fixture_close (session);
}

/* What cannot be opened */

typedef struct {
  gboolean done;
  GError *error;
} Opening;

static void
refused_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Opening *opening = data;

  g_assert_null (shian_session_open_finish (result, &opening->error));
  opening->done = TRUE;
}

static gboolean
is_over (gpointer data)
{
  return ((Opening *) data)->done;
}

static void
assert_refused (const char *path, int code)
{
  Opening opening = { 0 };

  shian_session_open_async (path, NULL, refused_cb, &opening);
  app_fixture_wait (is_over, &opening);
  g_assert_error (opening.error, SHIAN_ERROR, code);
  g_clear_error (&opening.error);
}

static void
test_busy (void)
{
  ShianSession *session = app_fixture_open ();

  assert_refused (shian_session_get_path (session), SHIAN_ERROR_BUSY);
  app_fixture_close (session);
}

static void
test_foreign (void)
{
  g_autofree char *folder = g_dir_make_tmp ("shian-app-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "letter.db", NULL);

  g_assert_true (
      g_file_set_contents (path, "not a data file, but long enough to be looked at", -1, NULL));
  assert_refused (path, SHIAN_ERROR_FOREIGN);
}

int
main (int argc, char **argv)
{
  app_fixture_init (&argc, &argv);
  g_test_add_func ("/session/jobs", test_jobs);
  g_test_add_func ("/session/cancelled", test_cancelled);
  g_test_add_func ("/session/close-with-queue", test_close_with_queue);
  g_test_add_func ("/session/data-until-answer", test_data_until_answer);
  g_test_add_func ("/session/unit-and-period", test_unit_and_period);
  g_test_add_func ("/session/busy", test_busy);
  g_test_add_func ("/session/foreign", test_foreign);
  return g_test_run ();
}
