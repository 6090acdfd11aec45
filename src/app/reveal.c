/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/reveal.h"

static void
scroll_up_and_down (GtkWidget *widget)
{
  GtkWidget *scroller = gtk_widget_get_ancestor (widget, GTK_TYPE_SCROLLED_WINDOW);
  GtkAdjustment *adjustment;
  graphene_rect_t bounds;
  double top;

  if (scroller == NULL || !gtk_widget_get_mapped (widget) ||
      !gtk_widget_compute_bounds (widget, scroller, &bounds))
    return;
  adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller));
  top = gtk_adjustment_get_value (adjustment) + (double) bounds.origin.y;
  gtk_adjustment_clamp_page (adjustment, top, top + (double) bounds.size.height);
}

static gboolean
tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  gint64 *asked = data;

  /* The tick of a frame comes before its layout: only the next one finds a new widget's place. */
  if (*asked == 0)
    *asked = gdk_frame_clock_get_frame_counter (clock);
  if (*asked == gdk_frame_clock_get_frame_counter (clock))
    return G_SOURCE_CONTINUE;
  scroll_up_and_down (widget);
  return G_SOURCE_REMOVE;
}

void
shian_reveal (GtkWidget *widget)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));
  gtk_widget_add_tick_callback (widget, tick_cb, g_new0 (gint64, 1), g_free);
}
