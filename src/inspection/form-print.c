/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "inspection/form-print.h"

#include "base/clock.h"
#include "base/date.h"
#include "base/error.h"
#include "store/save.h"
#include "store/statement.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>

#define MOST_IN_A_YEAR 999999

const ShianChoice SHIAN_FORM_PAPER_CHOICES[] = {
  { "inspection", N_ ("Inspection form") },
  { "result", N_ ("Posted result") },
  { "findings", N_ ("List of findings") },
  { "recheck", N_ ("Recheck form") },
  { NULL, NULL },
};

static const ShianField FIELDS[] = {
  SHIAN_FIELD (ShianFormPrint, serial, TEXT, N_ ("Form number"),
               SHIAN_FIELD_REQUIRED | SHIAN_FIELD_CODE, NULL, 20),
  SHIAN_FIELD (ShianFormPrint, paper, CHOICE, N_ ("Paper"), 0, SHIAN_FORM_PAPER_CHOICES, 0),
  SHIAN_FIELD (ShianFormPrint, subject, TEXT, N_ ("Premises"), SHIAN_FIELD_HIDDEN, NULL, 36),
  SHIAN_FIELD (ShianFormPrint, template, TEXT, N_ ("Template"), SHIAN_FIELD_HIDDEN, NULL, 36),
  SHIAN_FIELD (ShianFormPrint, inspection, TEXT, N_ ("Inspection"), SHIAN_FIELD_HIDDEN, NULL, 36),
  SHIAN_FIELD (ShianFormPrint, copies, INTEGER, N_ ("Copies"), SHIAN_FIELD_REQUIRED, NULL, 0),
  SHIAN_FIELD (ShianFormPrint, printed_on, DATE, N_ ("Printed on"), SHIAN_FIELD_REQUIRED, NULL, 0),
  SHIAN_FIELD (ShianFormPrint, returned_on, DATE, N_ ("Came back on"), 0, NULL, 0),
  SHIAN_FIELD (ShianFormPrint, note, TEXT, N_ ("Note"), 0, NULL, 500),
};

const ShianRecordType SHIAN_FORM_PRINT_TYPE = SHIAN_RECORD_TYPE (
    "form_print", N_ ("Printed form"), ShianFormPrint, FIELDS, shian_form_print_free);
SHIAN_DEFINE_RECORD (ShianFormPrint, shian_form_print, SHIAN_FORM_PRINT_TYPE)

/* Tombstones count: paper with that number may lie on somebody's desk. */
static int
last_number (ShianStore *store, const char *year, GError **error)
{
  g_autoptr (ShianStatement) statement =
      shian_store_prepare (store,
                           "SELECT max(serial) FROM form_print WHERE serial >= ?1 || '000000' "
                           "AND serial <= ?1 || '999999'",
                           error);

  if (statement == NULL || !shian_statement_bind (statement, error, "s", year) ||
      shian_statement_step (statement, error) != SHIAN_STEP_ROW)
    return -1;
  if (shian_statement_is_null (statement, 0))
    return 0;
  return atoi (shian_statement_text (statement, 0) + 2);
}

static gboolean
add_inside (ShianStore *store, gpointer data, GError **error)
{
  ShianFormPrint *print = data;
  char year[3] = { print->printed_on[2], print->printed_on[3], '\0' };
  int last = last_number (store, year, error);

  if (last < 0)
    return FALSE;
  if (last >= MOST_IN_A_YEAR) {
    g_set_error (error, SHIAN_ERROR, SHIAN_ERROR_INVALID,
                 _ ("All numbers of printed forms of this year are used up"));
    return FALSE;
  }
  g_free (print->serial);
  print->serial = g_strdup_printf ("%s%06d", year, last + 1);
  return shian_store_save (store, &SHIAN_FORM_PRINT_TYPE, print, error);
}

gboolean
shian_form_print_add (ShianStore *store, ShianFormPrint *print, GError **error)
{
  g_return_val_if_fail (store != NULL && print != NULL, FALSE);
  g_free (print->printed_on);
  print->printed_on = shian_clock_today_iso ();
  if (print->copies == SHIAN_INTEGER_NONE || print->copies < 1)
    print->copies = 1;
  return shian_store_transact (store, _ ("Form printed"), add_inside, print, error);
}

ShianFormPrint *
shian_form_print_find (ShianStore *store, const char *serial, GError **error)
{
  GError *local = NULL;
  ShianFormPrint *print = shian_store_select_one (
      store, &SHIAN_FORM_PRINT_TYPE, "WHERE serial = ?1 AND deleted = 0", &local, "s", serial);

  if (print == NULL && local == NULL)
    g_set_error (&local, SHIAN_ERROR, SHIAN_ERROR_NOT_FOUND,
                 _ ("No form with the number %s was printed here"), serial);
  if (local != NULL)
    g_propagate_error (error, local);
  return print;
}

GPtrArray *
shian_form_print_list (ShianStore *store, gboolean out, GError **error)
{
  if (out)
    return shian_store_select (store, &SHIAN_FORM_PRINT_TYPE,
                               "WHERE deleted = 0 AND returned_on IS NULL "
                               "ORDER BY printed_on DESC, serial DESC",
                               error, "");
  return shian_store_select (store, &SHIAN_FORM_PRINT_TYPE,
                             "WHERE deleted = 0 ORDER BY serial DESC", error, "");
}

gboolean
shian_form_print_return (ShianStore *store, const char *serial, const char *inspection_id,
                         GError **error)
{
  g_autoptr (ShianFormPrint) print = shian_form_print_find (store, serial, error);

  if (print == NULL)
    return FALSE;
  if (print->returned_on == NULL)
    print->returned_on = shian_clock_today_iso ();
  if (inspection_id != NULL && print->inspection == NULL)
    print->inspection = g_strdup (inspection_id);
  return shian_store_save (store, &SHIAN_FORM_PRINT_TYPE, print, error);
}
