/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finding records by any part of what they say. A kind of record takes part when fields of it are
 * marked SHIAN_FIELD_SEARCH; its table then has a column seq INTEGER PRIMARY KEY, and beside it lies
 * KIND_search (fts5, one column words). Every save, undo and import keeps the two in step. */
#pragma once

#include "store/store.h"

G_BEGIN_DECLS

/** ShianSearchHits:
 * @records: of the kind's struct, tombstones left out, in the order they were first saved
 * @more: whether there are more than were asked for */
typedef struct {
  GPtrArray *records;
  gboolean more;
} ShianSearchHits;

void shian_search_hits_free (ShianSearchHits *hits);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ShianSearchHits, shian_search_hits_free)

/**
 * shian_store_search:
 * @text: what was typed: pieces parted by blanks, each of which must occur in some field, in full-
 *   or half-width; letters also as the initials, syllables or beginnings of a reading
 * @limit: most records wanted
 *
 * Inside a transaction, what that transaction saved is not found yet. Empty @text finds nothing.
 * (transfer full)
 */
ShianSearchHits *shian_store_search (ShianStore *store, const ShianRecordType *type,
                                     const char *text, guint limit, GError **error);

/** shian_store_rebuild_search: makes the index of @type anew from the records. */
gboolean shian_store_rebuild_search (ShianStore *store, const ShianRecordType *type,
                                     GError **error);

G_END_DECLS
