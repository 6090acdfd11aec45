/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/diners-line.h"

#include "app/record-job.h"
#include "app/template.h"
#include "inspection/diners.h"
#include "subjects/subject-register.h"

#include <glib/gi18n-lib.h>

struct _ShianDinersLine {
  GtkWidget parent_instance;

  ShianSession *session;
  char *inspection;
  char *subject;
  gint64 counted; /* as last shown or entered */
  gint64 usual;   /* of the premises' record */
  gboolean locked;

  GtkEntry *entry;
  GtkLabel *record;
  GtkWidget *update;
  GtkLabel *problem;
};

G_DEFINE_FINAL_TYPE (ShianDinersLine, shian_diners_line, GTK_TYPE_WIDGET)

enum { COUNTED, N_SIGNALS };
static guint signals[N_SIGNALS];

static void
show_problem (ShianDinersLine *self, const char *message)
{
  gtk_label_set_text (self->problem, message != NULL ? message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), message != NULL);
}

/* The button is there as soon as another number is typed, for Tab to come to it. */
static void
show_update (ShianDinersLine *self)
{
  gint64 typed = SHIAN_INTEGER_NONE;
  gboolean ok =
      shian_diners_read (gtk_editable_get_text (GTK_EDITABLE (self->entry)), &typed, NULL);
  g_autofree char *update = g_strdup_printf (_ ("Change the record to %d"), (int) MAX (typed, 0));

  gtk_button_set_label (GTK_BUTTON (self->update), update);
  gtk_widget_set_visible (self->update, ok && !self->locked && typed != SHIAN_INTEGER_NONE &&
                                            typed != self->usual);
}

/* A finished inspection shows what the record said then: there is nothing to compare and to update. */
static void
show_record (ShianDinersLine *self)
{
  g_autofree char *usual =
      self->usual != SHIAN_INTEGER_NONE
          ? g_strdup_printf (_ ("The premises' record says %d"), (int) self->usual)
          : g_strdup (_ ("The premises' record says nothing"));

  gtk_label_set_text (self->record, usual);
  show_update (self);
}

static void
show_counted (ShianDinersLine *self)
{
  g_autofree char *text =
      self->counted != SHIAN_INTEGER_NONE ? g_strdup_printf ("%d", (int) self->counted) : NULL;

  gtk_editable_set_text (GTK_EDITABLE (self->entry), text != NULL ? text : "");
  show_problem (self, NULL);
}

void
shian_diners_line_show (ShianDinersLine *self, ShianSession *session,
                        const ShianInspectionSheet *sheet)
{
  const ShianInspection *inspection = sheet->inspection;
  gint64 counted = shian_diners_counted (inspection->facts);
  gboolean same = g_strcmp0 (self->inspection, inspection->record.id) == 0;

  g_set_object (&self->session, session);
  g_free (self->subject);
  self->subject = g_strdup (inspection->subject);
  self->usual = sheet->subject->diners;
  self->locked = inspection->state != SHIAN_INSPECTION_DRAFT;
  /* What is being typed in the same inspection stays. */
  if (!same || counted != self->counted) {
    g_free (self->inspection);
    self->inspection = g_strdup (inspection->record.id);
    self->counted = counted;
    show_counted (self);
  }
  gtk_widget_set_sensitive (GTK_WIDGET (self->entry), !self->locked);
  gtk_widget_set_visible (GTK_WIDGET (self), shian_subject_feeds_a_group (sheet->subject));
  show_record (self);
}

void
shian_diners_line_flush (ShianDinersLine *self)
{
  g_autoptr (GError) error = NULL;
  gint64 diners;

  if (self->inspection == NULL || self->locked)
    return;
  if (!shian_diners_read (gtk_editable_get_text (GTK_EDITABLE (self->entry)), &diners, &error)) {
    show_problem (self, error->message);
    return;
  }
  show_problem (self, NULL);
  if (diners == self->counted)
    return;
  self->counted = diners;
  show_counted (self);
  show_record (self);
  g_signal_emit (self, signals[COUNTED], 0, diners);
}

void
shian_diners_line_enter (ShianDinersLine *self, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
  shian_diners_line_flush (self);
}

static void
updated_cb (GObject *owner, GHashTable *changes, const GError *error)
{
  ShianDinersLine *self = SHIAN_DINERS_LINE (owner);

  if (self->entry != NULL && error != NULL)
    show_problem (self, error->message);
}

/* The button goes away. The keys go on, and not back into the entry, where undo would mean what was typed
 * and not the record. */
static void
leave_button (ShianDinersLine *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (root != NULL && gtk_widget_is_focus (self->update))
    gtk_widget_child_focus (GTK_WIDGET (root), GTK_DIR_TAB_FORWARD);
}

static void
update_cb (ShianDinersLine *self)
{
  const ShianRecordChange change = { .type = &SHIAN_SUBJECT_TYPE,
                                     .id = self->subject,
                                     .save = (ShianRecordSave) shian_subject_save };
  g_autoptr (GHashTable) changes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  shian_diners_line_flush (self);
  if (self->counted == SHIAN_INTEGER_NONE || self->counted == self->usual)
    return;
  g_hash_table_insert (changes, g_strdup ("diners"), g_strdup_printf ("%d", (int) self->counted));
  leave_button (self);
  shian_record_job_change (self->session, _ ("Diners of the premises"), &change, changes,
                           G_OBJECT (self), updated_cb);
}

/* Object */

static void
shian_diners_line_dispose (GObject *object)
{
  ShianDinersLine *self = SHIAN_DINERS_LINE (object);

  g_clear_pointer (&self->inspection, g_free); /* the entry loses the keys while it goes */
  self->entry = NULL;
  shian_template_dispose (GTK_WIDGET (self));
  G_OBJECT_CLASS (shian_diners_line_parent_class)->dispose (object);
}

static void
shian_diners_line_finalize (GObject *object)
{
  ShianDinersLine *self = SHIAN_DINERS_LINE (object);

  g_clear_object (&self->session);
  g_free (self->subject);
  G_OBJECT_CLASS (shian_diners_line_parent_class)->finalize (object);
}

static void
shian_diners_line_class_init (ShianDinersLineClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = shian_diners_line_dispose;
  G_OBJECT_CLASS (klass)->finalize = shian_diners_line_finalize;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/shian/Shian/ui/diners-line.ui");
  gtk_widget_class_bind_template_child (widget_class, ShianDinersLine, entry);
  gtk_widget_class_bind_template_child (widget_class, ShianDinersLine, record);
  gtk_widget_class_bind_template_child (widget_class, ShianDinersLine, update);
  gtk_widget_class_bind_template_child (widget_class, ShianDinersLine, problem);
  gtk_widget_class_bind_template_callback (widget_class, shian_diners_line_flush);
  gtk_widget_class_bind_template_callback (widget_class, show_update);
  gtk_widget_class_bind_template_callback (widget_class, update_cb);
  signals[COUNTED] = g_signal_new ("counted", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
}

static void
shian_diners_line_init (ShianDinersLine *self)
{
  self->counted = self->usual = SHIAN_INTEGER_NONE;
  gtk_widget_init_template (GTK_WIDGET (self));
}
