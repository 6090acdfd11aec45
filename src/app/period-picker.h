/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Chooses one of the plan's reporting periods: four quarters and the year. */
#pragma once

#include "app/session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SHIAN_TYPE_PERIOD_PICKER (shian_period_picker_get_type ())
G_DECLARE_FINAL_TYPE (ShianPeriodPicker, shian_period_picker, SHIAN, PERIOD_PICKER, GtkWidget)

/** shian_period_picker_set_session: shows @session's period, follows it and sets it. */
void shian_period_picker_set_session (ShianPeriodPicker *self, ShianSession *session);

G_END_DECLS
