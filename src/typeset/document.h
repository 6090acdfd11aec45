/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A flow of paragraphs and tables broken into pages, drawn on any cairo context. */
#pragma once

#include "typeset/page.h"
#include "typeset/table.h"

G_BEGIN_DECLS

/** ShianDocument belongs to the thread that made it (asserted), like its fonts. */
typedef struct _ShianDocument ShianDocument;

/** shian_document_new: @setup must be valid, see shian_page_setup_is_valid(). (transfer full) */
ShianDocument *shian_document_new (ShianFonts *fonts, const ShianPageSetup *setup);
/** shian_document_ref: one more owner; shian_document_free() drops one. */
ShianDocument *shian_document_ref (ShianDocument *document);
void shian_document_free (ShianDocument *document);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ShianDocument, shian_document_free)

ShianFonts *shian_document_fonts (ShianDocument *document);
const ShianPageSetup *shian_document_page_setup (ShianDocument *document);

/** shian_document_set_title, shian_document_set_author: what a PDF says of itself. */
void shian_document_set_title (ShianDocument *document, const char *title);
void shian_document_set_author (ShianDocument *document, const char *author);
const char *shian_document_title (ShianDocument *document);
const char *shian_document_author (ShianDocument *document);

/** ShianRunningText: what stands in the margin of each page at left, in the middle and at right;
 * NULL for nothing. {page} and {pages} become the numbers within the part, {part} its label.
 * @distance: from the paper's edge to the text in millimetres */
typedef struct {
  const char *left;
  const char *center;
  const char *right;
  double distance;
  gboolean not_on_first;
} ShianRunningText;

/** shian_document_set_header, shian_document_set_footer: copies @text. */
void shian_document_set_header (ShianDocument *document, const ShianRunningText *text,
                                const ShianTextStyle *style);
void shian_document_set_footer (ShianDocument *document, const ShianRunningText *text,
                                const ShianTextStyle *style);

/** shian_document_add_paragraph: a heading is one whose style keeps with the next block. */
void shian_document_add_paragraph (ShianDocument *document, const char *text,
                                   const ShianTextStyle *style);
/** shian_document_add_spacer: @mm of white; none at the top of a page. */
void shian_document_add_spacer (ShianDocument *document, double mm);
void shian_document_add_page_break (ShianDocument *document);
/** shian_document_begin_part: what follows begins on a new page and has its pages counted by itself,
 * as the copies of one form have; @label is what {part} stands for. A document that begins with a
 * part has no page before it. */
void shian_document_begin_part (ShianDocument *document, const char *label);

/** ShianPageStamp: draws what stands at the same place of each page, in points from the paper's top
 * left corner. @page is counted from 0 within its part, @part from 0. */
typedef void (*ShianPageStamp) (cairo_t *cr, guint page, guint part, gpointer data);

/** shian_document_set_stamp: called after all else of a page; @destroy (nullable) frees @data. */
void shian_document_set_stamp (ShianDocument *document, ShianPageStamp stamp, gpointer data,
                               GDestroyNotify destroy);

/** shian_document_add_table: (transfer full for @table) */
void shian_document_add_table (ShianDocument *document, ShianTable *table);

/** shian_document_n_pages: breaks the flow into pages where that is due; at least 1. */
guint shian_document_n_pages (ShianDocument *document);

/** shian_document_part_pages: of part @part, from 0; 0 when there are not so many parts. */
guint shian_document_part_pages (ShianDocument *document, guint part);

/** shian_document_first_name: the name of the first table row with one that begins on @page, counted
 * from 0; NULL when there is none. See shian_row_set_name(). (transfer none) */
const char *shian_document_first_name (ShianDocument *document, guint page);

/** shian_document_missing: the characters no font here has, each once; they print as boxes with
 * their code. NULL when there is none. (transfer full) */
char *shian_document_missing (ShianDocument *document);

/** shian_document_font_notes: sentences for the user about fonts that stand in for the wanted ones
 * in this document, and about characters no font has; empty when all is as it should be.
 * (transfer full) */
char **shian_document_font_notes (ShianDocument *document);

/**
 * shian_document_draw_page:
 * @page: from 0
 *
 * Draws in black with the paper's top left corner at the origin, in points of the context's user
 * space; the paper's colour is the caller's. On screen scale the context first; for a
 * GtkPrintOperation use the full page and points as its unit.
 */
void shian_document_draw_page (ShianDocument *document, cairo_t *cr, guint page);

G_END_DECLS
