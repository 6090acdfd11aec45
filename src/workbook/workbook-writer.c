/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "workbook/workbook-writer.h"

#include "base/atomic-file.h"
#include "base/clock.h"
#include "base/error.h"
#include "workbook/cell-digest.h"
#include "workbook/workbook-check.h"
#include "workbook/writer-private.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <locale.h>

#define LIST_SHEET "选项"

static void
written_free (gpointer data)
{
  ShianWrittenSheet *written = data;

  g_free (written->name);
  g_free (written);
}

/* The library reports in its own codes; the system's reason, when there is one, says more. */
gboolean
shian_writer_check (const ShianWorkbookWriter *writer, lxw_error code, GError **error)
{
  int saved = errno;

  if (code == LXW_NO_ERROR)
    return TRUE;
  if (saved != 0 && (code == LXW_ERROR_CREATING_XLSX_FILE || code == LXW_ERROR_CREATING_TMPFILE ||
                     code == LXW_ERROR_ZIP_FILE_OPERATION || code == LXW_ERROR_ZIP_FILE_ADD ||
                     code == LXW_ERROR_ZIP_CLOSE))
    return shian_error_set_errno (error, saved, _ ("Cannot write the workbook"));
  g_set_error (error, SHIAN_ERROR, SHIAN_ERROR_IO, _ ("Cannot write the workbook: %s"),
               lxw_strerror (code));
  return FALSE;
}

ShianWrittenSheet *
shian_writer_note_sheet (ShianWorkbookWriter *writer, const char *name)
{
  ShianWrittenSheet *written = g_new0 (ShianWrittenSheet, 1);

  written->name = g_strdup (name);
  written->digest = SHIAN_DIGEST_START;
  g_ptr_array_add (writer->written, written);
  return written;
}

static void
set_properties (ShianWorkbookWriter *writer)
{
  const ShianWorkbookOptions *options = writer->options;
  lxw_doc_properties properties = { .created = (time_t) (shian_clock_now () / G_USEC_PER_SEC) };

  if (options != NULL) {
    properties.title = (char *) options->title;
    properties.author = (char *) options->author;
    properties.company = (char *) options->author;
    properties.subject = (char *) options->subject;
    properties.comments = (char *) options->comments;
    for (guint i = 0; options->properties != NULL && options->properties[i] != NULL; i += 2)
      workbook_set_custom_property_string (writer->book, options->properties[i],
                                           options->properties[i + 1]);
  }
  workbook_set_properties (writer->book, &properties);
}

static gboolean
fill_book (ShianWorkbookWriter *writer, GError **error)
{
  set_properties (writer);
  writer->list_name = shian_sheet_name_legal (LIST_SHEET, writer->taken);
  if (!writer->fill (writer, writer->data, error) || !shian_writer_finish_sheet (writer, error) ||
      !shian_writer_write_lists (writer, error))
    return FALSE;
  if (writer->summary.n_sheets > 0)
    return TRUE;
  g_set_error_literal (error, SHIAN_ERROR, SHIAN_ERROR_INVALID, _ ("The workbook has no sheet"));
  return FALSE;
}

static gboolean
is_small (const ShianWorkbookOptions *options)
{
  return options != NULL && options->n_rows > 0 && options->n_rows <= SHIAN_SMALL_BOOK_ROWS;
}

static gboolean
write_book (const char *path, gpointer data, GError **error)
{
  ShianWorkbookWriter *writer = data;
  lxw_workbook_options options = { .constant_memory = !is_small (writer->options) };

  writer->book = workbook_new_opt (path, &options);
  if (writer->book == NULL)
    return shian_writer_check (writer, LXW_ERROR_MEMORY_MALLOC_FAILED, error);
  if (!fill_book (writer, error)) {
    lxw_workbook_free (writer->book);
    return FALSE;
  }
  errno = 0;
  return shian_writer_check (writer, workbook_close (writer->book), error);
}

static gboolean
verify_book (const char *path, gpointer data, GError **error)
{
  ShianWorkbookWriter *writer = data;
  ShianWorkbookVerify verify =
      writer->options != NULL ? writer->options->verify : SHIAN_VERIFY_AUTO;
  gboolean cells = verify == SHIAN_VERIFY_CELLS ||
                   (verify == SHIAN_VERIFY_AUTO && writer->n_cells <= SHIAN_AUTO_VERIFY_CELLS);

  return shian_workbook_check (path, writer->written, cells, error);
}

static void
writer_clear (ShianWorkbookWriter *writer)
{
  shian_writer_open_free (writer->open);
  g_hash_table_unref (writer->taken);
  g_hash_table_unref (writer->shared);
  g_ptr_array_unref (writer->lists);
  g_ptr_array_unref (writer->written);
  g_free (writer->list_name);
}

/* The library prints numbers by the locale; a decimal comma would spoil the file. */
static gboolean
write_with_plain_numbers (const char *path, ShianWorkbookWriter *writer, GError **error)
{
  locale_t current = uselocale ((locale_t) 0);
  locale_t own = duplocale (current);
  locale_t plain = newlocale (LC_NUMERIC_MASK, "C", own);
  gboolean ok;

  if (plain != (locale_t) 0)
    uselocale (plain);
  ok = shian_atomic_file_write (path, write_book, verify_book, writer, error);
  uselocale (current);
  if (plain != (locale_t) 0)
    freelocale (plain);
  return ok;
}

gboolean
shian_workbook_write (const char *path, const ShianWorkbookOptions *options, ShianWorkbookFill fill,
                      gpointer data, ShianWorkbookSummary *summary, GError **error)
{
  ShianWorkbookWriter writer = { .options = options, .fill = fill, .data = data };
  gboolean ok;

  g_return_val_if_fail (path != NULL && fill != NULL, FALSE);
  writer.taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  writer.shared = g_hash_table_new (NULL, NULL);
  writer.lists = g_ptr_array_new ();
  writer.written = g_ptr_array_new_with_free_func (written_free);
  ok = write_with_plain_numbers (path, &writer, error);
  if (!ok)
    g_prefix_error (error, "%s: ", path);
  else if (summary != NULL)
    *summary = writer.summary;
  writer_clear (&writer);
  return ok;
}
