/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/finding-paper.h"

#include "app/inspection-print.h"
#include "inspection/finding-list.h"

/* As many as a paper takes. */
#define MOST 1000

/* Those of the premises that are in the list, in the paper's own order. (transfer full) */
static char **
find_on_paper (ShianStore *store, const char *subject, const GPtrArray *seen)
{
  g_autoptr (GHashTable) in_list = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();
  ShianFindingQuery query = SHIAN_FINDING_QUERY_ALL;
  g_autoptr (GPtrArray) rows = NULL;

  for (guint i = 0; i < seen->len; i++)
    g_hash_table_add (in_list, seen->pdata[i]);
  query.subject = subject;
  query.limit = MOST;
  rows = shian_finding_list (store, &query, NULL);
  for (guint i = 0; rows != NULL && i < rows->len; i++) {
    const char *id = ((const ShianFindingRow *) rows->pdata[i])->finding->record.id;
    if (g_hash_table_contains (in_list, id))
      g_strv_builder_add (ids, id);
  }
  return g_strv_builder_end (ids);
}

gboolean
shian_finding_paper_show (GtkWidget *widget, ShianSession *session, const char *paper,
                          const char *finding, const GPtrArray *seen)
{
  ShianStore *store = shian_session_get_reader (session);
  g_autoptr (ShianFinding) chosen =
      store != NULL && finding != NULL ? shian_finding_find (store, finding, NULL) : NULL;
  g_auto (GStrv) ids = NULL;
  const char *subjects[2];
  ShianFormJob job;

  if (chosen == NULL ||
      !shian_inspection_print_paper (paper, NULL, chosen->subject, subjects, &job))
    return FALSE;
  ids = find_on_paper (store, chosen->subject, seen);
  job.findings = (const char *const *) ids;
  shian_inspection_print (widget, session, &job);
  return TRUE;
}
