/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pictures made small enough to keep and send. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** Longest side of a stored picture, in pixels. */
#define SHIAN_PICTURE_MAX 2560

/**
 * shian_picture_shrink:
 * The picture in @bytes turned upright and reduced to SHIAN_PICTURE_MAX, as JPEG (PNG when it has
 * transparency). NULL without error when @bytes is no picture or small enough already; SHIAN_ERROR_
 * INVALID when it is a picture that cannot be read or is larger than 200 megapixels. (transfer full)
 */
GBytes *shian_picture_shrink (GBytes *bytes, const char *name, GError **error);

/** shian_picture_is_one: whether @bytes begin as a JPEG or PNG does. */
gboolean shian_picture_is_one (GBytes *bytes);

/** shian_picture_taken_at: when the camera says it took the picture, “YYYY-MM-DD HH:MM:SS”; NULL
 * when it does not say. (transfer full) */
char *shian_picture_taken_at (GBytes *bytes);

G_END_DECLS
