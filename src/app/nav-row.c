/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/nav-row.h"

#include <glib/gi18n-lib.h>

struct _ShianNavRow {
  GtkListBoxRow parent_instance;

  char *name;
  GtkImage *icon;
  GtkLabel *title;
  GtkLabel *badge;
};

G_DEFINE_FINAL_TYPE (ShianNavRow, shian_nav_row, GTK_TYPE_LIST_BOX_ROW)

static void
shian_nav_row_finalize (GObject *object)
{
  g_free (SHIAN_NAV_ROW (object)->name);
  G_OBJECT_CLASS (shian_nav_row_parent_class)->finalize (object);
}

static void
shian_nav_row_class_init (ShianNavRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = shian_nav_row_finalize;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/shian/Shian/ui/nav-row.ui");
  gtk_widget_class_bind_template_child (widget_class, ShianNavRow, icon);
  gtk_widget_class_bind_template_child (widget_class, ShianNavRow, title);
  gtk_widget_class_bind_template_child (widget_class, ShianNavRow, badge);
}

static void
shian_nav_row_init (ShianNavRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
name_for_readers (ShianNavRow *self)
{
  const char *title = gtk_label_get_text (self->title);
  const char *badge = gtk_label_get_text (self->badge);
  /* Translators: a page of the navigation and how much there is waiting */
  g_autofree char *label =
      *badge != '\0' ? g_strdup_printf (_ ("%s, waiting: %s"), title, badge) : g_strdup (title);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

GtkWidget *
shian_nav_row_new (const char *name, const char *title, const char *icon)
{
  ShianNavRow *self = g_object_new (SHIAN_TYPE_NAV_ROW, NULL);

  self->name = g_strdup (name);
  gtk_label_set_text (self->title, title);
  gtk_image_set_from_icon_name (self->icon, icon);
  name_for_readers (self);
  return GTK_WIDGET (self);
}

const char *
shian_nav_row_get_name (ShianNavRow *self)
{
  return self->name;
}

void
shian_nav_row_set_badge (ShianNavRow *self, const char *badge)
{
  gtk_label_set_text (self->badge, badge != NULL ? badge : "");
  gtk_widget_set_visible (GTK_WIDGET (self->badge), badge != NULL && *badge != '\0');
  name_for_readers (self);
}
