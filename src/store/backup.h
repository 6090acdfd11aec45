/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Verified copies of the data file. */
#pragma once

#include "store/store.h"

G_BEGIN_DECLS

/**
 * shian_store_backup:
 * Copies the data file to @path through SQLite's backup interface, never by plain file copy; the
 * copy is checked (quick_check and the same number of records) before it gets its name. An existing
 * file is replaced, but for the data file itself: SHIAN_ERROR_INVALID.
 */
gboolean shian_store_backup (ShianStore *store, const char *path, GError **error);

/** shian_store_backup_now: the same into backups/ beside the data file, named by date, time and
 * @reason; keeps the newest ten of each reason. Returns the copy's path. (transfer full) */
char *shian_store_backup_now (ShianStore *store, const char *reason, GError **error);

/** shian_store_last_backup: local date and time of the newest backup as “YYYY-MM-DD HH:MM”, NULL
 * when there is none. (transfer full) */
char *shian_store_last_backup (ShianStore *store);

G_END_DECLS
