/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One SQLite file, opened safely. A store belongs to the thread that opened it. */
#pragma once

#include "base/record.h"

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _ShianStore ShianStore;

/** PRAGMA application_id of a data file: “SHAN”. */
#define SHIAN_STORE_APPLICATION_ID 0x5348414e

typedef enum {
  SHIAN_STORE_CREATE = 1 << 0,    /* make the file and its folders when they are missing */
  SHIAN_STORE_READ_ONLY = 1 << 1, /* no lock, no migration; refuses every write */
} ShianStoreFlags;

/** ShianStoreSchema: what the rooms above put into the store.
 * @resource_path: folder of numbered migrations NNNN-name.sql in a GResource, ending in “/”
 * @types: every record kind, ending with NULL; history and undo find them by name
 * @checks: (nullable): questions ending with NULL, each of which answers 0 when what the file keeps
 *   beside its records agrees with them; asked by a thorough check */
typedef struct {
  const char *resource_path;
  const ShianRecordType *const *types;
  const char *const *checks;
} ShianStoreSchema;

/**
 * shian_store_open:
 *
 * Opens the data file, brings it up to the newest schema (after a verified backup when it held
 * data) and makes it the calling thread's. A writer holds a lock beside the file for as long as it
 * is open. Errors: SHIAN_ERROR_NOT_FOUND without CREATE, _BUSY (another running copy), _FOREIGN,
 * _TOO_NEW (both with both numbers), _CORRUPT, _READ_ONLY, _NO_SPACE, _IO. The file is never
 * renamed or deleted. (transfer full)
 */
ShianStore *shian_store_open (const char *path, ShianStoreFlags flags,
                              const ShianStoreSchema *schema, GError **error);

/** shian_store_close: checkpoints, lets go of the lock, frees. NULL is fine. */
void shian_store_close (ShianStore *store);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ShianStore, shian_store_close)

const char *shian_store_get_path (ShianStore *store);
/** shian_store_get_folder: the folder the file is in; attachments/ and backups/ lie there. */
const char *shian_store_get_folder (ShianStore *store);
gboolean shian_store_is_read_only (ShianStore *store);
/** shian_store_get_version: the schema's version in the file. */
int shian_store_get_version (ShianStore *store);

/** shian_store_get_warning: why the place of the file is risky (network or sync folder, little free
 * space), translated; NULL when it is not. There the store works without a shared-memory file, so
 * that the data file is whole after every change. */
const char *shian_store_get_warning (ShianStore *store);

/** shian_store_set_cancellable: from now on every query stops with SHIAN_ERROR_CANCELLED once
 * @cancellable is cancelled. NULL ends that. */
void shian_store_set_cancellable (ShianStore *store, GCancellable *cancellable);

/** shian_store_find_type: the record kind called @name, or NULL. */
const ShianRecordType *shian_store_find_type (ShianStore *store, const char *name);

/** shian_store_get_types: every record kind, ended by NULL. (transfer none) */
const ShianRecordType *const *shian_store_get_types (ShianStore *store);

/** shian_store_count_writes: rows written through this connection so far; two equal readings mean
 * that nothing was written in between. */
guint64 shian_store_count_writes (ShianStore *store);

/** ShianStoreFunc: returns FALSE with @error set to roll back. */
typedef gboolean (*ShianStoreFunc) (ShianStore *store, gpointer data, GError **error);

/**
 * shian_store_transact:
 * @label: (nullable): what the user did, translated; undo names it. Only the outermost counts.
 *
 * Runs @func inside BEGIN IMMEDIATE … COMMIT, or inside a savepoint when called within another.
 * Everything saved in the outermost call is one step of undo. When @func or the commit fails, all
 * of it is rolled back, and records passed to save keep their new revision in memory: load them
 * again.
 */
gboolean shian_store_transact (ShianStore *store, const char *label, ShianStoreFunc func,
                               gpointer data, GError **error);

/** shian_store_transact_setup: the same for filling a new file: undo never takes it back. Inside
 * another shian_store_transact() it is an ordinary part of that. */
gboolean shian_store_transact_setup (ShianStore *store, const char *label, ShianStoreFunc func,
                                     gpointer data, GError **error);

/** shian_store_read_together: runs @func so that all it reads is of one moment, and thousands of small
 * questions cost no lock each. @func must not write. */
gboolean shian_store_read_together (ShianStore *store, ShianStoreFunc func, gpointer data,
                                    GError **error);

/** shian_store_check: runs quick_check, or integrity_check and foreign_key_check when @thorough.
 * SHIAN_ERROR_CORRUPT with the first finding. Safe on a read-only store. */
gboolean shian_store_check (ShianStore *store, gboolean thorough, GError **error);

G_END_DECLS
