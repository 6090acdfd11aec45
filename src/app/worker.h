/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The one thread that owns the writer: jobs go in, run in order, and their results come back on
 * the main thread. */
#pragma once

#include "store/store.h"

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _ShianWorker ShianWorker;

/** ShianWorkerFunc: runs on the worker. @store is the writer, NULL until a job of the owner has
 * put it there through @slot. */
typedef gboolean (*ShianWorkerFunc) (ShianStore **slot, gpointer data, GCancellable *cancellable,
                                     GError **error);

/** ShianWorkerDone: runs on the main thread. @error is NULL on success (transfer full); @wrote
 * tells whether the file changed. */
typedef void (*ShianWorkerDone) (gpointer data, GError *error, gboolean wrote);

/** shian_worker_new: starts the thread. */
ShianWorker *shian_worker_new (void);

/** shian_worker_push: queues @func. @data lives until @done has run, then @destroy (main thread)
 * frees it. */
void shian_worker_push (ShianWorker *worker, ShianWorkerFunc func, gpointer data,
                        GDestroyNotify destroy, GCancellable *cancellable, ShianWorkerDone done);

/** shian_worker_is_busy: whether a job has not yet come back. */
gboolean shian_worker_is_busy (ShianWorker *worker);

/** shian_worker_stop: waits for every queued job, closes the writer, ends the thread and frees
 * @worker; results that came back meanwhile are delivered first. */
void shian_worker_stop (ShianWorker *worker);

G_END_DECLS
