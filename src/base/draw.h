/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Drawing made-up data: a sequence of its own, so that no library's change alters what a seed gives. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** shian_draw: the next number (splitmix64). */
guint64 shian_draw (guint64 *state);

/** shian_draw_below: 0 … @n − 1. */
guint shian_draw_below (guint64 *state, guint n);

#define SHIAN_DRAW_FROM(state, array) ((array)[shian_draw_below ((state), G_N_ELEMENTS (array))])

/** shian_draw_id: the form of a UUIDv7 (RFC 9562) whose time is @index milliseconds into 2024.
 * (transfer full) */
char *shian_draw_id (guint64 *state, guint64 index);

/** shian_draw_person: a name. (transfer full) */
char *shian_draw_person (guint64 *state);

G_END_DECLS
