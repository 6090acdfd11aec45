/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Paper that comes back: its code leads to the form and to the place on it; a batch is all or nothing. */
#include "inspection-fixture.h"

#include "base/error.h"
#include "forms/form-job.h"
#include "forms/form-lookup.h"
#include "inspection/template-store.h"
#include "typeset/pdf.h"

#include <glib/gstdio.h>
#include <string.h>

static ShianFonts *
fonts (void)
{
  g_autoptr (GError) error = NULL;
  ShianFonts *made = shian_fonts_new (&error);

  g_assert_no_error (error);
  return made;
}

static char *
register_blank (InspectionFixture *fixture)
{
  const char *subjects[] = { fixture->subject, NULL };
  const ShianFormJob job = { .paper = SHIAN_PAPER_INSPECTION, .subjects = subjects };
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) serials = shian_form_job_register (fixture->store, &job, &error);

  g_assert_no_error (error);
  return g_strdup (serials[0]);
}

static void
test_meant (void)
{
  g_assert_true (shian_form_lookup_is_meant ("24 000001 02 7"));
  g_assert_true (shian_form_lookup_is_meant ("２４０００００１－０２７"));
  g_assert_true (shian_form_lookup_is_meant ("2400000102"));
  g_assert_true (shian_form_lookup_is_meant ("240000010277"));
  g_assert_false (shian_form_lookup_is_meant ("13812345678"));
  g_assert_false (shian_form_lookup_is_meant ("02212345678"));
  g_assert_false (shian_form_lookup_is_meant ("911201110000000001"));
  g_assert_false (shian_form_lookup_is_meant ("2024"));
  g_assert_false (shian_form_lookup_is_meant ("24 000001 02 X"));
  g_assert_false (shian_form_lookup_is_meant (""));
  g_assert_false (shian_form_lookup_is_meant ("\xff"));
}

static void
refused (InspectionFixture *fixture, const char *typed, int code, const char *says)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (shian_form_lookup (fixture->store, typed, NULL, &error));
  fixture_assert_error (&error, code, says);
}

static void
test_slips (InspectionFixture *fixture, gconstpointer unused)
{
  g_autofree char *serial = register_blank (fixture);
  g_autofree char *code = shian_form_code_make (serial, 3);
  g_autofree char *shown = shian_form_code_display (code);
  g_autofree char *slip = g_strdup (code);
  g_autofree char *shorter = g_strndup (code, 10);
  g_autofree char *longer = g_strconcat (code, "5", NULL);
  g_autofree char *other = shian_form_code_make ("24000077", 1);
  g_autofree char *far = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (ShianFormPrint) print = NULL;
  guint page = 0;

  print = shian_form_lookup (fixture->store, shown, &page, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (print->serial, ==, serial);
  g_assert_cmpuint (page, ==, 3);
  slip[10] = slip[10] == '9' ? '0' : slip[10] + 1;
  refused (fixture, slip, SHIAN_ERROR_INVALID, shown);
  refused (fixture, shorter, SHIAN_ERROR_INVALID, shown);
  refused (fixture, longer, SHIAN_ERROR_INVALID, shown);
  refused (fixture, other, SHIAN_ERROR_NOT_FOUND, "24000077");
  far = shian_form_code_make ("29876543", 21);
  far[10] = far[10] == '9' ? '0' : far[10] + 1;
  refused (fixture, far, SHIAN_ERROR_INVALID, "check digit");
}

static guint
number_on_page (InspectionFixture *fixture, const char *serial, guint page, ShianFonts *own)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ShianFormPrint) print = shian_form_print_find (fixture->store, serial, &error);

  g_assert_no_error (error);
  return shian_form_lookup_item (fixture->store, print, page, own);
}

static void
test_place (InspectionFixture *fixture, gconstpointer unused)
{
  g_autofree char *serial = register_blank (fixture);
  g_autoptr (ShianFonts) own = fonts ();
  guint second = number_on_page (fixture, serial, 2, own);
  guint third = number_on_page (fixture, serial, 3, own);

  g_assert_cmpuint (number_on_page (fixture, serial, 1, own), ==, 0);
  g_assert_cmpuint (second, >, 3);
  g_assert_cmpuint (third, >, second);
  g_assert_cmpuint (number_on_page (fixture, serial, 99, own), ==, 0);
}

/* Batches */

static void
stop_cb (guint n_made, guint n_all, gpointer data)
{
  g_assert_cmpuint (n_all, ==, 3);
  if (n_made == 2)
    g_cancellable_cancel (data);
}

static guint
n_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

static void
test_cancelled (InspectionFixture *fixture, gconstpointer unused)
{
  const char *subjects[] = { fixture->subject, fixture->subject, fixture->subject, NULL };
  const ShianFormJob job = { .paper = SHIAN_PAPER_INSPECTION, .subjects = subjects };
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  ShianFormWatch watch = { stop_cb, cancellable, cancellable };
  g_autofree char *folder = g_build_filename (fixture->folder, "forms", NULL);
  g_autofree char *path = g_build_filename (folder, "表.pdf", NULL);
  g_autoptr (ShianFonts) own = fonts ();
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GError) error = NULL;
  guint n_pages = 0;

  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  g_assert_false (shian_form_job_write (fixture->store, &job, own, path, &watch, NULL, &error));
  fixture_assert_error (&error, SHIAN_ERROR_CANCELLED, "no number");
  g_assert_cmpuint (n_files (folder), ==, 0);
  all = shian_form_print_list (fixture->store, FALSE, &error);
  g_assert_cmpuint (all->len, ==, 0);
  g_assert_true (shian_form_job_write (fixture->store, &job, own, path, NULL, &n_pages, &error));
  g_assert_no_error (error);
  g_assert_true (shian_pdf_check (path, n_pages, &error));
  g_assert_cmpuint (n_files (folder), ==, 1);
  g_clear_pointer (&all, g_ptr_array_unref);
  all = shian_form_print_list (fixture->store, FALSE, &error);
  g_assert_cmpuint (all->len, ==, 3);
}

static void
test_no_room (InspectionFixture *fixture, gconstpointer unused)
{
  const char *subjects[] = { fixture->subject, NULL };
  const ShianFormJob job = { .paper = SHIAN_PAPER_INSPECTION, .subjects = subjects };
  const ShianFormJob recheck = { .paper = SHIAN_PAPER_RECHECK, .subjects = subjects };
  g_autofree char *occupied = g_build_filename (fixture->folder, "occupied", "x", NULL);
  g_autofree char *path = g_path_get_dirname (occupied);
  g_autoptr (ShianFonts) own = fonts ();
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GError) error = NULL;

  /* A folder with something in it takes the name: the file cannot have it. */
  g_assert_cmpint (g_mkdir_with_parents (occupied, 0700), ==, 0);
  g_assert_false (shian_form_job_write (fixture->store, &job, own, path, NULL, NULL, &error));
  g_assert_nonnull (error);
  g_clear_error (&error);
  all = shian_form_print_list (fixture->store, FALSE, &error);
  g_assert_cmpuint (all->len, ==, 0);
  g_assert_null (shian_form_job_document (fixture->store, &recheck, 0, NULL, own, &error));
  fixture_assert_error (&error, SHIAN_ERROR_INVALID, "nothing is open");
}

/* A recheck form of chosen findings holds those, and none that is closed. */
static void
test_chosen_findings (InspectionFixture *fixture, gconstpointer unused)
{
  g_autoptr (ShianInspection) inspection = fixture_begin (fixture, NULL);
  g_autoptr (ShianAnswer) one =
      fixture_answer (fixture, inspection->record.id, "C01", "2", "未公示");
  g_autoptr (ShianAnswer) two = fixture_answer (fixture, inspection->record.id, "C02", "2", "未签");
  ShianFindingQuery query = SHIAN_FINDING_QUERY_ALL;
  g_autoptr (GPtrArray) findings = NULL;
  g_autoptr (ShianFonts) own = fonts ();
  g_autoptr (ShianDocument) document = NULL;
  g_autoptr (GError) error = NULL;
  const char *subjects[] = { fixture->subject, NULL };
  const char *chosen[] = { NULL, NULL };
  const char *nobody[] = { "nobody", NULL };
  ShianFormJob job = { .paper = SHIAN_PAPER_RECHECK, .subjects = subjects, .findings = chosen };

  query.subject = fixture->subject;
  findings = shian_finding_list (fixture->store, &query, &error);
  g_assert_cmpuint (findings->len, ==, 2);
  chosen[0] = ((ShianFindingRow *) findings->pdata[0])->finding->record.id;
  document = shian_form_job_document (fixture->store, &job, 0, "24000001", own, &error);
  g_assert_no_error (error);
  g_assert_nonnull (document);
  job.findings = nobody;
  g_assert_null (shian_form_job_document (fixture->store, &job, 0, NULL, own, &error));
  fixture_assert_error (&error, SHIAN_ERROR_INVALID, "nothing is open");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/form-lookup/meant", test_meant);
#define ADD(name, function)                                                                        \
  g_test_add ("/form-lookup/" name, InspectionFixture, NULL, inspection_fixture_set_up, function,  \
              inspection_fixture_tear_down)
  ADD ("slips", test_slips);
  ADD ("place", test_place);
  ADD ("cancelled", test_cancelled);
  ADD ("no-room", test_no_room);
  ADD ("chosen-findings", test_chosen_findings);
  return g_test_run ();
}
