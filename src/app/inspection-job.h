/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the pages of inspections and findings do to the data, as jobs for the worker. @owner is kept
 * alive until @done, which gets it, on the main thread; the error is NULL on success. */
#pragma once

#include "app/record-job.h"
#include "inspection/draft.h"
#include "inspection/finding-work.h"
#include "inspection/photo.h"

G_BEGIN_DECLS

/** ShianInspectionMade: @id of the inspection that was made, NULL on error. */
typedef void (*ShianInspectionMade) (GObject *owner, const char *id, const GError *error);

/** shian_inspection_job_begin: everything of @order is copied. */
void shian_inspection_job_begin (ShianSession *session, const ShianInspectionOrder *order,
                                 GObject *owner, ShianInspectionMade done);

/** shian_inspection_job_correct: as shian_inspection_correct(). */
void shian_inspection_job_correct (ShianSession *session, const char *inspection,
                                   const char *reason, GObject *owner, ShianInspectionMade done);

/** shian_inspection_job_answer: @changes are fields of ShianAnswer as text. What they do not name
 * stays as it is in the store; a figure or value takes the place of “not applicable”, and the other
 * way round. */
void shian_inspection_job_answer (ShianSession *session, const char *inspection, const char *row,
                                  GHashTable *changes, GObject *owner, ShianRecordDone done);

/** shian_inspection_job_key: the answer of the item @row as a whole, as keyed in from paper; with @second
 * as what was keyed the second time. */
void shian_inspection_job_key (ShianSession *session, const char *inspection, const char *row,
                               const ShianAnswerInput *input, gboolean second, GObject *owner,
                               ShianRecordDone done);
/** shian_inspection_job_keep: as shian_second_keying_keep(). */
void shian_inspection_job_keep (ShianSession *session, const char *inspection, const char *row,
                                gboolean second, GObject *owner, ShianRecordDone done);

/** shian_print_job_return, _void: as shian_form_print_return(), _void(). */
void shian_print_job_return (ShianSession *session, const char *serial, const char *inspection,
                             GObject *owner, ShianRecordDone done);
void shian_print_job_void (ShianSession *session, const char *serial, const char *reason,
                           GObject *owner, ShianRecordDone done);

/** shian_inspection_job_change: fields of the draft. */
void shian_inspection_job_change (ShianSession *session, const char *inspection,
                                  GHashTable *changes, GObject *owner, ShianRecordDone done);

/** shian_inspection_job_set_inspectors: as shian_inspection_set_inspectors(). */
void shian_inspection_job_set_inspectors (ShianSession *session, const char *inspection,
                                          const char *const *names, GObject *owner,
                                          ShianRecordDone done);

/** shian_inspection_job_finish, _remove: as shian_inspection_finish(), _remove(). */
void shian_inspection_job_finish (ShianSession *session, const char *inspection, GObject *owner,
                                  ShianRecordDone done);
void shian_inspection_job_remove (ShianSession *session, const char *inspection, GObject *owner,
                                  ShianRecordDone done);

/** shian_finding_job_change: wording, deadline and the like, as shian_finding_save(). */
void shian_finding_job_change (ShianSession *session, const char *finding, GHashTable *changes,
                               GObject *owner, ShianRecordDone done);

/** shian_finding_job_step: as shian_finding_take_step(); everything of @step is copied. */
void shian_finding_job_step (ShianSession *session, const char *finding, ShianFindingEventKind kind,
                             const ShianFindingStep *step, GObject *owner, ShianRecordDone done);

/** shian_photo_job_add: as shian_photo_add() for each of @paths; a file that is refused leaves the
 * others in, and is told. What @done gets says under SHIAN_PHOTO_ELSEWHERE how many of them other
 * inspections or findings use too. */
#define SHIAN_PHOTO_ELSEWHERE "elsewhere"
void shian_photo_job_add (ShianSession *session, const ShianPhotoTarget *target,
                          const char *const *paths, GObject *owner, ShianRecordDone done);
/** shian_photo_job_remove: as shian_photo_remove(). */
void shian_photo_job_remove (ShianSession *session, const char *photo, GObject *owner,
                             ShianRecordDone done);

/** shian_inspection_job_sign: as shian_signature_set(); a @drawing of NULL takes the signature away. */
void shian_inspection_job_sign (ShianSession *session, const char *inspection, GBytes *drawing,
                                GObject *owner, ShianRecordDone done);

G_END_DECLS
