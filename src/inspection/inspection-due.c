/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which premises are due, a page at a time. */
#include "inspection/inspection-list.h"
#include "store/save.h"
#include "store/statement.h"
#include "subjects/subject-register.h"

#include <string.h>

static void
due_free (gpointer data)
{
  ShianDueRow *row = data;

  g_free (row->subject);
  g_free (row->name);
  g_free (row->town);
  g_free (row->last);
  g_free (row);
}

ShianDueChoice
shian_due_row_choice (const ShianDueRow *row)
{
  return row->done ? SHIAN_DUE_DONE : row->begun ? SHIAN_DUE_BEGUN : SHIAN_DUE_OPEN;
}

const char *
shian_due_choice_word (ShianDueChoice choice)
{
  static const char *const WORDS[SHIAN_DUE_N] = { NULL, "未检查", "检查中", "已检查" };

  return WORDS[choice];
}

/* The inspections of the period are few beside all the premises: what a list is narrowed to is gathered
 * from them once, and the premises go by in the order of their own index. */
#define OF_STATE(state)                                                                            \
  "(SELECT i.subject FROM inspection i WHERE i.state = '" state "' AND i.deleted = 0 "             \
  "AND i.made_on BETWEEN ?3 AND ?4)"
#define OPERATING                                                                                  \
  "s.kind = ?1 AND s.deleted = 0 AND s.status = 'operating' AND (?2 IS NULL OR s.town = ?2) "
/* A page is looked up one by one, each by its own index: the plus keeps the other one out. */
#define HAS(state)                                                                                 \
  "EXISTS (SELECT 1 FROM inspection i WHERE i.subject = s.id AND +i.state = '" state "' "          \
  "AND i.deleted = 0 AND i.made_on BETWEEN ?3 AND ?4)"
#define ROWS                                                                                       \
  "SELECT s.id, s.name, s.town, "                                                                  \
  "(SELECT max (i.made_on) FROM inspection i WHERE i.subject = s.id AND i.deleted = 0 "            \
  "AND +i.state = 'finished'), " HAS ("finished") ", " HAS ("draft") " FROM subject s WHERE "
#define IN_ORDER "ORDER BY s.town, s.name, s.id LIMIT ?5 OFFSET ?6"

static const char *const PAGES[SHIAN_DUE_N] = {
  ROWS OPERATING IN_ORDER,
  ROWS OPERATING "AND s.id NOT IN " OF_STATE ("finished") " AND s.id NOT IN " OF_STATE ("draft")
      IN_ORDER,
  ROWS OPERATING "AND s.id IN " OF_STATE ("draft") " AND s.id NOT IN " OF_STATE ("finished")
      IN_ORDER,
  ROWS OPERATING "AND s.id IN " OF_STATE ("finished") IN_ORDER,
};

/* ?5 one of the premises; ?6 nothing. */
static const char ONE[] = ROWS OPERATING "AND s.id = ?5 AND ?6 = 0";

static ShianDueRow *
read_row (ShianStatement *statement)
{
  ShianDueRow *row = g_new0 (ShianDueRow, 1);

  row->subject = g_strdup (shian_statement_text (statement, 0));
  row->name = g_strdup (shian_statement_text (statement, 1));
  row->town = g_strdup (shian_statement_text (statement, 2));
  row->last = g_strdup (shian_statement_text (statement, 3));
  row->done = shian_statement_integer (statement, 4) != 0;
  row->begun = shian_statement_integer (statement, 5) != 0;
  return row;
}

static gboolean
collect (ShianStatement *statement, GPtrArray *rows, GError **error)
{
  ShianStep step;

  while ((step = shian_statement_step (statement, error)) == SHIAN_STEP_ROW)
    g_ptr_array_add (rows, read_row (statement));
  return step == SHIAN_STEP_DONE;
}

static int
compare_rows (gconstpointer a, gconstpointer b)
{
  const ShianDueRow *one = *(ShianDueRow *const *) a, *two = *(ShianDueRow *const *) b;
  int result = g_strcmp0 (one->town, two->town);

  if (result == 0)
    result = g_strcmp0 (one->name, two->name);
  return result != 0 ? result : strcmp (one->subject, two->subject);
}

/* Those of the premises the words find that are due at all. */
static gboolean
search (ShianStore *store, const ShianDueQuery *query, GPtrArray *rows, gboolean *more,
        GError **error)
{
  g_autoptr (ShianSearchHits) hits =
      shian_subject_search (store, query->words, SHIAN_DUE_FOUND_MAX, error);
  g_autoptr (ShianStatement) statement =
      hits != NULL ? shian_store_prepare (store, ONE, error) : NULL;

  if (statement == NULL)
    return FALSE;
  if (more != NULL)
    *more = hits->more;
  for (guint i = 0; i < hits->records->len; i++) {
    const ShianSubject *subject = hits->records->pdata[i];
    shian_statement_rewind (statement);
    if (!shian_statement_bind (statement, error, "sssssi", query->kind, query->town, query->from,
                               query->to, subject->record.id, (gint64) 0) ||
        !collect (statement, rows, error))
      return FALSE;
  }
  g_ptr_array_sort (rows, compare_rows);
  for (guint i = rows->len; i > 0 && query->choice != SHIAN_DUE_ALL; i--)
    if (shian_due_row_choice (rows->pdata[i - 1]) != query->choice)
      g_ptr_array_remove_index (rows, i - 1);
  return TRUE;
}

GPtrArray *
shian_inspection_due (ShianStore *store, const ShianDueQuery *query, gboolean *more, GError **error)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (due_free);
  g_autoptr (ShianStatement) statement = NULL;

  if (more != NULL)
    *more = FALSE;
  if (query->words != NULL)
    return search (store, query, rows, more, error) ? g_steal_pointer (&rows) : NULL;
  statement = shian_store_prepare (store, PAGES[query->choice], error);
  if (statement == NULL ||
      !shian_statement_bind (statement, error, "ssssii", query->kind, query->town, query->from,
                             query->to, (gint64) (query->limit > 0 ? query->limit : G_MAXINT),
                             (gint64) query->offset) ||
      !collect (statement, rows, error))
    return NULL;
  return g_steal_pointer (&rows);
}

#define FINISHED OF_STATE ("finished")
#define DRAFT OF_STATE ("draft")
/* All of them from what the file keeps of each sort; done and begun in one walk along the premises. */
static const char COUNTED[] =
    "SELECT (SELECT coalesce (sum (n), 0) FROM subject_tally WHERE kind = ?1 "
    "AND status = 'operating' AND (?2 IS NULL OR town = ?2)), "
    "coalesce (sum (s.id IN " FINISHED "), 0), "
    "coalesce (sum (s.id IN " DRAFT " AND s.id NOT IN " FINISHED "), 0) "
    "FROM subject s WHERE " OPERATING;

gboolean
shian_inspection_due_count (ShianStore *store, const ShianDueQuery *query,
                            guint counts[SHIAN_DUE_N], GError **error)
{
  g_autoptr (ShianStatement) statement = shian_store_prepare (store, COUNTED, error);

  if (statement == NULL ||
      !shian_statement_bind (statement, error, "ssss", query->kind, query->town, query->from,
                             query->to) ||
      shian_statement_step (statement, error) != SHIAN_STEP_ROW)
    return FALSE;
  counts[SHIAN_DUE_ALL] = (guint) shian_statement_integer (statement, 0);
  counts[SHIAN_DUE_DONE] = (guint) shian_statement_integer (statement, 1);
  counts[SHIAN_DUE_BEGUN] = (guint) shian_statement_integer (statement, 2);
  counts[SHIAN_DUE_OPEN] = counts[SHIAN_DUE_ALL] - counts[SHIAN_DUE_DONE] - counts[SHIAN_DUE_BEGUN];
  return TRUE;
}
