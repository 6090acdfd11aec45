/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/evidence-open.h"

#include "app/message.h"
#include "app/open-path.h"
#include "app/temp-copies.h"
#include "base/error.h"
#include "base/text.h"
#include "store/attachment.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

typedef struct {
  GtkWidget *widget;
  GFile *copy;
} Opening;

static void
opening_free (Opening *opening)
{
  g_object_unref (opening->widget);
  g_object_unref (opening->copy);
  g_free (opening);
}

/* The record outlives a file that somebody tidied away: say where it was and how it comes back. */
static GError *
explain (const char *stored, const GError *error)
{
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    return g_error_copy (error);
  return g_error_new (SHIAN_ERROR, SHIAN_ERROR_NOT_FOUND,
                      _ ("The stored file is gone: %s\n\nPut the folder “attachments” back beside "
                         "the data file from your copy of the whole folder, or remove this entry "
                         "and add the file again."),
                      stored);
}

static void
copied_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Opening *opening = data;
  const char *path = g_file_peek_path (opening->copy);
  g_autoptr (GError) error = NULL;

  if (g_file_copy_finish (G_FILE (source), result, &error)) {
    /* Read-only: an editor asks for another place instead of saving into what will be gone. */
    g_chmod (path, 0400);
    shian_open_path (opening->widget, path);
  } else {
    g_autoptr (GError) said = explain (g_file_peek_path (G_FILE (source)), error);
    shian_message_error (opening->widget, _ ("The file cannot be opened"), said);
  }
  opening_free (opening);
}

void
shian_evidence_open (GtkWidget *widget, ShianStore *store, const char *sha256, const char *name)
{
  g_autofree char *path = shian_attachment_path (store, sha256);
  g_autoptr (GFile) stored = g_file_new_for_path (path);
  g_autofree char *safe = shian_text_file_name (name);
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = shian_temp_copies_new_folder (&error);
  Opening *opening;

  if (folder == NULL) {
    shian_message_error (widget, _ ("The file cannot be opened"), error);
    return;
  }
  opening = g_new0 (Opening, 1);
  opening->widget = g_object_ref (widget);
  opening->copy = g_file_new_build_filename (folder, safe, NULL);
  g_file_copy_async (stored, opening->copy, G_FILE_COPY_NONE, G_PRIORITY_DEFAULT, NULL, NULL, NULL,
                     copied_cb, opening);
}
