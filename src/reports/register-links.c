/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reports/register-links.h"

#include "inspection/finding-list.h"
#include "inspection/inspection-tally.h"
#include "store/setting.h"

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
