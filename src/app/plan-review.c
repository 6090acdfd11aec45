/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/plan-review.h"

#include "app/date-entry.h"
#include "app/review-account.h"
#include "app/review-editor.h"
#include "app/review-list.h"
#include "app/review-source.h"
#include "app/tab-leave.h"
#include "base/text.h"
#include "reports/setup.h"

#include <glib/gi18n-lib.h>

struct _ShianPlanReview {
  AdwBin parent_instance;

  GtkLabel *title;
  GtkLabel *totals;
  GtkLabel *unknown;
  GtkWidget *next_unknown;
  GtkLabel *source_title;
  ShianReviewSource *source;
  GtkDropDown *narrow;
  GtkStack *parts;
  GtkListView *list;
  ShianReviewEditor *editor;
  ShianReviewAccount *account;
  ShianDateEntry *issued;
  GtkLabel *refusal;
  GtkSpinner *spinner;
  GtkWidget *cancel;
  GtkWidget *accept;

  ShianSession *session;
  ShianPlanImport *import;
  GListStore *rows;
  GtkCustomFilter *filter;
  GtkSingleSelection *selection;
  guint n_unknown;
  gboolean accepting; /* the worker has the import */
  gboolean corrected; /* by hand, not accepted yet */
  gboolean warned;
};

enum { ACCEPTED, CANCELLED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (ShianPlanReview, shian_plan_review, ADW_TYPE_BIN)

enum { NARROW_ALL, NARROW_CHANGES, NARROW_UNKNOWN };

/* Lists and totals */

static gboolean
row_shown (gpointer object, gpointer user_data)
{
  ShianPlanReview *self = user_data;
  const ShianImportItem *item = shian_review_row_get_item (object);
  guint narrow = gtk_drop_down_get_selected (self->narrow);
  if (narrow == NARROW_ALL)
    return TRUE;
  if (item == NULL)
    return FALSE;
  return narrow == NARROW_CHANGES ? item->state != SHIAN_IMPORT_SAME
                                  : shian_review_row_get_n_unknown (object) > 0;
}

static void
show_totals (ShianPlanReview *self)
{
  const ShianPlanImport *import = self->import;
  guint n_measures, n_tasks, n_responsibilities;
  g_autoptr (GString) text = g_string_new (NULL);
  shian_plan_text_count (import->text, &n_measures, &n_tasks, &n_responsibilities);
  g_string_printf (text, _ ("%u sections · %u measures · %u tasks · %u responsibilities"),
                   import->text->sections->len, n_measures, n_tasks, n_responsibilities);
  if (import->old != NULL) {
    g_string_append (text, "\n");
    g_string_append_printf (
        text, _ ("Against the stored plan: %u new · %u changed · %u gone · %u the same"),
        import->counts[SHIAN_IMPORT_ADDED], import->counts[SHIAN_IMPORT_CHANGED],
        import->counts[SHIAN_IMPORT_REMOVED], import->counts[SHIAN_IMPORT_SAME]);
  }
  gtk_label_set_text (self->totals, text->str);
}

static void
show_unknown (ShianPlanReview *self)
{
  g_autofree char *text = NULL;
  self->n_unknown =
      shian_review_rows_check (self->rows, shian_session_get_directory (self->session));
  text = g_strdup_printf (ngettext ("%u unknown unit; its tasks stand in nobody's checklist yet",
                                    "%u unknown units; their tasks stand in nobody's checklist yet",
                                    self->n_unknown),
                          self->n_unknown);
  gtk_label_set_text (self->unknown, text);
  gtk_widget_set_visible (GTK_WIDGET (self->unknown), self->n_unknown > 0);
  gtk_widget_set_visible (self->next_unknown, self->n_unknown > 0);
}

static void
narrowed_cb (ShianPlanReview *self)
{
  gtk_filter_changed (GTK_FILTER (self->filter), GTK_FILTER_CHANGE_DIFFERENT);
}

/* Narrowing is for the list of tasks. */
static void
part_changed_cb (ShianPlanReview *self)
{
  gboolean tasks = g_strcmp0 (gtk_stack_get_visible_child_name (self->parts), "tasks") == 0;
  gtk_widget_set_visible (GTK_WIDGET (self->narrow), tasks);
}

static void
selected_cb (ShianPlanReview *self)
{
  ShianReviewRow *row = gtk_single_selection_get_selected_item (self->selection);
  const ShianSpan nowhere = { 0, 0 };
  if (self->session == NULL)
    return;
  shian_review_editor_show (self->editor, self->session, row);
  shian_review_source_light (self->source, row != NULL ? shian_review_row_get_span (row) : nowhere);
}

static void
row_activated_cb (ShianPlanReview *self)
{
  gtk_widget_child_focus (GTK_WIDGET (self->editor), GTK_DIR_TAB_FORWARD);
}

static void
edited_cb (ShianPlanReview *self)
{
  self->corrected = TRUE;
  self->warned = FALSE;
  gtk_label_set_text (self->refusal, "");
  shian_plan_import_compare (self->import);
  show_totals (self);
  show_unknown (self);
  shian_review_editor_check (self->editor);
}

static void
place_chosen_cb (ShianPlanReview *self, guint start, guint end)
{
  const ShianSpan span = { start, end };
  shian_review_source_light (self->source, span);
}

static void
directory_changed_cb (ShianPlanReview *self)
{
  if (self->import == NULL || self->accepting)
    return;
  show_unknown (self);
  shian_review_editor_check (self->editor);
}

static void
setup_row_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  shian_review_list_setup (item);
}

static void
bind_row_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  shian_review_list_bind (item);
}

static void
unbind_row_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  shian_review_list_unbind (item);
}

/* Accepting */

static void
clear_import (ShianPlanReview *self)
{
  if (self->editor != NULL)
    shian_review_editor_show (self->editor, self->session, NULL);
  g_list_store_remove_all (self->rows);
  g_clear_pointer (&self->import, shian_plan_import_free);
}

static gboolean
accept_import (ShianStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  return shian_plan_import_accept (store, data, error);
}

static void
set_accepting (ShianPlanReview *self, gboolean accepting)
{
  self->accepting = accepting;
  gtk_widget_set_sensitive (self->accept, !accepting);
  gtk_widget_set_sensitive (self->cancel, !accepting);
  gtk_widget_set_sensitive (GTK_WIDGET (self->parts), !accepting);
  gtk_spinner_set_spinning (self->spinner, accepting);
}

static void
accepted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ShianPlanReview) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean done = shian_session_run_finish (SHIAN_SESSION (source), result, &error);
  self->accepting = FALSE;
  if (self->accept == NULL) { /* the window is gone */
    g_clear_pointer (&self->import, shian_plan_import_free);
    return;
  }
  set_accepting (self, FALSE);
  if (done) {
    clear_import (self);
    g_signal_emit (self, signals[ACCEPTED], 0);
  } else {
    gtk_label_set_text (self->refusal, error->message);
  }
}

static gboolean
is_blank (gconstpointer element)
{
  const ShianTextResponsibility *responsibility = element;
  return shian_text_is_empty (responsibility->unit);
}

/* A line added and left empty names nobody. */
static void
drop_blank (ShianPlanImport *import)
{
  for (guint i = 0; i < import->items->len; i++) {
    const ShianImportItem *item = g_ptr_array_index (import->items, i);
    GPtrArray *all = item->text != NULL ? item->text->responsibilities : NULL;
    for (guint j = all != NULL ? all->len : 0; j > 0; j--)
      if (is_blank (g_ptr_array_index (all, j - 1)))
        g_ptr_array_remove_index (all, j - 1);
  }
}

/* The template */

static void
shian_plan_review_dispose (GObject *object)
{
  ShianPlanReview *self = SHIAN_PLAN_REVIEW (object);
  if (self->editor != NULL)
    shian_review_editor_show (self->editor, self->session, NULL);
  g_clear_object (&self->selection);
  g_clear_object (&self->rows);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (shian_plan_review_parent_class)->dispose (object);
}

static void
shian_plan_review_finalize (GObject *object)
{
  g_clear_pointer (&SHIAN_PLAN_REVIEW (object)->import, shian_plan_import_free);
  G_OBJECT_CLASS (shian_plan_review_parent_class)->finalize (object);
}

static gboolean
shian_plan_review_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (SHIAN_PLAN_REVIEW (widget)->list));
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, ShianPlanReview, title);
  gtk_widget_class_bind_template_child (widget_class, ShianPlanReview, totals);
  gtk_widget_class_bind_template_child (widget_class, ShianPlanReview, unknown);
  gtk_widget_class_bind_template_child (widget_class, ShianPlanReview, next_unknown);
  gtk_widget_class_bind_template_child (widget_class, ShianPlanReview, source_title);
  gtk_widget_class_bind_template_child (widget_class, ShianPlanReview, source);
  gtk_widget_class_bind_template_child (widget_class, ShianPlanReview, narrow);
  gtk_widget_class_bind_template_child (widget_class, ShianPlanReview, parts);
  gtk_widget_class_bind_template_child (widget_class, ShianPlanReview, list);
  gtk_widget_class_bind_template_child (widget_class, ShianPlanReview, editor);
  gtk_widget_class_bind_template_child (widget_class, ShianPlanReview, account);
  gtk_widget_class_bind_template_child (widget_class, ShianPlanReview, issued);
  gtk_widget_class_bind_template_child (widget_class, ShianPlanReview, refusal);
  gtk_widget_class_bind_template_child (widget_class, ShianPlanReview, spinner);
  gtk_widget_class_bind_template_child (widget_class, ShianPlanReview, cancel);
  gtk_widget_class_bind_template_child (widget_class, ShianPlanReview, accept);
}

static void
bind_callbacks (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_callback (widget_class, narrowed_cb);
  gtk_widget_class_bind_template_callback (widget_class, part_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, edited_cb);
  gtk_widget_class_bind_template_callback (widget_class, place_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, setup_row_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_row_cb);
  gtk_widget_class_bind_template_callback (widget_class, unbind_row_cb);
  gtk_widget_class_bind_template_callback (widget_class, shian_plan_review_next_unknown);
  gtk_widget_class_bind_template_callback (widget_class, shian_plan_review_cancel);
  gtk_widget_class_bind_template_callback (widget_class, shian_plan_review_accept);
}

static void
shian_plan_review_class_init (ShianPlanReviewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  G_OBJECT_CLASS (klass)->dispose = shian_plan_review_dispose;
  G_OBJECT_CLASS (klass)->finalize = shian_plan_review_finalize;
  widget_class->grab_focus = shian_plan_review_grab_focus;
  signals[ACCEPTED] = g_signal_new ("accepted", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                    NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[CANCELLED] = g_signal_new ("cancelled", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                     NULL, NULL, NULL, G_TYPE_NONE, 0);
  g_type_ensure (SHIAN_TYPE_DATE_ENTRY);
  g_type_ensure (SHIAN_TYPE_REVIEW_ACCOUNT);
  g_type_ensure (SHIAN_TYPE_REVIEW_EDITOR);
  g_type_ensure (SHIAN_TYPE_REVIEW_SOURCE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/shian/Shian/ui/plan-review.ui");
  bind_children (widget_class);
  bind_callbacks (widget_class);
}

static void
shian_plan_review_init (ShianPlanReview *self)
{
  g_autoptr (GtkFilterListModel) shown = NULL;
  gtk_widget_init_template (GTK_WIDGET (self));
  self->rows = g_list_store_new (SHIAN_TYPE_REVIEW_ROW);
  self->filter = gtk_custom_filter_new (row_shown, self, NULL);
  shown = gtk_filter_list_model_new (g_object_ref (G_LIST_MODEL (self->rows)),
                                     GTK_FILTER (self->filter));
  self->selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (shown)));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));
  shian_tab_leave (GTK_WIDGET (self->list));
  g_signal_connect_object (self->selection, "notify::selected-item", G_CALLBACK (selected_cb), self,
                           G_CONNECT_SWAPPED);
}

GtkWidget *
shian_plan_review_new (ShianSession *session)
{
  ShianPlanReview *self = g_object_new (SHIAN_TYPE_PLAN_REVIEW, NULL);
  self->session = g_object_ref (session);
  g_signal_connect_object (session, "changed", G_CALLBACK (directory_changed_cb), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

static void
fill_rows (ShianPlanReview *self)
{
  g_autoptr (GListStore) rows = shian_review_rows_new (self->import);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (rows)); i++) {
    g_autoptr (ShianReviewRow) row = g_list_model_get_item (G_LIST_MODEL (rows), i);
    g_list_store_append (self->rows, row);
  }
}

static char *
source_title (const char *source_name)
{
  if (g_str_equal (source_name, SHIAN_SETUP_BUILTIN))
    return g_strdup (_ ("Text: built-in plan"));
  if (g_str_equal (source_name, "pasted"))
    return g_strdup (_ ("Text: as pasted"));
  return g_strdup_printf (_ ("Text: %s"), source_name);
}

void
shian_plan_review_show (ShianPlanReview *self, ShianPlanImport *import)
{
  g_autofree char *title = NULL;
  g_autofree char *where = NULL;
  g_return_if_fail (SHIAN_IS_PLAN_REVIEW (self) && !self->accepting);
  clear_import (self);
  self->import = import;
  self->corrected = FALSE;
  self->warned = FALSE;
  title = import->text->title != NULL ? g_strdup (import->text->title)
                                      : g_strdup_printf (_ ("Plan of %d"), import->text->year);
  where = source_title (import->source_name);
  gtk_label_set_text (self->title, title);
  gtk_label_set_text (self->source_title, where);
  gtk_label_set_text (self->refusal, "");
  shian_review_source_set_plan (self->source, import->text);
  shian_review_account_show (self->account, import->text);
  shian_date_entry_set_iso (self->issued, import->issued);
  gtk_stack_set_visible_child_name (self->parts, "tasks");
  gtk_drop_down_set_selected (self->narrow, NARROW_ALL);
  fill_rows (self);
  show_totals (self);
  show_unknown (self);
}

void
shian_plan_review_accept (ShianPlanReview *self)
{
  g_return_if_fail (SHIAN_IS_PLAN_REVIEW (self));
  if (self->import == NULL || self->accepting)
    return;
  if (!shian_date_entry_is_valid (self->issued)) {
    gtk_label_set_text (
        self->refusal,
        _ ("The date of issue is not a date. Write it as 2024-4-30, or leave it empty"));
    gtk_widget_grab_focus (GTK_WIDGET (self->issued));
    return;
  }
  shian_review_editor_show (self->editor, self->session, NULL);
  gtk_single_selection_set_selected (self->selection, GTK_INVALID_LIST_POSITION);
  g_free (self->import->issued);
  self->import->issued = shian_date_entry_get_iso (self->issued);
  drop_blank (self->import);
  set_accepting (self, TRUE);
  shian_session_run_async (self->session, accept_import, self->import, NULL, NULL, accepted_cb,
                           g_object_ref (self));
}

gboolean
shian_plan_review_may_leave (ShianPlanReview *self)
{
  g_return_val_if_fail (SHIAN_IS_PLAN_REVIEW (self), TRUE);
  if (self->import == NULL || !self->corrected || self->warned)
    return TRUE;
  self->warned = TRUE;
  gtk_label_set_text (self->refusal,
                      _ ("Your corrections are not accepted yet. Leave once more to drop them"));
  return FALSE;
}

void
shian_plan_review_cancel (ShianPlanReview *self)
{
  g_return_if_fail (SHIAN_IS_PLAN_REVIEW (self));
  if (self->accepting || !shian_plan_review_may_leave (self))
    return;
  clear_import (self);
  g_signal_emit (self, signals[CANCELLED], 0);
}

static void
select_position (ShianPlanReview *self, guint position)
{
  gtk_stack_set_visible_child_name (self->parts, "tasks");
  gtk_single_selection_set_selected (self->selection, position);
  gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", position);
}

void
shian_plan_review_next_unknown (ShianPlanReview *self)
{
  GListModel *model = G_LIST_MODEL (self->selection);
  guint n = g_list_model_get_n_items (model);
  guint from = gtk_single_selection_get_selected (self->selection);
  for (guint i = 0; i < n; i++) {
    guint position = (from == GTK_INVALID_LIST_POSITION ? i : from + 1 + i) % n;
    g_autoptr (ShianReviewRow) row = g_list_model_get_item (model, position);
    if (shian_review_row_get_n_unknown (row) > 0) {
      select_position (self, position);
      shian_review_editor_focus_unknown (self->editor);
      return;
    }
  }
}

guint
shian_plan_review_get_n_unknown (ShianPlanReview *self)
{
  g_return_val_if_fail (SHIAN_IS_PLAN_REVIEW (self), 0);
  return self->n_unknown;
}

gboolean
shian_plan_review_select (ShianPlanReview *self, const char *label)
{
  GListModel *model = G_LIST_MODEL (self->selection);
  for (guint i = 0; i < g_list_model_get_n_items (model); i++) {
    g_autoptr (ShianReviewRow) row = g_list_model_get_item (model, i);
    const ShianImportItem *item = shian_review_row_get_item (row);
    if (item != NULL && g_strcmp0 (item->label, label) == 0) {
      select_position (self, i);
      return TRUE;
    }
  }
  return FALSE;
}

ShianPlanImport *
shian_plan_review_get_import (ShianPlanReview *self)
{
  g_return_val_if_fail (SHIAN_IS_PLAN_REVIEW (self), NULL);
  return self->import;
}
