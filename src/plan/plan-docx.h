/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The text of a Word document. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * shian_docx_read:
 * @path: a zip package
 *
 * The paragraphs of word/document.xml as lines, with the numbers Word sets by itself; the cells of
 * a table row are separated by tabs. What was struck out under revision is left out.
 * SHIAN_ERROR_UNSUPPORTED for packages that are no Word document or are under a password,
 * SHIAN_ERROR_INVALID for damaged ones and those that unpack to more than 64 MB. (transfer full)
 */
char *shian_docx_read (const char *path, GError **error);

G_END_DECLS
