/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether a period belongs to a task. For this room only. */
#pragma once

#include "base/period.h"
#include "store/store.h"

G_BEGIN_DECLS

/** shian_task_check_period: reads @text into @period and holds its year against the plan of the
 * task. SHIAN_ERROR_INVALID when it is no period or of another year, _NOT_FOUND when there is no
 * such task. */
gboolean shian_task_check_period (ShianStore *store, const char *task_id, const char *text,
                                  ShianPeriod *period, GError **error);

G_END_DECLS
