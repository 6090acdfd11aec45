/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Editions as JSON, the form the program ships them in. */
#pragma once

#include "inspection/template-check.h"

G_BEGIN_DECLS

/** shian_template_json_read: the edition in @text, checked, with every fault found. @error is set,
 * and NULL returned, only when @text is no document of this kind at all. (transfer full) */
ShianTemplateSource *shian_template_json_read (const char *text, GError **error);

G_END_DECLS
