/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/evidence-list.h"

#include "app/files-choose.h"
#include "app/evidence-row.h"
#include "app/message.h"
#include "app/preferences.h"
#include "app/reveal.h"
#include "app/temp-copies.h"
#include "checklist/work.h"

#include <glib/gi18n-lib.h>

struct _ShianEvidenceList {
  GtkWidget parent_instance;

  ShianTaskContext *context;
  GCancellable *adding; /* NULL while nothing is taken in */
  GtkWidget *box;
  GtkWidget *rows;
  GtkLabel *heading;
  GtkWidget *empty;
  GtkSpinner *spinner;
  GtkWidget *cancel;
  GtkCheckButton *originals;
};

G_DEFINE_FINAL_TYPE (ShianEvidenceList, shian_evidence_list, GTK_TYPE_WIDGET)

/* Rows */

static ShianEvidenceRow *
find_row (ShianEvidenceList *self, const char *id)
{
  GtkWidget *row = gtk_widget_get_first_child (self->rows);

  for (; row != NULL; row = gtk_widget_get_next_sibling (row))
    if (g_strcmp0 (shian_evidence_row_get_id (SHIAN_EVIDENCE_ROW (row)), id) == 0)
      return SHIAN_EVIDENCE_ROW (row);
  return NULL;
}

guint
shian_evidence_list_get_n_files (ShianEvidenceList *self)
{
  GtkWidget *row = gtk_widget_get_first_child (self->rows);
  guint n = 0;

  for (; row != NULL; row = gtk_widget_get_next_sibling (row))
    n++;
  return n;
}

static void
show_count (ShianEvidenceList *self)
{
  guint n = shian_evidence_list_get_n_files (self);
  g_autofree char *heading =
      n > 0 ? g_strdup_printf (_ ("Evidence %u"), n) : g_strdup (_ ("Evidence"));

  gtk_label_set_text (self->heading, heading);
  gtk_widget_set_visible (self->empty, n == 0);
}

static void
removed_cb (GObject *owner, GHashTable *changes, const GError *error)
{
  if (error != NULL)
    shian_message_error (GTK_WIDGET (owner), _ ("The evidence was not removed"), error);
}

static void
remove_cb (ShianEvidenceList *self, ShianEvidenceRow *row)
{
  const char *id = shian_evidence_row_get_id (row);
  g_autofree char *label = g_strdup_printf (_ ("Evidence removed from %s, %s"),
                                            self->context->label, self->context->period_title);

  shian_record_job_remove (self->context->session, label, &SHIAN_EVIDENCE_TYPE, id, G_OBJECT (self),
                           removed_cb);
  shian_message_show_undo (GTK_WIDGET (self), _ ("Evidence removed"), id);
}

static void
append_row (ShianEvidenceList *self, const ShianEvidence *evidence)
{
  GtkWidget *row = shian_evidence_row_new (self->context, evidence);

  g_signal_connect_object (row, "remove", G_CALLBACK (remove_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->rows), row);
}

static gboolean
has_evidence (GPtrArray *list, const char *id)
{
  for (guint i = 0; i < list->len; i++)
    if (g_strcmp0 (((ShianEvidence *) list->pdata[i])->record.id, id) == 0)
      return TRUE;
  return FALSE;
}

static void
drop_rows (ShianEvidenceList *self, GPtrArray *list)
{
  GtkWidget *row = gtk_widget_get_first_child (self->rows);

  while (row != NULL) {
    GtkWidget *next = gtk_widget_get_next_sibling (row);
    const char *id = shian_evidence_row_get_id (SHIAN_EVIDENCE_ROW (row));
    if (list == NULL || !has_evidence (list, id))
      gtk_box_remove (GTK_BOX (self->rows), row);
    row = next;
  }
}

static void
sync_rows (ShianEvidenceList *self, GPtrArray *list)
{
  drop_rows (self, list);
  for (guint i = 0; list != NULL && i < list->len; i++) {
    const ShianEvidence *evidence = list->pdata[i];
    ShianEvidenceRow *row = find_row (self, evidence->record.id);
    if (row != NULL)
      shian_evidence_row_update (row, evidence);
    else
      append_row (self, evidence);
  }
  show_count (self);
}

void
shian_evidence_list_show (ShianEvidenceList *self, const ShianTaskContext *context)
{
  g_autoptr (GPtrArray) list = NULL;

  if (!shian_task_context_same (self->context, context)) {
    shian_evidence_list_flush (self);
    drop_rows (self, NULL);
    g_clear_pointer (&self->context, shian_task_context_free);
    self->context = context != NULL ? shian_task_context_copy (context) : NULL;
  }
  if (context != NULL)
    list = shian_evidence_of_task (shian_session_get_reader (context->session), context->task,
                                   context->unit, context->period, NULL);
  sync_rows (self, list);
}

/* Adding */

static void
set_adding (ShianEvidenceList *self, gboolean adding)
{
  g_clear_object (&self->adding);
  if (adding)
    self->adding = g_cancellable_new ();
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), adding);
  gtk_spinner_set_spinning (self->spinner, adding);
  gtk_widget_set_visible (self->cancel, adding);
}

static void
added_cb (GObject *owner, GHashTable *changes, const GError *error)
{
  ShianEvidenceList *self = SHIAN_EVIDENCE_LIST (owner);

  if (self->box == NULL)
    return;
  set_adding (self, FALSE);
  if (error != NULL)
    shian_message_error (GTK_WIDGET (self), _ ("The files were not added"), error);
  else if (gtk_widget_get_last_child (self->rows) != NULL)
    shian_reveal (gtk_widget_get_last_child (self->rows));
}

void
shian_evidence_list_add (ShianEvidenceList *self, const char *const *paths)
{
  ShianRecordKey key;
  g_autofree char *label = NULL;

  if (self->context == NULL || self->adding != NULL || paths[0] == NULL)
    return;
  set_adding (self, TRUE);
  key = shian_task_context_key (self->context, NULL);
  label = g_strdup_printf (_ ("Evidence for %s, %s"), self->context->label,
                           self->context->period_title);
  shian_record_job_add_evidence (self->context->session, label, &key, paths,
                                 gtk_check_button_get_active (self->originals), self->adding,
                                 G_OBJECT (self), added_cb);
}

static void
cancel_cb (ShianEvidenceList *self)
{
  if (self->adding != NULL)
    g_cancellable_cancel (self->adding);
}

static void
chosen_cb (GtkWidget *self, const char *const *paths)
{
  shian_evidence_list_add (SHIAN_EVIDENCE_LIST (self), paths);
}

static void
add_cb (ShianEvidenceList *self)
{
  if (self->context != NULL)
    shian_files_choose (GTK_WIDGET (self), _ ("Files as Evidence"), chosen_cb);
}

static void
add_files (ShianEvidenceList *self, GListModel *files)
{
  g_auto (GStrv) paths = shian_files_paths (files);

  shian_evidence_list_add (self, (const char *const *) paths);
}

static void
add_slist (ShianEvidenceList *self, GSList *files)
{
  g_autoptr (GListStore) store = g_list_store_new (G_TYPE_FILE);

  for (; files != NULL; files = files->next)
    g_list_store_append (store, files->data);
  add_files (self, G_LIST_MODEL (store));
}

static gboolean
dropped_cb (ShianEvidenceList *self, const GValue *value)
{
  if (self->context == NULL || !G_VALUE_HOLDS (value, GDK_TYPE_FILE_LIST))
    return FALSE;
  add_slist (self, g_value_get_boxed (value));
  return TRUE;
}

/* Pasting: files copied in a file manager, or a picture without a file. */

static void
add_texture (ShianEvidenceList *self, GdkTexture *texture)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *folder = shian_temp_copies_new_folder (NULL);
  /* Translators: name of a pasted picture's file, with date and time */
  g_autofree char *name = g_date_time_format (now, _ ("pasted %Y-%m-%d %H%M%S.png"));
  g_autofree char *path = folder != NULL ? g_build_filename (folder, name, NULL) : NULL;
  const char *paths[] = { path, NULL };

  if (path != NULL && gdk_texture_save_to_png (texture, path))
    shian_evidence_list_add (self, paths);
}

static void
pasted_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (ShianEvidenceList) self = data;
  const GValue *value = gdk_clipboard_read_value_finish (GDK_CLIPBOARD (source), result, NULL);

  if (value == NULL || self->context == NULL)
    return;
  if (G_VALUE_HOLDS (value, GDK_TYPE_FILE_LIST))
    add_slist (self, g_value_get_boxed (value));
  else if (G_VALUE_HOLDS (value, GDK_TYPE_TEXTURE))
    add_texture (self, g_value_get_object (value));
}

static void
paste_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (widget);
  GdkContentFormats *formats = gdk_clipboard_get_formats (clipboard);
  GType type = gdk_content_formats_contain_gtype (formats, GDK_TYPE_FILE_LIST) ||
                       gdk_content_formats_contain_mime_type (formats, "text/uri-list")
                   ? GDK_TYPE_FILE_LIST
                   : GDK_TYPE_TEXTURE;

  gdk_clipboard_read_value_async (clipboard, type, G_PRIORITY_DEFAULT, NULL, pasted_cb,
                                  g_object_ref (widget));
}

void
shian_evidence_list_flush (ShianEvidenceList *self)
{
  GtkWidget *row = gtk_widget_get_first_child (self->rows);

  for (; row != NULL; row = gtk_widget_get_next_sibling (row))
    shian_evidence_row_flush (SHIAN_EVIDENCE_ROW (row));
}

gboolean
shian_evidence_list_is_dirty (ShianEvidenceList *self)
{
  GtkWidget *row = gtk_widget_get_first_child (self->rows);

  for (; row != NULL; row = gtk_widget_get_next_sibling (row))
    if (shian_evidence_row_is_dirty (SHIAN_EVIDENCE_ROW (row)))
      return TRUE;
  return FALSE;
}

static void
shian_evidence_list_dispose (GObject *object)
{
  ShianEvidenceList *self = SHIAN_EVIDENCE_LIST (object);

  g_clear_object (&self->adding);
  g_clear_pointer (&self->context, shian_task_context_free);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  G_OBJECT_CLASS (shian_evidence_list_parent_class)->dispose (object);
}

static void
shian_evidence_list_class_init (ShianEvidenceListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = shian_evidence_list_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/shian/Shian/ui/evidence-list.ui");
  gtk_widget_class_bind_template_child (widget_class, ShianEvidenceList, box);
  gtk_widget_class_bind_template_child (widget_class, ShianEvidenceList, rows);
  gtk_widget_class_bind_template_child (widget_class, ShianEvidenceList, heading);
  gtk_widget_class_bind_template_child (widget_class, ShianEvidenceList, empty);
  gtk_widget_class_bind_template_child (widget_class, ShianEvidenceList, spinner);
  gtk_widget_class_bind_template_child (widget_class, ShianEvidenceList, cancel);
  gtk_widget_class_bind_template_child (widget_class, ShianEvidenceList, originals);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
  gtk_widget_class_bind_template_callback (widget_class, cancel_cb);
  gtk_widget_class_install_action (widget_class, "evidence.paste", NULL, paste_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_v, GDK_CONTROL_MASK, "evidence.paste",
                                       NULL);
}

static void
shian_evidence_list_init (ShianEvidenceList *self)
{
  GSettings *settings = shian_preferences_get ();
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  gtk_widget_init_template (GTK_WIDGET (self));
  if (settings != NULL)
    g_settings_bind (settings, "keep-originals", self->originals, "active",
                     G_SETTINGS_BIND_DEFAULT);
  g_signal_connect_swapped (target, "drop", G_CALLBACK (dropped_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}
