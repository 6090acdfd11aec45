/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Photos and other evidence of an item or of a finding: looked at, added, taken out. */
#pragma once

#include "app/session.h"
#include "inspection/photo.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SHIAN_TYPE_PHOTO_LIST (shian_photo_list_get_type ())
G_DECLARE_FINAL_TYPE (ShianPhotoList, shian_photo_list, SHIAN, PHOTO_LIST, GtkWidget)

GtkWidget *shian_photo_list_new (void);

/** shian_photo_list_show: those of @photos (element-type ShianPhoto) that belong to @target. */
void shian_photo_list_show (ShianPhotoList *self, ShianSession *session,
                            const ShianPhotoTarget *target, GPtrArray *photos, gboolean locked);

/** shian_photo_list_has: whether any of @photos (element-type ShianPhoto) (nullable) belongs to @item. */
gboolean shian_photo_list_has (GPtrArray *photos, const char *item);

/** shian_photo_list_choose: lets the user pick files. */
void shian_photo_list_choose (ShianPhotoList *self);
/** shian_photo_list_add: takes the files in; @paths is NULL-terminated. */
void shian_photo_list_add (ShianPhotoList *self, const char *const *paths);
guint shian_photo_list_get_n_photos (ShianPhotoList *self);

G_END_DECLS
