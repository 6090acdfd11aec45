/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "subjects/subject-check.h"

#include "base/check-digit.h"
#include "base/text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define CREDIT_LENGTH 18
#define LICENCE_DIGITS 14

gboolean
shian_credit_code_is_valid (const char *code)
{
  static const char letters[] = "0123456789ABCDEFGHJKLMNPQRTUWXY";
  int sum = 0, weight = 1;

  g_return_val_if_fail (code != NULL, FALSE);
  if (strlen (code) != CREDIT_LENGTH)
    return FALSE;
  for (int i = 0; i < CREDIT_LENGTH; i++) {
    const char *found = strchr (letters, code[i]);
    if (found == NULL)
      return FALSE;
    if (i == CREDIT_LENGTH - 1)
      return (found - letters) == (31 - sum % 31) % 31;
    sum += (int) (found - letters) * weight;
    weight = weight * 3 % 31;
  }
  g_return_val_if_reached (FALSE);
}

gboolean
shian_food_licence_is_valid (const char *number)
{
  const char *digits;

  g_return_val_if_fail (number != NULL, FALSE);
  digits = number + 2;
  return g_str_has_prefix (number, "JY") && strlen (digits) == LICENCE_DIGITS &&
         digits[LICENCE_DIGITS - 1] == shian_check_digit (digits, LICENCE_DIGITS - 1);
}

void
shian_subject_warning_free (ShianSubjectWarning *warning)
{
  g_free (warning->text);
  g_free (warning);
}

static void
warn (GPtrArray *warnings, const char *field, const char *text)
{
  ShianSubjectWarning *warning = g_new0 (ShianSubjectWarning, 1);

  warning->field = field;
  warning->text = g_strdup (text);
  g_ptr_array_add (warnings, warning);
}

static void
judge_credit_code (GPtrArray *warnings, const char *code)
{
  if (shian_text_is_empty (code) || shian_credit_code_is_valid (code))
    return;
  if (shian_text_length (code) != CREDIT_LENGTH)
    warn (warnings, "credit_code",
          _ ("A unified social credit code has 18 characters; compare it with the licence"));
  else
    warn (warnings, "credit_code",
          _ ("The last character of the unified social credit code does not match the others; "
             "compare it with the licence"));
}

static void
judge_licence (GPtrArray *warnings, const char *licence)
{
  if (licence == NULL || !g_str_has_prefix (licence, "JY") || shian_food_licence_is_valid (licence))
    return;
  if (strlen (licence) != LICENCE_DIGITS + 2)
    warn (warnings, "licence",
          _ ("A food business licence number is JY and 14 digits; compare it with the licence"));
  else
    warn (warnings, "licence",
          _ ("The last digit of the licence number does not match the others; compare it with the "
             "licence"));
}

GPtrArray *
shian_subject_warnings (const ShianSubject *subject)
{
  GPtrArray *warnings =
      g_ptr_array_new_with_free_func ((GDestroyNotify) shian_subject_warning_free);

  judge_credit_code (warnings, subject->credit_code);
  judge_licence (warnings, subject->licence);
  if (subject->status_from != NULL && subject->status_until != NULL &&
      strcmp (subject->status_from, subject->status_until) > 0)
    warn (warnings, "status_until", _ ("The state ends before it begins"));
  if (subject->diners != SHIAN_INTEGER_NONE && subject->diners < 0)
    warn (warnings, "diners", _ ("A number of diners cannot be less than nothing"));
  return warnings;
}

/* Half-width and without blanks as the fold of a text is, but in capitals and with its own
 * brackets kept where they are letters of a local scheme. */
static void
tidy_code (char **code)
{
  g_autofree char *folded = shian_text_fold (*code);

  g_free (*code);
  *code = g_ascii_strup (folded, -1);
}

void
shian_subject_tidy (ShianSubject *subject)
{
  for (guint i = 0; i < SHIAN_SUBJECT_TYPE.n_fields; i++) {
    const ShianField *field = &SHIAN_SUBJECT_TYPE.fields[i];
    const char *text =
        field->kind == SHIAN_FIELD_TEXT ? shian_field_get_string (field, subject) : NULL;
    if (text != NULL) {
      g_autofree char *stripped = shian_text_strip (text);
      shian_field_set_string (field, subject, stripped[0] != '\0' ? stripped : NULL);
    }
  }
  if (subject->credit_code != NULL)
    tidy_code (&subject->credit_code);
  if (subject->licence != NULL)
    tidy_code (&subject->licence);
}
