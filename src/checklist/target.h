/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which figures of a plan's text are targets one can count towards. */
#pragma once

#include "plan/plan-records.h"

G_BEGIN_DECLS

/** shian_quantity_is_target: FALSE for lengths of time (“24小时监测”, “30日内”), which say how, not
 * how much. */
gboolean shian_quantity_is_target (const ShianQuantity *quantity);

/** shian_quantity_is_countable: a target reached by counting work done: so many 批次, 户次, 家, 次 …
 * Only then may a total be divided by it; “19种农产品” and “65%” say something else. */
gboolean shian_quantity_is_countable (const ShianQuantity *quantity);

G_END_DECLS
