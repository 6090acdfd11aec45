/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/step-row.h"

#include "app/date-entry.h"
#include "app/field-group.h"
#include "app/message.h"
#include "app/wrap-entry.h"
#include "base/text.h"
#include "base/uuid.h"

#include <glib/gi18n-lib.h>

struct _ShianStepRow {
  GtkWidget parent_instance;

  ShianTaskContext *context;
  char *id;
  gboolean stored;
  ShianFieldGroup *group;
  GtkWidget *box;
  GtkCheckButton *done;
  ShianWrapEntry *text;
  GtkEntry *owner;
  ShianDateEntry *due;
  GtkLabel *problem;
};

G_DEFINE_FINAL_TYPE (ShianStepRow, shian_step_row, GTK_TYPE_WIDGET)

enum { REMOVE, NEXT, N_SIGNALS };
static guint signals[N_SIGNALS];

static void
saved_cb (GObject *owner, GHashTable *changes, const GError *error)
{
  ShianStepRow *self = SHIAN_STEP_ROW (owner);

  if (error == NULL)
    self->stored = TRUE;
  if (self->group != NULL)
    shian_field_group_saved (self->group, changes, error);
  if (error != NULL)
    shian_message_show (GTK_WIDGET (self), error->message);
}

static void
save_cb (ShianStepRow *self, GHashTable *changes)
{
  ShianRecordKey key = shian_task_context_key (self->context, self->id);
  g_autofree char *label = g_strdup_printf (_ ("Step of %s"), self->context->label);

  shian_record_job_change_step (self->context->session, label, &key, changes, G_OBJECT (self),
                                saved_cb);
}

static void
problem_cb (ShianStepRow *self, const char *message)
{
  gtk_label_set_text (self->problem, message != NULL ? message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), message != NULL);
}

static void
show_done (ShianStepRow *self)
{
  if (gtk_check_button_get_active (self->done))
    gtk_widget_add_css_class (GTK_WIDGET (self->text), "done");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->text), "done");
}

/* A new step is written once there is something to write. */
static void
text_changed_cb (ShianStepRow *self)
{
  shian_field_group_set_hold (self->group, !self->stored && shian_step_row_is_blank (self));
}

static void
remove_cb (ShianStepRow *self)
{
  g_signal_emit (self, signals[REMOVE], 0);
}

static void
next_cb (ShianStepRow *self)
{
  shian_step_row_flush (self);
  g_signal_emit (self, signals[NEXT], 0);
}

gboolean
shian_step_row_is_blank (ShianStepRow *self)
{
  g_autofree char *text = shian_wrap_entry_get_text (self->text);
  return shian_text_is_empty (text);
}

void
shian_step_row_flush (ShianStepRow *self)
{
  shian_field_group_flush (self->group);
}

gboolean
shian_step_row_is_dirty (ShianStepRow *self)
{
  return (self->stored || !shian_step_row_is_blank (self)) &&
         shian_field_group_is_dirty (self->group);
}

const char *
shian_step_row_get_id (ShianStepRow *self)
{
  return self->id;
}

gboolean
shian_step_row_is_stored (ShianStepRow *self)
{
  return self->stored;
}

void
shian_step_row_update (ShianStepRow *self, const ShianStepRecord *step)
{
  self->stored = TRUE;
  shian_field_group_merge (self->group, step);
  show_done (self);
}

static gboolean
grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (SHIAN_STEP_ROW (widget)->text));
}

static void
shian_step_row_dispose (GObject *object)
{
  ShianStepRow *self = SHIAN_STEP_ROW (object);

  g_clear_object (&self->group);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  G_OBJECT_CLASS (shian_step_row_parent_class)->dispose (object);
}

static void
shian_step_row_finalize (GObject *object)
{
  ShianStepRow *self = SHIAN_STEP_ROW (object);

  g_clear_pointer (&self->context, shian_task_context_free);
  g_free (self->id);
  G_OBJECT_CLASS (shian_step_row_parent_class)->finalize (object);
}

static guint
add_signal (const char *name)
{
  return g_signal_new (name, SHIAN_TYPE_STEP_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                       G_TYPE_NONE, 0);
}

static void
shian_step_row_class_init (ShianStepRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = shian_step_row_dispose;
  G_OBJECT_CLASS (klass)->finalize = shian_step_row_finalize;
  widget_class->grab_focus = grab_focus;
  g_type_ensure (SHIAN_TYPE_WRAP_ENTRY);
  g_type_ensure (SHIAN_TYPE_DATE_ENTRY);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/shian/Shian/ui/step-row.ui");
  gtk_widget_class_bind_template_child (widget_class, ShianStepRow, box);
  gtk_widget_class_bind_template_child (widget_class, ShianStepRow, done);
  gtk_widget_class_bind_template_child (widget_class, ShianStepRow, text);
  gtk_widget_class_bind_template_child (widget_class, ShianStepRow, owner);
  gtk_widget_class_bind_template_child (widget_class, ShianStepRow, due);
  gtk_widget_class_bind_template_child (widget_class, ShianStepRow, problem);
  gtk_widget_class_bind_template_callback (widget_class, remove_cb);
  gtk_widget_class_bind_template_callback (widget_class, next_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_done);
  signals[REMOVE] = add_signal ("remove");
  signals[NEXT] = add_signal ("next");
}

static void
shian_step_row_init (ShianStepRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->group = shian_field_group_new (&SHIAN_STEP_TYPE);
  shian_field_group_add (self->group, "text", GTK_WIDGET (self->text));
  shian_field_group_add (self->group, "owner", GTK_WIDGET (self->owner));
  shian_field_group_add (self->group, "due", GTK_WIDGET (self->due));
  shian_field_group_add (self->group, "done", GTK_WIDGET (self->done));
  g_signal_connect_swapped (self->group, "save", G_CALLBACK (save_cb), self);
  g_signal_connect_object (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->text)), "changed",
                           G_CALLBACK (text_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_swapped (self->group, "problem", G_CALLBACK (problem_cb), self);
}

GtkWidget *
shian_step_row_new (const ShianTaskContext *context, const ShianStepRecord *step)
{
  ShianStepRow *self = g_object_new (SHIAN_TYPE_STEP_ROW, NULL);

  self->context = shian_task_context_copy (context);
  self->id = step != NULL ? g_strdup (step->record.id) : shian_uuid_new ();
  self->stored = step != NULL;
  shian_field_group_load (self->group, step);
  text_changed_cb (self);
  show_done (self);
  return GTK_WIDGET (self);
}
