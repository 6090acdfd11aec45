/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A field for a date, typed as people write it or picked from a calendar. A GtkEditable. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SHIAN_TYPE_DATE_ENTRY (shian_date_entry_get_type ())
G_DECLARE_FINAL_TYPE (ShianDateEntry, shian_date_entry, SHIAN, DATE_ENTRY, GtkWidget)

/* Signal “date-changed” (): the field was left, or Enter pressed, or a day picked, with another
 * date than before. Below the field stands the weekday, or what is wrong with the text.
 * Property “title”: the accessible name. */

GtkWidget *shian_date_entry_new (void);

/** shian_date_entry_set_iso: NULL empties the field; no signal. */
void shian_date_entry_set_iso (ShianDateEntry *self, const char *iso);
/** shian_date_entry_get_iso: the date as far as it is one, else NULL. (transfer full) */
char *shian_date_entry_get_iso (ShianDateEntry *self);
/** shian_date_entry_is_valid: a date, or empty. */
gboolean shian_date_entry_is_valid (ShianDateEntry *self);
void shian_date_entry_set_text (ShianDateEntry *self, const char *text);

G_END_DECLS
