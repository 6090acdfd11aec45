/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/markdown-view.h"

#include "app/markdown.h"
#include "base/text.h"

#include <string.h>

static GtkWidget *
new_label (const char *text)
{
  g_autofree char *markup = shian_markdown_to_markup (text);
  GtkWidget *label = gtk_label_new (NULL);
  gtk_label_set_markup (GTK_LABEL (label), markup);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  return label;
}

static GtkWidget *
new_heading (const ShianBlock *block)
{
  static const char *const STYLES[] = { "title-2", "title-3", "title-4" };
  GtkWidget *label = new_label (block->text);
  gtk_widget_add_css_class (label, STYLES[block->level - 1]);
  gtk_widget_set_margin_top (label, block->level == 1 ? 0 : 8);
  return label;
}

static GtkWidget *
new_item (const ShianBlock *block)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *marker = gtk_label_new (block->marker);
  GtkWidget *label = new_label (block->text);
  gtk_label_set_yalign (GTK_LABEL (marker), 0);
  gtk_widget_set_margin_start (box, 8 + 16 * block->level);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), marker);
  gtk_box_append (GTK_BOX (box), label);
  return box;
}

static GtkWidget *
new_code (const ShianBlock *block)
{
  GtkWidget *label = gtk_label_new (block->text);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "monospace");
  gtk_widget_add_css_class (label, "manual-code");
  return label;
}

static GtkWidget *
new_picture (const ShianBlock *block, const char *folder)
{
  g_autofree char *path = g_strconcat (folder, block->marker, NULL);
  GtkWidget *picture = gtk_picture_new_for_resource (path);
  gtk_picture_set_alternative_text (GTK_PICTURE (picture), block->text);
  gtk_picture_set_can_shrink (GTK_PICTURE (picture), TRUE);
  return picture;
}

static void
add_cells (GtkGrid *grid, const ShianBlock *block, int line)
{
  for (int i = 0; block->cells[i] != NULL; i++) {
    GtkWidget *label = new_label (block->cells[i]);
    gtk_label_set_yalign (GTK_LABEL (label), 0);
    if (block->level == 1)
      gtk_widget_add_css_class (label, "heading");
    gtk_grid_attach (grid, label, i, line, 1, 1);
  }
}

static GtkWidget *
new_table (GtkBox *box)
{
  GtkWidget *grid = gtk_grid_new ();
  gtk_grid_set_column_spacing (GTK_GRID (grid), 24);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 6);
  gtk_box_append (box, grid);
  return grid;
}

static GtkWidget *
new_block (const ShianBlock *block, const char *folder)
{
  switch (block->kind) {
  case SHIAN_BLOCK_HEADING:
    return new_heading (block);
  case SHIAN_BLOCK_ITEM:
    return new_item (block);
  case SHIAN_BLOCK_CODE:
    return new_code (block);
  case SHIAN_BLOCK_PICTURE:
    return new_picture (block, folder);
  case SHIAN_BLOCK_PARAGRAPH:
  case SHIAN_BLOCK_ROW:
  default:
    return new_label (block->text);
  }
}

static gboolean
holds (const ShianBlock *block, const char *found)
{
  g_autofree char *folded = shian_text_fold (block->text);
  return found != NULL && strstr (folded, found) != NULL;
}

static void
clear (GtkBox *box)
{
  GtkWidget *child;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    gtk_box_remove (box, child);
}

GtkWidget *
shian_markdown_view_fill (GtkBox *box, const char *text, const char *folder, const char *found)
{
  g_autoptr (GPtrArray) blocks = shian_markdown_parse (text);
  GtkWidget *first = NULL;
  GtkWidget *table = NULL;
  int line = 0;
  clear (box);
  for (guint i = 0; i < blocks->len; i++) {
    const ShianBlock *block = g_ptr_array_index (blocks, i);
    GtkWidget *widget;
    if (block->kind == SHIAN_BLOCK_ROW) {
      table = table == NULL || block->level == 1 ? new_table (box) : table;
      line = block->level == 1 ? 0 : line + 1;
      add_cells (GTK_GRID (table), block, line);
      widget = table;
    } else {
      widget = new_block (block, folder);
      gtk_box_append (box, widget);
    }
    if (holds (block, found)) {
      gtk_widget_add_css_class (widget, "manual-found");
      first = first != NULL ? first : widget;
    }
  }
  return first;
}
