/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A finding from being raised to being closed, with every wrong turn. */
#include "inspection-fixture.h"

#include "base/calendar.h"
#include "base/date.h"
#include "base/error.h"
#include "inspection/inspection-list.h"
#include "inspection/photo.h"
#include "store/calendar-years.h"
#include "store/history.h"
#include "store/save.h"
#include "store/statement.h"
#include "subjects/subject-register.h"
#include "subjects/subject-sample.h"

#include <gdk-pixbuf/gdk-pixbuf.h>
#include <string.h>

static ShianFinding *
get (InspectionFixture *fixture, const char *label)
{
  g_autoptr (GError) error = NULL;
  ShianFinding *finding = shian_finding_find (fixture->store, label, &error);

  g_assert_no_error (error);
  return finding;
}

/* One finding, C37, found on 20 May by 甲. */
static void
raise_one (InspectionFixture *fixture)
{
  g_autoptr (ShianInspection) inspection = fixture_begin (fixture, NULL);
  g_autoptr (ShianAnswer) answer =
      fixture_answer (fixture, inspection->record.id, "C37", "11", NULL);
}

static void
step (InspectionFixture *fixture, ShianFindingEventKind kind, ShianFindingStep words, int state)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ShianFinding) finding =
      shian_finding_take_step (fixture->store, "2024-000001", kind, &words, &error);

  g_assert_no_error (error);
  g_assert_cmpint (finding->state, ==, state);
}

static void
refused (InspectionFixture *fixture, ShianFindingEventKind kind, ShianFindingStep words,
         const char *says)
{
  g_autoptr (GError) error = NULL;
  guint64 writes;
  g_autoptr (ShianFinding) before = get (fixture, "2024-000001");
  g_autoptr (ShianFinding) after = NULL;

  writes = shian_store_count_writes (fixture->store);
  g_assert_null (shian_finding_take_step (fixture->store, "2024-000001", kind, &words, &error));
  fixture_assert_error (&error, SHIAN_ERROR_INVALID, says);
  after = get (fixture, "2024-000001");
  g_assert_cmpint (before->record.revision, ==, after->record.revision);
  g_assert_cmpuint (writes, <=, shian_store_count_writes (fixture->store));
}

static void
test_raised (InspectionFixture *fixture, gconstpointer unused)
{
  g_autoptr (ShianInspection) inspection = fixture_begin (fixture, NULL);
  const char *id = inspection->record.id;
  g_autoptr (ShianAnswer) a = fixture_answer (fixture, id, "C37", "11", NULL);
  g_autoptr (ShianFinding) first = get (fixture, "2024-000001");
  g_autoptr (ShianAnswer) b = NULL, c = NULL, d = NULL, e = NULL;
  g_autoptr (ShianFinding) noted = NULL, worded = NULL, again = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (strstr (first->text, "实测11℃，要求0～8℃"));
  g_assert_cmpstr (first->found_by, ==, "甲");
  g_assert_cmpint (first->severity, ==, SHIAN_SEVERITY_KEY);
  g_assert_cmpstr (first->due, ==, "2024-05-27");
  g_assert_cmpstr (first->due_reason, ==, "自2024年5月20日次日起5个工作日");
  b = fixture_answer (fixture, id, "C37", "12", "门封坏了");
  noted = get (fixture, "2024-000001");
  g_assert_cmpstr (noted->text, ==, "门封坏了");
  g_free (noted->text);
  noted->text = g_strdup ("二号冷藏柜门封损坏");
  noted->days = 15;
  g_assert_true (shian_finding_save (fixture->store, noted, &error));
  g_assert_cmpstr (noted->due, ==, "2024-06-11"); /* over 端午 */
  g_assert_nonnull (strstr (noted->due_reason, "端午"));
  c = fixture_answer (fixture, id, "C37", "13", "又一个备注");
  worded = get (fixture, "2024-000001");
  g_assert_cmpstr (worded->text, ==, "二号冷藏柜门封损坏"); /* a person's words stay */
  d = fixture_answer (fixture, id, "C37", "5", NULL);
  g_assert_null (shian_finding_find (fixture->store, "2024-000001", &error));
  fixture_assert_error (&error, SHIAN_ERROR_NOT_FOUND, "2024-000001");
  e = fixture_answer (fixture, id, "C37", "15", NULL);
  again = get (fixture, "2024-000001"); /* the same one, with its number */
  g_assert_cmpstr (again->record.id, ==, first->record.id);
}

static void
test_life (InspectionFixture *fixture, gconstpointer unused)
{
  g_autofree char *proof = fixture_write (fixture, "整改.txt", "已换门封");
  const char *const files[] = { proof, NULL };
  g_autoptr (ShianFinding) finding = NULL;
  g_autoptr (GPtrArray) events = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *undone = NULL;

  raise_one (fixture);
  refused (fixture, SHIAN_EVENT_CLOSED, (ShianFindingStep){ .person = "乙", .files = files },
           "possible only from");
  refused (fixture, SHIAN_EVENT_REPLIED, (ShianFindingStep){ .person = "校长" }, "what was done");
  refused (fixture, SHIAN_EVENT_REPLIED, (ShianFindingStep){ .person = " ", .text = "已换" },
           "who does this");
  refused (fixture, SHIAN_EVENT_REPLIED,
           (ShianFindingStep){ .person = "校长", .text = "已换", .on = "2024-05-19" },
           "before the finding");
  step (fixture, SHIAN_EVENT_REPLIED, (ShianFindingStep){ .person = "校长", .text = "已换门封" },
        SHIAN_FINDING_REPLIED);
  refused (fixture, SHIAN_EVENT_REPLIED, (ShianFindingStep){ .person = "校长", .text = "再回" },
           "possible only from");
  refused (fixture, SHIAN_EVENT_CLOSED, (ShianFindingStep){ .person = "乙", .files = files },
           "possible only from");
  step (fixture, SHIAN_EVENT_RECHECK, (ShianFindingStep){ .person = "甲", .second = "乙" },
        SHIAN_FINDING_RECHECK);
  refused (fixture, SHIAN_EVENT_CLOSED, (ShianFindingStep){ .person = "乙" }, "evidence");
  refused (fixture, SHIAN_EVENT_CLOSED, (ShianFindingStep){ .person = " 甲", .files = files },
           "another person");
  step (fixture, SHIAN_EVENT_CLOSED, (ShianFindingStep){ .person = "乙", .files = files },
        SHIAN_FINDING_CLOSED);
  finding = get (fixture, "2024-000001");
  g_assert_false (shian_finding_save (fixture->store, finding, &error));
  fixture_assert_error (&error, SHIAN_ERROR_INVALID, "closed");
  events = shian_finding_events (fixture->store, finding->record.id, NULL);
  g_assert_cmpuint (events->len, ==, 4);
  for (guint i = 0; i < events->len; i++) {
    const ShianFindingEvent *event = events->pdata[i];
    g_assert_cmpint (event->number, ==, i + 1);
    g_assert_cmpstr (event->made_on, ==, "2024-05-20");
    g_assert_nonnull (event->person);
  }
  undone = shian_store_undo (fixture->store, &error); /* state, event and evidence together */
  g_assert_no_error (error);
  g_clear_pointer (&finding, shian_finding_free);
  g_clear_pointer (&events, g_ptr_array_unref);
  finding = get (fixture, "2024-000001");
  events = shian_finding_events (fixture->store, finding->record.id, NULL);
  g_assert_cmpint (finding->state, ==, SHIAN_FINDING_RECHECK);
  g_assert_cmpuint (events->len, ==, 3);
  g_assert_null (finding->closed_by);
  refused (fixture, SHIAN_EVENT_CLOSED, (ShianFindingStep){ .person = "乙" }, "evidence");
}

static void
test_on_the_spot (InspectionFixture *fixture, gconstpointer unused)
{
  raise_one (fixture);
  step (fixture, SHIAN_EVENT_CORRECTED, (ShianFindingStep){ .person = "甲" },
        SHIAN_FINDING_RECHECK);
  refused (fixture, SHIAN_EVENT_CORRECTED, (ShianFindingStep){ .person = "甲" },
           "possible only from");
}

static void
test_extend (InspectionFixture *fixture, gconstpointer unused)
{
  g_autoptr (ShianFinding) finding = NULL;

  raise_one (fixture);
  refused (fixture, SHIAN_EVENT_EXTENDED,
           (ShianFindingStep){ .person = "甲", .text = "等配件", .due = "2024-06-03" }, "approved");
  refused (fixture, SHIAN_EVENT_EXTENDED,
           (ShianFindingStep){ .person = "甲", .second = "科长", .due = "2024-06-03" }, "reason");
  refused (fixture, SHIAN_EVENT_EXTENDED,
           (ShianFindingStep){ .person = "甲", .second = "科长", .text = "等配件" },
           "new deadline");
  refused (
      fixture, SHIAN_EVENT_EXTENDED,
      (ShianFindingStep){ .person = "甲", .second = "科长", .text = "等配件", .due = "2024-05-27" },
      "not later");
  step (fixture, SHIAN_EVENT_EXTENDED,
        (ShianFindingStep){ .person = "甲", .second = "科长", .text = "等配件", .days = 5 },
        SHIAN_FINDING_OPEN);
  finding = get (fixture, "2024-000001");
  g_assert_cmpstr (finding->due, ==, "2024-06-03");
  g_assert_cmpint (finding->n_extensions, ==, 1);
}

static void
test_failed (InspectionFixture *fixture, gconstpointer unused)
{
  g_autoptr (ShianFinding) finding = NULL;

  raise_one (fixture);
  refused (fixture, SHIAN_EVENT_STEPPED_UP, (ShianFindingStep){ .person = "甲", .next = "letter" },
           "possible only from");
  step (fixture, SHIAN_EVENT_FAILED,
        (ShianFindingStep){ .person = "甲", .second = "乙", .text = "没换" }, SHIAN_FINDING_FAILED);
  refused (fixture, SHIAN_EVENT_STEPPED_UP, (ShianFindingStep){ .person = "甲", .next = "prison" },
           "letter or a case");
  step (fixture, SHIAN_EVENT_STEPPED_UP, (ShianFindingStep){ .person = "甲", .next = "case" },
        SHIAN_FINDING_FAILED);
  refused (fixture, SHIAN_EVENT_REORDERED, (ShianFindingStep){ .person = "甲" }, "new deadline");
  refused (fixture, SHIAN_EVENT_REORDERED,
           (ShianFindingStep){ .person = "甲", .due = "2024-05-19" }, "over already");
  step (fixture, SHIAN_EVENT_REORDERED, (ShianFindingStep){ .person = "甲", .days = 3 },
        SHIAN_FINDING_OPEN);
  finding = get (fixture, "2024-000001");
  g_assert_cmpstr (finding->due, ==, "2024-05-23");
  g_assert_cmpstr (finding->next_step, ==, "case");
}

static void
add_finding (InspectionFixture *fixture, const char *on, const char *item)
{
  g_autoptr (ShianFinding) finding = shian_finding_new ();
  g_autoptr (GError) error = NULL;

  finding->subject = g_strdup (fixture->subject);
  finding->text = g_strdup ("群众反映");
  finding->found_by = g_strdup ("丙");
  finding->found_on = g_strdup (on);
  finding->item = g_strdup (item);
  finding->source = SHIAN_SOURCE_COMPLAINT;
  finding->days = 3;
  shian_finding_add (fixture->store, finding, &error);
  g_assert_no_error (error);
}

static void
test_repeats (InspectionFixture *fixture, gconstpointer unused)
{
  g_autoptr (ShianFinding) finding = NULL;

  add_finding (fixture, "2023-05-19", "cc37"); /* a year and a day before */
  add_finding (fixture, "2023-05-20", "cc37");
  add_finding (fixture, "2024-03-01", "cc37");
  add_finding (fixture, "2024-03-01", "cc38");
  raise_one (fixture);
  finding = get (fixture, "2024-000003");
  g_assert_cmpstr (finding->item, ==, "cc37");
  g_assert_cmpuint (shian_finding_repeats (fixture->store, finding), ==, 2);
}

static void
test_overdue (InspectionFixture *fixture, gconstpointer unused)
{
  ShianFindingQuery query = SHIAN_FINDING_QUERY_ALL;
  g_autoptr (GPtrArray) rows = NULL;
  ShianFindingCounts counts;
  const ShianFindingRow *row;

  add_finding (fixture, "2024-05-15", "a"); /* until 20 May: today is still in time */
  add_finding (fixture, "2024-05-09", "b"); /* until 13 May, 11 May being worked */
  query.overdue = TRUE;
  rows = shian_finding_list (fixture->store, &query, NULL);
  g_assert_cmpuint (rows->len, ==, 1);
  row = rows->pdata[0];
  g_assert_cmpstr (row->finding->due, ==, "2024-05-13");
  g_assert_cmpint (row->days_late, ==, 5);
  g_assert_cmpstr (row->subject_name, ==, "示例镇中心小学食堂");
  g_assert_true (shian_finding_count (fixture->store, &counts, NULL));
  g_assert_cmpuint (counts.overdue, ==, 1);
  g_assert_cmpuint (counts.by_state[SHIAN_FINDING_OPEN], ==, 2);
}

static void
set_stored (InspectionFixture *fixture, const char *label, const char *change)
{
  g_autofree char *sql =
      g_strdup_printf ("UPDATE finding SET %s WHERE label = '%s'", change, label);

  g_assert_true (shian_store_execute (fixture->store, sql, NULL, ""));
}

/* The closed ones are what the others and the removed ones leave. */
static void
test_counts (InspectionFixture *fixture, gconstpointer unused)
{
  ShianFindingCounts counts;

  for (guint i = 0; i < 7; i++)
    add_finding (fixture, "2024-05-15", "a");
  set_stored (fixture, "2024-000001", "state = 'closed'");
  set_stored (fixture, "2024-000002", "state = 'closed'");
  set_stored (fixture, "2024-000003", "state = 'closed', deleted = 1");
  set_stored (fixture, "2024-000004", "deleted = 1");
  set_stored (fixture, "2024-000005", "state = 'failed'");
  set_stored (fixture, "2024-000006", "state = 'replied'");
  g_assert_true (shian_finding_count (fixture->store, &counts, NULL));
  g_assert_cmpuint (counts.by_state[SHIAN_FINDING_CLOSED], ==, 2);
  g_assert_cmpuint (counts.by_state[SHIAN_FINDING_FAILED], ==, 1);
  g_assert_cmpuint (counts.by_state[SHIAN_FINDING_REPLIED], ==, 1);
  g_assert_cmpuint (counts.by_state[SHIAN_FINDING_RECHECK], ==, 0);
  g_assert_cmpuint (counts.by_state[SHIAN_FINDING_OPEN], ==, 1);
}

static void
test_add_refuses (InspectionFixture *fixture, gconstpointer unused)
{
  g_autoptr (ShianFinding) finding = shian_finding_new ();
  g_autoptr (GError) error = NULL;

  finding->subject = g_strdup (fixture->subject);
  finding->text = g_strdup ("无人");
  g_assert_false (shian_finding_add (fixture->store, finding, &error));
  fixture_assert_error (&error, SHIAN_ERROR_INVALID, "by whom");
}

/* Later years are imported; one nobody knows is said to be unknown. */
static void
test_years (InspectionFixture *fixture, gconstpointer unused)
{
  g_autoptr (ShianCalendar) before = shian_calendar_load (fixture->store);
  g_autoptr (ShianCalendar) after = NULL;
  g_autofree char *guess = NULL, *known = NULL;
  g_autoptr (GError) error = NULL;
  GDate one, two;

  shian_date_set (&one, 2027, 9, 30);
  two = one;
  guess = shian_calendar_deadline (before, &one, 1);
  g_assert_nonnull (strstr (guess, "2027年放假安排尚未导入"));
  g_assert_cmpint (shian_calendar_import (fixture->store,
                                          "2027-10-01,holiday,国庆\n2028-01-01,holiday,元旦\n",
                                          &error),
                   ==, 0);
  fixture_assert_error (&error, SHIAN_ERROR_INVALID, "one year");
  g_assert_cmpint (shian_calendar_import (fixture->store, "2027-10-01,feast,国庆\n", &error), ==,
                   0);
  fixture_assert_error (&error, SHIAN_ERROR_INVALID, "line 1");
  g_assert_cmpint (
      shian_calendar_import (fixture->store, "date,kind,name\n2027-10-01,holiday,国庆\n", &error),
      ==, 2027);
  after = shian_calendar_load (fixture->store);
  known = shian_calendar_deadline (after, &two, 1);
  g_assert_cmpint (g_date_get_day (&one), ==, 1);
  g_assert_cmpint (g_date_get_day (&two), ==, 4);
  g_assert_cmpstr (known, ==, "自2027年9月30日次日起1个工作日，其间有国庆假期，顺延");
}

/* Words that many premises have find the findings of all of them. */
static void
test_many_premises (InspectionFixture *fixture, gconstpointer unused)
{
  ShianFindingQuery query = SHIAN_FINDING_QUERY_ALL;
  g_autoptr (ShianFinding) finding = shian_finding_new ();
  g_autoptr (ShianSearchHits) hits = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GError) error = NULL;
  const ShianSubject *last;

  g_assert_true (shian_subjects_fill_sample (fixture->store, 5, 1100, &error));
  hits = shian_subject_search (fixture->store, "示例", 5000, &error);
  g_assert_cmpuint (hits->records->len, >=, 1100);
  last = hits->records->pdata[hits->records->len - 1];
  finding->subject = g_strdup (last->record.id);
  finding->text = g_strdup ("地面积水");
  finding->found_by = g_strdup ("甲");
  finding->found_on = g_strdup ("2024-05-20");
  g_assert_true (shian_finding_add (fixture->store, finding, &error));
  query.words = "示例";
  rows = shian_finding_list (fixture->store, &query, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (rows->len, ==, 1);
}

/* So do those that are due: as many as are found by looking through them all. */
static void
test_many_due (InspectionFixture *fixture, gconstpointer unused)
{
  ShianDueQuery query = { .kind = "campus_canteen", .from = "2024-04-01", .to = "2024-06-30" };
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GError) error = NULL;
  gboolean more = TRUE;
  guint n = 0;

  g_assert_true (shian_subjects_fill_sample (fixture->store, 5, 1600, &error));
  all = shian_inspection_due (fixture->store, &query, NULL, &error);
  for (guint i = 0; i < all->len; i++)
    n += strstr (((const ShianDueRow *) all->pdata[i])->name, "示例") != NULL ? 1 : 0;
  query.words = "示例";
  found = shian_inspection_due (fixture->store, &query, &more, &error);
  g_assert_no_error (error);
  g_assert_false (more);
  g_assert_cmpuint (n, >, 0);
  g_assert_cmpuint (found->len, ==, n);
}

static guint
used_elsewhere (InspectionFixture *fixture, ShianPhotoTarget target, const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ShianPhoto) photo = shian_photo_add (fixture->store, &target, path, 0, &error);

  g_assert_no_error (error);
  return shian_photo_used_elsewhere (fixture->store, photo);
}

/* One picture is of one visit: of the item, and of what was found there. Shown as what was put right,
 * or at another visit, it was used before. */
static void
test_same_picture (InspectionFixture *fixture, gconstpointer unused)
{
  g_autoptr (ShianInspection) inspection = fixture_begin (fixture, NULL);
  g_autoptr (ShianInspection) other = fixture_begin (fixture, NULL);
  g_autoptr (ShianAnswer) answer =
      fixture_answer (fixture, inspection->record.id, "C37", "11", NULL);
  g_autoptr (ShianFinding) finding = get (fixture, "2024-000001");
  g_autofree char *path = fixture_write (fixture, "冷藏柜.png", "");
  g_autoptr (GdkPixbuf) picture = gdk_pixbuf_new (GDK_COLORSPACE_RGB, FALSE, 8, 40, 30);
  ShianPhotoTarget target = { .inspection = inspection->record.id, .item = "cc37" };

  gdk_pixbuf_fill (picture, 0x336699ff);
  g_assert_true (gdk_pixbuf_save (picture, path, "png", NULL, NULL));
  g_assert_cmpuint (used_elsewhere (fixture, target, path), ==, 0);
  target = (ShianPhotoTarget){ .finding = finding->record.id, .purpose = SHIAN_PHOTO_BEFORE };
  g_assert_cmpuint (used_elsewhere (fixture, target, path), ==, 0);
  target.purpose = SHIAN_PHOTO_AFTER;
  g_assert_cmpuint (used_elsewhere (fixture, target, path), ==, 1);
  target = (ShianPhotoTarget){ .inspection = other->record.id, .item = "cc38" };
  g_assert_cmpuint (used_elsewhere (fixture, target, path), ==, 2);
}

/* What was taken of the item during the visit is what the finding looked like, and a correction
 * takes it along without showing it twice. */
static void
test_pictures (InspectionFixture *fixture, gconstpointer unused)
{
  g_autoptr (ShianInspection) inspection = fixture_begin (fixture, NULL);
  g_autoptr (ShianAnswer) answer =
      fixture_answer (fixture, inspection->record.id, "C37", "11", NULL);
  g_autoptr (ShianFinding) finding = get (fixture, "2024-000001");
  g_autofree char *path = fixture_write (fixture, "冷藏柜.png", "");
  g_autoptr (GdkPixbuf) picture = gdk_pixbuf_new (GDK_COLORSPACE_RGB, FALSE, 8, 40, 30);
  g_autoptr (GPtrArray) photos = NULL;
  g_autoptr (GPtrArray) corrected = NULL;
  g_autoptr (ShianInspection) correction = NULL;
  ShianPhotoTarget target = { .inspection = inspection->record.id, .item = "cc37" };

  g_assert_true (gdk_pixbuf_save (picture, path, "png", NULL, NULL));
  used_elsewhere (fixture, target, path);
  target.item = "cc38";
  used_elsewhere (fixture, target, path);
  fixture_answer_rest (fixture, inspection->record.id);
  fixture_finish (fixture, inspection->record.id);
  target = (ShianPhotoTarget){ .finding = finding->record.id, .purpose = SHIAN_PHOTO_AFTER };
  used_elsewhere (fixture, target, path);
  photos = shian_photo_list_of_finding (fixture->store, finding, NULL);
  g_assert_cmpuint (photos->len, ==, 2);
  g_assert_cmpstr (((const ShianPhoto *) photos->pdata[0])->item, ==, "cc37");
  g_assert_cmpint (((const ShianPhoto *) photos->pdata[1])->purpose, ==, SHIAN_PHOTO_AFTER);
  correction = shian_inspection_correct (fixture->store, inspection->record.id, "照片有误", NULL);
  corrected = shian_photo_list_of_finding (fixture->store, finding, NULL);
  g_assert_cmpuint (corrected->len, ==, 2);
  g_assert_cmpstr (((const ShianPhoto *) corrected->pdata[0])->inspection, ==,
                   correction->record.id);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function)                                                                        \
  g_test_add ("/inspection/finding/" name, InspectionFixture, NULL, inspection_fixture_set_up,     \
              function, inspection_fixture_tear_down)
  ADD ("raised", test_raised);
  ADD ("life", test_life);
  ADD ("on-the-spot", test_on_the_spot);
  ADD ("extend", test_extend);
  ADD ("failed", test_failed);
  ADD ("repeats", test_repeats);
  ADD ("overdue", test_overdue);
  ADD ("counts", test_counts);
  ADD ("add-refuses", test_add_refuses);
  ADD ("years", test_years);
  ADD ("many-premises", test_many_premises);
  ADD ("many-due", test_many_due);
  ADD ("same-picture", test_same_picture);
  ADD ("pictures", test_pictures);
  return g_test_run ();
}
