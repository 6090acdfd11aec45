/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "typeset/document-private.h"

#include <glib/gi18n-lib.h>

typedef struct {
  char *slots[3]; /* left, centre, right */
  double distance;
  gboolean not_on_first;
  ShianTextStyle style;
} Running;

struct _ShianDocument {
  GThread *owner;
  guint n_owners;
  ShianFonts *fonts;
  ShianPageSetup setup;
  char *title;
  char *author;
  Running *header;
  Running *footer;
  GPtrArray *blocks; /* ShianBlock */
  GArray *parts;     /* ShianPart */
  ShianPageStamp stamp;
  gpointer stamp_data;
  GDestroyNotify stamp_destroy;
  GPtrArray *pages; /* GArray of ShianPlaced; NULL when the flow is to be broken again */
  ShianFontLog log;
};

static void
free_block (gpointer data)
{
  ShianBlock *block = data;

  shian_text_block_free (block->text);
  shian_table_free (block->table);
  g_free (block->label);
  g_free (block);
}

static void
free_running (Running *running)
{
  for (guint i = 0; i < G_N_ELEMENTS (running->slots); i++)
    g_free (running->slots[i]);
  g_free (running);
}

ShianDocument *
shian_document_new (ShianFonts *fonts, const ShianPageSetup *setup)
{
  ShianDocument *document;

  g_return_val_if_fail (fonts != NULL && setup != NULL, NULL);
  g_return_val_if_fail (shian_page_setup_is_valid (setup), NULL);
  document = g_new0 (ShianDocument, 1);
  document->owner = g_thread_self ();
  document->n_owners = 1;
  document->fonts = shian_fonts_ref (fonts);
  document->setup = *setup;
  document->parts = g_array_new (FALSE, FALSE, sizeof (ShianPart));
  document->blocks = g_ptr_array_new_with_free_func (free_block);
  document->log.missing = g_hash_table_new (g_direct_hash, g_direct_equal);
  return document;
}

ShianDocument *
shian_document_ref (ShianDocument *document)
{
  g_return_val_if_fail (document != NULL, NULL);
  g_assert (document->owner == g_thread_self ());
  document->n_owners++;
  return document;
}

void
shian_document_free (ShianDocument *document)
{
  if (document == NULL)
    return;
  g_assert (document->owner == g_thread_self ());
  if (--document->n_owners > 0)
    return;
  g_clear_pointer (&document->pages, g_ptr_array_unref);
  shian_document_set_stamp (document, NULL, NULL, NULL);
  g_ptr_array_unref (document->blocks);
  g_array_unref (document->parts);
  g_hash_table_unref (document->log.missing);
  g_clear_pointer (&document->header, free_running);
  g_clear_pointer (&document->footer, free_running);
  g_free (document->title);
  g_free (document->author);
  shian_fonts_unref (document->fonts);
  g_free (document);
}

ShianFonts *
shian_document_fonts (ShianDocument *document)
{
  g_return_val_if_fail (document != NULL, NULL);
  return document->fonts;
}

const ShianPageSetup *
shian_document_page_setup (ShianDocument *document)
{
  g_return_val_if_fail (document != NULL, NULL);
  return &document->setup;
}

void
shian_document_set_title (ShianDocument *document, const char *title)
{
  g_return_if_fail (document != NULL);
  g_free (document->title);
  document->title = g_strdup (title);
}

void
shian_document_set_author (ShianDocument *document, const char *author)
{
  g_return_if_fail (document != NULL);
  g_free (document->author);
  document->author = g_strdup (author);
}

const char *
shian_document_title (ShianDocument *document)
{
  g_return_val_if_fail (document != NULL, NULL);
  return document->title;
}

const char *
shian_document_author (ShianDocument *document)
{
  g_return_val_if_fail (document != NULL, NULL);
  return document->author;
}

static void
set_running (Running **running, const ShianRunningText *text, const ShianTextStyle *style)
{
  g_clear_pointer (running, free_running);
  if (text == NULL)
    return;
  *running = g_new0 (Running, 1);
  (*running)->slots[0] = g_strdup (text->left);
  (*running)->slots[1] = g_strdup (text->center);
  (*running)->slots[2] = g_strdup (text->right);
  (*running)->distance = text->distance;
  (*running)->not_on_first = text->not_on_first;
  (*running)->style = *style;
  (*running)->style.indent = 0;
}

void
shian_document_set_header (ShianDocument *document, const ShianRunningText *text,
                           const ShianTextStyle *style)
{
  g_return_if_fail (document != NULL && (text == NULL || style != NULL));
  set_running (&document->header, text, style);
}

void
shian_document_set_footer (ShianDocument *document, const ShianRunningText *text,
                           const ShianTextStyle *style)
{
  g_return_if_fail (document != NULL && (text == NULL || style != NULL));
  set_running (&document->footer, text, style);
}

static ShianBlock *
add_block (ShianDocument *document, ShianBlockKind kind)
{
  ShianBlock *block = g_new0 (ShianBlock, 1);

  g_assert (document->owner == g_thread_self ());
  block->kind = kind;
  g_ptr_array_add (document->blocks, block);
  g_clear_pointer (&document->pages, g_ptr_array_unref);
  return block;
}

void
shian_document_add_paragraph (ShianDocument *document, const char *text,
                              const ShianTextStyle *style)
{
  g_return_if_fail (document != NULL && style != NULL && style->size > 0);
  add_block (document, SHIAN_BLOCK_PARAGRAPH)->text = shian_text_block_new (text, style);
}

void
shian_document_add_spacer (ShianDocument *document, double mm)
{
  g_return_if_fail (document != NULL && mm >= 0);
  add_block (document, SHIAN_BLOCK_SPACER)->height = mm * SHIAN_POINTS_PER_MM;
}

void
shian_document_add_page_break (ShianDocument *document)
{
  g_return_if_fail (document != NULL);
  add_block (document, SHIAN_BLOCK_PAGE_BREAK);
}

void
shian_document_begin_part (ShianDocument *document, const char *label)
{
  g_return_if_fail (document != NULL);
  add_block (document, SHIAN_BLOCK_PART)->label = g_strdup (label);
}

void
shian_document_set_stamp (ShianDocument *document, ShianPageStamp stamp, gpointer data,
                          GDestroyNotify destroy)
{
  g_return_if_fail (document != NULL);
  if (document->stamp_destroy != NULL)
    document->stamp_destroy (document->stamp_data);
  document->stamp = stamp;
  document->stamp_data = data;
  document->stamp_destroy = destroy;
}

void
shian_document_add_table (ShianDocument *document, ShianTable *table)
{
  g_return_if_fail (document != NULL && table != NULL);
  add_block (document, SHIAN_BLOCK_TABLE)->table = table;
}

static void
ensure_pages (ShianDocument *document)
{
  g_assert (document->owner == g_thread_self ());
  if (document->pages == NULL)
    document->pages = shian_flow (document->blocks, document->fonts, &document->setup,
                                  &document->log, document->parts);
}

guint
shian_document_n_pages (ShianDocument *document)
{
  g_return_val_if_fail (document != NULL, 0);
  ensure_pages (document);
  return document->pages->len;
}

guint
shian_document_part_pages (ShianDocument *document, guint part)
{
  guint end;

  g_return_val_if_fail (document != NULL, 0);
  ensure_pages (document);
  if (part >= document->parts->len)
    return 0;
  end = part + 1 < document->parts->len
            ? g_array_index (document->parts, ShianPart, part + 1).first_page
            : document->pages->len;
  return end - g_array_index (document->parts, ShianPart, part).first_page;
}

static guint
part_of_page (ShianDocument *document, guint page)
{
  guint part = document->parts->len - 1;

  while (part > 0 && g_array_index (document->parts, ShianPart, part).first_page > page)
    part--;
  return part;
}

const char *
shian_document_first_name (ShianDocument *document, guint page)
{
  const GArray *items;

  g_return_val_if_fail (document != NULL, NULL);
  if (page >= shian_document_n_pages (document))
    return NULL;
  items = shian_document_page_items (document, page);
  for (guint i = 0; i < items->len; i++) {
    const ShianPlaced *placed = &g_array_index (items, ShianPlaced, i);
    for (guint k = 0; placed->pieces != NULL && k < placed->pieces->len; k++) {
      const ShianRowPiece *piece = &g_array_index (placed->pieces, ShianRowPiece, k);
      const ShianRow *row = placed->block->table->rows->pdata[piece->row];
      if (row->name != NULL && piece->from <= 0)
        return row->name;
    }
  }
  return NULL;
}

char *
shian_document_missing (ShianDocument *document)
{
  g_return_val_if_fail (document != NULL, NULL);
  ensure_pages (document);
  return shian_font_log_missing (&document->log);
}

static void
log_running (ShianDocument *document, const Running *running)
{
  if (running != NULL)
    document->log.roles |= 1u << running->style.font;
}

char **
shian_document_font_notes (ShianDocument *document)
{
  g_autoptr (GStrvBuilder) notes = g_strv_builder_new ();
  g_autofree char *missing = shian_document_missing (document);

  log_running (document, document->header);
  log_running (document, document->footer);
  for (guint role = 0; role < SHIAN_N_FONT_ROLES; role++) {
    g_autofree char *note = NULL;

    if (document->log.roles & (1u << role))
      note = shian_fonts_note (document->fonts, (ShianFontRole) role);
    if (note != NULL)
      g_strv_builder_add (notes, note);
  }
  if (missing != NULL) {
    g_autofree char *note = g_strdup_printf (
        _ ("No installed font has these characters, they print as boxes: %s"), missing);

    g_strv_builder_add (notes, note);
  }
  return g_strv_builder_end (notes);
}

/* Where a page stands: in which part, and which of its pages it is. */
typedef struct {
  guint part;
  guint number; /* from 0 */
} Folio;

static char *
expand_numbers (ShianDocument *document, const char *text, const Folio *folio)
{
  const ShianPart *part = &g_array_index (document->parts, ShianPart, folio->part);
  g_autofree char *number = g_strdup_printf ("%u", folio->number + 1);
  g_autofree char *count =
      g_strdup_printf ("%u", shian_document_part_pages (document, folio->part));
  GString *expanded = g_string_new (text);

  g_string_replace (expanded, "{part}", part->label != NULL ? part->label : "", 0);
  g_string_replace (expanded, "{pages}", count, 0);
  g_string_replace (expanded, "{page}", number, 0);
  return g_string_free (expanded, FALSE);
}

static void
draw_running (ShianDocument *document, const Running *running, cairo_t *cr, const Folio *folio,
              gboolean at_foot)
{
  static const ShianAlign aligns[] = { SHIAN_TEXT_ALIGN_START, SHIAN_TEXT_ALIGN_CENTER,
                                       SHIAN_TEXT_ALIGN_END };
  double y;

  if (running == NULL || (running->not_on_first && folio->number == 0))
    return;
  y = running->distance * SHIAN_POINTS_PER_MM;
  if (at_foot)
    y = document->setup.height * SHIAN_POINTS_PER_MM - y - shian_text_style_pitch (&running->style);
  for (guint i = 0; i < G_N_ELEMENTS (running->slots); i++) {
    g_autofree char *text = NULL;
    g_autoptr (ShianTextBlock) block = NULL;
    ShianTextStyle style = running->style;

    if (running->slots[i] == NULL)
      continue;
    style.align = aligns[i];
    text = expand_numbers (document, running->slots[i], folio);
    block = shian_text_block_new (text, &style);
    shian_text_block_shape (block, document->fonts, shian_page_setup_body_width (&document->setup),
                            &document->log);
    shian_text_block_draw (block, cr, document->setup.left * SHIAN_POINTS_PER_MM, y, 0, 1);
  }
}

const GArray *
shian_document_page_items (ShianDocument *document, guint page)
{
  ensure_pages (document);
  return g_ptr_array_index (document->pages, page);
}

void
shian_placed_draw (const ShianPlaced *placed, cairo_t *cr, double x)
{
  if (placed->block->kind == SHIAN_BLOCK_TABLE)
    shian_table_draw (placed->block->table, cr, x, placed->pieces);
  else
    shian_text_block_draw (placed->block->text, cr, x, placed->y, placed->first_line,
                           placed->n_lines);
}

void
shian_document_draw_frame (ShianDocument *document, cairo_t *cr, guint page)
{
  Folio folio;

  ensure_pages (document);
  folio.part = part_of_page (document, page);
  folio.number = page - g_array_index (document->parts, ShianPart, folio.part).first_page;
  draw_running (document, document->header, cr, &folio, FALSE);
  draw_running (document, document->footer, cr, &folio, TRUE);
  if (document->stamp != NULL)
    document->stamp (cr, folio.number, folio.part, document->stamp_data);
}

void
shian_document_draw_page (ShianDocument *document, cairo_t *cr, guint page)
{
  const GArray *items;

  g_return_if_fail (document != NULL && cr != NULL);
  g_return_if_fail (page < shian_document_n_pages (document));
  items = shian_document_page_items (document, page);
  cairo_save (cr);
  cairo_set_source_rgb (cr, 0, 0, 0);
  for (guint i = 0; i < items->len; i++)
    shian_placed_draw (&g_array_index (items, ShianPlaced, i), cr,
                       document->setup.left * SHIAN_POINTS_PER_MM);
  shian_document_draw_frame (document, cr, page);
  cairo_restore (cr);
}
