/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What kind of file this is, told by its first bytes and not by its name. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** shian_workbook_sniff: TRUE for a zip package, which may be a workbook. Other kinds officers
 * meet (.xls, .et, locked .xlsx, .csv, pictures, PDF) give SHIAN_ERROR_UNSUPPORTED saying what to do;
 * an empty file SHIAN_ERROR_INVALID; SHIAN_ERROR_NOT_FOUND, _READ_ONLY, _IO. */
gboolean shian_workbook_sniff (const char *path, GError **error);

/** shian_workbook_is_text: whether the file's first bytes can be those of a .csv: no package, no old
 * Excel file, no PDF, no zero bytes but those of UTF-16 with a mark. FALSE when it cannot be read. */
gboolean shian_workbook_is_text (const char *path);

G_END_DECLS
