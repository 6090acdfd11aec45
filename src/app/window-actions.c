/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the window's menu, buttons and keys do. */
#include "app/canteen-page.h"
#include "app/checklist-page.h"
#include "app/finding-page.h"
#include "app/message.h"
#include "app/open-path.h"
#include "app/pages.h"
#include "app/signature-pad.h"
#include "app/window-private.h"
#include "base/error.h"
#include "store/history.h"

#include <glib/gi18n-lib.h>

/* Undo */

typedef struct {
  ShianWindow *window;
  char *record; /* NULL for the last change of all */
  char *what;
} Undo;

static void
undo_free (Undo *undo)
{
  g_object_unref (undo->window);
  g_free (undo->record);
  g_free (undo->what);
  g_free (undo);
}

static gboolean
undo_work (ShianStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  Undo *undo = data;

  undo->what = undo->record != NULL ? shian_store_undo_record (store, undo->record, error)
                                    : shian_store_undo (store, error);
  return undo->what != NULL;
}

static void
undone_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Undo *undo = data;
  g_autoptr (GError) error = NULL;

  if (shian_session_run_finish (SHIAN_SESSION (source), result, &error)) {
    g_autofree char *text = g_strdup_printf (_ ("Undone: %s"), undo->what);
    shian_message_show (GTK_WIDGET (undo->window), text);
  } else if (g_error_matches (error, SHIAN_ERROR, SHIAN_ERROR_NOT_FOUND)) {
    shian_message_show (GTK_WIDGET (undo->window), _ ("There is nothing to undo"));
  } else {
    shian_message_error (GTK_WIDGET (undo->window), _ ("Not undone"), error);
  }
}

static gboolean
undo_stroke (GtkWidget *focus)
{
  GtkWidget *pad = focus != NULL ? gtk_widget_get_ancestor (focus, SHIAN_TYPE_SIGNATURE_PAD) : NULL;

  return pad != NULL && shian_signature_pad_undo (SHIAN_SIGNATURE_PAD (pad));
}

/* A text field with something of its own to take back goes first, and so does a stroke just drawn:
 * what is undone is what the user sees in front of the cursor. */
static gboolean
undo_in_place (ShianWindow *self)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (self));
  GtkTextBuffer *buffer;

  if (undo_stroke (focus))
    return TRUE;
  if (!GTK_IS_TEXT_VIEW (focus))
    return GTK_IS_TEXT (focus) && gtk_widget_activate_action (focus, "text.undo", NULL);
  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (focus));
  if (!gtk_text_buffer_get_can_undo (buffer))
    return FALSE;
  gtk_text_buffer_undo (buffer);
  return TRUE;
}

static void
start_undo (ShianWindow *self, const char *record)
{
  ShianPage *page = shian_window_get_page (self);
  Undo *undo = g_new0 (Undo, 1);

  if (page != NULL)
    shian_page_flush (page);
  undo->window = g_object_ref (self);
  undo->record = g_strdup (record);
  shian_session_run_async (self->session, undo_work, undo, (GDestroyNotify) undo_free, NULL,
                           undone_cb, undo);
}

static void
undo_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  ShianWindow *self = SHIAN_WINDOW (widget);

  if (self->session != NULL && !undo_in_place (self))
    start_undo (self, NULL);
}

static void
undo_record_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  ShianWindow *self = SHIAN_WINDOW (widget);

  if (self->session != NULL)
    start_undo (self, g_variant_get_string (parameter, NULL));
}

/* Page */

static void
print_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  ShianPage *page = shian_window_get_page (SHIAN_WINDOW (widget));

  if (page == NULL)
    return;
  shian_page_flush (page);
  if (!shian_page_print (page))
    shian_message_show (widget, _ ("There is nothing to print here"));
}

static void
export_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  ShianPage *page = shian_window_get_page (SHIAN_WINDOW (widget));

  if (page == NULL)
    return;
  shian_page_flush (page);
  if (!shian_page_export_seen (page))
    shian_message_show (widget, _ ("There is nothing to export here"));
}

static void
export_whole_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  ShianPage *page = shian_window_get_page (SHIAN_WINDOW (widget));

  if (page == NULL)
    return;
  shian_page_flush (page);
  if (!shian_page_export_whole (page))
    shian_message_show (widget, _ ("There is nothing to export here"));
}

static void
search_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_widget_grab_focus (GTK_WIDGET (SHIAN_WINDOW (widget)->search));
}

static void
back_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  ShianWindow *self = SHIAN_WINDOW (widget);
  ShianPage *page = shian_window_get_page (self);
  GtkListBoxRow *row;

  if (page == NULL || shian_page_back (page))
    return;
  if (*gtk_editable_get_text (GTK_EDITABLE (self->search)) != '\0')
    gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  else if ((row = gtk_list_box_get_selected_row (self->page_list)) != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (row));
}

static void
page_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  shian_window_show_page (SHIAN_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

static void
show_task_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  ShianWindow *self = SHIAN_WINDOW (widget);

  shian_window_show_page (self, "checklist");
  if (!SHIAN_IS_CHECKLIST_PAGE (shian_window_get_page (self)) ||
      !shian_checklist_page_show_task (SHIAN_CHECKLIST_PAGE (shian_window_get_page (self)),
                                       g_variant_get_string (parameter, NULL)))
    shian_message_show (widget, _ ("This task is not in the checklist shown"));
}

static void
show_inspection_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  ShianWindow *self = SHIAN_WINDOW (widget);

  shian_window_show_page (self, "canteens");
  if (SHIAN_IS_CANTEEN_PAGE (shian_window_get_page (self)))
    shian_canteen_page_show_inspection (SHIAN_CANTEEN_PAGE (shian_window_get_page (self)),
                                        g_variant_get_string (parameter, NULL));
}

static void
show_finding_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  ShianWindow *self = SHIAN_WINDOW (widget);

  shian_window_show_page (self, "findings");
  if (SHIAN_IS_FINDING_PAGE (shian_window_get_page (self)))
    shian_finding_page_show (SHIAN_FINDING_PAGE (shian_window_get_page (self)),
                             g_variant_get_string (parameter, NULL));
}

/* The period of the numbers that were clicked becomes the one of the window. */
static ShianRegisterNarrowing *
take_narrowing (ShianWindow *self, GVariant *parameter, gboolean *part)
{
  const char *text, *kinds;
  ShianPeriod period;

  g_variant_get (parameter, "(&s&sb)", &text, &kinds, part);
  if (self->session == NULL || !shian_period_parse (text, &period, NULL))
    return NULL;
  shian_session_set_period (self->session, &period);
  return shian_register_narrowing_new (&period, kinds);
}

static void
show_inspected_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  ShianWindow *self = SHIAN_WINDOW (widget);
  gboolean premises;
  g_autoptr (ShianRegisterNarrowing) narrowing = take_narrowing (self, parameter, &premises);

  if (narrowing != NULL && shian_window_show_page (self, "canteens"))
    shian_canteen_page_show_inspected (SHIAN_CANTEEN_PAGE (shian_window_get_page (self)),
                                       g_steal_pointer (&narrowing), premises);
}

static void
show_found_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  ShianWindow *self = SHIAN_WINDOW (widget);
  gboolean closed;
  g_autoptr (ShianRegisterNarrowing) narrowing = take_narrowing (self, parameter, &closed);

  if (narrowing != NULL && shian_window_show_page (self, "findings"))
    shian_finding_page_show_counted (SHIAN_FINDING_PAGE (shian_window_get_page (self)),
                                     g_steal_pointer (&narrowing), closed);
}

static void
page_number_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  int number = g_variant_get_int32 (parameter);

  for (int i = 0; SHIAN_PAGES[i].name != NULL; i++)
    if (i + 1 == number && shian_window_show_page (SHIAN_WINDOW (widget), SHIAN_PAGES[i].name))
      shian_window_enter_page (SHIAN_WINDOW (widget));
}

/* Around the page */

static void
import_plan_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  ShianWindow *self = SHIAN_WINDOW (widget);
  ShianPage *page = shian_window_get_page (self);

  if (page != NULL)
    shian_page_flush (page);
  if (self->session != NULL)
    shian_pages_import_plan (GTK_WINDOW (self), self->session);
}

static void
help_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  ShianWindow *self = SHIAN_WINDOW (widget);
  const char *page = gtk_stack_get_visible_child_name (self->pages);

  shian_pages_show_help (GTK_WINDOW (self), page != NULL ? page : "checklist");
}

void
shian_window_update_actions (ShianWindow *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean ready = self->session != NULL && shian_session_get_unit (self->session) != NULL;
  ShianPage *page = ready ? shian_window_get_page (self) : NULL;
  gboolean prints = page != NULL && shian_page_can_print (page);
  gboolean exports = page != NULL && shian_page_can_export (page);

  gtk_widget_action_set_enabled (widget, "win.print", prints);
  gtk_widget_action_set_enabled (widget, "win.export", exports);
  gtk_widget_action_set_enabled (widget, "win.export-whole",
                                 page != NULL && shian_page_can_export_whole (page));
  gtk_widget_action_set_enabled (widget, "win.search", page != NULL);
  gtk_widget_action_set_enabled (widget, "win.undo", ready);
  gtk_widget_action_set_enabled (widget, "win.import-plan", ready);
  gtk_widget_set_visible (self->print_button, prints);
  gtk_widget_set_visible (self->export_button, exports);
}

void
shian_window_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.undo", NULL, undo_cb);
  gtk_widget_class_install_action (widget_class, "win.undo-record", "s", undo_record_cb);
  gtk_widget_class_install_action (widget_class, "win.print", NULL, print_cb);
  gtk_widget_class_install_action (widget_class, "win.export", NULL, export_cb);
  gtk_widget_class_install_action (widget_class, "win.export-whole", NULL, export_whole_cb);
  gtk_widget_class_install_action (widget_class, "win.search", NULL, search_cb);
  gtk_widget_class_install_action (widget_class, "win.back", NULL, back_cb);
  gtk_widget_class_install_action (widget_class, "win.page", "s", page_cb);
  gtk_widget_class_install_action (widget_class, "win.show-task", "s", show_task_cb);
  gtk_widget_class_install_action (widget_class, "win.show-inspection", "s", show_inspection_cb);
  gtk_widget_class_install_action (widget_class, "win.show-finding", "s", show_finding_cb);
  gtk_widget_class_install_action (widget_class, "win.show-inspected", "(ssb)", show_inspected_cb);
  gtk_widget_class_install_action (widget_class, "win.show-found", "(ssb)", show_found_cb);
  gtk_widget_class_install_action (widget_class, "win.page-number", "i", page_number_cb);
  gtk_widget_class_install_action (widget_class, "win.import-plan", NULL, import_plan_cb);
  shian_message_install_folder (widget_class);
  gtk_widget_class_install_action (widget_class, "win.help", NULL, help_cb);
}
