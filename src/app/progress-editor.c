/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/progress-editor.h"

#include "app/field-group.h"
#include "app/message.h"
#include "checklist/work.h"

#include <glib/gi18n-lib.h>
#include <math.h>

struct _ShianProgressEditor {
  GtkWidget parent_instance;

  ShianTaskContext *context; /* NULL while empty */
  ShianFieldGroup *group;
  GtkWidget *box;
  GtkLabel *heading;
  GtkLabel *problem;
  GtkDropDown *status;
  GtkEntry *figure;
  GtkEntry *figure_total;
  GtkTextView *text;
  GtkTextView *problems;
  GtkTextView *next_plan;
  GtkEntry *reporter;
  GtkEntry *remark;
};

G_DEFINE_FINAL_TYPE (ShianProgressEditor, shian_progress_editor, GTK_TYPE_WIDGET)

static ShianProgress *
read_stored (ShianProgressEditor *self)
{
  const ShianTaskContext *context = self->context;
  ShianStore *reader = context != NULL ? shian_session_get_reader (context->session) : NULL;

  if (reader == NULL)
    return NULL;
  return shian_progress_find (reader, context->task, context->unit, context->period, NULL);
}

/* Whoever has gone on to another task must still learn that the last one was refused, and get the
 * words back. */
static void
report_lost (ShianProgressEditor *self, GHashTable *changes, const GError *error)
{
  const char *text = g_hash_table_lookup (changes, "text");
  g_autoptr (GError) whole = g_error_copy (error);

  if (text != NULL)
    g_prefix_error (&whole, "%s\n\n", text);
  shian_message_error (GTK_WIDGET (self), _ ("The progress was not saved"), whole);
}

static void
saved_cb (GObject *owner, GHashTable *changes, const GError *error)
{
  ShianProgressEditor *self = SHIAN_PROGRESS_EDITOR (owner);
  g_autoptr (ShianProgress) stored = NULL;

  if (self->group == NULL)
    return;
  if (!shian_field_group_saved (self->group, changes, error) && error != NULL)
    report_lost (self, changes, error);
  if (error != NULL || shian_field_group_is_pending (self->group))
    return;
  stored = read_stored (self);
  if (stored != NULL)
    shian_field_group_merge (self->group, stored);
}

static void
save_cb (ShianProgressEditor *self, GHashTable *changes)
{
  ShianRecordKey key;
  g_autofree char *label = NULL;

  if (self->context == NULL)
    return;
  key = shian_task_context_key (self->context, NULL);
  label =
      g_strdup_printf (_ ("Progress of %s, %s"), self->context->label, self->context->period_title);
  shian_record_job_change_progress (self->context->session, label, &key, changes, G_OBJECT (self),
                                    saved_cb);
}

static void
problem_cb (ShianProgressEditor *self, const char *message)
{
  gtk_label_set_text (self->problem, message != NULL ? message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), message != NULL);
}

static void
show_total (ShianProgressEditor *self, double total)
{
  g_autofree char *text = isnan (total) ? g_strdup ("") : shian_real_to_text (total);
  gtk_entry_set_placeholder_text (self->figure_total, text);
}

void
shian_progress_editor_show (ShianProgressEditor *self, const ShianTaskContext *context,
                            double total)
{
  gboolean same = shian_task_context_same (self->context, context);
  g_autofree char *heading = NULL;
  g_autoptr (ShianProgress) stored = NULL;

  if (!same) {
    shian_progress_editor_flush (self);
    g_clear_pointer (&self->context, shian_task_context_free);
    self->context = context != NULL ? shian_task_context_copy (context) : NULL;
  }
  stored = read_stored (self);
  if (same)
    shian_field_group_merge (self->group, stored);
  else
    shian_field_group_load (self->group, stored);
  show_total (self, total);
  if (context == NULL)
    return;
  /* Translators: a period, as in “2024年第二季度进展” */
  heading = g_strdup_printf (_ ("Progress in %s"), context->period_title);
  gtk_label_set_text (self->heading, heading);
}

void
shian_progress_editor_flush (ShianProgressEditor *self)
{
  if (self->context != NULL)
    shian_field_group_flush (self->group);
}

gboolean
shian_progress_editor_is_dirty (ShianProgressEditor *self)
{
  return self->context != NULL && shian_field_group_is_dirty (self->group);
}

void
shian_progress_editor_append (ShianProgressEditor *self, const char *text)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->text);
  GtkTextIter end;

  gtk_text_buffer_begin_user_action (buffer);
  gtk_text_buffer_get_end_iter (buffer, &end);
  if (gtk_text_buffer_get_char_count (buffer) > 0)
    gtk_text_buffer_insert (buffer, &end, "\n", 1);
  gtk_text_buffer_insert (buffer, &end, text, -1);
  gtk_text_buffer_end_user_action (buffer);
  gtk_widget_grab_focus (GTK_WIDGET (self->text));
}

static void
shian_progress_editor_dispose (GObject *object)
{
  ShianProgressEditor *self = SHIAN_PROGRESS_EDITOR (object);

  g_clear_object (&self->group);
  g_clear_pointer (&self->context, shian_task_context_free);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  G_OBJECT_CLASS (shian_progress_editor_parent_class)->dispose (object);
}

static void
shian_progress_editor_class_init (ShianProgressEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = shian_progress_editor_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/shian/Shian/ui/progress-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, ShianProgressEditor, box);
  gtk_widget_class_bind_template_child (widget_class, ShianProgressEditor, heading);
  gtk_widget_class_bind_template_child (widget_class, ShianProgressEditor, problem);
  gtk_widget_class_bind_template_child (widget_class, ShianProgressEditor, status);
  gtk_widget_class_bind_template_child (widget_class, ShianProgressEditor, figure);
  gtk_widget_class_bind_template_child (widget_class, ShianProgressEditor, figure_total);
  gtk_widget_class_bind_template_child (widget_class, ShianProgressEditor, text);
  gtk_widget_class_bind_template_child (widget_class, ShianProgressEditor, problems);
  gtk_widget_class_bind_template_child (widget_class, ShianProgressEditor, next_plan);
  gtk_widget_class_bind_template_child (widget_class, ShianProgressEditor, reporter);
  gtk_widget_class_bind_template_child (widget_class, ShianProgressEditor, remark);
}

static void
offer_statuses (ShianProgressEditor *self)
{
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);

  for (const ShianChoice *choice = SHIAN_STATUS_CHOICES; choice->key != NULL; choice++)
    gtk_string_list_append (titles, _ (choice->title));
  gtk_drop_down_set_model (self->status, G_LIST_MODEL (titles));
}

static void
shian_progress_editor_init (ShianProgressEditor *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  offer_statuses (self);
  self->group = shian_field_group_new (&SHIAN_PROGRESS_TYPE);
  shian_field_group_add (self->group, "status", GTK_WIDGET (self->status));
  shian_field_group_add (self->group, "figure", GTK_WIDGET (self->figure));
  shian_field_group_add (self->group, "figure_total", GTK_WIDGET (self->figure_total));
  shian_field_group_add (self->group, "text", GTK_WIDGET (self->text));
  shian_field_group_add (self->group, "problems", GTK_WIDGET (self->problems));
  shian_field_group_add (self->group, "next_plan", GTK_WIDGET (self->next_plan));
  shian_field_group_add (self->group, "reporter", GTK_WIDGET (self->reporter));
  shian_field_group_add (self->group, "remark", GTK_WIDGET (self->remark));
  g_signal_connect_swapped (self->group, "save", G_CALLBACK (save_cb), self);
  g_signal_connect_swapped (self->group, "problem", G_CALLBACK (problem_cb), self);
}
