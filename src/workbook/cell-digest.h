/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A number for a whole table of cells, to compare what was given with what the file holds. */
#pragma once

#include "workbook/cell.h"

G_BEGIN_DECLS

#define SHIAN_DIGEST_START G_GUINT64_CONSTANT (14695981039346656037)

/** shian_cell_digest: @digest with @cell at @column and @row (from 1) mixed in; an empty cell
 * leaves it as it is. Dates count as the numbers they are. */
guint64 shian_cell_digest (guint64 digest, guint column, guint row, const ShianCell *cell);

G_END_DECLS
