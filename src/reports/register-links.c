/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reports/register-links.h"

#include "base/date.h"
#include "store/setting.h"
#include "store/statement.h"

#include <gio/gio.h>

#define BUILTIN "/io/github/shian/Shian/plans/register-links.tsv"
#define SETTING "register-links"

/* The kinds of @number in lines of number, tab, kinds. */
static char *
find_kinds (const char *text, gint64 number)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++) {
    g_auto (GStrv) parts = g_strsplit (lines[i], "\t", 2);
    gint64 found;
    if (g_strv_length (parts) == 2 &&
        g_ascii_string_to_signed (parts[0], 10, 1, 1000, &found, NULL) && found == number)
      return g_strdup (g_strstrip (parts[1]));
  }
  return NULL;
}

char *
shian_register_links_kinds (ShianStore *store, gint64 measure)
{
  g_autofree char *own = shian_setting_get (store, SETTING);
  g_autoptr (GBytes) bytes = own == NULL ? g_resources_lookup_data (BUILTIN, 0, NULL) : NULL;
  g_autofree char *text = own != NULL ? g_steal_pointer (&own)
                          : bytes != NULL
                              ? g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes))
                              : NULL;

  return text != NULL ? find_kinds (text, measure) : NULL;
}

static gboolean
is_own (ShianStore *store, const char *unit)
{
  g_autofree char *own = shian_setting_get (store, "unit");

  return unit == NULL || g_strcmp0 (unit, own) == 0;
}

/* Two numbers of one question. */
static gboolean
ask (ShianStore *store, const char *sql, const char *from, const char *to, const char *kinds,
     guint *first, guint *second, GError **error)
{
  g_autoptr (ShianStatement) statement = shian_store_prepare (store, sql, error);
  g_autofree char *list = g_strdup_printf (";%s;", kinds);

  if (statement == NULL || !shian_statement_bind (statement, error, "sss", from, to, list) ||
      shian_statement_step (statement, error) != SHIAN_STEP_ROW)
    return FALSE;
  *first = (guint) shian_statement_integer (statement, 0);
  *second = (guint) shian_statement_integer (statement, 1);
  return TRUE;
}

#define OF_KINDS                                                                                   \
  "AND EXISTS (SELECT 1 FROM subject s WHERE s.id = t.subject AND "                                \
  "instr (?3, ';' || s.kind || ';') > 0)"

gboolean
shian_register_links_count (ShianStore *store, const char *unit, const ShianPeriod *period,
                            const char *kinds, ShianRegisterCounts *counts, GError **error)
{
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;
  GDate first, last;

  if (!is_own (store, unit))
    return FALSE;
  shian_period_first_day (period, &first);
  shian_period_last_day (period, &last);
  from = shian_date_to_iso (&first);
  to = shian_date_to_iso (&last);
  return ask (
             store,
             "SELECT count(*), count(DISTINCT t.subject) FROM inspection t WHERE t.deleted = 0 AND "
             "t.state = 'finished' AND t.made_on BETWEEN ?1 AND ?2 " OF_KINDS,
             from, to, kinds, &counts->inspections, &counts->premises, error) &&
         ask (store,
              "SELECT count(*), coalesce (sum (t.state = 'closed'), 0) FROM finding t WHERE "
              "t.deleted = 0 AND t.found_on BETWEEN ?1 AND ?2 " OF_KINDS,
              from, to, kinds, &counts->findings, &counts->closed, error);
}
