/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rows of a checklist under the plan's sections: narrowed, sorted, copied. */
#pragma once

#include "app/checklist-filter.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SHIAN_TYPE_CHECKLIST_LIST (shian_checklist_list_get_type ())
G_DECLARE_FINAL_TYPE (ShianChecklistList, shian_checklist_list, SHIAN, CHECKLIST_LIST, GtkWidget)

/* Signals: “task-selected” (): another row, or none; “task-opened” (): Enter or a click. */

/** shian_checklist_list_set_checklist: borrows @checklist (nullable) until the next call. Rows of
 * tasks that stay keep their place, selection and focus. */
void shian_checklist_list_set_checklist (ShianChecklistList *self, ShianChecklist *checklist);

/** shian_checklist_list_set_filter: copies @filter. */
void shian_checklist_list_set_filter (ShianChecklistList *self, const ShianChecklistFilter *filter);
void shian_checklist_list_set_order (ShianChecklistList *self, ShianChecklistOrder order,
                                     gboolean descending);

/** shian_checklist_list_get_selected: borrowed; NULL for none. */
const ShianChecklistItem *shian_checklist_list_get_selected (ShianChecklistList *self);
/** shian_checklist_list_select: FALSE when the task is not in the list or not shown. */
gboolean shian_checklist_list_select (ShianChecklistList *self, const char *task_id);
/** shian_checklist_list_select_first: the first row shown, unless one is selected. */
void shian_checklist_list_select_first (ShianChecklistList *self);
/** shian_checklist_list_step: the next (1) or previous (-1) row shown. */
void shian_checklist_list_step (ShianChecklistList *self, int by);
/** shian_checklist_list_focus: FALSE while the list is not in view or empty. */
gboolean shian_checklist_list_focus (ShianChecklistList *self);

guint shian_checklist_list_get_n_shown (ShianChecklistList *self);

/** shian_checklist_list_get_shown: ids of the tasks shown, in the order shown. (transfer full)
 * (element-type char *) */
GPtrArray *shian_checklist_list_get_shown (ShianChecklistList *self);
/** shian_checklist_list_describe: in Chinese what the rows were chosen and ordered by, for the head
 * of an export; NULL when all are shown in the plan's order. (transfer full) */
char *shian_checklist_list_describe (ShianChecklistList *self);

/** shian_checklist_list_to_text: what is shown, in its order, with a heading line; columns apart by
 * tabs, so that it falls into cells when pasted. (transfer full) */
char *shian_checklist_list_to_text (ShianChecklistList *self);

G_END_DECLS
