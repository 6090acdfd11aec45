/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Letting go of what a template made. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** shian_template_dispose: for dispose of a class that is a GtkWidget itself: unparents all its
 * children. Fine to call twice. */
void shian_template_dispose (GtkWidget *widget);

G_END_DECLS
