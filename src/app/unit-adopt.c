/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/unit-adopt.h"

#include "app/unit-picker.h"

#include <glib/gi18n-lib.h>

struct _ShianUnitAdopt {
  GtkPopover parent_instance;

  GtkLabel *heading;
  ShianUnitPicker *picker;
  GtkButton *alias;
  GtkDropDown *kind;
  GtkButton *add;
  GtkLabel *refusal;

  ShianSession *session;
  char *name;
};

G_DEFINE_FINAL_TYPE (ShianUnitAdopt, shian_unit_adopt, GTK_TYPE_POPOVER)

/* What the worker is asked for. */
typedef struct {
  char *name;
  char *unit_id; /* NULL: a new unit */
  int kind;
} Adoption;

static void
adoption_free (gpointer data)
{
  Adoption *adoption = data;
  g_free (adoption->name);
  g_free (adoption->unit_id);
  g_free (adoption);
}

static gboolean
add_alias (ShianStore *store, gpointer data, GError **error)
{
  const Adoption *adoption = data;
  return shian_unit_add_alias (store, adoption->unit_id, adoption->name, error);
}

static gboolean
add_unit (ShianStore *store, gpointer data, GError **error)
{
  const Adoption *adoption = data;
  g_autoptr (ShianUnit) unit = shian_unit_new ();
  unit->short_name = g_strdup (adoption->name);
  unit->kind = adoption->kind;
  return shian_unit_save (store, unit, error);
}

static gboolean
work (ShianStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  const Adoption *adoption = data;
  if (adoption->unit_id != NULL)
    return shian_store_transact (store, _ ("Other name of a unit"), add_alias, data, error);
  return shian_store_transact (store, _ ("New unit"), add_unit, data, error);
}

static void
done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ShianUnitAdopt) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean done = shian_session_run_finish (SHIAN_SESSION (source), result, &error);
  if (self->refusal == NULL) /* the window is gone */
    return;
  gtk_widget_set_sensitive (GTK_WIDGET (self), TRUE);
  gtk_widget_set_visible (GTK_WIDGET (self->refusal), !done);
  if (done)
    gtk_popover_popdown (GTK_POPOVER (self));
  else
    gtk_label_set_text (self->refusal, error->message);
}

static void
adopt (ShianUnitAdopt *self, const char *unit_id, int kind)
{
  Adoption *adoption = g_new0 (Adoption, 1);
  adoption->name = g_strdup (self->name);
  adoption->unit_id = g_strdup (unit_id);
  adoption->kind = kind;
  gtk_widget_set_sensitive (GTK_WIDGET (self), FALSE);
  shian_session_run_async (self->session, work, adoption, adoption_free, NULL, done_cb,
                           g_object_ref (self));
}

static void
alias_cb (ShianUnitAdopt *self)
{
  const ShianUnit *unit = shian_unit_picker_get_selected (self->picker);
  if (unit != NULL)
    shian_unit_adopt_as_alias (self, unit->record.id);
}

static void
add_cb (ShianUnitAdopt *self)
{
  shian_unit_adopt_as_unit (self, (int) gtk_drop_down_get_selected (self->kind));
}

static void
selection_changed_cb (ShianUnitAdopt *self)
{
  const ShianUnit *unit = shian_unit_picker_get_selected (self->picker);
  g_autofree char *label = unit != NULL
                               ? g_strdup_printf (_ ("Another name of %s"), unit->short_name)
                               : g_strdup (_ ("Choose the unit above"));
  gtk_button_set_label (self->alias, label);
  gtk_widget_set_sensitive (GTK_WIDGET (self->alias), unit != NULL);
}

static void
shian_unit_adopt_map (GtkWidget *widget)
{
  ShianUnitAdopt *self = SHIAN_UNIT_ADOPT (widget);
  GTK_WIDGET_CLASS (shian_unit_adopt_parent_class)->map (widget);
  shian_unit_picker_set_directory (self->picker, shian_session_get_directory (self->session),
                                   SHIAN_UNIT_SCOPE_ALL);
  selection_changed_cb (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->picker));
}

static void
shian_unit_adopt_dispose (GObject *object)
{
  ShianUnitAdopt *self = SHIAN_UNIT_ADOPT (object);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (shian_unit_adopt_parent_class)->dispose (object);
}

static void
shian_unit_adopt_finalize (GObject *object)
{
  g_free (SHIAN_UNIT_ADOPT (object)->name);
  G_OBJECT_CLASS (shian_unit_adopt_parent_class)->finalize (object);
}

static void
shian_unit_adopt_class_init (ShianUnitAdoptClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  G_OBJECT_CLASS (klass)->dispose = shian_unit_adopt_dispose;
  G_OBJECT_CLASS (klass)->finalize = shian_unit_adopt_finalize;
  widget_class->map = shian_unit_adopt_map;
  g_type_ensure (SHIAN_TYPE_UNIT_PICKER);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/shian/Shian/ui/unit-adopt.ui");
  gtk_widget_class_bind_template_child (widget_class, ShianUnitAdopt, heading);
  gtk_widget_class_bind_template_child (widget_class, ShianUnitAdopt, picker);
  gtk_widget_class_bind_template_child (widget_class, ShianUnitAdopt, alias);
  gtk_widget_class_bind_template_child (widget_class, ShianUnitAdopt, kind);
  gtk_widget_class_bind_template_child (widget_class, ShianUnitAdopt, add);
  gtk_widget_class_bind_template_child (widget_class, ShianUnitAdopt, refusal);
  gtk_widget_class_bind_template_callback (widget_class, alias_cb);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
  gtk_widget_class_bind_template_callback (widget_class, selection_changed_cb);
}

static void
shian_unit_adopt_init (ShianUnitAdopt *self)
{
  g_autoptr (GtkStringList) kinds = gtk_string_list_new (NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
  for (int kind = SHIAN_UNIT_OFFICE; kind <= SHIAN_UNIT_COLLECTIVE; kind++)
    gtk_string_list_append (kinds, shian_unit_kind_title (kind));
  gtk_drop_down_set_model (self->kind, G_LIST_MODEL (kinds));
  gtk_drop_down_set_selected (self->kind, SHIAN_UNIT_DEPARTMENT);
}

GtkWidget *
shian_unit_adopt_new (ShianSession *session, const char *name)
{
  ShianUnitAdopt *self = g_object_new (SHIAN_TYPE_UNIT_ADOPT, NULL);
  self->session = g_object_ref (session);
  shian_unit_adopt_set_name (self, name);
  return GTK_WIDGET (self);
}

void
shian_unit_adopt_set_name (ShianUnitAdopt *self, const char *name)
{
  g_autofree char *heading = g_strdup_printf (_ ("“%s” is not in the directory"), name);
  g_return_if_fail (SHIAN_IS_UNIT_ADOPT (self));
  g_free (self->name);
  self->name = g_strdup (name);
  gtk_label_set_text (self->heading, heading);
}

void
shian_unit_adopt_as_alias (ShianUnitAdopt *self, const char *unit_id)
{
  g_return_if_fail (SHIAN_IS_UNIT_ADOPT (self));
  g_return_if_fail (unit_id != NULL);
  adopt (self, unit_id, SHIAN_UNIT_DEPARTMENT);
}

void
shian_unit_adopt_as_unit (ShianUnitAdopt *self, int kind)
{
  g_return_if_fail (SHIAN_IS_UNIT_ADOPT (self));
  adopt (self, NULL, kind);
}
