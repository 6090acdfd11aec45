/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files that prove what was done. */
#include "base/error.h"
#include "base/text.h"
#include "checklist/picture.h"
#include "checklist/task-period.h"
#include "checklist/work.h"
#include "store/attachment.h"
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

static char *
display_name (const char *path)
{
  g_autofree char *base = g_path_get_basename (path);
  g_autofree char *name = g_filename_display_name (base);
  return shian_text_file_name (name);
}

/* Stores the content: the small picture, and the original when it is to be kept; or the file. */
static gboolean
take_in (ShianStore *store, ShianEvidence *evidence, GBytes *bytes, gboolean keep_original,
         GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (GBytes) small = shian_picture_shrink (bytes, evidence->name, &local);
  GBytes *kept = small != NULL ? small : bytes;

  if (local != NULL) {
    g_propagate_error (error, g_steal_pointer (&local));
    return FALSE;
  }
  if (small != NULL && keep_original) {
    evidence->original_sha256 = shian_attachment_add_bytes (store, bytes, error);
    if (evidence->original_sha256 == NULL)
      return FALSE;
  }
  evidence->size = (gint64) g_bytes_get_size (kept);
  evidence->sha256 = shian_attachment_add_bytes (store, kept, error);
  return evidence->sha256 != NULL;
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
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (ShianEvidence) evidence = shian_evidence_new ();
  g_autoptr (ShianEvidence) same = NULL;
  g_autoptr (GError) local = NULL;
  ShianPeriod checked;

  if (!shian_task_check_period (store, task_id, period, &checked, error) ||
      (bytes = shian_attachment_read_file (path, error)) == NULL)
    return NULL;
  evidence->task = g_strdup (task_id);
  evidence->unit = g_strdup (unit_id);
  evidence->period = g_strdup (period);
  evidence->name = display_name (path);
  if (!take_in (store, evidence, bytes, keep_original, error))
    return NULL;
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
