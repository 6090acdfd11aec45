/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which bracket closes which, nested and mixed as they come. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** shian_brackets_match: for each byte at which an opening bracket of @text stands, the offset of
 * its closing one; 0 elsewhere and for brackets never closed. Round brackets of full and half
 * width close each other. (transfer full) (element-type guint32) */
GArray *shian_brackets_match (const char *text, gsize length);

G_END_DECLS
