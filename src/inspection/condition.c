/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "inspection/condition.h"

#include "base/error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct {
  char *name;
  char *sign;
  GStrv values;
} Clause;

static void
clause_clear (Clause *clause)
{
  g_free (clause->name);
  g_free (clause->sign);
  g_strfreev (clause->values);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Clause, clause_clear)

static const char NAME_LETTERS[] = "abcdefghijklmnopqrstuvwxyz0123456789_";

/* “name sign value|value”, blanks between them or not. */
static gboolean
read_clause (const char *text, Clause *clause)
{
  static const char *const signs[] = { ">=", "<=", "!=", "=", ">", "<" };
  g_autofree char *stripped = g_strstrip (g_strdup (text));
  gsize length = strspn (stripped, NAME_LETTERS);
  const char *rest = stripped + length;

  while (*rest == ' ')
    rest++;
  for (gsize i = 0; length > 0 && i < G_N_ELEMENTS (signs); i++) {
    const char *values = rest + strlen (signs[i]);
    if (!g_str_has_prefix (rest, signs[i]))
      continue;
    while (*values == ' ')
      values++;
    if (*values == '\0' || strpbrk (values, " =<>!") != NULL)
      return FALSE;
    clause->name = g_strndup (stripped, length);
    clause->sign = g_strdup (signs[i]);
    clause->values = g_strsplit (values, "|", -1);
    return TRUE;
  }
  return FALSE;
}

static gboolean refuse (GError **error, const char *format, ...) G_GNUC_PRINTF (2, 3);

static gboolean
refuse (GError **error, const char *format, ...)
{
  g_autofree char *text = NULL;
  va_list args;

  va_start (args, format);
  text = g_strdup_vprintf (format, args);
  va_end (args);
  g_set_error_literal (error, SHIAN_ERROR, SHIAN_ERROR_INVALID, text);
  return FALSE;
}

static gboolean
is_equality (const Clause *clause)
{
  return g_str_equal (clause->sign, "=") || g_str_equal (clause->sign, "!=");
}

static gboolean
check_value (const ShianField *field, const char *value, GError **error)
{
  switch (field->kind) {
  case SHIAN_FIELD_CHOICE:
    return shian_choice_find (field->choices, value) >= 0 ||
           refuse (error, _ ("“%s” is not one of the choices of that field"), value);
  case SHIAN_FIELD_INTEGER:
    return g_ascii_string_to_signed (value, 10, G_MININT64, G_MAXINT64, NULL, NULL) ||
           refuse (error, _ ("“%s” is not a whole number"), value);
  case SHIAN_FIELD_TEXT:
  case SHIAN_FIELD_DATE:
    return TRUE;
  case SHIAN_FIELD_BOOL:
  case SHIAN_FIELD_REAL:
  case SHIAN_FIELD_REF:
  default:
    return refuse (error, _ ("“%s” cannot be asked in a condition"), field->name);
  }
}

static gboolean
check_clause (const char *text, const char *facts, GError **error)
{
  g_auto (Clause) clause = { 0 };
  const ShianField *field;

  if (!read_clause (text, &clause))
    return refuse (error, _ ("“%s” is not a condition such as supply=contracted"), text);
  field = shian_record_type_field (&SHIAN_SUBJECT_TYPE, clause.name);
  if (field == NULL && !shian_facts_known (facts, clause.name))
    return refuse (error,
                   _ ("“%s” is neither a field of the premises nor a question of the template"),
                   clause.name);
  if (!is_equality (&clause) && (field == NULL || field->kind != SHIAN_FIELD_INTEGER))
    return refuse (error, _ ("“%s” has no order; ask with = or !="), clause.name);
  for (guint i = 0; clause.values[i] != NULL; i++) {
    if (field != NULL && !check_value (field, clause.values[i], error))
      return FALSE;
    if (field == NULL && !g_str_equal (clause.values[i], "yes") &&
        !g_str_equal (clause.values[i], "no"))
      return refuse (error, _ ("a question is answered by yes or no, not by “%s”"),
                     clause.values[i]);
  }
  return TRUE;
}

gboolean
shian_condition_check (const char *text, const char *facts, GError **error)
{
  g_auto (GStrv) alternatives = g_strsplit (text != NULL ? text : "", " or ", -1);

  if (text == NULL || *text == '\0')
    return TRUE;
  for (guint i = 0; alternatives[i] != NULL; i++) {
    g_auto (GStrv) clauses = g_strsplit (alternatives[i], " and ", -1);
    for (guint k = 0; clauses[k] != NULL; k++)
      if (!check_clause (clauses[k], facts, error))
        return FALSE;
  }
  return TRUE;
}

static gboolean
compare (gint64 value, const char *sign, gint64 wanted)
{
  if (g_str_equal (sign, "="))
    return value == wanted;
  if (g_str_equal (sign, "!="))
    return value != wanted;
  if (g_str_equal (sign, ">="))
    return value >= wanted;
  if (g_str_equal (sign, "<="))
    return value <= wanted;
  return g_str_equal (sign, ">") ? value > wanted : value < wanted;
}

static ShianTruth
truth (gboolean value)
{
  return value ? SHIAN_TRUTH_YES : SHIAN_TRUTH_NO;
}

/* The field's value as stored, NULL when it is not known. */
static char *
known_value (const ShianField *field, const ShianSubject *subject)
{
  g_autofree char *value = shian_field_to_text (field, subject);

  if (value == NULL || g_str_equal (value, "unknown"))
    return NULL;
  return g_steal_pointer (&value);
}

/* What was found on the day goes before what the premises' record says. */
static ShianTruth
judge_field (const Clause *clause, const ShianField *field, const ShianSubject *subject,
             const char *answers)
{
  g_autofree char *value = shian_facts_get_text (answers, clause->name);

  if (value == NULL && subject != NULL)
    value = known_value (field, subject);
  if (value == NULL)
    return SHIAN_TRUTH_UNKNOWN;
  if (field->kind == SHIAN_FIELD_INTEGER)
    return truth (compare (g_ascii_strtoll (value, NULL, 10), clause->sign,
                           g_ascii_strtoll (clause->values[0], NULL, 10)));
  return truth (g_strv_contains ((const char *const *) clause->values, value) ==
                g_str_equal (clause->sign, "="));
}

static ShianTruth
judge_clause (const char *text, const ShianSubject *subject, const char *answers)
{
  g_auto (Clause) clause = { 0 };
  const ShianField *field;
  int answer;

  if (!read_clause (text, &clause))
    return SHIAN_TRUTH_UNKNOWN;
  field = shian_record_type_field (&SHIAN_SUBJECT_TYPE, clause.name);
  if (field != NULL)
    return judge_field (&clause, field, subject, answers);
  answer = shian_facts_get (answers, clause.name);
  if (answer < 0)
    return SHIAN_TRUTH_UNKNOWN;
  return truth (g_strv_contains ((const char *const *) clause.values, answer ? "yes" : "no") ==
                g_str_equal (clause.sign, "="));
}

ShianTruth
shian_condition_judge (const char *text, const ShianSubject *subject, const char *answers)
{
  g_auto (GStrv) alternatives = NULL;
  ShianTruth best = SHIAN_TRUTH_NO;

  if (text == NULL || *text == '\0')
    return SHIAN_TRUTH_YES;
  alternatives = g_strsplit (text, " or ", -1);
  for (guint i = 0; alternatives[i] != NULL; i++) {
    g_auto (GStrv) clauses = g_strsplit (alternatives[i], " and ", -1);
    ShianTruth worst = SHIAN_TRUTH_YES;
    for (guint k = 0; clauses[k] != NULL; k++)
      worst = MIN (worst, judge_clause (clauses[k], subject, answers));
    best = MAX (best, worst);
  }
  return best;
}

/* Whether @part is about @id. */
static gboolean
is_about (const char *part, const char *id)
{
  return g_str_has_prefix (part, id) && part[strlen (id)] == '=';
}

char *
shian_facts_get_text (const char *answers, const char *id)
{
  g_auto (GStrv) parts = g_strsplit (answers != NULL ? answers : "", ";", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    if (is_about (parts[i], id))
      return g_strdup (parts[i] + strlen (id) + 1);
  return NULL;
}

char *
shian_facts_set_text (const char *answers, const char *id, const char *text)
{
  g_auto (GStrv) parts = g_strsplit (answers != NULL ? answers : "", ";", -1);
  GString *result = g_string_new (NULL);

  for (guint i = 0; parts[i] != NULL; i++)
    if (*parts[i] != '\0' && !is_about (parts[i], id))
      g_string_append_printf (result, "%s%s", result->len > 0 ? ";" : "", parts[i]);
  if (text != NULL)
    g_string_append_printf (result, "%s%s=%s", result->len > 0 ? ";" : "", id, text);
  return g_string_free (result, FALSE);
}

int
shian_facts_get (const char *answers, const char *id)
{
  g_autofree char *text = shian_facts_get_text (answers, id);

  return text != NULL ? g_str_equal (text, "yes") : -1;
}

char *
shian_facts_set (const char *answers, const char *id, int value)
{
  return shian_facts_set_text (answers, id, value < 0 ? NULL : value > 0 ? "yes" : "no");
}

gboolean
shian_facts_known (const char *facts, const char *id)
{
  g_auto (GStrv) lines = g_strsplit (facts != NULL ? facts : "", "\n", -1);
  gsize length = strlen (id);

  for (guint i = 0; lines[i] != NULL; i++)
    if (g_str_has_prefix (lines[i], id) && lines[i][length] == '\t')
      return TRUE;
  return FALSE;
}
