/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files kept beside the store, each under the SHA-256 of its content: the same file is stored
 * once, and a changed one cannot pass for it. */
#pragma once

#include "store/store.h"

G_BEGIN_DECLS

/** Largest file taken in, so that packs stay sendable: 100 MB. */
#define SHIAN_ATTACHMENT_MAX ((gsize) 100 * 1024 * 1024)

/** shian_attachment_add_bytes: stores @bytes and returns their SHA-256 in lower-case hex.
 * SHIAN_ERROR_READ_ONLY on a store open for reading. (transfer full) */
char *shian_attachment_add_bytes (ShianStore *store, GBytes *bytes, GError **error);

/** shian_attachment_read_file: content of a file from outside; SHIAN_ERROR_INVALID when it is
 * empty, no plain file, or larger than SHIAN_ATTACHMENT_MAX. (transfer full) */
GBytes *shian_attachment_read_file (const char *path, GError **error);

/** shian_attachment_path: where the content with @sha256 lies, whether or not it is there.
 * (transfer full) */
char *shian_attachment_path (ShianStore *store, const char *sha256);

/** shian_attachment_verify: whether the stored content is there and still has its SHA-256. */
gboolean shian_attachment_verify (ShianStore *store, const char *sha256, GError **error);

G_END_DECLS
