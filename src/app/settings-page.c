/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/settings-page.h"

#include "app/date-entry.h"
#include "app/message.h"
#include "app/open-path.h"
#include "app/preferences.h"
#include "app/register-links-window.h"
#include "app/unit-editor.h"
#include "app/unit-picker.h"
#include "plan/plan-book.h"
#include "reports/deadlines.h"
#include "reports/register-links.h"
#include "reports/setup.h"
#include "store/backup.h"
#include "store/save.h"
#include "store/setting.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdlib.h>

struct _ShianSettingsPage {
  ShianPage parent_instance;

  AdwActionRow *unit_row;
  GtkPopover *unit_popover;
  ShianUnitPicker *picker;
  AdwActionRow *plan_row;
  GtkWidget *issued_row;
  ShianDateEntry *issued;
  GtkSpinButton *quarter_days;
  AdwActionRow *directory_row;
  AdwActionRow *links_row;
  AdwActionRow *place_row;
  AdwActionRow *backup_row;
  AdwActionRow *check_row;
  GtkSpinner *spinner;
  GtkWidget *check;
  GtkWidget *look_group;
  AdwComboRow *text_size;
  AdwComboRow *colours;
  AdwComboRow *language;

  char *check_result;
  /* The buttons stay sensitive while their work runs: a button that goes grey drops the keys. */
  gboolean backing_up;
  gboolean checking;
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (ShianSettingsPage, shian_settings_page, SHIAN_TYPE_PAGE)

static const double TEXT_SIZES[] = { 1.0, 1.25, 1.5 };
static const char *const LANGUAGES[] = { "system", "zh_CN", "en" };

static ShianSession *
session_of (ShianSettingsPage *self)
{
  return shian_page_get_session (SHIAN_PAGE (self));
}

static void
set_subtitle (AdwActionRow *row, const char *text)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);
  adw_action_row_set_subtitle (row, escaped);
}

static void
set_title (AdwActionRow *row, const char *text)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), escaped);
}

/* Jobs for the worker */

typedef enum { JOB_UNIT, JOB_ISSUED, JOB_QUARTER_DAYS, JOB_BACKUP, JOB_CHECK } JobKind;

typedef struct {
  ShianSettingsPage *page;
  JobKind kind;
  char *text;
  char *answer;
} Job;

static void
job_free (Job *job)
{
  g_object_unref (job->page);
  g_free (job->text);
  g_free (job->answer);
  g_free (job);
}

static gboolean
set_issued (ShianStore *store, const char *iso, GError **error)
{
  g_autoptr (ShianPlanBook) book = shian_plan_book_load (store, NULL, error);
  g_autoptr (ShianPlan) plan = NULL;
  if (book == NULL)
    return FALSE;
  plan = shian_plan_copy (book->plan);
  g_free (plan->issued);
  plan->issued = g_strdup (iso);
  return shian_store_save (store, &SHIAN_PLAN_TYPE, plan, error);
}

static gboolean
work (ShianStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  Job *job = data;
  switch (job->kind) {
  case JOB_UNIT:
    return shian_setup_set_unit (store, job->text, error);
  case JOB_ISSUED:
    return set_issued (store, job->text, error);
  case JOB_QUARTER_DAYS:
    return shian_setting_set (store, SHIAN_SETTING_QUARTER_DAYS, job->text, error);
  case JOB_BACKUP:
    job->answer = shian_store_backup_now (store, "manual", error);
    return job->answer != NULL;
  case JOB_CHECK:
  default:
    return shian_store_check (store, TRUE, error);
  }
}

static void reload (ShianSettingsPage *self);

static void
show_answer (ShianSettingsPage *self, const Job *job, const GError *error)
{
  if (job->kind == JOB_CHECK) {
    g_free (self->check_result);
    self->check_result = g_strdup (error == NULL ? _ ("No fault was found") : error->message);
    set_subtitle (self->check_row, self->check_result);
    gtk_spinner_stop (self->spinner);
  } else if (error != NULL) {
    shian_message_error (GTK_WIDGET (self), _ ("This could not be done"), error);
  } else if (job->kind == JOB_BACKUP) {
    g_autofree char *folder = g_path_get_dirname (job->answer);
    shian_message_show_folder (GTK_WIDGET (self), _ ("The backup is made and was read back"),
                               folder);
  }
  self->checking = self->checking && job->kind != JOB_CHECK;
  self->backing_up = self->backing_up && job->kind != JOB_BACKUP;
  reload (self);
}

static void
done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Job *job = user_data;
  g_autoptr (GError) error = NULL;
  shian_session_run_finish (SHIAN_SESSION (source), result, &error);
  if (job->page->check != NULL) /* else the window is gone */
    show_answer (job->page, job, error);
  job_free (job);
}

static void
run (ShianSettingsPage *self, JobKind kind, const char *text)
{
  Job *job = g_new0 (Job, 1);
  job->page = g_object_ref (self);
  job->kind = kind;
  job->text = g_strdup (text);
  shian_session_run_async (session_of (self), work, job, NULL, NULL, done_cb, job);
}

/* Showing */

static void
show_plan (ShianSettingsPage *self, ShianStore *store)
{
  g_autoptr (ShianPlanBook) book = shian_plan_book_load (store, NULL, NULL);
  set_title (self->plan_row, book != NULL ? book->plan->title : _ ("No plan yet"));
  gtk_widget_set_sensitive (self->issued_row, book != NULL);
  shian_date_entry_set_iso (self->issued, book != NULL ? book->plan->issued : NULL);
  if (book != NULL) {
    g_autofree char *text =
        g_strdup_printf (ngettext ("%u task", "%u tasks", book->tasks->len), book->tasks->len);
    set_subtitle (self->plan_row, text);
  }
}

static void
show_data (ShianSettingsPage *self, ShianStore *store)
{
  const char *path = shian_store_get_path (store);
  g_autofree char *last = shian_session_get_last_backup (session_of (self));
  g_autofree char *size = NULL;
  g_autofree char *place = NULL;
  GStatBuf facts;
  size = g_format_size (g_stat (path, &facts) == 0 ? (guint64) facts.st_size : 0);
  place = g_strdup_printf ("%s · %s", path, size);
  set_subtitle (self->place_row, place);
  set_subtitle (self->backup_row, last != NULL ? last : _ ("None yet"));
  set_subtitle (self->check_row, self->check_result != NULL ? self->check_result
                                                            : _ ("Not checked since the start"));
}

static void
reload (ShianSettingsPage *self)
{
  ShianSession *session = session_of (self);
  ShianStore *store = shian_session_get_reader (session);
  const ShianUnit *unit = shian_session_get_unit (session);
  g_autofree char *days = NULL;
  g_autofree char *units = NULL;
  guint n_units;
  if (store == NULL)
    return;
  self->filling = TRUE;
  n_units = shian_unit_directory_units (shian_session_get_directory (session))->len;
  units = g_strdup_printf (ngettext ("%u unit", "%u units", n_units), n_units);
  days = shian_setting_get (store, SHIAN_SETTING_QUARTER_DAYS);
  set_title (self->unit_row, unit != NULL ? shian_unit_display_name (unit) : _ ("No unit yet"));
  set_subtitle (self->directory_row, units);
  set_subtitle (self->links_row, shian_register_links_are_own (store)
                                     ? _ ("Changed from what is built in")
                                     : _ ("As built in"));
  gtk_spin_button_set_value (self->quarter_days, days != NULL ? atoi (days) : 0);
  show_plan (self, store);
  show_data (self, store);
  self->filling = FALSE;
}

static void
show_look (ShianSettingsPage *self)
{
  GSettings *settings = shian_preferences_get ();
  g_autofree char *language = NULL;
  double scale;
  gtk_widget_set_visible (self->look_group, settings != NULL);
  if (settings == NULL)
    return;
  self->filling = TRUE;
  scale = g_settings_get_double (settings, "text-scale");
  language = g_settings_get_string (settings, "language");
  for (guint i = 0; i < G_N_ELEMENTS (TEXT_SIZES); i++)
    if (scale >= TEXT_SIZES[i])
      adw_combo_row_set_selected (self->text_size, i);
  for (guint i = 0; i < G_N_ELEMENTS (LANGUAGES); i++)
    if (g_str_equal (language, LANGUAGES[i]))
      adw_combo_row_set_selected (self->language, i);
  adw_combo_row_set_selected (self->colours,
                              (guint) g_settings_get_enum (settings, "colour-scheme"));
  self->filling = FALSE;
}

/* What the rows do */

static void
text_size_changed_cb (ShianSettingsPage *self)
{
  if (!self->filling)
    g_settings_set_double (shian_preferences_get (), "text-scale",
                           TEXT_SIZES[adw_combo_row_get_selected (self->text_size)]);
}

static void
colours_changed_cb (ShianSettingsPage *self)
{
  if (!self->filling)
    g_settings_set_enum (shian_preferences_get (), "colour-scheme",
                         (int) adw_combo_row_get_selected (self->colours));
}

static void
language_changed_cb (ShianSettingsPage *self)
{
  if (!self->filling)
    g_settings_set_string (shian_preferences_get (), "language",
                           LANGUAGES[adw_combo_row_get_selected (self->language)]);
}

static void
unit_popover_shown_cb (ShianSettingsPage *self)
{
  const ShianUnit *unit = shian_session_get_unit (session_of (self));
  shian_unit_picker_set_directory (self->picker, shian_session_get_directory (session_of (self)),
                                   SHIAN_UNIT_SCOPE_REAL);
  shian_unit_picker_select (self->picker, unit != NULL ? unit->record.id : NULL);
  gtk_widget_grab_focus (GTK_WIDGET (self->picker));
}

static void
unit_picked_cb (ShianSettingsPage *self)
{
  const ShianUnit *unit = shian_unit_picker_get_selected (self->picker);
  gtk_popover_popdown (self->unit_popover);
  if (unit != NULL)
    shian_settings_page_set_unit (self, unit->record.id);
}

static void
issued_changed_cb (ShianSettingsPage *self)
{
  g_autofree char *iso = shian_date_entry_get_iso (self->issued);
  if (!self->filling)
    shian_settings_page_set_issued (self, iso);
}

static void
quarter_days_changed_cb (ShianSettingsPage *self)
{
  g_autofree char *days =
      g_strdup_printf ("%d", gtk_spin_button_get_value_as_int (self->quarter_days));
  if (!self->filling)
    run (self, JOB_QUARTER_DAYS, days);
}

static void
edit_directory_cb (ShianSettingsPage *self)
{
  shian_unit_editor_present (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                             session_of (self));
}

static void
edit_links_cb (ShianSettingsPage *self)
{
  shian_register_links_window_present (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                                       session_of (self));
}

static void
open_folder_cb (ShianSettingsPage *self)
{
  g_autofree char *folder = g_path_get_dirname (shian_session_get_path (session_of (self)));
  shian_open_path (GTK_WIDGET (self), folder);
}

/* The class */

static void
shown (ShianPage *page)
{
  reload (SHIAN_SETTINGS_PAGE (page));
}

static void
shian_settings_page_constructed (GObject *object)
{
  ShianSettingsPage *self = SHIAN_SETTINGS_PAGE (object);
  G_OBJECT_CLASS (shian_settings_page_parent_class)->constructed (object);
  g_signal_connect_object (session_of (self), "changed", G_CALLBACK (shian_page_refresh_soon), self,
                           G_CONNECT_SWAPPED);
  show_look (self);
  shian_page_refresh_soon (SHIAN_PAGE (self));
}

static void
shian_settings_page_finalize (GObject *object)
{
  g_free (SHIAN_SETTINGS_PAGE (object)->check_result);
  G_OBJECT_CLASS (shian_settings_page_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, ShianSettingsPage, unit_row);
  gtk_widget_class_bind_template_child (widget_class, ShianSettingsPage, unit_popover);
  gtk_widget_class_bind_template_child (widget_class, ShianSettingsPage, picker);
  gtk_widget_class_bind_template_child (widget_class, ShianSettingsPage, plan_row);
  gtk_widget_class_bind_template_child (widget_class, ShianSettingsPage, issued_row);
  gtk_widget_class_bind_template_child (widget_class, ShianSettingsPage, issued);
  gtk_widget_class_bind_template_child (widget_class, ShianSettingsPage, quarter_days);
  gtk_widget_class_bind_template_child (widget_class, ShianSettingsPage, directory_row);
  gtk_widget_class_bind_template_child (widget_class, ShianSettingsPage, links_row);
  gtk_widget_class_bind_template_child (widget_class, ShianSettingsPage, place_row);
  gtk_widget_class_bind_template_child (widget_class, ShianSettingsPage, backup_row);
  gtk_widget_class_bind_template_child (widget_class, ShianSettingsPage, check_row);
  gtk_widget_class_bind_template_child (widget_class, ShianSettingsPage, spinner);
  gtk_widget_class_bind_template_child (widget_class, ShianSettingsPage, check);
  gtk_widget_class_bind_template_child (widget_class, ShianSettingsPage, look_group);
  gtk_widget_class_bind_template_child (widget_class, ShianSettingsPage, text_size);
  gtk_widget_class_bind_template_child (widget_class, ShianSettingsPage, colours);
  gtk_widget_class_bind_template_child (widget_class, ShianSettingsPage, language);
}

static void
bind_callbacks (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_callback (widget_class, unit_popover_shown_cb);
  gtk_widget_class_bind_template_callback (widget_class, unit_picked_cb);
  gtk_widget_class_bind_template_callback (widget_class, issued_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, quarter_days_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, edit_directory_cb);
  gtk_widget_class_bind_template_callback (widget_class, edit_links_cb);
  gtk_widget_class_bind_template_callback (widget_class, open_folder_cb);
  gtk_widget_class_bind_template_callback (widget_class, text_size_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, colours_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, language_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, shian_settings_page_back_up);
  gtk_widget_class_bind_template_callback (widget_class, shian_settings_page_check);
}

static void
shian_settings_page_class_init (ShianSettingsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  G_OBJECT_CLASS (klass)->constructed = shian_settings_page_constructed;
  G_OBJECT_CLASS (klass)->finalize = shian_settings_page_finalize;
  SHIAN_PAGE_CLASS (klass)->refresh = shown;
  SHIAN_PAGE_CLASS (klass)->shown = shown;
  g_type_ensure (SHIAN_TYPE_DATE_ENTRY);
  g_type_ensure (SHIAN_TYPE_UNIT_PICKER);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/shian/Shian/ui/settings-page.ui");
  bind_children (widget_class);
  bind_callbacks (widget_class);
}

static void
shian_settings_page_init (ShianSettingsPage *self)
{
  self->filling = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
shian_settings_page_new (ShianSession *session)
{
  return g_object_new (SHIAN_TYPE_SETTINGS_PAGE, "session", session, NULL);
}

void
shian_settings_page_set_unit (ShianSettingsPage *self, const char *unit_id)
{
  g_return_if_fail (SHIAN_IS_SETTINGS_PAGE (self));
  run (self, JOB_UNIT, unit_id);
}

void
shian_settings_page_set_issued (ShianSettingsPage *self, const char *iso)
{
  g_return_if_fail (SHIAN_IS_SETTINGS_PAGE (self));
  run (self, JOB_ISSUED, iso);
}

void
shian_settings_page_back_up (ShianSettingsPage *self)
{
  g_return_if_fail (SHIAN_IS_SETTINGS_PAGE (self));
  if (self->backing_up)
    return;
  self->backing_up = TRUE;
  run (self, JOB_BACKUP, NULL);
}

void
shian_settings_page_check (ShianSettingsPage *self)
{
  g_return_if_fail (SHIAN_IS_SETTINGS_PAGE (self));
  if (self->checking)
    return;
  self->checking = TRUE;
  gtk_spinner_start (self->spinner);
  set_subtitle (self->check_row, _ ("Checking…"));
  run (self, JOB_CHECK, NULL);
}

const char *
shian_settings_page_get_check (ShianSettingsPage *self)
{
  g_return_val_if_fail (SHIAN_IS_SETTINGS_PAGE (self), NULL);
  return self->check_result != NULL ? self->check_result : "";
}
