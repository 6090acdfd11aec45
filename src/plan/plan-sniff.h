/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Kinds of files that hold no plain text, told by their first bytes. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** shian_plan_sniff_is_package: whether @data begins like a zip package (.docx and others). */
gboolean shian_plan_sniff_is_package (const guint8 *data, gsize length);

/** shian_plan_sniff_refuse: FALSE with SHIAN_ERROR_UNSUPPORTED (or _INVALID for empty data) for
 * what can be no text file, saying what to do instead; TRUE otherwise. @name is for the message. */
gboolean shian_plan_sniff_refuse (const guint8 *data, gsize length, const char *name,
                                  GError **error);

G_END_DECLS
