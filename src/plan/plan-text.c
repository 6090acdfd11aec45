/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plan/plan-text.h"

#include "plan/plan-text-private.h"

const char *
shian_role_key (ShianRole role)
{
  static const char *const keys[] = { "lead", "responsible", "assigned", "support" };

  g_return_val_if_fail (role < G_N_ELEMENTS (keys), NULL);
  return keys[role];
}

const char *
shian_role_title (ShianRole role)
{
  static const char *const titles[] = { "牵头", "负责", "分工负责", "配合" };

  g_return_val_if_fail (role < G_N_ELEMENTS (titles), NULL);
  return titles[role];
}

const char *
shian_text_date_key (ShianTextDateKind kind)
{
  static const char *const keys[] = { "days",      "month_end", "day",      "year_end",
                                      "quarterly", "monthly",   "half_year" };

  g_return_val_if_fail (kind < G_N_ELEMENTS (keys), NULL);
  return keys[kind];
}

const char *
shian_obligation_key (ShianObligationKind kind)
{
  static const char *const keys[] = { "implementation_plan", "quarterly_report", "annual_report" };

  g_return_val_if_fail (kind < G_N_ELEMENTS (keys), NULL);
  return keys[kind];
}

void
shian_text_responsibility_free (ShianTextResponsibility *responsibility)
{
  g_free (responsibility->unit);
  g_free (responsibility);
}

void
shian_text_quantity_free (ShianTextQuantity *quantity)
{
  g_free (quantity->text);
  g_free (quantity->unit);
  g_free (quantity->what);
  g_free (quantity);
}

void
shian_text_date_free (ShianTextDate *date)
{
  g_free (date->text);
  g_free (date->iso);
  g_free (date);
}

void
shian_text_obligation_free (ShianTextObligation *obligation)
{
  g_free (obligation->to);
  g_free (obligation->text);
  g_free (obligation);
}

void
shian_text_skip_free (ShianTextSkip *skip)
{
  g_free (skip->text);
  g_free (skip->reason);
  g_free (skip);
}

static void
task_free (ShianTextTask *task)
{
  g_free (task->text);
  g_free (task->clause);
  g_ptr_array_unref (task->points);
  g_ptr_array_unref (task->responsibilities);
  g_ptr_array_unref (task->quantities);
  g_ptr_array_unref (task->dates);
  g_free (task);
}

ShianTextTask *
shian_text_task_new (void)
{
  ShianTextTask *task = g_new0 (ShianTextTask, 1);

  task->points = g_ptr_array_new_with_free_func (g_free);
  task->responsibilities =
      g_ptr_array_new_with_free_func ((GDestroyNotify) shian_text_responsibility_free);
  task->quantities = g_ptr_array_new_with_free_func ((GDestroyNotify) shian_text_quantity_free);
  task->dates = g_ptr_array_new_with_free_func ((GDestroyNotify) shian_text_date_free);
  return task;
}

static void
measure_free (ShianTextMeasure *measure)
{
  g_free (measure->title);
  g_ptr_array_unref (measure->tasks);
  g_free (measure);
}

ShianTextMeasure *
shian_text_measure_new (void)
{
  ShianTextMeasure *measure = g_new0 (ShianTextMeasure, 1);

  measure->tasks = g_ptr_array_new_with_free_func ((GDestroyNotify) task_free);
  return measure;
}

static void
section_free (ShianTextSection *section)
{
  g_free (section->title);
  g_ptr_array_unref (section->measures);
  g_free (section);
}

ShianTextSection *
shian_text_section_new (void)
{
  ShianTextSection *section = g_new0 (ShianTextSection, 1);

  section->measures = g_ptr_array_new_with_free_func ((GDestroyNotify) measure_free);
  return section;
}

ShianPlanText *
shian_plan_text_new (const char *source)
{
  ShianPlanText *plan = g_new0 (ShianPlanText, 1);

  plan->source = g_strdup (source);
  plan->sections = g_ptr_array_new_with_free_func ((GDestroyNotify) section_free);
  plan->obligations = g_ptr_array_new_with_free_func ((GDestroyNotify) shian_text_obligation_free);
  plan->skipped = g_ptr_array_new_with_free_func ((GDestroyNotify) shian_text_skip_free);
  return plan;
}

void
shian_plan_text_free (ShianPlanText *plan)
{
  if (plan == NULL)
    return;
  g_free (plan->source);
  g_free (plan->title);
  g_ptr_array_unref (plan->sections);
  g_ptr_array_unref (plan->obligations);
  g_ptr_array_unref (plan->skipped);
  g_free (plan);
}

static void
count_measure (const ShianTextMeasure *measure, guint *n_tasks, guint *n_responsibilities)
{
  *n_tasks += measure->tasks->len;
  for (guint i = 0; i < measure->tasks->len; i++) {
    const ShianTextTask *task = g_ptr_array_index (measure->tasks, i);
    *n_responsibilities += task->responsibilities->len;
  }
}

void
shian_plan_text_count (const ShianPlanText *plan, guint *n_measures, guint *n_tasks,
                       guint *n_responsibilities)
{
  guint measures = 0;
  guint tasks = 0;
  guint responsibilities = 0;

  g_return_if_fail (plan != NULL);
  for (guint i = 0; i < plan->sections->len; i++) {
    const ShianTextSection *section = g_ptr_array_index (plan->sections, i);
    measures += section->measures->len;
    for (guint j = 0; j < section->measures->len; j++)
      count_measure (g_ptr_array_index (section->measures, j), &tasks, &responsibilities);
  }
  if (n_measures != NULL)
    *n_measures = measures;
  if (n_tasks != NULL)
    *n_tasks = tasks;
  if (n_responsibilities != NULL)
    *n_responsibilities = responsibilities;
}
