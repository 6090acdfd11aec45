/* SPDX-License-Identifier: GPL-3.0-or-later */
/* shianctl: finds the command and turns errors into exit codes. */
#include "base/clock.h"
#include "base/date.h"
#include "base/error.h"
#include "base/locale.h"
#include "config.h"
#include "ctl/ctl.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const CtlCommand *const TABLES[] = {
  CTL_PLAN_COMMANDS,  CTL_UNIT_COMMANDS,   CTL_CHECKLIST_COMMANDS, CTL_WORK_COMMANDS,
  CTL_STORE_COMMANDS, CTL_EXPORT_COMMANDS, CTL_PRINT_COMMANDS,     CTL_DEMO_COMMANDS,
};

static void
print_help (void)
{
  g_print (_ ("Usage: shianctl [--store FILE] [--today YYYY-MM-DD] [--json] COMMAND …\n\n"));
  for (gsize t = 0; t < G_N_ELEMENTS (TABLES); t++)
    for (const CtlCommand *command = TABLES[t]; command->noun != NULL; command++)
      g_print ("  %s%s%s %s\n      %s\n", command->noun, command->verb != NULL ? " " : "",
               command->verb != NULL ? command->verb : "", command->usage, _ (command->summary));
  g_print (_ ("\nExit status: 0 done, 1 failed, 2 usage, 3 input refused and nothing changed, "
              "4 a person must decide.\n"));
}

static const CtlCommand *
find_command (int argc, char **argv, int *used)
{
  for (gsize t = 0; t < G_N_ELEMENTS (TABLES); t++)
    for (const CtlCommand *command = TABLES[t]; command->noun != NULL; command++) {
      if (argc < 1 || !g_str_equal (command->noun, argv[0]))
        continue;
      *used = command->verb == NULL ? 0 : 1;
      if (command->verb == NULL || (argc > 1 && g_str_equal (command->verb, argv[1])))
        return command;
    }
  return NULL;
}

/* Options before the command, in any order. Returns the number of arguments read, -1 on misuse. */
static int
read_globals (Ctl *ctl, int argc, char **argv, GError **error)
{
  int i = 1;

  for (; i < argc && argv[i][0] == '-'; i++) {
    const char *value = i + 1 < argc ? argv[i + 1] : NULL;
    GDate today;
    if (g_str_equal (argv[i], "--json")) {
      ctl->json = TRUE;
    } else if (g_str_equal (argv[i], "--store") && value != NULL) {
      g_free (ctl->store_path);
      ctl->store_path = g_strdup (value);
      i++;
    } else if (g_str_equal (argv[i], "--today") && value != NULL) {
      if (!shian_date_parse (value, &today, error))
        return -1;
      shian_clock_fix_today (&today);
      i++;
    } else {
      ctl_usage (error, _ ("Unknown option “%s”, or its value is missing"), argv[i]);
      return -1;
    }
  }
  return i;
}

static int
report (const GError *error)
{
  ctl_warn ("%s", error->message);
  return error->domain == G_OPTION_ERROR ? CTL_EXIT_USAGE : shian_error_exit_code (error);
}

static int
run (Ctl *ctl, int argc, char **argv, GError **error)
{
  int first = read_globals (ctl, argc, argv, error);
  const CtlCommand *command;
  int used = 0;

  if (first < 0)
    return CTL_EXIT_USAGE;
  command = find_command (argc - first, argv + first, &used);
  if (command == NULL)
    return ctl_usage (error, _ ("Unknown command “%s”; “shianctl --help” lists them"),
                      first < argc ? argv[first] : "");
  return command->run (ctl, argc - first - used, argv + first + used, error);
}

static int
run_and_report (int argc, char **argv)
{
  Ctl ctl = { 0 };
  g_autoptr (GError) error = NULL;
  int code = run (&ctl, argc, argv, &error);

  if (error != NULL)
    code = report (error);
  shian_unit_directory_free (ctl.directory);
  shian_store_close (ctl.store);
  g_free (ctl.store_path);
  return code;
}

int
main (int argc, char **argv)
{
  shian_locale_init (NULL);
  if (argc > 1 && (g_str_equal (argv[1], "--help") || g_str_equal (argv[1], "-h"))) {
    print_help ();
    return CTL_EXIT_OK;
  }
  if (argc > 1 && g_str_equal (argv[1], "--version")) {
    g_print ("shianctl %s\n", SHIAN_VERSION);
    return CTL_EXIT_OK;
  }
  if (argc < 2) {
    print_help ();
    return CTL_EXIT_USAGE;
  }
  for (int i = 1; i < argc; i++)
    if (!g_utf8_validate (argv[i], -1, NULL)) {
      ctl_warn (_ ("Argument %d is not valid text (UTF-8)"), i);
      return CTL_EXIT_USAGE;
    }
  return run_and_report (argc, argv);
}
