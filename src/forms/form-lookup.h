/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From the code on a page, typed or scanned, to the form it belongs to. */
#pragma once

#include "forms/form-code.h"
#include "inspection/form-print.h"

G_BEGIN_DECLS

/** shian_form_lookup_is_meant: whether @typed looks as if it was meant for the code of a form: ten to
 * twelve digits, apart by blanks or dashes as may be, that begin with a year from 2020 on. Telephone
 * numbers and the other codes of premises do not. */
gboolean shian_form_lookup_is_meant (const char *typed);

/**
 * shian_form_lookup:
 * @page: (out) (optional): of the form, from 1
 *
 * The form with the code @typed. SHIAN_ERROR_INVALID for a code with a slip, SHIAN_ERROR_NOT_FOUND
 * for a number that was not printed here; where forms of the register have nearly this code, the
 * text names them. (transfer full)
 */
ShianFormPrint *shian_form_lookup (ShianStore *store, const char *typed, guint *page,
                                   GError **error);

/** shian_form_lookup_item: index among @book's items of the first one on page @page of the form
 * @print; 0 where the page has none or the form cannot be laid out. */
guint shian_form_lookup_item (ShianStore *store, const ShianFormPrint *print, guint page,
                              ShianFonts *fonts);

G_END_DECLS
