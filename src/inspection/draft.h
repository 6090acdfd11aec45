/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Making an inspection and filling it in, answer by answer. Each call is durable when it returns. */
#pragma once

#include "inspection/sheet.h"

G_BEGIN_DECLS

/** ShianInspectionOrder: what a new inspection begins with.
 * @template: a code, or “code@edition”
 * @made_on: (nullable): ISO date; NULL for today
 * @inspectors: “name” or “name/certificate”, at least two different ones (49号令 article 23), ends
 *   with NULL
 * @facts: (nullable): “id=yes;id=no”; what is not said is taken from the premises' last inspection
 * @scope: (nullable): items to look at, see ShianInspection
 * @recheck_of: (nullable): id of the inspection whose open findings are rechecked: the scope then is
 *   their items
 * @form: (nullable): number of the printed form it was written on, which thereby came back */
typedef struct {
  const char *subject;
  const char *template;
  ShianInspectionKind kind;
  const char *made_on;
  const char *started_at;
  const char *const *inspectors;
  const char *facts;
  const char *scope;
  const char *recheck_of;
  const char *form;
  gboolean notice_given;
  gboolean recusal_asked;
} ShianInspectionOrder;

/** shian_inspection_begin: a new draft. SHIAN_ERROR_INVALID says what is wrong with the order: closed
 * premises, a template for other kinds, fewer than two inspectors, a question the template does not
 * have, nothing open to recheck. (transfer full) */
ShianInspection *shian_inspection_begin (ShianStore *store, const ShianInspectionOrder *order,
                                         GError **error);

/** shian_inspection_save: the draft's own facts. SHIAN_ERROR_INVALID for a finished one, for times
 * that are none or run backwards, for unknown questions. */
gboolean shian_inspection_save (ShianStore *store, ShianInspection *inspection, GError **error);

/** shian_inspection_set_inspectors: replaces the list, form as in ShianInspectionOrder. */
gboolean shian_inspection_set_inspectors (ShianStore *store, const char *id,
                                          const char *const *inspectors, GError **error);

/** shian_inspection_remove: hides a draft with its findings; a finished one is refused. */
gboolean shian_inspection_remove (ShianStore *store, const char *id, GError **error);

/** shian_inspection_load_draft: the inspection, refused with SHIAN_ERROR_INVALID when it is locked.
 * (transfer full) */
ShianInspection *shian_inspection_load_draft (ShianStore *store, const char *id, GError **error);

/** ShianAnswerInput: what the officer says.
 * @verdict: of a verdict item; of every kind SHIAN_VERDICT_NOT_APPLICABLE
 * @figure: of a number item, NAN for none
 * @value: (nullable): of a text, date or choice item
 * @note: (nullable): NULL leaves the note as it is, "" clears it */
typedef struct {
  ShianVerdict verdict;
  double figure;
  const char *value;
  const char *note;
} ShianAnswerInput;

#define SHIAN_ANSWER_INPUT_NONE                                                                    \
  {                                                                                                \
    .verdict = SHIAN_VERDICT_NONE, .figure = (double) NAN                                          \
  }

/** shian_answer_parse:
 * @text: 1, 2, 3 or 符合, 不符合, 不适用 for a verdict; a number with or without its unit; a date; text;
 *   one of the choices or its number. 不适用 and “/” mean not applicable for every kind; "" takes
 *   the answer back
 *
 * SHIAN_ERROR_INVALID names the item and what it takes. */
gboolean shian_answer_parse (const ShianTemplateItem *item, const char *text,
                             ShianAnswerInput *input, GError **error);

/**
 * shian_answer_give:
 * @row: id of the item's record
 *
 * Stores the answer of one item, judging a number by its limits, and raises the finding of an item
 * not conforming, or takes it back, in the same step. SHIAN_ERROR_INVALID for a locked inspection, an
 * item of another edition or out of scope, a value the item does not take. (transfer full)
 */
ShianAnswer *shian_answer_give (ShianStore *store, const char *inspection, const char *row,
                                const ShianAnswerInput *input, GError **error);

G_END_DECLS
