/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Ledgers: registers as workbooks. */
#include "ctl/ctl.h"

#include "base/error.h"
#include "packs/subject-list.h"
#include "subjects/subject.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* A file name as people give it: with or without its ending. */
static char *
stem_of (const char *file)
{
  g_autofree char *base = g_path_get_basename (file);

  if (g_str_has_suffix (base, ".xlsx"))
    base[strlen (base) - strlen (".xlsx")] = '\0';
  return g_steal_pointer (&base);
}

static gboolean
write_ledger (Ctl *ctl, const char *what, const char *kind_text, const char *file,
              ShianPackResult *result, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (file);
  g_autofree char *name = stem_of (file);
  int kind;

  if (!shian_subject_read_kind (kind_text, &kind, error) || ctl_reader (ctl, error) == NULL)
    return FALSE;
  if (g_str_equal (what, "subjects"))
    return shian_subject_list_write (ctl->store, kind, folder, name, result, error);
  ctl_usage (error, _ ("There is no ledger “%s”"), what);
  return FALSE;
}

static int
ledger_export (Ctl *ctl, int argc, char **argv, GError **error)
{
  g_autofree char *kind = NULL;
  g_autofree char *file = NULL;
  const GOptionEntry entries[] = {
    { "kind", 0, 0, G_OPTION_ARG_STRING, &kind, NULL, NULL },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &file, NULL, NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (ShianPackResult) result = shian_pack_result_new ();

  if (!ctl_parse (entries, 1, &argc, &argv, error))
    return CTL_EXIT_USAGE;
  if (argc != 2 || file == NULL)
    return ctl_usage (error, "ledger export subjects [--kind KIND] -o FILE.xlsx");
  if (!write_ledger (ctl, argv[1], kind, file, result, error))
    return CTL_EXIT_FAILED;
  ctl_show_result (ctl, result);
  return CTL_EXIT_OK;
}

const CtlCommand CTL_LEDGER_COMMANDS[] = {
  { "ledger", "export", ledger_export, "subjects [--kind KIND] -o FILE.xlsx",
    N_ ("A register as a workbook") },
  { NULL, NULL, NULL, NULL, NULL },
};
