/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One task in the list. */
#pragma once

#include "checklist/checklist.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SHIAN_TYPE_CHECKLIST_ROW (shian_checklist_row_get_type ())
G_DECLARE_FINAL_TYPE (ShianChecklistRow, shian_checklist_row, SHIAN, CHECKLIST_ROW, GtkListBoxRow)

/** shian_checklist_row_new: for the task at @place of the plan's order. */
GtkWidget *shian_checklist_row_new (guint place);
/** shian_checklist_row_set_item: borrows @item until it is set again. */
void shian_checklist_row_set_item (ShianChecklistRow *self, const ShianChecklistItem *item);
const ShianChecklistItem *shian_checklist_row_get_item (ShianChecklistRow *self);
guint shian_checklist_row_get_place (ShianChecklistRow *self);

/** shian_checklist_due_short: “6月30日”; "" for none. (transfer full) */
char *shian_checklist_due_short (const char *due);
/** shian_checklist_section_title: “二、坚持民生为本”, as the plan heads it. (transfer full) */
char *shian_checklist_section_title (const ShianSection *section);
/** shian_checklist_role_title: the role in the user's language. */
const char *shian_checklist_role_title (ShianRole role);

G_END_DECLS
