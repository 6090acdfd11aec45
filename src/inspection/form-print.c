/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "inspection/form-print.h"

#include "base/clock.h"
#include "base/date.h"
#include "base/error.h"
#include "base/text.h"
#include "inspection/inspection.h"
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

const ShianChoice SHIAN_FORM_STATE_CHOICES[] = {
  { "out", N_ ("Out") },   { "back", N_ ("Came back") },
  { "void", N_ ("Void") }, { "handed_over", N_ ("Handed over") },
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
  SHIAN_FIELD (ShianFormPrint, voided_on, DATE, N_ ("Void since"), 0, NULL, 0),
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

char **
shian_form_print_next_many (ShianStore *store, guint n, GError **error)
{
  g_autofree char *today = shian_clock_today_iso ();
  char year[3] = { today[2], today[3], '\0' };
  int last = last_number (store, year, error);
  char **numbers;

  if (last < 0)
    return NULL;
  if (n > (guint) (MOST_IN_A_YEAR - last)) {
    g_set_error (error, SHIAN_ERROR, SHIAN_ERROR_INVALID,
                 _ ("All numbers of printed forms of this year are used up"));
    return NULL;
  }
  numbers = g_new0 (char *, n + 1);
  for (guint i = 0; i < n; i++)
    numbers[i] = g_strdup_printf ("%s%06u", year, (guint) last + 1 + i);
  return numbers;
}

char *
shian_form_print_next (ShianStore *store, GError **error)
{
  g_auto (GStrv) numbers = shian_form_print_next_many (store, 1, error);

  return numbers != NULL ? g_steal_pointer (&numbers[0]) : NULL;
}

static gboolean
add_inside (ShianStore *store, gpointer data, GError **error)
{
  ShianFormPrint *print = data;
  g_autofree char *next = shian_form_print_next (store, error);

  if (next == NULL)
    return FALSE;
  if (print->serial != NULL && !g_str_equal (print->serial, next)) {
    g_set_error (error, SHIAN_ERROR, SHIAN_ERROR_CONFLICT,
                 _ ("The number %s went to another form meanwhile; the next one is %s"),
                 print->serial, next);
    return FALSE;
  }
  g_free (print->serial);
  print->serial = g_steal_pointer (&next);
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
  return shian_store_transact_setup (store, _ ("Form printed"), add_inside, print, error);
}

ShianFormPrint *
shian_form_print_find (ShianStore *store, const char *serial, GError **error)
{
  GError *local = NULL;
  g_autoptr (ShianFormPrint) print = shian_store_select_one (
      store, &SHIAN_FORM_PRINT_TYPE, "WHERE serial = ?1", &local, "s", serial);

  if (print != NULL && !print->record.deleted)
    return g_steal_pointer (&print);
  if (print != NULL)
    g_set_error (error, SHIAN_ERROR, SHIAN_ERROR_NOT_FOUND,
                 _ ("The form with the number %s was taken out of the register"), serial);
  else if (local != NULL)
    g_propagate_error (error, local);
  else
    g_set_error (error, SHIAN_ERROR, SHIAN_ERROR_NOT_FOUND,
                 _ ("No form with the number %s was printed here"), serial);
  return NULL;
}

GPtrArray *
shian_form_print_list (ShianStore *store, gboolean out, GError **error)
{
  if (out)
    return shian_store_select (store, &SHIAN_FORM_PRINT_TYPE,
                               "WHERE deleted = 0 AND returned_on IS NULL AND voided_on IS NULL "
                               "AND (paper = 'recheck' OR (paper = 'inspection' AND inspection IS "
                               "NULL)) ORDER BY printed_on DESC, serial DESC",
                               error, "");
  return shian_store_select (store, &SHIAN_FORM_PRINT_TYPE,
                             "WHERE deleted = 0 ORDER BY serial DESC", error, "");
}

ShianFormState
shian_form_print_state (const ShianFormPrint *print)
{
  if (print->voided_on != NULL)
    return SHIAN_FORM_VOID;
  if (print->returned_on != NULL)
    return SHIAN_FORM_BACK;
  if (print->paper == SHIAN_FORM_PAPER_RECHECK ||
      (print->paper == SHIAN_FORM_PAPER_INSPECTION && print->inspection == NULL))
    return SHIAN_FORM_OUT;
  return SHIAN_FORM_HANDED_OVER;
}

/* What is void and not void for want of paper must not be mixed up. */
static gboolean
refuse_void (const ShianFormPrint *print, GError **error)
{
  g_set_error (error, SHIAN_ERROR, SHIAN_ERROR_INVALID, _ ("The form %s is void: %s"),
               print->serial, print->note != NULL ? print->note : "");
  return FALSE;
}

char *
shian_form_print_inspection (ShianStore *store, const ShianFormPrint *print)
{
  g_autoptr (ShianInspection) newest = NULL;

  if (print->inspection == NULL)
    return NULL;
  newest = shian_store_select_one (store, &SHIAN_INSPECTION_TYPE,
                                   "WHERE chain = (SELECT chain FROM inspection WHERE id = ?1) "
                                   "AND deleted = 0 ORDER BY version DESC LIMIT 1",
                                   NULL, "s", print->inspection);
  return newest != NULL ? g_strdup (newest->record.id) : NULL;
}

gboolean
shian_form_print_return (ShianStore *store, const char *serial, const char *inspection_id,
                         GError **error)
{
  g_autoptr (ShianFormPrint) print = shian_form_print_find (store, serial, error);
  g_autofree char *known = NULL;

  if (print == NULL)
    return FALSE;
  if (print->voided_on != NULL)
    return refuse_void (print, error);
  if (print->returned_on == NULL)
    print->returned_on = shian_clock_today_iso ();
  known = shian_form_print_inspection (store, print);
  if (inspection_id != NULL && known == NULL) {
    g_free (print->inspection);
    print->inspection = g_strdup (inspection_id);
  }
  return shian_store_save (store, &SHIAN_FORM_PRINT_TYPE, print, error);
}

gboolean
shian_form_print_void (ShianStore *store, const char *serial, const char *reason, GError **error)
{
  g_autoptr (ShianFormPrint) print = NULL;

  if (shian_text_is_empty (reason)) {
    g_set_error (error, SHIAN_ERROR, SHIAN_ERROR_INVALID, _ ("Say why the form %s is void"),
                 serial);
    return FALSE;
  }
  print = shian_form_print_find (store, serial, error);
  if (print == NULL)
    return FALSE;
  if (print->voided_on != NULL)
    return refuse_void (print, error);
  if (print->returned_on != NULL) {
    g_set_error (error, SHIAN_ERROR, SHIAN_ERROR_INVALID,
                 _ ("The form %s came back on %s and cannot be void"), serial, print->returned_on);
    return FALSE;
  }
  print->voided_on = shian_clock_today_iso ();
  g_free (print->note);
  print->note = shian_text_strip (reason);
  return shian_store_save (store, &SHIAN_FORM_PRINT_TYPE, print, error);
}

typedef struct {
  const char *const *serials;
  const char *reason;
} Void;

static gboolean
void_inside (ShianStore *store, gpointer data, GError **error)
{
  const Void *these = data;

  for (guint i = 0; these->serials[i] != NULL; i++)
    if (!shian_form_print_void (store, these->serials[i], these->reason, error))
      return FALSE;
  return TRUE;
}

gboolean
shian_form_print_void_many (ShianStore *store, const char *const *serials, const char *reason,
                            GError **error)
{
  Void these = { serials, reason };

  return shian_store_transact_setup (store, _ ("Forms not printed"), void_inside, &these, error);
}
