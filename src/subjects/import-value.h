/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One cell of somebody's list into one field. */
#pragma once

#include "base/record.h"
#include "workbook/cell.h"

G_BEGIN_DECLS

/** shian_import_cell_text: what the cell shows, for messages and names; NULL when empty. (transfer
 * full) */
char *shian_import_cell_text (const ShianCell *cell);

/** shian_import_value: puts @cell into @record. An empty cell, “/” or “无” says nothing and leaves
 * the field alone. FALSE with @reason (transfer full) when the value cannot be taken. */
gboolean shian_import_value (const ShianField *field, const ShianCell *cell, gpointer record,
                             char **reason);

/** shian_import_guess_kind: the kind of premises by words of its name; −1 when none tells. */
int shian_import_guess_kind (const char *name);

G_END_DECLS
