/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files from outside taken in as attachments: pictures made small, all else byte for byte. */
#pragma once

#include "store/store.h"

G_BEGIN_DECLS

typedef enum {
  SHIAN_INTAKE_KEEP_ORIGINAL = 1 << 0, /* of a picture that is made smaller */
  SHIAN_INTAKE_PICTURES = 1 << 1,      /* refuse what is no picture */
} ShianIntakeFlags;

/** ShianIntake: what became of a file.
 * @name: its name, safe to use anywhere
 * @original_sha256: (nullable): when the original is kept too
 * @taken_at: (nullable): when the camera took it, “YYYY-MM-DD HH:MM:SS” */
typedef struct {
  char *name;
  char *sha256;
  char *original_sha256;
  char *taken_at;
  gint64 size;
  gboolean is_picture;
} ShianIntake;

void shian_intake_clear (ShianIntake *intake);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (ShianIntake, shian_intake_clear)

/** shian_intake_file: reads @path, makes a picture small and upright, stores the content. Errors:
 * SHIAN_ERROR_INVALID naming the file for what is empty, over 100 MB, a broken picture, or with
 * SHIAN_INTAKE_PICTURES no picture; those of writing. */
gboolean shian_intake_file (ShianStore *store, const char *path, ShianIntakeFlags flags,
                            ShianIntake *intake, GError **error);

/** shian_intake_bytes: the same for what was made here and is in no file yet; @name is what it is to
 * be called. */
gboolean shian_intake_bytes (ShianStore *store, GBytes *bytes, const char *name,
                             ShianIntakeFlags flags, ShianIntake *intake, GError **error);

/** shian_intake_is_misnamed: whether the attachment @sha256 is called a picture by @name (.jpg,
 * .jpeg or .png) without being one, so that nothing will show it: half a download, or a telephone's
 * own format renamed. FALSE when it cannot be read, which shian_store_check() reports. */
gboolean shian_intake_is_misnamed (ShianStore *store, const char *name, const char *sha256);

G_END_DECLS
