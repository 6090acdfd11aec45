/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/record.h"

#include "base/date.h"
#include "base/error.h"
#include "base/text.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define DEFAULT_LENGTH 200
#define MEMBER(record, field, Type) (*(Type *) (void *) ((char *) (record) + (field)->offset))
#define CONST_MEMBER(record, field, Type)                                                          \
  (*(const Type *) (const void *) ((const char *) (record) + (field)->offset))

gboolean
shian_field_is_string (const ShianField *field)
{
  return field->kind == SHIAN_FIELD_TEXT || field->kind == SHIAN_FIELD_DATE ||
         field->kind == SHIAN_FIELD_REF;
}

gpointer
shian_record_new (const ShianRecordType *type)
{
  gpointer record = g_malloc0 (type->size);

  for (guint i = 0; i < type->n_fields; i++) {
    const ShianField *field = &type->fields[i];
    if (field->kind == SHIAN_FIELD_INTEGER)
      MEMBER (record, field, gint64) = SHIAN_INTEGER_NONE;
    else if (field->kind == SHIAN_FIELD_REAL)
      MEMBER (record, field, double) = NAN;
  }
  return record;
}

gpointer
shian_record_copy (const ShianRecordType *type, gconstpointer record)
{
  gpointer copy = g_memdup2 (record, type->size);

  ((ShianRecord *) copy)->id = g_strdup (((const ShianRecord *) record)->id);
  for (guint i = 0; i < type->n_fields; i++) {
    const ShianField *field = &type->fields[i];
    if (shian_field_is_string (field))
      MEMBER (copy, field, char *) = g_strdup (MEMBER (copy, field, char *));
  }
  return copy;
}

void
shian_record_free (const ShianRecordType *type, gpointer record)
{
  if (record == NULL)
    return;
  for (guint i = 0; i < type->n_fields; i++)
    if (shian_field_is_string (&type->fields[i]))
      g_free (MEMBER (record, &type->fields[i], char *));
  g_free (((ShianRecord *) record)->id);
  g_free (record);
}

const ShianField *
shian_record_type_field (const ShianRecordType *type, const char *name)
{
  for (guint i = 0; i < type->n_fields; i++)
    if (g_str_equal (type->fields[i].name, name))
      return &type->fields[i];
  return NULL;
}

const char *
shian_field_get_string (const ShianField *field, gconstpointer record)
{
  g_return_val_if_fail (shian_field_is_string (field), NULL);
  return CONST_MEMBER (record, field, char *);
}

void
shian_field_set_string (const ShianField *field, gpointer record, const char *value)
{
  char *copy = g_strdup (value);

  g_return_if_fail (shian_field_is_string (field));
  g_free (MEMBER (record, field, char *));
  MEMBER (record, field, char *) = copy;
}

gint64
shian_field_get_integer (const ShianField *field, gconstpointer record)
{
  if (field->kind == SHIAN_FIELD_INTEGER)
    return CONST_MEMBER (record, field, gint64);
  g_return_val_if_fail (field->kind == SHIAN_FIELD_BOOL || field->kind == SHIAN_FIELD_CHOICE, 0);
  return CONST_MEMBER (record, field, int);
}

void
shian_field_set_integer (const ShianField *field, gpointer record, gint64 value)
{
  if (field->kind == SHIAN_FIELD_INTEGER) {
    MEMBER (record, field, gint64) = value;
    return;
  }
  g_return_if_fail (field->kind == SHIAN_FIELD_BOOL || field->kind == SHIAN_FIELD_CHOICE);
  MEMBER (record, field, int) = (int) value;
}

double
shian_field_get_real (const ShianField *field, gconstpointer record)
{
  g_return_val_if_fail (field->kind == SHIAN_FIELD_REAL, NAN);
  return CONST_MEMBER (record, field, double);
}

void
shian_field_set_real (const ShianField *field, gpointer record, double value)
{
  g_return_if_fail (field->kind == SHIAN_FIELD_REAL);
  MEMBER (record, field, double) = value;
}

gboolean
shian_field_is_none (const ShianField *field, gconstpointer record)
{
  const char *text;

  switch (field->kind) {
  case SHIAN_FIELD_TEXT:
  case SHIAN_FIELD_DATE:
  case SHIAN_FIELD_REF:
    text = shian_field_get_string (field, record);
    return text == NULL || *text == '\0';
  case SHIAN_FIELD_INTEGER:
    return shian_field_get_integer (field, record) == SHIAN_INTEGER_NONE;
  case SHIAN_FIELD_REAL:
    return isnan (shian_field_get_real (field, record));
  case SHIAN_FIELD_BOOL:
  case SHIAN_FIELD_CHOICE:
  default:
    return FALSE;
  }
}

gboolean
shian_field_equal (const ShianField *field, gconstpointer a, gconstpointer b)
{
  gboolean none_a = shian_field_is_none (field, a);
  gboolean none_b = shian_field_is_none (field, b);

  if (none_a || none_b)
    return none_a == none_b;
  if (shian_field_is_string (field))
    return g_str_equal (shian_field_get_string (field, a), shian_field_get_string (field, b));
  if (field->kind == SHIAN_FIELD_REAL)
    return shian_field_get_real (field, a) == shian_field_get_real (field, b);
  return shian_field_get_integer (field, a) == shian_field_get_integer (field, b);
}

gboolean
shian_record_equal (const ShianRecordType *type, gconstpointer a, gconstpointer b)
{
  for (guint i = 0; i < type->n_fields; i++)
    if (!shian_field_equal (&type->fields[i], a, b))
      return FALSE;
  return TRUE;
}

char *
shian_real_to_text (double value)
{
  char buffer[64];
  gboolean small;

  if (isnan (value))
    return NULL;
  if (fabs (value) < 1e15 && floor (value) == value)
    return g_strdup_printf ("%" G_GINT64_FORMAT, (gint64) value);
  /* %g would write small numbers with an exponent; digits then count from the point. */
  small = fabs (value) >= 1e-15 && fabs (value) < 1e-4;
  for (int digits = 5; digits <= (small ? 32 : 17); digits++) {
    char format[8];
    g_snprintf (format, sizeof format, "%%.%d%c", digits, small ? 'f' : 'g');
    g_ascii_formatd (buffer, sizeof buffer, format, value);
    if (g_ascii_strtod (buffer, NULL) == value)
      break;
  }
  return g_strdup (buffer);
}

int
shian_choice_find (const ShianChoice *choices, const char *key)
{
  for (int i = 0; key != NULL && choices[i].key != NULL; i++)
    if (g_str_equal (choices[i].key, key))
      return i;
  return -1;
}

static const ShianChoice *
field_choice (const ShianField *field, gconstpointer record)
{
  gint64 wanted = shian_field_get_integer (field, record);

  for (gint64 i = 0; field->choices[i].key != NULL; i++)
    if (i == wanted)
      return &field->choices[i];
  return NULL;
}

char *
shian_field_to_text (const ShianField *field, gconstpointer record)
{
  const ShianChoice *choice;

  if (shian_field_is_none (field, record))
    return NULL;
  switch (field->kind) {
  case SHIAN_FIELD_REAL:
    return shian_real_to_text (shian_field_get_real (field, record));
  case SHIAN_FIELD_CHOICE:
    choice = field_choice (field, record);
    return choice != NULL ? g_strdup (choice->key) : NULL;
  case SHIAN_FIELD_INTEGER:
  case SHIAN_FIELD_BOOL:
    return g_strdup_printf ("%" G_GINT64_FORMAT, shian_field_get_integer (field, record));
  case SHIAN_FIELD_TEXT:
  case SHIAN_FIELD_DATE:
  case SHIAN_FIELD_REF:
  default:
    return g_strdup (shian_field_get_string (field, record));
  }
}

char *
shian_field_display (const ShianField *field, gconstpointer record)
{
  if (shian_field_is_none (field, record))
    return g_strdup ("");
  if (field->kind == SHIAN_FIELD_DATE)
    return shian_date_iso_to_chinese (shian_field_get_string (field, record));
  if (field->kind == SHIAN_FIELD_BOOL)
    return g_strdup (shian_field_get_integer (field, record) != 0 ? _ ("Yes") : _ ("No"));
  if (field->kind == SHIAN_FIELD_CHOICE) {
    const ShianChoice *choice = field_choice (field, record);
    return g_strdup (choice != NULL ? _ (choice->title) : "");
  }
  return shian_field_to_text (field, record);
}

static gboolean
refuse (const ShianField *field, const char *text, const char *wanted, GError **error)
{
  g_autofree char *shown =
      g_utf8_validate (text, -1, NULL) ? shian_text_shorten (text, 40) : g_strdup ("?");
  g_set_error (error, SHIAN_ERROR, SHIAN_ERROR_INVALID, _ ("%s: “%s” is not %s"), _ (field->title),
               shown, wanted);
  return FALSE;
}

/* A figure as people type it: full-width digits and signs too, “1,204” with its commas in the right
 * places. No hexadecimal, no “inf”: those are slips, not figures. NULL for anything else. */
static char *
plain_number (const char *text)
{
  static const char *const pattern =
      "^[+-]?(?:\\d+|\\d{1,3}(?:,\\d{3})+)(?:\\.\\d+)?(?:e[+-]?\\d{1,3})?$";
  g_autofree char *stripped = NULL;
  g_autofree char *folded = NULL;
  g_auto (GStrv) groups = NULL;

  if (!g_utf8_validate (text, -1, NULL))
    return NULL;
  stripped = shian_text_strip (text);
  folded = shian_text_fold (stripped);
  /* Folding drops blanks: “1 2” must not become 12. */
  if (shian_text_length (folded) != shian_text_length (stripped) ||
      !g_regex_match_simple (pattern, folded, 0, 0))
    return NULL;
  groups = g_strsplit (folded, ",", -1);
  return g_strjoinv ("", groups);
}

static gboolean
set_integer_text (const ShianField *field, gpointer record, const char *text, GError **error)
{
  g_autofree char *number = plain_number (text);
  gint64 value;

  if (number == NULL ||
      !g_ascii_string_to_signed (number, 10, G_MININT64 + 1, G_MAXINT64, &value, NULL))
    return refuse (field, text, _ ("a whole number"), error);
  if (field->kind == SHIAN_FIELD_BOOL && value != 0 && value != 1)
    return refuse (field, text, _ ("0 or 1"), error);
  shian_field_set_integer (field, record, value);
  return TRUE;
}

static gboolean
set_real_text (const ShianField *field, gpointer record, const char *text, GError **error)
{
  g_autofree char *number = plain_number (text);
  double value = number != NULL ? g_ascii_strtod (number, NULL) : (double) NAN;

  if (!isfinite (value))
    return refuse (field, text, _ ("a number"), error);
  shian_field_set_real (field, record, value);
  return TRUE;
}

static gboolean
set_choice_text (const ShianField *field, gpointer record, const char *text, GError **error)
{
  int index = shian_choice_find (field->choices, text);

  for (int i = 0; index < 0 && field->choices[i].key != NULL; i++)
    if (g_str_equal (_ (field->choices[i].title), text))
      index = i;
  if (index < 0)
    return refuse (field, text, _ ("one of the choices"), error);
  shian_field_set_integer (field, record, index);
  return TRUE;
}

static gboolean
set_date_text (const ShianField *field, gpointer record, const char *text, GError **error)
{
  g_autofree char *iso = NULL;
  GDate date;

  if (!shian_date_parse (text, &date, NULL))
    return refuse (field, text, _ ("a date such as 2024-03-31"), error);
  iso = shian_date_to_iso (&date);
  shian_field_set_string (field, record, iso);
  return TRUE;
}

static void
set_none (const ShianField *field, gpointer record)
{
  if (shian_field_is_string (field))
    shian_field_set_string (field, record, NULL);
  else if (field->kind == SHIAN_FIELD_REAL)
    shian_field_set_real (field, record, NAN);
  else
    shian_field_set_integer (field, record,
                             field->kind == SHIAN_FIELD_INTEGER ? SHIAN_INTEGER_NONE : 0);
}

gboolean
shian_field_from_text (const ShianField *field, gpointer record, const char *text, GError **error)
{
  if (text == NULL || *text == '\0') {
    set_none (field, record);
    return TRUE;
  }
  switch (field->kind) {
  case SHIAN_FIELD_INTEGER:
  case SHIAN_FIELD_BOOL:
    return set_integer_text (field, record, text, error);
  case SHIAN_FIELD_REAL:
    return set_real_text (field, record, text, error);
  case SHIAN_FIELD_CHOICE:
    return set_choice_text (field, record, text, error);
  case SHIAN_FIELD_DATE:
    return set_date_text (field, record, text, error);
  case SHIAN_FIELD_TEXT:
  case SHIAN_FIELD_REF:
  default:
    shian_field_set_string (field, record, text);
    return TRUE;
  }
}

static gboolean
refuse_empty (const ShianField *field, GError **error)
{
  g_set_error (error, SHIAN_ERROR, SHIAN_ERROR_INVALID, _ ("%s may not be empty"),
               _ (field->title));
  return FALSE;
}

static gboolean
validate_string (const ShianField *field, gconstpointer record, GError **error)
{
  const char *text = shian_field_get_string (field, record);
  gsize limit = field->max_length > 0 ? field->max_length : DEFAULT_LENGTH;
  GDate date;

  if (!shian_text_check (text, limit, _ (field->title), error))
    return FALSE;
  if ((field->flags & SHIAN_FIELD_REQUIRED) != 0 && shian_text_is_empty (text))
    return refuse_empty (field, error);
  if (field->kind == SHIAN_FIELD_DATE && !shian_date_from_iso (text, &date))
    return refuse (field, text, _ ("a date such as 2024-03-31"), error);
  return TRUE;
}

static gboolean
validate_field (const ShianField *field, gconstpointer record, GError **error)
{
  gboolean none = shian_field_is_none (field, record);

  if (none && (field->flags & SHIAN_FIELD_REQUIRED) != 0)
    return refuse_empty (field, error);
  if (!none && shian_field_is_string (field))
    return validate_string (field, record, error);
  if (field->kind == SHIAN_FIELD_REAL && !none && !isfinite (shian_field_get_real (field, record)))
    return refuse (field, "∞", _ ("a number"), error);
  if (field->kind == SHIAN_FIELD_CHOICE && field_choice (field, record) == NULL)
    return refuse (field, "?", _ ("one of the choices"), error);
  return TRUE;
}

gboolean
shian_record_validate (const ShianRecordType *type, gconstpointer record, GError **error)
{
  for (guint i = 0; i < type->n_fields; i++)
    if (!validate_field (&type->fields[i], record, error)) {
      g_prefix_error (error, "%s: ", _ (type->title));
      return FALSE;
    }
  return TRUE;
}
