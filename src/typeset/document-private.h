/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The blocks of a document and the pages its flow makes of them. */
#pragma once

#include "typeset/document.h"
#include "typeset/table-private.h"

G_BEGIN_DECLS

typedef enum {
  SHIAN_BLOCK_PARAGRAPH,
  SHIAN_BLOCK_SPACER,
  SHIAN_BLOCK_PAGE_BREAK,
  SHIAN_BLOCK_TABLE,
  SHIAN_BLOCK_PART,
} ShianBlockKind;

typedef struct {
  ShianBlockKind kind;
  ShianTextBlock *text;
  ShianTable *table;
  double height; /* points; of a spacer */
  char *label;   /* of a part */
} ShianBlock;

/** ShianPlaced: a block, or the part of it on one page; @y in points from the paper's top. */
typedef struct {
  const ShianBlock *block;
  double y;
  guint first_line;
  guint n_lines;
  GArray *pieces; /* ShianRowPiece; of a table */
} ShianPlaced;

/** ShianPart: pages counted by themselves, from @first_page on. */
typedef struct {
  guint first_page;
  const char *label; /* (nullable), the block's */
} ShianPart;

/** shian_flow: breaks @blocks (ShianBlock) into pages. Returns an array of GArray of ShianPlaced,
 * never empty; shapes all text on the way. @parts receives the ShianPart, at least one.
 * (transfer full) */
GPtrArray *shian_flow (GPtrArray *blocks, ShianFonts *fonts, const ShianPageSetup *setup,
                       ShianFontLog *log, GArray *parts);

/** shian_document_page_items: what stands on a page: an array of ShianPlaced. (transfer none) */
const GArray *shian_document_page_items (ShianDocument *document, guint page);

/** shian_placed_draw: one of them; @x is the body's left edge in points. The colour is the caller's. */
void shian_placed_draw (const ShianPlaced *placed, cairo_t *cr, double x);
/** shian_document_draw_frame: what bears the page's number or stands at the same place of each. */
void shian_document_draw_frame (ShianDocument *document, cairo_t *cr, guint page);

/** shian_placed_digest: names all that a table shows on its page and where; equal for what looks the
 * same, of whatever document. NULL for what is no table or has pictures. (transfer full) */
char *shian_placed_digest (const ShianPlaced *placed, double x);

G_END_DECLS
