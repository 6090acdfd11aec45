/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The numbers Word sets before paragraphs by itself: 一、 and （一） are often not in the text. */
#pragma once

#include "workbook/zip-part.h"

G_BEGIN_DECLS

typedef struct _ShianDocxNumbers ShianDocxNumbers;

/** shian_docx_numbers_load: what word/numbering.xml and word/styles.xml of the package say;
 * nothing when they are absent or unsound. (transfer full) */
ShianDocxNumbers *shian_docx_numbers_load (const char *path, guint64 limit);
void shian_docx_numbers_free (ShianDocxNumbers *numbers);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ShianDocxNumbers, shian_docx_numbers_free)

/** shian_docx_numbers_start: @part stands on the start of an element of the document: takes note
 * of a paragraph's style and list. */
void shian_docx_numbers_start (ShianDocxNumbers *numbers, ShianZipPart *part);

/** shian_docx_numbers_next: at the end of a paragraph's properties, its number as Word shows it,
 * or NULL. (transfer full) */
char *shian_docx_numbers_next (ShianDocxNumbers *numbers);

G_END_DECLS
