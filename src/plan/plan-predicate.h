/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The verb that ends a part of a responsibility clause: 牵头, 负责, 按职责分工负责, 配合. */
#pragma once

#include "plan/plan-text.h"

G_BEGIN_DECLS

/** shian_predicate_find: whether @text ends with a predicate; @start receives where it begins and
 * @role what it gives to the units before it. */
gboolean shian_predicate_find (const char *text, gsize *start, ShianRole *role);

G_END_DECLS
