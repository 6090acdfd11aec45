/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What looks wrong with a record and is kept all the same: the paper may be wrong, not the typist. */
#pragma once

#include "subjects/subject.h"

G_BEGIN_DECLS

/** shian_credit_code_is_valid: 统一社会信用代码 of 18 characters whose last is right (GB 32100-2015:
 * weights 3^(i−1), modulus 31, no I O S V Z). */
gboolean shian_credit_code_is_valid (const char *code);

/** shian_food_licence_is_valid: JY and 14 digits of which the last is right (GB/T 17710, MOD 11,10,
 * as 食品经营许可证 numbers are made). */
gboolean shian_food_licence_is_valid (const char *number);

/** ShianSubjectWarning: @field is the descriptor's name, @text a sentence for the user. */
typedef struct {
  const char *field;
  char *text;
} ShianSubjectWarning;

void shian_subject_warning_free (ShianSubjectWarning *warning);

/** shian_subject_warnings: in the order of the fields. Licences of other kinds (SC, YB, local ones of
 * small premises) are not judged. (transfer full) (element-type ShianSubjectWarning) */
GPtrArray *shian_subject_warnings (const ShianSubject *subject);

/** shian_subject_tidy: blanks around texts go; codes become half-width capitals without blanks. */
void shian_subject_tidy (ShianSubject *subject);

G_END_DECLS
