/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The bottom of the navigation: where the data file is, its size, its last backup, and what is
 * risky about its place. */
#pragma once

#include "app/session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SHIAN_TYPE_DATA_PLACE (shian_data_place_get_type ())
G_DECLARE_FINAL_TYPE (ShianDataPlace, shian_data_place, SHIAN, DATA_PLACE, GtkWidget)

/** shian_data_place_set_session: shows @session's file and follows it. */
void shian_data_place_set_session (ShianDataPlace *self, ShianSession *session);

G_END_DECLS
