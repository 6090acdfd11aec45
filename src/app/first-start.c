/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/first-start.h"

#include "app/message.h"
#include "app/own-unit.h"
#include "checklist/checklist.h"
#include "reports/setup.h"

#include <glib/gi18n-lib.h>

struct _ShianFirstStart {
  AdwBin parent_instance;

  GtkWidget *head;
  GtkWidget *back;
  GtkLabel *step;
  GtkLabel *title;
  GtkButton *keep;
  GtkStack *stack;
  ShianUnitPicker *picker;
  GtkButton *next;
  AdwStatusPage *done;
  GtkWidget *finish;
  GtkLabel *place;
  ShianOwnUnit *own;
  ShianPlanIntake *intake;

  ShianSession *session;
};

G_DEFINE_FINAL_TYPE (ShianFirstStart, shian_first_start, ADW_TYPE_BIN)

static const char *const STEPS[] = { "unit", "plan", "done" };

static const ShianUnit *
chosen_unit (ShianFirstStart *self)
{
  return shian_unit_picker_get_selected (self->picker);
}

static void
unit_changed_cb (ShianFirstStart *self)
{
  const ShianUnit *unit = chosen_unit (self);
  g_autofree char *label = unit != NULL ? g_strdup_printf (_ ("Continue as %s"), unit->short_name)
                                        : g_strdup (_ ("Continue"));
  gtk_button_set_label (self->next, label);
  gtk_widget_set_sensitive (GTK_WIDGET (self->next), unit != NULL);
}

/* “17 tasks: 4 name the unit, 13 reach it through a collective name.” */
static char *
describe_tasks (ShianFirstStart *self)
{
  g_autoptr (ShianChecklist) checklist = shian_checklist_load (
      shian_session_get_reader (self->session), shian_session_get_directory (self->session),
      chosen_unit (self), shian_session_get_period (self->session), NULL);
  guint n_via = 0;
  for (guint i = 0; checklist != NULL && i < checklist->items->len; i++)
    n_via += ((ShianChecklistItem *) g_ptr_array_index (checklist->items, i))->via != NULL;
  if (checklist == NULL || checklist->items->len == 0)
    return g_strdup (
        _ ("The plan names no task for this unit. All tasks can be seen in the checklist"));
  return g_strdup_printf (ngettext ("%u task: %u by name, %u through collective names",
                                    "%u tasks: %u by name, %u through collective names",
                                    checklist->items->len),
                          checklist->items->len, checklist->items->len - n_via, n_via);
}

static void
show_done (ShianFirstStart *self)
{
  const ShianUnit *unit = chosen_unit (self);
  g_autofree char *tasks = describe_tasks (self);
  g_autofree char *place = g_strdup_printf (_ ("Everything you enter is kept in this file:\n%s"),
                                            shian_session_get_path (self->session));
  adw_status_page_set_title (self->done, unit->short_name);
  adw_status_page_set_description (self->done, tasks);
  gtk_label_set_text (self->place, place);
}

static void
focus_step (ShianFirstStart *self, int step)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  if (step == 1)
    gtk_widget_grab_focus (GTK_WIDGET (self->picker));
  else if (step == 2)
    gtk_widget_grab_focus (GTK_WIDGET (self->intake));
  else
    gtk_widget_grab_focus (self->finish);
  /* Saving may take longer than the ring of the key pressed before stays. */
  if (GTK_IS_WINDOW (root))
    gtk_window_set_focus_visible (GTK_WINDOW (root), TRUE);
}

static void
show_step (ShianFirstStart *self, int step)
{
  static const char *const TITLES[] = { N_ ("Which unit are you?"), N_ ("Which plan?"),
                                        N_ ("Done") };
  g_autofree char *number = g_strdup_printf (_ ("Step %d of 3"), step);
  int year = shian_session_get_plan_year (self->session);
  g_autofree char *keep = g_strdup_printf (_ ("Keep the plan of %d"), year);
  gtk_stack_set_visible_child_name (self->stack, STEPS[step - 1]);
  gtk_label_set_text (self->step, number);
  gtk_label_set_text (self->title, _ (TITLES[step - 1]));
  gtk_widget_set_visible (self->back, step > 1);
  gtk_button_set_label (self->keep, keep);
  gtk_widget_set_visible (GTK_WIDGET (self->keep), step == 2 && year != 0);
  if (step == 3)
    show_done (self);
  focus_step (self, step);
}

/* The review needs the height: one line says where one is, and what is to be done. */
static void
turned_cb (ShianFirstStart *self)
{
  gboolean reviewing = shian_plan_intake_is_reviewing (self->intake);
  g_autofree char *number = reviewing
                                ? g_strdup (_ ("Step 2 of 3 · check what was read, then accept it"))
                                : g_strdup_printf (_ ("Step %d of 3"), 2);
  gtk_label_set_text (self->step, number);
  gtk_widget_set_visible (GTK_WIDGET (self->title), !reviewing);
  gtk_widget_set_margin_top (self->head, reviewing ? 4 : 12);
  gtk_widget_set_margin_bottom (self->head, reviewing ? 4 : 12);
  gtk_widget_set_visible (GTK_WIDGET (self->keep),
                          !reviewing && shian_session_get_plan_year (self->session) != 0);
}

static void
keep_cb (ShianFirstStart *self)
{
  show_step (self, 3);
}

static gboolean
save_unit (ShianStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  return shian_setup_set_unit (store, data, error);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ShianFirstStart) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean saved = shian_session_run_finish (SHIAN_SESSION (source), result, &error);
  if (self->finish == NULL) /* the window has gone on already */
    return;
  gtk_widget_set_sensitive (self->finish, TRUE);
  if (!saved)
    shian_message_error (GTK_WIDGET (self), _ ("The unit could not be saved"), error);
}

static void
finish (ShianFirstStart *self)
{
  const ShianUnit *unit = chosen_unit (self);
  gtk_widget_set_sensitive (self->finish, FALSE);
  shian_session_run_async (self->session, save_unit, g_strdup (unit->record.id), g_free, NULL,
                           saved_cb, g_object_ref (self));
}

static void
directory_changed_cb (ShianFirstStart *self)
{
  shian_unit_picker_set_directory (self->picker, shian_session_get_directory (self->session),
                                   SHIAN_UNIT_SCOPE_REAL);
}

static void
typed_cb (ShianFirstStart *self)
{
  shian_own_unit_set_name (self->own, shian_unit_picker_get_typed (self->picker));
}

static void
missed_cb (ShianFirstStart *self)
{
  if (gtk_widget_get_visible (GTK_WIDGET (self->own)))
    gtk_widget_grab_focus (GTK_WIDGET (self->own));
}

static void
added_cb (ShianFirstStart *self, const char *name)
{
  const ShianUnit *unit =
      shian_unit_directory_find (shian_session_get_directory (self->session), name);
  shian_unit_picker_set_typed (self->picker, name);
  if (unit != NULL)
    shian_unit_picker_select (self->picker, unit->record.id);
  gtk_widget_grab_focus (GTK_WIDGET (self->next));
}

static void
shian_first_start_dispose (GObject *object)
{
  ShianFirstStart *self = SHIAN_FIRST_START (object);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (shian_first_start_parent_class)->dispose (object);
}

/* Before it is in a window nothing takes the focus. */
static void
shian_first_start_map (GtkWidget *widget)
{
  ShianFirstStart *self = SHIAN_FIRST_START (widget);
  GTK_WIDGET_CLASS (shian_first_start_parent_class)->map (widget);
  focus_step (self, shian_first_start_get_step (self));
}

static void
shian_first_start_class_init (ShianFirstStartClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  G_OBJECT_CLASS (klass)->dispose = shian_first_start_dispose;
  widget_class->map = shian_first_start_map;
  g_type_ensure (SHIAN_TYPE_UNIT_PICKER);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/shian/Shian/ui/first-start.ui");
  gtk_widget_class_bind_template_child (widget_class, ShianFirstStart, head);
  gtk_widget_class_bind_template_child (widget_class, ShianFirstStart, back);
  gtk_widget_class_bind_template_child (widget_class, ShianFirstStart, step);
  gtk_widget_class_bind_template_child (widget_class, ShianFirstStart, title);
  gtk_widget_class_bind_template_child (widget_class, ShianFirstStart, keep);
  gtk_widget_class_bind_template_child (widget_class, ShianFirstStart, stack);
  gtk_widget_class_bind_template_child (widget_class, ShianFirstStart, picker);
  gtk_widget_class_bind_template_child (widget_class, ShianFirstStart, next);
  gtk_widget_class_bind_template_child (widget_class, ShianFirstStart, done);
  gtk_widget_class_bind_template_child (widget_class, ShianFirstStart, finish);
  gtk_widget_class_bind_template_child (widget_class, ShianFirstStart, place);
  gtk_widget_class_bind_template_callback (widget_class, unit_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, keep_cb);
  gtk_widget_class_bind_template_callback (widget_class, shian_first_start_next);
  gtk_widget_class_bind_template_callback (widget_class, shian_first_start_back);
}

static void
shian_first_start_init (ShianFirstStart *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
shian_first_start_new (ShianSession *session)
{
  ShianFirstStart *self = g_object_new (SHIAN_TYPE_FIRST_START, NULL);
  self->session = g_object_ref (session);
  self->own = SHIAN_OWN_UNIT (shian_own_unit_new (session));
  shian_unit_picker_set_missing (self->picker, GTK_WIDGET (self->own));
  g_signal_connect_object (self->picker, "typed", G_CALLBACK (typed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->picker, "missed", G_CALLBACK (missed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->own, "added", G_CALLBACK (added_cb), self, G_CONNECT_SWAPPED);
  self->intake = SHIAN_PLAN_INTAKE (shian_plan_intake_new (session));
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->intake), "plan");
  g_signal_connect_object (self->intake, "turned", G_CALLBACK (turned_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->intake, "accepted", G_CALLBACK (keep_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "changed", G_CALLBACK (directory_changed_cb), self,
                           G_CONNECT_SWAPPED);
  directory_changed_cb (self);
  unit_changed_cb (self);
  show_step (self, 1);
  return GTK_WIDGET (self);
}

int
shian_first_start_get_step (ShianFirstStart *self)
{
  g_return_val_if_fail (SHIAN_IS_FIRST_START (self), 0);
  for (int i = 0; i < (int) G_N_ELEMENTS (STEPS); i++)
    if (g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), STEPS[i]) == 0)
      return i + 1;
  return 0;
}

void
shian_first_start_next (ShianFirstStart *self)
{
  int step = shian_first_start_get_step (self);
  if (chosen_unit (self) == NULL)
    return;
  if (step == 1)
    show_step (self, 2);
  else if (step == 3)
    finish (self);
}

void
shian_first_start_back (ShianFirstStart *self)
{
  int step = shian_first_start_get_step (self);
  if (step == 2 && shian_plan_intake_is_reviewing (self->intake))
    shian_plan_review_cancel (shian_plan_intake_get_review (self->intake));
  else if (step > 1)
    show_step (self, step - 1);
}

ShianUnitPicker *
shian_first_start_get_picker (ShianFirstStart *self)
{
  g_return_val_if_fail (SHIAN_IS_FIRST_START (self), NULL);
  return self->picker;
}

ShianPlanIntake *
shian_first_start_get_intake (ShianFirstStart *self)
{
  g_return_val_if_fail (SHIAN_IS_FIRST_START (self), NULL);
  return self->intake;
}
