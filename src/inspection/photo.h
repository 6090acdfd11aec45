/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pictures of an inspection, of its items and of findings. */
#pragma once

#include "inspection/finding.h"
#include "store/intake.h"

G_BEGIN_DECLS

/** ShianPhotoTarget: what the picture belongs to; ids, NULL where it does not. A picture of a
 * finding may be any file; everything else takes JPEG and PNG only. */
typedef struct {
  const char *inspection;
  const char *item;
  const char *finding;
  ShianPhotoPurpose purpose;
} ShianPhotoTarget;

/** shian_photo_add: copies the file in; the same content for the same target is kept once. A file
 * that is refused (SHIAN_ERROR_INVALID naming it) leaves all else as it is. (transfer full) */
ShianPhoto *shian_photo_add (ShianStore *store, const ShianPhotoTarget *target, const char *path,
                             ShianIntakeFlags flags, GError **error);

/** shian_photo_add_bytes: the same for a picture made here, which is in no file yet; it is called
 * @name. (transfer full) */
ShianPhoto *shian_photo_add_bytes (ShianStore *store, const ShianPhotoTarget *target, GBytes *bytes,
                                   const char *name, GError **error);

/** shian_photo_list: of an inspection, or of a finding, the other being NULL. (transfer full)
 * (element-type ShianPhoto) */
GPtrArray *shian_photo_list (ShianStore *store, const char *inspection, const char *finding,
                             GError **error);

/** shian_photo_list_of_finding: those of @finding itself, after those that were taken of its item
 * during the visit, in the newest version of that inspection. (transfer full)
 * (element-type ShianPhoto) */
GPtrArray *shian_photo_list_of_finding (ShianStore *store, const ShianFinding *finding,
                                        GError **error);

/** shian_photo_remove: hides it; refused where the inspection is locked. */
gboolean shian_photo_remove (ShianStore *store, const char *id, GError **error);

/** shian_photo_count_evidence: pictures and documents that show a finding put right. */
guint shian_photo_count_evidence (ShianStore *store, const char *finding);

/** shian_photo_used_elsewhere: how many other visits use the same picture: one photograph does not
 * prove two. A finding's picture is of the inspection that found it, unless it shows the finding put
 * right. */
guint shian_photo_used_elsewhere (ShianStore *store, const ShianPhoto *photo);

G_END_DECLS
