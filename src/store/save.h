/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The one way records get into the store, and out of it, by their descriptors. */
#pragma once

#include "store/store.h"

G_BEGIN_DECLS

/**
 * shian_store_save:
 * @record: a record of @type; gets its id, revision and times
 *
 * Validates, compares with what is stored, writes, adds the history row; nothing is written when
 * nothing changed. Returns after the change is durable (or, inside shian_store_transact(), part of
 * the transaction). Errors: SHIAN_ERROR_INVALID names the field; _CONFLICT when the stored revision
 * is not the one @record was loaded with; _NO_SPACE, _READ_ONLY, _IO, _CORRUPT.
 */
gboolean shian_store_save (ShianStore *store, const ShianRecordType *type, gpointer record,
                           GError **error);

/** shian_store_remove: hides the record behind a tombstone. No error when it is hidden already. */
gboolean shian_store_remove (ShianStore *store, const ShianRecordType *type, const char *id,
                             GError **error);

/** shian_store_load: the record, tombstones included (see its deleted member);
 * SHIAN_ERROR_NOT_FOUND when there is none. (transfer full) */
gpointer shian_store_load (ShianStore *store, const ShianRecordType *type, const char *id,
                           GError **error);

/**
 * shian_store_select:
 * @tail: what follows “SELECT … FROM table t”: WHERE, ORDER BY, LIMIT; a constant. Tombstones come
 * too unless it says deleted = 0.
 * @format: as in shian_statement_bind()
 *
 * Returns: (transfer full) (element-type of the kind's struct): an array that frees its records
 */
GPtrArray *shian_store_select (ShianStore *store, const ShianRecordType *type, const char *tail,
                               GError **error, const char *format, ...);

/** shian_store_select_one: the first match, or NULL without error set when there is none.
 * (transfer full) */
gpointer shian_store_select_one (ShianStore *store, const ShianRecordType *type, const char *tail,
                                 GError **error, const char *format, ...);

G_END_DECLS
