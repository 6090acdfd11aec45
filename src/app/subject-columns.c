/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/subject-columns.h"

#include "app/subject-cell.h"

/* What each needs, in heights of the text: twenty characters of a name, half a name of forty. */
static const double NEEDED[SHIAN_SUBJECT_N_CELLS] = { 22, 7.5, 5, 7, 3, 13, 4.2 };

/* The one that goes first comes first; name, expiry and state stay. */
static const ShianSubjectCell GOING[] = {
  SHIAN_SUBJECT_CELL_KEY_AREA,
  SHIAN_SUBJECT_CELL_RISK,
  SHIAN_SUBJECT_CELL_TOWN,
  SHIAN_SUBJECT_CELL_KIND,
};

static double
text_height (GtkWidget *widget)
{
  PangoContext *context = gtk_widget_get_pango_context (widget);
  const PangoFontDescription *font = pango_context_get_font_description (context);
  double size = (double) pango_font_description_get_size (font) / PANGO_SCALE;

  return pango_font_description_get_size_is_absolute (font)
             ? size
             : size * pango_cairo_context_get_resolution (context) / 72;
}

static void
set_shown (GtkColumnView *view, guint cell, gboolean shown)
{
  GListModel *columns = gtk_column_view_get_columns (view);
  g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, cell);

  gtk_column_view_column_set_visible (column, shown);
}

static gboolean
fit_cb (gpointer data)
{
  GtkColumnView *view = data;
  GtkAdjustment *adjustment = gtk_scrollable_get_hadjustment (GTK_SCROLLABLE (view));
  double em = MAX (text_height (GTK_WIDGET (view)), 1);
  double room = adjustment != NULL ? gtk_adjustment_get_page_size (adjustment) / em : 0;
  double needed = 0;

  g_object_set_data (G_OBJECT (view), "fitting", NULL);
  for (guint i = 0; i < SHIAN_SUBJECT_N_CELLS; i++)
    needed += NEEDED[i];
  for (guint i = 0; i < G_N_ELEMENTS (GOING) && room > 0; i++) {
    gboolean fits = needed <= room;
    set_shown (view, GOING[i], fits);
    if (!fits)
      needed -= NEEDED[GOING[i]];
  }
  return G_SOURCE_REMOVE;
}

/* Never while sizes are being given out. */
static void
resized_cb (GtkColumnView *view)
{
  if (g_object_get_data (G_OBJECT (view), "fitting") != NULL)
    return;
  g_object_set_data (G_OBJECT (view), "fitting", view);
  g_idle_add_full (G_PRIORITY_HIGH_IDLE, fit_cb, g_object_ref (view), g_object_unref);
}

void
shian_subject_columns_follow (GtkColumnView *view, GtkScrolledWindow *scrolled)
{
  g_signal_connect_object (gtk_scrolled_window_get_hadjustment (scrolled), "notify::page-size",
                           G_CALLBACK (resized_cb), view, G_CONNECT_SWAPPED);
}
