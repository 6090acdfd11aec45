/* SPDX-License-Identifier: GPL-3.0-or-later */
/* When an item applies, told from what is known of the premises. Whatever is not known keeps the
 * item on the form: leaving a question out must rest on a fact. */
#pragma once

#include "subjects/subject.h"

G_BEGIN_DECLS

typedef enum {
  SHIAN_TRUTH_NO,
  SHIAN_TRUTH_UNKNOWN,
  SHIAN_TRUTH_YES,
} ShianTruth;

/**
 * shian_condition_check:
 * @text: as “stage=kindergarten and diners>=300 or supply=contracted|delivered”; “and” binds closer
 *   than “or”, “|” parts values of which one will do; operators = != >= <= > <. NULL and "" are
 *   fine and always true
 * @facts: the template's questions, see ShianTemplate
 *
 * Names are fields of the premises, whose choices go by their keys, or ids of questions, which are
 * yes or no. SHIAN_ERROR_INVALID says which word is not understood.
 */
gboolean shian_condition_check (const char *text, const char *facts, GError **error);

/**
 * shian_condition_judge:
 * @text: a text that passed the check
 * @subject: (nullable)
 * @answers: (nullable): “id=yes;id=no”, the questions answered so far; “field=value” goes before
 *   what @subject says, see diners.h
 */
ShianTruth shian_condition_judge (const char *text, const ShianSubject *subject,
                                  const char *answers);

/** shian_facts_get_text, shian_facts_set_text: what @answers say about @id, NULL for nothing. (transfer
 * full) */
char *shian_facts_get_text (const char *answers, const char *id);
char *shian_facts_set_text (const char *answers, const char *id, const char *text);

/** shian_facts_get: the answer to question @id in @answers: TRUE, FALSE, or -1 when there is none. */
int shian_facts_get (const char *answers, const char *id);

/** shian_facts_set: @answers with @id answered by @value (TRUE, FALSE; -1 takes it out). (transfer
 * full) */
char *shian_facts_set (const char *answers, const char *id, int value);

/** shian_facts_known: whether the template's @facts have a question @id. */
gboolean shian_facts_known (const char *facts, const char *id);

G_END_DECLS
