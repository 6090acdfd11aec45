/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "register-fixture.h"

#include "inspection/draft.h"
#include "inspection/finding-list.h"
#include "inspection/finish.h"
#include "inspection/template-store.h"
#include "store/save.h"
#include "subjects/subject-register.h"

#include <math.h>

/* (transfer full) */
static ShianSubject *
add_canteen (ShianStore *store, const char *name)
{
  ShianSubject *subject = shian_subject_new ();
  g_autoptr (GError) error = NULL;

  subject->name = g_strdup (name);
  subject->town = g_strdup ("静海镇");
  g_assert_true (shian_subject_save (store, subject, &error));
  g_assert_no_error (error);
  return subject;
}

static gboolean
finish (ShianStore *store, ShianInspection *inspection, GError **error)
{
  g_autoptr (ShianInspection) fresh =
      shian_store_load (store, &SHIAN_INSPECTION_TYPE, inspection->record.id, error);

  if (fresh == NULL)
    return FALSE;
  fresh->signature = SHIAN_SIGNATURE_PAPER;
  return shian_inspection_save (store, fresh, error) &&
         shian_inspection_finish (store, fresh->record.id, error);
}

/* Unannounced, so that one answer is enough: the item @code, which is bad. (transfer full) */
static ShianInspection *
begin (ShianStore *store, const char *subject, const char *day, const char *code, GError **error)
{
  static const char *const names[] = { "甲", "乙", NULL };
  const ShianInspectionOrder order = { .subject = subject,
                                       .template = "campus-canteen",
                                       .kind = SHIAN_INSPECTION_UNANNOUNCED,
                                       .made_on = day,
                                       .inspectors = names,
                                       .notice_given = TRUE,
                                       .recusal_asked = TRUE };
  g_autoptr (ShianInspection) inspection = shian_inspection_begin (store, &order, error);
  g_autoptr (ShianInspectionSheet) sheet = NULL;
  g_autoptr (ShianAnswer) answer = NULL;
  ShianAnswerInput input = SHIAN_ANSWER_INPUT_NONE;

  if (inspection == NULL ||
      (sheet = shian_inspection_sheet_load (store, inspection->record.id, error)) == NULL)
    return NULL;
  input.verdict = SHIAN_VERDICT_NOT_CONFORMING;
  answer = shian_answer_give (store, inspection->record.id,
                              shian_template_book_find_code (sheet->book, code)->record.id, &input,
                              error);
  return answer != NULL ? g_steal_pointer (&inspection) : NULL;
}

/* (transfer full) */
static ShianInspection *
inspect (ShianStore *store, const ShianSubject *subject, const char *day, const char *code,
         GError **error)
{
  g_autoptr (ShianInspection) inspection = begin (store, subject->record.id, day, code, error);

  return inspection != NULL && finish (store, inspection, error) ? g_steal_pointer (&inspection)
                                                                 : NULL;
}

static gboolean
correct (ShianStore *store, const ShianInspection *inspection, GError **error)
{
  g_autoptr (ShianInspection) again =
      shian_inspection_correct (store, inspection->record.id, "日期写错", error);

  return again != NULL && finish (store, again, error);
}

static gboolean
close_finding (ShianStore *store, const ShianInspection *inspection, GError **error)
{
  ShianFindingQuery query = SHIAN_FINDING_QUERY_ALL;
  g_autoptr (GPtrArray) rows = NULL;
  ShianFinding *finding;

  query.inspection = inspection->record.id;
  rows = shian_finding_list (store, &query, error);
  if (rows == NULL)
    return FALSE;
  finding = ((ShianFindingRow *) rows->pdata[0])->finding;
  finding->state = SHIAN_FINDING_CLOSED;
  return shian_store_save (store, &SHIAN_FINDING_TYPE, finding, error);
}

/* Nobody inspects these kinds with the form of canteens: they became what they are later. */
static gboolean
turn_into (ShianStore *store, ShianSubject *subject, ShianSubjectKind kind,
           ShianSubjectStatus status, GError **error)
{
  subject->kind = (int) kind;
  subject->status = (int) status;
  return shian_subject_save (store, subject, error);
}

gboolean
register_fixture_fill (ShianStore *store, GError **error)
{
  g_autoptr (ShianSubject) school = add_canteen (store, "示例小学食堂");
  g_autoptr (ShianSubject) eatery = add_canteen (store, "老街面馆");
  g_autoptr (ShianSubject) stall = add_canteen (store, "东门煎饼摊");
  g_autoptr (ShianSubject) idle = add_canteen (store, "示例中学食堂");
  g_autoptr (ShianSubject) other = add_canteen (store, "示例幼儿园食堂");
  g_autoptr (ShianInspection) first = inspect (store, school, "2024-04-10", "C01", error);
  g_autoptr (ShianInspection) second = inspect (store, school, "2024-05-10", "C02", error);
  g_autoptr (ShianInspection) draft = begin (store, school->record.id, "2024-05-11", "C03", error);
  g_autoptr (ShianInspection) before = inspect (store, school, "2024-01-10", "C04", error);
  g_autoptr (ShianInspection) third = inspect (store, eatery, "2024-05-12", "C01", error);
  g_autoptr (ShianInspection) fourth = inspect (store, stall, "2024-06-01", "C01", error);

  return first != NULL && second != NULL && draft != NULL && before != NULL && third != NULL &&
         fourth != NULL && correct (store, second, error) && close_finding (store, first, error) &&
         turn_into (store, eatery, SHIAN_SUBJECT_EATERY, SHIAN_SUBJECT_OPERATING, error) &&
         turn_into (store, stall, SHIAN_SUBJECT_STALL, SHIAN_SUBJECT_CLOSED, error);
}
