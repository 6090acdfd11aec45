/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Findings that come from the answers of an inspection. */
#include "base/clock.h"
#include "base/error.h"
#include "base/text.h"
#include "inspection/draft.h"
#include "inspection/finding-private.h"
#include "inspection/limit.h"
#include "store/save.h"

#include <glib/gi18n-lib.h>
#include <math.h>

static char *
make_text (const ShianTemplateItem *item, const ShianAnswer *answer)
{
  g_autofree char *figure = shian_real_to_text (answer->figure);
  g_autofree char *limit = shian_limit_describe (item);

  if (!shian_text_is_empty (answer->note))
    return g_strdup (answer->note);
  if (figure != NULL)
    return g_strdup_printf ("%s：实测%s%s，要求%s", item->text, figure,
                            item->unit != NULL ? item->unit : "", limit);
  if (!shian_text_is_empty (answer->value))
    return g_strdup_printf ("%s：%s", item->text, answer->value);
  return g_strdup_printf ("未做到：%s", item->text);
}

static char *
make_action (const ShianTemplateItem *item)
{
  g_autofree char *limit = shian_limit_describe (item);

  if (*limit != '\0')
    return g_strdup_printf ("整改到%s", limit);
  return g_strdup_printf ("整改到位：%s", item->text);
}

/* The finding of the item in this inspection, a removed one too. */
static gboolean
find_existing (ShianStore *store, const char *chain, const char *item, ShianFinding **finding,
               GError **error)
{
  g_autoptr (GError) local = NULL;

  *finding = shian_store_select_one (store, &SHIAN_FINDING_TYPE,
                                     "WHERE inspection = ?1 AND item = ?2 ORDER BY deleted, label",
                                     &local, "ss", chain, item);
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static char *
first_inspector (ShianStore *store, const char *inspection)
{
  g_autoptr (ShianInspector) inspector = shian_store_select_one (
      store, &SHIAN_INSPECTOR_TYPE, "WHERE inspection = ?1 AND deleted = 0 ORDER BY number", NULL,
      "s", inspection);
  return inspector != NULL ? g_strdup (inspector->name) : NULL;
}

static ShianFinding *
new_finding (ShianStore *store, const ShianInspection *inspection, const ShianTemplateItem *item)
{
  ShianFinding *finding = shian_finding_new ();
  g_autoptr (ShianTemplate) edition =
      shian_store_load (store, &SHIAN_TEMPLATE_TYPE, inspection->template, NULL);

  finding->subject = g_strdup (inspection->subject);
  finding->source = SHIAN_SOURCE_INSPECTION;
  finding->inspection = g_strdup (inspection->chain);
  finding->item = g_strdup (item->item);
  finding->item_code = g_strdup (item->code);
  finding->heading = g_strdup (item->heading);
  finding->severity = item->severity;
  finding->basis = g_strdup (item->basis);
  finding->action = make_action (item);
  finding->found_on = g_strdup (inspection->made_on);
  finding->found_by = first_inspector (store, inspection->record.id);
  finding->auto_text = TRUE;
  if (edition != NULL)
    finding->days =
        item->severity == SHIAN_SEVERITY_KEY ? edition->key_days : edition->general_days;
  return finding;
}

ShianFinding *
shian_finding_of_answer (ShianStore *store, const ShianInspection *inspection,
                         const ShianTemplateItem *item, const ShianAnswer *answer)
{
  ShianFinding *finding = new_finding (store, inspection, item);

  finding->text = make_text (item, answer);
  return finding;
}

/* An item not conforming has a finding, worded after the answer as long as nobody worded it. */
static gboolean
ensure (ShianStore *store, const ShianInspection *inspection, const ShianTemplateItem *item,
        const ShianAnswer *answer, GError **error)
{
  g_autoptr (ShianFinding) finding = NULL;

  if (!find_existing (store, inspection->chain, item->item, &finding, error))
    return FALSE;
  if (finding == NULL) {
    finding = shian_finding_of_answer (store, inspection, item, answer);
    return shian_finding_add (store, finding, error);
  }
  if (!finding->record.deleted && !finding->auto_text)
    return TRUE;
  finding->record.deleted = FALSE;
  if (finding->auto_text) {
    g_free (finding->text);
    finding->text = make_text (item, answer);
  }
  return shian_store_save (store, &SHIAN_FINDING_TYPE, finding, error);
}

static gboolean
take_back (ShianStore *store, const ShianInspection *inspection, const char *item, GError **error)
{
  g_autoptr (ShianFinding) finding = NULL;

  if (!find_existing (store, inspection->chain, item, &finding, error))
    return FALSE;
  return finding == NULL || finding->record.deleted ||
         shian_store_remove (store, &SHIAN_FINDING_TYPE, finding->record.id, error);
}

gboolean
shian_finding_follow_answer (ShianStore *store, const ShianInspection *inspection,
                             const ShianTemplateItem *item, const ShianAnswer *answer,
                             GError **error)
{
  if (inspection->corrects != NULL || inspection->recheck_of != NULL)
    return TRUE;
  if (answer->verdict == SHIAN_VERDICT_NOT_CONFORMING)
    return ensure (store, inspection, item, answer, error);
  return take_back (store, inspection, item->item, error);
}

/* A correction found the item conforming after all. */
static gboolean
withdraw (ShianStore *store, const ShianInspectionSheet *sheet, const char *item, GError **error)
{
  const ShianInspection *inspection = sheet->inspection;
  g_autofree char *names = shian_inspection_sheet_names (sheet);
  g_autofree char *today = shian_clock_today_iso ();
  g_autoptr (ShianFinding) finding = NULL;
  ShianFindingStep step = { .person = names, .text = inspection->reason, .on = today };
  int before;

  if (!find_existing (store, inspection->chain, item, &finding, error))
    return FALSE;
  if (finding == NULL || finding->record.deleted || finding->state == SHIAN_FINDING_CLOSED)
    return TRUE;
  before = finding->state;
  finding->state = SHIAN_FINDING_CLOSED;
  finding->closed_on = g_strdup (today);
  finding->closed_by = g_strdup (names);
  return shian_store_save (store, &SHIAN_FINDING_TYPE, finding, error) &&
         shian_finding_add_event (store, finding, SHIAN_EVENT_WITHDRAWN, before, &step, error);
}

/* What was put right before everybody's eyes waits only for its closing. */
static gboolean
settle_on_the_spot (ShianStore *store, const ShianInspectionSheet *sheet, const char *item,
                    GError **error)
{
  const ShianInspector *first = sheet->inspectors->pdata[0];
  const ShianInspector *second = sheet->inspectors->pdata[1];
  ShianFindingStep step = { .person = first->name,
                            .second = second->name,
                            .text = "当场改正",
                            .on = sheet->inspection->made_on };
  g_autoptr (ShianFinding) finding = NULL;
  g_autoptr (ShianFinding) done = NULL;

  if (!find_existing (store, sheet->inspection->chain, item, &finding, error))
    return FALSE;
  if (finding == NULL || finding->record.deleted || !finding->on_the_spot ||
      finding->state != SHIAN_FINDING_OPEN)
    return TRUE;
  done = shian_finding_take_step (store, finding->record.id, SHIAN_EVENT_CORRECTED, &step, error);
  return done != NULL;
}

static gboolean
reconcile_item (ShianStore *store, const ShianInspectionSheet *sheet, guint index, GError **error)
{
  const ShianTemplateItem *item = sheet->book->items->pdata[index];
  const ShianAnswer *answer = shian_inspection_sheet_answer (sheet, index);

  if (answer != NULL && answer->verdict == SHIAN_VERDICT_NOT_CONFORMING &&
      shian_inspection_sheet_applies (sheet, index))
    return ensure (store, sheet->inspection, item, answer, error) &&
           settle_on_the_spot (store, sheet, item->item, error);
  return sheet->inspection->corrects != NULL
             ? withdraw (store, sheet, item->item, error)
             : take_back (store, sheet->inspection, item->item, error);
}

/* The findings looked at again: put right, or failed. */
static gboolean
recheck_item (ShianStore *store, const ShianInspectionSheet *sheet, const char *chain, guint index,
              GError **error)
{
  const ShianTemplateItem *item = sheet->book->items->pdata[index];
  const ShianAnswer *answer = shian_inspection_sheet_answer (sheet, index);
  g_autoptr (ShianFinding) finding = NULL;
  g_autoptr (ShianFinding) done = NULL;
  const ShianInspector *first = sheet->inspectors->pdata[0];
  const ShianInspector *second = sheet->inspectors->pdata[1];
  ShianFindingStep step = { .person = first->name,
                            .second = second->name,
                            .text = answer != NULL ? answer->note : NULL,
                            .on = sheet->inspection->made_on };
  gboolean failed = answer != NULL && answer->verdict == SHIAN_VERDICT_NOT_CONFORMING;

  if (answer == NULL || !shian_inspection_in_scope (sheet->inspection, item->item))
    return TRUE;
  if (!find_existing (store, chain, item->item, &finding, error))
    return FALSE;
  if (finding == NULL || finding->record.deleted || finding->state == SHIAN_FINDING_CLOSED ||
      finding->state == SHIAN_FINDING_FAILED ||
      (finding->state == SHIAN_FINDING_RECHECK && !failed))
    return TRUE;
  done = shian_finding_take_step (store, finding->record.id,
                                  failed ? SHIAN_EVENT_FAILED : SHIAN_EVENT_RECHECK, &step, error);
  return done != NULL;
}

gboolean
shian_finding_reconcile (ShianStore *store, const ShianInspectionSheet *sheet, GError **error)
{
  const char *of = sheet->inspection->recheck_of;
  g_autoptr (ShianInspection) before =
      of != NULL ? shian_store_load (store, &SHIAN_INSPECTION_TYPE, of, error) : NULL;

  if (of != NULL && before == NULL)
    return FALSE;
  for (guint i = 0; i < sheet->book->items->len; i++)
    if (!(of != NULL ? recheck_item (store, sheet, before->chain, i, error)
                     : reconcile_item (store, sheet, i, error)))
      return FALSE;
  return TRUE;
}
