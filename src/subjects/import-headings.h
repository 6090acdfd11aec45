/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where in a sheet the headings stand: under titles, and perhaps in two lines. */
#pragma once

#include "store/store.h"
#include "workbook/table-file.h"

G_BEGIN_DECLS

/** ShianImportHeadings: @row is the last line of them; @columns of ShianImportColumn. */
typedef struct {
  guint row;
  GPtrArray *columns;
} ShianImportHeadings;

/** shian_import_find_headings: the line, or two lines, among the first 30 with content that name
 * most fields, one of which is the name. @mapping as shian_import_map(). FALSE with @error; TRUE with
 * @found->columns NULL when there is none. */
gboolean shian_import_find_headings (ShianStore *store, ShianTableFile *file, guint sheet,
                                     GHashTable *mapping, ShianImportHeadings *found,
                                     GError **error);

/** shian_import_guess_headings: the first line that looks like headings where none of them says a
 * field: the one with most texts in different columns. As shian_import_find_headings() else. */
gboolean shian_import_guess_headings (ShianStore *store, ShianTableFile *file, guint sheet,
                                      ShianImportHeadings *found, GError **error);

/** shian_import_map: gives @columns their fields by @mapping (see shian_import_apply_mapping()), or,
 * when that is NULL, by what is remembered for these headings. */
gboolean shian_import_map (ShianStore *store, GPtrArray *columns, GHashTable *mapping,
                           GError **error);

/** shian_import_mapping_text: those of @columns that @mapping names, to be remembered under
 * shian_import_headings_id(); NULL when that is known already. (transfer full) */
char *shian_import_mapping_text (ShianStore *store, const GPtrArray *columns, GHashTable *mapping);

/** shian_import_headings_id: a name for a set of headings, whatever their order. (transfer full) */
char *shian_import_headings_id (const GPtrArray *columns);

G_END_DECLS
