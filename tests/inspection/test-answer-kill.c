/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Killed at random moments while answering: every acknowledged answer is there, the finding of each
 * answer goes with it, and the inspection opens where it was. */
#include "inspection-fixture.h"
#include "run-and-kill.h"

#include "reports/registers.h"
#include "store/save.h"

#include <stdio.h>
#include <string.h>

#define ROUNDS 200

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
    lines = fixture_run_writer (fixture, inspection->record.id, "answers", round, random);
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
