/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "forms/form-code.h"

#include "base/check-digit.h"
#include "base/error.h"
#include "forms/form-parts.h"
#include "typeset/qr-code.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

#define QR_SIDE 17.0 /* mm, with its white margin */
#define QR_TOP 3.0   /* mm from the paper's top */
#define FULLWIDTH_0 0xff10

char *
shian_form_code_make (const char *serial, guint page)
{
  char digits[SHIAN_FORM_CODE_DIGITS + 1];

  g_return_val_if_fail (serial != NULL && strlen (serial) == SHIAN_FORM_SERIAL_DIGITS, NULL);
  g_return_val_if_fail (page >= 1 && page <= 99, NULL);
  g_snprintf (digits, sizeof digits, "%s%02u", serial, page);
  digits[SHIAN_FORM_CODE_DIGITS - 1] = shian_check_digit (digits, SHIAN_FORM_CODE_DIGITS - 1);
  digits[SHIAN_FORM_CODE_DIGITS] = '\0';
  return g_strdup (digits);
}

char *
shian_form_code_display (const char *code)
{
  g_return_val_if_fail (code != NULL && strlen (code) == SHIAN_FORM_CODE_DIGITS, NULL);
  return g_strdup_printf ("%.2s %.6s %.2s %s", code, code + 2, code + 8, code + 10);
}

static gboolean
is_separator (gunichar c)
{
  return g_unichar_isspace (c) || g_unichar_type (c) == G_UNICODE_DASH_PUNCTUATION;
}

char *
shian_form_code_digits (const char *typed)
{
  g_autoptr (GString) digits = g_string_new (NULL);

  if (!g_utf8_validate (typed, -1, NULL))
    return NULL;
  for (const char *p = typed; *p != '\0'; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);

    if (g_ascii_isdigit (*p))
      g_string_append_c (digits, *p);
    else if (c >= FULLWIDTH_0 && c <= FULLWIDTH_0 + 9)
      g_string_append_c (digits, (char) ('0' + (c - FULLWIDTH_0)));
    else if (!is_separator (c))
      return NULL;
  }
  return g_string_free (g_steal_pointer (&digits), FALSE);
}

static gboolean
refuse (GError **error, const char *reason, const char *typed)
{
  g_set_error (error, SHIAN_ERROR, SHIAN_ERROR_INVALID, _ ("“%s” is not the code of a form: %s"),
               typed, reason);
  return FALSE;
}

gboolean
shian_form_code_read (const char *typed, char **serial, guint *page, GError **error)
{
  g_autofree char *digits = NULL;

  g_return_val_if_fail (typed != NULL && serial != NULL, FALSE);
  digits = shian_form_code_digits (typed);
  if (digits == NULL)
    return refuse (error, _ ("it has other characters than digits"),
                   g_utf8_validate (typed, -1, NULL) ? typed : "?");
  if (strlen (digits) != SHIAN_FORM_CODE_DIGITS)
    return refuse (error, _ ("it needs eleven digits"), typed);
  if (shian_check_digit (digits, SHIAN_FORM_CODE_DIGITS - 1) != digits[SHIAN_FORM_CODE_DIGITS - 1])
    return refuse (error, _ ("the check digit does not agree; look again for a wrong digit"),
                   typed);
  if (page != NULL)
    *page = (guint) ((digits[8] - '0') * 10 + (digits[9] - '0'));
  *serial = g_strndup (digits, SHIAN_FORM_SERIAL_DIGITS);
  return TRUE;
}

typedef struct {
  ShianDocument *document;
  char *serial;
} Stamp;

static void
free_stamp (gpointer data)
{
  Stamp *stamp = data;

  g_free (stamp->serial);
  g_free (stamp);
}

static void
draw_stamp (cairo_t *cr, guint page, guint part, gpointer data)
{
  const Stamp *stamp = data;
  const ShianPageSetup *setup = shian_document_page_setup (stamp->document);
  ShianTextStyle style = SHIAN_FORM_RUNNING;
  g_autofree char *code = shian_form_code_make (stamp->serial, MIN (page + 1, 99));
  g_autofree char *shown = shian_form_code_display (code);
  g_autoptr (ShianTextBlock) block = NULL;
  double right = (setup->width - setup->right) * SHIAN_POINTS_PER_MM;
  double side = QR_SIDE * SHIAN_POINTS_PER_MM;
  double top = QR_TOP * SHIAN_POINTS_PER_MM;

  shian_qr_draw (cr, code, right - side, top, QR_SIDE);
  style.align = SHIAN_TEXT_ALIGN_END;
  block = shian_text_block_new (shown, &style);
  shian_text_block_shape (block, shian_document_fonts (stamp->document), 40 * SHIAN_POINTS_PER_MM,
                          NULL);
  shian_text_block_draw (block, cr, right - side - 41 * SHIAN_POINTS_PER_MM,
                         10 * SHIAN_POINTS_PER_MM, 0, 1);
}

void
shian_form_code_stamp (ShianDocument *document, const char *serial)
{
  Stamp *stamp;

  g_return_if_fail (document != NULL && serial != NULL &&
                    strlen (serial) == SHIAN_FORM_SERIAL_DIGITS);
  stamp = g_new0 (Stamp, 1);
  stamp->document = document; /* which owns the stamp */
  stamp->serial = g_strdup (serial);
  shian_document_set_stamp (document, draw_stamp, stamp, free_stamp);
}
