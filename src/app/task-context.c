/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/task-context.h"

ShianTaskContext *
shian_task_context_new (ShianSession *session, const ShianChecklist *checklist,
                        const ShianChecklistItem *item)
{
  ShianTaskContext *context = g_new0 (ShianTaskContext, 1);

  context->session = g_object_ref (session);
  context->task = g_strdup (item->book->task->record.id);
  context->label = g_strdup (item->book->label);
  context->unit = g_strdup (checklist->unit->record.id);
  context->period = shian_period_key (&checklist->period);
  context->period_title = shian_period_title (&checklist->period);
  return context;
}

ShianTaskContext *
shian_task_context_copy (const ShianTaskContext *context)
{
  ShianTaskContext *copy = g_new0 (ShianTaskContext, 1);

  copy->session = g_object_ref (context->session);
  copy->task = g_strdup (context->task);
  copy->label = g_strdup (context->label);
  copy->unit = g_strdup (context->unit);
  copy->period = g_strdup (context->period);
  copy->period_title = g_strdup (context->period_title);
  return copy;
}

void
shian_task_context_free (ShianTaskContext *context)
{
  g_object_unref (context->session);
  g_free (context->task);
  g_free (context->label);
  g_free (context->unit);
  g_free (context->period);
  g_free (context->period_title);
  g_free (context);
}

gboolean
shian_task_context_same (const ShianTaskContext *a, const ShianTaskContext *b)
{
  if (a == NULL || b == NULL)
    return a == b;
  return g_strcmp0 (a->task, b->task) == 0 && g_strcmp0 (a->unit, b->unit) == 0 &&
         g_strcmp0 (a->period, b->period) == 0;
}

ShianRecordKey
shian_task_context_key (const ShianTaskContext *context, const char *id)
{
  return (ShianRecordKey){ id, context->task, context->unit, context->period };
}
