/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/task-registers.h"

#include "app/template.h"
#include "reports/register-links.h"

#include <glib/gi18n-lib.h>

struct _ShianTaskRegisters {
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkWidget *inspected;
  GtkWidget *premises;
  GtkWidget *found;
  GtkWidget *closed;
};

G_DEFINE_FINAL_TYPE (ShianTaskRegisters, shian_task_registers, GTK_TYPE_WIDGET)

/* Takes @text. Of the two lists a number may open, @part says the narrower one. */
static void
set_number (GtkWidget *button, char *text, const char *period, const char *kinds, gboolean part)
{
  g_autofree char *taken = text;

  gtk_button_set_label (GTK_BUTTON (button), taken);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(ssb)", period, kinds, part);
}

static void
show_counts (ShianTaskRegisters *self, const ShianRegisterCounts *counts, const char *period,
             const char *kinds)
{
  set_number (self->inspected, g_strdup_printf (_ ("Inspected %u times →"), counts->inspections),
              period, kinds, FALSE);
  set_number (self->premises, g_strdup_printf (_ ("at %u premises →"), counts->premises), period,
              kinds, TRUE);
  set_number (self->found, g_strdup_printf (_ ("Findings %u →"), counts->findings), period, kinds,
              FALSE);
  set_number (self->closed, g_strdup_printf (_ ("put right %u →"), counts->closed), period, kinds,
              TRUE);
}

void
shian_task_registers_show (ShianTaskRegisters *self, const ShianTaskContext *context,
                           gint64 measure)
{
  ShianStore *reader = context != NULL ? shian_session_get_reader (context->session) : NULL;
  g_autofree char *kinds = reader != NULL ? shian_register_links_kinds (reader, measure) : NULL;
  ShianRegisterCounts counts = { 0 };
  ShianPeriod period;
  gboolean known =
      kinds != NULL && shian_period_parse (context->period, &period, NULL) &&
      shian_register_links_count (reader, context->unit, &period, kinds, &counts, NULL);

  gtk_widget_set_visible (GTK_WIDGET (self), known);
  if (known)
    show_counts (self, &counts, context->period, kinds);
}

static void
shian_task_registers_dispose (GObject *object)
{
  shian_template_dispose (GTK_WIDGET (object));
  G_OBJECT_CLASS (shian_task_registers_parent_class)->dispose (object);
}

static void
shian_task_registers_class_init (ShianTaskRegistersClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = shian_task_registers_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

/* Two numbers that belong together, which stay on one line. */
static GtkWidget *
add_pair (ShianTaskRegisters *self)
{
  GtkWidget *pair = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  gtk_box_set_homogeneous (GTK_BOX (pair), TRUE);
  gtk_flow_box_append (GTK_FLOW_BOX (self->box), pair);
  gtk_widget_set_focusable (gtk_widget_get_parent (pair), FALSE);
  return pair;
}

static GtkWidget *
add_button (GtkWidget *pair, const char *action)
{
  GtkWidget *button = gtk_button_new ();

  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(ssb)", "", "", FALSE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_add_css_class (button, "event");
  gtk_box_append (GTK_BOX (pair), button);
  return button;
}

static void
shian_task_registers_init (ShianTaskRegisters *self)
{
  GtkWidget *inspected, *found;

  self->box = gtk_flow_box_new ();
  gtk_flow_box_set_selection_mode (GTK_FLOW_BOX (self->box), GTK_SELECTION_NONE);
  gtk_flow_box_set_max_children_per_line (GTK_FLOW_BOX (self->box), 2);
  gtk_flow_box_set_column_spacing (GTK_FLOW_BOX (self->box), 8);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->box), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("What the registers say"), -1);
  inspected = add_pair (self);
  self->inspected = add_button (inspected, "win.show-inspected");
  self->premises = add_button (inspected, "win.show-inspected");
  found = add_pair (self);
  self->found = add_button (found, "win.show-found");
  self->closed = add_button (found, "win.show-found");
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}
