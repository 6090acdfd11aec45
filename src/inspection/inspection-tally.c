/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "inspection/inspection-tally.h"

#include "store/statement.h"
#include "subjects/subject-kinds.h"

#define COUNTED                                                                                    \
  "FROM inspection t WHERE t.state = 'finished' AND t.deleted = 0 "                                \
  "AND t.made_on BETWEEN ?2 AND ?3 AND " SHIAN_SUBJECT_OF_KINDS ("t.subject", "?1")

static ShianStatement *
ask (ShianStore *store, const char *sql, const ShianTallyQuery *query, GError **error)
{
  g_autoptr (ShianStatement) statement = shian_store_prepare (store, sql, error);

  if (statement == NULL ||
      !shian_statement_bind (statement, error, "sss", query->kinds, query->from, query->to))
    return NULL;
  return g_steal_pointer (&statement);
}

gboolean
shian_inspection_tally (ShianStore *store, const ShianTallyQuery *query, guint *inspections,
                        guint *premises, GError **error)
{
  g_autoptr (ShianStatement) statement =
      ask (store, "SELECT count(*), count(DISTINCT t.subject) " COUNTED, query, error);

  if (statement == NULL || shian_statement_step (statement, error) != SHIAN_STEP_ROW)
    return FALSE;
  *inspections = (guint) shian_statement_integer (statement, 0);
  *premises = (guint) shian_statement_integer (statement, 1);
  return TRUE;
}

static void
row_free (gpointer data)
{
  ShianTalliedRow *row = data;

  g_free (row->subject);
  g_free (row->name);
  g_free (row->town);
  g_free (row->last);
  g_free (row->inspection);
  g_free (row);
}

static ShianTalliedRow *
read_row (ShianStatement *statement)
{
  ShianTalliedRow *row = g_new0 (ShianTalliedRow, 1);

  row->subject = g_strdup (shian_statement_text (statement, 0));
  row->name = g_strdup (shian_statement_text (statement, 1));
  row->town = g_strdup (shian_statement_text (statement, 2));
  row->n = (guint) shian_statement_integer (statement, 3);
  row->last = g_strdup (shian_statement_text (statement, 4));
  row->inspection = g_strdup (shian_statement_text (statement, 5));
  return row;
}

/* The day and the id in one text, so that the greatest is the latest and says which one it is. */
#define PREMISES                                                                                   \
  "SELECT s.id, s.name, s.town, d.n, substr (d.latest, 1, 10), substr (d.latest, 11) FROM "        \
  "(SELECT t.subject, count(*) AS n, max (t.made_on || t.id) AS latest " COUNTED                   \
  " GROUP BY t.subject) d JOIN subject s ON s.id = d.subject ORDER BY s.town, s.name, s.id"

GPtrArray *
shian_inspection_tally_premises (ShianStore *store, const ShianTallyQuery *query, GError **error)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (row_free);
  g_autoptr (ShianStatement) statement = ask (store, PREMISES, query, error);
  ShianStep step = SHIAN_STEP_ERROR;

  while (statement != NULL && (step = shian_statement_step (statement, error)) == SHIAN_STEP_ROW)
    g_ptr_array_add (rows, read_row (statement));
  return step == SHIAN_STEP_DONE ? g_steal_pointer (&rows) : NULL;
}
