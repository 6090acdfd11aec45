/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "typeset/pdf.h"
#include "typeset/document-private.h"

#include "base/atomic-file.h"
#include "base/clock.h"
#include "base/error.h"

#include <cairo-pdf.h>
#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#ifdef __SANITIZE_ADDRESS__
#include <sanitizer/lsan_interface.h>
#endif

typedef struct {
  ShianPdfNext next;
  gpointer data;
  const char *path; /* the file's final name, for messages */
  guint n_pages;    /* drawn */
} Job;

typedef struct {
  FILE *file;
  int errnum; /* of the first write that failed */
} Stream;

static cairo_status_t
write_bytes (void *closure, const unsigned char *data, unsigned int length)
{
  Stream *stream = closure;

  if (stream->errnum == 0 && fwrite (data, 1, length, stream->file) != length)
    stream->errnum = errno != 0 ? errno : EIO;
  return stream->errnum == 0 ? CAIRO_STATUS_SUCCESS : CAIRO_STATUS_WRITE_ERROR;
}

static void
set_metadata (cairo_surface_t *surface, ShianDocument *document)
{
  g_autoptr (GDateTime) now = g_date_time_new_from_unix_utc (shian_clock_now () / G_USEC_PER_SEC);
  g_autofree char *date = g_date_time_format (now, "%Y-%m-%dT%H:%M:%SZ");
  const char *title = shian_document_title (document);
  const char *author = shian_document_author (document);

  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, date);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Shian " SHIAN_VERSION);
  if (title != NULL)
    cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, title);
  if (author != NULL)
    cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_AUTHOR, author);
}

static cairo_surface_t *
open_surface (Stream *stream, ShianDocument *first)
{
  const ShianPageSetup *setup = shian_document_page_setup (first);
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (
      write_bytes, stream, setup->width * SHIAN_POINTS_PER_MM, setup->height * SHIAN_POINTS_PER_MM);

  /* Later versions may hide the page tree in compressed streams, where it cannot be checked. */
  cairo_pdf_surface_restrict_to_version (surface, CAIRO_PDF_VERSION_1_4);
  set_metadata (surface, first);
  return surface;
}

/* Most tables in a batch of forms are the same. One seen a second time is recorded; the file then
 * has it once and refers to it. Keyed by shian_placed_digest(); NULL marks one seen once. */
#define MOST_RECORDED 256

static cairo_surface_t *
record (const ShianPlaced *placed, const ShianPageSetup *setup)
{
  cairo_rectangle_t paper = { 0, 0, setup->width * SHIAN_POINTS_PER_MM,
                              setup->height * SHIAN_POINTS_PER_MM };
  cairo_surface_t *recording = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, &paper);
  cairo_t *cr = cairo_create (recording);

  cairo_set_source_rgb (cr, 0, 0, 0);
  shian_placed_draw (placed, cr, setup->left * SHIAN_POINTS_PER_MM);
  cairo_destroy (cr);
  return recording;
}

static void
draw_placed (GHashTable *recorded, const ShianPlaced *placed, const ShianPageSetup *setup,
             cairo_t *cr)
{
  double x = setup->left * SHIAN_POINTS_PER_MM;
  g_autofree char *digest = shian_placed_digest (placed, x);
  cairo_surface_t *recording = NULL;

  if (digest != NULL &&
      g_hash_table_lookup_extended (recorded, digest, NULL, (gpointer *) &recording)) {
    if (recording == NULL) {
      recording = record (placed, setup);
      g_hash_table_insert (recorded, g_steal_pointer (&digest), recording);
    }
    cairo_set_source_surface (cr, recording, 0, 0);
    cairo_paint (cr);
    cairo_set_source_rgb (cr, 0, 0, 0);
    return;
  }
  if (digest != NULL && g_hash_table_size (recorded) < MOST_RECORDED)
    g_hash_table_insert (recorded, g_steal_pointer (&digest), NULL);
  shian_placed_draw (placed, cr, x);
}

static void
draw_page (GHashTable *recorded, ShianDocument *document, cairo_t *cr, guint page)
{
  const GArray *items = shian_document_page_items (document, page);

  cairo_save (cr);
  cairo_set_source_rgb (cr, 0, 0, 0);
  for (guint i = 0; i < items->len; i++)
    draw_placed (recorded, &g_array_index (items, ShianPlaced, i),
                 shian_document_page_setup (document), cr);
  shian_document_draw_frame (document, cr, page);
  cairo_restore (cr);
}

static void
draw_pages (cairo_surface_t *surface, GHashTable *recorded, ShianDocument *document, guint *n_drawn)
{
  const ShianPageSetup *setup = shian_document_page_setup (document);
  guint n = shian_document_n_pages (document);
  cairo_t *cr;

  cairo_pdf_surface_set_size (surface, setup->width * SHIAN_POINTS_PER_MM,
                              setup->height * SHIAN_POINTS_PER_MM);
  cr = cairo_create (surface);
  for (guint i = 0; i < n && cairo_status (cr) == CAIRO_STATUS_SUCCESS; i++) {
    draw_page (recorded, document, cr, i);
    cairo_show_page (cr);
  }
  cairo_destroy (cr);
  *n_drawn += n;
}

static void
free_recording (gpointer data)
{
  if (data != NULL)
    cairo_surface_destroy (data);
}

/* Cairo 1.16 loses a buffer when it writes a subset of an OpenType font; the search for leaks is
 * told not to count it. Whatever is allocated while a surface is finished is Cairo's own. */
static void
finish (cairo_surface_t *surface)
{
#ifdef __SANITIZE_ADDRESS__
  __lsan_disable ();
#endif
  cairo_surface_finish (surface);
#ifdef __SANITIZE_ADDRESS__
  __lsan_enable ();
#endif
}

/* One document after the other, so that a batch takes no more memory than its largest. Returns FALSE
 * when one could not be made. */
static gboolean
write_documents (Stream *stream, Job *job, cairo_status_t *status, GError **error)
{
  g_autoptr (GHashTable) recorded =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_recording);
  cairo_surface_t *surface = NULL;
  GError *local = NULL;
  ShianDocument *document;

  while (stream->errnum == 0 && (document = job->next (job->data, &local)) != NULL) {
    if (surface == NULL)
      surface = open_surface (stream, document);
    draw_pages (surface, recorded, document, &job->n_pages);
    shian_document_free (document);
  }
  *status = CAIRO_STATUS_SUCCESS;
  if (surface != NULL) {
    finish (surface);
    *status = cairo_surface_status (surface);
    cairo_surface_destroy (surface);
  } else if (local == NULL) {
    g_set_error (&local, SHIAN_ERROR, SHIAN_ERROR_NOT_FOUND, _ ("%s: there is nothing to print"),
                 job->path);
  }
  if (local != NULL)
    g_propagate_error (error, local);
  return local == NULL;
}

static gboolean
write_pdf (const char *temporary, gpointer data, GError **error)
{
  Job *job = data;
  Stream stream = { g_fopen (temporary, "wb"), 0 };
  cairo_status_t status;
  gboolean made;

  if (stream.file == NULL)
    return shian_error_set_errno (error, errno, _ ("Cannot write %s"), job->path);
  made = write_documents (&stream, job, &status, error);
  errno = 0;
  if (fclose (stream.file) != 0 && stream.errnum == 0)
    stream.errnum = errno != 0 ? errno : EIO;
  if (!made)
    return FALSE;
  if (stream.errnum != 0)
    return shian_error_set_errno (error, stream.errnum, _ ("Cannot write %s"), job->path);
  if (status == CAIRO_STATUS_SUCCESS)
    return TRUE;
  g_set_error (error, SHIAN_ERROR, SHIAN_ERROR_FAILED, _ ("Cannot draw %s: %s"), job->path,
               cairo_status_to_string (status));
  return FALSE;
}

/* The number after the last “/Count” of the file: the root of the page tree. */
static gint64
count_pages (const char *bytes, gsize length)
{
  static const char key[] = "/Count ";

  for (gsize i = length - strlen (key); i > 0; i--)
    if (memcmp (bytes + i, key, strlen (key)) == 0)
      return g_ascii_strtoll (bytes + i + strlen (key), NULL, 10);
  return -1;
}

static gboolean
check_bytes (const char *bytes, gsize length, guint n_pages)
{
  static const char head[] = "%PDF-";
  static const char tail[] = "%%EOF\n";

  return length > strlen (head) + strlen (tail) && memcmp (bytes, head, strlen (head)) == 0 &&
         memcmp (bytes + length - strlen (tail), tail, strlen (tail)) == 0 &&
         count_pages (bytes, length) == (gint64) n_pages;
}

static gboolean
check_file (const char *path, const char *shown, guint n_pages, GError **error)
{
  GError *local = NULL;
  g_autoptr (GMappedFile) file = g_mapped_file_new (path, FALSE, &local);
  g_autofree char *what = NULL;

  if (file == NULL) {
    what = g_strdup_printf (_ ("Cannot read %s back"), shown);
    return shian_error_take_gio (error, local, what);
  }
  if (check_bytes (g_mapped_file_get_contents (file), g_mapped_file_get_length (file), n_pages))
    return TRUE;
  g_set_error (error, SHIAN_ERROR, SHIAN_ERROR_CORRUPT,
               _ ("%s is not a whole PDF file of %u pages; write it again, to another disk if this "
                  "happens twice"),
               shown, n_pages);
  return FALSE;
}

gboolean
shian_pdf_check (const char *path, guint n_pages, GError **error)
{
  g_return_val_if_fail (path != NULL, FALSE);
  return check_file (path, path, n_pages, error);
}

static gboolean
verify_pdf (const char *temporary, gpointer data, GError **error)
{
  Job *job = data;

  return check_file (temporary, job->path, job->n_pages, error);
}

gboolean
shian_pdf_write_batch (const char *path, ShianPdfNext next, gpointer data, guint *n_pages,
                       GError **error)
{
  Job job = { next, data, path, 0 };

  g_return_val_if_fail (path != NULL && next != NULL, FALSE);
  if (!shian_atomic_file_write (path, write_pdf, verify_pdf, &job, error))
    return FALSE;
  if (n_pages != NULL)
    *n_pages = job.n_pages;
  return TRUE;
}

/* The batch frees what it is given; the caller of a single write keeps the document. */
static ShianDocument *
once (gpointer data, GError **error)
{
  ShianDocument **document = data;

  return *document != NULL ? shian_document_ref (g_steal_pointer (document)) : NULL;
}

gboolean
shian_pdf_write (ShianDocument *document, const char *path, GError **error)
{
  g_return_val_if_fail (document != NULL && path != NULL, FALSE);
  return shian_pdf_write_batch (path, once, &document, NULL, error);
}
