/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/step-list.h"

#include "app/message.h"
#include "app/step-row.h"
#include "checklist/work.h"

#include <glib/gi18n-lib.h>

struct _ShianStepList {
  GtkWidget parent_instance;

  ShianTaskContext *context;
  GtkWidget *box;
  GtkWidget *rows;
  GtkLabel *heading;
  GtkWidget *empty;
};

G_DEFINE_FINAL_TYPE (ShianStepList, shian_step_list, GTK_TYPE_WIDGET)

static ShianStepRow *
find_row (ShianStepList *self, const char *id)
{
  GtkWidget *row = gtk_widget_get_first_child (self->rows);

  for (; row != NULL; row = gtk_widget_get_next_sibling (row))
    if (g_strcmp0 (shian_step_row_get_id (SHIAN_STEP_ROW (row)), id) == 0)
      return SHIAN_STEP_ROW (row);
  return NULL;
}

static void
show_count (ShianStepList *self)
{
  gboolean any = gtk_widget_get_first_child (self->rows) != NULL;
  gtk_widget_set_visible (self->empty, !any);
}

static void
removed_cb (GObject *owner, GHashTable *changes, const GError *error)
{
  ShianStepList *self = SHIAN_STEP_LIST (owner);

  if (error != NULL)
    shian_message_error (GTK_WIDGET (self), _ ("The step was not removed"), error);
}

static void
remove_cb (ShianStepList *self, ShianStepRow *row)
{
  g_autofree char *id = g_strdup (shian_step_row_get_id (row));
  g_autofree char *label = NULL;

  if (shian_step_row_is_stored (row)) {
    label = g_strdup_printf (_ ("Step removed from %s"), self->context->label);
    shian_record_job_remove (self->context->session, label, &SHIAN_STEP_TYPE, id, G_OBJECT (self),
                             removed_cb);
    shian_message_show_undo (GTK_WIDGET (self), _ ("Step removed"), id);
  }
  gtk_box_remove (GTK_BOX (self->rows), GTK_WIDGET (row));
  show_count (self);
}

static void
next_cb (ShianStepList *self, ShianStepRow *row)
{
  if (!shian_step_row_is_blank (row))
    shian_step_list_add (self);
}

static GtkWidget *
append_row (ShianStepList *self, const ShianStepRecord *step)
{
  GtkWidget *row = shian_step_row_new (self->context, step);

  g_signal_connect_object (row, "remove", G_CALLBACK (remove_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "next", G_CALLBACK (next_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->rows), row);
  return row;
}

void
shian_step_list_add (ShianStepList *self)
{
  GtkWidget *last = gtk_widget_get_last_child (self->rows);

  if (self->context == NULL)
    return;
  if (last == NULL || !shian_step_row_is_blank (SHIAN_STEP_ROW (last)))
    last = append_row (self, NULL);
  show_count (self);
  gtk_widget_grab_focus (last);
}

static gboolean
has_step (GPtrArray *steps, const char *id)
{
  for (guint i = 0; i < steps->len; i++)
    if (g_strcmp0 (((ShianStepRecord *) steps->pdata[i])->record.id, id) == 0)
      return TRUE;
  return FALSE;
}

static void
drop_rows (ShianStepList *self, GPtrArray *steps)
{
  GtkWidget *row = gtk_widget_get_first_child (self->rows);

  while (row != NULL) {
    GtkWidget *next = gtk_widget_get_next_sibling (row);
    ShianStepRow *step = SHIAN_STEP_ROW (row);
    if (shian_step_row_is_stored (step) && !has_step (steps, shian_step_row_get_id (step)))
      gtk_box_remove (GTK_BOX (self->rows), row);
    row = next;
  }
}

static void
sync_rows (ShianStepList *self, GPtrArray *steps)
{
  drop_rows (self, steps);
  for (guint i = 0; i < steps->len; i++) {
    const ShianStepRecord *step = steps->pdata[i];
    ShianStepRow *row = find_row (self, step->record.id);
    if (row != NULL)
      shian_step_row_update (row, step);
    else
      append_row (self, step);
  }
  show_count (self);
}

static void
clear_rows (ShianStepList *self)
{
  GtkWidget *row;

  shian_step_list_flush (self);
  while ((row = gtk_widget_get_first_child (self->rows)) != NULL)
    gtk_box_remove (GTK_BOX (self->rows), row);
}

void
shian_step_list_show (ShianStepList *self, const ShianTaskContext *context)
{
  g_autoptr (GPtrArray) steps = NULL;
  gboolean same_task = self->context != NULL && context != NULL &&
                       g_strcmp0 (self->context->task, context->task) == 0 &&
                       g_strcmp0 (self->context->unit, context->unit) == 0;

  if (!same_task)
    clear_rows (self);
  g_clear_pointer (&self->context, shian_task_context_free);
  if (context == NULL)
    return;
  self->context = shian_task_context_copy (context);
  steps = shian_steps_of_task (shian_session_get_reader (context->session), context->task,
                               context->unit, NULL);
  if (steps != NULL)
    sync_rows (self, steps);
}

void
shian_step_list_flush (ShianStepList *self)
{
  GtkWidget *row = gtk_widget_get_first_child (self->rows);

  for (; row != NULL; row = gtk_widget_get_next_sibling (row))
    shian_step_row_flush (SHIAN_STEP_ROW (row));
}

gboolean
shian_step_list_is_dirty (ShianStepList *self)
{
  GtkWidget *row = gtk_widget_get_first_child (self->rows);

  for (; row != NULL; row = gtk_widget_get_next_sibling (row))
    if (shian_step_row_is_dirty (SHIAN_STEP_ROW (row)))
      return TRUE;
  return FALSE;
}

static void
shian_step_list_dispose (GObject *object)
{
  ShianStepList *self = SHIAN_STEP_LIST (object);

  g_clear_pointer (&self->context, shian_task_context_free);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  G_OBJECT_CLASS (shian_step_list_parent_class)->dispose (object);
}

static void
shian_step_list_class_init (ShianStepListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = shian_step_list_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/shian/Shian/ui/step-list.ui");
  gtk_widget_class_bind_template_child (widget_class, ShianStepList, box);
  gtk_widget_class_bind_template_child (widget_class, ShianStepList, rows);
  gtk_widget_class_bind_template_child (widget_class, ShianStepList, heading);
  gtk_widget_class_bind_template_child (widget_class, ShianStepList, empty);
  gtk_widget_class_bind_template_callback (widget_class, shian_step_list_add);
}

static void
shian_step_list_init (ShianStepList *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
