/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "inspection/finding-list.h"

#include "base/clock.h"
#include "inspection/finding-private.h"
#include "store/calendar-years.h"
#include "store/save.h"
#include "store/statement.h"
#include "subjects/subject-kinds.h"
#include "subjects/subject-register.h"

#define USUAL_LIMIT 200
/* Whose findings a search looks at: all of them, for what is seen is exported as the whole. */
#define MAX_SUBJECTS 1000000

static void
row_free (gpointer data)
{
  ShianFindingRow *row = data;

  shian_finding_free (row->finding);
  g_free (row->subject_name);
  g_free (row->town);
  g_free (row);
}

/* Of kinds of premises, and not of drafts alone. */
#define OF_KIND(table, kinds, finished)                                                            \
  "AND " SHIAN_SUBJECT_OF_KINDS (                                                                  \
      table ".subject",                                                                            \
      kinds) " AND (" finished " = 0 OR " table                                                    \
             ".inspection IS NULL OR EXISTS (SELECT 1 FROM inspection v WHERE v.chain = " table    \
             ".inspection "                                                                        \
             "AND v.state = 'finished' AND v.deleted = 0)) "
#define NARROW(day)                                                                                \
  "AND " day " >= coalesce (?4, '') AND " day " <= coalesce (?5, '9999') "                         \
  "AND (?6 IS NULL OR EXISTS (SELECT 1 FROM subject s WHERE s.id = t.subject AND s.town = ?6)) "   \
  "AND (?7 IS NULL OR (found_on, id) < (SELECT b.found_on, b.id FROM finding b WHERE b.id = ?7)) " \
  "AND ?8 IS ?8 AND (?11 IS NULL OR instr (text, ?11) > 0 OR instr (label, ?11) > 0 "              \
  "OR subject IN (SELECT value FROM json_each (?12))) " OF_KIND ("t", "?13", "?14")
/* What is narrower than a period keeps to its own index: the plus takes the days from the choice. */
#define NARROW_KEPT NARROW ("+found_on")
#define NEWEST "ORDER BY found_on DESC, id DESC LIMIT ?9 OFFSET ?10"
#define BY_SUBJECT                                                                                 \
  "WHERE subject = ?1 AND deleted = 0 AND (?2 IS NULL OR state = ?2) AND (?3 IS NULL OR "          \
  "inspection = (SELECT chain FROM inspection WHERE id = ?3)) " NARROW_KEPT NEWEST
#define BY_INSPECTION                                                                              \
  "WHERE inspection = (SELECT chain FROM inspection WHERE id = ?3) AND deleted = 0 AND ?1 IS "     \
  "NULL AND (?2 IS NULL OR state = ?2) " NARROW_KEPT NEWEST
#define BY_STATE "WHERE state = ?2 AND deleted = 0 AND ?1 IS NULL AND ?3 IS NULL " NARROW_KEPT
#define PRESSING BY_STATE "ORDER BY due, id LIMIT ?9 OFFSET ?10"
#define SETTLED BY_STATE "ORDER BY due DESC, id DESC LIMIT ?9 OFFSET ?10"
#define BY_DAY                                                                                     \
  "WHERE deleted = 0 AND ?1 IS NULL AND ?2 IS NULL AND ?3 IS NULL " NARROW ("found_on") NEWEST
#define OVERDUE                                                                                    \
  "WHERE state = 'open' AND due < ?8 AND deleted = 0 AND (?1 IS NULL OR subject = ?1) "            \
  "AND (?2 IS NULL OR state = ?2) AND (?3 IS NULL OR inspection = (SELECT chain FROM inspection "  \
  "WHERE id = ?3)) " NARROW_KEPT "ORDER BY due, id LIMIT ?9 OFFSET ?10"

/* The ids of premises the words find, as a JSON array. */
static char *
find_subjects (ShianStore *store, const char *words, GError **error)
{
  g_autoptr (ShianSearchHits) hits = shian_subject_search (store, words, MAX_SUBJECTS, error);
  g_autoptr (GString) ids = g_string_new ("[");

  if (hits == NULL)
    return NULL;
  for (guint i = 0; i < hits->records->len; i++)
    g_string_append_printf (ids, "%s\"%s\"", i > 0 ? "," : "",
                            ((const ShianSubject *) hits->records->pdata[i])->record.id);
  g_string_append_c (ids, ']');
  return g_string_free (g_steal_pointer (&ids), FALSE);
}

static GPtrArray *
select_findings (ShianStore *store, const ShianFindingQuery *query, const char *today,
                 GError **error)
{
  const char *state = query->state >= 0 ? SHIAN_FINDING_STATE_CHOICES[query->state].key : NULL;
  const char *tail = BY_DAY;
  g_autofree char *subjects =
      query->words != NULL ? find_subjects (store, query->words, error) : NULL;

  if (query->words != NULL && subjects == NULL)
    return NULL;
  if (query->overdue)
    tail = OVERDUE;
  else if (query->subject != NULL)
    tail = BY_SUBJECT;
  else if (query->inspection != NULL)
    tail = BY_INSPECTION;
  else if (state != NULL)
    tail = query->state == SHIAN_FINDING_CLOSED ? SETTLED : PRESSING;
  return shian_store_select (
      store, &SHIAN_FINDING_TYPE, tail, error, "ssssssssiisssi", query->subject, state,
      query->inspection, query->from, query->to, query->town, query->after, today,
      (gint64) (query->limit > 0 ? query->limit : USUAL_LIMIT), (gint64) query->offset,
      query->words, subjects, query->kinds, (gint64) query->finished);
}

#define BESIDE                                                                                     \
  "SELECT s.name, s.town, (SELECT count(*) FROM photo p WHERE p.finding = ?2 AND p.deleted = 0) "  \
  "FROM subject s WHERE s.id = ?1"

static gboolean
fill_row (ShianStore *store, ShianFindingRow *row, GError **error)
{
  g_autoptr (ShianStatement) statement = shian_store_prepare (store, BESIDE, error);

  if (statement == NULL || !shian_statement_bind (statement, error, "ss", row->finding->subject,
                                                  row->finding->record.id))
    return FALSE;
  if (shian_statement_step (statement, error) != SHIAN_STEP_ROW)
    return FALSE;
  row->subject_name = g_strdup (shian_statement_text (statement, 0));
  row->town = g_strdup (shian_statement_text (statement, 1));
  row->n_photos = (guint) shian_statement_integer (statement, 2);
  row->repeats = shian_finding_repeats (store, row->finding);
  return TRUE;
}

/* Takes @findings. */
static GPtrArray *
make_rows (ShianStore *store, GPtrArray *findings, GError **error)
{
  g_autoptr (ShianCalendar) calendar = shian_calendar_load (store);
  g_autoptr (GPtrArray) taken = findings;
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (row_free);
  GDate day;

  shian_clock_today (&day);
  for (guint i = 0; i < taken->len; i++) {
    ShianFindingRow *row = g_new0 (ShianFindingRow, 1);
    row->finding = shian_finding_copy (taken->pdata[i]);
    row->days_late = shian_finding_days_late (row->finding, calendar, &day);
    g_ptr_array_add (rows, row);
    if (!fill_row (store, row, error))
      return NULL;
  }
  return g_steal_pointer (&rows);
}

GPtrArray *
shian_finding_list (ShianStore *store, const ShianFindingQuery *query, GError **error)
{
  g_autofree char *today = shian_clock_today_iso ();
  GPtrArray *findings = select_findings (store, query, today, error);

  return findings != NULL ? make_rows (store, findings, error) : NULL;
}

GPtrArray *
shian_finding_list_some (ShianStore *store, const GPtrArray *ids, guint first, guint limit,
                         GError **error)
{
  g_autoptr (GPtrArray) findings =
      g_ptr_array_new_with_free_func ((GDestroyNotify) shian_finding_free);

  for (guint i = first; i < ids->len && i - first < limit; i++) {
    ShianFinding *finding = shian_store_load (store, &SHIAN_FINDING_TYPE, ids->pdata[i], error);
    if (finding == NULL)
      return NULL;
    g_ptr_array_add (findings, finding);
  }
  return make_rows (store, g_steal_pointer (&findings), error);
}

#define COUNTED "SELECT f.state, count(*), sum (f.state = 'open' AND f.due < ?1) FROM "
#define WITHIN                                                                                     \
  "AND f.found_on >= coalesce (?3, '') AND f.found_on <= coalesce (?4, '9999') " OF_KIND (         \
      "f", "?5", "?6") "GROUP BY f.state"

/* All of them from what the file keeps; only the open ones past their day are gone through. */
static const char ALL[] =
    "SELECT k.state, k.n, CASE k.state WHEN 'open' THEN (SELECT count(*) FROM finding f WHERE "
    "f.state = 'open' AND f.due < ?1 AND f.deleted = 0) ELSE 0 END FROM finding_tally k "
    "WHERE ?2 IS NULL AND ?3 IS NULL AND ?4 IS NULL AND ?5 IS NULL AND ?6 = 0";
static const char OF_PERIOD[] = COUNTED "finding f WHERE f.deleted = 0 AND ?2 IS NULL " WITHIN;
static const char OF_TOWN[] =
    COUNTED "subject s CROSS JOIN finding f ON f.subject = s.id WHERE s.town = ?2 "
            "AND s.deleted = 0 AND f.deleted = 0 " WITHIN;

gboolean
shian_finding_count_some (ShianStore *store, const ShianFindingQuery *query,
                          ShianFindingCounts *counts, GError **error)
{
  g_autofree char *today = shian_clock_today_iso ();
  gboolean some =
      query->from != NULL || query->to != NULL || query->kinds != NULL || query->finished;
  const char *sql = query->town != NULL ? OF_TOWN : some ? OF_PERIOD : ALL;
  g_autoptr (ShianStatement) statement = shian_store_prepare (store, sql, error);
  ShianStep step;

  *counts = (ShianFindingCounts){ 0 };
  if (statement == NULL ||
      !shian_statement_bind (statement, error, "sssssi", today, query->town, query->from, query->to,
                             query->kinds, (gint64) query->finished))
    return FALSE;
  while ((step = shian_statement_step (statement, error)) == SHIAN_STEP_ROW) {
    int state =
        shian_choice_find (SHIAN_FINDING_STATE_CHOICES, shian_statement_text (statement, 0));
    if (state < 0)
      continue;
    counts->by_state[state] = (guint) shian_statement_integer (statement, 1);
    counts->overdue += (guint) shian_statement_integer (statement, 2);
  }
  return step == SHIAN_STEP_DONE;
}

gboolean
shian_finding_count (ShianStore *store, ShianFindingCounts *counts, GError **error)
{
  const ShianFindingQuery all = SHIAN_FINDING_QUERY_ALL;

  return shian_finding_count_some (store, &all, counts, error);
}
