/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/help-overlay.h"

void
shian_help_overlay_attach (GtkApplicationWindow *window)
{
  g_autoptr (GtkBuilder) builder =
      gtk_builder_new_from_resource ("/io/github/shian/Shian/ui/help-overlay.ui");
  GObject *overlay = gtk_builder_get_object (builder, "help_overlay");

  gtk_application_window_set_help_overlay (window, GTK_SHORTCUTS_WINDOW (overlay));
}
