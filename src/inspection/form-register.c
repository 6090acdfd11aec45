/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "inspection/form-register.h"

#include "base/clock.h"
#include "base/date.h"
#include "base/pinyin.h"
#include "store/save.h"
#include "store/statement.h"

#include <string.h>

#define USUAL_LIMIT 2000

/* As shian_form_print_state(), in the words of the query. */
#define IS_OUT                                                                                     \
  "returned_on IS NULL AND voided_on IS NULL AND (paper = 'recheck' OR (paper = 'inspection' AND " \
  "inspection IS NULL))"
#define IS_BACK "returned_on IS NOT NULL AND voided_on IS NULL"
#define IS_VOID "voided_on IS NOT NULL"
#define IS_HANDED_OVER                                                                             \
  "returned_on IS NULL AND voided_on IS NULL AND NOT (paper = 'recheck' OR (paper = 'inspection' " \
  "AND inspection IS NULL))"

static void
row_free (gpointer data)
{
  ShianFormPrintRow *row = data;

  shian_form_print_free (row->print);
  g_free (row->subject_name);
  g_free (row->town);
  g_free (row);
}

static const char *
tail_of (int state)
{
  static const char *const TAILS[SHIAN_FORM_N_STATES] = {
    "WHERE deleted = 0 AND " IS_OUT " ORDER BY printed_on, serial",
    "WHERE deleted = 0 AND " IS_BACK " ORDER BY serial DESC",
    "WHERE deleted = 0 AND " IS_VOID " ORDER BY serial DESC",
    "WHERE deleted = 0 AND " IS_HANDED_OVER " ORDER BY serial DESC",
  };

  return state >= 0 ? TAILS[state] : "WHERE deleted = 0 ORDER BY serial DESC";
}

static gboolean
fill_subject (ShianStore *store, ShianFormPrintRow *row, GError **error)
{
  g_autoptr (ShianStatement) statement = NULL;
  ShianStep step;

  if (row->print->subject == NULL)
    return TRUE;
  statement = shian_store_prepare (store, "SELECT name, town FROM subject WHERE id = ?1", error);
  if (statement == NULL || !shian_statement_bind (statement, error, "s", row->print->subject))
    return FALSE;
  step = shian_statement_step (statement, error);
  if (step == SHIAN_STEP_ROW) {
    row->subject_name = g_strdup (shian_statement_text (statement, 0));
    row->town = g_strdup (shian_statement_text (statement, 1));
  }
  return step != SHIAN_STEP_ERROR;
}

static int
days_since (const char *iso, const GDate *today)
{
  GDate day;

  return shian_date_parse (iso, &day, NULL) ? g_date_days_between (&day, today) : -1;
}

static gboolean
matches (const ShianFormPrintRow *row, const char *words)
{
  if (words == NULL || strstr (row->print->serial, words) != NULL ||
      (row->town != NULL && strstr (row->town, words) != NULL))
    return TRUE;
  return row->subject_name != NULL && (strstr (row->subject_name, words) != NULL ||
                                       shian_pinyin_match (row->subject_name, words));
}

GPtrArray *
shian_form_register_list (ShianStore *store, const ShianFormQuery *query, GError **error)
{
  g_autoptr (GPtrArray) prints =
      shian_store_select (store, &SHIAN_FORM_PRINT_TYPE, tail_of (query->state), error, "");
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (row_free);
  guint limit = query->limit > 0 ? query->limit : USUAL_LIMIT;
  GDate today;

  if (prints == NULL)
    return NULL;
  shian_clock_today (&today);
  for (guint i = 0; i < prints->len && rows->len < limit; i++) {
    ShianFormPrintRow *row = g_new0 (ShianFormPrintRow, 1);
    row->print = shian_form_print_copy (prints->pdata[i]);
    row->days_out = shian_form_print_state (row->print) == SHIAN_FORM_OUT
                        ? days_since (row->print->printed_on, &today)
                        : -1;
    g_ptr_array_add (rows, row);
    if (!fill_subject (store, row, error))
      return NULL;
    if (!matches (row, query->words))
      g_ptr_array_set_size (rows, (int) rows->len - 1);
  }
  return g_steal_pointer (&rows);
}

gboolean
shian_form_register_count (ShianStore *store, guint counts[SHIAN_FORM_N_STATES], GError **error)
{
  g_autoptr (ShianStatement) statement =
      shian_store_prepare (store,
                           "SELECT sum (" IS_OUT "), sum (" IS_BACK "), sum (" IS_VOID
                           "), sum (" IS_HANDED_OVER ") FROM form_print WHERE deleted = 0",
                           error);

  if (statement == NULL || shian_statement_step (statement, error) != SHIAN_STEP_ROW)
    return FALSE;
  for (int i = 0; i < SHIAN_FORM_N_STATES; i++)
    counts[i] =
        shian_statement_is_null (statement, i) ? 0 : (guint) shian_statement_integer (statement, i);
  return TRUE;
}
