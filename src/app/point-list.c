/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/point-list.h"

#include "app/message.h"
#include "checklist/work.h"

#include <glib/gi18n-lib.h>

struct _ShianPointList {
  GtkWidget parent_instance;

  ShianTaskContext *context;
  GtkWidget *box;
  gboolean showing; /* the ticks follow the store, not the user */
};

G_DEFINE_FINAL_TYPE (ShianPointList, shian_point_list, GTK_TYPE_WIDGET)

static const char *
point_of (GtkWidget *button)
{
  return gtk_widget_get_name (button);
}

static void
read_ticks (ShianPointList *self)
{
  g_autoptr (GPtrArray) ticks =
      shian_ticks_of_task (shian_session_get_reader (self->context->session), self->context->task,
                           self->context->unit, NULL);
  GtkWidget *button = gtk_widget_get_first_child (self->box);

  self->showing = TRUE;
  for (; button != NULL; button = gtk_widget_get_next_sibling (button)) {
    gboolean done = FALSE;
    for (guint i = 0; ticks != NULL && i < ticks->len; i++) {
      const ShianTick *tick = ticks->pdata[i];
      done = done || (tick->done && g_strcmp0 (tick->point, point_of (button)) == 0);
    }
    gtk_check_button_set_active (GTK_CHECK_BUTTON (button), done);
  }
  self->showing = FALSE;
}

static void
ticked_cb (GObject *owner, GHashTable *changes, const GError *error)
{
  ShianPointList *self = SHIAN_POINT_LIST (owner);

  if (error == NULL || self->context == NULL)
    return;
  read_ticks (self);
  shian_message_error (GTK_WIDGET (self), _ ("The tick was not saved"), error);
}

static void
toggled_cb (ShianPointList *self, GtkCheckButton *button)
{
  ShianRecordKey key;
  g_autofree char *label = NULL;

  if (self->showing)
    return;
  key = shian_task_context_key (self->context, point_of (GTK_WIDGET (button)));
  label = g_strdup_printf (_ ("Tick in %s"), self->context->label);
  shian_record_job_tick (self->context->session, label, &key, gtk_check_button_get_active (button),
                         G_OBJECT (self), ticked_cb);
}

static GtkWidget *
make_button (ShianPointList *self, const ShianPoint *point)
{
  GtkWidget *button = gtk_check_button_new ();
  GtkWidget *label = gtk_label_new (point->text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_check_button_set_child (GTK_CHECK_BUTTON (button), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  point->text, -1);
  gtk_widget_set_name (button, point->record.id);
  g_signal_connect_object (button, "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);
  return button;
}

static gboolean
shows (ShianPointList *self, GPtrArray *points)
{
  GtkWidget *button = gtk_widget_get_first_child (self->box);

  for (guint i = 0; i < points->len; i++) {
    const ShianPoint *point = points->pdata[i];
    if (button == NULL || g_strcmp0 (point_of (button), point->record.id) != 0)
      return FALSE;
    button = gtk_widget_get_next_sibling (button);
  }
  return button == NULL;
}

static void
fill (ShianPointList *self, GPtrArray *points)
{
  GtkWidget *button;

  while ((button = gtk_widget_get_first_child (self->box)) != NULL)
    gtk_box_remove (GTK_BOX (self->box), button);
  for (guint i = 0; i < points->len; i++)
    gtk_box_append (GTK_BOX (self->box), make_button (self, points->pdata[i]));
}

void
shian_point_list_show (ShianPointList *self, const ShianTaskContext *context, GPtrArray *points)
{
  if (!shian_task_context_same (self->context, context)) {
    g_clear_pointer (&self->context, shian_task_context_free);
    self->context = context != NULL ? shian_task_context_copy (context) : NULL;
  }
  if (context == NULL)
    return;
  if (!shows (self, points))
    fill (self, points);
  read_ticks (self);
}

static void
shian_point_list_dispose (GObject *object)
{
  ShianPointList *self = SHIAN_POINT_LIST (object);

  g_clear_pointer (&self->context, shian_task_context_free);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  G_OBJECT_CLASS (shian_point_list_parent_class)->dispose (object);
}

static void
shian_point_list_class_init (ShianPointListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = shian_point_list_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
shian_point_list_init (ShianPointList *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_add_css_class (self->box, "points");
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}
