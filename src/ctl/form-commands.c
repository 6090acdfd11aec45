/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Printed forms of inspections, and the register of them. */
#include "ctl/ctl.h"

#include "forms/form-code.h"
#include "forms/form-job.h"
#include "forms/form-lookup.h"
#include "inspection/form-print.h"

#include <glib/gi18n-lib.h>

static int
write_job (Ctl *ctl, const ShianFormJob *job, const char *file, GError **error)
{
  g_autoptr (ShianFonts) fonts = NULL;
  guint n_pages = 0;

  if (ctl_writer (ctl, error) == NULL || (fonts = shian_fonts_new (error)) == NULL ||
      !shian_form_job_write (ctl->store, job, fonts, file, NULL, &n_pages, error))
    return CTL_EXIT_FAILED;
  if (ctl->json) {
    g_autoptr (JsonBuilder) builder = json_builder_new ();
    json_builder_begin_object (builder);
    ctl_json_text (builder, "file", file);
    ctl_json_integer (builder, "forms", shian_form_job_count (job));
    ctl_json_integer (builder, "pages", n_pages);
    json_builder_end_object (builder);
    ctl_print_json (json_builder_get_root (builder));
  } else {
    g_print (_ ("%s: %u forms, %u pages\n"), file, shian_form_job_count (job), n_pages);
  }
  return CTL_EXIT_OK;
}

static int
blank (Ctl *ctl, int argc, char **argv, GError **error)
{
  g_autofree char *template = NULL;
  g_autofree char *file = NULL;
  g_auto (GStrv) subjects = NULL;
  gboolean copies = FALSE;
  const GOptionEntry entries[] = {
    { "subject", 0, 0, G_OPTION_ARG_STRING_ARRAY, &subjects, NULL, NULL },
    { "template", 0, 0, G_OPTION_ARG_STRING, &template, NULL, NULL },
    { "copies", 0, 0, G_OPTION_ARG_NONE, &copies, NULL, NULL },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &file, NULL, NULL },
    G_OPTION_ENTRY_NULL,
  };
  ShianFormJob job = { .paper = SHIAN_PAPER_INSPECTION };

  if (!ctl_parse (entries, 0, &argc, &argv, error))
    return CTL_EXIT_USAGE;
  if (file == NULL)
    return ctl_usage (error,
                      "form blank [--subject ID …] [--template CODE] [--copies] -o FILE.pdf");
  job.template = template;
  job.subjects = (const char *const *) subjects;
  job.two_copies = copies;
  return write_job (ctl, &job, file, error);
}

/* The papers of one inspection; those about findings may be of premises instead. */
static int
paper (Ctl *ctl, ShianPaper which, const char *usage, int argc, char **argv, GError **error)
{
  g_autofree char *file = NULL;
  g_auto (GStrv) subjects = NULL;
  gboolean copies = FALSE;
  const GOptionEntry entries[] = {
    { "subject", 0, 0, G_OPTION_ARG_STRING_ARRAY, &subjects, NULL, NULL },
    { "copies", 0, 0, G_OPTION_ARG_NONE, &copies, NULL, NULL },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &file, NULL, NULL },
    G_OPTION_ENTRY_NULL,
  };
  gboolean of_findings = which == SHIAN_PAPER_FINDINGS || which == SHIAN_PAPER_RECHECK;
  ShianFormJob job = { .paper = which };

  if (!ctl_parse (entries, 1, &argc, &argv, error))
    return CTL_EXIT_USAGE;
  if (file == NULL || (argc == 2) == (subjects != NULL) || (subjects != NULL && !of_findings))
    return ctl_usage (error, "%s", usage);
  job.inspection = argc == 2 ? argv[1] : NULL;
  job.subjects = (const char *const *) subjects;
  job.two_copies = copies;
  return write_job (ctl, &job, file, error);
}

#define RECORD_USAGE "form record INSPECTION [--copies] -o FILE.pdf"
#define RESULT_USAGE "form result INSPECTION -o FILE.pdf"
#define FINDINGS_USAGE "form findings (INSPECTION | --subject ID) -o FILE.pdf"
#define RECHECK_USAGE "form recheck (INSPECTION | --subject ID) [--copies] -o FILE.pdf"

static int
record (Ctl *ctl, int argc, char **argv, GError **error)
{
  return paper (ctl, SHIAN_PAPER_INSPECTION, RECORD_USAGE, argc, argv, error);
}

static int
result (Ctl *ctl, int argc, char **argv, GError **error)
{
  return paper (ctl, SHIAN_PAPER_RESULT, RESULT_USAGE, argc, argv, error);
}

static int
findings (Ctl *ctl, int argc, char **argv, GError **error)
{
  return paper (ctl, SHIAN_PAPER_FINDINGS, FINDINGS_USAGE, argc, argv, error);
}

static int
recheck (Ctl *ctl, int argc, char **argv, GError **error)
{
  return paper (ctl, SHIAN_PAPER_RECHECK, RECHECK_USAGE, argc, argv, error);
}

static void
add_print_json (JsonBuilder *builder, const ShianFormPrint *print, guint page)
{
  json_builder_begin_object (builder);
  ctl_json_text (builder, "serial", print->serial);
  ctl_json_text (builder, "paper", SHIAN_FORM_PAPER_CHOICES[print->paper].key);
  ctl_json_text (builder, "subject", print->subject);
  ctl_json_text (builder, "inspection", print->inspection);
  ctl_json_integer (builder, "copies", print->copies);
  ctl_json_text (builder, "printed_on", print->printed_on);
  ctl_json_text (builder, "returned_on", print->returned_on);
  ctl_json_text (builder, "voided_on", print->voided_on);
  ctl_json_text (builder, "note", print->note);
  if (page > 0)
    ctl_json_integer (builder, "page", page);
  json_builder_end_object (builder);
}

static void
add_row_json (JsonBuilder *builder, gconstpointer row)
{
  add_print_json (builder, row, 0);
}

static void
print_row (gconstpointer data)
{
  const int widths[] = { 10, 14, 12, 12 };
  const ShianFormPrint *print = data;

  ctl_print_row (widths, print->serial, _ (SHIAN_FORM_PAPER_CHOICES[print->paper].title),
                 print->printed_on, print->returned_on != NULL ? print->returned_on : "—",
                 print->subject);
}

static int
list (Ctl *ctl, int argc, char **argv, GError **error)
{
  gboolean out = FALSE;
  const GOptionEntry entries[] = {
    { "out", 0, 0, G_OPTION_ARG_NONE, &out, NULL, NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (GPtrArray) rows = NULL;

  if (!ctl_parse (entries, 0, &argc, &argv, error))
    return CTL_EXIT_USAGE;
  if (ctl_reader (ctl, error) == NULL ||
      (rows = shian_form_print_list (ctl->store, out, error)) == NULL)
    return CTL_EXIT_FAILED;
  ctl_print_list (ctl, rows, add_row_json, print_row);
  return CTL_EXIT_OK;
}

/* What a page's code leads to. */
static int
find (Ctl *ctl, int argc, char **argv, GError **error)
{
  g_autoptr (ShianFormPrint) print = NULL;
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  guint page = 0;

  if (!ctl_parse (NULL, 1, &argc, &argv, error))
    return CTL_EXIT_USAGE;
  if (argc != 2)
    return ctl_usage (error, "form find CODE");
  if (ctl_reader (ctl, error) == NULL ||
      (print = shian_form_lookup (ctl->store, argv[1], &page, error)) == NULL)
    return CTL_EXIT_FAILED;
  if (!ctl->json) {
    print_row (print);
    return CTL_EXIT_OK;
  }
  add_print_json (builder, print, page);
  ctl_print_json (json_builder_get_root (builder));
  return CTL_EXIT_OK;
}

static int
give_back (Ctl *ctl, int argc, char **argv, GError **error)
{
  g_autofree char *inspection = NULL;
  g_autofree char *serial = NULL;
  const GOptionEntry entries[] = {
    { "inspection", 0, 0, G_OPTION_ARG_STRING, &inspection, NULL, NULL },
    G_OPTION_ENTRY_NULL,
  };

  if (!ctl_parse (entries, 1, &argc, &argv, error))
    return CTL_EXIT_USAGE;
  if (argc != 2)
    return ctl_usage (error, "form return CODE [--inspection ID]");
  if (!shian_form_code_read (argv[1], &serial, NULL, error) || ctl_writer (ctl, error) == NULL ||
      !shian_form_print_return (ctl->store, serial, inspection, error))
    return CTL_EXIT_FAILED;
  ctl_print_fact (ctl, "serial", serial);
  return CTL_EXIT_OK;
}

static int
make_void (Ctl *ctl, int argc, char **argv, GError **error)
{
  g_autofree char *serial = NULL;
  g_autofree char *reason = NULL;
  const GOptionEntry entries[] = {
    { "reason", 0, 0, G_OPTION_ARG_STRING, &reason, NULL, NULL },
    G_OPTION_ENTRY_NULL,
  };

  if (!ctl_parse (entries, 1, &argc, &argv, error))
    return CTL_EXIT_USAGE;
  if (argc != 2 || reason == NULL)
    return ctl_usage (error, "form void CODE --reason TEXT");
  if (!shian_form_code_read (argv[1], &serial, NULL, error) || ctl_writer (ctl, error) == NULL ||
      !shian_form_print_void (ctl->store, serial, reason, error))
    return CTL_EXIT_FAILED;
  ctl_print_fact (ctl, "serial", serial);
  return CTL_EXIT_OK;
}

const CtlCommand CTL_FORM_COMMANDS[] = {
  { "form", "blank", blank, "[--subject ID …] [--template CODE] [--copies] -o FILE.pdf",
    N_ ("Blank inspection forms, one for each of the premises") },
  { "form", "record", record, "INSPECTION [--copies] -o FILE.pdf",
    N_ ("The filled record of an inspection") },
  { "form", "result", result, "INSPECTION -o FILE.pdf",
    N_ ("The result to be posted at the premises") },
  { "form", "findings", findings, "(INSPECTION | --subject ID) -o FILE.pdf",
    N_ ("Findings with their photos") },
  { "form", "recheck", recheck, "(INSPECTION | --subject ID) [--copies] -o FILE.pdf",
    N_ ("A form for rechecking what is open") },
  { "form", "list", list, "[--out]",
    N_ ("Forms printed; with --out those that have not come back") },
  { "form", "find", find, "CODE", N_ ("What the code on a page belongs to") },
  { "form", "return", give_back, "CODE [--inspection ID]", N_ ("Note that a form came back") },
  { "form", "void", make_void, "CODE --reason TEXT", N_ ("Note that a form counts for nothing") },
  { NULL, NULL, NULL, NULL, NULL },
};
