/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/unit-editor.h"

#include "app/unit-picker.h"
#include "store/save.h"

#include <glib/gi18n-lib.h>

struct _ShianUnitEditor {
  AdwBin parent_instance;

  ShianUnitPicker *picker;
  GtkListBox *fields;
  GtkLabel *refusal;

  ShianSession *session;
  ShianUnit *unit;    /* what is shown; without id while it is new */
  GPtrArray *widgets; /* GtkWidget by field, NULL for hidden ones; borrowed */
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (ShianUnitEditor, shian_unit_editor, ADW_TYPE_BIN)

/* Saving */

typedef struct {
  ShianUnit *unit; /* copy with the change, saved on the worker */
} Change;

static void
change_free (gpointer data)
{
  Change *change = data;
  shian_unit_free (change->unit);
  g_free (change);
}

static gboolean
save_unit (ShianStore *store, gpointer data, GError **error)
{
  return shian_unit_save (store, data, error);
}

static gboolean
work (ShianStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  Change *change = data;
  return shian_store_transact (store, _ ("Change of a unit"), save_unit, change->unit, error);
}

static void
refuse (ShianUnitEditor *self, const char *message)
{
  gtk_label_set_text (self->refusal, message != NULL ? message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->refusal), message != NULL);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ShianUnitEditor) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean saved = shian_session_run_finish (SHIAN_SESSION (source), result, &error);
  if (self->refusal == NULL) /* the window is gone */
    return;
  refuse (self, saved ? NULL : error->message);
}

/* A new unit is saved as soon as it has a name. */
static void
save (ShianUnitEditor *self)
{
  Change *change;
  if (self->unit->short_name == NULL || *self->unit->short_name == '\0') {
    refuse (self, _ ("A unit needs a short name"));
    return;
  }
  change = g_new0 (Change, 1);
  change->unit = shian_unit_copy (self->unit);
  shian_session_run_async (self->session, work, change, change_free, NULL, saved_cb,
                           g_object_ref (self));
}

/* Fields */

static void
set_field (ShianUnitEditor *self, const ShianField *field, const char *text)
{
  g_autofree char *old = shian_field_to_text (field, self->unit);
  g_autoptr (GError) error = NULL;
  if (self->filling || g_strcmp0 (old != NULL ? old : "", text) == 0)
    return;
  if (!shian_field_from_text (field, self->unit, text, &error))
    refuse (self, error->message);
  else
    save (self);
}

static const ShianField *
field_of (GtkWidget *widget)
{
  return g_object_get_data (G_OBJECT (widget), "field");
}

static void
entry_applied_cb (GtkWidget *row, ShianUnitEditor *self)
{
  set_field (self, field_of (row), gtk_editable_get_text (GTK_EDITABLE (row)));
}

static void
entry_left_cb (GtkEventControllerFocus *controller, ShianUnitEditor *self)
{
  GtkWidget *row = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (controller));
  if (self->unit != NULL)
    entry_applied_cb (row, self);
}

static void
switched_cb (GtkSwitch *toggle, GParamSpec *pspec, ShianUnitEditor *self)
{
  set_field (self, field_of (GTK_WIDGET (toggle)), gtk_switch_get_active (toggle) ? "1" : "0");
}

static void
chosen_cb (AdwComboRow *row, GParamSpec *pspec, ShianUnitEditor *self)
{
  const ShianField *field = field_of (GTK_WIDGET (row));
  set_field (self, field, field->choices[adw_combo_row_get_selected (row)].key);
}

static GtkWidget *
add_entry (ShianUnitEditor *self)
{
  GtkWidget *row = adw_entry_row_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();
  g_signal_connect_object (row, "entry-activated", G_CALLBACK (entry_applied_cb), self, 0);
  g_signal_connect_object (focus, "leave", G_CALLBACK (entry_left_cb), self, 0);
  gtk_widget_add_controller (row, focus);
  gtk_list_box_append (self->fields, row);
  return row;
}

static GtkWidget *
add_switch (ShianUnitEditor *self, const ShianField *field)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *toggle = gtk_switch_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ (field->title));
  gtk_widget_set_valign (toggle, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (toggle), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ (field->title), -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), toggle);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), toggle);
  g_signal_connect_object (toggle, "notify::active", G_CALLBACK (switched_cb), self, 0);
  gtk_list_box_append (self->fields, row);
  return toggle;
}

static GtkWidget *
add_choice (ShianUnitEditor *self)
{
  GtkWidget *row = adw_combo_row_new ();
  g_autoptr (GtkStringList) kinds = gtk_string_list_new (NULL);
  for (int kind = SHIAN_UNIT_OFFICE; kind <= SHIAN_UNIT_COLLECTIVE; kind++)
    gtk_string_list_append (kinds, shian_unit_kind_title (kind));
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (kinds));
  g_signal_connect_object (row, "notify::selected", G_CALLBACK (chosen_cb), self, 0);
  gtk_list_box_append (self->fields, row);
  return row;
}

static GtkWidget *
add_field (ShianUnitEditor *self, const ShianField *field)
{
  GtkWidget *widget;
  if ((field->flags & SHIAN_FIELD_HIDDEN) != 0 || field->kind == SHIAN_FIELD_INTEGER)
    return NULL;
  widget = field->kind == SHIAN_FIELD_BOOL     ? add_switch (self, field)
           : field->kind == SHIAN_FIELD_CHOICE ? add_choice (self)
                                               : add_entry (self);
  g_object_set_data (G_OBJECT (widget), "field", (gpointer) field);
  if (ADW_IS_PREFERENCES_ROW (widget))
    adw_preferences_row_set_title (ADW_PREFERENCES_ROW (widget), _ (field->title));
  return widget;
}

static void
show_field (ShianUnitEditor *self, guint i)
{
  const ShianField *field = &SHIAN_UNIT_TYPE.fields[i];
  GtkWidget *widget = g_ptr_array_index (self->widgets, i);
  const char *text;
  if (widget == NULL)
    return;
  if (field->kind == SHIAN_FIELD_BOOL) {
    gtk_switch_set_active (GTK_SWITCH (widget), shian_field_get_integer (field, self->unit) != 0);
  } else if (field->kind == SHIAN_FIELD_CHOICE) {
    adw_combo_row_set_selected (ADW_COMBO_ROW (widget),
                                (guint) shian_field_get_integer (field, self->unit));
  } else {
    text = shian_field_get_string (field, self->unit);
    gtk_editable_set_text (GTK_EDITABLE (widget), text != NULL ? text : "");
  }
}

static void
show_unit (ShianUnitEditor *self, ShianUnit *unit)
{
  g_clear_pointer (&self->unit, shian_unit_free);
  self->unit = unit;
  self->filling = TRUE;
  for (guint i = 0; i < SHIAN_UNIT_TYPE.n_fields; i++)
    show_field (self, i);
  self->filling = FALSE;
  gtk_widget_set_sensitive (GTK_WIDGET (self->fields), unit != NULL);
}

static void
selected_cb (ShianUnitEditor *self)
{
  const ShianUnit *unit = shian_unit_picker_get_selected (self->picker);
  if (unit == NULL || self->filling || self->widgets == NULL)
    return;
  refuse (self, NULL);
  show_unit (self, shian_unit_copy (unit));
}

static void
new_cb (ShianUnitEditor *self)
{
  shian_unit_editor_select (self, NULL);
}

static void
stopped_cb (ShianUnitEditor *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "window.close", NULL);
}

static void
directory_changed_cb (ShianUnitEditor *self)
{
  ShianUnitDirectory *directory = shian_session_get_directory (self->session);
  const ShianUnit *saved = shian_unit_directory_find (
      directory, self->unit->short_name != NULL ? self->unit->short_name : "");
  self->filling = TRUE;
  shian_unit_picker_set_directory (self->picker, directory, SHIAN_UNIT_SCOPE_ALL);
  self->filling = FALSE;
  if (saved != NULL)
    show_unit (self, shian_unit_copy (saved));
}

static void
shian_unit_editor_dispose (GObject *object)
{
  ShianUnitEditor *self = SHIAN_UNIT_EDITOR (object);
  self->filling = TRUE;
  g_clear_object (&self->session);
  G_OBJECT_CLASS (shian_unit_editor_parent_class)->dispose (object);
}

static void
shian_unit_editor_finalize (GObject *object)
{
  ShianUnitEditor *self = SHIAN_UNIT_EDITOR (object);
  g_clear_pointer (&self->unit, shian_unit_free);
  g_ptr_array_unref (self->widgets);
  G_OBJECT_CLASS (shian_unit_editor_parent_class)->finalize (object);
}

static void
shian_unit_editor_class_init (ShianUnitEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  G_OBJECT_CLASS (klass)->dispose = shian_unit_editor_dispose;
  G_OBJECT_CLASS (klass)->finalize = shian_unit_editor_finalize;
  g_type_ensure (SHIAN_TYPE_UNIT_PICKER);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/shian/Shian/ui/unit-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, ShianUnitEditor, picker);
  gtk_widget_class_bind_template_child (widget_class, ShianUnitEditor, fields);
  gtk_widget_class_bind_template_child (widget_class, ShianUnitEditor, refusal);
  gtk_widget_class_bind_template_callback (widget_class, selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, new_cb);
  gtk_widget_class_bind_template_callback (widget_class, stopped_cb);
}

static void
shian_unit_editor_init (ShianUnitEditor *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->unit = shian_unit_new ();
  self->filling = TRUE;
  self->widgets = g_ptr_array_new ();
  for (guint i = 0; i < SHIAN_UNIT_TYPE.n_fields; i++)
    g_ptr_array_add (self->widgets, add_field (self, &SHIAN_UNIT_TYPE.fields[i]));
  self->filling = FALSE;
}

GtkWidget *
shian_unit_editor_new (ShianSession *session)
{
  ShianUnitEditor *self = g_object_new (SHIAN_TYPE_UNIT_EDITOR, NULL);
  const ShianUnit *own;
  self->session = g_object_ref (session);
  g_signal_connect_object (session, "changed", G_CALLBACK (directory_changed_cb), self,
                           G_CONNECT_SWAPPED);
  directory_changed_cb (self);
  /* With no unit chosen what is typed would make a new one by accident. */
  own = shian_session_get_unit (session);
  shian_unit_editor_select (self, own != NULL ? own->record.id : NULL);
  return GTK_WIDGET (self);
}

static void
focus_field (ShianUnitEditor *self, const char *name)
{
  for (guint i = 0; i < self->widgets->len; i++) {
    GtkWidget *widget = g_ptr_array_index (self->widgets, i);
    if (widget != NULL && g_str_equal (field_of (widget)->name, name))
      gtk_widget_grab_focus (GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (widget))));
  }
}

void
shian_unit_editor_select (ShianUnitEditor *self, const char *unit_id)
{
  const ShianUnit *unit;
  g_return_if_fail (SHIAN_IS_UNIT_EDITOR (self));
  unit = shian_unit_directory_find_id (shian_session_get_directory (self->session), unit_id);
  refuse (self, NULL);
  self->filling = TRUE;
  shian_unit_picker_select (self->picker, unit_id);
  self->filling = FALSE;
  show_unit (self, unit != NULL ? shian_unit_copy (unit) : shian_unit_new ());
  if (unit == NULL) {
    shian_field_set_integer (shian_record_type_field (&SHIAN_UNIT_TYPE, "kind"), self->unit,
                             SHIAN_UNIT_DEPARTMENT);
    show_unit (self, shian_unit_copy (self->unit));
    focus_field (self, "short_name");
  }
}

void
shian_unit_editor_set (ShianUnitEditor *self, const char *field, const char *text)
{
  g_return_if_fail (SHIAN_IS_UNIT_EDITOR (self));
  set_field (self, shian_record_type_field (&SHIAN_UNIT_TYPE, field), text);
}

const char *
shian_unit_editor_get_refusal (ShianUnitEditor *self)
{
  g_return_val_if_fail (SHIAN_IS_UNIT_EDITOR (self), NULL);
  return gtk_widget_get_visible (GTK_WIDGET (self->refusal)) ? gtk_label_get_text (self->refusal)
                                                             : NULL;
}

void
shian_unit_editor_present (GtkWindow *parent, ShianSession *session)
{
  GtkWidget *window = adw_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *editor = shian_unit_editor_new (session);
  GtkEventController *keys = gtk_shortcut_controller_new ();
  gtk_window_set_title (GTK_WINDOW (window), _ ("Directory of units"));
  gtk_window_set_transient_for (GTK_WINDOW (window), parent);
  gtk_window_set_default_size (GTK_WINDOW (window), 960, 620);
  gtk_widget_set_vexpand (editor, TRUE);
  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (box), editor);
  adw_window_set_content (ADW_WINDOW (window), box);
  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (keys), gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0),
                                                        gtk_named_action_new ("window.close")));
  gtk_widget_add_controller (window, keys);
  gtk_window_present (GTK_WINDOW (window));
}
