/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a number of a task counts, so that a page lists the same: a period and kinds of premises. */
#pragma once

#include "base/period.h"

G_BEGIN_DECLS

/** ShianRegisterNarrowing: @from, @to: ISO dates, inclusive; @kinds: see subject-kinds.h
 * @title: on the screen; @words: on papers, Chinese. */
typedef struct {
  char *from;
  char *to;
  char *kinds;
  char *title;
  char *words;
} ShianRegisterNarrowing;

/** shian_register_narrowing_new: (transfer full) */
ShianRegisterNarrowing *shian_register_narrowing_new (const ShianPeriod *period, const char *kinds);
void shian_register_narrowing_free (ShianRegisterNarrowing *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ShianRegisterNarrowing, shian_register_narrowing_free)

G_END_DECLS
