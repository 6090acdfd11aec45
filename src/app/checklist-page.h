/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 任务清单: a unit's tasks at left, the chosen one beside it. */
#pragma once

#include "app/page.h"

G_BEGIN_DECLS

#define SHIAN_TYPE_CHECKLIST_PAGE (shian_checklist_page_get_type ())
G_DECLARE_FINAL_TYPE (ShianChecklistPage, shian_checklist_page, SHIAN, CHECKLIST_PAGE, ShianPage)

GtkWidget *shian_checklist_page_new (ShianSession *session);

/** shian_checklist_page_show_task: opens the task with @task_id, whatever the filters leave out;
 * FALSE when it is not in the checklist. */
gboolean shian_checklist_page_show_task (ShianChecklistPage *self, const char *task_id);

G_END_DECLS
