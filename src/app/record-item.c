/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/record-item.h"

struct _ShianRecordItem {
  GObject parent_instance;

  const ShianRecordType *type;
  ShianRecord *record;
};

G_DEFINE_FINAL_TYPE (ShianRecordItem, shian_record_item, G_TYPE_OBJECT)

enum { CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

static void
shian_record_item_finalize (GObject *object)
{
  ShianRecordItem *self = SHIAN_RECORD_ITEM (object);

  shian_record_free (self->type, self->record);
  G_OBJECT_CLASS (shian_record_item_parent_class)->finalize (object);
}

static void
shian_record_item_class_init (ShianRecordItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = shian_record_item_finalize;
  signals[CHANGED] = g_signal_new ("changed", SHIAN_TYPE_RECORD_ITEM, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
shian_record_item_init (ShianRecordItem *self)
{
}

ShianRecordItem *
shian_record_item_new (const ShianRecordType *type, gconstpointer record)
{
  ShianRecordItem *self = g_object_new (SHIAN_TYPE_RECORD_ITEM, NULL);

  self->type = type;
  self->record = shian_record_copy (type, record);
  return self;
}

gconstpointer
shian_record_item_get (ShianRecordItem *self)
{
  return self->record;
}

void
shian_record_item_set (ShianRecordItem *self, gconstpointer record)
{
  const ShianRecord *other = record;

  if (other->revision == self->record->revision && g_str_equal (other->id, self->record->id))
    return;
  shian_record_free (self->type, self->record);
  self->record = shian_record_copy (self->type, record);
  g_signal_emit (self, signals[CHANGED], 0);
}

const char *
shian_record_item_get_id (ShianRecordItem *self)
{
  return self->record->id;
}
