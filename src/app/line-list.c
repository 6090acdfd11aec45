/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/line-list.h"

#include "app/cut-tip.h"
#include "app/list-keys.h"
#include "app/message.h"
#include "app/status-pill.h"
#include "app/tab-leave.h"
#include "app/table-text.h"
#include "app/template.h"

#include <glib/gi18n-lib.h>

struct _ShianLineList {
  GtkWidget parent_instance;

  GListStore *lines;
  GtkSingleSelection *selection;
  GtkListView *view;
  GtkScrolledWindow *scroll;
  GtkStack *stack;
  GtkLabel *empty;
  gboolean filling;
  guint asked; /* length for which more lines were wanted */
  guint asking;
};

G_DEFINE_FINAL_TYPE (ShianLineList, shian_line_list, GTK_TYPE_WIDGET)

enum { PROP_0, PROP_TITLE, PROP_PLACEHOLDER, N_PROPS };
static GParamSpec *properties[N_PROPS];
enum { LINE_SELECTED, LINE_OPENED, MORE_WANTED, N_SIGNALS };
static guint signals[N_SIGNALS];

/* One line's widgets */

static GtkWidget *
make_label (const char *style, PangoEllipsizeMode ellipsize)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), ellipsize);
  shian_cut_tip (GTK_LABEL (label));
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  return label;
}

static void
setup_cb (ShianLineList *self, GtkListItem *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *end = make_label ("numeric", PANGO_ELLIPSIZE_NONE);

  gtk_box_append (GTK_BOX (words), make_label (NULL, PANGO_ELLIPSIZE_END));
  gtk_box_append (GTK_BOX (words), make_label ("wording", PANGO_ELLIPSIZE_END));
  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_set_valign (words, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), words);
  gtk_box_append (GTK_BOX (box), shian_status_pill_new ());
  gtk_box_append (GTK_BOX (box), end);
  gtk_widget_add_css_class (box, "line");
  gtk_list_item_set_child (item, box);
}

static void
set_label (GtkWidget *label, const char *text)
{
  gtk_label_set_text (GTK_LABEL (label), text);
  gtk_widget_set_visible (label, *text != '\0');
}

static void
bind_cb (ShianLineList *self, GtkListItem *item)
{
  const ShianLineText *text = shian_line_get (gtk_list_item_get_item (item));
  GtkWidget *box = gtk_list_item_get_child (item);
  GtkWidget *words = gtk_widget_get_first_child (box);
  GtkWidget *pill = gtk_widget_get_next_sibling (words);
  g_autofree char *name = g_strjoin (", ", text->title, text->below, text->state, text->end, NULL);

  set_label (gtk_widget_get_first_child (words), text->title);
  set_label (gtk_widget_get_last_child (words), text->below);
  set_label (gtk_widget_get_next_sibling (pill), text->end);
  shian_status_pill_set_word (SHIAN_STATUS_PILL (pill), text->look, text->state);
  /* The row around it is what has the keys, and what a screen reader reads. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (box)),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/* Selection */

static ShianLine *
nth (ShianLineList *self, guint index)
{
  g_autoptr (ShianLine) line = g_list_model_get_item (G_LIST_MODEL (self->lines), index);
  return line; /* the model keeps it */
}

static gboolean
find (ShianLineList *self, const char *id, guint *index)
{
  guint n = shian_line_list_get_n_lines (self);

  for (*index = 0; *index < n; (*index)++)
    if (g_strcmp0 (shian_line_get (nth (self, *index))->id, id) == 0)
      return TRUE;
  return FALSE;
}

const char *
shian_line_list_get_selected (ShianLineList *self)
{
  ShianLine *line = gtk_single_selection_get_selected_item (self->selection);
  return line != NULL ? shian_line_get (line)->id : NULL;
}

const char *
shian_line_list_get_selected_title (ShianLineList *self)
{
  ShianLine *line = gtk_single_selection_get_selected_item (self->selection);
  return line != NULL ? shian_line_get (line)->title : NULL;
}

static void
show_index (ShianLineList *self, guint index)
{
  gtk_single_selection_set_selected (self->selection, index);
  gtk_widget_activate_action (GTK_WIDGET (self->view), "list.scroll-to-item", "u", index);
}

gboolean
shian_line_list_select (ShianLineList *self, const char *id)
{
  guint index;

  if (!find (self, id, &index))
    return FALSE;
  show_index (self, index);
  return TRUE;
}

void
shian_line_list_step (ShianLineList *self, int by)
{
  guint at = gtk_single_selection_get_selected (self->selection);
  gint64 next = at == GTK_INVALID_LIST_POSITION ? 0 : (gint64) at + by;

  if (next >= 0 && next < shian_line_list_get_n_lines (self))
    show_index (self, (guint) next);
}

gboolean
shian_line_list_focus (ShianLineList *self)
{
  guint at = gtk_single_selection_get_selected (self->selection);

  if (!gtk_widget_get_mapped (GTK_WIDGET (self->view)))
    return FALSE;
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
  if (at != GTK_INVALID_LIST_POSITION) {
    gtk_widget_activate_action (GTK_WIDGET (self->view), "list.scroll-to-item", "u", at);
    shian_list_keys_to_selected (GTK_WIDGET (self->view));
  }
  return TRUE;
}

guint
shian_line_list_get_n_lines (ShianLineList *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->lines));
}

static gboolean
same_lines (ShianLineList *self, GPtrArray *lines)
{
  guint n = shian_line_list_get_n_lines (self);

  for (guint i = 0; n == lines->len && i < n; i++) {
    const ShianLineText *a = shian_line_get (nth (self, i));
    const ShianLineText *b = shian_line_get (lines->pdata[i]);
    if (g_strcmp0 (a->id, b->id) != 0 || g_strcmp0 (a->title, b->title) != 0 ||
        g_strcmp0 (a->below, b->below) != 0 || g_strcmp0 (a->end, b->end) != 0 ||
        g_strcmp0 (a->state, b->state) != 0 || a->look != b->look)
      return FALSE;
  }
  return n == lines->len;
}

/* Emptied first: a list that is replaced while shown fetches every line of it. */
void
shian_line_list_set_lines (ShianLineList *self, GPtrArray *lines)
{
  g_autofree char *id = g_strdup (shian_line_list_get_selected (self));
  guint index;

  if (same_lines (self, lines))
    return;
  self->filling = TRUE;
  self->asked = 0;
  g_list_store_remove_all (self->lines);
  g_list_store_splice (self->lines, 0, 0, lines->pdata, lines->len);
  if (id != NULL && find (self, id, &index))
    show_index (self, index);
  gtk_stack_set_visible_child_name (self->stack, lines->len > 0 ? "lines" : "empty");
  self->filling = FALSE;
  if (g_strcmp0 (id, shian_line_list_get_selected (self)) != 0)
    g_signal_emit (self, signals[LINE_SELECTED], 0);
}

void
shian_line_list_add_lines (ShianLineList *self, GPtrArray *lines)
{
  g_list_store_splice (self->lines, shian_line_list_get_n_lines (self), 0, lines->pdata,
                       lines->len);
}

static gboolean
ask_cb (gpointer data)
{
  ShianLineList *self = data;

  self->asking = 0;
  g_signal_emit (self, signals[MORE_WANTED], 0);
  return G_SOURCE_REMOVE;
}

/* Two pages ahead, and not while the list lays itself out. */
static void
scrolled_cb (ShianLineList *self, GtkAdjustment *adjustment)
{
  double below = gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_value (adjustment);
  guint n = shian_line_list_get_n_lines (self);

  if (self->filling || n == self->asked || below > 3 * gtk_adjustment_get_page_size (adjustment))
    return;
  self->asked = n;
  if (self->asking == 0)
    self->asking = g_idle_add (ask_cb, self);
}

void
shian_line_list_set_placeholder (ShianLineList *self, const char *text)
{
  gtk_label_set_text (self->empty, text);
}

static void
selected_cb (ShianLineList *self)
{
  if (!self->filling)
    g_signal_emit (self, signals[LINE_SELECTED], 0);
}

static void
activated_cb (ShianLineList *self)
{
  g_signal_emit (self, signals[LINE_OPENED], 0);
}

GPtrArray *
shian_line_list_get_ids (ShianLineList *self)
{
  GPtrArray *ids = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < shian_line_list_get_n_lines (self); i++)
    g_ptr_array_add (ids, g_strdup (shian_line_get (nth (self, i))->id));
  return ids;
}

/* Copying */

/* One more than are copied, to know whether there are more. */
static guint
read_to_copy (ShianLineList *self)
{
  guint n;

  do {
    n = shian_line_list_get_n_lines (self);
    if (n <= SHIAN_LINE_LIST_COPY_MAX)
      g_signal_emit (self, signals[MORE_WANTED], 0);
  } while (shian_line_list_get_n_lines (self) > n);
  return MIN (n, SHIAN_LINE_LIST_COPY_MAX);
}

char *
shian_line_list_to_text (ShianLineList *self)
{
  GString *text = g_string_new (NULL);
  guint n = read_to_copy (self);

  for (guint i = 0; i < n; i++) {
    const ShianLineText *line = shian_line_get (nth (self, i));
    const char *cells[] = { line->title, line->below, line->state, line->end, NULL };
    shian_table_text_add (text, cells);
  }
  return g_string_free (text, FALSE);
}

static void
copy_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  ShianLineList *self = SHIAN_LINE_LIST (widget);
  g_autofree char *text = shian_line_list_to_text (self);
  guint n = MIN (shian_line_list_get_n_lines (self), SHIAN_LINE_LIST_COPY_MAX);
  g_autofree char *told =
      shian_line_list_get_n_lines (self) > n
          ? g_strdup_printf (_ ("The first %u rows copied as a table; export gives all"), n)
          : g_strdup_printf (ngettext ("%u row copied as a table", "%u rows copied as a table", n),
                             n);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text);
  shian_message_show (widget, told);
}

/* Object */

static void
shian_line_list_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  ShianLineList *self = SHIAN_LINE_LIST (object);

  if (id == PROP_TITLE)
    gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    g_value_get_string (value), -1);
  else if (id == PROP_PLACEHOLDER)
    shian_line_list_set_placeholder (self, g_value_get_string (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
shian_line_list_dispose (GObject *object)
{
  ShianLineList *self = SHIAN_LINE_LIST (object);

  if (self->selection != NULL)
    g_signal_handlers_disconnect_by_data (self->selection, self);
  g_clear_handle_id (&self->asking, g_source_remove);
  if (self->scroll != NULL)
    g_signal_handlers_disconnect_by_data (gtk_scrolled_window_get_vadjustment (self->scroll), self);
  g_clear_object (&self->selection);
  g_clear_object (&self->lines);
  shian_template_dispose (GTK_WIDGET (self));
  G_OBJECT_CLASS (shian_line_list_parent_class)->dispose (object);
}

static guint
add_signal (const char *name)
{
  return g_signal_new (name, SHIAN_TYPE_LINE_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                       G_TYPE_NONE, 0);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/shian/Shian/ui/line-list.ui");
  gtk_widget_class_bind_template_child (widget_class, ShianLineList, stack);
  gtk_widget_class_bind_template_child (widget_class, ShianLineList, scroll);
  gtk_widget_class_bind_template_child (widget_class, ShianLineList, view);
  gtk_widget_class_bind_template_child (widget_class, ShianLineList, empty);
  gtk_widget_class_bind_template_callback (widget_class, setup_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_cb);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
}

static void
shian_line_list_class_init (ShianLineListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS;

  object_class->set_property = shian_line_list_set_property;
  object_class->dispose = shian_line_list_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  bind_template (widget_class);
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  properties[PROP_PLACEHOLDER] = g_param_spec_string ("placeholder", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_install_action (widget_class, "lines.copy", NULL, copy_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_c, GDK_CONTROL_MASK, "lines.copy",
                                       NULL);
  signals[LINE_SELECTED] = add_signal ("line-selected");
  signals[LINE_OPENED] = add_signal ("line-opened");
  signals[MORE_WANTED] = add_signal ("more-wanted");
}

static void
shian_line_list_init (ShianLineList *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->lines = g_list_store_new (SHIAN_TYPE_LINE);
  self->selection = gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->lines)));
  gtk_list_view_set_model (self->view, GTK_SELECTION_MODEL (self->selection));
  shian_tab_leave (GTK_WIDGET (self->view));
  g_signal_connect_swapped (self->selection, "notify::selected", G_CALLBACK (selected_cb), self);
  g_signal_connect_swapped (gtk_scrolled_window_get_vadjustment (self->scroll), "value-changed",
                            G_CALLBACK (scrolled_cb), self);
}
