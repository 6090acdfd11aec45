/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/submission-page.h"

#include "app/checklist-print.h"
#include "app/owed-row.h"
#include "app/tab-leave.h"
#include "base/text.h"
#include "packs/quarter-pack.h"
#include "plan/plan-text.h"
#include "reports/changed-since.h"
#include "store/calendar-years.h"
#include "store/setting.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>

struct _ShianSubmissionPage {
  ShianPage parent_instance;

  GtkStack *stack;
  GtkListBox *owed;
  GtkLabel *title;
  GtkLabel *facts;
  GtkButton *export_report;
  GtkWidget *export_checklist;
  GtkWidget *export_all;
  GtkSpinner *spinner;
  GtkWidget *stop;
  GtkLabel *folder;
  GtkLabel *missing_title;
  GtkListBox *missing;

  char *chosen_folder; /* NULL: the usual one */
  GtkFileChooserNative *dialog;
  GCancellable *cancellable; /* while exporting */
  ShianPackResult *last;
  guint n_owed;
  guint n_missing;
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (ShianSubmissionPage, shian_submission_page, SHIAN_TYPE_PAGE)

static ShianSession *
session_of (ShianSubmissionPage *self)
{
  return shian_page_get_session (SHIAN_PAGE (self));
}

static ShianOwedRow *
chosen_row (ShianSubmissionPage *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->owed);
  return row != NULL ? SHIAN_OWED_ROW (row) : NULL;
}

static void
clear_list (GtkListBox *list)
{
  GtkListBoxRow *row;
  while ((row = gtk_list_box_get_row_at_index (list, 0)) != NULL)
    gtk_list_box_remove (list, GTK_WIDGET (row));
}

static char *
current_folder (ShianSubmissionPage *self)
{
  ShianOwedRow *row = chosen_row (self);
  if (self->chosen_folder != NULL)
    return g_strdup (self->chosen_folder);
  return shian_export_default_folder (row != NULL ? shian_owed_row_get_period (row)
                                                  : shian_session_get_period (session_of (self)));
}

static ShianChecklist *
load_checklist (ShianSubmissionPage *self, const ShianPeriod *period)
{
  ShianSession *session = session_of (self);
  const ShianUnit *unit = shian_session_get_unit (session);
  return unit != NULL
             ? shian_checklist_load (shian_session_get_reader (session),
                                     shian_session_get_directory (session), unit, period, NULL)
             : NULL;
}

/* What is missing */

/* “（七）-1 校园食品安全排查”; of a measure without a title the wording. */
static char *
name_task (const ShianBookTask *task)
{
  const ShianMeasure *measure = task->measure;
  gboolean titled = measure != NULL && !shian_text_is_empty (measure->title);
  g_autofree char *name =
      g_strdup_printf ("%s %s", task->label, titled ? measure->title : task->task->text);
  return g_markup_escape_text (name, -1);
}

static void
append_missing (ShianSubmissionPage *self, const ShianBookTask *task, const char *text)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *title = name_task (task);
  g_autofree char *subtitle = g_markup_escape_text (text, -1);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_widget_set_tooltip_text (row, _ ("Open this task"));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "task", g_strdup (task->task->record.id), g_free);
  gtk_list_box_append (self->missing, row);
  self->n_missing++;
}

static void
append_without_evidence (ShianSubmissionPage *self, const ShianChecklist *checklist)
{
  for (guint i = 0; i < checklist->items->len; i++) {
    const ShianChecklistItem *item = g_ptr_array_index (checklist->items, i);
    if (shian_checklist_item_status (item) == SHIAN_STATUS_DONE && item->n_evidence == 0)
      append_missing (self, item->book, _ ("Done, but there is no evidence"));
  }
}

static void
list_missing (ShianSubmissionPage *self, const ShianChecklist *checklist)
{
  g_autoptr (ShianPackResult) result = shian_pack_result_new ();
  shian_quarter_pack_find_missing (checklist, result);
  for (guint i = 0; i < result->missing->len; i++) {
    const ShianPackMissing *missing = g_ptr_array_index (result->missing, i);
    const ShianChecklistItem *item = shian_checklist_find (checklist, missing->task);
    append_missing (self, item->book, shian_pack_lack_text (missing->lack));
  }
  append_without_evidence (self, checklist);
}

static void
show_missing (ShianSubmissionPage *self, ShianOwedRow *row)
{
  g_autoptr (ShianChecklist) checklist = NULL;
  g_autofree char *title = NULL;

  clear_list (self->missing);
  self->n_missing = 0;
  if (shian_owed_row_get_kind (row) != SHIAN_OBLIGATION_IMPLEMENTATION_PLAN)
    checklist = load_checklist (self, shian_owed_row_get_period (row));
  if (checklist != NULL)
    list_missing (self, checklist);
  title = self->n_missing > 0
              ? g_strdup_printf (
                    ngettext ("%u thing is missing", "%u things are missing", self->n_missing),
                    self->n_missing)
          : checklist != NULL ? g_strdup (_ ("Nothing is missing"))
                              : g_strdup (_ ("The checklist with its steps is the draft of the "
                                             "implementation plan"));
  gtk_label_set_text (self->missing_title, title);
  gtk_widget_set_visible (GTK_WIDGET (self->missing), self->n_missing > 0);
}

static void
missing_activated_cb (ShianSubmissionPage *self, GtkListBoxRow *row)
{
  ShianOwedRow *owed = chosen_row (self);
  const char *task = g_object_get_data (G_OBJECT (row), "task");
  const ShianPeriod *period = shian_owed_row_get_period (owed);
  if (period->quarter > 0)
    shian_session_set_period (session_of (self), period);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.show-task", "s", task);
}

/* What is owed */

static void
show_folder (ShianSubmissionPage *self)
{
  g_autofree char *folder = current_folder (self);
  g_autofree char *shown = g_filename_display_name (folder);
  gtk_label_set_text (self->folder, shown);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->folder), shown);
}

static void
selected_cb (ShianSubmissionPage *self)
{
  ShianOwedRow *row = chosen_row (self);
  gboolean plan;
  if (row == NULL || self->filling)
    return;
  plan = shian_owed_row_get_kind (row) == SHIAN_OBLIGATION_IMPLEMENTATION_PLAN;
  gtk_label_set_text (self->title, shian_owed_row_get_title (row));
  gtk_label_set_text (self->facts, shian_owed_row_get_facts (row));
  gtk_button_set_label (self->export_report, shian_owed_row_get_period (row)->quarter == 0
                                                 ? _ ("Export the annual report")
                                                 : _ ("Export the quarterly report"));
  gtk_widget_set_visible (GTK_WIDGET (self->export_report), !plan);
  show_folder (self);
  show_missing (self, row);
}

static int
quarter_days (ShianStore *store)
{
  g_autofree char *days = shian_setting_get (store, SHIAN_SETTING_QUARTER_DAYS);
  return days != NULL ? atoi (days) : 0;
}

/* What the paper that went out no longer says right. */
static guint
count_changed (ShianSubmissionPage *self, ShianExportKind kind, const ShianPeriod *period,
               gint64 sequence)
{
  g_autoptr (ShianChecklist) checklist = sequence >= 0 ? load_checklist (self, period) : NULL;
  guint n = 0;
  if (checklist != NULL)
    shian_changed_since (shian_session_get_reader (session_of (self)), checklist, sequence,
                         kind != SHIAN_EXPORT_REPORT, &n, NULL);
  return n;
}

static void
append_owed (ShianSubmissionPage *self, ShianStore *store, const ShianDeadline *deadline)
{
  ShianExportKind kind = deadline->kind == SHIAN_OBLIGATION_IMPLEMENTATION_PLAN
                             ? SHIAN_EXPORT_CHECKLIST
                             : SHIAN_EXPORT_REPORT;
  gint64 sequence;
  g_autofree char *exported = shian_export_last (store, kind, &deadline->period, &sequence);
  guint n_changed = exported != NULL ? count_changed (self, kind, &deadline->period, sequence) : 0;
  gtk_list_box_append (self->owed, shian_owed_row_new (deadline, exported, n_changed));
}

/* The first that waits; else the one of the window's period. */
static GtkListBoxRow *
first_choice (ShianSubmissionPage *self, guint *n_waiting)
{
  const ShianPeriod *period = shian_session_get_period (session_of (self));
  GtkListBoxRow *of_period = NULL;
  *n_waiting = 0;
  for (int i = 0; i < (int) self->n_owed; i++) {
    ShianOwedRow *row = SHIAN_OWED_ROW (gtk_list_box_get_row_at_index (self->owed, i));
    const ShianPeriod *own = shian_owed_row_get_period (row);
    *n_waiting += shian_owed_row_is_waiting (row);
    if (of_period == NULL && own->year == period->year && own->quarter == period->quarter)
      of_period = GTK_LIST_BOX_ROW (row);
  }
  return of_period != NULL ? of_period : gtk_list_box_get_row_at_index (self->owed, 0);
}

static void
choose_again (ShianSubmissionPage *self, int position)
{
  guint n_waiting;
  GtkListBoxRow *row = first_choice (self, &n_waiting);
  g_autofree char *badge = n_waiting > 0 ? g_strdup_printf ("%u", n_waiting) : NULL;
  if (position >= 0 && gtk_list_box_get_row_at_index (self->owed, position) != NULL)
    row = gtk_list_box_get_row_at_index (self->owed, position);
  gtk_list_box_select_row (self->owed, row);
  shian_page_set_badge (SHIAN_PAGE (self), badge);
}

static gboolean
has_keys (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  return focus != NULL && gtk_widget_is_ancestor (focus, widget);
}

/* Rows are made anew after every write: the keys stay in the list when they were there. */
static void
reload (ShianSubmissionPage *self)
{
  gboolean keys = has_keys (GTK_WIDGET (self->owed));
  ShianStore *store = shian_session_get_reader (session_of (self));
  GtkListBoxRow *old = gtk_list_box_get_selected_row (self->owed);
  int position = old != NULL ? gtk_list_box_row_get_index (old) : -1;
  g_autoptr (ShianPlanBook) book = store != NULL ? shian_plan_book_load (store, NULL, NULL) : NULL;
  g_autoptr (ShianCalendar) calendar = shian_calendar_load (store);
  g_autoptr (GPtrArray) deadlines =
      book != NULL ? shian_deadlines_list (book, calendar, quarter_days (store)) : NULL;

  self->filling = TRUE;
  clear_list (self->owed);
  self->n_owed = deadlines != NULL ? deadlines->len : 0;
  for (guint i = 0; i < self->n_owed; i++)
    append_owed (self, store, g_ptr_array_index (deadlines, i));
  self->filling = FALSE;
  gtk_stack_set_visible_child_name (self->stack, self->n_owed > 0 ? "owed" : "empty");
  if (self->n_owed > 0)
    choose_again (self, position);
  else
    shian_page_set_badge (SHIAN_PAGE (self), NULL);
  if (keys && chosen_row (self) != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (chosen_row (self)));
}

static void
unit_changed_cb (ShianSubmissionPage *self)
{
  const ShianUnit *unit = shian_session_get_unit (session_of (self));
  gtk_widget_set_visible (self->export_all, unit != NULL && unit->kind == SHIAN_UNIT_OFFICE);
}

/* Exporting */

/* The buttons stay sensitive: one that goes grey under the keys drops them. */
static void
set_exporting (ShianSubmissionPage *self, gboolean exporting)
{
  gtk_spinner_set_spinning (self->spinner, exporting);
  gtk_widget_set_visible (self->stop, exporting);
}

static void
exported_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ShianSubmissionPage) self = user_data;
  g_autoptr (GError) error = NULL;
  ShianPackResult *done = shian_export_run_finish (result, &error);
  g_clear_object (&self->cancellable);
  if (self->stop == NULL) { /* the window is gone */
    shian_pack_result_free (done);
    return;
  }
  set_exporting (self, FALSE);
  shian_export_tell (GTK_WIDGET (self), done, error);
  if (done == NULL)
    return;
  g_clear_pointer (&self->last, shian_pack_result_free);
  self->last = done;
}

static void
export_report_cb (ShianSubmissionPage *self)
{
  shian_submission_page_export (self, SHIAN_EXPORT_REPORT);
}

static void
export_checklist_cb (ShianSubmissionPage *self)
{
  shian_submission_page_export (self, SHIAN_EXPORT_CHECKLIST);
}

static void
export_all_cb (ShianSubmissionPage *self)
{
  shian_submission_page_export (self, SHIAN_EXPORT_ALL);
}

static void
stop_cb (ShianSubmissionPage *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
}

static void
folder_chosen_cb (GtkFileChooserNative *dialog, int response, ShianSubmissionPage *self)
{
  if (response == GTK_RESPONSE_ACCEPT) {
    g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
    g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;
    if (path != NULL) {
      shian_submission_page_set_folder (self, path);
      shian_export_remember_folder (path);
    }
  }
  g_clear_object (&self->dialog);
}

static void
change_folder_cb (ShianSubmissionPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  if (self->dialog != NULL)
    return;
  self->dialog = gtk_file_chooser_native_new (_ ("Folder for the workbooks"), GTK_WINDOW (root),
                                              GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER, _ ("_Choose"),
                                              _ ("_Cancel"));
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->dialog), TRUE);
  g_signal_connect_object (self->dialog, "response", G_CALLBACK (folder_chosen_cb), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->dialog));
}

static gboolean
export_seen (ShianPage *page)
{
  ShianSubmissionPage *self = SHIAN_SUBMISSION_PAGE (page);
  ShianOwedRow *row = chosen_row (self);
  if (row == NULL)
    return FALSE;
  shian_submission_page_export (self, shian_owed_row_get_kind (row) ==
                                              SHIAN_OBLIGATION_IMPLEMENTATION_PLAN
                                          ? SHIAN_EXPORT_CHECKLIST
                                          : SHIAN_EXPORT_REPORT);
  return TRUE;
}

static gboolean
print_seen (ShianPage *page)
{
  ShianSubmissionPage *self = SHIAN_SUBMISSION_PAGE (page);
  ShianOwedRow *row = chosen_row (self);
  g_autoptr (ShianChecklist) checklist =
      row != NULL ? load_checklist (self, shian_owed_row_get_period (row)) : NULL;
  if (checklist != NULL)
    shian_checklist_print (GTK_WIDGET (self), checklist,
                           shian_session_get_reader (session_of (self)));
  return checklist != NULL;
}

/* The class */

static void
refresh_page (ShianPage *page)
{
  reload (SHIAN_SUBMISSION_PAGE (page));
}

static void
shian_submission_page_constructed (GObject *object)
{
  ShianSubmissionPage *self = SHIAN_SUBMISSION_PAGE (object);
  ShianSession *session = session_of (self);
  G_OBJECT_CLASS (shian_submission_page_parent_class)->constructed (object);
  g_signal_connect_object (session, "changed", G_CALLBACK (shian_page_refresh_soon), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "unit-changed", G_CALLBACK (unit_changed_cb), self,
                           G_CONNECT_SWAPPED);
  unit_changed_cb (self);
  shian_page_refresh_soon (SHIAN_PAGE (self));
}

static void
shian_submission_page_dispose (GObject *object)
{
  ShianSubmissionPage *self = SHIAN_SUBMISSION_PAGE (object);
  self->filling = TRUE;
  stop_cb (self);
  g_clear_object (&self->dialog);
  G_OBJECT_CLASS (shian_submission_page_parent_class)->dispose (object);
}

static void
shian_submission_page_finalize (GObject *object)
{
  ShianSubmissionPage *self = SHIAN_SUBMISSION_PAGE (object);
  g_free (self->chosen_folder);
  g_clear_pointer (&self->last, shian_pack_result_free);
  G_OBJECT_CLASS (shian_submission_page_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, ShianSubmissionPage, stack);
  gtk_widget_class_bind_template_child (widget_class, ShianSubmissionPage, owed);
  gtk_widget_class_bind_template_child (widget_class, ShianSubmissionPage, title);
  gtk_widget_class_bind_template_child (widget_class, ShianSubmissionPage, facts);
  gtk_widget_class_bind_template_child (widget_class, ShianSubmissionPage, export_report);
  gtk_widget_class_bind_template_child (widget_class, ShianSubmissionPage, export_checklist);
  gtk_widget_class_bind_template_child (widget_class, ShianSubmissionPage, export_all);
  gtk_widget_class_bind_template_child (widget_class, ShianSubmissionPage, spinner);
  gtk_widget_class_bind_template_child (widget_class, ShianSubmissionPage, stop);
  gtk_widget_class_bind_template_child (widget_class, ShianSubmissionPage, folder);
  gtk_widget_class_bind_template_child (widget_class, ShianSubmissionPage, missing_title);
  gtk_widget_class_bind_template_child (widget_class, ShianSubmissionPage, missing);
  gtk_widget_class_bind_template_callback (widget_class, selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, missing_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, export_report_cb);
  gtk_widget_class_bind_template_callback (widget_class, export_checklist_cb);
  gtk_widget_class_bind_template_callback (widget_class, export_all_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_cb);
  gtk_widget_class_bind_template_callback (widget_class, change_folder_cb);
}

static void
shian_submission_page_class_init (ShianSubmissionPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  object_class->constructed = shian_submission_page_constructed;
  object_class->dispose = shian_submission_page_dispose;
  object_class->finalize = shian_submission_page_finalize;
  SHIAN_PAGE_CLASS (klass)->refresh = refresh_page;
  SHIAN_PAGE_CLASS (klass)->export_seen = export_seen;
  SHIAN_PAGE_CLASS (klass)->print = print_seen;
  gtk_widget_class_set_template_from_resource (GTK_WIDGET_CLASS (klass),
                                               "/io/github/shian/Shian/ui/submission-page.ui");
  bind_template (GTK_WIDGET_CLASS (klass));
}

static void
shian_submission_page_init (ShianSubmissionPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  shian_tab_leave (GTK_WIDGET (self->owed));
  shian_tab_leave (GTK_WIDGET (self->missing));
}

GtkWidget *
shian_submission_page_new (ShianSession *session)
{
  return g_object_new (SHIAN_TYPE_SUBMISSION_PAGE, "session", session, NULL);
}

void
shian_submission_page_export (ShianSubmissionPage *self, ShianExportKind kind)
{
  ShianOwedRow *row;
  const ShianUnit *unit;
  g_autofree char *folder = NULL;
  g_return_if_fail (SHIAN_IS_SUBMISSION_PAGE (self));
  row = chosen_row (self);
  unit = shian_session_get_unit (session_of (self));
  if (row == NULL || unit == NULL || self->cancellable != NULL)
    return;
  folder = current_folder (self);
  self->cancellable = g_cancellable_new ();
  set_exporting (self, TRUE);
  shian_export_run_async (session_of (self), kind, unit->record.id, shian_owed_row_get_period (row),
                          folder, self->cancellable, exported_cb, g_object_ref (self));
}

void
shian_submission_page_set_folder (ShianSubmissionPage *self, const char *folder)
{
  g_return_if_fail (SHIAN_IS_SUBMISSION_PAGE (self));
  g_free (self->chosen_folder);
  self->chosen_folder = g_strdup (folder);
  show_folder (self);
}

void
shian_submission_page_choose (ShianSubmissionPage *self, guint position)
{
  g_return_if_fail (SHIAN_IS_SUBMISSION_PAGE (self));
  gtk_list_box_select_row (self->owed, gtk_list_box_get_row_at_index (self->owed, (int) position));
}

guint
shian_submission_page_get_n_owed (ShianSubmissionPage *self)
{
  g_return_val_if_fail (SHIAN_IS_SUBMISSION_PAGE (self), 0);
  return self->n_owed;
}

guint
shian_submission_page_get_n_missing (ShianSubmissionPage *self)
{
  g_return_val_if_fail (SHIAN_IS_SUBMISSION_PAGE (self), 0);
  return self->n_missing;
}

const ShianPackResult *
shian_submission_page_get_last (ShianSubmissionPage *self)
{
  g_return_val_if_fail (SHIAN_IS_SUBMISSION_PAGE (self), NULL);
  return self->last;
}
