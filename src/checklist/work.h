/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Entering what was done: progress, steps, ticks, evidence. All go through the one save path. */
#pragma once

#include "base/period.h"
#include "checklist/checklist-records.h"
#include "store/store.h"

G_BEGIN_DECLS

/** shian_progress_find: the record of a unit's task in a period; NULL without error when there is
 * none yet. (transfer full) */
ShianProgress *shian_progress_find (ShianStore *store, const char *task_id, const char *unit_id,
                                    const char *period, GError **error);

/** shian_progress_find_or_new: the same, or a new unsaved record for it. (transfer full) */
ShianProgress *shian_progress_find_or_new (ShianStore *store, const char *task_id,
                                           const char *unit_id, const char *period, GError **error);

/** shian_progress_list: all of a unit (or of every unit when NULL), of one period when given.
 * (transfer full) (element-type ShianProgress) */
GPtrArray *shian_progress_list (ShianStore *store, const char *unit_id, const char *period,
                                GError **error);

/** shian_progress_of_task: a unit's progress with a task in every period, oldest first.
 * (transfer full) (element-type ShianProgress) */
GPtrArray *shian_progress_of_task (ShianStore *store, const char *task_id, const char *unit_id,
                                   GError **error);

/** shian_progress_save: checks the period against the task's plan and that a figure is not
 * negative and a stated total not below the total before; then saves. */
gboolean shian_progress_save (ShianStore *store, ShianProgress *progress, GError **error);

/** shian_steps_of_task: in order. (transfer full) (element-type ShianStepRecord) */
GPtrArray *shian_steps_of_task (ShianStore *store, const char *task_id, const char *unit_id,
                                GError **error);
/** shian_step_save: sets number and done_on where they are missing, then saves. */
gboolean shian_step_save (ShianStore *store, ShianStepRecord *step, GError **error);

/** shian_ticks_of_task: ticks of a task's points by a unit. (transfer full) (element-type
 * ShianTick) */
GPtrArray *shian_ticks_of_task (ShianStore *store, const char *task_id, const char *unit_id,
                                GError **error);
/** shian_tick_set: ticks or unticks a point. */
gboolean shian_tick_set (ShianStore *store, const char *point_id, const char *unit_id,
                         gboolean done, GError **error);

/** shian_involvement_set: @reason says why the task does not concern the unit; NULL takes that
 * back. Only for tasks the unit holds through a collective: the caller checks. */
gboolean shian_involvement_set (ShianStore *store, const char *task_id, const char *unit_id,
                                const char *reason, GError **error);

/** shian_evidence_of_task: of one period when given. (transfer full) (element-type
 * ShianEvidence) */
GPtrArray *shian_evidence_of_task (ShianStore *store, const char *task_id, const char *unit_id,
                                   const char *period, GError **error);

/**
 * shian_evidence_add:
 * @keep_original: also keep a picture's original when it is made smaller
 *
 * Copies the file in. Pictures are reduced to at most 2560 pixels on the longer side, turned
 * upright; other files are kept byte for byte. The same content for the same task and period is
 * added once: the existing record is returned. (transfer full)
 */
ShianEvidence *shian_evidence_add (ShianStore *store, const char *task_id, const char *unit_id,
                                   const char *period, const char *path, gboolean keep_original,
                                   GError **error);

G_END_DECLS
