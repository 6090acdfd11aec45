/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/message.h"

#include "app/open-path.h"
#include "base/error.h"

#include <glib/gi18n-lib.h>

static AdwToastOverlay *
find_overlay (GtkWidget *widget)
{
  GtkWidget *overlay = gtk_widget_get_ancestor (widget, ADW_TYPE_TOAST_OVERLAY);
  GtkRoot *root;

  if (overlay != NULL)
    return ADW_TOAST_OVERLAY (overlay);
  root = gtk_widget_get_root (widget);
  if (!ADW_IS_APPLICATION_WINDOW (root))
    return NULL;
  overlay = adw_application_window_get_content (ADW_APPLICATION_WINDOW (root));
  return ADW_IS_TOAST_OVERLAY (overlay) ? ADW_TOAST_OVERLAY (overlay) : NULL;
}

/* Toast titles are Pango markup. */
static AdwToast *
make_toast (const char *text)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);
  return adw_toast_new (escaped);
}

static void
add_toast (GtkWidget *widget, AdwToast *toast)
{
  AdwToastOverlay *overlay = find_overlay (widget);

  if (overlay != NULL)
    adw_toast_overlay_add_toast (overlay, toast);
  else
    g_object_unref (toast);
}

void
shian_message_show (GtkWidget *widget, const char *text)
{
  add_toast (widget, make_toast (text));
}

void
shian_message_show_folder (GtkWidget *widget, const char *text, const char *folder)
{
  AdwToast *toast = make_toast (text);

  adw_toast_set_button_label (toast, _ ("Open folder"));
  adw_toast_set_action_name (toast, "win.open-folder");
  adw_toast_set_action_target (toast, "s", folder);
  adw_toast_set_timeout (toast, 10);
  add_toast (widget, toast);
}

static void
open_folder_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  shian_open_path (widget, g_variant_get_string (parameter, NULL));
}

void
shian_message_install_folder (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.open-folder", "s", open_folder_cb);
}

void
shian_message_show_action (GtkWidget *widget, const char *text, const char *label,
                           const char *action)
{
  AdwToast *toast = make_toast (text);

  adw_toast_set_button_label (toast, label);
  adw_toast_set_action_name (toast, action);
  add_toast (widget, toast);
}

void
shian_message_show_undo (GtkWidget *widget, const char *text, const char *record_id)
{
  AdwToast *toast = make_toast (text);

  adw_toast_set_button_label (toast, _ ("Undo"));
  adw_toast_set_action_name (toast, "win.undo-record");
  adw_toast_set_action_target (toast, "s", record_id);
  adw_toast_set_timeout (toast, 10);
  add_toast (widget, toast);
}

void
shian_message_error (GtkWidget *widget, const char *heading, const GError *error)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *dialog;

  if (g_error_matches (error, SHIAN_ERROR, SHIAN_ERROR_CANCELLED) ||
      g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  dialog = adw_message_dialog_new (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, heading,
                                   error->message);
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _ ("_Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}
