/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/checklist-list.h"

#include "app/checklist-row.h"
#include "app/cut-tip.h"
#include "app/reveal.h"
#include "app/tab-leave.h"
#include "app/table-text.h"

#include <glib/gi18n-lib.h>

struct _ShianChecklistList {
  GtkWidget parent_instance;

  ShianChecklistFilter filter;
  ShianChecklistOrder order;
  gboolean descending;
  GHashTable *rows; /* task id → ShianChecklistRow; the list box owns the rows */
  gboolean filling;

  GtkWidget *box;
  GtkListBox *list;
  GtkLabel *placeholder;
  GtkButton *by_plan;
  GtkButton *by_role;
  GtkButton *by_status;
  GtkButton *by_due;
};

G_DEFINE_FINAL_TYPE (ShianChecklistList, shian_checklist_list, GTK_TYPE_WIDGET)

enum { TASK_SELECTED, TASK_OPENED, N_SIGNALS };
static guint signals[N_SIGNALS];

/* Order and headings */

static gboolean
filter_row (GtkListBoxRow *row, gpointer data)
{
  ShianChecklistList *self = data;
  const ShianChecklistItem *item = shian_checklist_row_get_item (SHIAN_CHECKLIST_ROW (row));

  return item != NULL && shian_checklist_filter_match (&self->filter, item);
}

static int
compare_rows (GtkListBoxRow *a, GtkListBoxRow *b, gpointer data)
{
  ShianChecklistList *self = data;
  ShianChecklistRow *one = SHIAN_CHECKLIST_ROW (a);
  ShianChecklistRow *other = SHIAN_CHECKLIST_ROW (b);
  int result = shian_checklist_compare (shian_checklist_row_get_item (one),
                                        shian_checklist_row_get_item (other), self->order);

  if (result == 0)
    result =
        (int) shian_checklist_row_get_place (one) - (int) shian_checklist_row_get_place (other);
  return self->descending ? -result : result;
}

static GtkWidget *
make_heading (const ShianSection *section)
{
  g_autofree char *title = shian_checklist_section_title (section);
  GtkWidget *label = gtk_label_new (title);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  shian_cut_tip (GTK_LABEL (label));
  gtk_widget_add_css_class (label, "section-heading");
  return label;
}

/* Headings stand only where the rows keep the plan's order. */
static void
update_heading (GtkListBoxRow *row, GtkListBoxRow *before, gpointer data)
{
  ShianChecklistList *self = data;
  const ShianChecklistItem *item = shian_checklist_row_get_item (SHIAN_CHECKLIST_ROW (row));
  const ShianChecklistItem *above =
      before != NULL ? shian_checklist_row_get_item (SHIAN_CHECKLIST_ROW (before)) : NULL;

  if (item == NULL || self->order != SHIAN_CHECKLIST_BY_PLAN ||
      (above != NULL && above->book->section->number == item->book->section->number))
    gtk_list_box_row_set_header (row, NULL);
  else
    gtk_list_box_row_set_header (row, make_heading (item->book->section));
}

static void
title_column (GtkButton *button, const char *title, gboolean active, gboolean descending)
{
  g_autofree char *label =
      active ? g_strdup_printf ("%s %s", title, descending ? "↓" : "↑") : g_strdup (title);

  gtk_label_set_text (GTK_LABEL (gtk_button_get_child (button)), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  if (active)
    gtk_widget_add_css_class (GTK_WIDGET (button), "sorted");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (button), "sorted");
}

static void
title_columns (ShianChecklistList *self)
{
  ShianChecklistOrder order = self->order;

  title_column (self->by_plan, _ ("Task"), order == SHIAN_CHECKLIST_BY_PLAN && self->descending,
                TRUE);
  title_column (self->by_role, _ ("Role"), order == SHIAN_CHECKLIST_BY_ROLE, self->descending);
  title_column (self->by_status, _ ("Status"), order == SHIAN_CHECKLIST_BY_STATUS,
                self->descending);
  title_column (self->by_due, _ ("Due"), order == SHIAN_CHECKLIST_BY_DUE, self->descending);
}

void
shian_checklist_list_set_order (ShianChecklistList *self, ShianChecklistOrder order,
                                gboolean descending)
{
  self->order = order;
  self->descending = descending;
  title_columns (self);
  gtk_list_box_invalidate_sort (self->list);
  gtk_list_box_invalidate_headers (self->list);
}

/* Once up, once down. */
static void
sort_by (ShianChecklistList *self, ShianChecklistOrder order)
{
  shian_checklist_list_set_order (self, order, self->order == order && !self->descending);
}

static void
by_plan_cb (ShianChecklistList *self)
{
  sort_by (self, SHIAN_CHECKLIST_BY_PLAN);
}

static void
by_role_cb (ShianChecklistList *self)
{
  sort_by (self, SHIAN_CHECKLIST_BY_ROLE);
}

static void
by_status_cb (ShianChecklistList *self)
{
  sort_by (self, SHIAN_CHECKLIST_BY_STATUS);
}

static void
by_due_cb (ShianChecklistList *self)
{
  sort_by (self, SHIAN_CHECKLIST_BY_DUE);
}

/* Rows */

static gboolean
is_shown (GtkListBoxRow *row)
{
  return gtk_widget_get_child_visible (GTK_WIDGET (row));
}

static gboolean
is_gone (gpointer key, gpointer value, gpointer data)
{
  ShianChecklist *checklist = data;
  return checklist == NULL || shian_checklist_find (checklist, key) == NULL;
}

static void
drop_rows (ShianChecklistList *self, ShianChecklist *checklist)
{
  GHashTableIter iter;
  gpointer id, row;

  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, &id, &row)) {
    if (!is_gone (id, row, checklist))
      continue;
    g_hash_table_iter_remove (&iter);
    gtk_list_box_remove (self->list, row);
  }
}

static void
put_row (ShianChecklistList *self, const ShianChecklistItem *item, guint place)
{
  const char *id = item->book->task->record.id;
  GtkWidget *row = g_hash_table_lookup (self->rows, id);

  if (row != NULL && shian_checklist_row_get_place (SHIAN_CHECKLIST_ROW (row)) == place) {
    shian_checklist_row_set_item (SHIAN_CHECKLIST_ROW (row), item);
    return;
  }
  if (row != NULL)
    gtk_list_box_remove (self->list, row);
  row = shian_checklist_row_new (place);
  shian_checklist_row_set_item (SHIAN_CHECKLIST_ROW (row), item);
  g_hash_table_insert (self->rows, g_strdup (id), row);
  gtk_list_box_append (self->list, row);
}

static void
explain_empty (ShianChecklistList *self, const ShianChecklist *checklist)
{
  gboolean any = checklist != NULL && checklist->items->len > 0;

  gtk_label_set_text (
      self->placeholder,
      any ? _ ("No task matches. Choose “All” or clear the search.")
          : _ ("No task names this unit. If the plan calls it by another name, add that "
               "name to the unit in the settings, or import the plan again."));
}

void
shian_checklist_list_set_checklist (ShianChecklistList *self, ShianChecklist *checklist)
{
  const ShianChecklistItem *selected = shian_checklist_list_get_selected (self);
  g_autofree char *id = selected != NULL ? g_strdup (selected->book->task->record.id) : NULL;
  GtkListBoxRow *row;

  self->filling = TRUE;
  /* While rows come and go the old items are no longer there to be compared. */
  gtk_list_box_set_sort_func (self->list, NULL, NULL, NULL);
  gtk_list_box_set_filter_func (self->list, NULL, NULL, NULL);
  gtk_list_box_set_header_func (self->list, NULL, NULL, NULL);
  drop_rows (self, checklist);
  for (guint i = 0; checklist != NULL && i < checklist->items->len; i++)
    put_row (self, checklist->items->pdata[i], i);
  gtk_list_box_set_sort_func (self->list, compare_rows, self, NULL);
  gtk_list_box_set_filter_func (self->list, filter_row, self, NULL);
  gtk_list_box_set_header_func (self->list, update_heading, self, NULL);
  explain_empty (self, checklist);
  self->filling = FALSE;
  row = id != NULL ? g_hash_table_lookup (self->rows, id) : NULL;
  if (row != NULL && is_shown (row) && shian_checklist_list_get_selected (self) == NULL)
    gtk_list_box_select_row (self->list, row);
}

void
shian_checklist_list_set_filter (ShianChecklistList *self, const ShianChecklistFilter *filter)
{
  g_free (self->filter.words);
  self->filter = *filter;
  self->filter.words = g_strdup (filter->words);
  gtk_list_box_invalidate_filter (self->list);
}

static GtkListBoxRow *
nth_shown (ShianChecklistList *self, guint n)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    if (is_shown (row) && n-- == 0)
      return row;
  return NULL;
}

guint
shian_checklist_list_get_n_shown (ShianChecklistList *self)
{
  guint n = 0;

  while (nth_shown (self, n) != NULL)
    n++;
  return n;
}

/* What is shown */

GPtrArray *
shian_checklist_list_get_shown (ShianChecklistList *self)
{
  GPtrArray *tasks = g_ptr_array_new_with_free_func (g_free);
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    if (is_shown (row)) {
      const ShianChecklistItem *item = shian_checklist_row_get_item (SHIAN_CHECKLIST_ROW (row));
      g_ptr_array_add (tasks, g_strdup (item->book->task->record.id));
    }
  return tasks;
}

char *
shian_checklist_list_describe (ShianChecklistList *self)
{
  GtkListBoxRow *row = nth_shown (self, 0);
  const ShianChecklistItem *first =
      row != NULL ? shian_checklist_row_get_item (SHIAN_CHECKLIST_ROW (row)) : NULL;

  return shian_checklist_filter_describe (
      &self->filter, first != NULL ? first->book->section : NULL, self->order, self->descending);
}

/* Selection */

const ShianChecklistItem *
shian_checklist_list_get_selected (ShianChecklistList *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);
  return row != NULL ? shian_checklist_row_get_item (SHIAN_CHECKLIST_ROW (row)) : NULL;
}

/* The keys stay in the record while somebody writes there, and go along within the list. */
static void
go_to_row (ShianChecklistList *self, GtkListBoxRow *row)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  gtk_list_box_select_row (self->list, row);
  if (focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->list)))
    gtk_widget_grab_focus (GTK_WIDGET (row));
  else
    shian_reveal (GTK_WIDGET (row));
}

gboolean
shian_checklist_list_select (ShianChecklistList *self, const char *task_id)
{
  GtkListBoxRow *row = g_hash_table_lookup (self->rows, task_id);

  if (row == NULL || !is_shown (row))
    return FALSE;
  go_to_row (self, GTK_LIST_BOX_ROW (row));
  return TRUE;
}

void
shian_checklist_list_select_first (ShianChecklistList *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);

  if (row == NULL || !is_shown (row))
    gtk_list_box_select_row (self->list, nth_shown (self, 0));
}

void
shian_checklist_list_step (ShianChecklistList *self, int by)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);
  int index = row != NULL ? gtk_list_box_row_get_index (row) : -1;

  do {
    index += by;
    row = gtk_list_box_get_row_at_index (self->list, index);
  } while (index >= 0 && row != NULL && !is_shown (row));
  if (index >= 0 && row != NULL)
    go_to_row (self, row);
}

gboolean
shian_checklist_list_focus (ShianChecklistList *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);

  if (!gtk_widget_get_mapped (GTK_WIDGET (self->list)))
    return FALSE;
  if (row == NULL || !is_shown (row))
    row = nth_shown (self, 0);
  return row != NULL && gtk_widget_grab_focus (GTK_WIDGET (row));
}

static void
row_selected_cb (ShianChecklistList *self)
{
  if (!self->filling)
    g_signal_emit (self, signals[TASK_SELECTED], 0);
}

static void
row_activated_cb (ShianChecklistList *self)
{
  g_signal_emit (self, signals[TASK_OPENED], 0);
}

/* Copying */

static void
add_item (GString *text, const ShianChecklistItem *item)
{
  g_autofree char *section = shian_checklist_section_title (item->book->section);
  const ShianProgress *progress = item->progress;
  const char *cells[] = { item->book->label,
                          section,
                          item->book->measure->title,
                          item->book->task->text,
                          shian_checklist_role_title (item->role),
                          item->due != NULL ? item->due : "",
                          _ (SHIAN_STATUS_CHOICES[shian_checklist_item_status (item)].title),
                          progress != NULL && progress->text != NULL ? progress->text : "",
                          NULL };

  shian_table_text_add (text, cells);
}

char *
shian_checklist_list_to_text (ShianChecklistList *self)
{
  const char *titles[] = { _ ("Number"),           _ ("Section"),  _ ("Measure"),
                           _ ("Official wording"), _ ("Role"),     _ ("Due"),
                           _ ("Status"),           _ ("Progress"), NULL };
  GString *text = g_string_new (NULL);
  GtkListBoxRow *row;

  shian_table_text_add (text, titles);
  for (guint i = 0; (row = nth_shown (self, i)) != NULL; i++)
    add_item (text, shian_checklist_row_get_item (SHIAN_CHECKLIST_ROW (row)));
  return g_string_free (text, FALSE);
}

static void
copy_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_autofree char *text = shian_checklist_list_to_text (SHIAN_CHECKLIST_LIST (widget));

  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text);
  gtk_widget_activate_action (widget, "checklist.copied", NULL);
}

static void
shian_checklist_list_dispose (GObject *object)
{
  ShianChecklistList *self = SHIAN_CHECKLIST_LIST (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  G_OBJECT_CLASS (shian_checklist_list_parent_class)->dispose (object);
}

static void
shian_checklist_list_finalize (GObject *object)
{
  ShianChecklistList *self = SHIAN_CHECKLIST_LIST (object);

  g_free (self->filter.words);
  g_hash_table_unref (self->rows);
  G_OBJECT_CLASS (shian_checklist_list_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/shian/Shian/ui/checklist-list.ui");
  gtk_widget_class_bind_template_child (widget_class, ShianChecklistList, box);
  gtk_widget_class_bind_template_child (widget_class, ShianChecklistList, list);
  gtk_widget_class_bind_template_child (widget_class, ShianChecklistList, placeholder);
  gtk_widget_class_bind_template_child (widget_class, ShianChecklistList, by_plan);
  gtk_widget_class_bind_template_child (widget_class, ShianChecklistList, by_role);
  gtk_widget_class_bind_template_child (widget_class, ShianChecklistList, by_status);
  gtk_widget_class_bind_template_child (widget_class, ShianChecklistList, by_due);
  gtk_widget_class_bind_template_callback (widget_class, row_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, by_plan_cb);
  gtk_widget_class_bind_template_callback (widget_class, by_role_cb);
  gtk_widget_class_bind_template_callback (widget_class, by_status_cb);
  gtk_widget_class_bind_template_callback (widget_class, by_due_cb);
}

static void
shian_checklist_list_class_init (ShianChecklistListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = shian_checklist_list_dispose;
  G_OBJECT_CLASS (klass)->finalize = shian_checklist_list_finalize;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  bind_template (widget_class);
  gtk_widget_class_install_action (widget_class, "checklist.copy", NULL, copy_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_c, GDK_CONTROL_MASK, "checklist.copy",
                                       NULL);
  signals[TASK_SELECTED] = g_signal_new ("task-selected", SHIAN_TYPE_CHECKLIST_LIST,
                                         G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[TASK_OPENED] = g_signal_new ("task-opened", SHIAN_TYPE_CHECKLIST_LIST, G_SIGNAL_RUN_LAST,
                                       0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
shian_checklist_list_init (ShianChecklistList *self)
{
  const ShianChecklistFilter all = SHIAN_CHECKLIST_FILTER_ALL;

  self->filter = all;
  self->rows = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
  shian_tab_leave (GTK_WIDGET (self->list));
  title_columns (self);
}
