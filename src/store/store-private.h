/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The store's inside, for the files of this room only. */
#pragma once

#include "store/statement.h"
#include "store/store.h"

#include <sqlite3.h>

G_BEGIN_DECLS

struct _ShianStore {
  sqlite3 *db;
  GThread *owner;
  char *path;
  char *folder;
  char *warning;
  const ShianStoreSchema *schema;
  GHashTable *statements; /* SQL → GPtrArray of idle sqlite3_stmt */
  GHashTable *type_sql;   /* ShianRecordType → TypeSql */
  GCancellable *cancellable;
  char *batch;                /* id of the running batch, NULL until its first write */
  char *batch_label;          /* what the user is doing */
  char *undoing;              /* id of the batch being undone */
  GHashTable *search_pending; /* id → what the index does not know yet; see search-index.c */
  gboolean setup;             /* the running batch is not for undo */
  int depth;                  /* nested transactions */
  int lock_fd;
  gboolean read_only;
  gboolean has_reserve;
  gboolean recognised; /* the file says it is ours, whatever SQLite makes of the rest */
  gboolean accepted;   /* opened without objection: closing may tidy the file up */
};

#define shian_store_assert_thread(store) g_assert ((store)->owner == g_thread_self ())

/** shian_store_error: fills @error from SQLite's @code. @what says what was being done. Always
 * returns FALSE. */
gboolean shian_store_error (ShianStore *store, int code, const char *what, GError **error);

/** shian_sqlite_error: the same before there is a store. */
gboolean shian_sqlite_error (sqlite3 *db, int code, const char *path, const char *what,
                             GError **error);

/** shian_store_run: executes SQL without values and results. */
gboolean shian_store_run (ShianStore *store, const char *sql, GError **error);

/** shian_store_query_integer: first column of the first row, 0 when there is none. */
gboolean shian_store_query_integer (ShianStore *store, const char *sql, gint64 *value,
                                    GError **error);

/* lock.c */
int shian_lock_take (const char *data_path, GError **error);
void shian_lock_release (int fd);

/* migration.c */
int shian_migration_newest (const ShianStoreSchema *schema);
gboolean shian_migration_run (ShianStore *store, GError **error);

/* reserve.c: a small file given up when the disk is full, so that SQLite can finish. */
void shian_reserve_make (ShianStore *store);
void shian_reserve_give_up (ShianStore *store);

/* save.c */
typedef struct _ShianTypeSql ShianTypeSql;
void shian_type_sql_free (gpointer sql);

/* search-index.c */
gboolean shian_search_covers (const ShianRecordType *type);
/** shian_search_note: to be told before a record changes; @stored is NULL for a new one. */
void shian_search_note (ShianStore *store, const ShianRecordType *type, const ShianRecord *stored,
                        const char *id);
/** shian_search_flush: writes what was noted, when it is @at_least so many. Not in a savepoint. */
gboolean shian_search_flush (ShianStore *store, guint at_least, GError **error);
/** shian_search_flush_some: the same once it is worth it. */
gboolean shian_search_flush_some (ShianStore *store, GError **error);
/** shian_search_forget: after a rollback. */
void shian_search_forget (ShianStore *store);

/* history.c */
gboolean shian_history_add (ShianStore *store, const ShianRecordType *type, gconstpointer before,
                            gconstpointer after, GError **error);

G_END_DECLS
