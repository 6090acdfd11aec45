/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/evidence-row.h"

#include "app/evidence-open.h"
#include "app/field-group.h"
#include "app/message.h"
#include "store/intake.h"

#include <glib/gi18n-lib.h>

struct _ShianEvidenceRow {
  GtkWidget parent_instance;

  ShianTaskContext *context;
  char *id;
  char *name;
  char *sha256;
  char *original_sha256; /* NULL where there is none */
  ShianFieldGroup *group;
  GtkWidget *box;
  GtkButton *open;
  GtkLabel *title;
  GtkWidget *misnamed;
  GtkLabel *size;
  GtkEntry *note;
  GtkButton *original;
  GtkButton *remove;
};

G_DEFINE_FINAL_TYPE (ShianEvidenceRow, shian_evidence_row, GTK_TYPE_WIDGET)

enum { REMOVE, N_SIGNALS };
static guint signals[N_SIGNALS];

static void
saved_cb (GObject *owner, GHashTable *changes, const GError *error)
{
  ShianEvidenceRow *self = SHIAN_EVIDENCE_ROW (owner);

  if (self->group != NULL)
    shian_field_group_saved (self->group, changes, error);
  if (error != NULL)
    shian_message_show (GTK_WIDGET (self), error->message);
}

static void
save_cb (ShianEvidenceRow *self, GHashTable *changes)
{
  ShianRecordKey key = shian_task_context_key (self->context, self->id);
  g_autofree char *label = g_strdup_printf (_ ("Note on evidence of %s"), self->context->label);

  shian_record_job_change_evidence (self->context->session, label, &key, changes, G_OBJECT (self),
                                    saved_cb);
}

static void
open_cb (ShianEvidenceRow *self)
{
  shian_evidence_open (GTK_WIDGET (self), shian_session_get_reader (self->context->session),
                       self->sha256, self->name);
}

static void
original_cb (ShianEvidenceRow *self)
{
  shian_evidence_open (GTK_WIDGET (self), shian_session_get_reader (self->context->session),
                       self->original_sha256, self->name);
}

static void
remove_cb (ShianEvidenceRow *self)
{
  g_signal_emit (self, signals[REMOVE], 0);
}

void
shian_evidence_row_update (ShianEvidenceRow *self, const ShianEvidence *evidence)
{
  g_autofree char *size = g_format_size ((guint64) MAX (evidence->size, 0));
  g_autofree char *open = g_strdup_printf (_ ("Open %s"), evidence->name);
  g_autofree char *remove = g_strdup_printf (_ ("Remove %s"), evidence->name);

  g_free (self->name);
  self->name = g_strdup (evidence->name);
  g_free (self->sha256);
  self->sha256 = g_strdup (evidence->sha256);
  g_free (self->original_sha256);
  self->original_sha256 = g_strdup (evidence->original_sha256);
  gtk_widget_set_visible (GTK_WIDGET (self->original), self->original_sha256 != NULL);
  gtk_label_set_text (self->title, evidence->name);
  gtk_label_set_text (self->size, size);
  gtk_widget_set_visible (
      self->misnamed, shian_intake_is_misnamed (shian_session_get_reader (self->context->session),
                                                self->name, self->sha256));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->open), evidence->name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->open), GTK_ACCESSIBLE_PROPERTY_LABEL, open,
                                  -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->remove), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  remove, -1);
  shian_field_group_merge (self->group, evidence);
}

const char *
shian_evidence_row_get_id (ShianEvidenceRow *self)
{
  return self->id;
}

void
shian_evidence_row_flush (ShianEvidenceRow *self)
{
  shian_field_group_flush (self->group);
}

gboolean
shian_evidence_row_is_dirty (ShianEvidenceRow *self)
{
  return shian_field_group_is_dirty (self->group);
}

static void
shian_evidence_row_dispose (GObject *object)
{
  ShianEvidenceRow *self = SHIAN_EVIDENCE_ROW (object);

  g_clear_object (&self->group);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  G_OBJECT_CLASS (shian_evidence_row_parent_class)->dispose (object);
}

static void
shian_evidence_row_finalize (GObject *object)
{
  ShianEvidenceRow *self = SHIAN_EVIDENCE_ROW (object);

  g_clear_pointer (&self->context, shian_task_context_free);
  g_free (self->id);
  g_free (self->name);
  g_free (self->sha256);
  g_free (self->original_sha256);
  G_OBJECT_CLASS (shian_evidence_row_parent_class)->finalize (object);
}

static void
shian_evidence_row_class_init (ShianEvidenceRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = shian_evidence_row_dispose;
  G_OBJECT_CLASS (klass)->finalize = shian_evidence_row_finalize;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/shian/Shian/ui/evidence-row.ui");
  gtk_widget_class_bind_template_child (widget_class, ShianEvidenceRow, box);
  gtk_widget_class_bind_template_child (widget_class, ShianEvidenceRow, open);
  gtk_widget_class_bind_template_child (widget_class, ShianEvidenceRow, title);
  gtk_widget_class_bind_template_child (widget_class, ShianEvidenceRow, size);
  gtk_widget_class_bind_template_child (widget_class, ShianEvidenceRow, misnamed);
  gtk_widget_class_bind_template_child (widget_class, ShianEvidenceRow, note);
  gtk_widget_class_bind_template_child (widget_class, ShianEvidenceRow, remove);
  gtk_widget_class_bind_template_child (widget_class, ShianEvidenceRow, original);
  gtk_widget_class_bind_template_callback (widget_class, open_cb);
  gtk_widget_class_bind_template_callback (widget_class, remove_cb);
  gtk_widget_class_bind_template_callback (widget_class, original_cb);
  signals[REMOVE] = g_signal_new ("remove", SHIAN_TYPE_EVIDENCE_ROW, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);
}

static void
shian_evidence_row_init (ShianEvidenceRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->group = shian_field_group_new (&SHIAN_EVIDENCE_TYPE);
  shian_field_group_add (self->group, "note", GTK_WIDGET (self->note));
  g_signal_connect_swapped (self->group, "save", G_CALLBACK (save_cb), self);
}

GtkWidget *
shian_evidence_row_new (const ShianTaskContext *context, const ShianEvidence *evidence)
{
  ShianEvidenceRow *self = g_object_new (SHIAN_TYPE_EVIDENCE_ROW, NULL);

  self->context = shian_task_context_copy (context);
  self->id = g_strdup (evidence->record.id);
  shian_field_group_load (self->group, evidence);
  shian_evidence_row_update (self, evidence);
  return GTK_WIDGET (self);
}
