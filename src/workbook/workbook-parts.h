/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The parts of a workbook that serve all sheets: list of sheets, number formats, shared texts. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** ShianSheetEntry: a worksheet as the workbook lists it. */
typedef struct {
  char *name;
  char *part;
  gboolean hidden;
} ShianSheetEntry;

/** ShianWorkbookParts:
 * @sheets: of ShianSheetEntry
 * @date_styles: one guint8 for each cell style: whether it shows a date
 * @text: all shared strings, each ended by a zero byte; @offsets: of gsize, where each begins */
typedef struct {
  GPtrArray *sheets;
  gboolean epoch_1904;
  GByteArray *date_styles;
  GString *text;
  GArray *offsets;
} ShianWorkbookParts;

/** shian_workbook_parts_load: see shian_workbook_reader_open() for the errors. */
ShianWorkbookParts *shian_workbook_parts_load (const char *path, guint64 part_bytes,
                                               guint64 string_bytes, GError **error);

/** shian_workbook_parts_load_sheets: only the list of sheets. */
ShianWorkbookParts *shian_workbook_parts_load_sheets (const char *path, guint64 part_bytes,
                                                      GError **error);
void shian_workbook_parts_free (ShianWorkbookParts *parts);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ShianWorkbookParts, shian_workbook_parts_free)

/** shian_workbook_append_text: adds @text, as it stands in the XML, to @out with _x000D_ and the
 * like turned into what they stand for. */
void shian_workbook_append_text (GString *out, const char *text);

G_END_DECLS
