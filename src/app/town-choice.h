/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The drop-down that narrows a list to one town. */
#pragma once

#include "store/store.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** shian_town_choice_get: the town chosen; NULL for all of them. */
const char *shian_town_choice_get (GtkDropDown *choice);

/** shian_town_choice_fill: offers the towns premises stand in, after all of them, and keeps the one
 * chosen as long as it is there. The drop-down tells of changes meanwhile. */
void shian_town_choice_fill (GtkDropDown *choice, ShianStore *store);

G_END_DECLS
