/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list of keys, on Ctrl+?. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** shian_help_overlay_attach: gives @window its list of keys and win.show-help-overlay. */
void shian_help_overlay_attach (GtkApplicationWindow *window);

G_END_DECLS
