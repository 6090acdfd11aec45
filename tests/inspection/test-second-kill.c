/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Killed at random moments while a paper is keyed a second time: what was acknowledged is there, but
 * for the item after it, which may or may not be, nothing was written; the answers stay as they were. */
#include "inspection-fixture.h"
#include "run-and-kill.h"

#include "inspection/second-keying.h"
#include "reports/registers.h"
#include "store/save.h"

#include <stdlib.h>
#include <string.h>

#define ROUNDS 60

static guint
index_of (const ShianInspectionSheet *sheet, const char *row)
{
  for (guint i = 0; i < sheet->book->items->len; i++)
    if (g_str_equal (((const ShianTemplateItem *) sheet->book->items->pdata[i])->record.id, row))
      return i;
  g_assert_not_reached ();
}

/* Takes what a run acknowledged into @verdicts, one for each item, and returns how many lines. */
static guint
note_acknowledged (const char *lines, const ShianInspectionSheet *sheet, int *verdicts, guint *next)
{
  g_auto (GStrv) all = g_strsplit (lines, "\n", -1);
  guint n = 0;

  *next = 0;
  for (; all[n] != NULL && all[n + 1] != NULL; n++) {
    g_auto (GStrv) words = g_strsplit (all[n], " ", 2);
    guint index = index_of (sheet, words[0]);
    g_assert_cmpuint (index, ==, n % sheet->book->items->len);
    verdicts[index] = atoi (words[1]);
    *next = (index + 1) % sheet->book->items->len;
  }
  return n;
}

/* -1 without a row. */
static int
stored_verdict (ShianStore *store, const ShianTemplateItem *item)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ShianSecondAnswer) found = shian_store_select_one (
      store, &SHIAN_SECOND_ANSWER_TYPE, "WHERE deleted = 0 AND template_item = ?1", &error, "s",
      item->record.id);

  g_assert_no_error (error);
  return found != NULL ? found->verdict : -1;
}

static void
check_round (InspectionFixture *fixture, const ShianInspectionSheet *sheet, int *verdicts,
             guint under_way)
{
  for (guint i = 0; i < sheet->book->items->len; i++) {
    const ShianTemplateItem *item = sheet->book->items->pdata[i];
    int stored = stored_verdict (fixture->store, item);
    if (i == under_way)
      verdicts[i] = stored; /* the one after the last acknowledged */
    if (item->kind != SHIAN_ITEM_NUMBER)
      g_assert_cmpint (stored, ==, verdicts[i]);
    else
      g_assert_cmpint (stored < 0, ==, verdicts[i] < 0);
  }
}

static void
test_kill (InspectionFixture *fixture, gconstpointer unused)
{
  g_autoptr (ShianInspection) inspection = fixture_begin (fixture, NULL);
  g_autoptr (ShianInspectionSheet) sheet =
      shian_inspection_sheet_load (fixture->store, inspection->record.id, NULL);
  g_autofree int *verdicts = g_new (int, sheet->book->items->len);
  g_autoptr (GRand) random = g_rand_new_with_seed (20240607);
  guint n_acknowledged = 0;

  for (guint i = 0; i < sheet->book->items->len; i++)
    verdicts[i] = -1;
  for (guint round = 1; round <= ROUNDS; round++) {
    g_autoptr (GError) error = NULL;
    g_autofree char *lines = NULL;
    guint under_way;
    g_clear_pointer (&fixture->store, shian_store_close);
    lines = fixture_run_writer (fixture, inspection->record.id, "second", round, random);
    fixture->store = shian_registers_open (fixture->path, 0, &error);
    g_assert_no_error (error);
    n_acknowledged += note_acknowledged (lines, sheet, verdicts, &under_way);
    check_round (fixture, sheet, verdicts, under_way);
  }
  g_assert_cmpint (fixture_integer (fixture->store, "SELECT count(*) FROM answer"), ==, 0);
  g_assert_cmpuint (n_acknowledged, >, ROUNDS);
  g_assert_true (shian_store_check (fixture->store, TRUE, NULL));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/inspection/second-kill/sixty-times", InspectionFixture, NULL,
              inspection_fixture_set_up, test_kill, inspection_fixture_tear_down);
  return g_test_run ();
}
