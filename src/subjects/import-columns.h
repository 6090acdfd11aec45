/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which column of somebody's list is which field. */
#pragma once

#include "base/record.h"
#include "workbook/cell.h"

G_BEGIN_DECLS

/** ShianImportColumn: @heading as the file has it; @field NULL: not taken over. */
typedef struct {
  guint column; /* from 1 */
  char *heading;
  const ShianField *field;
} ShianImportColumn;

void shian_import_column_free (ShianImportColumn *column);

/** shian_import_heading_key: a heading without signs, brackets and what stands in them. (transfer
 * full) */
char *shian_import_heading_key (const char *heading);

/** shian_import_match_columns: one for each heading; fields by the words people use for them, or by
 * their names. A field goes to the first column that claims it. (transfer full) (element-type
 * ShianImportColumn) */
GPtrArray *shian_import_match_columns (const ShianCell *cells, guint n_cells);

/** shian_import_merge_headings: a second line of headings under the first: @below where it says
 * something, else @above. Texts are borrowed. (transfer full) (element-type ShianCell) */
GArray *shian_import_merge_headings (const ShianCell *above, guint n_above, const ShianCell *below,
                                     guint n_below);

/** shian_import_count_matched: columns that have a field; 0 where none is the name. */
guint shian_import_count_matched (const GPtrArray *columns);

/** shian_import_apply_mapping: heading → name of a field (NULL or "": not taken over), for headings
 * found in @columns. SHIAN_ERROR_INVALID names a field that does not exist. */
gboolean shian_import_apply_mapping (GPtrArray *columns, GHashTable *mapping, GError **error);

/** shian_import_check_columns: SHIAN_ERROR_INVALID when no column is the name, or two columns are
 * called the same and mean a field, or are mapped to the same; names the columns. */
gboolean shian_import_check_columns (const GPtrArray *columns, const char *sheet, GError **error);

G_END_DECLS
