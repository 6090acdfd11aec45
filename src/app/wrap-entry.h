/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A field for one paragraph that wraps over as many lines as it needs. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SHIAN_TYPE_WRAP_ENTRY (shian_wrap_entry_get_type ())
G_DECLARE_FINAL_TYPE (ShianWrapEntry, shian_wrap_entry, SHIAN, WRAP_ENTRY, GtkTextView)

/* Signal “activate” (): Enter, once the input method had no use for it. Line ends never get in by
 * the keyboard or the clipboard: what is pasted becomes one paragraph. A text set by the program is
 * shown as it is. Property “placeholder-text”: shown while there is nothing else. */

GtkWidget *shian_wrap_entry_new (void);

/** shian_wrap_entry_get_text: (transfer full) */
char *shian_wrap_entry_get_text (ShianWrapEntry *self);
void shian_wrap_entry_set_text (ShianWrapEntry *self, const char *text);

G_END_DECLS
