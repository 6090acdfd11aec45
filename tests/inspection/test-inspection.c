/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An inspection from its beginning to its lock and beyond. */
#include "inspection-fixture.h"

#include "base/error.h"
#include "inspection/inspection-list.h"
#include "inspection/inspection-sample.h"
#include "inspection/photo.h"
#include "inspection/template-store.h"
#include "store/history.h"
#include "store/save.h"
#include "subjects/subject-sample.h"

#include <math.h>
#include <string.h>

static ShianTally
tally_of (InspectionFixture *fixture, const char *id)
{
  g_autoptr (ShianInspectionSheet) sheet = shian_inspection_sheet_load (fixture->store, id, NULL);
  return shian_inspection_sheet_tally (sheet, NULL);
}

static void
assert_begin_refused (InspectionFixture *fixture, ShianInspectionOrder order, int code,
                      const char *says)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (shian_inspection_begin (fixture->store, &order, &error));
  fixture_assert_error (&error, code, says);
}

static void
test_begin_refuses (InspectionFixture *fixture, gconstpointer unused)
{
  static const char *const two[] = { "甲", "乙", NULL };
  static const char *const one[] = { "甲", NULL };
  static const char *const same[] = { "甲/1", " 甲 ", NULL };
  ShianInspectionOrder order = { .subject = fixture->subject,
                                 .template = "campus-canteen",
                                 .inspectors = two };
  ShianInspectionOrder wrong = order;
  g_autoptr (ShianSubject) subject = NULL;

  wrong.inspectors = one;
  assert_begin_refused (fixture, wrong, SHIAN_ERROR_INVALID, "two inspectors");
  wrong.inspectors = same;
  assert_begin_refused (fixture, wrong, SHIAN_ERROR_INVALID, "twice");
  wrong = order;
  wrong.template = "castle";
  assert_begin_refused (fixture, wrong, SHIAN_ERROR_NOT_FOUND, "castle");
  wrong = order;
  wrong.made_on = "2020-01-01";
  assert_begin_refused (fixture, wrong, SHIAN_ERROR_NOT_FOUND, "2020-01-01");
  wrong = order;
  wrong.subject = "nobody";
  assert_begin_refused (fixture, wrong, SHIAN_ERROR_NOT_FOUND, "nobody");
  wrong = order;
  wrong.facts = "moat=yes";
  assert_begin_refused (fixture, wrong, SHIAN_ERROR_INVALID, "moat");
  wrong = order;
  wrong.started_at = "25:00";
  assert_begin_refused (fixture, wrong, SHIAN_ERROR_INVALID, "25:00");
  subject = shian_store_load (fixture->store, &SHIAN_SUBJECT_TYPE, fixture->subject, NULL);
  subject->kind = SHIAN_SUBJECT_STALL;
  fixture_save (fixture->store, &SHIAN_SUBJECT_TYPE, subject);
  assert_begin_refused (fixture, order, SHIAN_ERROR_INVALID, "not for premises");
  subject->kind = SHIAN_SUBJECT_CAMPUS_CANTEEN;
  subject->status = SHIAN_SUBJECT_CLOSED;
  fixture_save (fixture->store, &SHIAN_SUBJECT_TYPE, subject);
  assert_begin_refused (fixture, order, SHIAN_ERROR_INVALID, "closed");
}

static void
test_applies (InspectionFixture *fixture, gconstpointer unused)
{
  g_autoptr (ShianInspection) inspection = fixture_begin (fixture, "fries=no;special_room=no");
  g_autoptr (ShianInspection) next = NULL;
  g_autoptr (ShianInspectionSheet) sheet =
      shian_inspection_sheet_load (fixture->store, inspection->record.id, NULL);
  static const struct {
    const char *code;
    gboolean applies;
  } cases[] = { { "C01", TRUE },  { "C08", FALSE }, { "C17", TRUE },
                { "C53", FALSE }, { "C54", FALSE }, { "C55", FALSE },
                { "C59", TRUE },  { "C85", FALSE }, { "C88", FALSE } };
  guint n = 0;

  for (guint i = 0; i < sheet->book->items->len; i++) {
    const ShianTemplateItem *item = sheet->book->items->pdata[i];
    for (gsize k = 0; k < G_N_ELEMENTS (cases); k++)
      if (g_str_equal (cases[k].code, item->code)) {
        g_test_message ("%s", item->code);
        g_assert_cmpint (shian_inspection_sheet_applies (sheet, i), ==, cases[k].applies);
        n++;
      }
  }
  g_assert_cmpuint (n, ==, G_N_ELEMENTS (cases));
  next = fixture_begin (fixture, "fries=yes");
  g_assert_cmpstr (next->facts, ==, "fries=yes;special_room=no"); /* as last time but for one */
}

static void
test_answers (InspectionFixture *fixture, gconstpointer unused)
{
  g_autoptr (ShianInspection) inspection = fixture_begin (fixture, NULL);
  const char *id = inspection->record.id;
  g_autoptr (ShianAnswer) one = fixture_answer (fixture, id, "C01", "1", NULL);
  g_autoptr (ShianAnswer) again = fixture_answer (fixture, id, "c1", "不适用", "无此项");
  g_autoptr (ShianAnswer) cold = fixture_answer (fixture, id, "C37", "11 ℃", NULL);
  g_autoptr (ShianAnswer) frost = fixture_answer (fixture, id, "38", "-18", NULL);
  g_autoptr (ShianAnswer) diners = fixture_answer (fixture, id, "C07", "400", NULL);
  g_autoptr (ShianAnswer) none = fixture_answer (fixture, id, "C50", "/", NULL);
  g_autoptr (ShianAnswer) kept = fixture_answer (fixture, id, "C01", "1", NULL);
  g_autoptr (ShianAnswer) taken_back = NULL;
  ShianTally tally;

  g_assert_cmpint (one->verdict, ==, SHIAN_VERDICT_CONFORMING);
  g_assert_cmpstr (one->record.id, ==, again->record.id);
  g_assert_cmpint (again->verdict, ==, SHIAN_VERDICT_NOT_APPLICABLE);
  g_assert_cmpstr (kept->note, ==, "无此项");
  g_assert_cmpint (cold->verdict, ==, SHIAN_VERDICT_NOT_CONFORMING);
  g_assert_cmpint (frost->verdict, ==, SHIAN_VERDICT_CONFORMING);
  g_assert_cmpint (diners->verdict, ==, SHIAN_VERDICT_NONE);
  g_assert_true (shian_answer_is_given (diners));
  g_assert_cmpint (none->verdict, ==, SHIAN_VERDICT_NOT_APPLICABLE);
  tally = tally_of (fixture, id);
  g_assert_cmpuint (tally.items, ==, 90);
  g_assert_cmpuint (tally.answered, ==, 5);
  g_assert_cmpuint (tally.conforming, ==, 2);
  g_assert_cmpuint (tally.not_conforming, ==, 1);
  g_assert_cmpuint (tally.key, ==, 1);
  g_assert_cmpuint (tally.recorded, ==, 1);
  g_assert_cmpint (tally.result, ==, SHIAN_RESULT_FAIL);
  g_assert_cmpuint (tally.conforming + tally.not_conforming + tally.not_applicable +
                        tally.recorded + tally.unanswered,
                    ==, 90);
  taken_back = fixture_answer (fixture, id, "C37", "", NULL);
  g_assert_false (shian_answer_is_given (taken_back));
  g_assert_cmpint (tally_of (fixture, id).result, ==, SHIAN_RESULT_PASS);
  fixture_answer_refused (fixture, id, "C01", "4", "C01");
  fixture_answer_refused (fixture, id, "C37", "冷", "C37");
  fixture_answer_refused (fixture, id, "C37", "\xff", "C37");
}

static void
test_answer_undone (InspectionFixture *fixture, gconstpointer unused)
{
  g_autoptr (ShianInspection) inspection = fixture_begin (fixture, NULL);
  const char *id = inspection->record.id;
  g_autoptr (ShianAnswer) first = fixture_answer (fixture, id, "C37", "11", "门没关");
  g_autoptr (ShianAnswer) second = NULL;
  g_autofree char *label = shian_store_undo (fixture->store, NULL);
  ShianFindingCounts counts;

  g_assert_nonnull (strstr (label, "C37"));
  g_assert_cmpuint (tally_of (fixture, id).answered, ==, 0);
  g_assert_true (shian_finding_count (fixture->store, &counts, NULL));
  g_assert_cmpuint (counts.by_state[SHIAN_FINDING_OPEN], ==, 0); /* answer and finding together */
  second = fixture_answer (fixture, id, "C37", "4", NULL);
  g_assert_cmpstr (second->record.id, ==, first->record.id);
  g_assert_null (second->note);
  g_assert_cmpuint (tally_of (fixture, id).conforming, ==, 1);
}

/* The three results, by the numbers of the edition. */
static void
test_rule (InspectionFixture *fixture, gconstpointer unused)
{
  g_autoptr (ShianInspection) inspection = fixture_begin (fixture, NULL);
  const char *id = inspection->record.id;
  static const char *const general[] = { "C02", "C03", "C04", "C05" };

  g_assert_cmpint (tally_of (fixture, id).result, ==, SHIAN_RESULT_NONE);
  fixture_answer_rest (fixture, id);
  g_assert_cmpint (tally_of (fixture, id).result, ==, SHIAN_RESULT_PASS);
  for (guint i = 0; i < G_N_ELEMENTS (general); i++) {
    g_autoptr (ShianAnswer) answer = fixture_answer (fixture, id, general[i], "2", NULL);
    g_assert_cmpint (tally_of (fixture, id).result, ==,
                     i < 3 ? SHIAN_RESULT_MIDDLE : SHIAN_RESULT_FAIL);
  }
}

/* A template of another kind, judged by headings; nothing about it is known to the program. */
static void
test_rates (InspectionFixture *fixture, gconstpointer unused)
{
  g_autoptr (GPtrArray) books = shian_template_builtin ();
  ShianTemplateBook *book = books->pdata[0];
  static const char *const inspectors[] = { "甲", "乙", NULL };
  ShianInspectionOrder order = { .subject = fixture->subject,
                                 .template = "other",
                                 .inspectors = inspectors };
  g_autoptr (ShianInspection) inspection = NULL;
  g_autoptr (ShianAnswer) a = NULL, b = NULL, c = NULL, d = NULL;
  g_autoptr (GError) error = NULL;

  g_free (book->edition->code);
  book->edition->code = g_strdup ("other");
  book->edition->rule = SHIAN_RULE_RATES;
  book->edition->rate_min = 80;
  for (guint i = 1; i <= 3; i++)
    ((ShianTemplateItem *) book->items->pdata[i])->severity =
        i == 3 ? SHIAN_SEVERITY_ADVICE : SHIAN_SEVERITY_GENERAL;
  shian_template_add (fixture->store, book, &error);
  g_assert_no_error (error);
  inspection = shian_inspection_begin (fixture->store, &order, &error);
  g_assert_no_error (error);
  fixture_answer_rest (fixture, inspection->record.id);
  g_assert_cmpint (tally_of (fixture, inspection->record.id).result, ==, SHIAN_RESULT_PASS);
  a = fixture_answer (fixture, inspection->record.id, "C04", "2", NULL); /* only encouraged */
  g_assert_cmpint (tally_of (fixture, inspection->record.id).result, ==, SHIAN_RESULT_PASS);
  g_assert_cmpuint (tally_of (fixture, inspection->record.id).advice, ==, 1);
  b = fixture_answer (fixture, inspection->record.id, "C02", "2", NULL); /* 3 of 4 */
  g_assert_cmpint (tally_of (fixture, inspection->record.id).result, ==, SHIAN_RESULT_MIDDLE);
  c = fixture_answer (fixture, inspection->record.id, "C02", "1", NULL);
  d = fixture_answer (fixture, inspection->record.id, "C01", "2", NULL); /* a key item */
  g_assert_cmpint (tally_of (fixture, inspection->record.id).result, ==, SHIAN_RESULT_FAIL);
}

static void
test_missing (InspectionFixture *fixture, gconstpointer unused)
{
  g_autoptr (ShianInspection) inspection = fixture_begin (fixture, NULL);
  const char *id = inspection->record.id;
  g_autoptr (ShianAnswer) answer = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_false (shian_inspection_finish (fixture->store, id, &error));
  fixture_assert_error (&error, SHIAN_ERROR_INVALID, "no item");
  g_clear_pointer (&inspection->started_at, g_free);
  inspection->notice_given = FALSE;
  inspection->signature = SHIAN_SIGNATURE_REFUSED;
  g_assert_true (shian_inspection_save (fixture->store, inspection, &error));
  answer = fixture_answer (fixture, id, "C01", "1", NULL);
  g_assert_false (shian_inspection_finish (fixture->store, id, &error));
  g_assert_nonnull (strstr (error->message, "C02"));
  g_assert_nonnull (strstr (error->message, "witness"));
  fixture_assert_error (&error, SHIAN_ERROR_INVALID, "certificates");
  inspection->started_at = g_strdup ("10:00");
  inspection->ended_at = g_strdup ("09:00");
  g_assert_false (shian_inspection_save (fixture->store, inspection, &error));
  fixture_assert_error (&error, SHIAN_ERROR_INVALID, "before it begins");
}

static void
test_finished (InspectionFixture *fixture, gconstpointer unused)
{
  g_autoptr (ShianInspection) inspection = fixture_begin (fixture, NULL);
  const char *id = inspection->record.id;
  g_autoptr (ShianAnswer) answer = NULL;
  g_autoptr (ShianInspectionSheet) sheet = NULL;
  g_autoptr (ShianSubject) subject = NULL;
  g_autoptr (GError) error = NULL;

  fixture_answer_rest (fixture, id);
  answer = fixture_answer (fixture, id, "C02", "2", NULL);
  fixture_finish (fixture, id);
  subject = shian_store_load (fixture->store, &SHIAN_SUBJECT_TYPE, fixture->subject, NULL);
  g_free (subject->name);
  subject->name = g_strdup ("改了名的食堂");
  fixture_save (fixture->store, &SHIAN_SUBJECT_TYPE, subject);
  sheet = shian_inspection_sheet_load (fixture->store, id, NULL);
  g_assert_cmpstr (sheet->subject->name, ==, "示例镇中心小学食堂");
  g_assert_cmpint (sheet->inspection->result, ==, SHIAN_RESULT_MIDDLE);
  g_assert_cmpint (sheet->inspection->n_general, ==, 1);
  g_assert_cmpint (sheet->inspection->n_unanswered, ==, 0);
  g_assert_nonnull (strstr (sheet->inspection->opinion, "基本符合"));
  fixture_assert_adds_up (sheet);
  /* refused by every call, and by the file itself */
  fixture_answer_refused (fixture, id, "C02", "1", "locked");
  g_assert_false (shian_inspection_save (fixture->store, sheet->inspection, &error));
  fixture_assert_error (&error, SHIAN_ERROR_INVALID, "locked");
  g_assert_false (shian_inspection_finish (fixture->store, id, &error));
  fixture_assert_error (&error, SHIAN_ERROR_INVALID, "locked");
  g_assert_false (shian_inspection_remove (fixture->store, id, &error));
  fixture_assert_error (&error, SHIAN_ERROR_INVALID, "locked");
  answer->verdict = SHIAN_VERDICT_CONFORMING;
  g_assert_false (shian_store_save (fixture->store, &SHIAN_ANSWER_TYPE, answer, &error));
  fixture_assert_error (&error, SHIAN_ERROR_INVALID, "locked");
  g_free (sheet->inspection->opinion);
  sheet->inspection->opinion = g_strdup ("别的");
  g_assert_false (
      shian_store_save (fixture->store, &SHIAN_INSPECTION_TYPE, sheet->inspection, &error));
  fixture_assert_error (&error, SHIAN_ERROR_INVALID, "locked");
  g_assert_false (shian_store_remove (fixture->store, &SHIAN_INSPECTOR_TYPE,
                                      ((ShianRecord *) sheet->inspectors->pdata[0])->id, &error));
  fixture_assert_error (&error, SHIAN_ERROR_INVALID, "locked");
}

/* What was signed and handed over is not taken back with a key. */
static void
test_finish_stays (InspectionFixture *fixture, gconstpointer unused)
{
  g_autoptr (ShianInspection) inspection = fixture_begin (fixture, NULL);
  g_autoptr (GError) error = NULL;

  fixture_answer_rest (fixture, inspection->record.id);
  fixture_finish (fixture, inspection->record.id);
  g_assert_null (shian_store_undo (fixture->store, &error));
  fixture_assert_error (&error, SHIAN_ERROR_CONFLICT, "locked");
}

static guint
count_listed (InspectionFixture *fixture, int state)
{
  ShianInspectionQuery query = SHIAN_INSPECTION_QUERY_ALL;
  g_autoptr (GPtrArray) rows = NULL;

  query.state = state;
  rows = shian_inspection_list (fixture->store, &query, NULL);
  return rows->len;
}

static void
test_correct (InspectionFixture *fixture, gconstpointer unused)
{
  g_autoptr (ShianInspection) inspection = fixture_begin (fixture, NULL);
  const char *id = inspection->record.id;
  g_autoptr (ShianAnswer) cold = NULL, warm = NULL;
  g_autoptr (ShianInspection) correction = NULL;
  g_autoptr (ShianInspectionSheet) old = NULL;
  g_autoptr (ShianFinding) finding = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_null (shian_inspection_correct (fixture->store, id, "理由", &error));
  fixture_assert_error (&error, SHIAN_ERROR_INVALID, "not finished");
  cold = fixture_answer (fixture, id, "C37", "11", NULL);
  fixture_answer_rest (fixture, id);
  fixture_finish (fixture, id);
  g_assert_null (shian_inspection_correct (fixture->store, id, "  ", &error));
  fixture_assert_error (&error, SHIAN_ERROR_INVALID, "reason");
  correction = shian_inspection_correct (fixture->store, id, "抄错一位", &error);
  g_assert_no_error (error);
  g_assert_cmpint (correction->version, ==, 2);
  g_assert_null (shian_inspection_correct (fixture->store, id, "再来", &error));
  g_assert_error (error, SHIAN_ERROR, SHIAN_ERROR_INVALID); /* one correction at a time */
  g_clear_error (&error);
  g_assert_cmpuint (tally_of (fixture, correction->record.id).unanswered, ==, 0);
  warm = fixture_answer (fixture, correction->record.id, "C37", "1", NULL);
  finding = shian_finding_find (fixture->store, "2024-000001", NULL);
  g_assert_cmpint (finding->state, ==, SHIAN_FINDING_OPEN); /* until it is finished */
  fixture_finish (fixture, correction->record.id);
  g_clear_pointer (&finding, shian_finding_free);
  finding = shian_finding_find (fixture->store, "2024-000001", NULL);
  g_assert_cmpint (finding->state, ==, SHIAN_FINDING_CLOSED);
  old = shian_inspection_sheet_load (fixture->store, id, NULL);
  g_assert_cmpint (old->inspection->state, ==, SHIAN_INSPECTION_SUPERSEDED);
  g_assert_cmpint (old->inspection->result, ==, SHIAN_RESULT_FAIL); /* kept as it was */
  g_assert_cmpuint (count_listed (fixture, -1), ==, 1);
  g_assert_cmpuint (count_listed (fixture, SHIAN_INSPECTION_SUPERSEDED), ==, 1);
  g_assert_null (shian_inspection_correct (fixture->store, id, "再来", &error));
  fixture_assert_error (&error, SHIAN_ERROR_INVALID, "already");
}

static void
test_recheck (InspectionFixture *fixture, gconstpointer unused)
{
  static const char *const inspectors[] = { "丙", "丁", NULL };
  g_autoptr (ShianInspection) inspection = fixture_begin (fixture, NULL);
  g_autoptr (ShianInspection) recheck = NULL;
  ShianInspectionOrder order = { .subject = fixture->subject,
                                 .template = "campus-canteen",
                                 .inspectors = inspectors,
                                 .notice_given = TRUE,
                                 .recusal_asked = TRUE,
                                 .recheck_of = inspection->record.id };
  g_autoptr (ShianAnswer) one = NULL, two = NULL, good = NULL, bad = NULL;
  g_autoptr (ShianFinding) put_right = NULL, not_put_right = NULL;
  g_autoptr (GError) error = NULL;

  assert_begin_refused (fixture, order, SHIAN_ERROR_INVALID, "nothing to recheck");
  one = fixture_answer (fixture, inspection->record.id, "C02", "2", NULL);
  two = fixture_answer (fixture, inspection->record.id, "C37", "11", NULL);
  fixture_answer_rest (fixture, inspection->record.id);
  fixture_finish (fixture, inspection->record.id);
  recheck = shian_inspection_begin (fixture->store, &order, &error);
  g_assert_no_error (error);
  g_assert_cmpint (recheck->kind, ==, SHIAN_INSPECTION_RECHECK);
  g_assert_cmpuint (tally_of (fixture, recheck->record.id).unanswered, ==, 2);
  fixture_answer_refused (fixture, recheck->record.id, "C01", "1", "not looked at");
  good = fixture_answer (fixture, recheck->record.id, "C02", "1", NULL);
  bad = fixture_answer (fixture, recheck->record.id, "C37", "12", NULL);
  fixture_finish (fixture, recheck->record.id);
  put_right = shian_finding_find (fixture->store, "2024-000001", NULL);
  not_put_right = shian_finding_find (fixture->store, "2024-000002", NULL);
  g_assert_cmpint (put_right->state, ==, SHIAN_FINDING_RECHECK);
  g_assert_cmpint (not_put_right->state, ==, SHIAN_FINDING_FAILED);
  g_assert_cmpstr (put_right->rechecked_by, ==, "丙、丁");
  g_assert_null (shian_finding_find (fixture->store, "2024-000003", &error)); /* none anew */
}

static void
test_move (InspectionFixture *fixture, gconstpointer unused)
{
  g_autoptr (GPtrArray) books = shian_template_builtin ();
  ShianTemplateBook *book = books->pdata[0];
  g_autoptr (ShianInspection) inspection = fixture_begin (fixture, NULL);
  const char *id = inspection->record.id;
  g_autoptr (ShianAnswer) a = fixture_answer (fixture, id, "C01", "1", "留着");
  g_autoptr (ShianAnswer) b = fixture_answer (fixture, id, "C37", "7", NULL);
  g_autoptr (ShianAnswer) c = fixture_answer (fixture, id, "C03", "1", NULL);
  g_autoptr (ShianMove) move = NULL;
  g_autoptr (ShianInspectionSheet) sheet = NULL;
  g_autoptr (GError) error = NULL;
  guint n[SHIAN_MOVE_NEW + 1] = { 0 };
  ShianTemplateItem *item;

  g_free (book->edition->edition);
  book->edition->edition = g_strdup ("2024-2");
  ((ShianTemplateItem *) book->items->pdata[36])->high = 5;
  item = book->items->pdata[1];
  g_free (item->text);
  item->text = g_strdup ("改过的措辞");
  g_free (((ShianTemplateItem *) book->items->pdata[4])->item);
  ((ShianTemplateItem *) book->items->pdata[4])->item = g_strdup ("new-one");
  g_ptr_array_remove_index (book->items, 2);
  shian_template_add (fixture->store, book, &error);
  g_assert_no_error (error);
  move = shian_inspection_move_propose (fixture->store, id, "campus-canteen@2024-2", &error);
  g_assert_no_error (error);
  for (guint i = 0; i < move->rows->len; i++)
    n[((ShianMoveRow *) move->rows->pdata[i])->kind]++;
  g_assert_cmpuint (n[SHIAN_MOVE_REWORDED], ==, 1);
  g_assert_cmpuint (n[SHIAN_MOVE_REJUDGED], ==, 1);
  g_assert_cmpuint (n[SHIAN_MOVE_DROPPED], ==, 2);
  g_assert_cmpuint (n[SHIAN_MOVE_NEW], ==, 1);
  sheet = shian_inspection_sheet_load (fixture->store, id, NULL);
  g_assert_cmpstr (sheet->book->edition->edition, ==, "2024-1"); /* proposed is not done */
  g_assert_true (shian_inspection_move (fixture->store, move, &error));
  g_assert_no_error (error);
  g_clear_pointer (&sheet, shian_inspection_sheet_free);
  sheet = shian_inspection_sheet_load (fixture->store, id, NULL);
  g_assert_cmpstr (sheet->book->edition->edition, ==, "2024-2");
  g_assert_cmpstr (shian_inspection_sheet_answer (sheet, 0)->note, ==, "留着");
  g_assert_cmpuint (tally_of (fixture, id).key, ==, 1); /* 7 ℃ is too warm now */
  g_assert_cmpuint (tally_of (fixture, id).answered, ==, 2);
  g_free (shian_store_undo (fixture->store, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (tally_of (fixture, id).answered, ==, 3);
  g_assert_null (shian_inspection_move_propose (fixture->store, id, "castle", &error));
  fixture_assert_error (&error, SHIAN_ERROR_NOT_FOUND, "castle");
}

static void
test_photos (InspectionFixture *fixture, gconstpointer unused)
{
  g_autoptr (ShianInspection) inspection = fixture_begin (fixture, NULL);
  g_autofree char *text = fixture_write (fixture, "备注.txt", "不是照片");
  g_autofree char *broken = fixture_write (fixture, "坏.jpg", "\xff\xd8\xff\xe0 nothing");
  ShianPhotoTarget target = { .inspection = inspection->record.id, .item = "cc37" };
  g_autoptr (GPtrArray) photos = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_null (shian_photo_add (fixture->store, &target, text, 0, &error));
  fixture_assert_error (&error, SHIAN_ERROR_INVALID, "备注.txt");
  g_assert_null (shian_photo_add (fixture->store, &target, broken, 0, &error));
  fixture_assert_error (&error, SHIAN_ERROR_INVALID, "坏.jpg");
  photos = shian_photo_list (fixture->store, inspection->record.id, NULL, NULL);
  g_assert_cmpuint (photos->len, ==, 0);
  fixture_answer_rest (fixture, inspection->record.id);
  fixture_finish (fixture, inspection->record.id);
  g_assert_null (shian_photo_add (fixture->store, &target, broken, 0, &error));
  fixture_assert_error (&error, SHIAN_ERROR_INVALID, "locked");
}

static void
test_due (InspectionFixture *fixture, gconstpointer unused)
{
  g_autoptr (ShianInspection) inspection = fixture_begin (fixture, NULL);
  g_autoptr (GPtrArray) before = NULL, after = NULL, earlier = NULL;
  ShianDueQuery query = { .kind = "campus_canteen", .from = "2024-04-01", .to = "2024-06-30" };

  before = shian_inspection_due (fixture->store, &query, NULL, NULL);
  g_assert_cmpuint (before->len, ==, 1);
  g_assert_false (((ShianDueRow *) before->pdata[0])->done);
  g_assert_true (((ShianDueRow *) before->pdata[0])->begun);
  fixture_answer_rest (fixture, inspection->record.id);
  fixture_finish (fixture, inspection->record.id);
  query.town = "静海镇";
  after = shian_inspection_due (fixture->store, &query, NULL, NULL);
  g_assert_true (((ShianDueRow *) after->pdata[0])->done);
  query = (ShianDueQuery){ .kind = "campus_canteen", .from = "2024-01-01", .to = "2024-03-31" };
  earlier = shian_inspection_due (fixture->store, &query, NULL, NULL);
  g_assert_false (((ShianDueRow *) earlier->pdata[0])->done);
  g_assert_cmpstr (((ShianDueRow *) earlier->pdata[0])->last, ==, "2024-05-20");
}

/* However the list is narrowed, searched or read in pages, its parts make up the whole. */
static void
test_due_parts (InspectionFixture *fixture, gconstpointer unused)
{
  ShianDueQuery query = {
    .kind = "campus_canteen", .from = "2024-01-01", .to = "2024-05-20", .limit = 3
  };
  guint counts[SHIAN_DUE_N], listed[SHIAN_DUE_N] = { 0 };
  gboolean more = TRUE;
  g_autoptr (GError) error = NULL;

  g_assert_true (shian_subjects_fill_sample (fixture->store, 5, 60, NULL));
  g_assert_true (shian_inspections_fill_sample (fixture->store, "campus-canteen", 5, 16, &error));
  g_assert_no_error (error);
  g_assert_true (shian_inspection_due_count (fixture->store, &query, counts, NULL));
  for (query.choice = SHIAN_DUE_ALL; query.choice < SHIAN_DUE_N; query.choice++) {
    g_autoptr (GPtrArray) found = NULL;
    guint n;
    query.offset = 0;
    do {
      g_autoptr (GPtrArray) rows = shian_inspection_due (fixture->store, &query, NULL, NULL);
      n = rows->len;
      for (guint i = 0; i < n; i++)
        g_assert_true (query.choice == SHIAN_DUE_ALL ||
                       shian_due_row_choice (rows->pdata[i]) == query.choice);
      query.offset += n;
      listed[query.choice] += n;
    } while (n > 0);
    g_assert_cmpuint (listed[query.choice], ==, counts[query.choice]);
    query.words = "食堂";
    found = shian_inspection_due (fixture->store, &query, &more, NULL);
    query.words = NULL;
    g_assert_false (more);
    g_assert_cmpuint (found->len, ==, counts[query.choice]);
  }
  g_assert_cmpuint (counts[SHIAN_DUE_ALL], >, 10);
  g_assert_cmpuint (counts[SHIAN_DUE_DONE], >, 0);
  g_assert_cmpuint (counts[SHIAN_DUE_BEGUN], >, 0);
}

static void
test_remove (InspectionFixture *fixture, gconstpointer unused)
{
  g_autoptr (ShianInspection) inspection = fixture_begin (fixture, NULL);
  g_autoptr (ShianAnswer) answer =
      fixture_answer (fixture, inspection->record.id, "C02", "2", NULL);
  ShianFindingCounts counts;
  g_autoptr (GError) error = NULL;

  g_assert_true (shian_inspection_remove (fixture->store, inspection->record.id, &error));
  g_assert_no_error (error);
  g_assert_true (shian_finding_count (fixture->store, &counts, NULL));
  g_assert_cmpuint (counts.by_state[SHIAN_FINDING_OPEN], ==, 0);
  g_assert_cmpuint (count_listed (fixture, -1), ==, 0);
  g_free (shian_store_undo (fixture->store, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (count_listed (fixture, -1), ==, 1);
  g_assert_true (shian_finding_count (fixture->store, &counts, NULL));
  g_assert_cmpuint (counts.by_state[SHIAN_FINDING_OPEN], ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function)                                                                        \
  g_test_add ("/inspection/inspection/" name, InspectionFixture, NULL, inspection_fixture_set_up,  \
              function, inspection_fixture_tear_down)
  ADD ("begin-refuses", test_begin_refuses);
  ADD ("applies", test_applies);
  ADD ("answers", test_answers);
  ADD ("answer-undone", test_answer_undone);
  ADD ("rule", test_rule);
  ADD ("rates", test_rates);
  ADD ("missing", test_missing);
  ADD ("finished", test_finished);
  ADD ("finish-stays", test_finish_stays);
  ADD ("correct", test_correct);
  ADD ("recheck", test_recheck);
  ADD ("move", test_move);
  ADD ("photos", test_photos);
  ADD ("due", test_due);
  ADD ("due-parts", test_due_parts);
  ADD ("remove", test_remove);
  return g_test_run ();
}
