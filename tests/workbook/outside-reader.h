/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A second opinion on written workbooks: openpyxl, when the machine has it. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** outside_reader_facts: what openpyxl finds in @path, one fact a line (see inspect_workbook.py);
 * NULL after g_test_skip() when it is not installed. (transfer full) */
char *outside_reader_facts (const char *path);

/** outside_reader_assert: the line @fact is among @facts; a failure prints all of them. */
void outside_reader_assert (const char *facts, const char *fact);

G_END_DECLS
