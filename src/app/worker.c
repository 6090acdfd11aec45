/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/worker.h"

#include "base/error.h"

#include <glib/gi18n-lib.h>

typedef struct {
  ShianWorkerFunc func; /* NULL ends the thread */
  gpointer data;
  GDestroyNotify destroy;
  GCancellable *cancellable;
  ShianWorkerDone done;
  GError *error;
  gboolean wrote;
} Job;

struct _ShianWorker {
  GThread *thread;
  GAsyncQueue *in;       /* both threads */
  GAsyncQueue *out;      /* both threads */
  GMainContext *context; /* of the main thread */
  ShianStore *store;     /* worker only */
  guint n_pending;       /* main only */
  GSource *source;       /* main only: delivers */
};

static void
job_free (Job *job)
{
  g_clear_object (&job->cancellable);
  g_clear_error (&job->error);
  if (job->destroy != NULL)
    job->destroy (job->data);
  g_free (job);
}

static void
run_job (ShianWorker *worker, Job *job)
{
  guint64 before = worker->store != NULL ? shian_store_count_writes (worker->store) : 0;
  gboolean ok;

  if (worker->store != NULL)
    shian_store_set_cancellable (worker->store, job->cancellable);
  ok = job->func (&worker->store, job->data, job->cancellable, &job->error);
  if (!ok && job->error == NULL)
    g_set_error_literal (&job->error, SHIAN_ERROR, SHIAN_ERROR_FAILED, _ ("The work failed"));
  if (worker->store != NULL) {
    shian_store_set_cancellable (worker->store, NULL);
    job->wrote = ok && shian_store_count_writes (worker->store) != before;
  }
}

static gpointer
run_thread (gpointer data)
{
  ShianWorker *worker = data;
  Job *job;

  while ((job = g_async_queue_pop (worker->in))->func != NULL) {
    run_job (worker, job);
    g_async_queue_push (worker->out, job);
    g_main_context_wakeup (worker->context);
  }
  job_free (job);
  g_clear_pointer (&worker->store, shian_store_close);
  return NULL;
}

static gboolean
deliver_one (ShianWorker *worker)
{
  Job *job = g_async_queue_try_pop (worker->out);

  if (job == NULL)
    return FALSE;
  worker->n_pending--;
  job->done (job->data, g_steal_pointer (&job->error), job->wrote);
  job_free (job);
  return TRUE;
}

/* A source of its own: g_main_context_invoke() would run the answer on the worker whenever the main
 * loop happens not to be running. */
typedef struct {
  GSource source;
  ShianWorker *worker;
} Delivery;

static gboolean
delivery_check (GSource *source)
{
  return g_async_queue_length (((Delivery *) source)->worker->out) > 0;
}

static gboolean
delivery_prepare (GSource *source, int *timeout)
{
  *timeout = -1;
  return delivery_check (source);
}

static gboolean
delivery_dispatch (GSource *source, GSourceFunc callback, gpointer data)
{
  deliver_one (((Delivery *) source)->worker);
  return G_SOURCE_CONTINUE;
}

static GSourceFuncs delivery_funcs = { delivery_prepare, delivery_check, delivery_dispatch, NULL };

ShianWorker *
shian_worker_new (void)
{
  ShianWorker *worker = g_new0 (ShianWorker, 1);

  worker->in = g_async_queue_new ();
  worker->out = g_async_queue_new ();
  worker->context = g_main_context_ref_thread_default ();
  worker->source = g_source_new (&delivery_funcs, sizeof (Delivery));
  ((Delivery *) worker->source)->worker = worker;
  g_source_attach (worker->source, worker->context);
  worker->thread = g_thread_new ("shian-writer", run_thread, worker);
  return worker;
}

void
shian_worker_push (ShianWorker *worker, ShianWorkerFunc func, gpointer data, GDestroyNotify destroy,
                   GCancellable *cancellable, ShianWorkerDone done)
{
  Job *job = g_new0 (Job, 1);

  job->func = func;
  job->data = data;
  job->destroy = destroy;
  job->cancellable = cancellable != NULL ? g_object_ref (cancellable) : NULL;
  job->done = done;
  worker->n_pending++;
  g_async_queue_push (worker->in, job);
}

gboolean
shian_worker_is_busy (ShianWorker *worker)
{
  return worker->n_pending > 0;
}

void
shian_worker_stop (ShianWorker *worker)
{
  g_async_queue_push (worker->in, g_new0 (Job, 1));
  g_thread_join (worker->thread);
  while (deliver_one (worker))
    ;
  g_source_destroy (worker->source);
  g_source_unref (worker->source);
  g_main_context_unref (worker->context);
  g_async_queue_unref (worker->in);
  g_async_queue_unref (worker->out);
  g_free (worker);
}
