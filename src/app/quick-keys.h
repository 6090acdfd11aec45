/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A field for keying in from paper: the number of an item, its answer, Enter, the next. */
#pragma once

#include "inspection/quick-entry.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SHIAN_TYPE_QUICK_KEYS (shian_quick_keys_get_type ())
G_DECLARE_FINAL_TYPE (ShianQuickKeys, shian_quick_keys, SHIAN, QUICK_KEYS, GtkWidget)

/* Signals: “go” (index): an item was named; “answer” (index): and answered, see
 * shian_quick_keys_get_entry(); “leave” (): Esc. */

/** shian_quick_keys_set_sheet: what is keyed in; borrowed, to be set again when it is loaded anew. NULL
 * for none, or for one that is locked. */
void shian_quick_keys_set_sheet (ShianQuickKeys *self, const ShianInspectionSheet *sheet);

/** shian_quick_keys_take: as typed, with Enter. */
void shian_quick_keys_take (ShianQuickKeys *self, const char *typed);
/** shian_quick_keys_get_entry: the answer of the signal. */
const ShianQuickEntry *shian_quick_keys_get_entry (ShianQuickKeys *self);
/** shian_quick_keys_stored: the answer is stored, or why not: then what was typed is there again. */
void shian_quick_keys_stored (ShianQuickKeys *self, const GError *error);
/** shian_quick_keys_get_said: what the field says about what was typed last. */
const char *shian_quick_keys_get_said (ShianQuickKeys *self);

G_END_DECLS
