/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/subject-compare.h"

#include "app/subject-history.h"
#include "app/template.h"
#include "subjects/subject.h"

#include <glib/gi18n-lib.h>

#define FIRST_FIELD 4 /* below the name, the two buttons and the history */

struct _ShianSubjectCompare {
  GtkWidget parent_instance;

  GPtrArray *subjects; /* ShianSubject */
  GPtrArray *keep;     /* GtkCheckButton, one of a group, borrowed */
  GPtrArray *drop;     /* GtkCheckButton, borrowed */
  guint n_different;

  GtkGrid *grid;
};

G_DEFINE_FINAL_TYPE (ShianSubjectCompare, shian_subject_compare, GTK_TYPE_WIDGET)

static const ShianSubject *
subject_at (ShianSubjectCompare *self, guint index)
{
  return self->subjects->pdata[index];
}

static GtkWidget *
attach_label (ShianSubjectCompare *self, const char *text, int column, int line,
              const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_yalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_width_chars (GTK_LABEL (label), column == 0 ? 10 : 20);
  gtk_label_set_max_width_chars (GTK_LABEL (label), column == 0 ? 12 : 30);
  gtk_widget_set_hexpand (label, column > 0);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  gtk_grid_attach (self->grid, label, column, line, 1, 1);
  return label;
}

/* The one that stays */

static gboolean
is_kept (ShianSubjectCompare *self, guint index)
{
  return gtk_check_button_get_active (self->keep->pdata[index]);
}

/* The one that stays is not merged into itself. */
static void
kept_cb (ShianSubjectCompare *self)
{
  for (guint i = 0; i < self->drop->len; i++)
    gtk_widget_set_sensitive (self->drop->pdata[i], !is_kept (self, i));
}

static void
add_buttons (ShianSubjectCompare *self, guint index)
{
  const ShianSubject *subject = subject_at (self, index);
  GtkWidget *keep = gtk_check_button_new_with_label (_ ("This one stays"));
  GtkWidget *drop = gtk_check_button_new_with_label (_ ("Merge this one in"));

  if (index > 0)
    gtk_check_button_set_group (GTK_CHECK_BUTTON (keep), self->keep->pdata[0]);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (drop), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (keep), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  subject->name, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (drop), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  subject->name, -1);
  g_ptr_array_add (self->keep, keep);
  g_ptr_array_add (self->drop, drop);
  gtk_grid_attach (self->grid, keep, (int) index + 1, 1, 1, 1);
  gtk_grid_attach (self->grid, drop, (int) index + 1, 2, 1, 1);
}

/* Fields */

static gboolean
says_anything (ShianSubjectCompare *self, const ShianField *field)
{
  for (guint i = 0; i < self->subjects->len; i++) {
    g_autofree char *text = shian_field_display (field, subject_at (self, i));
    if (*text != '\0')
      return TRUE;
  }
  return FALSE;
}

static gboolean
differs (ShianSubjectCompare *self, const ShianField *field)
{
  g_autofree char *first = shian_field_display (field, subject_at (self, 0));

  for (guint i = 1; i < self->subjects->len; i++) {
    g_autofree char *other = shian_field_display (field, subject_at (self, i));
    if (!g_str_equal (first, other))
      return TRUE;
  }
  return FALSE;
}

/* What differs stands out by its sign, its weight and its ground, not by colour alone. */
static void
add_field (ShianSubjectCompare *self, const ShianField *field, int line)
{
  gboolean different = differs (self, field);
  g_autofree char *title =
      different ? g_strdup_printf ("≠ %s", _ (field->title)) : g_strdup (_ (field->title));

  self->n_different += different;
  attach_label (self, title, 0, line, "field-label");
  for (guint i = 0; i < self->subjects->len; i++) {
    g_autofree char *text = shian_field_display (field, subject_at (self, i));
    attach_label (self, *text != '\0' ? text : "—", (int) i + 1, line,
                  different ? "differs" : NULL);
  }
}

static void
add_fields (ShianSubjectCompare *self)
{
  int line = FIRST_FIELD;

  for (guint i = 0; i < SHIAN_SUBJECT_TYPE.n_fields; i++) {
    const ShianField *field = &SHIAN_SUBJECT_TYPE.fields[i];
    if ((field->flags & SHIAN_FIELD_HIDDEN) == 0 && says_anything (self, field))
      add_field (self, field, line++);
  }
}

/* Whole */

static void
clear (ShianSubjectCompare *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->grid))) != NULL)
    gtk_grid_remove (self->grid, child);
  g_ptr_array_set_size (self->subjects, 0);
  g_ptr_array_set_size (self->keep, 0);
  g_ptr_array_set_size (self->drop, 0);
  self->n_different = 0;
}

static guint
most_inspected (ShianSubjectCompare *self, ShianStore *reader)
{
  guint best = 0, most = 0;

  for (guint i = 0; i < self->subjects->len; i++) {
    guint n = shian_subject_count_inspections (reader, subject_at (self, i)->record.id);
    if (n > most) {
      best = i;
      most = n;
    }
  }
  return best;
}

void
shian_subject_compare_show (ShianSubjectCompare *self, ShianStore *reader,
                            const GPtrArray *subjects)
{
  clear (self);
  if (subjects == NULL || subjects->len == 0)
    return;
  attach_label (self, _ ("History"), 0, 3, "field-label");
  for (guint i = 0; i < subjects->len; i++) {
    ShianSubject *subject = shian_subject_copy (subjects->pdata[i]);
    g_autofree char *history = shian_subject_history (reader, subject->record.id);
    g_ptr_array_add (self->subjects, subject);
    attach_label (self, subject->name, (int) i + 1, 0, "task-title");
    add_buttons (self, i);
    attach_label (self, history, (int) i + 1, 3, NULL);
  }
  add_fields (self);
  for (guint i = 0; i < self->keep->len; i++)
    g_signal_connect_object (self->keep->pdata[i], "toggled", G_CALLBACK (kept_cb), self,
                             G_CONNECT_SWAPPED);
  shian_subject_compare_keep (self, most_inspected (self, reader));
}

void
shian_subject_compare_keep (ShianSubjectCompare *self, guint index)
{
  gtk_check_button_set_active (self->keep->pdata[index], TRUE);
  kept_cb (self);
}

const char *
shian_subject_compare_get_kept (ShianSubjectCompare *self)
{
  for (guint i = 0; i < self->keep->len; i++)
    if (is_kept (self, i))
      return subject_at (self, i)->record.id;
  return NULL;
}

char **
shian_subject_compare_get_dropped (ShianSubjectCompare *self)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();

  for (guint i = 0; i < self->drop->len; i++)
    if (!is_kept (self, i) && gtk_check_button_get_active (self->drop->pdata[i]))
      g_ptr_array_add (ids, g_strdup (subject_at (self, i)->record.id));
  g_ptr_array_add (ids, NULL);
  return (char **) g_ptr_array_free (g_steal_pointer (&ids), FALSE);
}

guint
shian_subject_compare_count_different (ShianSubjectCompare *self)
{
  return self->n_different;
}

static void
shian_subject_compare_dispose (GObject *object)
{
  shian_template_dispose (GTK_WIDGET (object));
  G_OBJECT_CLASS (shian_subject_compare_parent_class)->dispose (object);
}

static void
shian_subject_compare_finalize (GObject *object)
{
  ShianSubjectCompare *self = SHIAN_SUBJECT_COMPARE (object);

  g_ptr_array_unref (self->subjects);
  g_ptr_array_unref (self->keep);
  g_ptr_array_unref (self->drop);
  G_OBJECT_CLASS (shian_subject_compare_parent_class)->finalize (object);
}

static void
shian_subject_compare_class_init (ShianSubjectCompareClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = shian_subject_compare_dispose;
  G_OBJECT_CLASS (klass)->finalize = shian_subject_compare_finalize;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
shian_subject_compare_init (ShianSubjectCompare *self)
{
  self->subjects = g_ptr_array_new_with_free_func ((GDestroyNotify) shian_subject_free);
  self->keep = g_ptr_array_new ();
  self->drop = g_ptr_array_new ();
  self->grid = GTK_GRID (gtk_grid_new ());
  gtk_grid_set_column_spacing (self->grid, 12);
  gtk_grid_set_row_spacing (self->grid, 4);
  gtk_widget_add_css_class (GTK_WIDGET (self->grid), "record");
  gtk_widget_set_parent (GTK_WIDGET (self->grid), GTK_WIDGET (self));
}
