/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One numbered form on its way to paper. It is shown with the number it will have; the number is taken
 * only when it is printed or saved, and looking alone takes none. */
#pragma once

#include "app/session.h"
#include "forms/form-job.h"

G_BEGIN_DECLS

#define SHIAN_TYPE_FORM_PRINTING (shian_form_printing_get_type ())
G_DECLARE_FINAL_TYPE (ShianFormPrinting, shian_form_printing, SHIAN, FORM_PRINTING, GObject)

/* Signal “claimed” (): shian_form_printing_claim() is through, for better or worse. */

typedef enum {
  SHIAN_CLAIM_NONE,
  SHIAN_CLAIM_UNDER_WAY,
  SHIAN_CLAIM_TAKEN,
  SHIAN_CLAIM_REFUSED,
} ShianClaim;

/** shian_form_printing_new: @job makes one form; all of it is copied. */
ShianFormPrinting *shian_form_printing_new (ShianSession *session, const ShianFormJob *job);

/** shian_form_printing_document: the form as it is now, with the number it has or will have.
 * (transfer full) */
ShianDocument *shian_form_printing_document (ShianFormPrinting *self, ShianFonts *fonts,
                                             GError **error);
/** shian_form_printing_get_serial: of the document made last. */
const char *shian_form_printing_get_serial (ShianFormPrinting *self);

gboolean shian_form_printing_get_two_copies (ShianFormPrinting *self);
/** shian_form_printing_set_two_copies: of the next document; not once the number is taken. */
void shian_form_printing_set_two_copies (ShianFormPrinting *self, gboolean two_copies);

/** shian_form_printing_claim: takes the number of the document made last, unless it has been; then
 * “claimed”. It is refused when another form got the number meanwhile: make the document again. */
void shian_form_printing_claim (ShianFormPrinting *self);
ShianClaim shian_form_printing_get_claim (ShianFormPrinting *self);
/** shian_form_printing_get_error: why it was refused; NULL otherwise. */
const GError *shian_form_printing_get_error (ShianFormPrinting *self);

/** shian_form_printing_settle: what was to be printed or saved with the number was (@made), or was
 * not: a number never put on paper becomes void, saying so. FALSE when it did: make the document
 * again. */
gboolean shian_form_printing_settle (ShianFormPrinting *self, gboolean made);

G_END_DECLS
