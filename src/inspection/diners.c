/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "inspection/diners.h"

#include "base/error.h"
#include "inspection/condition.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define FACT "diners" /* no template has a question of this name: it is a field of the premises */

static gboolean
parse (const char *text, gint64 *diners)
{
  return g_ascii_string_to_signed (text, 10, 0, SHIAN_DINERS_MAX, diners, NULL);
}

gint64
shian_diners_counted (const char *facts)
{
  g_autofree char *text = shian_facts_get_text (facts, FACT);
  gint64 diners;

  return text != NULL && parse (text, &diners) ? diners : SHIAN_INTEGER_NONE;
}

char *
shian_diners_count (const char *facts, gint64 diners)
{
  g_autofree char *text =
      diners != SHIAN_INTEGER_NONE ? g_strdup_printf ("%" G_GINT64_FORMAT, diners) : NULL;

  return shian_facts_set_text (facts, FACT, text);
}

gboolean
shian_diners_read (const char *text, gint64 *diners, GError **error)
{
  g_autofree char *plain = g_utf8_normalize (text != NULL ? text : "", -1, G_NORMALIZE_ALL);

  *diners = SHIAN_INTEGER_NONE;
  if (plain == NULL)
    plain = g_strdup ("?");
  g_strstrip (plain);
  if (g_str_has_suffix (plain, "人"))
    plain[strlen (plain) - strlen ("人")] = '\0';
  g_strstrip (plain);
  if (*plain == '\0' || parse (plain, diners))
    return TRUE;
  g_set_error (error, SHIAN_ERROR, SHIAN_ERROR_INVALID,
               _ ("“%s” is no number of diners: a whole number up to %d is wanted"), text,
               SHIAN_DINERS_MAX);
  return FALSE;
}

gboolean
shian_diners_is_fact (const char *id, const char *value)
{
  gint64 diners;

  return g_strcmp0 (id, FACT) == 0 && parse (value, &diners);
}
