/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/due-ticks.h"

#include "app/tab-leave.h"
#include "app/template.h"
#include "base/date.h"
#include "inspection/inspection-list.h"

#include <glib/gi18n-lib.h>

struct _ShianDueTicks {
  GtkWidget parent_instance;

  GPtrArray *rows;  /* ShianDueRow */
  gboolean *ticked; /* beside @rows */
  guint n_ticked;
  GPtrArray *items; /* GtkListItem, those that have widgets */
  gboolean setting;

  GtkListView *view;
};

G_DEFINE_FINAL_TYPE (ShianDueTicks, shian_due_ticks, GTK_TYPE_WIDGET)

enum { TICKED, N_SIGNALS };
static guint signals[N_SIGNALS];

static void
set_ticked (ShianDueTicks *self, guint index, gboolean ticked)
{
  if (self->ticked[index] == ticked)
    return;
  self->ticked[index] = ticked;
  self->n_ticked = ticked ? self->n_ticked + 1 : self->n_ticked - 1;
}

/* One row's widgets */

/* The row has the keys, so it is what a screen reader reads. */
static void
tell_row (GtkWidget *check)
{
  gboolean ticked = gtk_check_button_get_active (GTK_CHECK_BUTTON (check));

  gtk_accessible_update_state (
      GTK_ACCESSIBLE (gtk_widget_get_parent (check)), GTK_ACCESSIBLE_STATE_CHECKED,
      ticked ? GTK_ACCESSIBLE_TRISTATE_TRUE : GTK_ACCESSIBLE_TRISTATE_FALSE, -1);
}

static void
toggled_cb (GtkCheckButton *check, GtkListItem *item)
{
  GtkWidget *widget = gtk_widget_get_ancestor (GTK_WIDGET (check), SHIAN_TYPE_DUE_TICKS);
  ShianDueTicks *self = widget != NULL ? SHIAN_DUE_TICKS (widget) : NULL;

  if (self == NULL || self->setting)
    return;
  set_ticked (self, gtk_list_item_get_position (item), gtk_check_button_get_active (check));
  tell_row (GTK_WIDGET (check));
  g_signal_emit (self, signals[TICKED], 0);
}

static void
setup_cb (ShianDueTicks *self, GtkListItem *item)
{
  GtkWidget *check = gtk_check_button_new ();
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_check_button_set_child (GTK_CHECK_BUTTON (check), label);
  gtk_widget_set_can_focus (check, FALSE); /* the row has it */
  g_signal_connect_object (check, "toggled", G_CALLBACK (toggled_cb), item, 0);
  gtk_list_item_set_child (item, check);
  gtk_list_item_set_activatable (item, FALSE);
  g_ptr_array_add (self->items, item);
}

static void
teardown_cb (ShianDueTicks *self, GtkListItem *item)
{
  g_ptr_array_remove_fast (self->items, item);
}

static char *
describe (const ShianDueRow *row)
{
  g_autofree char *last = row->last != NULL ? shian_date_iso_to_chinese (row->last) : NULL;
  g_autofree char *said =
      last != NULL ? g_strdup_printf (_ ("last %s"), last) : g_strdup (_ ("never inspected"));

  return g_strjoin (" · ", row->name, row->town != NULL ? row->town : said,
                    row->town != NULL ? said : NULL, NULL);
}

static void
bind_cb (ShianDueTicks *self, GtkListItem *item)
{
  guint index = gtk_list_item_get_position (item);
  GtkWidget *check = gtk_list_item_get_child (item);
  g_autofree char *text = describe (self->rows->pdata[index]);

  self->setting = TRUE;
  gtk_label_set_text (GTK_LABEL (gtk_check_button_get_child (GTK_CHECK_BUTTON (check))), text);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), self->ticked[index]);
  self->setting = FALSE;
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (check)),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  tell_row (check);
}

/* Keys */

static GtkCheckButton *
get_focused (ShianDueTicks *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *row = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkWidget *child = row != NULL && gtk_widget_get_parent (row) == GTK_WIDGET (self->view)
                         ? gtk_widget_get_first_child (row)
                         : NULL;

  return GTK_IS_CHECK_BUTTON (child) ? GTK_CHECK_BUTTON (child) : NULL;
}

static gboolean
key_pressed_cb (ShianDueTicks *self, guint keyval, guint keycode, GdkModifierType state)
{
  gboolean space = keyval == GDK_KEY_space || keyval == GDK_KEY_KP_Space;
  GtkCheckButton *check = space ? get_focused (self) : NULL;

  if (check == NULL || (state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SHIFT_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;
  gtk_check_button_set_active (check, !gtk_check_button_get_active (check));
  return GDK_EVENT_STOP;
}

/* For the window around it */

/* The names are there to be counted; what is shown comes from the rows. */
void
shian_due_ticks_set_rows (ShianDueTicks *self, GPtrArray *rows)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  g_autoptr (GtkSelectionModel) model = NULL;

  g_return_if_fail (SHIAN_IS_DUE_TICKS (self) && self->rows == NULL);
  self->rows = g_ptr_array_ref (rows);
  self->ticked = g_new0 (gboolean, rows->len + 1);
  for (guint i = 0; i < rows->len; i++) {
    const ShianDueRow *row = rows->pdata[i];
    gtk_string_list_append (names, row->name);
    set_ticked (self, i, !row->done && !row->begun);
  }
  model = GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (g_steal_pointer (&names))));
  gtk_list_view_set_model (self->view, model);
}

guint
shian_due_ticks_get_n_rows (ShianDueTicks *self)
{
  return self->rows != NULL ? self->rows->len : 0;
}

guint
shian_due_ticks_get_n_ticked (ShianDueTicks *self)
{
  return self->n_ticked;
}

void
shian_due_ticks_tick_all (ShianDueTicks *self, gboolean all)
{
  for (guint i = 0; i < shian_due_ticks_get_n_rows (self); i++)
    set_ticked (self, i, all);
  for (guint i = 0; i < self->items->len; i++)
    if (gtk_list_item_get_position (self->items->pdata[i]) != GTK_INVALID_LIST_POSITION)
      bind_cb (self, self->items->pdata[i]);
  g_signal_emit (self, signals[TICKED], 0);
}

char **
shian_due_ticks_get_subjects (ShianDueTicks *self)
{
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();

  for (guint i = 0; i < shian_due_ticks_get_n_rows (self); i++)
    if (self->ticked[i])
      g_strv_builder_add (ids, ((const ShianDueRow *) self->rows->pdata[i])->subject);
  return g_strv_builder_end (ids);
}

/* Object */

static void
shian_due_ticks_dispose (GObject *object)
{
  ShianDueTicks *self = SHIAN_DUE_TICKS (object);

  self->setting = TRUE;
  if (self->view != NULL)
    gtk_list_view_set_model (self->view, NULL);
  self->view = NULL;
  shian_template_dispose (GTK_WIDGET (self));
  G_OBJECT_CLASS (shian_due_ticks_parent_class)->dispose (object);
}

static void
shian_due_ticks_finalize (GObject *object)
{
  ShianDueTicks *self = SHIAN_DUE_TICKS (object);

  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_ptr_array_unref (self->items);
  g_free (self->ticked);
  G_OBJECT_CLASS (shian_due_ticks_parent_class)->finalize (object);
}

static void
shian_due_ticks_class_init (ShianDueTicksClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = shian_due_ticks_dispose;
  G_OBJECT_CLASS (klass)->finalize = shian_due_ticks_finalize;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/shian/Shian/ui/due-ticks.ui");
  gtk_widget_class_bind_template_child (widget_class, ShianDueTicks, view);
  gtk_widget_class_bind_template_callback (widget_class, setup_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_cb);
  gtk_widget_class_bind_template_callback (widget_class, teardown_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
  signals[TICKED] = g_signal_new ("ticked", SHIAN_TYPE_DUE_TICKS, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 0);
}

static void
shian_due_ticks_init (ShianDueTicks *self)
{
  self->items = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  shian_tab_leave (GTK_WIDGET (self->view));
}
