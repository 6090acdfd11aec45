/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A table as the districts hand it in, with long texts, for the tests of this folder. */
#pragma once

#include "workbook/workbook-writer.h"

G_BEGIN_DECLS

extern const ShianSheet shian_sample_sheet;
#define SHIAN_SAMPLE_COLUMNS 12

/** shian_sample_row: fills @cells with record @i; texts are static. */
void shian_sample_row (guint i, ShianCell *cells);

/** shian_sample_fill: a ShianWorkbookFill writing GPOINTER_TO_UINT (@data) records. */
gboolean shian_sample_fill (ShianWorkbookWriter *writer, gpointer data, GError **error);

/** shian_sample_path: a file of that name in a fresh folder removed by shian_sample_clean(). */
char *shian_sample_path (const char *name);
void shian_sample_clean (char *path);

G_END_DECLS
