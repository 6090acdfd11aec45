/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/list-keys.h"

#define MOST_FRAMES 30

static GtkWidget *
find_selected_row (GtkWidget *list)
{
  for (GtkWidget *row = gtk_widget_get_first_child (list); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    if ((gtk_widget_get_state_flags (row) & GTK_STATE_FLAG_SELECTED) != 0)
      return row;
  return NULL;
}

static GtkWidget *
rows_of (GtkWidget *view)
{
  GtkWidget *child = gtk_widget_get_first_child (view);

  if (!GTK_IS_COLUMN_VIEW (view))
    return view;
  while (child != NULL && !GTK_IS_LIST_VIEW (child))
    child = gtk_widget_get_next_sibling (child);
  return child;
}

static gboolean
has_keys (GtkWidget *view)
{
  GtkRoot *root = gtk_widget_get_root (view);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && (focus == view || gtk_widget_is_ancestor (focus, view));
}

static void
scroll_to_selected (GtkWidget *view, GtkWidget *list)
{
  GtkSelectionModel *model = GTK_IS_COLUMN_VIEW (view)
                                 ? gtk_column_view_get_model (GTK_COLUMN_VIEW (view))
                                 : gtk_list_view_get_model (GTK_LIST_VIEW (view));
  guint at = gtk_single_selection_get_selected (GTK_SINGLE_SELECTION (model));

  if (at != GTK_INVALID_LIST_POSITION)
    gtk_widget_activate_action (list, "list.scroll-to-item", "u", at);
}

/* A row far away gets its place only when the list has scrolled to it, and a list that was not laid
 * out yet forgets where it was to scroll. */
static gboolean
tick_cb (GtkWidget *view, GdkFrameClock *clock, gpointer data)
{
  guint *frames = data;
  GtkWidget *list = rows_of (view);
  GtkWidget *row = list != NULL ? find_selected_row (list) : NULL;

  if (!has_keys (view) || ++*frames > MOST_FRAMES)
    return G_SOURCE_REMOVE;
  if (list == NULL || *frames < 2)
    return G_SOURCE_CONTINUE;
  if (row == NULL || !gtk_widget_get_mapped (row)) {
    scroll_to_selected (view, list);
    return G_SOURCE_CONTINUE;
  }
  gtk_widget_grab_focus (row);
  return G_SOURCE_REMOVE;
}

void
shian_list_keys_to_selected (GtkWidget *view)
{
  g_return_if_fail (GTK_IS_LIST_VIEW (view) || GTK_IS_COLUMN_VIEW (view));
  gtk_widget_add_tick_callback (view, tick_cb, g_new0 (guint, 1), g_free);
}
