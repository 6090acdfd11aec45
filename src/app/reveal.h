/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bringing what has come up or changed into sight without taking the keys there. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * shian_reveal: scrolls what @widget stands in, once it has its place, until @widget is in sight;
 * by as little as that takes. Nothing happens where it is not shown or nothing scrolls.
 */
void shian_reveal (GtkWidget *widget);

G_END_DECLS
