/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reports/register-links.h"

#include "base/error.h"
#include "inspection/finding-list.h"
#include "inspection/inspection-tally.h"
#include "store/setting.h"
#include "subjects/subject-kinds.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

#define BUILTIN "/io/github/shian/Shian/plans/register-links.tsv"
#define SETTING "register-links"

#define MAX_MEASURE 1000

/* One line of number, tab, kinds. Anything else, as a comment, says nothing. */
static gboolean
read_line (const char *line, gint64 *number, char **kinds)
{
  g_auto (GStrv) parts = g_strsplit (line, "\t", 2);

  if (g_strv_length (parts) != 2 ||
      !g_ascii_string_to_signed (parts[0], 10, 1, MAX_MEASURE, number, NULL))
    return FALSE;
  *kinds = g_strdup (g_strstrip (parts[1]));
  return TRUE;
}

static int
compare (gconstpointer a, gconstpointer b, gpointer unused)
{
  return strcmp (a, b);
}

/* number → kinds, in lines. (transfer full) */
static GTree *
read_table (const char *text)
{
  GTree *table = g_tree_new_full (compare, NULL, g_free, g_free);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++) {
    gint64 number;
    char *kinds;
    /* of fixed length, so that the keys stand in the order of the numbers */
    if (read_line (lines[i], &number, &kinds))
      g_tree_insert (table, g_strdup_printf ("%04d", (int) number), kinds);
  }
  return table;
}

static GTree *
read_builtin (void)
{
  g_autoptr (GBytes) bytes = g_resources_lookup_data (BUILTIN, 0, NULL);
  g_autofree char *text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));

  return read_table (text);
}

static GTree *
read_current (ShianStore *store)
{
  g_autofree char *own = shian_setting_get (store, SETTING);

  return own != NULL ? read_table (own) : read_builtin ();
}

static gboolean
add_line (gpointer number, gpointer kinds, gpointer text)
{
  g_string_append_printf (text, "%d\t%s\n", atoi (number), (const char *) kinds);
  return FALSE;
}

/* (transfer full) */
static char *
write_table (GTree *table)
{
  GString *text = g_string_new (NULL);

  g_tree_foreach (table, add_line, text);
  return g_string_free (text, FALSE);
}

char *
shian_register_links_kinds (ShianStore *store, gint64 measure)
{
  g_autoptr (GTree) table = read_current (store);
  g_autofree char *number = g_strdup_printf ("%04d", (int) measure);

  return g_strdup (g_tree_lookup (table, number));
}

gboolean
shian_register_links_are_own (ShianStore *store)
{
  g_autofree char *own = shian_setting_get (store, SETTING);

  return own != NULL;
}

static gboolean
save (ShianStore *store, gpointer text, GError **error)
{
  return shian_setting_set (store, SETTING, text, error);
}

gboolean
shian_register_links_set (ShianStore *store, gint64 measure, const char *kinds, GError **error)
{
  g_autoptr (GTree) builtin = read_builtin ();
  g_autoptr (GTree) table = read_current (store);
  g_autofree char *number = g_strdup_printf ("%04d", (int) measure);
  g_autofree char *usual = write_table (builtin);
  g_autofree char *text = NULL;
  g_autofree char *checked = kinds != NULL ? shian_subject_kinds_read (kinds, error) : NULL;

  if (kinds != NULL && checked == NULL)
    return FALSE;
  if (measure < 1 || measure > MAX_MEASURE) {
    g_set_error (error, SHIAN_ERROR, SHIAN_ERROR_INVALID, _ ("“%s” is no number of a measure"),
                 number);
    return FALSE;
  }
  if (checked != NULL)
    g_tree_insert (table, g_steal_pointer (&number), g_steal_pointer (&checked));
  else
    g_tree_remove (table, number);
  text = write_table (table);
  /* None at all is written too: nothing would mean as built in. */
  return shian_store_transact (store, _ ("Kinds of premises of a measure"), save,
                               g_str_equal (text, usual) ? NULL
                               : *text != '\0'           ? text
                                                         : (char *) "#",
                               error);
}

gboolean
shian_register_links_reset (ShianStore *store, GError **error)
{
  return shian_store_transact (store, _ ("Kinds of premises of all measures"), save, NULL, error);
}

static gboolean
is_own (ShianStore *store, const char *unit)
{
  g_autofree char *own = shian_setting_get (store, "unit");

  return unit == NULL || g_strcmp0 (unit, own) == 0;
}

gboolean
shian_register_links_count (ShianStore *store, const char *unit, const ShianPeriod *period,
                            const char *kinds, ShianRegisterCounts *counts, GError **error)
{
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;
  ShianTallyQuery inspected = { .kinds = kinds };
  ShianFindingQuery found = SHIAN_FINDING_QUERY_ALL;
  ShianFindingCounts states;

  if (!is_own (store, unit))
    return FALSE;
  shian_period_days (period, &from, &to);
  inspected.from = found.from = from;
  inspected.to = found.to = to;
  found.kinds = kinds;
  found.finished = TRUE;
  if (!shian_inspection_tally (store, &inspected, &counts->inspections, &counts->premises, error) ||
      !shian_finding_count_some (store, &found, &states, error))
    return FALSE;
  counts->findings = 0;
  for (guint i = 0; i < SHIAN_FINDING_N_STATES; i++)
    counts->findings += states.by_state[i];
  counts->closed = states.by_state[SHIAN_FINDING_CLOSED];
  return TRUE;
}
