/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "packs/form-list.h"

#include "packs/record-list.h"

#include <glib/gi18n-lib.h>

/* A row of the list: the form with what is known of its premises. Never stored. */
typedef struct {
  ShianRecord record;
  char *serial;
  int paper;
  char *subject;
  char *town;
  gint64 copies;
  char *printed_on;
  int state;
  gint64 days_out;
  char *returned_on;
  char *note;
} Row;

static void
row_free (gpointer data)
{
  g_free (data); /* all it points to belongs to the register's row */
}

static const ShianField FIELDS[] = {
  SHIAN_FIELD (Row, serial, TEXT, N_ ("Form number"), SHIAN_FIELD_CODE, NULL, 20),
  SHIAN_FIELD (Row, paper, CHOICE, N_ ("Paper"), 0, SHIAN_FORM_PAPER_CHOICES, 0),
  SHIAN_FIELD (Row, subject, TEXT, N_ ("Premises"), 0, NULL, 0),
  SHIAN_FIELD (Row, town, TEXT, N_ ("Town"), 0, NULL, 0),
  SHIAN_FIELD (Row, copies, INTEGER, N_ ("Copies"), 0, NULL, 0),
  SHIAN_FIELD (Row, printed_on, DATE, N_ ("Printed on"), 0, NULL, 0),
  SHIAN_FIELD (Row, state, CHOICE, N_ ("State"), 0, SHIAN_FORM_STATE_CHOICES, 0),
  SHIAN_FIELD (Row, days_out, INTEGER, N_ ("Days out"), 0, NULL, 0),
  SHIAN_FIELD (Row, returned_on, DATE, N_ ("Came back on"), 0, NULL, 0),
  SHIAN_FIELD (Row, note, TEXT, N_ ("Note"), 0, NULL, 0),
};
static const ShianRecordType ROW_TYPE =
    SHIAN_RECORD_TYPE ("form_row", N_ ("Printed form"), Row, FIELDS, row_free);

typedef struct {
  GPtrArray *rows;
  guint next;
  Row row;
} Rows;

static gboolean
next_row (gpointer data, gconstpointer *record, GError **error)
{
  Rows *rows = data;
  const ShianFormPrintRow *from;

  *record = NULL;
  if (rows->next >= rows->rows->len)
    return TRUE;
  from = rows->rows->pdata[rows->next++];
  rows->row = (Row){ .serial = from->print->serial,
                     .paper = from->print->paper,
                     .subject = from->subject_name,
                     .town = from->town,
                     .copies = from->print->copies,
                     .printed_on = from->print->printed_on,
                     .state = (int) shian_form_print_state (from->print),
                     .days_out = from->days_out >= 0 ? from->days_out : SHIAN_INTEGER_NONE,
                     .returned_on = from->print->returned_on,
                     .note = from->print->note };
  *record = &rows->row;
  return TRUE;
}

gboolean
shian_form_list_write (ShianStore *store, const ShianFormQuery *query, const char *folder,
                       ShianPackResult *result, GError **error)
{
  g_autoptr (GPtrArray) found = shian_form_register_list (store, query, error);
  Rows rows = { .rows = found };
  ShianRecordList list = { .type = &ROW_TYPE,
                           .sheet = _ ("Printed forms"),
                           .title = _ ("Register of printed forms"),
                           .next = next_row,
                           .data = &rows };
  g_autofree char *left = NULL;
  g_autofree char *name = shian_pack_free_name (folder, list.title);

  if (found == NULL)
    return FALSE;
  list.expected = found->len;
  left = g_strdup_printf (ngettext ("%u form", "%u forms", found->len), found->len);
  list.left = left;
  return shian_record_list_write (&list, folder, name, result, error);
}
