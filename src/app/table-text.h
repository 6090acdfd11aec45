/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables for the clipboard: they fall into cells when pasted into a spreadsheet. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** shian_table_text_add: one line of @cells, ending with NULL. Tabs and line ends inside a cell
 * become blanks. */
void shian_table_text_add (GString *text, const char *const *cells);

G_END_DECLS
