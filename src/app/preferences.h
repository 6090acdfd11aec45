/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How the window looks to this person: text size, light or dark, where things were left. Kept in
 * GSettings, apart from the data. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** shian_preferences_get: the settings; NULL where the schema is not installed, then everything
 * keeps its usual value. (transfer none) */
GSettings *shian_preferences_get (void);

/** shian_preferences_get_language: “zh_CN”, “en” or “system”. Needs no display. (transfer full) */
char *shian_preferences_get_language (void);

/** shian_preferences_apply: puts text size and colours in force, now and whenever they change.
 * Call once after GTK is up. */
void shian_preferences_apply (void);

/** shian_preferences_set_text_scale: sizes all text, 1.0 being usual. */
void shian_preferences_set_text_scale (double scale);

G_END_DECLS
