/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One part of a zip package as a stream of bytes or of XML events. The bytes are counted as they
 * come: sizes declared in the package may lie. */
#pragma once

#include <glib.h>
#include <libxml/xmlreader.h>

G_BEGIN_DECLS

typedef struct _ShianZipPart ShianZipPart;

/**
 * shian_zip_part_open:
 * @path: the package
 * @name: the part, compared without case, a leading slash and the direction of slashes
 * @limit: most bytes the part may unpack to; beyond 64 MB also no more than a hundred times the size
 *   of the package
 *
 * SHIAN_ERROR_NOT_FOUND when the package has no such part; _UNSUPPORTED when it is locked with a
 * password; _INVALID for a damaged package; _IO. (transfer full)
 */
ShianZipPart *shian_zip_part_open (const char *path, const char *name, guint64 limit,
                                   GError **error);
void shian_zip_part_close (ShianZipPart *part);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ShianZipPart, shian_zip_part_close)

/** shian_zip_part_read: up to @size bytes into @buffer; 0 at the end, -1 with @error: damaged, or
 * larger than the limit. The checksum is compared at the end. */
gssize shian_zip_part_read (ShianZipPart *part, void *buffer, gsize size, GError **error);

/** shian_zip_part_xml: an event reader over the part, made at the first call; no network, no
 * entities, no document types. (transfer none) */
xmlTextReaderPtr shian_zip_part_xml (ShianZipPart *part);

/** shian_zip_part_next: the next XML event. 1, or 0 at the end, or -1 with @error, which names the
 * part and the line. A document type is refused: no workbook needs one, and it can name files of
 * this machine. */
int shian_zip_part_next (ShianZipPart *part, GError **error);

/** shian_zip_part_is: whether the reader stands on the start (or, @end, the end) of an element of
 * this local name. An empty element has a start only. */
gboolean shian_zip_part_is_start (ShianZipPart *part, const char *name);
gboolean shian_zip_part_is_end (ShianZipPart *part, const char *name);

/** shian_zip_part_attribute: an attribute of the element by local name, in any namespace; NULL when
 * absent. Freed with xmlFree(). */
xmlChar *shian_zip_part_attribute (ShianZipPart *part, const char *name);

/** shian_zip_part_integer: an attribute as a number; @fallback when absent or not a number. */
gint64 shian_zip_part_integer (ShianZipPart *part, const char *name, gint64 fallback);

G_END_DECLS
