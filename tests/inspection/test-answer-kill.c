/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Killed at random moments while answering: every acknowledged answer is there, the finding of each
 * answer goes with it, and the inspection opens where it was. */
#include "inspection-fixture.h"

#include "reports/registers.h"
#include "store/save.h"

#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#define ROUNDS 200

static pid_t
start_writer (const char *path, const char *inspection, guint round, int *output)
{
  g_autofree char *program =
      g_test_build_filename (G_TEST_BUILT, "inspection", "answer-writer", NULL);
  g_autofree char *number = g_strdup_printf ("%u", round);
  int ends[2];
  pid_t pid;

  g_assert_cmpint (pipe (ends), ==, 0);
  pid = fork ();
  if (pid == 0) {
    dup2 (ends[1], STDOUT_FILENO);
    close (ends[0]);
    execl (program, program, path, inspection, number, NULL);
    _exit (127);
  }
  g_assert_cmpint (pid, >, 0);
  close (ends[1]);
  *output = ends[0];
  return pid;
}

/* Reads some acknowledged answers, waits a random moment, kills. Returns all it acknowledged. */
static char *
run_and_kill (const char *path, const char *inspection, guint round, GRand *random)
{
  g_autoptr (GString) all = g_string_new (NULL);
  int output;
  pid_t pid = start_writer (path, inspection, round, &output);
  gint32 lines = g_rand_int_range (random, 0, 12);
  gint32 more = g_rand_int_range (random, 0, 20000);
  int status;
  char buffer[512];
  gssize n;

  for (gint32 seen = 0; seen < lines && (n = read (output, buffer, 1)) == 1;) {
    g_string_append_len (all, buffer, n);
    seen += buffer[0] == '\n';
  }
  for (volatile gint32 i = 0; i < more; i++)
    ;
  g_assert_cmpint (kill (pid, SIGKILL), ==, 0);
  while ((n = read (output, buffer, sizeof buffer)) > 0)
    g_string_append_len (all, buffer, n);
  close (output);
  g_assert_cmpint (waitpid (pid, &status, 0), ==, pid);
  g_assert_true (WIFSIGNALED (status)); /* it did not give up by itself */
  return g_string_free (g_steal_pointer (&all), FALSE);
}

static void
note_acknowledged (const char *lines, GHashTable *newest, guint *n)
{
  g_auto (GStrv) all = g_strsplit (lines, "\n", -1);

  for (guint i = 0; all[i] != NULL && strchr (all[i], ' ') != NULL && all[i + 1] != NULL; i++) {
    char *space = strchr (all[i], ' ');
    g_hash_table_insert (newest, g_strndup (all[i], (gsize) (space - all[i])),
                         g_strdup (space + 1));
    (*n)++;
  }
}

/* The newest acknowledged note of each answer is there, or the one that was under way. */
static void
check_acknowledged (ShianStore *store, GHashTable *newest)
{
  GHashTableIter iter;
  gpointer id, note;

  g_hash_table_iter_init (&iter, newest);
  while (g_hash_table_iter_next (&iter, &id, &note)) {
    g_autoptr (GError) error = NULL;
    g_autoptr (ShianAnswer) found = shian_store_load (store, &SHIAN_ANSWER_TYPE, id, &error);
    guint found_round = 0, found_step = 0, round_said = 0, step_said = 0;
    g_assert_no_error (error);
    g_assert_cmpint (sscanf (found->note, "%u-%u", &found_round, &found_step), ==, 2);
    g_assert_cmpint (sscanf (note, "%u-%u", &round_said, &step_said), ==, 2);
    g_assert_true (found_round > round_said ||
                   (found_round == round_said && found_step >= step_said));
  }
}

static void
test_kill (InspectionFixture *fixture, gconstpointer unused)
{
  g_autoptr (ShianInspection) inspection = fixture_begin (fixture, NULL);
  g_autoptr (GHashTable) newest = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GRand) random = g_rand_new_with_seed (20240520);
  guint n_acknowledged = 0;

  for (guint round = 1; round <= ROUNDS; round++) {
    g_autoptr (GError) error = NULL;
    g_autofree char *lines = NULL;
    g_clear_pointer (&fixture->store, shian_store_close);
    lines = run_and_kill (fixture->path, inspection->record.id, round, random);
    fixture->store = shian_registers_open (fixture->path, 0, &error);
    g_assert_no_error (error);
    note_acknowledged (lines, newest, &n_acknowledged);
    check_acknowledged (fixture->store, newest);
    g_assert_cmpint (
        fixture_integer (fixture->store,
                         "SELECT (SELECT count(*) FROM answer WHERE verdict = 'not_conforming') = "
                         "(SELECT count(*) FROM finding WHERE deleted = 0)"),
        ==, 1);
  }
  g_test_message ("%u acknowledged answers", n_acknowledged);
  g_assert_cmpuint (n_acknowledged, >, ROUNDS);
  g_assert_true (shian_store_check (fixture->store, TRUE, NULL));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/inspection/answer-kill/two-hundred-times", InspectionFixture, NULL,
              inspection_fixture_set_up, test_kill, inspection_fixture_tear_down);
  return g_test_run ();
}
