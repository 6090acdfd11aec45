/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The items of an inspection under their headings, answered by keys: 1 2 3, arrows, N, P. */
#pragma once

#include "app/session.h"
#include "inspection/sheet.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SHIAN_TYPE_INSPECTION_ITEMS (shian_inspection_items_get_type ())
G_DECLARE_FINAL_TYPE (ShianInspectionItems, shian_inspection_items, SHIAN, INSPECTION_ITEMS,
                      GtkWidget)

/* Signals: “counted” (): the counts are others; “moved” (): another item is chosen;
 * “ended” (): the keys went on beyond the last item. */

/** shian_inspection_items_load: the inspection @id, or the same one again with what is on its way
 * kept as shown. */
gboolean shian_inspection_items_load (ShianInspectionItems *self, ShianSession *session,
                                      const char *id, GError **error);

/** shian_inspection_items_get_sheet: as stored; NULL before the first load. (transfer none) */
const ShianInspectionSheet *shian_inspection_items_get_sheet (ShianInspectionItems *self);
/** shian_inspection_items_tally: as shown, what is on its way included; @heading NULL for all. */
ShianTally shian_inspection_items_tally (ShianInspectionItems *self, const char *heading);
/** shian_inspection_items_is_stored: every answer shown is in the store. */
gboolean shian_inspection_items_is_stored (ShianInspectionItems *self);

/** shian_inspection_items_leave_field: from a field below an item back to the item, where the single
 * keys count again; FALSE when the keys are in no field. */
gboolean shian_inspection_items_leave_field (ShianInspectionItems *self);
/** shian_inspection_items_go: to item @index; FALSE when it is not on the form. */
gboolean shian_inspection_items_go (ShianInspectionItems *self, guint index);
/** shian_inspection_items_go_first_open: to the first item not answered. */
gboolean shian_inspection_items_go_first_open (ShianInspectionItems *self);
void shian_inspection_items_go_heading (ShianInspectionItems *self, const char *heading);
/** shian_inspection_items_get_current: index of the chosen item; -1 for none. */
int shian_inspection_items_get_current (ShianInspectionItems *self);

/** shian_inspection_items_key: what a key does while no field has the cursor; FALSE when it means
 * nothing here. */
gboolean shian_inspection_items_key (ShianInspectionItems *self, guint keyval);

void shian_inspection_items_flush (ShianInspectionItems *self);
gboolean shian_inspection_items_is_dirty (ShianInspectionItems *self);

G_END_DECLS
