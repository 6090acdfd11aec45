/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files that prove what was done. */
#include "base/error.h"
#include "checklist/task-period.h"
#include "checklist/work.h"
#include "store/intake.h"
#include "store/save.h"

#include <glib/gi18n-lib.h>

GPtrArray *
shian_evidence_of_task (ShianStore *store, const char *task_id, const char *unit_id,
                        const char *period, GError **error)
{
  return shian_store_select (store, &SHIAN_EVIDENCE_TYPE,
                             "WHERE unit = ?1 AND task = ?2 AND (?3 IS NULL OR period = ?3) "
                             "AND deleted = 0 ORDER BY period, id",
                             error, "sss", unit_id, task_id, period);
}

static ShianEvidence *
find_same (ShianStore *store, const ShianEvidence *evidence, GError **error)
{
  return shian_store_select_one (store, &SHIAN_EVIDENCE_TYPE,
                                 "WHERE unit = ?1 AND task = ?2 AND period = ?3 AND sha256 = ?4 "
                                 "AND deleted = 0",
                                 error, "ssss", evidence->unit, evidence->task, evidence->period,
                                 evidence->sha256);
}

ShianEvidence *
shian_evidence_add (ShianStore *store, const char *task_id, const char *unit_id, const char *period,
                    const char *path, gboolean keep_original, GError **error)
{
  g_auto (ShianIntake) intake = { 0 };
  g_autoptr (ShianEvidence) evidence = shian_evidence_new ();
  g_autoptr (ShianEvidence) same = NULL;
  g_autoptr (GError) local = NULL;
  ShianPeriod checked;

  if (!shian_task_check_period (store, task_id, period, &checked, error) ||
      !shian_intake_file (store, path, keep_original ? SHIAN_INTAKE_KEEP_ORIGINAL : 0, &intake,
                          error))
    return NULL;
  evidence->task = g_strdup (task_id);
  evidence->unit = g_strdup (unit_id);
  evidence->period = g_strdup (period);
  evidence->name = g_steal_pointer (&intake.name);
  evidence->sha256 = g_steal_pointer (&intake.sha256);
  evidence->original_sha256 = g_steal_pointer (&intake.original_sha256);
  evidence->size = intake.size;
  same = find_same (store, evidence, &local);
  if (local != NULL) {
    g_propagate_error (error, g_steal_pointer (&local));
    return NULL;
  }
  if (same != NULL && same->original_sha256 == NULL) /* the original is wanted only now */
    same->original_sha256 = g_steal_pointer (&evidence->original_sha256);
  if (same != NULL) {
    shian_evidence_free (evidence);
    evidence = g_steal_pointer (&same);
  }
  if (!shian_store_save (store, &SHIAN_EVIDENCE_TYPE, evidence, error))
    return NULL;
  return g_steal_pointer (&evidence);
}
