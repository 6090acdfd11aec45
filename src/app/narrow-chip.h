/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a list was narrowed to from elsewhere, as a chip that one press takes away:
 * 2024年第二季度 · 校园食堂 ✕ */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SHIAN_TYPE_NARROW_CHIP (shian_narrow_chip_get_type ())
G_DECLARE_FINAL_TYPE (ShianNarrowChip, shian_narrow_chip, SHIAN, NARROW_CHIP, GtkWidget)

/* Signal “removed” (): the user pressed it. It hides itself when its text goes, not before. */

/** shian_narrow_chip_set_text: translated; NULL hides it. */
void shian_narrow_chip_set_text (ShianNarrowChip *self, const char *text);
/** shian_narrow_chip_get_text: NULL while it is hidden. */
const char *shian_narrow_chip_get_text (ShianNarrowChip *self);
/** shian_narrow_chip_press: as the user does. */
void shian_narrow_chip_press (ShianNarrowChip *self);

G_END_DECLS
