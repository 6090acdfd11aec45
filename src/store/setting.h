/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Small facts about the work itself (own unit, date of issue …): they belong to the data, are in
 * its history and can be undone. How the window looks is not here. */
#pragma once

#include "store/store.h"

G_BEGIN_DECLS

typedef struct {
  ShianRecord record;
  char *name;
  char *value;
} ShianSetting;

SHIAN_DECLARE_RECORD (ShianSetting, shian_setting, SHIAN_SETTING_TYPE)

/** shian_setting_get: the value, or NULL when it was never set. (transfer full) */
char *shian_setting_get (ShianStore *store, const char *name);

/** shian_setting_set: NULL or "" clears it. */
gboolean shian_setting_set (ShianStore *store, const char *name, const char *value, GError **error);

G_END_DECLS
