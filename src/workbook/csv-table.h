/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A .csv in memory, as one sheet of texts. */
#pragma once

#include "workbook/cell.h"

G_BEGIN_DECLS

typedef struct _ShianCsvTable ShianCsvTable;

/**
 * shian_csv_table_open:
 *
 * UTF-8 with or without a mark, UTF-16 with one, or GB18030; parted by commas, semicolons or tabs,
 * whichever the first line has most of. SHIAN_ERROR_INVALID for text that is damaged or cut off, for
 * control characters, for a quote that is never closed (naming its line), and for more than 100 MB;
 * SHIAN_ERROR_NOT_FOUND, _IO. (transfer full)
 */
ShianCsvTable *shian_csv_table_open (const char *path, GError **error);
void shian_csv_table_free (ShianCsvTable *table);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ShianCsvTable, shian_csv_table_free)

/** shian_csv_table_rewind: back to the first record. */
void shian_csv_table_rewind (ShianCsvTable *table);

/** shian_csv_table_next: as shian_sheet_rows_next(); @row counts records, as a spreadsheet would that
 * opens the file. */
gboolean shian_csv_table_next (ShianCsvTable *table, guint *row, const ShianCell **cells,
                               guint *n_cells, GError **error);

/** shian_csv_table_was_cut: whether columns beyond the 1,024th had content. */
gboolean shian_csv_table_was_cut (const ShianCsvTable *table);

G_END_DECLS
