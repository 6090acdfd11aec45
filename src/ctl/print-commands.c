/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Printed forms. */
#include "ctl/ctl.h"

#include "forms/checklist-form-fill.h"
#include "typeset/pdf.h"

#include <glib/gi18n-lib.h>

static int
checklist_print (Ctl *ctl, int argc, char **argv, GError **error)
{
  g_autofree char *unit = NULL;
  g_autofree char *period = NULL;
  g_autofree char *file = NULL;
  gboolean portrait = FALSE;
  const GOptionEntry entries[] = {
    { "unit", 0, 0, G_OPTION_ARG_STRING, &unit, NULL, NULL },
    { "period", 0, 0, G_OPTION_ARG_STRING, &period, NULL, NULL },
    { "portrait", 0, 0, G_OPTION_ARG_NONE, &portrait, NULL, NULL },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &file, NULL, NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (ShianChecklist) checklist = NULL;
  g_autoptr (ShianFonts) fonts = NULL;
  g_autoptr (ShianDocument) document = NULL;

  if (!ctl_parse (entries, 0, &argc, &argv, error))
    return CTL_EXIT_USAGE;
  if (file == NULL)
    return ctl_usage (error, "checklist print [--unit NAME] [--period P] [--portrait] -o FILE.pdf");
  checklist = ctl_checklist (ctl, unit, period, error);
  fonts = checklist != NULL ? shian_fonts_new (error) : NULL;
  if (fonts == NULL)
    return 1;
  document = shian_checklist_form_document (checklist, ctl->store, fonts, !portrait, error);
  if (document == NULL || !shian_pdf_write (document, file, error))
    return 1;
  ctl_print_fact (ctl, "file", file);
  return CTL_EXIT_OK;
}

const CtlCommand CTL_PRINT_COMMANDS[] = {
  { "checklist", "print", checklist_print, "[--unit NAME] [--period P] [--portrait] -o FILE.pdf",
    N_ ("The checklist as a PDF to print") },
  { NULL, NULL, NULL, NULL, NULL },
};
