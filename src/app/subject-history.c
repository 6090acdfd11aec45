/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/subject-history.h"

#include "base/date.h"
#include "inspection/finding-list.h"
#include "inspection/inspection-list.h"

#include <glib/gi18n-lib.h>

/* Beyond that nobody counts: “200+”. */
#define MAX_COUNTED 200

static char *
describe_inspections (const GPtrArray *rows)
{
  const ShianInspectionRow *last = rows->len > 0 ? rows->pdata[0] : NULL;
  g_autofree char *day = NULL;
  g_autofree char *count = NULL;

  if (last == NULL)
    return g_strdup (_ ("No inspection yet"));
  day = shian_date_iso_to_chinese (last->inspection->made_on);
  count = g_strdup_printf ("%u%s", rows->len, rows->len >= MAX_COUNTED ? "+" : "");
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s inspection, the last on %s",
                                       "%s inspections, the last on %s", rows->len),
                          count, day);
}

static char *
describe_findings (const GPtrArray *rows)
{
  guint open = 0;

  for (guint i = 0; i < rows->len; i++)
    open += ((const ShianFindingRow *) rows->pdata[i])->finding->state != SHIAN_FINDING_CLOSED;
  if (open == 0)
    return g_strdup (_ ("No open finding"));
  return g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%u open finding", "%u open findings", open), open);
}

static GPtrArray *
list_inspections (ShianStore *reader, const char *subject_id)
{
  ShianInspectionQuery query = SHIAN_INSPECTION_QUERY_ALL;

  query.subject = subject_id;
  query.limit = MAX_COUNTED;
  return shian_inspection_list (reader, &query, NULL);
}

guint
shian_subject_count_inspections (ShianStore *reader, const char *subject_id)
{
  g_autoptr (GPtrArray) rows = list_inspections (reader, subject_id);

  return rows != NULL ? rows->len : 0;
}

char *
shian_subject_history (ShianStore *reader, const char *subject_id)
{
  ShianFindingQuery findings = SHIAN_FINDING_QUERY_ALL;
  g_autoptr (GPtrArray) inspected = NULL;
  g_autoptr (GPtrArray) found = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  findings.subject = subject_id;
  findings.limit = MAX_COUNTED;
  inspected = list_inspections (reader, subject_id);
  found = shian_finding_list (reader, &findings, NULL);
  if (inspected == NULL || found == NULL)
    return g_strdup (_ ("The inspections cannot be read"));
  before = describe_inspections (inspected);
  after = describe_findings (found);
  return g_strdup_printf ("%s · %s", before, after);
}
