/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/finding-inline.h"

#include "app/field-group.h"
#include "app/inspection-job.h"
#include "app/template.h"
#include "app/wrap-entry.h"
#include "base/date.h"
#include "base/text.h"

#include <glib/gi18n-lib.h>

struct _ShianFindingInline {
  GtkWidget parent_instance;

  ShianSession *session;
  char *id;
  ShianFieldGroup *group;
  ShianWrapEntry *text;
  GtkCheckButton *on_the_spot;
  GtkCheckButton *later;
  GtkEntry *days;
  GtkWidget *time;
  GtkLabel *due;
  GtkLabel *problem;
};

G_DEFINE_FINAL_TYPE (ShianFindingInline, shian_finding_inline, GTK_TYPE_WIDGET)

enum { ENTERED, N_SIGNALS };
static guint signals[N_SIGNALS];

char *
shian_finding_deadline_in_words (const ShianFinding *finding)
{
  g_autofree char *day = shian_date_iso_to_chinese (finding->due);
  const char *why = shian_text_is_empty (finding->due_reason) ? NULL : finding->due_reason;
  GDate date;

  if (!shian_date_from_iso (finding->due, &date))
    return g_strdup ("");
  if (why != NULL)
    /* Translators: a date, its weekday, how it comes about */
    return g_strdup_printf (_ ("until %s, %s (%s)"), day, shian_date_weekday (&date), why);
  return g_strdup_printf (_ ("until %s, %s"), day, shian_date_weekday (&date));
}

static void
problem_cb (ShianFindingInline *self, const char *message)
{
  gtk_label_set_text (self->problem, message != NULL ? message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), message != NULL);
}

static void
saved_cb (GObject *owner, GHashTable *changes, const GError *error)
{
  ShianFindingInline *self = SHIAN_FINDING_INLINE (owner);

  if (self->group != NULL)
    shian_field_group_saved (self->group, changes, error);
}

static void
save_cb (ShianFindingInline *self, GHashTable *changes)
{
  shian_finding_job_change (self->session, self->id, changes, G_OBJECT (self), saved_cb);
}

static void
show_time (ShianFindingInline *self)
{
  gtk_widget_set_visible (self->time, !gtk_check_button_get_active (self->on_the_spot));
}

void
shian_finding_inline_show (ShianFindingInline *self, const ShianFinding *finding, gboolean locked)
{
  g_autofree char *due = shian_finding_deadline_in_words (finding);

  if (g_strcmp0 (self->id, finding->record.id) != 0) {
    if (self->id != NULL)
      shian_finding_inline_flush (self);
    g_free (self->id);
    self->id = g_strdup (finding->record.id);
    shian_field_group_load (self->group, finding);
  } else {
    shian_field_group_merge (self->group, finding);
  }
  gtk_check_button_set_active (self->later, !gtk_check_button_get_active (self->on_the_spot));
  gtk_label_set_text (self->due, due);
  show_time (self);
  gtk_widget_set_sensitive (GTK_WIDGET (self), !locked);
}

void
shian_finding_inline_flush (ShianFindingInline *self)
{
  shian_field_group_flush (self->group);
}

static void
entered_cb (ShianFindingInline *self)
{
  shian_finding_inline_flush (self);
  g_signal_emit (self, signals[ENTERED], 0);
}

gboolean
shian_finding_inline_is_dirty (ShianFindingInline *self)
{
  return shian_field_group_is_dirty (self->group);
}

static void
shian_finding_inline_dispose (GObject *object)
{
  ShianFindingInline *self = SHIAN_FINDING_INLINE (object);

  g_clear_object (&self->group);
  shian_template_dispose (GTK_WIDGET (self));
  G_OBJECT_CLASS (shian_finding_inline_parent_class)->dispose (object);
}

static void
shian_finding_inline_finalize (GObject *object)
{
  ShianFindingInline *self = SHIAN_FINDING_INLINE (object);

  g_clear_object (&self->session);
  g_free (self->id);
  G_OBJECT_CLASS (shian_finding_inline_parent_class)->finalize (object);
}

static void
shian_finding_inline_class_init (ShianFindingInlineClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (SHIAN_TYPE_WRAP_ENTRY);
  G_OBJECT_CLASS (klass)->dispose = shian_finding_inline_dispose;
  G_OBJECT_CLASS (klass)->finalize = shian_finding_inline_finalize;
  signals[ENTERED] = g_signal_new ("entered", SHIAN_TYPE_FINDING_INLINE, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/shian/Shian/ui/finding-inline.ui");
  gtk_widget_class_bind_template_child (widget_class, ShianFindingInline, text);
  gtk_widget_class_bind_template_child (widget_class, ShianFindingInline, on_the_spot);
  gtk_widget_class_bind_template_child (widget_class, ShianFindingInline, later);
  gtk_widget_class_bind_template_child (widget_class, ShianFindingInline, days);
  gtk_widget_class_bind_template_child (widget_class, ShianFindingInline, time);
  gtk_widget_class_bind_template_child (widget_class, ShianFindingInline, due);
  gtk_widget_class_bind_template_child (widget_class, ShianFindingInline, problem);
  gtk_widget_class_bind_template_callback (widget_class, show_time);
  gtk_widget_class_bind_template_callback (widget_class, entered_cb);
}

static void
shian_finding_inline_init (ShianFindingInline *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->group = shian_field_group_new (&SHIAN_FINDING_TYPE);
  shian_field_group_add (self->group, "text", GTK_WIDGET (self->text));
  shian_field_group_add (self->group, "on_the_spot", GTK_WIDGET (self->on_the_spot));
  shian_field_group_add (self->group, "days", GTK_WIDGET (self->days));
  g_signal_connect_swapped (self->group, "save", G_CALLBACK (save_cb), self);
  g_signal_connect_swapped (self->group, "problem", G_CALLBACK (problem_cb), self);
}

GtkWidget *
shian_finding_inline_new (ShianSession *session)
{
  ShianFindingInline *self = g_object_new (SHIAN_TYPE_FINDING_INLINE, NULL);

  self->session = g_object_ref (session);
  return GTK_WIDGET (self);
}
