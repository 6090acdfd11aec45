/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How many ate on the day: kept with the inspection, asked by conditions, and nobody else's business. */
#include "inspection-fixture.h"

#include "base/error.h"
#include "inspection/condition.h"
#include "inspection/diners.h"
#include "inspection/template-store.h"
#include "store/save.h"
#include "subjects/subject-register.h"

static void
test_facts (InspectionFixture *fixture, gconstpointer unused)
{
  g_autofree char *one = shian_diners_count ("fries=yes", 512);
  g_autofree char *two = shian_diners_count (one, 0);
  g_autofree char *none = shian_diners_count (two, SHIAN_INTEGER_NONE);

  g_assert_cmpstr (one, ==, "fries=yes;diners=512");
  g_assert_cmpint (shian_diners_counted (one), ==, 512);
  g_assert_cmpint (shian_diners_counted (two), ==, 0);
  g_assert_cmpint (shian_facts_get (two, "fries"), ==, TRUE);
  g_assert_cmpstr (none, ==, "fries=yes");
  g_assert_cmpint (shian_diners_counted (none), ==, SHIAN_INTEGER_NONE);
  g_assert_cmpint (shian_diners_counted (NULL), ==, SHIAN_INTEGER_NONE);
}

static void
test_read (InspectionFixture *fixture, gconstpointer unused)
{
  static const char *const wrong[] = { "-1", "5.5", "100000", "很多", "512 人左右", "人人" };
  static const struct {
    const char *text;
    gint64 diners;
  } right[] = { { "512", 512 }, { " ５１２人 ", 512 }, { "0", 0 }, { "", SHIAN_INTEGER_NONE } };
  gint64 diners;

  for (guint i = 0; i < G_N_ELEMENTS (right); i++) {
    g_autoptr (GError) error = NULL;
    g_assert_true (shian_diners_read (right[i].text, &diners, &error));
    g_assert_no_error (error);
    g_assert_cmpint (diners, ==, right[i].diners);
  }
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++) {
    g_autoptr (GError) error = NULL;
    g_assert_false (shian_diners_read (wrong[i], &diners, &error));
    fixture_assert_error (&error, SHIAN_ERROR_INVALID, wrong[i]);
  }
}

static void
set_diners (InspectionFixture *fixture, const char *id, gint64 diners)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ShianInspection) draft = shian_inspection_load_draft (fixture->store, id, &error);
  char *facts = shian_diners_count (draft->facts, diners);

  g_free (draft->facts);
  draft->facts = facts;
  g_assert_true (shian_inspection_save (fixture->store, draft, &error));
  g_assert_no_error (error);
}

/* Item C08 asks for 500 or more; the premises' record says 400. */
static gboolean
asks_for_a_director (InspectionFixture *fixture, const char *id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ShianInspectionSheet) sheet = shian_inspection_sheet_load (fixture->store, id, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < sheet->book->items->len; i++)
    if (g_str_equal (((ShianTemplateItem *) sheet->book->items->pdata[i])->code, "C08"))
      return shian_inspection_sheet_applies (sheet, i);
  g_assert_not_reached ();
}

static gint64
usual (InspectionFixture *fixture)
{
  g_autoptr (ShianSubject) subject = shian_subject_load (fixture->store, fixture->subject, NULL);

  return subject->diners;
}

static void
test_condition (InspectionFixture *fixture, gconstpointer unused)
{
  g_autoptr (ShianInspection) inspection = fixture_begin (fixture, NULL);
  const char *id = inspection->record.id;

  g_assert_false (asks_for_a_director (fixture, id));
  set_diners (fixture, id, 512);
  g_assert_true (asks_for_a_director (fixture, id));
  g_assert_cmpint (usual (fixture), ==, 400);
  set_diners (fixture, id, SHIAN_INTEGER_NONE);
  g_assert_false (asks_for_a_director (fixture, id));
}

/* Only a number, and only this one. */
static void
test_refused (InspectionFixture *fixture, gconstpointer unused)
{
  static const char *const wrong[] = { "diners=yes", "diners=-3", "diners=", "stage=primary" };
  g_autoptr (ShianInspection) inspection = fixture_begin (fixture, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++) {
    g_autoptr (GError) error = NULL;
    g_free (inspection->facts);
    inspection->facts = g_strdup (wrong[i]);
    g_assert_false (shian_inspection_save (fixture->store, inspection, &error));
    fixture_assert_error (&error, SHIAN_ERROR_INVALID, wrong[i]);
  }
}

/* The next visit counts anew, a correction of this one does not; what is finished never changes. */
static void
test_of_this_visit (InspectionFixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ShianInspection) inspection = fixture_begin (fixture, "fries=no");
  g_autoptr (ShianInspection) next = NULL, corrected = NULL, locked = NULL;
  const char *id = inspection->record.id;

  set_diners (fixture, id, 512);
  next = fixture_begin (fixture, NULL);
  g_assert_cmpint (shian_facts_get (next->facts, "fries"), ==, FALSE);
  g_assert_cmpint (shian_diners_counted (next->facts), ==, SHIAN_INTEGER_NONE);
  fixture_answer_rest (fixture, id);
  fixture_finish (fixture, id);
  locked = shian_store_load (fixture->store, &SHIAN_INSPECTION_TYPE, id, &error);
  g_assert_cmpint (shian_diners_counted (locked->facts), ==, 512);
  g_assert_true (asks_for_a_director (fixture, id));
  g_assert_false (shian_inspection_save (fixture->store, locked, &error));
  g_assert_error (error, SHIAN_ERROR, SHIAN_ERROR_INVALID);
  g_clear_error (&error);
  corrected = shian_inspection_correct (fixture->store, id, "写错", &error);
  g_assert_no_error (error);
  g_assert_cmpint (shian_diners_counted (corrected->facts), ==, 512);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function)                                                                        \
  g_test_add ("/diners/" name, InspectionFixture, NULL, inspection_fixture_set_up, function,       \
              inspection_fixture_tear_down)
  ADD ("facts", test_facts);
  ADD ("read", test_read);
  ADD ("condition", test_condition);
  ADD ("refused", test_refused);
  ADD ("of-this-visit", test_of_this_visit);
  return g_test_run ();
}
