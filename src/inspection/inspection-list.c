/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "inspection/inspection-list.h"

#include "inspection/template.h"
#include "store/save.h"
#include "store/statement.h"
#include "subjects/subject-kinds.h"

#include <string.h>

#define USUAL_LIMIT 200

static void
row_free (gpointer data)
{
  ShianInspectionRow *row = data;

  shian_inspection_free (row->inspection);
  g_free (row->subject_name);
  g_free (row->town);
  g_free (row->template_code);
  g_free (row->template_title);
  g_free (row->edition);
  g_free (row->inspectors);
  g_free (row->result_title);
  g_free (row);
}

/* What stands beside an inspection in a list; each part is found by an index. */
#define BESIDE                                                                                     \
  "SELECT s.name, s.town, t.code, t.title, t.edition, t.result_titles, "                           \
  "(SELECT group_concat (name, '、') FROM (SELECT p.name FROM inspector p WHERE p.inspection = "  \
  "i.id AND p.deleted = 0 ORDER BY p.number)), "                                                   \
  "(SELECT count(*) FROM answer a WHERE a.inspection = i.id AND a.deleted = 0 AND (a.verdict <> "  \
  "'none' OR a.figure IS NOT NULL OR a.value IS NOT NULL)), "                                      \
  "(SELECT count(*) FROM finding f WHERE f.inspection = i.chain AND f.deleted = 0), "              \
  "(SELECT count(*) FROM finding f WHERE f.inspection = i.chain AND f.deleted = 0 "                \
  "AND f.state <> 'closed') "                                                                      \
  "FROM inspection i JOIN subject s ON s.id = i.subject JOIN template t ON t.id = i.template "     \
  "WHERE i.id = ?1"

static char *
result_title (const ShianInspection *inspection, const char *titles)
{
  ShianTemplate edition = { .result_titles = (char *) titles };

  return inspection->result != SHIAN_RESULT_NONE
             ? shian_template_result_title (&edition, (guint) inspection->result - 1)
             : g_strdup ("");
}

static gboolean
fill_row (ShianStore *store, ShianInspectionRow *row, GError **error)
{
  g_autoptr (ShianStatement) statement = shian_store_prepare (store, BESIDE, error);

  if (statement == NULL ||
      !shian_statement_bind (statement, error, "s", row->inspection->record.id))
    return FALSE;
  if (shian_statement_step (statement, error) != SHIAN_STEP_ROW)
    return FALSE;
  row->subject_name = g_strdup (shian_statement_text (statement, 0));
  row->town = g_strdup (shian_statement_text (statement, 1));
  row->template_code = g_strdup (shian_statement_text (statement, 2));
  row->template_title = g_strdup (shian_statement_text (statement, 3));
  row->edition = g_strdup (shian_statement_text (statement, 4));
  row->result_title = result_title (row->inspection, shian_statement_text (statement, 5));
  row->inspectors = g_strdup (shian_statement_text (statement, 6));
  row->n_answered = (guint) shian_statement_integer (statement, 7);
  row->n_findings = (guint) shian_statement_integer (statement, 8);
  row->n_open = (guint) shian_statement_integer (statement, 9);
  return TRUE;
}

/* The parameters are the same whatever is asked, so that few statements serve every list: by the
 * premises, by state, or by day. */
#define NARROW                                                                                     \
  "AND (?3 IS NULL OR kind = ?3) AND made_on >= coalesce (?4, '') "                                \
  "AND made_on <= coalesce (?5, '9999') "                                                          \
  "AND (?6 IS NULL OR EXISTS (SELECT 1 FROM subject s WHERE s.id = t.subject AND s.town = ?6)) "   \
  "AND (?7 IS NULL OR EXISTS (SELECT 1 FROM template e WHERE e.id = t.template AND e.code = ?7)) " \
  "AND (?8 IS NULL OR (made_on, id) < (SELECT b.made_on, b.id FROM inspection b WHERE b.id = "     \
  "?8)) AND " SHIAN_SUBJECT_OF_KINDS ("t.subject",                                                 \
                                      "?10") " ORDER BY made_on DESC, id DESC LIMIT ?9"
#define BY_SUBJECT                                                                                 \
  "WHERE subject = ?1 AND deleted = 0 AND state <> coalesce (nullif ('superseded', ?2), '') "      \
  "AND (?2 IS NULL OR state = ?2) " NARROW
#define BY_STATE "WHERE state = ?2 AND deleted = 0 AND ?1 IS NULL " NARROW
#define BY_DAY "WHERE deleted = 0 AND state <> 'superseded' AND ?1 IS NULL AND ?2 IS NULL " NARROW

static GPtrArray *
select_inspections (ShianStore *store, const ShianInspectionQuery *query, GError **error)
{
  const char *state = query->state >= 0 ? SHIAN_INSPECTION_STATE_CHOICES[query->state].key : NULL;
  const char *kind = query->kind >= 0 ? SHIAN_INSPECTION_KIND_CHOICES[query->kind].key : NULL;
  const char *tail = query->subject != NULL ? BY_SUBJECT : state != NULL ? BY_STATE : BY_DAY;

  return shian_store_select (
      store, &SHIAN_INSPECTION_TYPE, tail, error, "ssssssssis", query->subject, state, kind,
      query->from, query->to, query->town, query->template_code, query->before,
      (gint64) (query->limit > 0 ? query->limit : USUAL_LIMIT), query->subject_kinds);
}

GPtrArray *
shian_inspection_list (ShianStore *store, const ShianInspectionQuery *query, GError **error)
{
  g_autoptr (GPtrArray) inspections = select_inspections (store, query, error);
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (row_free);

  if (inspections == NULL)
    return NULL;
  for (guint i = 0; i < inspections->len; i++) {
    ShianInspectionRow *row = g_new0 (ShianInspectionRow, 1);
    row->inspection = shian_inspection_copy (inspections->pdata[i]);
    g_ptr_array_add (rows, row);
    if (!fill_row (store, row, error))
      return NULL;
  }
  return g_steal_pointer (&rows);
}

char *
shian_inspection_find_draft (ShianStore *store, const char *subject)
{
  ShianInspectionQuery query = SHIAN_INSPECTION_QUERY_ALL;
  g_autoptr (GPtrArray) drafts = NULL;

  query.subject = subject;
  query.state = SHIAN_INSPECTION_DRAFT;
  query.limit = 1;
  drafts = select_inspections (store, &query, NULL);
  return drafts != NULL && drafts->len > 0
             ? g_strdup (((const ShianInspection *) drafts->pdata[0])->record.id)
             : NULL;
}
