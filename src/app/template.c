/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/template.h"

void
shian_template_dispose (GtkWidget *widget)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (widget)) != NULL)
    gtk_widget_unparent (child);
}
