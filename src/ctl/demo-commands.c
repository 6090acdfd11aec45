/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sample data. */
#include "ctl/ctl.h"

#include "reports/setup.h"

#include <glib/gi18n-lib.h>

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

const CtlCommand CTL_DEMO_COMMANDS[] = {
  { "demo", NULL, demo, "", N_ ("Fill a new data file with marked sample data") },
  { NULL, NULL, NULL, NULL, NULL },
};
