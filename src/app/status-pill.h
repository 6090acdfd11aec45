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
/** shian_status_pill_set_word: any other state: @word translated, @look one of the keys of
 * SHIAN_STATUS_CHOICES whose colour goes with it, NULL for plain. An empty word hides the pill. */
void shian_status_pill_set_word (ShianStatusPill *self, const char *look, const char *word);
const char *shian_status_pill_get_text (ShianStatusPill *self);

G_END_DECLS
