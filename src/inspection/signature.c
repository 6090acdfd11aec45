/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "inspection/signature.h"

#include "base/clock.h"
#include "inspection/draft.h"
#include "store/save.h"

#include <glib/gi18n-lib.h>

#define NAME "签名.png"
#define DRAWINGS "WHERE inspection = ?1 AND purpose = 'signature' AND deleted = 0 ORDER BY id DESC"

ShianPhoto *
shian_signature_find (ShianStore *store, const char *inspection, GError **error)
{
  return shian_store_select_one (store, &SHIAN_PHOTO_TYPE, DRAWINGS " LIMIT 1", error, "s",
                                 inspection);
}

typedef struct {
  const char *inspection;
  GBytes *drawing;
  const char *path;
  ShianPhoto *made;
} Sign;

/* All drawings of the inspection but @kept. */
static gboolean
remove_others (ShianStore *store, const char *inspection, const ShianPhoto *kept, GError **error)
{
  g_autoptr (GPtrArray) photos =
      shian_store_select (store, &SHIAN_PHOTO_TYPE, DRAWINGS, error, "s", inspection);

  if (photos == NULL)
    return FALSE;
  for (guint i = 0; i < photos->len; i++) {
    const ShianPhoto *photo = photos->pdata[i];
    if ((kept == NULL || g_strcmp0 (photo->record.id, kept->record.id) != 0) &&
        !shian_store_remove (store, &SHIAN_PHOTO_TYPE, photo->record.id, error))
      return FALSE;
  }
  return TRUE;
}

/* A drawing knows no camera's time: it is made when it is stored. */
static gboolean
date_drawing (ShianStore *store, ShianPhoto *photo, GError **error)
{
  g_autoptr (GDateTime) now = NULL;

  if (photo->taken_at != NULL)
    return TRUE;
  now = g_date_time_new_from_unix_local (shian_clock_now () / G_USEC_PER_SEC);
  photo->taken_at = g_date_time_format (now, "%Y-%m-%d %H:%M:%S");
  return shian_store_save (store, &SHIAN_PHOTO_TYPE, photo, error);
}

static gboolean
choose_drawn (ShianStore *store, const char *id, GError **error)
{
  g_autoptr (ShianInspection) inspection = shian_inspection_load_draft (store, id, error);

  if (inspection == NULL)
    return FALSE;
  inspection->signature = SHIAN_SIGNATURE_DRAWN;
  return shian_inspection_save (store, inspection, error);
}

static gboolean
sign_inside (ShianStore *store, gpointer data, GError **error)
{
  Sign *sign = data;
  const ShianPhotoTarget target = { .inspection = sign->inspection,
                                    .purpose = SHIAN_PHOTO_SIGNATURE };

  sign->made = sign->drawing != NULL
                   ? shian_photo_add_bytes (store, &target, sign->drawing, NAME, error)
                   : shian_photo_add (store, &target, sign->path, 0, error);
  return sign->made != NULL && date_drawing (store, sign->made, error) &&
         remove_others (store, sign->inspection, sign->made, error) &&
         choose_drawn (store, sign->inspection, error);
}

static ShianPhoto *
run (ShianStore *store, Sign *sign, GError **error)
{
  if (!shian_store_transact (store, _ ("Signature on the screen"), sign_inside, sign, error))
    g_clear_pointer (&sign->made, shian_photo_free);
  return sign->made;
}

ShianPhoto *
shian_signature_set (ShianStore *store, const char *inspection, GBytes *drawing, GError **error)
{
  Sign sign = { .inspection = inspection, .drawing = drawing };

  return run (store, &sign, error);
}

ShianPhoto *
shian_signature_set_file (ShianStore *store, const char *inspection, const char *path,
                          GError **error)
{
  Sign sign = { .inspection = inspection, .path = path };

  return run (store, &sign, error);
}

static gboolean
clear_inside (ShianStore *store, gpointer data, GError **error)
{
  const char *id = data;
  g_autoptr (ShianInspection) inspection = shian_inspection_load_draft (store, id, error);

  return inspection != NULL && remove_others (store, id, NULL, error);
}

gboolean
shian_signature_clear (ShianStore *store, const char *inspection, GError **error)
{
  return shian_store_transact (store, _ ("Signature taken away"), clear_inside,
                               (gpointer) inspection, error);
}
