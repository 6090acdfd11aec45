/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/review-list.h"

#include "app/cut-tip.h"

#include <glib/gi18n-lib.h>

typedef struct {
  GtkWidget *label;
  GtkWidget *title;
  GtkWidget *units;
  GtkWidget *unknown;
  GtkWidget *state;
} Line;

static GtkWidget *
append_label (GtkWidget *box, const char *style)
{
  GtkWidget *label = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  gtk_box_append (GTK_BOX (box), label);
  return label;
}

void
shian_review_list_setup (GtkListItem *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  Line *line = g_new0 (Line, 1);
  line->label = append_label (box, "numeric");
  gtk_widget_set_valign (line->label, GTK_ALIGN_START);
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_box_append (GTK_BOX (box), texts);
  line->title = append_label (texts, NULL);
  line->units = append_label (texts, "dim-label");
  gtk_widget_add_css_class (line->units, "caption");
  gtk_label_set_ellipsize (GTK_LABEL (line->title), PANGO_ELLIPSIZE_END);
  gtk_label_set_ellipsize (GTK_LABEL (line->units), PANGO_ELLIPSIZE_END);
  shian_cut_tip (GTK_LABEL (line->title));
  shian_cut_tip (GTK_LABEL (line->units));
  line->unknown = append_label (box, "error");
  line->state = append_label (box, "pill-label");
  gtk_widget_set_valign (line->state, GTK_ALIGN_CENTER);
  gtk_list_item_set_child (item, box);
  g_object_set_data_full (G_OBJECT (item), "line", line, g_free);
}

static void
show_task (Line *line, ShianReviewRow *row, const ShianImportItem *import)
{
  g_autofree char *units = shian_review_row_describe_units (row);
  guint n = shian_review_row_get_n_unknown (row);
  g_autofree char *unknown =
      n > 0 ? g_strdup_printf (ngettext ("%u unknown unit", "%u unknown units", n), n) : NULL;
  gtk_label_set_text (GTK_LABEL (line->label), import->label);
  gtk_label_set_text (GTK_LABEL (line->units), units);
  gtk_label_set_text (GTK_LABEL (line->unknown), unknown != NULL ? unknown : "");
  gtk_label_set_text (GTK_LABEL (line->state), shian_review_state_title (import->state));
}

static void
refresh (ShianReviewRow *row, GtkListItem *item)
{
  Line *line = g_object_get_data (G_OBJECT (item), "line");
  const ShianImportItem *import = shian_review_row_get_item (row);
  gboolean task = import != NULL;
  gtk_label_set_text (GTK_LABEL (line->title), shian_review_row_get_title (row));
  /* The whole task is shown below the list. */
  gtk_widget_set_has_tooltip (line->title, !task);
  gtk_widget_set_visible (line->label, task);
  gtk_widget_set_visible (line->units, task);
  gtk_widget_set_visible (line->unknown, task && shian_review_row_get_n_unknown (row) > 0);
  gtk_widget_set_visible (line->state, task && shian_review_row_is_news (row));
  if (shian_review_row_get_kind (row) == SHIAN_REVIEW_TASK)
    gtk_widget_remove_css_class (line->title, "heading");
  else
    gtk_widget_add_css_class (line->title, "heading");
  if (task)
    show_task (line, row, import);
}

void
shian_review_list_bind (GtkListItem *item)
{
  ShianReviewRow *row = gtk_list_item_get_item (item);
  refresh (row, item);
  g_signal_connect_object (row, "changed", G_CALLBACK (refresh), item, 0);
}

void
shian_review_list_unbind (GtkListItem *item)
{
  g_signal_handlers_disconnect_by_func (gtk_list_item_get_item (item), refresh, item);
}
