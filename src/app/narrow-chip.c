/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/narrow-chip.h"

#include "app/cut-tip.h"

#include <glib/gi18n-lib.h>

struct _ShianNarrowChip {
  GtkWidget parent_instance;

  GtkWidget *button;
  GtkLabel *label;
};

G_DEFINE_FINAL_TYPE (ShianNarrowChip, shian_narrow_chip, GTK_TYPE_WIDGET)

enum { REMOVED, N_SIGNALS };
static guint signals[N_SIGNALS];

void
shian_narrow_chip_set_text (ShianNarrowChip *self, const char *text)
{
  g_autofree char *name = NULL;

  gtk_label_set_text (self->label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self), text != NULL);
  if (text == NULL)
    return;
  name = g_strdup_printf (_ ("Shown is only: %s. Show everything again"), text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name, -1);
}

const char *
shian_narrow_chip_get_text (ShianNarrowChip *self)
{
  return gtk_widget_get_visible (GTK_WIDGET (self)) ? gtk_label_get_text (self->label) : NULL;
}

void
shian_narrow_chip_press (ShianNarrowChip *self)
{
  g_signal_emit (self, signals[REMOVED], 0);
}

static void
shian_narrow_chip_dispose (GObject *object)
{
  g_clear_pointer (&SHIAN_NARROW_CHIP (object)->button, gtk_widget_unparent);
  G_OBJECT_CLASS (shian_narrow_chip_parent_class)->dispose (object);
}

static void
shian_narrow_chip_class_init (ShianNarrowChipClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = shian_narrow_chip_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  signals[REMOVED] = g_signal_new ("removed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
shian_narrow_chip_init (ShianNarrowChip *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->label = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_ellipsize (self->label, PANGO_ELLIPSIZE_END);
  shian_cut_tip (self->label);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->label));
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("window-close-symbolic"));
  self->button = gtk_button_new ();
  gtk_button_set_child (GTK_BUTTON (self->button), box);
  gtk_widget_set_halign (self->button, GTK_ALIGN_START);
  gtk_widget_add_css_class (self->button, "chip");
  gtk_widget_add_css_class (self->button, "narrowed");
  g_signal_connect_object (self->button, "clicked", G_CALLBACK (shian_narrow_chip_press), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_set_parent (self->button, GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}
