/* SPDX-License-Identifier: GPL-3.0-or-later */
/* shianctl: finds the command and turns errors into exit codes. */
#include "base/clock.h"
#include "base/date.h"
#include "base/error.h"
#include "base/locale.h"
#include "config.h"
#include "ctl/ctl.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <stdio.h>

static const CtlCommand *const TABLES[] = {
  CTL_PLAN_COMMANDS,     CTL_UNIT_COMMANDS,       CTL_CHECKLIST_COMMANDS,
  CTL_WORK_COMMANDS,     CTL_STORE_COMMANDS,      CTL_EXPORT_COMMANDS,
  CTL_PRINT_COMMANDS,    CTL_DEMO_COMMANDS,       CTL_LEDGER_COMMANDS,
  CTL_TEMPLATE_COMMANDS, CTL_INSPECTION_COMMANDS, CTL_INSPECTION_SHOW_COMMANDS,
  CTL_FINDING_COMMANDS,  CTL_CALENDAR_COMMANDS,   CTL_SUBJECT_COMMANDS,
  CTL_FORM_COMMANDS,     CTL_LINK_COMMANDS,       CTL_SECOND_COMMANDS,
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

static gboolean
set_today (const char *text, GError **error)
{
  GDate today;

  if (text == NULL)
    return TRUE;
  if (!shian_date_parse (text, &today, error))
    return FALSE;
  shian_clock_fix_today (&today);
  return TRUE;
}

/* What stands before the command; it ends with the first word that is no option. */
static gboolean
read_globals (Ctl *ctl, gboolean *help, gboolean *version, int *argc, char ***argv, GError **error)
{
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  g_autofree char *today = NULL;
  const GOptionEntry entries[] = {
    { "store", 0, 0, G_OPTION_ARG_FILENAME, &ctl->store_path, NULL, NULL },
    { "today", 0, 0, G_OPTION_ARG_STRING, &today, NULL, NULL },
    { "json", 0, 0, G_OPTION_ARG_NONE, &ctl->json, NULL, NULL },
    { "help", 'h', 0, G_OPTION_ARG_NONE, help, NULL, NULL },
    { "version", 0, 0, G_OPTION_ARG_NONE, version, NULL, NULL },
    G_OPTION_ENTRY_NULL,
  };

  g_option_context_set_help_enabled (context, FALSE);
  g_option_context_set_strict_posix (context, TRUE);
  g_option_context_add_main_entries (context, entries, NULL);
  return g_option_context_parse (context, argc, argv, error) && set_today (today, error);
}

static int
report (const GError *error)
{
  ctl_warn ("%s", error->message);
  return error->domain == G_OPTION_ERROR ? CTL_EXIT_USAGE : shian_error_exit_code (error);
}

static int
run_command (Ctl *ctl, int argc, char **argv, GError **error)
{
  int used = 0;
  const CtlCommand *command = find_command (argc, argv, &used);

  if (command == NULL)
    return ctl_usage (error, _ ("Unknown command “%s”; “shianctl --help” lists them"), argv[0]);
  return command->run (ctl, argc - used, argv + used, error);
}

static int
run (Ctl *ctl, int argc, char **argv, GError **error)
{
  gboolean help = FALSE, version = FALSE;

  if (!read_globals (ctl, &help, &version, &argc, &argv, error))
    return CTL_EXIT_USAGE;
  if (version)
    g_print ("shianctl %s\n", SHIAN_VERSION);
  else if (help || argc < 2)
    print_help ();
  else
    return run_command (ctl, argc - 1, argv + 1, error);
  return help || version ? CTL_EXIT_OK : CTL_EXIT_USAGE;
}

/* A list that was cut off by a full disk must not look complete. */
static int
finish_output (int code)
{
  if (fflush (stdout) == 0 && !ferror (stdout))
    return code;
  ctl_warn (_ ("The output could not be written in full: %s"), g_strerror (errno));
  return code == CTL_EXIT_OK ? CTL_EXIT_FAILED : code;
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
  return finish_output (code);
}

int
main (int argc, char **argv)
{
  shian_locale_init (NULL);
  for (int i = 1; i < argc; i++)
    if (!g_utf8_validate (argv[i], -1, NULL)) {
      ctl_warn (_ ("Argument %d is not valid text (UTF-8)"), i);
      return CTL_EXIT_USAGE;
    }
  return run_and_report (argc, argv);
}
