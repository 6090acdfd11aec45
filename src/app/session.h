/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The data file as the window sees it: a read-only connection on the main thread, one worker thread
 * that owns the writer. */
#pragma once

#include "base/period.h"
#include "store/store.h"
#include "units/unit-directory.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define SHIAN_TYPE_SESSION (shian_session_get_type ())
G_DECLARE_FINAL_TYPE (ShianSession, shian_session, SHIAN, SESSION, GObject)

/* Signals (main thread): “changed” () after every write that went through, so pages load again;
 * “period-changed” (), “unit-changed” (). */

/** shian_session_open_async: opens (and makes, migrates) the data file on the worker; the reader
 * comes up after it. Errors as shian_registers_open(). */
void shian_session_open_async (const char *path, GCancellable *cancellable,
                               GAsyncReadyCallback callback, gpointer user_data);
ShianSession *shian_session_open_finish (GAsyncResult *result, GError **error);

/* All below: main thread only. */

/** shian_session_get_reader: read-only; NULL once closed. */
ShianStore *shian_session_get_reader (ShianSession *self);
/** shian_session_get_directory: loaded anew after every write; it and its units last until the
 * handlers of the next “changed” have run. */
ShianUnitDirectory *shian_session_get_directory (ShianSession *self);
/** shian_session_get_unit: the own unit (setting “unit”), NULL before the first start is through. */
const ShianUnit *shian_session_get_unit (ShianSession *self);
/** shian_session_find_unit: the unit with that id; the own unit when @id is NULL or unknown. */
const ShianUnit *shian_session_find_unit (ShianSession *self, const char *id);
const ShianPeriod *shian_session_get_period (ShianSession *self);
void shian_session_set_period (ShianSession *self, const ShianPeriod *period);
/** shian_session_get_plan_year: year of the newest plan, 0 while there is none. */
int shian_session_get_plan_year (ShianSession *self);
/** shian_session_get_path: where the data file lies. */
const char *shian_session_get_path (ShianSession *self);
/** shian_session_get_last_backup: as shian_store_last_backup(). (transfer full) */
char *shian_session_get_last_backup (ShianSession *self);

/** shian_session_set_sample: the program was asked for sample data. */
void shian_session_set_sample (ShianSession *self, gboolean sample);

/** shian_session_is_sample: marked sample data, apart from one's own. */
gboolean shian_session_is_sample (ShianSession *self);

/** ShianSessionWork: runs on the worker with the writer; must not touch widgets. */
typedef gboolean (*ShianSessionWork) (ShianStore *store, gpointer data, GCancellable *cancellable,
                                      GError **error);

/** shian_session_run_async: queues @work; jobs run in order. @data belongs to the job (@destroy).
 * On success “changed” is emitted before @callback when the work wrote something. */
void shian_session_run_async (ShianSession *self, ShianSessionWork work, gpointer data,
                              GDestroyNotify destroy, GCancellable *cancellable,
                              GAsyncReadyCallback callback, gpointer user_data);
gboolean shian_session_run_finish (ShianSession *self, GAsyncResult *result, GError **error);

/** shian_session_is_busy: whether jobs are queued or running. */
gboolean shian_session_is_busy (ShianSession *self);

/** shian_session_close: waits until everything queued is written, closes both connections. Only at
 * shutdown. */
void shian_session_close (ShianSession *self);

G_END_DECLS
