/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading back a workbook just written: the library reports many failures late or never. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** ShianWrittenSheet: what the file must turn out to hold. */
typedef struct {
  char *name;
  guint first_row; /* of records, from 1 */
  guint n_records;
  guint n_rows; /* all rows in the file */
  guint64 n_cells;
  guint64 digest; /* of the records' cells */
  gboolean hidden;
} ShianWrittenSheet;

/**
 * shian_workbook_check:
 * @sheets: of ShianWrittenSheet, in order: what the file must hold
 * @cells: also compare every cell of the tables by digest
 *
 * SHIAN_ERROR_IO names what differs: sheets, rows or cells.
 */
gboolean shian_workbook_check (const char *path, const GPtrArray *sheets, gboolean cells,
                               GError **error);

G_END_DECLS
