/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the premises' person draws on the screen to sign: one picture of the inspection, with the
 * purpose SHIAN_PHOTO_SIGNATURE. Who it is stands in the inspection's signer, when in the picture's
 * taken_at. */
#pragma once

#include "inspection/photo.h"

G_BEGIN_DECLS

/** shian_signature_find: the drawing, NULL without error when there is none. (transfer full) */
ShianPhoto *shian_signature_find (ShianStore *store, const char *inspection, GError **error);

/**
 * shian_signature_set, _set_file:
 * @drawing: a JPEG or PNG picture; @path: a file that is one
 *
 * Puts the drawing in the place of any earlier one and makes the inspection one that is signed on
 * the screen, as one step of undo. SHIAN_ERROR_INVALID for a locked inspection, and as in
 * shian_intake_file(); then all stays as it was. (transfer full)
 */
ShianPhoto *shian_signature_set (ShianStore *store, const char *inspection, GBytes *drawing,
                                 GError **error);
ShianPhoto *shian_signature_set_file (ShianStore *store, const char *inspection, const char *path,
                                      GError **error);

/** shian_signature_clear: takes the drawing away; how the inspection is to be signed stays as it
 * is. No error when nothing is drawn, but for a locked inspection. */
gboolean shian_signature_clear (ShianStore *store, const char *inspection, GError **error);

G_END_DECLS
