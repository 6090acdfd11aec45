/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether a picture was cut short on its way. For this room only. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** shian_picture_is_whole: whether the JPEG or PNG in @bytes goes on to its end mark. Decoders fill
 * up one that was cut short and say nothing, and half a photograph is no proof. What cameras append
 * after the mark does not matter. */
gboolean shian_picture_is_whole (GBytes *bytes);

G_END_DECLS
