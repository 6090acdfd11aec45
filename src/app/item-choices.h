/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The choices of an item as a drop-down, with an empty first line for no answer. */
#pragma once

#include "inspection/template.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** shian_item_choices_new: with nothing chosen. */
GtkWidget *shian_item_choices_new (const ShianTemplateItem *item);

/** shian_item_choices_show: chooses @value, or nothing when it is NULL or not among them. */
void shian_item_choices_show (GtkDropDown *choices, const char *value);

G_END_DECLS
