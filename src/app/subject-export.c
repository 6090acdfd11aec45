/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/subject-export.h"

#include "app/export-job.h"
#include "packs/subject-list.h"

#include <glib/gi18n-lib.h>

typedef struct {
  GtkWidget *widget;
  ShianSubjectView *view; /* NULL for everything */
  char *words;
  char *folder;
  ShianPackResult *result;
} Export;

static void
export_free (gpointer data)
{
  Export *export = data;

  g_object_unref (export->widget);
  g_clear_pointer (&export->view, shian_subject_view_free);
  g_free (export->words);
  g_free (export->folder);
  shian_pack_result_free (export->result);
  g_free (export);
}

static gboolean
work (ShianStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  Export *export = data;

  if (export->view == NULL)
    return shian_subject_list_write (store, -1, export->folder, _ ("Regulated premises"),
                                     export->result, error);
  return shian_subject_list_write_seen (store, export->view, export->words, export->folder,
                                        _ ("Regulated premises as seen"), export->result, error);
}

static void
done_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Export *export = data;
  g_autoptr (GError) error = NULL;
  gboolean ok = shian_session_run_finish (SHIAN_SESSION (source), result, &error);

  shian_export_tell (export->widget, ok ? export->result : NULL, error);
}

void
shian_subject_export (GtkWidget *widget, ShianSession *session, const ShianSubjectView *view,
                      const char *words)
{
  Export *export = g_new0 (Export, 1);

  export->widget = g_object_ref (widget);
  export->view = view != NULL ? shian_subject_view_copy (view) : NULL;
  export->words = g_strdup (words);
  export->folder = shian_export_default_folder (shian_session_get_period (session));
  export->result = shian_pack_result_new ();
  shian_session_run_async (session, work, export, export_free, NULL, done_cb, export);
}
