/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reports/changed-since.h"

#include "store/statement.h"

/* ?1 the last change that is in the paper, ?2 the unit, ?3 the period, ?4 to ?5 the quarters its
 * totals are made of, ?6 whether points and steps are shown. A step that was taken back is as if it
 * had never been; taking back one that is in the paper is a change. */
#define CHANGED                                                                                    \
  "SELECT DISTINCT h.record_id, CASE h.record_type "                                               \
  "WHEN 'task' THEN h.record_id "                                                                  \
  "WHEN 'responsibility' THEN (SELECT task FROM responsibility WHERE id = h.record_id) "           \
  "WHEN 'progress' THEN (SELECT task FROM progress WHERE id = h.record_id AND unit = ?2 "          \
  "  AND (period = ?3 OR (period BETWEEN ?4 AND ?5 AND instr (h.after, '\"figure') > 0))) "        \
  "WHEN 'evidence' THEN (SELECT task FROM evidence WHERE id = h.record_id AND unit = ?2 "          \
  "  AND period = ?3) "                                                                            \
  "WHEN 'involvement' THEN (SELECT task FROM involvement WHERE id = h.record_id AND unit = ?2) "   \
  "WHEN 'step' THEN (SELECT task FROM step WHERE id = h.record_id AND unit = ?2 AND ?6) "          \
  "WHEN 'point' THEN (SELECT task FROM point WHERE id = h.record_id AND ?6) "                      \
  "WHEN 'tick' THEN (SELECT p.task FROM tick t JOIN point p ON p.id = t.point "                    \
  "  WHERE t.id = h.record_id AND t.unit = ?2 AND ?6) "                                            \
  "END FROM history h JOIN batch b ON b.id = h.batch "                                             \
  "WHERE h.sequence > ?1 AND h.undone_by IS NULL AND (b.undoes IS NULL "                           \
  "  OR EXISTS (SELECT 1 FROM history o WHERE o.record_id = h.record_id "                          \
  "             AND o.undone_by = h.batch AND o.sequence <= ?1))"

static gboolean
count (ShianStatement *statement, const ShianChecklist *checklist, guint *n, GError **error)
{
  ShianStep step;

  while ((step = shian_statement_step (statement, error)) == SHIAN_STEP_ROW) {
    const char *task = shian_statement_text (statement, 1);

    *n += task != NULL && shian_checklist_find (checklist, task) != NULL;
  }
  return step == SHIAN_STEP_DONE;
}

gboolean
shian_changed_since (ShianStore *store, const ShianChecklist *checklist, gint64 sequence,
                     gboolean with_steps, guint *n, GError **error)
{
  g_autoptr (ShianStatement) statement = NULL;
  g_autofree char *key = NULL;
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;

  g_return_val_if_fail (checklist != NULL && checklist->has_period && n != NULL, FALSE);
  *n = 0;
  key = shian_period_key (&checklist->period);
  from = g_strdup_printf ("%dQ1", checklist->period.year);
  to = checklist->period.quarter > 0 ? g_strdup (key)
                                     : g_strdup_printf ("%dQ4", checklist->period.year);
  statement = shian_store_prepare (store, CHANGED, error);
  return statement != NULL &&
         shian_statement_bind (statement, error, "issssi", sequence, checklist->unit->record.id,
                               key, from, to, (gint64) (with_steps != FALSE)) &&
         count (statement, checklist, n, error);
}
