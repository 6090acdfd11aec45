/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/record-job.h"

#include "app/field-group.h"
#include "base/error.h"
#include "checklist/work.h"
#include "store/save.h"

typedef struct _Job Job;
typedef gboolean (*JobFunc) (ShianStore *store, Job *job, GError **error);

struct _Job {
  JobFunc func;
  char *label;
  char *id;
  char *task;
  char *unit;
  char *period;
  GHashTable *changes;
  const ShianRecordType *type;
  ShianRecord *fresh;
  ShianRecordSave save;
  char *reason;
  char **paths;
  gboolean ticked;
  gboolean keep_originals;
  GCancellable *cancellable;
  GObject *owner;
  ShianRecordDone done;
};

static void
job_free (gpointer data)
{
  Job *job = data;

  g_free (job->label);
  g_free (job->id);
  g_free (job->task);
  g_free (job->unit);
  g_free (job->period);
  g_clear_pointer (&job->changes, g_hash_table_unref);
  if (job->fresh != NULL)
    shian_record_free (job->type, job->fresh);
  g_free (job->reason);
  g_strfreev (job->paths);
  g_clear_object (&job->cancellable);
  g_clear_object (&job->owner);
  g_free (job);
}

static Job *
job_new (JobFunc func, const char *label, const ShianRecordKey *key, GObject *owner,
         ShianRecordDone done)
{
  Job *job = g_new0 (Job, 1);

  job->func = func;
  job->label = g_strdup (label);
  job->id = g_strdup (key->id);
  job->task = g_strdup (key->task);
  job->unit = g_strdup (key->unit);
  job->period = g_strdup (key->period);
  job->owner = owner != NULL ? g_object_ref (owner) : NULL;
  job->done = done;
  return job;
}

static gboolean
run_inside (ShianStore *store, gpointer data, GError **error)
{
  Job *job = data;
  return job->func (store, job, error);
}

static gboolean
run_job (ShianStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  return shian_store_transact (store, ((Job *) data)->label, run_inside, data, error);
}

static void
job_done_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Job *job = data;
  g_autoptr (GError) error = NULL;

  shian_session_run_finish (SHIAN_SESSION (source), result, &error);
  if (job->done != NULL)
    job->done (job->owner, job->changes, error);
}

static void
start (ShianSession *session, Job *job)
{
  shian_session_run_async (session, run_job, job, job_free, job->cancellable, job_done_cb, job);
}

/* Progress */

static gboolean
change_progress (ShianStore *store, Job *job, GError **error)
{
  g_autoptr (ShianProgress) progress =
      shian_progress_find_or_new (store, job->task, job->unit, job->period, error);

  return progress != NULL &&
         shian_changes_apply (job->changes, &SHIAN_PROGRESS_TYPE, progress, error) &&
         shian_progress_save (store, progress, error);
}

void
shian_record_job_change_progress (ShianSession *session, const char *label,
                                  const ShianRecordKey *key, GHashTable *changes, GObject *owner,
                                  ShianRecordDone done)
{
  Job *job = job_new (change_progress, label, key, owner, done);

  job->changes = g_hash_table_ref (changes);
  start (session, job);
}

/* Steps */

static ShianStepRecord *
load_or_make_step (ShianStore *store, Job *job, GError **error)
{
  g_autoptr (GError) local = NULL;
  ShianStepRecord *step = shian_store_load (store, &SHIAN_STEP_TYPE, job->id, &local);

  if (step != NULL)
    return step;
  if (!g_error_matches (local, SHIAN_ERROR, SHIAN_ERROR_NOT_FOUND)) {
    g_propagate_error (error, g_steal_pointer (&local));
    return NULL;
  }
  step = shian_step_record_new ();
  step->record.id = g_strdup (job->id);
  step->task = g_strdup (job->task);
  step->unit = g_strdup (job->unit);
  return step;
}

static gboolean
change_step (ShianStore *store, Job *job, GError **error)
{
  g_autoptr (ShianStepRecord) step = load_or_make_step (store, job, error);

  return step != NULL && shian_changes_apply (job->changes, &SHIAN_STEP_TYPE, step, error) &&
         shian_step_save (store, step, error);
}

void
shian_record_job_change_step (ShianSession *session, const char *label, const ShianRecordKey *key,
                              GHashTable *changes, GObject *owner, ShianRecordDone done)
{
  Job *job = job_new (change_step, label, key, owner, done);

  job->changes = g_hash_table_ref (changes);
  start (session, job);
}

/* Evidence */

static gboolean
change_evidence (ShianStore *store, Job *job, GError **error)
{
  g_autoptr (ShianEvidence) evidence =
      shian_store_load (store, &SHIAN_EVIDENCE_TYPE, job->id, error);

  return evidence != NULL &&
         shian_changes_apply (job->changes, &SHIAN_EVIDENCE_TYPE, evidence, error) &&
         shian_store_save (store, &SHIAN_EVIDENCE_TYPE, evidence, error);
}

void
shian_record_job_change_evidence (ShianSession *session, const char *label,
                                  const ShianRecordKey *key, GHashTable *changes, GObject *owner,
                                  ShianRecordDone done)
{
  Job *job = job_new (change_evidence, label, key, owner, done);

  job->changes = g_hash_table_ref (changes);
  start (session, job);
}

static gboolean
add_evidence (ShianStore *store, Job *job, GError **error)
{
  for (char **path = job->paths; *path != NULL; path++) {
    g_autoptr (ShianEvidence) evidence = NULL;
    if (g_cancellable_set_error_if_cancelled (job->cancellable, error))
      return FALSE;
    evidence = shian_evidence_add (store, job->task, job->unit, job->period, *path,
                                   job->keep_originals, error);
    if (evidence == NULL)
      return FALSE;
  }
  return TRUE;
}

void
shian_record_job_add_evidence (ShianSession *session, const char *label, const ShianRecordKey *key,
                               const char *const *paths, gboolean keep_originals,
                               GCancellable *cancellable, GObject *owner, ShianRecordDone done)
{
  Job *job = job_new (add_evidence, label, key, owner, done);

  job->paths = g_strdupv ((char **) paths);
  job->keep_originals = keep_originals;
  job->cancellable = cancellable != NULL ? g_object_ref (cancellable) : NULL;
  start (session, job);
}

/* A record of any kind */

static ShianRecord *
load_or_make (ShianStore *store, Job *job, GError **error)
{
  g_autoptr (GError) local = NULL;
  ShianRecord *record = shian_store_load (store, job->type, job->id, &local);

  if (record != NULL)
    return record;
  if (job->fresh == NULL || !g_error_matches (local, SHIAN_ERROR, SHIAN_ERROR_NOT_FOUND)) {
    g_propagate_error (error, g_steal_pointer (&local));
    return NULL;
  }
  record = shian_record_copy (job->type, job->fresh);
  g_free (record->id);
  record->id = g_strdup (job->id);
  return record;
}

static gboolean
change_record (ShianStore *store, Job *job, GError **error)
{
  ShianRecord *record = load_or_make (store, job, error);
  gboolean saved = record != NULL && shian_changes_apply (job->changes, job->type, record, error) &&
                   job->save (store, record, error);

  shian_record_free (job->type, record);
  return saved;
}

void
shian_record_job_change (ShianSession *session, const char *label, const ShianRecordChange *change,
                         GHashTable *changes, GObject *owner, ShianRecordDone done)
{
  ShianRecordKey key = { .id = change->id };
  Job *job = job_new (change_record, label, &key, owner, done);

  job->type = change->type;
  job->save = change->save;
  job->fresh = change->fresh != NULL ? shian_record_copy (change->type, change->fresh) : NULL;
  job->changes = g_hash_table_ref (changes);
  start (session, job);
}

/* The rest */

static gboolean
remove_record (ShianStore *store, Job *job, GError **error)
{
  return shian_store_remove (store, job->type, job->id, error);
}

void
shian_record_job_remove (ShianSession *session, const char *label, const ShianRecordType *type,
                         const char *id, GObject *owner, ShianRecordDone done)
{
  ShianRecordKey key = { .id = id };
  Job *job = job_new (remove_record, label, &key, owner, done);

  job->type = type;
  start (session, job);
}

static gboolean
tick (ShianStore *store, Job *job, GError **error)
{
  return shian_tick_set (store, job->id, job->unit, job->ticked, error);
}

void
shian_record_job_tick (ShianSession *session, const char *label, const ShianRecordKey *key,
                       gboolean ticked, GObject *owner, ShianRecordDone done)
{
  Job *job = job_new (tick, label, key, owner, done);

  job->ticked = ticked;
  start (session, job);
}

static gboolean
involve (ShianStore *store, Job *job, GError **error)
{
  return shian_involvement_set (store, job->task, job->unit, job->reason, error);
}

void
shian_record_job_involve (ShianSession *session, const char *label, const ShianRecordKey *key,
                          const char *reason, GObject *owner, ShianRecordDone done)
{
  Job *job = job_new (involve, label, key, owner, done);

  job->reason = g_strdup (reason);
  start (session, job);
}
