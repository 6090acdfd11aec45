/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/task-view.h"

#include "app/earlier-list.h"
#include "app/evidence-list.h"
#include "app/point-list.h"
#include "app/progress-editor.h"
#include "app/step-list.h"
#include "app/task-head.h"
#include "app/task-registers.h"

#include <math.h>

struct _ShianTaskView {
  GtkWidget parent_instance;

  ShianTaskContext *context;
  GtkWidget *stack;
  GtkScrolledWindow *scroller;
  GtkWidget *work; /* everything below the head */
  ShianTaskHead *head;
  ShianTaskRegisters *registers;
  ShianPointList *points;
  ShianStepList *steps;
  ShianProgressEditor *progress;
  ShianEvidenceList *evidence;
  ShianEarlierList *earlier;
};

G_DEFINE_FINAL_TYPE (ShianTaskView, shian_task_view, GTK_TYPE_WIDGET)

static void
show_nothing (ShianTaskView *self)
{
  shian_progress_editor_show (self->progress, NULL, NAN);
  shian_step_list_show (self->steps, NULL);
  shian_evidence_list_show (self->evidence, NULL);
  shian_earlier_list_show (self->earlier, NULL);
  shian_point_list_show (self->points, NULL, NULL);
  shian_task_head_show (self->head, NULL, NULL);
  shian_task_registers_show (self->registers, NULL, 0);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "nothing");
}

static void
show_parts (ShianTaskView *self, const ShianChecklistItem *item)
{
  const ShianTaskContext *context = self->context;

  shian_task_head_show (self->head, context, item);
  shian_task_registers_show (self->registers, context, item->book->measure->number);
  shian_point_list_show (self->points, context, item->book->points);
  shian_step_list_show (self->steps, context);
  shian_progress_editor_show (self->progress, context, item->figure_total);
  shian_evidence_list_show (self->evidence, context);
  shian_earlier_list_show (self->earlier, context);
  gtk_widget_set_visible (self->work, item->involved);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "task");
}

void
shian_task_view_show (ShianTaskView *self, ShianSession *session, const ShianChecklist *checklist,
                      const ShianChecklistItem *item)
{
  g_autoptr (ShianTaskContext) context =
      item != NULL ? shian_task_context_new (session, checklist, item) : NULL;
  gboolean same = shian_task_context_same (self->context, context);

  if (!same) {
    shian_task_view_flush (self);
    g_clear_pointer (&self->context, shian_task_context_free);
    self->context = g_steal_pointer (&context);
    gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
  }
  if (item == NULL)
    show_nothing (self);
  else
    show_parts (self, item);
}

void
shian_task_view_flush (ShianTaskView *self)
{
  shian_progress_editor_flush (self->progress);
  shian_step_list_flush (self->steps);
  shian_evidence_list_flush (self->evidence);
}

gboolean
shian_task_view_is_dirty (ShianTaskView *self)
{
  return shian_progress_editor_is_dirty (self->progress) ||
         shian_step_list_is_dirty (self->steps) || shian_evidence_list_is_dirty (self->evidence);
}

const char *
shian_task_view_get_task (ShianTaskView *self)
{
  return self->context != NULL ? self->context->task : NULL;
}

void
shian_task_view_focus_progress (ShianTaskView *self)
{
  gtk_widget_child_focus (GTK_WIDGET (self->progress), GTK_DIR_TAB_FORWARD);
}

static void
shian_task_view_dispose (GObject *object)
{
  ShianTaskView *self = SHIAN_TASK_VIEW (object);

  g_clear_pointer (&self->context, shian_task_context_free);
  g_clear_pointer (&self->stack, gtk_widget_unparent);
  G_OBJECT_CLASS (shian_task_view_parent_class)->dispose (object);
}

static void
ensure_types (void)
{
  g_type_ensure (SHIAN_TYPE_TASK_HEAD);
  g_type_ensure (SHIAN_TYPE_TASK_REGISTERS);
  g_type_ensure (SHIAN_TYPE_POINT_LIST);
  g_type_ensure (SHIAN_TYPE_STEP_LIST);
  g_type_ensure (SHIAN_TYPE_PROGRESS_EDITOR);
  g_type_ensure (SHIAN_TYPE_EVIDENCE_LIST);
  g_type_ensure (SHIAN_TYPE_EARLIER_LIST);
}

static void
shian_task_view_class_init (ShianTaskViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  ensure_types ();
  G_OBJECT_CLASS (klass)->dispose = shian_task_view_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/shian/Shian/ui/task-view.ui");
  gtk_widget_class_bind_template_child (widget_class, ShianTaskView, stack);
  gtk_widget_class_bind_template_child (widget_class, ShianTaskView, scroller);
  gtk_widget_class_bind_template_child (widget_class, ShianTaskView, work);
  gtk_widget_class_bind_template_child (widget_class, ShianTaskView, head);
  gtk_widget_class_bind_template_child (widget_class, ShianTaskView, registers);
  gtk_widget_class_bind_template_child (widget_class, ShianTaskView, points);
  gtk_widget_class_bind_template_child (widget_class, ShianTaskView, steps);
  gtk_widget_class_bind_template_child (widget_class, ShianTaskView, progress);
  gtk_widget_class_bind_template_child (widget_class, ShianTaskView, evidence);
  gtk_widget_class_bind_template_child (widget_class, ShianTaskView, earlier);
}

static void
shian_task_view_init (ShianTaskView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (self->earlier, "copy", G_CALLBACK (shian_progress_editor_append),
                           self->progress, G_CONNECT_SWAPPED);
}
