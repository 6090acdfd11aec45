/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/setting.h"

#include "store/save.h"

#include <glib/gi18n-lib.h>

static const ShianField FIELDS[] = {
  SHIAN_FIELD (ShianSetting, name, TEXT, N_ ("Name"), SHIAN_FIELD_REQUIRED, NULL, 100),
  SHIAN_FIELD (ShianSetting, value, TEXT, N_ ("Value"), 0, NULL, 4000),
};

const ShianRecordType SHIAN_SETTING_TYPE =
    SHIAN_RECORD_TYPE ("setting", N_ ("Setting"), ShianSetting, FIELDS, shian_setting_free);
SHIAN_DEFINE_RECORD (ShianSetting, shian_setting, SHIAN_SETTING_TYPE)

static ShianSetting *
find (ShianStore *store, const char *name, GError **error)
{
  return shian_store_select_one (store, &SHIAN_SETTING_TYPE, "WHERE name = ?1", error, "s", name);
}

char *
shian_setting_get (ShianStore *store, const char *name)
{
  g_autoptr (ShianSetting) setting = find (store, name, NULL);
  return setting != NULL && !setting->record.deleted ? g_strdup (setting->value) : NULL;
}

gboolean
shian_setting_set (ShianStore *store, const char *name, const char *value, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (ShianSetting) setting = find (store, name, &local);

  if (local != NULL) {
    g_propagate_error (error, g_steal_pointer (&local));
    return FALSE;
  }
  if (setting == NULL) {
    setting = shian_setting_new ();
    setting->name = g_strdup (name);
  }
  setting->record.deleted = FALSE;
  g_free (setting->value);
  setting->value = g_strdup (value);
  return shian_store_save (store, &SHIAN_SETTING_TYPE, setting, error);
}
