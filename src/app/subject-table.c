/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/subject-table.h"

#include "app/cut-tip.h"
#include "app/list-keys.h"
#include "app/status-pill.h"
#include "app/subject-cell.h"
#include "app/subject-columns.h"
#include "app/tab-leave.h"
#include "app/table-text.h"

#include <glib/gi18n-lib.h>

struct _ShianSubjectTable {
  GtkWidget parent_instance;

  ShianSubjectModel *model;
  GtkSingleSelection *selection;
  ShianSubject *chosen; /* what is selected, kept while the model changes as a whole */
  gboolean quiet;

  GtkWidget *scrolled;
  GtkColumnView *view;
};

G_DEFINE_FINAL_TYPE (ShianSubjectTable, shian_subject_table, GTK_TYPE_WIDGET)

enum { SUBJECT_SELECTED, SUBJECT_OPENED, N_SIGNALS };
static guint signals[N_SIGNALS];

/* Cells */

static ShianSubjectCell
cell_of (GtkListItemFactory *factory)
{
  return (ShianSubjectCell) GPOINTER_TO_INT (g_object_get_data (G_OBJECT (factory), "cell"));
}

/* Names of one school begin alike and tell apart by their ends: forty characters fit in three lines at
 * any size of text. */
static void
wrap_name (GtkLabel *label)
{
  gtk_label_set_wrap (label, TRUE);
  gtk_label_set_wrap_mode (label, PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (label, 3);
}

static void
setup_cb (GtkListItemFactory *factory, GtkListItem *row)
{
  static const int widths[SHIAN_SUBJECT_N_CELLS] = { 30, 6, 5, 5, 2, 10, 4 };
  ShianSubjectCell cell = cell_of (factory);
  GtkWidget *label;

  if (cell == SHIAN_SUBJECT_CELL_STATUS) {
    label = shian_status_pill_new ();
    gtk_widget_set_halign (label, GTK_ALIGN_START);
    gtk_list_item_set_child (row, label);
    return;
  }
  label = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_width_chars (GTK_LABEL (label), widths[cell]);
  gtk_label_set_ellipsize (GTK_LABEL (label), cell < SHIAN_SUBJECT_CELL_RISK
                                                  ? PANGO_ELLIPSIZE_END
                                                  : PANGO_ELLIPSIZE_NONE);
  shian_cut_tip (GTK_LABEL (label));
  if (cell == SHIAN_SUBJECT_CELL_NAME)
    wrap_name (GTK_LABEL (label));
  if (cell == SHIAN_SUBJECT_CELL_EXPIRY)
    gtk_widget_add_css_class (label, "numeric");
  gtk_list_item_set_child (row, label);
}

static void
show_expiry (GtkWidget *label, const ShianSubject *subject)
{
  ShianExpiry expiry = shian_subject_expiry (subject, NULL);

  gtk_widget_remove_css_class (label, "warning");
  gtk_widget_remove_css_class (label, "error");
  if (expiry != SHIAN_EXPIRY_NONE)
    gtk_widget_add_css_class (label, expiry == SHIAN_EXPIRY_PAST ? "error" : "warning");
}

static void
show_cell (GtkListItem *row, ShianSubjectCell cell)
{
  GtkWidget *child = gtk_list_item_get_child (row);
  const ShianSubject *subject = shian_record_item_get (gtk_list_item_get_item (row));
  g_autofree char *text = shian_subject_cell_text (cell, subject);

  if (cell == SHIAN_SUBJECT_CELL_STATUS) {
    shian_status_pill_set_word (SHIAN_STATUS_PILL (child), shian_subject_status_class (subject),
                                text);
    return;
  }
  gtk_label_set_text (GTK_LABEL (child), text);
  if (cell == SHIAN_SUBJECT_CELL_EXPIRY)
    show_expiry (child, subject);
}

static void
item_changed_cb (ShianRecordItem *item, GtkListItem *row)
{
  show_cell (row, (ShianSubjectCell) GPOINTER_TO_INT (g_object_get_data (G_OBJECT (row), "cell")));
}

static void
bind_cb (GtkListItemFactory *factory, GtkListItem *row)
{
  g_object_set_data (G_OBJECT (row), "cell", GINT_TO_POINTER (cell_of (factory)));
  g_signal_connect (gtk_list_item_get_item (row), "changed", G_CALLBACK (item_changed_cb), row);
  show_cell (row, cell_of (factory));
}

static void
unbind_cb (GtkListItemFactory *factory, GtkListItem *row)
{
  g_signal_handlers_disconnect_by_func (gtk_list_item_get_item (row), item_changed_cb, row);
}

static void
add_column (ShianSubjectTable *self, ShianSubjectCell cell)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkColumnViewColumn) column = NULL;

  g_object_set_data (G_OBJECT (factory), "cell", GINT_TO_POINTER (cell));
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), NULL);
  column = gtk_column_view_column_new (shian_subject_cell_title (cell), factory);
  gtk_column_view_column_set_expand (column, cell == SHIAN_SUBJECT_CELL_NAME);
  gtk_column_view_append_column (self->view, column);
}

/* Selection */

static void
keep_chosen (ShianSubjectTable *self)
{
  ShianRecordItem *item = gtk_single_selection_get_selected_item (self->selection);

  g_clear_pointer (&self->chosen, shian_subject_free);
  if (item != NULL)
    self->chosen = shian_subject_copy (shian_record_item_get (item));
}

static void
selected_cb (ShianSubjectTable *self)
{
  if (self->quiet)
    return;
  keep_chosen (self);
  g_signal_emit (self, signals[SUBJECT_SELECTED], 0);
}

static void
activated_cb (ShianSubjectTable *self, guint position)
{
  g_signal_emit (self, signals[SUBJECT_OPENED], 0);
}

static void
scroll_to (ShianSubjectTable *self, guint position)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->view));

  while (child != NULL && !GTK_IS_LIST_VIEW (child))
    child = gtk_widget_get_next_sibling (child);
  if (child != NULL)
    gtk_widget_activate_action (child, "list.scroll-to-item", "u", position);
}

static void
select_quietly (ShianSubjectTable *self, guint position, gboolean scroll)
{
  self->quiet = TRUE;
  gtk_single_selection_set_selected (self->selection, position);
  self->quiet = FALSE;
  if (scroll && position != GTK_INVALID_LIST_POSITION)
    scroll_to (self, position);
}

gboolean
shian_subject_table_select (ShianSubjectTable *self, const ShianSubject *subject)
{
  guint position;

  if (!shian_subject_model_find (self->model, subject, &position))
    return FALSE;
  select_quietly (self, position, TRUE);
  keep_chosen (self);
  return TRUE;
}

void
shian_subject_table_unselect (ShianSubjectTable *self)
{
  select_quietly (self, GTK_INVALID_LIST_POSITION, FALSE);
  g_clear_pointer (&self->chosen, shian_subject_free);
}

const ShianSubject *
shian_subject_table_get_selected (ShianSubjectTable *self)
{
  ShianRecordItem *item = gtk_single_selection_get_selected_item (self->selection);
  return item != NULL ? shian_record_item_get (item) : NULL;
}

void
shian_subject_table_step (ShianSubjectTable *self, int by)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->model));
  guint now = gtk_single_selection_get_selected (self->selection);
  guint next = now == GTK_INVALID_LIST_POSITION ? 0 : now + (guint) by;

  if (next >= n)
    return;
  scroll_to (self, next);
  gtk_single_selection_set_selected (self->selection, next);
}

gboolean
shian_subject_table_focus (ShianSubjectTable *self)
{
  guint now = gtk_single_selection_get_selected (self->selection);

  if (!gtk_widget_get_mapped (GTK_WIDGET (self->view)))
    return FALSE;
  if (now != GTK_INVALID_LIST_POSITION)
    scroll_to (self, now);
  if (!gtk_widget_grab_focus (GTK_WIDGET (self->view)))
    return FALSE;
  if (now != GTK_INVALID_LIST_POSITION)
    shian_list_keys_to_selected (GTK_WIDGET (self->view));
  return TRUE;
}

/* Content */

/* The row selected, or FALSE when it went. */
static gboolean
restore_chosen (ShianSubjectTable *self)
{
  guint position;

  if (self->chosen == NULL || !shian_subject_model_find (self->model, self->chosen, &position))
    return FALSE;
  select_quietly (self, position, gtk_single_selection_get_selected (self->selection) != position);
  return TRUE;
}

gboolean
shian_subject_table_show (ShianSubjectTable *self, ShianStore *reader, const ShianSubjectView *view,
                          const char *words, GError **error)
{
  gboolean ok;

  self->quiet = TRUE;
  ok = shian_subject_model_show (self->model, reader, view, words, error);
  self->quiet = FALSE;
  if (restore_chosen (self))
    return ok;
  select_quietly (
      self,
      g_list_model_get_n_items (G_LIST_MODEL (self->model)) > 0 ? 0 : GTK_INVALID_LIST_POSITION,
      TRUE);
  selected_cb (self);
  return ok;
}

/* The record may have been renamed meanwhile: where it stands now is asked of the store. */
static void
renew_chosen (ShianSubjectTable *self)
{
  ShianRecordItem *item = gtk_single_selection_get_selected_item (self->selection);

  if (item != NULL && self->chosen != NULL &&
      g_strcmp0 (shian_record_item_get_id (item), self->chosen->record.id) == 0)
    keep_chosen (self);
}

gboolean
shian_subject_table_refresh (ShianSubjectTable *self, GError **error)
{
  gboolean ok;

  self->quiet = TRUE;
  ok = shian_subject_model_refresh (self->model, error);
  self->quiet = FALSE;
  renew_chosen (self);
  if (!restore_chosen (self))
    select_quietly (self, GTK_INVALID_LIST_POSITION, FALSE);
  return ok;
}

ShianSubjectModel *
shian_subject_table_get_model (ShianSubjectTable *self)
{
  return self->model;
}

/* Copying */

static void
add_row (GString *text, const ShianSubject *subject)
{
  char *cells[SHIAN_SUBJECT_N_CELLS + 1] = { NULL };

  for (int cell = 0; cell < SHIAN_SUBJECT_N_CELLS; cell++)
    cells[cell] = shian_subject_cell_text ((ShianSubjectCell) cell, subject);
  shian_table_text_add (text, (const char *const *) cells);
  for (int cell = 0; cell < SHIAN_SUBJECT_N_CELLS; cell++)
    g_free (cells[cell]);
}

char *
shian_subject_table_to_text (ShianSubjectTable *self)
{
  GString *text = g_string_new (NULL);
  const char *titles[SHIAN_SUBJECT_N_CELLS + 1] = { NULL };
  guint n =
      MIN (g_list_model_get_n_items (G_LIST_MODEL (self->model)), SHIAN_SUBJECT_TABLE_COPY_MAX);

  for (int cell = 0; cell < SHIAN_SUBJECT_N_CELLS; cell++)
    titles[cell] = shian_subject_cell_title ((ShianSubjectCell) cell);
  shian_table_text_add (text, titles);
  for (guint i = 0; i < n; i++) {
    g_autoptr (ShianRecordItem) item = g_list_model_get_item (G_LIST_MODEL (self->model), i);
    add_row (text, shian_record_item_get (item));
  }
  return g_string_free (text, FALSE);
}

static void
copy_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_autofree char *text = shian_subject_table_to_text (SHIAN_SUBJECT_TABLE (widget));

  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text);
  gtk_widget_activate_action (widget, "subjects.copied", NULL);
}

/* Object */

static void
shian_subject_table_dispose (GObject *object)
{
  ShianSubjectTable *self = SHIAN_SUBJECT_TABLE (object);

  self->quiet = TRUE;
  if (self->view != NULL)
    gtk_column_view_set_model (self->view, NULL);
  self->view = NULL;
  g_clear_pointer (&self->scrolled, gtk_widget_unparent);
  g_clear_object (&self->selection);
  g_clear_object (&self->model);
  G_OBJECT_CLASS (shian_subject_table_parent_class)->dispose (object);
}

static void
shian_subject_table_finalize (GObject *object)
{
  g_clear_pointer (&SHIAN_SUBJECT_TABLE (object)->chosen, shian_subject_free);
  G_OBJECT_CLASS (shian_subject_table_parent_class)->finalize (object);
}

static gboolean
shian_subject_table_grab_focus (GtkWidget *widget)
{
  return shian_subject_table_focus (SHIAN_SUBJECT_TABLE (widget));
}

static void
shian_subject_table_class_init (ShianSubjectTableClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = shian_subject_table_dispose;
  G_OBJECT_CLASS (klass)->finalize = shian_subject_table_finalize;
  widget_class->grab_focus = shian_subject_table_grab_focus;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_install_action (widget_class, "subjects.copy", NULL, copy_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_c, GDK_CONTROL_MASK, "subjects.copy",
                                       NULL);
  signals[SUBJECT_SELECTED] = g_signal_new ("subject-selected", SHIAN_TYPE_SUBJECT_TABLE,
                                            G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SUBJECT_OPENED] = g_signal_new ("subject-opened", SHIAN_TYPE_SUBJECT_TABLE,
                                          G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

/* The keys are in a list inside the view, which does not take the view's name over. */
static void
set_up_inner_list (ShianSubjectTable *self)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->view)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_LIST_VIEW (child)) {
      gtk_accessible_update_property (GTK_ACCESSIBLE (child), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      _ ("Premises"), -1);
      shian_tab_leave (child);
    }
}

static void
shian_subject_table_init (ShianSubjectTable *self)
{
  self->model = shian_subject_model_new ();
  self->selection = gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->model)));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  self->view =
      GTK_COLUMN_VIEW (gtk_column_view_new (GTK_SELECTION_MODEL (g_object_ref (self->selection))));
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "subject-table");
  gtk_column_view_set_show_row_separators (self->view, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Premises"), -1);
  set_up_inner_list (self);
  for (int cell = 0; cell < SHIAN_SUBJECT_N_CELLS; cell++)
    add_column (self, (ShianSubjectCell) cell);
  self->scrolled = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scrolled), GTK_WIDGET (self->view));
  gtk_widget_set_parent (self->scrolled, GTK_WIDGET (self));
  shian_subject_columns_follow (self->view, GTK_SCROLLED_WINDOW (self->scrolled));
  g_signal_connect_object (self->selection, "notify::selected", G_CALLBACK (selected_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->view, "activate", G_CALLBACK (activated_cb), self,
                           G_CONNECT_SWAPPED);
}
