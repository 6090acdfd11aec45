/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "inspection/sheet.h"

#include "base/record-json.h"
#include "inspection/condition.h"
#include "inspection/signature.h"
#include "inspection/template-store.h"
#include "store/save.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

void
shian_inspection_sheet_free (ShianInspectionSheet *sheet)
{
  if (sheet == NULL)
    return;
  shian_inspection_free (sheet->inspection);
  shian_template_book_free (sheet->book);
  shian_subject_free (sheet->subject);
  g_clear_pointer (&sheet->inspectors, g_ptr_array_unref);
  g_clear_pointer (&sheet->answers, g_ptr_array_unref);
  shian_photo_free (sheet->signature);
  g_free (sheet);
}

/* The premises as they are; of a finished inspection as they were, as far as that was kept. */
static ShianSubject *
load_subject (ShianStore *store, const ShianInspection *inspection, GError **error)
{
  ShianSubject *subject = shian_store_load (store, &SHIAN_SUBJECT_TYPE, inspection->subject, error);
  g_autoptr (JsonObject) kept = NULL;

  if (subject == NULL || inspection->state == SHIAN_INSPECTION_DRAFT ||
      inspection->premises == NULL)
    return subject;
  kept = shian_json_from_text (inspection->premises, NULL);
  if (kept != NULL)
    shian_record_apply_json (&SHIAN_SUBJECT_TYPE, subject, kept, NULL);
  return subject;
}

static void
answer_free (gpointer answer)
{
  shian_answer_free (answer);
}

/* Answers hang on item records: put each in its item's place. */
static gboolean
load_answers (ShianStore *store, ShianInspectionSheet *sheet, GError **error)
{
  g_autoptr (GPtrArray) rows =
      shian_store_select (store, &SHIAN_ANSWER_TYPE, "WHERE inspection = ?1 AND deleted = 0", error,
                          "s", sheet->inspection->record.id);
  g_autoptr (GHashTable) places = g_hash_table_new (g_str_hash, g_str_equal);

  if (rows == NULL)
    return FALSE;
  for (guint i = 0; i < sheet->book->items->len; i++) {
    const ShianTemplateItem *item = sheet->book->items->pdata[i];
    g_hash_table_insert (places, item->record.id, GUINT_TO_POINTER (i + 1));
  }
  sheet->answers = g_ptr_array_new_with_free_func (answer_free);
  g_ptr_array_set_size (sheet->answers, (int) sheet->book->items->len);
  for (guint i = 0; i < rows->len; i++) {
    const ShianAnswer *answer = rows->pdata[i];
    guint place = GPOINTER_TO_UINT (g_hash_table_lookup (places, answer->template_item));
    if (place > 0)
      sheet->answers->pdata[place - 1] = shian_answer_copy (answer);
  }
  return TRUE;
}

static gboolean
load_signature (ShianStore *store, ShianInspectionSheet *sheet, GError **error)
{
  g_autoptr (GError) local = NULL;

  sheet->signature = shian_signature_find (store, sheet->inspection->record.id, &local);
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

ShianInspectionSheet *
shian_inspection_sheet_load (ShianStore *store, const char *id, GError **error)
{
  g_autoptr (ShianInspectionSheet) sheet = g_new0 (ShianInspectionSheet, 1);

  sheet->inspection = shian_store_load (store, &SHIAN_INSPECTION_TYPE, id, error);
  if (sheet->inspection == NULL)
    return NULL;
  sheet->book = shian_template_load (store, sheet->inspection->template, error);
  if (sheet->book == NULL)
    return NULL;
  sheet->subject = load_subject (store, sheet->inspection, error);
  if (sheet->subject == NULL)
    return NULL;
  sheet->inspectors =
      shian_store_select (store, &SHIAN_INSPECTOR_TYPE,
                          "WHERE inspection = ?1 AND deleted = 0 ORDER BY number", error, "s", id);
  if (sheet->inspectors == NULL || !load_answers (store, sheet, error) ||
      !load_signature (store, sheet, error))
    return NULL;
  return g_steal_pointer (&sheet);
}

gboolean
shian_inspection_in_scope (const ShianInspection *inspection, const char *item)
{
  g_auto (GStrv) items = NULL;

  if (inspection->scope == NULL || *inspection->scope == '\0')
    return TRUE;
  items = g_strsplit (inspection->scope, ";", -1);
  return g_strv_contains ((const char *const *) items, item);
}

gboolean
shian_inspection_sheet_applies (const ShianInspectionSheet *sheet, guint index)
{
  const ShianTemplateItem *item = sheet->book->items->pdata[index];

  return shian_inspection_in_scope (sheet->inspection, item->item) &&
         shian_condition_judge (item->applies, sheet->subject, sheet->inspection->facts) !=
             SHIAN_TRUTH_NO;
}

const ShianAnswer *
shian_inspection_sheet_answer (const ShianInspectionSheet *sheet, guint index)
{
  const ShianAnswer *answer = sheet->answers->pdata[index];
  return answer != NULL && shian_answer_is_given (answer) ? answer : NULL;
}

static void
count_answer (ShianTally *tally, const ShianTemplateItem *item, const ShianAnswer *answer)
{
  gboolean counted = item->severity != SHIAN_SEVERITY_ADVICE;

  tally->answered++;
  switch (answer->verdict) {
  case SHIAN_VERDICT_CONFORMING:
    tally->conforming += counted;
    tally->recorded += !counted;
    break;
  case SHIAN_VERDICT_NOT_CONFORMING:
    tally->not_conforming += counted;
    tally->key += item->severity == SHIAN_SEVERITY_KEY;
    tally->general += item->severity == SHIAN_SEVERITY_GENERAL;
    tally->advice += !counted;
    break;
  case SHIAN_VERDICT_NOT_APPLICABLE:
    tally->not_applicable++;
    break;
  case SHIAN_VERDICT_NONE:
  default:
    tally->recorded++;
    break;
  }
}

static ShianTally
count (const ShianInspectionSheet *sheet, const char *heading)
{
  ShianTally tally = { .rate = NAN };
  guint judged;

  for (guint i = 0; i < sheet->book->items->len; i++) {
    const ShianTemplateItem *item = sheet->book->items->pdata[i];
    const ShianAnswer *answer = shian_inspection_sheet_answer (sheet, i);
    if ((heading != NULL && g_strcmp0 (heading, item->heading) != 0) ||
        !shian_inspection_in_scope (sheet->inspection, item->item))
      continue;
    tally.items++;
    if (!shian_inspection_sheet_applies (sheet, i))
      tally.not_applicable++;
    else if (answer == NULL)
      tally.unanswered++;
    else
      count_answer (&tally, item, answer);
  }
  judged = tally.conforming + tally.not_conforming;
  if (judged > 0)
    tally.rate = 100.0 * tally.conforming / judged;
  return tally;
}

static ShianResult
judge_counts (const ShianTemplate *edition, const ShianTally *tally)
{
  if (tally->key == 0 && tally->general == 0)
    return SHIAN_RESULT_PASS;
  return tally->key <= edition->key_max && tally->general <= edition->general_max
             ? SHIAN_RESULT_MIDDLE
             : SHIAN_RESULT_FAIL;
}

/* Every heading reaches the rate; a key item not met decides alone. */
static ShianResult
judge_rates (const ShianInspectionSheet *sheet, const ShianTally *tally)
{
  const char *last = NULL;
  gboolean below = FALSE;

  for (guint i = 0; i < sheet->book->items->len; i++) {
    const ShianTemplateItem *item = sheet->book->items->pdata[i];
    ShianTally part;
    if (g_strcmp0 (item->heading, last) == 0)
      continue;
    last = item->heading;
    part = count (sheet, last);
    below = below || part.rate < sheet->book->edition->rate_min; /* never for NAN */
  }
  if (tally->key > sheet->book->edition->key_max)
    return SHIAN_RESULT_FAIL;
  return below ? SHIAN_RESULT_MIDDLE : SHIAN_RESULT_PASS;
}

ShianTally
shian_inspection_sheet_tally (const ShianInspectionSheet *sheet, const char *heading)
{
  ShianTally tally = count (sheet, heading);

  if (tally.conforming + tally.not_conforming == 0)
    tally.result = SHIAN_RESULT_NONE;
  else if (sheet->book->edition->rule == SHIAN_RULE_COUNTS)
    tally.result = judge_counts (sheet->book->edition, &tally);
  else
    tally.result = judge_rates (sheet, &tally);
  return tally;
}

char *
shian_inspection_sheet_names (const ShianInspectionSheet *sheet)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < sheet->inspectors->len; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? "、" : "",
                            ((const ShianInspector *) sheet->inspectors->pdata[i])->name);
  return g_string_free (names, FALSE);
}
