/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Changes of records as jobs for the worker: one step of undo each, with a label that says what the
 * user did. */
#pragma once

#include "app/session.h"
#include "base/record.h"

G_BEGIN_DECLS

/** ShianRecordKey: whose record. All strings are copied. @id counts where it is given; else the
 * record is found, or made, by task, unit and period. */
typedef struct {
  const char *id;
  const char *task;
  const char *unit;
  const char *period;
} ShianRecordKey;

/** ShianRecordDone: main thread. @error NULL on success. */
typedef void (*ShianRecordDone) (GObject *owner, GHashTable *changes, const GError *error);

/**
 * shian_record_job_change_progress, shian_record_job_change_step, shian_record_job_change_evidence:
 * @changes: field name → value as text; a reference is taken
 * @owner: (nullable): kept alive until @done, which gets it
 *
 * The record is read afresh on the worker, so that two quick changes of different fields cannot
 * undo each other. A step with an unknown id is made.
 */
void shian_record_job_change_progress (ShianSession *session, const char *label,
                                       const ShianRecordKey *key, GHashTable *changes,
                                       GObject *owner, ShianRecordDone done);
void shian_record_job_change_step (ShianSession *session, const char *label,
                                   const ShianRecordKey *key, GHashTable *changes, GObject *owner,
                                   ShianRecordDone done);
void shian_record_job_change_evidence (ShianSession *session, const char *label,
                                       const ShianRecordKey *key, GHashTable *changes,
                                       GObject *owner, ShianRecordDone done);

/** ShianRecordSave: how records of a kind are saved, as shian_subject_save(). */
typedef gboolean (*ShianRecordSave) (ShianStore *store, gpointer record, GError **error);

/** ShianRecordChange: @fresh (nullable): what a record with an unknown @id begins as; without it
 * there must be one. All copied but @type. */
typedef struct {
  const ShianRecordType *type;
  const char *id;
  gconstpointer fresh;
  ShianRecordSave save;
} ShianRecordChange;

/** shian_record_job_change: the same for a record of any kind. */
void shian_record_job_change (ShianSession *session, const char *label,
                              const ShianRecordChange *change, GHashTable *changes, GObject *owner,
                              ShianRecordDone done);

/** shian_record_job_remove: hides the record of @type with @id. */
void shian_record_job_remove (ShianSession *session, const char *label, const ShianRecordType *type,
                              const char *id, GObject *owner, ShianRecordDone done);

/** shian_record_job_tick: @key's id is the point's. */
void shian_record_job_tick (ShianSession *session, const char *label, const ShianRecordKey *key,
                            gboolean ticked, GObject *owner, ShianRecordDone done);

/** shian_record_job_involve: @reason NULL takes “not concerned” back. */
void shian_record_job_involve (ShianSession *session, const char *label, const ShianRecordKey *key,
                               const char *reason, GObject *owner, ShianRecordDone done);

/** shian_record_job_add_evidence: copies files in; all or none. @paths is NULL-terminated.
 * @keep_originals: as in shian_evidence_add(). */
void shian_record_job_add_evidence (ShianSession *session, const char *label,
                                    const ShianRecordKey *key, const char *const *paths,
                                    gboolean keep_originals, GCancellable *cancellable,
                                    GObject *owner, ShianRecordDone done);

G_END_DECLS
