/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writing an accepted proposal. Records that are still the same are left alone, so history shows
 * what the new text really changed. */
#include "base/text.h"
#include "plan/plan-import.h"
#include "store/save.h"

#include <glib/gi18n-lib.h>
#include <math.h>

typedef struct {
  ShianStore *store;
  ShianPlanImport *import;
  ShianPlan *plan;
  GHashTable *kept; /* ids of old sections, measures and children still in use */
} Accept;

static void
set_text (char **member, const char *value)
{
  if (g_strcmp0 (*member, value) == 0)
    return;
  g_free (*member);
  *member = g_strdup (value);
}

static char *
title_of (const ShianPlanText *text)
{
  return text->title != NULL ? g_strdup (text->title)
                             : g_strdup_printf ("%d年食品安全监督管理计划", text->year);
}

static gboolean
save_plan (Accept *accept, GError **error)
{
  const ShianPlanImport *import = accept->import;
  g_autofree char *title = title_of (import->text);
  g_autofree char *sha256 =
      g_compute_checksum_for_string (G_CHECKSUM_SHA256, import->text->source, -1);

  accept->plan = import->old != NULL ? shian_plan_copy (import->old->plan) : shian_plan_new ();
  accept->plan->year = import->text->year;
  set_text (&accept->plan->title, title);
  set_text (&accept->plan->issued, import->issued);
  set_text (&accept->plan->source_name, import->source_name);
  set_text (&accept->plan->source_sha256, sha256);
  set_text (&accept->plan->source, import->text->source);
  return shian_store_save (accept->store, &SHIAN_PLAN_TYPE, accept->plan, error);
}

static ShianSection *
old_section (const Accept *accept, int number)
{
  const ShianPlanBook *old = accept->import->old;

  for (guint i = 0; old != NULL && i < old->sections->len; i++)
    if (((const ShianSection *) old->sections->pdata[i])->number == number)
      return shian_section_copy (old->sections->pdata[i]);
  return shian_section_new ();
}

static ShianMeasure *
old_measure (const Accept *accept, const char *section_id, int number)
{
  const ShianPlanBook *old = accept->import->old;

  for (guint i = 0; old != NULL && i < old->measures->len; i++) {
    const ShianMeasure *measure = old->measures->pdata[i];
    if (measure->number == number && g_str_equal (measure->section, section_id))
      return shian_measure_copy (measure);
  }
  return shian_measure_new ();
}

static void
keep (Accept *accept, const char *id)
{
  g_hash_table_add (accept->kept, g_strdup (id));
}

static char *
save_section (Accept *accept, const ShianTextSection *text, GError **error)
{
  g_autoptr (ShianSection) section = old_section (accept, text->number);

  set_text (&section->plan, accept->plan->record.id);
  section->number = text->number;
  set_text (&section->title, text->title);
  if (!shian_store_save (accept->store, &SHIAN_SECTION_TYPE, section, error))
    return NULL;
  keep (accept, section->record.id);
  return g_strdup (section->record.id);
}

static char *
save_measure (Accept *accept, const char *section_id, const ShianTextMeasure *text, GError **error)
{
  g_autoptr (ShianMeasure) measure = old_measure (accept, section_id, text->number);

  set_text (&measure->plan, accept->plan->record.id);
  set_text (&measure->section, section_id);
  measure->number = text->number;
  set_text (&measure->title, text->title);
  if (!shian_store_save (accept->store, &SHIAN_MEASURE_TYPE, measure, error))
    return NULL;
  keep (accept, measure->record.id);
  return g_strdup (measure->record.id);
}

/* A point keeps its id, and the ticks on it, where the sentence is still the same. */
static ShianPoint *
old_point (const Accept *accept, const ShianBookTask *old, const char *text)
{
  for (guint i = 0; old != NULL && i < old->points->len; i++) {
    const ShianPoint *point = old->points->pdata[i];
    if (shian_text_equal_folded (point->text, text) &&
        !g_hash_table_contains (accept->kept, point->record.id))
      return shian_point_copy (point);
  }
  return shian_point_new ();
}

static gboolean
save_points (Accept *accept, const char *task_id, const ShianImportItem *item, GError **error)
{
  for (guint i = 0; i < item->text->points->len; i++) {
    const char *text = item->text->points->pdata[i];
    g_autoptr (ShianPoint) point = old_point (accept, item->old, text);
    set_text (&point->plan, accept->plan->record.id);
    set_text (&point->task, task_id);
    point->number = i + 1;
    set_text (&point->text, text);
    if (!shian_store_save (accept->store, &SHIAN_POINT_TYPE, point, error))
      return FALSE;
    keep (accept, point->record.id);
  }
  return TRUE;
}

/* The n-th old record of a list, to be written over by the n-th new one. */
#define OLD_OR_NEW(item, list, prefix, index)                                                      \
  ((item)->old != NULL && (index) < (item)->old->list->len                                         \
       ? prefix##_copy ((item)->old->list->pdata[index])                                           \
       : prefix##_new ())

static gboolean
save_responsibilities (Accept *accept, const char *task_id, const ShianImportItem *item,
                       GError **error)
{
  for (guint i = 0; i < item->text->responsibilities->len; i++) {
    const ShianTextResponsibility *text = item->text->responsibilities->pdata[i];
    g_autoptr (ShianResponsibility) record =
        OLD_OR_NEW (item, responsibilities, shian_responsibility, i);
    set_text (&record->plan, accept->plan->record.id);
    set_text (&record->task, task_id);
    record->number = i + 1;
    set_text (&record->unit_name, text->unit);
    record->role = (int) text->role;
    if (!shian_store_save (accept->store, &SHIAN_RESPONSIBILITY_TYPE, record, error))
      return FALSE;
    keep (accept, record->record.id);
  }
  return TRUE;
}

static gboolean
save_quantities (Accept *accept, const char *task_id, const ShianImportItem *item, GError **error)
{
  for (guint i = 0; i < item->text->quantities->len; i++) {
    const ShianTextQuantity *text = item->text->quantities->pdata[i];
    g_autoptr (ShianQuantity) record = OLD_OR_NEW (item, quantities, shian_quantity, i);
    set_text (&record->plan, accept->plan->record.id);
    set_text (&record->task, task_id);
    record->number = i + 1;
    set_text (&record->text, text->text);
    record->value = text->value;
    set_text (&record->unit, text->unit);
    set_text (&record->what, text->what);
    if (!shian_store_save (accept->store, &SHIAN_QUANTITY_TYPE, record, error))
      return FALSE;
    keep (accept, record->record.id);
  }
  return TRUE;
}

static gboolean
save_dates (Accept *accept, const char *task_id, const ShianImportItem *item, GError **error)
{
  for (guint i = 0; i < item->text->dates->len; i++) {
    const ShianTextDate *text = item->text->dates->pdata[i];
    g_autoptr (ShianPlanDate) record = OLD_OR_NEW (item, dates, shian_plan_date, i);
    set_text (&record->plan, accept->plan->record.id);
    set_text (&record->task, task_id);
    record->number = i + 1;
    set_text (&record->text, text->text);
    record->kind = (int) text->kind;
    record->amount = text->number;
    set_text (&record->day, text->iso);
    if (!shian_store_save (accept->store, &SHIAN_PLAN_DATE_TYPE, record, error))
      return FALSE;
    keep (accept, record->record.id);
  }
  return TRUE;
}

static gboolean
save_task (Accept *accept, const char *measure_id, const ShianImportItem *item, GError **error)
{
  g_autoptr (ShianTask) task =
      item->old != NULL ? shian_task_copy (item->old->task) : shian_task_new ();
  const char *id;

  set_text (&task->plan, accept->plan->record.id);
  set_text (&task->measure, measure_id);
  task->number = item->text->number;
  set_text (&task->text, item->text->text);
  set_text (&task->clause, item->text->clause);
  task->source_start = (gint64) item->text->span.start;
  task->source_end = (gint64) item->text->span.end;
  if (!shian_store_save (accept->store, &SHIAN_TASK_TYPE, task, error)) {
    g_prefix_error (error, "%s: ", item->label);
    return FALSE;
  }
  id = task->record.id;
  keep (accept, id);
  return save_points (accept, id, item, error) && save_responsibilities (accept, id, item, error) &&
         save_quantities (accept, id, item, error) && save_dates (accept, id, item, error);
}

/* Items stand in the text's order, so one walk over the text meets them one after the other. */
static gboolean
save_tree (Accept *accept, GError **error)
{
  const ShianPlanText *text = accept->import->text;
  guint next = 0;

  for (guint s = 0; s < text->sections->len; s++) {
    const ShianTextSection *section = text->sections->pdata[s];
    g_autofree char *section_id = save_section (accept, section, error);
    if (section_id == NULL)
      return FALSE;
    for (guint m = 0; m < section->measures->len; m++) {
      const ShianTextMeasure *measure = section->measures->pdata[m];
      g_autofree char *measure_id = save_measure (accept, section_id, measure, error);
      if (measure_id == NULL)
        return FALSE;
      for (guint t = 0; t < measure->tasks->len; t++)
        if (!save_task (accept, measure_id, accept->import->items->pdata[next++], error))
          return FALSE;
    }
  }
  return TRUE;
}

static gboolean
save_obligations (Accept *accept, GError **error)
{
  const ShianPlanBook *old = accept->import->old;

  for (guint i = 0; i < accept->import->text->obligations->len; i++) {
    const ShianTextObligation *text = accept->import->text->obligations->pdata[i];
    g_autoptr (ShianObligation) record = old != NULL && i < old->obligations->len
                                             ? shian_obligation_copy (old->obligations->pdata[i])
                                             : shian_obligation_new ();
    set_text (&record->plan, accept->plan->record.id);
    record->number = i + 1;
    record->kind = (int) text->kind;
    record->days = text->days;
    set_text (&record->recipient, text->to);
    set_text (&record->text, text->text);
    if (!shian_store_save (accept->store, &SHIAN_OBLIGATION_TYPE, record, error))
      return FALSE;
    keep (accept, record->record.id);
  }
  return TRUE;
}

static gboolean
drop_unkept (Accept *accept, const ShianRecordType *type, GPtrArray *records, GError **error)
{
  for (guint i = 0; i < records->len; i++) {
    const ShianRecord *record = records->pdata[i];
    if (!g_hash_table_contains (accept->kept, record->id) &&
        !shian_store_remove (accept->store, type, record->id, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
drop_rest (Accept *accept, GError **error)
{
  const ShianPlanBook *old = accept->import->old;

  if (old == NULL)
    return TRUE;
  return drop_unkept (accept, &SHIAN_TASK_TYPE, old->owned[0], error) &&
         drop_unkept (accept, &SHIAN_POINT_TYPE, old->owned[1], error) &&
         drop_unkept (accept, &SHIAN_RESPONSIBILITY_TYPE, old->owned[2], error) &&
         drop_unkept (accept, &SHIAN_QUANTITY_TYPE, old->owned[3], error) &&
         drop_unkept (accept, &SHIAN_PLAN_DATE_TYPE, old->owned[4], error) &&
         drop_unkept (accept, &SHIAN_OBLIGATION_TYPE, old->obligations, error) &&
         drop_unkept (accept, &SHIAN_MEASURE_TYPE, old->measures, error) &&
         drop_unkept (accept, &SHIAN_SECTION_TYPE, old->sections, error);
}

static gboolean
accept_inside (ShianStore *store, gpointer data, GError **error)
{
  Accept *accept = data;

  return save_plan (accept, error) && save_tree (accept, error) &&
         save_obligations (accept, error) && drop_rest (accept, error);
}

gboolean
shian_plan_import_accept (ShianStore *store, ShianPlanImport *import, GError **error)
{
  Accept accept = { store, import, NULL, NULL };
  g_autofree char *label = g_strdup_printf (_ ("Import of the plan of %d"), import->text->year);
  gboolean ok;

  accept.kept = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  ok = shian_store_transact (store, label, accept_inside, &accept, error);
  g_hash_table_unref (accept.kept);
  shian_plan_free (accept.plan);
  return ok;
}
