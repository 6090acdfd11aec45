/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "inspection-fixture.h"
#include "run-and-kill.h"

#include "base/clock.h"
#include "base/date.h"
#include "base/error.h"
#include "reports/registers.h"
#include "store/save.h"

#include <math.h>
#include <string.h>

void
inspection_fixture_set_up (InspectionFixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ShianSubject) subject = shian_subject_new ();
  GDate today;

  shian_date_set (&today, 2024, 5, 20);
  shian_clock_fix_today (&today);
  fixture->folder = g_dir_make_tmp ("shian-inspection-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "shian.db", NULL);
  fixture->store = shian_registers_open (fixture->path, SHIAN_STORE_CREATE, &error);
  g_assert_no_error (error);
  subject->name = g_strdup ("示例镇中心小学食堂");
  subject->town = g_strdup ("静海镇");
  subject->stage = shian_choice_find (shian_subject_field ("stage")->choices, "primary");
  subject->supply = SHIAN_SUPPLY_OWN;
  subject->diners = 400;
  fixture_save (fixture->store, &SHIAN_SUBJECT_TYPE, subject);
  fixture->subject = g_strdup (subject->record.id);
}

void
inspection_fixture_tear_down (InspectionFixture *fixture, gconstpointer unused)
{
  shian_store_close (fixture->store);
  fixture_remove_tree (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
  g_free (fixture->subject);
}

void
fixture_assert_error (GError **error, int code, const char *says)
{
  g_assert_nonnull (*error);
  g_test_message ("%s", (*error)->message);
  g_assert_cmpstr (g_quark_to_string ((*error)->domain), ==, "shian-error-quark");
  g_assert_cmpint ((*error)->code, ==, code);
  g_assert_nonnull (strstr ((*error)->message, says));
  g_clear_error (error);
}

ShianInspection *
fixture_begin (InspectionFixture *fixture, const char *facts)
{
  static const char *const inspectors[] = { "甲/津A001", "乙", NULL };
  const ShianInspectionOrder order = { .subject = fixture->subject,
                                       .template = "campus-canteen",
                                       .inspectors = inspectors,
                                       .facts = facts,
                                       .notice_given = TRUE,
                                       .recusal_asked = TRUE };
  g_autoptr (GError) error = NULL;
  ShianInspection *inspection = shian_inspection_begin (fixture->store, &order, &error);

  g_assert_no_error (error);
  return inspection;
}

static ShianAnswer *
answer (InspectionFixture *fixture, const char *inspection, const char *code, const char *text,
        const char *note, GError **error)
{
  g_autoptr (ShianInspectionSheet) sheet =
      shian_inspection_sheet_load (fixture->store, inspection, error);
  ShianAnswerInput input = SHIAN_ANSWER_INPUT_NONE;
  const ShianTemplateItem *item;

  g_assert_nonnull (sheet);
  item = shian_template_book_find_code (sheet->book, code);
  g_assert_nonnull (item);
  input.note = note;
  if (!shian_answer_parse (item, text, &input, error))
    return NULL;
  return shian_answer_give (fixture->store, inspection, item->record.id, &input, error);
}

ShianAnswer *
fixture_answer (InspectionFixture *fixture, const char *inspection, const char *code,
                const char *text, const char *note)
{
  g_autoptr (GError) error = NULL;
  ShianAnswer *given = answer (fixture, inspection, code, text, note, &error);

  g_assert_no_error (error);
  g_assert_nonnull (given);
  return given;
}

void
fixture_answer_refused (InspectionFixture *fixture, const char *inspection, const char *code,
                        const char *text, const char *says)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (answer (fixture, inspection, code, text, NULL, &error));
  fixture_assert_error (&error, SHIAN_ERROR_INVALID, says);
}

/* Something the item takes that conforms. */
static char *
good_value (const ShianTemplateItem *item)
{
  if (item->kind != SHIAN_ITEM_NUMBER)
    return g_strdup ("1");
  if (!isnan (item->low))
    return shian_real_to_text (item->low);
  return shian_real_to_text (isnan (item->high) ? 6 : item->high - 1);
}

void
fixture_answer_rest (InspectionFixture *fixture, const char *inspection)
{
  g_autoptr (ShianInspectionSheet) sheet =
      shian_inspection_sheet_load (fixture->store, inspection, NULL);

  for (guint i = 0; i < sheet->book->items->len; i++) {
    const ShianTemplateItem *item = sheet->book->items->pdata[i];
    g_autoptr (ShianAnswer) given = NULL;
    g_autofree char *value = good_value (item);
    if (shian_inspection_sheet_applies (sheet, i) &&
        shian_inspection_sheet_answer (sheet, i) == NULL)
      given = fixture_answer (fixture, inspection, item->code, value, NULL);
  }
}

void
fixture_finish (InspectionFixture *fixture, const char *id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ShianInspection) inspection = shian_inspection_load_draft (fixture->store, id, &error);

  g_assert_no_error (error);
  inspection->signature = SHIAN_SIGNATURE_PAPER;
  shian_inspection_save (fixture->store, inspection, &error);
  g_assert_no_error (error);
  shian_inspection_finish (fixture->store, id, &error);
  g_assert_no_error (error);
}

char *
fixture_write (InspectionFixture *fixture, const char *name, const char *text)
{
  char *path = g_build_filename (fixture->folder, name, NULL);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  return path;
}

void
fixture_assert_adds_up (const ShianInspectionSheet *sheet)
{
  const char *opinion = sheet->inspection->opinion;
  const char *end = strstr (opinion, "，结论");
  guint64 all = 0;
  guint64 sum = 0;

  g_assert_nonnull (end);
  for (const char *p = opinion; p < end;) {
    char *rest;
    guint64 n;
    if (!g_ascii_isdigit (*p)) {
      /* what stands in brackets was counted before them */
      p = g_str_has_prefix (p, "（") ? strstr (p, "）") : p + 1;
      continue;
    }
    n = g_ascii_strtoull (p, &rest, 10);
    if (all == 0)
      all = n;
    else
      sum += n;
    p = rest;
  }
  g_assert_cmpuint (all, ==, sheet->book->items->len);
  g_assert_cmpuint (sum, ==, all);
}

char *
fixture_run_writer (InspectionFixture *fixture, const char *inspection, const char *what,
                    guint round, GRand *random)
{
  g_autofree char *program =
      g_test_build_filename (G_TEST_BUILT, "inspection", "answer-writer", NULL);
  g_autofree char *number = g_strdup_printf ("%u", round);
  const char *argv[] = { program, fixture->path, inspection, what, number, NULL };

  return fixture_run_and_kill (argv, random);
}
