/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether an item was keyed in twice, as a pill beside it. */
#pragma once

#include "app/status-pill.h"
#include "inspection/second-keying.h"

G_BEGIN_DECLS

/** shian_second_mark_look: for shian_status_pill_set_word(). */
const char *shian_second_mark_look (ShianSecondState state);

/** shian_second_mark_show: “checked twice” or “differs”; @pill hides for every other @state, which says
 * nothing about the answer. Returns the word shown, translated; NULL for none. */
const char *shian_second_mark_show (ShianStatusPill *pill, ShianSecondState state);

G_END_DECLS
