/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "forms/form-job.h"

#include "base/error.h"
#include "forms/inspection-form-fill.h"
#include "inspection/form-print.h"
#include "inspection/photo.h"
#include "inspection/template-store.h"
#include "store/attachment.h"
#include "store/save.h"
#include "typeset/pdf.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#define DEFAULT_TEMPLATE "campus-canteen"
#define PHOTO_PIXELS 1000 /* along the longer side: 150 dots an inch at the size they print */

static const char *const both_copies[] = { "存根联", "当事人联", NULL };

guint
shian_form_job_count (const ShianFormJob *job)
{
  gboolean many = job->paper == SHIAN_PAPER_INSPECTION && job->inspection == NULL;

  if (!many || job->subjects == NULL || job->subjects[0] == NULL)
    return 1;
  return g_strv_length ((char **) job->subjects);
}

static ShianSubject *
load_subject (ShianStore *store, const ShianFormJob *job, guint index, GError **error)
{
  ShianSubject *subject =
      shian_store_load (store, &SHIAN_SUBJECT_TYPE, job->subjects[index], error);

  if (subject != NULL && subject->record.deleted) {
    g_set_error (error, SHIAN_ERROR, SHIAN_ERROR_NOT_FOUND, _ ("%s was removed from the register"),
                 subject->name);
    g_clear_pointer (&subject, shian_subject_free);
  }
  return subject;
}

static ShianTemplateBook *
load_template (ShianStore *store, const ShianFormJob *job, GError **error)
{
  g_autoptr (ShianTemplate) edition = shian_template_find (
      store, job->template != NULL ? job->template : DEFAULT_TEMPLATE, NULL, error);

  return edition != NULL ? shian_template_load (store, edition->record.id, error) : NULL;
}

static gboolean
is_blank (const ShianFormJob *job)
{
  return job->paper == SHIAN_PAPER_INSPECTION && job->inspection == NULL;
}

static ShianInspectionForm *
blank_form (ShianStore *store, const ShianFormJob *job, const ShianTemplateBook *book, guint index,
            const char *serial, GError **error)
{
  g_autoptr (ShianSubject) subject = NULL;

  if (job->subjects != NULL && job->subjects[0] != NULL) {
    subject = load_subject (store, job, index, error);
    if (subject == NULL)
      return NULL;
  }
  return shian_inspection_form_blank (book, subject, serial);
}

static gboolean
is_wanted (const ShianFormJob *job, const ShianFinding *finding)
{
  if (job->paper == SHIAN_PAPER_RECHECK && finding->state == SHIAN_FINDING_CLOSED)
    return FALSE;
  return job->findings == NULL || g_strv_contains (job->findings, finding->record.id);
}

/* Numbers count: C9 comes before C10, 2.9 before 2.10. */
static int
compare_codes (const char *a, const char *b)
{
  g_autofree char *first = g_utf8_collate_key_for_filename (a != NULL ? a : "", -1);
  g_autofree char *second = g_utf8_collate_key_for_filename (b != NULL ? b : "", -1);

  return strcmp (first, second);
}

/* The newest visit first; of one visit in the order of its form, in whatever order it was filled in. */
static int
compare_findings (gconstpointer a, gconstpointer b)
{
  const ShianFinding *first = (*(ShianFindingRow *const *) a)->finding;
  const ShianFinding *second = (*(ShianFindingRow *const *) b)->finding;
  int order = g_strcmp0 (second->found_on, first->found_on);

  if (order == 0)
    order = g_strcmp0 (second->inspection, first->inspection);
  if (order == 0)
    order = compare_codes (first->item_code, second->item_code);
  return order != 0 ? order : g_strcmp0 (first->label, second->label);
}

static GPtrArray *
load_findings (ShianStore *store, const ShianFormJob *job, GError **error)
{
  ShianFindingQuery query = SHIAN_FINDING_QUERY_ALL;
  GPtrArray *rows;

  query.limit = 1000;
  query.inspection = job->inspection;
  if (job->inspection == NULL && job->subjects != NULL)
    query.subject = job->subjects[0];
  rows = shian_finding_list (store, &query, error);
  for (guint i = rows != NULL ? rows->len : 0; i > 0; i--)
    if (!is_wanted (job, ((const ShianFindingRow *) rows->pdata[i - 1])->finding))
      g_ptr_array_remove_index (rows, i - 1);
  if (rows != NULL)
    g_ptr_array_sort (rows, compare_findings);
  return rows;
}

/* A picture that cannot be read is left out: the paper must not fail for it. A small one keeps its
 * size, as blown up it shows no more. */
static GdkPixbuf *
load_picture (ShianStore *store, const char *sha256)
{
  g_autofree char *path = shian_attachment_path (store, sha256);
  int width = 0, height = 0;
  int most = PHOTO_PIXELS;

  if (gdk_pixbuf_get_file_info (path, &width, &height) != NULL)
    most = CLAMP (MAX (width, height), 1, PHOTO_PIXELS);
  return gdk_pixbuf_new_from_file_at_size (path, most, most, NULL);
}

static gboolean
add_photos (ShianStore *store, const GPtrArray *rows, ShianInspectionForm *form, GError **error)
{
  for (guint i = 0; i < form->findings->len && i < rows->len; i++) {
    const ShianFindingRow *row = rows->pdata[i];
    ShianFormFinding *finding = form->findings->pdata[i];
    g_autoptr (GPtrArray) photos = shian_photo_list_of_finding (store, row->finding, error);
    if (photos == NULL)
      return FALSE;
    for (guint p = 0; p < photos->len; p++) {
      const ShianPhoto *photo = photos->pdata[p];
      GdkPixbuf *picture = load_picture (store, photo->sha256);
      if (picture != NULL)
        g_ptr_array_add (photo->purpose == SHIAN_PHOTO_AFTER ? finding->after : finding->before,
                         picture);
    }
  }
  return TRUE;
}

/* Drawn on the screen, it stands on the record where it would be written by hand. */
static void
add_signature (ShianStore *store, const ShianInspectionSheet *sheet, ShianInspectionForm *form)
{
  if (form->signed_on != NULL)
    form->signature = load_picture (store, sheet->signature->sha256);
}

static gboolean
check_finished (const ShianFormJob *job, const ShianInspection *inspection, GError **error)
{
  if (job->paper != SHIAN_PAPER_RESULT || inspection->state != SHIAN_INSPECTION_DRAFT)
    return TRUE;
  g_set_error (error, SHIAN_ERROR, SHIAN_ERROR_INVALID,
               _ ("The inspection of %s is not finished; its result cannot be posted yet"),
               inspection->made_on);
  return FALSE;
}

static ShianInspectionForm *
record_form (ShianStore *store, const ShianFormJob *job, const char *serial, GError **error)
{
  g_autoptr (ShianInspectionSheet) sheet =
      shian_inspection_sheet_load (store, job->inspection, error);
  g_autoptr (GPtrArray) findings = NULL;
  ShianInspectionForm *form;

  if (sheet == NULL || !check_finished (job, sheet->inspection, error) ||
      (findings = load_findings (store, job, error)) == NULL)
    return NULL;
  form = shian_inspection_form_record (sheet, findings, serial);
  add_signature (store, sheet, form);
  return form;
}

static ShianSubject *
subject_of_findings (ShianStore *store, const ShianFormJob *job, GError **error)
{
  g_autoptr (ShianInspectionSheet) sheet = NULL;

  if (job->inspection == NULL && job->subjects != NULL && job->subjects[0] != NULL)
    return load_subject (store, job, 0, error);
  if (job->inspection == NULL) {
    g_set_error (error, SHIAN_ERROR, SHIAN_ERROR_INVALID,
                 _ ("Say of which premises or inspection the findings are to be printed"));
    return NULL;
  }
  sheet = shian_inspection_sheet_load (store, job->inspection, error);
  return sheet != NULL ? g_steal_pointer (&sheet->subject) : NULL;
}

static gboolean
check_open (const ShianFormJob *job, const ShianSubject *subject, const GPtrArray *findings,
            GError **error)
{
  if (job->paper != SHIAN_PAPER_RECHECK || findings->len > 0)
    return TRUE;
  g_set_error (error, SHIAN_ERROR, SHIAN_ERROR_INVALID,
               _ ("%s: nothing is open that could be rechecked"), subject->name);
  return FALSE;
}

static ShianInspectionForm *
findings_form (ShianStore *store, const ShianFormJob *job, const char *serial, GError **error)
{
  g_autoptr (ShianSubject) subject = subject_of_findings (store, job, error);
  g_autoptr (GPtrArray) findings = NULL;
  g_autoptr (ShianInspectionForm) form = NULL;
  gboolean open_only = job->paper == SHIAN_PAPER_RECHECK;

  if (subject == NULL || (findings = load_findings (store, job, error)) == NULL ||
      !check_open (job, subject, findings, error))
    return NULL;
  form = shian_inspection_form_findings (subject, findings, open_only, serial);
  if (!open_only && !add_photos (store, findings, form, error))
    return NULL;
  return g_steal_pointer (&form);
}

/* @book is that of blank forms, which a batch loads once. */
static ShianDocument *
make_document (ShianStore *store, const ShianFormJob *job, const ShianTemplateBook *book,
               guint index, const char *serial, ShianFonts *fonts, GError **error)
{
  g_autoptr (ShianInspectionForm) form = NULL;

  if (job->paper == SHIAN_PAPER_FINDINGS || job->paper == SHIAN_PAPER_RECHECK)
    form = findings_form (store, job, serial, error);
  else if (job->inspection != NULL)
    form = record_form (store, job, serial, error);
  else
    form = blank_form (store, job, book, index, serial, error);
  if (form == NULL)
    return NULL;
  return shian_inspection_form_layout (form, job->paper, job->two_copies ? both_copies : NULL,
                                       fonts);
}

ShianDocument *
shian_form_job_document (ShianStore *store, const ShianFormJob *job, guint index,
                         const char *serial, ShianFonts *fonts, GError **error)
{
  g_autoptr (ShianTemplateBook) book = NULL;

  g_return_val_if_fail (store != NULL && job != NULL && fonts != NULL, NULL);
  if (is_blank (job) && (book = load_template (store, job, error)) == NULL)
    return NULL;
  return make_document (store, job, book, index, serial, fonts, error);
}

typedef struct {
  const ShianFormJob *job;
  const char *wanted; /* (nullable): the number of its first form */
  GPtrArray *serials;
} Register;

static gboolean
register_one (ShianStore *store, Register *reg, guint index, const char *template, GError **error)
{
  const ShianFormJob *job = reg->job;
  g_autoptr (ShianFormPrint) print = shian_form_print_new ();

  print->paper = (int) job->paper;
  print->serial = index == 0 ? g_strdup (reg->wanted) : NULL; /* the others follow it */
  print->template = g_strdup (template);
  print->inspection = g_strdup (job->inspection);
  print->copies = job->two_copies ? 2 : 1;
  if (job->subjects != NULL && job->subjects[0] != NULL)
    print->subject = g_strdup (job->subjects[index]);
  if (!shian_form_print_add (store, print, error))
    return FALSE;
  g_ptr_array_add (reg->serials, g_strdup (print->serial));
  return TRUE;
}

/* Whatever cannot be printed is refused before it has a number. */
static gboolean
check_job (ShianStore *store, const ShianFormJob *job, GError **error)
{
  g_autoptr (ShianInspection) inspection = NULL;

  for (guint i = 0; job->subjects != NULL && job->subjects[i] != NULL; i++) {
    g_autoptr (ShianSubject) subject = load_subject (store, job, i, error);
    if (subject == NULL)
      return FALSE;
  }
  if (job->inspection == NULL)
    return TRUE;
  inspection = shian_store_load (store, &SHIAN_INSPECTION_TYPE, job->inspection, error);
  return inspection != NULL && check_finished (job, inspection, error);
}

static gboolean
register_inside (ShianStore *store, gpointer data, GError **error)
{
  Register *reg = data;
  g_autoptr (ShianTemplateBook) book = NULL;
  gboolean blank = is_blank (reg->job);

  if (!check_job (store, reg->job, error) ||
      (blank && (book = load_template (store, reg->job, error)) == NULL))
    return FALSE;
  for (guint i = 0; i < shian_form_job_count (reg->job); i++)
    if (!register_one (store, reg, i, blank ? book->edition->record.id : NULL, error))
      return FALSE;
  return TRUE;
}

static char **
register_job (ShianStore *store, const ShianFormJob *job, const char *wanted, GError **error)
{
  g_autoptr (GPtrArray) serials = g_ptr_array_new_with_free_func (g_free);
  Register reg = { job, wanted, serials };

  if (!shian_store_transact_setup (store, _ ("Forms printed"), register_inside, &reg, error))
    return NULL;
  g_ptr_array_add (serials, NULL);
  return (char **) g_ptr_array_free (g_steal_pointer (&serials), FALSE);
}

char **
shian_form_job_register (ShianStore *store, const ShianFormJob *job, GError **error)
{
  return register_job (store, job, NULL, error);
}

gboolean
shian_form_job_register_as (ShianStore *store, const ShianFormJob *job, const char *serial,
                            GError **error)
{
  g_auto (GStrv) serials = NULL;

  g_return_val_if_fail (serial != NULL, FALSE);
  serials = register_job (store, job, serial, error);
  return serials != NULL;
}

typedef struct {
  ShianStore *store;
  const ShianFormJob *job;
  ShianFonts *fonts;
  ShianTemplateBook *book;
  const char *path;
  const ShianFormWatch *watch;
  char **serials;
  guint next;
  guint n_pages;
} Batch;

static gboolean
go_on (const Batch *batch, GError **error)
{
  const ShianFormWatch *watch = batch->watch;

  if (watch != NULL && watch->made != NULL && batch->next > 0)
    watch->made (batch->next, g_strv_length (batch->serials), watch->data);
  if (watch == NULL || !g_cancellable_is_cancelled (watch->cancellable))
    return TRUE;
  g_set_error (error, SHIAN_ERROR, SHIAN_ERROR_CANCELLED,
               _ ("Stopped; no form was made and no number taken"));
  return FALSE;
}

static ShianDocument *
next_document (gpointer data, GError **error)
{
  Batch *batch = data;
  guint index;

  if (!go_on (batch, error) || batch->serials[batch->next] == NULL)
    return NULL;
  index = batch->next++;
  return make_document (batch->store, batch->job, batch->book, index, batch->serials[index],
                        batch->fonts, error);
}

/* Drawn before the numbers are stored for good: whatever happens on the way takes both back. */
static gboolean
write_inside (ShianStore *store, gpointer data, GError **error)
{
  Batch *batch = data;

  batch->serials = shian_form_job_register (store, batch->job, error);
  if (batch->serials == NULL)
    return FALSE;
  if (is_blank (batch->job) && (batch->book = load_template (store, batch->job, error)) == NULL)
    return FALSE;
  return shian_pdf_write_batch (batch->path, next_document, batch, &batch->n_pages, error);
}

static gboolean
take_back (ShianStore *store, gpointer data, GError **error)
{
  for (char **serial = data; *serial != NULL; serial++) {
    g_autoptr (ShianFormPrint) print = shian_form_print_find (store, *serial, error);
    if (print == NULL ||
        !shian_store_remove (store, &SHIAN_FORM_PRINT_TYPE, print->record.id, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
name_file (Batch *batch, const char *path, GError **error)
{
  int errnum;

  if (g_rename (batch->path, path) == 0)
    return TRUE;
  errnum = errno;
  shian_store_transact_setup (batch->store, _ ("Forms not printed"), take_back, batch->serials,
                              NULL);
  return shian_error_set_errno (error, errnum, _ ("Cannot write %s"), path);
}

gboolean
shian_form_job_write (ShianStore *store, const ShianFormJob *job, ShianFonts *fonts,
                      const char *path, const ShianFormWatch *watch, guint *n_pages, GError **error)
{
  g_autofree char *part = g_strconcat (path, ".part", NULL);
  Batch batch = { .store = store, .job = job, .fonts = fonts, .path = part, .watch = watch };
  gboolean ok =
      shian_store_transact_setup (store, _ ("Forms printed"), write_inside, &batch, error);

  if (ok)
    ok = name_file (&batch, path, error);
  if (!ok)
    g_unlink (part);
  if (n_pages != NULL)
    *n_pages = batch.n_pages;
  shian_template_book_free (batch.book);
  g_strfreev (batch.serials);
  return ok;
}
