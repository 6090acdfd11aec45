/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was done, and taking it back. */
#pragma once

#include "store/store.h"

G_BEGIN_DECLS

/** ShianChange: one row of history. @before and @after are JSON objects of the fields that
 * changed. */
typedef struct {
  gint64 sequence;
  gint64 at; /* UTC microseconds */
  char *batch;
  char *label; /* what the user did */
  char *record_type;
  char *record_id;
  char *action; /* create, change, remove, restore */
  char *before;
  char *after;
  gboolean is_undo;
  gboolean undone;
} ShianChange;

void shian_change_free (ShianChange *change);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ShianChange, shian_change_free)

/** shian_store_history: newest first, at most @limit; of one record when @record_id is given.
 * (transfer full) (element-type ShianChange) */
GPtrArray *shian_store_history (ShianStore *store, const char *record_id, guint limit,
                                GError **error);

/** shian_store_last_change: the sequence of the newest change, 0 before the first, -1 on error. */
gint64 shian_store_last_change (ShianStore *store, GError **error);

/**
 * shian_store_undo:
 * Takes back everything done in the last step that has not been taken back. Returns what was
 * undone, for the user. SHIAN_ERROR_NOT_FOUND when there is nothing; _CONFLICT when a record
 * was changed since by something that stays. Nothing is erased: undo adds history.
 * (transfer full)
 */
char *shian_store_undo (ShianStore *store, GError **error);

/** shian_store_undo_record: the same for the last change of one record only. (transfer full) */
char *shian_store_undo_record (ShianStore *store, const char *record_id, GError **error);

/** shian_store_peek_undo: what shian_store_undo() would take back, NULL for nothing.
 * (transfer full) */
char *shian_store_peek_undo (ShianStore *store);

G_END_DECLS
