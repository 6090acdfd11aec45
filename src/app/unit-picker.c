/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/unit-picker.h"

#include "app/tab-leave.h"
#include "app/template.h"
#include "base/text.h"

#include <glib/gi18n-lib.h>

struct _ShianUnitPicker {
  GtkWidget parent_instance;

  GtkSearchEntry *entry;
  GtkStack *stack;
  GtkListView *list;
  GtkBox *nothing;
  GtkWidget *no_match;
  GtkButton *other;

  GtkWidget *offer;  /* may be NULL */
  gboolean offering; /* though the list is not empty */
  GListStore *units;
  GtkCustomFilter *filter;
  GtkFilterListModel *shown;
  GtkSingleSelection *selection;
};

enum { PICKED, MISSED, TYPED, SELECTION_CHANGED, STOPPED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (ShianUnitPicker, shian_unit_picker, GTK_TYPE_WIDGET)

static gboolean
unit_matches (gpointer item, gpointer user_data)
{
  ShianUnitPicker *self = user_data;
  return shian_unit_item_matches (item, gtk_editable_get_text (GTK_EDITABLE (self->entry)));
}

/* What is typed may be the name of a unit that is not there and yet a part of others' names. */
static void
show_other (ShianUnitPicker *self, gboolean any)
{
  gboolean may = any && self->offer != NULL && gtk_widget_get_visible (self->offer);
  g_autofree char *typed = shian_text_strip (shian_unit_picker_get_typed (self));
  g_autofree char *words = g_strdup_printf (_ ("None of these: add “%s”…"), typed);
  gtk_button_set_label (self->other, words);
  gtk_label_set_ellipsize (GTK_LABEL (gtk_button_get_child (self->other)), PANGO_ELLIPSIZE_MIDDLE);
  gtk_widget_set_visible (GTK_WIDGET (self->other), may && !self->offering);
}

static void
show_state (ShianUnitPicker *self)
{
  gboolean any = g_list_model_get_n_items (G_LIST_MODEL (self->shown)) > 0;
  gtk_stack_set_visible_child_name (self->stack, any && !self->offering ? "list" : "nothing");
  gtk_widget_set_visible (self->no_match, !any);
  show_other (self, any);
}

static void
other_cb (ShianUnitPicker *self)
{
  self->offering = TRUE;
  gtk_single_selection_set_selected (self->selection, GTK_INVALID_LIST_POSITION);
  show_state (self);
  gtk_widget_grab_focus (self->offer);
}

/* The unit of just this name, or else the first left. */
static guint
meant_position (ShianUnitPicker *self)
{
  g_autofree char *typed = shian_text_strip (shian_unit_picker_get_typed (self));
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->shown));
  for (guint i = 0; i < n; i++) {
    g_autoptr (ShianUnitItem) item = g_list_model_get_item (G_LIST_MODEL (self->shown), i);
    const ShianUnit *unit = shian_unit_item_get_unit (item);
    if (g_str_equal (unit->short_name, typed) || g_strcmp0 (unit->full_name, typed) == 0)
      return i;
  }
  return 0;
}

static void
typed_cb (ShianUnitPicker *self)
{
  self->offering = FALSE;
  gtk_filter_changed (GTK_FILTER (self->filter), GTK_FILTER_CHANGE_DIFFERENT);
  /* Nothing typed means no unit, not the first of all. */
  if (*gtk_editable_get_text (GTK_EDITABLE (self->entry)) != '\0')
    gtk_single_selection_set_selected (self->selection, meant_position (self));
  g_signal_emit (self, signals[TYPED], 0);
  show_state (self);
}

/* Esc takes back what was typed; where nothing is typed the surroundings may close. */
static void
stopped_cb (ShianUnitPicker *self)
{
  if (*gtk_editable_get_text (GTK_EDITABLE (self->entry)) != '\0')
    shian_unit_picker_set_typed (self, "");
  else
    g_signal_emit (self, signals[STOPPED], 0);
}

static void
picked_cb (ShianUnitPicker *self)
{
  /* The list follows typing with a delay; Enter means what is typed now. */
  gtk_filter_changed (GTK_FILTER (self->filter), GTK_FILTER_CHANGE_DIFFERENT);
  if (shian_unit_picker_get_selected (self) == NULL)
    typed_cb (self);
  show_state (self);
  g_signal_emit (self, signals[shian_unit_picker_get_selected (self) != NULL ? PICKED : MISSED], 0);
}

static void
row_activated_cb (ShianUnitPicker *self, guint position)
{
  gtk_single_selection_set_selected (self->selection, position);
  g_signal_emit (self, signals[PICKED], 0);
}

static void
selection_changed_cb (ShianUnitPicker *self)
{
  g_signal_emit (self, signals[SELECTION_CHANGED], 0);
}

/* Up and Down move in the list while one goes on typing. */
static gboolean
key_pressed_cb (GtkEventControllerKey *controller, guint keyval, guint keycode,
                GdkModifierType state, gpointer user_data)
{
  GtkWidget *entry = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (controller));
  ShianUnitPicker *self =
      SHIAN_UNIT_PICKER (gtk_widget_get_ancestor (entry, SHIAN_TYPE_UNIT_PICKER));
  guint selected = gtk_single_selection_get_selected (self->selection);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->selection));
  if ((keyval != GDK_KEY_Down && keyval != GDK_KEY_Up) || n == 0)
    return GDK_EVENT_PROPAGATE;
  if (selected == GTK_INVALID_LIST_POSITION)
    selected = 0;
  else if (keyval == GDK_KEY_Down && selected + 1 < n)
    selected++;
  else if (keyval == GDK_KEY_Up && selected > 0)
    selected--;
  gtk_single_selection_set_selected (self->selection, selected);
  gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", selected);
  return GDK_EVENT_STOP;
}

static void
setup_row_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *name = gtk_label_new (NULL);
  GtkWidget *full = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_xalign (GTK_LABEL (full), 1);
  gtk_label_set_ellipsize (GTK_LABEL (full), PANGO_ELLIPSIZE_MIDDLE);
  gtk_widget_set_hexpand (full, TRUE);
  gtk_widget_add_css_class (full, "dim-label");
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), full);
  gtk_list_item_set_child (item, box);
}

static void
bind_row_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  const ShianUnit *unit = shian_unit_item_get_unit (gtk_list_item_get_item (item));
  GtkWidget *name = gtk_widget_get_first_child (gtk_list_item_get_child (item));
  GtkWidget *full = gtk_widget_get_next_sibling (name);
  gtk_label_set_text (GTK_LABEL (name), unit->short_name);
  gtk_label_set_text (GTK_LABEL (full), unit->full_name != NULL
                                            ? unit->full_name
                                            : shian_unit_kind_title (unit->kind));
}

static void
shian_unit_picker_dispose (GObject *object)
{
  ShianUnitPicker *self = SHIAN_UNIT_PICKER (object);
  shian_template_dispose (GTK_WIDGET (self));
  g_clear_object (&self->selection);
  G_OBJECT_CLASS (shian_unit_picker_parent_class)->dispose (object);
}

static gboolean
shian_unit_picker_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (SHIAN_UNIT_PICKER (widget)->entry));
}

static void
shian_unit_picker_class_init (ShianUnitPickerClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  G_OBJECT_CLASS (klass)->dispose = shian_unit_picker_dispose;
  widget_class->grab_focus = shian_unit_picker_grab_focus;
  signals[PICKED] = g_signal_new ("picked", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);
  signals[MISSED] = g_signal_new ("missed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);
  signals[TYPED] = g_signal_new ("typed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
  signals[STOPPED] = g_signal_new ("stopped", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
  signals[SELECTION_CHANGED] =
      g_signal_new ("selection-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                    NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/shian/Shian/ui/unit-picker.ui");
  gtk_widget_class_bind_template_child (widget_class, ShianUnitPicker, entry);
  gtk_widget_class_bind_template_child (widget_class, ShianUnitPicker, stack);
  gtk_widget_class_bind_template_child (widget_class, ShianUnitPicker, list);
  gtk_widget_class_bind_template_child (widget_class, ShianUnitPicker, nothing);
  gtk_widget_class_bind_template_child (widget_class, ShianUnitPicker, no_match);
  gtk_widget_class_bind_template_child (widget_class, ShianUnitPicker, other);
  gtk_widget_class_bind_template_callback (widget_class, typed_cb);
  gtk_widget_class_bind_template_callback (widget_class, stopped_cb);
  gtk_widget_class_bind_template_callback (widget_class, picked_cb);
  gtk_widget_class_bind_template_callback (widget_class, other_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, setup_row_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_row_cb);
}

static void
shian_unit_picker_init (ShianUnitPicker *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->units = g_list_store_new (SHIAN_TYPE_UNIT_ITEM);
  self->filter = gtk_custom_filter_new (unit_matches, self, NULL);
  self->shown = gtk_filter_list_model_new (G_LIST_MODEL (self->units), GTK_FILTER (self->filter));
  self->selection = gtk_single_selection_new (G_LIST_MODEL (self->shown));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  gtk_single_selection_set_selected (self->selection, GTK_INVALID_LIST_POSITION);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));
  shian_tab_leave (GTK_WIDGET (self->list));
  g_signal_connect_object (self->selection, "notify::selected-item",
                           G_CALLBACK (selection_changed_cb), self, G_CONNECT_SWAPPED);
}

GtkWidget *
shian_unit_picker_new (void)
{
  return g_object_new (SHIAN_TYPE_UNIT_PICKER, NULL);
}

void
shian_unit_picker_set_directory (ShianUnitPicker *self, ShianUnitDirectory *directory,
                                 ShianUnitScope scope)
{
  g_autofree char *id = NULL;
  const ShianUnit *selected;
  g_return_if_fail (SHIAN_IS_UNIT_PICKER (self));
  selected = shian_unit_picker_get_selected (self);
  id = selected != NULL ? g_strdup (selected->record.id) : NULL;
  shian_unit_items_fill (self->units, directory, scope);
  shian_unit_picker_select (self, id);
  show_state (self);
}

const ShianUnit *
shian_unit_picker_get_selected (ShianUnitPicker *self)
{
  ShianUnitItem *item;
  g_return_val_if_fail (SHIAN_IS_UNIT_PICKER (self), NULL);
  item = gtk_single_selection_get_selected_item (self->selection);
  return item != NULL ? shian_unit_item_get_unit (item) : NULL;
}

void
shian_unit_picker_select (ShianUnitPicker *self, const char *unit_id)
{
  g_return_if_fail (SHIAN_IS_UNIT_PICKER (self));
  if (unit_id == NULL)
    gtk_single_selection_set_selected (self->selection, GTK_INVALID_LIST_POSITION);
  for (guint i = 0; unit_id != NULL && i < g_list_model_get_n_items (G_LIST_MODEL (self->shown));
       i++) {
    g_autoptr (ShianUnitItem) item = g_list_model_get_item (G_LIST_MODEL (self->shown), i);
    if (g_strcmp0 (shian_unit_item_get_unit (item)->record.id, unit_id) == 0) {
      gtk_single_selection_set_selected (self->selection, i);
      gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", i);
    }
  }
}

void
shian_unit_picker_set_typed (ShianUnitPicker *self, const char *typed)
{
  g_return_if_fail (SHIAN_IS_UNIT_PICKER (self));
  gtk_editable_set_text (GTK_EDITABLE (self->entry), typed);
  typed_cb (self);
}

const char *
shian_unit_picker_get_typed (ShianUnitPicker *self)
{
  g_return_val_if_fail (SHIAN_IS_UNIT_PICKER (self), "");
  return gtk_editable_get_text (GTK_EDITABLE (self->entry));
}

void
shian_unit_picker_set_missing (ShianUnitPicker *self, GtkWidget *offer)
{
  g_return_if_fail (SHIAN_IS_UNIT_PICKER (self));
  gtk_box_append (self->nothing, offer);
  self->offer = offer;
}

void
shian_unit_picker_set_single_click (ShianUnitPicker *self, gboolean single)
{
  g_return_if_fail (SHIAN_IS_UNIT_PICKER (self));
  gtk_list_view_set_single_click_activate (self->list, single);
}

guint
shian_unit_picker_get_n_shown (ShianUnitPicker *self)
{
  g_return_val_if_fail (SHIAN_IS_UNIT_PICKER (self), 0);
  return g_list_model_get_n_items (G_LIST_MODEL (self->shown));
}
