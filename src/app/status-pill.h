/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A status as a word in a small pill; colour only repeats what the word says. */
#pragma once

#include "checklist/checklist-records.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SHIAN_TYPE_STATUS_PILL (shian_status_pill_get_type ())
G_DECLARE_FINAL_TYPE (ShianStatusPill, shian_status_pill, SHIAN, STATUS_PILL, GtkWidget)

GtkWidget *shian_status_pill_new (void);
void shian_status_pill_set_status (ShianStatusPill *self, ShianStatus status);
const char *shian_status_pill_get_text (ShianStatusPill *self);

G_END_DECLS
