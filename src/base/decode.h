/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Text files as offices have them: UTF-8 with or without a mark, UTF-16 with one, GB18030. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** shian_decode: the text in UTF-8, without a mark; NULL when it is damaged, holds zero bytes, or its end
 * is missing. (transfer full) */
char *shian_decode (const char *data, gsize length);

G_END_DECLS
