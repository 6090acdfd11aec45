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

/** ShianFormState: what became of a printed form. Only what is to be written on comes back: blank
 * forms and recheck forms; a record, a result or a list of findings is handed over. */
typedef enum {
  SHIAN_FORM_OUT, /* to come back, and has not */
  SHIAN_FORM_BACK,
  SHIAN_FORM_VOID,
  SHIAN_FORM_HANDED_OVER,
} ShianFormState;
#define SHIAN_FORM_N_STATES 4
extern const ShianChoice SHIAN_FORM_STATE_CHOICES[];

/** ShianFormPrint:
 * @serial: eight digits: two of the year, six counted; given when it is added
 * @subject: (nullable): a form may be printed without premises
 * @inspection: (nullable): of a record; a blank form gets it when its results are keyed in
 * @copies: of one job: 1, or 2 for 存根联 and 当事人联
 * @returned_on: (nullable): when it came back filled in
 * @voided_on: (nullable): since when it counts for nothing; @note says why */
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
  char *voided_on;
  char *note;
} ShianFormPrint;
SHIAN_DECLARE_RECORD (ShianFormPrint, shian_form_print, SHIAN_FORM_PRINT_TYPE)

/** shian_form_print_next: the number the next form gets today. (transfer full) */
char *shian_form_print_next (ShianStore *store, GError **error);
/** shian_form_print_next_many: the numbers the next @n forms get today, NULL-terminated; the errors of
 * shian_form_print_add(). (transfer full) */
char **shian_form_print_next_many (ShianStore *store, guint n, GError **error);

/** shian_form_print_add: gives @print the year's next number and today's date and stores it; undo
 * never takes it back, for the paper is there. Where @print has a number already, as a page shown
 * before has, SHIAN_ERROR_CONFLICT says when it is no longer the next. Call it within
 * shian_store_transact() for a batch. SHIAN_ERROR_INVALID after a million in a year. */
gboolean shian_form_print_add (ShianStore *store, ShianFormPrint *print, GError **error);

/** shian_form_print_find: by its number; SHIAN_ERROR_NOT_FOUND says so. (transfer full) */
ShianFormPrint *shian_form_print_find (ShianStore *store, const char *serial, GError **error);

/** shian_form_print_list: newest first; with @out only those that are to come back and have not.
 * (transfer full) (element-type ShianFormPrint) */
GPtrArray *shian_form_print_list (ShianStore *store, gboolean out, GError **error);

ShianFormState shian_form_print_state (const ShianFormPrint *print);

/** shian_form_print_return: notes that the form came back, today, for the inspection @inspection_id
 * (nullable). No error when it had come back before: the first day stays. SHIAN_ERROR_INVALID when it
 * is void. */
gboolean shian_form_print_return (ShianStore *store, const char *serial, const char *inspection_id,
                                  GError **error);

/** shian_form_print_inspection: id of the inspection that was keyed in from the form, or that it is the
 * record of, in its newest version; NULL when there is none or it was removed. (transfer full) */
char *shian_form_print_inspection (ShianStore *store, const ShianFormPrint *print);

/** shian_form_print_void: the form counts for nothing, from today, for @reason; its number is not
 * given again. SHIAN_ERROR_INVALID without a reason, and when it is void or came back. */
gboolean shian_form_print_void (ShianStore *store, const char *serial, const char *reason,
                                GError **error);

/** shian_form_print_void_many: the same for all of @serials, NULL-terminated, or for none of them; for
 * what never reached the paper, and undo never takes it back. */
gboolean shian_form_print_void_many (ShianStore *store, const char *const *serials,
                                     const char *reason, GError **error);

G_END_DECLS
