/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 设置: unit, plan, where the data lies and its backup, language, text size, colours. */
#pragma once

#include "app/page.h"

G_BEGIN_DECLS

#define SHIAN_TYPE_SETTINGS_PAGE (shian_settings_page_get_type ())
G_DECLARE_FINAL_TYPE (ShianSettingsPage, shian_settings_page, SHIAN, SETTINGS_PAGE, ShianPage)

GtkWidget *shian_settings_page_new (ShianSession *session);

/** shian_settings_page_set_unit, _set_issued, _back_up, _check: what the rows do. */
void shian_settings_page_set_unit (ShianSettingsPage *self, const char *unit_id);
void shian_settings_page_set_issued (ShianSettingsPage *self, const char *iso);
void shian_settings_page_back_up (ShianSettingsPage *self);
void shian_settings_page_check (ShianSettingsPage *self);
/** shian_settings_page_get_check: what the last check said; "" before one. */
const char *shian_settings_page_get_check (ShianSettingsPage *self);

G_END_DECLS
