/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The number every page of a printed form bears, as digits and as a QR code, so that paper finds
 * its record again: eight digits of the form (two of the year, six counted), two of the page, one
 * check digit. */
#pragma once

#include "typeset/document.h"

G_BEGIN_DECLS

#define SHIAN_FORM_SERIAL_DIGITS 8
#define SHIAN_FORM_CODE_DIGITS 11

/** shian_form_code_make: the eleven digits of page @page (from 1, up to 99) of the form @serial.
 * (transfer full) */
char *shian_form_code_make (const char *serial, guint page);

/** shian_form_code_display: the digits in groups for the eye: “24 000123 02 7”. (transfer full) */
char *shian_form_code_display (const char *code);

/** shian_form_code_digits: the digits of what was typed, full-width ones as half-width, blanks and
 * dashes left out; NULL when there is anything else. (transfer full) */
char *shian_form_code_digits (const char *typed);

/**
 * shian_form_code_read:
 * @typed: as typed or scanned: blanks and dashes do not count, full-width digits do
 * @serial: (out) (transfer full), @page: (out) (optional): what was read
 *
 * The check digit finds every single wrong digit and nearly every two neighbours exchanged.
 * SHIAN_ERROR_INVALID says whether the length or the check digit is wrong.
 */
gboolean shian_form_code_read (const char *typed, char **serial, guint *page, GError **error);

/** shian_form_code_stamp: has every page of @document bear its code at the top right, where a margin
 * of 20 mm is kept free for it. */
void shian_form_code_stamp (ShianDocument *document, const char *serial);

G_END_DECLS
