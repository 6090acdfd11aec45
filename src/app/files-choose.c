/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/files-choose.h"

#include <glib/gi18n-lib.h>

#define DIALOG "shian-files-choose"
#define CHOSEN "shian-files-chosen"

char **
shian_files_paths (GListModel *files)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; i < g_list_model_get_n_items (files); i++) {
    g_autoptr (GFile) file = g_list_model_get_item (files, i);
    g_autofree char *path = g_file_get_path (file);
    if (path != NULL)
      g_strv_builder_add (builder, path);
  }
  return g_strv_builder_end (builder);
}

static void
response_cb (GtkWidget *owner, int response, GtkFileChooserNative *dialog)
{
  ShianFilesChosen chosen = (ShianFilesChosen) g_object_get_data (G_OBJECT (dialog), CHOSEN);
  g_autoptr (GtkFileChooserNative) held = g_object_ref (dialog);
  g_autoptr (GListModel) files = NULL;
  g_auto (GStrv) paths = NULL;

  g_object_set_data (G_OBJECT (owner), DIALOG, NULL);
  if (response != GTK_RESPONSE_ACCEPT)
    return;
  files = gtk_file_chooser_get_files (GTK_FILE_CHOOSER (held));
  paths = shian_files_paths (files);
  chosen (owner, (const char *const *) paths);
}

void
shian_files_choose (GtkWidget *owner, const char *title, ShianFilesChosen chosen)
{
  GtkRoot *root = gtk_widget_get_root (owner);
  GtkFileChooserNative *dialog;

  if (g_object_get_data (G_OBJECT (owner), DIALOG) != NULL)
    return;
  dialog = gtk_file_chooser_native_new (title, GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL,
                                        GTK_FILE_CHOOSER_ACTION_OPEN, _ ("_Add"), _ ("_Cancel"));
  gtk_file_chooser_set_select_multiple (GTK_FILE_CHOOSER (dialog), TRUE);
  g_object_set_data (G_OBJECT (dialog), CHOSEN, (gpointer) chosen);
  g_signal_connect_object (dialog, "response", G_CALLBACK (response_cb), owner, G_CONNECT_SWAPPED);
  /* It goes with its owner. */
  g_object_set_data_full (G_OBJECT (owner), DIALOG, dialog, g_object_unref);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}
