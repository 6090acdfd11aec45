/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From the file an officer has to text the parser reads. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * shian_plan_source_read:
 *
 * Reads a plan from a text file (UTF-8, UTF-16 with a mark, GB18030) or a .docx, told apart by
 * content and not by name. Refused, saying what to do instead: SHIAN_ERROR_UNSUPPORTED for .doc,
 * .wps, PDF, RTF, workbooks, web pages, other packages, pictures and files under a password;
 * SHIAN_ERROR_INVALID for empty, damaged or cut off files, for more than 10 MB and for text with
 * pinyin set between its characters. SHIAN_ERROR_NOT_FOUND, _READ_ONLY, _IO. (transfer full): UTF-8
 */
char *shian_plan_source_read (const char *path, GError **error);

/**
 * shian_plan_source_decode:
 * @bytes: the content of a text file, or pasted text
 * @name: names the source in messages
 *
 * As above, without .docx. (transfer full): UTF-8
 */
char *shian_plan_source_decode (GBytes *bytes, const char *name, GError **error);

G_END_DECLS
