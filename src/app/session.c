/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/session.h"

#include "app/worker.h"
#include "base/clock.h"
#include "base/error.h"
#include "plan/plan-book.h"
#include "reports/registers.h"
#include "reports/setup.h"
#include "store/backup.h"
#include "store/setting.h"

struct _ShianSession {
  GObject parent_instance;

  char *path;
  ShianWorker *worker;           /* NULL once closed */
  ShianStore *reader;            /* NULL once closed */
  ShianUnitDirectory *directory; /* as of the last write */
  ShianUnit *unit;
  ShianPeriod period;
  int plan_year;
  gboolean sample;
};

G_DEFINE_FINAL_TYPE (ShianSession, shian_session, G_TYPE_OBJECT)

enum { CHANGED, PERIOD_CHANGED, UNIT_CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

static void
shian_session_dispose (GObject *object)
{
  shian_session_close (SHIAN_SESSION (object));
  G_OBJECT_CLASS (shian_session_parent_class)->dispose (object);
}

static void
shian_session_finalize (GObject *object)
{
  ShianSession *self = SHIAN_SESSION (object);

  g_free (self->path);
  g_clear_pointer (&self->directory, shian_unit_directory_free);
  g_clear_pointer (&self->unit, shian_unit_free);
  G_OBJECT_CLASS (shian_session_parent_class)->finalize (object);
}

static guint
add_signal (const char *name)
{
  return g_signal_new (name, SHIAN_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                       G_TYPE_NONE, 0);
}

static void
shian_session_class_init (ShianSessionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = shian_session_dispose;
  object_class->finalize = shian_session_finalize;
  signals[CHANGED] = add_signal ("changed");
  signals[PERIOD_CHANGED] = add_signal ("period-changed");
  signals[UNIT_CHANGED] = add_signal ("unit-changed");
}

static void
shian_session_init (ShianSession *self)
{
  self->worker = shian_worker_new ();
}

static gboolean
load_unit (ShianSession *self)
{
  g_autofree char *id = shian_setting_get (self->reader, SHIAN_SETTING_UNIT);
  g_autofree char *old = self->unit != NULL ? g_strdup (self->unit->record.id) : NULL;
  const ShianUnit *unit = id != NULL ? shian_unit_directory_find_id (self->directory, id) : NULL;

  g_clear_pointer (&self->unit, shian_unit_free);
  if (unit != NULL)
    self->unit = shian_unit_copy (unit);
  return g_strcmp0 (old, unit != NULL ? id : NULL) != 0;
}

static gboolean
load_plan_year (ShianSession *self)
{
  int year = shian_plan_newest_year (self->reader);
  GDate today;

  shian_clock_today (&today);
  if (year == self->plan_year && self->period.year != 0)
    return FALSE;
  self->plan_year = year;
  self->period = year != 0 ? shian_period_current (year) : shian_period_of_date (&today);
  return TRUE;
}

static gboolean
load_facts (ShianSession *self, GError **error)
{
  ShianUnitDirectory *directory = shian_unit_directory_load (self->reader, error);

  if (directory == NULL)
    return FALSE;
  g_clear_pointer (&self->directory, shian_unit_directory_free);
  self->directory = directory;
  return TRUE;
}

static void
reload (ShianSession *self)
{
  /* The old directory stays until the handlers have let go of its units. */
  ShianUnitDirectory *old = g_steal_pointer (&self->directory);
  gboolean unit_changed, period_changed;

  if (!load_facts (self, NULL))
    self->directory = g_steal_pointer (&old);
  unit_changed = load_unit (self);
  period_changed = load_plan_year (self);
  if (unit_changed)
    g_signal_emit (self, signals[UNIT_CHANGED], 0);
  if (period_changed)
    g_signal_emit (self, signals[PERIOD_CHANGED], 0);
  g_signal_emit (self, signals[CHANGED], 0);
  g_clear_pointer (&old, shian_unit_directory_free);
}

/* Opening */

static gboolean
open_writer (ShianStore **slot, gpointer data, GCancellable *cancellable, GError **error)
{
  ShianSession *self = g_task_get_source_object (data);

  *slot = shian_registers_open (self->path, SHIAN_STORE_CREATE, error);
  return *slot != NULL;
}

static gboolean
open_reader (ShianSession *self, GError **error)
{
  self->reader = shian_registers_open (self->path, SHIAN_STORE_READ_ONLY, error);
  if (self->reader == NULL || !load_facts (self, error))
    return FALSE;
  load_unit (self);
  load_plan_year (self);
  return TRUE;
}

static void
writer_opened (gpointer data, GError *error, gboolean wrote)
{
  GTask *task = data;
  ShianSession *self = g_task_get_source_object (task);

  if (error == NULL && self->worker != NULL)
    open_reader (self, &error);
  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, g_object_ref (self), g_object_unref);
}

void
shian_session_open_async (const char *path, GCancellable *cancellable, GAsyncReadyCallback callback,
                          gpointer user_data)
{
  g_autoptr (ShianSession) self = g_object_new (SHIAN_TYPE_SESSION, NULL);
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, shian_session_open_async);
  self->path = g_strdup (path);
  shian_worker_push (self->worker, open_writer, task, g_object_unref, cancellable, writer_opened);
}

ShianSession *
shian_session_open_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/* Facts */

ShianStore *
shian_session_get_reader (ShianSession *self)
{
  return self->reader;
}

ShianUnitDirectory *
shian_session_get_directory (ShianSession *self)
{
  return self->directory;
}

const ShianUnit *
shian_session_get_unit (ShianSession *self)
{
  return self->unit;
}

const ShianUnit *
shian_session_find_unit (ShianSession *self, const char *id)
{
  const ShianUnit *unit = shian_unit_directory_find_id (self->directory, id);
  return unit != NULL ? unit : self->unit;
}

const ShianPeriod *
shian_session_get_period (ShianSession *self)
{
  return &self->period;
}

void
shian_session_set_period (ShianSession *self, const ShianPeriod *period)
{
  if (self->period.year == period->year && self->period.quarter == period->quarter)
    return;
  self->period = *period;
  g_signal_emit (self, signals[PERIOD_CHANGED], 0);
}

int
shian_session_get_plan_year (ShianSession *self)
{
  return self->plan_year;
}

const char *
shian_session_get_path (ShianSession *self)
{
  return self->path;
}

char *
shian_session_get_last_backup (ShianSession *self)
{
  return self->reader != NULL ? shian_store_last_backup (self->reader) : NULL;
}

void
shian_session_set_sample (ShianSession *self, gboolean sample)
{
  self->sample = sample;
}

gboolean
shian_session_is_sample (ShianSession *self)
{
  return self->sample;
}

/* Work */

typedef struct {
  GTask *task;
  ShianSessionWork work;
  gpointer data; /* the task's, so that it outlives the callback */
} Request;

static void
request_free (gpointer data)
{
  Request *request = data;

  g_object_unref (request->task);
  g_free (request);
}

static gboolean
run_request (ShianStore **slot, gpointer data, GCancellable *cancellable, GError **error)
{
  Request *request = data;

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  return request->work (*slot, request->data, cancellable, error);
}

static void
request_done (gpointer data, GError *error, gboolean wrote)
{
  Request *request = data;
  ShianSession *self = g_task_get_source_object (request->task);

  if (wrote && self->reader != NULL)
    reload (self);
  if (error != NULL)
    g_task_return_error (request->task, error);
  else
    g_task_return_boolean (request->task, TRUE);
}

void
shian_session_run_async (ShianSession *self, ShianSessionWork work, gpointer data,
                         GDestroyNotify destroy, GCancellable *cancellable,
                         GAsyncReadyCallback callback, gpointer user_data)
{
  Request *request;

  g_return_if_fail (SHIAN_IS_SESSION (self) && self->worker != NULL);
  request = g_new0 (Request, 1);
  request->task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (request->task, shian_session_run_async);
  /* The work itself says whether it was cancelled: what is written must not be reported as not. */
  g_task_set_check_cancellable (request->task, FALSE);
  request->work = work;
  request->data = data;
  g_task_set_task_data (request->task, data, destroy);
  shian_worker_push (self->worker, run_request, request, request_free, cancellable, request_done);
}

gboolean
shian_session_run_finish (ShianSession *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}

gboolean
shian_session_is_busy (ShianSession *self)
{
  return self->worker != NULL && shian_worker_is_busy (self->worker);
}

void
shian_session_close (ShianSession *self)
{
  ShianWorker *worker = g_steal_pointer (&self->worker);

  g_clear_pointer (&self->reader, shian_store_close);
  if (worker != NULL)
    shian_worker_stop (worker);
}
