/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Ledgers: registers as workbooks. */
#include "ctl/ctl.h"

#include "base/date.h"
#include "base/error.h"
#include "packs/ledgers.h"
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

typedef struct {
  char *what;
  char *kind;
  char *period;
  char *file;
} Request;

static gboolean
write_register (Ctl *ctl, const Request *request, ShianPackResult *result, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (request->file);
  g_autofree char *name = stem_of (request->file);
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;
  g_autofree char *words = NULL;
  ShianPeriod period;

  if (request->period != NULL) {
    GDate day;
    if (!shian_period_parse (request->period, &period, error))
      return FALSE;
    shian_period_first_day (&period, &day);
    from = shian_date_to_iso (&day);
    shian_period_last_day (&period, &day);
    to = shian_date_to_iso (&day);
    words = shian_period_title (&period);
  }
  if (g_str_equal (request->what, "canteens"))
    return shian_canteen_ledger_write (ctl->store, &(ShianLedgerRange){ from, to, words }, folder,
                                       name, result, error);
  return shian_finding_ledger_write (ctl->store, &(ShianLedgerRange){ from, to, words }, folder,
                                     name, result, error);
}

static gboolean
write_ledger (Ctl *ctl, const Request *request, ShianPackResult *result, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (request->file);
  g_autofree char *name = stem_of (request->file);
  int kind;

  if (!shian_subject_read_kind (request->kind, &kind, error) || ctl_reader (ctl, error) == NULL)
    return FALSE;
  if (g_str_equal (request->what, "subjects"))
    return shian_subject_list_write (ctl->store, kind, folder, name, result, error);
  if (g_str_equal (request->what, "canteens") || g_str_equal (request->what, "findings"))
    return write_register (ctl, request, result, error);
  ctl_usage (error, _ ("There is no ledger “%s”"), request->what);
  return FALSE;
}

static void
request_clear (Request *request)
{
  g_free (request->kind);
  g_free (request->period);
  g_free (request->file);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Request, request_clear)

static int
ledger_export (Ctl *ctl, int argc, char **argv, GError **error)
{
  g_auto (Request) request = { 0 };
  const GOptionEntry entries[] = {
    { "kind", 0, 0, G_OPTION_ARG_STRING, &request.kind, NULL, NULL },
    { "period", 0, 0, G_OPTION_ARG_STRING, &request.period, NULL, NULL },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &request.file, NULL, NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (ShianPackResult) result = shian_pack_result_new ();

  if (!ctl_parse (entries, 1, &argc, &argv, error))
    return CTL_EXIT_USAGE;
  if (argc != 2 || request.file == NULL)
    return ctl_usage (error, "ledger export subjects|canteens|findings [--kind KIND] [--period P] "
                             "-o FILE.xlsx");
  request.what = argv[1];
  if (!write_ledger (ctl, &request, result, error))
    return CTL_EXIT_FAILED;
  ctl_show_result (ctl, result);
  return CTL_EXIT_OK;
}

const CtlCommand CTL_LEDGER_COMMANDS[] = {
  { "ledger", "export", ledger_export,
    "subjects|canteens|findings [--kind KIND] [--period P] -o FILE.xlsx",
    N_ ("A register as a workbook") },
  { NULL, NULL, NULL, NULL, NULL },
};
