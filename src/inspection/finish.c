/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "inspection/finish.h"

#include "base/error.h"
#include "base/record-json.h"
#include "base/text.h"
#include "inspection/draft.h"
#include "inspection/finding-private.h"
#include "inspection/photo.h"
#include "inspection/signature.h"
#include "store/save.h"

#include <glib/gi18n-lib.h>

#define MAX_LISTED 10

static void
add (GPtrArray *missing, const char *text)
{
  g_ptr_array_add (missing, g_strdup (text));
}

/* The first few unanswered items by number: “C01, C02 … (12)”. */
static void
add_unanswered (const ShianInspectionSheet *sheet, GPtrArray *missing)
{
  g_autoptr (GString) codes = g_string_new (NULL);
  guint n = 0;

  for (guint i = 0; i < sheet->book->items->len; i++) {
    const ShianTemplateItem *item = sheet->book->items->pdata[i];
    if (!shian_inspection_sheet_applies (sheet, i) ||
        shian_inspection_sheet_answer (sheet, i) != NULL)
      continue;
    if (n < MAX_LISTED)
      g_string_append_printf (codes, "%s%s", n > 0 ? ", " : "", item->code);
    n++;
  }
  if (n > MAX_LISTED)
    g_string_append (codes, " …");
  if (n > 0)
    g_ptr_array_add (missing,
                     g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u item is not answered: %s",
                                                   "%u items are not answered: %s", n),
                                      n, codes->str));
}

static void
add_signature (const ShianInspectionSheet *sheet, GPtrArray *missing)
{
  const ShianInspection *inspection = sheet->inspection;

  if (inspection->signature == SHIAN_SIGNATURE_NONE)
    add (missing, _ ("the premises have neither signed nor refused to"));
  if (inspection->signature == SHIAN_SIGNATURE_DRAWN && sheet->signature == NULL)
    add (missing, _ ("the premises have not drawn their signature on the screen yet"));
  if (inspection->signature == SHIAN_SIGNATURE_REFUSED &&
      (shian_text_is_empty (inspection->refusal) || shian_text_is_empty (inspection->witness)))
    add (missing, _ ("a refused signature needs its reason and a witness"));
}

GPtrArray *
shian_inspection_missing (const ShianInspectionSheet *sheet)
{
  const ShianInspection *inspection = sheet->inspection;
  GPtrArray *missing = g_ptr_array_new_with_free_func (g_free);
  ShianTally tally = shian_inspection_sheet_tally (sheet, NULL);

  if (tally.answered == 0)
    add (missing, _ ("no item is answered"));
  else if (inspection->kind != SHIAN_INSPECTION_UNANNOUNCED)
    add_unanswered (sheet, missing);
  if (sheet->inspectors->len < 2)
    add (missing, _ ("two inspectors at least are needed"));
  if (!inspection->notice_given)
    add (missing, _ ("nobody confirmed that certificates were shown and rights explained"));
  if (!inspection->recusal_asked)
    add (missing, _ ("nobody confirmed that the premises were asked about recusal"));
  add_signature (sheet, missing);
  return missing;
}

static void
add_count (GString *text, const char *words, guint n)
{
  if (n > 0)
    g_string_append_printf (text, "，%s%u项", words, n);
}

char *
shian_inspection_opinion (const ShianInspectionSheet *sheet)
{
  ShianTally tally = shian_inspection_sheet_tally (sheet, NULL);
  g_autofree char *result =
      tally.result != SHIAN_RESULT_NONE
          ? shian_template_result_title (sheet->book->edition, (guint) tally.result - 1)
          : g_strdup ("未判定");
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, "检查表共%u项，符合%u项，不符合%u项", tally.items, tally.conforming,
                          tally.not_conforming);
  if (tally.not_conforming > 0)
    g_string_append_printf (text, "（重点项%u项、一般项%u项）", tally.key, tally.general);
  add_count (text, "鼓励项未做到", tally.advice);
  add_count (text, "不适用", tally.not_applicable);
  add_count (text, "只记录不判定", tally.recorded);
  add_count (text, "未检查", tally.unanswered);
  g_string_append_printf (text, "，结论为%s。", result);
  if (tally.not_conforming > 0)
    g_string_append (text, "对不符合项当场改正或者在规定期限内整改，整改情况书面报告。");
  return g_string_free (text, FALSE);
}

static void
freeze_counts (ShianInspection *inspection, const ShianTally *tally)
{
  inspection->n_conforming = tally->conforming;
  inspection->n_key = tally->key;
  inspection->n_general = tally->general;
  inspection->n_advice = tally->advice;
  inspection->n_not_applicable = tally->not_applicable;
  inspection->n_recorded = tally->recorded;
  inspection->n_unanswered = tally->unanswered;
  inspection->result = tally->result;
}

static gboolean
supersede (ShianStore *store, const char *id, GError **error)
{
  g_autoptr (ShianInspection) old = shian_store_load (store, &SHIAN_INSPECTION_TYPE, id, error);

  if (old == NULL)
    return FALSE;
  old->state = SHIAN_INSPECTION_SUPERSEDED;
  return shian_store_save (store, &SHIAN_INSPECTION_TYPE, old, error);
}

void
shian_inspection_seal (ShianInspectionSheet *sheet)
{
  ShianInspection *inspection = sheet->inspection;
  g_autoptr (JsonObject) premises =
      shian_record_to_json (&SHIAN_SUBJECT_TYPE, sheet->subject, NULL);
  ShianTally tally = shian_inspection_sheet_tally (sheet, NULL);

  freeze_counts (inspection, &tally);
  if (shian_text_is_empty (inspection->opinion)) {
    g_free (inspection->opinion);
    inspection->opinion = shian_inspection_opinion (sheet);
  }
  g_free (inspection->premises);
  inspection->premises = shian_json_to_text (premises);
  inspection->state = SHIAN_INSPECTION_FINISHED;
}

/* A drawing left from before another way of signing was chosen is no part of the record. */
static gboolean
drop_drawing (ShianStore *store, const ShianInspection *inspection, GError **error)
{
  return inspection->signature == SHIAN_SIGNATURE_DRAWN ||
         shian_signature_clear (store, inspection->record.id, error);
}

static gboolean
finish_inside (ShianStore *store, gpointer data, GError **error)
{
  ShianInspectionSheet *sheet = data;
  ShianInspection *inspection = sheet->inspection;

  if (!shian_finding_reconcile (store, sheet, error) || !drop_drawing (store, inspection, error))
    return FALSE;
  shian_inspection_seal (sheet);
  return shian_store_save (store, &SHIAN_INSPECTION_TYPE, inspection, error) &&
         (inspection->corrects == NULL || supersede (store, inspection->corrects, error));
}

static gboolean
refuse_missing (GPtrArray *missing, GError **error)
{
  g_autofree char *list = NULL;

  if (missing->len == 0)
    return TRUE;
  g_ptr_array_add (missing, NULL);
  list = g_strjoinv ("; ", (char **) missing->pdata);
  g_set_error (error, SHIAN_ERROR, SHIAN_ERROR_INVALID,
               _ ("The inspection cannot be finished yet: %s"), list);
  return FALSE;
}

gboolean
shian_inspection_finish (ShianStore *store, const char *id, GError **error)
{
  g_autoptr (ShianInspection) draft = shian_inspection_load_draft (store, id, error);
  g_autoptr (ShianInspectionSheet) sheet =
      draft != NULL ? shian_inspection_sheet_load (store, id, error) : NULL;
  g_autoptr (GPtrArray) missing = NULL;

  if (sheet == NULL)
    return FALSE;
  missing = shian_inspection_missing (sheet);
  return refuse_missing (missing, error) &&
         shian_store_transact (store, _ ("Finish an inspection"), finish_inside, sheet, error);
}

typedef struct {
  const ShianInspectionSheet *sheet;
  ShianInspection *correction;
  GPtrArray *photos;
} Correct;

/* A record of @type copied as a new one that belongs to the correction. */
static gboolean
copy_to (ShianStore *store, const ShianRecordType *type, gconstpointer old, const char *inspection,
         GError **error)
{
  ShianRecord *copy = shian_record_copy (type, old);
  gboolean ok;

  g_clear_pointer (&copy->id, g_free);
  copy->revision = 0;
  shian_field_set_string (shian_record_type_field (type, "inspection"), copy, inspection);
  ok = shian_store_save (store, type, copy, error);
  shian_record_free (type, copy);
  return ok;
}

static gboolean
copy_all (ShianStore *store, const ShianRecordType *type, GPtrArray *rows, const char *inspection,
          GError **error)
{
  for (guint i = 0; i < rows->len; i++)
    if (rows->pdata[i] != NULL && !copy_to (store, type, rows->pdata[i], inspection, error))
      return FALSE;
  return TRUE;
}

/* What was signed was the earlier version: whoever signs the corrected one draws anew. */
static void
leave_out_signatures (GPtrArray *photos)
{
  for (guint i = photos->len; i > 0; i--)
    if (((const ShianPhoto *) photos->pdata[i - 1])->purpose == SHIAN_PHOTO_SIGNATURE)
      g_ptr_array_remove_index (photos, i - 1);
}

static gboolean
correct_inside (ShianStore *store, gpointer data, GError **error)
{
  Correct *correct = data;
  const char *id;

  if (!shian_store_save (store, &SHIAN_INSPECTION_TYPE, correct->correction, error))
    return FALSE;
  id = correct->correction->record.id;
  return copy_all (store, &SHIAN_INSPECTOR_TYPE, correct->sheet->inspectors, id, error) &&
         copy_all (store, &SHIAN_ANSWER_TYPE, correct->sheet->answers, id, error) &&
         copy_all (store, &SHIAN_PHOTO_TYPE, correct->photos, id, error);
}

static ShianInspection *
new_correction (const ShianInspection *old, const char *reason)
{
  ShianInspection *correction = shian_inspection_copy (old);

  g_clear_pointer (&correction->record.id, g_free);
  correction->record.revision = 0;
  correction->version++;
  g_free (correction->corrects);
  correction->corrects = g_strdup (old->record.id);
  g_free (correction->reason);
  correction->reason = g_strdup (reason);
  correction->state = SHIAN_INSPECTION_DRAFT;
  correction->n_conforming = correction->n_key = correction->n_general = SHIAN_INTEGER_NONE;
  correction->n_advice = correction->n_not_applicable = SHIAN_INTEGER_NONE;
  correction->n_recorded = correction->n_unanswered = SHIAN_INTEGER_NONE;
  correction->result = SHIAN_RESULT_NONE;
  correction->signature = SHIAN_SIGNATURE_NONE;
  g_clear_pointer (&correction->signer, g_free);
  g_clear_pointer (&correction->refusal, g_free);
  g_clear_pointer (&correction->witness, g_free);
  g_clear_pointer (&correction->opinion, g_free);
  return correction;
}

static gboolean
refuse_correction (const ShianInspection *old, const char *reason, GError **error)
{
  const char *why = NULL;

  if (shian_text_is_empty (reason))
    why = _ ("A correction needs a reason");
  else if (old->state == SHIAN_INSPECTION_DRAFT)
    why = _ ("This inspection is not finished; change it directly");
  else if (old->state == SHIAN_INSPECTION_SUPERSEDED)
    why = _ ("This inspection was corrected already; correct the newest version");
  if (why != NULL)
    g_set_error_literal (error, SHIAN_ERROR, SHIAN_ERROR_INVALID, why);
  return why != NULL;
}

ShianInspection *
shian_inspection_correct (ShianStore *store, const char *id, const char *reason, GError **error)
{
  g_autoptr (ShianInspectionSheet) sheet = shian_inspection_sheet_load (store, id, error);
  g_autoptr (ShianInspection) correction = NULL;
  g_autoptr (GPtrArray) photos = NULL;
  g_autofree char *label = NULL;
  Correct correct;

  if (sheet == NULL || refuse_correction (sheet->inspection, reason, error))
    return NULL;
  photos = shian_photo_list (store, id, NULL, error);
  if (photos == NULL)
    return NULL;
  leave_out_signatures (photos);
  correction = new_correction (sheet->inspection, reason);
  correct = (Correct){ sheet, correction, photos };
  label = g_strdup_printf (_ ("Correction: %s"), reason);
  if (!shian_store_transact (store, label, correct_inside, &correct, error))
    return NULL;
  return g_steal_pointer (&correction);
}
