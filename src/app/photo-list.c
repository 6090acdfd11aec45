/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/photo-list.h"

#include "app/files-choose.h"
#include "app/evidence-open.h"
#include "app/inspection-job.h"
#include "app/message.h"
#include "app/template.h"

#include <glib/gi18n-lib.h>

struct _ShianPhotoList {
  GtkWidget parent_instance;

  ShianSession *session;
  char *inspection;
  char *item;
  char *finding;
  ShianPhotoPurpose purpose;
  GPtrArray *photos; /* ShianPhoto shown */
  gboolean locked;
  GtkFlowBox *flow;
};

G_DEFINE_FINAL_TYPE (ShianPhotoList, shian_photo_list, GTK_TYPE_WIDGET)

#define PHOTO "shian-photo" /* index in @photos plus one, on a photo's buttons */

static const ShianPhoto *
photo_of (ShianPhotoList *self, GtkWidget *button)
{
  guint index = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), PHOTO));
  return index > 0 && index <= self->photos->len ? self->photos->pdata[index - 1] : NULL;
}

static void
open_cb (ShianPhotoList *self, GtkWidget *button)
{
  const ShianPhoto *photo = photo_of (self, button);

  if (photo != NULL)
    shian_evidence_open (GTK_WIDGET (self), shian_session_get_reader (self->session), photo->sha256,
                         photo->name);
}

static void
removed_cb (GObject *owner, GHashTable *changes, const GError *error)
{
  if (error != NULL)
    shian_message_error (GTK_WIDGET (owner), _ ("The photo was not removed"), error);
}

static void
remove_cb (ShianPhotoList *self, GtkWidget *button)
{
  const ShianPhoto *photo = photo_of (self, button);

  if (photo == NULL)
    return;
  shian_photo_job_remove (self->session, photo->record.id, G_OBJECT (self), removed_cb);
  shian_message_show_undo (GTK_WIDGET (self), _ ("Photo removed"), photo->record.id);
}

static GtkWidget *
make_button (ShianPhotoList *self, guint index, GCallback callback)
{
  GtkWidget *button = gtk_button_new ();

  g_object_set_data (G_OBJECT (button), PHOTO, GUINT_TO_POINTER (index + 1));
  gtk_widget_add_css_class (button, "flat");
  g_signal_connect_object (button, "clicked", callback, self, G_CONNECT_SWAPPED);
  return button;
}

static void
add_photo (ShianPhotoList *self, guint index)
{
  const ShianPhoto *photo = self->photos->pdata[index];
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *open = make_button (self, index, G_CALLBACK (open_cb));
  GtkWidget *label = gtk_label_new (photo->name);
  g_autofree char *tip = g_strjoin (" · ", _ (SHIAN_PHOTO_CHOICES[photo->purpose].title),
                                    photo->taken_at != NULL ? photo->taken_at : photo->name, NULL);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_MIDDLE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 24);
  gtk_button_set_child (GTK_BUTTON (open), label);
  gtk_widget_set_tooltip_text (open, tip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (open), GTK_ACCESSIBLE_PROPERTY_LABEL, tip, -1);
  gtk_box_append (GTK_BOX (box), open);
  if (!self->locked) {
    GtkWidget *away = make_button (self, index, G_CALLBACK (remove_cb));
    gtk_button_set_icon_name (GTK_BUTTON (away), "user-trash-symbolic");
    gtk_widget_set_tooltip_text (away, _ ("Remove the photo"));
    gtk_accessible_update_property (GTK_ACCESSIBLE (away), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    _ ("Remove the photo"), -1);
    gtk_box_append (GTK_BOX (box), away);
  }
  gtk_flow_box_append (self->flow, box);
  gtk_widget_set_focusable (gtk_widget_get_parent (box), FALSE);
}

static gboolean
belongs (ShianPhotoList *self, const ShianPhoto *photo)
{
  return self->finding != NULL ? g_strcmp0 (photo->finding, self->finding) == 0
                               : g_strcmp0 (photo->item, self->item) == 0;
}

static gboolean
is_shown (ShianPhotoList *self, GPtrArray *photos)
{
  if (photos->len != self->photos->len)
    return FALSE;
  for (guint i = 0; i < photos->len; i++) {
    const ShianPhoto *a = photos->pdata[i];
    const ShianPhoto *b = self->photos->pdata[i];
    if (g_strcmp0 (a->record.id, b->record.id) != 0)
      return FALSE;
  }
  return TRUE;
}

static void
fill (ShianPhotoList *self, GPtrArray *own)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->flow))) != NULL)
    gtk_flow_box_remove (self->flow, child);
  g_ptr_array_unref (self->photos);
  self->photos = g_ptr_array_ref (own);
  for (guint i = 0; i < own->len; i++)
    add_photo (self, i);
  gtk_widget_set_visible (GTK_WIDGET (self), own->len > 0);
}

static void
set_target (ShianPhotoList *self, ShianSession *session, const ShianPhotoTarget *target)
{
  g_set_object (&self->session, session);
  g_free (self->inspection);
  g_free (self->item);
  g_free (self->finding);
  self->inspection = g_strdup (target->inspection);
  self->item = g_strdup (target->item);
  self->finding = g_strdup (target->finding);
  self->purpose = target->purpose;
}

void
shian_photo_list_show (ShianPhotoList *self, ShianSession *session, const ShianPhotoTarget *target,
                       GPtrArray *photos, gboolean locked)
{
  g_autoptr (GPtrArray) own = g_ptr_array_new_with_free_func (SHIAN_PHOTO_TYPE.free);

  set_target (self, session, target);
  for (guint i = 0; photos != NULL && i < photos->len; i++)
    if (belongs (self, photos->pdata[i]))
      g_ptr_array_add (own, shian_photo_copy (photos->pdata[i]));
  if (self->locked == locked && is_shown (self, own))
    return;
  self->locked = locked;
  fill (self, own);
}

guint
shian_photo_list_get_n_photos (ShianPhotoList *self)
{
  return self->photos->len;
}

/* Adding */

/* One photograph does not prove two visits; whether it is meant so only the officer knows. */
static void
warn_elsewhere (ShianPhotoList *self, const char *n)
{
  g_autofree char *text =
      g_strdup_printf (_ ("%s of these photos are used by another inspection or finding too: is it "
                          "the right photo?"),
                       n);

  shian_message_show (GTK_WIDGET (self), text);
}

static void
added_cb (GObject *owner, GHashTable *changes, const GError *error)
{
  const char *elsewhere = g_hash_table_lookup (changes, SHIAN_PHOTO_ELSEWHERE);

  if (elsewhere != NULL && !g_str_equal (elsewhere, "0"))
    warn_elsewhere (SHIAN_PHOTO_LIST (owner), elsewhere);
  if (error != NULL)
    shian_message_error (GTK_WIDGET (owner), _ ("A photo was not added"), error);
}

void
shian_photo_list_add (ShianPhotoList *self, const char *const *paths)
{
  const ShianPhotoTarget target = { .inspection = self->inspection,
                                    .item = self->item,
                                    .finding = self->finding,
                                    .purpose = self->purpose };

  if (self->session != NULL && paths[0] != NULL)
    shian_photo_job_add (self->session, &target, paths, G_OBJECT (self), added_cb);
}

static void
chosen_cb (GtkWidget *self, const char *const *paths)
{
  shian_photo_list_add (SHIAN_PHOTO_LIST (self), paths);
}

gboolean
shian_photo_list_has (GPtrArray *photos, const char *item)
{
  for (guint i = 0; photos != NULL && i < photos->len; i++)
    if (g_strcmp0 (((const ShianPhoto *) photos->pdata[i])->item, item) == 0)
      return TRUE;
  return FALSE;
}

void
shian_photo_list_choose (ShianPhotoList *self)
{
  shian_files_choose (GTK_WIDGET (self), _ ("Photos"), chosen_cb);
}

static void
shian_photo_list_dispose (GObject *object)
{
  ShianPhotoList *self = SHIAN_PHOTO_LIST (object);

  shian_template_dispose (GTK_WIDGET (self));
  G_OBJECT_CLASS (shian_photo_list_parent_class)->dispose (object);
}

static void
shian_photo_list_finalize (GObject *object)
{
  ShianPhotoList *self = SHIAN_PHOTO_LIST (object);

  g_clear_object (&self->session);
  g_free (self->inspection);
  g_free (self->item);
  g_free (self->finding);
  g_ptr_array_unref (self->photos);
  G_OBJECT_CLASS (shian_photo_list_parent_class)->finalize (object);
}

static void
shian_photo_list_class_init (ShianPhotoListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = shian_photo_list_dispose;
  G_OBJECT_CLASS (klass)->finalize = shian_photo_list_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
shian_photo_list_init (ShianPhotoList *self)
{
  self->photos = g_ptr_array_new_with_free_func (SHIAN_PHOTO_TYPE.free);
  self->flow = GTK_FLOW_BOX (gtk_flow_box_new ());
  gtk_flow_box_set_selection_mode (self->flow, GTK_SELECTION_NONE);
  gtk_flow_box_set_max_children_per_line (self->flow, 4);
  gtk_widget_set_parent (GTK_WIDGET (self->flow), GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

GtkWidget *
shian_photo_list_new (void)
{
  return g_object_new (SHIAN_TYPE_PHOTO_LIST, NULL);
}
