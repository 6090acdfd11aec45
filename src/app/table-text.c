/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/table-text.h"

static void
add_cell (GString *text, const char *cell)
{
  for (; *cell != '\0'; cell++)
    g_string_append_c (text, *cell == '\t' || *cell == '\n' || *cell == '\r' ? ' ' : *cell);
}

void
shian_table_text_add (GString *text, const char *const *cells)
{
  for (gsize i = 0; cells[i] != NULL; i++) {
    if (i > 0)
      g_string_append_c (text, '\t');
    add_cell (text, cells[i]);
  }
  g_string_append_c (text, '\n');
}
