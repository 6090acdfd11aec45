/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The register of printed forms: what bears which number, and what has not come back. */
#pragma once

#include "base/record.h"
#include "store/store.h"

G_BEGIN_DECLS

/** ShianFormPaper: the papers of an inspection, in the order of their layouts. */
typedef enum {
  SHIAN_FORM_PAPER_INSPECTION,
  SHIAN_FORM_PAPER_RESULT,
  SHIAN_FORM_PAPER_FINDINGS,
  SHIAN_FORM_PAPER_RECHECK,
} ShianFormPaper;
extern const ShianChoice SHIAN_FORM_PAPER_CHOICES[];

/** ShianFormPrint:
 * @serial: eight digits: two of the year, six counted; given when it is added
 * @subject: (nullable): a form may be printed without premises
 * @inspection: (nullable): of a record; a blank form gets it when its results are keyed in
 * @copies: of one job: 1, or 2 for 存根联 and 当事人联
 * @returned_on: (nullable): when it came back filled in */
typedef struct {
  ShianRecord record;
  char *serial;
  int paper; /* ShianFormPaper */
  char *subject;
  char *template;
  char *inspection;
  gint64 copies;
  char *printed_on;
  char *returned_on;
  char *note;
} ShianFormPrint;
SHIAN_DECLARE_RECORD (ShianFormPrint, shian_form_print, SHIAN_FORM_PRINT_TYPE)

/** shian_form_print_add: gives @print the year's next number and today's date and stores it. Call it
 * within shian_store_transact() for a batch. SHIAN_ERROR_INVALID after a million in a year. */
gboolean shian_form_print_add (ShianStore *store, ShianFormPrint *print, GError **error);

/** shian_form_print_find: by its number; SHIAN_ERROR_NOT_FOUND says so. (transfer full) */
ShianFormPrint *shian_form_print_find (ShianStore *store, const char *serial, GError **error);

/** shian_form_print_list: newest first; with @out only those that have not come back. (transfer
 * full) (element-type ShianFormPrint) */
GPtrArray *shian_form_print_list (ShianStore *store, gboolean out, GError **error);

/** shian_form_print_return: notes that the form came back, today, for the inspection @inspection_id
 * (nullable). No error when it had come back before: the first day stays. */
gboolean shian_form_print_return (ShianStore *store, const char *serial, const char *inspection_id,
                                  GError **error);

G_END_DECLS
