/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "inspection/photo.h"

#include "base/error.h"
#include "inspection/draft.h"
#include "store/save.h"
#include "store/statement.h"

#include <glib/gi18n-lib.h>

static guint
count (ShianStore *store, const char *sql, const char *one, const char *two)
{
  g_autoptr (ShianStatement) statement = shian_store_prepare (store, sql, NULL);

  if (statement == NULL || !shian_statement_bind (statement, NULL, "ss", one, two) ||
      shian_statement_step (statement, NULL) != SHIAN_STEP_ROW)
    return 0;
  return (guint) shian_statement_integer (statement, 0);
}

guint
shian_photo_count_evidence (ShianStore *store, const char *finding)
{
  return count (
      store,
      "SELECT count(*) FROM photo WHERE finding = ?1 AND purpose IN ('after', 'document') "
      "AND deleted = 0 AND ?2 IS NULL",
      finding, NULL);
}

/* The visit a picture is of: the inspection with all its versions and what was found then; what shows
 * a finding put right is of a later one. */
#define PLACE(p)                                                                                   \
  "coalesce ((SELECT i.chain FROM inspection i WHERE i.id = " p ".inspection), "                   \
  "(SELECT f.inspection FROM finding f WHERE f.id = " p ".finding AND " p                          \
  ".purpose <> 'after'), " p ".finding)"

guint
shian_photo_used_elsewhere (ShianStore *store, const ShianPhoto *photo)
{
  return count (store,
                "SELECT count(DISTINCT " PLACE (
                    "p") ") FROM photo p, photo o "
                         "WHERE o.id = ?1 AND p.sha256 = ?2 AND p.deleted = 0 AND p.id <> o.id "
                         "AND " PLACE ("p") " IS NOT " PLACE ("o"),
                photo->record.id, photo->sha256);
}

GPtrArray *
shian_photo_list (ShianStore *store, const char *inspection, const char *finding, GError **error)
{
  if (finding != NULL)
    return shian_store_select (store, &SHIAN_PHOTO_TYPE,
                               "WHERE finding = ?1 AND deleted = 0 ORDER BY id", error, "s",
                               finding);
  return shian_store_select (store, &SHIAN_PHOTO_TYPE,
                             "WHERE inspection = ?1 AND deleted = 0 ORDER BY id", error, "s",
                             inspection);
}

/* A correction takes the pictures of what it corrects along, so that one version has them all. */
GPtrArray *
shian_photo_list_of_finding (ShianStore *store, const ShianFinding *finding, GError **error)
{
  return shian_store_select (
      store, &SHIAN_PHOTO_TYPE,
      "WHERE deleted = 0 AND id IN (SELECT id FROM photo WHERE finding = ?1 UNION ALL "
      "SELECT id FROM photo WHERE item = ?3 AND finding IS NULL AND inspection = "
      "(SELECT id FROM inspection WHERE chain = ?2 AND deleted = 0 ORDER BY version DESC LIMIT 1)) "
      "ORDER BY finding IS NOT NULL, id",
      error, "sss", finding->record.id, finding->inspection, finding->item);
}

static gboolean
check_target (ShianStore *store, const ShianPhotoTarget *target, GError **error)
{
  g_autoptr (ShianInspection) inspection = NULL;
  g_autoptr (ShianFinding) finding = NULL;

  if (target->finding != NULL) {
    finding = shian_store_load (store, &SHIAN_FINDING_TYPE, target->finding, error);
    return finding != NULL;
  }
  inspection = shian_inspection_load_draft (store, target->inspection, error);
  return inspection != NULL;
}

static ShianPhoto *
find_same (ShianStore *store, const ShianPhotoTarget *target, const char *sha256, GError **error)
{
  return shian_store_select_one (
      store, &SHIAN_PHOTO_TYPE,
      target->finding != NULL ? "WHERE finding = ?1 AND item IS ?2 AND sha256 = ?3 "
                                "AND purpose = ?4 AND deleted = 0"
                              : "WHERE inspection = ?1 AND item IS ?2 AND sha256 = ?3 "
                                "AND purpose = ?4 AND deleted = 0",
      error, "ssss", target->finding != NULL ? target->finding : target->inspection, target->item,
      sha256, SHIAN_PHOTO_CHOICES[target->purpose].key);
}

/* What was taken in becomes a picture of @target; content it has already is kept once. */
static ShianPhoto *
keep (ShianStore *store, const ShianPhotoTarget *target, ShianIntake *intake, GError **error)
{
  g_autoptr (ShianPhoto) photo = NULL;
  g_autoptr (GError) local = NULL;
  ShianPhotoTarget wanted = *target;

  if (!intake->is_picture)
    wanted.purpose = SHIAN_PHOTO_DOCUMENT;
  photo = find_same (store, &wanted, intake->sha256, &local);
  if (local != NULL) {
    g_propagate_error (error, g_steal_pointer (&local));
    return NULL;
  }
  if (photo != NULL)
    return g_steal_pointer (&photo);
  photo = shian_photo_new ();
  photo->inspection = g_strdup (target->inspection);
  photo->item = g_strdup (target->item);
  photo->finding = g_strdup (target->finding);
  photo->purpose = wanted.purpose;
  photo->name = g_steal_pointer (&intake->name);
  photo->sha256 = g_steal_pointer (&intake->sha256);
  photo->original_sha256 = g_steal_pointer (&intake->original_sha256);
  photo->taken_at = g_steal_pointer (&intake->taken_at);
  photo->size = intake->size;
  if (!shian_store_save (store, &SHIAN_PHOTO_TYPE, photo, error))
    return NULL;
  return g_steal_pointer (&photo);
}

ShianPhoto *
shian_photo_add (ShianStore *store, const ShianPhotoTarget *target, const char *path,
                 ShianIntakeFlags flags, GError **error)
{
  g_auto (ShianIntake) intake = { 0 };

  if (!check_target (store, target, error) ||
      !shian_intake_file (store, path,
                          flags | (target->finding == NULL ? SHIAN_INTAKE_PICTURES : 0), &intake,
                          error))
    return NULL;
  return keep (store, target, &intake, error);
}

ShianPhoto *
shian_photo_add_bytes (ShianStore *store, const ShianPhotoTarget *target, GBytes *bytes,
                       const char *name, GError **error)
{
  g_auto (ShianIntake) intake = { 0 };

  if (!check_target (store, target, error) ||
      !shian_intake_bytes (store, bytes, name, SHIAN_INTAKE_PICTURES, &intake, error))
    return NULL;
  return keep (store, target, &intake, error);
}

gboolean
shian_photo_remove (ShianStore *store, const char *id, GError **error)
{
  g_autoptr (ShianPhoto) photo = shian_store_load (store, &SHIAN_PHOTO_TYPE, id, error);
  ShianPhotoTarget target;

  if (photo == NULL)
    return FALSE;
  target = (ShianPhotoTarget){ photo->inspection, photo->item, photo->finding, photo->purpose };
  return check_target (store, &target, error) &&
         shian_store_remove (store, &SHIAN_PHOTO_TYPE, id, error);
}
