/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/status-pill.h"

#include <glib/gi18n-lib.h>

struct _ShianStatusPill {
  GtkWidget parent_instance;

  GtkWidget *label;
  const char *look; /* key of a status, NULL for plain */
};

G_DEFINE_FINAL_TYPE (ShianStatusPill, shian_status_pill, GTK_TYPE_WIDGET)

static void
shian_status_pill_dispose (GObject *object)
{
  ShianStatusPill *self = SHIAN_STATUS_PILL (object);

  g_clear_pointer (&self->label, gtk_widget_unparent);
  G_OBJECT_CLASS (shian_status_pill_parent_class)->dispose (object);
}

static void
shian_status_pill_class_init (ShianStatusPillClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = shian_status_pill_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "status-pill");
}

static void
shian_status_pill_init (ShianStatusPill *self)
{
  self->label = gtk_label_new (NULL);
  gtk_widget_set_parent (self->label, GTK_WIDGET (self));
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
}

GtkWidget *
shian_status_pill_new (void)
{
  return g_object_new (SHIAN_TYPE_STATUS_PILL, NULL);
}

void
shian_status_pill_set_word (ShianStatusPill *self, const char *look, const char *word)
{
  int status = look != NULL ? shian_choice_find (SHIAN_STATUS_CHOICES, look) : -1;
  const char *known = status >= 0 ? SHIAN_STATUS_CHOICES[status].key : NULL;

  if (self->look != known) {
    if (self->look != NULL)
      gtk_widget_remove_css_class (GTK_WIDGET (self), self->look);
    if (known != NULL)
      gtk_widget_add_css_class (GTK_WIDGET (self), known);
    self->look = known;
  }
  gtk_label_set_text (GTK_LABEL (self->label), word);
  gtk_widget_set_visible (GTK_WIDGET (self), *word != '\0');
}

void
shian_status_pill_set_status (ShianStatusPill *self, ShianStatus status)
{
  g_return_if_fail (status < SHIAN_N_STATUSES);
  shian_status_pill_set_word (self, SHIAN_STATUS_CHOICES[status].key,
                              _ (SHIAN_STATUS_CHOICES[status].title));
}

const char *
shian_status_pill_get_text (ShianStatusPill *self)
{
  return gtk_label_get_text (GTK_LABEL (self->label));
}
