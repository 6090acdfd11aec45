/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/plan-chooser.h"

#include "app/date-entry.h"
#include "app/plan-reader.h"
#include "base/error.h"
#include "base/text.h"

#include <glib/gi18n-lib.h>

struct _ShianPlanChooser {
  AdwBin parent_instance;

  GtkCheckButton *builtin;
  GtkCheckButton *file;
  GtkCheckButton *pasted;
  AdwActionRow *file_row;
  GtkRevealer *paste_revealer;
  GtkTextView *paste_view;
  ShianDateEntry *issued;
  GtkWidget *refusal_box;
  GtkLabel *refusal;
  GtkSpinner *spinner;
  GtkWidget *cancel;
  GtkWidget *go;

  GtkFileChooserNative *dialog;
  GCancellable *cancellable; /* while reading */
  char *path;
  ShianPlanText *text;
  char *source_name;
};

enum { READ, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (ShianPlanChooser, shian_plan_chooser, ADW_TYPE_BIN)

void
shian_plan_chooser_refuse (ShianPlanChooser *self, const char *message)
{
  g_return_if_fail (SHIAN_IS_PLAN_CHOOSER (self));
  gtk_label_set_text (self->refusal, message != NULL ? message : "");
  gtk_widget_set_visible (self->refusal_box, message != NULL);
}

static void
set_reading (ShianPlanChooser *self, gboolean reading)
{
  gtk_widget_set_sensitive (self->go, !reading);
  gtk_widget_set_visible (self->cancel, reading);
  gtk_spinner_set_spinning (self->spinner, reading);
}

static void
origin_changed_cb (ShianPlanChooser *self)
{
  gboolean paste = gtk_check_button_get_active (self->pasted);
  shian_plan_chooser_refuse (self, NULL);
  gtk_revealer_set_reveal_child (self->paste_revealer, paste);
  if (paste)
    gtk_widget_grab_focus (GTK_WIDGET (self->paste_view));
}

static void
issued_changed_cb (ShianPlanChooser *self)
{
  shian_plan_chooser_refuse (self, NULL);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ShianPlanChooser) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *source_name = NULL;
  g_autoptr (ShianPlanText) text = shian_plan_read_finish (result, &source_name, &error);

  g_clear_object (&self->cancellable);
  if (self->go == NULL) /* the window is gone */
    return;
  set_reading (self, FALSE);
  if (text == NULL) {
    if (!g_error_matches (error, SHIAN_ERROR, SHIAN_ERROR_CANCELLED))
      shian_plan_chooser_refuse (self, error->message);
    return;
  }
  g_clear_pointer (&self->text, shian_plan_text_free);
  g_free (self->source_name);
  self->text = g_steal_pointer (&text);
  self->source_name = g_steal_pointer (&source_name);
  g_signal_emit (self, signals[READ], 0);
}

static void
read_plan (ShianPlanChooser *self, ShianPlanOrigin origin, const char *what)
{
  if (self->cancellable != NULL)
    return;
  shian_plan_chooser_refuse (self, NULL);
  set_reading (self, TRUE);
  self->cancellable = g_cancellable_new ();
  shian_plan_read_async (origin, what, self->cancellable, read_cb, g_object_ref (self));
}

static char *
pasted_text (ShianPlanChooser *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->paste_view);
  GtkTextIter start, end;
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

static void
cancel_cb (ShianPlanChooser *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
}

static void
file_chosen_cb (GtkFileChooserNative *dialog, int response, ShianPlanChooser *self)
{
  if (response == GTK_RESPONSE_ACCEPT) {
    g_autoptr (GFile) chosen = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
    g_autofree char *path = chosen != NULL ? g_file_get_path (chosen) : NULL;
    if (path != NULL)
      shian_plan_chooser_open_file (self, path);
    else
      shian_plan_chooser_refuse (
          self, _ ("This file does not lie on this computer. Copy it to this computer first"));
  }
  g_clear_object (&self->dialog);
}

static void
open_cb (ShianPlanChooser *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  g_autoptr (GtkFileFilter) plans = gtk_file_filter_new ();
  g_autoptr (GtkFileFilter) all = gtk_file_filter_new ();
  if (self->dialog != NULL)
    return;
  gtk_check_button_set_active (self->file, TRUE);
  gtk_file_filter_set_name (plans, _ ("Plans (.txt, .docx)"));
  gtk_file_filter_add_suffix (plans, "txt");
  gtk_file_filter_add_suffix (plans, "docx");
  gtk_file_filter_set_name (all, _ ("All files"));
  gtk_file_filter_add_pattern (all, "*");
  self->dialog = gtk_file_chooser_native_new (
      _ ("Open a plan"), GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL,
      GTK_FILE_CHOOSER_ACTION_OPEN, _ ("_Open"), _ ("_Cancel"));
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->dialog), TRUE);
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (self->dialog), plans);
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (self->dialog), all);
  g_signal_connect_object (self->dialog, "response", G_CALLBACK (file_chosen_cb), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->dialog));
}

static gboolean
has_pasted (ShianPlanChooser *self)
{
  g_autofree char *text = pasted_text (self);
  return !shian_text_is_empty (text);
}

/* Enter takes the row and goes on with it; a row that still waits for its text only opens. */
static gboolean
row_key_cb (GtkEventControllerKey *controller, guint keyval, guint keycode, GdkModifierType state,
            gpointer user_data)
{
  GtkWidget *list = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (controller));
  ShianPlanChooser *self =
      SHIAN_PLAN_CHOOSER (gtk_widget_get_ancestor (list, SHIAN_TYPE_PLAN_CHOOSER));
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (list));
  GtkWidget *row = focus != NULL ? gtk_widget_get_ancestor (focus, ADW_TYPE_ACTION_ROW) : NULL;
  gboolean enter =
      keyval == GDK_KEY_Return || keyval == GDK_KEY_KP_Enter || keyval == GDK_KEY_ISO_Enter;

  if (!enter || row == NULL || GTK_IS_BUTTON (focus))
    return GDK_EVENT_PROPAGATE;
  gtk_check_button_set_active (
      GTK_CHECK_BUTTON (adw_action_row_get_activatable_widget (ADW_ACTION_ROW (row))), TRUE);
  if (!gtk_check_button_get_active (self->pasted) || has_pasted (self))
    shian_plan_chooser_continue (self);
  return GDK_EVENT_STOP;
}

static gboolean
dropped_cb (GtkDropTarget *target, const GValue *value, double x, double y, gpointer user_data)
{
  ShianPlanChooser *self = user_data;
  if (G_VALUE_HOLDS (value, GDK_TYPE_FILE_LIST)) {
    GSList *files = g_value_get_boxed (value);
    g_autofree char *path = files != NULL ? g_file_get_path (files->data) : NULL;
    if (path == NULL)
      return FALSE;
    shian_plan_chooser_open_file (self, path);
    return TRUE;
  }
  shian_plan_chooser_set_pasted (self, g_value_get_string (value));
  return TRUE;
}

static void
accept_drops (ShianPlanChooser *self)
{
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_INVALID, GDK_ACTION_COPY);
  GType types[] = { GDK_TYPE_FILE_LIST, G_TYPE_STRING };
  gtk_drop_target_set_gtypes (target, types, G_N_ELEMENTS (types));
  g_signal_connect_object (target, "drop", G_CALLBACK (dropped_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

static void
shian_plan_chooser_dispose (GObject *object)
{
  ShianPlanChooser *self = SHIAN_PLAN_CHOOSER (object);
  cancel_cb (self);
  g_clear_object (&self->dialog);
  G_OBJECT_CLASS (shian_plan_chooser_parent_class)->dispose (object);
}

static void
shian_plan_chooser_finalize (GObject *object)
{
  ShianPlanChooser *self = SHIAN_PLAN_CHOOSER (object);
  g_clear_pointer (&self->text, shian_plan_text_free);
  g_free (self->source_name);
  g_free (self->path);
  G_OBJECT_CLASS (shian_plan_chooser_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, ShianPlanChooser, builtin);
  gtk_widget_class_bind_template_child (widget_class, ShianPlanChooser, file);
  gtk_widget_class_bind_template_child (widget_class, ShianPlanChooser, pasted);
  gtk_widget_class_bind_template_child (widget_class, ShianPlanChooser, file_row);
  gtk_widget_class_bind_template_child (widget_class, ShianPlanChooser, paste_revealer);
  gtk_widget_class_bind_template_child (widget_class, ShianPlanChooser, paste_view);
  gtk_widget_class_bind_template_child (widget_class, ShianPlanChooser, issued);
  gtk_widget_class_bind_template_child (widget_class, ShianPlanChooser, refusal_box);
  gtk_widget_class_bind_template_child (widget_class, ShianPlanChooser, refusal);
  gtk_widget_class_bind_template_child (widget_class, ShianPlanChooser, spinner);
  gtk_widget_class_bind_template_child (widget_class, ShianPlanChooser, cancel);
  gtk_widget_class_bind_template_child (widget_class, ShianPlanChooser, go);
  gtk_widget_class_bind_template_callback (widget_class, origin_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, issued_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, open_cb);
  gtk_widget_class_bind_template_callback (widget_class, cancel_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_key_cb);
  gtk_widget_class_bind_template_callback (widget_class, shian_plan_chooser_continue);
}

/* The origin chosen: Enter must not take another one than is marked. */
static gboolean
shian_plan_chooser_grab_focus (GtkWidget *widget)
{
  ShianPlanChooser *self = SHIAN_PLAN_CHOOSER (widget);
  GtkCheckButton *chosen = gtk_check_button_get_active (self->pasted) ? self->pasted
                           : gtk_check_button_get_active (self->file) ? self->file
                                                                      : self->builtin;
  return gtk_widget_grab_focus (GTK_WIDGET (chosen));
}

static void
shian_plan_chooser_class_init (ShianPlanChooserClass *klass)
{
  GTK_WIDGET_CLASS (klass)->grab_focus = shian_plan_chooser_grab_focus;
  G_OBJECT_CLASS (klass)->dispose = shian_plan_chooser_dispose;
  G_OBJECT_CLASS (klass)->finalize = shian_plan_chooser_finalize;
  signals[READ] = g_signal_new ("read", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 0);
  g_type_ensure (SHIAN_TYPE_DATE_ENTRY);
  gtk_widget_class_set_template_from_resource (GTK_WIDGET_CLASS (klass),
                                               "/io/github/shian/Shian/ui/plan-chooser.ui");
  bind_template (GTK_WIDGET_CLASS (klass));
}

static void
shian_plan_chooser_init (ShianPlanChooser *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  accept_drops (self);
}

GtkWidget *
shian_plan_chooser_new (void)
{
  return g_object_new (SHIAN_TYPE_PLAN_CHOOSER, NULL);
}

ShianPlanText *
shian_plan_chooser_take (ShianPlanChooser *self, char **source_name)
{
  g_return_val_if_fail (SHIAN_IS_PLAN_CHOOSER (self), NULL);
  *source_name = g_steal_pointer (&self->source_name);
  return g_steal_pointer (&self->text);
}

char *
shian_plan_chooser_get_issued (ShianPlanChooser *self)
{
  g_return_val_if_fail (SHIAN_IS_PLAN_CHOOSER (self), NULL);
  return shian_date_entry_get_iso (self->issued);
}

void
shian_plan_chooser_set_issued (ShianPlanChooser *self, const char *iso)
{
  g_return_if_fail (SHIAN_IS_PLAN_CHOOSER (self));
  shian_date_entry_set_iso (self->issued, iso);
}

void
shian_plan_chooser_open_file (ShianPlanChooser *self, const char *path)
{
  g_autofree char *name = NULL;
  g_autofree char *escaped = NULL;
  g_return_if_fail (SHIAN_IS_PLAN_CHOOSER (self));
  name = g_filename_display_basename (path);
  escaped = g_markup_escape_text (name, -1);
  g_free (self->path);
  self->path = g_strdup (path);
  adw_action_row_set_subtitle (self->file_row, escaped);
  gtk_check_button_set_active (self->file, TRUE);
  shian_plan_chooser_continue (self);
}

void
shian_plan_chooser_set_pasted (ShianPlanChooser *self, const char *text)
{
  g_return_if_fail (SHIAN_IS_PLAN_CHOOSER (self));
  gtk_check_button_set_active (self->pasted, TRUE);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->paste_view), text, -1);
}

void
shian_plan_chooser_continue (ShianPlanChooser *self)
{
  g_return_if_fail (SHIAN_IS_PLAN_CHOOSER (self));
  if (!shian_date_entry_is_valid (self->issued)) {
    shian_plan_chooser_refuse (
        self, _ ("The date of issue is not a date. Write it as 2024-4-30, or leave it empty"));
    gtk_widget_grab_focus (GTK_WIDGET (self->issued));
  } else if (gtk_check_button_get_active (self->builtin)) {
    read_plan (self, SHIAN_PLAN_BUILTIN, NULL);
  } else if (gtk_check_button_get_active (self->pasted)) {
    g_autofree char *text = pasted_text (self);
    if (shian_text_is_empty (text))
      shian_plan_chooser_refuse (
          self, _ ("There is no text yet. Copy the plan's text and paste it here with Ctrl+V"));
    else
      read_plan (self, SHIAN_PLAN_PASTED, text);
  } else if (self->path != NULL) {
    read_plan (self, SHIAN_PLAN_FILE, self->path);
  } else {
    open_cb (self);
  }
}

const char *
shian_plan_chooser_get_refusal (ShianPlanChooser *self)
{
  g_return_val_if_fail (SHIAN_IS_PLAN_CHOOSER (self), NULL);
  return gtk_widget_get_visible (self->refusal_box) ? gtk_label_get_text (self->refusal) : NULL;
}
