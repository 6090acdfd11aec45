/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which task of which unit in which period the record pane is about. */
#pragma once

#include "app/record-job.h"
#include "checklist/checklist.h"

G_BEGIN_DECLS

typedef struct {
  ShianSession *session;
  char *task;
  char *label; /* “（六）-1” */
  char *unit;
  char *period; /* “2024Q2” */
  char *period_title;
} ShianTaskContext;

/** shian_task_context_new: (transfer full) */
ShianTaskContext *shian_task_context_new (ShianSession *session, const ShianChecklist *checklist,
                                          const ShianChecklistItem *item);
ShianTaskContext *shian_task_context_copy (const ShianTaskContext *context);
void shian_task_context_free (ShianTaskContext *context);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ShianTaskContext, shian_task_context_free)

/** shian_task_context_same: same task, unit and period; NULL equals only NULL. */
gboolean shian_task_context_same (const ShianTaskContext *a, const ShianTaskContext *b);

/** shian_task_context_key: borrows from @context. */
ShianRecordKey shian_task_context_key (const ShianTaskContext *context, const char *id);

G_END_DECLS
