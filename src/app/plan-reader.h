/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads and takes apart a plan away from the window, so that a long one does not hold it up. */
#pragma once

#include "plan/plan-text.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/** ShianPlanOrigin: where a plan's text comes from. */
typedef enum {
  SHIAN_PLAN_BUILTIN,
  SHIAN_PLAN_FILE,
  SHIAN_PLAN_PASTED,
} ShianPlanOrigin;

/** shian_plan_read_async: @what is the file's path, or the pasted text, or NULL for the built-in
 * plan. */
void shian_plan_read_async (ShianPlanOrigin origin, const char *what, GCancellable *cancellable,
                            GAsyncReadyCallback callback, gpointer user_data);

/** shian_plan_read_finish: @source_name receives what the import calls its source. Errors are
 * refusals that say what to do instead. (transfer full) */
ShianPlanText *shian_plan_read_finish (GAsyncResult *result, char **source_name, GError **error);

G_END_DECLS
