/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "forms/form-lookup.h"

#include "base/error.h"
#include "forms/inspection-form-fill.h"
#include "inspection/template-store.h"
#include "store/save.h"
#include "subjects/subject-register.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MOST_GUESSES 3
#define LIKELY_PAGES 20 /* no form has more: a slip in the page is told from one in the number */

gboolean
shian_form_lookup_is_meant (const char *typed)
{
  g_autofree char *digits = shian_form_code_digits (typed);
  gsize n = digits != NULL ? strlen (digits) : 0;

  return n + 1 >= SHIAN_FORM_CODE_DIGITS && n <= SHIAN_FORM_CODE_DIGITS + 1 && digits[0] >= '2';
}

/* What may have been meant: one digit other, two neighbours exchanged, one digit too many or missing. */

typedef struct {
  ShianStore *store;
  GPtrArray *found; /* codes, grouped for the eye */
} Guess;

static void
try_code (Guess *guess, const char *digits)
{
  g_autofree char *serial = NULL;
  g_autofree char *shown = NULL;
  g_autoptr (ShianFormPrint) print = NULL;
  guint page = 0;

  if (guess->found->len >= MOST_GUESSES || !shian_form_code_read (digits, &serial, &page, NULL) ||
      page < 1 || page > LIKELY_PAGES)
    return;
  print = shian_form_print_find (guess->store, serial, NULL);
  if (print == NULL)
    return;
  shown = shian_form_code_display (digits);
  if (!g_ptr_array_find_with_equal_func (guess->found, shown, g_str_equal, NULL))
    g_ptr_array_add (guess->found, g_steal_pointer (&shown));
}

static void
try_same_length (Guess *guess, const char *digits)
{
  g_autofree char *slip = g_strdup (digits);

  for (guint i = 0; i + 1 < SHIAN_FORM_CODE_DIGITS; i++) {
    char kept = slip[i];
    slip[i] = slip[i + 1];
    slip[i + 1] = kept;
    try_code (guess, slip);
    slip[i + 1] = slip[i];
    slip[i] = kept;
  }
  for (guint i = 0; i < SHIAN_FORM_CODE_DIGITS; i++) {
    char kept = slip[i];
    for (slip[i] = '0'; slip[i] <= '9'; slip[i]++)
      try_code (guess, slip);
    slip[i] = kept;
  }
}

static void
try_shorter (Guess *guess, const char *digits)
{
  for (guint i = 0; i <= SHIAN_FORM_CODE_DIGITS; i++) {
    g_autofree char *slip = g_strdup_printf ("%.*s%s", (int) i, digits, digits + i + 1);
    try_code (guess, slip);
  }
}

static void
try_longer (Guess *guess, const char *digits)
{
  for (guint i = 0; i < SHIAN_FORM_CODE_DIGITS; i++)
    for (char more = '0'; more <= '9'; more++) {
      g_autofree char *slip = g_strdup_printf ("%.*s%c%s", (int) i, digits, more, digits + i);
      try_code (guess, slip);
    }
}

/* Codes of forms in the register that are one slip away; NULL when there is none. (transfer full) */
static char *
guess_codes (ShianStore *store, const char *typed)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *digits = shian_form_code_digits (typed);
  Guess guess = { store, found };
  gsize n = digits != NULL ? strlen (digits) : 0;

  if (n == SHIAN_FORM_CODE_DIGITS)
    try_same_length (&guess, digits);
  else if (n == SHIAN_FORM_CODE_DIGITS + 1)
    try_shorter (&guess, digits);
  else if (n + 1 == SHIAN_FORM_CODE_DIGITS)
    try_longer (&guess, digits);
  if (found->len == 0)
    return NULL;
  g_ptr_array_add (found, NULL);
  return g_strjoinv ("; ", (char **) found->pdata);
}

ShianFormPrint *
shian_form_lookup (ShianStore *store, const char *typed, guint *page, GError **error)
{
  g_autofree char *serial = NULL;
  g_autofree char *meant = NULL;
  ShianFormPrint *print = NULL;
  GError *local = NULL;

  g_return_val_if_fail (store != NULL && typed != NULL, NULL);
  if (shian_form_code_read (typed, &serial, page, &local))
    print = shian_form_print_find (store, serial, &local);
  if (print != NULL)
    return print;
  meant = guess_codes (store, typed);
  if (meant != NULL) {
    g_autofree char *before = g_strdup (local->message);
    g_free (local->message);
    /* Translators: %s is what is wrong, then one or more codes */
    local->message = g_strdup_printf (_ ("%s. Was it %s?"), before, meant);
  }
  g_propagate_error (error, local);
  return NULL;
}

/* Where on the form */

static ShianInspectionForm *
lay_form (ShianStore *store, const ShianFormPrint *print, ShianTemplateBook **book)
{
  g_autoptr (ShianSubject) subject =
      print->subject != NULL ? shian_subject_load (store, print->subject, NULL) : NULL;
  g_autoptr (ShianInspectionSheet) sheet = NULL;

  if (print->template != NULL) {
    *book = shian_template_load (store, print->template, NULL);
    return *book != NULL ? shian_inspection_form_blank (*book, subject, print->serial) : NULL;
  }
  if (print->inspection != NULL)
    sheet = shian_inspection_sheet_load (store, print->inspection, NULL);
  if (sheet == NULL)
    return NULL;
  *book = g_steal_pointer (&sheet->book);
  sheet->book = shian_template_load (store, sheet->inspection->template, NULL);
  return sheet->book != NULL ? shian_inspection_form_record (sheet, NULL, print->serial) : NULL;
}

guint
shian_form_lookup_item (ShianStore *store, const ShianFormPrint *print, guint page,
                        ShianFonts *fonts)
{
  g_autoptr (ShianTemplateBook) book = NULL;
  g_autoptr (ShianInspectionForm) form = NULL;
  g_autoptr (ShianDocument) document = NULL;
  const ShianTemplateItem *item = NULL;
  const char *name;

  if (page < 1 || print->paper != SHIAN_FORM_PAPER_INSPECTION)
    return 0;
  form = lay_form (store, print, &book);
  if (form == NULL)
    return 0;
  document = shian_inspection_form_layout (form, SHIAN_PAPER_INSPECTION, NULL, fonts);
  name = shian_document_first_name (document, page - 1);
  if (name != NULL)
    item = shian_template_book_find_code (book, name);
  for (guint i = 0; item != NULL && i < book->items->len; i++)
    if (book->items->pdata[i] == item)
      return i;
  return 0;
}
