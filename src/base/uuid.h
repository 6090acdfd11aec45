/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Keys: UUID version 7 (RFC 9562 section 5.7), which sort in the order they were made. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** shian_uuid_new: a new key in lower-case hyphenated form; later calls in one process always
 * sort after earlier ones. Thread-safe. (transfer full) */
char *shian_uuid_new (void);

/** shian_uuid_is_valid: whether @text has the form of a UUID, lower case, 36 characters. */
gboolean shian_uuid_is_valid (const char *text);

G_END_DECLS
