/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The cells of a workbook this program made, written again by libxlsxwriter alone. */
#pragma once

#include "workbook/workbook-reader.h"

/** BenchTable: the cells of the first sheet, n_columns for each row. */
typedef struct {
  GArray *cells; /* ShianCell */
  GStringChunk *texts;
  guint n_rows;
  guint n_columns;
} BenchTable;

BenchTable *bench_load_table (const char *path);

/* In constant memory, or as the library does when it is told nothing; one format or one for each
 * column and a height for each row, as an export has. */
typedef enum {
  BENCH_BARE,
  BENCH_USUAL,
  BENCH_DRESSED,
  BENCH_USUAL_DRESSED,
  N_BENCH_MODES,
} BenchMode;

/** bench_write_raw: the seconds of the processor it took. */
double bench_write_raw (const BenchTable *table, const char *path, BenchMode mode);
