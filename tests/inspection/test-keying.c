/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Keying in from paper: what a line of keys means, and the same paper keyed twice. */
#include "inspection-fixture.h"

#include "base/error.h"
#include "inspection/quick-entry.h"
#include "inspection/second-keying.h"
#include "store/history.h"

#include <math.h>

static ShianInspectionSheet *
load (InspectionFixture *fixture, const char *id)
{
  g_autoptr (GError) error = NULL;
  ShianInspectionSheet *sheet = shian_inspection_sheet_load (fixture->store, id, &error);

  g_assert_no_error (error);
  return sheet;
}

static const char *
code_of (const ShianInspectionSheet *sheet, guint index)
{
  return ((const ShianTemplateItem *) sheet->book->items->pdata[index])->code;
}

static void
assert_reads (const ShianInspectionSheet *sheet, const char *typed, int at, const char *code,
              ShianVerdict verdict)
{
  g_auto (ShianQuickEntry) entry = { 0 };
  g_autoptr (GError) error = NULL;

  g_test_message ("%s", typed);
  g_assert_true (shian_quick_entry_read (sheet, typed, at, &entry, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (code_of (sheet, entry.index), ==, code);
  g_assert_cmpint (entry.answers, ==, verdict != SHIAN_VERDICT_NONE);
  g_assert_cmpint (entry.input.verdict, ==, verdict);
}

static void
test_read (InspectionFixture *fixture, gconstpointer unused)
{
  g_autoptr (ShianInspection) inspection = fixture_begin (fixture, NULL);
  g_autoptr (ShianInspectionSheet) sheet = load (fixture, inspection->record.id);

  assert_reads (sheet, "1", -1, "C01", SHIAN_VERDICT_NONE);
  assert_reads (sheet, "1 2", -1, "C01", SHIAN_VERDICT_NOT_CONFORMING);
  assert_reads (sheet, " c1　３ ", -1, "C01", SHIAN_VERDICT_NOT_APPLICABLE);
  assert_reads (sheet, "０１ 符合", -1, "C01", SHIAN_VERDICT_CONFORMING);
  /* After a number alone comes its answer, or another pair. */
  assert_reads (sheet, "2", 0, "C01", SHIAN_VERDICT_NOT_CONFORMING);
  assert_reads (sheet, "2 1", 0, "C02", SHIAN_VERDICT_CONFORMING);
  assert_reads (sheet, "2 冷藏柜混放", 0, "C01", SHIAN_VERDICT_NOT_CONFORMING);
}

static void
test_read_more (InspectionFixture *fixture, gconstpointer unused)
{
  g_autoptr (ShianInspection) inspection = fixture_begin (fixture, NULL);
  g_autoptr (ShianInspectionSheet) sheet = load (fixture, inspection->record.id);
  g_auto (ShianQuickEntry) figure = { 0 };
  g_auto (ShianQuickEntry) noted = { 0 };

  g_assert_true (shian_quick_entry_read (sheet, "37 -4.5 ℃", -1, &figure, NULL));
  g_assert_cmpfloat (figure.input.figure, ==, -4.5);
  g_assert_null (figure.input.note);
  g_assert_true (shian_quick_entry_read (sheet, "1 2 未公示  许可证", -1, &noted, NULL));
  g_assert_cmpstr (noted.input.note, ==, "未公示  许可证");
}

static void
refused (const ShianInspectionSheet *sheet, const char *typed, int at, int code, const char *says)
{
  ShianQuickEntry entry;
  g_autoptr (GError) error = NULL;

  g_assert_false (shian_quick_entry_read (sheet, typed, at, &entry, &error));
  fixture_assert_error (&error, code, says);
}

static void
test_refused (InspectionFixture *fixture, gconstpointer unused)
{
  g_autoptr (ShianInspection) inspection = fixture_begin (fixture, NULL);
  g_autoptr (ShianInspectionSheet) sheet = load (fixture, inspection->record.id);
  guint out = G_MAXUINT;

  refused (sheet, "", -1, SHIAN_ERROR_INVALID, "37 2");
  refused (sheet, "137 2", -1, SHIAN_ERROR_NOT_FOUND, "137");
  refused (sheet, "1 7", -1, SHIAN_ERROR_INVALID, "C01");
  refused (sheet, "7", 0, SHIAN_ERROR_INVALID, "C01");
  refused (sheet, "37 warm", -1, SHIAN_ERROR_INVALID, "C37");
  refused (sheet, "\xff", -1, SHIAN_ERROR_INVALID, "");
  for (guint i = 0; i < sheet->book->items->len && out == G_MAXUINT; i++)
    if (!shian_inspection_sheet_applies (sheet, i))
      out = i;
  g_assert_cmpuint (out, !=, G_MAXUINT);
  refused (sheet, code_of (sheet, out), -1, SHIAN_ERROR_INVALID, "not on the form");
}

/* Second keying */

static gboolean
key (InspectionFixture *fixture, const ShianInspectionSheet *sheet, const char *typed,
     GError **error)
{
  g_auto (ShianQuickEntry) entry = { 0 };
  const ShianTemplateItem *item;

  g_assert_true (shian_quick_entry_read (sheet, typed, -1, &entry, NULL));
  item = sheet->book->items->pdata[entry.index];
  return shian_second_keying_give (fixture->store, sheet->inspection->record.id, item->record.id,
                                   &entry.input, error);
}

static void
assert_counts (InspectionFixture *fixture, const char *id, guint agrees, guint differs,
               guint missing, guint only)
{
  g_autoptr (ShianInspectionSheet) sheet = load (fixture, id);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) items = shian_second_keying_compare (fixture->store, sheet, &error);
  guint counts[SHIAN_SECOND_N_STATES];

  g_assert_no_error (error);
  shian_second_keying_count (items, counts);
  g_assert_cmpuint (counts[SHIAN_SECOND_AGREES], ==, agrees);
  g_assert_cmpuint (counts[SHIAN_SECOND_DIFFERS], ==, differs);
  g_assert_cmpuint (counts[SHIAN_SECOND_MISSING], ==, missing);
  g_assert_cmpuint (counts[SHIAN_SECOND_ONLY], ==, only);
}

static void
drop (ShianAnswer *answer)
{
  shian_answer_free (answer);
}

static void
test_twice (InspectionFixture *fixture, gconstpointer unused)
{
  g_autoptr (ShianInspection) inspection = fixture_begin (fixture, NULL);
  const char *id = inspection->record.id;
  g_autoptr (ShianInspectionSheet) sheet = load (fixture, id);
  g_autoptr (ShianInspectionSheet) after = NULL;
  g_autoptr (GError) error = NULL;
  const ShianTemplateItem *second = sheet->book->items->pdata[1];

  drop (fixture_answer (fixture, id, "C01", "1", NULL));
  drop (fixture_answer (fixture, id, "C02", "1", "备注留着"));
  drop (fixture_answer (fixture, id, "C37", "4.5", NULL));
  drop (fixture_answer (fixture, id, "C04", "1", NULL));
  g_assert_true (key (fixture, sheet, "1 1", &error));
  g_assert_true (key (fixture, sheet, "2 2", &error));
  g_assert_true (key (fixture, sheet, "37 4.50", &error));
  g_assert_true (key (fixture, sheet, "3 1", &error));
  g_assert_no_error (error);
  assert_counts (fixture, id, 2, 1, 1, 1);
  g_assert_true (shian_second_keying_keep (fixture->store, id, second->record.id, TRUE, &error));
  g_assert_no_error (error);
  assert_counts (fixture, id, 3, 0, 1, 1);
  after = load (fixture, id);
  g_assert_cmpint (shian_inspection_sheet_answer (after, 1)->verdict, ==,
                   SHIAN_VERDICT_NOT_CONFORMING);
  g_assert_cmpstr (shian_inspection_sheet_answer (after, 1)->note, ==, "备注留着");
}

/* The first stands; what is answered otherwise afterwards no longer counts as checked twice. */
static void
test_first_stands (InspectionFixture *fixture, gconstpointer unused)
{
  g_autoptr (ShianInspection) inspection = fixture_begin (fixture, NULL);
  const char *id = inspection->record.id;
  g_autoptr (ShianInspectionSheet) sheet = load (fixture, id);
  g_autoptr (GError) error = NULL;
  const ShianTemplateItem *first = sheet->book->items->pdata[0];

  drop (fixture_answer (fixture, id, "C01", "1", NULL));
  g_assert_true (key (fixture, sheet, "1 3", &error));
  assert_counts (fixture, id, 0, 1, 0, 0);
  g_assert_true (shian_second_keying_keep (fixture->store, id, first->record.id, FALSE, &error));
  assert_counts (fixture, id, 1, 0, 0, 0);
  drop (fixture_answer (fixture, id, "C01", "2", NULL));
  assert_counts (fixture, id, 0, 1, 0, 0);
  drop (fixture_answer (fixture, id, "C01", "", NULL));
  assert_counts (fixture, id, 0, 0, 0, 1);
  g_assert_true (shian_second_keying_keep (fixture->store, id, first->record.id, FALSE, &error));
  assert_counts (fixture, id, 0, 0, 0, 0);
  g_assert_no_error (error);
}

/* One for each item; none at all before anything was keyed twice. */
static void
test_states (InspectionFixture *fixture, gconstpointer unused)
{
  g_autoptr (ShianInspection) inspection = fixture_begin (fixture, NULL);
  const char *id = inspection->record.id;
  g_autoptr (ShianInspectionSheet) empty = load (fixture, id);
  g_autoptr (ShianInspectionSheet) sheet = NULL;
  g_autofree ShianSecondState *states = NULL;
  g_autoptr (GError) error = NULL;

  drop (fixture_answer (fixture, id, "C01", "1", NULL));
  drop (fixture_answer (fixture, id, "C02", "1", NULL));
  drop (fixture_answer (fixture, id, "C03", "1", NULL));
  sheet = load (fixture, id);
  g_assert_true (shian_second_keying_states (fixture->store, sheet, &states, &error));
  g_assert_null (states);
  g_assert_true (key (fixture, empty, "1 1", &error));
  g_assert_true (key (fixture, empty, "2 2", &error));
  g_assert_true (key (fixture, empty, "4 1", &error));
  g_assert_true (shian_second_keying_states (fixture->store, sheet, &states, &error));
  g_assert_no_error (error);
  g_assert_cmpint (states[0], ==, SHIAN_SECOND_AGREES);
  g_assert_cmpint (states[1], ==, SHIAN_SECOND_DIFFERS);
  g_assert_cmpint (states[2], ==, SHIAN_SECOND_MISSING);
  g_assert_cmpint (states[3], ==, SHIAN_SECOND_ONLY);
  g_assert_cmpint (states[sheet->book->items->len - 1], ==, SHIAN_SECOND_UNANSWERED);
}

static void
test_second_refused (InspectionFixture *fixture, gconstpointer unused)
{
  g_autoptr (ShianInspection) inspection = fixture_begin (fixture, NULL);
  const char *id = inspection->record.id;
  g_autoptr (ShianInspectionSheet) sheet = load (fixture, id);
  const ShianTemplateItem *first = sheet->book->items->pdata[0];
  g_autoptr (GError) error = NULL;

  g_assert_false (shian_second_keying_keep (fixture->store, id, first->record.id, TRUE, &error));
  fixture_assert_error (&error, SHIAN_ERROR_INVALID, "C01");
  fixture_answer_rest (fixture, id);
  fixture_finish (fixture, id);
  g_assert_false (key (fixture, sheet, "1 1", &error));
  fixture_assert_error (&error, SHIAN_ERROR_INVALID, "");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function)                                                                        \
  g_test_add ("/keying/" name, InspectionFixture, NULL, inspection_fixture_set_up, function,       \
              inspection_fixture_tear_down)
  ADD ("read", test_read);
  ADD ("read-more", test_read_more);
  ADD ("refused", test_refused);
  ADD ("twice", test_twice);
  ADD ("first-stands", test_first_stands);
  ADD ("states", test_states);
  ADD ("second-refused", test_second_refused);
  return g_test_run ();
}
