/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sample data. */
#include "ctl/ctl.h"

#include "inspection/inspection-sample.h"
#include "reports/setup.h"
#include "subjects/subject-sample.h"

#include <glib/gi18n-lib.h>

#define TEMPLATE "campus-canteen"

static int
demo (Ctl *ctl, int argc, char **argv, GError **error)
{
  if (!ctl_parse (NULL, 0, &argc, &argv, error))
    return CTL_EXIT_USAGE;
  if (ctl->store_path == NULL)
    return ctl_usage (error, "--store FILE demo");
  if (ctl_maker (ctl, error) == NULL || !shian_setup_fill_sample (ctl->store, error))
    return 1;
  if (ctl->json)
    ctl_print_fact (ctl, "file", shian_store_get_path (ctl->store));
  else
    g_print (_ ("Sample data is in %s\n"), shian_store_get_path (ctl->store));
  return CTL_EXIT_OK;
}

static int
fill (Ctl *ctl, int argc, char **argv, GError **error)
{
  int subjects = 0, inspections = 0, seed = 1;
  const GOptionEntry entries[] = {
    { "subjects", 0, 0, G_OPTION_ARG_INT, &subjects, NULL, NULL },
    { "inspections", 0, 0, G_OPTION_ARG_INT, &inspections, NULL, NULL },
    { "seed", 0, 0, G_OPTION_ARG_INT, &seed, NULL, NULL },
    G_OPTION_ENTRY_NULL,
  };

  if (!ctl_parse (entries, 0, &argc, &argv, error))
    return CTL_EXIT_USAGE;
  if (ctl->store_path == NULL || subjects < 0 || inspections < 0 || seed < 0)
    return ctl_usage (error, "--store FILE demo fill --subjects N [--inspections N] [--seed K]");
  if (ctl_maker (ctl, error) == NULL ||
      !shian_subjects_fill_sample (ctl->store, (guint32) seed, (guint) subjects, error) ||
      !shian_inspections_fill_sample (ctl->store, TEMPLATE, (guint32) seed, (guint) inspections,
                                      error))
    return CTL_EXIT_FAILED;
  if (ctl->json)
    ctl_print_fact (ctl, "file", shian_store_get_path (ctl->store));
  else
    g_print (_ ("Sample data is in %s\n"), shian_store_get_path (ctl->store));
  return CTL_EXIT_OK;
}

/* “fill” comes first: the bare noun would take any second word for its own. */
const CtlCommand CTL_DEMO_COMMANDS[] = {
  { "demo", "fill", fill, "--subjects N [--inspections N] [--seed K]",
    N_ ("Add marked sample premises and inspections, the same for the same seed") },
  { "demo", NULL, demo, "", N_ ("Fill a new data file with marked sample data") },
  { NULL, NULL, NULL, NULL, NULL },
};
