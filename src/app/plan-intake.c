/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/plan-intake.h"

#include "app/message.h"

#include <glib/gi18n-lib.h>

struct _ShianPlanIntake {
  AdwBin parent_instance;

  GtkStack *stack;
  ShianPlanChooser *chooser;
  ShianPlanReview *review;

  ShianSession *session;
};

enum { ACCEPTED, TURNED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (ShianPlanIntake, shian_plan_intake, ADW_TYPE_BIN)

static void
turn_to (ShianPlanIntake *self, const char *page)
{
  gtk_stack_set_visible_child_name (self->stack, page);
  g_signal_emit (self, signals[TURNED], 0);
}

static void
read_cb (ShianPlanIntake *self)
{
  g_autofree char *source_name = NULL;
  g_autoptr (GError) error = NULL;
  ShianPlanText *text = shian_plan_chooser_take (self->chooser, &source_name);
  char *issued = shian_plan_chooser_get_issued (self->chooser);
  ShianPlanImport *import =
      shian_plan_import_new (shian_session_get_reader (self->session), text, source_name, &error);
  if (import == NULL) {
    g_free (issued);
    shian_plan_chooser_refuse (self->chooser, error->message);
    return;
  }
  if (issued != NULL) {
    g_free (import->issued);
    import->issued = issued;
  }
  shian_plan_review_show (self->review, import);
  turn_to (self, "review");
  gtk_widget_grab_focus (GTK_WIDGET (self->review));
}

static void
accepted_cb (ShianPlanIntake *self)
{
  turn_to (self, "choose");
  g_signal_emit (self, signals[ACCEPTED], 0);
}

static void
cancelled_cb (ShianPlanIntake *self)
{
  turn_to (self, "choose");
  gtk_widget_grab_focus (GTK_WIDGET (self->chooser));
}

static void
shian_plan_intake_dispose (GObject *object)
{
  ShianPlanIntake *self = SHIAN_PLAN_INTAKE (object);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (shian_plan_intake_parent_class)->dispose (object);
}

static gboolean
shian_plan_intake_grab_focus (GtkWidget *widget)
{
  ShianPlanIntake *self = SHIAN_PLAN_INTAKE (widget);

  return gtk_widget_grab_focus (shian_plan_intake_is_reviewing (self) ? GTK_WIDGET (self->review)
                                                                      : GTK_WIDGET (self->chooser));
}

static void
shian_plan_intake_class_init (ShianPlanIntakeClass *klass)
{
  GTK_WIDGET_CLASS (klass)->grab_focus = shian_plan_intake_grab_focus;
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  G_OBJECT_CLASS (klass)->dispose = shian_plan_intake_dispose;
  signals[ACCEPTED] = g_signal_new ("accepted", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                    NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[TURNED] = g_signal_new ("turned", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);
  g_type_ensure (SHIAN_TYPE_PLAN_CHOOSER);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/shian/Shian/ui/plan-intake.ui");
  gtk_widget_class_bind_template_child (widget_class, ShianPlanIntake, stack);
  gtk_widget_class_bind_template_child (widget_class, ShianPlanIntake, chooser);
  gtk_widget_class_bind_template_callback (widget_class, read_cb);
}

static void
shian_plan_intake_init (ShianPlanIntake *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
shian_plan_intake_new (ShianSession *session)
{
  ShianPlanIntake *self = g_object_new (SHIAN_TYPE_PLAN_INTAKE, NULL);
  self->session = g_object_ref (session);
  self->review = SHIAN_PLAN_REVIEW (shian_plan_review_new (session));
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->review), "review");
  g_signal_connect_object (self->review, "accepted", G_CALLBACK (accepted_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->review, "cancelled", G_CALLBACK (cancelled_cb), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

ShianPlanChooser *
shian_plan_intake_get_chooser (ShianPlanIntake *self)
{
  g_return_val_if_fail (SHIAN_IS_PLAN_INTAKE (self), NULL);
  return self->chooser;
}

ShianPlanReview *
shian_plan_intake_get_review (ShianPlanIntake *self)
{
  g_return_val_if_fail (SHIAN_IS_PLAN_INTAKE (self), NULL);
  return self->review;
}

gboolean
shian_plan_intake_is_reviewing (ShianPlanIntake *self)
{
  g_return_val_if_fail (SHIAN_IS_PLAN_INTAKE (self), FALSE);
  return g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "review") == 0;
}

gboolean
shian_plan_intake_may_leave (ShianPlanIntake *self)
{
  g_return_val_if_fail (SHIAN_IS_PLAN_INTAKE (self), TRUE);
  return !shian_plan_intake_is_reviewing (self) || shian_plan_review_may_leave (self->review);
}

/* A window of its own */

static void
window_accepted_cb (ShianPlanIntake *intake, GtkWindow *window)
{
  GtkWindow *parent = gtk_window_get_transient_for (window);
  if (parent != NULL)
    shian_message_show_action (GTK_WIDGET (parent),
                               _ ("The plan is accepted. Progress entered so far was kept"),
                               _ ("_Undo"), "win.undo");
  gtk_window_destroy (window);
}

/* Esc goes back: from the review to the choice, from there out. */
static gboolean
escape_cb (GtkWidget *window, GVariant *arguments, gpointer user_data)
{
  ShianPlanIntake *intake = user_data;
  if (shian_plan_intake_is_reviewing (intake))
    shian_plan_review_cancel (intake->review);
  else
    gtk_window_close (GTK_WINDOW (window));
  return GDK_EVENT_STOP;
}

static gboolean
close_request_cb (ShianPlanIntake *intake)
{
  return shian_plan_intake_may_leave (intake) ? GDK_EVENT_PROPAGATE : GDK_EVENT_STOP;
}

void
shian_plan_intake_present (GtkWindow *parent, ShianSession *session)
{
  GtkWidget *window = adw_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *intake = shian_plan_intake_new (session);
  GtkEventController *keys = gtk_shortcut_controller_new ();
  gtk_window_set_title (GTK_WINDOW (window), _ ("Import a plan"));
  gtk_window_set_transient_for (GTK_WINDOW (window), parent);
  gtk_window_set_modal (GTK_WINDOW (window), TRUE);
  gtk_window_set_default_size (GTK_WINDOW (window), 1240, 680);
  gtk_widget_set_vexpand (intake, TRUE);
  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (box), intake);
  adw_window_set_content (ADW_WINDOW (window), box);
  g_signal_connect_object (intake, "accepted", G_CALLBACK (window_accepted_cb), window, 0);
  g_signal_connect_object (window, "close-request", G_CALLBACK (close_request_cb), intake,
                           G_CONNECT_SWAPPED);
  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (keys),
      gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0),
                        gtk_callback_action_new (escape_cb, intake, NULL)));
  gtk_widget_add_controller (window, keys);
  gtk_window_present (GTK_WINDOW (window));
}
