/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/open-path.h"

#include "app/message.h"
#include "base/error.h"

#include <glib/gi18n-lib.h>

typedef struct {
  GtkWidget *widget;
  char *path;
} Opening;

static void
opening_free (Opening *opening)
{
  g_object_unref (opening->widget);
  g_free (opening->path);
  g_free (opening);
}

static void
shown_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Opening *opening = data;
  GtkRoot *root = gtk_widget_get_root (opening->widget);
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) said = NULL;

  if (!gtk_show_uri_full_finish (GTK_WINDOW (source), result, &error) && root != NULL) {
    said =
        g_error_new (SHIAN_ERROR, SHIAN_ERROR_NOT_FOUND,
                     _ ("This computer names no program for it. It is here:\n\n%s"), opening->path);
    shian_message_error (opening->widget, _ ("It cannot be opened from here"), said);
  }
  opening_free (opening);
}

void
shian_open_path (GtkWidget *widget, const char *path)
{
  g_autofree char *uri = g_filename_to_uri (path, NULL, NULL);
  GtkRoot *root = gtk_widget_get_root (widget);
  Opening *opening;

  if (uri == NULL || !GTK_IS_WINDOW (root))
    return;
  opening = g_new0 (Opening, 1);
  opening->widget = g_object_ref (widget);
  opening->path = g_strdup (path);
  gtk_show_uri_full (GTK_WINDOW (root), uri, GDK_CURRENT_TIME, NULL, shown_cb, opening);
}
