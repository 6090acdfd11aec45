/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A writer killed at random moments: all it acknowledged is there, the file is whole and free. */
#include "run-and-kill.h"
#include "store-fixture.h"

#include "base/error.h"
#include "checklist/work.h"
#include "store/save.h"

#include <stdio.h>
#include <string.h>

#define ROUNDS 200
#define TASKS 5

static char *
run_and_kill (const char *path, guint round, GRand *random)
{
  g_autofree char *program = g_test_build_filename (G_TEST_BUILT, "store", "kill-writer", NULL);
  g_autofree char *number = g_strdup_printf ("%u", round);
  const char *argv[] = { program, path, number, NULL };

  return fixture_run_and_kill (argv, random);
}

/* The newest acknowledged text of each record is there, or a later one that was under way. */
static void
check_acknowledged (ShianStore *store, const char *lines, guint round, GHashTable *newest)
{
  g_auto (GStrv) all = g_strsplit (lines, "\n", -1);
  GHashTableIter iter;
  gpointer id, text;

  for (guint i = 0; all[i] != NULL && strchr (all[i], ' ') != NULL && all[i + 1] != NULL; i++) {
    char *space = strchr (all[i], ' ');
    g_hash_table_insert (newest, g_strndup (all[i], (gsize) (space - all[i])),
                         g_strdup (space + 1));
  }
  g_hash_table_iter_init (&iter, newest);
  while (g_hash_table_iter_next (&iter, &id, &text)) {
    g_autoptr (GError) error = NULL;
    g_autoptr (ShianProgress) found = shian_store_load (store, &SHIAN_PROGRESS_TYPE, id, &error);
    guint found_round = 0, found_step = 0, round_said = 0, step_said = 0;
    g_assert_no_error (error);
    g_assert_cmpint (sscanf (found->text, "%u-%u", &found_round, &found_step), ==, 2);
    g_assert_cmpint (sscanf (text, "%u-%u", &round_said, &step_said), ==, 2);
    g_assert_true (found_round > round_said ||
                   (found_round == round_said && found_step >= step_said));
    g_assert_cmpuint (found_round, <=, round);
  }
}

static void
test_kill (StoreFixture *fixture, gconstpointer unused)
{
  g_autoptr (FixturePlan) plan = fixture_add_plan (fixture->store, 2024, "2024-05-13");
  g_autoptr (ShianUnit) unit =
      fixture_add_unit (fixture->store, 1, "区教育局", SHIAN_UNIT_DEPARTMENT, TRUE, NULL);
  g_autoptr (GHashTable) newest = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GRand) random = g_rand_new_with_seed (20240513);
  guint n_acknowledged = 0;

  for (int i = 0; i < TASKS; i++)
    g_free (fixture_add_task (fixture->store, plan, "任务"));
  for (guint round = 1; round <= ROUNDS; round++) {
    g_autoptr (GError) error = NULL;
    g_autofree char *lines = NULL;
    g_clear_pointer (&fixture->store, shian_store_close);
    lines = run_and_kill (fixture->path, round, random);
    fixture->store = fixture_open (fixture->path, 0, &error);
    g_assert_no_error (error);
    check_acknowledged (fixture->store, lines, round, newest);
    shian_store_check (fixture->store, TRUE, &error);
    g_assert_no_error (error);
    for (const char *p = lines; *p != '\0'; p++)
      n_acknowledged += *p == '\n';
    /* each change with its history row, and the reverse */
    g_assert_cmpint (fixture_integer (fixture->store,
                                      "SELECT (SELECT sum(revision) FROM progress) IS "
                                      "(SELECT nullif(count(*), 0) FROM history WHERE "
                                      "record_type = 'progress')"),
                     ==, 1);
  }
  g_test_message ("%u acknowledged saves", n_acknowledged);
  g_assert_cmpuint (n_acknowledged, >, ROUNDS);
  g_assert_cmpuint (g_hash_table_size (newest), ==, TASKS);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/store/kill/two-hundred-times", StoreFixture, NULL, store_fixture_set_up, test_kill,
              store_fixture_tear_down);
  return g_test_run ();
}
