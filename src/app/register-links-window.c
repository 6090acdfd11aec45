/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/register-links-window.h"

#include "app/line-list.h"
#include "plan/plan-book.h"
#include "reports/register-links.h"
#include "subjects/subject-kinds.h"

#include <glib/gi18n-lib.h>

struct _ShianRegisterLinksWindow {
  AdwWindow parent_instance;

  ShianSession *session;
  guint n_running; /* changes on their way to the store */
  gboolean filling;

  ShianLineList *measures;
  GtkLabel *measure;
  GtkBox *kinds;
  GtkCheckButton *checks[SHIAN_SUBJECT_N_KINDS];
  GtkLabel *refusal;
};

G_DEFINE_FINAL_TYPE (ShianRegisterLinksWindow, shian_register_links_window, ADW_TYPE_WINDOW)

static ShianStore *
get_reader (ShianRegisterLinksWindow *self)
{
  return self->session != NULL ? shian_session_get_reader (self->session) : NULL;
}

/* The number of the measure chosen; 0 for none. Numbers may begin anew in each section of a plan: the
 * lines are told apart by their place, the kinds by the number. */
static gint64
get_chosen (ShianRegisterLinksWindow *self)
{
  const char *id = shian_line_list_get_selected (self->measures);

  return id != NULL ? g_ascii_strtoll (id, NULL, 10) : 0;
}

/* Showing */

static ShianLine *
make_line (ShianRegisterLinksWindow *self, const ShianMeasure *measure, guint place)
{
  g_autofree char *id = g_strdup_printf ("%d.%u", (int) measure->number, place);
  g_autofree char *label = shian_plan_measure_label ((int) measure->number);
  g_autofree char *title = g_strconcat (label, measure->title, NULL);
  g_autofree char *kinds = shian_register_links_kinds (get_reader (self), measure->number);
  g_autofree char *titles =
      kinds != NULL ? shian_subject_kinds_titles (kinds) : g_strdup (_ ("No numbers"));
  const ShianLineText text = { .id = id, .title = title, .below = titles };

  return shian_line_new (&text);
}

static void
show_kinds (ShianRegisterLinksWindow *self)
{
  gint64 number = get_chosen (self);
  g_autofree char *kinds =
      number > 0 ? shian_register_links_kinds (get_reader (self), number) : NULL;

  self->filling = TRUE;
  for (int i = 0; i < SHIAN_SUBJECT_N_KINDS; i++)
    gtk_check_button_set_active (self->checks[i], shian_subject_kinds_has (kinds, i));
  self->filling = FALSE;
}

static void
show_measure (ShianRegisterLinksWindow *self)
{
  const char *title;

  if (get_reader (self) == NULL)
    return;
  title = shian_line_list_get_selected_title (self->measures);
  gtk_label_set_text (self->measure, title != NULL ? title : "");
  gtk_widget_set_visible (GTK_WIDGET (self->kinds), title != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->refusal), FALSE);
  show_kinds (self);
}

static void
reload (ShianRegisterLinksWindow *self)
{
  g_autoptr (ShianPlanBook) book = NULL;
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_object_unref);

  /* What is ticked quickly one after the other must not be unticked by the store's answer to the first. */
  if (get_reader (self) == NULL || self->n_running > 0)
    return;
  book = shian_plan_book_load (get_reader (self), NULL, NULL);
  for (guint i = 0; book != NULL && i < book->measures->len; i++)
    g_ptr_array_add (lines, make_line (self, book->measures->pdata[i], i));
  shian_line_list_set_lines (self->measures, lines);
  show_kinds (self);
}

/* Changing */

typedef struct {
  gint64 measure; /* 0: all as built in */
  char *kinds;
} Change;

static void
change_free (gpointer data)
{
  g_free (((Change *) data)->kinds);
  g_free (data);
}

static gboolean
work (ShianStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  const Change *change = data;

  return change->measure == 0
             ? shian_register_links_reset (store, error)
             : shian_register_links_set (store, change->measure, change->kinds, error);
}

static void
done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ShianRegisterLinksWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean ok = shian_session_run_finish (SHIAN_SESSION (source), result, &error);

  self->n_running--;
  if (self->session == NULL) /* the window is gone */
    return;
  reload (self);
  gtk_label_set_text (self->refusal, ok ? "" : error->message);
  gtk_widget_set_visible (GTK_WIDGET (self->refusal), !ok);
}

/* Takes @kinds. */
static void
run (ShianRegisterLinksWindow *self, gint64 measure, char *kinds)
{
  Change *change = g_new0 (Change, 1);

  change->measure = measure;
  change->kinds = kinds;
  self->n_running++;
  shian_session_run_async (self->session, work, change, change_free, NULL, done_cb,
                           g_object_ref (self));
}

static void
ticked_cb (ShianRegisterLinksWindow *self)
{
  gboolean chosen[SHIAN_SUBJECT_N_KINDS];

  if (self->filling || self->session == NULL || get_chosen (self) == 0)
    return;
  for (int i = 0; i < SHIAN_SUBJECT_N_KINDS; i++)
    chosen[i] = gtk_check_button_get_active (self->checks[i]);
  run (self, get_chosen (self), shian_subject_kinds_make (chosen));
}

static void
reset_cb (ShianRegisterLinksWindow *self)
{
  run (self, 0, NULL);
}

static void
opened_cb (ShianRegisterLinksWindow *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->checks[0]));
}

static void
undo_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (widget));

  if (parent != NULL)
    gtk_widget_activate_action (GTK_WIDGET (parent), "win.undo", NULL);
}

/* Object */

static void
shian_register_links_window_dispose (GObject *object)
{
  ShianRegisterLinksWindow *self = SHIAN_REGISTER_LINKS_WINDOW (object);

  self->filling = TRUE;
  g_clear_object (&self->session);
  G_OBJECT_CLASS (shian_register_links_window_parent_class)->dispose (object);
}

static void
shian_register_links_window_class_init (ShianRegisterLinksWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = shian_register_links_window_dispose;
  g_type_ensure (SHIAN_TYPE_LINE_LIST);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/shian/Shian/ui/register-links-window.ui");
  gtk_widget_class_bind_template_child (widget_class, ShianRegisterLinksWindow, measures);
  gtk_widget_class_bind_template_child (widget_class, ShianRegisterLinksWindow, measure);
  gtk_widget_class_bind_template_child (widget_class, ShianRegisterLinksWindow, kinds);
  gtk_widget_class_bind_template_child (widget_class, ShianRegisterLinksWindow, refusal);
  gtk_widget_class_bind_template_callback (widget_class, show_measure);
  gtk_widget_class_bind_template_callback (widget_class, opened_cb);
  gtk_widget_class_bind_template_callback (widget_class, reset_cb);
  gtk_widget_class_install_action (widget_class, "links.undo", NULL, undo_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, "links.undo",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
shian_register_links_window_init (ShianRegisterLinksWindow *self)
{
  const ShianChoice *choices = shian_subject_field ("kind")->choices;

  gtk_widget_init_template (GTK_WIDGET (self));
  for (int i = 0; i < SHIAN_SUBJECT_N_KINDS; i++) {
    self->checks[i] = GTK_CHECK_BUTTON (gtk_check_button_new_with_label (_ (choices[i].title)));
    gtk_box_append (self->kinds, GTK_WIDGET (self->checks[i]));
    g_signal_connect_object (self->checks[i], "toggled", G_CALLBACK (ticked_cb), self,
                             G_CONNECT_SWAPPED);
  }
}

void
shian_register_links_window_present (GtkWindow *parent, ShianSession *session)
{
  ShianRegisterLinksWindow *self =
      g_object_new (SHIAN_TYPE_REGISTER_LINKS_WINDOW, "transient-for", parent, NULL);

  self->session = g_object_ref (session);
  g_signal_connect_object (session, "changed", G_CALLBACK (reload), self, G_CONNECT_SWAPPED);
  reload (self);
  show_measure (self);
  gtk_window_present (GTK_WINDOW (self));
  shian_line_list_focus (self->measures);
}
