/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A document as a PDF file. */
#pragma once

#include "typeset/document.h"

G_BEGIN_DECLS

/**
 * shian_pdf_write:
 * Writes @document to @path, replacing a file there only when the new one is complete: it is read
 * back and its beginning, page count and end are checked before it takes its name. Fonts are
 * embedded as subsets, the text can be searched and copied. The file says its title, author and
 * the time of the program's clock, so that the same input gives the same file.
 *
 * Errors: SHIAN_ERROR_NO_SPACE, _READ_ONLY, _NOT_FOUND, _IO; each names the file.
 */
gboolean shian_pdf_write (ShianDocument *document, const char *path, GError **error);

/** ShianPdfNext: the next document of a batch (transfer full); NULL when there is none left, or with
 * @error set. */
typedef ShianDocument *(*ShianPdfNext) (gpointer data, GError **error);

/**
 * shian_pdf_write_batch:
 * @n_pages: (out) (nullable): pages written
 *
 * The same for many documents in one file, each drawn and freed before the next is asked for. The
 * file says title and author of the first. All or nothing: with an error, one of @next included, no
 * file is left; SHIAN_ERROR_NOT_FOUND when there was no document at all.
 */
gboolean shian_pdf_write_batch (const char *path, ShianPdfNext next, gpointer data, guint *n_pages,
                                GError **error);

/** shian_pdf_check: whether the file at @path is a whole PDF of @n_pages pages as this program
 * writes them; SHIAN_ERROR_CORRUPT says what is wrong. */
gboolean shian_pdf_check (const char *path, guint n_pages, GError **error);

G_END_DECLS
