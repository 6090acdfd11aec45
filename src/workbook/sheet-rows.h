/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rows of one sheet part. Used through workbook-reader.h. */
#pragma once

#include "workbook/workbook-parts.h"
#include "workbook/workbook-reader.h"

G_BEGIN_DECLS

/** shian_sheet_rows_new: @entry, @parts and @limits are borrowed. */
ShianSheetRows *shian_sheet_rows_new (const char *path, const ShianSheetEntry *entry,
                                      const ShianWorkbookParts *parts,
                                      const ShianWorkbookLimits *limits, GError **error);

G_END_DECLS
