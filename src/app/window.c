/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/window.h"

#include "app/form-return.h"
#include "app/help-overlay.h"
#include "app/message.h"
#include "app/nav-row.h"
#include "app/tab-leave.h"
#include "app/pages.h"
#include "app/preferences.h"
#include "app/window-private.h"
#include "base/error.h"
#include "forms/form-lookup.h"
#include "config.h"

#include <glib/gi18n-lib.h>

#define AFTER_FIRST_FRAME_MS 300

G_DEFINE_FINAL_TYPE (ShianWindow, shian_window, ADW_TYPE_APPLICATION_WINDOW)

ShianPage *
shian_window_get_page (ShianWindow *self)
{
  GtkWidget *page = gtk_stack_get_visible_child (self->pages);
  return SHIAN_IS_PAGE (page) ? SHIAN_PAGE (page) : NULL;
}

static const ShianPageEntry *
find_entry (const char *name)
{
  for (const ShianPageEntry *entry = SHIAN_PAGES; entry->name != NULL; entry++)
    if (g_strcmp0 (entry->name, name) == 0)
      return entry;
  return NULL;
}

static ShianNavRow *
find_row (ShianWindow *self, const char *name)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->page_list, i)) != NULL; i++)
    if (g_strcmp0 (shian_nav_row_get_name (SHIAN_NAV_ROW (row)), name) == 0)
      return SHIAN_NAV_ROW (row);
  return NULL;
}

static void
badge_changed_cb (ShianPage *page, GParamSpec *pspec, ShianNavRow *row)
{
  shian_nav_row_set_badge (row, shian_page_get_badge (page));
}

static GtkWidget *
make_page (ShianWindow *self, const ShianPageEntry *entry)
{
  GtkWidget *page = entry->make (self->session);
  ShianNavRow *row = find_row (self, entry->name);

  gtk_stack_add_named (self->pages, page, entry->name);
  if (row != NULL) {
    g_signal_connect_object (page, "notify::badge", G_CALLBACK (badge_changed_cb), row, 0);
    badge_changed_cb (SHIAN_PAGE (page), NULL, row);
  }
  return page;
}

gboolean
shian_window_show_page (ShianWindow *self, const char *name)
{
  const ShianPageEntry *entry = find_entry (name);
  ShianPage *before = shian_window_get_page (self);
  GtkWidget *page;

  if (entry == NULL || self->session == NULL)
    return FALSE;
  page = gtk_stack_get_child_by_name (self->pages, name);
  if (page == NULL)
    page = make_page (self, entry);
  if (before != NULL && GTK_WIDGET (before) != page) {
    shian_page_flush (before);
    gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  }
  gtk_stack_set_visible_child (self->pages, page);
  gtk_list_box_select_row (self->page_list, GTK_LIST_BOX_ROW (find_row (self, name)));
  shian_page_shown (SHIAN_PAGE (page));
  shian_window_update_actions (self);
  return TRUE;
}

/* The marked row and the page in view are never two different ones: the arrows turn the pages, with
 * the keys staying among their names. */
static void
page_row_selected_cb (ShianWindow *self, GtkListBoxRow *row)
{
  const char *name = row != NULL ? shian_nav_row_get_name (SHIAN_NAV_ROW (row)) : NULL;

  if (name != NULL && g_strcmp0 (gtk_stack_get_visible_child_name (self->pages), name) != 0)
    shian_window_show_page (self, name);
}

static void
page_row_activated_cb (ShianWindow *self, GtkListBoxRow *row)
{
  if (shian_window_show_page (self, shian_nav_row_get_name (SHIAN_NAV_ROW (row))))
    shian_window_enter_page (self);
}

static void
fill_navigation (ShianWindow *self)
{
  for (const ShianPageEntry *entry = SHIAN_PAGES; entry->name != NULL; entry++)
    gtk_list_box_append (self->page_list,
                         shian_nav_row_new (entry->name, _ (entry->title), entry->icon));
}

/* What is in view */

/* Pages not seen yet are made one by one once the first frame is out: their counts belong beside
 * their names from the start, but nobody should wait for them. */
static gboolean
make_next_page_cb (gpointer data)
{
  ShianWindow *self = data;

  for (const ShianPageEntry *entry = SHIAN_PAGES; entry->name != NULL; entry++)
    if (gtk_stack_get_child_by_name (self->pages, entry->name) == NULL) {
      make_page (self, entry);
      return G_SOURCE_CONTINUE;
    }
  self->making = 0;
  return G_SOURCE_REMOVE;
}

static void
show_pages (ShianWindow *self)
{
  GSettings *settings = shian_preferences_get ();
  g_autofree char *last = settings != NULL ? g_settings_get_string (settings, "last-page") : NULL;

  adw_bin_set_child (self->welcome, NULL);
  gtk_stack_set_visible_child_name (self->content, "pages");
  if (shian_window_get_page (self) == NULL && !shian_window_show_page (self, last))
    shian_window_show_page (self, SHIAN_PAGES[0].name);
  if (self->making == 0)
    self->making =
        g_timeout_add_full (G_PRIORITY_LOW, AFTER_FIRST_FRAME_MS, make_next_page_cb, self, NULL);
}

static void
show_unit (ShianWindow *self)
{
  const ShianUnit *unit = shian_session_get_unit (self->session);

  gtk_label_set_text (self->unit, unit != NULL ? unit->short_name : "");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->unit),
                               unit != NULL ? shian_unit_display_name (unit) : NULL);
  if (unit != NULL) {
    show_pages (self);
  } else {
    if (adw_bin_get_child (self->welcome) == NULL)
      adw_bin_set_child (self->welcome, shian_pages_make_welcome (self->session));
    gtk_stack_set_visible_child_name (self->content, "welcome");
  }
  gtk_widget_set_visible (self->navigation, unit != NULL);
  gtk_widget_set_visible (self->tools, unit != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->search), unit != NULL);
  shian_window_update_actions (self);
}

void
shian_window_set_session (ShianWindow *self, ShianSession *session)
{
  g_return_if_fail (SHIAN_IS_WINDOW (self) && self->session == NULL);
  self->session = g_object_ref (session);
  g_signal_connect_object (session, "unit-changed", G_CALLBACK (show_unit), self,
                           G_CONNECT_SWAPPED);
  shian_data_place_set_session (self->place, session);
  shian_period_picker_set_session (self->period, session);
  gtk_widget_set_visible (GTK_WIDGET (self->sample), shian_session_is_sample (session));
  show_unit (self);
}

static const char *
problem_title (const GError *error)
{
  if (g_error_matches (error, SHIAN_ERROR, SHIAN_ERROR_BUSY))
    return _ ("The data is already open");
  if (g_error_matches (error, SHIAN_ERROR, SHIAN_ERROR_TOO_NEW))
    return _ ("The data comes from a newer version");
  if (g_error_matches (error, SHIAN_ERROR, SHIAN_ERROR_FOREIGN))
    return _ ("This file belongs to another program");
  if (g_error_matches (error, SHIAN_ERROR, SHIAN_ERROR_CORRUPT))
    return _ ("The data file is damaged");
  if (g_error_matches (error, SHIAN_ERROR, SHIAN_ERROR_READ_ONLY))
    return _ ("The data may not be written");
  if (g_error_matches (error, SHIAN_ERROR, SHIAN_ERROR_NO_SPACE))
    return _ ("The disk is full");
  return _ ("The data cannot be opened");
}

static const char *
problem_remedy (const GError *error)
{
  if (g_error_matches (error, SHIAN_ERROR, SHIAN_ERROR_BUSY))
    return _ ("Close the other copy, on this or another computer, then try again.");
  if (g_error_matches (error, SHIAN_ERROR, SHIAN_ERROR_TOO_NEW))
    return _ ("Install the newest version of the program. The file was left as it is.");
  if (g_error_matches (error, SHIAN_ERROR, SHIAN_ERROR_FOREIGN))
    return _ ("Choose another place for the data with --store. The file was left as it is.");
  if (g_error_matches (error, SHIAN_ERROR, SHIAN_ERROR_CORRUPT))
    return _ ("Copy the whole data folder to a safe place first. The folder “backups” in it holds "
              "verified copies. Nothing was changed.");
  if (g_error_matches (error, SHIAN_ERROR, SHIAN_ERROR_READ_ONLY))
    return _ ("Ask for the right to write to the folder, or move the data to a folder of your "
              "own.");
  if (g_error_matches (error, SHIAN_ERROR, SHIAN_ERROR_NO_SPACE))
    return _ ("Make room on the disk, then try again. Nothing was changed.");
  return _ ("Nothing was changed.");
}

void
shian_window_set_problem (ShianWindow *self, const char *path, const GError *error)
{
  g_autofree char *text =
      g_strdup_printf ("%s\n\n%s\n\n%s", error->message, problem_remedy (error), path);
  g_autofree char *escaped = g_markup_escape_text (text, -1);
  g_autofree char *folder = g_path_get_dirname (path);

  adw_status_page_set_title (self->problem, problem_title (error));
  adw_status_page_set_description (self->problem, escaped);
  gtk_actionable_set_action_target (
      GTK_ACTIONABLE (gtk_widget_get_first_child (adw_status_page_get_child (self->problem))), "s",
      folder);
  gtk_widget_set_visible (self->navigation, FALSE);
  gtk_widget_set_visible (self->tools, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->search), FALSE);
  gtk_stack_set_visible_child_name (self->content, "problem");
}

/* Closing: everything typed is handed over and written first. */

static gboolean
any_page_is_dirty (ShianWindow *self)
{
  GtkWidget *page = gtk_widget_get_first_child (GTK_WIDGET (self->pages));

  for (; page != NULL; page = gtk_widget_get_next_sibling (page))
    if (shian_page_is_dirty (SHIAN_PAGE (page)))
      return TRUE;
  return FALSE;
}

static void
flush_pages (ShianWindow *self)
{
  GtkWidget *page = gtk_widget_get_first_child (GTK_WIDGET (self->pages));

  for (; page != NULL; page = gtk_widget_get_next_sibling (page))
    shian_page_flush (SHIAN_PAGE (page));
}

static void
remember_place (ShianWindow *self)
{
  GSettings *settings = shian_preferences_get ();
  int width, height;

  if (settings == NULL)
    return;
  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  g_settings_set_int (settings, "window-width", MAX (width, 360));
  g_settings_set_int (settings, "window-height", MAX (height, 300));
  g_settings_set_boolean (settings, "window-maximized",
                          gtk_window_is_maximized (GTK_WINDOW (self)));
  if (shian_window_get_page (self) != NULL)
    g_settings_set_string (settings, "last-page", gtk_stack_get_visible_child_name (self->pages));
}

static gboolean
nothing (ShianStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  return TRUE;
}

static void
all_written_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (ShianWindow) self = data;

  self->closing = FALSE;
  /* What could not be saved was reported; the second time the user means it. */
  if (any_page_is_dirty (self) && !self->leaving) {
    self->leaving = TRUE;
    shian_message_show (GTK_WIDGET (self), _ ("Not everything could be saved. Close again to "
                                              "leave without it."));
    return;
  }
  gtk_window_destroy (GTK_WINDOW (self));
}

static gboolean
shian_window_close_request (GtkWindow *window)
{
  ShianWindow *self = SHIAN_WINDOW (window);
  GtkWidget *welcome = adw_bin_get_child (self->welcome);

  remember_place (self);
  if (self->session == NULL)
    return GDK_EVENT_PROPAGATE;
  if (welcome != NULL && !shian_pages_welcome_may_leave (welcome))
    return GDK_EVENT_STOP;
  if (self->closing)
    return GDK_EVENT_STOP;
  flush_pages (self);
  if (!shian_session_is_busy (self->session))
    return GDK_EVENT_PROPAGATE;
  /* Jobs run in order: when this one is through, all before it are written. */
  self->closing = TRUE;
  shian_session_run_async (self->session, nothing, NULL, NULL, NULL, all_written_cb,
                           g_object_ref (self));
  return GDK_EVENT_STOP;
}

/* Search */

static void
search_changed_cb (ShianWindow *self)
{
  ShianPage *page = shian_window_get_page (self);

  if (page != NULL)
    shian_page_search (page, gtk_editable_get_text (GTK_EDITABLE (self->search)));
}

/* A page that knows where its keys belong takes them there. */
void
shian_window_enter_page (ShianWindow *self)
{
  ShianPage *page = shian_window_get_page (self);
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (self));
  /* Where the keys are inside already, going forward would move them a row too far. */
  if (page == NULL || (focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (page))))
    return;
  if (!gtk_widget_grab_focus (GTK_WIDGET (page)))
    gtk_widget_child_focus (GTK_WIDGET (page), GTK_DIR_TAB_FORWARD);
}

static void
search_stopped_cb (ShianWindow *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  search_changed_cb (self);
  shian_window_enter_page (self);
}

/* A scanner types the code of a form and presses Enter, wherever the window stands. A wrong code stays
 * in the field, to be put right. */
static gboolean
take_code (ShianWindow *self)
{
  g_autofree char *typed = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->search)));

  if (self->session == NULL || !shian_form_lookup_is_meant (typed))
    return FALSE;
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  search_changed_cb (self);
  if (shian_form_return_take (self, typed))
    return TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->search), typed);
  gtk_editable_select_region (GTK_EDITABLE (self->search), 0, -1);
  return TRUE;
}

static void
search_activated_cb (ShianWindow *self)
{
  if (take_code (self))
    return;
  search_changed_cb (self);
  shian_window_enter_page (self);
}

static void
shian_window_dispose (GObject *object)
{
  ShianWindow *self = SHIAN_WINDOW (object);

  g_clear_handle_id (&self->making, g_source_remove);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (shian_window_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/shian/Shian/ui/window.ui");
  gtk_widget_class_bind_template_child (widget_class, ShianWindow, content);
  gtk_widget_class_bind_template_child (widget_class, ShianWindow, pages);
  gtk_widget_class_bind_template_child (widget_class, ShianWindow, navigation);
  gtk_widget_class_bind_template_child (widget_class, ShianWindow, page_list);
  gtk_widget_class_bind_template_child (widget_class, ShianWindow, place);
  gtk_widget_class_bind_template_child (widget_class, ShianWindow, unit);
  gtk_widget_class_bind_template_child (widget_class, ShianWindow, sample);
  gtk_widget_class_bind_template_child (widget_class, ShianWindow, period);
  gtk_widget_class_bind_template_child (widget_class, ShianWindow, search);
  gtk_widget_class_bind_template_child (widget_class, ShianWindow, tools);
  gtk_widget_class_bind_template_child (widget_class, ShianWindow, print_button);
  gtk_widget_class_bind_template_child (widget_class, ShianWindow, export_button);
  gtk_widget_class_bind_template_child (widget_class, ShianWindow, problem);
  gtk_widget_class_bind_template_child (widget_class, ShianWindow, welcome);
  gtk_widget_class_bind_template_callback (widget_class, page_row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, page_row_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_stopped_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activated_cb);
}

static void
shian_window_class_init (ShianWindowClass *klass)
{
  g_type_ensure (SHIAN_TYPE_DATA_PLACE);
  g_type_ensure (SHIAN_TYPE_PERIOD_PICKER);
  G_OBJECT_CLASS (klass)->dispose = shian_window_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = shian_window_close_request;
  bind_template (GTK_WIDGET_CLASS (klass));
  shian_window_install_actions (GTK_WIDGET_CLASS (klass));
}

static void
restore_place (ShianWindow *self)
{
  GSettings *settings = shian_preferences_get ();

  if (settings == NULL)
    return;
  gtk_window_set_default_size (GTK_WINDOW (self), g_settings_get_int (settings, "window-width"),
                               g_settings_get_int (settings, "window-height"));
  if (g_settings_get_boolean (settings, "window-maximized"))
    gtk_window_maximize (GTK_WINDOW (self));
}

static void
shian_window_init (ShianWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_window_set_icon_name (GTK_WINDOW (self), SHIAN_APP_ID);
  shian_help_overlay_attach (GTK_APPLICATION_WINDOW (self));
  fill_navigation (self);
  shian_tab_leave (GTK_WIDGET (self->page_list));
  restore_place (self);
  shian_window_update_actions (self);
}

GtkWidget *
shian_window_new (GtkApplication *application)
{
  return g_object_new (SHIAN_TYPE_WINDOW, "application", application, NULL);
}
