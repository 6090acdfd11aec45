/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/responsibility-row.h"

#include "app/cut-tip.h"
#include "app/template.h"
#include "app/unit-adopt.h"
#include "app/unit-picker.h"
#include "base/text.h"

#include <glib/gi18n-lib.h>

struct _ShianResponsibilityRow {
  GtkWidget parent_instance;

  GtkEntry *entry;
  GtkMenuButton *pick;
  GtkPopover *popover;
  ShianUnitPicker *picker;
  GtkDropDown *role;
  GtkLabel *state;
  GtkMenuButton *resolve;

  ShianSession *session;
  ShianTextResponsibility *responsibility;
  gboolean known;
};

enum { EDITED, REMOVED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (ShianResponsibilityRow, shian_responsibility_row, GTK_TYPE_WIDGET)

static void
left_cb (ShianResponsibilityRow *self)
{
  g_autofree char *unit = shian_text_strip (gtk_editable_get_text (GTK_EDITABLE (self->entry)));
  if (self->responsibility == NULL || g_str_equal (unit, self->responsibility->unit))
    return;
  shian_responsibility_row_set_unit (self, unit);
}

static void
focus_left_cb (GtkEventControllerFocus *controller, gpointer user_data)
{
  GtkWidget *entry = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (controller));
  GtkWidget *self = gtk_widget_get_ancestor (entry, SHIAN_TYPE_RESPONSIBILITY_ROW);
  if (self != NULL)
    left_cb (SHIAN_RESPONSIBILITY_ROW (self));
}

static void
role_changed_cb (ShianResponsibilityRow *self)
{
  ShianRole role = (ShianRole) gtk_drop_down_get_selected (self->role);
  if (self->responsibility == NULL || role == self->responsibility->role)
    return;
  self->responsibility->role = role;
  g_signal_emit (self, signals[EDITED], 0);
}

static void
picked_cb (ShianResponsibilityRow *self)
{
  const ShianUnit *unit = shian_unit_picker_get_selected (self->picker);
  gtk_popover_popdown (self->popover);
  if (unit != NULL)
    shian_responsibility_row_set_unit (self, unit->short_name);
}

static void
popover_shown_cb (ShianResponsibilityRow *self)
{
  shian_unit_picker_set_directory (self->picker, shian_session_get_directory (self->session),
                                   SHIAN_UNIT_SCOPE_ALL);
  gtk_widget_grab_focus (GTK_WIDGET (self->picker));
}

static void
remove_cb (ShianResponsibilityRow *self)
{
  g_signal_emit (self, signals[REMOVED], 0);
}

static char *
describe (ShianResponsibilityRow *self, const ShianUnit *unit)
{
  ShianUnitDirectory *directory = shian_session_get_directory (self->session);
  if (unit == NULL)
    return g_strdup (_ ("Unknown unit"));
  if (unit->kind == SHIAN_UNIT_COLLECTIVE) {
    g_autoptr (GPtrArray) members = shian_unit_directory_members (directory, unit);
    return g_strdup_printf (ngettext ("stands for %u unit", "stands for %u units", members->len),
                            members->len);
  }
  if (g_str_equal (unit->short_name, self->responsibility->unit))
    return g_strdup ("");
  return g_strdup_printf ("→ %s", unit->short_name);
}

static void
mark_unknown (GtkWidget *widget, gboolean unknown)
{
  if (unknown)
    gtk_widget_add_css_class (widget, "error");
  else
    gtk_widget_remove_css_class (widget, "error");
}

static void
shian_responsibility_row_dispose (GObject *object)
{
  ShianResponsibilityRow *self = SHIAN_RESPONSIBILITY_ROW (object);
  self->responsibility = NULL;
  shian_template_dispose (GTK_WIDGET (self));
  g_clear_object (&self->session);
  G_OBJECT_CLASS (shian_responsibility_row_parent_class)->dispose (object);
}

static gboolean
shian_responsibility_row_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (SHIAN_RESPONSIBILITY_ROW (widget)->entry));
}

static void
shian_responsibility_row_class_init (ShianResponsibilityRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  G_OBJECT_CLASS (klass)->dispose = shian_responsibility_row_dispose;
  widget_class->grab_focus = shian_responsibility_row_grab_focus;
  signals[EDITED] = g_signal_new ("edited", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);
  signals[REMOVED] = g_signal_new ("removed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
  g_type_ensure (SHIAN_TYPE_UNIT_PICKER);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/shian/Shian/ui/responsibility-row.ui");
  gtk_widget_class_bind_template_child (widget_class, ShianResponsibilityRow, entry);
  gtk_widget_class_bind_template_child (widget_class, ShianResponsibilityRow, pick);
  gtk_widget_class_bind_template_child (widget_class, ShianResponsibilityRow, popover);
  gtk_widget_class_bind_template_child (widget_class, ShianResponsibilityRow, picker);
  gtk_widget_class_bind_template_child (widget_class, ShianResponsibilityRow, role);
  gtk_widget_class_bind_template_child (widget_class, ShianResponsibilityRow, state);
  gtk_widget_class_bind_template_child (widget_class, ShianResponsibilityRow, resolve);
  gtk_widget_class_bind_template_callback (widget_class, left_cb);
  gtk_widget_class_bind_template_callback (widget_class, focus_left_cb);
  gtk_widget_class_bind_template_callback (widget_class, role_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, picked_cb);
  gtk_widget_class_bind_template_callback (widget_class, popover_shown_cb);
  gtk_widget_class_bind_template_callback (widget_class, remove_cb);
}

static void
shian_responsibility_row_init (ShianResponsibilityRow *self)
{
  g_autoptr (GtkStringList) roles = gtk_string_list_new (NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
  shian_cut_tip (self->state);
  for (int role = SHIAN_ROLE_LEAD; role <= SHIAN_ROLE_SUPPORT; role++)
    gtk_string_list_append (roles, shian_role_title ((ShianRole) role));
  gtk_drop_down_set_model (self->role, G_LIST_MODEL (roles));
}

GtkWidget *
shian_responsibility_row_new (ShianSession *session, ShianTextResponsibility *responsibility)
{
  ShianResponsibilityRow *self = g_object_new (SHIAN_TYPE_RESPONSIBILITY_ROW, NULL);
  self->session = g_object_ref (session);
  gtk_drop_down_set_selected (self->role, responsibility->role);
  self->responsibility = responsibility;
  gtk_editable_set_text (GTK_EDITABLE (self->entry), responsibility->unit);
  shian_responsibility_row_check (self);
  return GTK_WIDGET (self);
}

ShianTextResponsibility *
shian_responsibility_row_get (ShianResponsibilityRow *self)
{
  g_return_val_if_fail (SHIAN_IS_RESPONSIBILITY_ROW (self), NULL);
  return self->responsibility;
}

void
shian_responsibility_row_forget (ShianResponsibilityRow *self)
{
  g_return_if_fail (SHIAN_IS_RESPONSIBILITY_ROW (self));
  self->responsibility = NULL;
}

void
shian_responsibility_row_check (ShianResponsibilityRow *self)
{
  ShianUnitDirectory *directory = shian_session_get_directory (self->session);
  const ShianUnit *unit = shian_unit_directory_find (directory, self->responsibility->unit);
  g_autofree char *state = describe (self, unit);
  gboolean ask = unit == NULL && *self->responsibility->unit != '\0';

  self->known = unit != NULL;
  gtk_label_set_text (self->state, state);
  mark_unknown (GTK_WIDGET (self->state), unit == NULL);
  mark_unknown (GTK_WIDGET (self->entry), unit == NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->resolve), ask);
  if (ask)
    gtk_menu_button_set_popover (self->resolve,
                                 shian_unit_adopt_new (self->session, self->responsibility->unit));
}

gboolean
shian_responsibility_row_is_known (ShianResponsibilityRow *self)
{
  g_return_val_if_fail (SHIAN_IS_RESPONSIBILITY_ROW (self), FALSE);
  return self->known;
}

void
shian_responsibility_row_set_unit (ShianResponsibilityRow *self, const char *unit)
{
  g_return_if_fail (SHIAN_IS_RESPONSIBILITY_ROW (self));
  if (self->responsibility == NULL)
    return;
  g_free (self->responsibility->unit);
  self->responsibility->unit = g_strdup (unit);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), unit);
  shian_responsibility_row_check (self);
  g_signal_emit (self, signals[EDITED], 0);
}

void
shian_responsibility_row_set_role (ShianResponsibilityRow *self, ShianRole role)
{
  g_return_if_fail (SHIAN_IS_RESPONSIBILITY_ROW (self));
  gtk_drop_down_set_selected (self->role, role);
}
