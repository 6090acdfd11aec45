/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the answers of both keyings have in common. For this room only. */
#pragma once

#include "inspection/draft.h"

G_BEGIN_DECLS

/** shian_answer_check: the item with the record id @row, where it may be answered: the inspection is
 * a draft, the item of its edition and within its scope. (transfer full) */
ShianTemplateItem *shian_answer_check (ShianStore *store, const char *inspection, const char *row,
                                       GError **error);

/** shian_answer_take: puts @input into @answer as far as the item's kind goes, a figure judged by
 * its limits; the note stays. */
gboolean shian_answer_take (const ShianTemplateItem *item, const ShianAnswerInput *input,
                            ShianAnswer *answer, GError **error);

G_END_DECLS
