/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/review-editor.h"

#include "app/responsibility-row.h"
#include "app/reveal.h"
#include "base/date.h"
#include "base/text.h"

#include <glib/gi18n-lib.h>

struct _ShianReviewEditor {
  AdwBin parent_instance;

  GtkStack *stack;
  GtkLabel *label;
  GtkLabel *what;
  GtkWidget *add;
  GtkBox *rows;
  GtkLabel *clause;
  GtkWidget *old_box;
  GtkLabel *old_text;
  GtkWidget *new_box;
  GtkLabel *new_text;
  GtkLabel *found;

  ShianSession *session;
  ShianReviewRow *row;
};

enum { EDITED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (ShianReviewEditor, shian_review_editor, ADW_TYPE_BIN)

static void
show_text (GtkLabel *label, const char *text)
{
  gtk_label_set_text (label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), !shian_text_is_empty (text));
}

static gboolean
text_changed (const ShianImportItem *item)
{
  return item->text != NULL && item->old != NULL &&
         !g_str_equal (item->text->text, item->old->task->text);
}

static gboolean
clause_changed (const ShianImportItem *item)
{
  return item->text != NULL && item->old != NULL &&
         g_strcmp0 (item->text->clause, item->old->task->clause) != 0;
}

/* “Changed: wording, units” */
static char *
describe_change (ShianReviewRow *row)
{
  const ShianImportItem *item = shian_review_row_get_item (row);
  g_autoptr (GPtrArray) parts = g_ptr_array_new ();
  g_autofree char *joined = NULL;
  if (!shian_review_row_is_news (row))
    return g_strdup ("");
  if (item->state != SHIAN_IMPORT_CHANGED)
    return g_strdup (shian_review_state_title (item->state));
  if (text_changed (item))
    g_ptr_array_add (parts, (gpointer) _ ("wording"));
  if (item->units_changed)
    g_ptr_array_add (parts, (gpointer) _ ("units"));
  else if (clause_changed (item))
    g_ptr_array_add (parts, (gpointer) _ ("responsibility clause"));
  if (item->moved)
    g_ptr_array_add (parts, (gpointer) _ ("place in the plan"));
  g_ptr_array_add (parts, NULL);
  joined = g_strjoinv (_ (", "), (char **) parts->pdata);
  return g_strdup_printf (_ ("Changed: %s"), joined);
}

static void
append_date (GString *text, const ShianTextDate *date)
{
  g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", date->text);
  if (date->iso != NULL) {
    g_autofree char *day = shian_date_iso_to_chinese (date->iso);
    g_string_append_printf (text, " (%s)", day);
  }
}

/* What may become a target or a deadline. */
static char *
describe_found (const ShianTextTask *task)
{
  g_autoptr (GString) figures = g_string_new (NULL);
  g_autoptr (GString) dates = g_string_new (NULL);
  GString *all = g_string_new (NULL);
  for (guint i = 0; i < task->quantities->len; i++) {
    const ShianTextQuantity *quantity = g_ptr_array_index (task->quantities, i);
    g_string_append_printf (figures, "%s%s", i > 0 ? " · " : "", quantity->text);
  }
  for (guint i = 0; i < task->dates->len; i++)
    append_date (dates, g_ptr_array_index (task->dates, i));
  if (figures->len > 0)
    g_string_append_printf (all, _ ("Figures found: %s"), figures->str);
  if (dates->len > 0) {
    g_string_append (all, all->len > 0 ? "\n" : "");
    g_string_append_printf (all, _ ("Dates found: %s"), dates->str);
  }
  return g_string_free (all, FALSE);
}

static void
edited_cb (ShianReviewEditor *self)
{
  g_signal_emit (self, signals[EDITED], 0);
}

static void
removed_cb (ShianResponsibilityRow *row, ShianReviewEditor *self)
{
  const ShianImportItem *item = shian_review_row_get_item (self->row);
  ShianTextResponsibility *gone = shian_responsibility_row_get (row);
  shian_responsibility_row_forget (row);
  gtk_box_remove (self->rows, GTK_WIDGET (row));
  g_ptr_array_remove (item->text->responsibilities, gone);
  gtk_widget_grab_focus (self->add);
  g_signal_emit (self, signals[EDITED], 0);
}

static GtkWidget *
append_responsibility (ShianReviewEditor *self, ShianTextResponsibility *responsibility)
{
  GtkWidget *row = shian_responsibility_row_new (self->session, responsibility);
  g_signal_connect_object (row, "edited", G_CALLBACK (edited_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "removed", G_CALLBACK (removed_cb), self, 0);
  gtk_box_append (self->rows, row);
  return row;
}

static void
clear_rows (ShianReviewEditor *self)
{
  GtkWidget *row;
  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->rows))) != NULL) {
    shian_responsibility_row_forget (SHIAN_RESPONSIBILITY_ROW (row));
    gtk_box_remove (self->rows, row);
  }
}

static void
show_wording (ShianReviewEditor *self, const ShianImportItem *item)
{
  gboolean two = text_changed (item);
  gtk_widget_set_visible (self->old_box, item->text == NULL || two);
  gtk_widget_set_visible (self->new_box, item->text != NULL);
  gtk_label_set_text (self->old_text, item->old != NULL ? item->old->task->text : "");
  gtk_label_set_text (self->new_text, item->text != NULL ? item->text->text : "");
}

/* Who is named in the text, and who was until now. */
static char *
quote_clause (const ShianImportItem *item)
{
  const char *clause = item->text != NULL ? item->text->clause : item->old->task->clause;
  const char *old = clause_changed (item) ? item->old->task->clause : NULL;
  GString *text = g_string_new (NULL);
  if (clause != NULL)
    g_string_append_printf (text, _ ("In the text: %s"), clause);
  if (old != NULL && text->len > 0)
    g_string_append_c (text, '\n');
  if (old != NULL)
    g_string_append_printf (text, _ ("Until now: %s"), old);
  return g_string_free (text, FALSE);
}

static void
show_task (ShianReviewEditor *self, const ShianImportItem *item)
{
  g_autofree char *what = describe_change (self->row);
  g_autofree char *found = item->text != NULL ? describe_found (item->text) : NULL;
  g_autofree char *quoted = quote_clause (item);
  gtk_label_set_text (self->label, item->label);
  gtk_label_set_text (self->what, what);
  gtk_widget_set_visible (self->add, item->text != NULL);
  show_text (self->clause, quoted);
  show_text (self->found, found);
  show_wording (self, item);
  for (guint i = 0; item->text != NULL && i < item->text->responsibilities->len; i++)
    append_responsibility (self, g_ptr_array_index (item->text->responsibilities, i));
}

static void
shian_review_editor_dispose (GObject *object)
{
  ShianReviewEditor *self = SHIAN_REVIEW_EDITOR (object);
  g_clear_object (&self->row);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (shian_review_editor_parent_class)->dispose (object);
}

static void
shian_review_editor_class_init (ShianReviewEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  G_OBJECT_CLASS (klass)->dispose = shian_review_editor_dispose;
  signals[EDITED] = g_signal_new ("edited", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/shian/Shian/ui/review-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, ShianReviewEditor, stack);
  gtk_widget_class_bind_template_child (widget_class, ShianReviewEditor, label);
  gtk_widget_class_bind_template_child (widget_class, ShianReviewEditor, what);
  gtk_widget_class_bind_template_child (widget_class, ShianReviewEditor, add);
  gtk_widget_class_bind_template_child (widget_class, ShianReviewEditor, rows);
  gtk_widget_class_bind_template_child (widget_class, ShianReviewEditor, clause);
  gtk_widget_class_bind_template_child (widget_class, ShianReviewEditor, old_box);
  gtk_widget_class_bind_template_child (widget_class, ShianReviewEditor, old_text);
  gtk_widget_class_bind_template_child (widget_class, ShianReviewEditor, new_box);
  gtk_widget_class_bind_template_child (widget_class, ShianReviewEditor, new_text);
  gtk_widget_class_bind_template_child (widget_class, ShianReviewEditor, found);
  gtk_widget_class_bind_template_callback (widget_class, shian_review_editor_add);
}

static void
shian_review_editor_init (ShianReviewEditor *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
shian_review_editor_show (ShianReviewEditor *self, ShianSession *session, ShianReviewRow *row)
{
  const ShianImportItem *item = row != NULL ? shian_review_row_get_item (row) : NULL;
  g_return_if_fail (SHIAN_IS_REVIEW_EDITOR (self));
  clear_rows (self);
  g_set_object (&self->session, session);
  if (item == NULL)
    row = NULL;
  g_set_object (&self->row, row);
  gtk_stack_set_visible_child_name (self->stack, item != NULL ? "task" : "none");
  if (item != NULL)
    show_task (self, item);
}

void
shian_review_editor_check (ShianReviewEditor *self)
{
  g_return_if_fail (SHIAN_IS_REVIEW_EDITOR (self));
  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->rows)); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    shian_responsibility_row_check (SHIAN_RESPONSIBILITY_ROW (row));
  if (self->row != NULL) {
    g_autofree char *what = describe_change (self->row);
    gtk_label_set_text (self->what, what);
  }
}

/* The viewport would scroll to where the row is now, and a row just made has no place yet. */
static void
focus_new_row (GtkWidget *row)
{
  GtkViewport *viewport = GTK_VIEWPORT (gtk_widget_get_ancestor (row, GTK_TYPE_VIEWPORT));
  gtk_viewport_set_scroll_to_focus (viewport, FALSE);
  gtk_widget_grab_focus (row);
  gtk_viewport_set_scroll_to_focus (viewport, TRUE);
  shian_reveal (row);
}

void
shian_review_editor_focus_unknown (ShianReviewEditor *self)
{
  g_return_if_fail (SHIAN_IS_REVIEW_EDITOR (self));
  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->rows)); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    if (!shian_responsibility_row_is_known (SHIAN_RESPONSIBILITY_ROW (row))) {
      focus_new_row (row);
      return;
    }
}

void
shian_review_editor_add (ShianReviewEditor *self)
{
  const ShianImportItem *item;
  ShianTextResponsibility *responsibility;
  g_return_if_fail (SHIAN_IS_REVIEW_EDITOR (self));
  item = self->row != NULL ? shian_review_row_get_item (self->row) : NULL;
  if (item == NULL || item->text == NULL)
    return;
  responsibility = g_new0 (ShianTextResponsibility, 1);
  responsibility->unit = g_strdup ("");
  responsibility->role = SHIAN_ROLE_ASSIGNED;
  responsibility->span = item->text->clause_span;
  g_ptr_array_add (item->text->responsibilities, responsibility);
  gtk_widget_grab_focus (append_responsibility (self, responsibility));
  g_signal_emit (self, signals[EDITED], 0);
}

guint
shian_review_editor_get_n_rows (ShianReviewEditor *self)
{
  guint n = 0;
  g_return_val_if_fail (SHIAN_IS_REVIEW_EDITOR (self), 0);
  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->rows)); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    n++;
  return n;
}

GtkWidget *
shian_review_editor_get_row (ShianReviewEditor *self, guint position)
{
  GtkWidget *row;
  g_return_val_if_fail (SHIAN_IS_REVIEW_EDITOR (self), NULL);
  row = gtk_widget_get_first_child (GTK_WIDGET (self->rows));
  while (row != NULL && position-- > 0)
    row = gtk_widget_get_next_sibling (row);
  return row;
}
