/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Measures of the plan that are done in the registers: kinds of premises and live numbers. */
#include "ctl/ctl.h"

#include "base/error.h"
#include "plan/plan-book.h"
#include "reports/register-links.h"

#include <glib/gi18n-lib.h>

typedef struct {
  const ShianMeasure *measure;
  char *kinds; /* NULL: the registers say nothing about it */
  ShianRegisterCounts counts;
} LinkRow;

static void
row_free (gpointer data)
{
  LinkRow *row = data;

  g_free (row->kinds);
  g_free (row);
}

static void
add_row (JsonBuilder *builder, gconstpointer data)
{
  const LinkRow *row = data;
  g_auto (GStrv) kinds = g_strsplit (row->kinds != NULL ? row->kinds : "", ";", -1);

  json_builder_begin_object (builder);
  ctl_json_integer (builder, "measure", row->measure->number);
  ctl_json_text (builder, "title", row->measure->title);
  json_builder_set_member_name (builder, "kinds");
  json_builder_begin_array (builder);
  for (guint i = 0; kinds[i] != NULL; i++)
    json_builder_add_string_value (builder, kinds[i]);
  json_builder_end_array (builder);
  ctl_json_integer (builder, "inspections", row->counts.inspections);
  ctl_json_integer (builder, "premises", row->counts.premises);
  ctl_json_integer (builder, "findings", row->counts.findings);
  ctl_json_integer (builder, "closed", row->counts.closed);
  json_builder_end_object (builder);
}

static void
print_row (gconstpointer data)
{
  static const int widths[] = { 4, 40, 24 };
  const LinkRow *row = data;
  g_autofree char *number = g_strdup_printf ("%d", (int) row->measure->number);
  g_autofree char *counts = g_strdup_printf (
      _ ("inspected %u times at %u premises, findings %u, put right %u"), row->counts.inspections,
      row->counts.premises, row->counts.findings, row->counts.closed);

  ctl_print_row (widths, number, row->measure->title, row->kinds != NULL ? row->kinds : "",
                 row->kinds != NULL ? counts : "");
}

static gboolean
fill_row (Ctl *ctl, const ShianPeriod *period, LinkRow *row, GError **error)
{
  row->kinds = shian_register_links_kinds (ctl->store, row->measure->number);
  return row->kinds == NULL ||
         shian_register_links_count (ctl->store, NULL, period, row->kinds, &row->counts, error);
}

static int
list (Ctl *ctl, int argc, char **argv, GError **error)
{
  g_autofree char *period_text = NULL;
  const GOptionEntry entries[] = {
    { "period", 0, 0, G_OPTION_ARG_STRING, &period_text, NULL, NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (ShianPlanBook) book = NULL;
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (row_free);
  ShianPeriod period;

  if (!ctl_parse (entries, 0, &argc, &argv, error))
    return CTL_EXIT_USAGE;
  if (ctl_reader (ctl, error) == NULL || !ctl_period (ctl, period_text, &period, error) ||
      (book = shian_plan_book_load (ctl->store, NULL, error)) == NULL)
    return 1;
  for (guint i = 0; i < book->measures->len; i++) {
    LinkRow *row = g_new0 (LinkRow, 1);
    row->measure = book->measures->pdata[i];
    g_ptr_array_add (rows, row);
    if (!fill_row (ctl, &period, row, error))
      return 1;
  }
  ctl_print_list (ctl, rows, add_row, print_row);
  return CTL_EXIT_OK;
}

static gboolean
is_measure (const ShianPlanBook *book, gint64 number)
{
  for (guint i = 0; i < book->measures->len; i++)
    if (((const ShianMeasure *) book->measures->pdata[i])->number == number)
      return TRUE;
  return FALSE;
}

/* A measure of the plan in force; SHIAN_ERROR_NOT_FOUND. */
static gboolean
read_measure (Ctl *ctl, const char *text, gint64 *number, GError **error)
{
  g_autoptr (ShianPlanBook) book = shian_plan_book_load (ctl->store, NULL, error);

  if (book == NULL)
    return FALSE;
  if (g_ascii_string_to_signed (text, 10, 1, 1000, number, NULL) && is_measure (book, *number))
    return TRUE;
  g_set_error (error, SHIAN_ERROR, SHIAN_ERROR_NOT_FOUND,
               _ ("The plan has no measure with the number “%s”"), text);
  return FALSE;
}

static int
set (Ctl *ctl, int argc, char **argv, GError **error)
{
  gboolean none = FALSE, reset = FALSE;
  const GOptionEntry entries[] = {
    { "none", 0, 0, G_OPTION_ARG_NONE, &none, NULL, NULL },
    { "reset", 0, 0, G_OPTION_ARG_NONE, &reset, NULL, NULL },
    G_OPTION_ENTRY_NULL,
  };
  gint64 measure;

  if (!ctl_parse (entries, 2, &argc, &argv, error))
    return CTL_EXIT_USAGE;
  if (none + reset > 1 || argc != (reset ? 1 : none ? 2 : 3))
    return ctl_usage (error, "plan link %s", _ ("MEASURE KIND;KIND… | MEASURE --none | --reset"));
  if (ctl_writer (ctl, error) == NULL)
    return 1;
  if (reset)
    return shian_register_links_reset (ctl->store, error) ? CTL_EXIT_OK : 1;
  if (!read_measure (ctl, argv[1], &measure, error) ||
      !shian_register_links_set (ctl->store, measure, none ? NULL : argv[2], error))
    return 1;
  return CTL_EXIT_OK;
}

const CtlCommand CTL_LINK_COMMANDS[] = {
  { "plan", "links", list, "[--period P]",
    N_ ("Measures, the kinds of premises that count for them, and the numbers of the registers") },
  { "plan", "link", set, "(MEASURE KIND;KIND… | MEASURE --none | --reset)",
    N_ ("Choose the kinds of premises that count for a measure; --reset: as built in") },
  { NULL, NULL, NULL, NULL, NULL },
};
