/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The fields of an item of an inspection: its value, its choices, its note. */
#pragma once

#include "inspection/template.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** shian_item_entry_new: a field for a number, at right, or for a few words. */
GtkWidget *shian_item_entry_new (const ShianTemplateItem *item);

/** shian_item_note_new: a #ShianWrapEntry for the note. */
GtkWidget *shian_item_note_new (void);

/** shian_item_choices_new: a drop-down whose first line asks to choose, which is no answer. */
GtkWidget *shian_item_choices_new (const ShianTemplateItem *item);

/** shian_item_choices_get: what is chosen; "" for nothing. (transfer none) */
const char *shian_item_choices_get (GtkDropDown *choices);

/** shian_item_choices_show: chooses @value, or nothing when it is NULL or not among them. */
void shian_item_choices_show (GtkDropDown *choices, const char *value);

G_END_DECLS
