/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Shared by the files of this room that change findings; nobody else includes it. */
#pragma once

#include "inspection/finding-work.h"

G_BEGIN_DECLS

/** shian_finding_add_event: the next event of @finding, whose state is @state_before so far. */
gboolean shian_finding_add_event (ShianStore *store, const ShianFinding *finding, int kind,
                                  int state_before, const ShianFindingStep *step, GError **error);

/** shian_finding_set_deadline: due and due_reason from days working days after @from. */
void shian_finding_set_deadline (ShianStore *store, ShianFinding *finding, const char *from);

/** shian_finding_of_answer: what @answer, not conforming, has found, unsaved. (transfer full) */
ShianFinding *shian_finding_of_answer (ShianStore *store, const ShianInspection *inspection,
                                       const ShianTemplateItem *item, const ShianAnswer *answer);

/** shian_inspection_seal: puts into @sheet's inspection, unsaved, what is frozen when it is finished:
 * counts, result, an opinion where none was given, the premises' facts, the state. */
void shian_inspection_seal (ShianInspectionSheet *sheet);

G_END_DECLS
