/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "inspection/inspection-sample.h"

#include "base/clock.h"
#include "base/date.h"
#include "base/draw.h"
#include "base/error.h"
#include "inspection/answer-private.h"
#include "inspection/finding-private.h"
#include "inspection/form-print.h"
#include "inspection/template-store.h"
#include "store/attachment.h"
#include "store/save.h"
#include "subjects/subject-sample.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <stdlib.h>

#define BATCH 200 /* inspections a transaction: of bounded size whatever the count */
#define SPAN_DAYS 1090
#define TEAM 6       /* so many inspectors work in pairs */
#define ID_STEP 1024 /* ids within one inspection go up by ones */
#define EVIDENCE "示例佐证：整改情况说明\n"

typedef struct {
  guint32 seed;
  guint count;
  GDate today;
  char *team[TEAM];
  GPtrArray *subjects;
  ShianTemplateBook *book;
  char *evidence; /* SHA-256 */
  guint from, to;
} Fill;

/* One inspection being made. */
typedef struct {
  const Fill *fill;
  guint64 state;
  guint64 next_id;
  GDate day;
  guint bad;     /* items not conforming in a thousand */
  gboolean done; /* finished, not begun */
  ShianInspectionSheet sheet;
} Making;

static char *
next_id (Making *making)
{
  return shian_draw_id (&making->state, making->next_id++);
}

static char *
day_after (const Making *making, guint days)
{
  GDate day = making->day;

  g_date_add_days (&day, days);
  return shian_date_to_iso (g_date_compare (&day, &making->fill->today) < 0 ? &day
                                                                            : &making->fill->today);
}

/* Who took part, the first two of the team from a place in it. */
static gboolean
add_inspectors (ShianStore *store, Making *making, GError **error)
{
  guint place = shian_draw_below (&making->state, TEAM);

  making->sheet.inspectors = g_ptr_array_new_with_free_func ((GDestroyNotify) shian_inspector_free);
  for (guint i = 0; i < 2; i++) {
    ShianInspector *inspector = shian_inspector_new ();
    g_ptr_array_add (making->sheet.inspectors, inspector);
    inspector->record.id = next_id (making);
    inspector->inspection = g_strdup (making->sheet.inspection->record.id);
    inspector->number = i + 1;
    inspector->name = g_strdup (making->fill->team[(place + i) % TEAM]);
    inspector->certificate = g_strdup_printf ("示例%03u", (place + i) % TEAM + 1);
    if (!shian_store_save (store, &SHIAN_INSPECTOR_TYPE, inspector, error))
      return FALSE;
  }
  return TRUE;
}

static void
draw_facts (Making *making)
{
  g_auto (GStrv) lines = g_strsplit (making->sheet.book->edition->facts, "\n", -1);
  g_autoptr (GString) facts = g_string_new (NULL);

  for (guint i = 0; lines[i] != NULL && *lines[i] != '\0'; i++) {
    g_auto (GStrv) parts = g_strsplit (lines[i], "\t", 2);
    g_string_append_printf (facts, "%s%s=%s", facts->len > 0 ? ";" : "", parts[0],
                            shian_draw_below (&making->state, 8) > 0 ? "yes" : "no");
  }
  making->sheet.inspection->facts = g_string_free (g_steal_pointer (&facts), FALSE);
}

static void
draw_head (Making *making)
{
  static const int kinds[] = { SHIAN_INSPECTION_ROUTINE, SHIAN_INSPECTION_ROUTINE,
                               SHIAN_INSPECTION_ROUTINE, SHIAN_INSPECTION_SPECIAL };
  ShianInspection *inspection = shian_inspection_new ();
  guint hour = 8 + shian_draw_below (&making->state, 7);

  making->sheet.inspection = inspection;
  inspection->record.id = next_id (making);
  inspection->chain = g_strdup (inspection->record.id);
  inspection->version = 1;
  inspection->template = g_strdup (making->sheet.book->edition->record.id);
  inspection->subject = g_strdup (making->sheet.subject->record.id);
  inspection->kind = SHIAN_DRAW_FROM (&making->state, kinds);
  inspection->made_on = shian_date_to_iso (&making->day);
  inspection->started_at =
      g_strdup_printf ("%02u:%02u", hour, shian_draw_below (&making->state, 60));
  inspection->notice_given = TRUE;
  inspection->recusal_asked = TRUE;
  draw_facts (making);
}

/* Within the limits, or beyond one of them. */
static double
draw_figure (Making *making, const ShianTemplateItem *item, gboolean bad)
{
  double by = (double) (bad ? 1 + shian_draw_below (&making->state, 5)
                            : shian_draw_below (&making->state, 3));

  if (isnan (item->low) && isnan (item->high))
    return 20 + shian_draw_below (&making->state, 900);
  if (isnan (item->high))
    return bad ? item->low - by : item->low + 1 + by;
  if (isnan (item->low))
    return bad ? item->high + by : item->high - 1 - by;
  return bad ? item->high + by : (item->low + item->high) / 2;
}

static void
draw_input (Making *making, const ShianTemplateItem *item, ShianAnswerInput *input)
{
  guint bad = shian_draw_below (&making->state, 1000) < making->bad;
  guint none = shian_draw_below (&making->state, 40) == 0;

  if (item->kind == SHIAN_ITEM_VERDICT)
    input->verdict = bad    ? SHIAN_VERDICT_NOT_CONFORMING
                     : none ? SHIAN_VERDICT_NOT_APPLICABLE
                            : SHIAN_VERDICT_CONFORMING;
  else if (item->kind == SHIAN_ITEM_NUMBER)
    input->figure = draw_figure (making, item, bad);
  else if (item->kind == SHIAN_ITEM_TEXT)
    input->value = SHIAN_SAMPLE_NOTE;
  else
    input->verdict = SHIAN_VERDICT_NOT_APPLICABLE;
}

static gboolean
answer_item (ShianStore *store, Making *making, guint index, GError **error)
{
  const ShianTemplateItem *item = making->sheet.book->items->pdata[index];
  ShianAnswerInput input = SHIAN_ANSWER_INPUT_NONE;
  ShianAnswer *answer = shian_answer_new ();

  making->sheet.answers->pdata[index] = answer;
  draw_input (making, item, &input);
  answer->record.id = next_id (making);
  answer->inspection = g_strdup (making->sheet.inspection->record.id);
  answer->template_item = g_strdup (item->record.id);
  return shian_answer_take (item, &input, answer, error) &&
         shian_store_save (store, &SHIAN_ANSWER_TYPE, answer, error);
}

static gboolean
answer_all (ShianStore *store, Making *making, GError **error)
{
  guint n = making->sheet.book->items->len;
  guint until = making->done ? n : shian_draw_below (&making->state, n);

  for (guint i = 0; i < until; i++)
    if (shian_inspection_sheet_applies (&making->sheet, i) &&
        !answer_item (store, making, i, error))
      return FALSE;
  return TRUE;
}

/* What is to show for a closing: one page for all of them. */
static gboolean
add_evidence (ShianStore *store, Making *making, const char *finding, GError **error)
{
  g_autoptr (ShianPhoto) photo = shian_photo_new ();

  photo->record.id = next_id (making);
  photo->finding = g_strdup (finding);
  photo->purpose = SHIAN_PHOTO_DOCUMENT;
  photo->name = g_strdup ("示例佐证.txt");
  photo->sha256 = g_strdup (making->fill->evidence);
  photo->size = sizeof EVIDENCE - 1;
  return shian_store_save (store, &SHIAN_PHOTO_TYPE, photo, error);
}

static ShianFindingState
draw_outcome (Making *making)
{
  static const int now[] = { SHIAN_FINDING_OPEN, SHIAN_FINDING_OPEN, SHIAN_FINDING_REPLIED,
                             SHIAN_FINDING_RECHECK, SHIAN_FINDING_CLOSED };
  gboolean old = g_date_days_between (&making->day, &making->fill->today) > 60;
  guint luck = shian_draw_below (&making->state, 100);

  if (old)
    return luck < 93 ? SHIAN_FINDING_CLOSED : luck < 96 ? SHIAN_FINDING_FAILED : SHIAN_FINDING_OPEN;
  return SHIAN_DRAW_FROM (&making->state, now);
}

static gboolean
take_step (ShianStore *store, Making *making, const char *finding, ShianFindingEventKind kind,
           guint days, GError **error)
{
  g_autofree char *on = day_after (making, days);
  g_autoptr (ShianFinding) done = NULL;
  ShianFindingStep step = { .on = on, .text = "示例：已按要求整改", .person = "示例第二人" };

  if (kind == SHIAN_EVENT_REPLIED)
    step.person = making->sheet.subject->contact != NULL ? making->sheet.subject->contact : "示例";
  if (kind == SHIAN_EVENT_CLOSED && !add_evidence (store, making, finding, error))
    return FALSE;
  done = shian_finding_take_step (store, finding, kind, &step, error);
  return done != NULL;
}

static gboolean
chase (ShianStore *store, Making *making, const char *finding, GError **error)
{
  ShianFindingState to = draw_outcome (making);

  return (to == SHIAN_FINDING_OPEN ||
          take_step (store, making, finding, SHIAN_EVENT_REPLIED, 3, error)) &&
         (to != SHIAN_FINDING_FAILED ||
          take_step (store, making, finding, SHIAN_EVENT_FAILED, 12, error)) &&
         ((to != SHIAN_FINDING_RECHECK && to != SHIAN_FINDING_CLOSED) ||
          take_step (store, making, finding, SHIAN_EVENT_RECHECK, 8, error)) &&
         (to != SHIAN_FINDING_CLOSED ||
          take_step (store, making, finding, SHIAN_EVENT_CLOSED, 9, error));
}

static gboolean
raise_findings (ShianStore *store, Making *making, GError **error)
{
  for (guint i = 0; i < making->sheet.book->items->len; i++) {
    const ShianTemplateItem *item = making->sheet.book->items->pdata[i];
    const ShianAnswer *answer = making->sheet.answers->pdata[i];
    g_autoptr (ShianFinding) finding = NULL;
    if (answer == NULL || answer->verdict != SHIAN_VERDICT_NOT_CONFORMING)
      continue;
    finding = shian_finding_of_answer (store, making->sheet.inspection, item, answer);
    finding->record.id = next_id (making);
    finding->source_text = g_strdup (SHIAN_SAMPLE_NOTE);
    if (!shian_finding_add (store, finding, error) ||
        (making->done && !chase (store, making, finding->record.id, error)))
      return FALSE;
  }
  return TRUE;
}

static gboolean
finish (ShianStore *store, Making *making, GError **error)
{
  ShianInspection *inspection = making->sheet.inspection;

  if (!making->done)
    return TRUE;
  inspection->signature = SHIAN_SIGNATURE_PAPER;
  inspection->ended_on = g_strdup (inspection->made_on);
  inspection->ended_at = g_strdup_printf ("%02d:30", atoi (inspection->started_at) + 2);
  inspection->premises_comment = g_strdup (SHIAN_SAMPLE_NOTE);
  shian_inspection_seal (&making->sheet);
  return shian_store_save (store, &SHIAN_INSPECTION_TYPE, inspection, error);
}

/* The number a form bore that was printed for the day; none when the year's numbers are used up. */
static gboolean
register_form (ShianStore *store, Making *making, GError **error)
{
  const ShianInspection *inspection = making->sheet.inspection;
  g_autoptr (ShianFormPrint) print = shian_form_print_new ();
  GError *local = NULL;

  print->record.id = next_id (making);
  print->paper = SHIAN_FORM_PAPER_INSPECTION;
  print->subject = g_strdup (inspection->subject);
  print->template = g_strdup (inspection->template);
  print->copies = 2;
  print->note = g_strdup (SHIAN_SAMPLE_NOTE);
  if (making->done && shian_draw_below (&making->state, 10) > 0) {
    print->inspection = g_strdup (inspection->record.id);
    print->returned_on = shian_date_to_iso (&making->fill->today);
  }
  if (shian_form_print_add (store, print, &local))
    return TRUE;
  if (g_error_matches (local, SHIAN_ERROR, SHIAN_ERROR_INVALID)) {
    g_error_free (local);
    return TRUE;
  }
  g_propagate_error (error, local);
  return FALSE;
}

static void
making_clear (Making *making)
{
  shian_inspection_free (making->sheet.inspection);
  shian_subject_free (making->sheet.subject);
  g_clear_pointer (&making->sheet.inspectors, g_ptr_array_unref);
  g_clear_pointer (&making->sheet.answers, g_ptr_array_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Making, making_clear)

static void
answer_free (gpointer answer)
{
  shian_answer_free (answer);
}

static gboolean
begin (ShianStore *store, Making *making, guint index, GError **error)
{
  static const guint bad[] = { 0, 5, 10, 20, 60 };
  const Fill *fill = making->fill;
  guint latest = MAX (1, fill->count / 50);

  making->state = ((guint64) fill->seed << 32) ^ index ^ G_GUINT64_CONSTANT (0x1a5bec7105a3b1e5);
  shian_draw (&making->state);
  making->next_id = (guint64) index * ID_STEP;
  making->bad = SHIAN_DRAW_FROM (&making->state, bad);
  making->done = index + latest < fill->count;
  making->day = fill->today;
  g_date_subtract_days (&making->day,
                        (guint) ((guint64) (fill->count - index) * SPAN_DAYS / fill->count));
  making->sheet.book = fill->book;
  making->sheet.subject = shian_store_load (
      store, &SHIAN_SUBJECT_TYPE,
      fill->subjects->pdata[shian_draw_below (&making->state, fill->subjects->len)], error);
  making->sheet.answers = g_ptr_array_new_with_free_func (answer_free);
  g_ptr_array_set_size (making->sheet.answers, (int) fill->book->items->len);
  if (making->sheet.subject != NULL)
    draw_head (making);
  return making->sheet.subject != NULL;
}

static gboolean
make (ShianStore *store, const Fill *fill, guint index, GError **error)
{
  g_auto (Making) making = { .fill = fill };
  g_autoptr (ShianInspection) known = NULL;

  if (!begin (store, &making, index, error))
    return FALSE;
  known = shian_store_select_one (store, &SHIAN_INSPECTION_TYPE, "WHERE id = ?1", NULL, "s",
                                  making.sheet.inspection->record.id);
  if (known != NULL)
    return TRUE;
  return shian_store_save (store, &SHIAN_INSPECTION_TYPE, making.sheet.inspection, error) &&
         add_inspectors (store, &making, error) && answer_all (store, &making, error) &&
         raise_findings (store, &making, error) && finish (store, &making, error) &&
         (index % 5 > 0 || register_form (store, &making, error));
}

static gboolean
fill_batch (ShianStore *store, gpointer data, GError **error)
{
  const Fill *fill = data;

  for (guint i = fill->from; i < fill->to; i++)
    if (!make (store, fill, i, error))
      return FALSE;
  return TRUE;
}

static gboolean
find_subjects (ShianStore *store, Fill *fill, GError **error)
{
  g_autoptr (GPtrArray) subjects = shian_store_select (
      store, &SHIAN_SUBJECT_TYPE,
      "WHERE kind = 'campus_canteen' AND deleted = 0 AND status = 'operating' AND note = ?1 "
      "ORDER BY id",
      error, "s", SHIAN_SAMPLE_NOTE);

  if (subjects == NULL)
    return FALSE;
  if (subjects->len == 0) {
    g_set_error (error, SHIAN_ERROR, SHIAN_ERROR_INVALID,
                 _ ("There are no sample canteens to inspect; add sample premises first"));
    return FALSE;
  }
  for (guint i = 0; i < subjects->len; i++)
    g_ptr_array_add (fill->subjects,
                     g_strdup (((const ShianSubject *) subjects->pdata[i])->record.id));
  return TRUE;
}

static gboolean
prepare (ShianStore *store, Fill *fill, const char *template, GError **error)
{
  g_autoptr (ShianTemplate) edition = shian_template_find (store, template, NULL, error);
  g_autoptr (GBytes) evidence = g_bytes_new_static (EVIDENCE, sizeof EVIDENCE - 1);
  guint64 state = fill->seed;

  shian_clock_today (&fill->today);
  for (guint i = 0; i < TEAM; i++) {
    g_autofree char *person = shian_draw_person (&state);
    fill->team[i] = g_strdup_printf ("示例%s%u", person, i + 1);
  }
  fill->book = edition != NULL ? shian_template_load (store, edition->record.id, error) : NULL;
  if (fill->book == NULL || !find_subjects (store, fill, error))
    return FALSE;
  fill->evidence = shian_attachment_add_bytes (store, evidence, error);
  return fill->evidence != NULL;
}

gboolean
shian_inspections_fill_sample (ShianStore *store, const char *template, guint32 seed, guint count,
                               GError **error)
{
  Fill fill = { .seed = seed, .count = count };
  gboolean ok;

  fill.subjects = g_ptr_array_new_with_free_func (g_free);
  ok = count == 0 || prepare (store, &fill, template, error);
  for (fill.from = 0; ok && fill.from < count; fill.from += BATCH) {
    fill.to = MIN (count, fill.from + BATCH);
    ok = shian_store_transact_setup (store, NULL, fill_batch, &fill, error);
  }
  g_ptr_array_unref (fill.subjects);
  shian_template_book_free (fill.book);
  for (guint i = 0; i < TEAM; i++)
    g_free (fill.team[i]);
  g_free (fill.evidence);
  return ok;
}
