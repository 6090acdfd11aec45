/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One record in a list model. */
#pragma once

#include "base/record.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define SHIAN_TYPE_RECORD_ITEM (shian_record_item_get_type ())
G_DECLARE_FINAL_TYPE (ShianRecordItem, shian_record_item, SHIAN, RECORD_ITEM, GObject)

/* Signal “changed” (): another state of the record. */

/** shian_record_item_new: takes a copy of @record. */
ShianRecordItem *shian_record_item_new (const ShianRecordType *type, gconstpointer record);
/** shian_record_item_get: borrowed until the next “changed”. */
gconstpointer shian_record_item_get (ShianRecordItem *self);
/** shian_record_item_set: takes a copy of @record; “changed” unless it is the revision held. */
void shian_record_item_set (ShianRecordItem *self, gconstpointer record);
const char *shian_record_item_get_id (ShianRecordItem *self);

G_END_DECLS
