/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The part of Markdown the manual is written in: headings, paragraphs, lists, tables, code, bold,
 * pictures on a line of their own. Comments are left out. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum {
  SHIAN_BLOCK_HEADING, /* level 1 to 3 */
  SHIAN_BLOCK_PARAGRAPH,
  SHIAN_BLOCK_ITEM, /* of a list; marker is “•” or “1.”; level is the indent */
  SHIAN_BLOCK_CODE,
  SHIAN_BLOCK_ROW,     /* of a table; cells; level 1 for the heading row */
  SHIAN_BLOCK_PICTURE, /* text is the description, marker the file */
} ShianBlockKind;

typedef struct {
  ShianBlockKind kind;
  int level;
  char *text; /* as written, inline marks included */
  char *marker;
  char **cells;
} ShianBlock;

/** shian_markdown_parse: (transfer full) (element-type ShianBlock) */
GPtrArray *shian_markdown_parse (const char *text);

/** shian_markdown_to_markup: inline `code` and **bold** as Pango markup; everything else is escaped.
 * (transfer full) */
char *shian_markdown_to_markup (const char *text);

G_END_DECLS
