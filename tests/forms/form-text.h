/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a form says on paper, read back from its PDF. */
#pragma once

#include "typeset/document.h"

G_BEGIN_DECLS

/* Writes @document, checks the file and returns its text as poppler lays it out. With SHIAN_KEEP_PDF
 * set to a folder the file stays there under @name, to be looked at. (transfer full) */
char *form_text (ShianDocument *document, const char *name, guint *n_pages);

guint form_count (const char *text, const char *what);

/* The last word of a test program's set-up: 0 when fonts with Chinese are there, else it has said
 * that all is skipped. */
gboolean form_fonts_missing (void);

G_END_DECLS
